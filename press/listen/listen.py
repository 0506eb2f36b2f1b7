"""All that is told of the tags of a PDF; what cannot be read is told as well."""

from collections.abc import Iterator

from press.listen.read import read
from press.listen.reading import Reading
from press.listen.rules import asked_of, findings
from press.listen.transcript import transcript
from press.listen.values import Unreadable
from press.model.report import Place, Report
from press.model.tags import NOWHERE, Kind, Listening, Node


def listen(content: bytes, place: Place, report: Report) -> Listening | None:
    """What a listener is told of a PDF by anyone; None where it cannot be read, and the report says why."""
    try:
        tagged = read(content)
    except Unreadable as problem:
        report.error(place, str(problem), problem.hint)
        return None
    reading = Reading(tagged)
    return Listening(
        lines=tuple(transcript(reading)) if tagged.elements else (),
        nodes=tuple(_nodes(reading)),
        rules=tuple(check.rule for check in asked_of(reading)),
        findings=findings(reading),
        pages=len(tagged.pages),
        elements=len(tagged.elements),
    )


def _nodes(reading: Reading) -> Iterator[Node]:
    """The tree for machines: each element, then what it holds."""
    numbers: dict[int, int] = {}
    count = 0
    stack: list[tuple[int, Node | None]] = [(e.index, None) for e in reversed(reading.elements) if e.parent == NOWHERE]
    while stack:
        index, node = stack.pop()
        if node is None:
            numbers[index] = count
            node = _node(reading, index, numbers)
            held: list[tuple[int, Node | None]] = []
            for kid in reading.elements[index].kids:
                if kid.kind is Kind.ELEMENT:
                    held.append((kid.number, None))
                elif kid.kind is Kind.CONTENT:
                    content = reading.contents.get((kid.page, kid.stream, kid.number))
                    held.append((NOWHERE, Node(count, "", "", kid.page, content.text if content else "")))
            stack += reversed(held)
        yield node
        count += 1


def _node(reading: Reading, index: int, numbers: dict[int, int]) -> Node:
    element = reading.elements[index]
    said = [(name, value) for name, value in (
        ("ID", element.id or None), ("Lang", element.lang or None), ("T", element.title or None), ("Alt", element.alt),
        ("ActualText", element.actual), ("E", element.expansion),
    ) if value is not None]  # fmt: skip
    said += [(f"{each.owner}/{each.name}", " ".join(each.values)) for each in element.attributes]
    for kid in element.kids:
        if kid.kind is Kind.OBJECT and kid.number != NOWHERE:
            annotation = reading.tagged.annotations[kid.number]
            said.append(("Contents", annotation.contents))
            if annotation.uri:
                said.append(("URI", annotation.uri))
            elif annotation.target:
                said.append(("Page", str(annotation.target.page)))
    parent = numbers[element.parent] if element.parent != NOWHERE else NOWHERE
    return Node(parent, element.type, element.role, element.page, "", tuple(said))
