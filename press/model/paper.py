"""Sheets of paper: their names, sizes and edges."""

from dataclasses import dataclass

MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / MM_PER_INCH


@dataclass(frozen=True)
class Size:
    width_mm: float
    height_mm: float

    @property
    def turned(self) -> "Size":
        return Size(self.height_mm, self.width_mm)

    @property
    def is_landscape(self) -> bool:
        return self.width_mm > self.height_mm

    def __str__(self) -> str:
        """
        >>> str(Size(148, 210)), str(Size(215.9, 279.4))
        ('148 × 210 mm', '215.9 × 279.4 mm')
        """
        return f"{round(self.width_mm, 1):g} × {round(self.height_mm, 1):g} mm"


@dataclass(frozen=True)
class Paper:
    """Paper as it is sold; ``label`` is said to readers."""

    name: str
    label: str
    upright: Size


# ISO 216; ANSI/ASME Y14.1 for the American sizes.
PAPERS = (
    Paper("a3", "A3", Size(297, 420)),
    Paper("a4", "A4", Size(210, 297)),
    Paper("a5", "A5", Size(148, 210)),
    Paper("letter", "US Letter", Size(8.5 * MM_PER_INCH, 11 * MM_PER_INCH)),
    Paper("half-letter", "half of US Letter", Size(5.5 * MM_PER_INCH, 8.5 * MM_PER_INCH)),
    Paper("tabloid", "US Tabloid", Size(11 * MM_PER_INCH, 17 * MM_PER_INCH)),
    Paper("sra3", "SRA3", Size(320, 450)),
)


def paper_named(name: str) -> Paper:
    """Raises KeyError where there is none of that name."""
    return {paper.name: paper for paper in PAPERS}[name]
