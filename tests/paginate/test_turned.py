"""Pages on their side are shown upright where the root asks for it, their heads at the left."""

from xml.etree.ElementTree import Element

import pydyf
import pytest

from press.paginate.engine.turned import TURNED, turn_pages


@pytest.mark.parametrize(("asked", "turned"), [({TURNED: ""}, [None, 270, None]), ({}, [None, None, None])])
def test_pages_that_are_wider_than_high_are_turned(asked, turned):
    pdf = pydyf.PDF()
    for box in ((0, 0, 595, 842), (-9, -9, 851, 604), (0, 0, 500, 500)):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page", "MediaBox": pydyf.Array(box)}))
    turn_pages(pdf, Element("html", asked))
    pages = [each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/Page"]
    assert [page.get("Rotate") for page in pages] == turned
