"""Write the tables of other dialects into docs/writing.md, from the code that reads them."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from press.parse.dialects import TAKEN  # noqa: E402
from press.parse.refused import REFUSED  # noqa: E402

DOCS = ROOT / "docs" / "writing.md"
BEGIN, END = "<!-- The tables are made by tools/dialects.py -->", "<!-- End of the tables -->"


def in_docs() -> str:
    """The tables as Markdown, with the marks between which they stand."""
    taken = [f"| {each.name} | {each.of} | {_code(each.example)} | {each.shown} |" for each in TAKEN]
    refused = [f"| {each.name} | {each.of} | {_code(each.example)} | {_plain(each.hint)} |" for each in REFUSED]
    rows = [
        BEGIN,
        "",
        "| What is set | Known from | You type | You get |",
        "|---|---|---|---|",
        *taken,
        "",
        "| What is told | Known from | An example | What to type instead |",
        "|---|---|---|---|",
        *refused,
        "",
        END,
    ]
    return "\n".join(rows)


def _code(example: str) -> str:
    """Lines of code in a cell: bars and backticks would end the cell or the code."""
    lines = (line.replace("|", "\\|") for line in example.split("\n"))
    return "<br>".join(f"`` {line} ``" if "`" in line else f"`{line}`" for line in lines)


def _plain(hint: str) -> str:
    return re.sub(r"([|<*_~\[\]{}\\])", r"\\\1", hint)


def main() -> None:
    text = DOCS.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCS.write_text(f"{before}{in_docs()}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
