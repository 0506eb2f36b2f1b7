"""HTML is read with its regular expressions kept.

tinyhtml5 2.1 makes one anew for each run of characters that it reads: it keeps them under keys that nobody asks for.
"""

from press.paginate.engine.mend import mend

_LOST = "characters = characters_until_regex[(characters, opposite)] = regex"
_KEPT = "characters_until_regex[(characters, opposite)] = characters = regex"


def keep_expressions() -> None:
    """Keep them. Raises RuntimeError where the source is another, as ``mend`` does."""
    from tinyhtml5.inputstream import HTMLUnicodeInputStream

    mend(HTMLUnicodeInputStream, "chars_until", _LOST, _KEPT, "reading of HTML", "parsing.py")
