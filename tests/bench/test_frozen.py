"""What printing is measured against is all there, and is what it says: a whole briefing, with nothing to fetch."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import tinyhtml5

from bench.galley import write_galley
from bench.retype import retyped

ROOT = Path(__file__).parents[2]
FROZEN = ROOT / "bench" / "frozen"


def root_of(folder: Path) -> ElementTree.Element:
    return tinyhtml5.parse((folder / "galley.html").read_text(encoding="utf-8"), namespace_html_elements=False)


def addresses(folder: Path) -> set[str]:
    """What HTML and styles ask for."""
    found = {image.get("src", "") for image in root_of(folder).iter("img")}
    found |= {link.get("href", "") for link in root_of(folder).iter("link")}
    return found | set(re.findall(r'url\("([^"]+)"\)', (folder / "galley.css").read_text(encoding="utf-8")))


def folios(folder: Path) -> list[ElementTree.Element]:
    return [element for element in root_of(folder).iter() if element.get("data-folio")]


@pytest.fixture(scope="module", params=["frozen", "today"])
def galley(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "frozen":
        return FROZEN
    folder = tmp_path_factory.mktemp("today")
    write_galley(folder)
    return folder


def test_every_file_that_the_galley_asks_for_is_there(galley):
    asked = addresses(galley)
    assert "figures/theatres-map.svg" in asked
    assert "art/globe.svg" in asked
    assert sum(address.endswith(".ttf") for address in asked) >= 8
    assert [address for address in sorted(asked) if not (galley / address).is_file()] == []


def test_every_page_number_points_to_a_place(galley):
    root = root_of(galley)
    ids = {element.get("id") for element in root.iter()}
    targets = [folio.get("data-target", "") for folio in folios(galley)]
    assert len(targets) > 50
    assert [target for target in targets if target[:1] != "#" or target[1:] not in ids] == []
    styles = (galley / "page-numbers.css").read_text(encoding="utf-8")
    forms = {folio.get("data-folio") for folio in folios(galley)} - {"plain"}
    assert [form for form in forms if f'[data-folio="{form}"]' not in styles] == []


def test_the_frozen_galley_is_the_whole_briefing():
    root = root_of(FROZEN)
    assert len(root.findall(".//section[@class='chapter']")) == 10
    assert len(root.findall(".//figure")) == 11
    assert len(root.findall(".//span[@class='note']")) == 95


def test_typst_is_given_every_word_of_it():
    body = root_of(FROZEN).find("body")
    # Without what the document itself puts around the number of a page.
    retyped_text = re.sub(
        r'(?:#"(?:,| \()\s?page\s")?#context counter\(page\)[^"]+"[^"]+"\)\)\.first\(\)(?:#"\)")?', "", retyped(FROZEN)
    )
    given = "".join(re.findall(r'#"((?:[^"\\]|\\.)*)"', retyped_text))
    assert "".join(given.split()) == "".join("".join(body.itertext()).split())


@pytest.mark.slow
def test_the_plain_command_prints_its_page_numbers(tmp_path):
    """Of all that stands before the second chapter: the rest is no different, and takes long."""
    html = (FROZEN / "galley.html").read_text(encoding="utf-8")
    ends = [match.end() for match in re.finditer(r"</section>", html)]
    first = next(end for end in ends if end > html.index('id="introduction"'))
    folder = shutil.copytree(FROZEN, tmp_path / "frozen")
    (folder / "galley.html").write_text(html[:first] + "</body></html>", encoding="utf-8")
    styles = (folder / "galley.css").read_text(encoding="utf-8")
    (folder / "galley.css").write_text(styles.replace("../../styles", f"{ROOT.as_posix()}/styles"), encoding="utf-8")
    numbers = ("--stylesheet", str(folder / "page-numbers.css"))
    command = [
        sys.executable,
        "-m",
        "weasyprint",
        "--quiet",
        *numbers,
        str(folder / "galley.html"),
        str(tmp_path / "a.pdf"),
    ]
    subprocess.run(command, check=True)
    said = subprocess.run(["pdftotext", "-layout", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True)
    contents = said.stdout.split("\f")[2]
    assert re.search(r"At a glance +4\b", contents)
    assert re.search(r"1 +Introduction +5\b", contents)
    assert "Figure 1, page 6 shows" in " ".join(said.stdout.split())
