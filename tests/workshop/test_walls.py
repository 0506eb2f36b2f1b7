"""The walls of the worker, tried from inside; each attempt runs in a process of its own, which cannot take them down.

Landlock and seccomp are Linux's; on other systems these tests have nothing to try, as README.md says.
"""

import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from press.workshop.walls import landlock_version

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(landlock_version() < 4, reason="this system has no Landlock that knows the network")


@pytest.fixture
def briefing(tmp_path):
    """A folder that may be read, with a file that it may not show."""
    folder = tmp_path / "briefing"
    folder.mkdir()
    (folder / "text.md").write_text("text", encoding="utf-8")
    (folder / "link.md").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    return folder


def inside(briefing: Path, attempt: str) -> str:
    """What ``attempt`` prints after the walls are up: its result, or the name of the error that it meets."""
    script = f"""
        import os, socket, subprocess, sys
        from pathlib import Path
        from press.workshop.readable import readable
        from press.workshop.walls import raise_walls
        briefing = Path({str(briefing)!r})
        raise_walls((*readable(), briefing), (briefing.parent / "temporary",))
        try:
            print({attempt})
        except OSError as error:
            print(type(error).__name__)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("attempt", "result"),
    [
        ("(briefing / 'text.md').read_text()", "text"),
        ("(briefing.parent / 'temporary' / 'a').write_text('a')", "1"),
        ("Path('/dev/urandom').open('rb').read(1) != b''", "True"),
        ("Path('/proc/self/stat').read_bytes() != b''", "True"),
        ("__import__('vl_convert').__name__", "vl_convert"),
    ],
    ids=["the briefing", "the temporary folder", "a device", "itself", "a library"],
)
def test_what_the_work_needs_is_open(briefing, attempt, result):
    assert inside(briefing, attempt) == result


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param("Path('/etc/passwd').read_text()", id="read a file of the system"),
        pytest.param("Path('/proc/self/root/etc/passwd').read_text()", id="read it round a corner"),
        pytest.param("(briefing.parent / 'secret.txt').read_text()", id="read beside the briefing"),
        pytest.param("(briefing / 'link.md').read_text()", id="read through a link"),
        pytest.param("(briefing / '../secret.txt').read_text()", id="read through dots"),
        pytest.param("os.listdir(Path.home())", id="list the home folder"),
        pytest.param(f"Path({str(ROOT / 'README.md')!r}).read_text()", id="read the house's other files"),
        pytest.param("Path(f'/proc/{os.getppid()}/environ').read_bytes()", id="read another process's passwords"),
        pytest.param("(briefing / 'new.md').write_text('a')", id="write into the briefing"),
        pytest.param("(briefing.parent / 'new.md').write_text('a')", id="write beside it"),
        pytest.param("os.truncate(briefing / 'text.md', 0)", id="empty a file"),
        pytest.param("os.unlink(briefing / 'text.md')", id="delete a file"),
        pytest.param("os.symlink('/etc', briefing.parent / 'temporary' / 'etc')", id="make a link"),
        pytest.param("subprocess.run(['/bin/true'])", id="start a program"),
        pytest.param("os.execv(sys.executable, [sys.executable])", id="become another program"),
        pytest.param("socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", id="ask a name server"),
        pytest.param("socket.socket(socket.AF_UNIX)", id="speak to a service of this machine"),
        pytest.param(
            "os.kill(os.getppid(), 0)",
            id="signal another process",
            marks=pytest.mark.skipif(landlock_version() < 6, reason="this Landlock does not know signals"),
        ),
    ],
)
def test_all_else_is_closed(briefing, attempt):
    assert inside(briefing, attempt) == "PermissionError"
    assert (briefing / "text.md").read_text() == "text"


def test_landlock_alone_keeps_the_network_out(briefing):
    # A socket that was made before the walls were up, so that seccomp has nothing to say.
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        script = f"""
            import socket
            from press.workshop import walls
            made = socket.socket()
            walls._forbid_calls = lambda system: None
            walls.raise_walls((), ())
            try:
                made.connect({address!r})
            except PermissionError:
                print("closed")
        """
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert (done.stdout, done.stderr) == ("closed\n", "")
