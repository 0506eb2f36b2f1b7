"""The number of an item is what its author typed, or they are told: a year or a day at the start of a line is none."""

import re

from press.model.manuscript import Node
from press.model.report import Report

YEARS = range(1000, 3000)
LAST_DAY = 31
LARGEST = 9999
# The beginnings of the names of months in languages that write a full stop behind the day, and in English.
_MONTH = re.compile(
    r"(?:january?|february?|march|april|may|june?|july?|august|september|october|november|december|"  # English
    r"januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|"  # German
    r"marts|maj|mars|desember|"  # Danish, Norwegian
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez))\b|"
    r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu|"  # Finnish
    r"(?:led[en]|únor|březn|dubn|květn|červ|srpn|září|říjn|listopad|prosin|"  # Czech
    r"siječ|velja|ožuj|trav|svib|lip|srp|kolov|rujn|studen)\w*\b",  # Croatian
    re.IGNORECASE,
)


def report_numbers(ordered: Node, report: Report) -> None:
    """Report an item that is a sentence with a year or a day in front, or whose number would be changed."""
    items = [child for child in ordered.children if isinstance(child, Node)]
    typed = [int(item.get("value") or 0) for item in items]
    if len(items) > 1 and set(typed) == {typed[0]}:
        return  # "1. 1. 1." leaves it to the program to count
    for number, item in enumerate(items):
        is_first_of_more = number == 0 and len(items) > 1
        if typed[number] > LARGEST:
            message = f"'{typed[number]}.' at the start of a line begins an item of a list, and is too large for one"
            report.error(item.place, message, f"write '{typed[number]}\\.'")
            return
        if typed[number] == typed[0] + number and (number or is_first_of_more):
            continue
        if _is_date(typed[number], item.words):
            what = "a year" if typed[number] in YEARS else "a day of the month"
            message = f"'{typed[number]}.' at the start of a line begins an item of a list, and this looks like {what}"
            report.error(item.place, message, f"write '{typed[number]}\\.'")
        elif number:
            message = f"the item {typed[number]} would be printed as {typed[0] + number}"
            hint = f"write '{typed[0] + number}.', or '{typed[number]}\\.' for a number that is text"
            report.error(item.place, message, hint)
        return


def _is_date(number: int, words: str) -> bool:
    return number in YEARS or (1 <= number <= LAST_DAY and bool(_MONTH.match(words)))
