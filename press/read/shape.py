"""Markdown that would take a parser hours is refused before it is parsed: nobody writes such text by hand.

Python-Markdown takes time by the square or the cube of what stands in one paragraph, and by the depth of lists.
"""

import re

from press.model.briefing import Text
from press.model.report import Report

LONGEST_LINE_CHARACTERS = 20_000
LONGEST_PARAGRAPH_CHARACTERS = 100_000
LONGEST_RUN = 200
MOST_MARKS = 1000
DEEPEST_CHARACTERS = 60
MOST_ROWS = 3000
MOST_NOTES = 2000

_RUN = re.compile(r"([^\w\s|-])\1{" + str(LONGEST_RUN) + r",}|([-=_])\2{" + str(LONGEST_RUN) + r",}")
_DEPTH = re.compile(r"[\s>]*")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
# The characters that a parser looks for a partner to, or has to set apart.
_MARKS = "[<`&\\*\"'"
MARKS_BUT_QUOTES = "[<`&\\*"


def is_bounded(text: Text, report: Report) -> bool:
    """Whether ``text`` can be parsed in time; what stands in the way is reported."""
    lines = text.markdown.split("\n")
    found = [_line_problem(line) for line in lines]
    for number, problem in enumerate(found):
        if problem:
            report.error(text.place.below(number), *problem)
    paragraphs = _paragraphs(lines)
    told = [(number, _paragraph_problem(paragraph)) for number, paragraph in paragraphs]
    for number, problem in told:
        if problem:
            report.error(text.place.below(number), *problem)
    notes = [number for number, line in enumerate(lines) if _NOTE.match(line)]
    if len(notes) > MOST_NOTES:
        place = text.place.below(notes[MOST_NOTES])
        report.error(place, f"the chapter has more than {MOST_NOTES} notes", "split the chapter, or the briefing")
    return not any(found) and not any(problem for _, problem in told) and len(notes) <= MOST_NOTES


def _line_problem(line: str) -> tuple[str, str] | None:
    if len(line) > LONGEST_LINE_CHARACTERS:
        return f"the line has more than {LONGEST_LINE_CHARACTERS} characters", "break it into paragraphs"
    before = _DEPTH.match(line)
    if before and before.end() < len(line) and before.end() > DEEPEST_CHARACTERS:
        return "this is indented too deep to be read", f"indent by at most {DEEPEST_CHARACTERS} characters"
    return None


def _paragraphs(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Runs of lines without a blank one between, each with the index of its first."""
    runs: list[tuple[int, list[str]]] = []
    is_open = False
    for number, line in enumerate(lines):
        if not line.strip():
            is_open = False
        elif is_open:
            runs[-1][1].append(line)
        else:
            runs.append((number, [line]))
            is_open = True
    return runs


def _paragraph_problem(lines: list[str]) -> tuple[str, str] | None:
    rows = [line for line in lines if line.lstrip().startswith("|")]
    if len(rows) > MOST_ROWS:
        return f"the table has more than {MOST_ROWS} rows", "split it, or give the data as a file"
    if rows:  # each is read by itself
        return next((problem for row in rows if (problem := problem_of_marks(row))), None)
    if sum(map(len, lines)) > LONGEST_PARAGRAPH_CHARACTERS:
        return f"the paragraph has more than {LONGEST_PARAGRAPH_CHARACTERS} characters", "leave a blank line in it"
    return problem_of_marks("".join(lines))


def problem_of_marks(words: str, marks: str = _MARKS) -> tuple[str, str] | None:
    """What keeps a paragraph from being parsed in time, and what to do; None where nothing does."""
    if run := _RUN.search(words):
        return f"'{run[0][0]}' stands here more than {LONGEST_RUN} times in a row", "delete most of them"
    mark = next((mark for mark in marks if words.count(mark) > MOST_MARKS), "")
    return (f"'{mark}' stands here more than {MOST_MARKS} times", "break it into paragraphs") if mark else None
