"""Faults that are made in a finished PDF: what an engine could do, and this one does not at the moment."""

import re
from collections.abc import Callable, Iterator

import pikepdf

from press.proof.paper import Piece

Damage = Callable[[pikepdf.Pdf, list[Piece]], None]


def without(*texts: str) -> Damage:
    """Leave out the pieces that begin with one of these texts."""
    return _changed(texts, lambda shown: b"")


def without_glyph(text: str) -> Damage:
    """Show the glyph for "not defined" as the first of a piece."""
    return _changed((text,), lambda shown: re.sub(rb"<[0-9A-Fa-f]{4}>", b"<0000>", shown, count=1))


def with_fonts_called(name: str) -> Damage:
    def rename(pdf: pikepdf.Pdf, pieces: list[Piece]) -> None:
        for font in _fonts(pdf):
            font.BaseFont = pikepdf.Name(f"/{name}")
            font.DescendantFonts[0].BaseFont = pikepdf.Name(f"/{name}")

    return rename


def without_font_files(pdf: pikepdf.Pdf, pieces: list[Piece]) -> None:
    for font in _fonts(pdf):
        descriptor = font.DescendantFonts[0].FontDescriptor
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    yield from (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/DescendantFonts"))


def _changed(texts: tuple[str, ...], change: Callable[[bytes], bytes]) -> Damage:
    def damage(pdf: pikepdf.Pdf, pieces: list[Piece]) -> None:
        chosen = [piece for piece in pieces if piece.text.startswith(texts)]
        assert chosen, texts
        for piece in chosen:
            page = pdf.pages[piece.page - 1]
            content = page.Contents.read_bytes()
            marked = re.compile(rb"<</MCID %d>>\s+BDC.*?EMC" % piece.mark, re.DOTALL)
            assert marked.search(content)
            page.Contents.write(marked.sub(lambda found: re.sub(rb"\[.*?\] TJ", _around(change), found[0]), content))

    return damage


def _around(change: Callable[[bytes], bytes]) -> Callable[[re.Match[bytes]], bytes]:
    return lambda shown: change(shown[0])
