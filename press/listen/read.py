"""A PDF by anyone becomes a value that says what its tags hold; nothing after this opens the file."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
from pikepdf import settings

from press.listen.content import Fonts, Mark, PageReader
from press.listen.drawn import Drawing
from press.listen.facts import facts_of
from press.listen.links import Links
from press.listen.tree import ObjGen, TreeReader
from press.listen.values import Unreadable, box_of, whole_of
from press.model.geometry import Box, around
from press.model.imposition import LARGEST_BYTES
from press.model.tags import NOWHERE, Content, Element, Kid, Kind, Page, Run, Tagged

MOST_PAGES = 2000
_A4 = Box(0, 0, 595, 842)
_BROKEN = ("this is no PDF, or a broken one", "open it in a viewer, and print it to PDF")


def read(content: bytes) -> Tagged:
    """Raises Unreadable where a file is encrypted, broken, or larger than what is read."""
    if len(content) > LARGEST_BYTES:
        raise Unreadable(f"the file has {len(content) // 1024**2} MiB, and {LARGEST_BYTES // 1024**2} are read")
    before = settings.set_qpdf_limits(parser_max_nesting=100)
    try:
        with _opened(content) as pdf:
            return _Reader(pdf, content).read()
    except (pikepdf.PdfError, RuntimeError, AttributeError, KeyError, IndexError, TypeError, ValueError, OverflowError):
        # All but the first are what pikepdf raises where one kind of object stands in the place of another.
        raise Unreadable(*_BROKEN) from None
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type]  # pikepdf's types mix numbers and truths


def _opened(content: bytes) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError:
        raise Unreadable("the PDF is encrypted", "save a copy without a password") from None
    if pdf.is_encrypted:
        raise Unreadable("the PDF is encrypted", "save a copy without protection")
    if not 0 < len(pdf.pages) <= MOST_PAGES:
        raise Unreadable(f"the PDF has {len(pdf.pages)} pages, and between 1 and {MOST_PAGES} are read")
    return pdf


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, content: bytes) -> None:
        self._pdf, self._content = pdf, content
        self._numbers: dict[ObjGen, int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self._tree = TreeReader(pdf, self._numbers)
        self._unread: dict[int, list[Mark]] = {}

    def read(self) -> Tagged:
        tree = self._tree.read()
        facts = facts_of(self._pdf, self._content, self._tree)
        links, fonts = Links(self._pdf, self._tree, self._numbers), Fonts()
        pages = []
        for number, page in enumerate(self._pdf.pages, 1):
            links.read(page, number)
            pages.append(self._page(page, number, fonts))
        elements = tuple(_with_annotations(element, links.numbers) for element in tree.elements)
        tagged = Tagged(facts, elements, tuple(pages), tuple(links.found), (), tuple(tree.tangled))
        return self._seen(tagged)

    def _page(self, page: pikepdf.Page, number: int, fonts: Fonts) -> Page:
        found = PageReader(number, fonts)
        found.read(page)
        if found.unread:
            self._unread[number] = found.unread
        return Page(
            number=number,
            box=box_of(page.mediabox) or _A4,
            contents=found.contents(),
            artifacts=tuple(found.artifacts),
            loose=tuple(found.loose),
            parents=self._tree.parents_of(whole_of(page.obj.get("/StructParents")), 0),
        )

    def _seen(self, tagged: Tagged) -> Tagged:
        """With what only a viewer can tell: where figures are drawn, and what fonts without a table of codes say."""
        figures: dict[int, list[int]] = {}
        for element in tagged.elements:
            if element.role == "Figure" and element.page:
                figures.setdefault(element.page, []).append(element.index)
        if not figures and not self._unread:
            return tagged
        with Drawing(self._content) as drawing:
            drawn = [each for page in figures for each in _drawn(drawing.boxes, page, figures[page], tagged.elements)]
            pages = tuple(
                replace(page, contents=_with_texts(page.contents, drawing.texts(page.number, unread), unread))
                if (unread := self._unread.get(page.number))
                else page
                for page in tagged.pages
            )
        return replace(tagged, pages=pages, drawn=tuple(drawn))


def _with_annotations(element: Element, numbers: dict[int, int]) -> Element:
    """The element with the numbers of its annotations in the place of those of their objects."""
    if not any(kid.kind is Kind.OBJECT for kid in element.kids):
        return element
    kids = [
        Kid(Kind.OBJECT, numbers.get(kid.number, NOWHERE), kid.page) if kid.kind is Kind.OBJECT else kid
        for kid in element.kids
    ]
    return replace(element, kids=tuple(kids))


def _drawn(
    boxes: Callable[[int], dict[int, Box]], page: int, figures: list[int], elements: tuple[Element, ...]
) -> list[tuple[int, Box]]:
    """The box of what each figure of a page shows there, its caption left out."""
    of, found = boxes(page), []
    for figure in figures:
        box, open_ = None, [figure]
        while open_:
            for kid in elements[open_.pop()].kids:
                if kid.kind is Kind.ELEMENT and elements[kid.number].role != "Caption":
                    open_.append(kid.number)
                elif kid.kind is Kind.CONTENT and kid.page == page and not kid.stream and kid.number in of:
                    box = around(box, of[kid.number]) if box else of[kid.number]
        if box:
            found.append((figure, box))
    return found


def _with_texts(contents: tuple[Content, ...], texts: dict[Mark, str], unread: list[Mark]) -> tuple[Content, ...]:
    return tuple(
        replace(each, runs=(Run(texts[mark], *_place(each)),)) if (mark := (each.stream, each.mcid)) in unread
        and mark in texts else each
        for each in contents
    )  # fmt: skip


def _place(content: Content) -> tuple[float, float, float]:
    first = content.runs[0]
    return first.x, first.y, first.size
