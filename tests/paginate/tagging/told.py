"""A galley's tags, as a reader of the file that knows nothing of the engine finds them."""

import ctypes
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from press.paginate.engine.start import import_weasyprint

STYLE = """
@page { size: 100mm 60mm; margin: 10mm; @top-left { content: "Running head" } @bottom-right { content: counter(page) } }
html { font: 10pt/12pt "Source Sans 3" } body, p { margin: 0 } .note { float: footnote }
ul, ol { list-style: none } ul > li::before { content: "–"; position: absolute }
ol { counter-reset: i } ol > li { counter-increment: i } ol > li::before { content: counter(i); position: absolute }
li { position: relative; padding-left: 5mm } table { border-collapse: collapse }
"""


@dataclass
class Told:
    pdf: pikepdf.Pdf
    content: bytes

    @property
    def root(self) -> pikepdf.Object:
        return self.pdf.Root.StructTreeRoot.K[0]

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        """The text of each marked-content sequence by page and number, both from 0; artifacts have -1."""
        found: dict[tuple[int, int], str] = {}
        for number, page in enumerate(pypdfium2.PdfDocument(self.content)):
            text = page.get_textpage()
            for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
                drawn = pdfium.FPDFPage_GetObject(page.raw, index)
                if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_TEXT:
                    buffer = (ctypes.c_ushort * 1000)()
                    length = pdfium.FPDFTextObj_GetText(drawn, text.raw, buffer, 2000)
                    key = number, int(pdfium.FPDFPageObj_GetMarkedContentID(drawn))
                    found[key] = found.get(key, "") + bytes(buffer)[: length - 2].decode("utf-16le").replace(
                        "\x02", "-"
                    )
        return found

    def lines(self) -> list[str]:
        """The tree: a line an element, indented by a space a level, with the words that it holds itself."""
        numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        found: list[str] = []

        def walk(element: Any, depth: int) -> None:
            page = numbers[element.Pg.objgen] if "/Pg" in element else 0
            place = len(found)
            found.append("")
            said = []
            for kid in element.get("/K", ()):
                if isinstance(kid, int):
                    said.append(self.texts.get((page, kid), ""))
                elif "/S" in kid:
                    walk(kid, depth + 1)
                elif kid.Type == "/MCR":
                    said.append(self.texts.get((numbers[kid.Pg.objgen], int(kid.MCID)), ""))
            words = " ".join("".join(said).replace("\N{NO-BREAK SPACE}", "_").split()).replace(
                "_", "\N{NO-BREAK SPACE}"
            )
            found[place] = " " * depth + str(element.S)[1:] + (f" |{words}" if words else "")

        walk(self.root, 0)
        return found

    def elements(self, *types: str) -> list[pikepdf.Object]:
        found = []

        def walk(element: Any) -> None:
            if str(element.S)[1:] in types:
                found.append(element)
            for kid in element.get("/K", ()):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    walk(kid)

        walk(self.root)
        return found

    def artifacts(self) -> list[str]:
        """The kinds of artifacts of all pages, as written."""
        return [
            str(operands[1].get("/Subtype", operands[1].Type))
            for page in self.pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
        ]


def told(body: str, style: str = "", lang: str = "en") -> Told:
    """What is told of a body of HTML."""
    weasyprint = import_weasyprint()
    from press.paginate.engine.folios import set_stand_ins
    from press.paginate.engine.mends import mend_weasyprint

    mend_weasyprint()
    html = f"<html lang={lang}><title>t</title><style>{STYLE}{style}</style><body>{body}</body></html>"
    galley = weasyprint.HTML(string=html)
    set_stand_ins(galley.etree_element)
    content = galley.write_pdf(pdf_variant="pdf/a-3a")
    return Told(pikepdf.open(BytesIO(content)), content)
