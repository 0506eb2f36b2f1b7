"""Changes a line of WeasyPrint's source, and refuses where the source is not the one that the change was made for."""

import inspect
import sys
from types import ModuleType
from typing import Any


def mend(module: ModuleType, name: str, line: str, mended: str, what: str, look_at: str) -> None:
    """Compile the function ``name`` of ``module`` anew with ``mended`` in the place of ``line``, once.

    The rest of the function stays as it is: a copy of it here would age worse than one line. Other modules that have
    imported the function get the mended one. Raises RuntimeError where the source does not hold the line once; it says
    that ``what`` has changed, and to ``look_at`` that module of the engine.
    """
    function: Any = getattr(module, name)
    if getattr(function, "is_mended", False):
        return
    source = inspect.getsource(function)
    if source.count(line) != 1:
        raise RuntimeError(f"WeasyPrint's {what} has changed: look at press/paginate/engine/{look_at} again")
    code = compile(source.replace(line, mended), str(module.__file__), "exec")
    exec(code, module.__dict__)
    made: Any = getattr(module, name)
    made.is_mended = True
    for other in [each for each in sys.modules.values() if isinstance(each, ModuleType)]:
        if other.__name__.startswith("weasyprint") and other.__dict__.get(name) is function:
            setattr(other, name, made)
