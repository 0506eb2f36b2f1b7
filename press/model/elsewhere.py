"""Where that stands which a form does not print: named in the form itself, so that nothing is left out in silence."""

from press.model.document import Document
from press.model.form import is_left_out
from press.model.output import EVIDENCE_FILE
from press.model.parts import FACTS, SOURCES, Part
from press.model.wording import listed, number


def elsewhere(document: Document) -> str:
    """What is not printed and where it is, in sentences; empty where everything is printed."""
    left = [_named(part, document) for part in document.all_parts if _is_missed(document, part)]
    corrections = any(section.is_corrections for section in document.briefing.sections)
    where = f"All of it is attached to the PDF as {EVIDENCE_FILE}{_page(document)}."
    sentences = [f"Not printed here: {listed(left)}. {where}"]
    if corrections and not document.form.corrections:
        page = f" ({address_of(document)})" if address_of(document) else ""
        sentences.append(f"The log of corrections stands on the web page{page}.")
    return " ".join(sentences if left else sentences[1:])


def address_of(document: Document) -> str:
    """The address of the web page as people read it."""
    return document.briefing.publisher.web.partition("://")[2].rstrip("/")


def _is_missed(document: Document, part: Part) -> bool:
    if part is SOURCES:
        return False  # the note that cites a source first gives it in full
    if part is FACTS:
        return len(document.rows_in(document.form)) < len(document.evidence.facts)
    return is_left_out(document.form, part)


def _page(document: Document) -> str:
    address = address_of(document)
    return f", and stands on the web page ({address})" if address else ""


def _named(part: Part, document: Document) -> str:
    """What is left out of a part, in the middle of a sentence."""
    if part is not FACTS:
        return f"“{part.title}”"
    total, printed = len(document.evidence.facts), len(document.rows_in(document.form))
    if not printed:
        return f"the ledger of {number(total, 'fact', 'facts')}"
    return f"{total - printed:,} of the {total:,} rows of the ledger of facts"
