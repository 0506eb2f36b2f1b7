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
class XmpProperty:
    """A property of the PDF's XMP (ISO 16684-1) that no standard schema of PDF/A defines.

    ``kind`` is its value type as PDF/A spells it (URI, Text, Lang Alt, Date, Integer); ``category`` is internal or
    external; ``schema`` and ``description`` are what PDF/A-3 wants to read of it (ISO 19005-3, 6.6.2.3.3).
    """

    namespace: str
    prefix: str
    schema: str
    name: str
    kind: str
    category: str
    description: str
    value: str


@dataclass(frozen=True)
class XmpEvent:
    """An entry of ``xmpMM:History``; ``when`` is ISO 8601 and may be empty."""

    action: str
    when: str
    agent: str
    parameters: str


@dataclass(frozen=True)
class Metadata:
    """What a PDF says of itself to machines; ``published`` is ISO 8601."""

    published: str
    xmp: tuple[XmpProperty, ...]
    history: tuple[XmpEvent, ...]


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
