"""Vega and Vega-Lite specifications become SVG that prints: the one door to vl_convert."""

import hashlib
import json
import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from press.model.drawing import POINTS_PER_MM

SVG = "http://www.w3.org/2000/svg"
_NUMBER = re.compile(r"-?\d*\.\d{2,}(?:e-?\d+)?")
_SCREEN_ONLY = ("class", "role", "aria-label", "aria-hidden", "aria-roledescription", "style", "xml:space")
_NUMBERED = ("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "r", "cx", "cy", "points")


@dataclass(frozen=True)
class Engine:
    """Draws specifications with the fonts below ``fonts``.

    ``kept`` holds what was drawn, by the hash of its specification; a mapping that writes files makes it last longer
    than the process.
    """

    fonts: Path
    kept: MutableMapping[str, str] = field(default_factory=dict, compare=False)

    def vega(self, spec: dict[str, Any]) -> str:
        return self._draw("vega", spec, {})

    def vega_lite(self, spec: dict[str, Any], config: dict[str, Any]) -> str:
        """Raises ValueError with Vega-Lite's own words where it cannot draw ``spec``."""
        return self._draw("vega-lite", spec, config)

    def _draw(self, language: str, spec: dict[str, Any], config: dict[str, Any]) -> str:
        key = _key(language, spec, config)
        if key not in self.kept:
            self.kept[key] = _svg(language, spec, config, self.fonts)
        return self.kept[key]


def _key(language: str, spec: dict[str, Any], config: dict[str, Any]) -> str:
    told = [version("vl-convert-python"), language, spec, config]
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _svg(language: str, spec: dict[str, Any], config: dict[str, Any], fonts: Path) -> str:
    # Imported here: loading it and its first drawing take half a second, which a build without figures is spared.
    import vl_convert

    _register(str(fonts))
    if language == "vega":
        return str(vl_convert.vega_to_svg(spec, allowed_base_urls=[]))
    return str(vl_convert.vegalite_to_svg(spec, config=config, allowed_base_urls=[]))


@lru_cache(maxsize=1)
def _register(fonts: str) -> None:
    import vl_convert

    vl_convert.register_font_directory(fonts)


def finished(svg: str, id: str, title: str) -> tuple[bytes, float, float]:
    """SVG for print, with its width and height in mm.

    Its user unit is a point, its first child the title, every id its own, and nothing is left that only a browser
    reads. WeasyPrint 70.0 reads a title but no ``aria-label``.
    """
    root = ElementTree.fromstring(svg)
    width, height = _extent(root)
    width_mm, height_mm = round(width / POINTS_PER_MM, 2), round(height / POINTS_PER_MM, 2)
    done = Element("svg", {"xmlns": SVG, "viewBox": f"0 0 {width:g} {height:g}"})
    done.set("width", f"{width_mm:g}mm")
    done.set("height", f"{height_mm:g}mm")
    if title:
        SubElement(done, "title").text = title
    _tidy(root, done, id)
    return ElementTree.tostring(done, encoding="utf-8", short_empty_elements=True), width_mm, height_mm


def width_pt(svg: str) -> float:
    """How wide Vega made it, in its user units, which are points."""
    return _extent(ElementTree.fromstring(svg))[0]


def _extent(root: Element) -> tuple[float, float]:
    _, _, width, height = (float(each) for each in root.get("viewBox", "").split())
    return width, height


def _tidy(old: Element, new: Element, id: str) -> None:
    """Copy the children of ``old`` that are seen; groups that say nothing give way to what they hold."""
    for child in old:
        tag = child.tag.rpartition("}")[2]
        attributes = {name: _attribute(name, value, id) for name, value in child.items() if _is_kept(name, value)}
        if _is_unseen(tag, child):
            continue
        if tag == "g" and not attributes:
            _tidy(child, new, id)
            continue
        copy = SubElement(new, tag, attributes)
        copy.text = child.text
        _tidy(child, copy, id)
        if tag in ("g", "defs") and not len(copy):
            new.remove(copy)


def _is_kept(name: str, value: str) -> bool:
    return name.rpartition("}")[2] not in _SCREEN_ONLY and not (name == "transform" and value == "translate(0,0)")


def _is_unseen(tag: str, element: Element) -> bool:
    is_bare = element.get("fill") in (None, "none", "transparent") and element.get("stroke") in (None, "none")
    return element.get("display") == "none" or (tag == "path" and is_bare and "class" in element.attrib)


def _attribute(name: str, value: str, id: str) -> str:
    if name == "id":
        return f"{id}-{value}"
    if name in _NUMBERED:
        return _NUMBER.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), value)
    return value.removesuffix("px") if name == "font-size" else value.replace("url(#", f"url(#{id}-")
