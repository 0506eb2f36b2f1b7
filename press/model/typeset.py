"""Texts from the record as print has them: plain text, which Markdown has not gone through."""

import re


def typeset(text: str) -> str:
    """Quotation marks and dashes of a text from the record as print has them; Markdown has had its own pass.

    >>> typeset("NATO's \"role\" 1992--95")
    'NATO’s “role” 1992–95'
    """
    text = re.sub(r"(^|[\s(\[])\"", r"\1“", text).replace('"', "”")
    text = re.sub(r"(^|[\s(\[“])'", r"\1‘", text).replace("'", "’")
    return text.replace("--", "–")
