"""What may stand in a header: text that no reader of mail can take for anything else."""

import unicodedata

# Marks that turn the direction of text around and can make a name look like another (UAX 9).
_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def unfit(text: str) -> str:
    """Why ``text`` cannot stand in a header; empty where it can.

    >>> unfit("A subject"), unfit("A subject\\nBcc: x@example.org")
    ('', 'holds a line break or another control character')
    """
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in text):
        return "holds a line break or another control character"
    if not _DIRECTION.isdisjoint(text):
        return "holds a mark that turns the direction of text around"
    if "=?" in text:
        # The standard library of several Python releases decodes such text again, line breaks and all (CVE-2024-6923).
        return "holds '=?', which mail programs read as code"
    return ""
