"""The whole service on a real socket in a thread of its own, around the real Fictable object, offline."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from aiohttp import web

from fictable.contract.catalog import Catalog
from fictable.settings import ServiceSettings, Settings, StoreSettings
from fictable.web.app import create_app
from fictable.web.server import listen
from fictable.work.service import Fictable


async def run_until(fictable: Fictable, stop: asyncio.Event, ports: list[int], ready: threading.Event) -> None:
    """Serve until told to stop; the port is put into `ports`."""
    runner = web.AppRunner(create_app(fictable), access_log=None)
    await runner.setup()
    listener = await listen(runner, fictable.settings)
    ports.append(listener.sockets[0].getsockname()[1])
    ready.set()
    await stop.wait()
    listener.close()
    await runner.cleanup()


@pytest.fixture(scope="session")
def address(catalog: Catalog, offline_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a running service with a free port and a database of its own."""
    path = tmp_path_factory.mktemp("contract") / "fictable.sqlite"
    settings = replace(offline_settings, service=ServiceSettings(port=0, access_log=False), store=StoreSettings(path=str(path)))
    fictable = Fictable(settings, catalog)
    ready, ports = threading.Event(), list[int]()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    thread = threading.Thread(target=lambda: loop.run_until_complete(run_until(fictable, stop, ports, ready)))
    thread.start()
    assert ready.wait(10)
    yield f"http://127.0.0.1:{ports[0]}"
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()
