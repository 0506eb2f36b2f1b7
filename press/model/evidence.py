"""What the record supports: computed once, so that no two outputs can say different things."""

from dataclasses import dataclass

from press.model.briefing import Importance, Status


@dataclass(frozen=True)
class Disclosure:
    """How AI was used, in the vocabularies that machines read, and in the words that people read.

    ``value`` is that of the W3C draft "AI Content Disclosure for HTML" (human-only, ai-assisted, ai-autonomous);
    ``oversight`` that of C2PA 2.4, ``c2pa.ai-disclosure`` (fully_autonomous, prompt_guided, human_validated), empty
    where no AI was used; ``digital_source_type`` is an IPTC NewsCodes URI. ``table`` is the version of the rules.
    ``lines`` are the note itself: first the author's words, then what the record lets us say, least checked first.
    """

    table: str
    value: str
    oversight: str
    digital_source_type: str
    tag: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class FactEvidence:
    """A fact's status as it is on the published date, which may be worse than the one written down."""

    id: str
    status: Status
    importance: Importance


@dataclass(frozen=True)
class ChapterEvidence:
    """The line that stands at a chapter's opening."""

    id: str
    line: str


@dataclass(frozen=True)
class Evidence:
    disclosure: Disclosure
    facts: tuple[FactEvidence, ...]
    chapters: tuple[ChapterEvidence, ...]
