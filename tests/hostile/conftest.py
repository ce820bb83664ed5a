"""The real service around a database of its own, for requests that mean harm."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from fictable.contract.catalog import Catalog
from fictable.settings import Settings, StoreSettings
from fictable.web.app import create_app
from fictable.work.service import Fictable

Client = TestClient[web.Request, web.Application]
Start = Callable[..., Awaitable[Client]]


@pytest.fixture
async def start(catalog: Catalog, offline_settings: Settings, tmp_path: Path) -> AsyncIterator[Start]:
    """Give start(**sections of the settings) → a client of a service of its own."""
    clients: list[Client] = []

    async def begin(**sections: object) -> Client:
        own = {"store": StoreSettings(path=str(tmp_path / "fictable.sqlite")), **sections}
        client = TestClient(TestServer(create_app(Fictable(replace(offline_settings, **own), catalog)), skip_url_asserts=True))  # type: ignore[arg-type]
        clients.append(client)
        await client.start_server()
        return client

    yield begin
    for client in clients:
        await client.close()
