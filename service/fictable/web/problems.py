"""Errors → the one error body of the service (RFC 9457 and the members that programs usually look for).

| error                      | status                   | error_type         |
|----------------------------|--------------------------|--------------------|
| InvalidInput and below     | 400 or 422, by operation | validation         |
| Refused                    | 400 or 422, by operation | validation         |
| PluginError and below      | 500                      | generation_failure |
| GenerationFailed           | 500                      | generation_failure |
| PlanningFailed             | 500                      | generation_failure |
| ModelRateLimited           | 429                      | rate_limit         |
| StoreUnavailable           | 503                      | api_failure        |
| Overloaded                 | 503, Retry-After         | api_failure        |
| HTTP errors                | their own                | by status          |
| everything else            | 500                      | generation_failure |
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, TypeVar

from aiohttp import hdrs, web

from fictable.errors import (
    DescriptionInvalid,
    FictableError,
    GenerationFailed,
    InvalidInput,
    Issue,
    ModelRateLimited,
    Overloaded,
    PlanningFailed,
    PluginError,
    Refused,
    StoreFull,
    StoreUnavailable,
)
from fictable.web.bodies import UNREADABLE_CODES

T = TypeVar("T")

PROBLEM_ADDRESS = "https://fictable.example/problems/"
"""Where the `type` of a problem points: a name only, under a domain that is reserved for examples (RFC 2606)."""
SHOWN_CHARACTERS = 50
MESSAGE_CHARACTERS = 1000

ERROR_STATUSES: Mapping[type[FictableError], int | None] = {
    InvalidInput: None,
    Refused: None,
    PluginError: 500,
    GenerationFailed: 500,
    PlanningFailed: 500,
    ModelRateLimited: 429,
    StoreUnavailable: 503,
    StoreFull: 409,
    Overloaded: 503,
    FictableError: 500,
}
"""The status of each error; None is the operation's own for bad requests. The nearest class of an error counts."""

ERROR_TYPES: Mapping[int, str] = {429: "rate_limit", 503: "api_failure"}
"""The `error_type` of a status; others are `validation` below 500 and `generation_failure` from there on."""

SAFE_MESSAGES: Mapping[type[FictableError], str] = {
    PluginError: "Failed to generate synthetic data: a plugin did not work as promised",
    StoreFull: "No further spec can be kept; rows can be asked for with the spec itself",
    StoreUnavailable: "The store of the service is unavailable",
    PlanningFailed: "Failed to generate synthetic data: the language model gave no plan",
    FictableError: "Failed to generate synthetic data",
}
"""Said instead of the error's own text, which may hold paths and the like; the log has it."""

HTTP_PROBLEMS: Mapping[int, tuple[str, str]] = {
    400: ("bad_request", "The request is not valid HTTP"),
    404: ("resource_not_found", "There is nothing at this address"),
    405: ("method_not_allowed", "The method is not allowed at this address; the Allow header lists those that are"),
    408: ("request_timeout", "The body did not arrive in time"),
    413: ("body_too_large", "The body is larger than this service allows"),
    415: ("unsupported_media_type", "The body must be application/json, sent without Content-Encoding"),
    417: ("expectation_failed", "The Expect header may only hold 100-continue"),
    414: ("uri_too_long", "The address is longer than this service reads"),
    431: ("headers_too_large", "The headers are longer or more than this service reads"),
    500: ("internal_error", "Failed to generate synthetic data"),
    503: ("overloaded", "The service has too many connections; try again in a moment"),
}
"""Code and message of the errors of HTTP itself."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is said about an error. `issues` are all things wrong with the request; `headers` go with the answer."""

    status: int
    code: str
    message: str
    details: Mapping[str, Any] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def error_type(self) -> str:
        """The category of the error: validation, rate_limit, api_failure or generation_failure."""
        return ERROR_TYPES.get(self.status, "validation" if self.status < 500 else "generation_failure")


def describe_error(error: Exception, validation_status: int) -> Problem:
    """Describe any error; `validation_status` is the operation's status for a request that breaks a rule, 400 or 422."""
    if isinstance(error, web.HTTPException):
        return describe_http_error(error)
    if isinstance(error, InvalidInput):
        return describe_issues(error, validation_status)
    if isinstance(error, FictableError):
        return describe_own_error(error, validation_status)
    return Problem(500, *HTTP_PROBLEMS[500])


def describe_http_error(error: web.HTTPException) -> Problem:
    """Describe an error of HTTP itself; its Allow header is kept."""
    code, message = HTTP_PROBLEMS.get(error.status, (f"http_{error.status}", name_status(error.status)))
    headers = {str(hdrs.ALLOW): error.headers[hdrs.ALLOW]} if hdrs.ALLOW in error.headers else {}
    return Problem(error.status, code, message, headers=headers)


def describe_issues(error: InvalidInput, validation_status: int) -> Problem:
    """Describe a request that breaks rules: the first issue gives the message, all are listed."""
    first = error.issues[0]
    status = 400 if first.code in UNREADABLE_CODES else validation_status
    default_field = "description" if isinstance(error, DescriptionInvalid) else "body"
    details: dict[str, Any] = {"field": name_field(first.path, default_field), "provided_value": show_value(first.given)}
    if first.path == "" and default_field == "body":
        del details["provided_value"]
    if first.allowed is not None:
        details["allowed_values"] = plain(first.allowed)
    if first.hint:
        details["hint"] = first.hint
    return Problem(status, error.code, first.message, details, error.issues)


