"""Pages become sheets: each page is placed as a form XObject under a name of its own (ISO 32000-1, 8.10)."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

from press.impose.marks import bounds, crop_marks, fold_marks, frame, staple_marks
from press.impose.plan import BLANK, Cell, Layout, Sheet, creep_mm, moved
from press.impose.source import Source, box_of
from press.model.imposition import Marks
from press.model.paper import POINTS_PER_MM

NOT_TAGGED = "For folding only, not tagged. Read the pages in the file that they were made from."


class UnreadablePage(Exception):
    """What is drawn on a page cannot be decoded; its argument is the page's number."""


@dataclass(frozen=True)
class Job:
    """How sheets are printed; in a folded job the cells are the two halves of a side, and ``creep`` moves them."""

    layout: Layout
    is_folded: bool
    is_framed: bool
    marks: Marks
    thickness_mm: float


@dataclass(frozen=True)
class _Form:
    """A page that can be placed, and its trimmed part: left, bottom, width and height in points, as it is looked at."""

    xobject: pikepdf.Object
    left: float
    bottom: float
    width: float
    height: float


@dataclass
class Printer:
    """Prints the sides of one file; a page that stands on it twice is stored once."""

    source: Source
    job: Job
    pdf: pikepdf.Pdf = field(default_factory=pikepdf.new)
    _forms: dict[int, _Form] = field(default_factory=dict)

    def front(self, sheet: Sheet) -> None:
        layout, marks = self.job.layout, self.job.marks
        drawn = staple_marks(layout) if marks.staple and sheet.depth == 0 else ""
        self._side(sheet.front, sheet, drawn)

    def back(self, sheet: Sheet) -> None:
        self._side(sheet.back, sheet, fold_marks(self.job.layout) if self.job.marks.fold else "")

    def _side(self, numbers: Sequence[int], sheet: Sheet, marks: str) -> None:
        layout = self.job.layout
        drawn: list[str] = []
        forms = Dictionary()
        for index, (number, cell) in enumerate(zip(numbers, layout.cells, strict=True)):
            if number == BLANK:
                continue
            form = self._form(number)
            forms[f"/Page{number}"] = form.xobject
            clip = self._clip(cell, index)
            place = moved(cell, index, creep_mm(sheet, self.job.thickness_mm)) if self.job.is_folded else cell
            drawn.append(_placed(form, f"/Page{number}", place, clip))
            drawn += [frame(cell)] if self.job.is_framed else []
        drawn += [marks, crop_marks(layout, self.bleed_mm) if self.job.marks.crop else ""]
        self._add_page(forms, "".join(drawn))

    def _add_page(self, forms: Dictionary, content: str) -> None:
        layout = self.job.layout
        page = Dictionary(
            Type=Name.Page,
            MediaBox=_box((0, 0, layout.sheet.width_mm, layout.sheet.height_mm)),
            BleedBox=_box(bounds(layout, self.bleed_mm)),
            TrimBox=_box(bounds(layout)),
            Resources=Dictionary(XObject=forms),
            Contents=self.pdf.make_stream(content.encode()),
        )
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))

    @property
    def bleed_mm(self) -> float:
        """What of the pages' bleed there is room for; pages that stand apart are printed without."""
        if not self.job.is_folded:
            return 0.0
        left, bottom, _, _ = bounds(self.job.layout)
        return max(0.0, min(self.source.bleed_mm * self.job.layout.scale, left, bottom))

    def _clip(self, cell: Cell, index: int) -> Cell:
        """What a page may cover: its cell with the bleed around it, and never the other side of the fold."""
        if not self.job.is_folded:
            return cell
        bleed, fold = self.bleed_mm, self.job.layout.sheet.width_mm / 2
        left = cell.x_mm - bleed if index == 0 else fold
        right = fold if index == 0 else cell.x_mm + cell.width_mm + bleed
        return Cell(left, cell.y_mm - bleed, right - left, cell.height_mm + 2 * bleed)

    def _form(self, number: int) -> _Form:
        if number not in self._forms:
            page = self.source.pdf.pages[number - 1]
            # Never Page.add_overlay: it names the form at random, and two runs would differ.
            xobject = page.as_form_xobject()
            if self.source.bleed_mm:
                xobject.BBox = Array(box_of(page.bleedbox))
            matrix = pikepdf.Matrix(xobject.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
            seen = matrix.transform(pikepdf.Rectangle(*box_of(page.trimbox)))
            try:
                copied = self.pdf.copy_foreign(xobject)  # not before does qpdf decode it
            except pikepdf.PdfError:
                raise UnreadablePage(number) from None
            self._forms[number] = _Form(copied, seen.llx, seen.lly, seen.width, seen.height)
        return self._forms[number]

    def finish(self, title: str) -> bytes:
        """The file; the same pages make the same bytes."""
        theirs = self.source.pdf.Root
        if "/OCProperties" in theirs:
            # Without it, layers that are switched off would be printed (ISO 32000-1, 8.11.4).
            self.pdf.Root.OCProperties = self.pdf.copy_foreign(self.source.pdf.make_indirect(theirs.OCProperties))
        # A viewer that fits pages to the paper would move every fold: "None" is printing at 100 % (ISO 32000-1, 12.2).
        self.pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"))
        with self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp["dc:title"] = title
            xmp["dc:description"] = NOT_TAGGED
        self.pdf.docinfo["/Title"] = title
        self.pdf.docinfo["/Subject"] = NOT_TAGGED
        written = io.BytesIO()
        # pikepdf alone would write 1.3, which knows no transparency; ``PrintScaling`` is of 1.6.
        self.pdf.save(written, deterministic_id=True, min_version=self.source.version)
        return written.getvalue()


def print_sides(source: Source, job: Job, sheets: Iterable[Sheet], sides: Sequence[str], title: str) -> bytes:
    """Print those of the ``sides`` "front" and "back" of each sheet that are named, in turn."""
    printer = Printer(source, job)
    for sheet in sheets:
        if "front" in sides:
            printer.front(sheet)
        if "back" in sides:
            printer.back(sheet)
    return printer.finish(title)


def _placed(form: _Form, name: str, cell: Cell, clip: Cell) -> str:
    """Content that draws a form into a cell and nowhere outside of ``clip``."""
    scale = cell.width_mm * POINTS_PER_MM / form.width
    x = cell.x_mm * POINTS_PER_MM - form.left * scale
    y = cell.y_mm * POINTS_PER_MM - form.bottom * scale
    left, bottom, width, height = (n * POINTS_PER_MM for n in (clip.x_mm, clip.y_mm, clip.width_mm, clip.height_mm))
    return (
        f"q {left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re W n "
        f"{scale:.6f} 0 0 {scale:.6f} {x:.3f} {y:.3f} cm {name} Do Q\n"
    )


def _box(sides_mm: tuple[float, float, float, float]) -> Array:
    return Array([round(side * POINTS_PER_MM, 3) for side in sides_mm])
