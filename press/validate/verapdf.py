"""Asks veraPDF, where somebody has installed it. It is a program for Java, and nothing here needs it."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from press.model.report import Place, Report
from press.model.validity import Validity
from press.validate.answer import MOST_BYTES, Refused, Unanswered, read_answer

PROGRAM, VARIABLE = "verapdf", "VERAPDF"
STANDARDS = {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"}  # by the names of veraPDF's profiles
# A stranger's file gets none of our passwords, not even by way of a program that we trust.
_OURS = "PRESS_"


def find_verapdf(environment: Mapping[str, str]) -> str | None:
    """The program that ``VERAPDF`` names, or else the one on the path; None where that is none."""
    return shutil.which(environment.get(VARIABLE) or PROGRAM, path=environment.get("PATH"))


def validate(
    program: str, content: bytes, place: Place, report: Report, seconds: int, memory_mib: int
) -> tuple[Validity, ...]:
    """What ``program`` finds in a PDF of each of ``STANDARDS``; the report has each rule that failed.

    Where there is no answer the report says why, and no more is asked. Each answer may take ``seconds``.
    """
    found: list[Validity] = []
    with tempfile.TemporaryDirectory() as folder:
        # Under a name of ours: veraPDF takes "@file.pdf" for a list of options, and other endings than .pdf for no PDF.
        copy = Path(folder) / "file.pdf"
        copy.write_bytes(content)
        for profile, standard in STANDARDS.items():
            try:
                status, answer = _asked(program, profile, copy, seconds, memory_mib)
                found.append(read_answer(standard, status, answer))
            except Refused as why:
                report.error(place, f"veraPDF cannot look at the file: {why}")
                break
            except Unanswered as why:
                report.refused(place, f"veraPDF gave no answer about {standard}: {why}", f"try '{program}' by itself")
                break
            tell_broken(found[-1], place, report)
    return tuple(found)


def _asked(program: str, profile: str, path: Path, seconds: int, memory_mib: int) -> tuple[int, bytes]:
    """Its exit status, and what it wrote. Raises Unanswered where it does not start or does not end."""
    options = ("--format", "json", "--flavour", profile, "--loglevel", "0", "--maxfailuresdisplayed", "1")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    environment.setdefault("JAVA_OPTS", f"-Xmx{memory_mib}m")
    with tempfile.TemporaryFile() as answer:
        try:
            process = subprocess.Popen(
                [program, *options, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,  # the program is a script that starts Java: both are ended together
            )
        except OSError as error:
            raise Unanswered(f"it cannot be started: {error.strerror}") from None
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Unanswered(f"it took longer than {seconds} s") from None
        finally:
            _end(process)
        answer.seek(0)
        return status, answer.read(MOST_BYTES + 1)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is not None:
        return
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def tell_broken(found: Validity, place: Place, report: Report) -> None:
    """Report each rule that is broken: its clause, how often, and where first."""
    for rule in found.failed:
        times = "once" if rule.count == 1 else f"{rule.count:,} times"
        message = f"{found.standard} is broken {times}, {rule.standard}, {rule.clause}-{rule.test}: {rule.description}"
        report.error(place, message, f"first in {rule.context}" if rule.context else "")
    if not found.is_kept and not found.failed:
        report.error(place, f"{found.standard} is broken; veraPDF does not say where")
