"""What must not depend on how long the service runs, nor on the clock of the machine."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from aiohttp import ClientSession, ClientTimeout

from fictable.web.app import create_app
from fictable.web.keys import TRAFFIC
from fictable.web.server import run_service
from fictable.work.service import Fictable

ASKED = {"description": "customers with name, e-mail, city and country", "rows": 300}


async def test_nothing_adds_up(catalog: Any, offline_settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    """After good, bad, streamed and left requests there are as many tasks, descriptors and objects of ours as before, and no complaint."""
    settings = replace(offline_settings, service=replace(offline_settings.service, port=0))
    app, lines = create_app(Fictable(settings, catalog)), asyncio.Queue[str]()
    server = asyncio.create_task(run_service(app, announce=lines.put_nowait))
    address = (await lines.get()).split()[3]

    async def leave(session: ClientSession) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.01), session.post("/v1/generate", json={**ASKED, "rows": 50_000}) as response:
                await response.read()

    async def ask(session: ClientSession, method: str, path: str, **about: Any) -> int:
        async with session.request(method, path, **about) as response:
            await response.read()
            return response.status

    async def play() -> tuple[int, int]:
        async with ClientSession(address, timeout=ClientTimeout(total=20)) as session:
            for _ in range(5):
                assert await ask(session, "POST", "/generate", json=ASKED) == 200
                assert await ask(session, "POST", "/generate", data=b"{", headers={"Content-Type": "application/json"}) == 400
                assert await ask(session, "GET", "/nowhere") == 404
                await asyncio.gather(*(leave(session) for _ in range(3)))
        async with asyncio.timeout(20):
            while app[TRAFFIC].in_hand or app[TRAFFIC].unsent or len(asyncio.all_tasks()) > 2:  # noqa: ASYNC110 - tasks of many
                await asyncio.sleep(0.01)
        gc.collect()
        return len(asyncio.all_tasks()), len(os.listdir("/proc/self/fd"))

    try:
        first = await play()
        assert [await play() for _ in range(3)] == [first] * 3
    finally:
        os.kill(os.getpid(), 15)
        await server
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize("moment", ["1970-01-02T00:00:00Z", "2026-03-01T12:00:00Z", "2099-12-31T23:59:59Z"])
async def test_the_clock_of_the_machine_changes_no_byte(real_client: Any, moment: str) -> None:
    """Whatever day it is, and though the clock is set back meanwhile: the same rows, no negative time, healthy."""
    usual = await (await real_client.post("/generate", json=ASKED)).read()
    with time_machine.travel(moment):
        later = await real_client.post("/generate", json={**ASKED, "description": f"{ASKED['description']} "})
        assert await later.read() == usual
        assert float(later.headers["X-Generation-Time"]) >= 0
        health = await (await real_client.get("/health")).json()
        assert (health["status"], health["timestamp"][:10]) == ("healthy", moment[:10])
        with time_machine.travel("1999-01-01T00:00:00Z"):
            again = await real_client.post("/generate", json=ASKED)
            assert await again.read() == usual
            assert float(again.headers["X-Generation-Time"]) >= 0
