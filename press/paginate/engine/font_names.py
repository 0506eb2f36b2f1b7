"""Fonts are called by their names alone.

WeasyPrint 70.0 takes the name of a font from Pango's description of it. Pango puts a comma behind a family whose last
word could be a size or a weight, where no style follows: "Source Sans 3,". A name in a PDF may hold letters, digits and
hyphens of any font, but no comma, which parts family from style, and no delimiter (ISO 32000-1, 7.3.5 and 9.6.4).
"""

from press.paginate.engine.mend import mend

_AS_DESCRIBED = "name = re.split(b' [#@]', description_string)[0]\n"
_PLAIN = "name = re.sub(rb'[^\\w .+-]', b'', re.split(b' [#@]', description_string)[0])\n"


def call_fonts_by_their_names() -> None:
    """Call them so. Raises RuntimeError where the source is another, as ``mend`` does."""
    from weasyprint.pdf.fonts import Font

    mend(Font, "__init__", _AS_DESCRIBED, _PLAIN, "naming of fonts", "font_names.py")
