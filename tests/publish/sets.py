"""Sets of files as a build makes them, in two sizes, and what may be seen of them in a folder."""

import hashlib
import json
from functools import cache
from pathlib import Path

from press.model.output import Artefact
from press.publish import MANIFEST

EDITIONS = ("a4", "letter", "a5", "a5-sheets", "handout", "large-print", "ink-saver", "print-shop", "how-to-print")
SMALL = ("water-a4.pdf", "water-letter.pdf", "water.html")
LARGE = (*(f"water-{name}.pdf" for name in EDITIONS), "water.html", "water.eml")


@cache
def a_set(version: str, names: tuple[str, ...] = SMALL, size: int = 2_000) -> tuple[Artefact, ...]:
    """The files named, each of which says of itself what it is, and the manifest of them."""
    files = [Artefact(name, f"{name} {version} ".encode() * (size // 20), 4) for name in names]
    content = {
        "briefing": "water",
        "title": "Water",
        "version": version,
        "published": "2026-11-22",
        "files": [
            {"name": f.name, "bytes": len(f.content), "pages": 4, "sha256": hashlib.sha256(f.content).hexdigest()}
            for f in files
        ],
        "sources": [{"name": "briefing.yaml", "sha256": hashlib.sha256(version.encode()).hexdigest()}],
        "made_with": {"weasyprint": "70.0"},
    }
    return (*files, Artefact(MANIFEST, json.dumps(content).encode(), 0))


def versions(folder: Path) -> dict[str, str]:
    """The version of each file that the manifest in ``folder`` lists; fails where it does not tell the truth."""
    content = json.loads((folder / MANIFEST).read_bytes())
    found = {}
    for file in content["files"]:
        read = (folder / file["name"]).read_bytes()
        assert hashlib.sha256(read).hexdigest() == file["sha256"], file["name"]
        name, version = read.decode().split(" ")[:2]
        assert name == file["name"]
        assert version == file.get("earlier", content)["version"]
        found[name] = version
    return found


def all_of(version: str, names: tuple[str, ...] = SMALL) -> dict[str, str]:
    return dict.fromkeys(names, version)
