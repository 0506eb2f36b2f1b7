"""A PDF is shown to a validator that others made; it is read by that program alone, in a process of its own."""

from press.validate.verapdf import STANDARDS, find_verapdf, validate

__all__ = ["STANDARDS", "find_verapdf", "validate"]
