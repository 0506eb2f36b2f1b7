"""The words and the facts that the checks see are those that every form says: the galley, the web page and the mail.

What the program itself puts into a form is taken away first: numbers and labels, the words of cross-references, the
text of citations, what notes say of facts. ``words`` are compared as they are counted, and each sentence as it runs.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from hypothesis import given, settings
from hypothesis import strategies as st

from press.arrange import arrange
from press.compose import compose, compose_letter, compose_page
from press.examine.language.pieces import Kind
from press.examine.language.prose import Prose, Sentence, read_prose
from press.mail import write_letter
from press.mark_up.formatter import Formatter
from press.mark_up.references import Target
from press.model.briefing import Briefing
from press.model.document import Document
from press.model.edition import EDITIONS
from press.model.output import Download, Metadata
from press.model.report import Place, Report
from press.model.theme import HOUSE
from press.parse import parse
from press.read import read_briefing
from press.web import bind
from tests.briefings import Folder, write_briefing
from tests.stages import document_of

ROOT = Path(__file__).parents[1]
# What the program adds, by the class of its element.
ADDED = {"label", "number", "folio", "standing", "evidence", "call", "to-list", "to-source", "drawn"}
ADDED |= {"task", "mark", "again"}
A4 = Download("water-a4.pdf", "a4", "A4", 8, 1234)

STRANGERS = {
    "code with brackets": "Type [a `]` b]{fact=x} and `[c]{fact=y}` or ``a `b` c``.",
    "a product": "So [4 * 3 = 12]{fact=x} and 2*3 and 5 \\* 6.",
    "nested lists": "- one\n  - two\n    - three\n\n      four\n- five\n\n1. six\n   - seven\n2. eight",
    "numbers that run on": "1. one\n2. two\n\n## A heading\n\n3. three\n\n1998\\. was a year.",
    "escapes": "\\[a\\]{.term} \\*b\\* \\`c\\` 1\\. d \\# e AT&T &amp; &copy; &euro; \\\\ f",
    "quotes": "She said \"the '90s were 'fine'\" --- or so... 'n' it's \"*new*\".",
    "a table": (
        "/// table | A [title]{fact=x} with `a|b`\n    subtitle: Of *words*: all\n    id: tbl-x\n"
        "    source: The [paper](https://example.org)\n\n| a | `b|c` |\n|---|--:|\n| d \\| e | [4,500]{fact=x}.[^n] |\n"
        "///\n\n[^n]: A note with [4,500]{fact=x}."
    ),
    "notes": "One.[^a] Two.[^b]\n\n[^a]: *First* of\n    two lines.\n[^b]: Second [x]{fact=x}.\n\nAfter.",
    "blocks": "/// box | A `title`\n\n- one\n\n  two\n\n> three\n///\n\nA\n:   B\n    goes on\n\n/// pull\nC.\n///",
    "a picture": "/// figure | The harbour\n\n![Boats [at] rest](harbour.png)\n///",
    "breaks": "One<br>two  \nthree CO<sub>2</sub> <kbd>Ctrl</kbd>",
    "references": "See [](#one), [the first](#one) and [*it*](https://example.org/a_b_c).",
    "other dialects": "- [x] one\n- [ ] two^[A *note* of [it]{fact=x}.]\n\nH~2~O ~~three~~ @town-report four\\\nfive",
    "a phrase in another language": "The [jus *ad* bellum]{lang=la} and [term]{.term}, [it fell]{check}.",
}  # fmt: skip


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w§]+", text)


def sentences(prose: Prose, path: str, *, notes: bool) -> Iterator[Sentence]:
    return (s for s in prose.sentences if s.place.path == path and (s.kind is Kind.NOTE) is notes)


class Said:
    """What one section of a form says: its words, those of its notes, and its marked facts with their words."""

    def __init__(self, section: Element) -> None:
        self.words: list[str] = []
        self.notes: list[str] = []
        self.facts: list[tuple[str, str]] = []
        self._read(section, self.words)

    def _read(self, element: Element, to: list[str]) -> None:
        kinds = set((element.get("class") or "").split())
        if kinds & ADDED or element.tag in ("h2", "button"):
            return
        is_note = ("note" in kinds and element.tag == "span") or "table-note" in kinds
        to = self.notes if is_note else to
        if "data-fact" in element.attrib:
            self.facts.append((element.attrib["data-fact"], " ".join(words_of("".join(element.itertext())))))
        to += [" "] if element.tag in ("br", *BLOCKS) else []
        to.append(element.text or "")
        if element.tag == "img":
            to.append(element.get("alt", ""))
        for child in element:
            self._read(child, to)
            to.append(child.tail or "")
        to += [" "] if element.tag in BLOCKS else []


BLOCKS = ("p", "li", "td", "th", "dt", "dd", "h3", "h4", "div", "figcaption", "caption", "div")


def differences(prose: Prose, path: str, section: Element) -> list[str]:
    """What the checks see of a chapter and its form does not say, and the other way round."""
    said, found = Said(section), []
    for notes, joined in ((False, "".join(said.words)), (True, " ".join(said.notes))):
        told = [sentence.text for sentence in sentences(prose, path, notes=notes)]
        checked, printed = Counter(words_of(" ".join(told))), Counter(words_of(joined))
        found += [f"printed, not checked: {word}" for word in printed - checked]
        found += [f"checked, not printed: {word}" for word in checked - printed]
        run = " ".join(words_of(joined))
        found += [f"not in one piece: {text}" for text in told if " ".join(words_of(text)) not in run]
    marks = [(m.fact, " ".join(words_of(m.words))) for s in prose.sentences if s.place.path == path for m in s.marks]
    if Counter(marks) != Counter(said.facts):
        found.append(f"facts: {sorted(marks)} checked, {sorted(said.facts)} printed")
    return found


def forms(document: Document) -> dict[str, Element]:
    report = Report()
    edition = EDITIONS[0]
    galley = compose(
        arrange(document, edition.arrangement, (), report), edition, HOUSE, Metadata("2026-11-22", (), ()), (), report
    )
    page = compose_page(document, [A4], ("a", "b"), "{}", HOUSE, report)
    assert galley is not None
    assert page is not None, report.diagnostics
    parse_html = tinyhtml5.parse
    return {
        "galley": parse_html(galley.html, namespace_html_elements=False),
        "web page": parse_html(bind(page, (), (), HOUSE.styles).decode(), namespace_html_elements=False),
    }


@pytest.fixture(autouse=True, scope="module")
def _no_words_of_the_program():
    """Citations print nothing, and a cross-reference one sign, so that all words left are an author's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Formatter, "note", lambda self, cites: "")
        patch.setattr("press.mark_up.notes.name_of", lambda source: "§")
        patch.setattr(Target, "words", property(lambda self: "§"))
        patch.setattr(sys.modules["press.web.bind"], "_embed_styles", lambda *asked, **more: None)  # slow, and no words
        yield


