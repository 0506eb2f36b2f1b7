"""Text that is lost, printed twice or in the wrong place is told; ``printed`` is what a fault makes of the galley."""

import pytest

from tests.proof.cases import RECORD, TEXT, chapter, heading, paragraph, picture, row, table, told

RIGHT = "report this: the text is right"
P = [
    paragraph(5, "First comes the price of water."),
    paragraph(6, "Then comes what the towns did with the money."),
    paragraph(7, "Last comes what the people of the towns think."),
]
ROWS = [row(22 + n, f"Town {n}", f"{n}00 litres a head") for n in range(1, 5)]
HEAD = row(21, "Town", "Use a head", tag="th")
TOWNS = [row(22 + n, f"Town number {n}", f"{n}00 litres a head") for n in range(1, 60)]
LABELLED = table(*TOWNS, head=HEAD).replace("<caption", "<caption data-label='Table 1'")
NUMBER = "<span class='folio' data-folio='after-comma' data-target='end'></span>"
BREAK = "<div class='break'></div>"
PAGE = (
    paragraph(5, f"See the end{NUMBER}.")
    + BREAK
    + paragraph(7, TEXT * 6)
    + BREAK
    + heading(9, "The end", id="end")
    + paragraph(10, TEXT * 6)
    + BREAK
    + heading(11, "Epilogue")
)


