"""Tests of one group run in one worker: else each worker builds the flagship, or waits until another has."""

import os

import pytest


@pytest.mark.xdist_group("groups")
def test_the_scheduler_is_told_of_groups(request):
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("there is one worker")
    # pytest-xdist 3.8.0 sorts tests by what stands behind the sign in their ids.
    assert request.node.nodeid.endswith("@groups")
