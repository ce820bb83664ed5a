"""How the process begins and ends: signals, requests in hand, and what it says when it cannot begin."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BODY = b'{"description": "customers with name, e-mail, street, city and country", "rows": 10000}'
STREAM = json.dumps({"spec": {"fields": [{"name": "n", "type": "id.sequence"}]}, "rows": 10**9}).encode()
HEAD = b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


def head(body: bytes, path: bytes = b"/generate") -> bytes:
    """Write the head of a POST."""
    return HEAD % (path, len(body))


def read_whole(client: socket.socket) -> bytes:
    """Read until the service closes the connection."""
    content = b""
    while piece := client.recv(1 << 16):
        content += piece
    return content


def wait_until_refused(service: Any) -> None:
    """Wait until no new connection is accepted any more."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            service.connect().close()
        except ConnectionRefusedError:
            return
        time.sleep(0.02)
    raise AssertionError("connections are still accepted")


def test_sigterm_lets_every_accepted_request_end(start_service: Any) -> None:
    """Eight requests in hand, four of them with half a body still to come, are answered whole; new connections are refused; the
    process ends with 0 though idle connections are open. Assertions and docstrings of ours are not needed for it, nor is a home.
    """
    with start_service(PYTHONOPTIMIZE="2", HOME="/dev/null/nowhere", XDG_STATE_HOME="") as service, contextlib.ExitStack() as opened:
        clients = [opened.enter_context(service.connect()) for _ in range(10)]
        for client in clients[:4]:
            client.sendall(head(BODY) + BODY[:20])
        assert service.is_well()  # what was sent before has arrived
        for client in clients[4:8]:
            client.sendall(head(BODY) + BODY)
        clients[8].sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        assert clients[8].recv(12) == b"HTTP/1.1 200"
        service.process.send_signal(signal.SIGTERM)
        wait_until_refused(service)
        for client in clients[:4]:
            client.sendall(BODY[20:])
        answers = [read_whole(client) for client in clients[:8]]
        assert {answer.partition(b"\r\n")[0] for answer in answers} == {b"HTTP/1.1 200 OK"}
        assert {answer.count(b"\n", answer.index(b"\r\n\r\n") + 4) for answer in answers} == {10_001}
        assert all(b"\r\nConnection: close\r\n" in answer for answer in answers[:4])
        assert service.process.wait(20) == 0
    assert not [line for line in service.lines if "Traceback" in line or '"error"' in line]


@pytest.fixture
def stuck(start_service: Any) -> Iterator[Any]:
    """A service that was told to end while a client takes its answer at no pace at all."""
    with start_service(FICTABLE_SERVICE__SHUTDOWN_SECONDS="0.3") as service, service.connect(buffer=4096) as client:
        client.sendall(head(STREAM, b"/v1/generate") + STREAM)
        assert client.recv(12) == b"HTTP/1.1 200"
        service.process.send_signal(signal.SIGTERM)
        yield service


def test_the_end_comes_within_its_limit(stuck: Any) -> None:
    """A request that does not end in time is broken off; the exit code is still 0, and the log is in order."""
    assert stuck.process.wait(20) == 0
    assert not [line for line in stuck.lines if "Traceback" in line]


def test_a_second_signal_ends_at_once(start_service: Any) -> None:
    """Who cannot wait for the drain sends the signal again."""
    with start_service(FICTABLE_SERVICE__SHUTDOWN_SECONDS="3600") as service, service.connect(buffer=4096) as client:
        client.sendall(head(STREAM, b"/v1/generate") + STREAM)
        assert client.recv(12) == b"HTTP/1.1 200"
        service.process.send_signal(signal.SIGTERM)
        wait_until_refused(service)
        assert service.process.poll() is None
        assert service.end() == -signal.SIGTERM


def serve(folder: Path, *arguments: str, **environment: str) -> tuple[int, list[str]]:
    """Run `fictable serve` that cannot begin; gives its exit code and the lines on standard error."""
    basics = {"FICTABLE_PLANNER__MODE": "offline", "FICTABLE_STORE__PATH": str(folder / "fictable.sqlite"), "FICTABLE_SERVICE__PORT": "0"}
    command = [sys.executable, "-m", "fictable", "serve", *arguments]
    done = subprocess.run(command, env={**os.environ, **basics, **environment}, capture_output=True, text=True, timeout=30, check=False)
    assert done.stdout == ""
    return done.returncode, done.stderr.splitlines()


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    """The line names the port and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, lines = serve(tmp_path, "--port", str(port))
    assert code == 1
    assert lines == [f"fictable: error: port {port} of 127.0.0.1 is already in use (choose another with --port)"]


@pytest.mark.parametrize(
    ("content", "words"),
    [("[service]\nprot = 80\n", "did you mean service.port?"), ("[service]\nport = 'x'\n", "service.port must be"), ("[service", "TOML")],
    ids=["unknown", "wrong", "broken"],
)
def test_a_bad_configuration_is_one_clear_line(tmp_path: Path, content: str, words: str) -> None:
    """The line names the file and what is wrong in it."""
    file = tmp_path / "fictable.toml"
    file.write_text(content, "utf-8")
    code, lines = serve(tmp_path, "--config", str(file))
    assert code == 2
    assert len(lines) == 1
    assert lines[0].startswith("fictable: error: ")
    assert str(file) in lines[0]
    assert words in lines[0]


def test_a_store_that_is_required_and_unusable_is_one_clear_line(tmp_path: Path) -> None:
    """Where the operator says that the database is needed, the service does not begin without it."""
    folder = tmp_path / "a file"
    folder.write_text("where the folder of the database should be")
    code, lines = serve(folder, FICTABLE_STORE__REQUIRED="true")
    assert code == 1
    assert len(lines) == 1
    assert lines[0].startswith(f"fictable: error: the database {folder / 'fictable.sqlite'} cannot be")


def test_more_connections_than_files_are_answered(start_service: Any) -> None:
    """Where the system allows 256 open files, 300 half-open connections hold up nobody: others are sent away at once, and served again
    when the first are cut off.
    """
    with start_service(FICTABLE_SERVICE__HEADER_SECONDS="3", files=256) as service, contextlib.ExitStack() as opened:
        for _ in range(300):
            with contextlib.suppress(ConnectionError):
                opened.enter_context(service.connect()).sendall(b"GET /health HTTP/1.1\r\n")
        statuses, deadline = list[int](), time.monotonic() + 60
        while 200 not in statuses:
            assert time.monotonic() < deadline, statuses
            with contextlib.suppress(ConnectionError):
                answers = service.exchange(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                statuses += [answer.status for answer in answers]
            time.sleep(0.1)
        assert set(statuses) <= {200, 503}
        assert service.end() == 0
    assert not [line for line in service.lines if '"error"' in line]


LOAD = """
import sys
from fictable.settings import Settings
from fictable.web.app import create_app
from fictable.work.service import Fictable
create_app(Fictable.open(Settings()))
print([name for name in ("openai", "pandas", "rich", "hypothesis") if name in sys.modules])
"""


def test_the_start_leaves_aside_what_it_does_not_need() -> None:
    """Libraries that take long to load come with the first request that needs them; no plugin brings them along either."""
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == "[]"
