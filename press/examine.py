"""A briefing becomes Evidence: what its record of sources, checks and reviews supports."""

from press.model.briefing import Briefing
from press.model.evidence import ChapterEvidence, Disclosure, Evidence, FactEvidence

TABLE = "1"


def examine(briefing: Briefing) -> Evidence:
    """Say what the record supports, and nothing that it does not."""
    used = briefing.assistance.used
    return Evidence(
        disclosure=Disclosure(
            table=TABLE,
            value="ai-autonomous" if used else "human-only",
            oversight="prompt_guided" if used else "",
            digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
            tag="Drafted and checked by AI. No person has reviewed it. See the note on page 2.",
            heading="Note for readers",
            lines=(briefing.assistance.first_line, "No person has reviewed this version."),
        ),
        facts=tuple(FactEvidence(fact.id, fact.status, fact.importance) for fact in briefing.facts),
        chapters=tuple(ChapterEvidence(section.id, "") for section in briefing.sections),
    )
