"""The tree of tags is written into the file: structure elements, the parent tree, identifiers, roles."""

from typing import Any

import pydyf

from press.paginate.engine.tagging.nodes import ROLES, Marked, Node

_OWNERS = (("Layout", "layout"), ("Table", "table"), ("List", "listed"))


class TreeWriter:
    """Writes one tree (ISO 32000-1, 14.7); ``pages`` is their number."""

    def __init__(self, pdf: Any, pages: int) -> None:
        self._pdf = pdf
        self._pages: list[bytes] = list(pdf.page_references)
        self._marked: list[dict[int, bytes]] = [{} for _ in range(pages)]
        self._annotated: list[tuple[Any, bytes]] = []
        self._identified: dict[str, bytes] = {}

    def write(self, document: Node) -> None:
        """Put the tree into the catalogue. Raises RuntimeError where a page has content that no element holds."""
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(root)
        root["K"] = pydyf.Array([self._element(document, root.reference)])
        root["RoleMap"] = pydyf.Dictionary({role: f"/{type_}" for role, type_ in ROLES.items()})
        root["ParentTree"] = self._parent_tree().reference
        root["ParentTreeNextKey"] = len(self._pages) + len(self._annotated)
        if self._identified:
            root["IDTree"] = self._identifiers().reference
        catalogue = self._pdf.catalog
        catalogue["StructTreeRoot"] = root.reference
        catalogue["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        catalogue["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _element(self, node: Node, parent: bytes) -> bytes:
        """An element and all below it."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.type}", "P": parent})
        self._pdf.add_object(element)
        reference = bytes(element.reference)
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), 0)
        if any(not isinstance(kid, Node) for kid in node.kids):
            element["Pg"] = self._pages[page]
        kids = [
            self._element(kid, reference) if isinstance(kid, Node) else self._content(kid, page, reference)
            for kid in node.kids
        ]
        if kids:
            element["K"] = pydyf.Array(kids)
        self._say(node, element)
        return reference

    def _content(self, kid: Any, page: int, element: bytes) -> Any:
        """A marked-content sequence or an annotation, and the way back from it to its element (14.7.4)."""
        if isinstance(kid, Marked):
            self._marked[kid.page][kid.mcid] = element
            if kid.page == page:
                return kid.mcid
            return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.mcid})
        self._annotated.append((kid.annotation, element))
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": self._pages[kid.page]})

    def _say(self, node: Node, element: Any) -> None:
        for key, value in node.attributes.items():
            if value:
                element[key] = pydyf.String(value)
        if identifier := node.attributes.get("ID"):
            self._identified[identifier] = bytes(element.reference)
        owned = [
            pydyf.Dictionary({"O": f"/{owner}", **{key: _value(value) for key, value in said.items() if value != []}})
            for owner, name in _OWNERS
            if (said := getattr(node, name))
        ]
        if owned:
            element["A"] = owned[0] if len(owned) == 1 else pydyf.Array(owned)

    def _parent_tree(self) -> Any:
        numbers = pydyf.Array()
        for page, marked in enumerate(self._marked):
            if sorted(marked) != list(range(len(marked))):
                raise RuntimeError(f"page {page + 1} shows what is in no tag: look at press/paginate/engine/tagging")
            numbers.extend([page, pydyf.Array([marked[mcid] for mcid in sorted(marked)])])
        for key, (annotation, element) in enumerate(self._annotated, len(self._pages)):
            annotation["StructParent"] = key
            numbers.extend([key, element])
        tree = pydyf.Dictionary({"Nums": numbers})
        self._pdf.add_object(tree)
        return tree

    def _identifiers(self) -> Any:
        """The name tree of all identifiers, sorted (ISO 32000-1, 7.9.6)."""
        names = pydyf.Array()
        for identifier in sorted(self._identified, key=str.encode):
            names.extend([pydyf.String(identifier), self._identified[identifier]])
        tree = pydyf.Dictionary({"Names": names})
        self._pdf.add_object(tree)
        return tree


def _value(value: Any) -> Any:
    """Names and numbers as they are; a list of identifiers as one of strings."""
    if isinstance(value, list):
        return pydyf.Array([pydyf.String(each) if isinstance(each, str) else each for each in value])
    return value
