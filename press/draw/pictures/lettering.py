"""Words in SVG pictures: letters are drawn in the fonts that lie here, and each machine has others."""

import re
from collections.abc import Mapping
from xml.parsers import expat

from press.model.report import shortened

# What styles/fonts.css offers.
FAMILIES = frozenset(("Serif Text", "Serif Caption", "Serif Subhead", "Serif Display", "Source Sans 3"))
OUTLINES = (
    "turn the words into outlines: in matplotlib, svg.fonttype: path; in Inkscape, 'Path', 'Object to Path'; in"
    " Illustrator, 'Type', 'Create Outlines'; or set them in 'Source Sans 3', or save the picture as PNG"
)
_FAMILY = re.compile(r"(?:^|;)\s*font-family\s*:\s*([^;]+)")
# The family stands last in the shorthand, behind the size and the height of the line (CSS Fonts 4, 2.7).
_SHORTHAND = re.compile(r"(?:^|;)\s*font\s*:[^;]*?\d[\w.%]*(?:\s*/\s*[\w.%]+)?\s+([^;]+)")


def foreign_lettering(content: bytes) -> tuple[int, str] | None:
    """Line and problem of the first words in another font than ours; None where there are none.

    Of pictures with a style sheet that sets fonts nothing is said: the finished page is asked.
    """
    reader = _Reader()
    reader.parser.Parse(content, True)
    return None if "font" in reader.sheet else reader.found


class _Reader:
    """Knows the family in force at each open element, and whether it stands within 'text'."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda _: self.open.pop()
        self.parser.CharacterDataHandler = self._words
        self.open: list[tuple[str, str, bool]] = [("", "", False)]
        self.sheet = ""
        self.found: tuple[int, str] | None = None

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        _, family, is_text = self.open[-1]
        style = attributes.get("style", "")
        given = _FAMILY.search(style) or _SHORTHAND.search(style)
        family = given[1] if given else attributes.get("font-family", family)
        self.open.append((name, family, is_text or name == "text"))

    def _words(self, words: str) -> None:
        name, family, is_text = self.open[-1]
        if name == "style":
            self.sheet += words
        elif is_text and words.strip() and name not in ("title", "desc") and not self.found:
            first = family.split(",")[0].strip().strip("'\"")
            if first not in FAMILIES:
                named = (
                    f"the font '{shortened(first, 60)}', which is"
                    if first
                    else "a font that it does not name, which is"
                )
                self.found = (self.parser.CurrentLineNumber, f"the picture has words in {named} not among those here")
