"""What WeasyPrint only logs becomes problems of the build."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class _Keeper(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[record.getMessage()] = None


@contextmanager
def kept_messages() -> Iterator[dict[str, None]]:
    """The warnings and errors that WeasyPrint and fontTools log meanwhile, each once, in order."""
    keeper = _Keeper()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.handlers[:], logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers = [keeper]
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    try:
        yield keeper.messages
    finally:
        for logger, (handlers, level, propagate) in zip(loggers, before, strict=True):
            logger.handlers, logger.level, logger.propagate = handlers, level, propagate
