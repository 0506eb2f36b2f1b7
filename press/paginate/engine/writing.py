"""Writes each object of a PDF once.

To make an identifier, pydyf 0.13 writes all objects, and compresses all pages, a second time; and whoever asks for the
number of one page gets it from a list of all, made for the purpose, which a long document asks for a million times.
"""

from collections.abc import Callable
from typing import Any

from press.paginate.engine.mend import mend, replace

_LEVEL = "zlib.compressobj(level=9)"
_FAST = "zlib.compressobj(level=6)"  # half the time, for two hundredths of the size
_TWICE = "data = b''.join(obj.data for obj in self.objects if obj.free != 'f')"
_ONCE = "data = output.getvalue()"  # all that was written so far: what comes after only says where it stands

# Of the source of what is replaced, in pydyf 0.13.
_REFERENCES_SHA256 = "060bf90aad55931bc24c3575a52af9478a89916aa307e5323142663841cb7798"


def write_once() -> None:
    """Write once, and compress faster. Raises RuntimeError where the source is another, as ``mend`` does."""
    import pydyf

    what, here = "writing of PDF files", "writing.py"
    mend(pydyf.Stream, "data", _LEVEL, _FAST, what, here)
    mend(pydyf.PDF, "write", _TWICE, _ONCE, what, here)
    replace(pydyf.PDF, "page_references", _listed_once, _REFERENCES_SHA256, what, here)


def _listed_once(original: Callable[[Any], tuple[bytes, ...]]) -> Callable[[Any], tuple[bytes, ...]]:
    def page_references(self: Any) -> tuple[bytes, ...]:
        kids = len(self.pages["Kids"])
        known: tuple[int, tuple[bytes, ...]] = self.__dict__.get("listed", (0, ()))
        if known[0] != kids:
            known = self.listed = kids, original(self)
        return known[1]

    return page_references
