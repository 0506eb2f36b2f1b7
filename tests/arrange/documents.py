"""A document with one chapter, as mark_up makes them, for tests to change in one place."""

from press.model.document import Captioned, Chapter, Document, Point, Term
from press.model.report import Place
from tests.examine.briefings import briefing
from tests.stages import evidence_of

BRIEFING = briefing()
CHAPTER = Chapter(
    id="record",
    number="1",
    title="Record",
    running_title="Record",
    standfirst="Use fell.",
    html="<p>Text.</p>",
    headings=(),
    opens_page=False,
    line="",
    path="content/small/01-record.md",
)
DOCUMENT = Document(
    briefing=BRIEFING,
    evidence=evidence_of(BRIEFING),
    title="A small briefing",
    subtitle="For tests",
    chapters=(CHAPTER,),
    key_points=(
        Point("It fell.", 'See <a href="#record" class="reference">chapter 1</a><span class="folio"></span>.'),
    ),
    guidance=(),
    terms=(Term("term-1", "Tariff", "The price."),),
    notes=(),
    sources=(),
    tables=(Captioned("tbl-use", "Table 1", "Use fell", Place("a.md", 3)),),
    figures=(),
    boxes=(),
    pictures=(),
)
