"""The texts of a briefing as their author structured them: read once, before typography, and changed by nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Union

from press.model.briefing import Briefing, Text
from press.model.figure import FigureSpec
from press.model.report import Place

# What stands before the id of a figure that is drawn, where a picture has its address.
DRAWN = "fig:"


@dataclass(frozen=True)
class Words:
    """Characters of one line as they were typed; a line end stands at their end as ``\\n``.

    ``is_literal`` says that they mean just themselves: code, what stood behind a backslash, a named character.
    """

    text: str
    place: Place
    is_literal: bool = False


@dataclass(frozen=True)
class Node:
    """A part of a text: a block, or a span of words within one.

    ``name`` is that of the HTML element where there is one (``p``, ``ul``, ``em``, ``a``, ``img``, ...); ours are

    - ``text``, the root, and ``note``, what stands behind ``[^id]:`` (``id``); the notes of a text are its last nodes;
    - ``block`` (``kind``, ``id``, ``columns``, ``width``, ``wide``), which may have a ``title``, a ``subtitle`` and,
      last, a ``source``;
    - ``span`` (``fact``, ``lang``, ``class``, ``check``, ``nocheck``, ``reason``), words in brackets before braces;
    - ``citation`` (``cite``, what stands between the brackets), which has no words;
    - ``call`` (``note``), which has none either, or is itself the note;
    - ``author`` (``key``), which stands for the name of a source's author and holds the citation of that source;
    - ``unread`` (``why``, ``typed``), what looks like markup and is none.

    A heading and a paragraph may have an ``id``, an ``ol`` its ``start``, each of its items the ``value`` that was
    typed, a thing to do its ``task``, ``open`` or ``done``, a cell its ``align``, and code of more than a line the
    ``fence`` around it.
    """

    name: str
    place: Place
    children: tuple[Union["Node", Words], ...] = ()
    given: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, otherwise: str = "") -> str:
        """The value that belongs to it under this name."""
        return dict(self.given).get(key, otherwise)

    def has(self, key: str) -> bool:
        return any(name == key for name, _ in self.given)

    def walk(self) -> Iterator[Union["Node", Words]]:
        """Itself and all that stands below it, in the order of the text."""
        yield self
        for child in self.children:
            if isinstance(child, Words):
                yield child
            else:
                yield from child.walk()

    def nodes(self, *names: str) -> Iterator["Node"]:
        """Those of these names among itself and what stands below it; without names, all."""
        return (each for each in self.walk() if isinstance(each, Node) and (not names or each.name in names))

    @property
    def words(self) -> str:
        """Its words on one line as they were typed, without those of pictures and notes."""
        return " ".join("".join(each.text for each in self.walk() if isinstance(each, Words)).split())


@dataclass(frozen=True)
class Manuscript:
    """The tree of each text of a briefing."""

    trees: Mapping[Text, Node] = field(default_factory=dict)

    def of(self, text: Text) -> Node:
        """The tree of a text of the briefing that was read; raises KeyError for any other."""
        return self.trees[text]


def texts_of(briefing: Briefing) -> Iterator[Text]:
    """Every text of a briefing in which markup is read; those of the record have one place, that of their key."""
    for section in briefing.sections:
        yield section.standfirst
        yield section.body
        yield Text(section.title, section.standfirst.place)
        yield Text(section.running_title, section.standfirst.place)
    yield Text(briefing.title, briefing.place)
    yield Text(briefing.subtitle, briefing.place)
    pairs = [
        *((point.lead, point.text) for point in briefing.key_points),
        *((advice.title, advice.text) for advice in (*briefing.guidance, *briefing.handout.limits)),
        *((entry.term, entry.meaning) for entry in briefing.glossary),
    ]
    for words, text in pairs:
        yield Text(words, text.place)
        yield text
    for figure in briefing.figures:
        yield from (title_of(figure), subtitle_of(figure), source_of(figure), remarks_of(figure))


def figure_placed_by(image: Node) -> str:
    """The id of the figure that an ``img`` stands for, as in ``![](fig:id)``; empty where it is a picture."""
    source = image.get("src")
    return source.removeprefix(DRAWN) if source.startswith(DRAWN) else ""


def title_of(figure: FigureSpec) -> Text:
    return Text(figure.title, figure.place)


def subtitle_of(figure: FigureSpec) -> Text:
    return Text(figure.subtitle, figure.place)


def source_of(figure: FigureSpec) -> Text:
    return Text(figure.source, figure.source_place)


def remarks_of(figure: FigureSpec) -> Text:
    return Text(figure.remarks, figure.source_place)
