"""A Briefing's texts become a Manuscript: each read once, as an immutable tree; what is not read is told.

This is the one grammar of the house. Checks and pages work on the tree, and nobody else reads Markdown.
"""

from collections.abc import Iterable

from press.model.briefing import Briefing, Text
from press.model.manuscript import Manuscript, Node, texts_of
from press.model.report import Report
from press.parse.dialect import Dialect
from press.parse.unread import report_unread

__all__ = ["parse", "parse_text"]


def parse(briefing: Briefing, report: Report) -> Manuscript:
    """Read every text of a briefing; what looks like markup and is none is reported, and left in the tree as text."""
    keys = tuple(source.id for source in briefing.sources)
    dialect = Dialect(keys)
    chapters = frozenset(section.body for section in briefing.sections)
    trees: dict[Text, Node] = {}
    for text in texts_of(briefing):
        if text not in trees:
            trees[text] = dialect.tree(text, is_file=text in chapters)
            report_unread(trees[text], report, keys)
    return Manuscript(trees)


def parse_text(text: Text, report: Report, sources: Iterable[str] = ()) -> Node:
    """Read one text whose lines are those of its file; ``sources`` are the keys of the sources on record."""
    tree = Dialect(sources).tree(text, is_file=True)
    report_unread(tree, report, tuple(sources))
    return tree
