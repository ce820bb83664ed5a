"""Usage and cost in headers, statistics, command and log; the daily budget over a restart."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner
from good_answers import BANK, HOSPITAL, SHOP  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import StubModel, answer_raw, answer_text  # type: ignore[import-not-found]  # it stands beside this file

from fictable.cli.command import fictable as command
from fictable.cli.surroundings import Surroundings
from fictable.contract.catalog import Catalog
from fictable.settings import Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable


async def test_usage_is_told_everywhere(stub: StubModel, open_service: Any, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    """Headers of both ways to generate, the statistics of the cache, the log and the command say the same."""
    caplog.set_level(logging.INFO, "fictable.llm")
    client = await open_service()
    first = await client.post("/generate", json={"description": SHOP, "rows": 3})
    told = {name: first.headers.get(name) for name in ("X-LLM-Calls", "X-LLM-Tokens", "X-LLM-Cost")}
    assert told == {"X-LLM-Calls": "1", "X-LLM-Tokens": "1500", "X-LLM-Cost": "0.002000"}
    cached = await client.post("/generate", json={"description": SHOP, "rows": 3})
    assert (cached.headers["X-Schema-Source"], "X-LLM-Calls" in cached.headers) == ("cache", False)
    stub.script = [answer_text("no")]
    second = await client.post("/v1/generate", json={"description": BANK, "rows": 3})
    assert (second.headers["X-LLM-Calls"], second.headers["X-LLM-Tokens"]) == ("2", "3000")
    third = await client.post("/v1/specs", json={"description": HOSPITAL})
    assert (third.status, third.headers["X-LLM-Calls"]) == (201, "2")
    stats = (await (await client.get("/v1/cache/stats")).json())["llm"]
    prompt = stats.pop("prompt_tokens")
    assert 2000 < prompt < stats.pop("max_prompt_tokens") == 10_000
    counts = {"calls": 5, "input_tokens": 5000, "output_tokens": 2500, "cost": pytest.approx(0.01)}
    assert stats == {
        "model": "stub-1",
        **counts,
        **{f"total_{name}": value for name, value in counts.items()},
        "tokens_today": 7500,
        "daily_token_budget": 0,
    }
    assert "model=stub-1 calls=1 input_tokens=1000 output_tokens=500 cost=0.002000" in caplog.text
    assert "calls=2 input_tokens=2000 output_tokens=1000 cost=0.004000" in caplog.text
    surroundings = Surroundings({"FICTABLE_STORE__PATH": settings.store.path})
    result = await asyncio.to_thread(CliRunner().invoke, command, ("cache", "stats", "--json"), obj=surroundings)
    shown = json.loads(result.stdout)
    assert (shown["llm_calls"], shown["llm_input_tokens"], shown["llm_cost"], shown["llm_tokens_today"]) == (5, 5000, 0.01, 7500)


async def test_a_day_ends_offline_also_after_a_restart(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """The budget holds in the service, in a new one, and for the command; used up, no call is made, and health does not suffer."""
    limited = replace(settings, llm=replace(settings.llm, daily_token_budget=1500))
    async with Fictable(limited, catalog) as fictable:
        sources = [(await fictable.plan(GenerationRequest(description))).source for description in (SHOP, BANK)]
        health = await fictable.check_health()
        assert (await fictable.read_llm_usage()).tokens_today == 1500
    assert (sources, health.openai_api) == (["llm", "offline"], "available")
    strict = replace(limited, planner=replace(limited.planner, on_llm_failure="error"))
    fictable = Fictable(strict, catalog)
    with pytest.raises(Exception, match="daily token budget is used up") as caught:
        await asyncio.to_thread(fictable.plan_sync, GenerationRequest(HOSPITAL))
    assert caught.value.limit == "1500 tokens per day"  # type: ignore[attr-defined]
    assert 0 < caught.value.retry_after <= 86_400  # type: ignore[attr-defined]
    with sqlite3.connect(settings.store.path) as connection:
        connection.execute("UPDATE llm_usage SET day = '2001-01-01'")
    assert (await asyncio.to_thread(fictable.plan_sync, GenerationRequest(HOSPITAL))).source == "llm"
    assert len(stub.calls) == 2


async def test_what_a_service_does_not_count_is_estimated(stub: StubModel, fictable: Fictable) -> None:
    """Without usage in the answer the prompt and the text are estimated; a refused call costs nothing."""
    envelope = {"choices": [{"message": {"content": json.dumps({"fields": [{"name": "city", "type": "place.city"}]})}}]}
    stub.script = [answer_raw(json.dumps(envelope).encode())]
    async with fictable:
        usage = (await fictable.plan(GenerationRequest(SHOP))).usage
        sent = sum(len(message["content"]) for message in stub.calls[0]["messages"])
        assert sent / 4 < usage.input_tokens < sent
        assert 10 <= usage.output_tokens <= 40
        stub.script = [answer_raw(b"{}", 403)]
        assert (await fictable.plan(GenerationRequest(BANK))).usage.tokens == 0


async def test_a_small_prompt_still_plans(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """With a tight budget for the prompt fewer types are offered."""
    for most in (2500, 200_000):
        changed = replace(settings, llm=replace(settings.llm, max_prompt_tokens=most), store=replace(settings.store, cache_max_entries=0))
        stub.script = [answer_text(json.dumps({"fields": [{"name": "city", "type": "category", "values": ["a", "b"]}]}))]
        async with Fictable(changed, catalog) as fictable:
            assert (await fictable.plan(GenerationRequest(SHOP))).source == "llm"
            assert (await fictable.read_llm_usage()).prompt_tokens < max(most, 20_000)
    small, large = (len(json.dumps(call)) for call in stub.calls)
    assert small < large / 1.5
