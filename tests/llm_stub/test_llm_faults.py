"""A model's service that fails, in all the ways that services do: the rules answer instead, marked, soon, and nothing leaks."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace
from typing import Any

import pytest
from good_answers import SHOP  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import (  # type: ignore[import-not-found]  # it stands beside this file
    KEY,
    StubModel,
    answer_error,
    answer_plan,
    answer_raw,
    answer_text,
    answer_well,
    drip,
    hang,
    hang_up,
)

from fictable.contract.catalog import Catalog
from fictable.errors import PlanningFailed
from fictable.settings import Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

BODY = {"description": SHOP, "rows": 20}
ONCE = {
    "unauthorized": answer_error(401, "invalid_api_key"),
    "forbidden": answer_error(403),
    "model_not_found": answer_error(404, "model_not_found"),
    "bad_request": answer_error(400, "context_length_exceeded"),
    "quota": answer_error(429, "insufficient_quota"),
    "come_back_in_a_minute": answer_error(429, "rate_limit_exceeded", retry_after="60"),
    "come_back_never": answer_error(429, "rate_limit_exceeded", retry_after="1e308"),
    "redirect": answer_raw(b"", 307, location="/elsewhere"),
    "html": answer_raw(b"<html><body>Welcome</body></html>", media_type="text/html"),
    "empty_body": answer_raw(b""),
    "not_json": answer_raw(b"{'choices': []}"),
    "invalid_utf8": answer_raw(b'{"choices": "\xff\xfe"}'),
    "deep_envelope": answer_raw(b"[" * 200_000),
    "wrong_envelope": answer_raw(b"[1, 2]"),
    "no_choices": answer_raw(b'{"id": "x"}'),
    "empty_choices": answer_raw(b'{"choices": []}'),
    "null_choice": answer_raw(b'{"choices": [null]}'),
    "null_content": answer_text(None),
    "empty_content": answer_text("  "),
    "refusal": answer_text(None, refusal="I cannot help with that."),
    "truncated": answer_text('{"title": "x", "fields": [{"name": "a', finish_reason="length"),
    "content_filter": answer_text("", finish_reason="content_filter"),
    "huge": answer_text("x" * 2_100_000),
}
TWICE = {
    "server_error": answer_error(500),
    "html_error": answer_raw(b"<html>Bad gateway</html>", 502, "text/html"),
    "unavailable": answer_error(503, retry_after="0"),
    "too_many": answer_error(429, "rate_limit_exceeded", retry_after="0.1"),
    "too_many_ms": answer_error(429, "rate_limit_exceeded", retry_after_ms="50"),
    "too_many_badly_said": answer_error(429, "rate_limit_exceeded", retry_after="soon"),
    "conflict": answer_error(409),
    "hang_up": hang_up,
    "prose": answer_text("Sure! Here is a plan for your table."),
    "single_quotes": answer_text("{'fields': []}"),
    "null_json": answer_text("null"),
    "array_json": answer_text("[]"),
    "empty_object": answer_text("{}"),
    "no_fields": answer_text('{"fields": []}'),
    "fields_of_nonsense": answer_text('{"fields": [1, null, "x"]}'),
    "deep_json": answer_text('{"fields": ' + "[" * 100_000),
    "endless_number": answer_text('{"fields": ' + "9" * 5000 + "}"),
}


@pytest.mark.parametrize("name", [*ONCE, *TWICE])
async def test_a_failure_is_answered_by_the_rules(stub: StubModel, open_service: Any, name: str) -> None:
    """200, marked as the fallback; permanent failures cost one call, passing ones and faulty plans two."""
    client = await open_service()
    stub.script = [{**ONCE, **TWICE}[name]]
    response = await client.post("/generate", json=BODY)
    text = await response.text()
    assert response.status == 200, text
    assert (response.headers["X-Schema-Source"], response.headers.get("X-Fallback-Used")) == ("offline", "true")
    assert text.splitlines()[0] == "product_name,price,category,brand,rating"
    assert len(text.splitlines()) == 21
    assert len(stub.calls) == (1 if name in ONCE else 2)


@pytest.mark.parametrize("reply", [hang, drip])
async def test_one_deadline_ends_everything(stub: StubModel, open_service: Any, reply: Any) -> None:
    """A service that hangs, or sends a byte now and then, is left at the deadline."""
    client = await open_service(deadline_seconds=0.6)
    stub.script = [reply]
    async with asyncio.timeout(5):
        response = await client.post("/generate", json=BODY)
    assert (response.status, response.headers["X-Fallback-Used"]) == (200, "true")
    assert len(stub.calls) == 1


async def test_waiting_for_a_place_counts(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """No more calls at a time than the setting says; who waits too long gets the rules' plan."""
    limited = replace(settings, llm=replace(settings.llm, max_calls_in_flight=2), planner=replace(settings.planner, deadline_seconds=0.8))
    stub.script = [hang]
    async with Fictable(limited, catalog) as fictable:
        planned = await asyncio.gather(*(fictable.plan(GenerationRequest(f"{SHOP} {number}")) for number in range(6)))
    assert all(made.degraded and made.source == "offline" for made in planned)
    assert stub.busiest == 2


async def test_a_passing_failure_is_tried_again(stub: StubModel, open_service: Any) -> None:
    """A good answer after a 503 is the plan; nothing is marked."""
    client = await open_service()
    stub.script = [answer_error(503), answer_well]
    response = await client.post("/generate", json=BODY)
    assert response.headers["X-Schema-Source"] == "llm"
    assert "X-Fallback-Used" not in response.headers
    assert len(stub.calls) == 2


