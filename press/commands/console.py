"""What a run says: progress while it works, then problems and a table; to people, or as JSON to machines."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from press.model.carried import Carried
from press.model.coverage import Coverage
from press.model.document import LeftOut
from press.model.letter import Delivered, Mailing, State
from press.model.output import Artefact, Sheets, StaleFile, in_kilobytes
from press.model.print_note import PrintNote
from press.model.report import Diagnostic, Report
from press.model.validity import Validity
from press.model.verdict import Verdict, Verification
from press.workshop.progress import Moment

# Shows what has been begun or done, and, in its place on a terminal, how all stands, where that is more.
Show = Callable[..., None]
PRINT_HEAD = ("to print", "sheets", "duplex", "scale", "weight", "ink", "cost")
# Whose mail it is, how many others there are of its kind, and its words.
Example = tuple[str, int, str]
HEAD = ("file", "pages", "size", "seconds", "problems")


@dataclass
class Outcome:
    """What one run has made of one briefing, and what else stands there; ``seconds`` is by the name of the step."""

    slug: str
    report: Report = field(default_factory=Report)
    artefacts: tuple[Artefact, ...] = ()
    stale: tuple[StaleFile, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


@contextmanager
def progress(is_quiet: bool = False) -> Iterator[Show]:
    """Show what is being done: in one moving line on a terminal, in plain lines elsewhere, not at all where quiet."""
    if is_quiet:
        yield lambda line, standing="": None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.markup import escape

        with Console(stderr=True).status("starting") as status:
            yield lambda line, standing="": status.update(escape(standing or line))
    else:
        yield lambda line, standing="": print(line, file=sys.stderr, flush=True)


def tell_moment(slug: str, moment: Moment, show: Show) -> None:
    """Show what a worker has begun, or the files that it has made; and how far the build is."""
    count = f"{moment.done} of {moment.files}" if moment.files else ""
    standing = " · ".join(part for part in (count, *moment.under_way) if part)
    if moment.step:
        show(f"{slug}: {moment.step}", f"{slug}: {standing}")
    for number, name in enumerate(moment.made, moment.done - len(moment.made) + 1):
        show(f"{slug}: {number} of {moment.files}: {name} done", f"{slug}: {standing}")


def tell_outcomes(outcomes: Sequence[Outcome], output: Path) -> None:
    """Problems to standard error, the table of files to standard output."""
    for outcome in outcomes:
        tell_problems(outcome.report)
    rows = [row for outcome in outcomes for row in _rows(outcome, output)]
    if rows:
        tell_table(HEAD, rows)
    for slug in (outcome.slug for outcome in outcomes if outcome.stale):
        print(
            f"{slug}: some files are not of this build; to make all anew: python build.py build {slug}", file=sys.stderr
        )
    notes = [a.print_note for outcome in outcomes for a in outcome.artefacts if a.print_note]
    if notes:
        tell_print_notes(notes)
    failed = [outcome.slug for outcome in outcomes if outcome.report.has_errors]
    if failed:
        print(f"nothing was written for {', '.join(failed)}", file=sys.stderr)


def tell_print_notes(notes: Sequence[PrintNote]) -> None:
    """How each form is printed, a line each; then what paper is wasted, where it is."""
    print()
    tell_table(PRINT_HEAD, [_print_row(note) for note in notes])
    for note in notes:
        if ";" in note.waste:
            print(f"{note.edition}: {note.waste}")


def _print_row(note: PrintNote) -> tuple[str, ...]:
    ink = f"{note.ink_percent:.1f} %" if note.ink_percent is not None else ""
    return (note.edition, f"{note.sheets} × {note.paper}", note.duplex, "100 %", f"{note.weight_g} g", ink, note.cost)


def tell_sheets(path: Path, sheets: Sheets) -> None:
    """What was imposed, and how it is printed."""
    edge = "short" if sheets.is_landscape else "long"
    print(f"{path}: {sheets.pages} pages on {sheets.sheets} sheets of {sheets.paper}, {sheets.sides} sides")
    if sheets.sides > sheets.sheets:
        print(f"  print at 100 % (actual size), on both sides, turned on the {edge} edge")
    else:
        print(f"  print at 100 % (actual size): first the fronts, then, the stack turned on the {edge} edge, the backs")
    if sheets.scale < 1:
        print(f"  the pages are shrunk to {sheets.scale:.0%}: type of 10 pt is printed with {10 * sheets.scale:.1f} pt")
    if max(sheets.creep_mm, default=0):
        creep = ", ".join(f"{mm:.1f}" for mm in sheets.creep_mm)
        print(f"  creep towards the spine, sheet by sheet, in mm: {creep}")


def tell_carried(carried: Carried, folder: Path) -> None:
    """What was taken out of a file, and how the file was made of it."""
    count, recipe = len(carried.files), carried.recipe
    levers = f", saving pages by {', '.join(recipe.levers)}" if recipe.levers else ""
    print(f"{folder}: {count} file{'' if count == 1 else 's'}, the source of '{carried.slug}'")
    house = f" in the house {recipe.house}" if recipe.house else ""
    print(f"  made as {recipe.edition}{house}{levers} with {', '.join(' '.join(each) for each in recipe.versions)}")


def tell_verification(path: Path, found: Verification) -> None:
    """The verdict, then its reasons, a line each."""
    print(f"{path}: {found.verdict}")
    if found.verdict is Verdict.IDENTICAL:
        print(f"  made again from the source inside, it is the same to the byte: SHA-256 {found.sha256[0]}")
    for version in found.versions:
        print(f"  {version.name}: {version.then or 'none'} then, {version.now or 'none'} now")
    for difference in found.differences:
        print(f"  {difference}")


def tell_problems(report: Report) -> None:
    for diagnostic in report.diagnostics:
        print(diagnostic, file=sys.stderr)


def tell_json(content: Any) -> None:
    print(json.dumps(content, indent=2, ensure_ascii=False))


def tell_mailing(mailing: Mailing, before: Delivered, examples: Sequence[Example], as_json: bool) -> None:
    """What would go to whom: the list, then some mails as their readers see them without HTML."""
    states = {delivery.key: str(delivery.state) for delivery in before.deliveries}
    rows = [
        (person.address, person.name, states.get(person.key, "to send"), in_kilobytes(len(message.content)))
        for person, message in mailing.messages
    ]
    if as_json:
        people = [{"email": address, "name": name, "state": state} for address, name, state, _ in rows]
        shown = [{"email": address, "others_of_its_kind": others, "text": text} for address, others, text in examples]
        told = {"mailing": mailing.campaign, "people": people, "problem": before.problem, "hint": before.hint}
        tell_json({**told, "shown": shown})
        return
    tell_table(("to", "name", "state", "size"), rows)
    for address, others, text in examples:
        print(f"\n{address} gets this{f' ({others:,} more of this kind)' if others else ''}:\n\n{text}")
    if before.problem:
        _tell_undelivered(before)
    else:
        print("Nothing was sent. To send, say --send.", file=sys.stderr)


def tell_step(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def tell_delivered(after: Delivered, as_json: bool) -> None:
    """How many have it, and who needs a person to look: refused, or unknown."""
    if as_json:
        people = [{"email": d.address, "state": d.state, "reply": d.reply} for d in after.deliveries]
        tell_json({"people": people, "problem": after.problem, "hint": after.hint})
        return
    for delivery in after.of(State.REFUSED):
        print(f"{delivery.address}: refused, {delivery.reply}")
    for delivery in after.of(State.UNKNOWN):
        print(f"{delivery.address}: unknown: the server may have taken it; find out, then say --resolve")
    if after.deliveries or not after.problem:
        counts = [f"{len(after.of(state))} {state}" for state in (State.SENT, State.REFUSED, State.UNKNOWN)]
        print(f"{', '.join(counts)}, {len(after.open)} still to send")
    if after.problem:
        _tell_undelivered(after)


def _tell_undelivered(found: Delivered) -> None:
    hint = f"\n  hint: {found.hint}" if found.hint else ""
    print(f"error: {found.problem}{hint}", file=sys.stderr)


def tell_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere one line a row, its cells parted by tabs."""
    if not sys.stdout.isatty():
        for row in rows:
            print("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in head:
        table.add_column(name, justify="left" if name == head[0] else "right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "briefing": outcome.slug,
        "files": [{"name": a.name, "pages": a.pages, "bytes": len(a.content)} for a in outcome.artefacts],
        "stale": [asdict(file) for file in outcome.stale],
        "print": [asdict(a.print_note) for a in outcome.artefacts if a.print_note],
        "problems": [problem_json(found) for found in outcome.report.diagnostics],
    }


def verification_json(path: Path, found: Verification | None, report: Report) -> dict[str, Any]:
    told = asdict(found) if found else {"verdict": None}
    return {"file": str(path), **told, "problems": [problem_json(each) for each in report.diagnostics]}


def tell_validation(path: Path, found: Sequence[Validity]) -> None:
    for each in found:
        broken = f"{len(each.failed) or 'no'} rule{'' if len(each.failed) < 2 else 's'} broken"
        verdict = "kept" if each.is_kept else "not kept"
        print(f"{path}: {each.standard} is {verdict}: {broken}, {each.kept} kept ({each.validator})")


def validation_json(path: Path, found: Sequence[Validity], report: Report) -> dict[str, Any]:
    told = [asdict(each) for each in found]
    return {"file": str(path), "checked": told, "problems": [problem_json(each) for each in report.diagnostics]}


def check_json(
    slug: str, report: Report, coverage: Coverage | None, left_out: Sequence[LeftOut] | None = None
) -> dict[str, Any]:
    found: dict[str, Any] = {"briefing": slug, "problems": [problem_json(each) for each in report.diagnostics]}
    if left_out is not None:
        found["left_out"] = [
            {"path": s.place.path, "line": s.place.line, "source": s.id, "variables": list(s.variables)}
            for s in left_out
        ]
    if coverage is None:
        return found
    uncovered = [{"path": s.place.path, "line": s.place.line, "sentence": s.text} for s in coverage.uncovered]
    return {**found, "coverage": coverage.sentence, "uncovered": uncovered}


def problem_json(found: Diagnostic) -> dict[str, Any]:
    return {
        "path": found.place.path,
        "line": found.place.line,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
    }


def _rows(outcome: Outcome, output: Path) -> list[tuple[str, ...]]:
    folder = output.relative_to(Path.cwd()) if output.is_relative_to(Path.cwd()) else output
    problems = str(len(outcome.report.diagnostics) or "none")
    rows: list[tuple[str, ...]] = []
    for artefact in outcome.artefacts:
        edition = artefact.name.removeprefix(f"{outcome.slug}-").removesuffix(".pdf")
        seconds = outcome.seconds.get(f"laying out {edition}")
        rows.append(
            (
                f"{folder}/{outcome.slug}/{artefact.name}",
                str(artefact.pages or ""),
                f"{len(artefact.content) / 1000:.0f} kB",
                f"{seconds:.1f}" if seconds else "",
                problems if artefact.pages else "",
            )
        )
    rows += [(f"{folder}/{outcome.slug}/{file.name}", "", "", "", file.words) for file in outcome.stale]
    return rows
