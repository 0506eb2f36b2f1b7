"""The forms of a briefing – memo, brief, report – and which parts each is made up of."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from press.model.parts import ACCOUNT, BACK_PARTS, DATA, FACTS, GLANCE, SOURCES, TERMS, Part


class FormName(StrEnum):
    MEMO = "memo"
    BRIEF = "brief"
    REPORT = "report"


class Ledger(StrEnum):
    """How much of the ledger of facts is printed; all of it travels in the file in any case.

    ``EXCEPTIONS`` are key facts and those of which less than usual is known; ``DOUBTS`` are the latter alone, and what
    large print makes of exceptions.
    """

    FULL = "full"
    EXCEPTIONS = "exceptions"
    DOUBTS = "doubts"
    NONE = "none"


class Contents(StrEnum):
    """Whether contents are printed; ``LONG`` is only where the rest comes to more than ``LONG_PAGES``."""

    YES = "true"
    NO = "false"
    LONG = "long"


LONG_PAGES = 10


@dataclass(frozen=True)
class Form:
    """What a briefing is made up of besides its text; the note for readers is in every form, and no choice.

    A part that would be empty is printed in none. ``chapters`` are the ids of those that are printed, none for all.
    """

    name: FormName
    cover: bool
    contents: Contents
    glance: bool
    glossary: bool
    sources: bool
    data: bool
    account: bool
    corrections: bool
    ledger: Ledger
    chapters: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        """Its name below ``templates/``, for whole booklets."""
        return f"editions/{self.name}.html"

    def prints(self, part: Part) -> bool:
        """Whether a part is printed if there is anything in it."""
        chosen = {
            GLANCE.id: self.glance,
            DATA.id: self.data,
            ACCOUNT.id: self.account,
            FACTS.id: self.ledger is not Ledger.NONE,
            TERMS.id: self.glossary,
            SOURCES.id: self.sources,
        }
        return chosen[part.id]

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The parts as the record names them, each with what was chosen."""
        named = [
            (each.name, getattr(self, each.name)) for each in fields(self) if each.name not in ("name", "chapters")
        ]
        return tuple((name, str(value).lower()) for name, value in named)


FORMS = {
    form.name: form
    for form in (
        Form(
            FormName.MEMO,
            cover=False,
            contents=Contents.NO,
            glance=True,
            glossary=False,
            sources=False,
            data=False,
            account=False,
            corrections=True,
            ledger=Ledger.NONE,
        ),
        Form(
            FormName.BRIEF,
            cover=False,
            contents=Contents.LONG,
            glance=True,
            glossary=True,
            sources=True,
            data=False,
            account=False,
            corrections=True,
            ledger=Ledger.EXCEPTIONS,
        ),
        Form(
            FormName.REPORT,
            cover=True,
            contents=Contents.YES,
            glance=True,
            glossary=True,
            sources=True,
            data=False,
            account=True,
            corrections=True,
            ledger=Ledger.EXCEPTIONS,
        ),
    )
}
USUAL_FORM = FormName.BRIEF

# Everything, as the web page has it.
WHOLE = replace(FORMS[FormName.REPORT], data=True, ledger=Ledger.FULL)


def in_large(form: Form) -> Form:
    """A form as large print has it, whose pages are many and slow to turn: notes give their sources in full already."""
    ledger = Ledger.DOUBTS if form.ledger is Ledger.EXCEPTIONS else form.ledger
    return replace(form, sources=False, ledger=ledger)


def with_choices(form: Form, chosen: dict[str, Any]) -> Form:
    """A form with the parts that an author chose, by their names; a choice of None is none."""
    return replace(form, **{name: choice for name, choice in chosen.items() if choice is not None})


def is_left_out(form: Form, part: Part) -> bool:
    """Whether a form leaves out a part, or some of it, that stands whole on the web page and in the file."""
    if part.id == FACTS.id:
        return form.ledger is not Ledger.FULL
    return part in BACK_PARTS and not form.prints(part)
