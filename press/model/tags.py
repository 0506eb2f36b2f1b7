"""What the tags of a PDF hold: elements in reading order, the content that they mark, and the links of the pages.

The tree is flat: an element knows the numbers of its parent and of its kids, so that no depth of a stranger's tree
is a depth of ours.
"""

from dataclasses import dataclass
from enum import StrEnum

from press.model.geometry import Box

NOWHERE = -1  # no element, no annotation
UNREACHABLE = -2  # an element that hangs nowhere below the root


@dataclass(frozen=True)
class Run:
    """Characters that really stand in the file, shown by one operator; where they begin, and the size of their type.

    ``end`` is where they end, None where the file does not say how wide they are.
    """

    text: str
    x: float
    y: float
    size: float
    end: float | None = None


@dataclass(frozen=True)
class Content:
    """Marked content with a number (MCID); ``stream`` is the object that holds it, 0 for the page itself.

    ``shows`` tells whether it paints anything at all.
    """

    page: int
    stream: int
    mcid: int
    runs: tuple[Run, ...]
    shows: bool

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Artifact:
    """What is on a page and not read; ``type`` is empty where the file does not say what it is."""

    type: str
    text: str


@dataclass(frozen=True)
class Parent:
    """What the ParentTree says of a piece of marked content: its element, ``NOWHERE`` or ``UNREACHABLE``."""

    stream: int
    mcid: int
    element: int


@dataclass(frozen=True)
class Page:
    """``contents`` are in the order in which they are painted; ``loose`` is neither in a tag nor an artifact."""

    number: int
    box: Box
    contents: tuple[Content, ...]
    artifacts: tuple[Artifact, ...]
    loose: tuple[str, ...]
    parents: tuple[Parent, ...]


class Kind(StrEnum):
    """What an element can hold."""

    ELEMENT = "element"
    CONTENT = "content"
    OBJECT = "object"


@dataclass(frozen=True)
class Kid:
    """``number`` is that of an element, of marked content (MCID) or of an annotation, else ``NOWHERE``."""

    kind: Kind
    number: int
    page: int = 0
    stream: int = 0


@dataclass(frozen=True)
class Attribute:
    owner: str
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Element:
    """A tag; ``role`` is its type after the RoleMap, ``page`` that on which it begins, 0 where it is on none."""

    index: int
    parent: int
    depth: int
    type: str
    role: str
    page: int
    kids: tuple[Kid, ...]
    id: str = ""
    title: str = ""
    lang: str = ""
    alt: str | None = None
    actual: str | None = None
    expansion: str | None = None
    attributes: tuple[Attribute, ...] = ()

    def attribute(self, name: str) -> tuple[str, ...]:
        return next((each.values for each in self.attributes if each.name == name), ())


@dataclass(frozen=True)
class Target:
    """Where a link within the file leads; ``page`` is 0 where there is no such place."""

    name: str
    page: int
    y: float | None = None


@dataclass(frozen=True)
class Annotation:
    """``holder`` is the element that holds it by reference, ``parent`` the one that the ParentTree names."""

    page: int
    subtype: str
    box: Box
    contents: str
    uri: str
    target: Target | None
    is_hidden: bool
    holder: int
    parent: int


@dataclass(frozen=True)
class Facts:
    """What the file says of itself; ``needs`` is the version that its contents need, and the thing that needs it."""

    version: str
    needs: tuple[str, str]
    is_marked: bool
    lang: str
    title: str
    shows_title: bool
    has_outline: bool
    page_mode: str
    metadata: tuple[tuple[str, str], ...]
    fonts: tuple[str, ...]
    ids: tuple[tuple[str, int], ...]
    unmapped: tuple[str, ...]


@dataclass(frozen=True)
class Tagged:
    """``drawn`` are the boxes of what each of the figures shows, by the number of its element.

    ``tangled`` are types of elements that stand in the tree twice, which is no tree.
    """

    facts: Facts
    elements: tuple[Element, ...]
    pages: tuple[Page, ...]
    annotations: tuple[Annotation, ...]
    drawn: tuple[tuple[int, Box], ...] = ()
    tangled: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of what a listener is told, ``depth`` steps within what is around it."""

    depth: int
    page: int
    text: str


@dataclass(frozen=True)
class Node:
    """An element, or text below one, for machines; ``parent`` is the number of another node, or ``NOWHERE``."""

    parent: int
    type: str
    role: str
    page: int
    text: str
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Finding:
    """Where a rule is broken: ``page`` is 0 for the file as a whole, ``quoted`` what is read there."""

    rule: str
    page: int
    message: str
    quoted: str = ""


@dataclass(frozen=True)
class Rule:
    """``clause`` names the standard; ``is_advice`` that layout may have forced what it finds."""

    name: str
    clause: str
    hint: str
    is_advice: bool = False


@dataclass(frozen=True)
class Listening:
    """All that is told of a file: what a listener hears, the tree, and what the house's rules find."""

    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    pages: int
    elements: int
