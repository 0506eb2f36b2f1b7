"""What a worker that prints loads, and what it says of drawings by another that are none."""

import subprocess
import sys
from pathlib import Path

import pytest

from press.workshop import jobs
from press.workshop.endings import Stopped
from press.workshop.frames import Frame
from press.workshop.limits import USUAL_LIMITS
from press.workshop.overseer import crew

ROOT = Path(__file__).resolve().parents[2]
READ_OR_DRAW = {"citeproc", "markdown", "press.draw", "pydantic", "vl_convert", "yaml"}
# All the modules of a worker of that outfit, before its first job.
LOADED = """
import io, sys
from press.workshop.bench import bench_for
from press.workshop.jobs import Outfit
bench_for(Outfit(sys.argv[1]), io.BytesIO())
print(*sys.modules)
"""


def loaded(outfit: str) -> set[str]:
    found = subprocess.run([sys.executable, "-c", LOADED, outfit], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(found.stdout.split())


def test_who_prints_loads_nothing_that_reads_or_draws():
    modules = loaded("printing")
    assert "weasyprint" in modules
    assert modules & READ_OR_DRAW == set()


def test_who_reads_loads_nothing_that_lays_out():
    modules = loaded("reading")
    assert "markdown" in modules
    assert modules & {"weasyprint", "pypdfium2"} == set()


@pytest.mark.parametrize("kind", ["Document", "Illustrations"])
def test_what_another_has_made_badly_is_not_understood(kind):
    with crew(USUAL_LIMITS, lambda hand: None) as found:
        hand = found.hire(jobs.Outfit.PRINTING)
        hand.take_in(Frame(kind, b'{"size": "a4"}', []))
        with pytest.raises(Stopped, match=r"^the build process cannot be understood by another, while starting$"):
            found.answers([(hand, jobs.List(()))])
