"""What stands around a briefing's folder and belongs to it: the defaults of its series, and the house that it wears.

Both travel in its PDF as files of the folder. Where they stand in the folder, as after they were taken out of a PDF,
nobody looks beside it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from press.model.briefing import SLUG
from press.model.house import FOLDER, RECORD, House, prefix_of
from press.model.report import Place, Report, did_you_mean, shown
from press.read.files import read_file, read_files
from press.read.house import SUFFIXES_OF_HOUSES, read_house
from press.read.text import decode
from press.read.yaml_text import Lined, parse_yaml

SERIES = "series.yaml"
# What all briefings of a series may have in common; a title, a date or a version is not among it.
DEFAULTS = (
    "form", "parts", "forms", "series", "language", "audience", "publisher", "accessibility_email", "licence",
    "citation_style", "editions", "page_budgets", "carries_source", "house",
)  # fmt: skip
# Of these a briefing may give a part, and have the rest from its series.
_IN_PARTS = ("series", "publisher", "parts", "forms")


@dataclass(frozen=True)
class Around:
    """The record with what its series adds; the house; and ``files`` by their names, which stand ``beside``.

    ``other_house`` is the name of the house where the record does not name it.
    """

    record: Lined | None
    house: House | None
    files: Mapping[str, bytes]
    beside: tuple[tuple[str, str], ...]
    other_house: str = ""


def read_around(
    folder: Path, record: Lined | None, own: Mapping[str, bytes], report: Report, worn: Path | None = None
) -> Around:
    """Read the series and the house of a record, which ``own`` files of its folder may hold.

    The house is the one in the folder ``worn``, where that is given.
    """
    if record is None or not isinstance(record.tree, dict):
        return Around(record, None, {}, ())
    files, beside = _series_files(folder, own, report)
    place = Place(beside[0][1]) if beside else Place(f"{shown(folder)}/{SERIES}")
    content = own.get(SERIES) if SERIES in own else files.get(SERIES)
    whole = _with_defaults(record, content, place, report) if content is not None else record
    named_house = whole.tree.get("house") if isinstance(whole.tree, dict) else None
    name = worn.name if worn else named_house
    if not isinstance(name, str) or not SLUG.fullmatch(name):
        return Around(whole, None, files, beside)  # the form of the record says what is wrong with the name
    if worn:
        found: Mapping[str, bytes] | None = read_files(worn, SUFFIXES_OF_HOUSES, report)
        standing = f"{shown(worn)}/"
    else:
        found, standing = _house_files(folder, name, own, whole.place(("house",)), report)
    beginning, house = prefix_of(name), None
    if found is not None:
        house = read_house(name, Place(f"{standing or f'{shown(folder)}/{beginning}'}{RECORD}"), found, report)
    if not standing:
        return Around(whole, house, files, beside)
    named = {f"{beginning}{each}": content for each, content in (found or {}).items()}
    other = name if worn and named_house != name else ""
    return Around(whole, house, {**files, **named}, (*beside, (beginning, standing)), other)


def _series_files(
    folder: Path, own: Mapping[str, bytes], report: Report
) -> tuple[dict[str, bytes], tuple[tuple[str, str], ...]]:
    path = Path(os.path.abspath(folder)).parent / SERIES
    if SERIES in own or not os.path.lexists(path):
        return {}, ()
    content = read_file(path, report)
    return ({SERIES: content}, ((SERIES, shown(path)),)) if content is not None else ({}, ())


def _with_defaults(record: Lined, content: bytes, place: Place, report: Report) -> Lined:
    text = decode(content, place, report)
    series = parse_yaml(text, place, report) if text else None
    if series is None or not isinstance(record.tree, dict) or not series.tree:
        return record
    if not isinstance(series.tree, dict):
        report.error(place, "this must hold keys and values", f"known are {', '.join(DEFAULTS)}")
        return record
    tree, places = dict(record.tree), dict(record.places)
    for key, value in series.tree.items():
        if key not in DEFAULTS:
            hint = did_you_mean(key, DEFAULTS, f"known are {', '.join(DEFAULTS)}")
            report.error(series.place((key,)), f"'{key}' is no default of a series", hint)
            continue
        given = tree.get(key)
        if key not in tree:
            tree[key] = value
        elif key in _IN_PARTS and isinstance(given, dict) and isinstance(value, dict):
            tree[key] = {**value, **given}
    added = {path: where for path, where in series.places.items() if path not in places and path[:1] != ()}
    return Lined(tree, record.file, {**added, **places})


def _house_files(
    folder: Path, name: str, own: Mapping[str, bytes], asked: Place, report: Report
) -> tuple[Mapping[str, bytes] | None, str]:
    """The files of a house by their names in its folder, and the path of that, empty for one in the briefing's folder.

    None where there is no such house, and the report says so.
    """
    beginning = prefix_of(name)
    if within := {each.removeprefix(beginning): content for each, content in own.items() if each.startswith(beginning)}:
        return within, ""
    path = Path(os.path.abspath(folder)).parent.parent / FOLDER / name
    if path.is_symlink() or path.parent.is_symlink():
        report.error(asked, f"the house '{name}' is a link to a folder", "copy the folder to here")
        return None, ""
    if not path.is_dir():
        hint = f"make the folder {FOLDER}/{name}/ with a {RECORD}; docs/houses.md shows how"
        report.error(asked, f"there is no house '{name}'", hint)
        return None, ""
    return read_files(path, SUFFIXES_OF_HOUSES, report), f"{shown(path)}/"
