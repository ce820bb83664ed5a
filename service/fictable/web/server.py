"""The running service: load, listen, say so, and drain when asked to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from aiohttp import web

from fictable.errors import Issue, SettingsInvalid
from fictable.settings import Settings
from fictable.settings.keys import list_keys
from fictable.store.connection import Database
from fictable.web.app import create_app
from fictable.web.keys import FICTABLE, TRAFFIC
from fictable.web.logs import configure_logs
from fictable.web.protocol import ServiceProtocol
from fictable.work.service import Fictable

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
BACKLOG = 1024
"""Connections that the system keeps until they are accepted; a crowd that comes at once is not made to try again."""
ACCEPTED_AT_ONCE = 16
"""Then others get their turn; asyncio would accept a whole backlog before it looks at anything else, and run out of files over it."""
LOOK_SECONDS = 0.02
SPARE_FILES = 128
"""Files that are open besides connections: the database, libraries, connections of the language model, and those being sent away."""


def serve(settings: Settings) -> None:
    """Run the service until SIGINT or SIGTERM, then let running requests end, for at most `service.shutdown_seconds`.

    Plugins are loaded before the event loop starts. A second signal ends the process at once. Raises SettingsInvalid when
    the address cannot be listened on, StoreUnavailable when the store is required and cannot be used, and whatever opening the
    Fictable object raises.
    """
    configure_logs(list_secrets(settings))
    asyncio.run(run_service(create_app(Fictable.open(settings)), announce=announce_start))


def announce_start(line: str) -> None:
    """Write the line that tells that the service listens, and let the search for garbage begin: in what comes, not in what is there.

    A search through catalog, phrases and libraries takes a tenth of a second in which nothing is answered.
    """
    gc.freeze()
    gc.enable()
    write_line(line)


def list_secrets(settings: Settings) -> list[str]:
    """Give what no line of the log may hold: the values of secret settings; of a header also what follows its name."""
    secrets: list[str] = []
    for key in list_keys():
        if key.rule.get("secret"):
            value = getattr(getattr(settings, key.section), key.name)
            texts = value if isinstance(value, tuple) else (value,)
            secrets += [part for text in texts for part in (text, text.partition(":")[2].strip()) if part]
    return secrets


def write_line(line: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


async def run_service(app: web.Application, *, announce: Callable[[str], None]) -> None:
    """Serve an application at the address of its settings until a stop signal; `announce` gets one line once it listens."""
    fictable = app[FICTABLE]
    settings = fictable.settings
    if settings.store.required:
        await try_store(settings)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True)
    try:
        await runner.setup()
        listener = await listen(runner, settings)
        try:
            with catch_signals() as stopped:
                announce(describe_start(fictable.version, find_address(listener, settings), settings))
                await stopped.wait()
        finally:
            listener.close()
        await drain(runner, settings.service.shutdown_seconds)
    finally:
        await runner.cleanup()


async def try_store(settings: Settings) -> None:
    """Open and close the database. Raises StoreUnavailable where it cannot be used."""
    async with Database(Path(settings.store.path)):
        pass


async def drain(runner: web.AppRunner, seconds: float) -> None:
    """Let the requests in hand end, for at most `seconds`; connections without one are closed, as are the others after their answer."""
    server = runner.server
    assert server is not None, "the runner is set up"
    runner.app[TRAFFIC].draining = True
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        connections = [connection for connection in server.connections if isinstance(connection, ServiceProtocol)]
        for connection in connections:
            connection.leave_idle()
        if not any(connection.is_busy for connection in connections):
            return
        await asyncio.sleep(LOOK_SECONDS)


async def listen(runner: web.AppRunner, settings: Settings) -> asyncio.Server:
    """Listen at the configured address. Raises SettingsInvalid with the key to change when that is not possible."""
    server = runner.server
    assert server is not None, "the runner is set up"
    loop = asyncio.get_running_loop()
    service = replace(settings.service, max_connections=make_room(settings.service.max_connections))

    def make_connection() -> ServiceProtocol:
        return ServiceProtocol(server, runner.app, service, loop)

    try:
        listener = await loop.create_server(make_connection, service.host, service.port, backlog=ACCEPTED_AT_ONCE)
    except OSError as error:
        raise SettingsInvalid([explain_refusal(error, service.host, service.port)]) from error
    for listening in listener.sockets:
        with socket.socket(fileno=os.dup(listening.fileno())) as same:
            same.listen(BACKLOG)
    return listener


def make_room(connections: int) -> int:
    """Raise the limit of open files of the process, as far as the system lets it, to what so many connections need. Gives how many
    connections fit: beyond them not even an answer could be given.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return connections
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return connections
    wanted = connections + SPARE_FILES
    if soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(1, min(connections, soft - SPARE_FILES))


def explain_refusal(error: OSError, host: str, port: int) -> Issue:
    """Say why an address cannot be listened on, and which setting would help."""
    if error.errno == errno.EADDRINUSE:
        return Issue("/service/port", "port_in_use", f"port {port} of {host} is already in use", port, hint="choose another with --port")
    if error.errno == errno.EACCES:
        return Issue("/service/port", "port_not_allowed", f"port {port} may not be used by this user", port, hint="choose one above 1023")
    return Issue("/service/host", "address_unusable", f"{host} is no address of this machine", host, hint="127.0.0.1 is the machine itself")


@contextlib.contextmanager
def catch_signals() -> Iterator[asyncio.Event]:
    """Give an event that the first stop signal sets; after it, signals have their usual effect again."""
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # not on Windows, where Ctrl-C interrupts the loop
        for number in STOP_SIGNALS:
            loop.add_signal_handler(number, stopped.set)
    try:
        yield stopped
    finally:
        with contextlib.suppress(NotImplementedError):
            for number in STOP_SIGNALS:
                loop.remove_signal_handler(number)


def find_address(listener: asyncio.Server, settings: Settings) -> str:
    """Give the address as a browser wants it, with the real port where 0 was asked for."""
    port = listener.sockets[0].getsockname()[1]
    host = settings.service.host
    is_ipv6 = listener.sockets[0].family == socket.AF_INET6 and ":" in host
    return f"http://[{host}]:{port}" if is_ipv6 else f"http://{host}:{port}"


def describe_start(version: str, address: str, settings: Settings) -> str:
    """Give the line that tells what runs where, and with which planner."""
    return f"Fictable {version} on {address} · docs at /docs · planner: {describe_planner(settings)}"


def describe_planner(settings: Settings) -> str:
    """Give the planner in use in a few words, and why where that may surprise."""
    if settings.planner.mode == "offline":
        return "offline"
    if settings.planner.mode == "auto" and not settings.llm.api_key:
        return "offline (no OPENAI_API_KEY)"
    return f"{settings.llm.model} ({settings.planner.mode})"
