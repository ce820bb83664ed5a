"""The lines of the log: one entry each, whatever its text holds, and no secrets."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.settings import LlmSettings, Settings
from fictable.web.keys import CURRENT_ID
from fictable.web.logs import MASK, AccessLines, JsonLines
from fictable.web.server import list_secrets


def make_record(message: str, *arguments: Any, error: BaseException | None = None) -> logging.LogRecord:
    """Make an entry as a logger does."""
    exc_info = (type(error), error, error.__traceback__) if error is not None else None
    return logging.LogRecord("fictable.tests", logging.WARNING, __file__, 1, message, arguments, exc_info)


@given(st.text(max_size=200))
def test_any_text_is_one_line_of_plain_ascii(text: str) -> None:
    """No line end, control character or quote gets out of an entry; the text comes back from it."""
    line = JsonLines().format(make_record("%s", text))
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["message"] == text


def test_an_entry_has_time_level_logger_and_the_id_of_its_request() -> None:
    """Outside a request there is no id."""
    before = json.loads(JsonLines().format(make_record("%d rows", 5)))
    token = CURRENT_ID.set("abc")
    inside = json.loads(JsonLines().format(make_record("x")))
    CURRENT_ID.reset(token)
    assert set(before) == {"timestamp", "level", "logger", "message"}
    assert (before["level"], before["logger"], before["message"]) == ("warning", "fictable.tests", "5 rows")
    assert inside["request_id"] == "abc"


def test_a_traceback_stays_in_its_entry() -> None:
    """A message of many lines, as an error may bring one, cannot pass for entries of its own."""
    try:
        raise ValueError('first\n{"level": "info", "message": "all is well"}\r\x1b[31m')
    except ValueError:
        line = JsonLines().format(make_record("failed", error=sys.exc_info()[1]))
    assert line.isprintable()
    assert "all is well" in json.loads(line)["exception"]


def test_all_secret_settings_are_known_to_the_log() -> None:
    """The key, and of headers that go with it the value alone too."""
    settings = Settings(llm=LlmSettings(api_key="sk-12345678", headers=("X-Team: swordfish", "X-Two: a:b")))
    assert list_secrets(settings) == ["sk-12345678", "X-Team: swordfish", "swordfish", "X-Two: a:b", "a:b"]


@pytest.mark.parametrize("layout", [JsonLines, AccessLines])
def test_secrets_are_masked_wherever_they_turn_up(layout: Any) -> None:
    """In messages and tracebacks, also with characters that JSON escapes; short words are left alone."""
    secrets = ["sk-12345678", 'quote"and\\slash', "", "short"]
    text = f"{secrets[0]} {json.dumps(secrets[1])} short"
    line = layout(secrets).format(make_record("%s", text if layout is JsonLines else json.dumps(text)))
    assert "12345678" not in line
    assert MASK in line
    assert "short" in line
