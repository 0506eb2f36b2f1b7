"""The measures that a stylesheet promises to keep, read from its tokens: least size of type, margins, fonts.

They are sizes, so they stand in the stylesheets and not here. They are read by this stage and not told by the engine,
because a proof asks whether the engine kept to them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r"@import url\(\"([^\"]+)\"\)")
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+);")
_USE = re.compile(r"var\(--([\w-]+)\)")
_LENGTH = re.compile(r"(-?[\d.]+)(pt|mm)")
_FAMILY = re.compile(r"@font-face\s*\{[^}]*?font-family:\s*\"([^\"]+)\"")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4}


@dataclass(frozen=True)
class Measures:
    """Lengths in points. ``side`` is the narrower of the margins left and right, for pages may mirror.

    ``smallest`` is the least size of type, ``smallest_label`` that of type in figures that are drawn for the paper.
    """

    smallest: float
    smallest_label: float
    top: float
    bottom: float
    side: float
    families: frozenset[str]


def measures_of(styles: Path, names: Sequence[str], added: str = "") -> Measures:
    """The measures of a stylesheet and the levers after it, by their names below ``styles``.

    ``added`` is CSS that names further fonts.

    Raises KeyError where a token is missing, ValueError where one is no length: both are faults of the theme.
    """
    sheets = [css for name in names for css in _sheets(styles / name)]
    tokens = {token: value.strip() for css in sheets for token, value in _TOKEN.findall(css)}
    inner = "margin-inner" if "margin-inner" in tokens else "margin-side"
    return Measures(
        smallest=_points(tokens, "smallest-size"),
        smallest_label=_points(tokens, "smallest-label"),
        top=_points(tokens, "margin-top"),
        bottom=_points(tokens, "margin-bottom"),
        side=min(_points(tokens, "margin-side"), _points(tokens, inner)),
        families=frozenset(family for css in (*sheets, added) for family in _FAMILY.findall(css)),
    )


def _sheets(path: Path) -> Iterator[str]:
    """A stylesheet after those that it imports: a later token wins, for those of an edition stand in no layer."""
    css = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    for name in _IMPORT.findall(css):
        yield from _sheets(path.parent / name)
    yield css


def _points(tokens: dict[str, str], name: str) -> float:
    value = tokens[name]
    while use := _USE.fullmatch(value):
        value = tokens[use[1]]
    length = _LENGTH.fullmatch(value)
    if length is None:
        raise ValueError(f"the token --{name} is '{value}', and the proof needs a length in pt or mm")
    return float(length[1]) * _POINTS[length[2]]
