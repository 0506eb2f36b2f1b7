"""A file is named by all that it is made of, and by nothing else."""

from dataclasses import fields, replace
from uuid import UUID

import pytest

from press.model.briefing import Picture
from press.model.output import Attachment, Galley, Metadata, XmpEvent, XmpProperty
from press.paginate.identity import identity

DOCUMENT = "uuid:25bed486-7de0-50eb-8848-0a0066f9b949"
NOTE = XmpProperty("https://example.org/ns/", "our", "Ours", "Note", "Text", "external", "A note", "Read twice")
FILE = Attachment("a.txt", "About", "text/plain", "Data", b"a")
METADATA = Metadata("2026-11-22", (NOTE,), (XmpEvent("created", "2026", "", ""),), DOCUMENT, (("python", "3.11"),))
GALLEY = Galley("water-a4", "<p>a", "a4.css", (Picture("a.png", "image/png", b"a"),), METADATA, (FILE,))


def names(galley):
    return {each.name: each.value for each in identity(galley)}


def instance(galley):
    return names(galley)["InstanceID"]


def test_both_names_are_of_a_schema_that_pdf_a_knows():
    """ISO 16684-1, 8.7.2: both are URIs."""
    found = identity(GALLEY)
    assert [(each.prefix, each.name, each.kind, each.schema) for each in found] == [
        ("xmpMM", "DocumentID", "URI", ""),
        ("xmpMM", "InstanceID", "URI", ""),
    ]
    assert names(GALLEY)["DocumentID"] == DOCUMENT != instance(GALLEY)
    assert UUID(instance(GALLEY)).version == 5


def test_the_same_galley_makes_the_same_name_wherever_its_folder_is():
    here, there = (replace(GALLEY, html=f'<p data-source="{path}/one.md" data-line="1">a') for path in ("/a", "/b"))
    assert instance(here) == instance(there) != instance(GALLEY)


CHANGES = {
    "name": "water-a5",
    "html": "<p>b",
    "stylesheet": "a5.css",
    "pictures": (Picture("a.png", "image/png", b"b"),),
    "metadata": replace(METADATA, versions=(("python", "3.12"),)),
    "attachments": (replace(FILE, content=b"b"),),
    "fonts": (("a.ttf", b"a"),),
    "drawings": (Picture("b.svg", "image/svg+xml", b""),),
    "levers": ("smaller.css",),
    "at_most": 2,
    "multiple_of": 4,
    "form": "memo.css",
    "status": "draft.css",
    "house": ("house.css",),
    "tokens": ":root {}",
}


@pytest.mark.parametrize("field", [each.name for each in fields(Galley)])
def test_each_thing_that_a_file_is_made_of_changes_its_name(field):
    assert instance(replace(GALLEY, **{field: CHANGES[field]})) != instance(GALLEY)


def test_what_stands_in_one_field_is_not_taken_for_what_stands_in_two():
    assert instance(replace(GALLEY, form="ab", status="")) != instance(replace(GALLEY, form="a", status="b"))
    assert instance(replace(GALLEY, levers=("a", "b"))) != instance(replace(GALLEY, levers=("a",), house=("b",)))


def test_what_is_no_document_has_no_name():
    assert identity(replace(GALLEY, metadata=replace(METADATA, document=""))) == ()
