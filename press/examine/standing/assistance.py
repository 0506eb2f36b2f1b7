"""The record of AI use becomes values for machines: how far AI was involved, who oversaw it, how it began.

The rules are one table with a version. They follow the W3C Community Group draft "AI Content Disclosure for
HTML" of 21 September 2026, C2PA 2.4 (``c2pa.ai-disclosure``) and IPTC NewsCodes, Digital Source Type; but a
review counts only if it is of the substance, which is stricter than the first.
"""

from press.model.briefing import Assistance, Origin, Use

TABLE = "1"

# (was AI used for the text, has a person reviewed all of it): the W3C value and the C2PA level of oversight
RULES = {
    (False, False): ("human-only", ""),
    (False, True): ("human-only", ""),
    (True, False): ("ai-autonomous", "prompt_guided"),
    (True, True): ("ai-assisted", "human_validated"),
}

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
HUMAN = "human"
SOURCE_TYPES = {
    frozenset({HUMAN}): "digitalCreation",
    frozenset({Origin.AI_DRAFTED}): "trainedAlgorithmicMedia",
    frozenset({Origin.HUMAN_DRAFTED_AI_EDITED}): "compositeWithTrainedAlgorithmicMedia",
}
MIXTURE = "compositeSynthetic"

# Programs and layout leave the words alone (W3C draft, section 2).
NOT_TEXT = ("code", "layout")
# What a use without an ``origin`` did to the words, if its stage does anything to them.
DEFAULT_ORIGINS = {
    "drafting": Origin.AI_DRAFTED,
    "summarising": Origin.AI_DRAFTED,
    "translation": Origin.HUMAN_DRAFTED_AI_EDITED,
    "editing": Origin.HUMAN_DRAFTED_AI_EDITED,
}
_STARTS = {
    Origin.AI_DRAFTED: "Drafted by AI",
    Origin.HUMAN_DRAFTED_AI_EDITED: "Edited by AI",
    Origin.MIXED: "Written in part by AI",
    "involved": "Made with AI",
    HUMAN: "Written without AI",
}


def uses_of(assistance: Assistance, chapter: str) -> tuple[Use, ...]:
    """What AI was used for in one chapter."""
    return tuple(use for use in assistance.uses if not use.chapters or chapter in use.chapters)


def is_involved(assistance: Assistance, chapter: str = "") -> bool:
    """Whether AI had a part in the text of a chapter, or of any; a use that is not explained counts."""
    uses = uses_of(assistance, chapter) if chapter else assistance.uses
    unexplained = assistance.used and not assistance.uses
    return unexplained or (assistance.used and any(use.stage not in NOT_TEXT for use in uses))


def origin_of(assistance: Assistance, chapter: str) -> str:
    """How a chapter's words began: an Origin, ``involved`` where AI helped but wrote none, or ``human``."""
    if not is_involved(assistance, chapter):
        return HUMAN
    text_uses = [use for use in uses_of(assistance, chapter) if use.stage not in NOT_TEXT]
    wrote = [use for use in text_uses if use.stage in DEFAULT_ORIGINS]
    origins = {use.origin or DEFAULT_ORIGINS[use.stage] for use in wrote}
    origins = origins or {use.origin for use in text_uses if use.origin}
    if not origins:
        return "involved"
    # Where uses differ, the one counts that discloses most.
    return next((o for o in (Origin.AI_DRAFTED, Origin.MIXED) if o in origins), Origin.HUMAN_DRAFTED_AI_EDITED)


def origin_of_all(assistance: Assistance, chapters: tuple[str, ...]) -> str:
    """How the whole began: what all chapters have in common, or a mixture."""
    origins = {origin_of(assistance, chapter) for chapter in chapters} or {HUMAN}
    return next(iter(origins)) if len(origins) == 1 else Origin.MIXED


def source_type(origin: str) -> str:
    """The IPTC NewsCode (http, not https: that would name another resource)."""
    return IPTC + SOURCE_TYPES.get(frozenset({origin}), MIXTURE)


def start_of_line(origin: str) -> str:
    """The first words of a line that says how a text was made."""
    return _STARTS[origin]
