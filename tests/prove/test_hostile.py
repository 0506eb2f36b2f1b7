"""Files that mean harm, or are broken: each is refused with a sentence, none fills the memory or leaves a file."""

import io
import json
import re
import subprocess
import sys
import zlib
from functools import cache

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from press.model.report import Place, Report
from press.prove import unpack
from tests.prove.pdfs import PLAIN, attach, carrying, entry, manifest, new_pdf, refusal, saved

AGAIN = "\n  hint: fetch it again from where it came from"
MIB = 1024 * 1024


def named(path: str, content: bytes = b"text", **other: object) -> bytes:
    """A file whose source has one file more, called ``path``."""
    files = {"briefing.yaml": b"title: Water\n", "attached.md": content}
    entries = [entry("briefing.yaml", b"title: Water\n"), entry(path, content, attachment="attached.md", **other)]
    return carrying(files, manifest(entries))


def test_a_plain_source_is_taken_out():
    report = Report()
    carried = unpack(carrying(PLAIN), Place("water.pdf"), report)
    assert (carried.slug, {file.name: file.content for file in carried.files}) == ("water", PLAIN)
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../escaped.md", "leads out of the folder"),
        ("figures/../../escaped.md", "leads out of the folder"),
        ("/etc/escaped.md", "is absolute"),
        ("C:/escaped.md", "begins with a drive"),
        ("c:escaped.md", "begins with a drive"),
        ("figures\\escaped.md", "has a backslash"),
        ("..\\escaped.md", "has a backslash"),
        ("nul.md", "is that of a device on Windows"),
        ("figures/COM1.md", "is that of a device on Windows"),
        ("figures/lpt¹.md", "is that of a device on Windows"),
        ("./01.md", "has an empty step"),
        ("figures//01.md", "has an empty step"),
        ("01.md:stream.md", "has a character that some machines do not take"),
        ("what?.md", "has a character that some machines do not take"),
        ("a .../b.md", "has a step that ends with a full stop or a space"),
        ("figures /b.md", "has a step that ends with a full stop or a space"),
        ("a/b/c/d/e/f/g/h/i.md", "is longer than 200 bytes or 8 steps"),
    ],
)
def test_a_name_that_no_folder_should_have_is_refused(path, why):
    assert refusal(named(path)) == f"the source has a file '{path}', and its name {why}"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("01\0.md", "01U+0000.md"),
        ("01\n.md", "01U+000A.md"),
        ("\x1b[2J.md", "U+001B[2J.md"),
        ("\u202edm.01.md", "U+202Edm.01.md"),
    ],
    ids=["NUL", "line feed", "escape", "right to left"],
)
def test_a_name_with_an_invisible_character_is_refused_and_not_printed(path, shown):
    assert refusal(named(path)) == (
        f"the source has a file '{shown}', and its name has a character that some machines do not take"
    )


@pytest.mark.parametrize("path", ["run.sh", ".git/config", "setup.py", "page.html", "evil.md.exe"])
def test_a_file_of_another_kind_is_refused(path):
    assert refusal(named(path)) == f"the source has a file '{path}', which is of no kind that a briefing holds"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chapter.md", "Chapter.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("stra\u00dfe.md", "STRASSE.md"),
        ("figures/a.md", "Figures/b.md"),
        ("a.md", "a.md/b.md"),
        ("same.md", "same.md"),
    ],
    ids=["case", "accents", "sharp s", "folders", "file and folder", "same"],
)
def test_two_names_that_are_one_somewhere_are_refused(one, other):
    entries = [entry(one, b"1", attachment="1.md"), entry(other, b"2", attachment="2.md")]
    told = refusal(carrying({"1.md": b"1", "2.md": b"2"}, manifest(entries)))
    assert told.startswith("the source has both '")
    assert told.endswith("', which some machines take for one file")


def test_two_attachments_of_one_name_are_refused():
    pdf = new_pdf()
    attach(pdf, "01-text.md", b"one")
    attach(pdf, "01-text.md", b"two")
    attach(pdf, "source.json", manifest([entry("01-text.md", b"one")]))
    assert refusal(saved(pdf)) == "two attachments are called '01-text.md'"


