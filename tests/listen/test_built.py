"""A file that the pipeline has built passes every rule, and faults that are made in it are found."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Operator, String

from press.listen.fonts import decoder
from press.listen.read import read
from press.listen.reading import Reading
from press.model.report import Report
from tests.briefings import problems, write_briefing
from tests.listen.pdfs import saved, tags
from tests.listen.test_rules import add_content, first, is_same, kids, retype, unhang, unhang_object, without
from tests.pipelines import shared_pipeline

pytestmark = pytest.mark.slow

MORE = """\
---
id: more
title: What the towns did
standfirst: Three towns, three ways.
---

The World Health Organization (WHO) was asked, [inter alia]{lang=la}, by the first town. The code is `dig()`.[^more]

[^more]: Nobody else was.

1. It read the meters.
2. It raised the price:
    - by a tenth at first,
    - by a fifth then.

> Water is dear.

""" + " ".join(
    f"In the year {year} the price of water rose again, and use fell a little." for year in range(1900, 1960)
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = write_briefing(tmp_path_factory.mktemp("heard"))
    folder.write("03-more.md", MORE)
    report = Report()
    made = shared_pipeline().make(folder.path, ["a4"], report, lambda step: None)
    assert made, problems(report)
    return made[0].content


def told(hear, content: bytes, rule: str = "") -> list[str]:
    heard = hear(content)
    advice = {each.name for each in heard.rules if each.is_advice}
    found = [each for each in heard.findings if each.rule == rule or (not rule and each.rule not in advice)]
    return [f"{each.rule}: page {each.page}: {each.message}: '{each.quoted}'" for each in found]


def broken(hear, content: bytes) -> set[str]:
    """The rules that a file breaks, advice left out."""
    return {each.split(":")[0] for each in told(hear, content)}


def test_nothing_is_found_in_it(hear, built):
    assert broken(hear, built) == set()


def test_nothing_is_found_in_any_form_of_the_flagship(hear, flagship):
    """Sheets to fold too, which have no tags and say so."""
    forms = sorted(flagship.glob("*.pdf"))
    assert len(forms) > 8
    assert {rule for path in forms for rule in broken(hear, path.read_bytes())} == set()


def test_poppler_reads_the_same_words(built, tmp_path: Path):
    (tmp_path / "x.pdf").write_bytes(built)
    done = subprocess.run(
        ["pdfinfo", "-struct-text", "x.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    theirs = "".join(re.findall(r'^\s*"(.*)"\s*$', done.stdout, re.MULTILINE))
    ours = "".join(piece.text for piece in Reading(read(built)).pieces).replace("\u00ad", "")
    assert "".join(ours.split()) == "".join(theirs.replace("\u00ad", "").split())


def strip_line_ends(pdf: pikepdf.Pdf) -> None:
    """Take the blank from the end of all that is shown."""
    for page in pdf.pages:
        font, made = None, []
        for operands, operator in pikepdf.parse_content_stream(page):
            if operator == Operator("Tf"):
                font = decoder(page.obj.Resources.Font[str(operands[0])])
            if operator in (Operator("TJ"), Operator("Tj")) and font:
                parts = list(operands[0]) if operator == Operator("TJ") else [operands[0]]
                operands, operator = [Array(_stripped(parts, font))], Operator("TJ")
            made.append((operands, operator))
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(made))


def _stripped(parts: list[object], decode: Callable[[bytes], str]) -> list[object]:
    last = max((at for at, part in enumerate(parts) if isinstance(part, String) and bytes(part)), default=-1)
    codes = bytes(parts[last]) if last >= 0 else b""
    return [*parts[:last], String(codes[:-2])] if len(codes) >= 2 and decode(codes[-2:]) == " " else parts


def split_paragraph(pdf: pikepdf.Pdf) -> None:
    """The paragraph that crosses pages becomes two."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    for text in tags(pdf, "P"):
        held = kids(text)
        at_pages = [kid.get("/Pg") if isinstance(kid, Dictionary) else text.get("/Pg") for kid in held]
        pages = [numbers[page.objgen] if page is not None else -1 for page in at_pages]
        if len(set(pages)) == 2 and min(pages) >= 0 and len(pages) > 20:
            at, page = pages.index(max(pages)), pdf.pages[max(pages)].obj
            rest = Dictionary(Type=Name.StructElem, S=Name.P, P=text.P, Pg=page, K=Array(held[at:]))
            text.K = Array(held[:at])
            where = [is_same(each, text) for each in kids(text.P)].index(True)
            text.P.K.insert(where + 1, pdf.make_indirect(rest))
            return
    raise AssertionError("no paragraph crosses pages")


