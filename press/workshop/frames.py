"""Frames on a pipe: four bytes of length, as much JSON, and the runs of bytes whose lengths the JSON gives.

The first run is the value itself, as JSON too: who only hands a frame on need not open it.
"""

import json
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeVar

from press.workshop.wire import Malformed, pack, unpack

T = TypeVar("T")

LARGEST_HEAD_BYTES = 1024 * 1024
LARGEST_VALUE_BYTES = 32 * 1024 * 1024
LARGEST_BLOBS_BYTES = 1024 * 1024 * 1024
_LENGTH_BYTES = 4


@dataclass(frozen=True)
class Frame:
    """What is said (``kind``), and the packed value that goes with it."""

    kind: str
    value: bytes
    blobs: list[bytes]

    def read(self, kind: type[T]) -> T:
        """The value, which must be one of type ``kind``. Raises Malformed."""
        return unpack(kind, _json(self.value), self.blobs)


def write_frame(pipe: BinaryIO, kind: str, value: Any) -> None:
    """Raises BrokenPipeError where nobody reads any more."""
    hand_on(pipe, framed(kind, value))


def framed(kind: str, value: Any) -> Frame:
    blobs: dict[bytes, int] = {}
    written = json.dumps(pack(value, blobs), ensure_ascii=True, allow_nan=False).encode()
    return Frame(kind, written, list(blobs))


def hand_on(pipe: BinaryIO, frame: Frame) -> None:
    """Write a frame as it is. Raises BrokenPipeError where nobody reads any more."""
    runs = (frame.value, *frame.blobs)
    head = json.dumps({"kind": frame.kind, "lengths": [len(run) for run in runs]}).encode()
    pipe.write(len(head).to_bytes(_LENGTH_BYTES, "big") + head)
    for run in runs:
        pipe.write(run)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> Frame | None:
    """The next frame; None at the end. Raises Malformed where the bytes are no frame, or end within one."""
    start = pipe.read(_LENGTH_BYTES)
    if not start:
        return None
    length = int.from_bytes(start, "big")
    if length > LARGEST_HEAD_BYTES:
        raise Malformed("more was sent than is read")
    head = _json(_exactly(pipe, length))
    if not isinstance(head, dict) or set(head) != {"kind", "lengths"} or not isinstance(head["kind"], str):
        raise Malformed("this is no frame")
    lengths = head["lengths"]
    if not isinstance(lengths, list) or not lengths or not all(type(each) is int and each >= 0 for each in lengths):
        raise Malformed("this is no frame")
    if lengths[0] > LARGEST_VALUE_BYTES or sum(lengths[1:]) > LARGEST_BLOBS_BYTES:
        raise Malformed("more was sent than is read")
    value, *blobs = (_exactly(pipe, each) for each in lengths)
    return Frame(head["kind"], value, blobs)


def _json(written: bytes) -> Any:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        raise Malformed("this is no frame") from None


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    found = pipe.read(length)
    if len(found) < length:
        raise Malformed("the frame ends too early")
    return found
