"""The log of the service: standard error, one line of JSON for each entry, whatever its text holds."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from datetime import UTC, datetime

from fictable.web.keys import CURRENT_ID

MESSAGE_CHARACTERS = 4000
TRACE_CHARACTERS = 20_000
MASK = "********"
SHORTEST_SECRET = 8
"""A shorter text is no secret, and masking it would tear words apart."""


class JsonLines(logging.Formatter):
    """Writes an entry as one line of ASCII: line ends and control characters of its text are escaped, so that no text can look like
    an entry of its own. `secrets` are masked wherever they turn up.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = tuple(json.dumps(secret)[1:-1] for secret in secrets if len(secret) >= SHORTEST_SECRET)

    def format(self, record: logging.LogRecord) -> str:
        """Give the line of an entry, without its line end."""
        moment = datetime.fromtimestamp(record.created, UTC)
        entry = {
            "timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage()[:MESSAGE_CHARACTERS],
        }
        if CURRENT_ID.get():
            entry["request_id"] = CURRENT_ID.get()
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)[-TRACE_CHARACTERS:]
        return self._mask(json.dumps(entry))

    def _mask(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, MASK)
        return line


class AccessLines(JsonLines):
    """Writes an entry whose message is a line of JSON already."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line of an entry, without its line end."""
        return self._mask(record.getMessage())


def configure_logs(secrets: Iterable[str] = ()) -> None:
    """Send all loggers to standard error: warnings of ours and of the libraries, and the access log. Called once, by the command that
    serves; programs that embed us configure their own.
    """
    known = tuple(secrets)
    logging.captureWarnings(capture=True)
    add_handler("", JsonLines(known), logging.WARNING)
    add_handler("fictable", JsonLines(known), logging.WARNING)
    add_handler("fictable.access", AccessLines(known), logging.INFO)


def add_handler(name: str, layout: logging.Formatter, level: int) -> None:
    """Give a logger a handler of its own, unless it has one."""
    logger = logging.getLogger(name)
    logger.setLevel(level)
    logger.propagate = False
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(layout)
        logger.addHandler(handler)
