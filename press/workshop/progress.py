"""How far a build is: what each worker is at, which files are made, and how many there will be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Moment:
    """``worker`` (a number) has begun ``step``, or is at none where that is empty; ``made`` are files, as people say.

    ``done`` counts the files that are made, of ``files``; 0 of these stands for not known yet. ``under_way`` is what
    all the workers are at.
    """

    worker: int
    step: str
    made: tuple[str, ...]
    done: int
    files: int
    under_way: tuple[str, ...]


@dataclass
class Progress:
    """Keeps account, and tells ``show`` of each change."""

    show: Callable[[Moment], None]
    files: int = 0
    done: int = 0
    _steps: dict[int, str] = field(default_factory=dict)

    def begin(self, worker: int, step: str) -> None:
        self._steps[worker] = step
        self._tell(worker, step, ())

    def end(self, worker: int, made: Sequence[str] = ()) -> None:
        """A worker is at nothing any more; ``made`` are the files that it has made."""
        self._steps.pop(worker, None)
        self.done += len(made)
        self._tell(worker, "", tuple(made))

    def _tell(self, worker: int, step: str, made: tuple[str, ...]) -> None:
        under_way = tuple(step for _, step in sorted(self._steps.items()))
        self.show(Moment(worker, step, made, self.done, self.files, under_way))
