"""What mail programs and servers take: more is cut off, or does not arrive."""

from collections.abc import Sequence

from press.model.briefing import Picture
from press.model.letter import Message
from press.model.mailing import Mail
from press.model.output import Download, in_kilobytes
from press.model.report import Report

LARGEST_HTML_BYTES = 90_000  # Gmail cuts a mail off at about 102,000
LARGEST_MESSAGE_BYTES = 20_000_000  # what the strictest of the large providers takes


def check_budgets(
    message: Message, mail: Mail, pictures: Sequence[Picture], others: Sequence[Download], report: Report
) -> None:
    """Report a message that is too large; ``others`` are the PDFs that could be attached instead."""
    if message.html_bytes > LARGEST_HTML_BYTES:
        allowed, size = in_kilobytes(LARGEST_HTML_BYTES), in_kilobytes(message.html_bytes)
        report.error(
            mail.place, f"the mail has {size} of HTML, and {allowed} are shown whole", "shorten the key points"
        )
    if message.attached_bytes > mail.largest_attachment_bytes:
        limit, size = in_kilobytes(mail.largest_attachment_bytes), in_kilobytes(message.attached_bytes)
        report.error(
            mail.place, f"the attached PDF has {size}, and the limit is {limit}", _advice(mail, pictures, others)
        )
    elif len(message.content) > LARGEST_MESSAGE_BYTES:
        limit, size = in_kilobytes(LARGEST_MESSAGE_BYTES), in_kilobytes(len(message.content))
        report.error(
            mail.place, f"the whole mail has {size}, and servers take {limit}", _advice(mail, pictures, others)
        )


def _advice(mail: Mail, pictures: Sequence[Picture], others: Sequence[Download]) -> str:
    lighter = [other for other in others if other.size_bytes <= mail.largest_attachment_bytes]
    advice = []
    if pictures:
        largest = max(pictures, key=lambda picture: (len(picture.content), picture.name))
        advice.append(f"make '{largest.name}' smaller, it has {in_kilobytes(len(largest.content))}")
    if lighter:
        least = min(lighter, key=lambda other: other.size_bytes)
        advice.append(f"attach a lighter one: 'attach: {least.edition}' has {in_kilobytes(least.size_bytes)}")
    return "; or ".join(advice) or "raise 'largest_attachment_mb', if those who get it can receive that"
