"""Small PDFs to impose, made with pikepdf alone; and a reader of where pages stand on sheets."""

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

MM = 72 / 25.4
A5 = (148.0, 210.0)
A4 = (210.0, 297.0)


def make_pdf(
    sizes_mm: list[tuple[float, float]], rotate: int = 0, bleed_mm: float = 0.0, origin: float = 0.0, **extra: object
) -> bytes:
    """A PDF with a page for each size, on which its number is printed; ``extra`` goes into the catalogue."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number, (width, height) in enumerate(sizes_mm, 1):
        trim = [origin, origin, origin + width * MM, origin + height * MM]
        media = [origin - bleed_mm * MM, origin - bleed_mm * MM, trim[2] + bleed_mm * MM, trim[3] + bleed_mm * MM]
        text = f"BT /F1 24 Tf {origin + 20} {origin + 20} Td (Page {number}) Tj ET"
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array(media),
            Resources=Dictionary(Font=Dictionary(F1=font)),
            Contents=pdf.make_stream(text.encode()),
        )
        if bleed_mm:
            page.TrimBox, page.BleedBox = Array(trim), Array(media)
        if rotate:
            page.Rotate = rotate
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    for key, value in extra.items():
        pdf.Root[f"/{key}"] = value
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


@dataclass(frozen=True)
class Placed:
    """A page on a side of a sheet: where it stands, in mm from the lower left, and what may show of it."""

    page: int
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    clip_mm: tuple[float, float, float, float]


def placed_pages(page: pikepdf.Page) -> list[Placed]:
    """Read a side: every form that it draws, by the matrix and the clipping path in front of it."""
    found, matrix, clip = [], pikepdf.Matrix(), (0.0, 0.0, 0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            matrix = pikepdf.Matrix(*(float(n) for n in operands))
        elif str(operator) == "re":
            clip = tuple(float(n) / MM for n in operands)
        elif str(operator) == "Do":
            form = page.obj.Resources.XObject[str(operands[0])]
            box = pikepdf.Rectangle(*(float(n) for n in form.BBox))
            own = pikepdf.Matrix(form.Matrix) if "/Matrix" in form else pikepdf.Matrix()
            seen = (own @ matrix).transform(box)
            number = int(str(operands[0]).removeprefix("/Page"))
            found.append(Placed(number, seen.llx / MM, seen.lly / MM, seen.width / MM, seen.height / MM, clip))
    return found


def box_mm(box: pikepdf.Object) -> tuple[float, ...]:
    return tuple(round(float(n) / MM, 2) for n in box)
