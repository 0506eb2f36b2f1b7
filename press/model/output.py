"""What the last stages hand on: HTML to lay out, a PDF to read, a file to write."""

from dataclasses import dataclass

from press.model.briefing import Picture


@dataclass(frozen=True)
class Attachment:
    """A file that travels inside the PDF (ISO 19005-3, 6.8); ``relationship`` is its ``AFRelationship``."""

    name: str
    description: str
    media_type: str
    relationship: str
    content: bytes


@dataclass(frozen=True)
class Metadata:
    """What a PDF says of itself; dates are ISO 8601, ``xmp`` is a tuple of (prefix:name, value) that the engine knows."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    published: str
    digital_source_type: str
    reader_note: str


@dataclass(frozen=True)
class Galley:
    """An edition's HTML before it is cut into pages.

    An element with ``data-folio`` is to be given the page number of the element that its ``data-target`` names.
    """

    name: str
    html: str
    stylesheet: str
    pictures: tuple[Picture, ...]
    metadata: Metadata
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True)
class Pages:
    """A PDF to read. ``count`` is its pages; ``anchors`` tells on which page, from 1, each id stands."""

    pdf: bytes
    count: int
    anchors: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Artefact:
    """A finished file, not yet written; ``pages`` is 0 where it has none."""

    name: str
    content: bytes
    pages: int
