"""Filled forms become the values that flow, and what one file says of another is compared."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from press.model.briefing import (
    Briefing,
    GlossaryEntry,
    Guidance,
    KeyFigure,
    KeyPoint,
    Licence,
    Picture,
    Section,
    SourceFile,
    Text,
)
from press.model.figure import FigureSpec
from press.model.form import FormName
from press.model.record import Check, Fact, FactCheck, Review, Source, Support, Value
from press.model.report import Named, Place, Report
from press.read import forms, record_forms, source_form
from press.read.assistance import assistance, check_chapters, check_uses, contact
from press.read.choices import check_editions, check_languages, handout, made_up
from press.read.fill import F, fill
from press.read.imprint import read_imprint
from press.read.languages import other_language
from press.read.mail import read_mail
from press.read.release import read_release
from press.read.yaml_text import Lined


@dataclass(frozen=True)
class Parts:
    """All of a briefing but its record."""

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    reviews: tuple[Review, ...]
    pictures: tuple[Picture, ...]
    files: tuple[SourceFile, ...]
    figures: tuple[FigureSpec, ...]


def briefing(slug: str, record: Lined, parts: Parts, report: Report, asked: FormName | None = None) -> Briefing | None:
    """Join the record with the other files; None where the record cannot be filled in.

    It is printed in the form that is ``asked`` for, or in its own.
    """
    form = fill(forms.BriefingForm, record, report)
    if form is None:
        return None
    check_languages(form, record, report)
    check_editions(form, record, report)
    check_uses(form.ai_assistance, record, report)
    if report.has_all(Named.CHAPTER):
        check_chapters(form.ai_assistance, [section.id for section in parts.sections], record, report)
    return Briefing(
        slug=slug,
        place=record.file,
        form=made_up(form, asked, record, [section.id for section in parts.sections], report),
        own_form=form.form,
        stem=f"{slug}-{asked}" if asked and asked is not form.form else slug,
        imprint=read_imprint(form, record, report),
        release=read_release(form, record, report),
        is_status_named=form.status_in_name,
        sender=form.sender,
        receiver=form.receiver,
        series=form.series.name,
        number=form.series.number,
        title=form.title,
        subtitle=form.subtitle,
        language=form.language,
        published=form.published,
        version=form.version,
        next_review=form.next_review,
        audience=form.audience,
        summary=form.summary,
        keywords=tuple(form.keywords),
        publisher=contact(form.publisher),
        accessibility_email=form.accessibility_email or "",
        licence=Licence(form.licence.name, form.licence.url) if form.licence else Licence("", ""),
        citation_style=form.citation_style,
        editions=tuple(form.editions),
        key_points=tuple(
            KeyPoint(point.lead, Text(point.text, record.place(("key_points", n, "text"))))
            for n, point in enumerate(form.key_points)
        ),
        key_figures=tuple(
            KeyFigure(figure.value, figure.label, figure.fact, record.place(("key_figures", n)))
            for n, figure in enumerate(form.key_figures)
        ),
        guidance=tuple(
            Guidance(advice.title, Text(advice.text, record.place(("guidance", n, "text"))))
            for n, advice in enumerate(form.guidance)
        ),
        glossary=_glossary(form, record, report),
        mail=read_mail(form, record, report),
        assistance=assistance(form, record.place(("ai_assistance",))),
        sections=_unique(parts.sections, lambda s: (s.id, s.standfirst.place), "chapter", report),
        sources=parts.sources,
        facts=parts.facts,
        reviews=parts.reviews,
        pictures=parts.pictures,
        files=parts.files,
        figures=parts.figures,
        handout=handout(form, record, report),
        page_budgets=tuple(form.page_budgets.items()),
        carries_source=form.carries_source,
        has_numbered_paragraphs=form.paragraphs == "numbered",
    )


def _glossary(form: forms.BriefingForm, record: Lined, report: Report) -> tuple[GlossaryEntry, ...]:
    entries = tuple(
        GlossaryEntry(entry.term, Text(entry.meaning, record.place(("glossary", n))), entry.expansion or "")
        for n, entry in enumerate(form.glossary)
    )
    unique = _unique(entries, lambda entry: (entry.term, entry.meaning.place), "term", report)
    return tuple(sorted(unique, key=lambda entry: entry.term.casefold()))


def sources(lined: Lined, report: Report) -> tuple[Source, ...]:
    filled = _fill_each(source_form.SourceForm, lined, report, Named.SOURCE)
    made = tuple(_source(form, lined.place((n,)), report) for n, form in filled)
    return _unique(made, lambda source: (source.id, source.place), "source", report)


def _source(form: source_form.SourceForm, place: Place, report: Report) -> Source:
    if form.URL and not form.accessed:
        report.error(
            place,
            f"the source '{form.id}' has a URL, but not the day it was opened",
            "add a line 'accessed: 2026-11-22'",
        )
    if form.language is None and (code := other_language(form.title)):
        report.warning(
            place,
            f"the title of the source '{form.id}' does not look English, and would be set with English capitals",
            f"add 'language: {code}', or 'language: en' if it is English",
        )
    return Source(
        id=form.id,
        title=form.title,
        csl=json.dumps(form.csl, sort_keys=True, ensure_ascii=False),
        origin=form.origin,
        kind=form.kind,
        issued=form.issued.latest if form.issued else None,
        accessed=form.accessed.latest if form.accessed else None,
        reliability=form.reliability,
        reliability_reason=form.reliability_reason,
        place=place,
    )


def facts(lined: Lined, report: Report) -> tuple[Fact, ...]:
    filled = _fill_each(record_forms.FactForm, lined, report, Named.FACT)
    made = [_fact(form, lined, n, report) for n, form in filled]
    return _unique(made, lambda fact: (fact.id, fact.place), "fact", report)


def _fact(form: record_forms.FactForm, lined: Lined, n: int, report: Report) -> Fact:
    own = Value(form.value, form.unit or "", None)
    values = [own] if own.number is not None else []
    values += [Value(date=form.date)] if form.date else []
    values += [Value(also.value, also.unit or "", also.date) for also in form.also]
    if form.takes_effect and form.takes_effect not in [value.date for value in values]:
        values += [Value(date=form.takes_effect)]
    return Fact(
        id=form.id,
        claim=form.claim,
        type=form.type,
        importance=form.importance,
        values=tuple(values),
        as_of=form.as_of,
        confidence=form.confidence,
        proposed_by_ai=form.proposed_by_ai,
        status=form.status,
        caveat=form.caveat or "",
        reason=form.reason or "",
        evidence=tuple(
            Support(s.source, s.relation, s.locator or "", s.says or "", s.quote or "", lined.place((n, "evidence", m)))
            for m, s in enumerate(form.evidence)
        ),
        checked=Check(form.checked.by, form.checked.on, form.checked.how) if form.checked else None,
        recheck_after=form.recheck_after,
        takes_effect=form.takes_effect,
        place=lined.place((n,)),
    )


def reviews(lined: Lined, report: Report) -> tuple[Review, ...]:
    return tuple(
        Review(
            by=form.by,
            role=form.role,
            kind=form.kind,
            on=form.on,
            covers=tuple((cover.chapter, cover.sha256) for cover in form.covers),
            facts=tuple(FactCheck(check.id, check.sha256, check.how) for check in form.facts),
            limits=form.limits or "",
            place=lined.place((n,)),
        )
        for n, form in _fill_each(record_forms.ReviewForm, lined, report)
    )


def _fill_each(form: type[F], lined: Lined, report: Report, kind: Named | None = None) -> list[tuple[int, F]]:
    """The entries that can be filled in, each with its index; of a ``kind``, the report keeps the ids of the rest."""
    filled = []
    for n, entry in enumerate(lined.tree or ()):
        if each := fill(form, lined, report, (n,)):
            filled.append((n, each))
        elif kind:
            id = entry.get("id") if isinstance(entry, dict) else None
            report.could_not_read(kind, id if isinstance(id, str) else "")
    return filled


def _unique(
    items: Iterable[Any], named: Callable[[Any], tuple[str, Place]], kind: str, report: Report
) -> tuple[Any, ...]:
    """The items, less those whose name another before them has; these are reported."""
    first: dict[str, Place] = {}
    kept = []
    for item in items:
        name, place = named(item)
        if name in first:
            where = f"line {first[name].line}" if first[name].path == place.path else str(first[name])
            report.error(
                place, f"two of kind {kind} are called '{name}', the first in {where}", "give one of them another name"
            )
        else:
            first[name] = place
            kept.append(item)
    return tuple(kept)
