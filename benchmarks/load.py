"""The service under load: what its clients see, how /health answers meanwhile, and what it costs in memory and descriptors.

python benchmarks/load.py [PROFILE ...] [--seconds 8]

| profile  | shape                                                                                              |
|----------|----------------------------------------------------------------------------------------------------|
| idle     | /health only                                                                                       |
| warm     | 8 clients, a kept plan, 1,000 rows                                                                 |
| big      | 4 clients, a kept plan, 10,000 rows                                                                |
| hold     | 200 connections that do nothing, and 4 warm clients                                                |
| slowread | 20 clients that read 64 KiB a second of 10,000 rows, and 4 warm clients                            |
| overload | 400 requests for 10,000 rows at once, then 4 warm clients                                          |
| soak     | warm and big clients, bad requests, clients that leave                                             |
| cold     | 8 clients, always a new description, a language model that takes 0.3 s                             |
| stampede | 200 equal requests at once, a language model that takes 2 s                                        |
| mixed    | 6 warm clients, 2 with new descriptions, 1 whose calls of the language model hang, 1 with bad ones |

Each profile has a service of its own in a child process, with a database of its own; /health is asked every 20 ms from a process of
its own. Memory and descriptors are read from /proc (Linux only). Prints a Markdown table. The clients share the machine with the
service, so that the figures are its lower bound.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import multiprocessing
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path

import aiohttp
from streaming import MEBIBYTE, probe_health, read_memory

DESCRIPTION = (
    "Generate e-commerce product data including product names, prices, categories, brands, and customer ratings for online store analysis"
)
STUB = Path(__file__).with_name("model_stub.py")
PROBE_SECONDS = 0.02
HEADING = (
    "| profile | requests | not 200 | req/s | p50 ms | p95 | p99 | /health p50 ms | p99 | max | RSS start, MiB | peak | end "
    "| descriptors start | peak | end | notes |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n"
)


@dataclass(slots=True)
class Tally:
    """What the clients of a profile saw: seconds and status of every request; `notes` for the last column."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    bodies: set[bytes] = field(default_factory=set)


@dataclass(slots=True)
class Load:
    """A service under load: how to ask it, until when, and where to note what came back."""

    session: aiohttp.ClientSession
    port: int
    until: float
    tally: Tally
    model: str = ""

    @property
    def running(self) -> bool:
        """Whether there is time left."""
        return time.perf_counter() < self.until

    async def ask(self, rows: int, description: str = DESCRIPTION, *, counted: bool = True) -> bytes:
        """Send one request for a dataset and note it."""
        started = time.perf_counter()
        async with self.session.post("/generate", json={"description": description, "rows": rows}) as response:
            body = await response.read()
        if counted:
            self.tally.seconds.append(time.perf_counter() - started)
            self.tally.statuses[response.status] += 1
        return body

    async def repeat(self, rows: int, describe: Callable[[], str] = lambda: DESCRIPTION, *, counted: bool = True) -> None:
        """Be one client that asks again and again."""
        while self.running:
            await self.ask(rows, describe(), counted=counted)


Shape = Callable[[Load], Awaitable[None]]


async def run_idle(load: Load) -> None:
    """Nobody asks for anything but /health."""
    await asyncio.sleep(max(0.0, load.until - time.perf_counter()))


async def run_warm(load: Load, clients: int = 8) -> None:
    """Clients of a kept plan."""
    await asyncio.gather(*(load.repeat(1000) for _ in range(clients)))


async def run_big(load: Load) -> None:
    """Four clients that ask for as much as there is."""
    await asyncio.gather(*(load.repeat(10_000) for _ in range(4)))


async def run_hold(load: Load) -> None:
    """Connections that never ask for anything."""
    held = [await asyncio.open_connection("127.0.0.1", load.port) for _ in range(200)]
    await run_warm(load, 4)
    for _, writer in held:
        writer.close()


async def run_slow_readers(load: Load) -> None:
    """Clients that take their answers slowly, beside warm ones."""
    taken = await asyncio.gather(run_warm(load, 4), *(read_slowly(load) for _ in range(20)))
    load.tally.notes.append(f"slow readers took {sum(filter(None, taken)) / MEBIBYTE:.0f} MiB")


