"""What a worker does for each job: what is asked on the one side, the orders of the stages on the other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from press.model.document import Document
from press.model.letter import Message, Recipient
from press.model.output import Artefact
from press.model.report import Report
from press.workshop import jobs
from press.workshop.frames import write_frame

if TYPE_CHECKING:
    from press.orders.pipeline import Pipeline
    from press.orders.pressroom import Pressroom


def bench_for(outfit: jobs.Outfit, answers: BinaryIO) -> "Bench":
    """A bench with all that is needed at it, to be called before the walls are up.

    Loading a library may mean to start programs and to write caches.
    """
    if outfit is jobs.Outfit.PRINTING:  # what reads stays out of memory
        from press.orders.pressroom import open_pressroom

        bench = Bench(open_pressroom(), None, answers)
    else:
        from press.orders.pipeline import Pipeline

        pipeline = Pipeline()
        bench = Bench(pipeline.pressroom, pipeline, answers)
    if outfit is not jobs.Outfit.READING:
        bench.room.start()
    return bench


@dataclass
class Bench:
    """One worker's; ``reader`` is None where it only prints what another has read."""

    room: "Pressroom"
    reader: "Pipeline | None"
    answers: BinaryIO
    _document: Document | None = None

    def done(self, job: jobs.Job) -> jobs.Answer | None:
        """The answer to a job; a document is taken in without one."""
        match job:
            case Document():
                self._document = job
                return None
            case jobs.Share():
                return self._document
            case jobs.Print():
                return self._printed(job)
        assert self.reader
        return self._done_with(self.reader, job, Report())

    def clear(self) -> None:
        """Give the memory back that the last form took."""
        from press.orders.memory import give_back

        give_back()

    def _printed(self, job: jobs.Print) -> jobs.Made:
        from press.orders.pressroom import PrintRun

        assert self._document
        report = Report()
        report.add(job.told)
        run = PrintRun(self.room, self._document, job.wishes, report, self._step, job.notes)
        made = [run.artefact(name) for name in job.names]
        return jobs.Made(report.diagnostics, tuple(a for a in made if a) if not report.has_errors else ())

    def _done_with(self, pipeline: "Pipeline", job: jobs.Job, report: Report) -> jobs.Answer:
        match job:
            case jobs.Read():
                self._document = pipeline.desk.read(job.folder, report, self._step, job.strict)
                return _reading(self._document, report)
            case jobs.Screens() if self._document:
                made = self._screens(self._document, job, report)
                return jobs.Made(report.diagnostics, made if not report.has_errors else ())
            case jobs.List() if self._document:
                return jobs.Made((), (self.room.listed(self._document, job.made),))
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
        raise ValueError(f"a {type(job).__name__} comes too early")

    def _screens(self, document: Document, job: jobs.Screens, report: Report) -> tuple[Artefact, ...]:
        from press.orders.screens import screens

        return screens(document, job.made, self.room, job.wishes, report, self._step)

    def _checked(self, pipeline: "Pipeline", job: jobs.Check, report: Report) -> jobs.Checked:
        self._step("reading")
        document = pipeline.check(job.folder, report, job.strict)
        if document is None:
            return jobs.Checked(report.diagnostics)
        return jobs.Checked(report.diagnostics, document.evidence.coverage, document.left_out)

    def _prepared(self, pipeline: "Pipeline", job: jobs.Prepare, report: Report) -> jobs.Prepared:
        room = pipeline.mailroom(job.folder, report, self._step, job.now, job.not_after)
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
        return jobs.Reading(report.diagnostics, (), False)
    return jobs.Reading(report.diagnostics, document.briefing.editions, document.briefing.mail is not None)
