"""Files inside the PDF, with the media type and the dates that we say, not those that the machine guesses."""

from contextlib import nullcontext
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from press.model.output import Attachment


def as_weasyprint(attachment: Attachment, published: str) -> Any:
    """The attachment in WeasyPrint's form; ``published`` (ISO 8601) is its date."""
    from weasyprint import Attachment as WeasyPrintAttachment

    day = datetime.fromisoformat(published).replace(tzinfo=UTC)
    made = WeasyPrintAttachment(
        string=attachment.content,
        name=attachment.name,
        description=attachment.description,
        relationship=attachment.relationship,
        created=day,
        modified=day,
    )
    # WeasyPrint 70.0 asks the system for the media type of a name, and systems differ; ISO 19005-3, 6.8 wants the
    # right one.
    made.source = nullcontext((BytesIO(attachment.content), None, None, attachment.media_type))
    return made
