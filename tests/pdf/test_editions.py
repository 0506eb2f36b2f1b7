"""The other forms of the flagship: sizes, counts, completeness, ink; asked of the files."""

import itertools
import json
import re
import subprocess
from html import unescape
from pathlib import Path

import pikepdf
import pytest

from press.advise.ink import ink_percents
from press.model.typeset import typeset
from tests.html_read import text_of
from tests.impose.pdfs import box_mm, placed_pages
from tests.pdf.conftest import SLUG, Built, document, read_raw, read_text
from tests.pdf.structure import named
from tests.pdf.type_sizes import type_sizes

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]

PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
FLOORS_PT = {"a4": 8.5, "letter": 8.5, "a5": 8, "handout": 8.5, "large-print": 18, "ink-saver": 8.5, "print-shop": 8.5}
ENDS = 24  # letters
MOST_INK_ON_A_SAVED_COVER = 7.0  # per cent


def form(output: Path, name: str) -> Built:
    path = output / f"{SLUG}-{name}.pdf"
    return Built(path, read_text(path))


@pytest.fixture(scope="session", params=FLOORS_PT)
def each(output: Path, request: pytest.FixtureRequest) -> tuple[str, Built]:
    return request.param, form(output, request.param)


def letters(text: str) -> str:
    """Letters and digits alone: line breaks and hyphens of a page are none of a text."""
    return re.sub(r"[\W_]+", "", text)


# Every form to read


def test_no_type_is_smaller_than_the_floor_of_its_form(each: tuple[str, Built]) -> None:
    """Folios, notes, figures and tables included (design.md 2.2)."""
    name, built = each
    with built.open() as pdf:
        small = {n: size for n, page in enumerate(pdf.pages, 1) if (size := min(type_sizes(page), default=99)) < 99}
    assert small
    assert {n: round(size, 2) for n, size in small.items() if size < FLOORS_PT[name] - 0.01} == {}


def test_every_form_to_read_is_pdf_a_and_pdf_ua(each: tuple[str, Built]) -> None:
    _, built = each
    with built.open() as pdf, pdf.open_metadata() as xmp:
        assert (xmp[f"{{{PDFA}}}part"], xmp[f"{{{PDFA}}}conformance"]) == ("3", "A")
        assert xmp[f"{{{PDFUA}}}part"] == "1"
        assert len(named(pdf, "/H1")) == 1
        levels = [int(str(e.S)[2:]) for e in named(pdf, *(f"/H{n}" for n in range(1, 7)))]
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_font_is_embedded(each: tuple[str, Built]) -> None:
    rows = subprocess.run(["pdffonts", str(each[1].path)], capture_output=True, text=True, check=True).stdout
    assert all(re.search(r" yes yes yes +\d+ +\d+$", row) for row in rows.splitlines()[2:])


def test_no_page_is_almost_empty(each: tuple[str, Built]) -> None:
    name, built = each
    few = {n: text for n, text in enumerate(built.pages, 1) if len(text.split()) < 12 and text.strip()}
    assert not set(few) - {1, len(built.pages)}, (name, few)


# A5


@pytest.fixture(scope="session")
def a5(output: Path) -> Built:
    return form(output, "a5")


def test_a5_has_a_multiple_of_four_pages_and_blanks_inside_the_back_cover_only(a5: Built) -> None:
    assert len(a5.pages) % 4 == 0
    blank = [n for n, text in enumerate(a5.pages, 1) if not text.strip()]
    assert blank == list(range(len(a5.pages) - len(blank), len(a5.pages)))
    assert len(blank) < 4


def test_a5_pages_mirror(a5: Built) -> None:
    """Folios stand at the outer edge: left on even pages, right on odd ones."""
    for number in (8, 9):
        line = a5.page(number).rstrip().splitlines()[-1]
        assert line.strip() == str(number)
        assert (len(line) - len(line.lstrip()) > 30) == (number % 2 == 1)


@pytest.mark.parametrize("name", ["a4", "letter", "a5", "handout", "large-print", "ink-saver", "print-shop"])
def test_every_edition_to_read_carries_its_source(output: Path, name: str) -> None:
    with pikepdf.open(output / f"{SLUG}-{name}.pdf") as pdf:
        said = json.loads(pdf.attachments["source.json"].get_file().read_bytes())
        assert said["edition"] == name
        assert {entry["attachment"] for entry in said["files"]} < set(pdf.attachments)


