"""What a file says of itself: its version and what needs a newer one, its language, title, metadata and fonts."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Stream

from press.listen.tree import TreeReader
from press.listen.values import clean, inside, is_true, text_of
from press.model.tags import Facts

MOST_RESOURCES = 20_000
# What our files have to say in XMP (ISO 16684-1), by the names under which everybody writes it.
METADATA = (
    "dc:title",
    "dc:language",
    "dc:rights",
    "dc:description",
    "xmpMM:DocumentID",
    "xmpMM:InstanceID",
    "pdfuaid:part",
)
_TAG = re.compile(r"<[^>]*>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def facts_of(pdf: pikepdf.Pdf, content: bytes, reader: TreeReader) -> Facts:
    root = pdf.Root
    fonts, needs = _resources(pdf, content)
    return Facts(
        version=_version(pdf),
        needs=needs,
        is_marked=is_true(inside(root, "/MarkInfo", "/Marked")),
        lang=text_of(root.get("/Lang")),
        title=text_of(inside(pdf.trailer, "/Info", "/Title")),
        shows_title=is_true(inside(root, "/ViewerPreferences", "/DisplayDocTitle")),
        has_outline=inside(root, "/Outlines", "/First") is not None,
        page_mode=text_of(root.get("/PageMode")),
        metadata=tuple(_metadata(root)),
        fonts=tuple(sorted(fonts)),
        ids=reader.ids(),
        unmapped=tuple(reader.tree.unmapped),
    )


def _version(pdf: pikepdf.Pdf) -> str:
    """That of the head, or a later one that the catalogue names (ISO 32000-1, 7.5.2)."""
    later, said = text_of(pdf.Root.get("/Version")), clean(pdf.pdf_version)
    return max(said, later) if re.fullmatch(r"\d\.\d", later) else said


def _metadata(root: object) -> Iterator[tuple[str, str]]:
    """Each property that is there, and its values with blanks between them."""
    found = inside(root, "/Metadata")
    if not isinstance(found, Stream):
        return
    written = found.read_bytes()[:2_000_000].decode("utf-8", "replace")
    for name in METADATA:
        attribute = re.search(rf"""\s{name}\s*=\s*(["'])(.*?)\1""", written, re.DOTALL)
        element = re.search(rf"<{name}[^>]*>(.*?)</{name}>", written, re.DOTALL)
        value = attribute[2] if attribute else _TAG.sub(" ", element[1]) if element else ""
        for entity, character in _ENTITIES:
            value = value.replace(entity, character)
        if value.strip():
            yield name, text_of(pikepdf.String(" ".join(value.split())[:1000]))


def _resources(pdf: pikepdf.Pdf, content: bytes) -> tuple[set[str], tuple[str, str]]:
    """The names of the fonts that pages use, and the version that the contents need (ISO 32000-1, annex of each)."""
    fonts, needs = set(), [("1.0", "")]
    if b"/ObjStm" in content:
        needs.append(("1.5", "object streams"))
    for owner in _owners(pdf):
        group = owner.get("/Group")
        if inside(group, "/S") == Name.Transparency:
            needs.append(("1.4", "a transparency group"))
        if owner.get("/SMask") is not None:
            needs.append(("1.4", "a soft mask"))
        for font in _values(inside(owner, "/Resources", "/Font")):
            fonts |= set(_font_names(font))
        for state in _values(inside(owner, "/Resources", "/ExtGState")):
            if _is_transparent(state):
                needs.append(("1.4", "transparency"))
    return fonts, max(needs)


def _owners(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The pages, and all forms and pictures that they draw, each once."""
    open_: list[pikepdf.Object] = [page.obj for page in pdf.pages]
    seen: set[tuple[int, int]] = set()
    while open_ and len(seen) < MOST_RESOURCES:
        owner = open_.pop()
        if owner.is_indirect:
            if owner.objgen in seen:
                continue
            seen.add(owner.objgen)
        yield owner
        open_ += [each for each in _values(inside(owner, "/Resources", "/XObject")) if isinstance(each, Stream)]


def _values(found: object) -> list[pikepdf.Object]:
    return [value for _, value in found.items()] if isinstance(found, Dictionary) else []


def _font_names(font: object) -> Iterator[str]:
    yield text_of(inside(font, "/BaseFont"))
    yield text_of(inside(font, "/FontDescriptor", "/FontName"))
    below = inside(font, "/DescendantFonts")
    for each in below if isinstance(below, pikepdf.Array) else ():
        yield text_of(inside(each, "/BaseFont"))
        yield text_of(inside(each, "/FontDescriptor", "/FontName"))


def _is_transparent(state: object) -> bool:
    opacities = [inside(state, key) for key in ("/ca", "/CA")]
    mask, mode = inside(state, "/SMask"), inside(state, "/BM")
    return (
        any(each is not None and each != 1 for each in opacities)
        or (mask is not None and mask != Name.None_)
        or (mode is not None and mode not in (Name.Normal, Name.Compatible))
    )
