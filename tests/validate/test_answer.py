"""What veraPDF answers is read; what it cannot have meant is no answer."""

import json

import pytest

from press.model.validity import FailedRule, Validity
from press.validate.answer import MOST_BYTES, Refused, Unanswered, read_answer
from tests.validate.standin import RULE, answer, unparsed

UA = "PDF/UA-1"


def read(said, status=0):
    return read_answer(UA, status, said if isinstance(said, bytes) else json.dumps(said).encode())


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_file_that_keeps_to_all_rules(is_listed):
    assert read(answer("ua1", is_listed=is_listed)) == Validity("veraPDF 1.30.4", UA, True, 106, ())


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_rule_that_is_broken(is_listed):
    found = read(answer("ua1", RULE, is_listed=is_listed), status=1)
    assert (found.is_kept, found.kept) == (False, 105)
    assert found.failed == (
        FailedRule(
            "ISO 14289-1:2014",
            "7.1",
            3,
            "Content shall be marked as Artifact or tagged as real content",
            12,
            "root/document[0]/pages[2](7 0 obj PDPage)/contentStream[0]/content[3]{mcid:0}",
        ),
    )


def test_a_rule_that_is_kept_is_not_told():
    kept = {**RULE, "status": "passed", "ruleStatus": "PASSED", "failedChecks": 0}
    assert [rule.count for rule in read(answer("ua1", kept, RULE), status=1).failed] == [12]


def test_a_rule_without_a_place_is_told_all_the_same():
    assert read(answer("ua1", {**RULE, "checks": None}), status=1).failed[0].context == ""


@pytest.mark.parametrize(("status", "problem"), [(7, "it is no PDF, or a broken one"), (8, "it is encrypted")])
def test_a_file_that_it_cannot_look_at(status, problem):
    with pytest.raises(Refused, match=f"^{problem}$"):
        read(unparsed(), status)


def without(*path):
    """An answer in which something is missing."""
    said = answer("ua1", RULE)
    holder = said
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    return said


def instead(value, *path):
    said = answer("ua1", RULE)
    holder = said
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return said


RESULT = ("report", "jobs", 0, "validationResult", 0)
RULES = (*RESULT, "details", "ruleSummaries")


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xff",
        b"verapdf: not found",
        b"[" * 100_000,
        b"1" * 5_000,
        b"[]",
        b"null",
        b'{"report": 1}',
        without("report"),
        without("report", "jobs"),
        without("report", "jobs", 0),
        unparsed(),
        without(*RESULT),
        without(*RESULT, "compliant"),
        without(*RESULT, "details"),
        without(*RULES, 0, "clause"),
        instead("no", *RESULT, "compliant"),
        instead(None, *RESULT),
        instead("x", *RULES),
        instead("x", *RULES, 0),
        instead(7.1, *RULES, 0, "clause"),
        instead(True, *RULES, 0, "failedChecks"),
        instead([1], *RULES, 0, "checks"),
        instead([], "report", "buildInformation"),
    ],
)
def test_what_is_no_answer(said):
    with pytest.raises(Unanswered, match=r"^its answer cannot be understood$"):
        read(said, status=1)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (answer("ua1"), 1),
        (answer("ua1", RULE), 0),
        (answer("ua1", RULE, compliant=True), 0),
        (instead([*answer("ua1")["report"]["jobs"], {}], "report", "jobs"), 1),
    ],
)
def test_an_answer_that_contradicts_itself(said, status):
    with pytest.raises(Unanswered, match=r"^its answer contradicts itself$"):
        read(said, status)


def test_an_answer_that_was_cut_short():
    with pytest.raises(Unanswered, match=r"^it did not come to the end$"):
        read(answer("ua1", jobEndStatus="cancelled"))


def test_an_answer_that_is_too_long():
    with pytest.raises(Unanswered, match=r"^its answer is longer than 8 MiB$"):
        read(b" " * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (2, "it did not understand the question (exit status 2)"),
        (3, "it ran out of memory (exit status 3)"),
        (9, "it failed (exit status 9)"),
        (-11, "it failed (exit status -11)"),
    ],
)
def test_a_program_that_fails(status, problem):
    with pytest.raises(Unanswered) as raised:
        read(answer("ua1"), status)
    assert str(raised.value) == problem


def test_a_version_that_is_none_is_not_shown():
    said = answer("ua1")
    said["report"]["buildInformation"]["releaseDetails"][0]["version"] = "\x1b[2J"
    assert read(said).validator == "veraPDF"