async def test_a_faulty_plan_is_sent_back_with_its_faults(stub: StubModel, open_service: Any) -> None:
    """The second call holds the first answer and structured issues; its better plan is taken."""
    client = await open_service()
    bad = {"fields": [{"name": "price", "type": "commerce.product.price", "clause": "prices", "extra": [{"key": "colour", "value": "x"}]}]}
    stub.script = [answer_plan(bad), answer_well]
    response = await client.post("/generate", json=BODY)
    assert (await response.text()).startswith("product_id,")
    messages = stub.calls[1]["messages"]
    assert [message["role"] for message in messages] == ["system", "user", "assistant", "user"]
    issues = json.loads(messages[3]["content"].split("\n", 1)[1])
    assert issues == [
        {
            "path": "/fields/0/colour",
            "code": "not_allowed",
            "message": "commerce.product.price has no parameter colour",
            "allowed": ["max", "min"],
        }
    ]


@pytest.mark.parametrize("second", [answer_error(500), hang, answer_text("no")])
async def test_a_faulty_plan_serves_if_there_is_no_better_one(stub: StubModel, open_service: Any, second: Any) -> None:
    """What is good of the first answer is used when the second call fails."""
    client = await open_service(deadline_seconds=2.5)
    bad = {"fields": [{"name": "price", "type": "commerce.product.price", "clause": "prices", "extra": [{"key": "colour", "value": "x"}]}]}
    stub.script = [answer_plan(bad), second]
    response = await client.post("/generate", json=BODY)
    assert (await response.text()).startswith("price\n")
    assert response.headers["X-Schema-Source"] == "llm"
    assert len(stub.calls) == 2


@pytest.mark.parametrize(
    "wrap", ["```json\n{}\n```", "Here it is:\n```\n{}\n```\nEnjoy!", "\ufeff{}", "{} That is all.", "Plan: {}"], ids=range(5)
)
async def test_an_answer_in_wrapping_is_used(stub: StubModel, fictable: Fictable, wrap: str) -> None:
    """Fences, words around and a byte order mark do not matter."""
    plan = json.dumps({"fields": [{"name": "city", "type": "place.city", "clause": "brands"}]})
    stub.script = [answer_text(wrap.replace("{}", plan))]
    async with fictable:
        planned = await fictable.plan(GenerationRequest(SHOP))
    assert (planned.source, planned.spec.tables[0].fields[0].name) == ("llm", "city")


async def test_an_answer_encoded_twice_is_used(stub: StubModel, fictable: Fictable) -> None:
    """JSON text in JSON text."""
    stub.script = [answer_text(json.dumps(json.dumps({"fields": [{"name": "city", "type": "place.city"}]})))]
    async with fictable:
        assert (await fictable.plan(GenerationRequest(SHOP))).source == "llm"


async def test_a_failure_can_be_an_error(stub: StubModel, open_service: Any) -> None:
    """on_llm_failure = error: 503 api_failure in the one error body, with no word of the service's own."""
    client = await open_service(mode="llm", on_llm_failure="error")
    stub.script = [answer_error(401, "invalid_api_key")]
    response = await client.post("/generate", json=BODY)
    body = await response.json()
    assert (response.status, body["error_type"], body["code"]) == (503, "api_failure", "planning_failure")
    assert KEY not in json.dumps(body)


@pytest.mark.parametrize("name", ["unauthorized", "server_error", "html", "hang_up", "redirect", "prose"])
async def test_the_key_stays_secret(
    stub: StubModel, open_service: Any, caplog: pytest.LogCaptureFixture, name: str, settings: Settings
) -> None:
    """It is in no log line, header or body, even where the service repeats it; nor in the settings as they are shown."""
    caplog.set_level(logging.INFO)
    client = await open_service()
    stub.script = [{**ONCE, **TWICE}[name]]
    response = await client.post("/generate", json=BODY)
    shown = [caplog.text, str(response.headers), await response.text(), repr(settings)]
    for path in ("/health", "/openapi.json"):
        answer = await client.get(path)
        shown += [str(answer.headers), await answer.text()]
    assert all(KEY not in text for text in shown)
    assert "no plan by the language model" in caplog.text
    assert SHOP not in caplog.text


async def test_without_key_and_address_no_call_is_made(settings: Settings, catalog: Catalog) -> None:
    """Mode llm without access plans offline, marked; auto without a key never thinks of a model."""
    bare = replace(settings, llm=replace(settings.llm, api_key="", base_url=""), planner=replace(settings.planner, mode="llm"))
    async with Fictable(bare, catalog) as fictable:
        planned = await fictable.plan(GenerationRequest(SHOP))
        health = await fictable.check_health()
    assert (planned.source, planned.degraded) == ("offline", True)
    assert (health.healthy, health.openai_api) == (False, "unavailable")
    async with Fictable(replace(bare, planner=replace(bare.planner, mode="auto")), catalog) as fictable:
        planned = await fictable.plan(GenerationRequest(SHOP))
        health = await fictable.check_health()
    assert (planned.source, planned.degraded) == ("offline", False)
    assert (health.healthy, health.openai_api) == (True, "unavailable")


async def test_an_error_names_its_reason(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """PlanningFailed says in a few words what happened."""
    strict = replace(settings, planner=replace(settings.planner, on_llm_failure="error"))
    stub.script = [answer_error(404, "model_not_found")]
    async with Fictable(strict, catalog) as fictable:
        with pytest.raises(PlanningFailed, match=r"^the language model's service answered 404$") as caught:
            await fictable.plan(GenerationRequest(SHOP))
    assert caught.value.__cause__ is None
