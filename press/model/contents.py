"""Where a list of contents in two columns turns to the second."""

from itertools import accumulate

from press.model.document import Chapter, Document

# Lines of a section's title, as A4 and US Letter set them.
_AROUND = 0.9  # the rule above an entry and the white around it
_HIGHEST = 40.0  # what a column surely has room for on one page
_LINE = 37  # characters


def second_column(document: Document) -> str:
    """The id of the entry that opens the second column, so that both are about as high; empty where there is none.

    There is none in a list that may need more than one page: a turn chosen for one page would leave white on the next.
    """
    # Columns that the layout engine is left to balance are laid out some twenty times, and turned ones twice.
    front = [(part.id, _height(part.title)) for part in document.front_parts]
    chapters = [entry for chapter in document.chapters for entry in _entries(chapter)]
    back = [(part.id, _height(part.title)) for part in document.back_parts]
    entries = [*front, *chapters, *back]
    heights = list(accumulate(height for _, height in entries))
    turns = [(max(above, heights[-1] - above), id) for above, (id, _) in zip(heights, entries[1:], strict=False)]
    higher, id = min(turns, key=lambda turn: turn[0], default=(0.0, ""))
    return id if higher <= _HIGHEST else ""


def _entries(chapter: Chapter) -> list[tuple[str, float]]:
    """A chapter with its sections is one entry; of a text that is the whole briefing each section is one."""
    if chapter.is_whole:
        return [(heading.id, _height(heading.title)) for heading in chapter.headings]
    return [(chapter.id, _height(chapter.title, *(heading.title for heading in chapter.headings)))]


def _height(*titles: str) -> float:
    """Of an entry, in lines: its title and those of its sections."""
    return _AROUND + sum(-(-len(title) // _LINE) for title in titles)