def test_one_attachment_listed_twice_is_refused():
    entries = [entry("01-text.md", b"# Text\n"), entry("02-text.md", b"# Text\n", attachment="01-text.md")]
    told = refusal(carrying({"01-text.md": b"# Text\n"}, manifest(entries)))
    assert told == "source.json lists the attachment '01-text.md' twice"


def test_an_attachment_that_is_not_there_is_refused():
    told = refusal(carrying({}, manifest([entry("01-text.md", b"")])))
    assert told == "source.json lists the attachment '01-text.md', and there is none of that name"


def test_source_that_is_not_listed_is_refused():
    told = refusal(carrying({**PLAIN, "more.md": b""}, manifest([entry(*file) for file in PLAIN.items()])))
    assert told == "the attachment 'more.md' says that it is source, and source.json does not list it"


def test_a_changed_file_is_refused_by_its_name():
    files = {**PLAIN, "01-text.md": b"# Tex7\n"}
    told = refusal(carrying(files, manifest([entry(*file) for file in PLAIN.items()])))
    assert told == "the attachment '01-text.md' was changed: source.json has another SHA-256 for it"


def test_a_shorter_file_is_refused():
    told = refusal(carrying({"01-text.md": b"# T\n"}, manifest([entry("01-text.md", b"# Text\n")])))
    assert told == "the attachment '01-text.md' has 4 bytes, and source.json says 7"


def test_a_longer_file_is_not_unpacked_beyond_what_is_listed():
    told = refusal(carrying({"01-text.md": b"# Text\n" * 100_000}, manifest([entry("01-text.md", b"# Text\n")])))
    assert told == "the attachment '01-text.md' unpacks to more than 7 bytes"


def test_too_many_files_are_refused():
    entries = [entry(f"{n}.md", b"", attachment="01-text.md") for n in range(1001)]
    told = refusal(carrying(PLAIN, manifest(entries)))
    assert told == "the source has 1001 files, and 1000 are taken out"


def test_too_many_attachments_are_refused():
    pdf = new_pdf()
    spec = pikepdf.Dictionary(UF="a.md")
    pdf.Root.AF = pikepdf.Array([spec] * 1021)
    assert refusal(saved(pdf)) == "the PDF has more than 1020 attachments"


def test_files_that_together_are_too_large_are_refused_by_what_is_listed():
    entries = [entry(f"{n}.md", b"", attachment=f"{n}.md", bytes=30 * MIB) for n in range(4)]
    told = refusal(carrying({f"{n}.md": b"" for n in range(4)}, manifest(entries)))
    assert told == "the source has more than 100 MiB"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("/LZWDecode", "packed with LZWDecode, not with Flate"),
        ("/ASCIIHexDecode", "packed with ASCIIHexDecode, not with Flate"),
        ("/RunLengthDecode", "packed with RunLengthDecode, not with Flate"),
        ("/Crypt", "packed with Crypt, not with Flate"),
        ("/FlateDecode /FlateDecode", "packed with more than one filter, not with Flate"),
        ("/FlateDecode /LZWDecode", "packed with LZWDecode, not with Flate"),
    ],
)
def test_other_filters_are_refused(names, told):
    pdf = new_pdf()
    attach(pdf, "01-text.md", b"", Padding=" " * 40)
    content = saved(pdf)
    found = re.search(rb"/Filter /FlateDecode /Padding \( +\)", content)
    # As long as what was there, so that what stands behind it is still found.
    put = b"/Filter [%b]" % names.encode()
    changed = content[: found.start()] + put.ljust(len(found[0])) + content[found.end() :]
    assert refusal(changed) == f"a stream of the PDF is {told}"


def test_a_stream_in_another_file_is_refused():
    pdf = new_pdf()
    attach(pdf, "01-text.md", b"", F=pikepdf.String("/etc/passwd"))
    assert refusal(saved(pdf)) == "a stream of the PDF is kept in another file"


@pytest.mark.parametrize("columns", [2**31 - 1, 10**9, 8 * MIB])
def test_rows_that_would_fill_the_memory_are_refused(columns):
    pdf = new_pdf()
    attach(pdf, "01-text.md", b"", DecodeParms=pikepdf.Dictionary(Predictor=12, Columns=columns, Colors=4))
    assert refusal(saved(pdf)) == "a stream of the PDF has rows of more than 1 MiB"


def words_for_numbers(pdf: pikepdf.Pdf) -> None:
    attach(pdf, "01-text.md", b"", DecodeParms=pikepdf.Dictionary(Predictor=12, Columns=pikepdf.Name.Many))


