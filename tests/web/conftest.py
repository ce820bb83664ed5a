"""An application around a fake Fictable object, and a client that speaks with it over a real socket."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web, web_app
from aiohttp.test_utils import TestClient, TestServer
from blockbuster import blockbuster_ctx

from fictable.contract.catalog import Catalog
from fictable.settings import Settings, StoreSettings
from fictable.web.app import create_app
from fictable.work.service import Fictable

Client = TestClient[web.Request, web.Application]


@pytest.fixture(autouse=True)
def forget_applications() -> Iterator[None]:
    """Let go of the application of a test: aiohttp's cache of middlewares would keep it, and all that belongs to it, to the end."""
    yield
    web_app._cached_build_middleware.cache_clear()


def load_fakes() -> Any:
    """Load fake_service.py beside this file; tests are no package."""
    spec = importlib.util.spec_from_file_location("fake_service", Path(__file__).with_name("fake_service.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fake_service"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fakes() -> Any:
    """Give the module with the fake."""
    return load_fakes()


@pytest.fixture
def fake(fakes: Any) -> Any:
    """Make a fake Fictable object."""
    return fakes.FakeFictable()


@pytest.fixture
def app(fake: Any) -> web.Application:
    """Make the application around the fake."""
    return create_app(fake)


@pytest.fixture
async def real_client(
    catalog: Catalog, offline_settings: Settings, tmp_path: Path, aiohttp_client: Callable[..., Awaitable[Client]]
) -> AsyncIterator[Client]:
    """Start the application around a real Fictable object, offline, with a database of its own, and give a client of it.

    From then on, code of ours that blocks the event loop (files, locks, sleeping) is an error.
    """
    settings = replace(offline_settings, store=StoreSettings(path=str(tmp_path / "fictable.sqlite")))
    client = await aiohttp_client(TestServer(create_app(Fictable(settings, catalog)), skip_url_asserts=True))
    with blockbuster_ctx("fictable"):
        yield client


@pytest.fixture
async def client(app: web.Application, aiohttp_client: Callable[..., Awaitable[Client]]) -> Client:
    """Start the application and give a client of it."""
    return await aiohttp_client(TestServer(app, skip_url_asserts=True))
