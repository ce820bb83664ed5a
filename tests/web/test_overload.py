"""More clients than can be served: who is let in, what the others are told, and what becomes of work whose client has left."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import re
import signal
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiohttp import ClientSession, ClientTimeout, web

from fictable.errors import Overloaded
from fictable.settings import Settings
from fictable.web.app import create_app
from fictable.web.keys import TRAFFIC
from fictable.web.server import run_service
from fictable.web.traffic import Traffic
from fictable.work.executor import EngineThread
from fictable.work.running import TableStream
from fictable.work.service import Fictable

ASKED = {"description": "customers with name and city", "rows": 2}


@dataclass
class Held:
    """Holds up what a fake service makes until it is let go; counts who has come and who was cancelled."""

    come: int = 0
    cancelled: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    def hold(self, fake: Any) -> None:
        """Make a fake service wait in the middle of its work."""
        make = fake.generate

        async def generate(request: Any) -> Any:
            self.come += 1
            try:
                await self.go.wait()
            except asyncio.CancelledError:
                self.cancelled += 1
                raise
            return await make(request)

        fake.generate = generate


@contextlib.asynccontextmanager
async def serve(app: web.Application) -> AsyncIterator[ClientSession]:
    """Run an application as `fictable serve` does, and give a session with it."""
    lines: asyncio.Queue[str] = asyncio.Queue()
    task = asyncio.create_task(run_service(app, announce=lines.put_nowait))
    found = re.search(r"http://[0-9.:]+", await lines.get())
    assert found is not None
    async with ClientSession(found[0], timeout=ClientTimeout(total=20)) as session:
        yield session
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(task, 20)


async def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 - what is waited for knows nothing of events
            await asyncio.sleep(0.01)


async def test_too_many_requests_are_sent_away_and_told_when_to_come_back(fakes: Any) -> None:
    """Beyond the limit there is 503 with Retry-After and the usual error body, at once; health answers, and the others are served."""
    fake, held = fakes.FakeFictable(fakes.make_settings(max_requests=2)), Held()
    held.hold(fake)
    async with serve(create_app(fake)) as session:
        first = [asyncio.create_task(session.post("/generate", json=ASKED)) for _ in range(2)]
        await wait_until(lambda: held.come == 2)
        for _ in range(3):
            response = await session.post("/generate", json=ASKED)
            problem = await response.json()
            assert (response.status, response.headers["Retry-After"]) == (503, "1")
            assert (problem["error_type"], problem["code"], problem["status_code"]) == ("api_failure", "overloaded", 503)
            assert problem["details"]["retry_after"] == problem["retryAfter"] == 1
        assert (await session.get("/health")).status == 200
        assert (await session.post("/generate", data=b"{")).status in {400, 415}
        held.go.set()
        assert [response.status for response in await asyncio.gather(*first)] == [200, 200]
        assert (await session.post("/generate", json=ASKED)).status == 200


async def test_a_crowd_is_mentioned_once_in_the_log(fakes: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Those who are sent away do not fill the log, least of all with tracebacks."""
    fake, held = fakes.FakeFictable(fakes.make_settings(max_requests=1)), Held()
    held.hold(fake)
    async with serve(create_app(fake)) as session:
        first = asyncio.create_task(session.post("/generate", json=ASKED))
        await wait_until(lambda: held.come == 1)
        for _ in range(5):
            assert (await session.post("/generate", json=ASKED)).status == 503
        held.go.set()
        await first
    [record] = [record for record in caplog.records if record.name == "fictable.service"]
    assert record.levelno == logging.WARNING
    assert record.exc_info is None
    assert record.getMessage() == "too much to do: 1 sent away, the last a request; 1 in hand"


def test_the_advice_is_what_requests_took_lately() -> None:
    """The seconds grow with those of the requests, from 1 up to 30."""
    now = [0.0]
    traffic, advice = Traffic(1, 1, clock=lambda: now[0]), []
    for seconds in (0.1, 8, 8, 8, 8, 8, 400, 400):
        with traffic.admit():
            now[0] += seconds
        advice.append(traffic.advise_wait())
    assert advice == sorted(advice)
    assert (advice[0], advice[5], advice[-1]) == (1, 4, 30)


