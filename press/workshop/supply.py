"""What one worker has read and drawn goes to those that print it: unopened, and to each once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from press.model.document import Document
from press.model.illustrations import Illustrations
from press.workshop import jobs
from press.workshop.frames import Frame
from press.workshop.hand import Hand
from press.workshop.overseer import Crew
from press.workshop.progress import Progress


@dataclass
class Supply:
    """``reader`` draws one thing after another, and is sent home with the last: its memory is needed for pages."""

    crew: Crew
    progress: Progress
    reader: Hand
    _document: Frame = field(init=False)
    _left: list[jobs.Draw] = field(default_factory=list)
    _drawn: dict[jobs.Draw, Frame] = field(default_factory=dict)
    _given: set[tuple[Hand, jobs.Draw | None]] = field(default_factory=set)

    def order(self, shown: Sequence[jobs.Draw]) -> None:
        """Have the document handed out, and all this drawn in its order. Raises Stopped."""
        ((_, document),) = self.crew.answers([(self.reader, jobs.Share())])
        self._document = replace(document, kind=Document.__name__)
        self._left = list(shown)
        for each in shown:
            self.reader.ask(each)

    @property
    def is_awaited(self) -> bool:
        """Whether the reader has not drawn all yet."""
        return bool(self._left)

    def came(self, frame: Frame) -> None:
        """The reader has drawn what is next."""
        self._drawn[self._left.pop(0)] = replace(frame, kind=Illustrations.__name__)
        if not self._left:
            self.crew.send_home(self.reader)
            self.progress.end(self.reader.number)

    def has(self, shown: jobs.Draw) -> bool:
        return shown in self._drawn

    def give(self, hand: Hand, shown: jobs.Draw) -> None:
        """Let a worker have, once, what it needs besides a job to print what shows this, which has been drawn."""
        for what, frame in ((None, self._document), (shown, self._drawn[shown])):
            if (hand, what) not in self._given:
                self._given.add((hand, what))
                hand.take_in(frame)
