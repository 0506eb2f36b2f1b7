"""Whatever fails, at whichever step: the old set is there whole or the new one is, and the next run just works.

Each case takes every step that publishing takes on the disk, one after another, and lets something happen at it.
"""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from press.publish import MANIFEST, publish, sets
from tests.publish.sets import SMALL, a_set, all_of, versions
from tests.publish.steps import Killed, Steps

pytestmark = pytest.mark.slow

NOTES = {"notes.txt": b"mine", "drafts/a.txt": b"mine, too"}
PARTLY = ("water-a4.pdf", "water-a5.pdf")
MIXED = {**all_of("old"), **all_of("new", PARTLY)}
ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EMFILE, errno.ENOMEM, errno.EROFS)
# What is published, what stands there before and after it.
CASES = {
    "first": (SMALL, None, all_of("new")),
    "all": (SMALL, all_of("old"), all_of("new")),
    "some": (PARTLY, all_of("old"), MIXED),
}


@pytest.fixture(autouse=True)
def without_waiting_for_the_disk(monkeypatch):
    """No power is cut here; it stays a step."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture(params=CASES)
def case(request):
    return CASES[request.param]


@pytest.fixture(params=["exchanged", "renamed", "filled"])
def way(request, monkeypatch):
    """How the sets change places; only where folders can be exchanged is there a whole one at every moment."""
    if request.param == "renamed":
        monkeypatch.setattr(sets, "exchange", lambda *_: False)
    if request.param == "filled":
        monkeypatch.setattr(sets, "exchange", refused)
    return request.param


def refused(*_: Path) -> bool:
    raise OSError(errno.EXDEV, "Invalid cross-device link")


def begin(folder: Path, before: dict[str, str] | None) -> None:
    if before is not None:
        publish(a_set("old"), folder)
        for name, content in NOTES.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)


def notes(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NOTES if (folder / name).exists()}


def seen(folder: Path) -> dict[str, str] | str | None:
    """The versions of the files in the folder; None where there is none. Without a manifest it is no set."""
    if not folder.exists():
        return None
    return versions(folder) if (folder / MANIFEST).exists() else "unfinished"


def each_step(
    memory: Path, case: tuple[tuple[str, ...], dict[str, str] | None, object], happens: Callable[[], BaseException]
) -> Iterator[tuple[Path, str, BaseException | None]]:
    """Publish again and again, with something happening at the first step, the second …, until there is none left.

    Gives the folder, the step at which it happened, and what came of it.
    """
    names, before, _ = case
    at = 0
    while True:
        at += 1
        folder = memory / str(at) / "output" / "water"
        begin(folder, before)
        steps, raised = Steps(at, happens()), None
        try:
            with steps.watched():
                publish(a_set("new", names), folder)
        except (OSError, KeyboardInterrupt, Killed) as error:
            raised = error
        if len(steps.taken) < at:
            assert at > 40
            return
        yield folder, f"{at}: {steps.taken[at - 1]}", raised


def next_run_works(folder: Path, before: object, step: str) -> None:
    publish(a_set("next", ("water-a4.pdf",)), folder)
    assert versions(folder)["water-a4.pdf"] == "next", step
    assert notes(folder) == (NOTES if before else {}), step
    assert os.listdir(folder.parent) == ["water"], step


def test_who_is_killed_at_any_step_leaves_one_set_or_the_other(memory, case, way):
    _, before, after = case
    outcomes = []
    for folder, step, raised in each_step(memory, case, Killed):
        assert isinstance(raised, Killed), step
        found = seen(folder)
        assert found in (before, after, {"renamed": None, "filled": "unfinished"}.get(way, after)), step
        assert found is None or notes(folder) == (NOTES if before else {}), step
        outcomes.append(found)
        next_run_works(folder, before, step)
    assert before in outcomes
    assert after in outcomes


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
def test_an_error_at_any_step_is_told_and_leaves_the_old_set_or_else_the_new_one_is_there(memory, case, way, number):
    _, before, after = case
    outcomes = []
    for folder, step, raised in each_step(memory, case, lambda: OSError(number, os.strerror(number))):
        assert isinstance(raised, OSError | None), step
        if way != "filled":
            assert seen(folder) == (before if raised else after), step
        assert notes(folder) == (NOTES if before else {}), step
        if raised:
            assert raised.filename in (str(folder), str(folder.parent)), step
            assert raised.strerror, step
        outcomes.append(raised is None)
        next_run_works(folder, before, step)
    assert True in outcomes
    assert False in outcomes


def test_an_interruption_at_any_step_leaves_one_set_or_the_other(memory, case, way):
    _, before, after = case
    for folder, step, raised in each_step(memory, case, KeyboardInterrupt):
        assert isinstance(raised, KeyboardInterrupt), step
        assert seen(folder) in (before, after) or way == "filled", step
        assert notes(folder) == (NOTES if before else {}), step
        next_run_works(folder, before, step)
