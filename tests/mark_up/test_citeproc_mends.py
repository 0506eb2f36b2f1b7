"""What citeproc-py prints after it was mended. Expected: CSL 1.0.2, appendix V; MHRA Style Guide, 4th edition."""

import citeproc
import pytest

from press.mark_up.citeproc_mends import mend
from press.mark_up.citeproc_mends.numbers import last_page


@pytest.mark.parametrize(
    ("pages", "minimal_two", "minimal", "chicago"),
    [
        ("1-20", "20", "20", "20"),
        ("5-15", "15", "15", "15"),
        ("9-10", "10", "10", "10"),
        ("3-9", "9", "9", "9"),
        ("42-45", "45", "5", "45"),
        ("99-101", "101", "101", "101"),
        ("100-120", "20", "20", "120"),
        ("101-108", "08", "8", "8"),
        ("321-328", "28", "8", "28"),
        ("498-532", "532", "532", "532"),
        ("1119-1184", "84", "84", "84"),
        ("1496-1504", "1504", "504", "1504"),
        ("108-9", "9", "9", "9"),
        ("i-xx", "xx", "xx", "xx"),
        ("S12-S20", "S20", "S20", "S20"),
        ("12a-14b", "14b", "14b", "14b"),
    ],
)
def test_the_last_page_of_a_range_is_never_another(pages, minimal_two, minimal, chicago):
    first, last = pages.split("-")
    assert last_page(first, last, "minimal-two") == minimal_two
    assert last_page(first, last, "minimal") == minimal
    assert last_page(first, last, "chicago-16") == chicago
    assert last_page(first, last, "expanded") == last
    assert last_page(first, last, "") == last


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        ("1-20", "pp. 1–20"),
        ("5–15", "pp. 5–15"),
        ("i-xx", "pp. i–xx"),
        ("xiv, 230", "pp. xiv, 230"),
        ("7", "p. 7"),
        ("1119-1184", "pp. 1119–84"),
        ("101-108, 211", "pp. 101–08, 211"),
    ],
)
def test_pages_of_every_kind_are_printed_whole(listed, pages, printed):
    item = {"type": "article-journal", "title": "Wells", "container-title": "Water", "volume": "3", "page": pages}
    assert listed(item).endswith(f", {printed}")


def test_the_v_between_two_parties_stays_small(listed):
    item = {"type": "webpage", "title": "The case of Doe & Co. v. the town, and Roe vs Doe", "publisher": "Court"}
    assert listed(item).startswith("Court, ‘The Case of Doe & Co. v. the Town, and Roe vs Doe’")


@pytest.mark.parametrize(
    ("language", "printed"),
    [(None, "On the Water of Wells"), ("en-GB", "On the Water of Wells"), ("pl", "On the water of wells")],
)
def test_only_english_is_set_in_title_case(listed, language, printed):
    item = {"type": "book", "title": "On the water of wells", "publisher": "Press"}
    assert listed({**item, "language": language} if language else item).startswith(printed)


JO, RAY = {"family": "Doe", "given": "Jo"}, {"family": "Roe", "given": "Ray"}
BOOK = {"type": "book", "title": "Wells", "publisher": "Press", "issued": {"date-parts": [[1999]]}}


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        pytest.param(
            {"type": "motion_picture", "director": [RAY]}, "Roe, R. (dir.), Wells (Press, 1999)", id="director"
        ),
        pytest.param(
            {"author": [JO], "edition": "2", "number-of-volumes": "3"},
            "Doe, J., Wells, 2nd edn, 3 vols (Press, 1999)",
            id="numbers",
        ),
        pytest.param(
            {"editor": [RAY], "translator": [JO]},
            "Roe, R. (ed.), Wells, trans. by J. Doe (Press, 1999)",
            id="one author",
        ),
        pytest.param(
            {"author": [{"family": "Beauvoir", "given": "Jo", "non-dropping-particle": "de"}]},
            "Beauvoir, J. de, Wells (Press, 1999)",
            id="particle",
        ),
        pytest.param({"title": "The Well, Edition"}, "The Well, Edition (Press, 1999)", id="edition in a title"),
    ],
)
def test_every_variable_is_found_and_stands_once(listed, item, printed):
    assert listed({**BOOK, **item}) == printed


@pytest.mark.parametrize(
    ("dates", "printed"),
    [
        ([[1999, 6, 3], [1999, 6, 10]], "3–10 June 1999"),
        ([[1999, 6], [1999, 9]], "June–September 1999"),
        ([[1999, 12, 30], [2000, 1, 2]], "30 December 1999–2 January 2000"),
        ([[1999, 6, 3], [1999, 6, 3]], "3 June 1999"),
    ],
)
def test_a_range_of_dates_is_printed_whole(listed, dates, printed):
    item = {"type": "article-newspaper", "title": "Wells", "container-title": "Water", "issued": {"date-parts": dates}}
    assert listed(item).endswith(f", {printed}")


def test_a_comma_follows_a_name_that_is_turned_round(listed):
    assert listed({**BOOK, "author": [JO, RAY, JO, RAY]}).startswith("Doe, J., and others, Wells")


@pytest.mark.parametrize(("volume", "printed"), [("12", "xii"), ("3999", "mmmcmxcix"), ("4000000", "4000000")])
def test_a_number_that_the_romans_did_not_write_stays(listed, volume, printed):
    assert printed in listed({**BOOK, "volume": volume})


def test_words_stay_apart_where_a_style_says_nothing(listed):
    item = {**BOOK, "type": "article-journal", "author": [JO], "container-title": "Water", "volume": "3", "page": "7"}
    assert listed(item, "brain-behavior-and-evolution").startswith("Doe J (1999): Wells Water 3:7")


def test_a_style_without_a_list_prints_a_note_for_it(listed):
    assert "Wells" in listed(BOOK, "bluebook-law-review")


def test_what_tells_two_sources_apart_is_not_added_to_one(noted):
    assert noted({**BOOK, "author": [JO], "editor": [RAY]}, "@x", "@x, ch. 3") == [
        "J. Doe, Wells, ed. by R. Roe (Press, 1999).",
        "Doe, Wells, ch. 3.",
    ]


def test_another_version_of_citeproc_is_refused(monkeypatch):
    monkeypatch.setattr(citeproc, "__version__", "0.12.0")
    monkeypatch.setattr(citeproc.model, "is_mended", False, raising=False)
    with pytest.raises(RuntimeError, match=r"the mends are for citeproc-py 0\.11\.1, and this is 0\.12\.0"):
        mend()


def test_a_source_that_is_cited_for_the_first_time_is_known_without_reading_all_citations_before():
    from types import SimpleNamespace

    from citeproc import model

    from press.mark_up.citeproc_mends.choices import Cites

    class Unread(Cites):
        def __iter__(self):
            raise AssertionError("all citations before were read")

    cites = Unread()
    cites.append(SimpleNamespace(key="cited"))
    context = SimpleNamespace(
        get_layout=lambda: SimpleNamespace(getparent=lambda: SimpleNamespace(cites=cites)),
        xpath_search=lambda path: [],
    )
    condition = SimpleNamespace(get=lambda name: "first subsequent ibid")
    mend()
    assert model.If._position(condition, SimpleNamespace(key="new"), context) == [True, False, False]
    with pytest.raises(AssertionError, match="were read"):
        model.If._position(condition, SimpleNamespace(key="cited"), context)
