"""A briefing's folder becomes a Briefing: the one door through which content comes in."""

from press.read.folder import read_briefing

__all__ = ["read_briefing"]
