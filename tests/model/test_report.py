"""Problems as authors see them. The form is that of house-style.md, "Error messages"."""

import pytest

from press.model.report import MOST_TOLD, Diagnostic, Place, Report, Severity, did_you_mean


def test_a_problem_names_its_place_and_what_to_type():
    found = Diagnostic(Place("content/water/a.md", 3), Severity.ERROR, "no fact has the key 'x'", "did you mean 'y'?")
    assert str(found) == "content/water/a.md:3: error: no fact has the key 'x'\n  hint: did you mean 'y'?"


def test_a_problem_of_a_whole_file_has_no_line_and_may_have_no_hint():
    assert str(Diagnostic(Place("a.md"), Severity.WARNING, "it is long")) == "a.md: warning: it is long"


def test_problems_come_by_file_and_line_each_once():
    report = Report()
    report.error(Place("b.md", 1), "x")
    report.error(Place("a.md", 10), "x")
    report.warning(Place("a.md", 9), "y")
    report.error(Place("a.md", 10), "x")
    report.add([Diagnostic(Place("a.md"), Severity.ERROR, "z")])
    assert [str(found) for found in report.diagnostics] == [
        "a.md: error: z",
        "a.md:9: warning: y",
        "a.md:10: error: x",
        "b.md:1: error: x",
    ]


def test_only_errors_stop_a_build():
    report = Report()
    assert not report.has_errors
    report.warning(Place("a.md"), "x")
    assert not report.has_errors
    report.error(Place("a.md"), "x")
    assert report.has_errors


def test_a_place_can_be_below_another():
    assert Place("a.md", 3).below(2) == Place("a.md", 5)


@pytest.mark.parametrize(
    ("word", "hint"),
    [("withuot", "did you mean 'without'?"), ("xyz", "there are with, without"), ("", "there are with, without")],
)
def test_the_nearest_word_is_named(word, hint):
    assert did_you_mean(word, ["with", "without"], "there are with, without") == hint


def test_what_a_problem_quotes_cannot_act_on_a_terminal():
    report = Report()
    report.error(Place("a.md"), "'a\x1b[2Jb\u202ec\nd' is no address", "write 'a\tb'")
    assert [str(found) for found in report.diagnostics] == [
        "a.md: error: 'aU+001B[2JbU+202EcU+000Ad' is no address\n  hint: write 'aU+0009b'"
    ]


def test_a_long_quotation_is_cut_in_the_middle():
    report = Report()
    report.error(Place("a.md"), f"'{'x' * 5000}' is no address")
    message = report.diagnostics[0].message
    assert len(message) == 300
    assert message.startswith("'xxx")
    assert message.endswith("xxx' is no address")


def test_no_more_is_told_than_a_person_reads():
    report = Report()
    for line in range(1, MOST_TOLD + 3):
        report.error(Place("a.md", line), "wrong")
    assert len(report.diagnostics) == MOST_TOLD + 1
    assert str(report.diagnostics[-1]) == (
        "a.md: error: there are 2 problems more than can be told\n  hint: mend these first"
    )


def test_an_error_counts_though_it_is_not_told():
    report = Report()
    for line in range(1, MOST_TOLD + 1):
        report.warning(Place("a.md", line), "odd")
    report.warning(Place("a.md", 1), "odder")
    assert not report.has_errors
    assert report.diagnostics[-1].severity is Severity.WARNING
    report.error(Place("a.md", 1), "wrong")
    assert report.has_errors
    assert report.diagnostics[-1].severity is Severity.ERROR


def test_a_path_cannot_act_on_a_terminal_either():
    report = Report()
    report.error(Place("a\x1b[2J.md", 1), "wrong")
    assert str(report.diagnostics[0]) == "aU+001B[2J.md:1: error: wrong"