FAULTS: list[tuple[str, Callable[[pikepdf.Pdf], object]]] = [
    ("link-annotation", lambda pdf: unhang_object(first(pdf, "Link"))),
    ("annotation-tag", lambda pdf: retype(pdf, "Link", "Span")),
    ("annotation-parent", lambda pdf: without(linked(pdf), "StructParent")),
    ("link-target", lambda pdf: linked(pdf).__setitem__("/Dest", String("nowhere-at-all"))),
    ("link-contents", lambda pdf: linked(pdf).__setitem__("/Contents", String("tbl-use"))),
    ("reachable", lambda pdf: unhang(first(pdf, "H2"))),
    ("tag-or-artifact", lambda pdf: add_content(pdf, b"0 0 9 9 re f")),
    ("note-id", lambda pdf: without(first(pdf, "Note"), "ID")),
    ("note-label", lambda pdf: unhang(tags(pdf, "Note")[0].K[0])),
    ("note-call", lambda pdf: retype(pdf, "Reference", "Span")),
    ("note-place", lambda pdf: put_last(pdf, first(pdf, "Note"))),
    ("line-ends", strip_line_ends),
    ("whole-sentence", split_paragraph),
    ("chapters", lambda pdf: retype(pdf, "Sect", "Div")),
    ("contents-entries", lambda pdf: retype(pdf, "TOCI", "Div")),
    ("language", lambda pdf: without(pdf.Root, "Lang")),
    ("idle-span", lambda pdf: [without(tag, "Lang") for tag in tags(pdf, "Span") if str(tag.get("/Lang", "")) == "la"]),
    ("abbreviation", lambda pdf: [without(tag, "E") for tag in tags(pdf) if "/E" in tag]),
    ("figure-box", lambda pdf: move_box(first(pdf, "Figure"))),
    ("alternative", lambda pdf: without(first(pdf, "Figure"), "Alt")),
    ("id-tree", lambda pdf: without(pdf.Root.StructTreeRoot, "IDTree")),
    ("scope", lambda pdf: without_attribute(first(pdf, "TH"), "Scope")),
    ("heads", lambda pdf: [tag.__setitem__("/ID", String("another")) for tag in tags(pdf, "TH")]),
    ("list-numbering", lambda pdf: [without_attribute(tag, "ListNumbering") for tag in tags(pdf, "L")]),
    ("list-parts", lambda pdf: retype(pdf, "LBody", "P")),
    ("caption", lambda pdf: retype(pdf, "Caption", "P")),
    ("empty", lambda pdf: first(pdf, "H2").__setitem__("/K", Array())),
    ("metadata", lambda pdf: without(pdf.Root, "Metadata")),
    ("annotation-there", lambda pdf: [page.obj.__setitem__("/Annots", Array()) for page in pdf.pages]),
    ("parent-tree", lambda pdf: without(pdf.Root.StructTreeRoot, "ParentTree")),
    ("content-there", lambda pdf: first(pdf, "H2").__setitem__("/K", Array([9999]))),
    ("artifact-type", lambda pdf: [add_content(pdf, b"/Artifact BMC " + words(pdf) + b" EMC", 1)]),
    ("one-tree", lambda pdf: retype(pdf, "H1", "Haupttitel")),
    ("note-back", lambda pdf: [unhang_object(tag) for note in tags(pdf, "Note") for tag in links_in(note)]),
    ("note-untagged", lambda pdf: [retype(pdf, old, "Span") for old in ("Reference", "Link", "Lbl", "Note")]),
    ("heading-levels", lambda pdf: retype(pdf, "H2", "H3")),
    ("contents", lambda pdf: [retype(pdf, "TOC", "L"), retype(pdf, "TOCI", "LI")]),
    ("script", lambda pdf: first(pdf, "H2").__setitem__("/ActualText", String("ἐν ἀρχῇ"))),
    ("regular", lambda pdf: first(pdf, "TH").A.__setitem__("/ColSpan", 7)),
    ("short-heads", lambda pdf: tags(pdf, "TH")[2].__setitem__("/ActualText", String("The first town, " * 30))),
    ("paint-order", lambda pdf: first(pdf, "TOC").__setitem__("/K", Array(reversed(kids(first(pdf, "TOC")))))),
    ("font-name", lambda pdf: a_font(pdf).__setitem__("/BaseFont", Name("/ABCDEF+Source-Sans-3,"))),
    ("title", lambda pdf: without(pdf.Root, "ViewerPreferences")),
    ("tagged", lambda pdf: without(pdf.Root, "StructTreeRoot")),
    ("outline", lambda pdf: pdf.Root.__setitem__("/PageMode", Name.UseNone)),
]


