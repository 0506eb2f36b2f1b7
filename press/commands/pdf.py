"""A PDF by anyone is checked, as ``check --pdf`` does: by a validator of others, where there is one."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from press.commands import console, places
from press.model.imposition import LARGEST_BYTES
from press.model.report import Place, Report
from press.model.validity import Validity
from press.validate import STANDARDS, find_verapdf, validate
from press.workshop.limits import MIB, Limits


def check_pdf(file: Path, as_json: bool, limits: Limits) -> NoReturn:
    """Check a file, tell what was found, and leave."""
    report, place, content = Report(), Place(str(file)), places.read(file, LARGEST_BYTES)
    if len(content) > LARGEST_BYTES:
        report.error(place, f"the file is larger than {LARGEST_BYTES // MIB} MiB, and was not checked")
        found: tuple[Validity, ...] = ()
    else:
        # What else looks at a file, such as rules of our own, is asked here: it adds to both.
        found = _by_verapdf(content, place, report, limits)
    if as_json:
        console.tell_json(console.validation_json(file, found, report))
    else:
        console.tell_problems(report)
        console.tell_validation(file, found)
    sys.exit(places.status_of(report))


def _by_verapdf(content: bytes, place: Place, report: Report, limits: Limits) -> tuple[Validity, ...]:
    program = find_verapdf(os.environ)
    if program is not None:
        return validate(program, content, place, report, limits.seconds, limits.memory_mib)
    named = os.environ.get("VERAPDF")
    missing = f"VERAPDF names '{named}', which is no program" if named else "veraPDF is not installed"
    report.refused(
        place,
        f"{missing}: nothing was checked of {' and '.join(STANDARDS.values())}, and nothing else",
        "install it from https://verapdf.org and name it: VERAPDF=/path/to/verapdf",
    )
    return ()
