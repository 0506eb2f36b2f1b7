"""A PDF becomes the source that it carries, as a folder again; one that is damaged or means harm is refused."""

from press.unpack.folder import write_folder
from press.unpack.source import unpack

__all__ = ["unpack", "write_folder"]
