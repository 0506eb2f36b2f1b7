"""By what a PDF is known: as a document, whatever its version, and as this very file (ISO 16684-1, 8.4 and 8.7.2)."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from press.model.output import Galley, XmpProperty

# A schema that PDF/A-3 knows, so that it wants no description (ISO 19005-3, 6.6.2.3.1).
_XMP_MM = ("http://ns.adobe.com/xap/1.0/mm/", "xmpMM", "")
_WHERE = re.compile(r' data-source="[^"]*"')  # for messages; not in the file, and another one in every folder


def identity(galley: Galley) -> tuple[XmpProperty, ...]:
    """``xmpMM:DocumentID`` and ``xmpMM:InstanceID``; nothing where the document has no name.

    A file cannot hold a digest of itself. Its instance is named by all that it is made of, versions included: the same
    makes the same file, to the byte.
    """
    document = galley.metadata.document
    if not document:
        return ()
    total = hashlib.sha256()
    for part in _parts(replace(galley, html=_WHERE.sub("", galley.html))):
        total.update(part)
    instance = f"uuid:{uuid5(UUID(document), total.hexdigest())}"
    names = (("DocumentID", document), ("InstanceID", instance))
    return tuple(XmpProperty(*_XMP_MM, name, "URI", "internal", "", value) for name, value in names)


def _parts(value: Any) -> Iterator[bytes]:
    """All that a value holds, each part with its length, so that no two values have the same parts."""
    if is_dataclass(value):
        for each in fields(value):
            yield from _parts(getattr(value, each.name))
    elif isinstance(value, tuple):
        yield b"%d of\n" % len(value)
        for item in value:
            yield from _parts(item)
    else:
        said = value if isinstance(value, bytes) else str(value).encode()
        yield b"%d bytes\n" % len(said)
        yield said
