"""The very bytes of messages that are to be sent, a file each, named for what it holds."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spool:
    """A folder of messages; the journal names each of them before it is written here."""

    folder: Path

    def name_of(self, content: bytes) -> str:
        return f"{hashlib.sha256(content).hexdigest()}.eml"

    def names(self) -> frozenset[str]:
        return frozenset(path.name for path in self.folder.glob("*.eml"))

    def keep(self, content: bytes) -> None:
        path = self.folder / self.name_of(content)
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    def read(self, name: str) -> bytes | None:
        """The bytes that were kept under ``name``; None where the file holds others."""
        content = (self.folder / name).read_bytes()
        return content if self.name_of(content) == name else None

    def drop(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)
