"""What a validator of others says of a PDF."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FailedRule:
    """A rule that a PDF breaks ``count`` times; ``context`` is where it does so first, in the validator's words."""

    standard: str
    clause: str
    test: int
    description: str
    count: int
    context: str


@dataclass(frozen=True)
class Validity:
    """What ``validator``, by name and version, found of one standard; ``kept`` counts the rules that the PDF keeps to.

    ``is_kept`` says whether it keeps to the standard, so far as a machine can tell.
    """

    validator: str
    standard: str
    is_kept: bool
    kept: int
    failed: tuple[FailedRule, ...]
