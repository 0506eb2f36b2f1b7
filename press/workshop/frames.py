"""Frames on a pipe: four bytes of length, as much JSON, and the runs of bytes whose lengths the JSON gives."""

import json
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeVar

from press.workshop.wire import Malformed, pack, unpack

T = TypeVar("T")

LARGEST_HEAD_BYTES = 32 * 1024 * 1024
LARGEST_BLOBS_BYTES = 1024 * 1024 * 1024
_LENGTH_BYTES = 4


@dataclass(frozen=True)
class Frame:
    """What is said (``kind``), and the packed value that goes with it."""

    kind: str
    value: Any
    blobs: list[bytes]

    def read(self, kind: type[T]) -> T:
        """The value, which must be one of type ``kind``. Raises Malformed."""
        return unpack(kind, self.value, self.blobs)


def write_frame(pipe: BinaryIO, kind: str, value: Any) -> None:
    """Raises BrokenPipeError where nobody reads any more."""
    blobs: list[bytes] = []
    head = {"kind": kind, "value": pack(value, blobs), "lengths": [len(blob) for blob in blobs]}
    written = json.dumps(head, ensure_ascii=True, allow_nan=False).encode()
    pipe.write(len(written).to_bytes(_LENGTH_BYTES, "big") + written)
    for blob in blobs:
        pipe.write(blob)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> Frame | None:
    """The next frame; None at the end. Raises Malformed where the bytes are no frame, or end within one."""
    start = pipe.read(_LENGTH_BYTES)
    if not start:
        return None
    length = int.from_bytes(start, "big")
    if length > LARGEST_HEAD_BYTES:
        raise Malformed("more was sent than is read")
    try:
        head = json.loads(_exactly(pipe, length))
    except (ValueError, RecursionError):
        raise Malformed("this is no frame") from None
    if not isinstance(head, dict) or set(head) != {"kind", "value", "lengths"} or not isinstance(head["kind"], str):
        raise Malformed("this is no frame")
    lengths = head["lengths"]
    if not isinstance(lengths, list) or not all(type(each) is int and each >= 0 for each in lengths):
        raise Malformed("this is no frame")
    if sum(lengths) > LARGEST_BLOBS_BYTES:
        raise Malformed("more was sent than is read")
    return Frame(head["kind"], head["value"], [_exactly(pipe, each) for each in lengths])


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    found = pipe.read(length)
    if len(found) < length:
        raise Malformed("the frame ends too early")
    return found
