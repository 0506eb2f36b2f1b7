"""Attachments become a briefing's files, each the one that the list of them says, and how the PDF was made of them."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from press.model.briefing import SLUG, SourceFile, is_carried
from press.model.carried import (
    LARGEST_FILE_BYTES,
    LARGEST_SOURCE_BYTES,
    MANIFEST,
    MOST_FILES,
    SCHEMA,
    Carried,
    Recipe,
    clash,
    unfit_name,
)
from press.model.report import Place, Report
from press.prove.pdf import MIB, Attached, Refused, attached_files, opened, read_attached, tell

LARGEST_MANIFEST_BYTES = MIB
MOST_ATTACHMENTS = MOST_FILES + 20
MOST_VERSIONS, LONGEST_VERSION = 100, 100

_NONE = "the PDF carries no source"
_NONE_HINT = "it was made with 'carries_source: false', to be folded, or by another program"


def unpack(content: bytes, place: Place, report: Report) -> Carried | None:
    """Take the source out of a PDF; None where it has none or it cannot be trusted, and the report says why."""
    try:
        with opened(content) as pdf:
            attached = attached_files(pdf, MOST_ATTACHMENTS)
            if MANIFEST not in attached:
                raise Refused(_NONE, _NONE_HINT)
            return _carried(attached)
    except Refused as refused:
        tell(refused, place, report)
        return None


def _carried(attached: Mapping[str, Attached]) -> Carried:
    manifest = _manifest(read_attached(attached[MANIFEST], LARGEST_MANIFEST_BYTES))
    entries = _entries(manifest)
    _check_names([entry["path"] for entry in entries])
    listed = [entry["attachment"] for entry in entries]
    for name in listed:
        if listed.count(name) > 1:
            raise Refused(f"{MANIFEST} lists the attachment '{name}' twice")
        if name not in attached:
            raise Refused(f"{MANIFEST} lists the attachment '{name}', and there is none of that name")
    for name, each in attached.items():
        if each.relationship == "Source" and name not in listed:
            raise Refused(f"the attachment '{name}' says that it is source, and {MANIFEST} does not list it")
    if sum(entry["bytes"] for entry in entries) > LARGEST_SOURCE_BYTES:
        raise Refused(f"the source has more than {LARGEST_SOURCE_BYTES // MIB} MiB")
    files = tuple(SourceFile(entry["path"], _content(entry, attached[entry["attachment"]])) for entry in entries)
    return Carried(_slug(manifest), _recipe(manifest), files)


def _content(entry: Mapping[str, Any], attached: Attached) -> bytes:
    """No more is unpacked than the list says that there is."""
    content = read_attached(attached, min(entry["bytes"], LARGEST_FILE_BYTES))
    if len(content) != entry["bytes"]:
        message = f"the attachment '{attached.name}' has {len(content)} bytes, and {MANIFEST} says"
        raise Refused(f"{message} {entry['bytes']}")
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        raise Refused(f"the attachment '{attached.name}' was changed: {MANIFEST} has another SHA-256 for it")
    return content


def _check_names(names: list[str]) -> None:
    for name in names:
        if why := unfit_name(name):
            raise Refused(f"the source has a file '{name}', and its name {why}")
        if not is_carried(name):
            raise Refused(f"the source has a file '{name}', which is of no kind that a briefing holds")
    if twins := clash(names):
        raise Refused(f"the source has both '{twins[0]}' and '{twins[1]}', which some machines take for one file")


def _manifest(content: bytes) -> dict[str, Any]:
    try:
        tree = json.loads(content, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused(f"{MANIFEST} cannot be read") from None
    if not isinstance(tree, dict) or tree.get("schema") != SCHEMA:
        raise Refused(f"{MANIFEST} is of a form that this version does not know")
    return tree


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _entries(manifest: Mapping[str, Any]) -> list[dict[str, Any]]:
    entries = manifest.get("files")
    if not isinstance(entries, list) or not entries or not all(map(_is_entry, entries)):
        raise Refused(f"{MANIFEST} does not say what the files are")
    if len(entries) > MOST_FILES:
        raise Refused(f"the source has {len(entries)} files, and {MOST_FILES} are taken out")
    return entries


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and all(isinstance(entry.get(key), str) for key in ("path", "attachment", "sha256"))
        and type(entry.get("bytes")) is int
        and 0 <= entry["bytes"] <= LARGEST_FILE_BYTES
    )


def _slug(manifest: Mapping[str, Any]) -> str:
    slug = manifest.get("briefing")
    if not isinstance(slug, str) or not SLUG.fullmatch(slug) or unfit_name(slug):
        raise Refused(f"{MANIFEST} gives the briefing a name that no folder can have")
    return slug


def _recipe(manifest: Mapping[str, Any]) -> Recipe:
    edition, levers, dated, versions = (manifest.get(key) for key in ("edition", "levers", "dated", "made_with"))
    form, parts, house = manifest.get("form"), manifest.get("parts"), manifest.get("house", "")
    if (
        not (isinstance(edition, str) and isinstance(levers, list) and all(isinstance(each, str) for each in levers))
        or not (isinstance(form, str) and isinstance(parts, dict) and len(parts) <= MOST_VERSIONS)
        or not all(isinstance(each, str) and len(each) <= LONGEST_VERSION for each in (*parts, *parts.values()))
        or not (isinstance(house, str) and (not house or SLUG.fullmatch(house)))
        or not _is_moment(dated)
        or not (isinstance(versions, dict) and 0 < len(versions) <= MOST_VERSIONS)
        or not all(isinstance(v, str) and len(v) <= LONGEST_VERSION for v in (*versions, *versions.values()))
        # They are told on a terminal, and must not move its cursor.
        or not "".join((edition, form, *parts, *parts.values(), *levers, *versions, *versions.values())).isprintable()
    ):
        raise Refused(f"{MANIFEST} does not say how the file was made")
    made_with = tuple(sorted(versions.items()))
    return Recipe(edition, tuple(levers), str(dated), made_with, form, tuple(sorted(parts.items())), house)


def _is_moment(dated: object) -> bool:
    if not isinstance(dated, str) or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", dated, re.ASCII):
        return False
    try:
        datetime.fromisoformat(dated)
    except ValueError:
        return False
    return True
