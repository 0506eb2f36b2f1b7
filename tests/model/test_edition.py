"""The table of editions, against the files that it names."""

import pytest

from press.model.edition import EDITIONS, edition_named
from press.model.theme import HOUSE


def test_names_are_unique():
    names = [edition.name for edition in EDITIONS]
    assert len(names) == len(set(names))
    assert names[:2] == ["a4", "letter"]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_an_edition_has_its_template_and_stylesheet(edition):
    assert (HOUSE.templates / edition.template).is_file()
    assert (HOUSE.styles / edition.stylesheet).is_file()


def test_an_edition_is_found_by_its_name():
    assert edition_named("letter").paper == "US Letter"
    with pytest.raises(KeyError):
        edition_named("a3")