async def test_turns_are_given_in_order_and_given_back() -> None:
    """Two at a time; who fails or is cancelled gives its turn back too; who waits too long is sent away."""
    thread, running, most = EngineThread(max_turns=2, turn_seconds=0.05), 0, 0

    async def work(number: int) -> int:
        nonlocal running, most
        async with thread.take_turn():
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1
            if number % 3 == 0:
                raise RuntimeError
            return number

    done = await asyncio.gather(*(work(number) for number in range(10)), return_exceptions=True)
    assert [number for number in done if isinstance(number, int)] == [1, 2, 4, 5, 7, 8]
    assert most == 2
    async with thread.take_turn(), thread.take_turn():
        with pytest.raises(Overloaded, match="try again in 1 seconds") as caught:
            await work(1)
        assert caught.value.retry_after == 1
    assert await work(1) == 1
    thread.close()


@pytest.fixture
def real(catalog: Any, offline_settings: Settings) -> Callable[..., Fictable]:
    """real(max_turns=…) → a Fictable object with these service settings."""

    def build(**service: Any) -> Fictable:
        return Fictable(replace(offline_settings, service=replace(offline_settings.service, port=0, **service)), catalog)

    return build


@dataclass
class Paused:
    """Stops the engine at its first batch until it is let go; counts the batches."""

    batches: int = 0
    begun: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def paused(monkeypatch: pytest.MonkeyPatch) -> Paused:
    """Let every batch be small, and stop at the first."""
    made, state = TableStream._batches, Paused()

    def step(stream: TableStream) -> Iterator[Any]:
        for batch in made(stream):
            state.batches += 1
            state.begun.set()
            assert state.go.wait(20)
            yield batch

    monkeypatch.setattr("fictable.work.running.JOB_NANOSECONDS", 1)
    monkeypatch.setattr(TableStream, "_batches", step)
    return state


