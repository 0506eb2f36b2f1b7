"""Values of ``press.model`` become JSON and runs of bytes, and these become the same values again, each field checked.

What comes out of the process that read a stranger's files is itself a stranger's: it can say nothing but what the
fields of the expected type hold, and never which class or function is to be made of it, as a pickle can.
"""

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_COMMANDS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Malformed(Exception):
    """What came over the wire is not what was to come."""


def pack(value: Any, blobs: dict[bytes, int]) -> Any:
    """``value`` as JSON holds it; each run of bytes is put into ``blobs`` once, and its index stands for it."""
    match value:
        case bytes():
            return blobs.setdefault(value, len(blobs))
        case Enum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case Decimal() | Path():
            return str(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): pack(each, blobs) for key, each in value.items()}
        case tuple() | list():
            return [pack(each, blobs) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _field(hint, getattr(value, name), blobs) for name, hint in _hints(type(value)).items()}
    raise TypeError(f"a {type(value).__name__} cannot be sent")


def _field(hint: Any, value: Any, blobs: dict[bytes, int]) -> Any:
    """A field that may be of several types says of which it is."""
    packed = pack(value, blobs)
    return {type(value).__name__: packed} if len(_choices(hint)) > 1 and value is not None else packed


def unpack(kind: type[T], given: Any, blobs: list[bytes]) -> T:
    """The value of type ``kind`` that was packed. Raises Malformed where ``given`` cannot be one."""
    try:
        return typing.cast(T, _value(kind, given, blobs))
    except (ValueError, InvalidOperation, RecursionError) as error:
        raise Malformed(str(error)) from None


def _value(kind: Any, given: Any, blobs: list[bytes]) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _chosen(kind, given, blobs)
    if origin is tuple:
        return _tuple(typing.get_args(kind), given, blobs)
    if origin is not None and issubclass(origin, Mapping):
        return {
            _exact(str, name): _value(typing.get_args(kind)[1], each, blobs)
            for name, each in _exact(dict, given).items()
        }
    if is_dataclass(kind):
        return _dataclass(kind, given, blobs)
    if kind is bytes:
        return _blob(given, blobs)
    if kind is float:
        return float(_exact(float if isinstance(given, float) else int, given))
    if kind is str:
        return _words(given)
    if kind in (int, bool):
        return _exact(kind, given)
    if kind in (date, datetime):
        return kind.fromisoformat(_exact(str, given))
    return kind(_exact(str, given))  # an Enum of words, a Decimal, a Path


def _exact(kind: type, given: Any) -> Any:
    if type(given) is not kind:  # True is an int to isinstance
        raise Malformed(f"{kind.__name__} expected, {type(given).__name__} found")
    return given


def _words(given: Any) -> str:
    """Text, which will be shown on a terminal or written: it may break lines, and command nothing."""
    words: str = _exact(str, given)
    if _COMMANDS.search(words):
        raise Malformed("text with control characters")
    return words


def _chosen(kind: Any, given: Any, blobs: list[bytes]) -> Any:
    if given is None and types.NoneType in typing.get_args(kind):
        return None
    choices = _choices(kind)
    if len(choices) == 1:
        (only,) = choices.values()
        return _value(only, given, blobs)
    if len(_exact(dict, given)) != 1 or not choices.keys() >= given.keys():
        raise Malformed(f"one of {', '.join(choices)} expected")
    ((name, packed),) = given.items()
    return _value(choices[name], packed, blobs)


@cache
def _choices(kind: Any) -> dict[str, Any]:
    """The types, by their names, of which a value may be that is declared so; none where there is no choice."""
    if typing.get_origin(kind) not in (typing.Union, types.UnionType):
        return {}
    return {each.__name__: each for each in typing.get_args(kind) if each is not types.NoneType}


def _tuple(kinds: tuple[Any, ...], given: Any, blobs: list[bytes]) -> tuple[Any, ...]:
    each = _exact(list, given)
    if kinds[-1:] == (...,):
        return tuple(_value(kinds[0], item, blobs) for item in each)
    if len(kinds) != len(each):
        raise Malformed(f"{len(kinds)} items expected, {len(each)} found")
    return tuple(_value(kind, item, blobs) for kind, item in zip(kinds, each, strict=True))


def _dataclass(kind: Any, given: Any, blobs: list[bytes]) -> Any:
    hints = _hints(kind)
    if set(_exact(dict, given)) != set(hints):
        raise Malformed(f"not the fields of {kind.__name__}")
    return kind(**{name: _value(hint, given[name], blobs) for name, hint in hints.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _blob(given: Any, blobs: list[bytes]) -> bytes:
    index: int = _exact(int, given)
    if not 0 <= index < len(blobs):
        raise Malformed("bytes expected that were not sent")
    return blobs[index]
