"""Calls that fail: one deadline, second calls, what is said of it, and what may be kept of a faulty plan."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from good_answers import SHOP  # type: ignore[import-not-found]  # it stands beside this file
from stub_network import hang, hang_up  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import (  # type: ignore[import-not-found]  # it stands beside this file
    KEY,
    StubModel,
    answer_error,
    answer_plan,
    answer_text,
    answer_well,
)

from fictable.contract.catalog import Catalog
from fictable.errors import GenerationFailed, PlanningFailed
from fictable.settings import Settings
from fictable.work.requests import GenerationRequest
from fictable.work.running import TableStream
from fictable.work.service import Fictable

BODY = {"description": SHOP, "rows": 20}
BAD: dict[str, Any] = {
    "fields": [{"name": "price", "type": "commerce.product.price", "clause": "prices", "extra": [{"key": "colour", "value": "x"}]}]
}


async def test_waiting_for_a_place_counts(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """No more calls at a time than the setting says; who waits too long gets the rules' plan."""
    limited = replace(settings, llm=replace(settings.llm, max_calls_in_flight=2), planner=replace(settings.planner, deadline_seconds=0.8))
    stub.script = [hang]
    async with Fictable(limited, catalog) as fictable:
        planned = await asyncio.gather(*(fictable.plan(GenerationRequest(f"{SHOP} {number}")) for number in range(6)))
    assert all(made.degraded and made.source == "offline" for made in planned)
    assert stub.busiest == 2


@pytest.mark.parametrize("first", [answer_error(503), hang_up, answer_error(429, "rate_limit_exceeded", retry_after="0.1")])
async def test_a_passing_failure_is_tried_again(stub: StubModel, fictable: Fictable, first: Any) -> None:
    """A good answer after a failure in passing is the plan; nothing is marked, and the breaker forgets."""
    stub.script = [first, answer_well]
    async with fictable:
        planned = await fictable.plan(GenerationRequest(SHOP))
        health = await fictable.check_health()
    assert (planned.source, planned.degraded, planned.usage.calls, len(stub.calls)) == ("llm", False, 2, 2)
    assert health.openai_api == "available"


async def test_a_faulty_plan_is_sent_back_with_its_faults(stub: StubModel, fictable: Fictable) -> None:
    """The second call holds the first answer and structured issues; its better plan is taken."""
    stub.script = [answer_plan(BAD), answer_well]
    async with fictable:
        planned = await fictable.plan(GenerationRequest(SHOP))
    assert planned.spec.tables[0].fields[0].name == "product_id"
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
async def test_a_faulty_plan_serves_if_there_is_no_better_one(stub: StubModel, settings: Settings, catalog: Catalog, second: Any) -> None:
    """What is good of the first answer is used when the second call fails."""
    stub.script = [answer_plan(BAD), second]
    async with Fictable(replace(settings, planner=replace(settings.planner, deadline_seconds=2.5)), catalog) as fictable:
        planned = await fictable.plan(GenerationRequest(SHOP))
    assert (planned.source, [field.name for field in planned.spec.tables[0].fields]) == ("llm", ["price"])
    assert (len(stub.calls), planned.usage.calls) == (2, 2)


async def test_what_stays_wrong_is_read_by_the_rules(stub: StubModel, fictable: Fictable) -> None:
    """After one turn a column of an unknown type is what the rules read in its words, one that they do not know is left as free text;
    the coverage tells both.
    """
    description = "staff with email, hair and salary between 100 and 200"
    wrong = [
        {"name": "mail", "type": "mail.box", "clause": "email"},
        {"name": "hair", "type": "hair.cut", "clause": "hair"},
        {"name": "salary", "type": "number.integer", "clause": "salary between 100 and 200", "min": 100, "max": 200},
    ]
    stub.script = [answer_text(json.dumps({"fields": wrong}))]
    async with fictable:
        planned = await fictable.plan(GenerationRequest(description))
        offline = fictable.plan_offline(GenerationRequest(description))
    by_rules = {field.name: field.type for field in offline.spec.tables[0].fields}
    made = {field.name: field.type for field in planned.spec.tables[0].fields}
    assert (planned.source, len(stub.calls)) == ("llm", 2)
    assert made["mail"] == by_rules["email"] != "text.sentence"
    coverage = {entry.clause: (entry.status, entry.note) for entry in planned.spec.coverage}
    assert coverage["email"][0] == "mapped"
    assert coverage["email"][1].startswith("as the rules read it: there is no type 'mail.box'")
    assert coverage["salary between 100 and 200"] == ("mapped", "")


