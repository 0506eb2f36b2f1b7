"""Lists of recipients, as spreadsheets write them and as an attacker would."""

import pytest

from press.model.report import Report
from press.read import read_recipients
from tests.briefings import problems


def read(tmp_path, text):
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    report = Report()
    return read_recipients(path, report), problems(report)


def test_a_list_becomes_people_with_their_columns(tmp_path):
    people, found = read(tmp_path, '\ufeffemail,name,edition,mp\r\nann@example.org,"Example, Ann",letter,yes\r\n')
    assert found == []
    [ann] = people
    assert (ann.address, ann.name, ann.edition, ann.language) == ("ann@example.org", "Example, Ann", "letter", "")
    assert ann.columns["mp"] == "yes"
    assert str(ann.place) == "people.csv:2"


@pytest.mark.parametrize("cell", ["=cmd|'/c calc'!A1", "+1+1", "-1+1", "@SUM(1)"])
def test_a_formula_is_refused(tmp_path, cell):
    _, found = read(tmp_path, f"email,name\nann@example.org,{cell}\n")
    assert found == [
        f"people.csv:2: error: the cell 'name' begins as a formula does: '{cell[:20]}'\n  hint: write it as a text"
    ]


def test_a_row_without_address_is_named_with_its_line(tmp_path):
    _, found = read(tmp_path, "E-Mail,name\n,Ann\n")
    assert found == [
        "people.csv:2: error: this row has no e-mail address\n"
        "  hint: write it into the column 'E-Mail', or delete the row"
    ]


def test_a_list_without_addresses_is_told_once(tmp_path):
    _, found = read(tmp_path, "organisation,name\nTown A,Ann\nTown B,Bob\n")
    assert found == [
        "people.csv:1: error: no column is called 'email'\n"
        "  hint: call the column of the addresses 'email'; there are organisation, name"
    ]


@pytest.mark.parametrize("head", ["Email", "E-Mail", "e-mail", "Mail", "E-mail address", "EMAIL ADDRESS"])
def test_the_column_of_addresses_is_known_by_its_usual_names(tmp_path, head):
    [ann], found = read(tmp_path, f"{head},Name\nann@example.org,Ann\n")
    assert found == []
    assert (ann.address, ann.name) == ("ann@example.org", "Ann")
    assert {"email", "name", head} <= ann.columns.keys()


def test_two_columns_of_addresses_are_refused(tmp_path):
    _, found = read(tmp_path, "email,E-Mail\nann@example.org,bob@example.org\n")
    assert found == [
        "people.csv:1: error: the columns 'email' and 'E-Mail' are both read as 'email'\n"
        "  hint: give one of them another name"
    ]


PEOPLE = "email;name;organisation\r\njose@example.org;José Núñez;Ministère\r\n;;\r\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PEOPLE.encode("utf-8-sig"), id="semicolons"),
        pytest.param(("sep=;\r\n" + PEOPLE).encode(), id="a separator that is named"),
        pytest.param(PEOPLE.replace(";", "\t").encode("utf-16"), id="Unicode Text"),
        pytest.param(PEOPLE.replace("\r\n", ";;\r\n").encode(), id="columns that were once used"),
    ],
)
def test_what_excel_writes_is_read(tmp_path, content):
    [jose], found = read(tmp_path, content)
    assert found == []
    assert (jose.address, jose.name) == ("jose@example.org", "José Núñez")
    assert jose.columns["organisation"] == "Ministère"


def test_another_encoding_is_refused_in_the_words_of_excel(tmp_path):
    _, found = read(tmp_path, PEOPLE.encode("cp1252"))
    assert found == [
        "people.csv:2: error: this is not UTF-8 text\n"
        "  hint: in Excel: 'File', 'Save As', and as file type 'CSV UTF-8 (Comma delimited)'"
    ]


def test_the_same_mailbox_twice_is_told(tmp_path):
    people, found = read(tmp_path, "email\nann@example.org\nANN@Example.org\n")
    assert len(people) == 2
    assert found == [
        "people.csv:3: warning: 'ANN@Example.org' stands in line 2 too, and gets one mail\n"
        "  hint: leave one of the two out"
    ]


def test_an_empty_list_is_a_mistake(tmp_path):
    _, found = read(tmp_path, "email,name\n")
    assert found == [
        "people.csv: error: nobody is on the list\n  hint: write one person to a line, below the names of the columns"
    ]


@pytest.mark.parametrize(
    "content", [b"email\n\xff@example.org\n", b"email\nann@example.org\x00\n", b"", b'email\n"ann\n']
)
def test_what_is_no_text_or_no_table_is_refused(tmp_path, content):
    _, found = read(tmp_path, content)
    assert any(": error: " in problem for problem in found)