async def read_slowly(load: Load) -> int:
    """Take 64 KiB a second of one answer after the other; gives the bytes taken."""
    body = json.dumps({"description": DESCRIPTION, "rows": 10_000}).encode()
    head = f"POST /generate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    taken = 0
    while load.running:
        small = socket.socket()
        small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        small.settimeout(0)
        await asyncio.get_running_loop().sock_connect(small, ("127.0.0.1", load.port))
        reader, writer = await asyncio.open_connection(sock=small, limit=4096)
        writer.write(head.encode() + body)
        while load.running and (piece := await reader.read(16_384)):
            taken += len(piece)
            await asyncio.sleep(len(piece) / 65_536)
        writer.close()
    return taken


async def run_overload(load: Load) -> None:
    """Far more requests at once than are let in, then the usual ones."""
    await asyncio.gather(*(load.ask(10_000) for _ in range(400)))
    load.tally.notes.append(f"crowd: {dict(sorted(load.tally.statuses.items()))}")
    await run_warm(load, 4)


async def run_soak(load: Load) -> None:
    """All that a day brings, offline."""
    turn = itertools.count()

    async def send_nonsense() -> None:
        while load.running:
            bad = b"{" if next(turn) % 2 else b'{"description": "short"}'
            async with load.session.post("/generate", data=bad, headers={"Content-Type": "application/json"}) as response:
                load.tally.statuses[response.status] += 1
                load.tally.notes[:] = [] if response.status == 400 else ["a bad request was not refused"]
            await asyncio.sleep(0.02)

    async def leave() -> None:
        while load.running:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.02):
                    await load.ask(10_000, f"{DESCRIPTION} {next(turn)}", counted=False)
            await asyncio.sleep(0.05)

    await asyncio.gather(run_warm(load, 2), load.repeat(10_000), send_nonsense(), leave())


async def run_cold(load: Load) -> None:
    """Clients whose every description is new."""
    number = itertools.count()
    await asyncio.gather(*(load.repeat(1000, lambda: f"{DESCRIPTION}, edition {next(number)}") for _ in range(8)))
    await note_calls(load)


async def run_stampede(load: Load) -> None:
    """Equal requests at once, none of them planned before."""
    load.tally.bodies = set(await asyncio.gather(*(load.ask(1000, f"{DESCRIPTION}, all at once") for _ in range(200))))
    load.tally.notes.append(f"{len(load.tally.bodies)} different bodies")
    await note_calls(load)


async def run_mixed(load: Load) -> None:
    """A bit of everything; the latencies are those of the warm clients."""
    number = itertools.count()

    def describe(word: str) -> Callable[[], str]:
        return lambda: f"{DESCRIPTION}, {word} {next(number)}"

    await asyncio.gather(
        run_warm(load, 6),
        *(load.repeat(1000, describe("edition"), counted=False) for _ in range(2)),
        load.repeat(1000, describe("BROKEN"), counted=False),
        asyncio.wait_for(load.repeat(1000, describe("HANG"), counted=False), max(0.0, load.until - time.perf_counter() + 25)),
    )
    await note_calls(load)


async def note_calls(load: Load) -> None:
    """Note how often the language model was asked."""
    async with aiohttp.ClientSession() as session, session.get(f"{load.model}/counts") as response:
        counts = await response.json()
    load.tally.notes.append(f"{counts['calls']} calls of the model, {counts['busiest']} at once")


# The shape of each profile, and the seconds that its language model takes; None is offline.
PROFILES: Mapping[str, tuple[Shape, float | None]] = {
    "idle": (run_idle, None),
    "warm": (run_warm, None),
    "big": (run_big, None),
    "hold": (run_hold, None),
    "slowread": (run_slow_readers, None),
    "overload": (run_overload, None),
    "soak": (run_soak, None),
    "cold": (run_cold, 0.3),
    "stampede": (run_stampede, 2.0),
    "mixed": (run_mixed, 0.3),
}


@contextlib.contextmanager
def start(command: list[str], environment: Mapping[str, str], stream: str) -> Iterator[tuple[str, int]]:
    """Run a program in a child process; gives the address that its first line on stdout or stderr names, and the process id."""
    with subprocess.Popen(command, env={**os.environ, **environment}, **{stream: subprocess.PIPE}, text=True) as process:  # type: ignore[call-overload]
        output = getattr(process, stream)
        line = output.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if found is None:
            raise RuntimeError(line + output.read())
        threading.Thread(target=output.read, daemon=True).start()
        try:
            yield found[0], process.pid
        finally:
            process.terminate()


