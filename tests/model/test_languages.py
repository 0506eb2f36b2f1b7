"""Every language that is spoken has what the program needs of it."""

from importlib.resources import files

import pytest

from press.model.languages import SPOKEN
from tests.briefings import write_briefing
from tests.stages import document_of


@pytest.mark.parametrize("language", SPOKEN)
def test_a_language_that_is_spoken_has_a_locale_for_citations(tmp_path, language):
    assert (files("citeproc") / "data" / "locales" / f"locales-{language}.xml").is_file()
    folder = write_briefing(tmp_path)
    folder.change("briefing.yaml", "language: en-GB", f"language: {language}")
    briefing, found = folder.read()
    assert found == []
    assert "p.\xa04" in document_of(briefing).notes[1].html
