"""``mark`` marks up one chapter."""

from tests.marked import mark

__all__ = ["mark"]
