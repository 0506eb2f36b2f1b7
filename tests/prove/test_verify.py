"""The verdict on a file: identical, the same under other versions, or not the same, and then what differs."""

import hashlib
import io
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pikepdf
import pytest

from press.model.report import Place, Report
from press.model.verdict import Verdict, Verification, Version
from press.model.wishes import Wishes
from press.orders.provenance import Prover
from tests.briefings import FILES, problems, write_briefing
from tests.pipelines import shared_pipeline
from tests.prove.conftest import Verify
from tests.prove.pdfs import PLAIN, carrying, entry, manifest

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture
def held_against(monkeypatch, a4, verify) -> Verify:
    """Verifies a file whose source is that of ``a4``, which need not be made each time."""
    monkeypatch.setattr(Prover, "_remade", lambda self, carried: a4)
    return verify


def changed(content: bytes, change: Change) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue()


def put(pdf: pikepdf.Pdf, name: str, content: bytes) -> None:
    """Give an attachment another content."""
    spec = next(spec for spec in pdf.Root.AF if str(spec.UF) == name)
    spec.EF.F.write(content)


def source_json(pdf: pikepdf.Pdf) -> dict:
    return json.loads(next(spec for spec in pdf.Root.AF if str(spec.UF) == "source.json").EF.F.read_bytes())


def with_versions(versions: Mapping[str, str]) -> Change:
    """As other versions would have made it: they are listed, and the name of the file is another one."""

    def change(pdf: pikepdf.Pdf) -> None:
        said = source_json(pdf)
        said["made_with"] |= versions
        put(pdf, "source.json", json.dumps(said).encode())
        packet, count = re.subn(rb"(<xmpMM:InstanceID>uuid:)\w{8}", rb"\g<1>01234567", pdf.Root.Metadata.read_bytes())
        assert count == 1
        pdf.Root.Metadata.write(packet)

    return change


def with_source(name: str, old: str, new: str) -> Change:
    """Edit a file of the source, and what source.json says of it."""

    def change(pdf: pikepdf.Pdf) -> None:
        text = FILES[name].decode()
        assert text.count(old) == 1
        content = text.replace(old, new).encode()
        said = source_json(pdf)
        listed = next(each for each in said["files"] if each["path"] == name)
        listed |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        put(pdf, name, content)
        put(pdf, "source.json", json.dumps(said).encode())

    return change


