"""Titles in other languages. Expected: what a reader of the language would say."""

import pytest

from press.read.languages import other_language
from tests.briefings import write_briefing


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Woda w małych miastach", "pl"),
        ("Mała wieś", "pl"),
        ("Voda v městech a na venkově", "cs"),
        ("Der Brunnen und die Stadt", "de"),
        ("L’eau et les villes", "fr"),
        ("El agua en las ciudades", "es"),
        ("Il pozzo della città", "it"),
        ("Вода и города", "ru"),
        ("Вода і міста", "uk"),
        ("Νερό στις πόλεις", "el"),
        ("المياه في المدن", "ar"),
        ("都市の水", "ja"),
        ("城市用水", "zh"),
        ("도시의 물", "ko"),
    ],
)
def test_a_title_in_another_language_is_recognised(title, code):
    assert other_language(title) == code


@pytest.mark.parametrize(
    "title",
    [
        "Water in small towns",
        "Le Monde",
        "La La Land",
        "Die Hard",
        "Łódź and the water of Kraków",
        "The Sejm, the Senat and the Trybunał Konstytucyjny",
        "Do I dig at night?",
        "El Niño",
        "Vox populi",
        "α-particles of radium",
        "2101.00001",
        "Why rivers die",
        "Charles de Gaulle: a life",
    ],
)
def test_an_english_title_is_not_suspected(title):
    assert other_language(title) == ""


def test_a_title_without_its_language_is_told(tmp_path):
    folder = write_briefing(tmp_path)
    folder.change("sources.yaml", "title: A history of wells", "title: Woda w małych miastach")
    _, found = folder.read()
    told = "the title of the source 'town-history' does not look English, and would be set with English capitals"
    hint = "add 'language: pl', or 'language: en' if it is English"
    assert [problem.split(": ", 1)[1] for problem in found] == [f"warning: {told}\n  hint: {hint}"]


def test_a_title_with_its_language_is_not_told(tmp_path):
    folder = write_briefing(tmp_path)
    folder.change("sources.yaml", "title: A history of wells", "title: Woda w małych miastach\n  language: pl")
    assert folder.read()[1] == []
