"""The one error body, for every kind of error, at every kind of address."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from fictable.errors import (
    DescriptionInvalid,
    FictableError,
    GenerationFailed,
    Issue,
    ModelRateLimited,
    PlanningFailed,
    PluginError,
    PluginOverdue,
    Refused,
    SpecInvalid,
    StoreUnavailable,
)
from fictable.web.document import BodyValidator, load_api_document
from fictable.web.problems import Problem, describe_error, name_code, name_status, render_problem, show_value

GOOD = {"description": "a table of customers", "rows": 1}
PROBLEM_MEMBERS = {"type", "title", "status", "detail", "instance", "errors"}
MEMBERS = {"error_type", "message", "details", "timestamp", "status_code", "error", "code"} | PROBLEM_MEMBERS


def assert_error_body(body: dict[str, Any], status: int) -> None:
    """Check a body against the document and the rules that a schema cannot say."""
    schema = load_api_document("1.0.0").content["components"]["schemas"]["ErrorResponse"]
    assert not list(BodyValidator(schema).iter_errors(body))
    assert set(body) == MEMBERS
    assert body["status"] == body["status_code"] == status
    assert body["type"].endswith(f"/{body['code']}")
    assert body["message"] == body["detail"]
    assert len(body["message"]) <= 1000


@pytest.mark.parametrize(
    ("error", "status", "error_type", "code", "message"),
    [
        (DescriptionInvalid([Issue("", "too_vague", "Say more")]), 400, "validation", "invalid_description", "Say more"),
        (SpecInvalid([Issue("/tables/0", "too_many", "Too many")]), 400, "validation", "invalid_spec", "Too many"),
        (Refused("min must be below max", param="min", allowed=range(3)), 400, "validation", "refused", "min must be below max"),
        (GenerationFailed("only 5 of 10 rows"), 500, "generation_failure", "generation_failure", "only 5 of 10 rows"),
        (PluginError("/secret/path"), 500, "generation_failure", "plugin_error", None),
        (PluginOverdue("/secret/path"), 500, "generation_failure", "plugin_overdue", None),
        (PlanningFailed("no answer"), 500, "generation_failure", "planning_failure", None),
        (StoreUnavailable("/secret/path"), 503, "api_failure", "store_unavailable", None),
        (FictableError("/secret/path"), 500, "generation_failure", "internal_error", None),
        (RuntimeError("/secret/path"), 500, "generation_failure", "internal_error", None),
        (RecursionError("/secret/path"), 500, "generation_failure", "internal_error", None),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
async def test_an_error_of_the_service_has_its_status(
    client: Any, fake: Any, caplog: Any, error: Exception, status: int, error_type: str, code: str, message: str | None
) -> None:
    """Each class of errors has one status and type; what may hold internals is not repeated, but logged."""
    fake.error = error
    response = await client.post("/generate", json=GOOD)
    body = await response.json()
    assert_error_body(body, status)
    assert (response.status, response.content_type) == (status, "application/json")
    assert (body["error_type"], body["code"]) == (error_type, code)
    assert message is None or body["message"] == message
    assert "secret" not in json.dumps(body)
    if status >= 500:
        request_id = response.headers["X-Request-ID"]
        assert body["details"]["request_id"] == request_id
        assert any(request_id in record.getMessage() and record.exc_info for record in caplog.records)


async def test_a_refusal_names_the_parameter(client: Any, fake: Any) -> None:
    """Field and allowed values of a refusal are for programs too."""
    fake.error = Refused("the share must be below 1", param="share", allowed=[0, 1])
    body = await (await client.post("/generate", json=GOOD)).json()
    assert body["details"] == {"field": "share", "allowed_values": [0, 1]}


async def test_attempts_are_told(client: Any, fake: Any) -> None:
    """What failed last, and whether the fallback was tried and failed too; a plain failure tells of neither."""
    for error, told in (
        (PlanningFailed("the model hangs"), {"last_error": "the model hangs", "fallback_used": False}),
        (
            GenerationFailed("no rows", last_error="the model hangs", fallback_used=True),
            {"last_error": "the model hangs", "fallback_used": True},
        ),
        (GenerationFailed("no rows"), {}),
    ):
        fake.error = error
        details = (await (await client.post("/generate", json=GOOD)).json())["details"]
        assert {name: value for name, value in details.items() if name != "request_id"} == told


async def test_a_rate_limit_says_when_to_come_back(client: Any, fake: Any) -> None:
    """429 with whole seconds, rounded up, in the details, the body and the header."""
    fake.error = ModelRateLimited("busy", retry_after=59.01, limit="3 requests per minute")
    response = await client.post("/generate", json=GOOD)
    body = await response.json()
    assert (response.status, body["error_type"], body["code"], body["retryAfter"]) == (429, "rate_limit", "rate_limit_exceeded", 60)
    assert body["details"] == {"retry_after": 60, "limit": "3 requests per minute"}
    assert body["message"] == "The language model's rate limit is exceeded. Please try again in 60 seconds"
    assert response.headers["Retry-After"] == "60"


async def test_issues_of_the_description_name_it(client: Any, fake: Any) -> None:
    """An issue without a path is about the description, and its hint is passed on."""
    fake.error = DescriptionInvalid([Issue("", "too_vague", "Say more", given="x" * 99, hint="name the fields")])
    body = await (await client.post("/generate", json=GOOD)).json()
    assert body["details"] == {"field": "description", "provided_value": "x" * 50, "hint": "name the fields"}


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/generate/x",
        "//generate",
        "/docs/../../etc/passwd",
        "/docs/..%2f..%2fetc%2fpasswd",
        "/docs/index.html",
        "/v1",
        "/%00",
        "/a" * 2000,
    ],
)
async def test_an_unknown_address_brings_404(client: Any, path: str) -> None:
    """Unknown addresses have the error body too, and are not repeated in it."""
    response = await client.get(path, allow_redirects=False)
    body = await response.json(content_type=None)
    assert_error_body(body, 404)
    assert (response.status, response.content_type) == (404, "application/problem+json")
    assert (body["code"], body["error_type"]) == ("resource_not_found", "validation")
    assert "passwd" not in json.dumps(body)
    assert "/nothing" not in json.dumps(body)
    assert body["instance"] == f"urn:fictable:request:{response.headers['X-Request-ID']}"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/generate", "POST"),
        ("HEAD", "/generate", "POST"),
        ("PUT", "/generate", "POST"),
        ("DELETE", "/generate/", "POST"),
        ("TRACE", "/generate", "POST"),
        ("OPTIONS", "/generate", "POST"),
        ("PURGE", "/generate", "POST"),
        ("POST", "/health", "GET,HEAD"),
        ("POST", "/v1/health/live", "GET,HEAD"),
        ("POST", "/api/v1/health/", "GET,HEAD"),
        ("DELETE", "/", "GET,HEAD"),
    ],
)
async def test_a_wrong_method_brings_405(client: Any, method: str, path: str, allowed: str) -> None:
    """The methods that an address has are listed in the Allow header."""
    response = await client.request(method, path)
    assert (response.status, response.headers["Allow"]) == (405, allowed)
    expected = "application/json" if path.rstrip("/") in {"/generate", "/health"} else "application/problem+json"
    assert response.content_type == expected
    if method != "HEAD":
        assert_error_body(json.loads(await response.read()), 405)


async def test_an_unknown_expectation_brings_417(client: Any) -> None:
    """Only 100-continue can be expected."""
    response = await client.post("/generate", json=GOOD, headers={"Expect": "a-miracle"})
    assert_error_body(json.loads(await response.read()), 417)
    assert response.status == 417


async def test_a_client_may_wait_to_be_told_to_go_on(client: Any) -> None:
    """Expect: 100-continue works as ever."""
    response = await client.post("/generate", json=GOOD, expect100=True)
    assert response.status == 200


async def test_common_headers_are_on_every_answer(client: Any) -> None:
    """Good and bad answers carry the request's id and the security headers."""
    for response in (await client.get("/health"), await client.get("/nothing"), await client.post("/generate", json=GOOD)):
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Server"] == "fictable"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert len(response.headers["X-Request-ID"]) == 32


