"""Pages have the numbers that they are counted by: page 14 of the text is the viewer's page 14."""

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.pdf.conftest import SLUG

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]

NUMBERED = ("a4", "letter", "a5", "handout", "large-print", "ink-saver", "print-shop")
FOOT = 0.93  # of the height: below is nothing but the foot
UNNUMBERED = 5  # covers, an empty page behind one, and the blanks of a booklet
FOLIO = re.compile(r"Page (\d+) of \d+$|^(\d{1,3})\b|\b(\d{1,3})$")


def printed_folios(path: Path) -> list[int | None]:
    """The number at the foot of each page; None where there is none."""
    read = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True).stdout
    found = []
    for page in read.split("<page ")[1:]:
        foot = float(re.search(r'height="([\d.]+)"', page)[1]) * FOOT
        words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<', page)
        line = " ".join(word for _, word in sorted((float(x), word) for x, y, word in words if float(y) > foot))
        folio = FOLIO.search(line)
        found.append(int(next(filter(None, folio.groups()))) if folio else None)
    return found


@pytest.mark.parametrize("name", NUMBERED)
def test_pages_have_the_numbers_that_they_are_counted_by(output: Path, name: str) -> None:
    """So that no file needs page labels (ISO 32000-1, 12.4.2)."""
    path = output / f"{SLUG}-{name}.pdf"
    folios = printed_folios(path)
    assert {number: folio for number, folio in enumerate(folios, 1) if folio not in (number, None)} == {}
    assert folios.count(None) <= UNNUMBERED
    with pikepdf.open(path) as pdf:
        assert "/PageLabels" not in pdf.Root