def all_differences(briefing: Briefing, document: Document) -> list[str]:
    prose = read_prose(briefing, parse(briefing, Report()))
    found = []
    for name, root in forms(document).items():
        for section in briefing.sections:
            element = next(each for each in root.iter("section") if each.get("id") == section.id)
            found += [f"{name}, {each}" for each in differences(prose, section.body.place.path, element)]
    letter = write_letter(document, [A4], {}, Place("people.csv", 1), Report())
    if letter:
        said = " ".join(words_of("".join(tinyhtml5.parse(compose_letter(letter, HOUSE, Report())).itertext())))
        points = [s.text for s in prose.sentences if s.kind is Kind.KEY_POINT]
        found += [f"mail, not said: {p}" for p in points if "§" not in p and " ".join(words_of(p)) not in said]
    return found


@pytest.mark.parametrize("slug", ["nato-peace-enforcement", "specimen"])
def test_the_words_that_are_checked_are_those_that_are_said(slug):
    report = Report()
    briefing = read_briefing(ROOT / "content" / slug, report)
    assert briefing is not None
    assert all_differences(briefing, document_of(briefing, report)) == []
    assert not report.has_errors


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return write_briefing(tmp_path_factory.mktemp("reading"))


def read_with(folder: Folder, text: str) -> tuple[Briefing, Document, Report]:
    """The tiny briefing with a text of somebody's as its first chapter."""
    report = Report()
    head = '---\nid: one\ntitle: One\nstandfirst: What [it]{lang=la} "says".\n---\n'
    name = "01-introduction.md"
    before = (folder.path / name).read_text(encoding="utf-8")
    (folder.path / name).write_text(f"{head}\n{text}\n", encoding="utf-8")
    try:
        briefing = read_briefing(folder.path, report)
    finally:
        (folder.path / name).write_text(before, encoding="utf-8")
    assert briefing is not None
    told = Report()
    return briefing, document_of(briefing, told), told


