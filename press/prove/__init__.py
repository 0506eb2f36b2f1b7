"""A PDF proves itself: the source that it carries becomes a folder again, and what is made of it is compared.

A file that is damaged or means harm is refused.
"""

from press.prove.compare import compare
from press.prove.folder import write_folder
from press.prove.source import unpack

__all__ = ["compare", "unpack", "write_folder"]
