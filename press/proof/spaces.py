"""Words are read aloud as they were written: apart where a space stands between them, and whole where none does.

A page shows the difference by distance alone. A reader of the file has the spaces in it, and guesses where they are not
(ISO 32000-1, 14.8.2.5).
"""

from itertools import accumulate

from press.model.report import Report
from press.proof.found import Found
from press.proof.letters import letters, quoted, spaces_of, words_at


def check_spaces(edition: str, found: Found, report: Report) -> None:
    """Report each text that lacks a space between two words, or has one within a word."""
    for block, starts in found.texts.items():
        stream = found.spans[block].stream
        for parts, start in zip(block.written, starts, strict=True):
            written = "".join(parts)
            length = len(letters(written))
            if stream.text[start : start + length] != letters(written):
                continue  # hyphens at the ends of lines: positions are not those of the letters
            wanted = {at for at in spaces_of(written) if 0 < at < length}
            # Between two elements a space does no harm: they are apart as they are.
            between = set(accumulate(len(letters(part)) for part in parts))
            there = {at - start for at in stream.spaces(start, start + length)}
            wrong = sorted((wanted - there) | (there - wanted - between))
            if wrong:
                words = quoted(words_at(written, wrong[0] - 1, wrong[0] + 1))
                what = "joins the words" if wrong[0] in wanted else "parts the word"
                message = f"'{edition}' {what} {words} for those who have it read aloud"
                report.error(block.place, message, "report this: the text is right")
