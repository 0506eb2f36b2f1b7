"""The files of a house become a House."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from press.model.briefing import PICTURE_SUFFIXES
from press.model.house import RECORD, SUFFIXES_WITHIN, Asked, Back, Cover, Family, House, Logo, prefix_of
from press.model.report import Named, Place, Report, did_you_mean
from press.read.fields import Colour, Form, Line
from press.read.fill import fill
from press.read.house_fonts import Fonts, own_families
from press.read.text import decode
from press.read.yaml_text import Lined, parse_yaml

LONGEST_ALTERNATIVE = 250
MOST_IMPRINT_LINES = 6
LOGO_SUFFIXES = (".svg", ".png")
SUFFIXES_OF_HOUSES = (".yaml", *PICTURE_SUFFIXES, *SUFFIXES_WITHIN)


class LogoForm(Form):
    file: Line
    alternative: Annotated[str, Field(min_length=1, max_length=LONGEST_ALTERNATIVE)]


class ColoursForm(Form):
    primary: Colour
    accent: Colour
    ground: Colour | None = None


class TypeForm(Form):
    text: Line = Family.SERIF
    headings: Line = Family.SERIF
    labels: Line = Family.SANS


class HouseForm(Form):
    colours: ColoursForm
    logo: LogoForm | None = None
    type: TypeForm = Field(default_factory=TypeForm)
    fonts: Fonts = Field(default_factory=list)
    cover: Cover = Cover.PLAIN
    picture: Line | None = None
    back: Back = Back.PLAIN
    imprint: Annotated[list[Line], Field(max_length=MOST_IMPRINT_LINES)] = Field(default_factory=list)


def read_house(name: str, place: Place, files: Mapping[str, bytes], report: Report) -> House | None:
    """The house of that name from its files; ``place`` is that of its record. None where it cannot be read."""
    if RECORD not in files:
        report.missing(Named.FILE, RECORD, place, "the file is missing", "every house has one; docs/houses.md shows it")
        return None
    text = decode(files[RECORD], place, report)
    lined = parse_yaml(text, place, report) if text or not files[RECORD] else None
    form = fill(HouseForm, lined, report) if lined else None
    if lined is None or form is None:
        return None
    _check_pictures(form, lined, files, report)
    beginning, colours = prefix_of(name), form.colours
    fonts = own_families(name, form.fonts, lined, files, report)
    _check_families(form.type, [family.name for family in fonts], lined, report)

    def asked(colour: str, key: str) -> Asked:
        return Asked(colour, lined.place(("colours", key)))

    return House(
        name=name,
        place=place,
        primary=asked(colours.primary, "primary"),
        accent=asked(colours.accent, "accent"),
        ground=asked(colours.ground, "ground") if colours.ground else None,
        text=str(form.type.text),
        headings=str(form.type.headings),
        labels=str(form.type.labels),
        logo=Logo(f"{beginning}{form.logo.file}", form.logo.alternative, lined.place(("logo",))) if form.logo else None,
        cover=form.cover,
        picture=f"{beginning}{form.picture}" if form.picture else "",
        back=form.back,
        imprint=tuple(form.imprint),
        fonts=fonts,
    )


def _check_families(form: TypeForm, own: Sequence[str], lined: Lined, report: Report) -> None:
    """Report a role whose family is not there."""
    known = [*(family.value for family in Family), *own]
    for role in TypeForm.model_fields:
        if (named := getattr(form, role)) not in known:
            hint = did_you_mean(named, known, "files of your own stand under 'fonts'; docs/houses.md shows it")
            report.error(lined.place(("type", role)), f"'{role}': '{named}' is not one of {', '.join(known)}", hint)


def _check_pictures(form: HouseForm, lined: Lined, files: Mapping[str, bytes], report: Report) -> None:
    """Report a logo or a picture that is not there, or of a kind that cannot stand where it is to."""
    if form.logo:
        _check_picture(form.logo.file, ("logo", "file"), LOGO_SUFFIXES, lined, files, report)
    if form.cover is Cover.PICTURE and not form.picture:
        report.error(lined.place(("cover",)), "the cover shows a picture, and none is named", "add a line 'picture: …'")
    if form.picture and form.cover is not Cover.PICTURE:
        hint = f"write 'cover: {Cover.PICTURE}', or take this out"
        report.error(lined.place(("picture",)), f"the cover is '{form.cover}', and shows no picture", hint)
    if form.picture:
        _check_picture(form.picture, ("picture",), PICTURE_SUFFIXES, lined, files, report)


def _check_picture(
    name: str,
    path: tuple[str, ...],
    suffixes: tuple[str, ...],
    lined: Lined,
    files: Mapping[str, bytes],
    report: Report,
) -> None:
    place = lined.place(path)
    if not name.lower().endswith(suffixes):
        endings = ", ".join(ending.removeprefix(".").upper() for ending in suffixes)
        report.error(place, f"'{name}' is no picture of the kind {endings}", "save it as one of these")
    elif name not in files:
        pictures = [each for each in files if each.lower().endswith(suffixes)]
        hint = did_you_mean(name, pictures, "pictures of a house lie in its folder")
        report.missing(Named.PICTURE, name, place, f"the house has no picture '{name}'", hint)
