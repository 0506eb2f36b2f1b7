"""Where strangers' bytes come in: a target for each reader, which must end with a value or with problems told.

A target raises AssertionError where a problem is told badly, and whatever else a reader lets through.
"""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from press.draw import check_figure_facts, fitted_picture, with_fonts
from press.dress import dress
from press.impose import impose
from press.listen import listen
from press.model.briefing import Picture
from press.model.carried import unfit_name
from press.model.drawing import figure_size
from press.model.house import Asked, Face, House, OwnFamily
from press.model.imposition import Fold, Imposition
from press.model.paper import paper_named
from press.model.report import Place, Report
from press.model.tags import Listening
from press.prove import unpack
from press.read import read_briefing, read_recipients
from press.validate.answer import Unanswered, read_answer
from press.validate.verapdf import tell_broken
from press.workshop import wire
from tests.briefings import FILES, Folder, write_briefing
from tests.fonts import changed, plain
from tests.houses import HOUSE, write_house
from tests.impose.pdfs import A4, A5, make_pdf
from tests.listen.pdfs import tagged
from tests.prove.pdfs import carrying
from tests.stages import document_of
from tests.validate.standin import RULE, answer

CONTENT = Path(__file__).parents[2] / "content"
HOUSES = CONTENT.parent / "house"
LONGEST_MESSAGE = 300  # characters; nobody reads on
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

FIGURE = """\
kind: bars
title: Use fell
subtitle: Litres a head and day
source: Invented
alternative: Two bars, the second shorter
data:
  columns: [Town, Use]
  rows:
    - [First, 80]
    - [Second, 60]
"""
SERIES = "publisher: {name: Another Desk, email: desk@example.org}\neditions: [a4]\nparts: {ledger: none}\n"
RECIPIENTS = "email,name,edition\nreader.a@example.org,Reader A,a4\nreader.b@example.org,Reader B,letter\n"


@dataclass(frozen=True)
class Target:
    """``make_seeds`` makes valid inputs from which others are made: not before they are asked for, which takes time."""

    run: Callable[[bytes, Path], None]
    make_seeds: Callable[[], tuple[bytes, ...]]


def _file_of_a_briefing(name: str) -> Callable[[bytes, Path], None]:
    """A target that reads, examines and marks up the tiny briefing with ``name`` replaced."""

    def run(content: bytes, root: Path) -> None:
        folder = root / "content" / "water"
        if not folder.exists():
            write_briefing(root)
        (folder / name).parent.mkdir(exist_ok=True)
        before = FILES.get(name)
        (folder / name).write_bytes(content)
        try:
            report = Report()
            briefing = read_briefing(folder, report)
            if briefing is not None:
                check_figure_facts(briefing.figures, briefing.facts, report)
                document_of(briefing, report)
            elif not report.has_errors:
                raise AssertionError("nothing was read, and nothing told")
            check_told(report)
        finally:
            (folder / name).unlink() if before is None else (folder / name).write_bytes(before)

    return run


def _house(content: bytes, root: Path) -> None:
    """The tiny house is read, and dressed where it can be."""
    folder = Folder(root / "content" / "water")
    if not folder.path.exists():
        write_briefing(root)
        write_house(folder)
    Folder(root / "house" / "green").write("house.yaml", content)
    report = Report()
    briefing = read_briefing(folder.path, report)
    if briefing is not None and briefing.house is not None:
        dressed = dress(briefing.house, report)
        assert report.has_errors or dressed.dress.colours
    else:
        assert report.has_errors
    check_told(report)


def _series(content: bytes, root: Path) -> None:
    folder = root / "content" / "water"
    if not folder.exists():
        write_briefing(root)
    (folder.parent / "series.yaml").write_bytes(content)
    report = Report()
    if read_briefing(folder, report) is None:
        assert report.has_errors
    check_told(report)


def _recipients(content: bytes, root: Path) -> None:
    path = root / "people.csv"
    path.write_bytes(content)
    report = Report()
    if not read_recipients(path, report) and not report.has_errors:
        raise AssertionError("nobody was read, and nothing told")
    check_told(report)


def _pdf(content: bytes, root: Path) -> None:
    report = Report()
    for fold in Fold:
        if impose(content, Imposition(fold, paper_named("a4")), "Sheets", Place("x.pdf"), report) is None:
            assert report.has_errors
    check_told(report)