def test_the_handout_carries_the_facts_for_people_and_in_its_source(handout: Built) -> None:
    """The ledger for machines would be a third of what it carries, and can be made of the rest."""
    with handout.open() as pdf:
        files = {name: spec.get_file().read_bytes().decode() for name, spec in pdf.attachments.items()}
        packed = sum(len(spec.obj.EF.F.read_raw_bytes()) for spec in pdf.attachments.values())
    assert "fact-ledger.json" not in files
    assert json.loads(files["disclosure.json"])["facts"]["total"] == 110
    assert files["facts.yaml"].count("\n  - id: ") + files["facts.yaml"].count("\n- id: ") == 110
    evidence = text_of(files["evidence.html"])
    assert all(letters(typeset(fact.claim)) in letters(evidence) for fact in document().evidence.facts)
    assert packed < 105_000


def test_the_sheet_about_printing_carries_none(output: Path) -> None:
    with pikepdf.open(output / f"{SLUG}-how-to-print.pdf") as pdf:
        assert list(pdf.attachments) == ["disclosure.json", "fact-ledger.json"]


def test_the_sheets_of_a5_fold_into_the_booklet(output: Path, a5: Built) -> None:
    with pikepdf.open(output / f"{SLUG}-a5-sheets.pdf") as pdf:
        sides = [sorted(placed_pages(page), key=lambda p: p.x_mm) for page in pdf.pages]
        assert "/StructTreeRoot" not in pdf.Root
        assert "not tagged" in str(pdf.docinfo.Subject)
        assert pdf.pdf_version == "1.7"
        assert not list(pdf.attachments)
    halves = [(left.page, right.page) for left, right in sides]
    fronts, backs = halves[::2], halves[1::2]
    read = [n for f, b in zip(fronts, backs, strict=True) for n in (f[1], b[0])]
    read += [n for f, b in zip(fronts[::-1], backs[::-1], strict=True) for n in (b[1], f[0])]
    assert read == list(range(1, len(a5.pages) + 1))
    deepest = sides[-2]
    assert deepest[0].x_mm == pytest.approx(0.5 + 0.1 * (len(fronts) - 1), abs=0.1)


# Handout


@pytest.fixture(scope="session")
def handout(output: Path) -> Built:
    return form(output, "handout")


def test_the_handout_is_one_sheet_and_says_where_the_rest_is(handout: Built) -> None:
    assert len(handout.pages) == 2
    text = " ".join(" ".join(handout.pages).split())
    for words in (
        "Summary on one sheet", "Note for readers.", "Confirmed by a person: 0 of 29 key facts.", "At a glance",
        "In figures", "Page 1 of 2", "Page 2 of 2", "Limits to know", "Terms", "example.org/briefings/2026-01",
        "5 of the 18 rows",
    ):  # fmt: skip
        assert words in text, words


def test_the_code_on_the_handout_has_an_alternative(handout: Built) -> None:
    with handout.open() as pdf:
        alternatives = [str(figure.get("/Alt", "")) for figure in named(pdf, "/Figure")]
    assert any("example.org/briefings/2026-01" in text for text in alternatives)


def test_the_handout_has_no_page_numbers_of_another_form(handout: Built) -> None:
    assert not re.search(r"page\s\d+\b(?! of 2)", " ".join(handout.pages).replace("Page", ""))


# Large print


@pytest.fixture(scope="session")
def large(output: Path) -> Built:
    return form(output, "large-print")


@pytest.fixture(scope="session")
def large_letters(large: Built) -> str:
    pages = read_raw(large.path).split("\f")[:-1]
    bodies = [re.sub(r"(?m)^NATO and peace enforcement\n\d+\n*\Z", "", page) for page in pages]
    return letters("".join(bodies))


def is_missing(text: str, printed: str) -> bool:
    """Whether its beginning or its end is missing; the foot of a page may stand between the two."""
    wanted = letters(text)
    return wanted[:ENDS] not in printed or wanted[-ENDS:] not in printed


def test_every_note_is_in_large_print(large_letters: str) -> None:
    notes = document().notes
    assert len(notes) >= 90
    assert [n.number for n in notes if is_missing(f"Note {n.number} {text_of(n.html)}", large_letters)] == []


def test_every_note_is_called_in_large_print(large_letters: str) -> None:
    assert [n.number for n in document().notes if f"note{n.number}" not in large_letters] == []


