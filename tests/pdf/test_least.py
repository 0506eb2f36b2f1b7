"""A briefing of a few sentences, without facts, glossary, key points, notes and sources, in every form."""

import re

import pikepdf
import pytest

from tests.briefings import write_least
from tests.html_read import text_of
from tests.pdf.conftest import build, read_text
from tests.pdf.validators import pdfua_findings

# One worker, since all forms are built once in it.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("least")]

FORMS = ("a4", "letter", "a5", "a5-sheets", "handout", "large-print", "ink-saver", "print-shop", "how-to-print")
EMPTY = re.compile(
    r"At a glance|In figures|Key figures|Facts and their standing|The data behind|Terms|^ *Sources|^ *Notes",
    re.MULTILINE,
)


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    root = tmp_path_factory.mktemp("least")
    folder = write_least(root)
    folder.change("briefing.yaml", "editions: [a4]", f"editions: [{', '.join(FORMS)}]")
    done = build(root / "out", str(folder.path))
    assert done.returncode == 0, done.stderr
    return root / "out" / "well"


@pytest.mark.parametrize("name", FORMS)
def test_no_form_has_heads_of_what_is_empty(forms, name):
    path = forms / f"well-{name}.pdf"
    assert EMPTY.findall("\n".join(read_text(path))) == []
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = "\n".join(str(item.title) for item in outline.root)
    assert EMPTY.findall(titles) == []


def test_the_web_page_lists_and_shows_none_of_it(forms):
    html = (forms / "well.html").read_text(encoding="utf-8")
    body = re.search(r"<body>.*", html, re.DOTALL)[0]
    assert EMPTY.findall(text_of(body)) == []


def test_the_pages_of_text_are_few(forms):
    assert [len(read_text(forms / f"well-{name}.pdf")) for name in ("a4", "handout")] == [3, 1]


@pytest.mark.parametrize("name", [name for name in FORMS if name != "a5-sheets"])
def test_pdfua_finds_nothing_in_forms_to_read(forms, name):
    assert pdfua_findings(forms / f"well-{name}.pdf") == []
