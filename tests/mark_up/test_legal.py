"""What lawyers and librarians cite, in the default style. Expected: the patterns of docs/writing.md."""

import json
from dataclasses import replace

import pytest

JO = {"family": "Doe", "given": "Jo"}


def day(*parts):
    return {"date-parts": [list(parts)]}


CASE = {
    "type": "legal_case",
    "title": "Saadi v. Italy",
    "number": "37201/06",
    "authority": "ECtHR",
    "issued": day(2008, 2, 28),
}
ACT = {"type": "legislation", "title": "Care Act 2014", "number": "c. 23", "issued": day(2014)}
TREATY = {
    "type": "treaty",
    "title": "Convention on the Safety of United Nations and Associated Personnel",
    "status": "adopted",
    "issued": day(1994, 12, 9),
    "available-date": day(1999, 1, 15),
    "volume": "2051",
    "container-title": "UNTS",
    "page": "363",
}
RESOLUTION = {
    "type": "legislation",
    "author": [{"literal": "United Nations Security Council"}],
    "title": "Resolution 1244 (1999)",
    "number": "S/RES/1244 (1999)",
    "issued": day(1999, 6, 10),
}
REGULATION = {
    "type": "regulation",
    "title": "Regulation (EU) 2016/679",
    "number": "Regulation (EU) 2016/679",
    "container-title": "OJ L",
    "volume": "119",
    "issued": day(2016, 5, 4),
    "page": "1-88",
}
STANDARD = {
    "type": "standard",
    "number": "ISO 216:2007",
    "title": "Writing paper and certain classes of printed matter",
    "authority": "ISO",
    "issued": day(2007),
}
DATASET = {
    "type": "dataset",
    "author": [JO],
    "title": "Wells of Town A",
    "version": "2.1",
    "publisher": "Town A",
    "issued": day(2020, 5, 3),
    "DOI": "10.5555/wells",
}
HEARING = {
    "type": "hearing",
    "title": "Water in towns",
    "section": "Committee on Water",
    "authority": "House of Commons",
    "number": "HC 12",
    "issued": day(2011, 5, 3),
}


@pytest.mark.parametrize(
    ("item", "locator", "first", "short"),
    [
        pytest.param(
            CASE,
            "para. 4",
            "Saadi v. Italy, App. no. 37201/06 (ECtHR, 28 February 2008), para. 4.",
            "Saadi v. Italy, para. 4.",
            id="case",
        ),
        pytest.param(
            {**CASE, "number": "C-131/12", "authority": "CJEU", "references": "EU:C:2014:317", "title-short": "Saadi"},
            "paras 4--6",
            "Saadi v. Italy, Case C-131/12, EU:C:2014:317 (CJEU, 28 February 2008), paras 4–6.",
            "Saadi, paras 4–6.",
            id="case of the EU",
        ),
        pytest.param(
            {"type": "legal_case", "title": "Doe v Roe", "volume": "347", "container-title": "US", "page": "483"},
            "p. 490",
            "Doe v Roe, 347 US 483, p. 490.",
            "Doe v Roe, p. 490.",
            id="case in a report",
        ),
        pytest.param(ACT, "s. 4", "Care Act 2014, c. 23, s. 4.", "Care Act 2014, s. 4.", id="act"),
        pytest.param(
            {**ACT, "jurisdiction": "England", "issued": day(2014, 5, 14)},
            "ss 4-6",
            "Care Act 2014, c. 23 (England, 14 May 2014), ss 4–6.",
            "Care Act 2014, ss 4–6.",
            id="act with its day",
        ),
        pytest.param(
            {"type": "bill", "title": "Wells Bill", "number": "HC Bill 12", "issued": day(2024, 3, 4)},
            "cl. 4",
            "Wells Bill, HC Bill 12 (4 March 2024), cl. 4.",
            "Wells Bill, cl. 4.",
            id="bill",
        ),
        pytest.param(
            TREATY,
            "art. 2",
            "Convention on the Safety of United Nations and Associated Personnel (adopted 9 December 1994, "
            "in force 15 January 1999), 2051 UNTS 363, art. 2.",
            "Convention on the Safety of United Nations and Associated Personnel, art. 2.",
            id="treaty",
        ),
        pytest.param(
            RESOLUTION,
            "para. 9",
            "United Nations Security Council, Resolution 1244 (1999), S/RES/1244 (1999), 10 June 1999, para. 9.",
            "United Nations Security Council, Resolution 1244 (1999), para. 9.",
            id="United Nations",
        ),
        pytest.param(
            REGULATION,
            "art. 5",
            "Regulation (EU) 2016/679, OJ L 119, 4 May 2016, pp. 1–88, art. 5.",
            "Regulation (EU) 2016/679, art. 5.",
            id="European Union",
        ),
        pytest.param(
            STANDARD,
            "p. 3",
            "ISO 216:2007, Writing paper and certain classes of printed matter (ISO, 2007), p. 3.",
            "ISO 216:2007, p. 3.",
            id="standard",
        ),
        pytest.param(
            DATASET,
            "table 2",
            "J. Doe, Wells of Town A, version 2.1 (Town A, 3 May 2020), table 2.",
            "Doe, Wells of Town A, table 2.",
            id="dataset",
        ),
        pytest.param(
            HEARING,
            "p. 4",
            "Water in towns, hearing, Committee on Water, House of Commons, HC 12, 3 May 2011, p. 4.",
            "Water in towns, p. 4.",
            id="hearing",
        ),
    ],
)
def test_a_note_is_as_lawyers_write_it(noted, item, locator, first, short):
    assert noted(item, f"@x, {locator}", f"@x, {locator}") == [first, short]


