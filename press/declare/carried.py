"""A briefing's files become attachments of its PDF, with a list of what they are and how the PDF was made of them."""

import hashlib
import json
import re
from collections.abc import Mapping

from press.model.briefing import Briefing, SourceFile
from press.model.carried import (
    LARGEST_FILE_BYTES,
    LARGEST_SOURCE_BYTES,
    MANIFEST,
    MOST_FILES,
    SCHEMA,
    Recipe,
    clash,
    unfit_name,
)
from press.model.output import Attachment
from press.model.report import Report

# RFC 7763 for Markdown, RFC 9512 for YAML, RFC 7111 for CSV, RFC 8081 for fonts; pictures are told by their bytes.
_MEDIA_TYPES = {
    "csv": "text/csv",
    "md": "text/markdown",
    "otf": "font/otf",
    "ttf": "font/ttf",
    "txt": "text/plain",
    "woff2": "font/woff2",
    "yaml": "application/yaml",
}
_SWITCH = "write 'carries_source: false' in briefing.yaml"


def source_attachments(briefing: Briefing, recipe: Recipe) -> tuple[Attachment, ...]:
    """Each file of the briefing's folder, and ``source.json``, which lists them; in the order of their names."""
    pictures = {picture.name: picture.media_type for picture in briefing.pictures}
    files = {attached: file for attached, file in zip(_attached_names(briefing.files), briefing.files, strict=True)}
    carried = [
        Attachment(name, f"Source: {file.name}", _media_type(file.name, pictures), "Source", file.content)
        for name, file in files.items()
    ]
    manifest = Attachment(
        name=MANIFEST,
        description="What this file was made of, and with which versions of what",
        media_type="application/json",
        relationship="Supplement",
        content=_manifest(briefing, recipe, files, pictures),
    )
    return (*carried, manifest)


def check_carriable(briefing: Briefing, report: Report) -> None:
    """Report files that could be attached, but not taken out again on every machine."""
    for file in briefing.files:
        place = briefing.place_of(file.name)
        if why := unfit_name(file.name):
            report.error(place, f"the PDF cannot carry this file: its name {why}", f"rename it, or {_SWITCH}")
        if len(file.content) > LARGEST_FILE_BYTES:
            allowed = LARGEST_FILE_BYTES // 1024**2
            report.error(place, f"the PDF cannot carry this file: it is larger than {allowed} MiB", _SWITCH)
    if twins := clash(file.name for file in briefing.files):
        one, other = twins
        message = f"the PDF cannot carry both '{one}' and '{other}': some machines take them for one file"
        report.error(briefing.place, message, f"rename one of them, or {_SWITCH}")
    if len(briefing.files) > MOST_FILES:
        report.error(briefing.place, f"the PDF can carry {MOST_FILES} files, and the folder has more", _SWITCH)
    if sum(len(file.content) for file in briefing.files) > LARGEST_SOURCE_BYTES:
        allowed = LARGEST_SOURCE_BYTES // 1024**2
        report.error(briefing.place, f"the PDF can carry {allowed} MiB of source, and the folder has more", _SWITCH)


def _attached_names(files: tuple[SourceFile, ...]) -> list[str]:
    """A name for each, in plain letters and without folders: readers of PDF save attachments into one folder."""
    taken: set[str] = {MANIFEST}
    names = []
    for file in files:
        path, _, ending = file.name.rpartition(".")
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", path).strip(".-") or "file"
        number, name = 1, f"{stem}.{ending}"
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}.{ending}"
        taken.add(name.lower())
        names.append(name)
    return names


def _media_type(name: str, pictures: Mapping[str, str]) -> str:
    return pictures.get(name) or _MEDIA_TYPES[name.rpartition(".")[2].lower()]


def _manifest(
    briefing: Briefing, recipe: Recipe, files: Mapping[str, SourceFile], pictures: Mapping[str, str]
) -> bytes:
    """Valid against schemas/source.schema.json."""
    tree = {
        "schema": SCHEMA,
        "briefing": briefing.slug,
        "edition": recipe.edition,
        "form": recipe.form,
        "house": recipe.house,
        "parts": dict(recipe.parts),
        "levers": list(recipe.levers),
        "dated": recipe.dated,
        "made_with": dict(recipe.versions),
        "files": [
            {
                "path": file.name,
                "attachment": attached,
                "media_type": _media_type(file.name, pictures),
                "bytes": len(file.content),
                "sha256": hashlib.sha256(file.content).hexdigest(),
            }
            for attached, file in files.items()
        ],
    }
    return (json.dumps(tree, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
