"""A timeline becomes bars under a row of years: what ended, what continues, and the exceptions in outline."""

from press.draw.charts.scale import Scale, decimal_year, year_step
from press.draw.materials.artwork import Artwork, Plate
from press.draw.materials.letters import ASCENT
from press.model.figure_content import Span, Timeline, short_dates

SHORTEST_BAR = 4.0  # points: a mission of three weeks must still be seen, and its label gives the true dates
BAND_INSET = 5.0
LABEL_SHARE = 0.38  # of the width, at most, for the names on the left


def timeline(content: Timeline, plate: Plate) -> tuple[Artwork, ...]:
    """In parts of equal length where the rows are more than the page is high."""
    row = plate.text.size * (2.75 if plate.size.is_large else 1.72)
    space = plate.size.tallest_pt - _head(plate) - _foot(plate)
    parts = -(-len(content.spans) * row // space)
    length = int(-(-len(content.spans) // parts))
    spans = content.spans
    return tuple(_part(content, spans[n : n + length], row, plate) for n in range(0, len(spans), length))


def _part(content: Timeline, spans: tuple[Span, ...], row: float, plate: Plate) -> Artwork:
    art = Artwork(plate)
    head = _head(plate)
    bottom = head + row * len(spans)
    left = 0.0 if plate.size.is_large else _names_width(content.spans, plate)
    axis = Scale(content.first_year, content.last_year + 1, left, plate.width - plate.text.size * 0.3)
    if not plate.size.is_large:
        _bands(art, len(spans), head, row)
    _years(art, content, axis, head, bottom)
    has_details = _has_details(content.spans, plate)
    for n, span in enumerate(spans):
        top = head + n * row
        if plate.size.is_large:
            _large_row(art, content, span, axis, top, row)
        else:
            ground = plate.palette.white if n % 2 else plate.palette.figure_row
            _row(art, span, axis, top, row, ground, has_details)
    art.height = _legend(art, content, spans, bottom)
    return art


def _head(plate: Plate) -> float:
    return plate.small.size * 1.9


def _foot(plate: Plate) -> float:
    return plate.text.size * (4.3 if plate.size.is_large else 2.4)


def _names_width(spans: tuple[Span, ...], plate: Plate) -> float:
    """The column of names, with the details beside all of them or beside none."""
    has_details = _has_details(spans, plate)
    widths = [plate.letters.width(s.name, plate.bold) + (_detail_width(s, plate) if has_details else 0) for s in spans]
    return BAND_INSET + max(widths) + plate.pad * 2


def _has_details(spans: tuple[Span, ...], plate: Plate) -> bool:
    widest = max(plate.letters.width(span.name, plate.bold) + _detail_width(span, plate) for span in spans)
    return widest <= LABEL_SHARE * plate.width


def _detail_width(span: Span, plate: Plate) -> float:
    return plate.letters.width(span.detail, plate.small) + plate.pad if span.detail else 0.0


def _bands(art: Artwork, rows: int, head: float, row: float) -> None:
    for n in range(0, rows, 2):
        art.rect(0, head + n * row, art.plate.width, row, fill=art.plate.palette.figure_row)


def _years(art: Artwork, content: Timeline, axis: Scale, head: float, bottom: float) -> None:
    plate, palette = art.plate, art.plate.palette
    year_width = plate.letters.width("2000", plate.small)
    step = year_step(content.first_year, content.last_year, axis.end - axis.start, year_width)
    for year in range(-(-content.first_year // step) * step, content.last_year + 1, step):
        x = axis.at(year)
        art.rule(x, head - 3, x, bottom, palette.figure_grid)
        if not year_width / 2 <= x <= plate.width - year_width / 2:
            continue  # it would crowd its neighbour if it were moved inwards
        art.words(x, head - plate.small.size * 0.6, str(year), plate.small, palette.steel, "center")
    art.rule(0, head, plate.width, head, palette.ink, 0.75)


def _row(art: Artwork, span: Span, axis: Scale, top: float, row: float, ground: str, has_details: bool) -> None:
    plate, letters = art.plate, art.plate.letters
    baseline = top + row / 2 + plate.text.size * ASCENT * 0.46
    art.words(BAND_INSET, baseline, span.name, plate.bold, plate.palette.ink)
    if has_details:
        after = BAND_INSET + letters.width(span.name, plate.bold) + plate.pad
        art.words(after, baseline, span.detail, plate.small, plate.palette.steel)
    height = plate.text.size * 1.16
    x, end = _bar(art, span, axis, top + (row - height) / 2, height)
    label = _label(span)
    inside = letters.width(label, plate.bold) + 2 * plate.pad
    if not span.is_exception and inside <= end - x - (height if span.end is None else 0):
        art.words(x + plate.pad, baseline, label, plate.bold, plate.palette.white)
        return
    width = letters.width(label, plate.text)
    is_left = end + plate.pad + width > plate.width
    start = x - plate.pad - width if is_left else end + plate.pad
    # The ground of the row behind the label: no line of the grid runs through its words.
    art.rect(start - 2, top + 1, width + 4, row - 2, fill=ground)
    art.words(start, baseline, label, plate.text, plate.palette.ink)


def _large_row(art: Artwork, content: Timeline, span: Span, axis: Scale, top: float, row: float) -> None:
    """Name and dates above the bar, each from the left edge."""
    plate = art.plate
    bar = plate.text.size * 0.7
    baseline = top + plate.text.size * 1.35
    room = plate.width - plate.letters.width(f"{span.name}, ", plate.bold)
    label = f", {_label(span)}"
    name_width = plate.letters.width(span.name, plate.bold)
    width = name_width + min(room, plate.letters.width(label, plate.text))
    art.rect(0, baseline - plate.text.size * 0.95, width + 4, plate.text.size * 1.25, fill=plate.palette.white)
    art.words(0, baseline, span.name, plate.bold, plate.palette.ink)
    art.words(name_width, baseline, label, plate.text, plate.palette.ink)
    _bar(art, span, axis, baseline + plate.text.size * 0.42, bar)


def _bar(art: Artwork, span: Span, axis: Scale, y: float, height: float) -> tuple[float, float]:
    """Draw the bar of a span; its left and right ends come back."""
    palette = art.plate.palette
    x = axis.at(decimal_year(span.start))
    end = axis.end if span.end is None else axis.at(decimal_year(span.end, at_end=True))
    end = max(end, x + SHORTEST_BAR)
    weight = 3.0 if art.plate.size.is_large else 1.5
    if span.is_exception:
        end = max(end, x + 2 * weight + 2)
        art.rect(x, y, end - x, height, fill=palette.white, stroke=palette.data_exception, weight=weight)
    elif span.end is None:
        _arrow(art, x, end, y, height, palette.data_2)
    else:
        art.rect(x, y, end - x, height, fill=palette.data_1)
    return x, end


def _arrow(art: Artwork, x: float, end: float, y: float, height: float, fill: str) -> None:
    neck = end - height * 0.6
    art.path(
        f"M{x:.2f} {y:.2f}H{neck:.2f}L{end:.2f} {y + height / 2:.2f}L{neck:.2f} {y + height:.2f}H{x:.2f}Z", fill=fill
    )


def _label(span: Span) -> str:
    return span.label or short_dates(span.start, span.end)


def _legend(art: Artwork, content: Timeline, spans: tuple[Span, ...], bottom: float) -> float:
    """What the bars mean, in one line or in lines; the height of the whole comes back."""
    plate, palette = art.plate, art.plate.palette
    kinds = [(content.ended, 1), (content.continuing, 2), (content.exception, 3)]
    shown = {content.status(span) for span in spans}
    size, x = plate.text.size, 0.0
    y = bottom + size * 1.1
    for name, kind in (each for each in kinds if each[0] in shown):
        swatch = size * 2.4
        width = swatch + plate.pad + plate.letters.width(name, plate.small)
        if x and x + width > plate.width:
            x, y = 0.0, y + size * 1.6
        top, height = y, size * 0.95
        if kind == 3:
            weight = 3.0 if plate.size.is_large else 1.5
            art.rect(x, top, swatch, height, palette.white, palette.data_exception, weight)
        elif kind == 2:
            _arrow(art, x, x + swatch, top, height, palette.data_2)
        else:
            art.rect(x, top, swatch, height, palette.data_1)
        art.words(x + swatch + plate.pad, y + size * 0.8, name, plate.small, palette.ink)
        x += width + size * 2
    return y + size * 1.25
