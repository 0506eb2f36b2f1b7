"""YAML by strangers (the classes A.1 of hostile front matter): bombs, depths, tags, and characters in disguise."""

import pytest

from tests.hostile.spoiled import record


@pytest.mark.parametrize(
    ("added", "problem"),
    [
        pytest.param("a: &a [x]\n", "39: '&a' is not read: anchors and aliases are refused", id="an anchor"),
        pytest.param("a: *a\n", "39: '*a' is not read: anchors and aliases are refused", id="an alias"),
        pytest.param(
            "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{n}: &{n} [{','.join(['*a'] * 9)}]\n" for n in "bcdefghi"),
            "39: '&a' is not read: anchors and aliases are refused",
            id="a billion laughs",
        ),
        pytest.param(
            "a: &a {k: 1}\n" + "".join(f"{n}: {{<<: [{', '.join(['*a'] * 9)}]}}\n" for n in "bcdefg"),
            "39: '&a' is not read: anchors and aliases are refused",
            id="merged mappings",
        ),
        pytest.param("<<: {title: b}\n", "39: unknown key '<<'", id="a merge key"),
        pytest.param(
            "a: !!python/object/apply:os.system [id]\n",
            "39: the tag '!!python/object/apply:os.system' is not read",
            id="a tag that calls",
        ),
        pytest.param("a: !!binary aGk=\n", "39: the tag '!!binary' is not read", id="a tag of bytes"),
        pytest.param("a: !<tag:x> b\n", "39: the tag 'tag:x' is not read", id="a tag in full"),
        pytest.param("a: " + "[" * 200_000, "brackets nest deeper than 20 levels", id="brackets"),
        pytest.param("a:\n" + "  [\n" * 3000, "brackets nest deeper than 20 levels", id="brackets on lines"),
        pytest.param(
            "a:\n" + "".join(" " * n + "k:\n" for n in range(1, 300)),
            "59: lists and mappings nest deeper than 20 levels",
            id="indented",
        ),
        pytest.param(
            "a:\n  " + "- " * 100_000, "40: lists and mappings nest deeper than 20 levels", id="hyphens in one line"
        ),
        pytest.param("? " * 3000 + "x\n", "39: lists and mappings nest deeper than 20 levels", id="keys of keys"),
        pytest.param("a: [" + "x, " * 60_000 + "x]\n", "the file holds more than 50000 values", id="values"),
        pytest.param(f"a: {'x' * 40_001}\n", "39: the value has more than 40000 characters", id="a long value"),
        pytest.param(f"a: {'<a' * 1001}\n", "39: '<' stands here more than 1000 times", id="tags left open"),
        pytest.param("a: {\n", "40: this is no YAML: did not find expected node content", id="a bracket left open"),
        pytest.param("---\na: b\n", "39: this is no YAML: but found another document", id="a second document"),
        pytest.param(
            "a: 1\na: 2\n", "40: 'a' stands here twice, first in line 39", id="a key twice"
        ),
        pytest.param("titel: a\n", "39: unknown key 'titel'", id="a key that is unknown"),
        pytest.param("[a]: b\n", "39: a key must be a word", id="a key that is a list"),
        pytest.param(
            'a: "\\u202Eevil"\n',
            "39: the invisible character U+202E changes the order in which text is shown",
            id="a turned word behind an escape",
        ),
        pytest.param('a: "\\0"\n', "39: the character U+0000 cannot be printed", id="a zero behind an escape"),
        pytest.param('a: "\\e[2J"\n', "39: the character U+001B cannot be printed", id="a terminal's command"),
        pytest.param('a: "\\uE0005\\uE001"\n', "39: the character U+E000 cannot be printed", id="a mark of our own"),
        pytest.param('"\\0": b\n', "39: the character U+0000 cannot be printed", id="a zero in a key"),
        pytest.param(
            'a: "\\U000E0041"\n', "39: the character U+E0041 is invisible, and could hide words", id="hidden words"
        ),
    ],
)  # fmt: skip
def test_yaml_that_does_more_than_say_is_refused(folder, added, problem):
    found = record(folder, added)
    assert f"briefing.yaml:{problem}" in found or f"briefing.yaml: {problem}" in found


@pytest.mark.parametrize("key", ["smtp_password", "api_key", "secret", "token"])
def test_a_secret_is_refused_and_not_repeated(folder, key):
    found = record(folder, f"{key}: hunter2\n")
    assert found == [f"briefing.yaml:39: unknown key '{key}'"]
    assert "hunter2" not in str(found)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("no", "no"),
        ("1.10", "1.10"),
        ("0o17", "0o17"),
        ("12:30:45", "12:30:45"),
        ("~", "~"),
        ("2026-11-22", "2026-11-22"),
    ],
)
def test_words_stay_words(folder, typed, printed):
    folder.change("briefing.yaml", "title: Water and its price", f"title: {typed}")
    briefing, problems = folder.read()
    assert (briefing.title, problems) == (printed, [])


@pytest.mark.parametrize("words", ["{{ 7 * 7 }}", "{% raw %}", "{# a #}", "${7*7}", "#{7*7}x", "%(title)s"])
def test_template_syntax_is_text(folder, words):
    folder.change("briefing.yaml", "title: Water and its price", f'title: "{words}"')
    briefing, problems = folder.read()
    assert (briefing.title, problems) == (words, [])
