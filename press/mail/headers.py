"""Header fields become lines of bytes, folded here: the standard library folds some in a way that changes them.

A long quoted name loses its quotation marks there, and its comma then makes two recipients (CPython gh-80222).
"""

import base64
import re
from urllib.parse import quote

LONGEST_LINE = 78  # RFC 5322, 2.1.1
LONGEST_WORD = 75  # RFC 2047, 2

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_PLAIN_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._()-]{0,50}")
_ATTRIBUTE = "!#$&+-.^_`|~"  # what RFC 2231 leaves as it is, besides letters and digits


def text(name: str, value: str) -> bytes:
    """A field of words, such as the subject; ``value`` must be fit (``press.mail.fitness``)."""
    words = [value] if _is_plain(value) else _encoded(value, len(name) + 2)
    return _folded(name, value.split(" ") if _is_plain(value) else words)


def mailbox(name: str, person: str, address: str) -> bytes:
    """A field with one address; ``person`` may be empty."""
    if not person:
        return _folded(name, [address])
    if _ATOMS.fullmatch(person) and _is_plain(person):
        words = person.split(" ")
    elif person.isascii() and len(person) <= 50:
        words = ['"' + re.sub(r'(["\\])', r"\\\1", person) + '"']
    else:
        words = _encoded(person, len(name) + 2)
    return _folded(name, [*words, f"<{address}>"])


def structured(name: str, *parts: str) -> bytes:
    """A field of ASCII parts that are never broken up, such as a date or a media type with its parameters."""
    return _folded(name, list(parts))


def file_name(name: str) -> list[str]:
    """The parameter ``filename`` in parts; any script, in pieces where it is long (RFC 2231, 3 and 4)."""
    if _PLAIN_FILE_NAME.fullmatch(name):
        return [f'filename="{name}"']
    pieces, piece = [], "UTF-8''"
    for character in name:
        coded = quote(character, safe=_ATTRIBUTE)
        if len(piece) + len(coded) > 58:
            pieces.append(piece)
            piece = ""
        piece += coded
    pieces.append(piece)
    if len(pieces) == 1:
        return [f"filename*={pieces[0]}"]
    last = len(pieces) - 1
    return [f"filename*{n}*={each}{';' if n < last else ''}" for n, each in enumerate(pieces)]


def _is_plain(value: str) -> bool:
    """Whether a text can stand as it is: printable ASCII whose words and spaces survive folding."""
    words = value.split(" ")
    return value.isascii() and value.isprintable() and all(words) and max(map(len, words)) <= 60


def _encoded(value: str, column: int) -> list[str]:
    """Encoded words (RFC 2047) that hold ``value``; no character is cut in two."""
    words, chunk = [], b""
    for character in value:
        piece = character.encode()
        if _length(len(chunk) + len(piece)) > min(LONGEST_WORD, LONGEST_LINE - column):
            words.append(chunk)
            chunk, column = b"", 1
        chunk += piece
    return [f"=?utf-8?B?{base64.b64encode(word).decode()}?=" for word in (*words, chunk)]


def _length(count: int) -> int:
    return len("=?utf-8?B??=") + (count + 2) // 3 * 4


def _folded(name: str, words: list[str]) -> bytes:
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > LONGEST_LINE and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {word}"
    return "".join(f"{each}\r\n" for each in (*lines, line)).encode("ascii")
