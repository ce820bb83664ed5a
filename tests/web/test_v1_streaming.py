"""Streams of POST /v1/generate: complete or broken off, at the client's pace, beside other requests."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import signal
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiohttp import ClientError, ClientPayloadError, ClientSession

from fictable.errors import GenerationFailed
from fictable.web.app import create_app
from fictable.web.server import run_service
from fictable.work.downloads import Download
from fictable.work.running import TableStream
from fictable.work.service import Fictable

ROWS = 200_000
SPEC = {
    "title": "readings",
    "fields": [
        {"name": "id", "type": "id.sequence"},
        {"name": "value", "type": "number.integer", "params": {"min": 1, "max": 99}},
        {"name": "state", "type": "category", "params": {"values": ["on", "off"]}},
    ],
}


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the rows made so far at every batch of every stream."""
    noted: list[int] = []
    made = TableStream._batches

    def note(stream: TableStream) -> Iterator[Any]:
        for batch in made(stream):
            noted.append(stream.done)
            yield batch

    monkeypatch.setattr(TableStream, "_batches", note)
    return noted


@dataclass
class Served:
    """A service as `serve` runs it, and a session with it; unlike the test server, it lets a handler go on when its client leaves."""

    task: asyncio.Task[None]
    session: ClientSession


@pytest.fixture
async def served(catalog: Any, offline_settings: Any, request: pytest.FixtureRequest) -> AsyncIterator[Served]:
    """Run the service on a free port until the end of the test; a parameter changes its settings."""
    changes = {"port": 0, "shutdown_seconds": 20.0, **getattr(request, "param", {})}
    settings = replace(offline_settings, service=replace(offline_settings.service, **changes))
    lines: asyncio.Queue[str] = asyncio.Queue()
    task = asyncio.create_task(run_service(create_app(Fictable(settings, catalog)), announce=lines.put_nowait))
    found = re.search(r"http://[0-9.:]+", await lines.get())
    assert found is not None
    async with ClientSession(found[0]) as session:
        yield Served(task, session)
    if not task.done():
        os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(task, 20)


async def wait_until_quiet(steps: list[int]) -> int:
    """Wait until no batch is made any more; give the rows made."""
    for _ in range(200):
        before = len(steps)
        await asyncio.sleep(0.1)
        if steps and len(steps) == before:
            return steps[-1]
    raise AssertionError("batches are still made")


async def test_many_rows_are_streamed_whole_while_health_answers(real_client: Any, steps: list[int]) -> None:
    """All rows come, in chunks of unknown length; between the pieces other requests are answered."""
    response = await real_client.post("/v1/generate", json={"spec": SPEC, "rows": ROWS})
    assert (response.status, response.headers["Transfer-Encoding"], response.headers["X-Row-Count"]) == (200, "chunked", str(ROWS))
    assert not {"Content-Length", "X-Generation-Time", "X-Checks"} & set(response.headers)
    assert response.headers["X-Request-ID"]
    lines, pieces = 0, 0
    first = last = b""
    async for piece in response.content.iter_any():
        lines += piece.count(b"\n")
        first, last = first or piece, piece
        pieces += 1
        if pieces % 20 == 1:
            health = await real_client.get("/health")
            assert (health.status, (await health.json())["status"]) == (200, "healthy")
    assert lines == ROWS + 1
    assert first.startswith(b"id,value,state\n1,")
    assert last.endswith(b"\n")
    assert len(steps) > 10


async def test_the_rows_do_not_depend_on_being_streamed(real_client: Any) -> None:
    """The first rows of a stream are those of a short answer, in each format."""
    for format_, end in (("csv", b""), ("ndjson", b""), ("json", b"\n]\n")):
        short = await (await real_client.post("/v1/generate", json={"spec": SPEC, "rows": 10_000, "format": format_})).read()
        long = await (await real_client.post("/v1/generate", json={"spec": SPEC, "rows": 10_001, "format": format_})).read()
        assert long.startswith(short.removesuffix(end))
        assert len(long) > len(short)


