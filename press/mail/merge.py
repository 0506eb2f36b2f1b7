"""Words with the names of columns in them become words for one person.

They are an author's, and Jinja's sandbox stops them from running code but not from using up the machine; so no more of
Jinja is read than a column, a default, and a choice by whether a column is filled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from press.model.report import did_you_mean

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Filter, nodes.If, nodes.Not,
    nodes.And, nodes.Or, nodes.Compare, nodes.Operand,
)  # fmt: skip
_FILTERS = ("default", "d", "trim")

_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=False)


class CannotMerge(Exception):
    """The words ask for more than a row of the list has, or for more than may be asked."""


@dataclass
class MissingColumn(CannotMerge):
    """The words ask for a column that a row does not have, or that is empty there."""

    column: str
    hint: str

    def __str__(self) -> str:
        return f"asks for the column '{self.column}', which is empty or missing: {self.hint}"


def check_words(words: str) -> None:
    """Raises CannotMerge where ``words`` could be filled in for nobody, whatever the columns of a list are."""
    try:
        tree = _ENVIRONMENT.parse(words)
    except jinja2.TemplateSyntaxError as error:
        raise CannotMerge(f"cannot be read: {error.message}") from None
    for node in _all(tree):
        if not isinstance(node, _ALLOWED) or (isinstance(node, nodes.Filter) and node.name not in _FILTERS):
            raise CannotMerge("holds more than columns, defaults and choices by column")


def merge(words: str, columns: Mapping[str, str]) -> str:
    """Fill in ``words`` from the columns of one row. Raises CannotMerge, which says why and what there is.

    >>> merge("Dear {{ name | default('reader') }},", {})
    'Dear reader,'
    """
    check_words(words)
    try:
        filled = _ENVIRONMENT.from_string(words).render(dict(columns))
    except jinja2.UndefinedError as error:
        missing = str(error.message).split("'")[1] if "'" in str(error.message) else ""
        default = f"give a default: {{{{ {missing} | default('reader') }}}}"
        raise MissingColumn(missing, did_you_mean(missing, columns, default)) from None
    return " ".join(filled.split())


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)
