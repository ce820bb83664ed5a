"""From the bytes of a chat completion to the JSON value that the model wrote; and from any failure to a short safe reason."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final

LONGEST_ANSWER: Final = 2_000_000
_FENCE: Final = re.compile(r"```[a-zA-Z]*\s*\n(.*?)(?:```|\Z)", re.DOTALL)
_SPENT: Final = frozenset({"insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached", "billing_not_active"})
_PASSING: Final = frozenset({408, 409, 429})
_USUAL_WAIT: Final = 0.4


class CallFailed(Exception):
    """A call brought no answer. The text is fit for logs and users: never what the service wrote, which may hold the key.

    `wait` is after how many seconds another try makes sense, None for never; `broken` whether it speaks against the service.
    """

    def __init__(self, reason: str, *, wait: float | None = None, broken: bool = True) -> None:
        super().__init__(reason)
        self.wait, self.broken = wait, broken


@dataclass(frozen=True, slots=True)
class StatusFailure:
    """What an answer with a status other than 2xx says: its headers with lower-case names, and the code in its body."""

    status: int
    headers: Mapping[str, str]
    code: str = ""


def read_completion(body: bytes) -> str:
    """The text of the first choice of a chat completion. Raises CallFailed for anything that has none, whole and willing."""
    try:
        envelope = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise CallFailed("the language model's service did not answer with JSON") from None
    choices = envelope.get("choices") if isinstance(envelope, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise CallFailed("the language model's service answered with something else than a completion")
    if message.get("refusal"):
        raise CallFailed("the language model refused the description", broken=False)
    if choice.get("finish_reason") == "content_filter":
        raise CallFailed("the language model's content filter stopped the answer", broken=False)
    if choice.get("finish_reason") == "length":
        raise CallFailed("the language model's answer was cut off at the token limit")
    content = message.get("content")
    if not isinstance(content, str) or not content.strip():
        raise CallFailed("the language model's answer is empty")
    return content


def read_json(content: str) -> Any:
    """The JSON value of an answer, also inside a code fence, after some words or encoded twice; NaN and the like become null.

    Raises ValueError where there is none.
    """
    text = content.lstrip("\ufeff \t\r\n")
    fenced = _FENCE.search(text)
    text = fenced[1] if fenced else text
    if not text.startswith(('"', "{", "[")) and "{" in text:
        text = text[text.index("{") :]
    value = _decode(text)
    return _decode(value) if isinstance(value, str) else value


def explain_status(failure: StatusFailure) -> CallFailed:
    """The reason of an answer with a status other than 2xx, and whether another try makes sense."""
    status = failure.status
    if failure.code in _SPENT:
        return CallFailed("the language model's account is used up")
    if status in _PASSING or 500 <= status < 600:
        return CallFailed(f"the language model's service answered {status}", wait=find_wait(failure.headers))
    return CallFailed(f"the language model's service answered {status}")


def find_wait(headers: Mapping[str, str]) -> float:
    """The seconds that a service asks to wait (retry-after-ms, Retry-After in seconds or as a date against its Date), at least 0."""
    milliseconds, after = headers.get("retry-after-ms", ""), headers.get("retry-after", "")
    with contextlib.suppress(ValueError, OverflowError):
        return max(float(milliseconds) / 1000, 0.0)
    with contextlib.suppress(ValueError, OverflowError):
        return max(float(after), 0.0)
    with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
        return max((parsedate_to_datetime(after) - parsedate_to_datetime(headers.get("date", ""))).total_seconds(), 0.0)
    return _USUAL_WAIT


def _decode(text: str) -> Any:
    try:
        value, _ = json.JSONDecoder(parse_constant=lambda _: None).raw_decode(text.strip())
    except RecursionError:
        raise ValueError("too deep") from None
    return value
