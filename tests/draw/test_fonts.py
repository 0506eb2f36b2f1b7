"""Fonts by anyone: which can be used, what is said of the others, and what is left of those that can."""

import io

import pytest
from fontTools.ttLib import TTFont

from press.draw import fonts
from press.draw.fonts import with_fonts
from press.model.house import Asked, Face, House, OwnFamily
from press.model.report import Place, Report
from tests.briefings import problems
from tests.fonts import changed, plain, with_fs_type

WHERE = Place("house/green/house.yaml", 9)
BLACK = Asked("#000000", WHERE)


def looked_at(content: bytes) -> tuple[bytes, list[str]]:
    face = Face("house/green/fonts/a.ttf", 400, False, WHERE)
    house = House("green", WHERE, BLACK, BLACK, fonts=(OwnFamily("Own Sans", "OFL", (face,)),))
    report = Report()
    found = with_fonts(house, {face.file: content}, report)
    return found.fonts[0].faces[0].content, problems(report)


def told(said: str, hint: str) -> list[str]:
    return [f"house/green/house.yaml:9: error: the font 'a.ttf' of 'Own Sans' {said}\n  hint: {hint}"]


def without_digits(font):
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if not 48 <= code <= 57}


def variable(font):
    from fontTools.ttLib.tables._f_v_a_r import Axis, table__f_v_a_r

    font["fvar"] = table__f_v_a_r()
    axis = Axis()
    axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue, axis.axisNameID = "wght", 200, 400, 900, 256
    font["fvar"].axes = [axis]


ANEW = "save it anew as TTF, OTF or WOFF2, or take another font"
FREE = "take a font whose licence lets it be installed and passed on, such as the SIL Open Font License"


@pytest.mark.parametrize(
    ("content", "said", "hint"),
    [
        (lambda: b"", "is no TTF, OTF or WOFF2 font", ANEW),
        (lambda: b"\x89PNG\r\n\x1a\n" * 9, "is no TTF, OTF or WOFF2 font", ANEW),
        (lambda: plain()[:2000], "is damaged", ANEW),
        (lambda: b"\0\1\0\0" + b"\xff" * 500, "is damaged", ANEW),
        (lambda: b"wOF2" + b"\xff" * 500, "unpacks to more than 16 MiB", "take one of fewer characters"),
        (lambda: b"wOF2" + b"\0" * 500, "is damaged", ANEW),
        (lambda: plain() + b"\0" * 5_000_000, "is larger than 4 MiB", "take one of fewer characters"),
        (lambda: with_fs_type(2), "may not be embedded, as its maker says in it", FREE),
        (lambda: with_fs_type(4), "may be embedded for preview and print alone, as its maker says in it", FREE),
        (lambda: with_fs_type(8), "may be embedded in documents to edit alone, as its maker says in it", FREE),
        (lambda: with_fs_type(0x100), "may not be cut to the characters that are used, as its maker says in it", FREE),
        (lambda: with_fs_type(0x200), "may be embedded as bitmaps alone, as its maker says in it", FREE),
        (lambda: changed(variable), "is variable", "take its single styles, each a file"),
        (
            lambda: changed(without_digits),
            "has no '0'",
            "take one that has all letters and digits of English",
        ),
    ],
)
def test_a_font_that_cannot_be_used_is_told(content, said, hint):
    assert looked_at(content()) == (b"", told(said, hint))


@pytest.mark.slow
@pytest.mark.parametrize("flavor", [None, "woff2"])
def test_what_is_printed_is_written_anew(flavor):
    made, found = looked_at(changed(lambda font: None, flavor))
    assert found == []
    assert made[:4] == b"\0\1\0\0"
    assert made == looked_at(changed(lambda font: None, flavor))[0]
    with TTFont(io.BytesIO(made)) as font, TTFont(io.BytesIO(plain())) as before:
        assert font.getBestCmap().keys() == before.getBestCmap().keys()
        assert not {"fpgm", "prep", "cvt ", "DSIG"} & set(font.keys())
        assert "Open Font License" in str(font["name"].getDebugName(13))
        assert font["head"].modified == before["head"].modified


def test_a_want_of_memory_is_no_damage(monkeypatch):
    def fail(font):
        raise MemoryError

    monkeypatch.setattr(fonts, "_check", fail)
    with pytest.raises(MemoryError):
        looked_at(plain())
