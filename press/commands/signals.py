"""Ctrl-C and a request to end leave at once, after tidying up, with the statuses that shells expect."""

import signal
import sys
from types import FrameType

_FROM_SIGNAL = 128  # 130 for SIGINT, 143 for SIGTERM


def leave_on_signals() -> None:
    """Make both end the program as an error would: workers are stopped, and files being written are removed."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(_FROM_SIGNAL + number)
