"""Workers are asked for what ``press.orders`` makes, and what they answer is looked at before it is used."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from press.model.carried import Carried
from press.model.imposition import Imposition
from press.model.letter import Mailing
from press.model.output import Artefact, Sheets
from press.model.report import Place, Report, shown
from press.model.tags import Listening
from press.model.verdict import Verification
from press.workshop import jobs
from press.workshop.build import Build
from press.workshop.limits import USUAL_LIMITS, Limits
from press.workshop.overseer import Overseer, crew, telling
from press.workshop.progress import Moment, Progress

Steps = Callable[[str], None]

_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,140}")


def _nothing(_: object) -> None:
    pass


@dataclass(frozen=True)
class Workshop:
    """Asks a worker for what ``Pipeline`` makes; every job gets one of its own, within ``limits``.

    A build is shared by two ``workers``, if so many may be had.
    """

    limits: Limits = USUAL_LIMITS
    workers: int = 1

    def make(self, job: jobs.Make, report: Report, show: Callable[[Moment], None]) -> tuple[Artefact, ...]:
        """As ``Pipeline.make``."""
        made, progress = None, Progress(show)
        with (
            telling(Place(shown(job.folder)), report),
            crew(self.limits, lambda hand: progress.begin(hand.number, hand.step)) as found,
        ):
            made = Build(job, found, progress).run(self.workers)
        report.add(made.diagnostics if made else ())
        return _well_named(made.artefacts if made else (), job.folder, report)

    def check(self, folder: Path, report: Report, strict: bool = False) -> jobs.Checked | None:
        """As ``Pipeline.check``, of whose document the coverage is told, and what of the sources is left out."""
        checked = self._overseer(folder, report, _nothing).run(jobs.Check(folder, strict), jobs.Checked)
        report.add(checked.diagnostics if checked else ())
        return checked if checked and checked.coverage else None

    def impose(
        self, content: bytes, hows: Sequence[Imposition], title: str, place: Place, report: Report
    ) -> tuple[Sheets, ...]:
        """As ``Pipeline.impose``, in each of the ways ``hows``."""
        overseer = Overseer(self.limits, place, report, _nothing, _nothing)
        imposed = overseer.run(jobs.Impose(content, tuple(hows), title, place), jobs.Imposed)
        report.add(imposed.diagnostics if imposed else ())
        return imposed.sheets if imposed and not report.has_errors else ()

    def prepare(self, job: jobs.Prepare, report: Report, progress: Steps) -> tuple[int, Mailing | None]:
        """How many people were named, and a mail to each; None where any of them cannot be written."""
        mails: list[jobs.Mail] = []
        overseer = Overseer(self.limits, Place(shown(job.folder)), report, progress, mails.append)
        prepared = overseer.run(job, jobs.Prepared)
        report.add(prepared.diagnostics if prepared else ())
        if prepared is None or prepared.mailing is None or report.has_errors:
            return (prepared.people if prepared else 0), None
        messages = tuple((mail.recipient, mail.message) for mail in mails)
        return prepared.people, replace(prepared.mailing, messages=messages)

    def unpack(self, content: bytes, place: Place, report: Report) -> Carried | None:
        """As ``Pipeline.unpack``."""
        overseer = Overseer(self.limits, place, report, _nothing, _nothing)
        unpacked = overseer.run(jobs.Unpack(content, place), jobs.Unpacked)
        report.add(unpacked.diagnostics if unpacked else ())
        return unpacked.carried if unpacked and not report.has_errors else None

    def verify(self, content: bytes, place: Place, report: Report, progress: Steps) -> Verification | None:
        """As ``Pipeline.verify``."""
        verified = Overseer(self.limits, place, report, progress, _nothing).run(
            jobs.Verify(content, place), jobs.Verified
        )
        report.add(verified.diagnostics if verified else ())
        return verified.verification if verified else None

    def listen(self, content: bytes, place: Place, report: Report) -> Listening | None:
        """As ``Pipeline.listen``."""
        overseer = Overseer(self.limits, place, report, _nothing, _nothing)
        listened = overseer.run(jobs.Listen(content, place), jobs.Listened)
        report.add(listened.diagnostics if listened else ())
        return listened.listening if listened and not report.has_errors else None

    def show(self, folder: Path, report: Report, progress: Steps) -> tuple[Artefact, ...]:
        """As ``Pipeline.show``."""
        made = self._overseer(folder, report, progress).run(jobs.Show(folder), jobs.Made)
        report.add(made.diagnostics if made else ())
        return _well_named(made.artefacts if made else (), folder, report)

    def _overseer(self, folder: Path, report: Report, progress: Steps) -> Overseer:
        return Overseer(self.limits, Place(shown(folder)), report, progress, _nothing)


def _well_named(artefacts: tuple[Artefact, ...], folder: Path, report: Report) -> tuple[Artefact, ...]:
    """The files; none where one of them has a name that may not be written, or where the report has errors."""
    for artefact in artefacts:
        # The worker says no path, and nothing that a terminal would obey.
        if not _FILE_NAME.fullmatch(artefact.name):
            report.error(Place(shown(folder)), f"a file cannot be called {artefact.name!a}")
    return artefacts if not report.has_errors else ()
