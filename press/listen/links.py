"""The annotations of the pages, the tags that hold them, and the places to which links lead."""

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from press.listen.tree import ObjGen, TreeReader
from press.listen.values import box_of, inside, leaves, listed, number_of, text_of, whole_of
from press.model.geometry import Box
from press.model.tags import NOWHERE, UNREACHABLE, Annotation, Target

MOST_ANNOTATIONS = 100_000
_HIDDEN = 0b10  # of the flags (ISO 32000-1, 12.5.3)
_UNSEEN = Box(0, 0, 0, 0)


@dataclass
class Links:
    """Reads the annotations of a file; ``numbers`` gives those of their objects."""

    pdf: pikepdf.Pdf
    reader: TreeReader
    pages: dict[ObjGen, int]
    found: list[Annotation] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._named = dict(self._names())

    def read(self, page: pikepdf.Page, number: int) -> None:
        for each in listed(page.obj.get("/Annots")):
            if isinstance(each, Dictionary) and len(self.found) < MOST_ANNOTATIONS:
                if each.is_indirect:
                    self.numbers[each.objgen[0]] = len(self.found)
                self.found.append(self._annotation(each, number))

    def _annotation(self, found: Dictionary, page: int) -> Annotation:
        action = found.get("/A")
        uri = text_of(inside(action, "/URI")) if inside(action, "/S") == Name.URI else ""
        destination = inside(action, "/D") if inside(action, "/S") == Name.GoTo else found.get("/Dest")
        holder, on = self.reader.tree.holders.get(found.objgen, (NOWHERE, 0)) if found.is_indirect else (NOWHERE, 0)
        return Annotation(
            page=page,
            subtype=text_of(found.get("/Subtype")),
            box=box_of(found.get("/Rect")) or _UNSEEN,
            contents=text_of(found.get("/Contents")),
            uri=uri,
            target=self.target(destination) if destination is not None else None,
            is_hidden=bool(max(0, whole_of(found.get("/F"), 0)) & _HIDDEN),
            holder=holder if holder == NOWHERE or on == page else UNREACHABLE,
            parent=self.reader.parent(whole_of(found.get("/StructParent"))) if "/StructParent" in found else NOWHERE,
        )

    def target(self, destination: object) -> Target:
        """The place that a destination means (ISO 32000-1, 12.3.2)."""
        name = text_of(destination) if isinstance(destination, pikepdf.String | Name) else ""
        place = self._named.get(name) if name else destination
        place = inside(place, "/D") if isinstance(place, Dictionary) else place
        items = listed(place) if isinstance(place, Array) else []
        if not items or not isinstance(items[0], Dictionary):
            return Target(name, 0)
        page = self.pages.get(items[0].objgen, 0)
        kind = str(items[1]) if len(items) > 1 else ""
        at = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2, "/FitR": 5}.get(kind, 99)
        return Target(name, page, number_of(items[at]) if at < len(items) else None)

    def _names(self) -> list[tuple[str, Object]]:
        """Destinations with names: of the catalogue, and of its name tree."""
        old = inside(self.pdf.Root, "/Dests")
        found = [(key[1:], value) for key, value in old.items()] if isinstance(old, Dictionary) else []
        return found + [
            (text_of(name), place) for name, place in leaves(inside(self.pdf.Root, "/Names", "/Dests"), "/Names")
        ]
