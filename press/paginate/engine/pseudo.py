"""Gives pseudo-elements to the elements that have them, and to no others.

WeasyPrint 70.0 computes the styles of six pseudo-elements for each element there is, because its own stylesheet names
them without an element: for the flagship 20,000 styles, of which it uses 400.
"""

from typing import Any

# The elements of class "note" float to the foot (styles/components/notes.css); "li" alone is displayed as a list item.
_OF_CLASS = {"footnote-call": "note", "footnote-marker": "note"}
_OF_ELEMENT = {"marker": "li"}
_OF_NONE = ("note-call", "note-marker", "note-callback")


def give_pseudo_elements_to_their_own() -> None:
    """Move the rules of WeasyPrint's stylesheet to where only the right elements are asked, once.

    Raises RuntimeError where the stylesheet has other such rules than the six that this was written for.
    """
    from weasyprint.html import UA_STYLESHEET

    matcher = UA_STYLESHEET.matcher
    universal = [entry for entry in matcher.other_selectors if _pseudo(entry)]
    if not universal:
        return
    known = {*_OF_CLASS, *_OF_ELEMENT, *_OF_NONE}
    if sorted(map(_pseudo, universal)) != sorted(known):
        raise RuntimeError("WeasyPrint's stylesheet has changed: look at press/paginate/engine/pseudo.py again")
    for entry in universal:
        matcher.other_selectors.remove(entry)
        if name := _OF_CLASS.get(_pseudo(entry)):
            matcher.class_selectors.setdefault(name, []).append(entry)
        if name := _OF_ELEMENT.get(_pseudo(entry)):
            matcher.lower_local_name_selectors.setdefault(name, []).append(entry)


def _pseudo(entry: Any) -> str:
    return str(entry[3] or "")