def test_the_list_turns_the_first_name_and_gives_the_address(listed):
    assert listed(DATASET) == "Doe, J., Wells of Town A, version 2.1 (Town A, 3 May 2020), doi:10.5555/wells"
    web = {**CASE, "URL": "https://example.org/saadi", "accessed": day(2026, 11, 22)}
    assert listed(web) == (
        "Saadi v. Italy, App. no. 37201/06 (ECtHR, 28 February 2008) &lt;https://example.org/saadi&gt; "
        "[accessed 22 November 2026]"
    )


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        pytest.param({**ACT, "number": "20"}, "Care Act 2014, 20", id="number within another"),
        pytest.param({**ACT, "number": "Care Act 2014"}, "Care Act 2014", id="number in the title"),
        pytest.param({**STANDARD, "number": "ISO 2", "title": "ISO 216"}, "ISO 2, ISO 216 (ISO, 2007)", id="standard"),
        pytest.param({**STANDARD, "title": "ISO 216:2007"}, "ISO 216:2007 (ISO, 2007)", id="number as title"),
    ],
)
def test_a_number_is_left_out_only_where_the_title_has_it(listed, item, printed):
    assert listed(item) == printed


def test_only_markup_of_csl_is_markup(mark):
    source = mark("a").document.briefing.sources[1]
    csl = json.dumps({**ACT, "id": source.id, "title": "H<sub>2</sub>O & <script> Act"})
    marked = mark("a[@town-history]", sources=(replace(source, csl=csl),))
    assert marked.notes == ["H<sub>2</sub>O &amp; &lt;script&gt; Act, c. 23 (2014)."]


def test_a_style_that_the_author_names_is_followed(noted):
    assert noted(CASE, "@x", style="oscola") != noted(CASE, "@x")


def test_cases_and_books_stand_in_one_note(mark):
    document = mark("a").document
    source = document.briefing.sources[1]
    act = replace(source, id="care-act", csl=json.dumps({**ACT, "id": "care-act"}))
    marked = mark("a[see @care-act, s. 4; @town-history, p. 2] b[@town-history; @care-act]", sources=(source, act))
    assert marked.notes == [
        "see Care Act 2014, c. 23, s. 4; J. Doe, <i>A History of Wells</i> (Example Press, 1999), p. 2.",
        "Doe, <i>A History of Wells</i>; Care Act 2014.",
    ]
