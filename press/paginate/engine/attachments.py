"""Files inside the PDF, with the media type and the dates that we say, not those that the machine guesses."""

from collections.abc import Iterable
from contextlib import nullcontext
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from press.model.output import Attachment


def add_attachments(document: Any, attachments: Iterable[Attachment], dated: str) -> None:
    """Make ``document`` write the attachments; ``dated`` (ISO 8601) is their date.

    The keys of a name tree are sorted (ISO 32000-1, 7.9.6), and WeasyPrint 70.0 writes them as they come.
    """
    ordered = sorted(attachments, key=lambda attachment: attachment.name.encode())
    document.metadata.attachments = [as_weasyprint(attachment, dated) for attachment in ordered]


def as_weasyprint(attachment: Attachment, dated: str) -> Any:
    """The attachment in WeasyPrint's form; ``dated`` (ISO 8601) is its date."""
    from weasyprint import Attachment as WeasyPrintAttachment

    moment = datetime.fromisoformat(dated).replace(tzinfo=UTC)
    made = WeasyPrintAttachment(
        string=attachment.content,
        name=attachment.name,
        description=attachment.description,
        relationship=attachment.relationship,
        created=moment,
        modified=moment,
    )
    # WeasyPrint 70.0 asks the system for the media type of a name, and systems differ; ISO 19005-3, 6.8 wants the
    # right one.
    made.source = nullcontext((BytesIO(attachment.content), None, None, attachment.media_type))
    return made
