"""Which chapters a form prints, and how the others are named where these refer to them."""

from collections.abc import Sequence

from press.mark_up.drawn import DrawnFigures
from press.mark_up.html import as_html
from press.mark_up.references import Targets
from press.mark_up.shape import Shaper
from press.model.briefing import Briefing, Section
from press.model.manuscript import Manuscript
from press.model.report import Report


def printed_sections(briefing: Briefing) -> tuple[Section, ...]:
    """In the order of the files, whatever the order in which the form names them."""
    chosen = briefing.form.chapters
    return tuple(section for section in briefing.sections if not chosen or section.id in chosen)


def numbers_of(sections: Sequence[Section]) -> list[str]:
    """The numbers of chapters, empty for those that have none."""
    numbered = [section.id for section in sections if section.is_numbered]
    return [str(numbered.index(section.id) + 1) if section.is_numbered else "" for section in sections]


def elsewhere(briefing: Briefing, manuscript: Manuscript, abbreviations: dict[str, str]) -> dict[str, str]:
    """All that has an id in chapters that are not printed: by id, as the form that prints them names it.

    Whatever is wrong with them is told when that form is printed.
    """
    printed = printed_sections(briefing)
    if printed == briefing.sections:
        return {}
    report = Report()
    targets = Targets(report)
    drawn = DrawnFigures({each.id: each for each in briefing.figures}, manuscript, abbreviations, targets, report)
    shaper = Shaper(
        targets,
        {picture.name: picture for picture in briefing.pictures},
        drawn,
        report,
        briefing.has_numbered_paragraphs,
    )
    inside: dict[str, Section] = {}
    for section, number in zip(briefing.sections, numbers_of(briefing.sections), strict=True):
        targets.add(section.id, "chapter", number, section.title, section.standfirst.place)
        shaper.shape(as_html(manuscript.of(section.body), abbreviations), section, number)
        inside |= dict.fromkeys(targets.by_id.keys() - inside.keys(), section)
    return {
        id: f"{targets.by_id[id].words} of the {briefing.own_form}"
        for id, section in inside.items()
        if section not in printed
    }
