"""A briefing becomes a letter: what a mail about it says, and in which order is the template's business."""

from collections.abc import Mapping, Sequence

from press.mail.fitness import unfit
from press.mail.merge import CannotMerge, merge
from press.mail.phrases import phrases
from press.model.briefing import Contact
from press.model.dates import in_words
from press.model.document import Document, Point
from press.model.letter import Letter
from press.model.mailing import Mail
from press.model.output import Download
from press.model.report import Place, Report

LONGEST_SUBJECT = 120


def write_letter(
    document: Document, enclosures: Sequence[Download], columns: Mapping[str, str], place: Place, report: Report
) -> Letter | None:
    """Write to one person, whose row of the list has ``columns``; None where that fails, and the report says why.

    ``place`` is that row, or the record of the briefing for a draft, which is to nobody and has no columns.
    """
    briefing = document.briefing
    mail = briefing.mail
    if mail is None:
        return None
    subject = _merged("subject", mail.subject, columns, place, report)
    greeting = _merged("greeting", mail.greeting, columns, place, report)
    if subject is None or greeting is None:
        return None
    return Letter(
        language=briefing.language,
        subject=subject,
        preview=mail.preview,
        series=f"{briefing.series} {briefing.number}",
        title=document.title,
        subtitle=document.subtitle,
        published=in_words(briefing.published),
        version=briefing.version,
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
    )


def sender_of(mail: Mail) -> Contact:
    return Contact(mail.sender_name, mail.sender_email)


def check_mail(mail: Mail, report: Report) -> None:
    """Report what no mail of this briefing could say, whoever it goes to."""
    for name, text in (("subject", mail.subject), ("greeting", mail.greeting), ("sender", mail.sender_name)):
        if why := unfit(text):
            report.error(mail.place, f"the {name} of the mail {why}", "type it anew, in one line")


def _merged(name: str, words: str, columns: Mapping[str, str], place: Place, report: Report) -> str | None:
    try:
        text = merge(words, columns)
    except CannotMerge as error:
        report.error(place, f"the {name} of the mail {error}")
        return None
    if why := unfit(text):
        report.error(place, f"the {name} of the mail {why}", "look at the cells of this row")
        return None
    if name == "subject" and not 0 < len(text) <= LONGEST_SUBJECT:
        report.error(place, f"the subject of the mail has {len(text)} characters, and 1 to {LONGEST_SUBJECT} are shown")
        return None
    return text
