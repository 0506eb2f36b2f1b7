"""What cannot be read on paper is told: beyond an edge, covered, cut, too small, in a font of somewhere."""

import pikepdf
import pytest

from tests.proof.cases import DRAWN, chapter, paragraph, picture, row, table, told
from tests.proof.damage import with_fonts_called, without_font_files, without_glyph

P = [
    paragraph(5, "First comes the price of water."),
    paragraph(6, "Then comes what the towns did with the money."),
    paragraph(7, "Last comes what the people of the towns think."),
]
ROWS = [row(22 + n, f"Town {n}", f"{n}00 litres a head") for n in range(1, 5)]
HEAD = row(21, "Town", "Use a head", tag="th")

WIDER = (
    "write 'wide: true' for a page on its side, give them more in 'columns: …', leave columns out, "
    "split the table in two, or shorten their words"
)


@pytest.mark.parametrize(
    ("html", "how", "found"),
    [
        pytest.param(
            paragraph(5),
            {"css": "p { margin-left: -40mm }"},
            [
                told(
                    5,
                    ": 'Three towns raised the price of water, … within one year.' is beyond the left edge of page 1",
                    "shorten it or what stands around it",
                )
            ],
            id="beyond the left edge",
        ),
        pytest.param(
            paragraph(5, "Rechtsschutzversicherungsgesellschaften" * 3),
            {},
            [
                told(
                    5,
                    (
                        ": 'RechtsschutzversicherungsgesellschaftenR … erungsgesellschaften' is beyond the right edge"
                        " of page 1"
                    ),
                    "break the long word; where it is an address, link words to it: '[words](https://…)'",
                )
            ],
            id="a long word beyond the right edge",
        ),
        pytest.param(
            paragraph(5, "Rechtsschutzversicherungsgesellschaftenvertragsbuchdeckel"),
            {},
            [
                told(
                    5,
                    (
                        ": 'Rechtsschutzversicherungsgesellschaftenvertragsbuchdeckel' stands in the right "
                        "margin of page 1"
                    ),
                    "break a long word or address, or make the table or picture smaller",
                )
            ],
            id="a long word in the margin",
        ),
        pytest.param(
            f"<div class='a'>{P[0] * 3}</div>{P[1]}",
            {"css": ".a { position: absolute; top: 112mm }"},
            [
                told(
                    5,
                    " does not print the words 'First comes the price of water.' of this paragraph",
                    "look at page 1: shorten it or what stands around it, until it has room",
                )
            ],
            id="beyond the lower edge",
        ),
        pytest.param(
            "<div class='p'>"
            + P[0]
            + "</div>"
            + P[1]
            + "<div class='break'>"
            + P[2] * 3
            + f"<div class='a'>{P[0]}</div></div><div class='break'>x</div>",
            {"css": ".a { position: absolute; top: 120mm } .break {position: relative}"},
            [
                told(
                    5,
                    ": 'First comes the price of water.' stands in the lower margin of page 2",
                    "shorten it or what stands around it",
                )
            ],
            id="in the lower margin",
        ),
        pytest.param(
            table(*ROWS, head=HEAD),
            {"css": "table { width: 92mm } td { text-align: right }"},
            [
                told(
                    20,
                    ": the table is too wide: there is no room for all words of 'Use a head'",
                    WIDER,
                ),
            ],
            id="an over-wide table",
        ),
        pytest.param(
            P[0] + picture(9) + "<div class='break'></div>" + "".join(P),
            {"css": "img { width: 40mm; height: 132mm }"},
            [
                told(
                    9,
                    ": the picture 'A map of three towns' stands in the lower margin of page 2",
                    "shorten it or what stands around it",
                )
            ],
            id="a tall picture",
        ),
        pytest.param(
            P[0] + picture(9),
            {"css": "img { width: 100mm; height: 40mm }"},
            [
                told(
                    9,
                    ": the picture 'A map of three towns' stands in the right margin of page 1",
                    "break a long word or address, or make the table or picture smaller",
                )
            ],
            id="a wide picture",
        ),
        pytest.param(
            f"<div class='a'>{paragraph(5, 'Three towns raised the price')}</div>",
            {"css": ".a { overflow: hidden; width: 22mm; white-space: nowrap }"},
            [
                told(
                    5,
                    ": 'raised the price' cannot be seen whole on page 1",
                    "it is covered, cut off, or of the colour of its ground: shorten or move it",
                )
            ],
            id="cut off at the side",
        ),
        pytest.param(
            f"<div class='a'>{paragraph(5)}</div>",
            {"css": ".a { overflow: hidden; height: 7mm } p { margin: 0 }"},
            [
                told(
                    5,
                    ": 'fifth within one year.' cannot be seen whole on page 1",
                    "it is covered, cut off, or of the colour of its ground: shorten or move it",
                )
            ],
            id="cut off below",
        ),
        pytest.param(
            f"<div class='a'>{paragraph(5, 'Three towns')}</div>",
            {"css": ".a { overflow: hidden; height: 2.6mm } p { margin: 0 }"},
            [
                told(
                    5,
                    ": 'Three towns' cannot be seen whole on page 1",
                    "it is covered, cut off, or of the colour of its ground: shorten or move it",
                )
            ],
            id="cut along its length",
        ),
        pytest.param(
            f"<div class='r'>{paragraph(5)}</div>{picture(9)}",
            {
                "css": ".r { position: relative } figure { position: absolute; top: 0; left: 0 } "
                "img { width: 60mm; height: 14mm }"
            },
            [
                told(
                    5,
                    ": 'Three towns raised the price of water, … within one year.' cannot be seen whole on page 1",
                    "it is covered, cut off, or of the colour of its ground: shorten or move it",
                )
            ],
            id="covered by a picture",
        ),
        pytest.param(
            paragraph(5, "Three towns <b>raised</b> the price"),
            {"css": "b { color: #fff }"},
            [
                told(
                    5,
                    ": 'raised' cannot be seen whole on page 1",
                    "it is covered, cut off, or of the colour of its ground: shorten or move it",
                )
            ],
            id="in the colour of the ground",
        ),
        pytest.param(
            paragraph(5, "Three towns raised the price"),
            {"css": "p { color: #f4f4f4 }"},
            [
                told(
                    5,
                    ": 'Three towns raised the price' cannot be seen whole on page 1",
                    "it is covered, cut off, or of the colour of its ground: shorten or move it",
                )
            ],
            id="hardly seen",
        ),
        pytest.param(
            P[0] + P[1],
            {"css": "p + p { margin-top: -8mm }"},
            [
                told(
                    5,
                    (
                        ": 'First comes the price of water.' and 'Then comes what the towns did with the money.' are "
                        "printed over one another on page 1"
                    ),
                    "shorten them or what stands around them",
                )
            ],
            id="over one another",
        ),
        pytest.param(
            paragraph(5, "Three <b>towns</b>"),
            {"css": "b { font-size: 7.5pt }"},
            [
                told(
                    5,
                    ": 'towns' on page 1 is 7.5 pt, and the least size is 8 pt",
                    "write it outside of small type, or change the stylesheet",
                )
            ],
            id="too small",
        ),
        pytest.param(
            paragraph(5, "5 m<sup>2</sup>"),
            {"css": "sup { font-size: 5pt }"},
            [
                told(
                    5,
                    ": '2' on page 1 is 5 pt, and the least size is 5.6 pt",
                    "write it outside of small type, or change the stylesheet",
                )
            ],
            id="a raised figure too small",
        ),
        pytest.param(
            picture(9, "Towns", DRAWN),
            {"css": "img { width: 40mm }"},
            [
                told(
                    9,
                    ": 'Firsttown' on page 1 is 4.96 pt, and the least size is 8 pt",
                    "write it outside of small type, or change the stylesheet",
                )
            ],
            id="a label too small",
        ),
        pytest.param(
            paragraph(5),
            {"damage": with_fonts_called("DejaVu-Sans")},
            [
                told(
                    5,
                    (
                        ": 'Three towns raised the price of water, … within one year.' on page 1 is printed in "
                        "'DejaVu-Sans', which is no font of the stylesheet"
                    ),
                    "use other characters, or name the font in styles/fonts.css",
                ),
                told(
                    0,
                    (
                        ": 'The foot of page 1' on page 1 is printed in 'DejaVu-Sans', which is no font of the "
                        "stylesheet"
                    ),
                    "use other characters, or name the font in styles/fonts.css",
                ),
            ],
            id="a font of the machine",
        ),
        pytest.param(
            paragraph(5),
            {"damage": without_font_files},
            [
                told(
                    5,
                    (
                        ": 'Three towns raised the price of water, … within one year.' on page 1 is printed in "
                        "'Source-Sans-3', which is not in the file"
                    ),
                    "report this: every font has to be embedded",
                ),
                told(
                    0,
                    ": 'The foot of page 1' on page 1 is printed in 'Source-Sans-3', which is not in the file",
                    "report this: every font has to be embedded",
                ),
            ],
            id="a font that is not embedded",
        ),
        pytest.param(
            paragraph(5, "Three <b>towns</b>"),
            {"damage": without_glyph("towns")},
            [
                told(
                    5,
                    " does not print the words 'towns' of this paragraph",
                    "look at page 1: shorten it or what stands around it, until it has room",
                ),
                told(
                    5,
                    ": 'owns' on page 1 has an empty box in the place of a character",
                    "its font has no glyph for it: use another",
                ),
            ],
            id="no glyph",
        ),
        pytest.param(
            P[0] + "<div class='break'></div>" + P[1] + "<div class='break'></div>" + P[2],
            {},
            [
                told(
                    6,
                    ": 'Then comes what the towns did with the money.' is all that stands on page 2",
                    "shorten the text before it, or write more",
                ).replace(": error: ", ": warning: ")
            ],
            id="a nearly empty page",
        ),
    ],
)
def test_a_fault_of_the_page_is_told(shop, html, how, found):
    how = {name: chapter(value) if name == "printed" else value for name, value in how.items()}
    assert shop.proven(chapter(html), **how) == found


