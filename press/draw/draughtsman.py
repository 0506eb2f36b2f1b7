"""The one who draws: a figure, a size and an ink become drawings."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field

from press.draw.charts.bars import bars
from press.draw.charts.dots import dots
from press.draw.charts.dumbbells import dumbbells
from press.draw.charts.line import line
from press.draw.charts.multiples import multiples
from press.draw.charts.numbers import numbers
from press.draw.charts.slopes import slopes
from press.draw.charts.stacked_bars import stacked_bars
from press.draw.charts.timeline import timeline
from press.draw.charts.vega_lite import house_config, specification
from press.draw.maps import atlas
from press.draw.maps.globe import globe
from press.draw.maps.world import world_map
from press.draw.materials.artwork import Artwork, Plate
from press.draw.materials.tokens import inked, named, palette
from press.draw.pictures.vetting import svg_problem
from press.draw.vega import Engine, finished, width_pt
from press.model.charts import Bars, Dots, Line, Multiples, Numbers, VegaLite
from press.model.comparisons import Dumbbells, Slopes, StackedBars
from press.model.drawing import Drawing, FigureSize, Ink, Palette
from press.model.figure import FigureSpec
from press.model.figure_content import Globe, Map, Timeline
from press.model.report import Report, did_you_mean
from press.model.theme import HOUSE, Theme

Colours = tuple[tuple[str, str], ...]


@dataclass
class Draughtsman:
    """Draws figures; one serves a whole run, so that Vega is started once and nothing is drawn twice.

    ``kept`` holds SVG by the hash of what it was drawn from; it may outlast the process.
    """

    theme: Theme = HOUSE
    kept: MutableMapping[str, str] = field(default_factory=dict)
    _drawn: dict[tuple[FigureSpec, FigureSize, Ink, Colours], tuple[Drawing, ...]] = field(default_factory=dict)

    def draw(
        self, figure: FigureSpec, size: FigureSize, ink: Ink, report: Report, colours: Colours = ()
    ) -> tuple[Drawing, ...]:
        """The parts of a figure in order, most often one; none where it cannot be drawn, and the report says why.

        ``colours`` are the tokens of a house.
        """
        key = figure, size, ink, colours
        if key not in self._drawn:
            drawings = self._draw(figure, size, self.palette(ink, colours), report)
            if not drawings:
                return ()
            self._drawn[key] = drawings
        return self._drawn[key]

    def palette(self, ink: Ink, colours: Colours = ()) -> Palette:
        """What is drawn with."""
        return palette(self.theme.styles, ink, colours)

    def _draw(self, figure: FigureSpec, size: FigureSize, inks: Palette, report: Report) -> tuple[Drawing, ...]:
        plate = Plate(size, named(inks), self.theme.styles / "fonts")
        engine = Engine(plate.fonts, self.kept)
        if isinstance(figure.content, VegaLite):
            svgs = self._own(figure.content, plate, engine, report)
        elif isinstance(figure.content, Map) and not _is_on_atlas(figure.content, report):
            return ()
        else:
            svgs = [engine.vega(part.spec) for part in _artworks(figure, plate)]
        done = [inked(svg, inks, size.is_screen) for svg in svgs]
        return tuple(_drawing(figure, svg, size, n, len(done)) for n, svg in enumerate(done, 1))

    def _own(self, content: VegaLite, plate: Plate, engine: Engine, report: Report) -> list[str]:
        try:
            svg = engine.vega_lite(specification(content, plate), house_config(plate))
        except ValueError as error:
            said = str(error).strip().splitlines()
            report.error(content.place, f"Vega-Lite cannot draw this: {said[0] if said else 'no reason given'}")
            return []
        if problem := svg_problem(svg.encode()):
            # Vega's "url" and "href" become pictures and links, which a web page would load and run.
            report.error(content.place, problem[1], "leave out marks of the kind 'image', and 'url' and 'href'")
            return []
        width = width_pt(svg)
        if width > plate.width + 1:
            message = f"this is drawn {width:.0f} points wide, and {plate.width:.0f} fit on {plate.size.name}"
            report.error(content.place, message, "give its parts a smaller 'width', or write it as one view")
            return []
        return [svg]


def _artworks(figure: FigureSpec, plate: Plate) -> tuple[Artwork, ...]:
    match figure.content:
        case Timeline() as content:
            return timeline(content, plate)
        case Map() as content:
            return world_map(content, plate)
        case Bars() as content:
            return bars(content, plate)
        case StackedBars() as content:
            return stacked_bars(content, plate)
        case Dots() as content:
            return dots(content, plate)
        case Dumbbells() as content:
            return dumbbells(content, plate)
        case Slopes() as content:
            return slopes(content, plate)
        case Line() as content:
            return line(content, plate)
        case Multiples() as content:
            return multiples(content, plate)
        case Numbers() as content:
            return numbers(content, plate)
        case Globe() as content:
            return globe(content, plate)
    raise TypeError(f"no way to draw a {figure.kind}")


def _drawing(figure: FigureSpec, svg: str, size: FigureSize, part: int, parts: int) -> Drawing:
    alternative = figure.alternative if parts == 1 else f"Part {part} of {parts}. {figure.alternative}"
    name = f"{figure.anchor}-{size.name}-{part}"
    return Drawing(*finished(svg, name, alternative), alternative)


def _is_on_atlas(content: Map, report: Report) -> bool:
    known = atlas.names()
    wrong = [(area, subject) for subject in content.subjects for area in subject.areas if area not in known]
    for area, subject in wrong:
        hint = did_you_mean(area, known, "names are Natural Earth's, such as 'Bosnia and Herz.'")
        report.error(subject.backing.place, f"the map has no area '{area}'", hint)
    return not wrong
