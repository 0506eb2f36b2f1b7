"""Artefacts become files: everything at once, each replaced in one step, the manifest last."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from press.model.briefing import Briefing
from press.model.output import Artefact

MANIFEST = "manifest.json"


def manifest(briefing: Briefing, artefacts: Iterable[Artefact], versions: Mapping[str, str]) -> Artefact:
    """What was made, of what, and with which versions; ``versions`` is by name of program or library."""
    content = {
        "briefing": briefing.slug,
        "title": briefing.title,
        "version": briefing.version,
        "published": briefing.published.isoformat(),
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
    return Artefact(MANIFEST, (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode(), 0)


def publish(artefacts: Iterable[Artefact], folder: Path) -> None:
    """Write the artefacts into ``folder``, in their order.

    Raises OSError where the machine does not let us; every file is then whole, the new one or the one before it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for artefact in artefacts:
        path = folder / artefact.name
        path.parent.mkdir(exist_ok=True)
        _replace(path, artefact.content)


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only their owner can read; a printed page is for others.
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
