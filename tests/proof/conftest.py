"""A small house to lay out small galleys in, and a proof of what comes out, or of what a fault made of it."""

import shutil
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from press.model.briefing import Picture
from press.model.edition import Edition, Lever
from press.model.output import Galley, Metadata, Pages
from press.model.report import Place, Report
from press.model.theme import HOUSE, Theme
from press.paginate import Paginator
from press.proof import proof
from press.proof.printed import Printed
from tests.briefings import PNG, problems
from tests.proof.cases import RECORD
from tests.proof.damage import Damage

HIDING = Lever("optional", "hiding.css", "leaving out side notes", ("side",))
EDITION = Edition("a6", "editions/booklet.html", "house.css", "A6", levers=(HIDING,))
FONTS = ("source-sans/SourceSans3-Regular.ttf", "source-sans/SourceSans3-Bold.ttf")

HOUSE_CSS = """
@font-face { font-family: "Source Sans 3"; src: url("fonts/source-sans/SourceSans3-Regular.ttf") }
@font-face { font-family: "Source Sans 3"; font-weight: 700; src: url("fonts/source-sans/SourceSans3-Bold.ttf") }
:root {
  --smallest-size: 8pt;
  --smallest-label: var(--smallest-size);
  --margin-top: 12mm;
  --margin-bottom: 14mm;
  --margin-side: 10mm;
}
@page {
  size: 105mm 148mm;
  margin: var(--margin-top) var(--margin-side) var(--margin-bottom);
  @bottom-left { content: "The foot of page " counter(page); font: 8pt "Source Sans 3" }
  @footnote { max-height: 45%; padding-bottom: 0.2mm }
}
html { font: 10pt/14pt "Source Sans 3" }
table { width: 100%; table-layout: fixed }
td, th { text-align: left }
ul, ol { list-style: none }
ul > li::before { content: "– " }
ol { counter-reset: item }
ol > li { counter-increment: item }
ol > li::before { content: counter(item) " " }
figure { margin: 3mm 0 }
img { width: 40mm }
.note { float: footnote; footnote-policy: line; display: block; font: 8pt/10pt "Source Sans 3" }
.note::footnote-call { content: "\\2060" counter(footnote); font-size: 8pt }
.note::footnote-marker { content: counter(footnote) " " }
.side { float: left; width: 20mm; font-size: 8pt }
.break { break-before: page }
"""

# A picture of the author's own, and one that was drawn for the paper.
PICTURES = (Picture("town.png", "image/png", PNG),)
DRAWINGS = (
    Picture(
        "figures/towns.svg",
        "image/svg+xml",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20" width="80mm" height="20mm">'
        b'<rect width="80" height="20" fill="#ddd"/>'
        b'<text x="4" y="10" font-family="Source Sans 3" font-size="3.5">First town</text></svg>',
    ),
)


@dataclass(frozen=True)
class Shop:
    """Lays out galleys with the stylesheet of the house and rules of a case, and proves them."""

    theme: Theme
    paginator: Paginator

    def proven(
        self, html: str, css: str = "", printed: str = "", damage: Damage | None = None, levers: tuple[str, ...] = ()
    ) -> list[str]:
        """The problems of a galley; ``printed`` is what was laid out in its place, ``damage`` was done to the PDF."""
        galley = self._galley(html, css, levers)
        pages = self.pages(printed or html, css, levers)
        report = Report()
        proof(galley, damaged(pages, damage), EDITION, self.theme.styles, Place(RECORD), report)
        return problems(report)

    def pages(self, html: str, css: str = "", levers: tuple[str, ...] = ()) -> Pages:
        pages = self.paginator.paginate(self._galley(html, css, levers), Place(RECORD), Report())
        assert pages is not None
        return pages

    def _galley(self, body: str, css: str, levers: tuple[str, ...]) -> Galley:
        name = f"case-{zlib.crc32(css.encode())}.css"
        (self.theme.styles / name).write_text(f"{HOUSE_CSS}{css}", encoding="utf-8")
        html = f'<!doctype html><html lang="en"><head><title>Water</title></head><body>\n{body}\n</body></html>'
        return Galley("water-a6", html, name, PICTURES, Metadata("2026-11-22", (), ()), (), DRAWINGS, levers)


def damaged(pages: Pages, damage: Damage | None) -> Pages:
    if damage is None:
        return pages
    with Printed(pages.pdf) as printed, pikepdf.open(BytesIO(pages.pdf)) as pdf:
        damage(pdf, [piece for page in printed.pages for piece in page.pieces])
        changed = BytesIO()
        pdf.save(changed)
    return Pages(changed.getvalue(), pages.count, pages.anchors)


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    styles = tmp_path_factory.mktemp("house") / "styles"
    for font in FONTS:
        (styles / "fonts" / font).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOUSE.styles / "fonts" / font, styles / "fonts" / font)
    (styles / "hiding.css").write_text(".side { display: none }\n", encoding="utf-8")
    theme = Theme(Path("templates"), styles)
    return Shop(theme, Paginator(theme))
