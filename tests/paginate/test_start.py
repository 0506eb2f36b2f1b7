"""WeasyPrint is imported without asking the system for its libraries, unless that is needed."""

import ctypes.util
import importlib

import pytest

from press.paginate.engine.start import import_weasyprint, pango_version


def test_the_question_for_libraries_is_left_as_it_was():
    ask = ctypes.util.find_library
    assert import_weasyprint().__name__ == "weasyprint"
    assert ctypes.util.find_library is ask


def test_libraries_are_asked_for_where_their_plain_names_do_not_work(monkeypatch):
    ask, asked = ctypes.util.find_library, []

    def import_module(name: str) -> str:
        asked.append((name, ctypes.util.find_library is ask))
        if len(asked) == 1:
            raise OSError("cannot load library")
        return "the module"

    monkeypatch.setattr(importlib, "import_module", import_module)
    assert import_weasyprint() == "the module"
    assert asked == [("weasyprint", False), ("weasyprint", True)]


def test_what_fails_twice_is_told_and_leaves_no_trace(monkeypatch):
    def import_module(name: str) -> None:
        raise OSError("cannot load library")

    ask = ctypes.util.find_library
    monkeypatch.setattr(importlib, "import_module", import_module)
    with pytest.raises(OSError, match="cannot load library"):
        import_weasyprint()
    assert ctypes.util.find_library is ask


def test_the_version_of_pango_has_three_numbers():
    numbers = pango_version().split(".")
    assert [number.isdigit() for number in numbers] == [True, True, True]
    assert int(numbers[0]) == 1
