"""Pictures by strangers are looked at before anything draws them: raster by their heads, SVG whole."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from PIL import Image

from press.draw.pictures.lettering import OUTLINES, foreign_lettering
from press.model.briefing import Briefing, Picture
from press.model.report import Place, Report, shortened

MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_ELEMENTS = 20_000  # of an SVG picture, also when every `use` is replaced by what it shows
DEEPEST_ELEMENT = 64

_SVG = "http://www.w3.org/2000/svg"
# What loads, runs, links, moves or holds another language (SVG 2, 5.9, 7, 12.3, 15, 16).
_REFUSED = frozenset((
    "script", "foreignObject", "a", "image", "feImage", "iframe", "audio", "video", "animate", "animateMotion",
    "animateTransform", "set", "handler", "listener", "discard", "mpath", "tref", "altGlyph", "font-face-uri",
))  # fmt: skip
_WAYS_OUT = {
    "'foreignObject'": (
        "in draw.io, export with 'Text Settings: Convert Labels to SVG', or switch 'Formatted Text' off;"
        " or save it as PNG"
    ),
    "'image'": "save the whole picture as PNG, or as JPEG",
    "document type": "in Illustrator, export with 'Export As… SVG' and not with 'Save As…'; or save it as PNG",
}
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|\bimage-set\(|\bsrc\(|\\", re.IGNORECASE)


def check_pictures(briefing: Briefing, report: Report) -> None:
    """Report every picture of the folder that must not be drawn, whether the text uses it or not."""
    for picture in briefing.pictures:
        place = briefing.place_of(picture.name)
        if picture.media_type == "image/svg+xml":
            if found := svg_problem(picture.content):
                report.error(Place(place.path, found[0]), found[1], _hint(found[1]))
            elif lettered := foreign_lettering(picture.content):
                report.error(Place(place.path, lettered[0]), lettered[1], OUTLINES)
        elif problem := _raster_problem(picture):
            report.error(place, *problem)


def _hint(problem: str) -> str:
    """The setting of the program that writes such a picture; PNG is always a way out."""
    return next(
        (hint for mark, hint in _WAYS_OUT.items() if mark in problem), "export it as plain SVG, or save it as PNG"
    )


def _raster_problem(picture: Picture) -> tuple[str, str] | None:
    smaller = "make it smaller"
    try:
        with Image.open(io.BytesIO(picture.content), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                found = f"the picture has {image.width} × {image.height} pixels, and {MOST_PIXELS:,} can be printed"
                return found, smaller
            # A JPEG of two is a photograph with a small copy of itself.
            if picture.media_type != "image/jpeg" and getattr(image, "n_frames", 1) > 1:
                return "the picture moves, and paper does not", "save its first frame as PNG"
    except Image.DecompressionBombError:
        return f"the picture has more than the {MOST_PIXELS:,} pixels that can be printed", smaller
    except (OSError, SyntaxError, ValueError, EOFError):
        return None  # whoever prints it says so
    return None


def svg_problem(content: bytes) -> tuple[int, str] | None:
    """Line and problem of an SVG picture that must not be drawn; None where it may be."""
    reader = _Reader()
    try:
        content.decode()  # later stages read it so
        reader.read(content)
    except _Refused as error:
        return error.line, str(error)
    except expat.ExpatError as error:
        return error.lineno, f"this is no XML: {expat.ErrorString(error.code)}"
    except (LookupError, ValueError):
        return 1, "this is no XML in an encoding that is read"
    return reader.expansion_problem()


class _Refused(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass
class _Drawn:
    """An element: what it holds, and what its ``use`` shows, by id."""

    children: list["_Drawn"] = field(default_factory=list)
    shows: str = ""


class _Reader:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.parser.SkippedEntityHandler = lambda name, _: self._refuse(f"'&{name};', which nothing defines")
        self.parser.ProcessingInstructionHandler = lambda *_: self._refuse("an instruction to a program")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.open: list[tuple[str, _Drawn]] = []
        self.by_id: dict[str, _Drawn] = {}
        self.top = _Drawn()
        self.count = 0
        self.style = ""

    def read(self, content: bytes) -> None:
        self.parser.Parse(content, True)

    def _refuse(self, what: str) -> None:
        raise _Refused(self.parser.CurrentLineNumber, f"the picture holds {what}")

    def _document_type(self, _name: str, _file: str | None, _public: str | None, defines: bool) -> None:
        """Programs name the type of SVG 1.1 at its address, which nobody asks; definitions in the picture are another
        matter.
        """
        if defines:
            self._refuse("a document type with definitions, which can be anything")

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        self.count += 1
        if self.count > MOST_ELEMENTS:
            self._refuse(f"more than {MOST_ELEMENTS} elements")
        if len(self.open) >= DEEPEST_ELEMENT:
            self._refuse(f"elements that nest deeper than {DEEPEST_ELEMENT}")
        if not self.open and (namespace, name) != (_SVG, "svg"):
            self._refuse("no 'svg' element of the SVG namespace")
        if name in _REFUSED:
            self._refuse(f"the element '{name}'")
        drawn = _Drawn()
        for attribute, value in attributes.items():
            self._attribute(attribute.rpartition(" ")[2], value, drawn, name)
        (self.open[-1][1] if self.open else self.top).children.append(drawn)
        self.open.append((name, drawn))

    def _attribute(self, name: str, value: str, drawn: _Drawn, element: str) -> None:
        if name.startswith("on"):
            self._refuse(f"the script '{name}'")
        if name == "base" or (name in ("href", "src") and not value.strip().startswith("#")):
            self._refuse(f"a reference to '{shortened(value, 60)}', which lies outside")
        if name != "d" and _OUTSIDE.search(value):
            self._refuse(f"a style that reaches outside: '{shortened(value, 60)}'")
        if name == "id":
            self.by_id.setdefault(value, drawn)
        if name == "href" and element == "use":
            drawn.shows = value.strip()[1:]

    def _end(self, _: str) -> None:
        self.open.pop()
        if _OUTSIDE.search(self.style):
            self._refuse(f"a style that reaches outside: '{shortened(self.style.strip(), 60)}'")
        self.style = ""

    def _words(self, words: str) -> None:
        if self.open and self.open[-1][0] == "style":
            self.style += words  # it comes in pieces

    def expansion_problem(self) -> tuple[int, str] | None:
        """Whether a few ``use`` elements, each of which shows several others, come to more than can be drawn."""
        known: dict[int, int] = {}
        under_way: set[int] = set()

        def size(drawn: _Drawn) -> int:
            key = id(drawn)
            if key in under_way:
                raise _Refused(1, "the picture shows itself within itself")
            if key not in known:
                under_way.add(key)
                shown = self.by_id.get(drawn.shows)
                known[key] = 1 + sum(map(size, drawn.children)) + (size(shown) if shown else 0)
                under_way.discard(key)
            return known[key]

        try:
            if size(self.top) > MOST_ELEMENTS:
                return 1, f"the picture comes to more than {MOST_ELEMENTS} elements when each 'use' is drawn"
        except _Refused as error:
            return error.line, str(error)
        except RecursionError:
            return 1, "the picture shows parts within parts, deeper than can be drawn"
        return None
