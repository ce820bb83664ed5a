"""The running service: load, listen, say so, and drain when asked to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from aiohttp import web

from fictable.errors import Issue, SettingsInvalid
from fictable.settings import Settings
from fictable.web.app import create_app
from fictable.web.keys import DOCUMENT, FICTABLE
from fictable.web.logs import configure_logs
from fictable.web.protocol import ServiceProtocol
from fictable.work.service import Fictable

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
CONNECTION_OPTIONS: Mapping[str, Any] = {
    "access_log": None,  # the middleware writes it
    "auto_decompress": False,  # a compressed body is refused; unpacking it while it is drained would block the loop
    "keepalive_timeout": 75.0,
    "lingering_time": 2.0,
}


def serve(settings: Settings) -> None:
    """Run the service until SIGINT or SIGTERM, then let running requests end, for at most `service.shutdown_seconds`.

    Plugins are loaded before the event loop starts. A second signal ends the process at once. Raises SettingsInvalid when
    the address cannot be listened on, and whatever opening the Fictable object raises.
    """
    configure_logs()
    asyncio.run(run_service(create_app(Fictable.open(settings)), announce=write_line))


def write_line(line: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


async def run_service(app: web.Application, *, announce: Callable[[str], None]) -> None:
    """Serve an application at the address of its settings until a stop signal; `announce` gets one line once it listens."""
    fictable = app[FICTABLE]
    settings = fictable.settings
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=settings.service.shutdown_seconds)
    try:
        await runner.setup()
        listener = await listen(runner, settings)
        try:
            with catch_signals() as stopped:
                announce(describe_start(fictable.version, find_address(listener, settings), settings))
                await stopped.wait()
        finally:
            listener.close()
    finally:
        await runner.cleanup()


async def listen(runner: web.AppRunner, settings: Settings) -> asyncio.Server:
    """Listen at the configured address. Raises SettingsInvalid with the key to change when that is not possible."""
    server = runner.server
    assert server is not None, "the runner is set up"
    loop = asyncio.get_running_loop()
    service = settings.service

    def make_connection() -> ServiceProtocol:
        return ServiceProtocol(server, runner.app[DOCUMENT], loop=loop, **CONNECTION_OPTIONS)

    try:
        return await loop.create_server(make_connection, service.host, service.port)
    except OSError as error:
        raise SettingsInvalid([explain_refusal(error, service.host, service.port)]) from error


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
