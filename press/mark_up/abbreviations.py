"""An abbreviation is spelled out for machines where a chapter first uses it; every further mark would only be noise."""

from xml.etree.ElementTree import Element

from press.mark_up.elements import parents, unwrap


def keep_first_of_each(root: Element) -> None:
    """Keep the first ``abbr`` of each abbreviation below ``root``, and none inside a link or a heading."""
    above = parents(root)
    seen: set[str] = set()
    for element in [found for found in root.iter("abbr")]:
        text = element.text or ""
        if text in seen or _is_within(element, above, ("a", "h3", "h4", "abbr", "th")):
            unwrap(element, above[element])
        else:
            seen.add(text)


def _is_within(element: Element, above: dict[Element, Element], tags: tuple[str, ...]) -> bool:
    while element in above:
        element = above[element]
        if element.tag in tags:
            return True
    return False
