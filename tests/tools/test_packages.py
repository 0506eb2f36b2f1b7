"""How packages get into `.venv`: with uv, told of pip's settings; with pip where there is no uv, or where it fails."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tools import packages
from tools.packages import ROOT, Environment, install, uv_settings

LOCK = """\
annotated-types==0.8.0 \\
    --hash=sha256:13b2beaad985e05e2d6407ee4c4f35590b11f8d693a258a561055cac8f64cab7
    # via pydantic
zope.interface==1.0 ; sys_platform == 'win32' \\
    --hash=sha256:f072f4d804ea359e4eaf198b1af7a8b0943881a87f31bb764f8bf219bb9419e0
"""
TOLD = """\
:env:.default-timeout='180'
global.cert='/etc/certs.pem'
global.extra-index-url='\\nhttps://one.invalid/simple\\nhttps://two.invalid/simple'
global.index-url='https://weak.invalid/simple'
install.index-url='https://strong.invalid/simple'
:env:.find-links='/wheels /more wheels'
global.quiet='1'
"""
ALWAYS = {"UV_INDEX_STRATEGY": "unsafe-best-match"}


def test_settings_of_pip_are_those_of_uv():
    assert uv_settings(TOLD, {}) == ALWAYS | {
        "SSL_CERT_FILE": "/etc/certs.pem",
        "UV_DEFAULT_INDEX": "https://strong.invalid/simple",
        "UV_FIND_LINKS": "/wheels,/more,wheels",
        "UV_HTTP_TIMEOUT": "180",
        "UV_INDEX": "https://one.invalid/simple https://two.invalid/simple",
    }


def test_settings_of_uv_itself_come_first():
    found = uv_settings(TOLD, {"UV_DEFAULT_INDEX": "https://own.invalid", "UV_INDEX": "", "SSL_CERT_FILE": "/own.pem"})
    assert {"UV_DEFAULT_INDEX", "UV_INDEX", "SSL_CERT_FILE"}.isdisjoint(found)
    assert found["UV_HTTP_TIMEOUT"] == "180"


def test_a_machine_without_settings_has_none():
    assert uv_settings("", {}) == ALWAYS


class Machine:
    """Runs nothing; ``works`` names the programs that do their work, and ``ran`` those that were asked."""

    def __init__(self, uv_program: Path, works: set[str]) -> None:
        self.uv_program, self.works = uv_program, works
        self.ran: list[str] = []
        self.commands: list[Sequence[str]] = []

    def __call__(self, command: Sequence[str], settings: Mapping[str, str]) -> bool:
        name = "uv" if command[0] == str(self.uv_program) else "fetch" if "--target" in command else "pip"
        self.ran.append(name)
        self.commands.append(command)
        if name == "fetch" and name in self.works:
            self.uv_program.touch()
        return name in self.works


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    path.write_text(LOCK, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("works", "ran", "done"),
    [
        pytest.param({"fetch", "uv"}, ["fetch", "uv"], True, id="with uv"),
        pytest.param({"pip"}, ["fetch", "pip"], True, id="without uv"),
        pytest.param({"fetch", "pip"}, ["fetch", "uv", "pip"], True, id="uv fails"),
        pytest.param({"fetch"}, ["fetch", "uv", "pip"], False, id="both fail"),
    ],
)
def test_pip_does_what_uv_cannot(tmp_path, lock, monkeypatch, works, ran, done):
    monkeypatch.setattr(packages, "UV_PROGRAM", tmp_path / "uv")
    machine = Machine(tmp_path / "uv", works)
    assert install(Environment(ROOT / ".venv", lock), machine) is done
    assert machine.ran == ran


def test_whoever_installs_checks_every_hash(tmp_path, lock, monkeypatch):
    monkeypatch.setattr(packages, "UV_PROGRAM", tmp_path / "uv")
    machine = Machine(tmp_path / "uv", {"fetch"})
    install(Environment(ROOT / ".venv", lock), machine)
    assert [command[-4:] for command in machine.commands] == [
        ["--only-binary", ":all:", "--requirement", str(ROOT / "requirements-uv.lock")],
        ["--only-binary", ":all:", "--requirement", str(lock)],
        ["--only-binary", ":all:", "--requirement", str(lock)],
    ]
    assert all("--require-hashes" in command for command in machine.commands)


def test_it_says_what_it_does(tmp_path, lock, monkeypatch, capsys):
    monkeypatch.setattr(packages, "UV_PROGRAM", tmp_path / "uv")
    install(Environment(ROOT / ".venv", lock), Machine(tmp_path / "uv", {"fetch", "pip"}))
    assert capsys.readouterr().out.splitlines() == [
        "Fetching uv, which installs packages ...",
        "Installing 2 packages with uv ...",
        "uv could not do it: installing 2 packages with pip, which takes about a minute ...",
    ]
