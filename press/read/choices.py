"""What an author chooses of languages, editions, their lengths and the handout, compared with what there is."""

from collections.abc import Sequence
from dataclasses import replace

from press.model.briefing import Guidance, HandoutChoice, Text
from press.model.edition import EDITION_NAMES
from press.model.form import FORMS, Form, FormName, with_choices
from press.model.languages import SPOKEN
from press.model.report import Named, Report, did_you_mean
from press.read import forms
from press.read.yaml_text import Lined


def check_editions(form: forms.BriefingForm, record: Lined, report: Report) -> None:
    known = EDITION_NAMES
    for n, name in enumerate(form.editions):
        if name in form.editions[:n]:
            report.error(record.place(("editions", n)), f"the edition '{name}' is listed twice", "list it once")
        if name not in known:
            hint = did_you_mean(name, known, f"there are {', '.join(known)}")
            report.error(record.place(("editions", n)), f"there is no edition '{name}'", hint)
    for name in form.page_budgets:
        if name not in known:
            hint = did_you_mean(name, known, f"there are {', '.join(known)}")
            report.error(record.place(("page_budgets", name)), f"there is no edition '{name}'", hint)


def check_languages(form: forms.BriefingForm, record: Lined, report: Report) -> None:
    """Report languages that the program does not speak: all its own words would be in another than the author's."""
    asked = [(form.language, record.place(("language",)))]
    asked += [(each, record.place(("mail", "languages", each))) for each in (form.mail.languages if form.mail else ())]
    for language, place in asked:
        if language not in SPOKEN:
            meant = [each for each in SPOKEN if each.casefold() == language.casefold()]
            hint = f"did you mean '{meant[0]}'?" if meant else f"it speaks {' and '.join(SPOKEN)}"
            report.error(place, f"this program does not speak '{language}'", hint)


def made_up(
    form: forms.BriefingForm, asked: FormName | None, record: Lined, section_ids: Sequence[str], report: Report
) -> Form:
    """The form that is ``asked`` for, or the briefing's own, made up as the record says."""
    for name, own in form.forms.items():
        _check_chosen(name, own, record, section_ids, report)
    name = asked or form.form
    own = form.forms.get(name, forms.MakeUpForm())
    chosen = own.parts if name is not form.form else form.parts
    return replace(with_choices(FORMS[name], chosen.model_dump()), chapters=tuple(own.chapters or ()))


def _check_chosen(
    name: FormName, own: forms.MakeUpForm, record: Lined, section_ids: Sequence[str], report: Report
) -> None:
    for n, chapter in enumerate(own.chapters or ()):
        if chapter not in section_ids and report.has_all(Named.CHAPTER):
            hint = did_you_mean(chapter, section_ids, f"there are {', '.join(section_ids)}")
            place = record.place(("forms", name, "chapters", n))
            report.error(place, f"no chapter has the id '{chapter}'", hint)


def handout(form: forms.BriefingForm, record: Lined, report: Report) -> HandoutChoice:
    """The choice of the author; the terms that it names are in the glossary."""
    chosen = form.handout
    if chosen is None:
        return HandoutChoice(record.file)
    known = [entry.term for entry in form.glossary]
    for n, term in enumerate(chosen.terms):
        if term not in known:
            place = record.place(("handout", "terms", n))
            report.error(
                place, f"the glossary has no term '{term}'", did_you_mean(term, known, "add it to 'glossary:'")
            )
    return HandoutChoice(
        place=record.place(("handout",)),
        figure=chosen.figure or "",
        table=chosen.table or "",
        rows=tuple(chosen.rows),
        questions=chosen.questions or "",
        terms=tuple(chosen.terms),
        limits=tuple(
            Guidance(limit.title, Text(limit.text, record.place(("handout", "limits", n, "text"))))
            for n, limit in enumerate(chosen.limits)
        ),
    )
