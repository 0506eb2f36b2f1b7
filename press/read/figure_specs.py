"""A Vega-Lite specification by an author is read as JSON, and refused where it would look beyond the briefing."""

import json
import re
from collections.abc import Iterator
from typing import Any

from press.model.report import Place, Report

# "url" loads data, "href" links, marks of type "image" load pictures; datasets would escape the check of facts.
_LOADING_KEYS = ("url", "href", "datasets", "usermeta")
_ADDRESS = re.compile(
    r"^\s*(?:[a-z][a-z0-9+.-]*:)?//|^\s*(?:data|file|blob|javascript):|^\s*(?:\.{1,2}/|/)\S", re.IGNORECASE
)
_CHANGING = re.compile(r"\b(?:now|random|sample\w+)\s*\(")
_SCHEMA = "https://vega.github.io/schema/vega-lite/"


def read_spec(text: str, place: Place, report: Report) -> str | None:
    """The specification as compact JSON; None where it is refused, and the report says why.

    ``place`` is the line before the first of ``text``.
    """
    try:
        spec = json.loads(text)
    except json.JSONDecodeError as error:
        report.error(
            place.below(error.lineno), f"this is no JSON: {error.msg.lower()}", "check commas and quotation marks"
        )
        return None
    if not isinstance(spec, dict):
        report.error(place, "a specification begins with '{'", "write 'spec: |' and the JSON below it, indented")
        return None
    schema = spec.pop("$schema", _SCHEMA)
    if not str(schema).startswith(_SCHEMA):
        report.error(place, f"'{schema}' is not the schema of Vega-Lite", "leave it out")
        return None
    refusals = list(_refusals(spec))
    for words, message, hint in refusals:
        report.error(_line_of(words, text, place), message, hint)
    return None if refusals else json.dumps(spec, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _refusals(spec: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What cannot be allowed: the words that give it away, the message and the hint."""
    for key, value in _walk(spec):
        if key in _LOADING_KEYS:
            yield f'"{key}"', f"'{key}' is refused: figures read nothing from outside", "put the data under 'data:'"
        elif key == "data":
            yield (
                '"data"',
                "the specification brings data of its own",
                "put them under 'data:', where facts are checked",
            )
        elif key == "sample" or (isinstance(value, str) and _CHANGING.search(value)):
            words = '"sample"' if key == "sample" else value
            yield words, f"'{words.strip(chr(34))}' differs from build to build", "leave it out"
        elif isinstance(value, str) and (_ADDRESS.search(value) or (key in ("mark", "type") and value == "image")):
            yield value, f"'{value}' is refused: figures read nothing from outside", "leave it out"


def _walk(node: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every key with its value; entries of a list come under the key of the list."""
    if key:
        yield key, node
    if isinstance(node, dict):
        for name, child in node.items():
            yield from _walk(child, name)
    elif isinstance(node, list):
        for child in node:
            yield from _walk(child, key) if isinstance(child, dict | list) else iter([(key, child)])


def _line_of(words: str, text: str, place: Place) -> Place:
    """The first line of the specification that holds the words, as JSON writes them."""
    wanted = (words, json.dumps(words, ensure_ascii=False)[1:-1])
    numbers = (n for n, line in enumerate(text.split("\n"), 1) if any(each in line for each in wanted))
    return place.below(next(numbers, 0))
