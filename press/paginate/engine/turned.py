"""Pages on their side are shown upright, their heads at the left, in a file for those who print and cut.

WeasyPrint 70.0 does not know ``page-orientation`` (CSS Paged Media 3, 5.4): the pages are turned in the file.
"""

from typing import Any
from xml.etree.ElementTree import Element

TURNED = "data-turned"  # of the root: all pages are shown upright
_TO_THE_LEFT = 270  # degrees clockwise (ISO 32000-1, 7.7.3.3)


def turn_pages(pdf: Any, root: Element) -> None:
    """Turn the pages that are wider than high, if ``root`` asks for it; ``pdf`` is complete, and not yet written."""
    if TURNED not in root.attrib:
        return
    for page in pdf.objects:
        if isinstance(page, dict) and page.get("Type") == "/Page":
            left, bottom, right, top = page["MediaBox"]
            if right - left > top - bottom:
                page["Rotate"] = _TO_THE_LEFT
