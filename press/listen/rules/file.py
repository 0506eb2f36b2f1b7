"""What a file says of itself."""

import re
from collections.abc import Iterator

from press.listen.reading import Reading
from press.listen.rules.rule import PDF, UA, XMP, Check, Found
from press.model.tags import Rule

# A name in PostScript: no blank, and none of the characters that part words of that language.
_FONT_NAME = re.compile(r"(?:[A-Z]{6}\+)?[A-Za-z0-9][A-Za-z0-9._+-]*[A-Za-z0-9]")
# What our sheets to fold say of themselves, which nobody is to read.
NOT_TAGGED = "not tagged"
_WANTED = ("dc:language", "xmpMM:DocumentID", "xmpMM:InstanceID")


def _is_to_fold(reading: Reading) -> bool:
    """Whether a file says itself that it is not to be read."""
    return not reading.elements and NOT_TAGGED in dict(reading.tagged.facts.metadata).get("dc:description", "")


def _no_tags(reading: Reading) -> Iterator[Found]:
    if _is_to_fold(reading):
        return
    if not reading.elements:
        yield Found(0, "the file has no tags, so that nothing of it is read in order")
    elif not reading.tagged.facts.is_marked:
        yield Found(0, "the file does not say that it is tagged")


def _title(reading: Reading) -> Iterator[Found]:
    facts = reading.tagged.facts
    if "dc:title" not in dict(facts.metadata):
        yield Found(0, "the metadata has no dc:title")
    if not facts.shows_title:
        yield Found(0, "a viewer is told to show the name of the file, not its title")


def _metadata(reading: Reading) -> Iterator[Found]:
    there = dict(reading.tagged.facts.metadata)
    for name in () if _is_to_fold(reading) else _WANTED:
        if name not in there:
            yield Found(0, f"the metadata has no {name}")


def _rights(reading: Reading) -> Iterator[Found]:
    """Advice: nothing can be said of them where a publisher has said nothing."""
    if "dc:rights" not in dict(reading.tagged.facts.metadata) and not _is_to_fold(reading):
        yield Found(0, "the metadata has no dc:rights")


def _fonts(reading: Reading) -> Iterator[Found]:
    for name in reading.tagged.facts.fonts:
        if name and not _FONT_NAME.fullmatch(name):
            yield Found(0, "a font has a name that is none", name)


def _version(reading: Reading) -> Iterator[Found]:
    facts = reading.tagged.facts
    needed, thing = facts.needs
    if facts.version < needed:
        yield Found(0, f"the file says that it is PDF {facts.version}, and {thing} needs {needed}")


def _outline(reading: Reading) -> Iterator[Found]:
    facts = reading.tagged.facts
    if facts.has_outline and facts.page_mode != "UseOutlines":
        yield Found(0, "the file has bookmarks, and a viewer is not told to show them")


CHECKS = (
    Check(Rule("tagged", f"{UA}, 7.1", "make it anew with tags"), _no_tags),
    Check(Rule("title", f"{UA}, 7.1", "write dc:title, and set DisplayDocTitle"), _title),
    Check(Rule("metadata", f"{XMP}, 8", "write it into the XMP of the file"), _metadata),
    Check(Rule("rights", f"{XMP}, 8", "name the licence of the text, if it has one", is_advice=True), _rights),
    Check(Rule("font-name", f"{PDF}, 9.6.2 and 9.7.6", "give BaseFont and FontName the PostScript name"), _fonts),
    Check(Rule("version", f"{PDF}, 7.5.2 and 11", "raise the version in the head of the file"), _version),
    Check(Rule("outline", f"{PDF}, 7.7.2", "set PageMode to UseOutlines"), _outline),
)
