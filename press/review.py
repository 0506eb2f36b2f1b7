"""A person's reading of a briefing becomes an entry in reviews.yaml, and copies of what they read."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from press.model.briefing import Briefing
from press.model.characters import is_legible
from press.model.dates import in_words
from press.model.people import is_model
from press.model.record import Fact, Importance, Status
from press.model.report import Place, Report, did_you_mean
from press.model.seal import FRONT_MATTER, Part, copy_name, fact_digest, parts
from press.model.support import CONFIRMING, is_checkable, supporting

KINDS = ("substantive", "copy-edit")
FILE = "reviews.yaml"

Ask = Callable[[str, Sequence[str]], str]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Reviewer:
    """Who reviews, and how: ``kind`` is one of KINDS; ``limits`` says what they did not look at."""

    name: str
    role: str
    kind: str
    limits: str = ""


def parts_to_read(briefing: Briefing) -> tuple[Part, ...]:
    """The chapters, the texts of briefing.yaml and the figures, in the order of the walk."""
    return parts(briefing)


def facts_to_check(briefing: Briefing) -> tuple[Fact, ...]:
    """The key facts; a judgement is none, for no source can settle it."""
    return tuple(f for f in briefing.facts if f.importance is Importance.KEY and f.status is not Status.JUDGEMENT)


def walk(briefing: Briefing, reviewer: Reviewer, on: date, ask: Ask, tell: Tell, report: Report) -> dict[str, bytes]:
    """Lead a person through the text and the key facts, and return the files to write: none where they say no.

    ``ask`` is given a question and the answers to choose from, and returns one of these; ``tell`` shows a text.
    A person who corrects the language is not asked about facts.
    """
    if not can_review(briefing, reviewer, on, report):
        return {}
    offered = parts_to_read(briefing)
    read = [part.id for part in offered if _has_read(part, reviewer, briefing, ask, tell)]
    facts = facts_to_check(briefing) if reviewer.kind == "substantive" else ()
    answers = [(fact.id, _has_checked(fact, briefing, ask, tell)) for fact in facts]
    checks = [(id, how) for id, how in answers if how]
    checked = f" and checked {len(checks)} of {len(facts)} key facts" if facts else ""
    tell(f"You have read {len(read)} of {len(offered)} parts{checked}.")
    if not read and not checks:
        tell("Nothing is recorded.")
        return {}
    if ask(f"Record this as the review by {reviewer.name} ({reviewer.role})?", ("yes", "no")) != "yes":
        return {}
    return record(briefing, offered, reviewer, read, checks, on, report)


def plain_yes(
    briefing: Briefing, reviewer: Reviewer, on: date, report: Report, facts: Iterable[tuple[str, str]] = ()
) -> dict[str, bytes]:
    """The files to write for a person who has read every part, without a terminal.

    A plain yes covers the text only: which facts were checked, and how, must be named in ``facts``.
    """
    offered = parts_to_read(briefing)
    return record(briefing, offered, reviewer, [part.id for part in offered], facts, on, report)


def record(
    briefing: Briefing,
    offered: Sequence[Part],
    reviewer: Reviewer,
    chapters: Iterable[str],
    fact_checks: Iterable[tuple[str, str]],
    on: date,
    report: Report,
) -> dict[str, bytes]:
    """The files to write, by name below the briefing's folder; none where the review is refused.

    ``offered`` are all parts that can be read, ``chapters`` ids of those that were, ``fact_checks`` ids of facts and
    how each was checked. What stands in reviews.yaml already stays as it is, byte for byte.
    """
    known = {part.id: part for part in offered}
    read, checks = tuple(dict.fromkeys(chapters)), tuple(dict(fact_checks).items())
    kept = _existing(briefing, report)
    is_sound = _names_parts(read, known, briefing, report) & _names_facts(checks, briefing, report)
    if not can_review(briefing, reviewer, on, report) or not is_sound or kept is None:
        return {}
    if not read and not checks:
        report.error(_place(briefing), "nothing was read and no fact was checked", "name a chapter or a fact")
        return {}
    covered = [known[id] for id in read]
    entry = _entry(reviewer, covered, _sealed(checks, briefing), on, kept.indent)
    copies = {copy_name(part.sha256): part.content for part in covered}
    # Last, so that a record never names a copy that is not there.
    return {**copies, FILE: kept.content + entry.replace("\n", kept.line_end).encode()}


def can_review(briefing: Briefing, reviewer: Reviewer, on: date, report: Report) -> bool:
    """Whether a review by ``reviewer`` would count; the report says why not."""
    place, found = _place(briefing), Report()
    if is_model(reviewer.name, briefing.assistance.tools, reviewer.role):
        message = f"'{reviewer.name}' ({reviewer.role}) is an AI system: only people review"
        found.error(place, message, "give the name of the person who has read the briefing")
    for what, text in (("name", reviewer.name), ("role", reviewer.role)):
        if not text.strip() or not _is_plain(text):
            found.error(place, f"the reviewer's {what} is missing or cannot be printed", "write it in letters")
    if not _is_plain(reviewer.limits):
        found.error(place, "the limits of the review cannot be printed", "write them in one line")
    if reviewer.kind not in KINDS:
        hint = did_you_mean(reviewer.kind, KINDS, f"it is one of {', '.join(KINDS)}")
        found.error(place, f"'{reviewer.kind}' is no kind of review", hint)
    if briefing.published and on > briefing.published:
        message = f"a review of {in_words(on)} comes after the published date, {in_words(briefing.published)}"
        found.error(briefing.place, message, f"write 'published: {on.isoformat()}' first")
    report.add(found.diagnostics)
    return not found.has_errors


def _has_read(part: Part, reviewer: Reviewer, briefing: Briefing, ask: Ask, tell: Tell) -> bool:
    if part.id == FRONT_MATTER:
        tell("\n".join([part.title, *part.lines]))
    else:
        tell(f"{part.title}\n{part.places[0].path if part.places else briefing.place.path}")
    question = {
        "substantive": "Have you read it as it is now, and do you stand by what it says?",
        "copy-edit": "Have you read it as it is now, for its language?",
    }[reviewer.kind]
    return ask(question, ("yes", "no")) == "yes"


def _has_checked(fact: Fact, briefing: Briefing, ask: Ask, tell: Tell) -> str:
    """How the person checked a fact; empty where they did not, or no source says where it stands."""
    titles = {source.id: (source.title, json.loads(source.csl).get("URL", "")) for source in briefing.sources}
    lines = [fact.claim]
    for support in supporting(fact, briefing.sources):
        title, url = titles[support.source]
        lines.append("  ".join(part for part in (title, support.locator, url) if part))
    if not is_checkable(fact, briefing.sources):
        tell("\n".join([*lines, "No source with a place in it supports this fact, so it cannot be confirmed."]))
        return ""
    tell("\n".join(lines))
    answer = ask("Have you opened a source, and does it say so? How did you check?", ("no", *CONFIRMING))
    return answer if answer in CONFIRMING else ""


def _place(briefing: Briefing) -> Place:
    return Place(f"{briefing.place.path.rpartition('/')[0]}/{FILE}".lstrip("/"))


def _is_plain(text: str) -> bool:
    return is_legible(text)


def _names_parts(ids: Sequence[str], known: Iterable[str], briefing: Briefing, report: Report) -> bool:
    names = list(known)
    unknown = [id for id in ids if id not in names]
    for id in unknown:
        hint = did_you_mean(id, names, f"there are {', '.join(names)}")
        report.error(_place(briefing), f"no chapter has the id '{id}'", hint)
    return not unknown


def _names_facts(checks: Sequence[tuple[str, str]], briefing: Briefing, report: Report) -> bool:
    facts = {fact.id: fact for fact in briefing.facts}
    found = Report()
    for id, how in checks:
        if id not in facts:
            found.error(_place(briefing), f"no fact has the id '{id}'", did_you_mean(id, facts, "look in facts.yaml"))
        elif how not in CONFIRMING:
            hint = did_you_mean(how, CONFIRMING, f"it is one of {', '.join(CONFIRMING)}")
            found.error(_place(briefing), f"'{how}' is no way to check the fact '{id}'", hint)
        elif not is_checkable(facts[id], briefing.sources):
            message = f"the fact '{id}' cannot be checked: no source with a place in it supports it"
            found.error(facts[id].place, message, "add a source with 'relation: supports' and 'locator: …'")
    report.add(found.diagnostics)
    return not found.has_errors


def _sealed(checks: Sequence[tuple[str, str]], briefing: Briefing) -> list[tuple[str, str, str]]:
    facts = {fact.id: fact for fact in briefing.facts}
    return [(id, fact_digest(facts[id], briefing.sources), how) for id, how in checks]


@dataclass(frozen=True)
class _Kept:
    """What stands in reviews.yaml, ready for another entry after it."""

    content: bytes
    indent: str
    line_end: str


def _existing(briefing: Briefing, report: Report) -> _Kept | None:
    """None where an entry cannot be added after what stands there."""
    content = next((file.content for file in briefing.files if file.name == FILE), b"")
    text = content.decode("utf-8-sig", "replace")
    written = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    line_end = "\r\n" if "\r\n" in text else "\n"
    if content and not content.endswith(b"\n"):
        content += line_end.encode()
    first = re.match(r"( *)- ", written[0]) if written else None
    if written and (first is None or any(line.rstrip() in ("---", "...") for line in written)):
        hint = "begin each entry on a line of its own with '- '"
        report.error(_place(briefing), "no entry can be added to what stands here", hint)
        return None
    return _Kept(content, first[1] if first else "", line_end)


def _entry(
    reviewer: Reviewer, covered: Sequence[Part], checks: Sequence[tuple[str, str, str]], on: date, indent: str
) -> str:
    """One entry as YAML; text stands in quotation marks, in which JSON and YAML agree."""
    lines = [
        f"- by: {_quoted(reviewer.name)}",
        f"  role: {_quoted(reviewer.role)}",
        f"  kind: {reviewer.kind}",
        f"  on: {on.isoformat()}",
    ]
    if reviewer.limits.strip():
        lines.append(f"  limits: {_quoted(reviewer.limits)}")
    if covered:
        lines += ["  covers:", *(f"    - {{chapter: {_quoted(p.id)}, sha256: {p.sha256}}}" for p in covered)]
    if checks:
        lines += ["  facts:", *(f"    - {{id: {_quoted(id)}, sha256: {sha}, how: {how}}}" for id, sha, how in checks)]
    return "".join(f"{indent}{line}\n" for line in lines)


def _quoted(text: str) -> str:
    return json.dumps(text.strip(), ensure_ascii=False)
