"""A dressed house becomes what its specimen shows of it."""

from press.dress.pairs import OURS, Pair, pairs_of
from press.model.house import House
from press.model.palette import Contrast, PaletteSheet, Sample, Swatch

_SWATCHES = (
    ("navy", "headings"), ("blue", "numbers, links"), ("cover-ground", "covers, bands"),
    ("on-navy-gold", "frames on covers"), ("ink", "text"), ("steel", "secondary text"), ("line", "hairlines"),
    ("tint", "panels"), ("data-1", "data: ended"), ("data-2", "data: continuing"),
    ("data-exception", "data: exceptions"), ("figure-land", "land on maps"),
)  # fmt: skip
_USES = dict(_SWATCHES) | {
    "on-navy": "text on covers", "on-navy-soft": "subtitles on covers", "on-navy-line": "lines on covers",
    "white": "white", "figure-row": "rows of figures", "paper": "note for readers", "dark-ink": "text, dark mode",
    "dark-navy": "headings, dark mode", "dark-blue": "links, dark mode", "dark-steel": "secondary text, dark mode",
    "dark-ochre": "frame of the note, dark mode", "dark-white": "ground, dark mode", "dark-tint": "panels, dark mode",
    "dark-paper": "note for readers, dark mode",
}  # fmt: skip
_PANGRAM = "Sphinx of black quartz, judge my vow: 0123456789 € § äöü éèñ."


def sheet_of(house: House) -> PaletteSheet:
    """Raises KeyError where the house has not been dressed."""
    colours = dict(house.dress.colours)
    worst: dict[str, Pair] = {}
    for pair in pairs_of(colours):
        if pair.above not in worst or pair.ratio < worst[pair.above].ratio:
            worst[pair.above] = pair
    asked = [f"{house.primary.colour} (primary)", f"{house.accent.colour} (accent)"]
    asked += [f"{house.ground.colour} (ground)"] if house.ground else []
    return PaletteSheet(
        name=house.name,
        asked=f"{', '.join(asked[:-1])} and {asked[-1]}",
        swatches=tuple(Swatch(token, use, colours[token]) for token, use in _SWATCHES),
        contrasts=tuple(_contrast(pair, colours) for pair in worst.values()),
        samples=(
            Sample(f"headings: {house.headings}", "title", "A title says what it is about"),
            Sample(f"headings: {house.headings}", "heading", _PANGRAM),
            Sample(f"text: {house.text}", "text", f"{_PANGRAM} {_SENTENCE}"),
            Sample(f"text, in notes: {house.text}", "note", f"{_PANGRAM} {_SENTENCE}"),
            Sample(f"labels: {house.labels}", "label", _PANGRAM),
        ),
    )


_SENTENCE = (
    "A sample fills three lines with words that have no news, for only their shape is looked at: how dark the text is"
    " on the page, how far its lines are apart, and whether a name in it, such as Exampleton, can be read at a glance."
)


def _contrast(pair: Pair, colours: dict[str, str]) -> Contrast:
    ground = "cards, dark mode" if pair.below == "ink" else _USES[pair.below]
    colour = (OURS | colours)[pair.above]
    return Contrast(_USES[pair.above], colour, ground, f"{pair.ratio:.1f}", f"{pair.least:.1f}")
