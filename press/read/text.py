"""Bytes become text that the later stages can rely on: UTF-8, line feeds, no character that means something else."""

import unicodedata

from press.model.report import Place, Report

LARGEST_TEXT_BYTES = 2 * 1024 * 1024

# Characters that turn the direction of text round it, and so can show words in another order than they are read.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def decode(content: bytes, place: Place, report: Report) -> str:
    """Decode a file; what cannot be kept is reported, and left out so that reading can go on."""
    if len(content) > LARGEST_TEXT_BYTES:
        report.error(place, f"the file is larger than {LARGEST_TEXT_BYTES // 1024} KiB", "split it")
        return ""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        report.error(Place(place.path, line), "this is not UTF-8 text", "save the file with the encoding UTF-8")
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (
        "".join(character for character in text if character == "\n" or _is_plain(character))
        if _complain(text, place, report)
        else text
    )


def _complain(text: str, place: Place, report: Report) -> bool:
    found = False
    for number, line in enumerate(text.split("\n"), 1):
        for character in sorted(set(line)):
            if not _is_plain(character):
                found = True
                report.error(Place(place.path, number), _complaint(character), "delete the character, or type it anew")
    return found


def _is_plain(character: str) -> bool:
    # Cc control, Co private use (line marks are made of these), Cs surrogate, Cn unassigned.
    return character == "\t" or (
        unicodedata.category(character) not in ("Cc", "Co", "Cs", "Cn", "Zl", "Zp") and character not in _BIDI_CONTROLS
    )


def _complaint(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if character in _BIDI_CONTROLS:
        return f"the invisible character {code} changes the order in which text is shown"
    return f"the character {code} cannot be printed"
