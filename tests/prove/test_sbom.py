"""The bill of materials says what the lock says, all of it, in valid CycloneDX; the audit says what it could ask."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools.audit import verdict
from tools.sbom import Package, bill, read_lock

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

SMALL = f"""\
colours==1.0 ; sys_platform == 'win32' \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
    # via paper
paper==2.0.post1 \\
    --hash=sha256:{"c" * 64}
    # via
    #   -r requirements.in
    #   tests
tests==3 \\
    --hash=sha256:{"d" * 64}
    # via -r requirements-dev.in
"""


@pytest.fixture(scope="module")
def made() -> str:
    return bill(LOCK, "printable-briefings", "0.1.0")


def test_a_lock_is_read_as_it_is_written():
    assert read_lock(SMALL) == (
        Package("colours", "1.0", "sys_platform == 'win32'", ("a" * 64, "b" * 64), ("paper",)),
        Package("paper", "2.0.post1", "", ("c" * 64,), ("-r requirements.in", "tests")),
        Package("tests", "3", "", ("d" * 64,), ("-r requirements-dev.in",)),
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("    # via nothing before", "line 1 of the lock is no package"),
        ("--index-url https://example.org", "line 1 of the lock is no package"),
        (f"{SMALL}paper @ file:///tmp/paper", "line 13 of the lock cannot be read"),
        (f"{SMALL}    --hash=md5:aa", "line 13 of the lock cannot be read"),
        (f"{SMALL}paper>=2", "line 13 of the lock cannot be read"),
    ],
)
def test_a_line_that_is_not_known_is_an_error(line, told):
    with pytest.raises(ValueError, match=told):
        read_lock(line)


def test_a_small_bill_says_versions_hashes_needs_and_scopes():
    tree = json.loads(bill(SMALL, "press", "1"))
    assert tree["metadata"] == {
        "component": {"bom-ref": "press", "name": "press", "type": "application", "version": "1"}
    }
    assert [(each["name"], each["scope"]) for each in tree["components"]] == [
        ("colours", "required"),
        ("paper", "required"),
        ("tests", "excluded"),
    ]
    colours = tree["components"][0]
    assert colours["purl"] == "pkg:pypi/colours@1.0"
    assert [each["content"] for each in colours["hashes"]] == ["a" * 64, "b" * 64]
    assert colours["properties"] == [{"name": "printable-briefings:marker", "value": "sys_platform == 'win32'"}]
    needs = {each["ref"]: each.get("dependsOn", []) for each in tree["dependencies"]}
    assert needs == {
        "press": ["pkg:pypi/paper@2.0.post1", "pkg:pypi/tests@3"],
        "pkg:pypi/paper@2.0.post1": ["pkg:pypi/colours@1.0"],
        "pkg:pypi/tests@3": ["pkg:pypi/paper@2.0.post1"],
        "pkg:pypi/colours@1.0": [],
    }


def test_the_bill_is_valid(made):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made) is None


def test_the_bill_has_every_package_and_hash_of_the_lock(made):
    components = json.loads(made)["components"]
    assert {(each["name"], each["version"]) for each in components} == set(
        re.findall(r"^([\w.-]+)==([^ ;]+)", LOCK, re.MULTILINE)
    )
    assert sorted(h["content"] for each in components for h in each["hashes"]) == sorted(
        re.findall(r"sha256:([0-9a-f]{64})", LOCK)
    )


def test_what_prints_is_told_from_what_tests(made):
    scopes = {each["name"]: each["scope"] for each in json.loads(made)["components"]}
    assert {scopes[name] for name in ("weasyprint", "pydyf", "fonttools", "pikepdf")} == {"required"}
    assert {scopes[name] for name in ("pytest", "ruff", "cyclonedx-python-lib")} == {"excluded"}


def test_neither_lock_nor_bill_names_a_registry_or_a_time(made):
    locks = [path.read_text(encoding="utf-8") for path in ROOT.glob("requirements-*.lock")]
    assert len(locks) == 3
    for text in (LOCK, *locks, made):
        hosts = set(re.findall(r"https?://([^/\"\s]+)", text))
        assert hosts <= {"cyclonedx.org"}
    assert "timestamp" not in made


def test_the_bill_is_the_same_in_another_process(made):
    code = (
        "import sys; from pathlib import Path; from tools.sbom import bill;"
        "sys.stdout.write(bill(Path('requirements.lock').read_text(encoding='utf-8'), 'printable-briefings', '0.1.0'))"
    )
    environment = {"PYTHONHASHSEED": "77", "TZ": "Etc/GMT+12", "PATH": "", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert done.stdout == made.encode()


def package(name: str, **other: object) -> dict[str, object]:
    return {"name": name, "version": "1.0", "vulns": [], **other}


def answer(*packages: dict[str, object]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


ADVISORY = {"id": "PYSEC-1", "aliases": ["CVE-2026-1"], "fix_versions": ["1.1"], "description": "Bad."}
SKIPPED = {"name": "b", "skip_reason": "Dependency not found on PyPI and could not be audited: b (1.0)"}
HINT = "  hint: run it where the network leads to the Python Package Index itself, not to a copy of it"


@pytest.mark.parametrize(
    ("said", "complaint", "status", "told"),
    [
        (answer(package("a"), package("b")), "", 0, "no advisory is known for any of 2 packages"),
        (answer(package("a", vulns=[ADVISORY])), "", 1, "a 1.0: PYSEC-1, CVE-2026-1; mended in 1.1"),
        (
            answer(package("a", vulns=[{"id": "PYSEC-2", "fix_versions": []}]), SKIPPED),
            "",
            1,
            "a 1.0: PYSEC-2; mended in no version yet\n"
            f"error: 1 of 2 packages could not be asked about, b among them\n{HINT}",
        ),
        (
            answer(SKIPPED),
            "No known vulnerabilities found",
            3,
            f"error: 1 of 1 packages could not be asked about, b among them\n{HINT}",
        ),
        (
            "",
            "Traceback …\nrequests.exceptions.ConnectionError: no route\n",
            3,
            "error: the advisories could not be asked for: requests.exceptions.ConnectionError: no route",
        ),
        ("", "", 3, "error: the advisories could not be asked for: it gave no reason"),
    ],
    ids=["safe", "vulnerable", "vulnerable and not asked", "not asked", "no network", "silent"],
)
def test_the_audit_says_no_more_than_it_could_ask(said, complaint, status, told):
    assert verdict(said, complaint) == (status, told)