def test_a_table_of_many_columns_is_told_once(shop):
    names = [f"Contributions{n}" for n in range(12)]
    rows = [row(22 + n, *("1,234,567.89" for _ in names)) for n in range(5)]
    assert shop.proven(chapter(P[0] + table(*rows, head=row(21, *names, tag="th")) + P[2])) == [
        told(
            20,
            ": the table is too wide: there is no room for all words of "
            + ", ".join(f"'{name}'" for name in names[:-1])
            + f" and '{names[-1]}'",
            WIDER,
        )
    ]


def test_a_row_that_is_higher_than_a_page_is_told_once(shop):
    words = " ".join(f"Finding {n} says what the towns did." for n in range(150))
    rows = [row(23, "Town 1", "None", "Open"), row(24, "Town 2", words, "Open"), row(25, "Town 3", "None", "Open")]
    head = row(21, "Town", "Findings", "Status", tag="th")
    css = "tr { break-inside: avoid } thead { break-after: avoid }"
    assert shop.proven(chapter(P[0] + table(*rows, head=head) + P[2]), css=css) == [
        told(
            24,
            ": the row 'Town 2' of this table is higher than a page",
            "split it into several rows, or write its words as text and keep the table short",
        )
    ]


def test_a_nearly_empty_page_of_our_own_is_none_of_the_authors(shop):
    page = "<div class='break'></div>"
    assert shop.proven(f"{chapter(P[0])}{page}<h2>Sources</h2>{page}{P[2]}") == []


def test_pages_in_another_order_are_told(shop):
    def swap(pdf, pieces):
        pdf.Root.Pages.Kids = pikepdf.Array(reversed(list(pdf.Root.Pages.Kids)))

    found = shop.proven(chapter(f"{P[0]}<div class='break'></div>{P[2]}"), damage=swap)
    message = " prints 'Last comes what the people of the towns think.' on page 1, before what it follows"
    assert told(7, message, "report this: the text is right") in found
