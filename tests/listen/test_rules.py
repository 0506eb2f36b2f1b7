"""Each rule finds a fault that is made in a whole file, and nothing in the file as it was."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from press.listen.rules import CHECKS, RULES
from tests.listen.pdfs import XMP, Maker, clean, saved, tags

Spoil = Callable[[pikepdf.Pdf], object]


def first(pdf: pikepdf.Pdf, type_: str, number: int = 0) -> Object:
    return tags(pdf, type_)[number]


def retype(pdf: pikepdf.Pdf, old: str, new: str) -> None:
    for tag in tags(pdf, old):
        tag.S = Name(f"/{new}")


def without(tag: Object, key: str) -> None:
    del tag[f"/{key}"]


def kids(tag: Object) -> list[Object]:
    found = tag.get("/K", Array())
    return list(found) if isinstance(found, Array) else [found]


def is_same(kid: object, tag: Object) -> bool:
    return isinstance(kid, Object) and kid.objgen == tag.objgen


def unhang(tag: Object) -> None:
    """Take an element out of the tree, and leave it in the ParentTree."""
    tag.P.K = Array([each for each in kids(tag.P) if not is_same(each, tag)])


def of(tag: Object, kind: str) -> Object:
    return next(each for each in kids(tag) if str(each.get("/Type", "")) == f"/{kind}")


def annotation(pdf: pikepdf.Pdf, page: int = 0, number: int = 0) -> Object:
    return pdf.pages[page].obj.Annots[number]


def write(pdf: pikepdf.Pdf, page: int, old: bytes, new: bytes) -> None:
    content = pdf.pages[page].obj.Contents
    assert old in content.read_bytes()
    content.write(content.read_bytes().replace(old, new, 1))


def add_content(pdf: pikepdf.Pdf, drawn: bytes, page: int = 0) -> None:
    content = pdf.pages[page].obj.Contents
    content.write(content.read_bytes() + b"\n" + drawn)


def metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes = b"") -> None:
    assert old in XMP
    pdf.Root.Metadata.write(XMP.replace(old, new))


def split_link(pdf: pikepdf.Pdf) -> None:
    """Each line of a link becomes a link, as it is where boxes are tagged."""
    link = tags(pdf, "Link")[5]
    second = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=link.P, K=Array(kids(link)[2:])))
    link.K = Array(kids(link)[:2])
    link.P.K.append(second)


def split_paragraph(pdf: pikepdf.Pdf) -> None:
    text = first(pdf, "P")
    other = pdf.pages[1].obj.objgen
    at = next(n for n, kid in enumerate(text.K) if "/Pg" in kid and kid.Pg.objgen == other)
    rest = Dictionary(Type=Name.StructElem, S=Name.P, P=text.P, K=Array(kids(text)[at:]))
    text.K = Array(kids(text)[:at])
    put_after(text, pdf.make_indirect(rest))


def second_table(pdf: pikepdf.Pdf) -> None:
    """The table is there once more, on another page, without a caption."""
    table = first(pdf, "Table")
    _, head, body = kids(table)
    page = pikepdf.Page(pdf.make_indirect(Dictionary(pdf.pages[1].obj)))
    pdf.pages.append(page)
    page.obj.Annots, page.obj.Contents = Array(), pdf.make_stream(pdf.pages[1].obj.Contents.read_bytes())
    again = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Table, P=table.P))
    again.K = Array([moved(pdf, head, again, page.obj), moved(pdf, body, again, page.obj)])
    put_after(table, again)


def put_after(tag: Object, other: Object) -> None:
    at = [each.objgen for each in tag.P.K].index(tag.objgen)
    tag.P.K = Array([*kids(tag.P)[: at + 1], other, *kids(tag.P)[at + 1 :]])


def moved(pdf: pikepdf.Pdf, tag: Object, parent: Object, page: Object) -> Object:
    """A copy of an element and all in it, with its content on another page."""
    made = pdf.make_indirect(Dictionary({key: value for key, value in tag.items() if key not in ("/K", "/P", "/ID")}))
    made.P = parent
    made.K = Array([
        Dictionary(Type=Name.MCR, Pg=page, MCID=kid.MCID) if str(kid.get("/Type", "")) == "/MCR"
        else moved(pdf, kid, made, page)
        for kid in tag.K
    ])  # fmt: skip
    return made


def contents_as_list(pdf: pikepdf.Pdf) -> None:
    """The entries are tagged as an ordinary list."""
    contents = first(pdf, "TOC")
    items = [Dictionary(Type=Name.StructElem, S=Name.LI, K=Array(kids(entry)), P=contents) for entry in contents.K]
    contents.S, contents.K = Name.L, Array([pdf.make_indirect(each) for each in items])


def swap(pdf: pikepdf.Pdf) -> None:
    """Two paragraphs change places in the tree alone."""
    items = first(pdf, "L").K
    items[0], items[1] = items[1], items[0]


FAULTS: list[tuple[str, Spoil, str]] = [
    # Row 1 of what a person would refuse: links that cannot be followed, asked from both ends.
    ("link-annotation", lambda pdf: unhang_object(first(pdf, "Link")), "a link has no annotation"),
    ("annotation-tag", lambda pdf: unhang_object(first(pdf, "Link")), "an annotation is in no tag: '1 Wells, page 1'"),
    ("annotation-tag", lambda pdf: retype(pdf, "Link", "Span"), "the annotation of a link is in a Span"),
    (
        "annotation-tag",
        lambda pdf: of(first(pdf, "Link"), "OBJR").__setitem__("/Pg", pdf.pages[1].obj),
        "the tag of an annotation says that it is on another page",
    ),
    ("annotation-parent", lambda pdf: without(annotation(pdf), "StructParent"), "the ParentTree does not name"),
    ("annotation-parent", lambda pdf: annotation(pdf).__setitem__("/StructParent", 4), "the ParentTree does not name"),
    (
        "annotation-there",
        lambda pdf: pdf.pages[0].obj.__setitem__("/Annots", Array(list(pdf.pages[0].obj.Annots)[1:])),
        "a tag refers to an annotation that no page has: '1 Wells 1'",
    ),
    ("link-target", lambda pdf: annotation(pdf).__setitem__("/Dest", String("nowhere")), "a link leads nowhere"),
    # Row 2: what is read and should not be, and the other way round.
    ("reachable", lambda pdf: unhang(first(pdf, "H2")), "hangs in the ParentTree and not below the root: '1 Wells'"),
    ("reachable", lambda pdf: add_content(pdf, b"/P <</MCID 99>> BDC 0 0 9 9 re f EMC"), "held by no tag: 'a drawing'"),
    ("parent-tree", lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums[1].__delitem__(0), "the ParentTree does not"),
    ("content-there", lambda pdf: write(pdf, 0, b"/MCID 0", b"/MCID 77"), "not on its page: 'H1, MCID 0'"),
    ("tag-or-artifact", lambda pdf: write(pdf, 0, b"/Artifact", b"/Span"), "nor an artifact: 'Wells and pumps 1'"),
    ("tag-or-artifact", lambda pdf: add_content(pdf, b"0 0 9 9 re f"), "nor an artifact: 'a drawing'"),
    ("artifact-type", lambda pdf: write(pdf, 0, b"<</Type /Pagination>>", b"<<>>"), "does not say what it is"),
    (
        "one-tree",
        lambda pdf: retype(pdf, "H1", "Haupttitel"),
        "neither standard nor mapped to one that is: 'Haupttitel'",
    ),
    ("one-tree", lambda pdf: first(pdf, "Sect").K.append(first(pdf, "L")), "stands in two places of the tree: 'L'"),
    # Row 3: notes.
    ("note-id", lambda pdf: without(first(pdf, "Note"), "ID"), "a note has no ID: '1 A report of 2025.'"),
    ("note-label", lambda pdf: retype(pdf, "Lbl", "Span"), "a note has no label (Lbl)"),
    ("note-call", lambda pdf: retype(pdf, "Reference", "Span"), "no Reference with a link leads to a note"),
    (
        "note-call",
        lambda pdf: annotation(pdf, 0, 4).Dest.__setitem__(3, 300),
        "no Reference with a link leads to a note",
    ),
    ("note-back", lambda pdf: annotation(pdf, 0, 5).Dest.__setitem__(3, 30), "no link leads from a note back"),
    ("note-place", lambda pdf: move_to_end(first(pdf, "Note")), "does not stand directly after what calls it"),
    # Rows 4 and 5: ends of lines and of pages.
    ("line-ends", lambda pdf: write(pdf, 1, b"(the list )", b"(the list)"), "at the end of a line: 'listof'"),
    ("line-ends", lambda pdf: write(pdf, 0, b"on what )", b"on what)"), "at the end of a line: 'whatelse'"),
    (
        "whole-sentence",
        split_paragraph,
        "cuts a P in two: '…the wells are and on what | else is near them. See the lis",
    ),
    ("whole-table", second_table, "cuts a Table in two: 'TownPumpsFirst8Second'"),
    ("chapters", lambda pdf: retype(pdf, "Sect", "Div"), "a chapter is in no Sect: '1 Wells'"),
    # Row 6: contents.
    ("contents", contents_as_list, "contents are a list (L), not a TOC"),
    ("contents-entries", lambda pdf: retype(pdf, "TOCI", "Div"), "a TOC holds a Div"),
    ("contents-entries", lambda pdf: retype(pdf, "Reference", "Span"), "an entry of the contents has no Reference"),
    # Row 7: languages.
    ("language", lambda pdf: without(pdf.Root, "Lang"), "the file does not say in which language it is"),
    ("language", lambda pdf: first(pdf, "Span").__setitem__("/Lang", String("lat in")), "of a tag is none: 'lat in'"),
    ("languages", lambda pdf: without(first(pdf, "Span"), "Lang"), "in which nothing is read: 'la'"),
    ("script", lambda pdf: first(pdf, "Span").__setitem__("/ActualText", String("ἐν ἀρχῇ")), "in no language of that"),
    # Row 8: abbreviations.
    (
        "abbreviation",
        lambda pdf: without(first(pdf, "Span", 1), "E"),
        "explained in the text and expanded nowhere (E): 'WHO'",
    ),
    (
        "abbreviation",
        lambda pdf: first(pdf, "Span", 1).__setitem__("/E", String("WHO")),
        "expanded to nothing else: 'WHO'",
    ),
    # Row 9: links in lines.
    ("one-link", split_link, "one link is two tags: 'the list | of all wells.'"),
    ("link-contents", lambda pdf: annotation(pdf).__setitem__("/Contents", String("tbl-wells")), "are a bare name"),
    (
        "link-contents",
        lambda pdf: without(annotation(pdf), "Contents"),
        "a link has no words in its Contents: 'page 1'",
    ),
    # Row 10: figures.
    ("figure-box", lambda pdf: without(first(pdf, "Figure").A, "BBox"), "a figure does not say where it is (BBox)"),
    ("figure-box", lambda pdf: first(pdf, "Figure").A.__setitem__("/BBox", Array([0, 0, 800, 400])), "leaves the page"),
    ("figure-box", lambda pdf: first(pdf, "Figure").A.__setitem__("/BBox", Array([50, 442, 300, 642])), "is not where"),
    ("alternative", lambda pdf: without(first(pdf, "Figure"), "Alt"), "a Figure has no alternative"),
    # Row 11: heads of tables, and names.
    ("id-tree", lambda pdf: without(pdf.Root.StructTreeRoot, "IDTree"), "does not lead to a tag with an ID: 'note-1'"),
    ("id-tree", lambda pdf: first(pdf, "TH").__setitem__("/ID", String("note-1")), "two tags have one ID: 'note-1'"),
    ("id-tree", lambda pdf: without(first(pdf, "Note"), "ID"), "the IDTree names a tag that is not there: 'note-1'"),
    ("scope", lambda pdf: without(first(pdf, "TH").A, "Scope"), "does not say of what (Scope): 'Town'"),
    ("heads", lambda pdf: first(pdf, "TH", 1).__setitem__("/ID", String("x")), "no head of its table: '8: head-0-1'"),
    ("heads", lambda pdf: [without(cell, "A") for cell in tags(pdf, "TD")] + [retype(pdf, "TH", "TD")], "has no head"),
    (
        "regular",
        lambda pdf: first(pdf, "TH").A.__setitem__("/ColSpan", 2),
        "has 2 columns, the first has 3: 'First | 8'",
    ),
    # Row 12: lists and captions.
    ("list-numbering", lambda pdf: without(first(pdf, "L"), "A"), "does not say how it is numbered: '1. Dig.2. Line.'"),
    ("list-parts", lambda pdf: retype(pdf, "LBody", "P"), "an item of a list has no body (LBody): '1. Dig.'"),
    ("list-parts", lambda pdf: unhang(first(pdf, "Lbl", 1)), "an item of a list with labels has none (Lbl): 'Dig.'"),
    ("list-parts", lambda pdf: retype(pdf, "LI", "Div"), "a list holds a Div, not items alone"),
    ("caption", lambda pdf: retype(pdf, "Caption", "P"), "the caption of a figure or a table is a P: 'Table 1 Pumps'"),
    # Row 13: tags without meaning.
    ("empty", lambda pdf: first(pdf, "Aside").__setitem__("/K", Array()), "a tag holds nothing: 'Aside'"),
    (
        "idle-span",
        lambda pdf: without(first(pdf, "Span"), "Lang"),
        "a Span says nothing of what it holds: 'inter alia'",
    ),
    # Row 14: the order of painting.
    ("paint-order", swap, "read in another order than it is painted: 'Line. before 1.'"),
    # Row 15: heads that are said again with each cell.
    (
        "short-heads",
        lambda pdf: write(pdf, 1, b"(First)", b"(The first town" + b", which had a well before all others," * 9 + b")"),
        "the head of a row is more than a sentence: 'The first town, which had a well before",
    ),
    # Row 16: the version.
    (
        "version",
        lambda pdf: pdf.pages[0].obj.__setitem__("/Group", Dictionary(S=Name.Transparency)),
        "is PDF 1.3, and a tr",
    ),
    ("version", lambda pdf: graphics_state(pdf, ca=0.5), "is PDF 1.3, and transparency needs 1.4"),
    # Row 17: metadata and fonts.
    ("metadata", lambda pdf: metadata(pdf, b"dc:language", b"dc:lingua"), "the metadata has no dc:language"),
    ("metadata", lambda pdf: metadata(pdf, b"dc:language", b"dc:langwidge"), "the metadata has no dc:language"),
    ("rights", lambda pdf: metadata(pdf, b"dc:rights", b"dc:wrongs"), "the metadata has no dc:rights"),
    ("metadata", lambda pdf: metadata(pdf, b"xmpMM:DocumentID", b"xmpMM:Doc"), "the metadata has no xmpMM:DocumentID"),
    ("metadata", lambda pdf: metadata(pdf, b"xmpMM:InstanceID", b"xmpMM:In"), "the metadata has no xmpMM:InstanceID"),
    ("title", lambda pdf: metadata(pdf, b"dc:title", b"dc:name"), "the metadata has no dc:title"),
    ("title", lambda pdf: without(pdf.Root, "ViewerPreferences"), "told to show the name of the file, not its title"),
    (
        "font-name",
        lambda pdf: pdf.pages[0].obj.Resources.Font.F1.__setitem__("/BaseFont", Name("/Source-Sans-3,")),
        "a font has a name that is none: 'Source-Sans-3,'",
    ),
    (
        "outline",
        lambda pdf: without(pdf.Root, "PageMode"),
        "the file has bookmarks, and a viewer is not told to show them",
    ),
    ("tagged", lambda pdf: without(pdf.Root, "MarkInfo"), "the file does not say that it is tagged"),
    ("tagged", lambda pdf: without(pdf.Root, "StructTreeRoot"), "the file has no tags, so that nothing of it is read"),
    # What a validator finds as well, and a listener first.
    ("heading-levels", lambda pdf: retype(pdf, "H2", "H3"), "a heading of level 3 follows one of level 1: '1 Wells'"),
    ("heading-levels", lambda pdf: retype(pdf, "H1", "P"), "the first heading is of level 2, not 1: '1 Wells'"),
    ("heading-levels", lambda pdf: retype(pdf, "H2", "H1"), "there is a second heading of level 1: '1 Wells'"),
]


def unhang_object(tag: Object) -> None:
    tag.K = Array([kid for kid in kids(tag) if not isinstance(kid, Dictionary) or kid.get("/Type") != Name.OBJR])


def move_to_end(tag: Object) -> None:
    parent = tag.P
    unhang(tag)
    parent.K.append(tag)


def graphics_state(pdf: pikepdf.Pdf, **said: object) -> None:
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=Dictionary(**said))


def told(hear, content: bytes, rule: str = "") -> list[str]:
    found = hear(content).findings
    return [f"{each.message}: '{each.quoted}'" for each in found if rule in ("", each.rule)]


def spoiled(content: bytes, spoil: Spoil, version: str = "1.7") -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        spoil(pdf)
        return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable, force_version=version)


def test_nothing_is_found_in_a_whole_file(hear, whole):
    assert told(hear, whole) == []


@pytest.mark.parametrize(("rule", "spoil", "message"), FAULTS, ids=[f"{n}-{each[0]}" for n, each in enumerate(FAULTS)])
def test_a_fault_is_found(hear, whole, rule, spoil, message):
    found = told(hear, spoiled(whole, spoil, "1.3" if rule == "version" else "1.7"), rule)
    assert any(message in each for each in found), found


def test_every_rule_is_shown_a_fault():
    own = {"running-head", "note-untagged"}  # which take more pages, or notes; see below
    assert {rule for rule, _, _ in FAULTS} | own == {rule.name for rule in RULES}
    assert len({rule.name for rule in RULES}) == len(CHECKS)


def test_every_rule_is_in_the_documentation():
    text = (Path(__file__).parents[2] / "docs" / "listening.md").read_text(encoding="utf-8")
    rows = text.split("## What is held")[1].split("\n## ")[0]
    assert set(re.findall(r"`([a-z][a-z-]*)`", rows)) == {rule.name for rule in RULES}


def plain_pages(count: int, note: str = "") -> bytes:
    """Pages with a line of text, a running head that is tagged, and raised numbers that are no references."""
    make = Maker(count)
    document = make.tag(make.root, "Document")
    make.show(make.tag(document, "H1"), 0, 60, "Wells")
    for number in range(count):
        make.show(make.tag(document, "P"), number, 30, f"Wells {number + 1}", size=8)
        text = make.tag(document, "P")
        make.show(text, number, 100, f"Town {chr(65 + number)} has a well.")
        if note:
            make.show(make.tag(text, "NonStruct"), number, 97, note.format(number + 1), x=200, size=6)
    return saved(make.finish())


def test_a_running_head_that_is_read_is_found(hear):
    found = told(hear, plain_pages(4), "running-head")
    assert found[0] == "a running head or a folio is read as text: 'Wells 1'"
    assert len(found) == 4
    assert told(hear, plain_pages(2), "running-head") == []


def test_calls_of_notes_that_are_no_references_are_found(hear):
    found = told(hear, plain_pages(3, "{}"), "note-untagged")
    assert found == [f"the call of a note is no Reference: '{number}'" for number in (1, 2, 3)]
    assert told(hear, plain_pages(3, "2"), "note-untagged") == []  # square metres


@pytest.mark.parametrize(
    ("end", "begin"),
    [("peace-", "keeping"), ("and/", "or"), ("1999\\226", "2004"), ("https://example.org/", "wells"), ("we ", "are")],
)
def test_what_may_stand_at_the_end_of_a_line_is_not_complained_of(hear, end, begin):
    make = Maker(1)
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 100, end)
    make.show(text, 0, 114, begin)
    assert told(hear, saved(make.finish()), "line-ends") == []


def test_a_drop_cap_belongs_to_its_word(hear):
    make = Maker(1)
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 120, "T", size=36)
    make.show(text, 0, 100, "he well ", x=80)
    make.show(text, 0, 114, "is open.", x=80)
    assert told(hear, saved(make.finish()), "line-ends") == []


def test_sheets_to_fold_say_themselves_that_they_have_no_tags(hear):
    def spoil(pdf: pikepdf.Pdf) -> None:
        without(pdf.Root, "StructTreeRoot")
        metadata(
            pdf,
            b"</rdf:Description>",
            b"<dc:description>For folding only, not tagged.</dc:description></rdf:Description>",
        )

    assert told(hear, spoiled(clean(), spoil)) == []


def test_words_across_a_gap_are_joined_where_widths_are_known(hear):
    make = Maker(1)
    make.resources.Font.F1.FirstChar, make.resources.Font.F1.Widths = 0, Array([500] * 256)
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 100, "Wells")  # 25 points wide
    make.show(text, 0, 100, "12", x=300)
    make.show(text, 0, 100, "th", x=310.5)
    assert told(hear, saved(make.finish()), "line-ends") == ["words are joined across a gap: 'Wells12'"]


def test_code_may_be_broken_at_its_signs(hear):
    make = Maker(1)
    code = make.tag(make.tag(make.tag(make.root, "Document"), "P"), "Code")
    for number, text in enumerate(("[la mise en page", "]{lang=fr", "} now", "then")):
        make.show(code, 0, 100 + 14 * number, text)
    assert told(hear, saved(make.finish()), "line-ends") == ["words are joined at the end of a line: 'nowthen'"]


def test_notes_under_a_heading_of_their_own_stand_well(hear):
    def spoil(pdf: pikepdf.Pdf) -> None:
        """The note goes to the end of the chapter, behind a heading."""
        note, heading = first(pdf, "Note"), first(pdf, "H2", 1)
        unhang(note)
        put_after(heading, note)
        note.P = heading.P

    assert told(hear, spoiled(clean(), spoil), "note-place") == []


def test_items_that_follow_each_other_are_no_halves_of_one(hear):
    make = Maker(2)
    list_ = make.tag(make.tag(make.root, "Document"), "L")
    for page, words in enumerate(("soldiers in Bosnia, from December 1995 to the next", "days of bombing")):
        make.show(make.tag(make.tag(list_, "LI"), "LBody"), page, 100, words)
    assert told(hear, saved(make.finish()), "whole-sentence") == []


def test_a_long_word_may_be_broken(hear):
    make = Maker(1)
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 100, "averylongsegmentwithoutanyhyphen")
    make.show(text, 0, 114, "thatgoesonforquiteawhile and ends")
    assert told(hear, saved(make.finish()), "line-ends") == []


def test_a_mark_may_stand_beside_what_is_framed(hear):
    make = Maker(1)
    make.resources.Font.F1.FirstChar, make.resources.Font.F1.Widths = 0, Array([500] * 256)
    text = make.tag(make.tag(make.root, "Document"), "P")
    make.show(text, 0, 100, "dig")
    make.show(text, 0, 100, ", then", x=70)
    assert told(hear, saved(make.finish()), "line-ends") == []


def test_lines_that_begin_pages_alike_are_no_running_heads(hear):
    """Their numbers do not count with the pages."""
    make = Maker(4)
    document = make.tag(make.root, "Document")
    for page, number in enumerate((3, 12, 26, 31)):
        make.show(make.tag(document, "P"), page, 50, f"Provision {number} of the agreement.")
    assert told(hear, saved(make.finish()), "running-head") == []


@pytest.mark.parametrize("types", [("H2",), ("L", "LI", "LBody")])
def test_headings_and_items_that_begin_pages_are_no_running_heads(hear, types):
    make = Maker(4)
    document = make.tag(make.root, "Document")
    for page in range(4):
        tag = document
        for type_ in types:
            tag = make.tag(tag, type_)
        make.show(tag, page, 50, f"Part {page + 1}")
    assert told(hear, saved(make.finish()), "running-head") == []


def test_notes_of_cards_stand_behind_the_last_of_them(hear):
    def spoil(pdf: pikepdf.Pdf) -> None:
        """What calls the note, another paragraph and the note stand in one division."""
        call = tags(pdf, "Reference")[-1]
        while str(call.S) != "/P":
            call = call.P
        chapter, note = call.P, first(pdf, "Note")
        cards = pdf.make_indirect(Dictionary(S=Name.Div, P=chapter, K=Array()))
        chapter.K[[each.objgen for each in chapter.K].index(call.objgen)] = cards
        unhang(note)
        other = pdf.make_indirect(Dictionary(S=Name.P, P=cards, ActualText=String("Another card.")))
        for kid in (call, other, note):
            cards.K.append(kid)
            kid.P = cards

    assert told(hear, spoiled(clean(), spoil), "note-place") == []
