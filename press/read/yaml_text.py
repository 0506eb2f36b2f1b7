"""YAML text becomes plain lists, dictionaries and strings, with the line of each.

Every scalar stays text: types are given by the forms, so that ``1.10`` is not 1.1 and ``no`` is not false.
"""

from dataclasses import dataclass, field

import yaml

from press.model.characters import is_plain, problem_in
from press.model.report import Place, Report
from press.read.shape import LONGEST_RUN, MARKS_BUT_QUOTES, problem_of_marks

Tree = str | list["Tree"] | dict[str, "Tree"]
Path = tuple[str | int, ...]

# libyaml and its reader recurse into each bracket and each level; far deeper nesting than the six levels that forms
# have would end the process.
DEEPEST_FLOW = 20
DEEPEST = 20
MOST_VALUES = 50_000
LONGEST_VALUE_CHARACTERS = 40_000

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Lined:
    """A tree of text, and the place of each of its nodes by the path that leads there.

    ``columns`` are those of a table, as its head names them.
    """

    tree: Tree
    file: Place
    places: dict[Path, Place] = field(default_factory=dict)
    columns: tuple[str, ...] = ()

    def place(self, path: Path) -> Place:
        """The place of the node at ``path``, or of the nearest node above it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.file)


def parse_yaml(text: str, file: Place, report: Report, first_line: int = 1) -> Lined | None:
    """Read ``text``, which begins on ``first_line`` of ``file``; None where it is no YAML, and the report says why."""
    if _nests_too_deep(text):
        report.error(
            file, f"brackets nest deeper than {DEEPEST_FLOW} levels", "write lists and mappings on lines of their own"
        )
        return None
    if not _is_plain_yaml(text, file, report, first_line):
        return None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        place = Place(file.path, first_line + mark.line) if mark else file
        report.error(place, f"this is no YAML: {problem}", _yaml_hint(text, mark))
        return None
    lined = Lined({}, file)
    if node is None:
        return lined
    reader = _Reader(file, first_line, report, lined.places)
    tree = reader.tree(node, ())
    if reader.count > MOST_VALUES:
        report.error(file, f"the file holds more than {MOST_VALUES} values", "split it")
        return None
    return Lined(tree, file, lined.places)


def _nests_too_deep(text: str) -> bool:
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth = max(0, depth - 1)
        elif character == "\n" and depth > DEEPEST_FLOW:
            return True
    return deepest > DEEPEST_FLOW


def _yaml_hint(text: str, mark: yaml.Mark | None) -> str:
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line:
        return "indent with spaces, not with tabs"
    if line.count(": ") > 1:
        return "put a value that holds a colon in quotation marks"
    return "check the indentation and the quotation marks of this line and the one above"


@dataclass
class _Reader:
    file: Place
    first_line: int
    report: Report
    places: dict[Path, Place]
    count: int = 0

    def tree(self, node: yaml.Node, path: Path) -> Tree:
        place = Place(self.file.path, self.first_line + node.start_mark.line)
        self.count += 1
        if self.count > MOST_VALUES:
            return ""
        self.places.setdefault(path, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.tree(child, (*path, index)) for index, child in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return self._words(str(node.value), place)

    def _words(self, words: str, place: Place) -> str:
        """A value, of which a file's check has not seen what an escape such as ``\\u202e`` stands for."""
        if problem := problem_in(words):
            self.report.error(place, problem, "delete the escape, or type the character")
            words = "".join(character for character in words if is_plain(character))
        if len(words) > LONGEST_VALUE_CHARACTERS:
            self.report.error(place, f"the value has more than {LONGEST_VALUE_CHARACTERS} characters", "shorten it")
        elif found := problem_of_marks(words, MARKS_BUT_QUOTES):  # a figure's specification is JSON
            self.report.error(place, *found)
        else:
            return words
        return words[:LONGEST_RUN]

    def _mapping(self, node: yaml.MappingNode, path: Path) -> Tree:
        result: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            place = Place(self.file.path, self.first_line + key_node.start_mark.line)
            if not isinstance(key_node, yaml.ScalarNode):
                self.report.error(place, "a key must be a word", "write 'key: value'")
                continue
            key = self._words(str(key_node.value), place)
            if key in result:
                first = self.places[*path, key].line
                self.report.error(place, f"'{key}' stands here twice, first in line {first}", "keep one of the two")
                continue
            self.places[*path, key] = place
            result[key] = self.tree(value_node, (*path, key))
        return result


def _is_plain_yaml(text: str, file: Place, report: Report, first_line: int) -> bool:
    """Whether the text has no anchors, a few lines of which can stand for millions of values, no tags and no depths."""
    depth, is_plain = 0, True
    try:
        for token in yaml.scan(text, Loader=_Loader):
            place = Place(file.path, first_line + token.start_mark.line)
            depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
            if depth > DEEPEST:
                report.error(place, f"lists and mappings nest deeper than {DEEPEST} levels", "indent less")
                return False
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                mark = "&" if isinstance(token, yaml.AnchorToken) else "*"
                message = f"'{mark}{token.value}' is not read: anchors and aliases are refused"
                report.error(place, message, "write it out")
                is_plain = False
            elif isinstance(token, yaml.TagToken):
                tag = "".join(part or "" for part in token.value)
                report.error(place, f"the tag '{tag}' is not read", "write the value without it")
                is_plain = False
    except yaml.YAMLError:
        pass  # composing says what is wrong
    return is_plain


_OPENING = (
    yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken, yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken,
)  # fmt: skip
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