def links_in(tag: pikepdf.Object) -> list[pikepdf.Object]:
    held = [kid for kid in kids(tag) if isinstance(kid, Dictionary) and "/S" in kid]
    return [kid for kid in held if str(kid.S) == "/Link"] + [found for kid in held for found in links_in(kid)]


def a_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[1].obj.Resources.Font.values()))


def words(pdf: pikepdf.Pdf) -> bytes:
    """What shows a few glyphs of the second page."""
    name = next(iter(pdf.pages[1].obj.Resources.Font.keys()))
    return f"BT {name} 9 Tf <00030004> Tj ET".encode()


def linked(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The first link to a place in the file."""
    return next(each for page in pdf.pages for each in page.obj.get("/Annots", ()) if "/Dest" in each)


def put_last(pdf: pikepdf.Pdf, tag: pikepdf.Object) -> None:
    unhang(tag)
    document = first(pdf, "Document")
    tag.P = document
    document.K.append(tag)


def _owned(tag: pikepdf.Object) -> list[pikepdf.Object]:
    found = tag.get("/A", Array())
    return list(found) if isinstance(found, Array) else [found]


def without_attribute(tag: pikepdf.Object, name: str) -> None:
    for owned in _owned(tag):
        if f"/{name}" in owned:
            del owned[f"/{name}"]


def move_box(tag: pikepdf.Object) -> None:
    """As if its measures were pixels from the top."""
    for owned in _owned(tag):
        if "/BBox" in owned:
            left, bottom, right, top = (float(n) for n in owned.BBox)
            owned.BBox = Array([left, 842 - top, right, 842 - bottom])


@pytest.mark.parametrize(("rule", "spoil"), FAULTS, ids=[rule for rule, _ in FAULTS])
def test_a_fault_is_found_in_it(hear, built, rule, spoil):
    with pikepdf.open(io.BytesIO(built)) as pdf:
        spoil(pdf)
        found = told(hear, saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate), rule)
    assert set(found) - set(told(hear, built, rule))


def test_a_head_that_is_too_old_is_found_in_it(hear, built):
    with pikepdf.open(io.BytesIO(built)) as pdf:
        old = saved(pdf, force_version="1.3", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    (found,) = told(hear, old, "version")
    assert found.startswith("version: page 0: the file says that it is PDF 1.3, and ")
