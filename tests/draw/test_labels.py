"""Labels keep clear of each other and of the points that others name, wherever these lie."""

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from press.draw.materials.labels import Box, Cover, Field, Label, placed

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


POINTS = st.tuples(st.integers(0, 9), st.integers(0, 9))  # few places, so that points lie on bounds and on each other


@given(st.lists(st.lists(POINTS, max_size=9), max_size=4), POINTS, POINTS)
def test_the_points_within_bounds_are_found_each_once_with_their_group(groups, corner, opposite):
    left, top, right, bottom = *corner, *opposite
    asked = [(x, y, n) for n, points in enumerate(groups) for x, y in points if left < x < right and top < y < bottom]
    assert sorted(Cover.of(groups).within(left, top, right, bottom)) == sorted(asked)


def test_a_leader_runs_over_its_own_points_and_over_none_of_others():
    """A ring of points around the anchor, closer than the label may stand, is open at the top alone."""
    label = Label((200, 150), 60, 20)
    angles = [math.radians(degrees) for degrees in range(0, 360, 15) if not 240 <= degrees <= 300]
    ring = tuple((200 + 6 * math.cos(angle), 150 + 6 * math.sin(angle)) for angle in angles)
    own, others = (placed([label], Field(FRAME, groups, gap=4, near=10, reach=120)) for groups in ((ring,), ((), ring)))
    assert [(round(box.x), round(box.y)) for box in own or ()] == [(190, 157)]  # below the anchor
    assert [(round(box.x), round(box.y)) for box in others or ()] == [(150, 123)]  # above it
