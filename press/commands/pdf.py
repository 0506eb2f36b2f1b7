"""A PDF by anyone is checked, as ``check --pdf`` does: by the house's rules, and by a validator, where there is one."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from press.commands import console, heard, places
from press.model.imposition import LARGEST_BYTES
from press.model.report import Place, Report
from press.model.tags import Listening
from press.model.validity import Validity
from press.validate import STANDARDS, find_verapdf, validate
from press.workshop.limits import MIB, Limits
from press.workshop.workshop import Workshop


def check_pdf(file: Path, as_json: bool, limits: Limits) -> NoReturn:
    """Check a file, tell what was found, and leave."""
    report, place, content = Report(), Place(str(file)), places.read(file, LARGEST_BYTES)
    listening: Listening | None = None
    validities: tuple[Validity, ...] = ()
    if len(content) > LARGEST_BYTES:
        report.error(place, f"the file is larger than {LARGEST_BYTES // MIB} MiB, and was not checked")
        is_broken = True
    else:
        listening = Workshop(limits).listen(content, place, report)
        is_broken = places.status_of(report) == places.MISTAKES_IN_CONTENT
        validities = _by_verapdf(content, place, report, limits, listening)
    is_broken |= bool(listening and heard.count_broken(listening)) or not all(each.is_kept for each in validities)
    if as_json:
        console.tell_json(_as_json(file, listening, validities, report))
    else:
        if listening:
            heard.tell_findings(file, listening)
        console.tell_problems(report)
        console.tell_validation(file, validities)
    sys.exit(places.MISTAKES_IN_CONTENT if is_broken else places.status_of(report))


def _by_verapdf(
    content: bytes, place: Place, report: Report, limits: Limits, listening: Listening | None
) -> tuple[Validity, ...]:
    program = find_verapdf(os.environ)
    if program is not None:
        return validate(program, content, place, report, limits.seconds, limits.memory_mib)
    named = os.environ.get("VERAPDF")
    missing = f"VERAPDF names '{named}', which is no program" if named else "veraPDF is not installed"
    # What was checked is said as well as what was not: a status alone tells neither.
    ours = f"the {len(listening.rules)} rules of the house were asked, and " if listening else ""
    report.refused(
        place,
        f"{missing}: {ours}nothing was checked of {' and '.join(STANDARDS.values())}",
        "install it from https://verapdf.org and name it: VERAPDF=/path/to/verapdf",
    )
    return ()


def _as_json(
    file: Path, listening: Listening | None, validities: tuple[Validity, ...], report: Report
) -> dict[str, object]:
    told = console.validation_json(file, validities, report)
    return {**told, "house": heard.findings_json(listening) if listening else None}
