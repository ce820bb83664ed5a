"""A service that speaks the chat completions protocol: it checks requests as the real one does and answers as a test has told it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import jsonschema
from aiohttp import web
from good_answers import GOOD  # type: ignore[import-not-found]  # it stands beside this file
from strict_rules import find_format_faults  # type: ignore[import-not-found]  # it stands beside this file

KEY = "sk-stub-7c1f0a9e52"
Reply = Callable[[web.Request, dict[str, Any]], Awaitable[web.StreamResponse]]


@dataclass
class StubModel:
    """`script` has a reply for each call in turn; the last one, or the good answers if there is none, holds for all further calls.

    `calls` keeps the bodies of all requests, `faults` what the real service would have refused.
    """

    script: list[Reply] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    address: str = ""
    busy: int = 0
    busiest: int = 0

    def make_app(self) -> web.Application:
        """The service."""
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self.complete)
        app.router.add_route("*", "/elsewhere", self.see_elsewhere)
        return app

    async def complete(self, request: web.Request) -> web.StreamResponse:
        """Answer a call."""
        body = await request.json()
        self.calls.append(body)
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        try:
            if request.headers.get("Authorization") != f"Bearer {KEY}":
                return refuse(401, "invalid_api_key")
            faults = find_format_faults(body.get("response_format"))
            self.faults += faults
            if faults or not body.get("model") or not isinstance(body.get("max_tokens"), int):
                return refuse(400, "invalid_request")
            reply = self.script.pop(0) if len(self.script) > 1 else self.script[0] if self.script else answer_well
            return await reply(request, body)
        finally:
            self.busy -= 1

    async def see_elsewhere(self, request: web.Request) -> web.StreamResponse:
        """Where redirects lead; nobody should come here."""
        self.faults.append("a redirect was followed")
        return refuse(404, "not_found")


def read_description(body: dict[str, Any]) -> str:
    """The description in the messages of a call."""
    users = [message["content"] for message in body["messages"] if message["role"] == "user"]
    return str(json.loads(users[0])["description"])


async def answer_well(_: web.Request, body: dict[str, Any]) -> web.StreamResponse:
    """The good plan of a description."""
    return complete_with(json.dumps(fill(GOOD[read_description(body)], body)))


def answer_plan(plan: dict[str, Any], delay: float = 0.0) -> Reply:
    """A reply with a plan that fits the schema."""

    async def reply(_: web.Request, body: dict[str, Any]) -> web.StreamResponse:
        await asyncio.sleep(delay)
        return complete_with(json.dumps(fill(plan, body)))

    return reply


def answer_text(content: str | None, **choice: Any) -> Reply:
    """A reply with any text as the model's."""

    async def reply(_: web.Request, __: dict[str, Any]) -> web.StreamResponse:
        return complete_with(content, **choice)

    return reply


def answer_raw(body: bytes, status: int = 200, media_type: str = "application/json", **headers: str) -> Reply:
    """A reply with any bytes."""

    async def reply(_: web.Request, __: dict[str, Any]) -> web.StreamResponse:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(body=body, status=status, content_type=media_type, headers=sent)

    return reply


def answer_error(status: int, code: str = "", **headers: str) -> Reply:
    """A reply with an error as the real service words it, which repeats the key."""
    error = {"error": {"message": f"Trouble with {KEY}", "type": "error", "param": None, "code": code or None}}
    return answer_raw(json.dumps(error).encode(), status, **headers)


async def hang(_: web.Request, __: dict[str, Any]) -> web.StreamResponse:
    """No reply in a test's time."""
    await asyncio.sleep(30)
    return refuse(500, "overslept")


async def drip(request: web.Request, __: dict[str, Any]) -> web.StreamResponse:
    """A reply that never ends, a byte at a time."""
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(300):
        await response.write(b" ")
        await asyncio.sleep(0.1)
    return response


async def hang_up(request: web.Request, __: dict[str, Any]) -> web.StreamResponse:
    """The connection ends without a reply."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()


def fill(plan: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """A plan with null for what it does not say; it must fit the schema of the call, as strict output always does."""
    schema = body["response_format"]["json_schema"]["schema"]
    field_keys = schema["properties"]["fields"]["items"]["properties"]
    full = dict.fromkeys(schema["properties"]) | plan
    full["fields"] = [dict.fromkeys(field_keys) | made for made in plan["fields"]]
    jsonschema.validate(full, schema)
    return full


def complete_with(content: str | None, *, finish_reason: str = "stop", refusal: str | None = None) -> web.Response:
    """A chat completion."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    usage = {"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500}
    choice = {"index": 0, "message": message, "finish_reason": finish_reason, "logprobs": None}
    return web.json_response(
        {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "stub", "choices": [choice], "usage": usage}
    )


def refuse(status: int, code: str) -> web.Response:
    """An error."""
    return web.json_response({"error": {"message": code, "type": "invalid_request_error", "param": None, "code": code}}, status=status)
