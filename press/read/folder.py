"""The files of a briefing's folder become a Briefing."""

import codecs
import re
from dataclasses import replace
from pathlib import Path

from press.model.briefing import (
    LONGEST_SLUG,
    PICTURE_SUFFIXES,
    SLUG,
    SUFFIXES,
    Briefing,
    Picture,
    SourceFile,
    place_in,
)
from press.model.form import FormName
from press.model.house import FOLDER, SUFFIXES_WITHIN
from press.model.report import Named, Place, Report, shown
from press.read import values
from press.read.around import read_around
from press.read.chapters import Whole, is_chapter, read_chapters, read_whole
from press.read.figures import read_figures
from press.read.files import could_not_read, read_files
from press.read.text import decode
from press.read.yaml_text import Lined, parse_yaml

# Names that Windows gives to devices, with any ending (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICES = ("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)))

# TIFF, BMP and Photoshop begin so; HEIC and AVIF a little later.
_FOREIGN = (b"II*\0", b"MM\0*", b"BM", b"8BPS")
# An instruction, a comment, or a document type with or without definitions of its own.
_BEFORE_SVG = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.DOTALL)


def read_briefing(
    folder: Path, report: Report, form: FormName | None = None, house: Path | None = None
) -> Briefing | None:
    """Read the briefing in ``folder``; None where its record cannot be read, and the report says why.

    It is to be printed in ``form``, or in its own, and in the house in the folder ``house``, or in the one it names.
    """
    place = Place(shown(folder))
    _check_name(folder.name, place, report)
    files = read_files(folder, SUFFIXES, report) | _fonts_within(folder, report)
    texts = _decode_each(files, place, report)
    whole = _whole(texts, files, place, report)
    record = whole.record if whole else _required_record(texts, files, place, report)
    around = read_around(folder, record, files, report, house)
    files |= around.files
    sources = _list_of(texts, "sources.yaml", place, report)
    facts = _list_of(texts, "facts.yaml", place, report)
    reviews = _list_of(texts, "reviews.yaml", place, report)
    if not any(map(is_chapter, files)):
        report.missing(Named.CHAPTER, "", place, "there is no chapter", "write one as 01-introduction.md")
        report.could_not_read(Named.CHAPTER)
    has_record = whole is not None or "briefing.yaml" in files
    if not has_record:  # some text holds it, and would be told of as a chapter that it is not
        report.could_not_read(Named.CHAPTER)
    sections = (whole.section,) if whole else read_chapters(texts if has_record else {}, place, report)
    parts = values.Parts(
        sources=values.sources(sources, report),
        facts=values.facts(facts, report),
        reviews=values.reviews(reviews, report),
        sections=sections,
        pictures=_pictures(files, place, around.beside, report),
        files=tuple(SourceFile(name, files[name]) for name in sorted(files)),
        figures=read_figures(files, place, report),
    )
    read = values.briefing(folder.name, around.record, parts, report, form) if around.record else None
    if read is None:
        return None
    stem = f"{read.stem}-in-{around.other_house}" if around.other_house else read.stem
    return replace(read, house=around.house, beside=around.beside, other_house=around.other_house, stem=stem)


def _fonts_within(folder: Path, report: Report) -> dict[str, bytes]:
    """Fonts of a house that stands in the briefing's folder, as after it was taken out of a PDF."""
    house = folder / FOLDER
    found = read_files(house, SUFFIXES_WITHIN, report) if house.is_dir() and not house.is_symlink() else {}
    return {f"{FOLDER}/{name}": content for name, content in found.items()}


def _check_name(name: str, place: Place, report: Report) -> None:
    if not SLUG.fullmatch(name):
        hint = "use lower-case letters, digits and hyphens"
        if len(name) > LONGEST_SLUG:
            hint = f"use at most {LONGEST_SLUG} of them: {hint.removeprefix('use ')}"
        report.error(place, f"'{name}' is no name for a briefing", hint)
    elif name in _DEVICES:
        report.error(place, f"'{name}' is a device on Windows, and no name for files", "give it another name")


def _decode_each(files: dict[str, bytes], folder: Place, report: Report) -> dict[str, str]:
    """The texts among ``files``; one of which nothing is left is reported, and not looked at any more."""
    texts = {}
    for name, content in files.items():
        if name.endswith((".md", ".yaml")):
            text = decode(content, Place(f"{folder.path}/{name}"), report)
            if text or not content.removeprefix(codecs.BOM_UTF8):
                texts[name] = text
            else:
                could_not_read(name, report)
    return texts


def _whole(texts: dict[str, str], files: dict[str, bytes], folder: Place, report: Report) -> Whole | None:
    """The briefing in one file; None where there is a record of its own, or not one text."""
    names = [name for name in files if is_chapter(name)]
    if "briefing.yaml" in files or len(names) != 1 or names[0] not in texts:
        return None
    return read_whole(texts[names[0]], Place(f"{folder.path}/{names[0]}"), report)


def _required_record(texts: dict[str, str], files: dict[str, bytes], folder: Place, report: Report) -> Lined | None:
    place = Place(f"{folder.path}/briefing.yaml")
    if "briefing.yaml" in files and "briefing.yaml" not in texts:
        return None
    if "briefing.yaml" not in texts:
        chapters = [name for name in files if is_chapter(name)]
        message, hint = "the file is missing", "every briefing has one; docs/writing.md shows what stands in it"
        if len(chapters) > 1:
            message = f"the file is missing, and only a briefing of one text does without; here are {len(chapters)}"
            hint = "move what is no chapter of its own, title and all, into a new briefing.yaml"
        report.missing(Named.FILE, "briefing.yaml", place, message, hint)
        return None
    return parse_yaml(texts["briefing.yaml"], place, report)


def _list_of(texts: dict[str, str], name: str, folder: Place, report: Report) -> Lined:
    """A file that holds a list; an empty one where it is absent, empty or broken."""
    place = Place(f"{folder.path}/{name}")
    lined = parse_yaml(texts[name], place, report) if name in texts else None
    if name in texts and lined is None:
        could_not_read(name, report)
    if lined is None or lined.tree is None or lined.tree == {}:
        return Lined([], place)
    if not isinstance(lined.tree, list):
        report.error(place, "this must be a list", "begin each entry on a line of its own with '- '")
        could_not_read(name, report)
        return Lined([], place)
    return lined


def _pictures(
    files: dict[str, bytes], folder: Place, beside: tuple[tuple[str, str], ...], report: Report
) -> tuple[Picture, ...]:
    pictures = []
    for name, content in files.items():
        if not name.lower().endswith(PICTURE_SUFFIXES):
            continue
        media_type = _media_type(content)
        if media_type:
            pictures.append(Picture(name, media_type, content))
        else:
            hint = "save it as PNG" if content.startswith(_FOREIGN) or content[4:8] == b"ftyp" else "export it anew"
            report.error(place_in(folder.path, beside, name), "this is no JPEG, PNG, WebP, GIF or SVG picture", hint)
            could_not_read(name, report)
    return tuple(pictures)


def _media_type(content: bytes) -> str:
    """The type of a picture by its first bytes, never by its name; empty for any other file."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if _is_svg(content) else ""


def _is_svg(content: bytes) -> bool:
    """Whether the first element is 'svg': before it may stand what XML lets stand before any (XML 1.0, 2.8)."""
    rest = content.removeprefix(codecs.BOM_UTF8).lstrip()
    while before := _BEFORE_SVG.match(rest):
        rest = rest[before.end() :].lstrip()
    return re.match(rb"<svg[\s/>]", rest) is not None
