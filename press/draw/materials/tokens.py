"""The tokens of the stylesheets become the palette of figures, so that no colour is written twice."""

import re
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from press.model.drawing import Ink, Palette

_OVERRIDES = {Ink.SAVER: "inks/saver.css", Ink.BLACK: "inks/black.css"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+);")
_USE = re.compile(r"var\(--([\w-]+)\)")


@lru_cache(maxsize=8)
def palette(styles: Path, ink: Ink) -> Palette:
    """The palette of ``tokens.css`` in the folder ``styles``, as ``ink`` changes it.

    Raises KeyError where a token is missing, ValueError where one is no colour: both are faults of the theme.
    """
    tokens = read_tokens(styles / "tokens.css")
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
