"""Who can review and check: people can, AI systems cannot."""

import re
from collections.abc import Iterable

from press.model.briefing import Tool

_KINDS = frozenset(("ai", "llm", "gpt", "chatgpt", "chatbot", "bot", "copilot"))
_FILLERS = frozenset((
    "a", "an", "the", "by", "of", "large", "language", "model", "generative", "artificial", "intelligence",
    "automated", "automatic", "agent", "assistant", "system", "tool", "version",
    "reviewer", "review", "checker", "editor",
))  # fmt: skip


def is_model(name: str, tools: Iterable[Tool], role: str = "") -> bool:
    """Whether ``name`` is that of an AI system: one of ``tools``, the provider of one, or a kind of system.

    A ``role`` can give it away too. Whoever shares only a part of their name with a tool is a person.

    >>> is_model("AI reviewer", []), is_model("Reviewer A", []), is_model("Reviewer A", [], "language model")
    (True, False, True)
    """
    return _is_kind(name) or _is_kind(role) or any(_is_tool(name, tool) for tool in tools)


def _words(text: str) -> set[str]:
    """The words of a name in lower case; versions such as 4.5 or 2026-09 are none."""
    return set(re.findall(r"[^\W\d_]+", re.sub(r"\bA\.\s?I\b\.?", "AI", text).casefold()))


def _is_kind(text: str) -> bool:
    words = _words(text)
    named = words & _KINDS or {"artificial", "intelligence"} <= words or {"language", "model"} <= words
    return bool(named) and words <= _KINDS | _FILLERS


def _is_tool(name: str, tool: Tool) -> bool:
    words, own = _words(name), _words(tool.name) | _words(tool.provider)
    same_words = words & own and words <= own | _words(tool.kind) | _KINDS | _FILLERS
    return bool(same_words) or name.strip().casefold() in (tool.id.casefold(), tool.name.casefold())
