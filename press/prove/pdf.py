"""A PDF by anyone is opened with care: no stream of it may fill the memory."""

import io
import math
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
from pikepdf import settings

from press.model.report import Place, Report

MIB = 1024 * 1024
LARGEST_PDF_BYTES = 200 * MIB
LARGEST_STREAM_BYTES = 256 * MIB
LARGEST_TOTAL_BYTES = 2048 * MIB
LARGEST_ROW_BYTES = MIB
MOST_PAGES = 2000
_CHUNK_BYTES = MIB

# What WeasyPrint packs streams with; DCT is JPEG, which is not unpacked here.
_FILTERS = ("/FlateDecode", "/DCTDecode")
_DAMAGED = ("the PDF is cut short or damaged", "fetch it again from where it came from")


class Refused(Exception):
    """Why a file is not opened further, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Attached:
    """A file inside a PDF, as its file specification names it; ``relationship`` is its ``AFRelationship``."""

    name: str
    relationship: str
    stream: pikepdf.Stream


@contextmanager
def opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF; raises Refused where it is encrypted, damaged, or made to fill the memory."""
    if len(content) > LARGEST_PDF_BYTES:
        raise Refused(f"the file has {len(content) // MIB} MiB, and {LARGEST_PDF_BYTES // MIB} are looked into")
    if not content.startswith(b"%PDF-"):
        raise Refused("this is no PDF")
    # Object streams are unpacked by qpdf itself, when it opens a file; these limits hold for the whole process.
    before = settings.set_qpdf_limits(
        flate_max_memory=64 * MIB, png_max_memory=64 * MIB, tiff_max_memory=1, run_length_max_memory=1,
        dct_max_memory=1, max_stream_filters=1, parser_max_nesting=100,
    )  # fmt: skip
    try:
        with _open(content) as pdf:
            _look_through(pdf)
            yield pdf
    except (pikepdf.PdfError, RuntimeError, AttributeError, KeyError, TypeError, ValueError, OverflowError):
        # The last five are what pikepdf raises where one kind of object stands in the place of another.
        raise Refused(*_DAMAGED) from None
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type]  # pikepdf's types mix numbers and truths


def _open(content: bytes) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise Refused("the PDF is encrypted", "save a copy without a password") from None
    if pdf.is_encrypted:
        raise Refused("the PDF is encrypted", "save a copy without protection")
    return pdf


def _look_through(pdf: pikepdf.Pdf) -> None:
    """Unpack every stream, and keep nothing of it; a page is not looked at before that."""
    total = 0
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream):
            total += sum(map(len, _unpacked(found, "a stream of the PDF", LARGEST_STREAM_BYTES)))
            if total > LARGEST_TOTAL_BYTES:
                raise Refused(f"the PDF unpacks to more than {LARGEST_TOTAL_BYTES // MIB} MiB")
    if not 0 < len(pdf.pages) <= MOST_PAGES:
        raise Refused(f"the PDF has {len(pdf.pages)} pages, and between 1 and {MOST_PAGES} are looked into")
    if pdf.get_warnings():
        raise Refused(*_DAMAGED)


def read_attached(attached: Attached, largest_bytes: int) -> bytes:
    """The file itself; raises Refused where it is larger, or packed in another way than ours."""
    return b"".join(_unpacked(attached.stream, f"the attachment '{attached.name}'", largest_bytes))


def _unpacked(stream: pikepdf.Stream, what: str, largest_bytes: int) -> Iterator[bytes]:
    if "/F" in stream:
        raise Refused(f"{what} is kept in another file")
    filters = stream.get("/Filter")
    names = [] if filters is None else list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    other = [str(name) for name in names if str(name) not in _FILTERS]
    if other or len(names) > 1:
        told = other[0].removeprefix("/") if other else "more than one filter"
        raise Refused(f"{what} is packed with {told}, not with Flate")
    if _row_bytes(stream.get("/DecodeParms")) > LARGEST_ROW_BYTES:
        raise Refused(f"{what} has rows of more than {LARGEST_ROW_BYTES // MIB} MiB")
    raw = stream.read_raw_bytes()
    if not names or str(names[0]) == "/DCTDecode":
        if len(raw) > largest_bytes:
            raise Refused(_too_large(what, largest_bytes))
        yield raw
        return
    yield from _inflated(raw, what, largest_bytes)


def _row_bytes(parameters: pikepdf.Object | None) -> int:
    """The memory that a predictor takes, whatever there is to unpack (ISO 32000-1, table 8)."""
    every = list(parameters) if isinstance(parameters, pikepdf.Array) else [parameters]
    rows = [each for each in every if isinstance(each, pikepdf.Dictionary)]
    product = (
        math.prod(int(each.get(key, 8)) for key in ("/Columns", "/Colors", "/BitsPerComponent")) for each in rows
    )
    return max((bits // 8 for bits in product), default=0)


def _inflated(raw: bytes, what: str, largest_bytes: int) -> Iterator[bytes]:
    if not raw:
        return  # as qpdf packs a stream of no bytes
    unpacker, total = zlib.decompressobj(), 0
    try:
        while not unpacker.eof:
            chunk = unpacker.decompress(raw, _CHUNK_BYTES)
            raw = unpacker.unconsumed_tail
            total += len(chunk)
            if total > largest_bytes:
                raise Refused(_too_large(what, largest_bytes))
            if not chunk and not raw and not unpacker.eof:
                raise Refused(f"{what} is cut short", "fetch the file again from where it came from")
            yield chunk
    except zlib.error:
        raise Refused(f"{what} is damaged", "fetch the file again from where it came from") from None


def _too_large(what: str, largest_bytes: int) -> str:
    size = f"{largest_bytes // MIB} MiB" if largest_bytes >= MIB else f"{largest_bytes} bytes"
    return f"{what} unpacks to more than {size}"


def attached_files(pdf: pikepdf.Pdf, most: int) -> dict[str, Attached]:
    """The associated files of the document (ISO 19005-3, 6.8), by their names."""
    listed = pdf.Root.get("/AF", pikepdf.Array())
    if not isinstance(listed, pikepdf.Array):
        raise Refused(*_DAMAGED)
    if len(listed) > most:
        raise Refused(f"the PDF has more than {most} attachments")
    found: dict[str, Attached] = {}
    for entry in _once(listed):
        attached = _attached(entry)
        if attached.name in found:
            raise Refused(f"two attachments are called '{attached.name}'")
        found[attached.name] = attached
    return found


def _once(listed: pikepdf.Array) -> list[pikepdf.Object]:
    """Each entry once: up to version 70.0, WeasyPrint by itself lists each twice."""
    entries = [each for each in listed if isinstance(each, pikepdf.Dictionary)]
    return list({each.objgen if each.is_indirect else n: each for n, each in enumerate(entries)}.values())


def _attached(entry: pikepdf.Object) -> Attached:
    try:
        stream = entry.EF.F
        name, relationship = str(entry.UF), str(entry.get("/AFRelationship", "")).removeprefix("/")
    except (AttributeError, TypeError, ValueError):
        raise Refused("an attachment has no name or no content") from None
    if not isinstance(stream, pikepdf.Stream):
        raise Refused("an attachment has no name or no content")
    return Attached(name, relationship, stream)


def tell(refused: Refused, place: Place, report: Report) -> None:
    report.error(place, str(refused), refused.hint)
