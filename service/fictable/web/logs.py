"""Where the service writes its log: standard error, one line an entry; the access log is lines of JSON."""

from __future__ import annotations

import logging


def configure_logs() -> None:
    """Send our loggers to standard error. Called once, by the command that serves; programs that embed us configure their own."""
    add_handler("fictable", "%(asctime)s %(levelname)s %(name)s: %(message)s", logging.WARNING)
    add_handler("fictable.access", "%(message)s", logging.INFO)


def add_handler(name: str, layout: str, level: int) -> None:
    """Give a logger a handler of its own, unless it has one."""
    logger = logging.getLogger(name)
    logger.setLevel(level)
    logger.propagate = False
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(layout))
        logger.addHandler(handler)
