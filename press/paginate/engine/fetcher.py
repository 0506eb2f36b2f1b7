"""Every file that WeasyPrint may see, under a virtual address; there is no other, and no network.

A real folder in an address would also end up in the names of the PDF's objects, and two builds in two folders would
differ.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

# A host that cannot exist (RFC 6761, 6.4): relative addresses in CSS are resolved against it, and nothing is ever
# asked of it.
BASE = "https://press.invalid/"

_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".ttf": "font/ttf"}


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Serves the styles folder as ``styles/…`` below ``BASE``, and the given assets by their names.

    ``refused`` lists the addresses that were asked for and are not served: WeasyPrint only logs some of these refusals.
    """

    def __init__(self, styles: Path, assets: Mapping[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=("https",))
        self._styles = styles.resolve()
        self._assets = assets
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Raises ValueError for any address but those served."""
        found = self._find(url)
        if found is None:
            self.refused.append(url)
            raise ValueError(f"no such file: {url.removeprefix(BASE)}")
        media_type, content = found
        return URLFetcherResponse(url, content, {"Content-Type": media_type})

    def _find(self, url: str) -> tuple[str, bytes] | None:
        if not url.startswith(BASE):
            return None
        name = unquote(url.removeprefix(BASE))
        if name in self._assets:
            return self._assets[name]
        path = (self._styles.parent / name).resolve()
        if path.is_relative_to(self._styles) and path.suffix in _TYPES and path.is_file():
            return _TYPES[path.suffix], path.read_bytes()
        return None
