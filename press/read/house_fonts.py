"""The fonts of a house's own become families, each with a notice of its licence."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from press.model.house import FONT_SUFFIXES, NOTICE_SUFFIX, Face, Family, OwnFamily, prefix_of
from press.model.report import Named, Report, did_you_mean
from press.read.fields import Form, Line
from press.read.text import decode
from press.read.yaml_text import Lined

MOST_FAMILIES = 3
LONGEST_NOTICE = 100_000  # characters
LONGEST_LINE = 120  # of a notice, where it is printed
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*")
_STYLES = {"regular": (400, False), "italic": (400, True), "semibold": (600, False), "bold": (700, False)}
_NOTICE_HINT = "put its text into the folder of the house, and name it: 'licence: fonts/OFL.txt'"


class FontForm(Form):
    family: Annotated[Line, Field(max_length=40)]
    licence: Line | None = None
    regular: Line
    bold: Line
    italic: Line | None = None
    semibold: Line | None = None


Fonts = Annotated[list[FontForm], Field(max_length=MOST_FAMILIES)]


def own_families(
    house: str, forms: Sequence[FontForm], lined: Lined, files: Mapping[str, bytes], report: Report
) -> tuple[OwnFamily, ...]:
    """The families of a house's own; what is wrong with one is reported at its line."""
    known = [family.value.casefold() for family in Family]
    found = []
    for number, form in enumerate(forms):
        place = lined.place(("fonts", number, "family"))
        if not _NAME.fullmatch(form.family):
            report.error(place, f"'{form.family}' is no name of a family here", "write letters, digits and spaces")
        elif form.family.casefold() in known:
            report.error(place, f"there is another family '{form.family}'", "give this one another name")
        known.append(form.family.casefold())
        named = {style: getattr(form, style) for style in _STYLES}
        faces = tuple(
            Face(f"{prefix_of(house)}{file}", *_STYLES[style], lined.place(("fonts", number, style)))
            for style, file in named.items()
            if file and _is_there(file, FONT_SUFFIXES, ("fonts", number, style), lined, files, report)
        )
        found.append(OwnFamily(form.family, _notice(form, number, lined, files, report), faces))
    return tuple(found)


def _is_there(
    name: str,
    suffixes: tuple[str, ...],
    path: tuple[str | int, ...],
    lined: Lined,
    files: Mapping[str, bytes],
    report: Report,
) -> bool:
    place = lined.place(path)
    if not name.lower().endswith(suffixes):
        endings = ", ".join(suffix.removeprefix(".").upper() for suffix in suffixes)
        report.error(place, f"'{name}' is no file of the kind {endings}", "name one that is")
        return False
    if name not in files:
        hint = did_you_mean(name, [each for each in files if each.lower().endswith(suffixes)], "it lies in its folder")
        report.missing(Named.FILE, name, place, f"the house has no file '{name}'", hint)
        return False
    return True


def _notice(form: FontForm, number: int, lined: Lined, files: Mapping[str, bytes], report: Report) -> str:
    """The first line of the notice, which is printed; empty where there is none."""
    if form.licence is None:
        place = lined.place(("fonts", number, "family"))
        report.error(place, f"the family '{form.family}' has no notice of its licence", _NOTICE_HINT)
        return ""
    path = ("fonts", number, "licence")
    if not _is_there(form.licence, (NOTICE_SUFFIX,), path, lined, files, report):
        return ""
    text = decode(files[form.licence], lined.place(path), report)
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not lines or len(text) > LONGEST_NOTICE:
        wrong = f"has more than {LONGEST_NOTICE:,} characters" if lines else "is empty"
        report.error(lined.place(path), f"the notice '{form.licence}' {wrong}", _NOTICE_HINT)
        return ""
    return lines[0] if len(lines[0]) <= LONGEST_LINE else f"{lines[0][: LONGEST_LINE - 2].rstrip()} …"
