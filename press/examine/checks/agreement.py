"""Every number and date that is marked with a fact must be one that the ledger records for it."""

from press.examine.checks.recorded import Disagreement, Recorded
from press.examine.language.pieces import Kind
from press.examine.language.prose import Mark, Prose, Sentence
from press.model.briefing import Briefing, KeyFigure
from press.model.report import Named, Report, did_you_mean

_CONTEXT_CHARACTERS = 48
_EXAMPLES = {"date": "date: 1999-06-12", "number": "value: 4500"}


def check_agreement(briefing: Briefing, prose: Prose, report: Report) -> None:
    """Report each number and date in a mark or a key figure with which the ledger does not agree."""
    facts = {fact.id: Recorded(fact) for fact in briefing.facts}
    for sentence in prose.sentences:
        for mark in sentence.marks:
            if mark.fact in facts:
                _check_mark(sentence, mark, facts[mark.fact], report)
    for figure in briefing.key_figures:
        if figure.fact in facts:
            sentence, mark = _as_sentence(figure)
            _check_mark(sentence, mark, facts[figure.fact], report)
        else:
            hint = did_you_mean(figure.fact, facts, "add it to facts.yaml")
            report.missing(Named.FACT, figure.fact, figure.place, f"no fact has the id '{figure.fact}'", hint)


def _as_sentence(figure: KeyFigure) -> tuple[Sentence, Mark]:
    """A key figure reads as its value, which is marked, and then its label."""
    sentence = Sentence(f"{figure.value} {figure.label}", Kind.PARAGRAPH, figure.place)
    return sentence, Mark(figure.value, figure.fact, 0, len(figure.value), figure.place)


def _check_mark(sentence: Sentence, mark: Mark, recorded: Recorded, report: Report) -> None:
    after = sentence.text[mark.end : mark.end + _CONTEXT_CHARACTERS]
    for found in recorded.disagreements(sentence.reading_of(mark), mark.words, after):
        message = f"the text says '{found.said}', the ledger {_records(found)} (fact '{mark.fact}')"
        report.error(mark.place, message, _hint(found, recorded))


def _records(found: Disagreement) -> str:
    listed = list(dict.fromkeys(found.records))
    if not listed:
        return f"records no {found.kind}"
    *before, last = listed
    return f"says {', '.join(before)} or {last}" if before else f"says {last}"


def _hint(found: Disagreement, recorded: Recorded) -> str:
    if found.records:
        return f"correct one of the two, here or in {recorded.fact.place}"
    example = _EXAMPLES[found.kind]
    return f"add the {found.kind} in {recorded.fact.place}, as in '{example}', or mark other words"
