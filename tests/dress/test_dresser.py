"""What a house wears, and what is said of colours that cannot be used as they were asked for."""

from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from press.draw.pictures.vetting import svg_problem
from press.dress import dress
from press.dress.pattern import pattern
from press.model.house import Asked, Cover, Family, House, root_sheet
from press.model.report import Place, Report
from tests.briefings import problems

PLACE = Place("house/green/house.yaml")


def house(primary="#0b4d3a", accent="#84631a", ground=None, **choices):
    asked = Asked(ground, PLACE.below(4)) if ground else None
    return House("green", PLACE, Asked(primary, PLACE.below(2)), Asked(accent, PLACE.below(3)), asked, **choices)


def test_a_light_primary_colour_is_an_error_with_the_nearest_that_can_be_used():
    report = Report()
    made = dress(house(primary="#ffcc00"), report)
    assert problems(report) == [
        "house/green/house.yaml:2: error: the primary colour #ffcc00 has a contrast of 1.51 on white, and headings"
        ' need 4.5\n  hint: the nearest that can be used is "#917300"; an accent may be lighter'
    ]
    assert made.dress.colours == ()


def test_a_light_accent_is_a_warning_and_what_is_read_gets_a_darker_one():
    report = Report()
    made = dress(house(accent="#ffcc00"), report)
    assert problems(report) == [
        "house/green/house.yaml:3: warning: the accent #ffcc00 has a contrast of 1.51 on white, and links and numbers"
        " need 4.5: they get a darker one, and only frames on covers and patterns keep this"
        '\n  hint: the nearest that can be used as it is is "#917300"'
    ]
    assert dict(made.dress.colours)["on-navy-gold"] == "#ffcc00"


def test_of_colours_that_can_be_used_nothing_is_said():
    report = Report()
    dress(house(ground="#ffcc00"), report)
    assert problems(report) == []


def test_our_own_families_need_no_tokens():
    made = dress(house(), Report())
    assert (made.dress.families, made.dress.families_of_screens) == ((), ())


def test_families_stand_in_their_roles():
    made = dress(house(text=Family.NEXT, headings=Family.SANS, labels=Family.SERIF), Report())
    assert dict(made.dress.families) == {
        "serif": '"Atkinson", "Atkinson Ext", "Source Sans 3"',
        "serif-note": '"Atkinson", "Atkinson Ext", "Source Sans 3"',
        "serif-head": '"Source Sans 3"',
        "serif-display": '"Source Sans 3"',
        "sans": '"Serif Text", "Source Sans 3"',
        "display-weight": "700",
        "head-weight": "700",
    }
    assert dict(made.dress.families_of_screens)["serif"].startswith('"Page Next", "Page Next Ext"')
    assert dict(made.dress.families_of_screens)["sans"] == '"Page Serif", Georgia, serif'


def test_a_pattern_is_drawn_where_it_is_shown_only():
    assert dress(house(), Report()).dress.pattern == b""
    assert dress(house(cover=Cover.PATTERN), Report()).dress.pattern.startswith(b"<svg ")


def test_a_pattern_is_always_the_same_and_that_of_another_house_another():
    wearing = house(cover=Cover.PATTERN)
    one, again = (dress(wearing, Report()).dress.pattern for _ in range(2))
    assert one == again
    assert dress(replace(wearing, name="red"), Report()).dress.pattern != one


@pytest.mark.parametrize("name", ["green", "example-campaign", "a"])
def test_a_pattern_may_be_drawn_and_has_tones_of_the_ground(name):
    colours = {"globe-sea": "#000001", "globe-land": "#000002", "globe-line": "#000003"}
    svg = pattern(name, colours, "#000004")
    assert svg_problem(svg) is None
    assert {path.get("fill") for path in fromstring(svg)} <= {*colours.values(), "#000004"}


def test_an_accent_as_good_as_the_ground_gives_way_in_the_pattern():
    made = dress(house(primary="#161616", accent="#c8102e", ground="#c8102e", cover=Cover.PATTERN), Report())
    assert b"#161616" in made.dress.pattern
    assert b"#c8102e" not in made.dress.pattern


def test_tokens_become_css():
    assert root_sheet((("navy", "#0b4d3a"),)) == ":root {\n  --navy: #0b4d3a;\n}\n"
    assert root_sheet(()) == ""
