"""What a briefing says in one place must fit what it says in every other."""

from press.examine.checks.chronology import check_record
from press.examine.checks.contradictions import check_claim, check_years
from press.examine.checks.quotations import check_quotations
from press.examine.checks.stated_dates import check_calendar, check_intervals, check_perishable
from press.examine.checks.sums import check_sentence_sums, check_table_sums
from press.examine.language.pieces import Kind
from press.examine.language.prose import Prose, Sentence
from press.model.briefing import Briefing
from press.model.report import Named, Report, did_you_mean


def check_consistency(briefing: Briefing, prose: Prose, report: Report) -> None:
    """Report what cannot all be true, and what the record has but the text does not use."""
    claims = tuple(Sentence(fact.claim, Kind.TERM, fact.place) for fact in briefing.facts)
    dated = frozenset(fact.id for fact in briefing.facts if fact.as_of)
    for sentence in (*prose.sentences, *claims):
        check_calendar(sentence, report)
        check_intervals(sentence, briefing.published, report)
        check_sentence_sums(sentence, report)
    for sentence in prose.sentences:
        check_perishable(sentence, dated, report)
        if sentence.waiver == "":
            hint = "write '[words]{nocheck=\"a definition\"}'"
            report.error(sentence.place, "the sentence is waived without a reason", hint)
    for fact, claim in zip(briefing.facts, claims, strict=True):
        check_claim(fact, claim, report)
    check_years((*prose.sentences, *claims), report)
    check_table_sums(prose.sentences, report)
    check_quotations(prose.sentences, briefing.facts, report)
    check_record(briefing, report)
    _check_orphans(briefing, prose, report)


def _check_orphans(briefing: Briefing, prose: Prose, report: Report) -> None:
    """Report facts that no words and no figures rest on, sources that nothing rests on, evidence without a source."""
    for fact in briefing.facts:
        if fact.id not in prose.used_facts and report.has_all(Named.CHAPTER, Named.FIGURE):
            hint = f"mark the words that state it, as in '[words]{{fact={fact.id}}}', or delete the fact"
            report.warning(fact.place, f"the fact '{fact.id}' is not used in the text", hint)
    known = [source.id for source in briefing.sources]
    named = prose.cited_sources | {support.source for fact in briefing.facts for support in fact.evidence}
    for support in (s for fact in briefing.facts for s in fact.evidence if s.source not in known):
        hint = did_you_mean(support.source, known, "add it to sources.yaml")
        report.missing(Named.SOURCE, support.source, support.place, f"no source has the id '{support.source}'", hint)
    for source in briefing.sources:
        if source.id not in named and report.has_all(Named.CHAPTER, Named.FIGURE, Named.FACT):
            hint = f"cite it, as in '[@{source.id}]', name it as evidence, or delete it"
            message = f"the source '{source.id}' is neither cited nor evidence for a fact"
            report.warning(source.place, message, hint)