def number_for_a_file(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF = pikepdf.Array([7, pikepdf.Dictionary(UF=7, EF=7)])


def number_for_all_files(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF = 7


def number_for_content(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF = pikepdf.Array([pikepdf.Dictionary(UF="source.json", EF=pikepdf.Dictionary(F=7))])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (words_for_numbers, f"the PDF is cut short or damaged{AGAIN}"),
        (number_for_a_file, "an attachment has no name or no content"),
        (number_for_all_files, f"the PDF is cut short or damaged{AGAIN}"),
        (number_for_content, "an attachment has no name or no content"),
    ],
)
def test_one_kind_of_object_in_the_place_of_another_is_refused(change, told):
    pdf = new_pdf()
    change(pdf)
    assert refusal(saved(pdf)) == told


@given(st.data())
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_no_damage_ends_in_anything_but_a_sentence(data):
    content = bytearray(carrying(PLAIN))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    report = Report()
    carried = unpack(bytes(content), Place("water.pdf"), report)
    assert (carried is None) == report.has_errors
    assert carried is None or {file.name: file.content for file in carried.files} == PLAIN


@pytest.mark.parametrize("count", [0, 2001])
def test_a_pdf_with_no_page_or_too_many_is_refused(count):
    pdf = pikepdf.new()
    for _ in range(count):
        pdf.add_blank_page()
    told = f"the PDF has {count} pages, and between 1 and 2000 are looked into"
    assert refusal(saved(pdf)) == told


def test_an_attachment_that_is_cut_short_is_refused():
    pdf = new_pdf()
    attach(pdf, "01-text.md", b"", packed=zlib.compress(bytes(range(256)) * 64)[:-100])
    hint = "\n  hint: fetch the file again from where it came from"
    assert refusal(saved(pdf)) == f"a stream of the PDF is cut short{hint}"


def test_an_attachment_that_is_damaged_is_refused():
    pdf = new_pdf()
    attach(pdf, "01-text.md", b"", packed=b"no zlib")
    hint = "\n  hint: fetch the file again from where it came from"
    assert refusal(saved(pdf)) == f"a stream of the PDF is damaged{hint}"


def test_an_attachment_without_content_is_refused():
    pdf = new_pdf()
    pdf.Root.AF = pikepdf.Array([pikepdf.Dictionary(UF="source.json")])
    assert refusal(saved(pdf)) == "an attachment has no name or no content"


@pytest.mark.parametrize(
    "said",
    [b"", b"{", b"[" * 100_000, b'{"schema": NaN}', b'{"a": 1, "a": 2}', b"\xff", b'{"a": ' + b"9" * 5000 + b"}"],
    ids=["empty", "broken", "deep", "no number", "twice", "no text", "long number"],
)
def test_a_list_that_is_no_json_is_refused(said):
    assert refusal(carrying({}, said)) == "source.json cannot be read"


@pytest.mark.parametrize("said", [b"[]", b"{}", b'{"schema": "https://example.org/schemas/source/2.0"}'])
def test_a_list_of_another_form_is_refused(said):
    assert refusal(carrying({}, said)) == "source.json is of a form that this version does not know"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"files": []}, "source.json does not say what the files are"),
        ({"files": [{"path": "01-text.md"}]}, "source.json does not say what the files are"),
        ({"files": [entry("01-text.md", b"", bytes=-1)]}, "source.json does not say what the files are"),
        ({"files": [entry("01-text.md", b"", bytes=True)]}, "source.json does not say what the files are"),
        ({"briefing": "../water"}, "source.json gives the briefing a name that no folder can have"),
        ({"briefing": "con"}, "source.json gives the briefing a name that no folder can have"),
        ({"briefing": None}, "source.json gives the briefing a name that no folder can have"),
        ({"edition": 4}, "source.json does not say how the file was made"),
        ({"levers": "spacing"}, "source.json does not say how the file was made"),
        ({"dated": "2026-13-22T00:00:00Z"}, "source.json does not say how the file was made"),
        ({"dated": "yesterday"}, "source.json does not say how the file was made"),
        ({"made_with": {}}, "source.json does not say how the file was made"),
        ({"made_with": {"weasyprint": 70}}, "source.json does not say how the file was made"),
        ({"made_with": {"weasyprint": "\x1b[2J"}}, "source.json does not say how the file was made"),
        ({"made_with": {"\x1b[2J": "70.0"}}, "source.json does not say how the file was made"),
        ({"made_with": {"weasyprint": "7" * 101}}, "source.json does not say how the file was made"),
        ({"made_with": {str(n): "1" for n in range(101)}}, "source.json does not say how the file was made"),
        ({"edition": "a4\n"}, "source.json does not say how the file was made"),
    ],
)
def test_a_list_that_says_nonsense_is_refused(other, told):
    said = json.loads(manifest([entry(*file) for file in PLAIN.items()]))
    assert refusal(carrying(PLAIN, json.dumps({**said, **other}).encode())) == told


