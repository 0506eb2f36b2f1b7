"""Where each fact of the ledger is used: in which chapter, or in which other part that readers see."""

from collections.abc import Iterator

from press.model.briefing import Briefing, Text
from press.model.figure import FigureSpec
from press.model.manuscript import Manuscript, Node, figure_placed_by, source_of, subtitle_of, title_of
from press.model.parts import GLANCE, HANDOUT, TERMS


def facts_used(briefing: Briefing, manuscript: Manuscript) -> dict[str, tuple[str, ...]]:
    """For each chapter and other part, by its id, the facts on which its words and figures rest, by first mention."""
    chapters = {
        section.id: (*_marks(manuscript.of(section.standfirst)), *_in_chapter(section.body, briefing, manuscript))
        for section in briefing.sections
    }
    glance = (
        *(fact for point in briefing.key_points for fact in _marks(manuscript.of(point.text))),
        *(figure.fact for figure in briefing.key_figures),
        *(fact for advice in briefing.guidance for fact in _marks(manuscript.of(advice.text))),
    )
    terms = (fact for entry in briefing.glossary for fact in _marks(manuscript.of(entry.meaning)))
    limits = (fact for limit in briefing.handout.limits for fact in _marks(manuscript.of(limit.text)))
    others = {GLANCE.id: glance, TERMS.id: terms, HANDOUT.id: limits}
    return {part: tuple(dict.fromkeys(facts)) for part, facts in {**chapters, **others}.items()}


def figures_placed(tree: Node, briefing: Briefing) -> Iterator[FigureSpec]:
    """The figures that a text places, in its order; what is not placed is printed nowhere."""
    known = {figure.id: figure for figure in briefing.figures}
    for image in tree.nodes("img"):
        if figure := known.get(figure_placed_by(image)):
            yield figure


def _in_chapter(body: Text, briefing: Briefing, manuscript: Manuscript) -> Iterator[str]:
    tree = manuscript.of(body)
    yield from _marks(tree)
    for figure in figures_placed(tree, briefing):
        yield from figure.facts
        for text in (title_of(figure), subtitle_of(figure), source_of(figure)):
            yield from _marks(manuscript.of(text))


def _marks(tree: Node) -> tuple[str, ...]:
    return tuple(span.get("fact") for span in tree.nodes("span") if span.has("fact"))