@pytest.mark.parametrize(
    ("given", "kept"), [("abc-1.2_3", True), ("x" * 64, True), ("x" * 65, False), ("a b", False), ("é", False), ("", False)]
)
async def test_a_plain_request_id_is_kept(client: Any, given: str, kept: bool) -> None:
    """A client may name its request; anything but plain characters is replaced."""
    response = await client.get("/health", headers={"X-Request-ID": given})
    assert (response.headers["X-Request-ID"] == given) is kept


async def test_requests_are_logged_as_json_without_query(client: Any, caplog: Any) -> None:
    """The access log has one line of JSON a request, and no secrets."""
    with caplog.at_level(logging.INFO, "fictable.access"):
        await client.get("/health?api_key=secret", headers={"Authorization": "Bearer secret", "X-Request-ID": "me"})
        await client.get("/nothing%0Ahere")
    first, second = (json.loads(record.getMessage()) for record in caplog.records if record.name == "fictable.access")
    assert (first["method"], first["path"], first["status"], first["request_id"]) == ("GET", "/health", 200, "me")
    assert "secret" not in json.dumps(first)
    assert second["status"] == 404
    assert all("\n" not in record.getMessage() for record in caplog.records)


def test_an_error_outside_of_generate_has_the_status_of_its_operation() -> None:
    """Bad input is 422 where the document says so; what is no JSON stays 400."""
    assert describe_error(SpecInvalid([Issue("/x", "wrong_type", "Wrong")]), 422).status == 422
    assert describe_error(SpecInvalid([Issue("", "malformed_body", "Wrong")]), 422).status == 400
    assert describe_error(Refused("no"), 422).status == 422


@pytest.mark.parametrize("given", [None, True, 3, 2**70, 1.5, float("nan"), "x" * 99, [1], (1, 2), {"a": 1}, object()])
def test_any_value_can_be_shown(given: Any) -> None:
    """A given value is repeated in short, always in terms of JSON."""
    text = json.dumps(show_value(given), allow_nan=False)
    assert len(text) <= 52


def test_a_body_has_all_members() -> None:
    """Texts are cut, unknown statuses have a name, and categories follow the status."""
    problem = Problem(429, "rate_limited", "x" * 5000)
    body = render_problem(problem, instance="/generate", request_id="me")
    assert_error_body(body, 429)
    assert body["error_type"] == "rate_limit"
    assert (name_status(404), name_status(799), name_code("body_too_large")) == ("Not Found", "Error", "Body too large")
