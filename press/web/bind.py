"""The page's HTML, its styles, fonts and pictures become one file."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import tinyhtml5

from press.model.briefing import Picture
from press.model.house import Family, House, faces_sheet, fonts_of, root_sheet
from press.web.cited import link_sources
from press.web.contents import list_contents
from press.web.data_uri import data_uri
from press.web.drawings import put_drawings_in
from press.web.fonts import embed_fonts
from press.web.marks import lead_to_facts
from press.web.notes import open_notes_beside_their_calls
from press.web.permalinks import show_addresses
from press.web.shape import shape_for_screens
from press.web.stylesheet import read_stylesheet

_INDENT = re.compile(r"\n[ \t\n]+")
_RUNNING_TITLE = '"running title"'  # as the stylesheet for print has it
_AS_TYPED = ("script", "style", "pre")


def bind(
    html: str, pictures: Sequence[Picture], drawings: Sequence[Picture], styles: Path, house: House | None = None
) -> bytes:
    """Bind a page into one file; ``drawings`` are the house's own, ``styles`` is the folder of its stylesheet,
    which wears a ``house``.

    Raises OSError where a stylesheet or a font is missing, which is a fault of the theme.
    """
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    open_notes_beside_their_calls(root)
    shape_for_screens(root)
    list_contents(root)
    link_sources(root)
    lead_to_facts(root)
    show_addresses(root)
    _close_up(root)
    _embed_pictures(root, {f"pictures/{picture.name}": picture for picture in pictures})
    put_drawings_in(root, drawings)
    _embed_styles(root, styles, house)
    return f"<!doctype html>\n{tostring(root, encoding='unicode', method='html')}\n".encode()


def _close_up(root: Element) -> None:
    """Leave out the indents of templates, which a browser shows no more than one space of."""
    for element in root.iter():
        element.text = (
            _INDENT.sub("\n", element.text) if element.text and element.tag not in _AS_TYPED else element.text
        )
        element.tail = _INDENT.sub("\n", element.tail) if element.tail else element.tail


def _embed_pictures(root: Element, pictures: dict[str, Picture]) -> None:
    # As addresses, not as markup: in an ``img`` no script of an author's SVG can run.
    for image in root.iter("img"):
        picture = pictures.get(image.get("src", ""))
        if picture:
            image.set("src", data_uri(picture.media_type, picture.content))


def _embed_styles(root: Element, styles: Path, house: House | None) -> None:
    text = "".join(root.itertext())
    title = next(("".join(heading.itertext()) for heading in root.iter("h1")), "")
    added = _worn(house, styles) if house else None
    for link in root.iter("link"):
        if link.get("rel") == "stylesheet":
            read = read_stylesheet(styles, link.attrib["href"], added).replace(_RUNNING_TITLE, _quoted(title))
            css = embed_fonts(read, styles, text, dict(fonts_of(house)))
            link.attrib.clear()
            link.tag, link.text = "style", f"\n{css}\n"


def _quoted(words: str) -> str:
    """A string as CSS has it: what could end it, or the style element around it, by its number."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in words.strip()) + '"'


def _worn(house: House, styles: Path) -> dict[str, str]:
    """What a house adds to the stylesheets: before those of dark mode, which take over some of its tokens."""
    fonts = (styles / "web/fonts-next.css").read_text(encoding="utf-8") if Family.NEXT in house.families else ""
    return {
        "tokens.css": root_sheet(house.dress.colours),
        "web/fonts.css": fonts + faces_sheet(house.own_families),
        "web/tokens.css": root_sheet(house.dress.families_of_screens),
    }