def describe_own_error(error: FictableError, validation_status: int) -> Problem:
    """Describe an error of Fictable other than bad input."""
    status = find_nearest(ERROR_STATUSES, error)
    details: dict[str, Any] = {}
    if isinstance(error, Refused):
        details = {"field": error.param or "description"}
        if error.allowed is not None:
            details["allowed_values"] = plain(error.allowed)
    if isinstance(error, ModelRateLimited):
        return describe_rate_limit(error)
    details |= describe_attempts(error)
    headers = {}
    if isinstance(error, Overloaded):
        details["retry_after"] = error.retry_after
        headers[str(hdrs.RETRY_AFTER)] = str(error.retry_after)
    own_text = isinstance(error, Refused | GenerationFailed | Overloaded)
    message = str(error) if own_text and str(error) else find_nearest(SAFE_MESSAGES, error)
    return Problem(validation_status if status is None else status, error.code, message, details, headers=headers)


def describe_rate_limit(error: ModelRateLimited) -> Problem:
    """Describe that the language model may not be asked now, with the whole seconds to wait."""
    seconds = max(1, math.ceil(error.retry_after))
    message = f"The language model's rate limit is exceeded. Please try again in {seconds} seconds"
    details = {"retry_after": seconds, "limit": error.limit}
    return Problem(429, error.code, message, details, headers={str(hdrs.RETRY_AFTER): str(seconds)})


def describe_attempts(error: FictableError) -> dict[str, Any]:
    """Give what failed last and whether the offline planner was tried and failed too, where there was more than one way."""
    if isinstance(error, PlanningFailed):
        return {"last_error": str(error), "fallback_used": False}
    if isinstance(error, GenerationFailed) and error.fallback_used is not None:
        return {"last_error": error.last_error, "fallback_used": error.fallback_used}
    return {}


def find_nearest(table: Mapping[type[FictableError], T], error: FictableError) -> T:
    """Give the entry for the class of an error, or for the nearest class above it."""
    return next(table[kind] for kind in type(error).__mro__ if kind in table)


def name_field(path: str, default: str) -> str:
    """Give the member that a JSON pointer begins with, shortened; `default` for the whole."""
    first = path.removeprefix("/").split("/", 1)[0].replace("~1", "/").replace("~0", "~")
    return first[:SHOWN_CHARACTERS] if path else default


def show_value(given: Any) -> Any:
    """Give a given value as it may be repeated: a text of at most 50 characters, a number, true, false or null; else what it is."""
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, int):
        return given if abs(given) < 2**63 else "a very large number"
    if isinstance(given, float):
        return given if math.isfinite(given) else str(given)
    if isinstance(given, str):
        return given[:SHOWN_CHARACTERS]
    if isinstance(given, list | tuple):
        return f"a list of {len(given)}"
    return "an object" if isinstance(given, Mapping) else type(given).__name__


def plain(value: Any) -> Any:
    """Give a value in terms of JSON; what JSON does not have becomes text."""
    return json.loads(json.dumps(list(value) if isinstance(value, set | frozenset | range) else value, default=plain_part))


def plain_part(value: Any) -> Any:
    """Give a part that JSON does not have as an object, a list or text."""
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, Sequence) else str(value)


def name_status(status: int) -> str:
    """Give the reason phrase of a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def name_code(code: str) -> str:
    """Give a code in words."""
    return code.replace("_", " ").capitalize()


def format_now() -> str:
    """Give the time now in UTC to the second (RFC 3339), such as 2025-09-05T10:30:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def render_problem(problem: Problem, *, instance: str, request_id: str) -> dict[str, Any]:
    """Give the error body. `instance` is a URI reference that names this occurrence."""
    message = problem.message[:MESSAGE_CHARACTERS]
    details = dict(problem.details) if problem.status < 500 else {**problem.details, "request_id": request_id}
    errors = [render_issue(issue) for issue in problem.issues[:100]]
    return {
        "error_type": problem.error_type,
        "message": message,
        "details": details,
        "timestamp": format_now(),
        "status_code": problem.status,
        "error": name_status(problem.status),
        "code": problem.code,
        "type": f"{PROBLEM_ADDRESS}{problem.code}",
        "title": name_code(problem.code),
        "status": problem.status,
        "detail": message,
        "instance": instance,
        "errors": errors,
        **({"retryAfter": details["retry_after"]} if "retry_after" in details else {}),
    }


def render_problem_bytes(problem: Problem, *, instance: str, request_id: str) -> bytes:
    """Give the error body as JSON text in ASCII."""
    return json.dumps(render_problem(problem, instance=instance, request_id=request_id)).encode("ascii")


def render_issue(issue: Issue) -> dict[str, Any]:
    """Give one thing that is wrong, as it stands in the list of a problem."""
    entry = {
        "field": name_field(issue.path, "body"),
        "path": issue.path[:200],
        "code": issue.code,
        "message": issue.message[:MESSAGE_CHARACTERS],
    }
    more = {"allowed": None if issue.allowed is None else plain(issue.allowed), "hint": issue.hint or None}
    return entry | {name: value for name, value in more.items() if value is not None}


def answer_problem(problem: Problem, *, media_type: str, instance: str, request_id: str) -> web.Response:
    """Give the response for a problem, in JSON."""
    body = render_problem_bytes(problem, instance=instance, request_id=request_id)
    return web.Response(status=problem.status, body=body, content_type=media_type, headers=problem.headers)
