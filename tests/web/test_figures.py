"""The figures of the flagship's page in Chromium: in the dark, in colours that a reader forces, with spaced letters."""

import pytest

from press.model.drawing import luminance

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("flagship")]

MODES = ("light", "dark")
SPACED = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }"
# Pairs of words in one drawing of which one lies over the other.
OVERLAPS = """() => [...document.querySelectorAll('.drawn svg')].flatMap(svg => {
    const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
    return boxes.flatMap(([a, p], n) => boxes.slice(n + 1).filter(([, q]) => p.left < q.right - 1
        && q.left < p.right - 1 && p.top < q.bottom - 4 && q.top < p.bottom - 4).map(([b]) => [a, b]));
})"""


def test_words_of_figures_keep_apart_when_letters_are_spaced(show):
    page = show()
    assert page.locator(".drawn svg text").count() > 50
    assert page.evaluate(OVERLAPS) == []
    page.add_style_tag(content=SPACED)
    assert page.evaluate(OVERLAPS) == []


INKS = """names => names.map(name => { const canvas = document.createElement('canvas').getContext('2d');
    const said = document.body.appendChild(document.createElement('i')); said.style.color = `var(--drawn-${name})`;
    canvas.fillStyle = getComputedStyle(said).color; canvas.fillRect(0, 0, 1, 1);
    const pixel = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    return '#' + pixel.map(c => c.toString(16).padStart(2, '0')).join(''); })"""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("inks", "least"),
    [
        pytest.param(("ink", "white"), 7, id="words on the ground"),
        pytest.param(("steel", "white"), 5.5, id="details on the ground"),
        pytest.param(("steel", "figure-row"), 5.5, id="details on a row"),
        pytest.param(("white", "data-1"), 4.5, id="words on what has ended"),
        pytest.param(("white", "data-2"), 4.5, id="words on what continues"),
        pytest.param(("white", "share-2"), 4.5, id="words on the second share"),
        pytest.param(("ink", "share-4"), 4.5, id="words on the fourth share"),
        pytest.param(("data-exception", "white"), 3, id="an outline"),
        pytest.param(("data-quiet", "white"), 3, id="what is not highlighted"),
        pytest.param(("data-2", "data-1"), 1.8, id="what continues beside what has ended"),
    ],
)
def test_figures_can_be_read_in_light_and_dark(show, mode, inks, least):
    dark, light = sorted(luminance(colour) for colour in show(mode=mode).evaluate(INKS, list(inks)))
    assert (light + 0.05) / (dark + 0.05) >= least


def test_figures_take_the_colours_that_a_reader_forces(show):
    page = show(forced_colors="active")
    ink, white = page.evaluate(INKS, ["ink", "white"])

    assert ink != white
    assert page.evaluate("getComputedStyle(document.querySelector('.drawn svg')).forcedColorAdjust") == "none"
