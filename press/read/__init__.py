"""A briefing's folder becomes a Briefing, a list of recipients people: the one door through which content comes in."""

from press.read.folder import read_briefing
from press.read.recipients import read_recipients, recipient

__all__ = ["read_briefing", "read_recipients", "recipient"]
