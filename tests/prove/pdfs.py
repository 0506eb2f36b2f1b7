"""PDFs that carry a source, made by hand so that one thing in them can be wrong."""

import hashlib
import io
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf

from press.model.carried import SCHEMA
from press.model.report import Place, Report
from press.prove import unpack
from tests.briefings import problems

PLAIN = {"briefing.yaml": b"title: Water\n", "01-text.md": b"# Text\n"}


def entry(path: str, content: bytes, **other: Any) -> dict[str, Any]:
    """What source.json says of a file."""
    sha256 = hashlib.sha256(content).hexdigest()
    said = {"path": path, "attachment": path, "media_type": "text/markdown", "bytes": len(content), "sha256": sha256}
    return {**said, **other}


def manifest(files: Sequence[Mapping[str, Any]], **other: Any) -> bytes:
    said = {
        "schema": SCHEMA,
        "briefing": "water",
        "edition": "a4",
        "levers": [],
        "dated": "2026-11-22T00:00:00Z",
        "form": "report",
        "parts": {"cover": "true"},
        "made_with": {"weasyprint": "70.0"},
        "files": list(files),
    }
    return json.dumps({**said, **other}).encode()


def attach(
    pdf: pikepdf.Pdf, name: str, content: bytes, relationship: str = "Source", packed: bytes | None = None, **other: Any
) -> None:
    """Attach a file; ``packed`` is what stands in the stream, ``other`` further keys of the stream."""
    stream = pikepdf.Stream(pdf, b"")
    stream.write(zlib.compress(content) if packed is None else packed, filter=pikepdf.Name.FlateDecode)
    for key, value in other.items():
        stream[f"/{key}"] = value
    spec = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec,
        UF=name,
        F=name,
        AFRelationship=pikepdf.Name(f"/{relationship}"),
        EF=pikepdf.Dictionary(F=pdf.make_indirect(stream)),
    )
    if "/AF" not in pdf.Root:
        pdf.Root.AF = pikepdf.Array()
    pdf.Root.AF.append(pdf.make_indirect(spec))


def new_pdf() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return pdf


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    written = io.BytesIO()
    if "encryption" not in how:
        how["stream_decode_level"] = pikepdf.StreamDecodeLevel.none
    pdf.save(written, compress_streams=False, **how)
    return written.getvalue()


def carrying(files: Mapping[str, bytes], said: bytes | None = None) -> bytes:
    """A page that carries files under their own names; ``said`` is source.json, if it is not to tell the truth."""
    pdf = new_pdf()
    for name, content in files.items():
        attach(pdf, name, content)
    listed = manifest([entry(*file) for file in files.items()]) if said is None else said
    attach(pdf, "source.json", listed, "Supplement")
    return saved(pdf)


def refusal(content: bytes) -> str:
    """What an author is told of a file that must be refused."""
    report = Report()
    assert unpack(content, Place("water.pdf"), report) is None
    (told,) = problems(report)
    return told.removeprefix("water.pdf: error: ")
