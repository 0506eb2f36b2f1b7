"""What a style asks of a source is answered, and what stands in for an author stands once."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from press.mark_up.citeproc_mends.trace import note_stand_in, printed_since, printed_so_far
from press.mark_up.citeproc_mends.variables import label_of, value_of

# CSL 1.0.2, is-numeric: numbers with letters before and after them, and several of them.
_ONE = r"[A-Z]*\d+[A-Z]*"
_IN_BIBLIOGRAPHY = "./ancestor::*[self::cs:bibliography]"
_NUMERIC = re.compile(rf"{_ONE}(?:\s*[-–,&]\s*{_ONE})*", re.IGNORECASE)


def mend_conditions() -> None:
    """Answer each condition.

    To citeproc-py 0.11.1 no locator is a number, so that "ch. 3" loses its label, and nor is "1-2"; and what a style
    adds to tell two sources apart it always adds.
    """
    from citeproc import model

    def render(self: Any, item: Any, context: Any = None, delimiter: str = "", **kwargs: Any) -> Any:
        if not _holds(self, item, context):
            raise model.ConditionFailed
        return self.render_children(item, context=context, delimiter=delimiter, **kwargs)

    model.If.render = render


def _holds(condition: Any, item: Any, context: Any) -> bool:
    """Whether a branch of a choice is taken; nothing is there to be told apart, for it is never asked."""
    given = condition.attrib
    results: list[Any] = [False] if "disambiguate" in given else []
    if "type" in given:
        results += condition._type(item)
    if "variable" in given:
        results += condition._variable(item)
    if "is-numeric" in given:
        results += [_is_number(value_of(item, name)) for name in given["is-numeric"].split()]
    if "is-uncertain-date" in given:
        results += condition._is_uncertain_date(item)
    if "locator" in given:
        results += [name == label_of(item) for name in given["locator"].split()]
    if "position" in given:
        results += condition._position(item, context)
    if given.get("match") == "any":
        return any(results)
    return not any(results) if given.get("match") == "none" else all(results)


class Cites(list[Any]):
    """The citations of a text so far, and the keys of their sources."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: set[str] = set()

    def append(self, cite: Any) -> None:
        super().append(cite)
        self.keys.add(cite.key)


def mend_positions() -> None:
    """Know at once that a source is cited for the first time: citeproc-py 0.11.1 reads all citations before, to see."""
    from citeproc import frontend, model

    start, positions = frontend.CitationStylesBibliography.__init__, model.If._position

    def __init__(self: Any, *given: Any, **named: Any) -> None:
        start(self, *given, **named)
        self._cites = Cites()

    def _position(self: Any, item: Any, context: Any) -> Any:
        cites = (self if context is None else context).get_layout().getparent().cites
        if item.key in cites.keys or (self if context is None else context).xpath_search(_IN_BIBLIOGRAPHY):
            return positions(self, item, context)
        return [position == "first" for position in self.get("position").split()]

    frontend.CitationStylesBibliography.__init__ = __init__
    model.If._position = _position


def mend_delimiters() -> None:
    """Set a comma after a name that is turned round, where a style asks for it; citeproc-py 0.11.1 never does."""
    from citeproc import model

    get = model.Name.get_option

    def get_option(self: Any, name: str, context: Any = None, sort_options: Any = None) -> Any:
        value = get(self, name, context, sort_options)
        if value != "after-inverted-name":
            return value
        turned = get(self, "name-as-sort-order", context, sort_options)
        is_last_turned = turned == "all" or (
            turned == "first" and get(self, "et-al-use-first", context, sort_options) == 1
        )
        return "always" if is_last_turned else "never"

    model.Name.get_option = get_option


def mend_substitutes() -> None:
    """Take the first that can stand in for an author, and print it nowhere else in the same form (CSL 1.0.2, names).

    citeproc-py 0.11.1 takes all that stand in one choice, "R. RoeR. Roe", and prints names and titles again.
    """
    from citeproc import model
    from citeproc.source import VariableError

    process = model.Names.process

    def render(self: Any, item: Any, context: Any = None, **kwargs: Any) -> Any:
        names = self.getparent()
        for child in _alternatives(self, item, context):
            before = printed_so_far()
            if isinstance(child, model.Names) and child.name is None:
                kwargs["names_context"] = names
            else:
                kwargs.pop("names_context", None)
            try:
                text = child.render(item, context=context, **kwargs)
            except VariableError:
                continue
            if text:
                if not isinstance(child, model.Names):
                    note_stand_in(item, text)
                _repress(child, context, printed_since(before))
                return text
        return None

    def process_names(self: Any, item: Any, names_context: Any = None, context: Any = None, **kwargs: Any) -> Any:
        repressed = (context if context is not None else self).get_layout().repressed.get("names", ())
        roles = self.get("variable").split()
        if all(role in repressed for role in roles):
            raise VariableError
        with _without(item.reference, [role for role in roles if role in repressed]):
            return process(self, item, names_context=names_context, context=context, **kwargs)

    model.Substitute.render = render
    model.Names.process = process_names


def _alternatives(element: Any, item: Any, context: Any) -> Iterator[Any]:
    """What can stand in, in order; of a choice, what stands in the branch that is taken."""
    from citeproc import model

    for child in element.getchildren():
        if not isinstance(child, model.Choose):
            yield child
            continue
        for branch in child.getchildren():
            if isinstance(branch, model.Else) or _holds(branch, item, context):
                yield from _alternatives(branch, item, context)
                break


@contextmanager
def _without(reference: Any, roles: list[str]) -> Iterator[None]:
    """Hide those who stand in for the author already from what names them with others."""
    hidden = {key: reference[key] for role in roles if (key := role.replace("-", "_")) in reference}
    for key in hidden:
        del reference[key]
    try:
        yield
    finally:
        reference.update(hidden)


def _repress(child: Any, context: Any, variables: list[str]) -> None:
    """Let nothing of what was printed in place of an author be printed again; citeproc-py asks for it by the tag."""
    repressed = context.get_layout().repressed
    for tag in (child.tag.replace("names", "text"), "names"):
        repressed[tag] = [*repressed.get(tag, ()), *variables]


def _is_number(value: Any) -> bool:
    return value is not None and _NUMERIC.fullmatch(str(value).strip()) is not None
