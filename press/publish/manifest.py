"""What stands in a folder, made of what and with what: the manifest of one run, then of the whole set."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from press.model.briefing import Briefing
from press.model.edition import EDITION_NAMES
from press.model.house import FOLDER
from press.model.output import Artefact, Origin, StaleFile
from press.publish.disk import is_file

MANIFEST = "manifest.json"
# What a file was made of and with; it is said once where it is the same for all.
ORIGIN = ("title", "version", "published", "sources", "made_with")
NAMED = ("version", "published")
NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")


def manifest(briefing: Briefing, artefacts: Iterable[Artefact], versions: Mapping[str, str]) -> Artefact:
    """What one run made, of what, and with which versions; ``versions`` is by name of program or library."""
    content = {
        "briefing": briefing.slug,
        "title": briefing.title,
        "version": briefing.version,
        "published": briefing.published_iso,
        "files": [
            {
                "name": artefact.name,
                "bytes": len(artefact.content),
                "pages": artefact.pages,
                "sha256": hashlib.sha256(artefact.content).hexdigest(),
            }
            for artefact in artefacts
        ],
        "sources": [{"name": file.name, "sha256": hashlib.sha256(file.content).hexdigest()} for file in briefing.files],
        "made_with": dict(sorted(versions.items())),
    }
    return Artefact(MANIFEST, _written(content), 0)


def with_earlier(new: bytes, before: bytes, folder: Path) -> bytes:
    """The manifest ``new`` and, of those that the one ``before`` lists, the files that stand in ``folder`` unchanged.

    Where one of these was made of other sources, or with other versions, its entry says of what it was made under
    ``earlier``: version and date of the briefing, and whatever else differs. It is ``stale`` but where all that
    differs is that it was printed in another house.
    """
    content, old = json.loads(new), _read(before)
    names = {file["name"] for file in content["files"]}
    for file in old["files"]:
        if file["name"] in names or not _is_unchanged(folder / file["name"], file["sha256"]):
            continue
        said, _ = file.pop("earlier", {}), file.pop("stale", None)
        origin = {key: said.get(key, old[key]) for key in ORIGIN}
        other = {key: value for key, value in origin.items() if value != content[key]}
        named = {key: origin[key] for key in NAMED}
        is_stale = bool(other.keys() - {"sources"}) or not _is_one_text(origin["sources"], content["sources"])
        told = {"earlier": {**named, **other}} if other else {}
        content["files"].append({**file, **({"stale": True} if is_stale else {}), **told})
    content["files"].sort(key=lambda file: str(file["name"]))
    return _written(content)


def _is_one_text(before: Any, now: Any) -> bool:
    """Whether two lists of sources are of one text, and of houses in the same state."""
    one, other = ({str(file["name"]): file["sha256"] for file in files} for files in (before, now))
    texts = [{name: sha for name, sha in files.items() if not name.startswith(f"{FOLDER}/")} for files in (one, other)]
    return texts[0] == texts[1] and all(one[name] == other[name] for name in one.keys() & other.keys())


def listed_file(folder: Path, name: str, made_of: Artefact) -> Artefact | None:
    """A file of the set in ``folder``, if it was made of and with what the manifest ``made_of`` says, and is unchanged.

    None where it is not, or is not on record.
    """
    there, wanted = _read(manifest_in(folder)), json.loads(made_of.content)
    entry = next((file for file in there["files"] if file["name"] == name), None)
    if entry is None or entry.get("earlier") or any(there[key] != wanted[key] for key in ORIGIN):
        return None
    content = (folder / name).read_bytes() if is_file(folder / name) else b""
    if hashlib.sha256(content).hexdigest() != entry["sha256"] or not isinstance(entry.get("pages"), int):
        return None
    return Artefact(name, content, entry["pages"])


def stale_files(folder: Path) -> tuple[StaleFile, ...]:
    """The files of a set in ``folder`` that were not made of the same as the last, by their names.

    Forms of the briefing that no manifest lists are among them: of what they were made is not on record.
    """
    content = _read(manifest_in(folder))
    found = [_stale(file["name"], file["earlier"]) for file in content["files"] if file.get("stale")]
    known = {file["name"] for file in content["files"]}
    slug = content.get("briefing")
    forms = (f"{slug}.html", f"{slug}.eml", *(f"{slug}-{name}.pdf" for name in EDITION_NAMES))
    found += [StaleFile(name, Origin.UNKNOWN) for name in forms if name not in known and is_file(folder / name)]
    return tuple(sorted(found, key=lambda file: file.name))


def _stale(name: str, earlier: Mapping[str, Any]) -> StaleFile:
    # The record is one of the sources: another title, version or date is another source too.
    origin = Origin.OTHER_TEXT if "sources" in earlier else Origin.OTHER_PROGRAM
    return StaleFile(name, origin, str(earlier.get("version", "")), str(earlier.get("published", "")))


def listed(content: bytes) -> frozenset[str]:
    """The names of the files that a manifest lists; none where it is no manifest."""
    return frozenset(file["name"] for file in _read(content)["files"])


def manifest_in(folder: Path) -> bytes:
    """The bytes of the manifest in ``folder``; empty where there is none."""
    path = folder / MANIFEST
    return path.read_bytes() if is_file(path) else b""


def _read(content: bytes) -> dict[str, Any]:
    """A manifest as it was written; one without files where somebody, or a disk, has spoilt it."""
    nothing: dict[str, Any] = {"files": []}
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        return nothing
    if not isinstance(read, dict) or not {"files", *ORIGIN} <= read.keys() or not isinstance(read["files"], list):
        return nothing
    return read if all(map(_is_entry, read["files"])) else nothing


def _is_entry(file: Any) -> bool:
    return (
        isinstance(file, dict)
        and isinstance(file.get("name"), str)
        and NAME.fullmatch(file["name"]) is not None
        and file["name"] != MANIFEST
        and isinstance(file.get("sha256"), str)
        and isinstance(file.get("earlier", {}), dict)
    )


def _is_unchanged(path: Path, sha256: str) -> bool:
    return is_file(path) and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _written(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