async def test_a_failure_can_be_an_error(stub: StubModel, open_service: Any) -> None:
    """on_llm_failure = error: 500 with the contract's details in the one error body, with no word of the service's own."""
    client = await open_service(mode="llm", on_llm_failure="error")
    stub.script = [answer_error(401, "invalid_api_key")]
    for _ in range(2):
        response = await client.post("/generate", json=BODY)
        body = await response.json()
        assert (response.status, body["error_type"], body["code"]) == (500, "generation_failure", "planning_failure")
        assert body["details"]["last_error"].startswith("the language model's service answered 401")
        assert body["details"]["fallback_used"] is False
        assert KEY not in json.dumps(body)
    assert len(stub.calls) == 1


RATE_MESSAGE = "Rate limit reached for stub-1 on requests per min (RPM): Limit 3, Used 3, Requested 1."


@pytest.mark.parametrize(
    ("headers", "message", "seconds", "limit"),
    [
        ({"Retry-After": "60"}, "", 60, "not stated by the language model's service"),
        ({"Retry-After": "59.2"}, RATE_MESSAGE, 60, "3 requests per minute"),
        ({"Retry-After": "7", "X-RateLimit-Limit-Requests": "500"}, "", 7, "500 requests"),
        ({"Retry-After": "1e308"}, "", 86400, "not stated by the language model's service"),
        ({}, "", 30, "not stated by the language model's service"),
    ],
)
async def test_a_rate_limit_can_be_passed_on(
    stub: StubModel, open_service: Any, headers: dict[str, str], message: str, seconds: int, limit: str
) -> None:
    """429 with retry_after, limit and the Retry-After header; a long wait is not waited for."""

    async def refuse(_: Any, __: Any) -> Any:
        from aiohttp import web  # only here

        return web.json_response({"error": {"message": message, "code": "rate_limit_exceeded"}}, status=429, headers=headers)

    client = await open_service(on_llm_failure="error")
    stub.script = [refuse]
    response = await client.post("/generate", json=BODY)
    body = await response.json()
    assert (response.status, body["error_type"], body["code"]) == (429, "rate_limit", "rate_limit_exceeded")
    assert body["details"] == {"retry_after": seconds, "limit": limit}
    assert response.headers["Retry-After"] == str(seconds)
    assert len(stub.calls) == (1 if seconds > 5 and headers else 2)
    if seconds == 60:
        again = await client.post("/generate", json=BODY)
        assert (again.status, len(stub.calls)) == (429, 1)
        assert 1 <= int(again.headers["Retry-After"]) <= 60


async def test_both_ways_may_fail(stub: StubModel, open_service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the rules' rows fail after the model did, 500 says what failed first, and that the fallback was used."""

    def fail(_: TableStream) -> Any:
        raise GenerationFailed("the rows break a promise")

    monkeypatch.setattr(TableStream, "check", fail)
    client = await open_service()
    for script, last in (([answer_error(500)], "the language model's service answered 500"), ([], "no rows by the language model's plan")):
        stub.script = list(script)
        response = await client.post("/generate", json={**BODY, "description": f"{SHOP} {last}"[:200]})
        body = await response.json()
        assert (response.status, body["error_type"], body["code"]) == (500, "generation_failure", "generation_failure")
        assert body["message"] == "Failed to generate synthetic data after multiple attempts"
        assert (body["details"]["last_error"], body["details"]["fallback_used"]) == (last, True)


async def test_without_key_and_address_no_call_is_made(settings: Settings, catalog: Catalog) -> None:
    """Mode llm without access plans offline, marked; auto without a key never thinks of a model."""
    bare = replace(settings, llm=replace(settings.llm, api_key="", base_url=""), planner=replace(settings.planner, mode="llm"))
    async with Fictable(bare, catalog) as fictable:
        planned = await fictable.plan(GenerationRequest(SHOP))
        health = await fictable.check_health()
    assert (planned.source, planned.degraded, planned.usage.calls) == ("offline", True, 0)
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


async def test_a_plan_whose_rows_break_is_replaced_by_the_rules(
    stub: StubModel, open_service: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Rows that break a promise of the model's plan are not the user's trouble: the rules' plan is used, marked, and logged."""
    check = TableStream.check

    def fail(stream: TableStream) -> Any:
        if "broken" in stream.run.table.fields:
            raise GenerationFailed("the rows break a promise")
        return check(stream)

    monkeypatch.setattr(TableStream, "check", fail)
    client = await open_service()
    stub.script = [answer_text(json.dumps({"fields": [{"name": "broken", "type": "text.word"}]}))]
    response = await client.post("/generate", json={"description": SHOP, "rows": 7})
    assert (response.status, response.headers["X-Schema-Source"], response.headers["X-Fallback-Used"]) == (200, "offline", "true")
    assert response.headers["X-LLM-Calls"] == "1"
    assert "no rows by the language model's plan" in caplog.text