@pytest.mark.parametrize("text", STRANGERS.values(), ids=STRANGERS)
def test_a_text_that_nobody_here_wrote_is_read_once(folder, text):
    briefing, document, _ = read_with(folder, text)
    assert all_differences(briefing, document) == []


def test_a_word_that_only_the_form_says_is_found(folder):
    """The guard itself: a second reading, of which one word differs, is told in both directions."""
    briefing, document, _ = read_with(folder, "One two.")
    other, _, _ = read_with(folder, "One three.")
    prose = read_prose(other, parse(other, Report()))
    section = next(each for each in forms(document)["galley"].iter("section") if each.get("id") == "one")
    assert differences(prose, briefing.sections[0].body.place.path, section) == [
        "printed, not checked: two",
        "checked, not printed: three",
        "not in one piece: One three.",
    ]


word = st.text("abcdefghij", min_size=1, max_size=5)
span = st.one_of(
    word,
    word.map("*{}*".format),
    word.map("**{}**".format),
    word.map("`{}]`".format),
    word.map("\\*{}".format),
    word.map('"{}"'.format),
    word.map("'{}'".format),
    word.map("[{}]{{fact=x}}".format),
    word.map("[{}]{{.term}}".format),
    word.map("[{}](https://example.org)".format),
    word.map("{} -- x".format),
    st.just("[](#one)"),
    st.just("2*3"),
    st.just("&amp;"),
    st.just("CO<sub>2</sub>"),
)
line = st.lists(span, min_size=1, max_size=5).map(" ".join)
paragraph = st.lists(line, min_size=1, max_size=3).map("\n".join)
item = st.tuples(st.sampled_from(("- ", "  - ", "   - ", "    - ", "      - ")), line).map("".join)
cell_row = st.tuples(line, line).map("| {0[0]} | {0[1]} |".format)
block = st.one_of(
    paragraph,
    paragraph.map("> {}".format),
    st.lists(item, min_size=1, max_size=5).map(lambda items: "\n".join(["- a", *items])),
    st.lists(item, min_size=1, max_size=4).map(lambda items: "\n\n".join(["- a", *items])),
    st.tuples(st.integers(1, 40), st.lists(line, min_size=1, max_size=3)).map(
        lambda of: "\n".join(f"{number}. {each}" for number, each in enumerate(of[1], of[0]))
    ),
    st.tuples(word, line).map("{0[0]}\n:   {0[1]}".format),
    line.map("## {}".format),
    st.tuples(line, paragraph).map("/// box | {0[0]}\n\n{0[1]}\n///".format),
    st.lists(cell_row, min_size=1, max_size=3).map(
        lambda rows: "/// table | a\n\n| b | c |\n|---|---|\n{}\n///".format("\n".join(rows))
    ),
)


@pytest.mark.slow
@given(text=st.lists(block, min_size=1, max_size=5).map("\n\n".join))
@settings(max_examples=40)
def test_generated_text_is_read_once(folder, text):
    briefing, document, _ = read_with(folder, text)
    assert all_differences(briefing, document) == []
