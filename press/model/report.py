"""Where something is, what is wrong there, and all that went wrong in a build."""

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

LONGEST_MESSAGE, LONGEST_HINT = 300, 700  # characters
# A file that is no briefing at all can be wrong in each of its lines.
MOST_TOLD = 500
# Control, format (among them those that turn the direction of text), surrogates, private use, ends of lines.
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


class Severity(StrEnum):
    """An error stops a build; a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file.

    ``path`` is relative to the folder in which the build was started, with forward slashes; ``line`` counts
    from 1, and 0 stands for the file as a whole.
    """

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    def below(self, lines: int) -> "Place":
        """The place so many lines further down."""
        return Place(self.path, self.line + lines)


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One problem, told to the author: where, what is wrong, and what to type instead."""

    place: Place
    severity: Severity
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.place}: {self.severity}: {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class Named(StrEnum):
    """What other parts of a briefing name."""

    CHAPTER = "chapter"
    FACT = "fact"
    FIGURE = "figure"
    FILE = "file"
    PICTURE = "picture"
    SOURCE = "source"


@dataclass
class Report:
    """The collected problems of a build: the one mutable thing that is handed round.

    It knows what is there and could not be read, so that nobody calls it missing: one cause has one message.
    """

    _found: dict[Diagnostic, None] = field(default_factory=dict)
    _untold: list[Severity] = field(default_factory=list)
    _unread: set[tuple[Named, str]] = field(default_factory=set)
    is_of_the_machine: bool = False

    def could_not_read(self, kind: Named, name: str = "") -> None:
        """Something of this kind is there and cannot be read, which has been told; without ``name`` it may be any."""
        self._unread.add((kind, name))

    def has_all(self, *kinds: Named) -> bool:
        """Whether everything of these kinds could be read."""
        return not any(kind in kinds for kind, _ in self._unread)

    def missing(self, kind: Named, name: str, place: Place, message: str, hint: str = "") -> None:
        """Tell that ``name`` is not there, unless it is, and could not be read."""
        if not self._unread & {(kind, ""), (kind, name)}:
            self.error(place, message, hint)

    def error(self, place: Place, message: str, hint: str = "") -> None:
        self._tell(place, Severity.ERROR, message, hint)

    def warning(self, place: Place, message: str, hint: str = "") -> None:
        self._tell(place, Severity.WARNING, message, hint)

    def refused(self, place: Place, message: str, hint: str = "") -> None:
        """An error of which the machine is the cause, and not the content."""
        self.is_of_the_machine = True
        self.error(place, message, hint)

    def _tell(self, place: Place, severity: Severity, message: str, hint: str) -> None:
        self.add((Diagnostic(place, severity, message, hint),))

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        for each in diagnostics:
            place = Place(_legible(each.place.path, LONGEST_MESSAGE), each.place.line)
            message, hint = _legible(each.message, LONGEST_MESSAGE), _legible(each.hint, LONGEST_HINT)
            found = Diagnostic(place, each.severity, message, hint)
            if len(self._found) < MOST_TOLD or found in self._found:
                self._found[found] = None
            else:
                self._untold.append(each.severity)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every problem once, by file and line; at most ``MOST_TOLD``, and how many there are besides."""
        told = sorted(self._found)
        if self._untold:
            severity = Severity.ERROR if Severity.ERROR in self._untold else Severity.WARNING
            message = f"there are {len(self._untold)} problems more than can be told"
            told.append(Diagnostic(Place(told[-1].place.path), severity, message, "mend these first"))
        return tuple(told)

    @property
    def has_errors(self) -> bool:
        return Severity.ERROR in self._untold or any(found.severity is Severity.ERROR for found in self._found)


def _legible(text: str, longest: int) -> str:
    """On one line, and not too long: what it quotes may come from strangers, and is shown on a terminal.

    >>> _legible("'a\\tb'", 300)
    "'aU+0009b'"
    """
    shown = "".join(f"U+{ord(c):04X}" if unicodedata.category(c) in _UNSEEN else c for c in text)
    return shown if len(shown) <= longest else f"{shown[: longest // 2]} … {shown[3 - longest // 2 :]}"


def shown(path: Path) -> str:
    """A path as messages name it: relative to where the command was given; only its name, if it does not lie below."""
    relative = os.path.relpath(path)
    return (path.resolve().name if relative.startswith(".") else relative).replace(os.sep, "/")


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the known word nearest to ``word``, or ``otherwise`` where none is near.

    >>> did_you_mean("withuot", ["with", "without"])
    "did you mean 'without'?"
    """
    nearest = nearest_to(word, known)
    return f"did you mean '{nearest}'?" if nearest else otherwise


def nearest_to(word: str, known: Iterable[str]) -> str:
    """The known word that ``word`` was probably meant to be; empty where none is near."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def shortened(text: str, most: int = 80) -> str:
    """At most so many characters of a text.

    >>> shortened("a word too many", 8)
    'a word …'
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"
