"""The codes of a font become characters: by its own table, or by its encoding (ISO 32000-1, 9.10.2)."""

import re
from collections.abc import Callable, Iterator

import pikepdf
from fontTools.agl import toUnicode
from pikepdf import Dictionary, Name, Stream

from press.listen.values import UNKNOWN, clean, listed

Decode = Callable[[bytes], str]

MOST_MAPPED = 70_000  # codes of two bytes, and some to spare
_BLOCK = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


def decoder(font: object) -> Decode | None:
    """What makes text of the codes of a font; None where the file does not say what they mean."""
    if not isinstance(font, Dictionary):
        return None
    is_composite = font.get("/Subtype") == Name.Type0
    table = font.get("/ToUnicode")
    if isinstance(table, Stream):
        width, mapped = _mapped(table.read_bytes(), 2 if is_composite else 1)
        if mapped:
            return _by_table(width, mapped)
    return None if is_composite else _by_encoding(font.get("/Encoding"))


def _by_table(width: int, mapped: dict[int, str]) -> Decode:
    def decode(codes: bytes) -> str:
        if width == 1:
            return "".join(mapped.get(code, UNKNOWN) for code in codes)
        pairs = (codes[at] << 8 | codes[at + 1] for at in range(0, len(codes) - 1, 2))
        return "".join(mapped.get(code, UNKNOWN) for code in pairs)

    return decode


def _mapped(table: bytes, width: int) -> tuple[int, dict[int, str]]:
    """The length of codes, and the text of each (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for block in _BLOCK.finditer(table):
        tokens = list(_tokens(block[2]))
        if block[1] == b"codespacerange":
            first = tokens[0] if tokens else b""
            width = len(first) if isinstance(first, bytes) and len(first) in (1, 2) else width
        elif block[1] == b"bfchar":
            for code, text in zip(tokens[::2], tokens[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes):
                    found[int.from_bytes(code, "big")] = _text(text)
        else:
            _add_ranges(tokens, found)
        if len(found) > MOST_MAPPED:
            break
    return width, found


def _tokens(block: bytes) -> Iterator[bytes | list[bytes]]:
    """Strings, and lists of strings."""
    inner: list[bytes] | None = None
    for token in _TOKEN.finditer(block):
        if token[2]:
            inner = []
        elif token[3]:
            if inner is not None:
                yield inner
            inner = None
        else:
            digits = re.sub(rb"\s", b"", token[1])
            value = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
            if inner is None:
                yield value
            else:
                inner.append(value)


def _add_ranges(tokens: list[bytes | list[bytes]], found: dict[int, str]) -> None:
    for low, high, texts in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=False):
        if not (isinstance(low, bytes) and isinstance(high, bytes)):
            continue
        first, last = int.from_bytes(low, "big"), int.from_bytes(high, "big")
        for step in range(min(last - first + 1, MOST_MAPPED - len(found))):
            if isinstance(texts, list):
                if step >= len(texts):
                    break
                found[first + step] = _text(texts[step])
            elif texts:
                tail = (int.from_bytes(texts[-2:], "big") + step) & 0xFFFF
                found[first + step] = _text(texts[:-2] + tail.to_bytes(2, "big"))


def _text(encoded: bytes) -> str:
    return clean(encoded.decode("utf-16-be", "replace"))


def _by_encoding(encoding: object) -> Decode | None:
    """By one of the encodings with a name, and what differs from it; None where glyphs have numbers only."""
    base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
    if not isinstance(encoding, Dictionary | Name):
        return None
    codec = _CODECS.get(str(base), "latin-1")
    chars = [clean(bytes([code]).decode(codec, "replace")) for code in range(256)]
    if isinstance(encoding, Dictionary):
        code = 0
        for each in listed(encoding.get("/Differences")):
            if isinstance(each, Name):
                if 0 <= code < 256:
                    chars[code] = clean(toUnicode(str(each)[1:])) or UNKNOWN
                code += 1
            elif isinstance(each, int) or (isinstance(each, pikepdf.Object) and str(each).isdigit()):
                code = int(each)
    return lambda codes: "".join(chars[code] for code in codes)