def page_of(words: str, content: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return next(n for n, page in enumerate(document) if words in page.get_textpage().get_text_range())


@pytest.mark.slow
def test_a_file_as_it_was_made_is_identical_and_nothing_is_left_of_the_attempt(a4, verify, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sha256 = hashlib.sha256(a4).hexdigest()
    assert verify(a4) == Verification(Verdict.IDENTICAL, (sha256, sha256))
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_version_has_the_same_content(a4, held_against):
    found = held_against(changed(a4, with_versions({"weasyprint": "69.0", "gone": "1"})))
    assert found.verdict is Verdict.OTHER_VERSIONS
    assert found.versions == (Version("gone", "1", ""), Version("weasyprint", "69.0", "70.0"))
    assert found.differences == ()


@pytest.mark.slow
def test_a_word_changed_in_the_source_is_named_with_page_and_file(a4, verify):
    found = verify(changed(a4, with_source("02-record.md", "The WHO watched.", "The WHO waited.")))
    assert (found.verdict, found.versions) == (Verdict.NOT_THE_SAME, ())
    page = page_of("watched", a4) + 1
    told = f"page {page}: the file says 'WHO watched.3 1', and its source (02-record.md) 'WHO waited.3 1'"
    assert told in found.differences


def draws(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].contents_add(b"0 0 99 99 re f")


def wipes(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].Contents = pdf.make_stream(b"")


def leads_elsewhere(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            if "/A" in annotation and "/URI" in annotation.A:
                annotation.A.URI = pikepdf.String("https://evil.example/")
                return


def renames(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = "Wine and its price"


def says_otherwise_to_machines(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(xmp.replace(b"ai-assisted", b"human-only").replace(b"ai-autonomous", b"human-only"))


def verifies_a_fact(pdf: pikepdf.Pdf) -> None:
    put(pdf, "fact-ledger.json", b"{}")


def runs(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def holds_scripts(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.JavaScript = pikepdf.Dictionary(Names=pikepdf.Array())


def grows(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


def attaches(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF.append(
        pdf.make_indirect(pikepdf.Dictionary(UF="more.txt", EF=pikepdf.Dictionary(F=pdf.make_stream(b"more"))))
    )


def loses_its_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def breaks_its_links(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].Annots = pikepdf.Array([7])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (draws, "page 3: drawn in another way"),
        (wipes, "page 3: the file says '', and its source '"),
        (leads_elsewhere, ": the links differ, for example https://e"),
        (renames, "the metadata differ in Title"),
        (says_otherwise_to_machines, "the metadata differ in aia:Disclosure"),
        (verifies_a_fact, "the attachment 'fact-ledger.json' differs"),
        (runs, "the catalogue differs in /OpenAction"),
        (holds_scripts, "the catalogue differs in /Names /JavaScript"),
        (grows, "pages, and its source makes "),
        (attaches, "the attachment 'more.txt' differs"),
        (loses_its_bookmarks, "the bookmarks differ"),
        (breaks_its_links, "the file is built in another way than its source makes it, and cannot be read further"),
    ],
)
def test_what_was_tampered_with_is_named(a4, held_against, change, told):
    found = held_against(changed(a4, change))
    assert (found.verdict, found.versions) == (Verdict.NOT_THE_SAME, ())
    assert any(told in difference for difference in found.differences), found.differences


@pytest.mark.parametrize("change", [wipes, leads_elsewhere, renames, says_otherwise_to_machines, verifies_a_fact, runs])
def test_tampering_is_not_excused_by_other_versions(a4, held_against, change):
    def both(pdf: pikepdf.Pdf) -> None:
        with_versions({"pango": "1.0.0"})(pdf)
        change(pdf)

    found = held_against(changed(a4, both))
    assert (found.verdict, found.versions[0].name) == (Verdict.NOT_THE_SAME, "pango")
    assert found.differences[-1] == (
        "other versions can break pages elsewhere: with those named, changed words can be told from moved ones"
    )


def test_pages_drawn_otherwise_under_another_version_are_named(a4, held_against):
    def both(pdf: pikepdf.Pdf) -> None:
        with_versions({"pango": "1.0.0"})(pdf)
        draws(pdf)

    found = held_against(changed(a4, both))
    assert (found.verdict, found.differences) == (Verdict.OTHER_VERSIONS, ("page 3: drawn in another way",))


def test_a_difference_that_nobody_sees_is_told_by_its_place(a4, held_against):
    found = held_against(a4 + b"\n")
    told = "pages, links, metadata and attachments are the same, and the files differ from byte"
    assert found.differences == (f"{told} {len(a4) + 1} on",)


@pytest.mark.parametrize(
    ("edition", "wishes"),
    [
        ("a5", Wishes()),
        ("large-print", Wishes(type_size=24)),
        ("a4", Wishes(levers=("spacing", "optional blocks"))),
        ("a4", Wishes(not_after=datetime(2020, 2, 29, 12, 30, 1, tzinfo=UTC))),
    ],
    ids=["booklet", "other size", "saved pages", "other date"],
)
@pytest.mark.slow
def test_a_file_made_in_another_way_is_made_again_in_that_way(make, verify, folder, edition, wishes):
    assert verify(make(folder, edition, wishes)).verdict is Verdict.IDENTICAL


@pytest.mark.slow
def test_the_levers_that_a_budget_pulled_are_recorded(make, verify, tmp_path):
    folder = write_briefing(tmp_path)
    folder.change("02-record.md", "The WHO watched.", "The WHO watched.\n\n" + 60 * f"{60 * 'Water ran. '}\n\n")
    pages = count(make(folder))
    fitted = make(folder, "a4", Wishes(most_pages=pages - 1, fits=True))
    with pikepdf.open(io.BytesIO(fitted)) as pdf:
        assert source_json(pdf)["levers"][0] == "spacing"
    assert count(fitted) < pages
    assert verify(fitted).verdict is Verdict.IDENTICAL


def count(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def told(content: bytes) -> list[str]:
    report = Report()
    assert shared_pipeline().verify(content, Place("water.pdf"), report, lambda step: None) is None
    return problems(report)


@pytest.mark.parametrize(
    "other", [{"edition": "a9"}, {"edition": "how-to-print"}, {"edition": "a5-sheets"}, {"levers": ["spelling"]}]
)
def test_a_form_that_is_not_known_is_told(other):
    said = manifest([entry(*file) for file in PLAIN.items()], **other)
    assert told(carrying(PLAIN, said)) == [
        "water.pdf: error: the file was made in a form that this version does not know"
    ]


def test_a_source_that_cannot_be_printed_is_told_with_the_reasons():
    found = told(carrying(PLAIN))
    assert "water/briefing.yaml:1: error: 'ai_assistance' is missing\n  hint: add a line 'ai_assistance: …'" in found
    assert found[0] == (
        "water.pdf: error: the source inside cannot be printed here, for the reasons given\n"
        "  hint: build it with the versions that 'extract' names"
    )


@pytest.mark.slow
def test_a_source_with_other_names_comes_back_whole(make, tmp_path):
    written = write_briefing(tmp_path)
    written.write("figures/über uns.csv", "a,b\n1,2\n")
    written.write("figures/UBER-UNS.csv", "\ufeffa,b\r\n1,2\r\n")
    report = Report()
    carried = shared_pipeline().unpack(make(written), Place("water.pdf"), report)
    assert {file.name: file.content for file in carried.files} == {
        path.relative_to(written.path).as_posix(): path.read_bytes()
        for path in written.path.rglob("*")
        if path.is_file()
    }
