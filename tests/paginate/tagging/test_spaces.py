"""Where a line ends there is a space in the file if the galley has one, and none if it has none."""

import re

import pikepdf
import pytest

from tests.paginate.tagging.told import told

NARROW = "@page { size: 60mm 90mm; margin: 10mm; @top-left { content: none } @bottom-right { content: none } }"
WORDS = "Water has a price in all towns of this country, and each has another one."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(WORDS, WORDS, id="between words"),
        pytest.param(WORDS.replace("a price", "<i>a price</i>"), WORDS, id="in other type"),
        pytest.param("<i>Water has a price in all</i> towns of<b> this country, and each</b>\nhas another one.",
                     "Water has a price in all towns of this country, and each has another one.",
                     id="where another element begins"),
        pytest.param("Peace-keeping, peace-making, peace-building, peace-enforcing",
                     "Peace-keeping, peace-making, peace-building, peace-enforcing", id="behind a hyphen"),
        pytest.param("<b style='overflow-wrap:anywhere'>example.org/a-very-long-address/that-has/no-end-at-all</b>",
                     "example.org/a-very-long-address/that-has/no-end-at-all", id="within an address"),
        pytest.param("One line<br>and another", "One line and another", id="where a line was ended"),
        pytest.param("Water of <code>a</code> <code>b</code> town", "Water of a b town", id="between two elements"),
        pytest.param("<span style='white-space:pre'>one\ntwo</span>", "one two", id="where lines are kept"),
        pytest.param("Water, see it<span data-folio='after-comma' data-target='x'></span> in all of these towns",
                     "Water, see it in all of these towns", id="behind the number of a page that was dropped"),
        pytest.param("WATER <span style='text-transform:uppercase'>has a price in all towns</span> of this country",
                     "WATER HAS A PRICE IN ALL TOWNS of this country", id="in capitals"),
    ],
)  # fmt: skip
def test_words_are_apart_as_they_are_written(body, text):
    found = told(f"<p>{body}</p><p id=x>x", NARROW)
    marks = []

    def walk(element):
        for kid in element.K:
            marks.append(int(kid)) if isinstance(kid, int) else walk(kid) if "/S" in kid else None

    walk(found.elements("P")[0])
    assert len(marks) > 1
    assert re.sub(" +", " ", "".join(found.texts.get((0, mark), "") for mark in marks).strip()) == text


def test_a_soft_hyphen_is_one():
    """ISO 32000-1, 14.8.2.2.3."""
    found = told("<p>A word: Rechts\N{SOFT HYPHEN}schutz\N{SOFT HYPHEN}versicherung ends.", NARROW)
    said = [
        str(operands[1].ActualText)
        for operands, operator in pikepdf.parse_content_stream(found.pdf.pages[0])
        if str(operator) == "BDC" and "/ActualText" in operands[1]
    ]
    assert len(said) == 1
    assert said[0].endswith("\N{SOFT HYPHEN}")
    assert said[0].replace("\N{SOFT HYPHEN}", "").startswith("A word: Rechts")
