"""A review stays valid whatever becomes of the program: it is bound to bytes, and these never change their digest.

The digests were written down when reviews came in; a change of them would end every review that people have made.
"""

from press.model.evidence import Standing
from press.model.seal import fact_digest, parts
from tests.briefings import write_briefing
from tests.stages import evidence_of

PARTS = {
    "introduction": "12f432275a416c5e2fb1493ee2ab62d60446fe6db8b13f49938535162f8b559c",
    "record": "fbf1631cc4e3fd435176aaa8516acbbd130fc61bda4492462fc922b85dfedb95",
    "front-matter": "15d2d6155e3007136bcd57680b48e0059b6827ac9fc75a1a93977acfc6b4d347",
    "figure-files": "65413b6c78e0c968a413a2506658e3060e691f24c47e130bbb4b733fa9694490",
}
FACTS = {
    "less-use": "d1dd1ae1da61c562df539a798ab5bdda64eba2eeb17bcff8f45882c882bc3960",
    "first-well": "74921f4a56afda1ad5295fe8ba6ac5b70f635be580164d470e5daaaa8b8b5daf",
}
REVIEWS = f"""\
- by: Reviewer A
  role: editor
  kind: substantive
  on: 2026-11-20
  covers:
{"".join(f"    - {{chapter: {id}, sha256: {sha256}}}" + chr(10) for id, sha256 in PARTS.items())}  facts:
    - {{id: less-use, sha256: {FACTS["less-use"]}, how: read-source}}
"""


def test_the_digests_of_parts_and_facts_are_those_of_old(tmp_path):
    briefing, _ = write_briefing(tmp_path).read()
    assert {part.id: part.sha256 for part in parts(briefing)} == PARTS
    assert {fact.id: fact_digest(fact, briefing.sources) for fact in briefing.facts} == FACTS


def test_the_day_from_which_a_fact_holds_is_part_of_what_is_checked(tmp_path):
    folder = write_briefing(tmp_path)
    before = folder.read()[0]
    folder.change("facts.yaml", "  date: 1886\n", "  date: 1886\n  takes_effect: 1886\n")
    after, found = folder.read()
    assert found == []
    assert after.facts[1].values == before.facts[1].values
    digests = [fact_digest(fact, after.sources) for fact in after.facts]
    assert digests[0] == FACTS["less-use"]
    assert digests[1] != FACTS["first-well"]


def test_an_existing_file_of_reviews_stays_valid(tmp_path):
    folder = write_briefing(tmp_path)
    folder.write("reviews.yaml", REVIEWS)
    briefing, found = folder.read()
    assert found == []
    evidence = evidence_of(briefing)
    assert {review.standing for review in evidence.reviews} == {Standing.SUBSTANTIVE}
    assert {fact.id: str(fact.status) for fact in evidence.facts} == {"less-use": "verified", "first-well": "sourced"}
