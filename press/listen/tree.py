"""The tree of the tags becomes flat: one element after the other as they are read (ISO 32000-1, 14.7)."""

from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from press.listen.values import Unreadable, clean, inside, leaves, listed, number_of, text_of, text_or_none, whole_of
from press.model.tags import NOWHERE, UNREACHABLE, Attribute, Element, Kid, Kind, Parent

MOST_ELEMENTS = 200_000
DEEPEST_TREE = 100
MOST_VALUES = 1000
ObjGen = tuple[int, int]

# The standard types (ISO 32000-1, 14.8.4); what else stands in a tree has to be mapped to one of them.
STANDARD = frozenset((
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT",
    "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
))  # fmt: skip


@dataclass
class Tree:
    """``of`` gives the number of the element that an object of the file is."""

    elements: list[Element] = field(default_factory=list)
    of: dict[ObjGen, int] = field(default_factory=dict)
    holders: dict[ObjGen, tuple[int, int]] = field(default_factory=dict)
    tangled: list[str] = field(default_factory=list)
    unmapped: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True)
class _Open:
    """Something that is still to be read: what it is, who holds it, and the page on which that stands."""

    kid: object
    parent: int
    depth: int
    page: int


class TreeReader:
    """Reads the tree of a file once; ``pages`` gives the number of each page."""

    def __init__(self, pdf: pikepdf.Pdf, pages: dict[ObjGen, int]) -> None:
        self._root = inside(pdf.Root, "/StructTreeRoot")
        self._pages = pages
        self._roles = inside(self._root, "/RoleMap")
        self._classes = inside(self._root, "/ClassMap")
        self._kids: list[list[Kid]] = []
        self.tree = Tree()

    @property
    def is_there(self) -> bool:
        return isinstance(self._root, Dictionary)

    def read(self) -> Tree:
        """Every element, each before its kids."""
        open_ = [_Open(kid, NOWHERE, 0, 0) for kid in reversed(listed(inside(self._root, "/K")))]
        while open_:
            each = open_.pop()
            if isinstance(each.kid, Dictionary) and str(each.kid.get("/Type", "")) not in ("/MCR", "/OBJR"):
                open_ += self._element(each.kid, each)
            elif each.parent != NOWHERE:
                self._kid(each.kid, each)
        self._close()
        return self.tree

    def _close(self) -> None:
        """Give each element its kids, and the page on which the first thing stands that it holds."""
        pages = [element.page for element in self.tree.elements]
        for element in reversed(self.tree.elements):
            kids = self._kids[element.index]
            found = (pages[kid.number] if kid.kind is Kind.ELEMENT else kid.page for kid in kids)
            pages[element.index] = next(filter(None, found), pages[element.index])
            self.tree.elements[element.index] = replace(element, page=pages[element.index], kids=tuple(kids))

    def _element(self, found: Dictionary, at: _Open) -> list[_Open]:
        """Note an element; what it holds is to be read next."""
        if found.is_indirect:
            if found.objgen in self.tree.of:
                self.tree.tangled.append(text_of(found.get("/S")))
                return []
            self.tree.of[found.objgen] = len(self.tree.elements)
        if len(self.tree.elements) >= MOST_ELEMENTS:
            raise Unreadable(f"the PDF has more than {MOST_ELEMENTS} tags")
        if at.depth > DEEPEST_TREE:
            raise Unreadable(f"the tags of the PDF are nested more than {DEEPEST_TREE} deep")
        element = self._value(found, at)
        if at.parent != NOWHERE:
            self._kids[at.parent].append(Kid(Kind.ELEMENT, element.index))
        self.tree.elements.append(element)
        self._kids.append([])
        kids = listed(found.get("/K"))
        page = self._page(found, at.page)
        return [_Open(kid, element.index, at.depth + 1, page) for kid in reversed(kids)]

    def _value(self, found: Dictionary, at: _Open) -> Element:
        # One call for all: each of ten would take as long.
        said = dict(found.items())
        type_ = text_of(said.get("/S"))
        return Element(
            index=len(self.tree.elements),
            parent=at.parent,
            depth=at.depth,
            type=type_,
            role=self._role(type_),
            page=self._page(said, 0),
            kids=(),
            id=text_of(said.get("/ID")),
            title=text_of(said.get("/T")),
            lang=text_of(said.get("/Lang")),
            alt=text_or_none(said.get("/Alt")),
            actual=text_or_none(said.get("/ActualText")),
            expansion=text_or_none(said.get("/E")),
            attributes=self._attributes(said),
        )

    def _page(self, found: Object | dict[str, Object], otherwise: int) -> int:
        page = found.get("/Pg")
        return self._pages.get(page.objgen, 0) if isinstance(page, Dictionary) else otherwise

    def _role(self, type_: str) -> str:
        """The standard type that a type is mapped to, or the type itself."""
        role = type_
        for _ in range(10):
            if role in STANDARD:
                return role
            mapped = text_of(inside(self._roles, f"/{role}"))
            if not mapped:
                break
            role = mapped
        self.tree.unmapped[type_] = None
        return role

    def _attributes(self, found: dict[str, Object]) -> tuple[Attribute, ...]:
        """Those of the element itself, then those of its classes."""
        owned = [each for each in listed(found.get("/A")) if isinstance(each, Dictionary)]
        for name in listed(found.get("/C")):
            if isinstance(name, Name):
                owned += [each for each in listed(inside(self._classes, str(name))) if isinstance(each, Dictionary)]
        return tuple(
            Attribute(text_of(each.get("/O")), clean(key[1:]), _values(value))
            for each in owned[:20]
            for key, value in each.items()
            if key != "/O"
        )

    def _kid(self, found: object, at: _Open) -> None:
        """Marked content by its number or by a reference, or an object."""
        kids = self._kids[at.parent]
        if not isinstance(found, Dictionary):
            if (mcid := whole_of(found)) >= 0:
                kids.append(Kid(Kind.CONTENT, mcid, at.page))
            return
        page = self._page(found, at.page)
        if str(found.get("/Type", "")) == "/MCR":
            stream = found.get("/Stm")
            number = stream.objgen[0] if isinstance(stream, pikepdf.Stream) else 0
            if (mcid := whole_of(found.get("/MCID"))) >= 0:
                kids.append(Kid(Kind.CONTENT, mcid, page, number))
            return
        object_ = found.get("/Obj")
        if isinstance(object_, Dictionary | pikepdf.Stream):
            self.tree.holders[object_.objgen] = (at.parent, page)
            # Which annotation it is, is known when the pages have been read: until then its object stands for it.
            kids.append(Kid(Kind.OBJECT, object_.objgen[0], page))

    def parents(self, key: int) -> list[Object]:
        """The elements that the ParentTree names for a page (its ``StructParents``), by the number of the content."""
        return listed(self._parent_tree.get(key)) if key >= 0 else []

    def parent(self, key: int) -> int:
        """The element that the ParentTree names for an object (its ``StructParent``)."""
        return self.number(self._parent_tree.get(key))

    def number(self, found: object) -> int:
        if not isinstance(found, Dictionary):
            return NOWHERE
        return self.tree.of.get(found.objgen, UNREACHABLE)

    @property
    def _parent_tree(self) -> dict[int, Object]:
        if not hasattr(self, "_parents"):
            self._parents = {whole_of(key): value for key, value in leaves(inside(self._root, "/ParentTree"), "/Nums")}
        return self._parents

    def parents_of(self, key: int, stream: int) -> tuple[Parent, ...]:
        return tuple(
            Parent(stream, mcid, self.number(found))
            for mcid, found in enumerate(self.parents(key))
            if isinstance(found, Dictionary)
        )

    def ids(self) -> tuple[tuple[str, int], ...]:
        """What the IDTree names, and the elements that these are."""
        return tuple((text_of(key), self.number(each)) for key, each in leaves(inside(self._root, "/IDTree"), "/Names"))


def _values(value: object) -> tuple[str, ...]:
    """An attribute's value as words: a list of them for an array."""
    found = listed(value) if isinstance(value, Array) else [value]
    return tuple(_word(each) for each in found[:MOST_VALUES])


def _word(value: object) -> str:
    if isinstance(value, pikepdf.String | Name):
        return text_of(value)
    if isinstance(value, bool):
        return str(value).lower()
    number = number_of(value)
    return "" if number is None else f"{number:g}"
