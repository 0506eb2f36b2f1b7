"""What can bear out a fact: sources on record that speak for it, and a person who opened one of them."""

from press.model.record import Fact, Relation, Source, Support

AI_OUTPUT = "ai-output"

# Whoever asks the author has not opened a source, and so cannot say that it says so.
CONFIRMING = ("read-source", "two-source", "recalculated")


def supporting(fact: Fact, sources: tuple[Source, ...]) -> tuple[Support, ...]:
    """What sources on record say for a fact; what an AI system put out is no evidence."""
    return _related(fact, Relation.SUPPORTS, sources)


def contradicting(fact: Fact, sources: tuple[Source, ...]) -> tuple[Support, ...]:
    return _related(fact, Relation.CONTRADICTS, sources)


def is_checkable(fact: Fact, sources: tuple[Source, ...]) -> bool:
    """Whether a person can find the fact: a source supports it, and the place in the source is given."""
    return any(support.locator for support in supporting(fact, sources))


def _related(fact: Fact, relation: Relation, sources: tuple[Source, ...]) -> tuple[Support, ...]:
    known = {source.id for source in sources if source.kind != AI_OUTPUT}
    return tuple(s for s in fact.evidence if s.relation is relation and s.source in known)
