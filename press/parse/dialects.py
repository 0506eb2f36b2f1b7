"""What authors bring of other dialects and is set as they meant it; ``refused`` has what is told.

``docs/writing.md`` prints both (``tools/dialects.py``), and a test reads each example.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Taken:
    """What is set; ``shown`` says as what."""

    name: str
    of: str
    example: str
    shown: str


TAKEN = (
    Taken("Things to do", "GitHub, Obsidian", "- [x] done\n- [ ] open", "items with a ticked box and an empty one"),
    Taken("Small letters below", "Pandoc", "H~2~O", "H<sub>2</sub>O"),
    Taken("Small letters above", "Pandoc", "10^9^", "10<sup>9</sup>"),
    Taken("Struck words", "GitHub, Pandoc", "~~struck~~", "struck words"),
    Taken("A note where it is called", "Pandoc", "Text.^[A note.]", "a note"),
    Taken("The end of a line", "Markdown", "One\\\ntwo, or two spaces at the end", "a new line"),
    Taken("An author in the text", "Pandoc, Quarto", "@key [p. 4]", "the author's name on record, and the note"),
    Taken("A citation without the name", "Pandoc, Quarto", "[-@key]", "the note alone, as `[@key]`"),
    Taken("An address", "Markdown", "<name@example.org>", "a link"),
    Taken("Numbers before brackets", "Word, CommonMark", "1) first\n2) second", "a list in order"),
    Taken("Amounts of money", "", "$5 and $6", "text"),
    Taken("A handle", "", "@nobody", "text, where no source has that key"),
)  # fmt: skip
