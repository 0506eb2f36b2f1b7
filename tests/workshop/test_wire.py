"""What goes over the pipe between worker and overseer: values come back the same, and nothing else comes back."""

import copy
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from press.model.briefing import Contact, Picture
from press.model.coverage import Coverage, Uncovered
from press.model.document import Document, LeftOut
from press.model.drawing import Ink
from press.model.figure_content import Content
from press.model.illustrations import Illustrations
from press.model.imposition import Fold, Imposition, Marks, Split
from press.model.letter import Mailing, Message, Recipient
from press.model.output import Artefact, Sheets
from press.model.paper import PAPERS
from press.model.print_note import Price, PrintNote
from press.model.report import Diagnostic, Place, Report, Severity
from press.model.wishes import Wishes
from press.workshop import jobs
from press.workshop.frames import Frame, framed, hand_on, read_frame, write_frame
from press.workshop.wire import Malformed, pack, unpack
from tests.pipelines import shared_pipeline

CONTENT = Path(__file__).resolve().parents[2] / "content"
PLACE = Place("content/water/briefing.yaml", 3)
NOTE = PrintNote("a4", "A4", "water-a4.pdf", 2, 0, "A4", 1, 2, "long", ("Print it.",), "", 5, "0.10 EUR", 6.5)
PROBLEM = Diagnostic(PLACE, Severity.WARNING, "ß \udcff is odd", "a hint")
PERSON = Recipient("ann@example.org", "Ann", "", "", {"email": "ann@example.org"}, PLACE)
NOW = datetime(2026, 11, 26, 2, 30, tzinfo=UTC)
VALUES = [
    jobs.Order(17, jobs.Outfit.ALL, (Path("content/water"),), Path("/tmp/press-x")),
    jobs.Read(Path("content/water"), True),
    jobs.Reading((PROBLEM,), ("a4", "letter"), False),
    jobs.Share(),
    jobs.Draw("a4", Ink.SAVER),
    Illustrations("a4", Ink.COLOUR, (), (Picture("figures/a.svg", "image/svg+xml", b"<svg/>"),), (PROBLEM,)),
    jobs.Print(("a4",), Wishes(3, True, Price(Decimal("0.05"), "EUR"), 24), (NOTE,), (PROBLEM,)),
    jobs.Screens((), Wishes()),
    jobs.List((Artefact("water.html", b"<html>", 0),)),
    jobs.Made((PROBLEM,), (Artefact("water-a4.pdf", b"\0\xff", 2, NOTE), Artefact("manifest.json", b"", 0))),
    jobs.Checked((), Coverage(2, 1, 0, 0, 0, (Uncovered(PLACE, "A sentence."),))),
    jobs.Checked((), None),
    jobs.Checked((), Coverage(2, 1, 0, 0, 0, ()), (LeftOut("town-report", PLACE, ("note", "issued (the day)")),)),
    jobs.Impose(b"%PDF", (Imposition(Fold.SADDLE, PAPERS[0], marks=Marks(True), split=Split.BACKS),), "t", PLACE),
    jobs.Imposed((), (Sheets(b"%PDF", 1, 2, 4, "A4", True, 0.5, (0.0, 0.25)),)),
    jobs.Prepare(
        Path("content/water"), None, ("a@example.org",), None, datetime(2026, 11, 26, 2, 30, tzinfo=UTC), None
    ),
    jobs.Mail(PERSON, Message(b"From: a\r\n", "<1@example.org>", 5, 7, "Hello")),
    jobs.Prepared((), 1, Mailing("water 1.0.0", "aa", Contact("Desk", "desk@example.org"), ())),
]


def sent(kind: str, value: object) -> io.BytesIO:
    pipe = io.BytesIO()
    write_frame(pipe, kind, value)
    pipe.seek(0)
    return pipe


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_the_same(value):
    pipe = sent("answer", value)
    frame = read_frame(pipe)
    assert frame.kind == "answer"
    assert frame.read(type(value)) == value
    assert read_frame(pipe) is None


@pytest.fixture(scope="module")
def document() -> Document:
    """The specimen, which has every component and every kind of figure."""
    made = shared_pipeline().document(CONTENT / "specimen", Report())
    assert made is not None
    return made


def test_a_whole_document_comes_back_the_same(document):
    assert read_frame(sent("document", document)).read(Document) == document
    kinds = {type(figure.content).__name__ for figure in document.briefing.figures}
    assert len(kinds) > 5


@pytest.mark.slow
def test_the_flagship_comes_back_the_same():
    made = shared_pipeline().document(CONTENT / "nato-peace-enforcement", Report())
    assert read_frame(sent("document", made)).read(Document) == made


def test_the_same_bytes_are_sent_once():
    files = tuple(Artefact(name, b"the same", 0) for name in ("a", "b"))
    assert framed("answer", jobs.Made((), files)).blobs == [b"the same"]


