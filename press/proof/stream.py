"""Pieces of print in reading order become one string of letters, in which text can be looked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from press.proof.letters import letters, spaces_of
from press.proof.paper import Piece


class Stream:
    """``text`` is the letters of ``pieces``; those without a letter are left out. A position counts letters from 0."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        spelt = [(piece, found) for piece in pieces if (found := letters(piece.text))]
        self.pieces = [piece for piece, _ in spelt]
        self.text = "".join(found for _, found in spelt)
        self._starts: list[int] = []
        spaced: set[int] = set()
        at = 0
        for piece, found in spelt:
            self._starts.append(at)
            spaced |= {at + position for position in spaces_of(piece.text)}
            at += len(found)
        self._spaced = sorted(spaced)

    def __len__(self) -> int:
        return len(self.text)

    def spaces(self, start: int, end: int) -> list[int]:
        """The positions between two others before which a space stands that is in the file, and not guessed."""
        return self._spaced[bisect_right(self._spaced, start) : bisect_left(self._spaced, end)]

    def index(self, at: int) -> int:
        """The number of the piece that has the letter at a position."""
        return bisect_right(self._starts, at) - 1

    def end(self, index: int) -> int:
        """The position after the last letter of a piece."""
        return self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)

    def page(self, at: int) -> int:
        """The page of the letter at a position; 0 in a stream without letters."""
        return self.pieces[min(self.index(at), len(self.pieces) - 1)].page if self.pieces else 0

    def between(self, start: int, end: int) -> list[Piece]:
        """The pieces that have a letter between two positions."""
        return self.pieces[self.index(start) : self.index(end - 1) + 1] if end > start else []

    def is_start(self, at: int) -> bool:
        """Whether a piece starts at a position."""
        return at < len(self.text) and self._starts[self.index(at)] == at

    def piece(self, at: int) -> str:
        """What is left from a position of the piece that has it; empty at the end."""
        return self.text[at : self.end(self.index(at))] if at < len(self.text) else ""

    def after(self, text: str, at: int) -> int | None:
        """The position after ``text`` if that stands at a position, with hyphens at the end of its lines or without."""
        if self.text.startswith(text, at):
            return at + len(text)
        read = 0
        while read < len(text):
            part = self.piece(at)
            left = text[read : read + len(part)]
            if part and part.startswith(left):
                read, at = read + len(left), at + len(left)
            elif len(part) > 1 and part.endswith("-") and text.startswith(part[:-1], read):
                read, at = read + len(part) - 1, at + len(part)
            else:
                return None
        return at

    def starts_of(self, text: str, first: int, before: int) -> Iterator[int]:
        """The positions at which a piece and ``text`` start, from ``first`` on."""
        at = self.text.find(text, first, before)
        while at >= 0:
            if self.is_start(at):
                yield at
            at = self.text.find(text, at + 1, before)
