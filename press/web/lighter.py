"""A drawing without what screens do not need: shapes that show nothing, what is so anyway, and long ways to say it."""

import re
from itertools import groupby
from xml.etree.ElementTree import Element

# What SVG takes for granted; the letters of figures are set by the stylesheet.
_GRANTED = {"text-anchor": "start", "font-weight": "400", "x2": "0", "y2": "0"}
_INHERITED = ("fill", "stroke", "stroke-width", "stroke-linejoin", "font-size", "font-weight", "text-anchor")
_LINES = re.compile(r"(?:[ML]-?\d+(?:\.\d)?,-?\d+(?:\.\d)?|Z)+")
_NAMED = re.compile(r"(var\(--drawn-[\w-]+), #[0-9a-f]{6}\)")
_STEP = re.compile(r"([MLZ])(?:(-?[\d.]+),(-?[\d.]+))?")


def make_lighter(drawing: Element) -> None:
    """Change nothing that can be seen; the page sets the inks, and needs no other colour beside their names."""
    for element in drawing.iter():
        for name in ("fill", "stroke"):
            if name in element.attrib:
                element.set(name, _NAMED.sub(r"\1)", element.attrib[name]))
        element.attrib.pop("font-family", None)
        for name, value in _GRANTED.items():
            if element.get(name) == value:
                del element.attrib[name]
        if _LINES.fullmatch(element.get("d", "")):
            element.set("d", relative(element.attrib["d"]))
    _drop_empty(drawing)
    for parent in list(drawing.iter()):
        _share(parent)


def _drop_empty(drawing: Element) -> None:
    for parent in list(drawing.iter()):
        for child in [each for each in parent if each.tag == "path" and not each.get("d")]:
            parent.remove(child)


def _share(parent: Element) -> None:
    """Say once what follows each other and looks alike."""
    shared: list[Element] = []
    for look, run in groupby(parent, key=_look):
        alike = list(run)
        shared += [_group(look, alike)] if look and len(alike) > 1 else alike
    parent[:] = shared


def _look(element: Element) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, value) for name, value in element.attrib.items() if name in _INHERITED))


def _group(look: tuple[tuple[str, str], ...], run: list[Element]) -> Element:
    group = Element("g", dict(look))
    for element in run:
        element.attrib = {name: value for name, value in element.attrib.items() if name not in _INHERITED}
    group.extend(run)
    return group


def relative(path: str) -> str:
    """A way of lines by its steps, which have fewer digits than its places: in tenths, so that none is rounded.

    >>> relative("M420.2,186.8L421.8,191.4L420,193.6Z")
    'm420.2,186.8 1.6,4.6-1.8,2.2z'
    """
    made, at, start = [], (0, 0), (0, 0)
    for kind, x, y in _STEP.findall(path):
        if kind == "Z":
            made.append("z")
            at = start
            continue
        place = _tenths(x), _tenths(y)
        step = f"{_number(place[0] - at[0])},{_number(place[1] - at[1])}"
        before = made[-1] if made else "z"
        opens = "m" if kind == "M" else "l" if before == "z" else ""
        made.append(f"{opens}{'' if opens or step.startswith('-') else ' '}{step}")
        start = place if kind == "M" else start
        at = place
    return "".join(made)


def _tenths(number: str) -> int:
    whole, _, tenth = number.partition(".")
    return int(f"{whole}{tenth or '0'}")


def _number(tenths: int) -> str:
    sign, (whole, tenth) = "-" if tenths < 0 else "", divmod(abs(tenths), 10)
    return f"{sign}{whole or '' if tenth else whole}{f'.{tenth}' if tenth else ''}"
