"""The tags of any PDF are read as a screen reader does, told, and held against the house's rules."""

from press.listen.listen import listen

__all__ = ["listen"]
