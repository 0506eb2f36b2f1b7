"""A finding of the proof stops a build, whichever stage made the fault."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from press.model.edition import EDITIONS
from press.model.report import Report
from tests.briefings import problems, write_briefing
from tests.pipelines import shared_pipeline

pytestmark = pytest.mark.slow

CONTENT = Path(__file__).parents[2] / "content"
LONG_WORD = "Rechtsschutzversicherungsgesellschaftenvertragsbuchdeckelpapierfabrik"


def made(folder, *editions):
    """What was made, and the problems that were found."""
    report = Report()
    return shared_pipeline().make(folder.path, list(editions), report, lambda step: None), problems(report)


def test_a_word_that_is_too_long_for_a_column_stops_the_build(tmp_path):
    folder = write_briefing(tmp_path)
    folder.change("02-record.md", "Use fell by", f"{LONG_WORD} fell by")
    artefacts, found = made(folder, "a4")
    assert artefacts == ()
    # On which page it stands is none of this test.
    assert [re.sub(r"page \d+", "page 4", each) for each in found] == [
        f"water/02-record.md:8: error: 'a4': "
        f"'{LONG_WORD[:40]} … {LONG_WORD[-20:]}' stands in the right margin of page 4\n"
        "  hint: break a long word or address, or make the table or picture smaller"
    ]


def test_a_long_address_breaks_where_it_must(tmp_path):
    folder = write_briefing(tmp_path)
    folder.change("02-record.md", "Use fell by", f"See <https://www.example.org/{LONG_WORD * 2}>. Use fell by")
    artefacts, found = made(folder, "a4", "a5", "large-print")
    assert found == []
    assert len(artefacts) == 4  # the manifest


COLUMNS = (
    "State",
    "Signature",
    "Ratification",
    "Reservations",
    "Notification",
    "Contributions",
    "Observation",
    "Remarks",
)
ROW = (
    "Northland",
    "12 September",
    "1 March",
    "Article 5(2)",
    "C.N.0.2001",
    "1,234,567.89",
    "Unconditional",
    "Subject to approval",
)
WIDE = "\n".join(f"| {' | '.join(cells)} |" for cells in (COLUMNS, ["---"] * 8, *[ROW] * 40))


def test_a_wide_table_has_pages_on_their_side_and_the_text_has_not(tmp_path):
    folder = write_briefing(tmp_path)
    table = f"/// table | Eight columns\n    wide: true\n\n{WIDE}\n///\n\nThe end."
    folder.write("03-wide.md", f"---\nid: wide\ntitle: Wide\nstandfirst: Some.\n---\n\nThe beginning.\n\n{table}\n")
    artefacts, found = made(folder, "a4", "letter", "large-print")
    assert found == []
    for name, wide, high in (("a4", 842, 595), ("letter", 792, 612)):
        (content,) = (each.content for each in artefacts if each.name == f"water-{name}.pdf")
        document = pypdfium2.PdfDocument(content)
        sizes = [tuple(round(side) for side in page.get_size()) for page in document]
        words = [page.get_textpage().get_text_range() for page in document]
        turned = [number for number, size in enumerate(sizes) if size == (wide, high)]
        assert len(turned) == 2
        assert turned[1] == turned[0] + 1
        assert "The beginning." in words[turned[0] - 1]
        assert "The end." in words[turned[0] - 1]  # it fills the white
        assert sizes.count((high, wide)) == len(sizes) - 2


def test_where_paper_is_cut_or_folded_a_wide_table_is_turned(tmp_path):
    folder = write_briefing(tmp_path)
    table = f"/// table | Eight columns\n    wide: true\n\n{WIDE}\n///\n\nThe end."
    folder.write("03-wide.md", f"---\nid: wide\ntitle: Wide\nstandfirst: Some.\n---\n\nThe beginning.\n\n{table}\n")
    artefacts, found = made(folder, "a5", "a5-sheets", "half-letter", "print-shop", "clearance")
    assert found == []
    sizes = {}
    for name in ("a5", "a5-sheets", "half-letter", "print-shop", "clearance"):
        (content,) = (each.content for each in artefacts if each.name == f"water-{name}.pdf")
        sizes[name] = [page.get_width() > page.get_height() for page in pypdfium2.PdfDocument(content)]
    assert all(sizes.pop("a5-sheets"))  # two upright pages side by side
    assert not any(sizes.pop("print-shop"))
    for turned in sizes.values():
        assert 2 <= turned.count(True) < len(turned)
    with pikepdf.open(BytesIO(next(each.content for each in artefacts if "print-shop" in each.name))) as pdf:
        turned = [page for page in pdf.pages if page.get("/Rotate")]
        assert [int(page.Rotate) for page in turned] == [270, 270]  # what is up in the file is at the left
        assert all(page.mediabox[2] - page.mediabox[0] > page.mediabox[3] - page.mediabox[1] for page in turned)


def test_a_chapter_that_begins_with_a_wide_table_begins_with_text(tmp_path):
    folder = write_briefing(tmp_path)
    table = f"/// table | Eight columns\n    wide: true\n\n{WIDE}\n///"
    front = "---\nid: {0}\ntitle: {0}\nopening: page\nstandfirst: Some.\n---\n\n"
    folder.write("03-wide.md", f"{front.format('wide')}{table}\n\nAfter the table.\n")
    folder.write("04-bare.md", f"{front.format('bare')}{table}\n")
    artefacts, found = made(folder, "a4")
    assert found == []
    (content,) = (each.content for each in artefacts if each.name == "water-a4.pdf")
    words = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    (page,) = (number for number, text in enumerate(words) if "After the table." in text)
    assert "Table 2 Eight columns" in words[page + 1]
    bare = next(text for text in words if "Table 3 Eight columns" in text and "State Signature" in text)
    assert "bare" in bare
    assert "Some." in bare


def test_a_table_over_pages_that_is_too_wide_is_told_once(tmp_path):
    folder = write_briefing(tmp_path)
    table = f"/// table | Eight columns\n    wide: false\n\n{WIDE}\n///"
    folder.write("03-wide.md", f"---\nid: wide\ntitle: Wide\nstandfirst: Some.\n---\n\n{table}\n")
    artefacts, found = made(folder, "a5")
    assert artefacts == ()
    assert [problem.partition(": there is no room")[0] for problem in found] == [
        "water/03-wide.md:10: error: 'a5': the table is too wide"
    ]


# Those of the specimen that are built by ``test_every_component_is_the_same_on_another_machine``, which fails as well
# where the proof finds a fault.
COMPARED = ("a4", "a5", "large-print", "how-to-print")


@pytest.mark.parametrize(
    ("slug", "editions"),
    [
        ("specimen", [edition.name for edition in EDITIONS if edition.name not in COMPARED]),
        ("specimen-draft", [edition.name for edition in EDITIONS if edition.name != "handout"]),
        ("nato-peace-enforcement", ["large-print-24"]),
    ],
    ids=["the specimen in every other edition", "the draft", "the flagship in its largest type"],
)
def test_nothing_is_lost(slug, editions):
    report = Report()
    artefacts = shared_pipeline().make(CONTENT / slug, editions, report, lambda step: None)
    assert [each for each in problems(report) if ": error: " in each] == []
    assert len(artefacts) == len(editions) + 1  # the manifest
