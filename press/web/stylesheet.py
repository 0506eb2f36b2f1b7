"""A stylesheet and all that it imports become one text."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

_IMPORT = re.compile(r'@import url\("([^"]+)"\)\s*(?:layer\((\w+)\))?\s*;')
_URL = re.compile(r'url\("(?!data:|#)([^"]+)"\)')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


def read_stylesheet(styles: Path, name: str, added: Mapping[str, str] | None = None) -> str:
    """The text of ``name`` below ``styles``, its imports in their places, without comments.

    ``added`` is what is read at the end of files, by their names.

    Addresses in it are relative to ``styles``. Raises OSError where a file is missing.
    """
    folder = PurePosixPath(name).parent
    css = _COMMENT.sub("", (styles / name).read_text(encoding="utf-8")) + (added or {}).get(name, "")

    def imported(found: re.Match[str]) -> str:
        inner = read_stylesheet(styles, (folder / found[1]).as_posix(), added)
        return f"@layer {found[2]}{{{inner}}}" if found[2] else inner

    # Imports keep their own addresses; only those of this very file are rewritten.
    parts = _IMPORT.split(css)
    own = [_URL.sub(lambda url: f'url("{(folder / url[1]).as_posix()}")', text) for text in parts[::3]]
    imports = [imported(found) for found in _IMPORT.finditer(css)]
    whole = own[0] + "".join(text for pair in zip(imports, own[1:], strict=True) for text in pair)
    return _SPACE.sub(" ", whole).strip()