def _carried(content: bytes, root: Path) -> None:
    report = Report()
    carried = unpack(content, Place("x.pdf"), report)
    assert (carried is None) == report.has_errors
    assert carried is None or not any(unfit_name(file.name) for file in carried.files)
    check_told(report)


def _tags(content: bytes, root: Path) -> None:
    """The tags are read, told, held against the rules, and sent."""
    report, blobs = Report(), {}
    listening = listen(content, Place("x.pdf"), report)
    assert (listening is None) == report.has_errors
    if listening is not None:
        assert wire.unpack(Listening, wire.pack(listening, blobs), list(blobs)) == listening
        assert not any(_CONTROL.search(line.text) for line in listening.lines)
    check_told(report)


def _picture(content: bytes, root: Path) -> None:
    report = Report()
    for media_type in ("image/jpeg", "image/png", "image/webp", "image/gif"):
        picture = Picture("harbour.png", media_type, content)
        if fitted_picture(picture, figure_size("a4"), Place("one.md", 1), report) is None:
            assert report.has_errors
    check_told(report)


def _font(content: bytes, root: Path) -> None:
    place = Place("house.yaml", 1)
    face = Face("a.ttf", 400, False, place)
    black = Asked("#000000", place)
    house = House("green", place, black, black, fonts=(OwnFamily("Own", "OFL", (face,)),))
    report = Report()
    made = with_fonts(house, {face.file: content}, report)
    assert bool(made.fonts[0].faces[0].content) is not report.has_errors
    check_told(report)


def check_told(report: Report) -> None:
    """Whether each problem is one readable line, with a hint on another, and no path of this machine."""
    for found in report.diagnostics:
        assert len(found.message) <= LONGEST_MESSAGE, found.message
        for text in (found.message, found.hint):
            assert not _CONTROL.search(text), repr(text)
            assert str(Path(__file__).parents[2]) not in text, text
        assert found.message
        assert not found.place.path.startswith("/"), found.place


def _texts(*patterns: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for pattern in patterns for path in sorted(CONTENT.glob(pattern)))


def _answer(content: bytes, root: Path) -> None:
    """What a validator says of a stranger's file quotes it."""
    for status in (0, 1):
        report = Report()
        with suppress(Unanswered):
            tell_broken(read_answer("PDF/UA-1", status, content), Place("water.pdf"), report)
        check_told(report)


TARGETS = {
    "briefing.yaml": Target(
        _file_of_a_briefing("briefing.yaml"), lambda: (FILES["briefing.yaml"], *_texts("*/briefing.yaml"))
    ),
    "sources.yaml": Target(_file_of_a_briefing("sources.yaml"), lambda: (FILES["sources.yaml"],)),
    "facts.yaml": Target(_file_of_a_briefing("facts.yaml"), lambda: (FILES["facts.yaml"],)),
    "figure": Target(_file_of_a_briefing("figures/use.yaml"), lambda: (FIGURE.encode(), *_texts("*/figures/*.yaml"))),
    "svg": Target(_file_of_a_briefing("harbour.svg"), lambda: _texts("*/figures/*.svg")),
    "chapter": Target(_file_of_a_briefing("02-record.md"), lambda: (FILES["02-record.md"], *_texts("specimen/*.md"))),
    "house": Target(
        _house, lambda: (HOUSE.encode(), *(path.read_bytes() for path in sorted(HOUSES.glob("*/house.yaml"))))
    ),
    "font": Target(_font, lambda: (plain(), changed(lambda font: None, "woff2"))),
    "series": Target(_series, lambda: (SERIES.encode(),)),
    "recipients": Target(_recipients, lambda: (RECIPIENTS.encode(),)),
    "pdf": Target(_pdf, lambda: (make_pdf([A5] * 3), make_pdf([A4], rotate=90), make_pdf([A5, A4], bleed_mm=3))),
    "carried": Target(_carried, lambda: (carrying(FILES), carrying({"briefing.yaml": b"title: Water\n"}))),
    "answer": Target(
        _answer,
        lambda: tuple(json.dumps(said).encode() for said in (answer("ua1"), answer("3a", RULE, is_listed=False))),
    ),
    "tags": Target(_tags, lambda: (tagged(), make_pdf([A5]))),
    "picture": Target(_picture, lambda: (FILES["harbour.png"], *_texts("specimen/figures/*.jpg"))),
}
