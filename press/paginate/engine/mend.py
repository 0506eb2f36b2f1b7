"""Changes WeasyPrint's source, and refuses where the source is not the one that the change was made for."""

import hashlib
import inspect
import sys
import textwrap
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any


def mend(owner: Any, name: str, line: str, mended: str, what: str, look_at: str) -> None:
    """Compile the function ``name`` anew with ``mended`` in the place of ``line``, once; ``owner`` is module or class.

    The rest of the function stays as it is: a copy of it here would age worse than one line. Other modules that have
    imported the function get the mended one. Raises RuntimeError where the source does not hold the line once; it says
    that ``what`` has changed, and to ``look_at`` that module of the engine.
    """
    function = _function(owner, name)
    if line in getattr(function, "mended", ()):
        return
    source = getattr(function, "source", None) or inspect.getsource(function)
    if source.count(line) != 1:
        raise _has_changed(what, look_at)
    made = _compiled(owner, name, source.replace(line, mended))
    made.source = source.replace(line, mended)
    made.as_written = _as_written(function)
    made.mended = (*getattr(function, "mended", ()), line)
    _put_in_place(owner, name, function, made)


def replace(
    owner: Any, name: str, make: Callable[[Any], Callable[..., Any]], sha256: str, what: str, look_at: str
) -> None:
    """Put what ``make`` makes of the function ``name`` in its place, once; ``owner`` is its module or class.

    Raises RuntimeError where the SHA-256 of its source is another; it says the same as ``mend``.
    """
    function = _function(owner, name)
    if hasattr(function, "original"):
        return
    if hashlib.sha256(_as_written(function).encode()).hexdigest() != sha256:
        raise _has_changed(what, look_at)
    made: Any = make(function)
    made.original = function
    made.mended = getattr(function, "mended", ())
    _put_in_place(owner, name, function, made)


def _function(owner: Any, name: str) -> Any:
    found = getattr(owner, name)
    return found.fget if isinstance(found, property) else found


def _as_written(function: Any) -> str:
    """The source of a function before it was mended."""
    return getattr(function, "as_written", None) or inspect.getsource(function)


def _has_changed(what: str, look_at: str) -> RuntimeError:
    return RuntimeError(f"WeasyPrint's {what} has changed: look at press/paginate/engine/{look_at} again")


def _compiled(owner: Any, name: str, source: str) -> Any:
    module = owner if isinstance(owner, ModuleType) else sys.modules[owner.__module__]
    found: dict[str, Any] = {}
    exec(compile(textwrap.dedent(source), str(module.__file__), "exec"), module.__dict__, found)
    return _function(SimpleNamespace(**found), name)


def _put_in_place(owner: Any, name: str, function: Any, made: Any) -> None:
    setattr(owner, name, property(made) if isinstance(getattr(owner, name), property) else made)
    if not isinstance(owner, ModuleType):
        return
    for other in [each for each in sys.modules.values() if isinstance(each, ModuleType)]:
        if other.__name__.startswith("weasyprint") and other.__dict__.get(name) is function:
            setattr(other, name, made)
