"""Typewriter quotation marks become those of print, each by what stands on either side of it in its paragraph."""

import re
from dataclasses import dataclass, field

from press.model.characters import with_dashes
from press.model.manuscript import Node, Words

# Within a paragraph a mark stands beside the words before an element, not at an edge.
_SPANS = (
    "em", "strong", "del", "code", "a", "img", "br", "wbr", "sub", "sup", "kbd", "small", "span", "citation", "call",
    "author", "unread",
)  # fmt: skip
_WORD, _SPACE = "x", " "  # what a picture, code and a break are to the marks beside them
_OPENERS = "([{<“‘„«"
_JOINERS = "-–—/="
_FEET = re.compile(r"\d'(\d{1,2})\"")
# Letters and digits that were left out: 'n', '90s, '07; not a quotation that begins with a number and is closed.
_ELISION = re.compile(
    r"(?:n|tis|twas|em|til|cause|bout|round)\b|\d\ds?\b(?![^'\"]*[^\W_s][.,!?]?'(?!\w))", re.IGNORECASE
)


@dataclass
class _Run:
    """The characters of a paragraph in order; ``owners`` says of each in which of the words it stands, or -1."""

    characters: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    are_set: list[bool] = field(default_factory=list)

    def add(self, text: str, owner: int = -1, is_set: bool = True) -> None:
        self.characters += text
        self.owners += [owner] * len(text)
        self.are_set += [is_set] * len(text)


def in_print(root: Node) -> list[str]:
    """What is printed of each of the words below ``root``, in their order."""
    runs = [_Run()]
    words = [each for each in root.walk() if isinstance(each, Words)]
    _collect(root, runs, 0)
    printed = [""] * len(words)
    for run in runs:
        for character, owner in zip(_quoted(run), run.owners, strict=True):
            if owner >= 0:
                printed[owner] += character
    return printed


def _collect(node: Node, runs: list[_Run], count: int) -> int:
    """Add a node's characters to the last run, or to one of its own; the number of words so far comes back."""
    is_block = node.name not in _SPANS
    if is_block:
        runs.append(_Run())
    if node.name == "img":
        runs[-1].add(_WORD)
    elif node.name == "br":
        runs[-1].add(_SPACE)
    for child in node.children:
        if isinstance(child, Node):
            count = _collect(child, runs, count)
            continue
        # Where its author broke a line is no matter to print: words are bound over it as over any space.
        text = child.text if child.is_literal else with_dashes(child.text).replace("\n", " ")
        runs[-1].add(text, count, is_set=child.is_literal)
        count += 1
    if is_block:
        runs.append(_Run())
    return count


def _quoted(run: _Run) -> list[str]:
    found = list(run.characters)
    for at, character in enumerate(found):
        if character not in "\"'" or run.are_set[at]:
            continue
        before = found[at - 1] if at else ""
        after = found[at + 1] if at + 1 < len(found) else ""
        is_opening = _opens(before, after)
        if inches := _FEET.match("".join(found[max(0, at - 1) : at + 4])):
            # Feet and inches, 5'10": primes, not quotation marks.
            found[at], found[at + len(inches[1]) + 1] = "′", "″"
        elif character == '"':
            found[at] = "“" if is_opening else "”"
        else:
            is_left_out = is_opening and _ELISION.match("".join(found[at + 1 : at + 80]))
            found[at] = "‘" if is_opening and not is_left_out else "’"
    return found


def _opens(before: str, after: str) -> bool:
    if not after or after.isspace():
        return False
    if not before or before.isspace() or before in _OPENERS:
        return True
    return before in _JOINERS and (after.isalnum() or after in _OPENERS)
