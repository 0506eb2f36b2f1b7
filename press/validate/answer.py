"""Reads what veraPDF answers: JSON, as its versions since 1.22 write it. What it quotes comes from strangers' files."""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar

from press.model.validity import FailedRule, Validity

MOST_BYTES = 8 * 1024 * 1024
MOST_RULES = 500  # all profiles together have fewer

# Exit statuses (org.verapdf.cli.CliConstants).
VALID, INVALID, UNREADABLE, ENCRYPTED = 0, 1, 7, 8
_STATUSES = {2: "it did not understand the question", 3: "it ran out of memory", 9: "it failed"}

_VERSION = re.compile(r"[\w.+-]{1,40}", re.ASCII)

_T = TypeVar("_T")


class Unanswered(Exception):
    """There is no answer that can be relied on; the argument says why."""


class Refused(Exception):
    """The file is one that veraPDF cannot look at; the argument says why."""


def read_answer(standard: str, status: int, answer: bytes) -> Validity:
    """What veraPDF found of a ``standard``. Raises Refused or Unanswered."""
    if status == ENCRYPTED:
        raise Refused("it is encrypted")
    if status == UNREADABLE:
        raise Refused("it is no PDF, or a broken one")
    if status not in (VALID, INVALID):
        raise Unanswered(f"{_STATUSES.get(status, 'it failed')} (exit status {status})")
    if len(answer) > MOST_BYTES:
        raise Unanswered(f"its answer is longer than {MOST_BYTES // 1024**2} MiB")
    try:
        report = _get(json.loads(answer.decode()), "report", dict)
        jobs = _get(report, "jobs", list)
        found = _read_job(report, jobs[0], standard)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unanswered("its answer cannot be understood") from None
    if len(jobs) != 1 or found.is_kept != (status == VALID) or (found.is_kept and found.failed):
        raise Unanswered("its answer contradicts itself")
    return found


def _read_job(report: Any, job: Any, standard: str) -> Validity:
    result = job["validationResult"]
    if isinstance(result, list):  # since 1.26, which can ask for several profiles at a time
        (result,) = result
    if result.get("jobEndStatus", "normal") != "normal":
        raise Unanswered("it did not come to the end")
    details = _get(result, "details", dict)
    failed = tuple(_read_rules(_get(details, "ruleSummaries", list) if "ruleSummaries" in details else []))
    return Validity(
        f"veraPDF {_version(report)}".strip(),
        standard,
        _get(result, "compliant", bool),
        _get(details, "passedRules", int),
        failed,
    )


def _read_rules(rules: list[Any]) -> Iterator[FailedRule]:
    for rule in rules[:MOST_RULES]:
        if str(rule.get("status", "")).lower() != "failed":
            continue
        contexts = [check.get("context") for check in rule.get("checks") or ()]
        yield FailedRule(
            standard=_get(rule, "specification", str),
            clause=_get(rule, "clause", str),
            test=_get(rule, "testNumber", int),
            description=" ".join(_get(rule, "description", str).split()),
            count=_get(rule, "failedChecks", int),
            context=next((context for context in contexts if isinstance(context, str)), ""),
        )


def _version(report: Any) -> str:
    """The version of its core; empty where it does not say."""
    releases = report.get("buildInformation", {}).get("releaseDetails", [])
    said = next((_get(each, "version", str) for each in releases if each.get("id") == "core"), "")
    return said if _VERSION.fullmatch(said) else ""


def _get(holder: Any, key: str, kind: type[_T]) -> _T:
    """What stands there. Raises LookupError or TypeError where nothing does, or nothing of this kind."""
    found = holder[key]
    if type(found) is not kind:
        raise TypeError(key)
    return found
