"""A stub of a language model's service, and Fictable objects and services that ask it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestServer
from stub_server import KEY, StubModel  # type: ignore[import-not-found]  # it stands beside this file

from fictable.contract.catalog import Catalog
from fictable.plan.offline import OfflinePlanner
from fictable.plan.wire_types import TypeShortList
from fictable.settings import LlmSettings, PlannerSettings, Settings, StoreSettings
from fictable.web.app import create_app
from fictable.work.service import Fictable

Opened = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="session")
def indexes(catalog: Catalog) -> tuple[OfflinePlanner, TypeShortList]:
    """What is built from the catalog once and then only read: making it anew for every test would take most of their time."""
    return OfflinePlanner(catalog), TypeShortList(catalog)


@pytest.fixture(autouse=True)
def shared_indexes(indexes: tuple[OfflinePlanner, TypeShortList], monkeypatch: pytest.MonkeyPatch) -> None:
    """All Fictable objects of these tests share them."""
    monkeypatch.setattr("fictable.work.service.OfflinePlanner", lambda _: indexes[0])
    monkeypatch.setattr("fictable.work.describing.TypeShortList", lambda _: indexes[1])


@pytest.fixture
async def stub() -> AsyncIterator[StubModel]:
    """A model that answers well until a test tells it otherwise; what it would have refused fails the test."""
    model = StubModel()
    server = TestServer(model.make_app())
    await server.start_server()
    model.address = str(server.make_url("/v1"))
    yield model
    await server.close()
    assert model.faults == []


@pytest.fixture
def settings(stub: StubModel, tmp_path: Path) -> Settings:
    """Settings that ask the stub."""
    return Settings(
        planner=PlannerSettings(mode="auto", deadline_seconds=5.0),
        llm=LlmSettings(model="stub-1", base_url=stub.address, api_key=KEY, prices=("stub-1 1 2",)),
        store=StoreSettings(path=str(tmp_path / "own.sqlite")),
    )


@pytest.fixture
def fictable(settings: Settings, catalog: Catalog) -> Fictable:
    """A Fictable object that asks the stub; tests enter it."""
    return Fictable(settings, catalog)


@pytest.fixture
def open_service(settings: Settings, catalog: Catalog, aiohttp_client: Any) -> Opened:
    """open_service(mode=…, on_llm_failure=…, llm={…}) → a client of a service that asks the stub."""

    async def start(*, llm: dict[str, Any] | None = None, **planner: Any) -> Any:
        changed = replace(settings, planner=replace(settings.planner, **planner), llm=replace(settings.llm, **(llm or {})))
        return await aiohttp_client(TestServer(create_app(Fictable(changed, catalog))))

    return start
