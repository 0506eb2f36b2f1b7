"""How much of the text is tied to facts on record, as far as software can tell."""

from dataclasses import dataclass

from press.model.report import Place


@dataclass(frozen=True)
class Uncovered:
    """A sentence that looks checkable to the software and is tied to no fact of the ledger."""

    place: Place
    text: str


@dataclass(frozen=True)
class Coverage:
    """How many sentences look checkable, how many of these hold a marked fact, how many rest on verified facts only.

    ``linked`` and ``verified`` are parts of ``detected``. Authors can force a sentence to count, or waive it; a waived
    one is not in ``detected``.
    """

    detected: int
    linked: int
    verified: int
    waived: int
    forced: int
    uncovered: tuple[Uncovered, ...]

    @property
    def sentence(self) -> str:
        """What readers may be told, with its limits; never a percentage, which would look like a mark of quality."""
        waived = f" The authors left out {_count(self.waived, 'more', 'more')}, with a reason." if self.waived else ""
        limits = f"{waived} Software misses some statements and cannot tell whether any is true."
        if not self.detected:
            return f"Software found no statement in this text that looks checkable.{limits}"
        found = (
            f"Software found {_count(self.detected, 'statement')} in this text that {_look(self.detected)} checkable"
        )
        tied = f"{self.linked} of them {'is' if self.linked == 1 else 'are'} tied to a fact on record"
        sure = f"a person has verified every fact in {self.verified} of these"
        sure = sure if self.verified else "no person has verified the facts of any of these"
        return f"{found}; {tied}, and {sure}.{limits}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _look(number: int) -> str:
    return "looks" if number == 1 else "look"
