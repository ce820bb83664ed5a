"""Why a call of a language model brought no answer: safe words, whether another try makes sense, and what it says of the service."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final, Literal

FailureKind = Literal["passing", "permanent", "answer", "withheld"]
Complaint = Literal["", "format", "limit", "temperature"]

_SPENT: Final = frozenset(
    {"insufficient_quota", "credit_balance_exhausted", "credit_exhausted", "billing_hard_limit_reached", "billing_not_active"}
)
_FILTERED: Final = frozenset({"content_filter", "content_policy_violation", "invalid_prompt", "moderation_blocked"})
_PASSING: Final = frozenset({408, 409, 425, 429})
_REFUSING: Final = frozenset({400, 422, 501})
_FORMAT: Final = re.compile(r"response_format|json_schema|json_object|structured[ _-]?outputs?", re.IGNORECASE)
_STATED_LIMIT: Final = re.compile(r"(requests|tokens) per (min|minute|hour|day)\b[^:]{0,20}: Limit:? (\d{1,12})\b", re.IGNORECASE)
_USUAL_WAIT: Final = 0.4
_LONGEST_MESSAGE: Final = 2000
_LIMIT_HEADERS: Final = (("x-ratelimit-limit-requests", "requests"), ("x-ratelimit-limit-tokens", "tokens"))
UNSTATED_LIMIT: Final = "not stated by the language model's service"


class CallFailed(Exception):
    """A call brought no answer. The text is fit for logs and users: never what the service wrote, which may hold the key.

    `kind` tells whom it speaks against: `passing` (the service, now), `permanent` (the service or the settings, until somebody
    mends them), `answer` (this answer alone), `withheld` (nobody: no call was made). `wait` is after how many seconds another try
    makes sense, None for never. `retry_after` are the seconds that a rate limit asks for, None where it is no rate limit; `limit`
    says which one. `complaint` names the part of the request that the service does not know. `weight` is how much it counts.
    `tokens` are those that it cost, input and output; None where nobody knows. `status` is that of the answer, if it was not 2xx.
    """

    def __init__(
        self,
        reason: str,
        *,
        kind: FailureKind = "passing",
        wait: float | None = None,
        retry_after: float | None = None,
        limit: str = "",
        complaint: Complaint = "",
        weight: int = 1,
    ) -> None:
        super().__init__(reason)
        self.kind, self.wait, self.retry_after, self.limit = kind, wait, retry_after, limit
        self.complaint, self.weight = complaint, weight
        self.tokens: tuple[int | None, int | None] = (None, None)
        self.status: int | None = None


@dataclass(frozen=True, slots=True)
class StatusFailure:
    """What an answer with a status other than 2xx says: its headers with lower-case names, and its body as JSON, if it is."""

    status: int
    headers: Mapping[str, str]
    body: Any = None


def explain_status(failure: StatusFailure) -> CallFailed:
    """The reason of an answer with a status other than 2xx, and whether another try makes sense; it costs no tokens."""
    explained = _explain_status(failure)
    explained.tokens, explained.status = (0, 0), failure.status
    return explained


def _explain_status(failure: StatusFailure) -> CallFailed:
    status, error = failure.status, _read_error(failure.body)
    reason = f"the language model's service answered {status}"
    if {error["code"], error["type"]} & _SPENT:
        return CallFailed("the language model's account is used up", kind="permanent")
    if status == 429:
        wait = find_wait(failure.headers)
        stated = _states_wait(failure.headers)
        limit = find_limit(error["message"], failure.headers)
        return CallFailed(reason, wait=wait, retry_after=wait if stated else 0.0, limit=limit)
    if status in _PASSING or (500 <= status < 600 and status != 501):
        return CallFailed(reason, wait=find_wait(failure.headers))
    if {error["code"], error["type"]} & _FILTERED:
        return CallFailed("the language model's content filter stopped the description", kind="answer")
    if status in _REFUSING:
        return CallFailed(reason, kind="permanent", complaint=find_complaint(error))
    return CallFailed(reason, kind="permanent")


def find_complaint(error: Mapping[str, str]) -> Complaint:
    """The part of the request that an error names as unknown or not supported."""
    param, message = error["param"], error["message"]
    if _FORMAT.search(param) or _FORMAT.search(message):
        return "format"
    if "max_tokens" in param or "max_completion_tokens" in message:
        return "limit"
    return "temperature" if "temperature" in param else ""


def find_limit(message: str, headers: Mapping[str, str]) -> str:
    """The rate limit in words, such as `3 requests per minute`, from numbers that the service states; it may state none."""
    stated = _STATED_LIMIT.search(message)
    if stated:
        unit = {"min": "minute"}.get(stated[2].lower(), stated[2].lower())
        return f"{stated[3]} {stated[1].lower()} per {unit}"
    for name, what in _LIMIT_HEADERS:
        if re.fullmatch(r"\d{1,12}", headers.get(name, "")):
            return f"{headers[name]} {what}"
    return UNSTATED_LIMIT


def find_wait(headers: Mapping[str, str]) -> float:
    """The seconds that a service asks to wait (retry-after-ms, Retry-After in seconds or as a date against its Date), at least 0."""
    milliseconds, after = headers.get("retry-after-ms", ""), headers.get("retry-after", "")
    with contextlib.suppress(ValueError, OverflowError):
        return _at_least_zero(float(milliseconds) / 1000)
    with contextlib.suppress(ValueError, OverflowError):
        return _at_least_zero(float(after))
    with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
        return _at_least_zero((parsedate_to_datetime(after) - parsedate_to_datetime(headers.get("date", ""))).total_seconds())
    return _USUAL_WAIT


def _states_wait(headers: Mapping[str, str]) -> bool:
    return bool(headers.get("retry-after-ms") or headers.get("retry-after"))


def _at_least_zero(seconds: float) -> float:
    """The seconds, 0 for a time that is past. Raises ValueError for not-a-number."""
    if seconds != seconds:  # noqa: PLR0124 - the test for not-a-number
        raise ValueError("not a number")
    return max(seconds, 0.0)


def _read_error(body: Any) -> dict[str, str]:
    """The parts of an error body that decide: texts, empty where there are none; bodies are objects, texts or anything."""
    error = body.get("error", body) if isinstance(body, dict) else body
    if not isinstance(error, dict):
        error = {"message": error}
    names = ("code", "type", "param", "message")
    return {name: error[name][:_LONGEST_MESSAGE] if isinstance(error.get(name), str) else "" for name in names}
