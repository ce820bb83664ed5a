"""A service that speaks the chat completions protocol: it checks requests as the real one does and answers as a test has told it."""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import jsonschema
from aiohttp import web
from good_answers import GOOD, SHOP  # type: ignore[import-not-found]  # it stands beside this file
from multidict import CIMultiDict
from strict_rules import find_format_faults  # type: ignore[import-not-found]  # it stands beside this file

from fictable.plan.wire import FIELD_KEYS

KEY = "sk-stub-7c1f0a9e52"
Reply = Callable[[web.Request, dict[str, Any]], Awaitable[web.StreamResponse]]


MARK = re.compile(r"\(kind ([a-z0-9_]+)\)")


@dataclass
class StubModel:
    """`script` has a reply for each call in turn; the last one, or the good answers if there is none, holds for all further calls.

    `kinds` has such scripts for descriptions that name one, as `(kind name)`, until `healthy` is set. `calls` keeps the bodies of all
    requests, `seen` their addresses and headers, `faults` what the real service would have refused. `forms` are the forms of an answer
    that it knows, `key_header` is where it looks for the key.
    """

    script: list[Reply] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    seen: list[tuple[str, CIMultiDict[str]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    address: str = ""
    busy: int = 0
    busiest: int = 0
    kinds: Mapping[str, Sequence[Reply]] = field(default_factory=dict)
    called: Counter[str] = field(default_factory=Counter)
    healthy: set[str] = field(default_factory=set)
    forms: tuple[str, ...] = ("json_schema",)
    key_header: str = "Authorization"

    def make_app(self) -> web.Application:
        """The service."""
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self.complete)
        app.router.add_post("/openai/deployments/{name}/chat/completions", self.complete)
        app.router.add_route("*", "/elsewhere", self.see_elsewhere)
        return app

    async def complete(self, request: web.Request) -> web.StreamResponse:
        """Answer a call."""
        body = await request.json()
        self.calls.append(body)
        self.seen.append((str(request.rel_url), request.headers.copy()))
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        try:
            key = request.headers.get(self.key_header)
            if key != (f"Bearer {KEY}" if self.key_header == "Authorization" else KEY):
                return refuse(401, "invalid_api_key")
            form = body.get("response_format", {}).get("type", "text")
            if form not in self.forms:
                message = f"Invalid parameter: 'response_format' of type '{form}' is not supported with this model."
                return refuse(400, "invalid_request_error", message, "response_format")
            faults = find_format_faults(body.get("response_format")) if form == "json_schema" else []
            self.faults += faults
            if faults or not body.get("model") or not (body.get("max_tokens") or body.get("max_completion_tokens")):
                return refuse(400, "invalid_request")
            return await self._choose(body)(request, body)
        finally:
            self.busy -= 1

    def _choose(self, body: dict[str, Any]) -> Reply:
        """The reply whose turn it is."""
        marked = MARK.search(body["messages"][1]["content"])
        name = marked[1] if marked else ""
        if name in self.kinds:
            self.called[name] += 1
            script = self.kinds[name]
            return answer_well if name in self.healthy else script[min(self.called[name], len(script)) - 1]
        return self.script.pop(0) if len(self.script) > 1 else self.script[0] if self.script else answer_well

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
    description = read_description(body)
    return complete_with(json.dumps(fill(GOOD.get(description, GOOD[SHOP]), body)))


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


def fill(plan: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """A plan with null for what it does not say; it must fit the schema of the call, if there is one, as strict output always does."""
    if body.get("response_format", {}).get("type") != "json_schema":
        return plan | {"fields": [dict.fromkeys(FIELD_KEYS) | made for made in plan["fields"]]}
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


def refuse(status: int, code: str, message: str = "", param: str | None = None) -> web.Response:
    """An error."""
    error = {"message": message or code, "type": "invalid_request_error", "param": param, "code": code}
    return web.json_response({"error": error}, status=status)
