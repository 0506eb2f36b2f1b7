"""Markdown files become sections; one that stands alone in its folder is record and text in one."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from press.model.briefing import Section, Text
from press.model.report import Named, Place, Report
from press.read import forms
from press.read.fill import fill
from press.read.shape import is_bounded
from press.read.yaml_text import Lined, parse_yaml

# The id of a text that is a whole briefing.
WHOLE = "text"

_ORDER = re.compile(r"^\d+[-_. ]*")  # what file names begin with so that they stand in order
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Whole:
    """A briefing in one file: the record that stands in its front matter, and its one section."""

    record: Lined | None
    section: Section


def is_chapter(name: str) -> bool:
    return name.endswith(".md") and "/" not in name


def read_chapters(texts: dict[str, str], folder: Place, report: Report) -> tuple[Section, ...]:
    """The sections in the order of their files' names; those that cannot be read are reported."""
    names = sorted(name for name in texts if is_chapter(name))
    sections = [_section(texts[name], Place(f"{folder.path}/{name}"), report) for name in names]
    if not all(sections):
        report.could_not_read(Named.CHAPTER)
    return tuple(section for section in sections if section)


def read_whole(text: str, place: Place, report: Report) -> Whole:
    """A briefing of which ``text`` is all; its record is None where it cannot be read, and the report says why."""
    front, end = _front_matter(text)
    if not end:
        hint = "begin the file with '---', 'title: …', 'ai_assistance: {used: false}', '---'"
        report.error(Place(place.path, 1), "the file does not begin with its record", hint)
    record = parse_yaml(front, place, report, first_line=2) if end else None
    title = record.tree.get("title", "") if record and isinstance(record.tree, dict) else ""
    section = Section(
        id=WHOLE,
        title=title if isinstance(title, str) else "",
        running_title="",
        standfirst=Text("", place),
        opens_page=False,
        is_numbered=False,
        body=_body(text, end, place, report),
        is_whole=True,
    )
    return Whole(record, section)


def _front_matter(text: str) -> tuple[str, int]:
    """What stands between the two lines of hyphens, and the index of the second of these; 0 where there are none."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    return ("\n".join(lines[1:end]), end) if lines[0].rstrip() == "---" and end else ("", 0)


def _body(text: str, end: int, place: Place, report: Report) -> Text:
    body = Text("\n".join(text.split("\n")[end + 1 :]), Place(place.path, end + 2))
    if not is_bounded(body, report):
        report.could_not_read(Named.CHAPTER)
        return Text("", body.place)
    return body


def _section(text: str, place: Place, report: Report) -> Section | None:
    front, end = _front_matter(text)
    if not end:
        report.error(
            Place(place.path, 1), "the chapter does not begin with its title", "begin with '---', 'title: …', '---'"
        )
        return None
    lined = parse_yaml(front, place, report, first_line=2)
    form = fill(forms.ChapterForm, lined, report) if lined else None
    if lined is None or form is None:
        return None
    return Section(
        id=form.id or id_of(place.path),
        title=form.title,
        running_title=form.running_title or form.title,
        standfirst=Text(form.standfirst, lined.place(("standfirst",))),
        opens_page=form.opening == "page",
        is_numbered=form.numbered,
        body=_body(text, end, place, report),
        is_corrections=form.part == "corrections",
    )


def id_of(path: str) -> str:
    """The id of a chapter that gives itself none.

    >>> id_of("content/water/01-introduction.md"), id_of("content/water/3 Über uns.md")
    ('introduction', 'ber-uns')
    """
    stem = PurePosixPath(path).stem.casefold()
    return _NOT_IN_ID.sub("-", _ORDER.sub("", stem)).strip("-") or _NOT_IN_ID.sub("-", stem).strip("-") or WHOLE
