"""Bytes become text that the later stages can rely on: UTF-8, line feeds, no character that means something else."""

from press.model.characters import ACCENTS, MOST_ACCENTS, complaint, is_plain
from press.model.report import Place, Report

LARGEST_TEXT_BYTES = 2 * 1024 * 1024


def decode(content: bytes, place: Place, report: Report, hint: str = "save the file with the encoding UTF-8") -> str:
    """Decode a file; what cannot be kept is reported, and left out so that reading can go on."""
    if len(content) > LARGEST_TEXT_BYTES:
        report.error(place, f"the file is larger than {LARGEST_TEXT_BYTES // 1024} KiB", "split it")
        return ""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        report.error(Place(place.path, line), "this is not UTF-8 text", hint)
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (
        "".join(character for character in text if character == "\n" or is_plain(character))
        if _complain(text, place, report)
        else text
    )


def _complain(text: str, place: Place, report: Report) -> bool:
    found = False
    for number, line in enumerate(text.split("\n"), 1):
        if ACCENTS.search(line):
            report.error(
                Place(place.path, number),
                f"more than {MOST_ACCENTS} accents stand on one letter",
                "delete some of them",
            )
        for character in sorted(set(line)):
            if not is_plain(character):
                found = True
                report.error(Place(place.path, number), complaint(character), "delete the character, or type it anew")
    return found
