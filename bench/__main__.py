"""Measures what printing costs, in time and memory, and stores it in ``bench/results/``: ``make bench``.

Nothing here is a test: figures depend on the machine, which should have nothing else to do. Quote the ratios.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.machine import machine
from bench.rows import SECTIONS, Bench
from bench.table import Row, store, table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--pairs", type=int, default=5, help="how many runs of each, in turn (default: 5)")
    parser.add_argument(
        "--quick", action="store_true", help="one pair, no generated briefing over 50 pages, none stored"
    )
    asked = parser.parse_args()
    made_on = machine()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), 1 if asked.quick else asked.pairs, _tell)
        rows += bench.against_plain()
        rows += bench.against_typst()
        rows += bench.all_forms()
        rows += bench.growth([size for size in SECTIONS if size <= 50 or not asked.quick])
    print(table(rows, made_on))
    if not asked.quick:
        print(f"stored in {store(rows, made_on)}")


def _tell(words: str) -> None:
    print(f"bench: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
