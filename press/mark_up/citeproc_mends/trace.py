"""Which variables of a source were printed, and as what: citeproc-py 0.11.1 does not say."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

STAND_IN = "stand-in"


@dataclass(frozen=True)
class Printed:
    """A ``variable`` of the source ``key``, as CSL calls it, and the ``piece`` that a style made of it."""

    key: str
    variable: str
    piece: str


# One trace for the process: citeproc-py has no place of its own where a value could be handed through.
_TRACE: list[Printed] = []


@contextmanager
def traced() -> Iterator[list[Printed]]:
    """Collect what is printed meanwhile; it is all there when the block has ended."""
    _TRACE.clear()
    collected: list[Printed] = []
    yield collected
    collected += _TRACE


def printed_so_far() -> int:
    return len(_TRACE)


def printed_since(before: int) -> list[str]:
    return [each.variable for each in _TRACE[before:]]


def note_stand_in(item: Any, text: Any) -> None:
    """Note what is printed in place of an author and is no name."""
    _note(item, STAND_IN, text)


def keep_trace() -> None:
    """Have each element that prints a variable say so."""
    from citeproc import model

    text_of, number_of, date_of, name_of = (
        model.Text._variable,
        model.Number.process,
        model.Date.process,
        model.Name.process,
    )

    def _variable(self: Any, item: Any, context: Any) -> Any:
        text, name = text_of(self, item, context), self.get("variable")
        short = f"{name}-short"
        _note(item, short if self.get("form") == "short" and short in item.reference else name, text)
        return text

    def process_number(self: Any, item: Any, context: Any = None, **kwargs: Any) -> Any:
        text = number_of(self, item, context=context, **kwargs)
        _note(item, self.get("variable"), text)
        return text

    def process_date(self: Any, item: Any, variable: Any = None, **kwargs: Any) -> Any:
        text = date_of(self, item, variable, **kwargs)
        if variable is None:
            _note(item, self.get("variable"), text)
        return text

    def process_name(self: Any, item: Any, variable: str, **kwargs: Any) -> Any:
        text = name_of(self, item, variable, **kwargs)
        _note(item, variable, None if isinstance(text, int) else text)
        return text

    model.Text._variable, model.Number.process = _variable, process_number
    model.Date.process, model.Name.process = process_date, process_name


def _note(item: Any, variable: str, text: Any) -> None:
    if text is not None and str(text):
        _TRACE.append(Printed(item.key, variable, str(text)))
