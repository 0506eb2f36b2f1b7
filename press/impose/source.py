"""A PDF by anyone becomes pages that can be placed: of one size, without what is not printed; or it is refused."""

import io
from contextlib import suppress
from dataclasses import dataclass
from math import isfinite

import pikepdf

from press.model.imposition import LARGEST_BYTES
from press.model.paper import POINTS_PER_MM, Size
from press.model.report import Place, Report
from press.model.runs import in_runs

MOST_PAGES = 2000
DEEPEST_TREE = 50
SAME_SIZE_MM = 0.5  # programs round the sizes of pages differently
# Of pages and what is drawn on them (ISO 32000-1, 8.10, 14): none of it prints.
UNPRINTED = (
    "/AA",
    "/AF",
    "/LastModified",
    "/Metadata",
    "/OPI",
    "/PieceInfo",
    "/Ref",
    "/StructParent",
    "/StructParents",
)
SMALLEST_MM, LARGEST_MM = 20.0, 2000.0
# ISO 32000-1, the standard that this program writes by, and ISO 32000-2; there are no others from 1.7 on.
USUAL_VERSION, LATER_VERSION = "1.7", "2.0"


@dataclass(frozen=True)
class Source:
    """An open PDF whose pages all have the size ``page`` when they are looked at, turned pages turned.

    A page on its side among upright ones of its size has been turned, its head at the left.

    ``bleed_mm`` is what every page has beyond that on each side.
    """

    pdf: pikepdf.Pdf
    page: Size
    bleed_mm: float

    @property
    def count(self) -> int:
        return len(self.pdf.pages)

    @property
    def version(self) -> str:
        """The version of PDF that sheets of these pages need (ISO 32000-1, 7.5.2): that of the file, and 1.7 at least.

        Files that say less than they use are common, and the catalogue may say more than the header (7.7.2).
        """
        told = (self.pdf.pdf_version, str(self.pdf.Root.get("/Version", "")).removeprefix("/"))
        return LATER_VERSION if LATER_VERSION in told else USUAL_VERSION


def open_source(content: bytes, place: Place, report: Report) -> Source | None:
    """Open a PDF; None where it cannot be imposed, and the report says why."""
    pdf = _open(content, place, report)
    if pdf is None:
        return None
    sizes = []
    for number, page in enumerate(pdf.pages, 1):
        size = _size(page)
        if size is None:
            report.error(place, f"page {number} has no size that paper could have", "print it to PDF anew")
            return None
        sizes.append(size)
    usual = max(sizes, key=lambda size: sum(_is_same(size, other) for other in sizes))
    on_side = [n for n, size in enumerate(sizes) if not usual.is_landscape and _is_same(size, usual.turned)]
    for number in on_side:
        sizes[number] = usual
    if not _are_alike(sizes, usual, place, report):
        return None
    with suppress(pikepdf.PdfError, RuntimeError):
        # What lies on a page is printed: filled-in fields and stamps, for example. Links have no look of their own.
        pdf.flatten_annotations("print")
    _drop_unprinted(pdf)
    for number in on_side:
        pdf.pages[number].rotate(-90, relative=True)
    return Source(pdf, sizes[0], min(_bleed_mm(page) for page in pdf.pages))


def _open(content: bytes, place: Place, report: Report) -> pikepdf.Pdf | None:
    if len(content) > LARGEST_BYTES:
        size, limit = len(content) // 1024**2, LARGEST_BYTES // 1024**2
        report.error(place, f"the file has {size} MiB, and {limit} can be imposed", "split it, or shrink its pictures")
        return None
    try:
        pdf = pikepdf.open(io.BytesIO(content))
        count = len(pdf.pages)
    except pikepdf.PasswordError:
        report.error(place, "the PDF is encrypted", "save a copy without a password, and impose that")
        return None
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError):
        report.error(place, "this is no PDF, or a broken one", "open it in a viewer, and print it to PDF")
        return None
    if pdf.is_encrypted:
        report.error(place, "the PDF is encrypted", "save a copy without protection, and impose that")
        return None
    if not count:
        report.error(place, "the PDF has no pages")
        return None
    if count > MOST_PAGES:
        report.error(place, f"the PDF has {count} pages, and {MOST_PAGES} can be imposed", "split it")
        return None
    if pdf.get_warnings():
        report.warning(place, "the PDF is damaged, and was repaired", "look at every page of the sheets")
    return pdf


def _drop_unprinted(pdf: pikepdf.Pdf) -> None:
    """Take out what programs and events leave in pages: it would come along into the sheets."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            for key in UNPRINTED:
                if key in each:
                    del each[key]


def _size(page: pikepdf.Page) -> Size | None:
    """The size of a page as it is looked at; None where its boxes make no sense."""
    try:
        (left, bottom, right, top), _ = box_of(page.trimbox), box_of(page.bleedbox)
        unit = float(page.obj.get("/UserUnit", 1))
        turn = int(_inherited(page, "/Rotate", 0))
    except (TypeError, ValueError, ArithmeticError, AttributeError, pikepdf.PdfError):
        return None
    width, height = (abs(n) * unit / POINTS_PER_MM for n in (right - left, top - bottom))
    if not (SMALLEST_MM <= width <= LARGEST_MM and SMALLEST_MM <= height <= LARGEST_MM) or turn % 90:
        return None
    return Size(width, height).turned if turn % 180 else Size(width, height)


def box_of(found: pikepdf.Object) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a rectangle (ISO 32000-1, 7.9.5); raises TypeError or ValueError where it is none."""
    one, two, three, four = (float(n) for n in found)
    if not all(map(isfinite, (one, two, three, four))):
        raise ValueError("no finite rectangle")
    return one, two, three, four


def _inherited(page: pikepdf.Page, key: str, default: int) -> int:
    node: pikepdf.Object | None = page.obj
    for _ in range(DEEPEST_TREE):
        if node is None:
            break
        if key in node:
            return int(node[key])
        node = node.get("/Parent")
    return default


def _bleed_mm(page: pikepdf.Page) -> float:
    """How far the bleed box reaches beyond the trim box, on the side where it reaches least."""
    trim, bleed = box_of(page.trimbox), box_of(page.bleedbox)
    beyond = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    return max(0.0, min(beyond) / POINTS_PER_MM)


def _are_alike(sizes: list[Size], usual: Size, place: Place, report: Report) -> bool:
    """Whether all pages have the usual size; those that differ from most are named."""
    others = [(n, size) for n, size in enumerate(sizes, 1) if not _is_same(size, usual)]
    if not others:
        return True
    parts = []
    for size in dict.fromkeys(str(size) for _, size in others):
        numbers = [n for n, other in others if str(other) == size]
        is_one = len(numbers) == 1
        parts.append(f"page{'' if is_one else 's'} {in_runs(numbers)} {'is' if is_one else 'are'} {size}")
    report.error(
        place,
        f"the pages differ in size: {', '.join(parts)}, the others {usual}",
        "impose a file whose pages have one size",
    )
    return False


def _is_same(one: Size, other: Size) -> bool:
    return abs(one.width_mm - other.width_mm) <= SAME_SIZE_MM and abs(one.height_mm - other.height_mm) <= SAME_SIZE_MM
