"""Answers about the language model, held against the API document: statuses, media types, headers and bodies."""

from __future__ import annotations

from typing import Any

import pytest
from good_answers import BANK, SHOP  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import StubModel, answer_error  # type: ignore[import-not-found]  # it stands beside this file

from fictable.web.document import BodyValidator, load_api_document, resolve_schema

CONTENT = load_api_document("1.0.0").content
READERS = {"integer": int, "number": float, "string": str}
EVERYWHERE = {"X-Request-ID", "X-Content-Type-Options", "X-Frame-Options"}


async def check(response: Any, path: str) -> None:
    """The status is in the document, its media type too, each header that is ours is described and fits, and so does the body."""
    described = CONTENT["paths"][path]["post"]["responses"][str(response.status)]
    assert response.content_type in described["content"]
    headers = described.get("headers", {})
    for name, value in response.headers.items():
        if (name.startswith("X-") and name not in EVERYWHERE) or name == "Retry-After":
            schema = resolve_schema(CONTENT, headers[name]["schema"])
            assert not list(BodyValidator(schema).iter_errors(READERS[schema["type"]](value))), (name, value)
    assert all(name in response.headers for name, header in headers.items() if header.get("required"))
    if response.status >= 400:
        schema = CONTENT["components"]["schemas"]["ErrorResponse"]
        assert not list(BodyValidator(schema).iter_errors(await response.json(content_type=None)))


@pytest.mark.parametrize("path", ["/generate", "/v1/generate"])
async def test_answers_follow_the_document(stub: StubModel, open_service: Any, path: str) -> None:
    """A plan by the model, by the rules in its place, a rate limit that is passed on, and a failure."""
    lenient, strict = await open_service(), await open_service(on_llm_failure="error")
    for client, script, status in (
        (lenient, [], 200),
        (lenient, [answer_error(403)], 200),
        (strict, [answer_error(500)], 500),
        (strict, [answer_error(429, "rate_limit_exceeded", retry_after="60")], 429),
    ):
        stub.script = list(script)
        response = await client.post(path, json={"description": BANK if script else SHOP, "rows": 3})
        if path == "/v1/generate" and status >= 400:
            assert response.status == status
            continue  # described there as any other error
        assert response.status == status
        await check(response, path)


async def test_statistics_follow_the_document(stub: StubModel, open_service: Any) -> None:
    """/v1/cache/stats before and after a call."""
    client = await open_service()
    schema = CONTENT["components"]["schemas"]
    for _ in range(2):
        body = await (await client.get("/v1/cache/stats")).json()
        assert not list(BodyValidator(schema["LlmUsage"]).iter_errors(body["llm"]))
        assert set(body) == set(schema["CacheStats"]["properties"])
        await client.post("/generate", json={"description": SHOP, "rows": 1})
    assert len(stub.calls) == 1
