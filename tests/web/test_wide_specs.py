"""Specs that take long to be made ready: who asks for something else meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from fictable.contract.catalog import Catalog
from fictable.errors import Overloaded
from fictable.settings import ServiceSettings, Settings, StoreSettings
from fictable.web.app import create_app
from fictable.work.executor import EngineThread
from fictable.work.service import Fictable

Open = Callable[..., Awaitable[tuple[Any, Fictable]]]
SMALL = {"spec": {"fields": [{"name": "n", "type": "id.sequence"}]}, "rows": 3}
REQUESTS = (
    ("/v1/generate", SMALL),
    ("/v1/specs", SMALL),
    ("/v1/specs/validate", {"spec": SMALL["spec"]}),
    ("/v1/generate", {"description": "customers with name and city", "rows": 3}),
    ("/generate", {"description": "customers with name and city", "rows": 3}),
)


def make_wide(fields: int) -> dict[str, Any]:
    """A spec whose fields each have a method of Faker with arguments of its own, which are judged one by one."""
    calls = [{"name": f"f{number}", "type": "faker.text", "params": {"max_nb_chars": 100 + number}} for number in range(fields)]
    return {"spec": {"fields": calls}, "rows": 2}


@pytest.fixture
async def open_client(catalog: Catalog, offline_settings: Settings, tmp_path: Path, aiohttp_client: Any) -> Open:
    """open_client(setting of the service=…) → a client, and the Fictable object behind it."""

    async def begin(**service: Any) -> tuple[TestClient[Any, Any], Fictable]:
        store = StoreSettings(path=str(tmp_path / "x.sqlite"))
        fictable = Fictable(replace(offline_settings, service=ServiceSettings(access_log=False, **service), store=store), catalog)
        return await aiohttp_client(TestServer(create_app(fictable))), fictable

    return begin


async def test_health_is_answered_while_a_wide_spec_is_made_ready(open_client: Open) -> None:
    """The loop is free all the time: /health is asked again and again, and answers before the spec is ready."""
    client, _ = await open_client()
    wide = asyncio.ensure_future(client.post("/v1/generate", json=make_wide(60)))
    answered = 0
    while not wide.done():
        assert (await client.get("/health")).status == 200
        answered += 1
    assert answered > 5
    assert (await wide).status == 200


async def test_who_waits_too_long_behind_a_wide_spec_is_sent_away(open_client: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """503 with Retry-After for whatever needs the engine, and nothing is made for them later; then all is as before."""
    client, fictable = await open_client(turn_seconds=0.6)
    prepare, go, begun, made = fictable.prepare, threading.Event(), threading.Event(), []

    def wait(spec: Any) -> Any:
        begun.set()
        go.wait(20)
        made.append(spec)
        return prepare(spec)

    monkeypatch.setattr(fictable, "prepare", wait)
    wide = asyncio.ensure_future(client.post("/v1/generate", json=make_wide(2)))
    await asyncio.to_thread(begun.wait, 20)
    answers = await asyncio.gather(*(client.post(path, json=body) for path, body in REQUESTS))
    assert [answer.status for answer in answers] == [503] * len(REQUESTS)
    assert {answer.headers["Retry-After"] for answer in answers} == {"1"}
    assert {(await answer.json())["code"] for answer in answers} == {"overloaded"}
    assert (await client.get("/health")).status == 200
    go.set()
    assert (await wide).status == 200
    assert len(made) == 1
    assert (await client.post("/v1/generate", json=SMALL)).status == 200


async def test_a_spec_that_is_made_ready_counts_as_a_request(open_client: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for one request the next is sent away at once."""
    client, fictable = await open_client(max_requests=1)
    prepare, go, begun = fictable.prepare, threading.Event(), threading.Event()

    def wait(spec: Any) -> Any:
        begun.set()
        go.wait(20)
        return prepare(spec)

    monkeypatch.setattr(fictable, "prepare", wait)
    wide = asyncio.ensure_future(client.post("/v1/generate", json=make_wide(2)))
    await asyncio.to_thread(begun.wait, 20)
    for path, body in REQUESTS:
        assert (await client.post(path, json=body)).status == 503
    go.set()
    assert (await wide).status == 200


async def test_a_job_that_has_not_begun_is_given_up() -> None:
    """Who is cancelled or waits too long leaves nothing behind; who has begun is waited for, however long it takes."""
    thread = EngineThread(turn_seconds=0.5)
    go, done = threading.Event(), []

    def hold() -> str:
        go.wait(20)
        return "held"

    first = asyncio.ensure_future(thread.begin(hold))
    await asyncio.sleep(0.01)
    with pytest.raises(Overloaded):
        await thread.begin(lambda: done.append("late"))
    left = asyncio.ensure_future(thread.begin(lambda: done.append("left")))
    await asyncio.sleep(0.01)
    left.cancel()
    with pytest.raises(asyncio.CancelledError):
        await left
    go.set()
    assert await first == "held"
    assert await thread.begin(lambda: "next") == "next"
    with pytest.raises(ZeroDivisionError):
        await thread.begin(lambda: 1 // 0)
    thread.close()
    assert done == []
