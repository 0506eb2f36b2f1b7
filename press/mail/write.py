"""A briefing becomes a letter: what a mail about it says, and in which order is the template's business."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from press.mail.fitness import unfit
from press.mail.merge import CannotMerge, MissingColumn, check_words, merge
from press.mail.phrases import phrases
from press.model.briefing import Contact
from press.model.document import Document, Point
from press.model.letter import Letter
from press.model.mailing import Mail
from press.model.output import Download
from press.model.report import Place, Report
from press.model.typeset import typeset

LONGEST_SUBJECT = 120


def write_letter(
    document: Document, enclosures: Sequence[Download], columns: Mapping[str, str] | None, place: Place, report: Report
) -> Letter | None:
    """Write to one person, whose row of the list has ``columns``; None where that fails, and the report says why.

    ``place`` is that row. A draft is to nobody yet, and has no columns: None.
    """
    briefing, mail = document.briefing, document.briefing.mail
    if mail is None:
        return None
    mail = _for_nobody(mail, briefing.title) if columns is None else mail
    cells = columns or {}
    subject = _merged("subject", mail.subject, cells, place, report, typeset(briefing.release.tag))
    greeting = _merged("greeting", mail.greeting, cells, place, report)
    if subject is None or greeting is None:
        return None
    return Letter(
        language=briefing.language,
        subject=subject,
        preview=mail.preview,
        series=briefing.series_line,
        title=document.title,
        subtitle=document.subtitle,
        edition=briefing.edition_line,
        greeting=greeting,
        note_heading=document.evidence.disclosure.heading,
        note_lines=document.evidence.disclosure.lines,
        points=tuple(Point(point.lead, phrases(point.html)) for point in document.key_points),
        web=briefing.publisher.web,
        enclosures=tuple(enclosures),
        publisher=briefing.publisher,
        corrections=briefing.assistance.corrections.email,
        accessibility=briefing.accessibility_email,
        licence=briefing.licence,
        reason=mail.reason,
        postal_address=mail.postal_address,
        unsubscribe_web=mail.unsubscribe_web,
        unsubscribe_email=mail.unsubscribe_email,
        status=briefing.release.words,
    )


def sender_of(mail: Mail) -> Contact:
    return Contact(mail.sender_name, mail.sender_email)


def check_mail(mail: Mail, report: Report) -> None:
    """Report what no mail of this briefing could say, whoever it goes to."""
    if why := unfit(mail.sender_name):
        report.error(mail.place, f"the sender of the mail {why}", "type it anew, in one line")
    for name, text, place in _words(mail):
        if why := unfit(text):
            report.error(place, f"the {name} of the mail {why}", "type it anew, in one line")
            continue
        try:
            check_words(text)
        except CannotMerge as error:
            report.error(place, f"the {name} of the mail {error}", "name columns as in 'Dear {{ name }},'")


def check_draft(mail: Mail, report: Report) -> None:
    """Warn of what the draft leaves out, since it is to nobody yet."""
    instead = {"subject": "its subject is the title of the briefing", "greeting": "it has no greeting"}
    for name, text, place in _words(mail):
        try:
            merge(text, {})
        except MissingColumn as missing:
            message = f"the draft is to nobody yet, and has no '{missing.column}': {instead[name]}"
            report.warning(place, message, f"'mail --recipients' fills it in; for the draft too, {missing.hint}")
        except CannotMerge:
            continue  # which ``check_mail`` tells


def _for_nobody(mail: Mail, title: str) -> Mail:
    """Without a greeting that asks for a column, for half of one would be sent; with a subject in any case."""
    return replace(mail, subject=_without_columns(mail.subject, title), greeting=_without_columns(mail.greeting, ""))


def _words(mail: Mail) -> tuple[tuple[str, str, Place], ...]:
    return ("subject", mail.subject, mail.subject_place), ("greeting", mail.greeting, mail.greeting_place)


def _without_columns(words: str, otherwise: str) -> str:
    """``words``, or others where these cannot be filled in for nobody."""
    try:
        return merge(words, {})
    except MissingColumn:
        return otherwise
    except CannotMerge:
        return words  # and what merges them will say why not


def _merged(
    name: str, words: str, columns: Mapping[str, str], place: Place, report: Report, before: str = ""
) -> str | None:
    """``words`` with the columns filled in, behind those that stand ``before``; None where they cannot be."""
    try:
        text = before + merge(words, columns)
    except CannotMerge as error:
        report.error(place, f"the {name} of the mail {error}")
        return None
    if why := unfit(text):
        report.error(place, f"the {name} of the mail {why}", "look at the cells of this row")
        return None
    if name == "subject" and not len(before) < len(text) <= LONGEST_SUBJECT:
        count = f"{len(text)} characters{', its status among them' if before else ''}"
        report.error(place, f"the subject of the mail has {count}, and 1 to {LONGEST_SUBJECT} are shown")
        return None
    return text
