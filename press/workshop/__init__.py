"""The pipeline, worked by processes of its own: they can be stopped, and see no more than their job needs.

Nothing is imported here: a worker loads its own side of the pipe, and not that of the one who asks.
"""