def test_a_frame_is_handed_on_unopened():
    given = framed("document", PLACE)
    pipe = io.BytesIO()
    hand_on(pipe, given)
    pipe.seek(0)
    assert read_frame(pipe) == given


@pytest.mark.slow
@tried(st.data())
def test_a_spoilt_document_is_refused_or_is_a_document(document, data):
    """One value somewhere in it is replaced by another, of whatever kind."""
    blobs = {}
    packed = copy.deepcopy(pack(document, blobs))
    at = packed
    while True:
        where = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        if not at[where] or not isinstance(at[where], dict | list) or data.draw(st.booleans()):
            break
        at = at[where]
    at[where] = data.draw(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
    try:
        made = unpack(Document, json.loads(json.dumps(packed)), list(blobs))
    except Malformed:
        return
    assert framed("document", made).read(Document) == made


@pytest.mark.parametrize(
    ("kind", "given", "problem"),
    [
        pytest.param(Place, {"path": "a"}, "not the fields of Place", id="a field is missing"),
        pytest.param(Place, {"path": "a", "line": 1, "x": 1}, "not the fields of Place", id="a field too many"),
        pytest.param(Place, {"path": "a", "line": True}, "int expected, bool found", id="true is no number"),
        pytest.param(Place, {"path": 1, "line": 1}, "str expected, int found", id="a number is no text"),
        pytest.param(Place, [], "dict expected, list found", id="a list is no value"),
        pytest.param(str, "a\x1b[2Jb", "text with control characters", id="a terminal's command"),
        pytest.param(Severity, "fatal", "'fatal' is not a valid Severity", id="no such choice"),
        pytest.param(tuple[int, ...], "12", "list expected, str found", id="text is no list"),
        pytest.param(tuple[int, str], [1], "2 items expected, 1 found", id="an item is missing"),
        pytest.param(float, "1", "int expected, str found", id="text is no number"),
        pytest.param(bytes, 1, "bytes expected that were not sent", id="bytes that are not there"),
        pytest.param(bytes, -1, "bytes expected that were not sent", id="bytes before the first"),
        pytest.param(date, "26 November", "Invalid isoformat string: '26 November'", id="no date"),
        pytest.param(Price, {"amount": "x", "currency": ""}, "", id="no amount"),
        pytest.param(Content, {"amounts": []}, "one of Timeline, Map, Bars", id="a choice is not named"),
        pytest.param(Content, {"Path": "/etc"}, "one of Timeline, Map, Bars", id="no such class"),
        pytest.param(Content, {"Globe": {}, "Map": {}}, "one of Timeline, Map, Bars", id="two at once"),
        pytest.param(Content, None, "dict expected, NoneType found", id="nothing, where there must be one"),
        pytest.param(Content, {"Globe": {}}, "not the fields of Globe", id="its fields are missing"),
    ],
)
def test_nothing_else_comes_back(kind, given, problem):
    with pytest.raises(Malformed) as raised:
        unpack(kind, given, [b"one"])
    assert problem in str(raised.value)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"\xff\xff\xff\xff", "more was sent than is read", id="a head without end"),
        pytest.param(b"\0\0\0\x09{}", "the frame ends too early", id="half a head"),
        pytest.param(b"\0\0\0\x02[]", "this is no frame", id="no object"),
        pytest.param(b"\0\0\0\x02\x80\x04", "this is no frame", id="a pickle"),
        pytest.param(b"\0\x01\x86\xa0" + b"[" * 100_000, "this is no frame", id="brackets without end"),
        pytest.param(b'\0\0\0\x1b{"kind":"a","lengths":[-1]}', "this is no frame", id="a length below zero"),
        pytest.param(b'\0\0\0\x19{"kind":"a","lengths":[]}', "this is no frame", id="no value"),
        pytest.param(b'\0\0\0\x1a{"kind":"a","lengths":[9]}', "the frame ends too early", id="half a value"),
        pytest.param(
            b'\0\0\0\x24{"kind":"a","lengths":[99999999999]}', "more was sent than is read", id="a value without end"
        ),
        pytest.param(
            b'\0\0\0\x26{"kind":"a","lengths":[1,99999999999]}', "more was sent than is read", id="bytes without end"
        ),
    ],
)  # fmt: skip
def test_what_is_no_frame_is_refused(content, problem):
    with pytest.raises(Malformed) as raised:
        read_frame(io.BytesIO(content))
    assert str(raised.value) == problem


@pytest.mark.parametrize("value", [b"", b"\x80\x04", b"{", b"[" * 100_000], ids=["empty", "a pickle", "half", "deep"])
def test_a_value_that_is_no_json_is_refused(value):
    with pytest.raises(Malformed):
        Frame("answer", value, []).read(Place)


def test_what_has_no_form_of_its_own_is_not_sent():
    with pytest.raises(TypeError, match="a object cannot be sent"):
        write_frame(io.BytesIO(), "answer", object())
