"""Two PDFs become what differs between them, in words: the text of pages, links, headings, metadata, attachments.

Both must have been looked through before (``source``): here their streams are read whole.
"""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
import pypdfium2

from press.model.briefing import SourceFile
from press.model.carried import MANIFEST
from press.model.runs import in_runs
from press.model.verdict import Comparison

MOST_TOLD = 10
LONGEST_QUOTATION = 60
DEEPEST = 6
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# The tools that a file was made with, and the name of this very file, which follows from them.
_OF_VERSIONS = ("Producer", "pdf:Producer", "xmpMM:InstanceID")
_XMP_NAME = re.compile(r"[A-Za-z]\w*:\w+")


@dataclass(frozen=True)
class _Page:
    words: tuple[str, ...]
    links: tuple[str, ...]
    drawing: str


@dataclass(frozen=True)
class _Reading:
    """All of a PDF that is compared, as one who opens it meets it."""

    pages: tuple[_Page, ...]
    headings: tuple[str, ...]
    said: Mapping[str, str]
    attached: Mapping[str, str]
    catalogue: Mapping[str, str]


def compare(file: bytes, remade: bytes, source: tuple[SourceFile, ...]) -> Comparison:
    """How ``file`` differs from ``remade``, which was made of ``source``."""
    other = _read(remade)
    try:
        one = _read(file)
    except (AttributeError, TypeError, ValueError, RuntimeError, RecursionError, pikepdf.PdfError):
        return Comparison(
            ("the file is built in another way than its source makes it, and cannot be read further",), ()
        )
    content, form = list(_of_pages(one.pages, other.pages, source)), []
    if one.headings != other.headings:
        content.append("the bookmarks differ")
    content += [f"the metadata differ in {name}" for name in _differing(one.said, other.said)]
    content += [f"the attachment '{name}' differs" for name in _differing(one.attached, other.attached)]
    content += [f"the catalogue differs in {name}" for name in _differing(one.catalogue, other.catalogue)]
    pairs = zip(one.pages, other.pages, strict=False)
    drawn = [n for n, (this, that) in enumerate(pairs, 1) if this.drawing != that.drawing]
    if drawn:
        form.append(f"{'page' if len(drawn) == 1 else 'pages'} {in_runs(drawn)}: drawn in another way")
    return Comparison(_shortened(content), tuple(form))


def _shortened(told: list[str]) -> tuple[str, ...]:
    more = len(told) - MOST_TOLD
    return (*told[:MOST_TOLD], f"and {more} more") if more > 0 else tuple(told)


