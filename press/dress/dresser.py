"""The one who dresses: a house and its tokens, families and art; and what is said of colours that cannot be used."""

from dataclasses import replace

from press.dress.colours import WHITE, at_contrast, contrast, distance
from press.dress.palette import TEXT, derived
from press.dress.pattern import pattern
from press.model.house import Dress, Family, House, OwnFamily
from press.model.report import Report

_TYPE: dict[str, dict[str, str]] = {
    Family.SERIF: {
        "serif": '"Serif Text", "Source Sans 3"',
        "serif-note": '"Serif Caption", "Source Sans 3"',
        "serif-head": '"Serif Subhead", "Source Sans 3"',
        "serif-display": '"Serif Display", "Source Sans 3"',
        "sans": '"Serif Text", "Source Sans 3"',
    },
    Family.SANS: dict.fromkeys(("serif", "serif-note", "serif-head", "serif-display", "sans"), '"Source Sans 3"'),
    Family.NEXT: dict.fromkeys(
        ("serif", "serif-note", "serif-head", "serif-display", "sans"), '"Atkinson", "Atkinson Ext", "Source Sans 3"'
    ),
}
_SCREENS: dict[str, dict[str, str]] = {
    Family.SERIF: {
        "serif": '"Page Serif", Georgia, serif',
        "serif-display": '"Page Display", Georgia, serif',
    },
    Family.SANS: {"sans": '"Page Sans", "Segoe UI", system-ui, sans-serif'},
    Family.NEXT: {"sans": '"Page Next", "Page Next Ext", "Page Sans", system-ui, sans-serif'},
}
_PLAINLY_APART = 0.15  # in OKLab
_USUAL = (Family.SERIF, Family.SERIF, Family.SANS)


def dress(house: House, report: Report) -> House:
    """The house with all that follows from what it asks for.

    Where its primary colour cannot be read, the report has an error, and the house goes as it came.
    """
    if not _can_be_used(house, report):
        return house
    colours = derived(house.primary.colour, house.accent.colour, house.ground.colour if house.ground else None)
    art = pattern(house.name, dict(colours), _seen_on_ground(house)) if house.wants_pattern else b""
    if not {house.text, house.headings, house.labels} <= {*_TYPE, *(family.name for family in house.fonts)}:
        return house  # a family that is not there was told when the house was read
    return replace(house, dress=Dress(colours, _families(house), _families_of_screens(house), art))


def _seen_on_ground(house: House) -> str:
    """The accent, or the primary colour where covers are as good as of the accent's."""
    ground = house.ground or house.primary
    is_seen = distance(house.accent.colour, ground.colour) >= _PLAINLY_APART
    return house.accent.colour if is_seen else house.primary.colour


def _can_be_used(house: House, report: Report) -> bool:
    primary, accent = house.primary, house.accent
    ratio = contrast(primary.colour, WHITE)
    if ratio < TEXT:
        nearest = at_contrast(primary.colour, (WHITE,), TEXT)
        message = (
            f"the primary colour {primary.colour} has a contrast of {ratio:.2f} on white, and headings need {TEXT}"
        )
        report.error(primary.place, message, f'the nearest that can be used is "{nearest}"; an accent may be lighter')
    weak = contrast(accent.colour, WHITE)
    if weak < TEXT:
        nearest = at_contrast(accent.colour, (WHITE,), TEXT)
        message = (
            f"the accent {accent.colour} has a contrast of {weak:.2f} on white, and links and numbers need {TEXT}:"
            " they get a darker one, and only frames on covers and patterns keep this"
        )
        report.warning(accent.place, message, f'the nearest that can be used as it is is "{nearest}"')
    return ratio >= TEXT


def _families(house: House) -> tuple[tuple[str, str], ...]:
    """Tokens for paper; none for our own families."""
    if (house.text, house.headings, house.labels) == _USUAL:
        return ()
    known = _TYPE | {family.name: _alike(family) for family in house.fonts}
    text, headings, labels = known[house.text], known[house.headings], known[house.labels]
    named = [(name, text[name]) for name in ("serif", "serif-note")]
    named += [(name, headings[name]) for name in ("serif-head", "serif-display")]
    return (*named, ("sans", labels["sans"]), *_weights(house))


def _families_of_screens(house: House) -> tuple[tuple[str, str], ...]:
    if (house.text, house.headings, house.labels) == _USUAL:
        return ()
    own = {family.name: {"sans": f'"{family.css_name}", "Page Sans", system-ui, sans-serif'} for family in house.fonts}
    known = _SCREENS | own
    text, headings, labels = known[house.text], known[house.headings], known[house.labels]
    head = headings.get("serif") or headings["sans"]
    return (
        ("serif", text.get("serif") or text["sans"]),
        ("serif-head", head),
        ("serif-display", headings.get("serif-display", head)),
        ("sans", labels.get("sans") or labels["serif"]),
        *_weights(house),
    )


def _alike(family: OwnFamily) -> dict[str, str]:
    """One family for all sizes; what it has no character for is set in ours."""
    names = ("serif", "serif-note", "serif-head", "serif-display", "sans")
    return dict.fromkeys(names, f'"{family.css_name}", "Source Sans 3"')


def _weights(house: House) -> tuple[tuple[str, str], ...]:
    """Titles in a sans are bold, for its regular looks faint in large sizes."""
    return (("display-weight", "700"), ("head-weight", "700")) if house.headings != Family.SERIF else ()
