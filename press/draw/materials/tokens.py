"""The tokens of the stylesheets become the palette of figures, so that no colour is written twice.

A figure is drawn with the names of its inks. What they are is settled when it is done: on paper each is a colour, on
screens it is a custom property, ``--drawn-data-1``, which a page may set, with the colour for those that do not.
"""

import re
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path

from press.model.drawing import Ink, Palette

_OVERRIDES = {Ink.SAVER: "inks/saver.css", Ink.BLACK: "inks/black.css"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+);")
_USE = re.compile(r"var\(--([\w-]+)\)")
_NAMED = re.compile(r"var\(--drawn-([\w-]+)\)")


@lru_cache(maxsize=8)
def palette(styles: Path, ink: Ink, colours: tuple[tuple[str, str], ...] = ()) -> Palette:
    """The palette of ``tokens.css`` in the folder ``styles``, as a house's ``colours`` and then ``ink`` change it.

    Raises KeyError where a token is missing, ValueError where one is no colour: both are faults of the theme.
    """
    tokens = read_tokens(styles / "tokens.css") | dict(colours)
    if ink in _OVERRIDES:
        tokens |= read_tokens(styles / _OVERRIDES[ink])
    values = {field.name: _resolved(field.name.replace("_", "-"), tokens) for field in fields(Palette)}
    for name, value in values.items():
        if name != "sans" and not re.fullmatch(r"#[0-9a-f]{6}", value):
            raise ValueError(f"the token --{name.replace('_', '-')} is '{value}', and figures need #rrggbb")
    made = Palette(**values | {"sans": values["sans"].split(",")[0].strip("\"' ")})
    return made.in_grey() if ink is Ink.GREY else made


def read_tokens(stylesheet: Path) -> dict[str, str]:
    """The custom properties of a stylesheet that holds nothing else, later ones before earlier ones."""
    css = _COMMENT.sub("", stylesheet.read_text(encoding="utf-8"))
    return {name: value.strip() for name, value in _TOKEN.findall(css)}


def _resolved(name: str, tokens: dict[str, str]) -> str:
    value = tokens[name]
    while use := _USE.search(value):
        value = value.replace(use[0], tokens[use[1]])
    return value.lower() if value.startswith("#") else value


def named(palette: Palette) -> Palette:
    """The palette with a name in the place of each colour."""
    names = {field.name: f"var(--drawn-{field.name.replace('_', '-')})" for field in fields(palette)}
    return replace(palette, **names | {"sans": palette.sans})


def inked(svg: str, palette: Palette, is_screen: bool) -> str:
    """A drawing with its colours in the place of their names, or on a screen beside them."""
    colours = {field.name.replace("_", "-"): getattr(palette, field.name) for field in fields(palette)}

    def ink(found: re.Match[str]) -> str:
        colour = colours.get(found[1])
        return found[0] if colour is None else f"var(--drawn-{found[1]}, {colour})" if is_screen else colour

    return _NAMED.sub(ink, svg)
