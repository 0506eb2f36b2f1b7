"""Labels keep clear of each other and of the points that others name, wherever these lie."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from press.draw.materials.labels import Box, Field, Label, placed

FRAME = Box(0, 0, 400, 300)
LABELS = st.lists(
    st.builds(
        Label,
        anchor=st.tuples(st.floats(20, 380), st.floats(20, 280)),
        width=st.floats(20, 90),
        height=st.floats(10, 30),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=50)
@given(LABELS)
def test_labels_do_not_touch(labels):
    boxes = placed(labels, Field(FRAME, (), gap=4, near=10, reach=120))
    for one, two in combinations(boxes or (), 2):
        assert not one.overlaps(two, 3.9)


@settings(max_examples=50)
@given(LABELS)
def test_labels_hide_no_anchor(labels):
    boxes = placed(labels, Field(FRAME, (), gap=4, near=10, reach=120))
    for box in boxes or ():
        assert not any(box.holds(label.anchor) for label in labels)


@settings(max_examples=50)
@given(LABELS)
def test_labels_stay_in_the_frame(labels):
    for box in placed(labels, Field(FRAME, (), gap=4, near=10, reach=120)) or ():
        assert box.lies_in(FRAME, 3.9)


def test_a_label_that_does_not_fit_is_told():
    assert placed([Label((50, 50), 500, 10)], Field(FRAME, (), gap=4, near=10, reach=120)) is None


def test_a_label_avoids_what_must_be_seen():
    label = Label((200, 150), 60, 20)
    free = placed([label], Field(FRAME, (), gap=4, near=10, reach=60))
    hidden = tuple((x, y) for x in range(205, 290, 5) for y in range(130, 175, 5))
    elsewhere = placed([label], Field(FRAME, ((), hidden), gap=4, near=10, reach=60))
    assert free
    assert elsewhere
    assert not any(elsewhere[0].holds(point) for point in hidden)
