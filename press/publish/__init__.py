"""Artefacts become files: a set replaces the one before it in one step, and so does a file that stands alone."""

from press.publish.files import publish
from press.publish.manifest import MANIFEST, listed_file, manifest, stale_files

__all__ = ["MANIFEST", "listed_file", "manifest", "publish", "stale_files"]