def test_a_pdf_of_another_program_is_told_so():
    hint = "it was made with 'carries_source: false', to be folded, or by another program"
    assert refusal(saved(new_pdf())) == f"the PDF carries no source\n  hint: {hint}"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"\0" * 1000])
def test_what_is_no_pdf_is_told_so(content):
    assert refusal(content) == "this is no PDF"


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_pdf_that_is_cut_short_is_told_so(kept):
    content = carrying(PLAIN)
    assert refusal(content[: int(len(content) * kept)]) == f"the PDF is cut short or damaged{AGAIN}"


@pytest.mark.parametrize(("user", "word"), [("secret", "without a password"), ("", "without protection")])
def test_an_encrypted_pdf_is_told_so(user, word):
    pdf = pikepdf.open(io.BytesIO(carrying(PLAIN)))
    content = saved(pdf, encryption=pikepdf.Encryption(owner="owner", user=user))
    assert refusal(content) == f"the PDF is encrypted\n  hint: save a copy {word}"


@cache
def bomb(before: bytes = b"") -> bytes:
    """Something, and 300 MiB of spaces after it, packed; they take less than a hundredth of that."""
    packer, spaces = zlib.compressobj(1), b" " * MIB
    return packer.compress(before) + b"".join(packer.compress(spaces) for _ in range(300)) + packer.flush()


def bomb_in_an_attachment() -> bytes:
    pdf = new_pdf()
    attach(pdf, "01-text.md", b"", packed=bomb())
    return saved(pdf)


def bomb_in_a_page() -> bytes:
    pdf = new_pdf()
    page = pikepdf.Stream(pdf, b"")
    page.write(bomb(), filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].Contents = page
    return saved(pdf)


def bomb_in_an_object_stream() -> bytes:
    """The catalogue itself stands in the bomb, so that opening the file would unpack it."""
    packed = bomb(b"1 0 2 20 <</Pages 2 0 R>>")
    stream = b"3 0 obj<</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    head = b"%PDF-1.7\n"
    body = head + stream + packed + b"\nendstream endobj\n"
    rows = ((0, 0, 65535), (2, 3, 0), (2, 3, 1), (1, len(head), 0), (1, len(body), 0))
    table = b"".join(bytes([kind]) + at.to_bytes(4, "big") + more.to_bytes(2, "big") for kind, at, more in rows)
    cross = b"4 0 obj<</Type/XRef/Size 5/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(table)
    return body + cross + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % len(body)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (bomb_in_an_attachment, "a stream of the PDF unpacks to more than 256 MiB"),
        (bomb_in_a_page, "a stream of the PDF unpacks to more than 256 MiB"),
        (bomb_in_an_object_stream, f"the PDF is cut short or damaged{AGAIN}"),
    ],
)
def test_a_bomb_is_refused_and_does_not_fill_the_memory(tmp_path, make, told):
    path = tmp_path / "bomb.pdf"
    path.write_bytes(make())
    assert path.stat().st_size < 3 * MIB
    code = (
        "import resource, sys; from pathlib import Path; from tests.prove.pdfs import refusal; import press.prove;"
        "content = Path(sys.argv[1]).read_bytes();"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; print(refusal(content));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == f"{told}\n"
    # ru_maxrss has kilobytes on Linux, and bytes on macOS.
    assert int(done.stderr) < 100 * (MIB if sys.platform == "darwin" else 1024)


def test_the_limits_of_the_library_are_as_before():
    before = pikepdf.settings.get_qpdf_limits()
    assert refusal(carrying({}, b""))
    assert pikepdf.settings.get_qpdf_limits() == before
