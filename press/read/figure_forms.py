"""The shape of a figure's file: what each kind of figure may say, and must."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from press.read.fields import Dated, Form, Id, Line


def _pair(value: Any) -> Any:
    return _degrees(value, 2, "write a place as [longitude, latitude], in degrees: [21.2, 42.7]")


def _frame(value: Any) -> Any:
    hint = "write a frame as [west, south, east, north], in degrees: [-10, 5, 78, 50]"
    west, south, east, north = _degrees(value, 4, hint)
    if not (west < east and south < north):
        raise ValueError(hint)
    return west, south, east, north


def _degrees(value: Any, count: int, hint: str) -> tuple[float, ...]:
    try:
        numbers = tuple(float(each) for each in (value.split() if isinstance(value, str) else value))
    except (TypeError, ValueError):
        raise ValueError(hint) from None
    inside = all(-180 <= number <= 180 for number in numbers[::2]) and all(-90 <= n <= 90 for n in numbers[1::2])
    if len(numbers) != count or not inside:
        raise ValueError(hint)
    return numbers


def _names(value: Any) -> Any:
    """A list, or in a cell of a CSV file words between semicolons."""
    return [part.strip() for part in value.split(";")] if isinstance(value, str) else value


def _above_zero(value: Decimal) -> Decimal:
    if value < 0:
        raise ValueError("an amount below 0 has no bar")
    return value


def _some(value: Decimal) -> Decimal:
    if value <= 0:
        raise ValueError("a whole is more than 0")
    return value


Pair = Annotated[tuple[float, float], BeforeValidator(_pair)]
Frame = Annotated[tuple[float, float, float, float], BeforeValidator(_frame)]
Facts = Annotated[list[Id], BeforeValidator(_names)]
Lines = Annotated[list[Line], BeforeValidator(_names)]
Amounted = Annotated[Decimal, AfterValidator(_above_zero)]
Year = Annotated[int, Field(ge=1000, le=2999)]


class RowForm(Form):
    fact: Facts = Field(default_factory=list)


class SpanForm(RowForm):
    name: Line
    detail: Line | None = None
    start: Dated
    end: Dated | None = None
    continuing: bool = False
    exception: bool = False
    label: Line | None = None


class SubjectForm(RowForm):
    label: Line
    detail: Line | None = None
    areas: Lines = Field(default_factory=list)
    at: Pair | None = None
    continuing: bool = False


class AmountForm(RowForm):
    name: Line
    value: Amounted
    shown: Line | None = None
    exception: bool = False


class PanelAmountForm(AmountForm):
    panel: Line


class RangeForm(AmountForm):
    low: Amounted | None = None
    high: Amounted | None = None


class ReadingForm(RowForm):
    series: Line | None = None
    date: Dated
    value: Amounted
    shown: Line | None = None


class PartForm(RowForm):
    name: Line
    part: Line
    value: Amounted
    shown: Line | None = None


class PairForm(RowForm):
    name: Line
    first: Amounted
    second: Amounted
    first_shown: Line | None = None
    second_shown: Line | None = None


class RowNoteForm(RowForm):
    text: Line
    name: Line


class TimeNoteForm(RowForm):
    text: Line
    date: Dated
    until: Dated | None = None
    series: Line | None = None


class CounterForm(RowForm):
    shown: Line
    label: Line
    detail: Line | None = None


class FigureForm(Form):
    kind: Line
    title: Line
    subtitle: Line
    source: Line
    alternative: Line
    table: Id | None = None
    nocheck: Line | None = None
    width: Literal["column", "half", "margin", "full"] = "full"
    data: list[Any] | None = None
    data_file: Line | None = None


class TimelineForm(FigureForm):
    first_year: Year
    last_year: Year
    ended: Line = "Ended"
    continuing: Line = "Continuing"
    exception: Line = "Exception"


class MapForm(FigureForm):
    frame: Frame
    projection: Literal["conic", "orthographic"] = "conic"


class MeasuredForm(FigureForm):
    unit: Line
    counts: list[Line] = Field(default_factory=list)


class StackedBarsForm(MeasuredForm):
    whole: Annotated[Decimal, AfterValidator(_some)] | None = None


class PointedForm(MeasuredForm):
    """Of charts that can point something out."""

    highlight: Lines = Field(default_factory=list)
    notes: list[Any] = Field(default_factory=list)


class DumbbellsForm(PointedForm):
    ends: Annotated[list[Line], Field(min_length=2, max_length=2)]


class SlopesForm(PointedForm):
    moments: Annotated[list[Dated], Field(min_length=2, max_length=2)]


class LineForm(PointedForm):
    longest_gap_years: Annotated[int, Field(ge=1)] = 5
    gap: Line | None = None


class VegaLiteForm(FigureForm):
    spec: Line
    height: Annotated[float, Field(gt=0, le=2)] = 0.5


class GlobeForm(Form):
    kind: Line
    centre: Pair
    rings: list[Pair] = Field(default_factory=list)
