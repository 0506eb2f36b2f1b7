"""The catalogue of a PDF (ISO 32000-1, 7.7.2), before it is written."""

from typing import Any


def finish_catalogue(document: Any, pdf: Any) -> None:
    """Mend the catalogue, and have viewers show the bookmarks of a file that has some.

    It needs no ``PageLabels``: each page is numbered as it is counted, from the cover on.
    """
    _name_each_once(pdf.catalog)
    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"


def _name_each_once(catalogue: Any) -> None:
    """Mend the array of associated files, in which WeasyPrint 70.0 names each of them twice."""
    associated = catalogue.get("AF", [])
    associated[:] = dict.fromkeys(associated)
