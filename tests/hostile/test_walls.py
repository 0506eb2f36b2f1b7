"""Files and network, behind two walls: the fetcher, and what the kernel keeps from the worker. Each holds alone.

The pages ask for them in every way that HTML, CSS and SVG have. They are laid out in a process of its own, with one
wall, with both and, so that the test can fail, with none.
"""

import json
import os
import socket
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from press.model.report import Report
from press.workshop import jobs
from press.workshop.limits import Limits
from press.workshop.walls import landlock_version
from press.workshop.workshop import Workshop
from tests.briefings import write_briefing

ROOT = Path(__file__).resolve().parents[2]

no_walls = pytest.mark.skipif(landlock_version() < 4, reason="this system has no Landlock that knows the network")


@pytest.fixture
def server():
    """The port of a server on this machine, and how many have come to it."""
    visits: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    visitor, _ = listening.accept()
                except OSError:
                    return
                with visitor:
                    visits.append(visitor.recv(100))

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1], visits
        listening.shutdown(socket.SHUT_RDWR)


def laid_out(folder: Path, port: int, has_fetcher: bool, has_kernel: bool) -> tuple[list[str], list[str]]:
    """What was told of pages that ask for all they can, and the addresses that they reached."""
    secret = (folder / "secret.txt").as_uri()
    site = f"http://127.0.0.1:{port}"
    inside = "".join(f'<image href="{address}" width="9" height="9"/>' for address in (secret, f"{site}/svg.png"))
    html = f"""<html><head><link rel="stylesheet" href="{site}/a.css"><link rel="attachment" href="{secret}">
        <style>@import "{site}/b.css"; @font-face {{ font-family: a; src: url({site}/c.ttf) }}
        p {{ font-family: a; background: url({secret}) }} p::before {{ content: url({site}/d.png) }}</style></head>
        <body><p><img src="{secret}"><img src="{site}/e.png"><object data="{site}/f.svg"></object>
        <embed src="{secret}"><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg></p></body>"""
    script = f"""
        import json, sys
        from pathlib import Path
        from press.model.output import Galley, Metadata
        from press.model.report import Place, Report
        from press.model.theme import HOUSE
        from press.paginate import Paginator
        from press.workshop.readable import readable
        from press.workshop.walls import raise_walls
        paginator = Paginator(HOUSE)
        paginator.start()
        from press.paginate.engine.fetcher import BASE, Fetcher
        from weasyprint.urls import URLFetcher, URLFetcherResponse
        reached, known = [], Fetcher.fetch
        def fetch(self, url, headers=None):
            if url.startswith(BASE) or {has_fetcher}:
                return known(self, url)
            content = URLFetcher(timeout=5).fetch(url).read()
            reached.append(url)
            return URLFetcherResponse(url, content)
        Fetcher.fetch = fetch
        if {has_kernel}:
            raise_walls(readable(), (Path({str(folder / "temporary")!r}),))
        metadata = Metadata("2026-11-22", (), ())
        galley = Galley("water-a4", {html!r}, "a4.css", (), metadata, ())
        report = Report()
        assert paginator.paginate(galley, Place("briefing.yaml"), report) is None
        print(json.dumps([[str(found) for found in report.diagnostics], reached]))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder / "temporary")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told, reached = json.loads(done.stdout)
    return told, reached


@pytest.fixture
def secret_folder(tmp_path):
    (tmp_path / "temporary").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("has_fetcher", "has_kernel"),
    [
        pytest.param(True, False, id="the fetcher alone"),
        pytest.param(False, True, id="the kernel alone", marks=no_walls),
        pytest.param(True, True, id="both", marks=no_walls),
    ],
)
def test_neither_file_nor_network_is_reached(secret_folder, server, has_fetcher, has_kernel):
    port, visits = server
    told, reached = laid_out(secret_folder, port, has_fetcher, has_kernel)
    assert (visits, reached) == ([], [])
    assert len(told) >= 5


def test_without_walls_both_are_reached(secret_folder, server):
    port, visits = server
    _, reached = laid_out(secret_folder, port, False, False)
    assert visits
    assert (secret_folder / "secret.txt").as_uri() in reached


# What passes the readers, and would take the machine.

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60" width="100mm" height="60mm">'
FINE = 'gradientUnits="userSpaceOnUse" spreadMethod="repeat"><stop offset="0" stop-color="red"/><stop offset="1"/>'
BOMBS = {
    "gradient": f'{SVG}<linearGradient id="g" x2="1e-9" {FINE}</linearGradient>'
    '<rect width="100" height="60" fill="url(#g)"/></svg>',
    "path": f'{SVG}<path d="M0 0{"h1v1" * 3_000_000}"/></svg>',
}


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_that_passes_the_readers_ends_at_the_limit(tmp_path, monkeypatch, bomb):
    monkeypatch.chdir(tmp_path)
    folder = write_briefing(tmp_path)
    folder.write("bomb.svg", BOMBS[bomb].encode())
    folder.change("02-record.md", "harbour.png", "bomb.svg")
    report = Report()
    made = Workshop(Limits(60, 400)).make(jobs.Make(folder.path, ("a4",)), report, lambda step: None)
    assert made == ()
    assert [str(found) for found in report.diagnostics] == [
        "content/water: error: laying out a4 needs more than 400 MiB of memory, and was stopped\n"
        "  hint: shorten the text, or use smaller pictures; --limit-memory 800 allows more"
    ]
