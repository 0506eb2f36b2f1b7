"""A tiny house, valid as it stands, for tests to write beside the tiny briefing and to spoil in one place."""

from tests.briefings import Folder

HOUSE = """\
colours:
  primary: "#0b4d3a"
  accent: "#84631a"
logo:
  file: logo.svg
  alternative: "Example Library: a green square"
cover: pattern
back: pattern
imprint: [Example Library, Exampleton.]
"""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">
<path d="M0 0h10v10h-10z" fill="#0b4d3a"/>
</svg>
"""


def write_house(folder: Folder, name: str = "green") -> Folder:
    """Write the tiny house beside the content that ``folder`` stands in, and have its briefing wear it."""
    house = Folder(folder.path.parent.parent / "house" / name)
    house.write("house.yaml", HOUSE)
    house.write("logo.svg", LOGO)
    record = folder.path / "briefing.yaml"
    record.write_text(f"{record.read_text(encoding='utf-8')}house: {name}\n", encoding="utf-8")
    return house
