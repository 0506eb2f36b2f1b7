"""The A4 galley of the flagship becomes a folder that the plain ``weasyprint`` command can read.

``python -m bench.galley FOLDER`` writes it. Page numbers that the text refers to are a stylesheet of its own: without
it the places where they belong stay empty.
"""

import os
import re
import sys
from pathlib import Path

from press.draw import Draughtsman
from press.model.carried import Recipe
from press.model.output import Galley
from press.model.report import Report
from press.model.theme import HOUSE
from press.orders.pipeline import Pipeline
from press.orders.pressroom import Pressroom
from press.paginate import Paginator

ROOT = Path(__file__).resolve().parents[1]
FLAGSHIP = ROOT / "content" / "nato-peace-enforcement"
HTML, STYLES, PAGE_NUMBERS = "galley.html", "galley.css", "page-numbers.css"

# What users of the plain command write to get the numbers that are printed behind references and in the contents.
NUMBERING = """\
.folio::after { content: target-counter(attr(data-target), page) }
.folio[data-folio="after-comma"]::after { content: ", page\\A0" target-counter(attr(data-target), page) }
.folio[data-folio="bracketed"]::after { content: " (page\\A0" target-counter(attr(data-target), page) ")" }
"""

_IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\((\w+)\))?;')
_URL = re.compile(r'url\("([^"]+)"\)')


def write_galley(folder: Path) -> None:
    """Write HTML, styles, drawings and pictures into ``folder``; the fonts stay in ``styles/fonts/``.

    Raises ValueError where the flagship has mistakes.
    """
    galley = _galley()
    files = {f"pictures/{picture.name}": picture.content for picture in galley.pictures}
    files |= {drawing.name.removeprefix("styles/"): drawing.content for drawing in galley.drawings}
    files[STYLES] = _styles(galley.stylesheet, folder, files).encode()
    files[HTML] = _html(galley.html).encode()
    files[PAGE_NUMBERS] = NUMBERING.encode()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _galley() -> Galley:
    report = Report()
    document = Pipeline().document(FLAGSHIP, report)
    if document is not None:
        room = Pressroom(HOUSE, Paginator(HOUSE), Draughtsman(HOUSE))
        form = document.briefing.form
        recipe = Recipe("a4", (), f"{document.briefing.published:%Y-%m-%d}T00:00:00Z", (), form.name, form.choices)
        galley = room.galley(document, recipe, (), report)
        if galley is not None and not report.has_errors:
            return galley
    raise ValueError("\n".join(map(str, report.diagnostics)))


def _html(html: str) -> str:
    """Without the lines that the text came from, and with targets as ``target-counter`` wants them: ``#id``."""
    html = re.sub(r' data-(?:source|line)="[^"]*"', "", html)
    html = html.replace(' data-target="', ' data-target="#')
    return html.replace("</head>", f'<link rel="stylesheet" href="{STYLES}">\n</head>')


def _styles(name: str, folder: Path, files: dict[str, bytes]) -> str:
    """All that a stylesheet imports in one text; what it shows is added to ``files`` where it is not there."""

    def imported(match: re.Match[str]) -> str:
        text = _IMPORT.sub(imported, located(HOUSE.styles / match[1]))
        return f"@layer {match[2]} {{ {text} }}" if match[2] else text

    def located(path: Path) -> str:
        """A stylesheet whose addresses are those seen from ``folder``."""

        def moved(match: re.Match[str]) -> str:
            target = (path.parent / match[1]).resolve()
            if target.is_relative_to(HOUSE.styles / "fonts"):
                return f'url("{Path(os.path.relpath(target, folder)).as_posix()}")'
            name = target.relative_to(HOUSE.styles).as_posix()
            if target.suffix != ".css":
                files.setdefault(name, target.read_bytes())
            return f'url("{name}")'

        return _URL.sub(moved, path.read_text(encoding="utf-8"))

    text = re.sub(r"/\*.*?\*/", "", _IMPORT.sub(imported, located(HOUSE.styles / name)), flags=re.DOTALL)
    # A rule a line: small, and yet a change shows where it is.
    return re.sub(r"\s+", " ", text).replace("} ", "}\n").strip() + "\n"


if __name__ == "__main__":
    write_galley(Path(sys.argv[1]).resolve())
