"""What a worker does for each job: what is asked on the one side, the orders of the stages on the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from press.model.document import Document
from press.model.illustrations import Illustrations
from press.model.letter import Message, Recipient
from press.model.output import Artefact
from press.model.report import Report
from press.workshop import jobs
from press.workshop.frames import write_frame

if TYPE_CHECKING:
    from press.orders.desk import Desk
    from press.orders.pipeline import Pipeline
    from press.orders.pressroom import Pressroom

Work = Callable[[jobs.Job], jobs.Answer | None]


def bench_for(outfit: jobs.Outfit, answers: BinaryIO) -> Work:
    """What gives the answer to a job, with all loaded that it needs, to be called before the walls are up.

    Loading a library may mean to start programs and to write caches.
    """
    match outfit:
        case jobs.Outfit.READING:
            from press.orders.desk import open_desk

            return ReadingBench(open_desk(), answers).done
        case jobs.Outfit.PRINTING:
            import press.orders.screens  # noqa: F401
            from press.orders.pressroom import open_pressroom

            room = open_pressroom()
            room.start()
            room.rehearse()  # another reads meanwhile
            return PrintingBench(room, answers).done
    from press.orders.pipeline import Pipeline

    pipeline = Pipeline()
    if outfit is jobs.Outfit.ALL:
        pipeline.pressroom.start()
    return FileBench(pipeline, answers).done


@dataclass
class ReadingBench:
    """One worker's that reads a briefing and draws its figures."""

    desk: "Desk"
    answers: BinaryIO
    _document: Document | None = None

    def done(self, job: jobs.Job) -> jobs.Answer | None:
        match job:
            case jobs.Read():
                report = Report()
                self._document = self.desk.read(
                    job.folder, report, self._step, job.strict, job.form, job.names_status, job.house
                )
                return _reading(self._document, report)
            case jobs.Share() if self._document:
                return self._document
            case jobs.Draw() if self._document:
                return self.desk.drawn(self._document, job.size, job.ink, self._step)
        raise _too_early(job)

    def _step(self, text: str) -> None:
        write_frame(self.answers, jobs.STEP, text)


@dataclass
class PrintingBench:
    """One worker's that prints what another has read and drawn."""

    room: "Pressroom"
    answers: BinaryIO
    _document: Document | None = None

    def done(self, job: jobs.Job) -> jobs.Answer | None:
        """The answer to a job; document and drawings are taken in without one."""
        match job:
            case Document():
                self._document = job
                return None
            case Illustrations():
                self.room.drawn[job.size, job.ink] = job
                return None
            case jobs.Print() if self._document:
                return self._printed(self._document, job)
            case jobs.Screens() if self._document:
                return self._screens(self._document, job)
            case jobs.List() if self._document:
                return jobs.Made((), (self.room.listed(self._document, job.made),))
        raise _too_early(job)

    def _printed(self, document: Document, job: jobs.Print) -> jobs.Made:
        from press.orders.pressroom import PrintRun

        report = Report()
        report.add(job.told)
        run = PrintRun(self.room, document, job.wishes, report, self._step, job.notes)
        made = [run.artefact(name) for name in job.names]
        return _made([each for each in made if each], report)

    def _screens(self, document: Document, job: jobs.Screens) -> jobs.Made:
        from press.orders.screens import screens

        report = Report()
        return _made(screens(document, job.made, self.room, job.wishes, report, self._step), report)

    def _step(self, text: str) -> None:
        write_frame(self.answers, jobs.STEP, text)


@dataclass
class FileBench:
    """One worker's that does all that there is to do to a file or a folder."""

    pipeline: "Pipeline"
    answers: BinaryIO

    def done(self, job: jobs.Job) -> jobs.Answer | None:
        pipeline, report = self.pipeline, Report()
        match job:
            case jobs.Check():
                return self._checked(pipeline, job, report)
            case jobs.Impose():
                self._step("imposing")
                each = [pipeline.impose(job.content, how, job.title, job.place, report) for how in job.hows]
                return jobs.Imposed(report.diagnostics, tuple(sheets for sheets in each if sheets))
            case jobs.Prepare():
                return self._prepared(pipeline, job, report)
            case jobs.Unpack():
                self._step("looking for the source")
                carried = pipeline.unpack(job.content, job.place, report)
                return jobs.Unpacked(report.diagnostics, carried)
            case jobs.Verify():
                found = pipeline.verify(job.content, job.place, report, self._step)
                return jobs.Verified(report.diagnostics, found)
            case jobs.Listen():
                self._step("reading the tags")
                listening = pipeline.listen(job.content, job.place, report)
                return jobs.Listened(report.diagnostics, listening)
            case jobs.Show():
                return _made(pipeline.show(job.folder, report, self._step), report)
        raise _too_early(job)

    def _checked(self, pipeline: "Pipeline", job: jobs.Check, report: Report) -> jobs.Checked:
        self._step("reading")
        document = pipeline.check(job.folder, report, job.strict)
        if document is None:
            return jobs.Checked(report.diagnostics)
        return jobs.Checked(report.diagnostics, document.evidence.coverage, document.left_out)

    def _prepared(self, pipeline: "Pipeline", job: jobs.Prepare, report: Report) -> jobs.Prepared:
        room = pipeline.mailroom(job.folder, report, self._step, job.now, job.not_after, job.leave, job.output)
        people = room.people(job.recipients, job.addresses, job.test_address)
        mailing = room.prepare(people, self._mail) if people else None
        return jobs.Prepared(report.diagnostics, len(people), mailing)

    def _step(self, text: str) -> None:
        write_frame(self.answers, jobs.STEP, text)

    def _mail(self, recipient: Recipient, message: Message) -> None:
        # Sent at once: the mails of a long list, each with its PDF, would not fit into the memory of one process.
        write_frame(self.answers, jobs.MAIL, jobs.Mail(recipient, message))


def _reading(document: Document | None, report: Report) -> jobs.Reading:
    if document is None:
        return jobs.Reading(report.diagnostics, (), has_mail=False)
    briefing = document.briefing
    has_mail = briefing.is_as_recorded and briefing.mail is not None
    return jobs.Reading(report.diagnostics, briefing.editions, has_mail, briefing.is_as_recorded)


def _made(made: Sequence[Artefact], report: Report) -> jobs.Made:
    return jobs.Made(report.diagnostics, tuple(made) if not report.has_errors else ())


def _too_early(job: jobs.Job) -> ValueError:
    return ValueError(f"a {type(job).__name__} comes too early")
