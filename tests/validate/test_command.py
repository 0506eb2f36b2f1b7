"""``check --pdf`` as its users meet it: the house's rules, and a program that answers as veraPDF does."""

import json
import os
import shlex
import time
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

import build
from tests.listen.pdfs import clean, tags
from tests.listen.test_rules import spoiled, without
from tests.validate.standin import RULE, answer, stand_in, unparsed

PDF = clean()
ASKED = "51 rules of the house asked of 62 tags on 2 pages"
OURS = f"water.pdf: nothing found, no advice; {ASKED}\n"
VALID = {"3a": (0, answer("3a")), "ua1": (0, answer("ua1"))}


@pytest.fixture(autouse=True)
def _alone(tmp_path, monkeypatch, workers_here):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VERAPDF", raising=False)
    monkeypatch.setenv("PATH", "/bin:/usr/bin")
    (tmp_path / "water.pdf").write_bytes(PDF)


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A function that installs the stand-in with its answers, and gives the folder in which it notes questions."""

    def install(answers, before=""):
        program = stand_in(tmp_path / "vera", answers, before)
        monkeypatch.setenv("VERAPDF", str(program))
        return program.parent

    return install


def check(*arguments: str) -> Result:
    return CliRunner().invoke(build.main, ["check", *arguments])


def test_a_file_that_keeps_to_both_standards(installed):
    installed(VALID)
    done = check("--pdf", "water.pdf")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        f"{OURS}water.pdf: PDF/A-3a is kept: no rule broken, 106 kept (veraPDF 1.30.4)\n"
        "water.pdf: PDF/UA-1 is kept: no rule broken, 106 kept (veraPDF 1.30.4)\n"
    )


def test_it_is_asked_about_both_standards_and_never_by_the_name_of_the_file(installed, tmp_path):
    """veraPDF takes an argument that begins with @ for a list of options."""
    folder = installed(VALID, before='for last; do :; done; cp "$last" "$(dirname "$0")/seen"')
    (tmp_path / "@a b;c.pdf").write_bytes(PDF)
    assert check("--pdf", "@a b;c.pdf").exit_code == 0
    asked = (folder / "asked").read_text(encoding="utf-8").splitlines()
    assert [question.partition(" /")[0] for question in asked] == [
        "--format json --flavour 3a --loglevel 0 --maxfailuresdisplayed 1",
        "--format json --flavour ua1 --loglevel 0 --maxfailuresdisplayed 1",
    ]
    assert all(question.endswith("/file.pdf") for question in asked)
    assert (folder / "seen").read_bytes() == PDF
    assert not Path(asked[0].split()[-1]).exists()


def test_rules_that_are_broken_are_told_with_clause_number_and_place(installed):
    once = {**RULE, "clause": "7.18.5", "testNumber": 2, "failedChecks": 1, "description": "Links shall have words"}
    installed({"3a": (0, answer("3a")), "ua1": (1, answer("ua1", RULE, once))})
    done = check("--pdf", "water.pdf")
    assert done.exit_code == 1
    assert done.stderr == (
        "water.pdf: error: PDF/UA-1 is broken 12 times, ISO 14289-1:2014, 7.1-3: Content shall be marked as Artifact"
        " or tagged as real content\n"
        "  hint: first in root/document[0]/pages[2](7 0 obj PDPage)/contentStream[0]/content[3]{mcid:0}\n"
        "water.pdf: error: PDF/UA-1 is broken once, ISO 14289-1:2014, 7.18.5-2: Links shall have words\n"
        "  hint: first in root/document[0]/pages[2](7 0 obj PDPage)/contentStream[0]/content[3]{mcid:0}\n"
    )
    assert done.stdout == (
        f"{OURS}water.pdf: PDF/A-3a is kept: no rule broken, 106 kept (veraPDF 1.30.4)\n"
        "water.pdf: PDF/UA-1 is not kept: 2 rules broken, 104 kept (veraPDF 1.30.4)\n"
    )


def test_what_a_file_says_does_nothing_to_a_terminal(installed):
    spoiled = {**RULE, "checks": [{"status": "failed", "context": "root/\x1b[2J\u202ealt"}]}
    installed({"3a": (1, answer("3a", spoiled)), "ua1": VALID["ua1"]})
    done = check("--pdf", "water.pdf")
    assert "\x1b" not in done.stderr
    assert "first in root/U+001B[2JU+202Ealt" in done.stderr


def test_a_file_that_is_broken_with_no_rule_named(installed):
    installed({"3a": (1, answer("3a", compliant=False)), "ua1": VALID["ua1"]})
    done = check("--pdf", "water.pdf")
    assert done.exit_code == 1
    assert done.stderr == "water.pdf: error: PDF/A-3a is broken; veraPDF does not say where\n"


def test_machines_are_told_the_same(installed):
    installed({"3a": (0, answer("3a")), "ua1": (1, answer("ua1", RULE))})
    done = check("--pdf", "water.pdf", "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert told["file"] == "water.pdf"
    assert [(each["standard"], each["is_kept"], each["kept"]) for each in told["checked"]] == [
        ("PDF/A-3a", True, 106),
        ("PDF/UA-1", False, 105),
    ]
    assert (told["checked"][1]["failed"][0]["clause"], told["checked"][1]["failed"][0]["count"]) == ("7.1", 12)
    assert [each["severity"] for each in told["problems"]] == ["error"]


@pytest.mark.parametrize(("status", "why"), [(7, "it is no PDF, or a broken one"), (8, "it is encrypted")])
def test_a_file_that_it_cannot_look_at_is_told_once(installed, status, why):
    installed({"3a": (status, unparsed()), "ua1": (status, unparsed())})
    done = check("--pdf", "water.pdf")
    assert (done.exit_code, done.stdout) == (1, OURS)
    assert done.stderr == f"water.pdf: error: veraPDF cannot look at the file: {why}\n"


@pytest.mark.parametrize(
    ("answers", "before", "why"),
    [
        pytest.param({"3a": (9, "")}, "", "it failed (exit status 9)", id="fails"),
        pytest.param(VALID, "kill -SEGV $$", "it failed (exit status -11)", id="crashes"),
        pytest.param({"3a": (0, "<html>")}, "", "its answer cannot be understood", id="garbage"),
        pytest.param({"3a": (0, "")}, "", "its answer cannot be understood", id="silence"),
        pytest.param(VALID, "head -c 9000000 /dev/zero; exit 0", "its answer is longer than 8 MiB", id="flood"),
    ],
)
def test_a_program_that_gives_no_answer(installed, answers, before, why):
    folder = installed(answers, before)
    done = check("--pdf", "water.pdf")
    assert (done.exit_code, done.stdout) == (3, OURS)
    assert done.stderr == (
        f"water.pdf: error: veraPDF gave no answer about PDF/A-3a: {why}\n"
        f"  hint: try '{folder / 'verapdf'}' by itself\n"
    )
    assert len((folder / "asked").read_text(encoding="utf-8").splitlines()) == 1


def test_a_program_that_hangs_is_ended_with_all_that_it_started(installed):
    folder = installed(VALID, before='sleep 600 & echo $! > "$(dirname "$0")/child"; wait')
    began = time.monotonic()
    done = check("--pdf", "water.pdf", "--limit-seconds", "1")
    assert time.monotonic() - began < 20
    assert done.exit_code == 3
    assert "veraPDF gave no answer about PDF/A-3a: it took longer than 1 s" in done.stderr
    child = int((folder / "child").read_text(encoding="utf-8"))
    for _ in range(100):
        if not is_running(child):
            return
        time.sleep(0.05)
    raise AssertionError("what it started is still there")


def is_running(process: int) -> bool:
    """Nobody may have asked yet for the exit status of a process that has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_program_that_cannot_be_started(installed, tmp_path, monkeypatch):
    program = tmp_path / "verapdf"
    program.write_bytes(b"#!/no/such/program\n")
    program.chmod(0o755)
    monkeypatch.setenv("VERAPDF", str(program))
    done = check("--pdf", "water.pdf")
    assert done.exit_code == 3
    assert "it cannot be started: No such file or directory" in done.stderr


