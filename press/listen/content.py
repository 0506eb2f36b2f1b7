"""The content of pages, by the marks around it: the characters that really stand there, in the order of painting.

PDFium would make up spaces between words and lines, and leave out some that are there; so the operators themselves
are read (ISO 32000-1, 9.4 and 14.6).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name, Stream

from press.listen.fonts import Decode, decoder
from press.listen.space import Text, matrix_of, shown
from press.listen.values import Unreadable, inside, text_of, text_or_none, whole_of
from press.listen.widths import Advance, advance
from press.model.geometry import IDENTITY, Matrix, times
from press.model.tags import Artifact, Content, Run

MOST_OPERATORS = 3_000_000
DEEPEST_FORM = 12
DEEPEST_PAGES = 50
_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"))
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_OTHER = "q Q cm BT Tm Td TD T* TL Tf Tc Do BI ID EI BDC BMC EMC"
_READ = " ".join((*sorted(_PAINTS), *sorted(_SHOWS), _OTHER))

Mark = tuple[int, int]  # the object that holds it, 0 for the page; and its number


@dataclass
class Marked:
    """What has been read of a piece of marked content; ``is_whole`` unless a font does not say what its codes mean."""

    runs: list[Run] = field(default_factory=list)
    shows: bool = False
    is_whole: bool = True


@dataclass(frozen=True)
class Around:
    """The mark around an operator: a number, an artifact (its type) or neither; ``actual`` replaces what is shown."""

    mark: Mark | None = None
    artifact: str | None = None
    actual: str | None = None


@dataclass
class PageReader:
    """Reads one page; ``fonts`` and ``budget`` are those of the whole file."""

    number: int
    fonts: "Fonts"
    marked: dict[Mark, Marked] = field(default_factory=dict)
    artifacts: list[Artifact] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)

    def read(self, page: pikepdf.Page) -> None:
        self._stream(page.obj, _resources(page.obj), IDENTITY, Around(), 0, ())

    def contents(self) -> tuple[Content, ...]:
        return tuple(
            Content(self.number, stream, mcid, tuple(each.runs), each.shows)
            for (stream, mcid), each in self.marked.items()
        )

    @property
    def unread(self) -> list[Mark]:
        """The marks within which a font does not say what its codes mean."""
        return [mark for mark, each in self.marked.items() if not each.is_whole]

    def _stream(
        self, source: object, resources: object, matrix: Matrix, around: Around, owner: int, forms: tuple[int, ...]
    ) -> None:
        text, saved, marks = Text(), [], [around]
        for operands, operator in self._instructions(source):
            name = str(operator)
            if name in _SHOWS:
                self._show(name, operands, text, matrix, resources, marks[-1])
            elif name in _PAINTS or name == "INLINE IMAGE":
                self._paint(marks[-1])
            elif name in ("BDC", "BMC"):
                marks.append(self._begun(name, operands, resources, marks[-1], owner))
            elif name == "EMC" and len(marks) > 1:
                self._end(marks.pop(), marks[-1], text, matrix)
            elif name == "q":
                saved.append((matrix, text.font, text.size, text.leading, text.spacing))
            elif name == "Q" and saved:
                matrix, text.font, text.size, text.leading, text.spacing = saved.pop()
            elif name == "cm":
                matrix = times(matrix_of(operands), matrix)
            elif name == "Do" and operands:
                self._do(inside(resources, "/XObject", str(operands[0])), resources, matrix, marks[-1], forms)
            else:
                text.place(name, operands)

    def _instructions(self, source: object) -> Iterator[tuple[list[object], object]]:
        try:
            found = pikepdf.parse_content_stream(source, _READ)  # type: ignore[arg-type]  # a page's dictionary
        except (pikepdf.PdfError, TypeError, ValueError):
            raise Unreadable(f"the content of page {self.number} is damaged", "print the file to PDF anew") from None
        self.fonts.budget -= len(found)
        if self.fonts.budget < 0:
            raise Unreadable(f"the pages draw more than {MOST_OPERATORS} things")
        for each in found:
            yield list(each.operands), each.operator

    def _begun(self, name: str, operands: list[object], resources: object, around: Around, owner: int) -> Around:
        tag = str(operands[0]) if operands else ""
        said = operands[1] if name == "BDC" and len(operands) > 1 else None
        if isinstance(said, Name):
            said = inside(resources, "/Properties", str(said))
        if tag == "/Artifact":
            artifact = text_of(inside(said, "/Type"))
            self.artifacts.append(Artifact(artifact, ""))
            return Around(None, artifact)
        mcid = whole_of(inside(said, "/MCID"))
        mark = (owner, mcid) if mcid >= 0 else around.mark
        if mark and mcid >= 0:
            self.marked.setdefault(mark, Marked())
        actual = around.actual if around.actual is not None else text_or_none(inside(said, "/ActualText"))
        return Around(mark, None if mcid >= 0 else around.artifact, actual)

    def _end(self, ended: Around, around: Around, text: Text, matrix: Matrix) -> None:
        if ended.actual is not None and around.actual is None:
            self._add(ended, text.run(ended.actual, matrix, None))

    def _show(
        self, name: str, operands: list[object], text: Text, matrix: Matrix, resources: object, around: Around
    ) -> None:
        if name in ("'", '"'):
            text.move(0, -text.leading)
        if around.actual is not None:
            self._paint(around)
            return
        codes, back = shown(operands[-1] if operands else None)
        decode, moves = self.fonts.of(inside(resources, "/Font", text.font) if text.font else None)
        if decode is None and around.mark:
            self.marked[around.mark].is_whole = False
        moved = moves(codes) - back if moves else None
        self._add(around, text.run(decode(codes) if decode else "", matrix, moved))

    def _add(self, around: Around, run: Run) -> None:
        if around.mark and around.artifact is None:
            self.marked[around.mark].runs.append(run)
            self.marked[around.mark].shows = True
        elif around.artifact is not None:
            if self.artifacts and run.text:
                last = self.artifacts[-1]
                self.artifacts[-1] = Artifact(last.type, last.text + run.text)
        else:
            self.loose.append(run.text.strip())

    def _paint(self, around: Around) -> None:
        if around.mark and around.artifact is None:
            self.marked[around.mark].shows = True
        elif around.artifact is None:
            self.loose.append("")

    def _do(self, found: object, resources: object, matrix: Matrix, around: Around, forms: tuple[int, ...]) -> None:
        if not isinstance(found, Stream) or found.get("/Subtype") != Name.Form:
            self._paint(around)
            return
        number = found.objgen[0]
        if number in forms or len(forms) >= DEEPEST_FORM:
            return
        moved = times(matrix_of(found.get("/Matrix")), matrix)
        before = len(self.loose)
        self._stream(found, found.get("/Resources", resources), moved, around, number, (*forms, number))
        if around.mark is None and around.artifact is None and len(self.loose) > before + 1:
            del self.loose[before + 1 :]  # one form is one thing


@dataclass
class Fonts:
    """The fonts of a file, each read once."""

    budget: int = MOST_OPERATORS
    _known: dict[tuple[int, int], tuple[Decode | None, Advance | None]] = field(default_factory=dict)

    def of(self, font: object) -> tuple[Decode | None, Advance | None]:
        """What the codes of a font mean, and how far each moves the pen; None where the file does not say."""
        if not isinstance(font, Dictionary) or not font.is_indirect:
            return decoder(font), advance(font)
        if font.objgen not in self._known:
            self._known[font.objgen] = decoder(font), advance(font)
        return self._known[font.objgen]


def _resources(page: pikepdf.Object) -> pikepdf.Object | None:
    """Those of a page, or of the node of the tree of pages that it has them from (ISO 32000-1, 7.7.3.4)."""
    node: pikepdf.Object | None = page
    for _ in range(DEEPEST_PAGES):
        found = inside(node, "/Resources")
        if found is not None:
            return found
        node = inside(node, "/Parent")
    return None
