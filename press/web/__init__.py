"""A composed page becomes one file with everything inside: nothing is left for a browser to fetch."""

from press.web.bind import bind

__all__ = ["bind"]
