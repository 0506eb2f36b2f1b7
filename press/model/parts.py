"""The parts that every briefing has besides its chapters, and the one order of those that stand behind them."""

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

# In the order in which every edition, every list of contents and the web page give them.
BACK_PARTS = (
    DATA,
    Part("account", "How this briefing was made and checked", "How it was made and checked"),
    Part("facts", "Facts and their standing", "Facts and their standing"),
    TERMS,
    Part("sources", "Sources", "Sources"),
)

# Authors can refer to these.
REFERABLE_PARTS = (GLANCE, *BACK_PARTS, READER_NOTE)
