"""A house is read with its briefing; a mistake in it is told with its own file and line."""

import os

import pytest

from press.model.house import Back, Cover, Family
from tests.briefings import PNG, write_briefing
from tests.houses import HOUSE, write_house


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_briefing(tmp_path)


def test_without_a_house_there_is_none(folder):
    briefing, found = folder.read()
    assert (briefing.house, briefing.beside, found) == (None, (), [])


def test_a_house_and_its_files_come_with_the_briefing(folder):
    write_house(folder)
    briefing, found = folder.read()
    assert found == []
    house = briefing.house
    assert (house.name, house.primary.colour, house.accent.colour, house.ground) == (
        "green",
        "#0b4d3a",
        "#84631a",
        None,
    )
    assert (house.cover, house.back, house.text) == (Cover.PATTERN, Back.PATTERN, Family.SERIF)
    assert house.logo.picture == "house/green/logo.svg"
    assert house.logo.alternative == "Example Library: a green square"
    assert house.imprint == ("Example Library", "Exampleton.")
    assert str(house.primary.place) == "house/green/house.yaml:2"
    assert [file.name for file in briefing.files if file.name.startswith("house/")] == [
        "house/green/house.yaml",
        "house/green/logo.svg",
    ]
    assert str(briefing.place_of("house/green/logo.svg")) == "house/green/logo.svg"
    assert str(briefing.place_of("harbour.png")) == "content/water/harbour.png"


