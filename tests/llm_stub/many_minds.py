"""All kinds at once: one service over real sockets, with a mind of its own, and so a circuit breaker, for each kind."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from aiohttp.test_utils import TestClient, TestServer
from kinds import KINDS, Kind  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import KEY, MARK, StubModel  # type: ignore[import-not-found]  # it stands beside this file

from fictable.contract.catalog import Catalog
from fictable.plan.chain import PlanningChain
from fictable.settings import LlmSettings, PlannerSettings, Settings, StoreSettings
from fictable.web.app import create_app
from fictable.work.requests import GenerationRequest, Planned
from fictable.work.service import Fictable

DESCRIPTION = "products of a web shop with product name, price, category and rating"
ROWS = 4
MOST_AT_ONCE = 6


class ManyMinds(Fictable):
    """Plans each kind by a chain of its own; `clocks` are what their circuit breakers go by."""

    def __init__(self, settings: Settings, catalog: Catalog) -> None:
        super().__init__(settings, catalog)
        self.chains: dict[str, PlanningChain] = {}
        self.clocks: dict[str, float] = {}

    async def plan(self, request: GenerationRequest) -> Planned:
        """As a Fictable object does, with the chain of the kind that the description names."""
        marked = MARK.search(request.description)
        assert marked is not None
        chain = self.chains.get(marked[1]) or self._open_mind(marked[1])
        return self._describer.answer(await chain.plan(self._describer.ask(request)), request)

    def _open_mind(self, name: str) -> PlanningChain:
        chain = self.chains[name] = self._open_chain(self._cache)
        assert chain.llm is not None
        self.clocks[name] = 0.0
        chain.llm._breaker._clock = lambda: self.clocks[name]
        return chain

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for chain in self.chains.values():
            await chain.close()
        await super().__aexit__(kind, error, trace)


@dataclass
class Seen:
    """What became of a kind: the first answer, how the service was then, and the answer once the model was well again."""

    status: int
    headers: Mapping[str, str]
    text: str
    seconds: float
    calls: int
    state: str
    health: str
    healed: Mapping[str, str]
    quick: float = 0.0


@dataclass
class Record:
    """What became of all kinds, and everything that was written or sent anywhere meanwhile."""

    seen: dict[str, Seen] = field(default_factory=dict)
    sent: list[dict[str, Any]] = field(default_factory=list)
    sent_headers: list[Mapping[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    logs: list[str] = field(default_factory=list)


class Keeper(logging.Handler):
    """Keeps every line of the log."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.INFO)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line, with its traceback."""
        self._lines.append(logging.Formatter().format(record))


async def run_kinds(catalog: Catalog, folder: Path) -> Record:
    """Ask for every kind, several at a time, and once more when the model is well again."""
    record = Record()
    keeper, loggers = Keeper(record.logs), [logging.getLogger(name) for name in ("fictable", "openai", "httpx2", "aiohttp")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(keeper)
        logger.setLevel(logging.INFO)
    model = StubModel(kinds={name: kind.script for name, kind in KINDS.items()})
    server = TestServer(model.make_app())
    await server.start_server()
    try:
        async with (
            open_minds(server, catalog, folder / "calm.sqlite", 6.0) as calm,
            open_minds(server, catalog, folder / "hasty.sqlite", 2.0) as hasty,
        ):
            places = asyncio.Semaphore(MOST_AT_ONCE)
            await asyncio.gather(*(watch(record, model, name, kind, hasty if kind.hasty else calm, places) for name, kind in KINDS.items()))
    finally:
        await server.close()
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(keeper)
            logger.setLevel(level)
    record.sent, record.faults = model.calls, model.faults
    record.sent_headers = [headers for _, headers in model.seen]
    return record


@asynccontextmanager
async def open_minds(server: TestServer, catalog: Catalog, path: Path, deadline: float) -> AsyncIterator[tuple[Any, ManyMinds]]:
    """A service that asks the stub, and a client of it."""
    settings = Settings(
        planner=PlannerSettings(mode="auto", deadline_seconds=deadline),
        llm=LlmSettings(model="stub-1", base_url=str(server.make_url("/v1")), api_key=KEY, prices=("stub-1 1 2",)),
        store=StoreSettings(path=str(path)),
    )
    minds = ManyMinds(settings, catalog)
    async with TestClient(TestServer(create_app(minds))) as client:
        yield client, minds


async def watch(record: Record, model: StubModel, name: str, kind: Kind, opened: tuple[Any, ManyMinds], places: asyncio.Semaphore) -> None:
    """Ask for a kind; see how its circuit breaker is; let time pass, and ask again."""
    client, minds = opened
    body = {"description": f"{DESCRIPTION} (kind {name})", "rows": ROWS}
    async with places:
        began = time.perf_counter()
        async with client.post("/generate", json=body) as response:
            text, status, headers = await response.text(), response.status, dict(response.headers)
        took, calls, llm = time.perf_counter() - began, model.called[name], minds.chains[name].llm
        assert llm is not None
        state, health = llm.state, minds._describer.judge_model(minds.chains[name])
        began = time.perf_counter()
        if state == "open":
            async with client.post("/generate", json=body) as response:
                assert response.headers["X-Fallback-Used"] == "true"
        quick = time.perf_counter() - began
        assert model.called[name] == calls or state != "open"
        minds.clocks[name] += 301
        model.healthy.add(name)
        async with client.post("/generate", json=body) as response:
            healed = dict(response.headers)
    record.seen[name] = Seen(status, headers, text, took, calls, state, health, healed, quick)
