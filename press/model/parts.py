"""The parts that every briefing has besides its chapters, and the one order of those that stand behind them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """``id`` is what authors and links refer to; ``running_title`` stands at the head of its pages."""

    id: str
    title: str
    running_title: str

    @property
    def template(self) -> str:
        """Its name below ``templates/``, for booklets and the web page."""
        return f"parts/{self.id}.html"

    @property
    def large_print_template(self) -> str:
        return f"parts/large-print/{self.id}.html"


GLANCE = Part("glance", "At a glance", "At a glance")
ABOUT = Part("about", "About this briefing", "About this briefing")
READER_NOTE = Part("reader-note", "Note for readers", "")
HANDOUT = Part("handout", "Handout", "")
TERMS = Part("terms", "Terms and abbreviations", "Terms and abbreviations")
DATA = Part("data", "The data behind the figures", "The data behind the figures")

ACCOUNT = Part("account", "How this briefing was made and checked", "How it was made and checked")
FACTS = Part("facts", "Facts and their standing", "Facts and their standing")
SOURCES = Part("sources", "Sources", "Sources")

# In the order in which every edition, every list of contents and the web page give them.
BACK_PARTS = (
    DATA,
    ACCOUNT,
    FACTS,
    TERMS,
    SOURCES,
)

# Authors can refer to these.
REFERABLE_PARTS = (GLANCE, *BACK_PARTS, READER_NOTE)

# What fills a part, for authors who refer to one that is empty.
FILLED_BY = {
    GLANCE.id: "key points, key figures or guidance in briefing.yaml",
    DATA.id: "a figure whose data stand in no table of the text",
    FACTS.id: "facts in facts.yaml",
    TERMS.id: "a glossary in briefing.yaml",
    SOURCES.id: "a source that a note cites",
}


def printed_parts(contents: Mapping[str, Collection[object]]) -> tuple[Part, ...]:
    """The parts that are printed, in their order: not those of which ``contents`` says that they are empty."""
    return tuple(part for part in (GLANCE, *BACK_PARTS) if part.id not in contents or contents[part.id])
