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
from fictable.settings import LlmSettings, PlannerSettings, Settings, StoreSettings
from fictable.web.app import create_app
from fictable.work.service import Fictable

Opened = Callable[..., Awaitable[Any]]


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
        llm=LlmSettings(model="stub-1", base_url=stub.address, api_key=KEY),
        store=StoreSettings(path=str(tmp_path / "own.sqlite")),
    )


@pytest.fixture
def fictable(settings: Settings, catalog: Catalog) -> Fictable:
    """A Fictable object that asks the stub; tests enter it."""
    return Fictable(settings, catalog)


@pytest.fixture
def open_service(settings: Settings, catalog: Catalog, aiohttp_client: Any) -> Opened:
    """open_service(mode=…, on_llm_failure=…) → a client of a service that asks the stub."""

    async def start(**planner: Any) -> Any:
        changed = replace(settings, planner=replace(settings.planner, **planner))
        return await aiohttp_client(TestServer(create_app(Fictable(changed, catalog))))

    return start
