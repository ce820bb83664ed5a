"""One long stream of POST /v1/generate: throughput, memory of the service, and how /health answers beside it.

python benchmarks/streaming.py [--rows 5000000] [--format csv] [--streams 1]

Starts the service in a child process on a free port, offline and with a database of its own. The memory is the resident set of that
process, read from /proc (Linux only). Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

READ_BYTES = 1 << 20
PROBE_SECONDS = 0.02
MEBIBYTE = 1 << 20


@dataclass(slots=True)
class Stream:
    """A stream in hand: what is asked for, what has come, and whether it came to its end."""

    port: int
    body: dict[str, Any]
    lines: int = 0
    size: int = 0
    seconds: float = 0.0
    whole: bool = False

    def run(self) -> None:
        """Read the stream to its end; a body that is broken off raises http.client.IncompleteRead."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        started = time.perf_counter()
        connection.request("POST", "/v1/generate", json.dumps(self.body), {"Content-Type": "application/json"})
        response = connection.getresponse()
        if response.status != 200:
            raise RuntimeError(response.read().decode())
        while piece := response.read(READ_BYTES):
            self.lines += piece.count(b"\n")
            self.size += len(piece)
        self.seconds = time.perf_counter() - started
        self.whole = True
        connection.close()


@dataclass(slots=True)
class Observed:
    """Latencies of /health in milliseconds and the memory of the service in bytes, sample by sample."""

    latencies: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


@contextmanager
def serve() -> Iterator[tuple[int, int]]:
    """Run the service in a child process; gives its port and its process id."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"FICTABLE_PLANNER__MODE": "offline", "FICTABLE_STORE__PATH": str(Path(folder) / "fictable.sqlite")}
        command = [sys.executable, "-m", "fictable", "serve", "--port", "0"]
        with subprocess.Popen(command, env={**os.environ, **settings}, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stderr.readline())
            if found is None:
                raise RuntimeError(process.stderr.read())
            drain = threading.Thread(target=process.stderr.read, daemon=True)
            drain.start()
            try:
                yield int(found[1]), process.pid
            finally:
                process.terminate()


def read_memory(pid: int) -> int:
    """The resident set of a process in bytes; 0 where the system does not tell."""
    try:
        found = re.search(r"^VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("ascii"), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def probe_health(connection: http.client.HTTPConnection) -> float:
    """Ask /health once; gives the milliseconds until the answer was whole."""
    started = time.perf_counter()
    connection.request("GET", "/health")
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise RuntimeError(f"/health answered {response.status}")
    return (time.perf_counter() - started) * 1000


def observe(port: int, pid: int, threads: list[threading.Thread]) -> Observed:
    """Ask /health and read the memory again and again while the threads run; without threads for 50 turns."""
    seen, turns = Observed(), 50
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while any(thread.is_alive() for thread in threads) or (not threads and turns):
        turns -= 1
        seen.latencies.append(probe_health(connection))
        seen.memory.append(read_memory(pid))
        time.sleep(PROBE_SECONDS)
    connection.close()
    return seen


def describe(name: str, seen: Observed, streams: list[Stream]) -> str:
    """One line of the table."""
    ordered = sorted(seen.latencies)
    quantiles = [statistics.median(ordered), ordered[int(len(ordered) * 0.99)], ordered[-1]]
    lines, seconds = sum(stream.lines for stream in streams), max((stream.seconds for stream in streams), default=0.0)
    rate = f"{lines / seconds:,.0f}" if seconds else ""
    megabytes = f"{sum(stream.size for stream in streams) / MEBIBYTE:,.0f}" if streams else ""
    memory = f"{seen.memory[0] / MEBIBYTE:.0f} | {max(seen.memory) / MEBIBYTE:.0f} | {seen.memory[-1] / MEBIBYTE:.0f}"
    return f"| {name} | {lines:,} | {megabytes} | {rate} | {memory} | {' | '.join(f'{value:.1f}' for value in quantiles)} |"


def main() -> None:
    """Read the options, run the streams, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--format", choices=["csv", "json", "ndjson"], default="csv")
    parser.add_argument("--streams", type=int, default=1)
    options = parser.parse_args()
    spec = json.loads(Path(__file__).with_name("orders.json").read_text("utf-8"))
    body = {"spec": spec, "rows": options.rows, "format": options.format}
    with serve() as (port, pid):
        Stream(port, {**body, "rows": 20_000}).run()  # the first stream loads what is loaded on first use
        idle = observe(port, pid, [])
        streams = [Stream(port, {**body, "seed": number}) for number in range(options.streams)]
        threads = [threading.Thread(target=stream.run) for stream in streams]
        for thread in threads:
            thread.start()
        busy = observe(port, pid, threads)
    sys.stdout.write("| load | lines | MiB | lines/s | RSS start, MiB | peak | end | /health p50, ms | p99 | max |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|---|---|---|\n")
    sys.stdout.write(describe("idle", idle, []) + "\n")
    sys.stdout.write(describe(f"{options.streams} × {options.rows:,} rows of {options.format}", busy, streams) + "\n")
    if not all(stream.whole for stream in streams):
        sys.exit("a stream was broken off")


if __name__ == "__main__":
    main()