@pytest.mark.parametrize("path", ["/generate", "/v1/generate"])
async def test_a_client_that_leaves_stops_the_work_of_a_short_answer(
    real: Any, paused: Paused, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Of 157 batches, none is made after the client has gone; its turn and its place are free again, and the log says 499."""
    app = create_app(real(max_turns=1))
    with caplog.at_level(logging.INFO, "fictable.access"):
        async with serve(app) as session:
            leaving = asyncio.create_task(session.post(path, json={**ASKED, "rows": 10_000}))
            await wait_until(paused.begun.is_set)
            leaving.cancel()
            await wait_until(lambda: app[TRAFFIC].in_hand == 0)
            paused.go.set()
            response = await session.post(path, json={**ASKED, "rows": 2})
            assert response.status == 200
    assert paused.batches <= 3
    statuses = [json.loads(record.message)["status"] for record in caplog.records if record.name == "fictable.access"]
    assert statuses == [499, 200]


@pytest.mark.parametrize("path", ["/generate", "/v1/generate"])
async def test_who_waits_too_long_for_a_turn_is_sent_away(real: Any, path: str) -> None:
    """As long as another answer is being made: 503 with Retry-After; a stream needs no turn. Afterwards the answer comes."""
    fictable = real(max_turns=1, turn_seconds=0.05)
    async with serve(create_app(fictable)) as session:
        async with fictable.take_turn():
            response = await session.post(path, json=ASKED)
            assert (response.status, response.headers["Retry-After"]) == (503, "1")
            assert (await response.json())["message"] == "Too many datasets are being made; try again in 1 seconds"
            streamed = await session.post("/v1/generate", json={**ASKED, "rows": 20_000})
            assert (await streamed.read()).count(b"\n") == 20_001
        assert (await session.post(path, json=ASKED)).status == 200


async def test_answers_that_nobody_takes_leave_no_room_for_others(fakes: Any) -> None:
    """Beyond the limit of unsent bytes there is 503, until somebody takes an answer or leaves; short answers are given all along."""
    fake = fakes.FakeFictable(fakes.make_settings(max_unsent_bytes=10_000_000))
    make = fake.generate

    async def generate(request: Any) -> Any:
        return replace(await make(request), body=b"x" * 30_000_000)

    fake.generate = generate
    app = create_app(fake)
    async with serve(app) as session:
        taking = await session.post("/generate", json=ASKED)  # its body waits to be read
        await wait_until(lambda: app[TRAFFIC].unsent == 30_000_000)
        response = await session.post("/generate", json=ASKED)
        assert (response.status, response.headers["Retry-After"]) == (503, "1")
        assert (await response.json())["message"] == "Too many answers have not been taken yet; try again in 1 seconds"
        assert (await session.get("/health")).status == 200
        assert len(await taking.read()) == 30_000_000
        leaving = await session.post("/generate", json=ASKED)
        await wait_until(lambda: app[TRAFFIC].unsent == 30_000_000)
        leaving.close()
        await wait_until(lambda: app[TRAFFIC].unsent == 0)


async def test_too_many_connections_are_told_so_and_closed(fakes: Any) -> None:
    """Beyond the limit a connection gets one answer, 503 with Retry-After, and its end; when others end, there is room again."""
    app = create_app(fakes.FakeFictable(fakes.make_settings(max_connections=3)))
    async with serve(app) as session:
        url = (await session.get("/health")).url
        assert url.port is not None
        held = [await asyncio.open_connection("127.0.0.1", url.port) for _ in range(2)]
        reader, writer = await asyncio.open_connection("127.0.0.1", url.port)
        head, _, body = (await asyncio.wait_for(reader.read(), 5)).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
        assert b"\r\nRetry-After: 1\r\n" in head
        assert (json.loads(body)["error_type"], json.loads(body)["code"]) == ("api_failure", "overloaded")
        for _, other in [*held, (reader, writer)]:
            other.close()
            await other.wait_closed()
        await asyncio.sleep(0.05)
        reader, writer = await asyncio.open_connection("127.0.0.1", url.port)
        writer.write(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert (await asyncio.wait_for(reader.read(), 5)).startswith(b"HTTP/1.1 200 ")
        writer.close()
        await writer.wait_closed()


@pytest.mark.parametrize("pace", [0, 200_000], ids=["stuck", "slow"])
async def test_who_takes_nothing_is_cut_off_and_who_is_slow_is_not(fakes: Any, monkeypatch: pytest.MonkeyPatch, pace: int) -> None:
    """What counts is whether a client takes anything, not how long it takes; the system's own limit is not needed for it."""
    monkeypatch.delattr(socket, "TCP_USER_TIMEOUT", raising=False)
    fake = fakes.FakeFictable(fakes.make_settings(write_seconds=0.15))
    make, size = fake.generate, 8_000_000

    async def generate(request: Any) -> Any:
        return replace(await make(request), body=b"x" * size)

    fake.generate = generate
    async with serve(create_app(fake)) as session:
        port = (await session.get("/health")).url.port
        small = socket.socket()
        small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        small.setblocking(False)
        loop, body = asyncio.get_running_loop(), json.dumps(ASKED).encode()
        await loop.sock_connect(small, ("127.0.0.1", port))
        lines = ["POST /generate HTTP/1.1", "Host: x", "Connection: close", "Content-Type: application/json"]
        await loop.sock_sendall(small, "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body)
        taken = 0
        if pace:
            while piece := await loop.sock_recv(small, pace):
                taken += len(piece)
                await asyncio.sleep(0.001)
        else:
            await asyncio.sleep(0.5)
            with contextlib.suppress(ConnectionError):
                while piece := await loop.sock_recv(small, 1 << 20):
                    taken += len(piece)
        small.close()
    assert (taken > size) is bool(pace)
