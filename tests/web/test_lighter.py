"""A drawing for screens says less and shows the same."""

from xml.etree.ElementTree import fromstring, tostring

import pytest

from press.web.lighter import make_lighter, relative


def lighter(inner: str) -> str:
    drawing = fromstring(f"<svg>{inner}</svg>")
    make_lighter(drawing)
    return tostring(drawing, encoding="unicode")[5:-6]


@pytest.mark.parametrize(
    ("path", "made"),
    [
        pytest.param("M1,2L3,4.5L3,4Z", "m1,2 2,2.5 0,-.5z", id="one way"),
        pytest.param("M1,2L3,4ZM10,10L9,9Z", "m1,2 2,2zm9,8-1,-1z", id="after a way that is closed"),
        pytest.param("M1,2L3,4M10,10L9,9", "m1,2 2,2m7,6-1,-1", id="after one that is open"),
        pytest.param("M1,2L3,4ZL5,5", "m1,2 2,2zl4,3", id="on from where it closed"),
        pytest.param("M-0.5,0L0.5,-0.1", "m-.5,0 1,-.1", id="below nought"),
    ],
)
def test_a_way_is_said_in_steps(path, made):
    assert relative(path) == made


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        pytest.param('<path d="M1,2C3,4 5,6 7,8" />', '<path d="M1,2C3,4 5,6 7,8" />', id="a curve"),
        pytest.param('<path fill="a" /><g><path fill="a" d="" /></g>', "<g />", id="what shows nothing"),
        pytest.param('<text text-anchor="start" font-family="F">x</text>', "<text>x</text>", id="what is so anyway"),
        pytest.param(
            '<rect fill="var(--drawn-ink, #16202b)" />', '<rect fill="var(--drawn-ink)" />', id="an ink that is set"
        ),
        pytest.param(
            '<rect fill="a" x="1" /><rect fill="a" x="2" /><rect fill="b" x="3" />',
            '<g fill="a"><rect x="1" /><rect x="2" /></g><rect fill="b" x="3" />',
            id="what looks alike",
        ),
        pytest.param('<rect x="1" /><rect x="2" />', '<rect x="1" /><rect x="2" />', id="what has no look of its own"),
    ],
)
def test_what_a_screen_does_not_need_is_left_out(typed, made):
    assert lighter(typed) == made