def test_it_gets_a_limit_of_memory_and_no_password(installed, monkeypatch):
    folder = installed(VALID, before='env > "$(dirname "$0")/env"')
    monkeypatch.setenv("PRESS_SMTP_PASSWORD", "secret")
    monkeypatch.delenv("JAVA_OPTS", raising=False)
    assert check("--pdf", "water.pdf", "--limit-memory", "512").exit_code == 0
    environment = (folder / "env").read_text(encoding="utf-8")
    assert "JAVA_OPTS=-Xmx512m\n" in environment
    assert "secret" not in environment


def test_it_is_found_on_the_path(tmp_path, monkeypatch):
    program = stand_in(tmp_path / "bin", VALID)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    assert check("--pdf", "water.pdf").exit_code == 0


def test_where_there_is_none_that_is_said_and_what_was_checked():
    done = check("--pdf", "water.pdf")
    assert (done.exit_code, done.stdout) == (3, OURS)
    assert done.stderr == (
        "water.pdf: error: veraPDF is not installed: the 51 rules of the house were asked, and nothing was checked of "
        "PDF/A-3a and PDF/UA-1\n"
        "  hint: install it from https://verapdf.org and name it: VERAPDF=/path/to/verapdf\n"
    )


def test_a_name_of_nothing_is_said(monkeypatch):
    monkeypatch.setenv("VERAPDF", "/no/such/verapdf")
    done = check("--pdf", "water.pdf")
    assert done.exit_code == 3
    assert "error: VERAPDF names '/no/such/verapdf', which is no program: the 51 rules of the house were" in done.stderr


