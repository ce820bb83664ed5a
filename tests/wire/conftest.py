"""A service in a process of its own, as `fictable serve` runs it, and what speaks with it over raw sockets."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 60.0
CANARY = "sk-canary-5d1f7c9a"
LIMITS = {
    "FICTABLE_SERVICE__HEADER_SECONDS": "0.8",
    "FICTABLE_SERVICE__BODY_SECONDS": "0.8",
    "FICTABLE_SERVICE__WRITE_SECONDS": "0.8",
    "OPENAI_API_KEY": CANARY,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it stood on the wire; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def problem(self) -> dict[str, Any]:
        """The error body."""
        problem = json.loads(self.body)
        assert isinstance(problem, dict)
        return problem


@dataclass(slots=True)
class Service:
    """A running `fictable serve`: its process, its port, and the lines of its log so far."""

    process: subprocess.Popen[str]
    port: int = 0
    lines: list[str] = field(default_factory=list)

    def connect(self, *, buffer: int = 0) -> socket.socket:
        """Open a connection; `buffer` is the size of its receive buffer."""
        made = socket.socket()
        made.settimeout(PATIENCE)
        if buffer:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        try:
            made.connect(("127.0.0.1", self.port))
        except OSError:
            made.close()
            raise
        return made

    def exchange(self, data: bytes) -> list[Answer]:
        """Send bytes on a connection of their own and give all answers until the service closes it."""
        with self.connect() as client:
            with contextlib.suppress(ConnectionError):  # it may answer and close before it has read all
                client.sendall(data)
            return read_answers(read_to_end(client))

    def ask(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Send one well-formed request and give its one answer."""
        [answer] = self.exchange(write_request(method, path, body, {"Connection": "close", **(headers or {})}))
        return answer

    def is_well(self) -> bool:
        """Whether a neighbour is served."""
        return self.ask("GET", "/health").status == 200

    def count_descriptors(self) -> int:
        """Count the open files and sockets of the process (Linux)."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def end(self, number: int = signal.SIGTERM) -> int:
        """Ask the process to end, and give its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def write_request(method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> bytes:
    """Write a request; a body brings its length and, unless given, its type."""
    given = {"Host": "localhost", **(headers or {})}
    if body is not None:
        given = {"Content-Type": "application/json", **given, "Content-Length": str(len(body))}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + (body or b"")


def read_to_end(client: socket.socket) -> bytes:
    """Read until the other side closes; that it is reset counts as closed."""
    content = b""
    with contextlib.suppress(ConnectionError):
        while piece := client.recv(1 << 16):
            content += piece
    return content


def read_answers(content: bytes) -> list[Answer]:
    """Split what came over a connection into answers, each of which must have a Content-Length."""
    answers = []
    while content:
        head, mark, rest = content.partition(b"\r\n\r\n")
        assert mark, content[:200]
        first, *lines = head.decode("latin-1").split("\r\n")
        assert first.startswith("HTTP/"), first
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        size = int(headers["content-length"])
        answers.append(Answer(int(first.split()[1]), headers, rest[:size]))
        content = rest[size:]
    return answers


@contextlib.contextmanager
def run_service(folder: Path, environment: Mapping[str, str], *, files: int = 0) -> Iterator[Service]:
    """Run `fictable serve` on a free port with a database in a folder; at the end it is killed if it still runs.

    `files` is the limit of open files that it gets, 0 that of the test.
    """
    basics = {
        "FICTABLE_PLANNER__MODE": "offline",
        "FICTABLE_SERVICE__PORT": "0",
        "FICTABLE_STORE__PATH": str(folder / "fictable.sqlite"),
        "PYTHONWARNINGS": "default",
    }
    limited = ["sh", "-c", f'ulimit -n {files}; exec "$@"', "sh"] if files else []
    command = [*limited, sys.executable, "-m", "fictable", "serve"]
    with subprocess.Popen(command, env={**os.environ, **basics, **environment}, stderr=subprocess.PIPE, text=True) as process:
        service = Service(process)
        assert process.stderr is not None
        begin = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", begin)
        assert found is not None, begin
        service.port = int(found[1])
        reader = threading.Thread(target=lambda: service.lines.extend(process.stderr or ()))
        reader.start()
        try:
            yield service
        finally:
            if process.poll() is None:
                process.kill()
            reader.join(PATIENCE)


@pytest.fixture(scope="session")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service with small time limits, which all tests of a run share."""
    with run_service(tmp_path_factory.mktemp("strict"), LIMITS) as service:
        yield service
        assert service.end() == 0


@pytest.fixture
def start_service(tmp_path: Path) -> Callable[..., contextlib.AbstractContextManager[Service]]:
    """start_service(VARIABLE=…, files=…) → a service of the test's own."""
    return lambda files=0, **environment: run_service(tmp_path, environment, files=files)
