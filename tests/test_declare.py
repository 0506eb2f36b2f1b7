"""What machines read says what people read, validates against the published schemas, and has no value of its own."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator

from press import declare
from press.model.briefing import Licence
from press.model.carried import Recipe
from press.model.dates import PartialDate
from press.model.output import Download
from press.model.record import Status
from tests.examine.briefings import (
    FIRST_LINE,
    assistance,
    briefing,
    checked,
    edited,
    fact,
    reviewed,
    source,
)
from tests.stages import evidence_of

SCHEMAS = Path("schemas")


def evidence(small):
    return evidence_of(small)


def properties(small):
    return {f"{p.prefix}:{p.name}": p.value for p in declare.xmp(small, evidence(small))}


def disclosure_file(small):
    return json.loads(declare.disclosure_json(small, evidence(small)))


def ledger_file(small):
    return json.loads(declare.fact_ledger_json(small, evidence(small)))


def linked(small):
    return json.loads(declare.json_ld(small, evidence(small)))


RECORDS = [
    pytest.param(briefing(), id="empty"),
    pytest.param(briefing(facts=(fact(), fact("view", status=Status.JUDGEMENT))), id="never reviewed"),
    pytest.param(reviewed(briefing(facts=(fact(),)), facts=("strength",)), id="reviewed"),
    pytest.param(edited(reviewed(briefing(facts=(fact(),))), "origins", "second", "third"), id="ended"),
    pytest.param(briefing(assistance=assistance(used=False, tools=(), uses=())), id="no AI"),
    pytest.param(
        briefing(facts=(fact(status=Status.DISPUTED, caveat="Two <counts> & more.", checked=checked()),)), id="disputed"
    ),
    pytest.param(briefing(facts=(fact(takes_effect=PartialDate(2050)),)), id="a pledge"),
]


@pytest.mark.parametrize("small", RECORDS)
def test_attached_files_are_valid_against_their_schemas(small):
    for attachment in declare.attachments(small, evidence(small)):
        schema = json.loads((SCHEMAS / attachment.name.replace(".json", ".schema.json")).read_bytes())
        Draft202012Validator.check_schema(schema)
        tree = json.loads(attachment.content)
        assert [error.message for error in Draft202012Validator(schema).iter_errors(tree)] == []
        assert tree["schema"] == schema["$id"]


@pytest.mark.parametrize("small", RECORDS)
def test_attached_files_are_sorted_text_that_ends_its_last_line(small):
    for attachment in declare.attachments(small, evidence(small)):
        text = attachment.content.decode()
        again = json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=2)
        assert text == f"{again}\n"


@pytest.mark.parametrize("small", RECORDS)
def test_every_output_says_the_same(small):
    found = evidence(small)
    note, counts, keys = found.disclosure, found.counts, found.key_counts
    xmp, file, ledger, web = properties(small), disclosure_file(small), ledger_file(small), linked(small)
    assert xmp["aia:Disclosure"] == file["disclosure"]["value"] == note.value == declare.html_meta(found)[1]
    assert xmp["Iptc4xmpExt:DigitalSourceType"] == file["disclosure"]["digital_source_type"] == note.digital_source_type
    assert xmp["aia:Note"] == " ".join(file["disclosure"]["note"]) == web["backstory"] == " ".join(note.lines)
    assert xmp["aia:FactsTotal"] == str(file["facts"]["total"]) == str(ledger["counts"]["total"]) == str(counts.total)
    assert xmp["aia:FactsVerified"] == str(file["facts"]["by_status"]["verified"]) == str(counts.verified)
    assert xmp["aia:KeyFactsNotVerified"] == str(keys.not_verified)
    assert [row["id"] for row in ledger["facts"]] == [row.id for row in found.facts_least_checked_first]
    assert web.get("hasPart", {}).get("size", "0 facts").split()[0] == str(counts.total)


def test_properties_of_a_briefing_that_nobody_reviewed():
    small = briefing(facts=(fact(), fact("f", importance="supporting")))
    assert properties(small) == {
        "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        "Iptc4xmpExt:AISystemUsed": "Example Model (Example Provider)",
        "Iptc4xmpExt:AISystemVersionUsed": "2026-09",
        "aia:Disclosure": "ai-autonomous",
        "aia:HumanOversight": "prompt_guided",
        "aia:RulesVersion": "1",
        "aia:Note": f"{FIRST_LINE} No person has reviewed this version or confirmed its one key fact: "
        "it rests on a source on record.",
        "aia:EditorialResponsibility": "Example Policy Desk <briefings@example.org>",
        "aia:PartsTotal": "3",
        "aia:PartsReviewed": "0",
        "aia:FactsTotal": "2",
        "aia:FactsVerified": "0",
        "aia:FactsNotVerified": "2",
        "aia:KeyFactsTotal": "1",
        "aia:KeyFactsVerified": "0",
        "aia:KeyFactsNotVerified": "1",
        "dc:language": "en-GB",
        "dc:rights": "Text: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    }


def test_value_types_are_those_that_pdf_a_knows_without_an_extension():
    small = reviewed(briefing(facts=(fact(),)))
    kinds = {p.name: p.kind for p in declare.xmp(small, evidence(small))}
    assert set(kinds.values()) == {"URI", "Text", "Lang Alt", "bag Locale", "Date", "Integer"}
    assert (kinds["DigitalSourceType"], kinds["Note"], kinds["ReviewDate"]) == ("URI", "Lang Alt", "Date")
    assert (kinds["language"], kinds["rights"]) == ("bag Locale", "Lang Alt")


@pytest.mark.parametrize(
    ("licence", "rights"),
    [
        (Licence("CC BY 4.0", "https://example.org/by"), "Text: CC BY 4.0, https://example.org/by"),
        (Licence("All rights reserved", ""), "Text: All rights reserved"),
        (Licence("", ""), None),
    ],
)
def test_rights_are_those_that_the_record_gives(licence, rights):
    assert properties(replace(briefing(), licence=licence)).get("dc:rights") == rights


def test_a_document_has_one_name_in_all_its_versions():
    small, recipe = briefing(), Recipe("a4", (), "2026-11-22T00:00:00Z", (("python", "3.11"),))
    name = declare.metadata(small, evidence(small), recipe).document
    later = replace(small, version="2.0.0", title="Another title", published=date(2027, 1, 1))
    assert declare.metadata(later, evidence(later), Recipe("a4", (), "2027-01-01T00:00:00Z", ())).document == name
    assert UUID(name).version == 5
    others = [
        declare.metadata(changed, evidence(changed), other).document
        for changed, other in (
            (small, replace(recipe, edition="a5")),
            (small, replace(recipe, form="memo")),
            (replace(small, slug="another"), recipe),
            (replace(small, publisher=replace(small.publisher, name="Another desk")), recipe),
            (replace(small, publisher=replace(small.publisher, name="a/b"), slug="c"), recipe),
            (replace(small, publisher=replace(small.publisher, name="a"), slug="b/c"), recipe),
        )
    ]
    assert len({name, *others}) == 7


def test_a_review_date_is_given_only_while_every_part_is_reviewed():
    small = reviewed(reviewed(briefing(), "origins"), "future", "front-matter", on=date(2026, 11, 21))
    assert properties(small)["aia:ReviewDate"] == "2026-11-21"
    assert disclosure_file(small)["review_date"] == "2026-11-21"
    assert "aia:ReviewDate" not in properties(edited(small, "origins", "second", "third"))
    assert "aia:ReviewDate" not in properties(reviewed(briefing(), kind="copy-edit"))


def test_without_ai_no_system_and_no_oversight_are_named():
    small = briefing(assistance=assistance(used=False, tools=(), uses=()))
    assert not {"Iptc4xmpExt:AISystemUsed", "Iptc4xmpExt:AISystemVersionUsed", "aia:HumanOversight"} & set(
        properties(small)
    )
    assert properties(small)["Iptc4xmpExt:DigitalSourceType"].endswith("/digitalCreation")


def test_history_has_the_days_of_the_record_and_no_others():
    small = reviewed(briefing(facts=(fact(),)), facts=("strength",))
    small = edited(small, "origins", "second", "third")
    assert [(e.action, e.when, e.agent, e.parameters) for e in declare.history(small, evidence(small))] == [
        (
            "created",
            "2026-11-18",
            "Example Model (Example Provider), version 2026-09",
            "drafting, all chapters: Drafted every chapter.",
        ),
        (
            "reviewed",
            "2026-11-20",
            "",
            "Review of the substance by Reviewer A (editor): parts read 3, of these unchanged since 2; "
            "facts checked 1, of these unchanged since 1",
        ),
        ("published", "2026-11-22", "", "Version 1.0.0"),
    ]


def test_history_does_not_know_reviews_by_ai_systems():
    small = reviewed(briefing(), by="Example Model")
    assert "reviewed" not in [event.action for event in declare.history(small, evidence(small))]


def test_json_ld_can_stand_in_a_script_element():
    small = replace(briefing(), title="A </script><script> title")
    text = declare.json_ld(small, evidence(small))
    assert "<" not in text
    assert json.loads(text)["name"] == "A </script><script> title"


def test_json_ld_sums_up_the_ledger_and_reviews_no_claim():
    small = reviewed(briefing(facts=(fact(), fact("open"))), facts=("strength",))
    assert linked(small)["hasPart"] == {
        "@type": "Dataset",
        "@id": "https://example.org/small#facts",
        "name": "Facts and their standing",
        "size": "2 facts",
        "description": "No person has confirmed 1 of its 2 facts: it rests on a source on record. "
        "A person has confirmed the other one.",
    }
    assert '"Review"' not in json.dumps(linked(small))
    assert "hasPart" not in linked(briefing())


def test_json_ld_names_the_publisher_apart_from_the_page():
    told = linked(briefing())
    assert told["url"] == "https://example.org/small"
    assert told["publisher"]["@type"] == "Organization"
    assert "url" not in told["publisher"]


def test_json_ld_names_files_beside_the_page_and_no_source_that_is_not_cited():
    small = briefing(sources=(source(), source("other")))
    a4 = Download("small-a4.pdf", "a4", "A4", 2, 310_000)
    told = json.loads(declare.json_ld(small, evidence(small), ["other"], [a4]))
    assert told["encoding"] == [
        {
            "@type": "MediaObject",
            "name": "A4",
            "encodingFormat": "application/pdf",
            "contentSize": "310 kB",
            "contentUrl": "small-a4.pdf",
        }
    ]
    assert [each["name"] for each in told["citation"]] == [small.sources[1].title]
    assert not {"encoding", "citation"} & linked(small).keys()


@pytest.mark.parametrize(
    ("used", "uses", "value"),
    [
        pytest.param(True, assistance().uses, "https://schema.org/TrainedAlgorithmicMediaDigitalSource", id="a member"),
        pytest.param(False, (), "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation", id="no member"),
    ],
)
def test_json_ld_names_the_source_type(used, uses, value):
    small = briefing(assistance=assistance(used=used, uses=uses))
    assert linked(small)["digitalSourceType"] == value


def test_the_ledger_hides_no_fact_and_keeps_numbers_as_they_were_written():
    facts = tuple(
        fact(f"f{n}", status=status, caveat="c", reason="r") for n, status in enumerate(Status) if status != "stale"
    )
    rows = ledger_file(briefing(facts=facts))["facts"]
    assert {row["id"] for row in rows} == {each.id for each in facts}
    assert rows[0]["status"] == "not_checked"
    assert rows[0]["values"][0] == {"number": "4500", "unit": "troops", "date": None}


def test_the_ledger_says_from_when_a_pledge_holds():
    rows = ledger_file(briefing(facts=(fact(takes_effect=PartialDate(2050)), fact("other"))))["facts"]
    assert [row.get("takes_effect") for row in rows] == ["2050", None]


def test_one_edited_word_makes_every_output_fall_back():
    small = reviewed(briefing(facts=(fact(),)), facts=("strength",))
    changed = edited(small, "origins", "second", "third")
    changed = replace(changed, facts=(replace(changed.facts[0], claim="Another claim."),))
    values = []
    for each in (small, changed):
        xmp, file, ledger, web = properties(each), disclosure_file(each), ledger_file(each), linked(each)
        found = evidence(each)
        values.append(
            {
                "note": found.disclosure.lines[1],
                "tag": found.disclosure.tag,
                "chapter": found.chapters[0].line,
                "meta": declare.html_meta(found)[1],
                "xmp": (xmp["aia:Disclosure"], xmp["aia:HumanOversight"], xmp["aia:FactsVerified"]),
                "file": (file["disclosure"]["value"], file["parts"][0]["standing"], file["chapters"][0]["value"]),
                "ledger": ledger["facts"][0]["status"],
                "web": web["hasPart"]["description"],
            }
        )
    assert values[0] == {
        "note": "Reviewer A reviewed this version, on 20 November 2026. "
        "A person has verified its one key fact against a source.",
        "tag": "Drafted by AI, reviewed by a person. 1 of 1 key fact verified.",
        "chapter": "Drafted by AI, reviewed by Reviewer A on 20 November 2026. "
        "A person has verified its one marked fact against a source.",
        "meta": "ai-assisted",
        "xmp": ("ai-assisted", "human_validated", "1"),
        "file": ("ai-assisted", "substantive", "ai-assisted"),
        "ledger": "verified",
        "web": "A person has verified its one fact against a source.",
    }
    assert values[1] == {
        "note": "No person has reviewed the substance of 1 of its 3 parts as they stand. "
        "Reviewer A reviewed the other 2, on 20 November 2026. "
        "No person has confirmed its one key fact: it rests on a source on record.",
        "tag": "Drafted by AI. No person has reviewed 1 of its 3 parts.",
        "chapter": "Drafted by AI. No person has reviewed this chapter as it stands: it was edited after "
        "Reviewer A read it on 20 November 2026. "
        "No person has confirmed its one marked fact: it rests on a source on record.",
        "meta": "ai-autonomous",
        "xmp": ("ai-autonomous", "prompt_guided", "0"),
        "file": ("ai-autonomous", "ended", "ai-autonomous"),
        "ledger": "sourced",
        "web": "No person has confirmed its one fact: it rests on a source on record.",
    }


def test_a_source_against_a_fact_is_told_in_the_terms_of_the_record():
    small = briefing(facts=(fact(),), sources=(source(),))
    assert ledger_file(small)["facts"][0]["evidence"] == [
        {"source": "report", "relation": "supports", "locator": "para. 7", "says": "It says so.", "quote": None}
    ]