async def test_json_of_many_rows_is_one_document(real_client: Any) -> None:
    """Several long tables make one JSON object."""
    tables = [{"name": name, "rows": 9000, "fields": SPEC["fields"]} for name in ("a", "b")]
    response = await real_client.post("/v1/generate", json={"spec": {"tables": tables}, "format": "json"})
    assert response.headers["Transfer-Encoding"] == "chunked"
    assert {name: len(rows) for name, rows in (await response.json()).items()} == {"a": 9000, "b": 9000}


def fail_after(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every stream fail once it has made so many rows."""
    pull = Download._pull

    async def pull_or_fail(download: Download) -> bytes | None:
        if download.done >= rows:
            raise GenerationFailed("the rows break a promise")
        return await pull(download)

    monkeypatch.setattr(Download, "_pull", pull_or_fail)


async def test_what_fails_late_breaks_the_body_off(
    served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A client never takes a part for the whole, and the log has reason and request."""
    fail_after(50_000, monkeypatch)
    with caplog.at_level(logging.INFO):
        response = await served.session.post("/v1/generate", json={"spec": SPEC, "rows": ROWS}, headers={"X-Request-ID": "late"})
        assert response.status == 200
        with pytest.raises(ClientPayloadError):
            await response.read()
        await asyncio.sleep(0.1)
    assert any("request late failed after" in record.message for record in caplog.records)
    [entry] = [json.loads(record.message) for record in caplog.records if record.name == "fictable.access"]
    assert (entry["status"], entry["request_id"]) == (500, "late")
    assert entry["bytes"] > 100_000


async def test_what_fails_before_the_first_row_is_an_error(real_client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has been sent yet, so the answer is the usual error."""
    fail_after(0, monkeypatch)
    response = await real_client.post("/v1/generate", json={"spec": SPEC, "rows": ROWS})
    assert (response.status, (await response.json())["code"]) == (500, "generation_failure")


async def test_a_client_that_leaves_stops_the_work(served: Served, steps: list[int], caplog: pytest.LogCaptureFixture) -> None:
    """No row is made for nobody; the log says that the client left."""
    with caplog.at_level(logging.INFO):
        response = await served.session.post("/v1/generate", json={"spec": SPEC, "rows": 10**9})
        await response.content.readany()
        response.close()
        assert await wait_until_quiet(steps) < 10**8
    [entry] = [json.loads(record.message) for record in caplog.records if record.name == "fictable.access"]
    assert entry["status"] == 499


async def test_a_slow_client_holds_up_nobody(served: Served, steps: list[int]) -> None:
    """A client that takes nothing is waited for with little made ahead, while others are served."""
    response = await served.session.post("/v1/generate", json={"spec": SPEC, "rows": 10**9})
    assert await wait_until_quiet(steps) < 10**7
    made = len(steps)
    other = await served.session.post("/v1/generate", json={"spec": SPEC, "rows": 20_000})
    assert (await other.read()).count(b"\n") == 20_001
    await wait_until_quiet(steps)
    assert len(steps) - made < 50
    response.close()


@pytest.mark.parametrize("served", [{"write_seconds": 0.2}], indirect=True)
async def test_a_client_that_is_stuck_is_given_up(served: Served, steps: list[int], caplog: pytest.LogCaptureFixture) -> None:
    """Who takes nothing for a long time loses the connection."""
    response = await served.session.post("/v1/generate", json={"spec": SPEC, "rows": 10**9})
    made = await wait_until_quiet(steps)
    async with asyncio.timeout(20):
        while "is cut off" not in caplog.text:  # noqa: ASYNC110 - the log knows nothing of events
            await asyncio.sleep(0.05)
    assert steps[-1] == made
    with pytest.raises((ClientError, OSError)):
        await response.read()


async def test_a_stream_ends_before_the_service_does(served: Served, steps: list[int]) -> None:
    """After SIGTERM no connection is accepted, and the stream in hand comes to its end."""
    response = await served.session.post("/v1/generate", json={"spec": SPEC, "rows": 2_000_000})
    await response.content.readany()
    await wait_until_quiet(steps)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.sleep(0.2)
    assert not served.task.done()
    with pytest.raises(OSError, match="onnect"):
        await served.session.get("/v1/health")
    body = await response.read()
    assert body.endswith(b"\n")
    assert b"\n2000000," in body
    await asyncio.wait_for(served.task, 20)
