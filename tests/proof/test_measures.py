"""What the stylesheets promise of sizes and margins; the numbers are those of the stylesheets, in points."""

from pathlib import Path

import pytest

from press.model.edition import EDITIONS
from press.model.theme import HOUSE
from press.proof.measures import measures_of


@pytest.mark.parametrize(
    ("stylesheet", "smallest", "label", "side"),
    [
        ("a4.css", 8.5, 8.5, 20 * 72 / 25.4),
        ("a5.css", 8, 8, 16 * 72 / 25.4),
        ("half-letter.css", 8, 8, 11.7 * 72 / 25.4),
        ("handout.css", 8.5, 8.5, 16 * 72 / 25.4),
        ("how-to-print.css", 8.5, 8.5, 18 * 72 / 25.4),
        ("large-18.css", 18, 18, 22 * 72 / 25.4),
        ("large-20.css", 20, 18, 22 * 72 / 25.4),
        ("large-24.css", 24, 18, 22 * 72 / 25.4),
        ("ink-saver.css", 8.5, 8.5, 20 * 72 / 25.4),
        ("print-shop.css", 8.5, 8.5, 20 * 72 / 25.4),
    ],
)
def test_an_edition_promises_its_own_measures(stylesheet, smallest, label, side):
    found = measures_of(HOUSE.styles, (stylesheet,))
    assert (found.smallest, found.smallest_label) == (smallest, label)
    assert found.side == pytest.approx(side)
    assert "Source Sans 3" in found.families


def test_a_lever_changes_margins():
    spacing = ("a4.css", "levers/a4-spacing.css")
    assert measures_of(HOUSE.styles, spacing).top == pytest.approx(24 * 72 / 25.4)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_every_class_that_a_lever_hides_is_hidden_by_its_stylesheet(edition):
    for lever in edition.levers:
        css = (HOUSE.styles / lever.stylesheet).read_text(encoding="utf-8")
        assert ("display: none" in css) == bool(lever.hides)
        assert all(f".{name}" in css for name in lever.hides)


def test_a_token_that_is_no_length_is_a_fault_of_the_theme(tmp_path: Path):
    (tmp_path / "a.css").write_text(":root { --smallest-size: small; }", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^the token --smallest-size is 'small', and the proof needs a length in"):
        measures_of(tmp_path, ("a.css",))
