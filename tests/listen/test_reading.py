"""What stands in a file is read as it stands there, and what cannot be read is told in a sentence."""

import io
from functools import partial

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from press.listen import listen
from press.listen.content import Fonts
from press.listen.read import read
from press.listen.reading import Reading
from press.model.report import Place, Report
from press.model.tags import UNREACHABLE
from tests.briefings import problems
from tests.listen.pdfs import Maker, clean, saved


def refusal(content: bytes) -> str:
    report = Report()
    assert listen(content, Place("x.pdf"), report) is None
    (told,) = problems(report)
    return told.removeprefix("x.pdf: error: ")


def lines(content: bytes) -> list[str]:
    report = Report()
    listening = listen(content, Place("x.pdf"), report)
    assert listening is not None, problems(report)
    return [f"{'  ' * line.depth}{line.text}" for line in listening.lines]


def test_a_listener_is_told(whole):
    assert lines(whole) == [
        "document, en-GB: Wells & pumps",
        "— page 1 — (not read: Wells and pumps 1)",
        "heading level 1: Wells and pumps",
        "contents with 4 entries",
        "  [reference: 1 Wells 1 → page 1]",
        "  [reference: 2 Digging 2 → page 2]",
        "  [reference: 3 Terms 2 → page 2]",
        "  [reference: 4 Pumps 2 → page 2]",
        "heading level 2: 1 Wells",
        "The World Health Organization (WHO) says [la: inter alia] that wells are safe.[reference: 1 → page 1] Whether "
        "WHO [that is: World Health Organization] is right depends on where the wells are and on what [page 2] else is "
        "near them. See [link: the list of all wells. → https://example.org/wells]",
        "— page 1 —",
        "note 1 [back to page 1]: A report of 2025.",
        "— page 2 — (not read: Wells and pumps 2)",
        "aside:",
        "  Key term",
        "list of 2 items",
        "  1. Dig.",
        "  2. Line.",
        "Terms:",
        "list of 2 items",
        "  WHO An agency.",
        "  Well A hole with water.",
        "heading level 2: 2 Pumps",
        "table, 2 columns, 3 rows",
        "  caption: Table 1 Pumps",
        "  heads: Town | Pumps",
        "  row 2",
        "    head of the row: (Town) First",
        "    (Pumps, First) 8",
        "  row 3",
        "    head of the row: (Town) Second",
        "    (Pumps, Second) empty",
        "figure: Two bars, the second shorter",
        "  caption: Figure 1 Fewer pumps",
        "end; 2 artifacts on 2 pages not read",
    ]


def test_lists_in_lists_quotations_and_code_are_told():
    make = Maker(1)
    document = make.tag(make.root, "Document")
    outer = make.tag(document, "L")
    item = make.tag(outer, "LI")
    body = make.tag(item, "LBody")
    make.show(body, 0, 50, "Wells ")
    inner = make.tag(make.tag(make.tag(body, "L"), "LI"), "LBody")
    make.show(make.tag(inner, "Code"), 0, 64, "dig()")
    quotation = make.tag(document, "BlockQuote", Lang=String("de"))
    make.show(make.tag(quotation, "P"), 0, 90, "Wasser ist teuer.")
    text = make.tag(document, "P")
    make.show(text, 0, 110, "They say ")
    make.show(make.tag(text, "Quote"), 0, 110, "never", x=100)
    make.show(make.tag(text, "Span", ActualText=String("well")), 0, 110, "w-ell", x=150)
    assert lines(saved(make.finish()))[2:-1] == [
        "list of 1 item",
        "  - Wells",
        "  list of 1 item",
        "    - [code: dig()]",
        "[de] quotation:",
        "  Wasser ist teuer.",
        "They say [quotation: never]well",
    ]


def test_only_characters_that_are_there_are_read(whole):
    """PDFium would make up blanks between words and at ends of lines, and drop one that is shown by itself."""
    make = Maker(1)
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 50, "far")
    make.show(text, 0, 50, "apart", x=300)
    make.show(text, 0, 50, " ", x=400)
    make.show(text, 0, 64, "below")
    reading = Reading(read(saved(make.finish())))
    assert reading.text(0) == "farapart below"


def test_a_font_says_what_its_codes_mean():
    make = Maker(1)
    table = b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0003> <00660069> endbfchar " \
        b"2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0078> <0079>] endbfrange"  # fmt: skip
    font = make.resources.Font.F1
    font.Subtype, font.ToUnicode = Name.Type0, make.pdf.make_stream(table)
    del font["/Encoding"]
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 50, "\\000\\003\\000\\020\\000\\022\\000\\041\\000\\377")
    assert Reading(read(saved(make.finish()))).text(0) == "fiACy\ufffd"


