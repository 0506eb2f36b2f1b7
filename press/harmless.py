"""A finished PDF is looked through for what could act on its reader's machine, or tells of ours; nothing may be found.

The pipeline writes none of it. This is asked of the bytes all the same: they are made of strangers' words and pages.
"""

import io
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
from pikepdf import Object, ObjectType

from press.model.addresses import SCHEMES
from press.model.briefing import Briefing
from press.model.report import Place, Report

# ISO 32000-1: scripts (12.6.4.16), events (12.6.3), forms (12.7), what opens by itself (7.7.2), content that lies
# elsewhere (8.10.4, 14.11.7) and multimedia (13).
_KEYS = {
    b"JS": "JavaScript", b"JavaScript": "JavaScript", b"AA": "events", b"AcroForm": "a form", b"XFA": "a form",
    b"OpenAction": "an action on opening", b"Ref": "content of another file", b"OPI": "content of another file",
    b"RichMediaContent": "multimedia", b"3DD": "multimedia",
}  # fmt: skip
# The actions that links have are GoTo and URI (12.6.4); the annotations (12.5.6) are links.
_ACTIONS = (
    "Launch", "SubmitForm", "ResetForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie", "Sound", "Named", "Hide",
    "SetOCGState", "Thread", "Trans", "GoTo3DView", "RichMediaExecute",
)  # fmt: skip
_SUBTYPES = ("Widget", "FileAttachment", "Movie", "Sound", "Screen", "3D", "RichMedia", "PS")

# As qpdf writes an object out: brackets within a string always stand behind a backslash.
_STRING = rb"\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f]*>"
_ANY_STRING = re.compile(_STRING, re.DOTALL)
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]+)")
_PAIR = re.compile(rb"/(S|Subtype) /([^\s()<>\[\]{}/%]+)")
_ADDRESS = re.compile(rb"/URI (" + _STRING + rb")", re.DOTALL)


OUR_FAULT = "this is a fault of the program: please report it"


def check_harmless(
    pdf: bytes, name: str, place: Place, report: Report, attached: Sequence[str] = (), hint: str = OUR_FAULT
) -> None:
    """Report what the PDF ``name`` holds that it must not; ``attached`` names the files that may lie inside."""
    paths = _own_folders()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        problems = dict.fromkeys(problem for each in opened.objects for problem in _problems(each, paths))
        for inside, file in opened.attachments.items():
            if inside not in attached:
                problems[f"the file '{inside}'"] = None
            problems.update(dict.fromkeys(_paths(file.get_file().read_bytes(), paths)))
    for problem in problems:
        report.error(place, f"'{name}' would hold {problem}", hint)


def check_told(briefing: Briefing, report: Report) -> None:
    """Report each line of the author's files, which the PDF carries, that names a folder of this machine."""
    paths = [path.encode() for path in _own_folders()]
    for file in briefing.files:
        lines = file.content.split(b"\n") if file.name.endswith((".md", ".yaml", ".csv")) else []
        for number, line in enumerate(lines, 1):
            if any(path in line for path in paths):
                place = Place(briefing.place_of(file.name).path, number)
                report.error(place, "this names a folder of this machine, and readers would see it", "leave it out")


def _own_folders() -> list[str]:
    folders = {str(Path(folder).resolve()) for folder in (Path.cwd(), Path(__file__).parents[1], tempfile.gettempdir())}
    # A path of one step, such as /app, tells nothing, and can be part of any address.
    return sorted(folder for folder in folders if folder.count("/") > 1)


def _problems(found: Object, paths: Sequence[str]) -> Iterator[str]:
    is_stream = found._type_code is ObjectType.stream
    if is_stream and "/F" in found:
        yield "content of another file"
    if is_stream and found.get("/Type") == "/Metadata":
        yield from _paths(found.read_bytes(), paths)
    written = (found.stream_dict if is_stream else found).unparse(resolved=True)
    yield from _paths(written, paths)
    if b"/" not in written:
        return
    for address in _ADDRESS.findall(written):
        yield from _address(Object.parse(address))
    bare = _ANY_STRING.sub(b"()", written)
    yield from (_KEYS[key] for key in _NAME.findall(bare) if key in _KEYS)
    for key, value in _PAIR.findall(bare):
        if value.decode("latin-1") in (_ACTIONS if key == b"S" else _SUBTYPES):
            yield f"an object '{value.decode('latin-1')}'"


def _address(found: Object) -> Iterator[str]:
    address = str(found)
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        scheme = ""
    if scheme not in SCHEMES or not address.isprintable():
        yield f"a link to '{ascii(address)[1:-1]}'"


def _paths(written: bytes, paths: Sequence[str]) -> Iterator[str]:
    lower = written.lower()
    for path in paths:
        # Text that is not plain stands in PDFDocEncoding or in UTF-16, and then in hexadecimal numbers.
        in_numbers = (path.encode(encoding).hex().encode() for encoding in ("utf-8", "utf-16-be"))
        if path.encode() in written or any(numbers in lower for numbers in in_numbers):
            yield "a path of this machine"
