"""What looks like markup and is not read as such: reported, because it would be printed as it stands."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from press.mark_up.lines import without_marks
from press.model.briefing import Text
from press.model.report import Place, Report

_SLASHES = re.compile(r" {0,3}(?P<slashes>/{3,})[ ]*(?P<kind>[\w-]*)")
_OPTION = re.compile(r" {0,3}(id|subtitle|source|columns):\s")
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_HEADING = re.compile(r" {0,3}#{1,6}")
_ITEM = re.compile(r" {0,3}(?:[-+*]|1\.)\s+\S")
_ANY_ITEM = re.compile(r" {0,3}(?:[-+*]|\d+\.|:)\s+\S")
_RULE = re.compile(r" {0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})$")
_TABLE_RULE = re.compile(r"(?=.*\|)\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_LINES = (
    (_RULE, "a rule is not printed", "begin a section with a heading instead"),
    (re.compile(r" {0,3}={3,}\s*$"), "a heading is not underlined", "write '## ' before its words"),
    (
        re.compile(r" {0,3}\[[^\]^@]+\]:\s*\S"),
        "an address apart from its link is not read",
        "write [words](https://example.org/)",
    ),
)
_BRACKETS = re.compile(r"!?\[[\^@]|\]\{|\]\(|!\[")


def report_unread_lines(text: Text, report: Report) -> None:
    """Report blocks that are not opened or closed, and lines that would run into the paragraph above them."""
    _check_blocks(text, report)
    for start, lines in _paragraphs(text.markdown.split("\n")):
        place = text.place.below(start)
        if lines[0].startswith(("```", "~~~")):
            report.error(place, "blocks of code are not printed", "put short code between backticks: `like this`")
            continue
        for offset, line in enumerate(lines):
            for pattern, message, hint in _LINES:
                if pattern.match(line):
                    report.error(place.below(offset), message, hint)
        offset = next((n for n, line in enumerate(lines) if n and _ITEM.match(line) and not _RULE.match(line)), 0)
        if offset and not _ANY_ITEM.match(lines[0]):
            report.error(place.below(offset), "a list begins inside a paragraph", "leave a blank line above the list")
        offset = next((n for n, line in enumerate(lines) if n > 1 and _TABLE_RULE.match(line)), 0)
        if offset and not _TABLE_RULE.match(lines[1]):
            report.error(
                place.below(offset - 1), "a table begins inside a paragraph", "leave a blank line above the table"
            )


def _check_blocks(text: Text, report: Report) -> None:
    opened: list[tuple[int, str, Place]] = []
    lines = text.markdown.split("\n")
    for number, line in enumerate(lines):
        found = _SLASHES.match(line)
        if not found:
            continue
        option = _OPTION.match(lines[number + 1]) if found["kind"] and number + 1 < len(lines) else None
        if option:
            hint = f"write '    {option[1]}: …'"
            report.error(text.place.below(number + 1), f"the option '{option[1]}' is not indented by four spaces", hint)
        place, slashes = text.place.below(number), len(found["slashes"])
        if found["kind"]:
            opened.append((slashes, found["kind"], place))
        elif any(slashes == each[0] for each in opened):
            while opened[-1][0] != slashes:
                _report_open(opened.pop(), report)
            opened.pop()
        else:
            report.error(
                place,
                "three slashes close a block, but none is open",
                "delete them, or open a block: '/// box | Title'",
            )
    for each in opened:
        _report_open(each, report)


def _report_open(opened: tuple[int, str, Place], report: Report) -> None:
    slashes, kind, place = opened
    report.error(place, f"the block '{kind}' is not closed", f"write '{'/' * slashes}' on a line of its own after it")


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines without a blank line, heading or slashes, each with the index of its first line."""
    run: list[str] = []
    for number, line in enumerate([*lines, ""]):
        line = _QUOTED.sub("", line)
        if line.strip() and not _SLASHES.match(line) and not _HEADING.match(line):
            run.append(line)
        elif run:
            yield number - len(run), run
            run = []


def mark_unread_brackets(root: Element) -> None:
    """Put an element with ``data-problem`` around each bracket that was meant as markup and was not read.

    Brackets behind a backslash are text, and Python-Markdown has hidden them when this is called.
    """
    for element in list(root.iter()):
        if element.tag == "code" or "data-problem" in element.attrib:
            continue
        for index, child in reversed(list(enumerate(element))):
            child.tail = _split(child.tail or "", element, index + 1)
        element.text = _split(element.text or "", element, 0)


def _split(text: str, parent: Element, index: int) -> str:
    """The text up to the bracket; the rest goes into ``parent`` at ``index``."""
    found = _BRACKETS.search(text)
    if not found:
        return text
    start = max(text.rfind("[", 0, found.end()), 0) if found[0].startswith("]") else found.start()
    shown = without_marks(text[start:]).split("\n")[0]
    problem = Element("span", {"data-problem": "brackets", "data-text": shown})
    problem.text = text[start:]
    parent.insert(index, problem)
    return text[:start]
