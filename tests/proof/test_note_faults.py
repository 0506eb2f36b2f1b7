"""A note that is not on the page of its call, whole, under its number, is told."""

import pytest

from tests.proof.cases import TEXT, chapter, note, paragraph, told
from tests.proof.damage import without

NOTE = (
    "A note of three lines that says at some length where the number in the text above comes from, and how sure it is. "
)


@pytest.mark.parametrize(
    ("html", "how", "found"),
    [
        pytest.param(
            paragraph(5, TEXT + note(1, 5, "Town A.")),
            {"damage": without("1")},
            [
                told(5, " does not print a number that belongs into this note", "report this: the text is right"),
                told(5, " does not print a number that belongs into this paragraph", "report this: the text is right"),
            ],
            id="the number of a note is dropped, here and there",
        ),
        pytest.param(
            paragraph(5, "".join(f"A sentence with its note.{note(n, 5, NOTE)} " for n in range(1, 31))),
            {"css": "@page { @footnote { max-height: none } } .note { footnote-policy: auto }"},
            [
                told(5, " calls note 12 on page 1 and prints it on page 2", "shorten it, or call it elsewhere"),
                told(5, " calls note 24 on page 2 and prints it on page 3", "shorten it, or call it elsewhere"),
            ],
            id="notes drift to the next page",
        ),
        pytest.param(
            "".join(
                paragraph(n, f"{TEXT}{note(n, n, f'Note {n} is of two lines, or of three. ' * 3)}")
                for n in range(1, 19)
            ),
            {"css": ".note { footnote-policy: auto }"},
            [told(11, " calls note 11 on page 2 and prints it on page 3", "shorten it, or call it elsewhere")],
            id="a note is on the next page",
        ),
        pytest.param(
            f"<div class='a'>{paragraph(5, TEXT + note(1, 5, NOTE))}</div>",
            {"css": ".a { position: absolute; top: 20mm }"},
            [
                told(
                    5,
                    " does not print the note 'A note of three lines that says at some … and how sure it is.'",
                    "shorten it, or call it elsewhere",
                )
            ],
            id="a note in an absolute box",
        ),
        pytest.param(
            paragraph(5, TEXT + note(1, 5, NOTE * 30)),
            {"css": "@page { @footnote { max-height: none } }"},
            [
                (
                    "content/water/02-record.md:5: error: note 1 is longer than the foot of a page in 'a6' can be\n"
                    "  hint: put a part of it into the text, or into a box"
                ),
                told(
                    5,
                    ": 'fifth within one year. 1' is all that stands on page 2",
                    "shorten the text before it, or write more",
                ).replace(": error: ", ": warning: "),
            ],
            id="a note higher than a page grows off its top",
        ),
        pytest.param(
            paragraph(5, TEXT + note(1, 5, NOTE) + " And more." + note(2, 5, "Second.")),
            {"damage": without("A note of three lines that")},
            [
                told(
                    5,
                    (
                        " does not print the words 'A note of three lines that says at some … the number in the' of "
                        "this note"
                    ),
                    "shorten it, or call it elsewhere",
                )
            ],
            id="a note is dropped",
        ),
        pytest.param(
            paragraph(5, TEXT + note(1, 5, "Town A.")),
            {"css": ".note::footnote-marker { content: '4 ' }"},
            [told(5, " calls a note by the number 1 and prints it as 4", "report this: the text is right")],
            id="a note has the wrong number",
        ),
    ],
)
def test_a_fault_of_a_note_is_told(shop, html, how, found):
    how = {name: chapter(value) if name == "printed" else value for name, value in how.items()}
    assert shop.proven(chapter(html), **how) == found
