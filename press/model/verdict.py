"""What came of making a PDF again from the source inside it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    IDENTICAL = "identical"
    OTHER_VERSIONS = "same content under other versions"
    NOT_THE_SAME = "not the same"


@dataclass(frozen=True)
class Version:
    """Something that the file depends on: its version when the file was made, and the one here; empty where unknown."""

    name: str
    then: str
    now: str


@dataclass(frozen=True)
class Comparison:
    """How two PDFs differ, in words: in what they say, and in how that is drawn and packed."""

    content: tuple[str, ...]
    form: tuple[str, ...]


@dataclass(frozen=True)
class Verification:
    """A verdict and its reasons; ``sha256`` are those of the file and of the one made again."""

    verdict: Verdict
    sha256: tuple[str, str]
    versions: tuple[Version, ...] = ()
    differences: tuple[str, ...] = ()
