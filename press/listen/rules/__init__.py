"""The house's rules about tags: what a person would refuse who checks a file by hand, and a validator lets pass.

Each module has the rules about one thing; a rule is a clause of a standard, or ours where a standard is silent, and a
function that tells where it is broken.
"""

from press.listen.reading import Reading
from press.listen.rules import contents, figures, file, lines, links, lists, notes, parts, reach, tables, wording
from press.listen.rules.rule import Check
from press.model.tags import Finding, Rule

CHECKS: tuple[Check, ...] = tuple(
    check
    for module in (file, reach, links, notes, lines, parts, contents, lists, tables, figures, wording)
    for check in module.CHECKS
)
RULES: tuple[Rule, ...] = tuple(check.rule for check in CHECKS)


def asked_of(reading: Reading) -> tuple[Check, ...]:
    """The rules that a file is asked: all, or, where it has no tags, those that concern it as a whole."""
    return CHECKS if reading.elements else file.CHECKS


def findings(reading: Reading) -> tuple[Finding, ...]:
    """Everything that the rules find, by page."""
    found = (
        Finding(check.rule.name, each.page, each.message, each.quoted)
        for check in asked_of(reading)
        for each in check.ask(reading)
    )
    return tuple(sorted(found, key=lambda each: each.page))