@pytest.mark.parametrize(
    ("html", "how", "found"),
    [
        pytest.param(
            paragraph(5),
            {"printed": paragraph(5, TEXT.replace("price of ", ""))},
            [
                told(
                    5,
                    " does not print the words 'price of' of this paragraph",
                    "look at page 1: shorten it or what stands around it, until it has room",
                )
            ],
            id="a word is dropped",
        ),
        pytest.param(
            paragraph(5),
            {"printed": paragraph(5, TEXT.replace("water, and use", "use, and water"))},
            [
                told(
                    5,
                    " prints 'use, and water' where this paragraph says 'water, and use'",
                    "look at page 1: shorten it or what stands around it, until it has room",
                )
            ],
            id="words are swapped",
        ),
        pytest.param(
            paragraph(5),
            {"printed": paragraph(5, TEXT.replace("the price", "the high price"))},
            [
                told(
                    5,
                    " prints on page 1 in this paragraph 'high', which it does not say",
                    "look there, and report what you see: the text is right",
                )
            ],
            id="a word is added",
        ),
        pytest.param(
            paragraph(5),
            {"printed": paragraph(5, TEXT.replace("the price", "theprice"))},
            [
                told(
                    5, " joins the words 'the price' for those who have it read aloud", "report this: the text is right"
                )
            ],
            id="two words are joined",
        ),
        pytest.param(
            paragraph(5),
            {"printed": paragraph(5, TEXT.replace("the price", "the pri ce"))},
            [told(5, " parts the word 'price' for those who have it read aloud", RIGHT)],
            id="a word is parted",
        ),
        pytest.param(
            "".join(P),
            {"printed": P[0] + P[2]},
            [
                told(
                    6,
                    " does not print the words 'Then comes what the towns did with the money.' of this paragraph",
                    "look at page 1: shorten it or what stands around it, until it has room",
                )
            ],
            id="a paragraph is missing",
        ),
        pytest.param(
            "".join(P),
            {"printed": P[1] + P[0] + P[2]},
            [
                told(
                    5,
                    " prints this paragraph out of its order: 'First comes the price of water.'",
                    "report this: the text is right",
                ),
                told(
                    6,
                    " prints this paragraph out of its order: 'Then comes what the towns did with the money.'",
                    "report this: the text is right",
                ),
            ],
            id="paragraphs change places",
        ),
        pytest.param(
            "".join(P),
            {"printed": "".join((*P, P[1]))},
            [
                told(
                    6,
                    " prints this paragraph twice, on page 1: 'Then comes what the towns did with the money.'",
                    "shorten it or what stands around it, so that it need not be cut",
                )
            ],
            id="a paragraph is printed twice",
        ),
        pytest.param(
            P[0] + P[1],
            {"printed": P[0] + paragraph(5, "Nobody wrote this sentence.") + P[1]},
            [
                told(
                    5,
                    " prints on page 1 'Nobody wrote this sentence.', which no text says there",
                    "look there: it may be a part of the text that was printed twice",
                )
            ],
            id="words are printed that no text says",
        ),
        pytest.param(
            P[0] + heading(9, "Prices of water") + P[1],
            {"printed": P[0] + P[1]},
            [
                told(
                    9,
                    " does not print the heading 'Prices of water'",
                    "look at page 1: shorten it or what stands around it, until it has room",
                )
            ],
            id="a heading is missing",
        ),
        pytest.param(
            P[0] + heading(9, "Prices of water") + P[1],
            {"printed": P[0] + heading(9, "Prices of water") + P[1] + heading(9, "Prices of water", id="b")},
            [
                told(
                    9,
                    " prints this heading twice, on page 1: 'Prices of water'",
                    "shorten it or what stands around it, so that it need not be cut",
                )
            ],
            id="a heading is printed twice",
        ),
        pytest.param(
            table(*ROWS, head=HEAD),
            {"printed": table(ROWS[0], *ROWS[2:], head=HEAD)},
            [
                told(
                    24,
                    " does not print the row 'Town 2, 200 litres a head' of this table",
                    "look at page 1: shorten it or what stands around it, until it has room",
                )
            ],
            id="a row is missing",
        ),
        pytest.param(
            table(*ROWS, head=HEAD),
            {"printed": table(*ROWS, ROWS[1], head=HEAD)},
            [
                told(
                    24,
                    " prints this row twice, on page 1: 'Town 2, 200 litres a head'",
                    "shorten it or what stands around it, so that it need not be cut",
                )
            ],
            id="a row is printed twice",
        ),
        pytest.param(
            table(*ROWS, head=HEAD),
            {"printed": table(ROWS[0], row(24, "Town 2", ""), *ROWS[2:], head=HEAD)},
            [
                told(
                    24,
                    " does not print the cell '200 litres a head'",
                    "look at page 1: shorten it or what stands around it, until it has room",
                )
            ],
            id="a cell is missing",
        ),
        pytest.param(
            table(*ROWS, head=HEAD),
            {"printed": table(*ROWS)},
            [
                told(
                    21,
                    " does not print the head 'Town, Use a head' of this table",
                    "look at page 1: shorten it or what stands around it, until it has room",
                )
            ],
            id="the head of a table is missing",
        ),
        pytest.param(
            table(*ROWS, head=row(21, "Town " * 150, "Use a head", tag="th")),
            {},
            [
                told(
                    21,
                    (
                        " does not print the head 'Town Town Town Town Town Town Town Town … Town, Use a head' of "
                        "this table"
                    ),
                    "look at page 2: shorten it or what stands around it, until it has room",
                )
            ],
            id="a head is too high for its page",
        ),
        pytest.param(
            table(*TOWNS, head=HEAD),
            {"printed": table(HEAD, *TOWNS)},
            [
                told(
                    40,
                    " goes on with this table on page 2 without its head",
                    "split the row before it, or shorten the head",
                ),
                told(
                    60,
                    " goes on with this table on page 3 without its head",
                    "split the row before it, or shorten the head",
                ),
                told(
                    80,
                    " goes on with this table on page 4 without its head",
                    "split the row before it, or shorten the head",
                ),
            ],
            id="a table goes on without its head",
        ),
        pytest.param(
            LABELLED,
            {},
            [
                told(23, f" goes on with 'Table 1' on page {page} without saying so", "report this: the text is right")
                for page in (2, 3, 4)
            ],
            id="a table goes on without its label",
        ),
        pytest.param(
            LABELLED,
            {"css": "caption::after { content: attr(data-label) ', continued'; display: block; font-size: 8pt }"},
            [],
            id="a table goes on with its label",
        ),
        pytest.param(
            "<ul><li data-line='5'>One town</li><li data-line='6'>Two towns</li></ul>",
            {"printed": "<ul><li data-line='5'>One town</li></ul>"},
            [
                told(
                    6,
                    " does not print the list item 'Two towns'",
                    "look at page 1: shorten it or what stands around it, until it has room",
                )
            ],
            id="a list item is missing",
        ),
        pytest.param(
            P[0] + picture(9),
            {"printed": P[0]},
            [
                told(
                    9, " does not print the picture 'A map of three towns'", "make it less high, or move it in the text"
                )
            ],
            id="a picture is missing",
        ),
        pytest.param(
            P[0] + picture(9),
            {"printed": P[0] + picture(9) + "" + picture(10)},
            [told(9, " prints the picture 'A map of three towns' once more, on page 1", "show it once")],
            id="a picture is printed twice",
        ),
        pytest.param(
            PAGE,
            {"printed": PAGE.replace("data-target='end'", "data-target='epilogue'")},
            [told(5, " gives page 4 for 'The end', which begins on page 3", "report this: the text is right")],
            id="a page number is wrong",
        ),
        pytest.param(
            PAGE,
            {"printed": PAGE.replace(NUMBER, "")},
            [
                told(
                    5,
                    " gives no page, on page 1, for 'The end', which begins on page 3",
                    "report this: the text is right",
                )
            ],
            id="a page number is missing",
        ),
        pytest.param(
            PAGE,
            {"printed": PAGE.replace(NUMBER, ", page")},
            [
                told(
                    5,
                    " does not print a number that belongs into this paragraph",
                    "report this: the text is right",
                )
            ],
            id="the words of a page number are there without it",
        ),
        pytest.param(
            heading(3, "Prices", 2)
            + picture(9).replace("</figure>", "<p class='source' data-line='10'>Source: Town A</p></figure>")
            + P[0]
            + heading(11, "Towns", 2)
            + P[1]
            + "<div class='break'>a</div>",
            {
                "printed": heading(3, "Prices", 2)
                + P[0]
                + heading(11, "Towns", 2)
                + P[1]
                + "<div class='break'>a</div>"
                + picture(9).replace("</figure>", "<p class='source' data-line='10'>Source: Town A</p></figure>")
            },
            [
                told(
                    10,
                    " prints 'Source: Town A' on page 2, and its place is on page 1",
                    "move it in the text, nearer to the page where it has room",
                )
            ],
            id="a figure stands in another chapter",
        ),
    ],
)
def test_a_fault_of_the_text_is_told(shop, html, how, found):
    how = {name: chapter(value) if name == "printed" else value for name, value in how.items()}
    assert shop.proven(chapter(html), **how) == found


def test_lines_without_the_space_at_their_end_join_words(shop, monkeypatch):
    """As WeasyPrint 70.0 writes them."""
    words = "Water has a price in all of the towns along the river, and each of them has another one."
    assert shop.proven(chapter(paragraph(5, words))) == []
    monkeypatch.setattr("press.paginate.engine.tagging.painting._space", lambda *given: "")
    found = shop.proven(chapter(paragraph(5, words)))
    assert found[0].startswith(f"{RECORD.rpartition('/')[0]}/02-record.md:5: error: 'a6' joins the words ")