def _differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return [_shown(name) for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def _of_pages(one: tuple[_Page, ...], other: tuple[_Page, ...], source: tuple[SourceFile, ...]) -> Iterator[str]:
    if len(one) != len(other):
        yield f"the file has {len(one)} pages, and its source makes {len(other)}"
    for number, (this, that) in enumerate(zip(one, other, strict=False), 1):
        if this.words != that.words:
            yield f"page {number}: {_of_words(this.words, that.words, source)}"
        if this.links != that.links:
            changed = sorted(set(this.links) ^ set(that.links))
            yield f"page {number}: the links differ{f', for example {_shown(changed[0])}' if changed else ''}"


def _of_words(one: tuple[str, ...], other: tuple[str, ...], source: tuple[SourceFile, ...]) -> str:
    """From the first word that differs to the last, with one before and after; and the file that has the first."""
    shorter = min(len(one), len(other))
    start = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    same = next((n for n in range(shorter - start) if one[-1 - n] != other[-1 - n]), shorter - start)
    here, there = (" ".join(words[max(0, start - 1) : len(words) - same + 1]) for words in (one, other))
    changed = other[start : len(other) - same][:1]
    # Marks of notes stand against words, and marks of Markdown stand in them: only letters are looked for.
    letters = set(_LETTERS.findall(" ".join(changed)))
    having = [file.name for file in source if letters and letters <= _letters(file)]
    where = f" ({having[0]})" if len(having) == 1 else ""
    return f"the file says '{_shown(here)}', and its source{where} '{_shown(there)}'"


def _letters(file: SourceFile) -> set[str]:
    return set(_LETTERS.findall(file.content.decode("utf-8", "replace")))


def _shown(text: str) -> str:
    plain = "".join(character if character.isprintable() else "?" for character in text)
    return f"{plain[:LONGEST_QUOTATION]}…" if len(plain) > LONGEST_QUOTATION else plain


def _read(content: bytes) -> _Reading:
    words, headings = _read_words(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = tuple(
            _Page(said, _links(page), _drawing(page.obj)) for said, page in zip(words, pdf.pages, strict=False)
        )
        return _Reading(pages, headings, _said(pdf), _attached(pdf), _catalogue(pdf))


def _read_words(content: bytes) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    document = pypdfium2.PdfDocument(content)
    try:
        words = [tuple(page.get_textpage().get_text_range().split()) for page in document]
        headings = tuple(f"{item.level} {item.get_title()}" for item in document.get_toc(max_depth=DEEPEST))
    finally:
        document.close()
    return words, headings


def _links(page: pikepdf.Page) -> tuple[str, ...]:
    """Where the links of a page lead; an action of another kind is given by its name."""
    found = []
    for annotation in page.obj.get("/Annots", ()):
        action = annotation.get("/A")
        leads = annotation.get("/Dest", "") if action is None else action.get("/URI", action.get("/S", ""))
        found.append(str(leads))
    return tuple(found)


def _said(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Document information and XMP, by name, but for what tells of versions and not of content."""
    said = {str(key).removeprefix("/"): str(value) for key, value in pdf.docinfo.items()}
    xmp = pdf.Root.get("/Metadata")
    if isinstance(xmp, pikepdf.Stream):
        # Ours has a description for each property (paginate/engine/xmp.py), another program may write one for all.
        for description in xmp.read_bytes().decode("utf-8", "replace").split("<rdf:Description")[1:]:
            names = [name for name in _XMP_NAME.findall(description) if name != "rdf:about"]
            said[names[0] if names else "XMP"] = description.partition("</rdf:Description>")[0]
    said["language"] = str(pdf.Root.get("/Lang", ""))
    return {name: value for name, value in said.items() if name not in _OF_VERSIONS}


def _attached(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The digests of the attachments; that of the list of sources has versions in it."""
    found = {}
    for entry in pdf.Root.get("/AF", ()):
        name = str(entry.get("/UF", ""))
        found[name] = "" if name == MANIFEST else _sha256(entry.EF.F.read_bytes())
    return found


def _catalogue(pdf: pikepdf.Pdf) -> dict[str, str]:
    """What a file does when it is opened, and what it has besides pages: forms, scripts, actions."""
    usual = {"/Metadata", "/Names", "/Outlines", "/Pages", "/StructTreeRoot", "/AF", "/OutputIntents"}
    found = {str(key): _sha256(value.unparse()) for key, value in pdf.Root.items() if key not in usual}
    return found | {f"/Names {key}": "" for key in pdf.Root.get("/Names", pikepdf.Dictionary())}


def _drawing(page: pikepdf.Object) -> str:
    """A digest of how a page is drawn: its marks, and the pictures that they place, but no fonts."""
    contents = page.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    marks = b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, pikepdf.Stream))
    total = hashlib.sha256(marks)
    for picture in _placed(marks, page.get("/Resources"), DEEPEST):
        total.update(picture)
    return total.hexdigest()


def _placed(marks: bytes, resources: pikepdf.Object | None, depth: int) -> Iterator[bytes]:
    """What ``marks`` place (ISO 32000-1, 8.8), and what that places; WeasyPrint gives every page all resources."""
    if resources is None or not depth:
        return
    placed = resources.get("/XObject", pikepdf.Dictionary())
    for key in sorted(set(re.findall(rb"(/[^\s/]+)\s+Do\b", marks))):
        found = placed.get(key.decode("latin-1"))
        if isinstance(found, pikepdf.Stream):
            content = found.read_raw_bytes() if found.get("/Subtype") == "/Image" else found.read_bytes()
            yield content
            yield from _placed(content, found.get("/Resources"), depth - 1)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
