"""A form is filled in from a YAML tree, or the report says by file and line why it cannot be."""

import re
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from press.model.report import Report, did_you_mean, nearest_to
from press.read.fields import Form
from press.read.yaml_text import Lined, Path

F = TypeVar("F", bound=Form)

MOST_NAMED = 12  # of the values that a key can have; more make no sentence
MOST_KEYS = 40  # the keys of a source are more than anyone reads in a message


def fill(form: type[F], lined: Lined, report: Report, path: Path = ()) -> F | None:
    """Fill in a form from the node at ``path``; None where it cannot be filled, and the report says why."""
    tree: Any = lined.tree
    for step in path:
        tree = tree[step]
    try:
        return form.model_validate(tree)
    except ValidationError as error:
        problems = error.errors(include_url=False)
        told = _misspelt(problems, form)  # of a choice of types, pydantic tells for each why it is not that
        for details in problems:
            where = _without_types(details["loc"])
            if where not in told:
                _report(details, where, form, lined, path, report)
            told.add(where)
        return None


def _misspelt(problems: list[ErrorDetails], form: type[Form]) -> set[Path]:
    """The missing keys that stand there under another name, of which the author is told already."""
    unknown = [_without_types(details["loc"]) for details in problems if details["type"] == "extra_forbidden"]
    missing = {_without_types(details["loc"]) for details in problems if details["type"] == "missing"}
    return {(*path[:-1], nearest_to(str(path[-1]), _known_keys(form, path[:-1]))) for path in unknown} & missing


def _without_types(path: Path) -> Path:
    """A path of pydantic's, which also names the type it tried, as the author sees it."""
    return tuple(step for step in path if not isinstance(step, str) or not step.startswith(("literal[", "list[")))


def _report(details: ErrorDetails, where: Path, form: type[Form], lined: Lined, path: Path, report: Report) -> None:
    here = (*path, *where)
    name = str(next((step for step in reversed(where) if isinstance(step, str)), "this entry" if path else "this file"))
    match details["type"]:
        case "missing":
            place = lined.place(here[:-1])
            report.error(place, f"'{name}' is missing{_within(here[:-1])}", f"add a line '{name}: …'")
        case "extra_forbidden":
            known = _known_keys(form, where[:-1])
            listed = f"known are {', '.join(known)}" if len(known) <= MOST_KEYS else "docs/writing.md lists those known"
            report.error(lined.place(here), f"unknown key '{name}'", did_you_mean(name, known, listed))
        case _:
            report.error(lined.place(here), f"'{name}': {_complaint(details)}", _hint(details))


def _within(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f" in '{names[-1]}'" if names else ""


def _known_keys(form: type[Form], steps: Path) -> list[str]:
    """The keys of the form that ``steps`` lead to."""
    current: Any = form
    for step in steps:
        if isinstance(step, int):
            continue
        annotation = next((f.annotation for name, f in current.model_fields.items() if (f.alias or name) == step), None)
        queue = [annotation]
        while queue:
            candidate = queue.pop(0)
            if isinstance(candidate, type) and issubclass(candidate, Form):
                current = candidate
                break
            queue.extend(get_args(candidate))
    return [field.alias or name for name, field in current.model_fields.items()]


def _complaint(details: ErrorDetails) -> str:
    given = details["input"]
    match details["type"]:
        case "value_error":
            return str(details["ctx"]["error"])
        case "string_type" | "string_too_short":
            return "text is missing here" if not given or str(given).isspace() else "this must be text"
        case "list_type":
            return "this must be a list"
        case "too_short":
            return "at least one is needed"
        case "string_too_long":
            return f"the text has more than {details['ctx']['max_length']} characters"
        case "too_long":
            return f"at most {details['ctx']['max_length']} are read"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "this must hold keys and values"
        case "literal_error" | "enum":
            choices = _choices(details)
            return f"'{given}' is not one of {', '.join(choices) if len(choices) <= MOST_NAMED else 'those known'}"
        case "bool_parsing" | "bool_type":
            return f"'{given}' is neither true nor false"
        case "decimal_parsing" | "decimal_type":
            return f"'{given}' is no number"
        case "string_pattern_mismatch":
            return f"'{given}' does not have the right form"
    return details["msg"]


def _choices(details: ErrorDetails) -> list[str]:
    return re.findall(r"'([^']*)'", details["ctx"]["expected"])


def _hint(details: ErrorDetails) -> str:
    match details["type"]:
        case "list_type":
            return "begin each entry on a line of its own with '- '"
        case "literal_error" | "enum":
            choices = _choices(details)
            rest = f"known are {', '.join(choices)}" if len(choices) > MOST_NAMED else ""
            return did_you_mean(str(details["input"]), choices, rest)
        case "value_error" if hint := getattr(details["ctx"]["error"], "hint", ""):
            return str(hint)
        case "value_error" if "date" in str(details["ctx"]["error"]) or "day" in str(details["ctx"]["error"]):
            return "write it as 2026-11-22"
        case "value_error" if "colour" in str(details["ctx"]["error"]):
            return 'write it between quotation marks, as "#1f5f8f": a bare # begins a comment'
        case "string_pattern_mismatch" if details["loc"][-1] == "language":
            return "write a code such as en-GB"
        case "decimal_parsing":
            return "write digits only, with a point for decimals: 4500 or 1.5"
        case "bool_parsing" | "bool_type":
            return "write true or false"
    return ""
