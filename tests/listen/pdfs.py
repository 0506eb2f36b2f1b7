"""A tagged PDF of two pages, made by hand so that nothing is wrong with it, for tests that spoil one thing."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

XMP = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Wells &amp; pumps</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li><rdf:li>la</rdf:li></rdf:Bag></dc:language>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">CC BY 4.0</rdf:li></rdf:Alt></dc:rights>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:InstanceID>uuid:2</xmpMM:InstanceID>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""
HEIGHT = 842
# What the contents list: words, page, and how far from its top that is.
ENTRIES = (("Wells", 0, 200), ("Digging", 1, 114), ("Terms", 1, 150), ("Pumps", 1, 300))


class Maker:
    """Writes pages and tags at once: what is shown is put into the element that is named."""

    def __init__(self, pages: int = 2) -> None:
        self.pdf = pikepdf.new()
        font = self.pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )
        self.resources = self.pdf.make_indirect(Dictionary(Font=Dictionary(F1=font), Properties=Dictionary()))
        self.pages = []
        for number in range(pages):
            page = Dictionary(Type=Name.Page, MediaBox=[0, 0, 595, HEIGHT], Resources=self.resources)
            page.StructParents, page.Tabs, page.Annots = number, Name.S, Array()
            self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
            self.pages.append(self.pdf.pages[number].obj)
        self.streams: list[list[str]] = [[] for _ in range(pages)]
        self.parents: list[list[Object]] = [[] for _ in range(pages)]
        self.objects: list[Object] = []
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
        self.ids: dict[str, Object] = {}

    def tag(self, parent: Object, type_: str, **said: Any) -> Object:
        tag = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{type_}"), P=parent, K=Array()))
        for key, value in said.items():
            tag[f"/{key}"] = value
        if "ID" in said:
            self.ids[str(said["ID"])] = tag
        parent.K.append(tag)
        return tag

    def show(self, tag: Object, page: int, y: float, text: str, x: float = 50, size: float = 10) -> None:
        """A line of text; ``y`` is from the top."""
        self._mark(tag, page, f"BT /F1 {size} Tf {x} {HEIGHT - y} Td ({text}) Tj ET")

    def draw(self, tag: Object, page: int, box: tuple[float, ...]) -> None:
        left, bottom, right, top = box
        self._mark(tag, page, f"{left} {bottom} {right - left} {top - bottom} re f")

    def _mark(self, tag: Object, page: int, drawn: str) -> None:
        mcid = len(self.parents[page])
        self.parents[page].append(tag)
        tag.K.append(Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=mcid))
        self.streams[page].append(f"/{str(tag.S)[1:]} <</MCID {mcid}>> BDC {drawn} EMC")

    def artifact(self, page: int, y: float, text: str) -> None:
        drawn = f"BT /F1 8 Tf 50 {HEIGHT - y} Td ({text}) Tj ET"
        self.streams[page].append(f"/Artifact <</Type /Pagination>> BDC {drawn} EMC")

    def link(self, tag: Object, page: int, y: float, contents: str, to: tuple[int, float] | str) -> None:
        """An annotation in ``tag``; ``to`` is a page with a place from its top, or an address."""
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[50, HEIGHT - y - 2, 150, HEIGHT - y + 8], F=4,
            Contents=String(contents), StructParent=len(self.pages) + len(self.objects),
        )  # fmt: skip
        if isinstance(to, str):
            note.A = Dictionary(S=Name.URI, URI=String(to))
        else:
            note.Dest = Array([self.pages[to[0]], Name.XYZ, 50, HEIGHT - to[1] + 10, 0])
        note = self.pdf.make_indirect(note)
        self.pages[page].Annots.append(note)
        tag.K.append(Dictionary(Type=Name.OBJR, Pg=self.pages[page], Obj=note))
        self.objects.append(tag)

    def finish(self) -> pikepdf.Pdf:
        pdf, root = self.pdf, self.root
        numbers: list[Any] = []
        for number, held in enumerate(self.parents):
            numbers += [number, pdf.make_indirect(Array(held))]
        for number, tag in enumerate(self.objects, len(self.pages)):
            numbers += [number, tag]
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.RoleMap = Dictionary(Aside=Name.Div)
        names: list[Any] = []
        for name in sorted(self.ids):
            names += [String(name), self.ids[name]]
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array(names)))
        for page, stream in zip(self.pages, self.streams, strict=True):
            page.Contents = pdf.make_stream("\n".join(stream).encode("cp1252"))
        pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
        pdf.Root.Lang, pdf.Root.PageMode = String("en-GB"), Name.UseOutlines
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        item = pdf.make_indirect(Dictionary(Title=String("Wells"), Dest=Array([self.pages[0], Name.Fit])))
        outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
        item.Parent = outlines
        pdf.Root.Outlines = outlines
        pdf.Root.Metadata = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
        return pdf


def attributes(owner: str, **said: Any) -> Dictionary:
    return Dictionary(O=Name(f"/{owner}"), **said)


def numbered(kind: str) -> Dictionary:
    return attributes("List", ListNumbering=Name(f"/{kind}"))


def clean() -> bytes:
    """Contents, two chapters, a sentence over two pages, a note, lists, a table, a figure, a box, three languages."""
    make = Maker()
    document = make.tag(make.root, "Document")
    _front(make, document)
    chapter = make.tag(document, "Sect")
    _text(make, chapter)
    _lists(make, chapter)
    other = make.tag(document, "Sect")
    make.show(make.tag(other, "H2"), 1, 300, "2 Pumps")
    _table(make, other)
    _figure(make, other)
    for page in (0, 1):
        make.artifact(page, 830, f"Wells and pumps {page + 1}")
    return saved(make.finish())


def _front(make: Maker, document: Object) -> None:
    front = make.tag(document, "Sect")
    make.show(make.tag(front, "H1"), 0, 50, "Wells and pumps", size=20)
    contents = make.tag(front, "TOC")
    for number, (title, page, y) in enumerate(ENTRIES, 1):
        entry = make.tag(contents, "TOCI")
        link = make.tag(make.tag(entry, "Reference"), "Link")
        make.show(link, 0, 80 + 14 * number, f"{number} {title} {page + 1}")
        make.link(link, 0, 80 + 14 * number, f"{number} {title}, page {page + 1}", (page, y))


def _text(make: Maker, chapter: Object) -> None:
    make.show(make.tag(chapter, "H2"), 0, 200, "1 Wells")
    text = make.tag(chapter, "P")
    make.show(text, 0, 220, "The World Health Organization \\(WHO\\) says ")
    make.show(make.tag(text, "Span", Lang=String("la")), 0, 220, "inter alia ", x=260)
    make.show(text, 0, 234, "that wells are safe.")
    call = make.tag(text, "Reference")
    link = make.tag(call, "Link")
    make.show(link, 0, 230, "1", x=140, size=6)
    make.link(link, 0, 234, "Note 1", (0, 760))
    make.show(text, 0, 234, " Whether ", x=150)
    make.show(make.tag(text, "Span", E=String("World Health Organization")), 0, 248, "WHO")
    make.show(text, 0, 248, " is right depends on where the wells are and on what ", x=80)
    make.show(text, 1, 50, "else is near them. See ")
    link = make.tag(text, "Link")
    make.show(link, 1, 50, "the list ", x=200)
    make.link(link, 1, 50, "The list of the WHO, https://example.org/wells", "https://example.org/wells")
    make.show(link, 1, 64, "of all wells.")
    make.link(link, 1, 64, "The list of the WHO, https://example.org/wells", "https://example.org/wells")
    note = make.tag(chapter, "Note", ID=String("note-1"))
    label = make.tag(make.tag(note, "Lbl"), "Link")
    make.show(label, 0, 760, "1 ", size=8)
    make.link(label, 0, 760, "Back to note 1 in the text", (0, 230))
    make.show(make.tag(note, "P"), 0, 760, "A report of 2025.", x=60, size=8)
    box = make.tag(chapter, "Aside")
    make.show(make.tag(box, "P"), 1, 90, "Key term")


def _lists(make: Maker, chapter: Object) -> None:
    first = make.tag(chapter, "L", A=numbered("Decimal"))
    for number, words in enumerate(("Dig.", "Line."), 1):
        item = make.tag(first, "LI")
        make.show(make.tag(item, "Lbl"), 1, 100 + 14 * number, f"{number}. ")
        make.show(make.tag(item, "LBody"), 1, 100 + 14 * number, words, x=70)
    make.show(make.tag(chapter, "P"), 1, 150, "Terms:")
    terms = make.tag(chapter, "L", A=numbered("None"))
    for number, (term, meaning) in enumerate((("WHO", "An agency."), ("Well", "A hole with water.")), 1):
        item = make.tag(terms, "LI")
        make.show(make.tag(item, "Lbl"), 1, 150 + 14 * number, f"{term} ")
        make.show(make.tag(item, "LBody"), 1, 150 + 14 * number, meaning, x=90)


def _table(make: Maker, chapter: Object) -> None:
    table = make.tag(chapter, "Table")
    make.show(make.tag(table, "Caption"), 1, 330, "Table 1 Pumps")
    rows = (("Town", "Pumps"), ("First", "8"), ("Second", ""))
    head, body = make.tag(table, "THead"), make.tag(table, "TBody")
    for y, row in enumerate(rows):
        line = make.tag(body if y else head, "TR")
        for x, words in enumerate(row):
            if y == 0 or x == 0:
                scope = Name.Column if y == 0 else Name.Row
                cell = make.tag(line, "TH", ID=String(f"head-{y}-{x}"), A=attributes("Table", Scope=scope))
            else:
                heads = [String("head-0-1"), String(f"head-{y}-0")]
                cell = make.tag(line, "TD", A=attributes("Table", Headers=Array(heads)))
            if words:
                make.show(cell, 1, 350 + 14 * y, words, x=50 + 100 * x)


def _figure(make: Maker, chapter: Object) -> None:
    box = attributes("Layout", BBox=[50, 200, 300, 400], Placement=Name.Block)
    figure = make.tag(chapter, "Figure", Alt=String("Two bars, the second shorter"), A=box)
    make.draw(figure, 1, (50, 200, 300, 400))
    make.show(make.tag(figure, "Caption"), 1, 660, "Figure 1 Fewer pumps")


def tagged() -> bytes:
    """The same, with nothing packed, so that bytes can be spoiled."""
    with pikepdf.open(io.BytesIO(clean())) as pdf:
        return saved(pdf, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    written = io.BytesIO()
    pdf.save(written, **how)
    return written.getvalue()


def tags(pdf: pikepdf.Pdf, *types: str) -> list[Object]:
    """The elements of these types, in reading order."""

    def walk(tag: Object) -> Iterator[Object]:
        if tag.get("/S") is not None and (not types or str(tag.S)[1:] in types):
            yield tag
        kids = tag.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and str(kid.get("/Type", "")) not in ("/MCR", "/OBJR"):
                yield from walk(kid)

    return list(walk(pdf.Root.StructTreeRoot))
