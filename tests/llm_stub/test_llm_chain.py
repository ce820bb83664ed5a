"""Cache, single flight, health, and the ways to the model that are no service."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE
from dataclasses import replace
from typing import Any

import pytest
from good_answers import BANK, SHOP  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import KEY, StubModel, answer_error, answer_plan, answer_text, answer_well  # type: ignore[import-not-found]  # it stands beside this file

from fictable.contract.catalog import Catalog
from fictable.settings import Settings
from fictable.web.keys import FICTABLE
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

PLAN: dict[str, Any] = {"title": "Cities", "fields": [{"name": "city", "type": "place.city", "clause": "brands"}]}
FAILED = answer_error(403)


async def post(client: Any, description: str = SHOP, **more: Any) -> Any:
    return await client.post("/generate", json={"description": description, "rows": 5, **more})


async def test_each_gets_its_own_rows_and_seed(stub: StubModel, open_service: Any) -> None:
    """Equal descriptions share a flight; each gets the rows and the seed that it asked for."""
    client = await open_service()
    stub.script = [answer_plan(PLAN, delay=0.3)]
    answers = await asyncio.gather(*(post(client, rows=number + 1, seed=number % 2) for number in range(6)))
    assert len(stub.calls) == 1
    assert [int(answer.headers["X-Row-Count"]) for answer in answers] == list(range(1, 7))
    assert [int(answer.headers["X-Seed"]) for answer in answers] == [0, 1] * 3
    assert {answer.headers["X-Schema-Source"] for answer in answers} == {"llm"}


async def test_a_leader_that_leaves_fails_nobody(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """The first to ask may go; the others get the plan of the same call, and it is kept."""
    stub.script = [answer_plan(PLAN, delay=0.4)]
    async with Fictable(settings, catalog) as fictable:
        leader = asyncio.create_task(fictable.plan(GenerationRequest(SHOP)))
        await asyncio.sleep(0.1)
        followers = [asyncio.create_task(fictable.plan(GenerationRequest(SHOP))) for _ in range(3)]
        await asyncio.sleep(0.1)
        leader.cancel()
        planned = await asyncio.gather(*followers)
        again = await fictable.plan(GenerationRequest(SHOP))
    assert leader.cancelled()
    assert {made.source for made in planned} == {"llm"}
    assert (again.source, len(stub.calls)) == ("cache", 1)


async def test_closing_while_a_call_is_under_way_is_quiet(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """What is under way is ended; nothing is left behind."""
    stub.script = [answer_plan(PLAN, delay=5)]
    async with Fictable(settings, catalog) as fictable:
        task = asyncio.create_task(fictable.plan(GenerationRequest(SHOP)))
        await asyncio.sleep(0.2)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()


async def test_a_good_plan_is_kept_and_a_fallback_is_not(stub: StubModel, open_service: Any) -> None:
    """After a failure the model is asked again; its plan is then kept, for any rows and seed, but for this locale only."""
    client = await open_service()
    stub.script = [answer_text("no"), answer_text("no"), answer_plan(PLAN)]
    sources = []
    requests: list[dict[str, Any]] = [{}, {}, {}, {"rows": 9, "seed": 3}]
    for more in requests:
        answer = await post(client, **more)
        sources.append((answer.headers["X-Schema-Source"], answer.headers.get("X-Fallback-Used")))
    assert sources == [("offline", "true"), ("llm", None), ("cache", None), ("cache", None)]
    assert len(stub.calls) == 3


@pytest.mark.parametrize("change", ["model", "mode"])
async def test_a_plan_belongs_to_its_model_and_mode(stub: StubModel, settings: Settings, catalog: Catalog, change: str) -> None:
    """Another model, or planning offline, does not find it."""
    stub.script = [answer_plan(PLAN)]
    other = (
        replace(settings, llm=replace(settings.llm, model="stub-2"))
        if change == "model"
        else replace(settings, planner=replace(settings.planner, mode="offline"))
    )
    sources = []
    for used in (settings, settings, other):
        async with Fictable(used, catalog) as fictable:
            sources.append((await fictable.plan(GenerationRequest(SHOP))).source)
    assert sources == ["llm", "cache", "llm" if change == "model" else "offline"]


@pytest.mark.parametrize(("mode", "after", "status"), [("auto", "degraded", 200), ("llm", "unavailable", 503)])
async def test_health_follows_the_breaker(stub: StubModel, open_service: Any, mode: str, after: str, status: int) -> None:
    """Available before any call, without one; left alone after what will fail again, for a while without calls; a success mends it."""
    client = await open_service(mode=mode)
    seen = []
    stub.script = [answer_text(None, refusal="no")]
    for description, reply in (("", None), (BANK, None), (SHOP, FAILED), (SHOP, FAILED)):
        if description:
            stub.script = [reply] if reply else stub.script
            await post(client, description)
        health = await client.get("/health")
        seen.append((health.status, (await health.json())["dependencies"]["openai_api"]))
    assert seen == [(200, "available"), (200, "available"), (status, after), (status, after)]
    assert len(stub.calls) == 2
    client.server.app[FICTABLE]._planning.llm._breaker._clock = lambda: time.monotonic() + 301  # minutes later
    stub.script = [answer_well]
    assert (await (await client.get("/health")).json())["dependencies"]["openai_api"] == "available"
    assert (await post(client)).headers["X-Schema-Source"] == "llm"
    assert (await client.get("/health")).status == 200


async def test_one_passing_failure_is_degraded_only(stub: StubModel, open_service: Any) -> None:
    """Mode llm stays healthy until the breaker opens; then it answers at once, without a call."""
    client = await open_service(mode="llm", llm={"breaker_failures": 4})
    stub.script = [answer_error(500, retry_after="0")]
    states = []
    for number in range(3):
        await post(client, f"{SHOP} {number}")
        health = await client.get("/health")
        states.append((health.status, (await health.json())["dependencies"]["openai_api"], len(stub.calls)))
    assert states == [(200, "degraded", 2), (503, "unavailable", 4), (503, "unavailable", 4)]


async def test_two_hundred_at_once_make_one_call(stub: StubModel, open_service: Any) -> None:
    """Equal cold requests: one call, and equal bytes for all."""
    client = await open_service()
    stub.script = [answer_plan(PLAN, delay=0.5)]

    async def ask() -> tuple[int, bytes]:
        async with client.post("/generate", json={"description": SHOP, "rows": 3}) as response:
            return response.status, await response.read()

    answers = await asyncio.gather(*(ask() for _ in range(200)))
    assert len(stub.calls) == 1
    assert len(set(answers)) == 1
    assert (answers[0][0], answers[0][1][:5]) == (200, b"city\n")


async def test_a_client_that_leaves_fails_nobody(stub: StubModel, open_service: Any) -> None:
    """The first client hangs up while the model thinks; those after it get the plan of the same call."""
    client = await open_service()
    stub.script = [answer_plan(PLAN, delay=0.6)]
    leader = asyncio.create_task(post(client))
    await asyncio.sleep(0.15)
    followers = [asyncio.create_task(post(client)) for _ in range(3)]
    await asyncio.sleep(0.15)
    leader.cancel()
    answers = await asyncio.gather(*followers)
    assert {(answer.status, answer.headers["X-Schema-Source"]) for answer in answers} == {(200, "llm")}
    assert len(stub.calls) == 1


async def test_offline_mode_never_calls(stub: StubModel, open_service: Any) -> None:
    """A key changes nothing where the mode says offline."""
    client = await open_service(mode="offline")
    answer = await post(client)
    assert (answer.headers["X-Schema-Source"], answer.headers.get("X-Fallback-Used")) == ("offline", None)
    health = await client.get("/health")
    assert (health.status, (await health.json())["dependencies"]["openai_api"]) == (200, "unavailable")
    assert stub.calls == []


async def test_planning_without_a_service_asks_the_model_too(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """plan_sync works in a thread without a loop and under a running one; a failure is marked."""
    fictable = Fictable(settings, catalog)
    stub.script = [answer_plan(PLAN), FAILED]
    made = await asyncio.to_thread(fictable.plan_sync, GenerationRequest(SHOP, rows=7))
    assert (made.source, made.spec.tables[0].rows) == ("llm", 7)
    failed = await asyncio.to_thread(fictable.plan_sync, GenerationRequest(SHOP))
    assert (failed.source, failed.degraded) == ("offline", True)

    async def plan_inside() -> Any:
        return fictable.plan_sync(GenerationRequest(SHOP))

    stub.script = [answer_plan(PLAN)]
    inside = await asyncio.to_thread(lambda: asyncio.run(plan_inside()))
    assert inside.source == "llm"


@pytest.mark.parametrize(("arguments", "fails"), [(("spec",), False), (("generate", "--rows", "3"), True)], ids=["spec", "generate"])
async def test_the_command_asks_the_model(stub: StubModel, tmp_path: Any, arguments: tuple[str, ...], fails: bool) -> None:
    """`fictable spec` and `generate` use the model's plan, or warn that there is none."""
    stub.script = [FAILED if fails else answer_plan(PLAN)]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("FICTABLE_", "OPENAI_"))},
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": stub.address,
        "FICTABLE_STORE__PATH": str(tmp_path / "x.sqlite"),
    }
    command = (sys.executable, "-m", "fictable", arguments[0], SHOP, *arguments[1:])
    process = await asyncio.create_subprocess_exec(*command, env=environment, cwd=tmp_path, stdout=PIPE, stderr=PIPE)
    out, err = (part.decode() for part in await process.communicate())
    assert process.returncode == 0, err
    assert ("product_name" in out, "the language model gave no plan; planned offline" in err) == (fails, fails)
    assert "city" in out or fails
    if arguments == ("spec",):
        assert out.startswith(f"{'Generate e-commerce product data: offline' if fails else 'Cities: llm'} plan")
    assert KEY not in out + err
