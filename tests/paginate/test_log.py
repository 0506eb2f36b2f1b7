"""What WeasyPrint and fontTools log is kept, and their loggers are left as they were."""

import logging

import pytest

from press.paginate.engine.log import kept_messages


@pytest.mark.parametrize("name", ["weasyprint", "weasyprint.css", "fontTools", "fontTools.subset"])
def test_warnings_and_errors_are_kept_once_and_in_order(name):
    logger = logging.getLogger(name)
    with kept_messages() as messages:
        logger.warning("b %s", 1)
        logger.error("a")
        logger.warning("b %s", 1)
        logger.info("not this")
    assert list(messages) == ["b 1", "a"]


def test_other_loggers_are_let_be():
    with kept_messages() as messages:
        logging.getLogger("elsewhere").error("a")
    assert list(messages) == []


def test_nothing_goes_elsewhere_meanwhile(caplog):
    with kept_messages():
        logging.getLogger("weasyprint").error("a")
    assert caplog.records == []


@pytest.mark.parametrize("fails", [False, True])
def test_loggers_are_left_as_they_were(fails):
    logger = logging.getLogger("weasyprint")
    own = logging.NullHandler()
    logger.handlers, logger.propagate = [own], True
    logger.setLevel(logging.ERROR)
    try:
        with kept_messages():
            if fails:
                raise KeyError
    except KeyError:
        assert fails
    assert (logger.handlers, logger.level, logger.propagate) == ([own], logging.ERROR, True)
