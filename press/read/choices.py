"""What an author chooses of languages, editions, their lengths and the handout, compared with what there is."""

from press.model.briefing import Guidance, HandoutChoice, Text
from press.model.edition import EDITION_NAMES
from press.model.languages import SPOKEN
from press.model.report import Report, did_you_mean
from press.read import forms
from press.read.yaml_text import Lined


def check_editions(form: forms.BriefingForm, record: Lined, report: Report) -> None:
    known = EDITION_NAMES
    for n, name in enumerate(form.editions):
        if name in form.editions[:n]:
            report.error(record.place(("editions", n)), f"the edition '{name}' is listed twice", "list it once")
        if name not in known:
            hint = did_you_mean(name, known, f"there are {', '.join(known)}")
            report.error(record.place(("editions", n)), f"there is no edition '{name}'", hint)
    for name in form.page_budgets:
        if name not in known:
            hint = did_you_mean(name, known, f"there are {', '.join(known)}")
            report.error(record.place(("page_budgets", name)), f"there is no edition '{name}'", hint)


def check_languages(form: forms.BriefingForm, record: Lined, report: Report) -> None:
    """Report languages that the program does not speak: all its own words would be in another than the author's."""
    asked = [(form.language, record.place(("language",)))]
    asked += [(each, record.place(("mail", "languages", each))) for each in (form.mail.languages if form.mail else ())]
    for language, place in asked:
        if language not in SPOKEN:
            meant = [each for each in SPOKEN if each.casefold() == language.casefold()]
            hint = f"did you mean '{meant[0]}'?" if meant else f"it speaks {' and '.join(SPOKEN)}"
            report.error(place, f"this program does not speak '{language}'", hint)


def handout(form: forms.BriefingForm, record: Lined, report: Report) -> HandoutChoice:
    """The choice of the author; the terms that it names are in the glossary."""
    chosen = form.handout
    if chosen is None:
        return HandoutChoice(record.file)
    known = [entry.term for entry in form.glossary]
    for n, term in enumerate(chosen.terms):
        if term not in known:
            place = record.place(("handout", "terms", n))
            report.error(
                place, f"the glossary has no term '{term}'", did_you_mean(term, known, "add it to 'glossary:'")
            )
    return HandoutChoice(
        place=record.place(("handout",)),
        figure=chosen.figure or "",
        table=chosen.table or "",
        rows=tuple(chosen.rows),
        questions=chosen.questions or "",
        terms=tuple(chosen.terms),
        limits=tuple(
            Guidance(limit.title, Text(limit.text, record.place(("handout", "limits", n, "text"))))
            for n, limit in enumerate(chosen.limits)
        ),
    )
