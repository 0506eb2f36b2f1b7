"""Changes WeasyPrint's source, and refuses where the source is not the one that the change was made for."""

import hashlib
import inspect
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any


def mend(module: ModuleType, name: str, line: str, mended: str, what: str, look_at: str) -> None:
    """Compile the function ``name`` of ``module`` anew with ``mended`` in the place of ``line``, once.

    The rest of the function stays as it is: a copy of it here would age worse than one line. Other modules that have
    imported the function get the mended one. Raises RuntimeError where the source does not hold the line once; it says
    that ``what`` has changed, and to ``look_at`` that module of the engine.
    """
    function: Any = getattr(module, name)
    if line in getattr(function, "mended", ()):
        return
    source = getattr(function, "source", None) or inspect.getsource(function)
    if source.count(line) != 1:
        raise _has_changed(what, look_at)
    exec(compile(source.replace(line, mended), str(module.__file__), "exec"), module.__dict__)
    made: Any = getattr(module, name)
    made.source = source.replace(line, mended)
    made.as_written = _as_written(function)
    made.mended = (*getattr(function, "mended", ()), line)
    _put_everywhere(name, function, made)


def replace(
    owner: Any, name: str, make: Callable[[Any], Callable[..., Any]], sha256: str, what: str, look_at: str
) -> None:
    """Put what ``make`` makes of the function ``name`` in its place, once; ``owner`` is its module or class.

    Raises RuntimeError where the SHA-256 of its source is another; it says the same as ``mend``.
    """
    function: Any = getattr(owner, name)
    if hasattr(function, "original"):
        return
    if hashlib.sha256(_as_written(function).encode()).hexdigest() != sha256:
        raise _has_changed(what, look_at)
    made: Any = make(function)
    made.original = function
    made.mended = getattr(function, "mended", ())
    setattr(owner, name, made)
    if isinstance(owner, ModuleType):
        _put_everywhere(name, function, made)


def _as_written(function: Any) -> str:
    """The source of a function before it was mended."""
    return getattr(function, "as_written", None) or inspect.getsource(function)


def _has_changed(what: str, look_at: str) -> RuntimeError:
    return RuntimeError(f"WeasyPrint's {what} has changed: look at press/paginate/engine/{look_at} again")


def _put_everywhere(name: str, function: Any, made: Any) -> None:
    for other in [each for each in sys.modules.values() if isinstance(each, ModuleType)]:
        if other.__name__.startswith("weasyprint") and other.__dict__.get(name) is function:
            setattr(other, name, made)
