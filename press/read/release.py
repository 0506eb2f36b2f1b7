"""What stands behind ``status:`` becomes a Release, or the report says why it cannot."""

from press.model.release import BY, LONGEST_SUCCESSOR, UNTIL, NoMoment, Release, ReleaseName, moment
from press.model.report import Report, did_you_mean
from press.read import forms
from press.read.yaml_text import Lined

# As they are typed; one that needs more is shown with a place for it.
CHOICES = ("draft", "for clearance", f"{UNTIL} …", "final", "withdrawn", f"{BY} …")
_PLAIN = {
    name.value: name for name in ReleaseName if name not in (ReleaseName.EMBARGOED, ReleaseName.SUPERSEDED)
}  # fmt: skip


def read_release(form: forms.BriefingForm, record: Lined, report: Report) -> Release:
    """The status of a briefing; a draft, which goes nowhere, where it cannot be read."""
    typed, place = " ".join(form.status.split()), record.place(("status",))
    if typed in _PLAIN:
        return Release(_PLAIN[typed], place=place)
    unread = Release(ReleaseName.DRAFT, place=place)
    if typed == "embargoed" or typed.startswith((UNTIL, "embargoed ")):
        given = typed.removeprefix(UNTIL).strip()
        if not typed.startswith(UNTIL) or not given:
            report.error(place, "an embargo has an end", f"write '{UNTIL} 2026-12-01T06:00Z'")
            return unread
        try:
            return Release(ReleaseName.EMBARGOED, moment(given), place=place)
        except NoMoment as error:
            report.error(place, str(error), error.hint)
            return unread
    if typed == "superseded" or typed.startswith("superseded "):
        by = typed.removeprefix(BY).strip()
        if typed.startswith(BY) and 0 < len(by) <= LONGEST_SUCCESSOR:
            return Release(ReleaseName.SUPERSEDED, by=by, place=place)
        if not typed.startswith(BY) or not by:
            report.error(place, "it is not said what supersedes it", f"write '{BY} Water briefing 2027/01'")
        else:
            message = f"what supersedes it has {len(by)} characters, and {LONGEST_SUCCESSOR} fit into a line"
            report.error(place, message, "name it by series and number, or by a short address")
        return unread
    hint = did_you_mean(typed, [*_PLAIN, UNTIL, BY], f"there are {', '.join(CHOICES)}")
    report.error(place, f"no briefing has the status '{typed}'", hint)
    return unread
