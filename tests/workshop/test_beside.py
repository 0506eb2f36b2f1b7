"""What a worker may see beside a briefing: the house that it names and the defaults of its series, and nothing else."""

import os

import pytest

from press.workshop.beside import beside, neighbours
from tests.briefings import Folder, write_briefing
from tests.houses import write_house


@pytest.fixture
def folder(tmp_path):
    return write_briefing(tmp_path)


def named(folder):
    root = folder.path.parent.parent
    return [path.relative_to(root).as_posix() for path in beside(folder.path)]


def test_a_briefing_without_a_house_sees_nothing_more(folder):
    write_house(write_briefing(folder.path.parent.parent, "other"))
    assert named(folder) == []


def test_of_two_houses_it_sees_its_own(folder):
    write_house(write_briefing(folder.path.parent.parent, "other"), "red")
    write_house(folder)
    assert named(folder) == ["house/green"]


def test_a_series_is_seen_with_the_house_that_it_names(folder):
    write_house(folder)
    folder.change("briefing.yaml", "house: green\n", "")
    Folder(folder.path.parent).write("series.yaml", "house: 'green' # ours\n")
    assert named(folder) == ["content/series.yaml", "house/green"]


@pytest.mark.parametrize("line", ["house: green", 'house: "green"', "'house' : green  # ours", "house: green\r"])
def test_a_name_is_found_as_people_write_it(folder, line):
    write_house(folder)
    folder.change("briefing.yaml", "house: green", line)
    assert named(folder) == ["house/green"]


@pytest.mark.parametrize("name", ["..", "../content", "/etc", ".", "green/..", "GREEN", "*"])
def test_no_name_leads_elsewhere(folder, name):
    write_house(folder)
    folder.change("briefing.yaml", "house: green", f"house: {name}")
    assert named(folder) == []


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
@pytest.mark.parametrize("linked", ["house/green", "house", "content/series.yaml"])
def test_a_link_is_not_followed(folder, linked, tmp_path):
    write_house(folder)
    Folder(folder.path.parent).write("series.yaml", "citation_style: oscola\n")
    path = tmp_path / linked
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert linked not in named(folder)
    assert linked != "house" or named(folder) == ["content/series.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(folder):
    folder.remove("briefing.yaml")
    os.mkfifo(folder.path / "briefing.yaml")
    assert named(folder) == []


def test_neighbours_are_folders(folder):
    write_briefing(folder.path.parent.parent, "other")
    Folder(folder.path.parent).write("series.yaml", "")
    assert [path.name for path in neighbours(folder.path)] == ["other", "water"]
