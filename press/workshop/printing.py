"""Takes are dealt to whoever is free to print, as soon as their figures are drawn, and come back printed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from press.model.report import Severity
from press.model.wishes import Wishes
from press.workshop import jobs
from press.workshop.frames import Frame
from press.workshop.hand import Hand
from press.workshop.overseer import Crew, not_understood, read
from press.workshop.progress import Progress
from press.workshop.supply import Supply
from press.workshop.takes import Take, next_take
from press.workshop.wire import Malformed


@dataclass
class Printing:
    """What it makes and tells depends neither on how many work at it nor on who is done first.

    It is as if one made all takes in their order: where one holds a mistake, none behind it is made, but its figures
    are looked at. No more than ``workers`` are at work at a time, the one that draws among them. ``counted`` are the
    names of the forms that are files of the build.
    """

    crew: Crew
    supply: Supply
    workers: int
    wishes: Wishes
    progress: Progress
    counted: Collection[str]
    _made: dict[Take, jobs.Made] = field(default_factory=dict)
    _under_way: dict[Hand, Take] = field(default_factory=dict)
    _sizes: dict[Hand, set[str]] = field(default_factory=dict)

    def printed(self, takes: Sequence[Take]) -> tuple[jobs.Made, ...]:
        """What comes of each take, in their order. Raises Stopped."""
        while self._deal(takes):
            hand, frame = self.crew.answer()
            if hand is self.supply.reader:
                self.supply.came(frame)
                continue
            take = self._under_way.pop(hand)
            self._made[take] = made_of(hand, frame, len(take.names))
            self.progress.end(hand.number, self._files(take))
            self._stop_behind_mistake(takes)
        mistake = self._mistake(takes)
        for take in takes[mistake + 1 :]:
            self._made[take] = self.looked_at(take, self._made[takes[mistake]])
        return tuple(self._made[take] for take in takes)

    def looked_at(self, take: Take, mistake: jobs.Made) -> jobs.Made:
        """A take that is not made because of a ``mistake``, and what there is to say of its figures. Raises Stopped."""
        hand = self.crew.hands[0]
        self.supply.give(hand, take.shows)
        (answer,) = self.crew.answers([(hand, jobs.Print(take.names, self.wishes, told=mistake.diagnostics))])
        return made_of(*answer, 0)

    def _deal(self, takes: Sequence[Take]) -> bool:
        """Whether anything is under way, after everybody who is free got what there is."""
        if not self.crew.hands:  # the one that has drawn all had to go first
            self.crew.hire(jobs.Outfit.PRINTING)
        wanted = takes[: self._mistake(takes)]
        for hand in self.crew.hands:
            at_work = len(self._under_way) + self.supply.is_awaited
            is_free = hand is not self.supply.reader and hand not in self._under_way
            if is_free and at_work < self.workers and (waiting := list(filter(self._can_begin, wanted))):
                others = {size for other, sizes in self._sizes.items() if other is not hand for size in sizes}
                take = next_take(waiting, self._sizes.setdefault(hand, set()), others)
                self._sizes[hand].add(take.size)
                self._under_way[hand] = take
                self.supply.give(hand, take.shows)
                hand.ask(jobs.Print(take.names, self.wishes))
        return bool(self._under_way) or self.supply.is_awaited

    def _can_begin(self, take: Take) -> bool:
        return take not in self._made and take not in self._under_way.values() and self.supply.has(take.shows)

    def _mistake(self, takes: Sequence[Take]) -> int:
        """The index of the first take that was found to hold a mistake; their number where none was."""
        return next((n for n, take in enumerate(takes) if has_mistake(self._made.get(take))), len(takes))

    def _stop_behind_mistake(self, takes: Sequence[Take]) -> None:
        behind = takes[self._mistake(takes) :]
        for hand in [hand for hand, take in self._under_way.items() if take in behind]:
            del self._under_way[hand]
            self.crew.send_home(hand)
            self.progress.end(hand.number)

    def _files(self, take: Take) -> tuple[str, ...]:
        return tuple(name for name in take.names if name in self.counted) if self._made[take].artefacts else ()


def made_of(hand: Hand, frame: Frame, count: int) -> jobs.Made:
    """The answer of a worker that was to make so many files, or none if it tells of a mistake. Raises Stopped."""
    made = read(hand, frame, jobs.Made)
    if len(made.artefacts) != (0 if has_mistake(made) else count):
        raise not_understood(hand, Malformed("these are not the files that were asked for"))
    return made


def has_mistake(made: jobs.Made | None) -> bool:
    return made is not None and any(found.severity is Severity.ERROR for found in made.diagnostics)
