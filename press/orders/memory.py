"""Memory goes back to the system between the stages that take most of it."""

import ctypes
import gc
import sys
from contextlib import suppress


def give_back() -> None:
    """Let go of what is used no more: boxes of laid out pages, which name each other, and what the allocator keeps."""
    gc.collect()
    if sys.platform == "linux":
        with suppress(AttributeError):  # glibc has it, musl has not
            ctypes.CDLL(None).malloc_trim(0)
