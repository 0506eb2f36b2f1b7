"""Workers are hired for a job, heard and watched; one that takes too much, or dies, becomes an error in the report."""

import queue
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from press.model.report import Place, Report
from press.workshop import jobs
from press.workshop.endings import Refused, Stopped, death, failure
from press.workshop.frames import Frame
from press.workshop.hand import END, Hand, Heard, hired
from press.workshop.limits import Limits
from press.workshop.wire import Malformed

A = TypeVar("A")

_LOOK_EVERY_SECONDS = 0.02 if sys.platform == "linux" else 0.25  # elsewhere each look starts a program


@dataclass
class Crew:
    """The workers of one job, all of whom are watched while one is waited for."""

    limits: Limits
    on_step: Callable[[Hand], None]
    on_mail: Callable[[jobs.Mail], None]
    hands: list[Hand] = field(default_factory=list)
    _count: int = 0
    _heard: Heard = field(default_factory=queue.SimpleQueue)
    _hired: ExitStack = field(default_factory=ExitStack)

    def hire(self, outfit: jobs.Outfit, job: jobs.Job | None = None) -> Hand:
        """One more, who may see the files of ``job``. Raises Refused."""
        readable = jobs.files_of(job) if job else ()
        hand = self._hired.enter_context(hired(self._count, outfit, readable, self.limits, self._heard))
        self.hands.append(hand)
        self._count += 1
        return hand

    def send_home(self, hand: Hand) -> None:
        self.hands.remove(hand)
        hand.leave()

    def done(self, hand: Hand, job: jobs.Job, kind: type[A]) -> A:
        """The answer of ``hand`` to ``job``, while nobody has anything else to do. Raises Stopped."""
        (answer,) = self.answers([(hand, job)])
        return read(*answer, kind)

    def answers(self, asked: Sequence[tuple[Hand, jobs.Job]]) -> list[tuple[Hand, Frame]]:
        """The answers to jobs, in their order; who gets several does one after another. Raises Stopped."""
        for hand, job in asked:
            hand.ask(job)
        came = [self.answer() for _ in asked]
        return [next(came.pop(n) for n, (who, _) in enumerate(came) if who is hand) for hand, _ in asked]

    def answer(self) -> tuple[Hand, Frame]:
        """The next answer of any. Raises Stopped."""
        while True:
            for hand in self.hands:
                hand.look()
            try:
                hand, said = self._heard.get(timeout=_LOOK_EVERY_SECONDS)
            except queue.Empty:
                continue
            if hand in self.hands and (frame := self._taken(hand, said)):
                hand.has_answered()
                return hand, frame

    def _taken(self, hand: Hand, said: Any) -> Frame | None:
        """The answer, if it is one; whatever else is said is taken note of."""
        if said is END:
            raise death(hand.process.wait(), hand.step)
        try:
            if isinstance(said, Malformed):
                raise said
            match said.kind:
                case jobs.ANSWER if hand.owed:
                    answer: Frame = said
                    return answer
                case jobs.STEP:
                    hand.begin(said.read(str))
                    self.on_step(hand)
                case jobs.MAIL:
                    self.on_mail(said.read(jobs.Mail))
                case jobs.FAILED:
                    raise failure(said.read(str), hand.step)
                case _:
                    raise Malformed("a frame of no kind that is known")
        except Malformed as error:
            raise not_understood(hand, error) from None
        return None

    def go(self) -> None:
        self._hired.close()


@contextmanager
def crew(
    limits: Limits, on_step: Callable[[Hand], None], on_mail: Callable[[jobs.Mail], None] = lambda mail: None
) -> Iterator[Crew]:
    """A crew of none yet; all who were hired have gone when this is left."""
    found = Crew(limits, on_step, on_mail)
    try:
        yield found
    finally:
        found.go()


@contextmanager
def telling(place: Place, report: Report) -> Iterator[None]:
    """What stops a worker becomes an error; ``place`` is what it is about, for it is not of the author's making."""
    try:
        yield
    except Stopped as error:
        tell = report.refused if isinstance(error, Refused) else report.error
        tell(place, str(error), error.hint)


@dataclass(frozen=True)
class Overseer:
    """Has one job done. ``place`` is what errors are about that are not of the author's making."""

    limits: Limits
    place: Place
    report: Report
    on_step: Callable[[str], None]
    on_mail: Callable[[jobs.Mail], None]

    def run(self, job: jobs.Job, kind: type[A]) -> A | None:
        """The answer to ``job``, one of type ``kind``; None where none came, and the report says why.

        The worker has ended when this returns, or is left by an exception.
        """
        with (
            telling(self.place, self.report),
            crew(self.limits, lambda hand: self.on_step(hand.step), self.on_mail) as found,
        ):
            return found.done(found.hire(jobs.outfit_for(job), job), job, kind)
        return None


def read(hand: Hand, frame: Frame, kind: type[A]) -> A:
    """The value of an answer, which must be one of type ``kind``. Raises Stopped."""
    try:
        return frame.read(kind)
    except Malformed as error:
        raise not_understood(hand, error) from None


def not_understood(hand: Hand, error: Malformed) -> Stopped:
    return Stopped(f"the build process cannot be understood while {hand.step}: {error}")
