"""Imports WeasyPrint, without the detour that makes the import slow."""

import ctypes.util
import importlib
from types import ModuleType


def import_weasyprint() -> ModuleType:
    """WeasyPrint, ready to use.

    Its import asks ``ctypes.util.find_library`` for each of its libraries under several names, and on Linux each of
    these questions starts ldconfig, gcc and ld. The plain names nearly always work, so the question is answered "not
    found" first, and only where that fails is it asked in earnest.
    """
    ask = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        return importlib.import_module("weasyprint")
    except OSError:
        ctypes.util.find_library = ask
        return importlib.import_module("weasyprint")
    finally:
        ctypes.util.find_library = ask


def pango_version() -> str:
    """The version of the C library that shapes text and breaks lines; the bytes of a PDF depend on it too."""
    import_weasyprint()
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def harfbuzz_version() -> str:
    """The version of the C library that turns text into glyphs and makes the subsets of fonts."""
    import_weasyprint()
    from weasyprint.text.ffi import harfbuzz

    # Of the ways to ask, WeasyPrint 70.0 declares only this one.
    found = [0, 0, 0]
    for position in range(3):
        while harfbuzz.hb_version_atleast(*found[:position], found[position] + 1, *(0,) * (2 - position)):
            found[position] += 1
    return ".".join(map(str, found))