@contextlib.contextmanager
def serve(model_seconds: float | None) -> Iterator[tuple[str, int, str]]:
    """Run the service, with a stand-in for a language model where it has seconds; gives address, process id, address of the model."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environment = {"FICTABLE_PLANNER__MODE": "offline", "FICTABLE_STORE__PATH": str(Path(folder) / "fictable.sqlite")}
        model = ""
        if model_seconds is not None:
            model, _ = stack.enter_context(start([sys.executable, str(STUB), "--seconds", str(model_seconds)], {}, "stdout"))
            environment |= {"FICTABLE_PLANNER__MODE": "auto", "OPENAI_API_KEY": "sk-load", "OPENAI_BASE_URL": f"{model}/v1"}
        address, pid = stack.enter_context(start([sys.executable, "-m", "fictable", "serve", "--port", "0"], environment, "stderr"))
        yield address, pid, model


def probe(port: int, pipe: Connection) -> None:
    """Ask /health again and again until told to stop, then send the latencies in milliseconds."""
    import http.client  # the child process needs nothing else

    connection, latencies = http.client.HTTPConnection("127.0.0.1", port, timeout=30), list[float]()
    while not pipe.poll(PROBE_SECONDS):
        latencies.append(probe_health(connection))
    pipe.send(latencies)


@contextlib.contextmanager
def watch_health(port: int) -> Iterator[list[float]]:
    """Have /health asked by a child process meanwhile; the list has the latencies in milliseconds afterwards."""
    latencies: list[float] = []
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=probe, args=(port, there))
    process.start()
    try:
        yield latencies
    finally:
        here.send("stop")
        latencies += here.recv()
        process.join()


@contextlib.asynccontextmanager
async def watch_process(pid: int) -> AsyncIterator[list[tuple[int, int]]]:
    """Read memory (bytes) and open descriptors of a process every 50 ms meanwhile."""
    samples: list[tuple[int, int]] = []

    async def sample() -> None:
        while True:
            samples.append((read_memory(pid), len(os.listdir(f"/proc/{pid}/fd"))))
            await asyncio.sleep(0.05)

    task = asyncio.create_task(sample())
    try:
        yield samples
    finally:
        task.cancel()


async def put_under_load(name: str, address: str, pid: int, model: str, seconds: float) -> str:
    """Run one profile; gives its line of the table."""
    port, tally = int(address.rpartition(":")[2]), Tally()
    limits = aiohttp.ClientTimeout(total=120)
    async with aiohttp.ClientSession(address, connector=aiohttp.TCPConnector(limit=0), timeout=limits) as session:
        warming = Load(session, port, 0, Tally())
        for rows in (1000, 10_000, 10_000):
            await warming.ask(rows)
        if model:
            await note_calls(replace(warming, model=model))  # counting begins anew
        await asyncio.sleep(0.5)
        with watch_health(port) as latencies:
            async with watch_process(pid) as samples:
                await asyncio.sleep(1.0)  # the watcher has started, and idles
                started = time.perf_counter()
                await PROFILES[name][0](Load(session, port, started + seconds, tally, model))
                took = time.perf_counter() - started
                await asyncio.sleep(0.5)
    return describe(name, tally, took, latencies, samples)


def describe(name: str, tally: Tally, took: float, latencies: list[float], samples: list[tuple[int, int]]) -> str:
    """Write one line of the table."""
    count = sum(tally.statuses.values())
    quantiles = [f"{1000 * find_quantile(tally.seconds, share):.0f}" if tally.seconds else "" for share in (0.5, 0.95, 0.99)]
    health = [f"{find_quantile(latencies, share):.1f}" for share in (0.5, 0.99, 1.0)]
    memory, files = [size / MEBIBYTE for size, _ in samples], [number for _, number in samples]
    states = [*(f"{size:.0f}" for size in (memory[0], max(memory), memory[-1])), *map(str, (files[0], max(files), files[-1]))]
    rate = f"{count / took:.1f}" if count else ""
    cells = [name, f"{count:,}", f"{count - tally.statuses[200]:,}", rate, *quantiles, *health, *states, "; ".join(tally.notes)]
    return f"| {' | '.join(cells)} |\n"


def find_quantile(values: list[float], share: float) -> float:
    """Give the value that so many of them do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main() -> None:
    """Read the options, run the profiles, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("profiles", nargs="*", choices=[*PROFILES, []], metavar="PROFILE", help=", ".join(PROFILES))
    parser.add_argument("--seconds", type=float, default=8.0, help="how long each profile runs")
    options = parser.parse_args()
    sys.stdout.write(HEADING)
    for name in options.profiles or PROFILES:
        with serve(PROFILES[name][1]) as (address, pid, model):
            sys.stdout.write(asyncio.run(put_under_load(name, address, pid, model, options.seconds)))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