@pytest.fixture
def beheaded() -> None:
    """The file has a table whose heads do not say of what."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        for tag in tags(pdf, "TH"):
            without(tag.A, "Scope")

    Path("water.pdf").write_bytes(spoiled(PDF, spoil))


FOUND = f"water.pdf: 4 found, no advice; {ASKED}\n"


@pytest.mark.usefixtures("beheaded")
def test_what_breaks_a_rule_of_the_house_fails_though_verapdf_lets_it_pass(installed):
    installed(VALID)
    done = check("--pdf", "water.pdf")
    assert done.exit_code == 1
    assert done.stderr == (
        "water.pdf: error: page 2: a head (TH) does not say of what (Scope), 4 times: 'Town', 'Pumps', 'First' and 1 "
        "more (ISO 14289-1, 7.5)\n"
        "  hint: say Row or Column\n"
    )
    assert done.stdout.startswith(f"{FOUND}water.pdf: PDF/A-3a is kept: ")


@pytest.mark.usefixtures("beheaded")
def test_what_breaks_a_rule_of_the_house_is_found_without_verapdf():
    done = check("--pdf", "water.pdf")
    assert (done.exit_code, done.stdout) == (1, FOUND)
    assert "does not say of what" in done.stderr
    assert "veraPDF is not installed" in done.stderr


@pytest.mark.usefixtures("beheaded")
def test_machines_are_told_what_breaks_a_rule_of_the_house():
    done = check("--pdf", "water.pdf", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["checked"]) == (1, [])
    assert (told["house"]["tags"], len(told["house"]["rules"])) == (62, 51)
    assert [each["rule"] for each in told["house"]["findings"]] == ["scope"] * 4
    assert [each["severity"] for each in told["problems"]] == ["error"]


def test_a_file_that_nobody_can_read_is_told():
    Path("water.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    done = check("--pdf", "water.pdf")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "water.pdf: error: this is no PDF, or a broken one\n"
        "  hint: open it in a viewer, and print it to PDF\n"
        "water.pdf: error: veraPDF is not installed: nothing was checked of PDF/A-3a and PDF/UA-1\n"
        "  hint: install it from https://verapdf.org and name it: VERAPDF=/path/to/verapdf\n"
    )
    assert json.loads(check("--pdf", "water.pdf", "--json").stdout)["house"] is None


def test_a_file_that_is_too_large_is_not_shown_to_it(installed, monkeypatch):
    folder = installed(VALID)
    monkeypatch.setattr("press.commands.pdf.LARGEST_BYTES", 5)
    done = check("--pdf", "water.pdf")
    assert done.exit_code == 1
    assert "and was not checked" in done.stderr
    assert not (folder / "asked").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name one briefing, or one file: --pdf FILE"),
        (("water", "--pdf", "water.pdf"), "name one briefing, or one file: --pdf FILE"),
        (("--pdf", "water.pdf", "--strict"), "--coverage, --sources and --strict are for briefings"),
        (("--pdf", "water.pdf", "--coverage"), "--coverage, --sources and --strict are for briefings"),
        (("--pdf", "none.pdf"), "does not exist"),
        (("--pdf", "."), "is a directory"),
    ],
)
def test_a_question_that_is_none(arguments, message):
    done = check(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_pipe_is_no_file(installed, tmp_path):
    installed(VALID)
    os.mkfifo(tmp_path / "pipe.pdf")
    assert check("--pdf", "pipe.pdf").exit_code == 3


def test_the_stand_in_takes_its_answers_from_files(tmp_path):
    program = stand_in(tmp_path / "o'clock", VALID)
    assert shlex.quote(str(program.parent / "3a.json")) in program.read_text(encoding="utf-8")
