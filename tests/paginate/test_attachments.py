"""A file inside the PDF has the media type and the date that we say."""

from datetime import UTC, datetime

from press.model.output import Attachment
from press.paginate.engine.attachments import as_weasyprint


def test_an_attachment_has_its_own_media_type_and_the_published_date():
    made = as_weasyprint(Attachment("facts.json", "The facts", "application/json", "Data", b"{}"), "2026-11-22")
    with made.source as (file, _, _, media_type):
        assert (file.read(), media_type) == (b"{}", "application/json")
    assert (made.name, made.description, made.relationship) == ("facts.json", "The facts", "Data")
    assert made.created == made.modified == datetime(2026, 11, 22, tzinfo=UTC)
