"""The pipeline that all tests of a process share, as all builds of a run do: fonts and styles are read once."""

from functools import cache

from press.orders.pipeline import Pipeline


@cache
def shared_pipeline() -> Pipeline:
    return Pipeline()
