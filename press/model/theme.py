"""Where the house keeps its templates and styles."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Theme:
    """The folders ``templates/`` and ``styles/`` of the program."""

    templates: Path
    styles: Path


HOUSE = Theme(
    templates=Path(__file__).parents[2] / "templates",
    styles=Path(__file__).parents[2] / "styles",
)
