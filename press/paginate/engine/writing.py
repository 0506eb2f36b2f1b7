"""Writes each object of a PDF once.

To make an identifier, pydyf 0.13 writes all objects, and compresses all pages, a second time; and whoever asks for the
number of one page gets it from a list of all, made for the purpose, which a long document asks for a million times.
"""

import zlib
from collections.abc import Callable
from typing import Any

from press.paginate.engine.mend import mend, replace
from press.paginate.engine.release import let_go_of_page
from press.paginate.engine.tagging.painting import give_to_tree

_LEVEL = "zlib.compressobj(level=9)"
_LEVEL_FAST = 6
# Half the time, for two hundredths of the size; but attachments take little time, and are most of a handout.
_LEVEL_OF_KIND = f"9 if self.extra.get('Type') == '/EmbeddedFile' else {_LEVEL_FAST}"
_FAST = f"zlib.compressobj(level={_LEVEL_OF_KIND})"
_TWICE = "data = b''.join(obj.data for obj in self.objects if obj.free != 'f')"
_ONCE = "data = output.getvalue()"  # all that was written so far: what comes after only says where it stands

# Of the sources of what is replaced, in WeasyPrint 70.0 and pydyf 0.13.
_OBJECT_SHA256 = "fd7ede4458c465a2387fc65f4916c664e2b055e1f6b0f6def78d8c2fc0d8c75b"
_PAINT_SHA256 = "b2f0dcbda755b5d5bd3969e12620c743cdd57fd6d4855685793e128175714410"
_REFERENCES_SHA256 = "060bf90aad55931bc24c3575a52af9478a89916aa307e5323142663841cb7798"


def write_once() -> None:
    """Write once, and compress faster. Raises RuntimeError where the source is another, as ``mend`` does."""
    import pydyf
    from weasyprint.document import Page

    what, here = "writing of PDF files", "writing.py"
    mend(pydyf.Stream, "data", _LEVEL, _FAST, what, here)
    replace(pydyf.Object, "__init__", _of_the_class, _OBJECT_SHA256, what, here)
    replace(Page, "paint", _put_away, _PAINT_SHA256, what, here)
    mend(pydyf.PDF, "write", _TWICE, _ONCE, what, here)
    replace(pydyf.PDF, "page_references", _listed_once, _REFERENCES_SHA256, what, here)


def _of_the_class(original: Callable[[Any], None]) -> Callable[[Any], None]:
    """An object is made without a number or place of its own: a long document has a hundred thousand objects."""
    import pydyf

    blank: Any = pydyf.Object.__new__(pydyf.Object)
    original(blank)
    for name, value in vars(blank).items():
        setattr(pydyf.Object, name, value)
    return lambda self: None


def _put_away(original: Callable[..., None]) -> Callable[..., None]:
    import pydyf

    def paint(self: Any, stream: Any, scale: float = 1) -> None:
        """Paint a page, and put away what it says as it will be written, which takes a hundredth of the room."""
        original(self, stream, scale)
        said = b"\n".join(map(pydyf._to_bytes, stream.stream))
        if stream.compress:
            press = zlib.compressobj(level=_LEVEL_FAST)
            said = press.compress(said) + press.flush()
            stream.extra["Filter"] = "/FlateDecode"
            stream.compress = False
        stream.stream = [said]
        if stream._tags is not None:
            give_to_tree(self, stream)
        let_go_of_page(self)

    return paint


def _listed_once(original: Callable[[Any], tuple[bytes, ...]]) -> Callable[[Any], tuple[bytes, ...]]:
    def page_references(self: Any) -> tuple[bytes, ...]:
        kids = len(self.pages["Kids"])
        known: tuple[int, tuple[bytes, ...]] = self.__dict__.get("listed", (0, ()))
        if known[0] != kids:
            known = self.listed = kids, original(self)
        return known[1]

    return page_references
