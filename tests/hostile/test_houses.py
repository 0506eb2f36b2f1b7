"""Houses by strangers: what a house may not hold is refused as in a briefing, at its file and line."""

import pytest

from press.model.report import Report
from press.workshop import jobs
from press.workshop.limits import Limits
from press.workshop.walls import landlock_version
from press.workshop.workshop import Workshop
from tests.briefings import PNG, problems
from tests.hostile.spoiled import errors
from tests.hostile.test_every_field import MARKUP, Page, pages
from tests.houses import write_house

no_walls = pytest.mark.skipif(landlock_version() < 1, reason="this system has no Landlock")


@pytest.fixture
def house(folder):
    return write_house(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            "logo.svg",
            "<path",
            "<script/><path",
            "house/green/logo.svg:2: the picture holds the element 'script'",
        ),
        (
            "logo.svg",
            "<path",
            '<image href="file:///etc/passwd"/><path',
            "house/green/logo.svg:2: the picture holds the element 'image'",
        ),
        (
            "logo.svg",
            'fill="#0b4d3a"',
            'fill="url(https://e.example/)"',
            "house/green/logo.svg:2: the picture holds a style that reaches outside: 'url(https://e.example/)'",
        ),
        (
            "logo.svg",
            "<path",
            '<text font-family="Comic Sans">a</text><path',
            "house/green/logo.svg:2: the picture has words in the font 'Comic Sans', which is not among those here",
        ),
        (
            "logo.svg",
            "<svg",
            "<html",
            "house/green/logo.svg: this is no JPEG, PNG, WebP, GIF or SVG picture",
        ),
        (
            "house.yaml",
            '"#0b4d3a"',
            '"#0b4d3a; } body { background: url(https://e.example/)"',
            "house/green/house.yaml:2: 'primary': '#0b4d3a; } body { background: url(https://e.example/)' is no colour"
            " of the form #rrggbb",
        ),
        (
            "house.yaml",
            "file: logo.svg",
            "file: ../../content/water/harbour.png",
            "house/green/house.yaml:5: the house has no picture '../../content/water/harbour.png'",
        ),
        (
            "house.yaml",
            "file: logo.svg",
            "file: /etc/logo.svg",
            "house/green/house.yaml:5: the house has no picture '/etc/logo.svg'",
        ),
        (
            "house.yaml",
            "[Example Library, Exampleton.]",
            "&a [*a]",
            "house/green/house.yaml:9: '&a' is not read: anchors and aliases are refused",
        ),
        (
            "house.yaml",
            "Example Library: a green square",
            "a" * 251,
            "house/green/house.yaml:6: 'alternative': the text has more than 250 characters",
        ),
        (
            "house.yaml",
            "[Example Library, Exampleton.]",
            "[a, b, c, d, e, f, g]",
            "house/green/house.yaml:9: 'imprint': at most 6 are read",
        ),
    ],
    ids=lambda each: each[:30],
)
def test_what_a_house_may_not_hold_is_told_at_its_line(folder, house, name, old, new, problem):
    house.change(name, old, new)
    assert problem in errors(folder)


def test_a_picture_of_too_few_pixels_is_told(folder, house):
    house.write("logo.png", PNG[:60])
    house.change("house.yaml", "logo.svg", "logo.png")
    report = Report()
    Workshop(Limits()).make(jobs.Make(folder.path, ("handout",)), report, lambda moment: None)
    assert "house/green/house.yaml:4: error: the picture 'house/green/logo.png' is damaged\n  hint: export it anew" in (
        problems(report)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[Example Library, Exampleton.]", f'["{MARKUP}"]'),
        ("Example Library: a green square", MARKUP),
    ],
    ids=["imprint", "alternative"],
)
def test_markup_in_a_house_stays_words(folder, house, old, new):
    """No template is made of them, and no HTML."""
    house.change("house.yaml", old, new)
    for html in pages(folder):
        assert "{{ 7 * 191 }}" in html
        assert str(7 * 191) not in html
        for tag, attributes in Page(html).tags:
            assert tag != "script" or attributes == {"type": "application/ld+json"}
            assert not any(name.startswith("on") for name in attributes)


@no_walls
def test_the_worker_sees_no_other_house(folder, house):
    """One that is named in a way that is not looked for is behind the walls."""
    folder.change("briefing.yaml", "house: green\n", '"ho\\u0075se": green\n')
    report = Report()
    Workshop(Limits()).check(folder.path, report)
    assert "house/green: error: the folder cannot be read: Permission denied" in problems(report)
