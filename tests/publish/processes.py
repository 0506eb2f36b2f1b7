"""Processes that publish, are killed, crowd one another and meet limits; run as a program, for fork needs no threads.

Prints as JSON what was counted; an assertion that fails ends the run with a traceback.
"""

import itertools
import json
import os
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from press.publish import MANIFEST, publish
from tests.publish.sets import LARGE, SMALL, a_set, all_of, versions

KILLS, LONGEST_LIFE_S = 200, 0.02
PUBLISHERS, EDITIONS_EACH = 8, 8
NOBODY = 65534


def forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return child


def kills(folder: Path) -> Counter[str]:
    """Kill a publisher at random, look, publish again, look again; 200 times."""
    found, chance = Counter[str](), random.Random(2026)
    publish(a_set("even", LARGE), folder)
    (folder / "notes.txt").write_bytes(b"mine")

    def work() -> None:
        for version in itertools.cycle(("odd", "even")):
            publish(a_set(version, LARGE, 20_000), folder)

    for _ in range(KILLS):
        child = forked(work)
        time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        os.kill(child, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        found["killed"] += 1
        found["killed while publishing"] += os.listdir(folder.parent) != ["water"]
        seen = versions(folder)
        assert seen in (all_of("odd", LARGE), all_of("even", LARGE)), seen
        found[seen["water-a4.pdf"]] += 1
        publish(a_set(seen["water-a4.pdf"], ("water-a4.pdf",), 20_000), folder)
        assert versions(folder) == seen
        assert os.listdir(folder.parent) == ["water"]
        assert (folder / "notes.txt").read_bytes() == b"mine"
    return found


def crowd(folder: Path) -> Counter[str]:
    """Eight publish at once; meanwhile the set is read, by its name and by somebody who stands in its folder."""
    found = Counter[str]()
    publish(a_set("first"), folder)
    os.chdir(folder)
    children = {
        forked(lambda who=who: [publish(a_set(f"{who}.{n}"), folder) for n in range(EDITIONS_EACH)])
        for who in range(PUBLISHERS)
    }
    while children:
        found["read by name"] += _read_whole(folder)
        found["read inside"] += _read_whole(Path())
        child, status = os.waitpid(-1, os.WNOHANG)
        assert status == 0
        children -= {child}
    assert sorted(os.listdir(folder)) == [MANIFEST, *SMALL]
    assert os.listdir(folder.parent) == ["water"]
    found["version"] = int(set(versions(folder).values()).pop().split(".")[1])
    return found


def _read_whole(folder: Path) -> bool:
    """Whether a set was read from its first file to its last before it was replaced; every file is read whole."""
    try:
        before = (folder / MANIFEST).read_bytes()
        read = {name: (folder / name).read_bytes() for name in SMALL}
        after = (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        assert folder == Path()  # whoever stands in the folder sees it being filled
        return False
    for name, content in read.items():
        assert len(set(content.decode().split())) == 2, name
    if before != after:
        return False
    version = json.loads(before)["version"]
    assert {content.decode().split()[1] for content in read.values()} == {version}
    return True


def limits(folder: Path) -> Counter[str]:
    """Files that may not grow, and folders that may not be written to by whom they do not belong to."""
    found = Counter[str]()

    def refused(work: Callable[[], None], message: str, named: Path) -> None:
        def refuse() -> None:
            with pytest.raises(OSError, match=message) as raised:
                work()
            assert raised.value.filename == str(named)

        assert os.waitpid(forked(refuse), 0)[1] == 0
        assert versions(folder) == all_of("old")
        assert os.listdir(folder.parent) == ["water"]
        found["refused"] += 1

    def large() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        publish(a_set("new", size=100_000), folder)

    def as_somebody() -> None:
        if os.getuid() == 0:
            os.setuid(NOBODY)
        publish(a_set("new"), folder)

    publish(a_set("old"), folder)
    if os.getuid() == 0:
        for path in (folder.parent, folder):
            os.chown(path, NOBODY, NOBODY)
    refused(large, "File too large", folder)
    folder.parent.chmod(0o555)
    refused(as_somebody, "Permission denied", folder.parent)
    folder.parent.chmod(0o755)
    folder.chmod(0o555)
    refused(as_somebody, "Permission denied", folder)
    folder.chmod(0o755)
    assert os.waitpid(forked(as_somebody), 0)[1] == 0
    assert versions(folder) == all_of("new")
    return found


if __name__ == "__main__":
    print(json.dumps({"kills": kills, "crowd": crowd, "limits": limits}[sys.argv[1]](Path(sys.argv[2]))))
