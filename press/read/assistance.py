"""The record of AI assistance is filled in, and what it says of tools and chapters is compared with what there is."""

from collections.abc import Sequence

from press.model.briefing import Assistance, Contact, Tool, Use
from press.model.report import Place, Report, did_you_mean
from press.read import forms
from press.read.yaml_text import Lined

# What the note for readers says first where the record says no more than that.
NO_AI = "The record of this briefing says that no AI was used."


def check_uses(form: forms.AssistanceForm, record: Lined, report: Report) -> None:
    tools = [tool.id for tool in form.tools]
    if form.used and not form.first_line:
        place = record.place(("ai_assistance",))
        report.error(place, "'first_line' is missing in 'ai_assistance'", "add a line 'first_line: …'")
    if form.used and not form.uses:
        place = record.place(("ai_assistance", "used"))
        report.error(
            place, "AI was used, but the record does not say for what", "list what it was used for under 'uses:'"
        )
    if not form.used and form.uses:
        place = record.place(("ai_assistance", "uses"))
        report.error(place, "the record says that no AI was used, and lists uses of it", "write 'used: true'")
    for n, use in enumerate(form.uses):
        if use.tool not in tools:
            place = record.place(("ai_assistance", "uses", n, "tool"))
            report.error(place, f"no tool has the id '{use.tool}'", did_you_mean(use.tool, tools, "list it as a tool"))


def check_chapters(form: forms.AssistanceForm, section_ids: Sequence[str], record: Lined, report: Report) -> None:
    for n, use in enumerate(form.uses):
        for m, chapter in enumerate(use.chapters if isinstance(use.chapters, list) else ()):
            if chapter not in section_ids:
                hint = did_you_mean(chapter, section_ids, f"there are {', '.join(section_ids)}")
                place = record.place(("ai_assistance", "uses", n, "chapters", m))
                report.error(place, f"no chapter has the id '{chapter}'", hint)


def assistance(whole: forms.BriefingForm, place: Place) -> Assistance:
    """The record of AI use; who answers is the publisher where nobody else is named."""
    form, publisher = whole.ai_assistance, whole.publisher
    return Assistance(
        used=form.used,
        first_line=form.first_line or NO_AI,
        tools=tuple(Tool(t.id, t.name, t.provider, t.version, t.kind, t.last_used) for t in form.tools),
        uses=tuple(
            Use(
                tool=use.tool,
                stage=use.stage,
                chapters=tuple(use.chapters) if isinstance(use.chapters, list) else (),
                origin=use.origin,
                extent=use.extent,
                what=use.what,
            )
            for use in form.uses
        ),
        not_used_for=tuple(form.not_used_for),
        responsibility=contact(form.responsibility or publisher),
        corrections=contact(form.corrections or publisher),
        place=place,
    )


def contact(form: forms.ContactForm | forms.PublisherForm) -> Contact:
    return Contact(form.name, form.email or "", form.web or "")
