"""How many workers a build gets: on systems made up of the files in which Linux tells (proc(5), cgroups(7))."""

import os
import sys

import pytest

from press.workshop import staffing
from press.workshop.limits import Limits


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with so many cores and MiB, and a control group ``app/web`` with limits of its own, where given."""

    def make(cores: int = 4, available_mib: int = 8000, **limits: str):
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
        (tmp_path / "meminfo").write_text(f"MemTotal: 16000000 kB\nMemAvailable: {available_mib * 1024} kB\n")
        (tmp_path / "cgroup").write_text("0::/app/web\n")
        inner = tmp_path / "cgroups" / "app" / "web"
        inner.mkdir(parents=True)
        for name, text in limits.items():
            folder = inner.parent if name.startswith("outer_") else inner
            (folder / name.removeprefix("outer_").replace("_", ".")).write_text(text)
        monkeypatch.setattr(staffing, "_CGROUPS", tmp_path / "cgroups")
        monkeypatch.setattr(staffing, "_OWN_CGROUP", tmp_path / "cgroup")
        monkeypatch.setattr(staffing, "_MEMORY", tmp_path / "meminfo")

    return make


@pytest.mark.parametrize(
    ("given", "workers"),
    [
        pytest.param({}, 2, id="more than enough"),
        pytest.param({"cores": 2, "available_mib": 2048}, 2, id="just enough"),
        pytest.param({"cores": 1}, 1, id="one core"),
        pytest.param({"available_mib": 2047}, 1, id="memory for one"),
        pytest.param({"available_mib": 100}, 1, id="memory for none"),
        pytest.param({"cpu_max": "150000 100000"}, 1, id="a core and a half"),
        pytest.param({"cpu_max": "200000 100000"}, 2, id="two cores of many"),
        pytest.param({"cpu_max": "max 100000"}, 2, id="no limit"),
        pytest.param({"outer_cpu_max": "100000 100000"}, 1, id="a group around ours has one core"),
        pytest.param({"memory_max": str(2 * 1024**3), "memory_current": str(500 * 1024**2)}, 1, id="a small group"),
        pytest.param({"memory_max": str(3 * 1024**3), "memory_current": str(500 * 1024**2)}, 2, id="a large group"),
        pytest.param({"memory_max": "max", "memory_current": "1"}, 2, id="memory without limit"),
        pytest.param({"cpu_max": "soon", "memory_max": ""}, 2, id="what cannot be read limits nothing"),
    ],
)
def test_a_machine_gets_as_many_as_it_has_room_for(machine, given, workers):
    machine(**given)
    assert staffing.workers_for(Limits(120, 1024)) == workers


def test_whoever_allows_more_memory_needs_more_for_two(machine):
    machine(available_mib=8000)
    assert staffing.workers_for(Limits(120, 4096)) == 1


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_where_memory_is_not_told_there_is_one(machine, monkeypatch, system):
    machine()
    monkeypatch.setattr(sys, "platform", system)
    assert staffing.workers_for(Limits(120, 1024)) == 1


def test_without_the_file_on_memory_there_is_one(machine, tmp_path):
    machine()
    (tmp_path / "meminfo").unlink()
    assert staffing.workers_for(Limits(120, 1024)) == 1
