"""The running service: raw connections, the start line, and the end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import gzip
import json
import logging
import os
import re
import signal
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from fictable.errors import SettingsInvalid
from fictable.settings import LlmSettings, PlannerSettings, Settings
from fictable.web import server
from fictable.web.app import create_app
from fictable.web.logs import JsonLines, add_handler
from fictable.web.server import describe_planner, explain_refusal, run_service

BODY = b'{"description": "a table of customers", "rows": 2}'


@contextlib.asynccontextmanager
async def running(fake: Any) -> AsyncIterator[tuple[int, str, asyncio.Task[None]]]:
    """Run the service on a free port; at the end it is stopped by a signal."""
    lines: asyncio.Queue[str] = asyncio.Queue()
    task = asyncio.create_task(run_service(create_app(fake), announce=lines.put_nowait))
    line = await lines.get()
    port = re.search(r":(\d+) ", line)
    assert port is not None
    try:
        yield int(port[1]), line, task
    finally:
        if not task.done():
            os.kill(os.getpid(), signal.SIGTERM)
        await task


async def exchange(port: int, data: bytes) -> tuple[int, dict[str, str], bytes]:
    """Send bytes and read the one answer until the connection is closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(data)
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    await writer.wait_closed()
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *others = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), {name.lower(): value for name, value in (line.split(": ", 1) for line in others)}, body


def post(body: bytes, *headers: str) -> bytes:
    """Write a POST to /generate that asks for the connection to be closed."""
    lines = ["POST /generate HTTP/1.1", "Host: localhost", "Connection: close", "Content-Type: application/json", *headers]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body


async def test_it_says_where_it_runs_and_with_which_planner(fake: Any) -> None:
    """The start line has version, address and planner; the Fictable object is open while the service runs."""
    async with running(fake) as (port, line, _):
        assert line == f"Fictable 1.0.0 on http://127.0.0.1:{port} · docs at /docs · planner: offline (no OPENAI_API_KEY)"
        assert (fake.opened, fake.closed) == (1, 0)
        status, headers, body = await exchange(port, post(BODY))
        assert (status, headers["x-row-count"], body) == (200, "2", b"number\n0\n1\n")
    assert (fake.opened, fake.closed) == (1, 1)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\nHost: x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", 431),
        (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        (b"POST /generate HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde", 400),
        (b"POST /generate HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", 400),
        (b"FOO /generate HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"FOO /generate/?a=b HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"FOO /nothing HTTP/1.1\r\nHost: x\r\n\r\n", 404),
    ],
    ids=range(11),
)
async def test_what_is_no_http_has_the_error_body_too(fake: Any, data: bytes, status: int) -> None:
    """Bytes that are no request bring one JSON answer and the end of the connection."""
    async with running(fake) as (port, _, _):
        answered, headers, body = await exchange(port, data)
    problem = json.loads(body)
    assert (answered, problem["status_code"], problem["error_type"]) == (status, status, "validation")
    assert headers["x-content-type-options"] == "nosniff"
    if status == 405:
        assert (headers["allow"], headers["content-type"].split(";")[0]) == ("POST", "application/json")
    else:
        assert headers["content-type"].split(";")[0] == "application/problem+json"


async def test_compressed_bodies_are_never_unpacked(fake: Any) -> None:
    """A small body that would unpack to much is refused by its header, as is one that is broken."""
    bomb = gzip.compress(b" " * 20_000_000)
    async with running(fake) as (port, _, _):
        for coding, body in (("gzip", bomb), ("gzip", b"broken"), ("deflate", b"broken"), ("unknown", BODY)):
            status, _, answer = await exchange(port, post(body, f"Content-Encoding: {coding}"))
            assert (status, json.loads(answer)["code"]) == (415, "unsupported_media_type")
    assert not fake.requests


async def test_slow_headers_are_cut_off_and_others_served(fakes: Any) -> None:
    """A client that does not bring its headers is closed, also on a connection that has served before."""
    fake = fakes.FakeFictable(fakes.make_settings(header_seconds=0.1))
    async with running(fake) as (port, _, _):
        for served in (b"", b"GET /v1/health/live HTTP/1.1\r\nHost: x\r\n\r\n"):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            if served:
                writer.write(served)
                await reader.readuntil(b'{"status": "alive"}')
            writer.write(b"GET /hea")
            assert (await exchange(port, post(BODY)))[0] == 200
            assert await asyncio.wait_for(reader.read(), 5) == b""
            writer.close()
            await writer.wait_closed()


async def test_running_requests_end_before_the_service(fake: Any) -> None:
    """After a signal, new connections are refused and the request in hand is answered."""
    begun, go_on = asyncio.Event(), asyncio.Event()
    make = fake.generate

    async def generate_slowly(request: Any) -> Any:
        begun.set()
        await go_on.wait()
        return await make(request)

    fake.generate = generate_slowly
    async with running(fake) as (port, _, task):
        answer = asyncio.create_task(exchange(port, post(BODY)))
        await begun.wait()
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(0.1)
        with pytest.raises(ConnectionRefusedError):
            await exchange(port, post(BODY))
        assert not task.done()
        go_on.set()
        assert (await answer)[0] == 200
        await asyncio.wait_for(task, 5)
    assert fake.closed == 1


async def test_a_port_in_use_is_one_clear_error(fake: Any, fakes: Any) -> None:
    """The error names the setting, the port and what to do, and leaves nothing open."""
    async with running(fake) as (port, _, _):
        settings = fake.settings
        second = fakes.FakeFictable(replace(settings, service=replace(settings.service, port=port)))
        with pytest.raises(SettingsInvalid, match=f"port {port} of 127.0.0.1 is already in use") as caught:
            await run_service(create_app(second), announce=print)
        [issue] = caught.value.issues
        assert (issue.path, issue.code, issue.given) == ("/service/port", "port_in_use", port)
        assert (second.opened, second.closed) == (1, 1)


def test_other_refusals_of_an_address_are_explained() -> None:
    """A port that needs rights and a host that is not here name their settings."""
    assert explain_refusal(PermissionError(13, "denied"), "127.0.0.1", 80).code == "port_not_allowed"
    assert explain_refusal(OSError(99, "not here"), "10.9.8.7", 8000).path == "/service/host"


@pytest.mark.parametrize(
    ("mode", "key", "text"),
    [
        ("offline", "k", "offline"),
        ("auto", "", "offline (no OPENAI_API_KEY)"),
        ("auto", "k", "gpt-4o-mini (auto)"),
        ("llm", "k", "gpt-4o-mini (llm)"),
    ],
)
def test_the_planner_is_named(mode: Any, key: str, text: str) -> None:
    """The start line tells why there is no language model, and never shows the key."""
    assert describe_planner(Settings(planner=PlannerSettings(mode=mode), llm=LlmSettings(api_key=key))) == text


def test_a_logger_gets_one_handler() -> None:
    """Configuring twice does not double the lines."""
    for _ in range(2):
        add_handler("fictable.tests.logs", JsonLines(), logging.INFO)
    logger = logging.getLogger("fictable.tests.logs")
    assert len(logger.handlers) == 1
    assert (logger.level, logger.propagate) == (logging.INFO, False)


def test_the_search_for_garbage_begins_once_the_service_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is off while libraries and plugins load; then what is there is left out of it."""
    lines: list[str] = []
    monkeypatch.setattr(server, "write_line", lines.append)
    frozen = gc.get_freeze_count()
    gc.disable()
    try:
        server.announce_start("listening")
        assert gc.isenabled()
        assert gc.get_freeze_count() > frozen
    finally:
        gc.unfreeze()
        gc.enable()
    assert lines == ["listening"]
