"""The types of what may stand behind a key: one form's fields are made of these."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from press.model.addresses import fault_of, is_mailbox
from press.model.briefing import SLUG
from press.model.dates import DateSpan, PartialDate
from press.model.imprint import doi, isbn, issn, phone
from press.model.report import shortened


def _id(text: str) -> str:
    if not text or not all(c.isascii() and (c.isalnum() or c in "-_") for c in text):
        raise ValueError("an id has letters, digits and hyphens only")
    return text


def _day(value: Any) -> Any:
    parsed = PartialDate.parse(value) if isinstance(value, str) else None
    if parsed is None or not parsed.day:
        raise ValueError(f"'{value}' is no day" if parsed else "this must be a date")
    return date(parsed.year, parsed.month, parsed.day)


def _partial_date(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("this must be a date")
    return PartialDate.parse(value)


def _span(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("this must be a date")
    return DateSpan.parse(value)


def _email(text: str) -> str:
    if not is_mailbox(text):
        raise ValueError(f"'{text}' is no e-mail address")
    return text


def _web(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(c.isspace() or c in '<>"' for c in text):
        raise ValueError(f"'{shortened(text)}' is no web address that starts with https://")
    if fault := fault_of(text):
        raise ValueError(f"'{shortened(text)}' {fault}")
    return text


def _colour(value: Any) -> Any:
    if not isinstance(value, str) or not value:
        raise ValueError("there is no colour here")
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(f"'{shortened(value)}' is no colour of the form #rrggbb")
    return value.lower()


def _house(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise ValueError(f"'{shortened(text)}' is no name for a house: it has lower-case letters, digits and hyphens")
    return text


Id = Annotated[str, AfterValidator(_id)]


Line = Annotated[str, Field(min_length=1)]


Day = Annotated[date, BeforeValidator(_day)]


Dated = Annotated[PartialDate, BeforeValidator(_partial_date)]


Span = Annotated[DateSpan, BeforeValidator(_span)]


Email = Annotated[str, AfterValidator(_email)]


Web = Annotated[str, AfterValidator(_web)]


Colour = Annotated[str, BeforeValidator(_colour)]


HouseName = Annotated[str, AfterValidator(_house)]


Isbn = Annotated[str, AfterValidator(isbn)]


Issn = Annotated[str, AfterValidator(issn)]


Doi = Annotated[str, AfterValidator(doi)]


Phone = Annotated[str, AfterValidator(phone)]


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True)
