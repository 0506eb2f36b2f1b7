"""A galley becomes pages: a PDF/A-3a file that is PDF/UA-1 too. ``engine`` mends what lays them out."""

from press.paginate.paginator import Paginator, harfbuzz_version, pango_version

__all__ = ["Paginator", "harfbuzz_version", "pango_version"]
