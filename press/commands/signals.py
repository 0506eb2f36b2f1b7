"""Ctrl-C, a request to end and a closed terminal leave at once, after tidying up, with the statuses shells expect."""

import signal
import sys
from types import FrameType

_FROM_SIGNAL = 128  # 130 for SIGINT, 143 for SIGTERM, 129 for SIGHUP


def leave_on_signals() -> None:
    """Make them end the program as an error would: workers are stopped, and files being written are removed."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # the last is unknown to Windows
        number = getattr(signal, name, None)
        # What was started to outlast its terminal, by nohup, has been told to ignore its closing.
        if number and not (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
            signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(_FROM_SIGNAL + number)
