"""The numbers of a publication and whom to ask about it become its Imprint."""

from press.model.imprint import Imprint, Person
from press.model.report import Report
from press.read import forms
from press.read.yaml_text import Lined


def read_imprint(form: forms.BriefingForm, record: Lined, report: Report) -> Imprint:
    people = {name: _person(name, record, report, given) for name, given in _people(form).items()}
    return Imprint(form.isbn, form.issn, form.doi, people["contact"], people["press_contact"])


def _people(form: forms.BriefingForm) -> dict[str, forms.PersonForm | None]:
    return {"contact": form.contact, "press_contact": form.press_contact}


def _person(key: str, record: Lined, report: Report, given: forms.PersonForm | None) -> Person:
    if given is None:
        return Person()
    if not given.email and not given.phone:
        hint = "add 'email: …' or 'phone: …'"
        report.error(record.place((key,)), f"'{key}' does not say how to reach '{given.name}'", hint)
    return Person(given.name, given.email or "", given.phone or "")