def test_names_of_glyphs_are_read():
    make = Maker(1)
    differences = Array([65, Name.Adieresis, Name.fi, Name("/uni20AC"), Name("/g17")])
    make.resources.Font.F1.Encoding = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=differences)
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 50, "ABCDE")
    assert Reading(read(saved(make.finish()))).text(0) == "Ä\ufb01€\ufffdE"


def test_a_font_that_says_nothing_is_read_as_a_viewer_reads_it():
    make = Maker(1)
    del make.resources.Font.F1["/Encoding"]
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 50, "Wells")
    assert Reading(read(saved(make.finish()))).text(0) == "Wells"


def test_marks_in_forms_and_words_in_the_place_of_others_are_read():
    make = Maker(1)
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 50, "before ")
    make._mark(text, 0, "/Span <</ActualText (said)>> BDC BT /F1 9 Tf (shown) Tj ET EMC /Form Do")
    form = make.pdf.make_stream(b"BT /F1 9 Tf 50 50 Td ( inside) Tj ET", Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = [0, 0, 99, 99], make.resources
    make.resources.XObject = Dictionary(Form=form)
    assert Reading(read(saved(make.finish()))).text(0) == "before said inside"


def test_what_the_parent_tree_alone_has_is_not_read():
    make = Maker(1)
    document = make.tag(make.root, "Document")
    make.show(make.tag(document, "P"), 0, 50, "read")
    lost = make.tag(document, "P")
    make.show(lost, 0, 70, "not read")
    document.K = Array([document.K[0]])
    tagged = read(saved(make.finish()))
    assert Reading(tagged).text(0) == "read"
    assert [parent.element for parent in tagged.pages[0].parents] == [1, UNREACHABLE]


def test_a_file_without_tags_is_told():
    report = Report()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    listening = listen(saved(pdf), Place("x.pdf"), report)
    assert listening is not None
    assert (listening.lines, listening.nodes, listening.elements) == ((), (), 0)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this is no PDF, or a broken one\n  hint: open it in a viewer, and print it to PDF"),
        (b"%PDF-1.7\nnothing", "this is no PDF, or a broken one\n  hint: open it in a viewer, and print it to PDF"),
        (
            saved(pikepdf.open(io.BytesIO(clean())), encryption=pikepdf.Encryption(owner="a", user="")),
            "the PDF is encrypted\n  hint: save a copy without protection",
        ),
        (
            saved(pikepdf.open(io.BytesIO(clean())), encryption=pikepdf.Encryption(owner="a", user="b")),
            "the PDF is encrypted\n  hint: save a copy without a password",
        ),
        (saved(pikepdf.new()), "the PDF has 0 pages, and between 1 and 2000 are read"),
    ],
    ids=["empty", "torn", "protected", "encrypted", "no page"],
)
def test_what_cannot_be_read_is_told(content, message):
    assert refusal(content) == message


def test_a_tree_that_is_too_deep_is_told():
    make = Maker(1)
    tag = make.tag(make.root, "Document")
    for _ in range(120):
        tag = make.tag(tag, "Div")
    assert refusal(saved(make.finish())) == "the tags of the PDF are nested more than 100 deep"


def test_a_tree_that_holds_itself_ends():
    make = Maker(1)
    document = make.tag(make.root, "Document")
    inner = make.tag(document, "Sect")
    inner.K.append(document)
    inner.K.append(inner)
    assert read(saved(make.finish())).tangled == ("Document", "Sect")


def test_forms_that_draw_each_other_end():
    make = Maker(1)
    make.streams[0].append("/A Do")
    one = make.pdf.make_stream(b"/B Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    other = make.pdf.make_stream(b"/A Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    make.resources.XObject = Dictionary(A=one, B=other)
    one.Resources = other.Resources = make.resources
    make.tag(make.root, "Document")
    assert len(read(saved(make.finish())).pages) == 1


def test_more_tags_and_drawings_than_can_be_read_are_told(monkeypatch):
    monkeypatch.setattr("press.listen.tree.MOST_ELEMENTS", 10)
    assert refusal(clean()) == "the PDF has more than 10 tags"
    monkeypatch.setattr("press.listen.tree.MOST_ELEMENTS", 1000)
    monkeypatch.setattr("press.listen.read.Fonts", partial(Fonts, budget=10))
    assert refusal(clean()).startswith("the pages draw more than")


def test_what_commands_a_terminal_is_not_told():
    make = Maker(1)
    figure = make.tag(make.tag(make.root, "Document"), "Figure", Alt=String("a\x1b[2J\u202eb"))
    make.draw(figure, 0, (0, 0, 9, 9))
    assert "figure: a\ufffd[2J\ufffdb" in lines(saved(make.finish()))