def test_every_row_of_every_table_is_in_large_print(large_letters: str) -> None:
    """The head of the first column stands nowhere: its cells are the titles of the cards."""
    rows = [row for chapter in document().chapters for row in re.findall(r"<tr\b.*?</tr>", chapter.html, re.DOTALL)]
    cells = [re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL) for row in rows]
    printed = [text_of(cell) for row in cells for cell in (row[1:] if 'scope="col"' in row[0] else row)]
    assert len(printed) > 200
    assert [cell for cell in printed if is_missing(cell, large_letters)] == []


def test_large_print_has_the_facts_of_which_less_is_known_and_all_of_them_in_its_attachment(
    large: Built, large_letters: str
) -> None:
    facts = document().evidence.facts
    doubtful = [fact.claim for fact in facts if fact.is_doubtful]
    with large.open() as pdf:
        attached = letters(unescape(pdf.attachments["evidence.html"].get_file().read_bytes().decode()))
    assert len(doubtful) > 5
    assert [claim for claim in doubtful if is_missing(claim, large_letters)] == []
    assert [fact.claim for fact in facts if letters(typeset(fact.claim)) not in attached] == []


def test_large_print_has_no_italics_and_no_tables(large: Built) -> None:
    fonts = subprocess.run(["pdffonts", str(large.path)], capture_output=True, text=True, check=True).stdout
    assert not re.search(r"Italic|Oblique|-It\b", fonts)
    assert "Atkinson" in fonts
    with large.open() as pdf:
        assert named(pdf, "/Table") == []


# Ink saver and print shop


def test_the_ink_saver_has_no_colour(output: Path) -> None:
    """Every pixel of every page has as much red as green and blue."""
    path = output / f"{SLUG}-ink-saver.pdf"
    pictures = subprocess.run(["pdftoppm", "-r", "24", str(path)], capture_output=True, check=True).stdout
    for picture in pictures.split(b"P6\n")[1:]:
        pixels = picture[picture.index(b"255\n") + 4 :]
        red, green, blue = pixels[::3], pixels[1::3], pixels[2::3]
        assert red == green == blue


def test_the_ink_saver_saves_ink(output: Path) -> None:
    saved = ink_percents((output / f"{SLUG}-ink-saver.pdf").read_bytes())
    usual = ink_percents((output / f"{SLUG}-a4.pdf").read_bytes())
    assert usual[0] > 60
    assert saved[0] < MOST_INK_ON_A_SAVED_COVER
    assert sum(saved) / len(saved) < 0.9 * sum(usual) / len(usual)


def test_the_print_shop_gets_three_millimetres_of_bleed_and_crop_marks(output: Path) -> None:
    with pikepdf.open(output / f"{SLUG}-print-shop.pdf") as pdf:
        for page in pdf.pages:
            media, bleed, trim = (box_mm(page.obj[key]) for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
            assert trim[2] - trim[0] == pytest.approx(210, abs=0.05)
            assert trim[3] - trim[1] == pytest.approx(297, abs=0.05)
            outer = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
            assert outer == pytest.approx((3, 3, 3, 3), abs=0.05)
            assert media[0] <= bleed[0]
            assert media[2] >= bleed[2]


def test_the_cover_reaches_into_the_bleed(output: Path) -> None:
    """The pixels in all four edges of the bleed are as dark as the cover."""
    path = output / f"{SLUG}-print-shop.pdf"
    picture = subprocess.run(
        ["pdftoppm", "-gray", "-r", "50", "-l", "1", str(path)], capture_output=True, check=True
    ).stdout
    width, height = (int(n) for n in re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture).groups())
    pixels = picture[-width * height :]
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        media, bleed = (tuple(float(n) for n in page.obj[key]) for key in ("/MediaBox", "/BleedBox"))
    inset = round((bleed[0] - media[0]) / 72 * 50) + 1
    middle = pixels[height // 2 * width : (height // 2 + 1) * width]
    assert max(middle[inset], middle[-inset - 1]) < 110
    column = pixels[width // 3 :: width]
    assert max(column[inset], column[-inset - 1]) < 110


# How to print


def test_one_page_says_how_to_print_every_form(output: Path) -> None:
    built = form(output, "how-to-print")
    assert len(built.pages) == 1
    text = built.page(1)
    for name in ("a4", "letter", "a5", "a5-sheets", "handout", "large-print", "ink-saver", "print-shop"):
        assert f"{SLUG}-{name}.pdf" in text, name
    pages = len(form(output, "a4").pages)
    assert f"{-(-pages // 2)} sheets of A4; both sides, long edge" in text
