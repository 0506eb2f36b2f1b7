"""A publisher's own look on paper, on screens and in mails: that of a tiny house, and of the two that stand here."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

import build
from press.commands import places
from press.compose import compose, compose_page
from press.declare import html_meta, json_ld
from press.draw import Draughtsman, illustrate
from press.dress import pairs_of
from press.mail import put_styles_in
from press.model.drawing import Ink
from press.model.edition import edition_named
from press.model.house import Cover, Family
from press.model.output import Metadata
from press.model.report import Place, Report
from press.model.theme import HOUSE
from press.model.verdict import Verdict
from press.orders.desk import open_desk
from press.orders.pipeline import Pipeline
from press.orders.provenance import Prover
from press.paginate import Paginator
from press.web import bind
from tests.briefings import PNG, problems, write_briefing
from tests.draw.test_images import picture
from tests.fonts import SANS, with_fs_type
from tests.houses import write_house

ROOT = Path(__file__).parents[1]
HERE = sorted(path.name for path in (ROOT / "house").iterdir())
NO_METADATA = Metadata("2026-11-22", (), ())
LOGO = ("pictures/house/green/logo.svg", "Example Library: a green square")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_briefing(tmp_path)


def document_of(folder, **asked):
    report = Report()
    document = open_desk().document(folder.path, report, **asked)
    assert not report.diagnostics, problems(report)
    return document


def galley_of(document, edition):
    galley = compose(document, edition_named(edition), HOUSE, NO_METADATA, (), Report())
    assert galley
    return galley


def images_in(html):
    """Address and alternative text of each image."""
    tags = [dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in re.findall(r"<img [^>]*>", html)]
    return [(tag["src"], tag["alt"]) for tag in tags]


@pytest.mark.parametrize(
    ("edition", "sheets"),
    [
        ("a4", ("houses/logo.css", "houses/cover-pattern.css", "houses/back-pattern.css")),
        ("ink-saver", ("houses/logo.css", "houses/cover-plain.css", "houses/back-plain.css")),
        ("large-print", ("houses/logo.css",)),
    ],
)
def test_an_edition_wears_what_it_can(folder, edition, sheets):
    write_house(folder)
    galley = galley_of(document_of(folder), edition)
    assert galley.house == sheets
    assert "--cover-ground: #0b4d3a;" in galley.tokens
    assert images_in(galley.html)[:1] == [LOGO]


def test_without_a_house_there_is_nothing_to_wear(folder):
    galley = galley_of(document_of(folder), "a4")
    assert (galley.house, galley.tokens) == ((), "")
    assert "has-logo" not in galley.html


def test_a_family_without_italics_is_told_to_the_stylesheets(folder):
    write_house(folder).change("house.yaml", "cover: pattern", "type: {text: Atkinson Hyperlegible Next}")
    document = document_of(folder)
    assert document.briefing.house.text == Family.NEXT
    assert galley_of(document, "a4").house[:2] == ("fonts-large.css", "houses/upright.css")
    assert "Type: Source Sans 3, Source Serif 4 and Atkinson" not in galley_of(document, "a4").html
    assert "Type: Source Serif 4, Source Sans 3 and Atkinson Hyperlegible Next" in galley_of(document, "a4").html


@pytest.mark.parametrize(
    ("choice", "drawn"),
    [
        ("cover: pattern", ["styles/art/pattern.svg"]),
        ("cover: globe", ["styles/art/globe.svg"]),
        ("cover: plain", []),
    ],
)
def test_art_is_served_where_stylesheets_look_for_it(folder, choice, drawn):
    house = write_house(folder)
    house.change("house.yaml", "cover: pattern", choice)
    house.change("house.yaml", "back: pattern", "back: plain")
    shown = illustrate(document_of(folder), "a4", Ink.COLOUR, Draughtsman())
    assert [each.name for each in shown.drawings] == drawn
    assert [each.name for each in shown.pictures] == ["harbour.png", "house/green/logo.svg"]
    assert illustrate(document_of(folder), "a4", Ink.SAVER, Draughtsman()).drawings == ()


def test_our_globe_gets_the_colours_of_the_house(folder):
    write_house(folder).change("house.yaml", "cover: pattern", "cover: globe")
    document = document_of(folder)
    globe = next(
        each for each in illustrate(document, "a4", Ink.COLOUR, Draughtsman()).drawings if "globe.svg" in each.name
    )
    colours = dict(document.briefing.house.dress.colours)
    assert colours["globe-land"].encode() in globe.content
    assert b"#1f4a78" not in globe.content


def test_a_picture_for_the_cover_is_fitted_to_paper_and_a_coarse_one_is_told(folder):
    house = write_house(folder)
    house.write("town.png", picture(1800, format="PNG").content)
    house.change("house.yaml", "cover: pattern", "cover: picture\npicture: town.png")
    document = document_of(folder)
    assert document.briefing.house.cover is Cover.PICTURE
    shown = illustrate(document, "a4", Ink.COLOUR, Draughtsman())
    assert [each.name for each in shown.pictures][-1] == "cover-picture"
    house.write("town.png", PNG[:200])
    told = illustrate(document_of(folder), "a4", Ink.COLOUR, Draughtsman()).diagnostics
    assert [f"{each.place}: {each.message}" for each in told] == [
        "house/green/town.png: the picture 'house/green/town.png' is damaged"
    ]


def test_two_houses_do_not_share_parsed_stylesheets(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    paginator, made = Paginator(HOUSE), []
    for slug, colour in (("one", "#0b4d3a"), ("two", "#7a1020"), ("three", "#0b4d3a")):
        folder = write_briefing(tmp_path, slug)
        write_house(folder, slug).change("house.yaml", '"#0b4d3a"', f'"{colour}"')
        document = document_of(folder)
        shown = illustrate(document, "handout", Ink.COLOUR, Draughtsman())
        html = '<html lang="en"><head><title>a</title></head><body><h1>Title</h1><p>Text.</p></body></html>'
        galley = galley_of(document, "how-to-print")
        pages = paginator.paginate(
            type(galley)("a", html, "a4.css", shown.pictures, NO_METADATA, (), tokens=galley.tokens),
            Place("a"),
            Report(),
        )
        made.append(colours_in(pages.pdf))
    assert made[0] == made[2] != made[1]


def colours_in(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = b"".join(bytes(page.Contents.read_bytes()) for page in opened.pages)
    return set(re.findall(r"[\d.]+ [\d.]+ [\d.]+ rg", content.decode("latin-1")))


def test_the_web_page_wears_the_house_and_dark_mode_comes_after_it(folder):
    write_house(folder)
    document = document_of(folder)
    shown = illustrate(document, "web", Ink.COLOUR, Draughtsman())
    briefing, evidence = document.briefing, document.evidence
    html = compose_page(document, (), html_meta(evidence), json_ld(briefing, evidence), HOUSE, Report())
    page = bind(html, shown.pictures, shown.drawings, HOUSE.styles, briefing.house).decode()
    assert page.index("--navy: #0b4d3a") < page.index("prefers-color-scheme: dark")
    assert page.index("--navy: #10294a") < page.index("--navy: #0b4d3a")
    logo = next(address for address, alternative in images_in(page) if alternative == LOGO[1])
    assert logo.startswith("data:image/svg+xml;base64,")


def test_a_mail_has_the_colours_of_the_house(folder):
    write_house(folder)
    colours = document_of(folder).briefing.house.dress.colours
    html = '<html><head></head><body><div class="masthead"><h1>A</h1></div></body></html>'
    assert "#0b4d3a" in put_styles_in(html, HOUSE.styles, colours)
    assert "#0b4d3a" not in put_styles_in(html, HOUSE.styles)


def test_what_may_not_be_read_stops_the_build(folder):
    write_house(folder).change("house.yaml", '"#0b4d3a"', '"#ffcc00"')
    report = Report()
    assert Pipeline().make(folder.path, ["a4"], report, lambda step: None) == ()
    assert problems(report) == [
        "house/green/house.yaml:2: error: the primary colour #ffcc00 has a contrast of 1.51 on white, and headings need"
        ' 4.5\n  hint: the nearest that can be used is "#917300"; an accent may be lighter'
    ]


@pytest.mark.parametrize("name", HERE)
def test_the_houses_that_stand_here_have_nothing_to_mend(folder, name):
    document = document_of(folder, house=ROOT / "house" / name)
    colours = dict(document.briefing.house.dress.colours)
    assert [pair for pair in pairs_of(colours) if pair.ratio < pair.least] == []


def test_there_are_two_houses_that_differ(folder):
    assert HERE == ["example-campaign", "example-library"]
    one, other = (document_of(folder, house=ROOT / "house" / name).briefing.house for name in HERE)
    assert (one.cover, other.cover) == (Cover.PATTERN, Cover.PLAIN)
    assert (one.text, other.text) == (Family.SANS, Family.SERIF)


@pytest.mark.slow
@pytest.mark.parametrize("name", HERE)
def test_a_house_is_shown(name, tmp_path):
    done = CliRunner().invoke(build.main, ["house", name, "--output", str(tmp_path)])
    assert done.exit_code == 0, done.output
    made = {path.name for path in (tmp_path / f"house-{name}").iterdir()}
    assert made == {f"{name}-{kind}.pdf" for kind in ("palette", "memo", "brief", "report")}


def test_a_house_that_is_not_there_is_told_with_those_that_are(tmp_path):
    done = CliRunner().invoke(build.main, ["house", "example-libary", "--output", str(tmp_path)])
    assert done.exit_code == 2
    assert "there is no house 'example-libary': did you mean 'example-library'?" in done.output


def test_a_mistake_in_a_house_is_told_and_nothing_is_written(tmp_path, monkeypatch, folder):
    house = write_house(folder)
    house.change("house.yaml", "cover: pattern", "cover: patern")
    monkeypatch.setattr(places, "HOUSES", tmp_path / "house")
    done = CliRunner().invoke(build.main, ["house", "green", "--output", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert (
        "house/green/house.yaml:7: error: 'cover': 'patern' is not one of plain, pattern, picture, globe" in done.output
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_briefing_is_printed_in_another_house_under_another_name(folder):
    write_house(folder)
    other = write_house(folder, "blue")
    folder.change("briefing.yaml", "house: blue\n", "")
    report, pipeline = Report(), Pipeline()
    made = pipeline.make(folder.path, ["a4"], report, lambda step: None, house=other.path)
    assert problems(report) == []
    assert [artefact.name for artefact in made] == ["water-in-blue-a4.pdf", "manifest.json"]
    verification = pipeline.verify(made[0].content, Place("made.pdf"), report, lambda step: None)
    assert verification, problems(report)
    assert verification.verdict is Verdict.IDENTICAL
    carried = pipeline.unpack(made[0].content, Place("made.pdf"), report)
    assert carried
    assert carried.recipe.house == "blue"
    assert [file.name for file in carried.files if "house" in file.name] == [
        "house/blue/house.yaml",
        "house/blue/logo.svg",
    ]


@pytest.mark.slow
def test_in_its_own_house_it_has_its_own_name(folder):
    house = write_house(folder)
    made = Pipeline().make(folder.path, ["a4"], Report(), lambda step: None, house=house.path)
    assert made[0].name == "water-a4.pdf"


@pytest.mark.slow
def test_in_another_house_there_is_neither_page_nor_mail(folder, tmp_path, monkeypatch):
    write_house(folder)
    folder.change("briefing.yaml", "house: green\n", "")
    monkeypatch.setattr(places, "CONTENT", folder.path.parent)
    monkeypatch.setattr(places, "HOUSES", folder.path.parent.parent / "house")
    done = CliRunner().invoke(build.main, ["build", "water", "--house", "green", "--output", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (tmp_path / "out" / "water").iterdir()) == [
        "manifest.json",
        "water-in-green-a4.pdf",
        "water-in-green-letter.pdf",
    ]
    done = CliRunner().invoke(build.main, ["build", "water", "--house", "grene"])
    assert done.exit_code == 2
    assert "there is no house 'grene': did you mean 'green'?" in done.output


@pytest.mark.slow
def test_a_file_that_does_not_carry_its_house_is_refused(folder):
    house, report, pipeline = write_house(folder), Report(), Pipeline()
    folder.change("briefing.yaml", "house: green\n", "")
    made = pipeline.make(folder.path, ["a4"], report, lambda step: None, house=house.path)
    carried = pipeline.unpack(made[0].content, Place("made.pdf"), report)
    lost = replace(carried, files=tuple(file for file in carried.files if not file.name.startswith("house/")))
    prover = Prover(pipeline.pressroom, lambda *_: None, report, lambda step: None)
    assert not prover._is_known(lost, Place("made.pdf"))
    assert problems(report) == ["made.pdf: error: the file was made in the house 'green', which it does not carry"]


@pytest.mark.slow
def test_fonts_of_its_own_are_printed_carried_and_proved(folder):
    house = write_house(folder)
    house.change(
        "house.yaml",
        "cover: pattern",
        "type: {text: Own Sans, headings: Own Sans, labels: Own Sans}\nfonts:\n  - {family: Own Sans, "
        "licence: fonts/OFL.txt, regular: fonts/a.ttf, bold: fonts/b.ttf, italic: fonts/i.ttf}\ncover: pattern",
    )
    for name, style in (("a", "Regular"), ("b", "Bold"), ("i", "It")):
        house.write(f"fonts/{name}.ttf", (SANS / f"SourceSans3-{style}.ttf").read_bytes())
    house.write("fonts/OFL.txt", "Copyright 2010 Example, SIL Open Font License 1.1")
    report, pipeline = Report(), Pipeline()
    made = pipeline.make(folder.path, ["a4"], report, lambda step: None)
    assert problems(report) == []
    with pikepdf.open(io.BytesIO(made[0].content)) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each]
        assert {str(font.BaseFont)[8:].partition("-")[0] for font in fonts} == {"Own", "Source"}
    verification = pipeline.verify(made[0].content, Place("made.pdf"), report, lambda step: None)
    assert verification, problems(report)
    assert verification.verdict is Verdict.IDENTICAL
    carried = pipeline.unpack(made[0].content, Place("made.pdf"), report)
    assert carried
    assert [file.name for file in carried.files if "fonts" in file.name] == [
        "house/green/fonts/OFL.txt",
        "house/green/fonts/a.ttf",
        "house/green/fonts/b.ttf",
        "house/green/fonts/i.ttf",
    ]


@pytest.mark.slow
def test_the_web_page_has_fonts_of_its_own_inside(folder):
    house = write_house(folder)
    house.change(
        "house.yaml",
        "cover: pattern",
        "type: {text: Own Sans}\nfonts:\n  - {family: Own Sans, licence: fonts/OFL.txt, regular: fonts/a.ttf, "
        "bold: fonts/a.ttf}\ncover: pattern",
    )
    house.write("fonts/a.ttf", (SANS / "SourceSans3-Regular.ttf").read_bytes())
    house.write("fonts/OFL.txt", "Copyright 2010 Example")
    document = document_of(folder)
    briefing, evidence = document.briefing, document.evidence
    page = compose_page(document, (), html_meta(evidence), json_ld(briefing, evidence), HOUSE, Report())
    bound = bind(page, (), (), HOUSE.styles, briefing.house).decode()
    (family,) = document.briefing.house.fonts
    assert f'font-family: "{family.css_name}"; font-weight: 400; font-style: normal; src: url("data:font/woff2' in bound
    assert f'--serif: "{family.css_name}", "Page Sans"' in bound
    assert "own/" not in bound


def test_a_font_that_may_not_be_embedded_stops_the_build(folder):
    house = write_house(folder)
    house.change(
        "house.yaml",
        "cover: pattern",
        "fonts:\n  - {family: Own Sans, licence: fonts/OFL.txt, regular: fonts/a.ttf, bold: fonts/a.ttf}",
    )
    house.write("fonts/a.ttf", with_fs_type(2))
    house.write("fonts/OFL.txt", "Copyright 2010 Example")
    report = Report()
    assert Pipeline().make(folder.path, ["a4"], report, lambda step: None) == ()
    assert problems(report)[0] == (
        "house/green/house.yaml:8: error: the font 'a.ttf' of 'Own Sans' may not be embedded, as its maker says in it\n"
        "  hint: take a font whose licence lets it be installed and passed on, such as the SIL Open Font License"
    )
