"""Times the cold build of the A4 edition against the plain ``weasyprint`` command on the same HTML: ``make bench``.

Both run in a new process each time, in turn, so that a machine that grows slower slows both; the ratio is the figure to
quote. ``python -m bench --pairs 7`` runs more pairs.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SLUG = "nato-peace-enforcement"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--pairs", type=int, default=5, help="how many runs of each")
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        html = write_html(folder)
        ours = [sys.executable, str(ROOT / "build.py"), "build", SLUG, "--edition", "a4", "--output", str(folder)]
        plain = [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/a-3a", str(html), str(folder / "plain.pdf")]
        seconds(ours)  # once each to warm the file cache
        seconds(plain)
        runs = [(seconds(ours), seconds(plain)) for _ in range(pairs)]
    first, second = (statistics.median(column) for column in zip(*runs, strict=True))
    ratio = statistics.median(a / b for a, b in runs)
    print(f"build.py, A4 edition of {SLUG}:  {first:.1f} s (median of {pairs})")
    print(f"weasyprint, the same HTML:       {second:.1f} s")
    print(f"ratio, median of the pairs:      {ratio:.2f}")


def seconds(command: list[str]) -> float:
    start = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - start


def write_html(folder: Path) -> Path:
    """The galley of the A4 edition as a file that the plain command can read, its stylesheet linked."""
    from press.compose import compose
    from press.examine import examine
    from press.mark_up import mark_up
    from press.model.edition import edition_named
    from press.model.output import Metadata
    from press.model.report import Report
    from press.model.theme import HOUSE
    from press.read import read_briefing

    report = Report()
    briefing = read_briefing(ROOT / "content" / SLUG, report)
    assert briefing is not None, report.diagnostics
    document = mark_up(briefing, examine(briefing, report), report)
    galley = compose(document, edition_named("a4"), HOUSE, Metadata("", (), ()), (), report)
    assert galley is not None, report.diagnostics
    for picture in galley.pictures:
        path = folder / "pictures" / picture.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture.content)
    stylesheet = (HOUSE.styles / galley.stylesheet).as_uri()
    html = galley.html.replace("</head>", f'<link rel="stylesheet" href="{stylesheet}"></head>')
    (folder / "galley.html").write_text(html, encoding="utf-8")
    return folder / "galley.html"


if __name__ == "__main__":
    main()
