"""What sources.yaml may hold. The names are those of the CSL 1.0.2 schema (csl-types.rng, csl-variables.rng)."""

import json
from typing import get_args

import pytest
from pydantic import ValidationError

from press.read.source_form import CslType, SourceForm

NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
)
DATES = "accessed available-date event-date issued original-date submitted"
NUMBERS = (
    "chapter-number collection-number edition issue number number-of-pages number-of-volumes page page-first "
    "part-number printing-number section supplement-number version volume"
)
STRINGS = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number collection-title "
    "container-title container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN "
    "jurisdiction keyword language license medium note original-publisher original-publisher-place original-title "
    "part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale source status "
    "title title-short volume-title"
)
OWN = {"origin": "o", "kind": "expert", "reliability": "A", "reliability_reason": "Read."}
SOURCE = {"id": "x", "type": "book", "title": "Wells", **OWN}


def test_every_type_of_csl_is_known():
    assert len(get_args(CslType)) == 45


@pytest.mark.parametrize("name", " ".join((NAMES, DATES, NUMBERS, STRINGS)).split())
def test_every_variable_of_csl_is_read(name):
    given, read = "5", "5"
    if name in NAMES.split():
        given = read = [{"family": "Doe", "non-dropping-particle": "de"}]
    elif name in DATES.split():
        given, read = "1999-06", {"date-parts": [[1999, 6]]}
    item = SourceForm.model_validate({**SOURCE, name: given}).csl
    assert item == {"id": "x", "type": "book", "title": "Wells", name: read}
    assert json.dumps(item)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1999-06-03/1999-06-10", {"date-parts": [[1999, 6, 3], [1999, 6, 10]]}),
        ("1999/2001", {"date-parts": [[1999], [2001]]}),
        ("1999~", {"date-parts": [[1999]], "circa": 1}),
        ("1999-22", {"date-parts": [[1999]], "season": 2}),
    ],
)
def test_a_date_may_be_a_range_uncertain_or_a_season(text, read):
    assert SourceForm.model_validate({**SOURCE, "issued": text}).csl["issued"] == read


@pytest.mark.parametrize("name", [{}, {"literal": "Town A", "family": "Doe"}, {"suffix": "Jr"}])
def test_a_name_is_one_thing_or_its_parts(name):
    with pytest.raises(ValidationError, match="a name has 'literal' alone, or 'family' or 'given' and what belongs to"):
        SourceForm.model_validate({**SOURCE, "author": [name]})
