"""Counts become sentences to be read aloud: exact numbers and what they are out of, least checked first."""

from collections.abc import Iterable, Sequence
from datetime import date

from press.model.dates import in_words
from press.model.evidence import UNCOUNTED, Counts
from press.model.record import Status

# What is said of one fact, and of several.
SAYINGS = {
    Status.NOT_CHECKED: ("was not checked", "were not checked"),
    Status.STALE: ("is due to be checked again", "are due to be checked again"),
    Status.UNVERIFIABLE: ("could not be settled from any source", "could not be settled from any source"),
    Status.CONTRADICTED: ("is contradicted by a source", "are contradicted by a source"),
    Status.DISPUTED: ("is disputed", "are disputed"),
    Status.PARTLY: ("is supported only in part", "are supported only in part"),
    Status.SOURCED: ("rests on a source on record", "rest on a source on record"),
}

# "All 3 were not checked" could be taken for "not all 3 were checked".
NONE_OF_THESE = {Status.NOT_CHECKED: "was checked", Status.UNVERIFIABLE: "could be settled from any source"}


def count(statuses: Iterable[Status]) -> Counts:
    """Count statuses, least checked first; judgements apart."""
    found = list(statuses)
    rows = tuple((status, found.count(status)) for status in Status if status not in UNCOUNTED)
    return Counts(sum(n for _, n in rows), rows, len(found) - sum(n for _, n in rows))


def listed(items: Sequence[str], last: str = "and") -> str:
    """
    >>> listed(["1 was not checked", "2 are disputed", "25 rest on a source"])
    '1 was not checked, 2 are disputed and 25 rest on a source'
    """
    return f" {last} ".join(part for part in (", ".join(items[:-1]), items[-1] if items else "") if part)


def number(count: int, one: str, many: str) -> str:
    """
    >>> number(1, "fact", "facts"), number(1200, "fact", "facts")
    ('1 fact', '1,200 facts')
    """
    return f"{count:,} {one if count == 1 else many}"


def unconfirmed(counts: Counts) -> str:
    """What is known of the facts that no person has confirmed, in clauses that add up to their number."""
    rows = [(status, n) for status, n in counts.by_status if n and status is not Status.VERIFIED]
    if len(rows) == 1:
        status, n = rows[0]
        if n > 1 and status in NONE_OF_THESE:
            return f"none of these {NONE_OF_THESE[status]}"
        subject = {1: "it", 2: "both"}.get(n, f"all {n:,}")
        return f"{subject} {SAYINGS[status][n > 1]}"
    return listed([f"{n:,} {SAYINGS[status][n > 1]}" for status, n in rows])


def confirmation(counts: Counts, kind: str) -> str:
    """How many facts of a ``kind``, such as "key fact", people have confirmed; first how many they have not.

    The word "verified" is used of all of them or of none.
    """
    total, left = counts.total, counts.not_verified
    its = f"its one {kind}" if total == 1 else f"its {total:,} {kind}s"
    if not total:
        return f"It has no {kind}s on record."
    if not left:
        return f"A person has verified {its if total == 1 else f'all of {its}'} against a source."
    if left == total:
        return f"No person has confirmed {its if total == 1 else f'any of {its}'}: {unconfirmed(counts)}."
    others = "one" if counts.verified == 1 else f"{counts.verified:,}"
    return (
        f"No person has confirmed {left:,} of {its}: {unconfirmed(counts)}. A person has confirmed the other {others}."
    )


def marked(counts: Counts) -> str:
    """How many of the facts marked in one part people have confirmed; of what is not marked nothing is known."""
    if not counts.total:
        return "None of its statements is tied to the ledger of facts."
    return confirmation(counts, "marked fact")


def names(people: Iterable[str]) -> str:
    """Each name once, in the order given."""
    return listed(list(dict.fromkeys(people)))


def on_days(days: Iterable[date]) -> str:
    """
    >>> on_days([date(2026, 11, 20)]), on_days([date(2026, 11, 20), date(2026, 11, 21)])
    ('on 20 November 2026', 'last on 21 November 2026')
    """
    distinct = sorted(set(days))
    return f"{'on' if len(distinct) == 1 else 'last on'} {in_words(distinct[-1])}"


def of_the_briefing(where: str = "") -> str:
    """What follows a reference in a form that does not print what it leads to; ``where`` that is, if it says not.

    >>> "section 3.1" + of_the_briefing(), "what followed" + of_the_briefing("section 3.1")
    ('section 3.1 of the briefing', 'what followed (section 3.1 of the briefing)')
    """
    return f" ({where} of the briefing)" if where else " of the briefing"
