"""A program that answers as veraPDF does; the real one is written in Java, and is not asked for here."""

import json
import shlex
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

RULE = {
    "ruleStatus": "FAILED",
    "specification": "ISO 14289-1:2014",
    "clause": "7.1",
    "testNumber": 3,
    "status": "failed",
    "failedChecks": 12,
    "description": "Content shall be marked as Artifact\n or tagged as real content",
    "object": "SESimpleContentItem",
    "test": "isTaggedContent == true || parentsTags.contains('Artifact') == true",
    "checks": [
        {
            "status": "failed",
            "context": "root/document[0]/pages[2](7 0 obj PDPage)/contentStream[0]/content[3]{mcid:0}",
            "errorMessage": "Content is neither marked as Artifact nor tagged as real content",
            "errorArguments": [],
        }
    ],
}
PARSE_EXCEPTION = {
    "type": "PARSE",
    "isExecuted": True,
    "isSuccess": False,
    "exception": "Couldn't parse stream caused by exception: PDF header is not found",
}


def answer(profile: str, *rules: dict[str, Any], is_listed: bool = True, **changes: Any) -> dict[str, Any]:
    """A report of veraPDF's ``--format json``; before version 1.26 a result was no list."""
    name = {"3a": "PDF/A-3A validation profile", "ua1": "PDF/UA-1 validation profile"}[profile]
    result = {
        "details": {
            "passedRules": 106 - len(rules),
            "failedRules": len(rules),
            "passedChecks": 9000,
            "failedChecks": sum(rule["failedChecks"] for rule in rules),
            "ruleSummaries": list(rules),
        },
        "jobEndStatus": "normal",
        "profileName": name,
        "statement": f"PDF file is {'not ' if rules else ''}compliant with Validation Profile requirements.",
        "compliant": not rules,
        **changes,
    }
    release = {"id": "core", "version": "1.30.4", "buildDate": 1767225600000}
    job = {
        "itemDetails": {"name": "/tmp/file.pdf", "size": 7},
        "validationResult": [result] if is_listed else result,
        "processingTime": {"start": 1, "finish": 2, "duration": "00:00:00.001", "difference": 1},
    }
    summary = {"outOfMemory": 0, "veraExceptions": 0, "failedParsingJobs": 0, "totalJobs": 1}
    told = {"report": {"buildInformation": {"releaseDetails": [release]}, "jobs": [job], "batchSummary": summary}}
    return deepcopy(told)


def unparsed() -> dict[str, Any]:
    told = answer("ua1")
    job = told["report"]["jobs"][0]
    del job["validationResult"]
    job["taskException"] = PARSE_EXCEPTION
    return told


def stand_in(folder: Path, answers: dict[str, tuple[int, Any]], before: str = "") -> Path:
    """A program that gives each profile its exit status and its answer, and notes how it was asked in ``asked``."""
    folder.mkdir(exist_ok=True)
    lines = ["#!/bin/sh", f"printf '%s\\n' \"$*\" >> {shlex.quote(str(folder / 'asked'))}", before]
    for profile, (status, said) in answers.items():
        text = said if isinstance(said, str) else json.dumps(said)
        (folder / f"{profile}.json").write_text(text, encoding="utf-8")
        shown = f"cat {shlex.quote(str(folder / f'{profile}.json'))}; exit {status}"
        lines.append(f'case "$*" in *"--flavour {profile} "*) {shown};; esac')
    program = folder / "verapdf"
    program.write_text("\n".join([*lines, "exit 2", ""]), encoding="utf-8")
    program.chmod(0o755)
    assert sys.platform != "win32"
    return program
