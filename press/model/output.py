"""What the last stages hand on: HTML to lay out, a PDF to read, a file to write."""

from dataclasses import dataclass
from enum import StrEnum

from press.model.briefing import Picture
from press.model.print_note import PrintNote

EVIDENCE_FILE = "evidence.html"  # the attachment that holds, for people, all that a form does not print
QR_PICTURE = "press-qr.svg"  # the QR code of the publisher's address, as templates ask for it


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

    ``kind`` is its value type as PDF/A spells it (URI, Text, Lang Alt, bag Locale, Date, Integer); ``category`` is
    internal or external; ``schema`` and ``description`` are what PDF/A-3 wants to read of it (ISO 19005-3, 6.6.2.3.3).
    One whose ``schema`` is empty is of a schema that PDF/A defines itself.
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
    """What a PDF says of itself to machines; ``dated`` (ISO 8601) is the date that the file bears.

    ``document`` (``uuid:…``) names this edition of this publication, whatever its version; ``versions`` are those of
    all that the file's bytes depend on, by name.
    """

    dated: str
    xmp: tuple[XmpProperty, ...]
    history: tuple[XmpEvent, ...]
    document: str = ""
    versions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Galley:
    """An edition's HTML before it is cut into pages.

    An element with ``data-folio`` is to be given the page number of the element that its ``data-target`` names.
    ``form`` is a stylesheet after the edition's own, empty for none; after that come those of a ``house``, whose
    ``tokens``, as CSS, are read at the end of ours, with the ``fonts`` that they name, and ``levers``; last comes the
    one ``status``, where each page shows a status.
    ``at_most`` is the number of pages it may come to, 0 for any; of the pages of class ``blank``, so many are kept as
    make the number of all a multiple of ``multiple_of``.
    """

    name: str
    html: str
    stylesheet: str
    pictures: tuple[Picture, ...]
    metadata: Metadata
    attachments: tuple[Attachment, ...]
    drawings: tuple[Picture, ...] = ()
    levers: tuple[str, ...] = ()
    at_most: int = 0
    multiple_of: int = 1
    form: str = ""
    status: str = ""
    house: tuple[str, ...] = ()
    tokens: str = ""
    fonts: tuple[tuple[str, bytes], ...] = ()

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """All of them, from weak to strong."""
        named = (self.stylesheet, self.form, *self.house, *self.levers, self.status)
        return tuple(name for name in named if name)


@dataclass(frozen=True)
class Pages:
    """A PDF to read.

    ``count`` is its pages, of which ``blanks`` were added to make a booklet; ``anchors`` tells on which page, from 1,
    each id stands.
    """

    pdf: bytes
    count: int
    anchors: tuple[tuple[str, int], ...]
    blanks: int = 0


@dataclass(frozen=True)
class Download:
    """A PDF as a link or a mail names it: ``edition`` by its name, ``paper`` as it is said to readers."""

    name: str
    edition: str
    paper: str
    pages: int
    size_bytes: int

    @property
    def description(self) -> str:
        """Type, pages and size, which readers want to know before they open a file (WCAG 2.2, technique G197)."""
        return f"PDF, {self.pages} page{'' if self.pages == 1 else 's'}, {in_kilobytes(self.size_bytes)}"


def in_kilobytes(size_bytes: int) -> str:
    """A size for people, in units of 1000 bytes: ``650 kB``, ``1.3 MB``."""
    return f"{size_bytes / 1e6:.1f} MB" if size_bytes >= 999_500 else f"{max(1, round(size_bytes / 1000))} kB"


@dataclass(frozen=True)
class Sheets:
    """A PDF to fold or to cut, and never to read on a screen: it has no tags, links or bookmarks.

    ``sheets`` are those of paper, ``sides`` the pages of the file, ``pages`` those that were imposed. ``scale`` is 1
    where they kept their size. ``creep_mm`` says for each sheet how far its pages moved towards the spine.
    """

    pdf: bytes
    sheets: int
    sides: int
    pages: int
    paper: str
    is_landscape: bool
    scale: float
    creep_mm: tuple[float, ...]


@dataclass(frozen=True)
class Artefact:
    """A finished file, not yet written; ``pages`` is 0 where it has none, ``print_note`` None where it has no paper."""

    name: str
    content: bytes
    pages: int
    print_note: PrintNote | None = None


class Origin(StrEnum):
    """Of what a file was made that stands beside others and was not made with them."""

    OTHER_TEXT = "of an older text"
    OTHER_PROGRAM = "made by another version of this program"
    UNKNOWN = "not on record: nobody knows of what text"


@dataclass(frozen=True)
class StaleFile:
    """A file of a briefing that the last build left as it was; ``version`` and ``published`` are those of its text."""

    name: str
    origin: Origin
    version: str = ""
    published: str = ""

    @property
    def words(self) -> str:
        """In a table: ``of an older text (version 1.0.0, 2026-11-22)``."""
        told = f" (version {self.version}, {self.published})" if self.version else ""
        return f"{self.origin}{told}"