def test_a_house_within_the_folder_is_before_one_beside_it(folder):
    house = write_house(folder)
    for name in ("house.yaml", "logo.svg"):
        folder.write(f"house/green/{name}", (house.path / name).read_bytes())
    house.change("house.yaml", "#0b4d3a", "#000000")
    briefing, found = folder.read()
    assert found == []
    assert briefing.house.primary.colour == "#0b4d3a"
    assert str(briefing.house.place) == "content/water/house/green/house.yaml"
    assert briefing.beside == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            '"#0b4d3a"',
            "green",
            "2: error: 'primary': 'green' is no colour of the form #rrggbb"
            '\n  hint: write it between quotation marks, as "#1f5f8f": a bare # begins a comment',
        ),
        (
            '"#0b4d3a"',
            "#0b4d3a",
            "2: error: 'primary': there is no colour here"
            '\n  hint: write it between quotation marks, as "#1f5f8f": a bare # begins a comment',
        ),
        (
            '  accent: "#84631a"\n',
            "",
            "1: error: 'accent' is missing in 'colours'\n  hint: add a line 'accent: …'",
        ),
        (
            "cover: pattern",
            "cover: patern",
            "7: error: 'cover': 'patern' is not one of plain, pattern, picture, globe\n  hint: did you mean 'pattern'?",
        ),
        (
            "cover: pattern",
            "cover: picture",
            "7: error: the cover shows a picture, and none is named\n  hint: add a line 'picture: …'",
        ),
        (
            "cover: pattern",
            "picture: logo.svg",
            "7: error: the cover is 'plain', and shows no picture\n  hint: write 'cover: picture', or take this out",
        ),
        (
            "file: logo.svg",
            "file: lgo.svg",
            "5: error: the house has no picture 'lgo.svg'\n  hint: did you mean 'logo.svg'?",
        ),
        (
            "file: logo.svg",
            "file: logo.gif",
            "5: error: 'logo.gif' is no picture of the kind SVG, PNG\n  hint: save it as one of these",
        ),
        (
            '  alternative: "Example Library: a green square"\n',
            "",
            "4: error: 'alternative' is missing in 'logo'\n  hint: add a line 'alternative: …'",
        ),
        (
            "cover: pattern",
            "type: {text: Comic Sans}",
            "7: error: 'text': 'Comic Sans' is not one of Source Serif 4, Source Sans 3, Atkinson Hyperlegible Next"
            "\n  hint: did you mean 'Source Sans 3'?",
        ),
        (
            "cover: pattern",
            "colour: red",
            "7: error: unknown key 'colour'\n  hint: did you mean 'colours'?",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(folder, old, new, problem):
    write_house(folder).change("house.yaml", old, new)
    assert folder.read()[1] == [f"house/green/house.yaml:{problem}"]


def test_a_house_without_a_record_is_told(folder):
    write_house(folder).remove("house.yaml")
    assert folder.read()[1] == [
        "house/green/house.yaml: error: the file is missing\n  hint: every house has one; docs/houses.md shows it"
    ]


def test_a_house_that_is_not_there_is_told_where_it_is_asked_for(folder):
    folder.change("briefing.yaml", "version: 1.0.0", "version: 1.0.0\nhouse: gren")
    assert folder.read()[1] == [
        "content/water/briefing.yaml:7: error: there is no house 'gren'"
        "\n  hint: make the folder house/gren/ with a house.yaml; docs/houses.md shows how"
    ]


@pytest.mark.parametrize("name", ["../water", "/etc", "Green", "a/b", "."])
def test_a_name_that_leads_elsewhere_is_none(folder, name):
    folder.change("briefing.yaml", "version: 1.0.0", f"version: 1.0.0\nhouse: {name}")
    message = f"'house': '{name}' is no name for a house: it has lower-case letters, digits and hyphens"
    assert folder.read()[1] == [f"content/water/briefing.yaml:7: error: {message}"]


def test_a_picture_for_the_cover_is_read(folder):
    house = write_house(folder)
    house.write("town.png", PNG)
    house.change("house.yaml", "cover: pattern", "cover: picture\npicture: town.png")
    briefing, found = folder.read()
    assert found == []
    assert briefing.house.picture == "house/green/town.png"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_house_that_is_a_link_is_refused(folder, tmp_path):
    house = write_house(folder)
    house.path.rename(tmp_path / "elsewhere")
    house.path.symlink_to(tmp_path / "elsewhere")
    assert folder.read()[1] == [
        "content/water/briefing.yaml:39: error: the house 'green' is a link to a folder"
        "\n  hint: copy the folder to here"
    ]


def test_the_tiny_house_has_every_key_but_two():
    assert "ground" not in HOUSE
    assert "type" not in HOUSE


OWN = """\
type: {text: Own Sans}
fonts:
  - family: Own Sans
    licence: fonts/OFL.txt
    regular: fonts/a.ttf
    bold: fonts/b.ttf
"""


def with_fonts(folder):
    house = write_house(folder)
    house.change("house.yaml", "cover: pattern\n", OWN)
    house.write("fonts/OFL.txt", "\n  Copyright 2020  Example\nSIL Open Font License\n")
    house.write("fonts/a.ttf", b"a")
    house.write("fonts/b.ttf", b"b")
    return house


def test_fonts_of_its_own_come_with_a_house(folder):
    house = with_fonts(folder)
    folder.write("fonts/c.ttf", b"c")  # in no house
    folder.write("notes.txt", "Notes.")
    briefing, found = folder.read()
    assert found == []
    (family,) = briefing.house.fonts
    assert (family.name, family.notice) == ("Own Sans", "Copyright 2020 Example")
    assert [(face.file, face.weight, face.is_italic) for face in family.faces] == [
        ("house/green/fonts/a.ttf", 400, False),
        ("house/green/fonts/b.ttf", 700, False),
    ]
    assert briefing.house.is_upright
    carried = [file.name for file in briefing.files]
    assert {"house/green/fonts/OFL.txt", "house/green/fonts/a.ttf", "house/green/fonts/b.ttf"} <= set(carried)
    assert not {"fonts/c.ttf", "notes.txt"} & set(carried)
    for name in ("house.yaml", "logo.svg", "fonts/OFL.txt", "fonts/a.ttf", "fonts/b.ttf"):
        folder.write(f"house/green/{name}", (house.path / name).read_bytes())
    again, found = folder.read()
    assert found == []
    assert again.beside == ()
    assert [file.name for file in again.files] == carried


NOTICE = "put its text into the folder of the house, and name it: 'licence: fonts/OFL.txt'"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "    licence: fonts/OFL.txt\n",
            "",
            f"9: error: the family 'Own Sans' has no notice of its licence\n  hint: {NOTICE}",
        ),
        (
            "licence: fonts/OFL.txt",
            "licence: fonts/OFL.pdf",
            "10: error: 'fonts/OFL.pdf' is no file of the kind TXT\n  hint: name one that is",
        ),
        (
            "licence: fonts/OFL.txt",
            "licence: fonts/OLF.txt",
            "10: error: the house has no file 'fonts/OLF.txt'\n  hint: did you mean 'fonts/OFL.txt'?",
        ),
        (
            "regular: fonts/a.ttf",
            "regular: fonts/a.pfb",
            "11: error: 'fonts/a.pfb' is no file of the kind TTF, OTF, WOFF2\n  hint: name one that is",
        ),
        (
            "    bold: fonts/b.ttf\n",
            "",
            "9: error: 'bold' is missing in 'fonts'\n  hint: add a line 'bold: …'",
        ),
        (
            "family: Own Sans",
            'family: "Own; Sans"',
            "9: error: 'Own; Sans' is no name of a family here\n  hint: write letters, digits and spaces",
        ),
        (
            "family: Own Sans",
            "family: Source Serif 4",
            "9: error: there is another family 'Source Serif 4'\n  hint: give this one another name",
        ),
        (
            "text: Own Sans",
            "text: Own Sens",
            "7: error: 'text': 'Own Sens' is not one of Source Serif 4, Source Sans 3, Atkinson Hyperlegible Next, "
            "Own Sans\n  hint: did you mean 'Own Sans'?",
        ),
    ],
)
def test_a_mistake_about_fonts_is_told_with_its_line(folder, old, new, problem):
    with_fonts(folder).change("house.yaml", old, new)
    assert f"house/green/house.yaml:{problem}" in folder.read()[1]


def test_an_empty_notice_is_told(folder):
    with_fonts(folder).write("fonts/OFL.txt", "\n \n")
    assert folder.read()[1] == [
        f"house/green/house.yaml:10: error: the notice 'fonts/OFL.txt' is empty\n  hint: {NOTICE}"
    ]
