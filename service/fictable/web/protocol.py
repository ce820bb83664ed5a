"""One connection: aiohttp's protocol with our error body for what is no HTTP, limits for slow clients, and an orderly end.

| what a client does                     | answer                                                                  |
|----------------------------------------|-------------------------------------------------------------------------|
| sends a head slowly, or none           | closed after `service.header_seconds`                                   |
| sends a body slowly                    | 408 after `service.body_seconds` (see bodies)                           |
| takes its answer slowly                | cut off after `service.write_seconds` below 1 KiB a second              |
| does nothing between two requests      | closed after `service.keepalive_seconds`                                |
| is one of too many                     | 503 and closed, beyond `service.max_connections`                        |
| leaves                                 | its handler is cancelled, and with it the work that has not begun       |
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import socket
import sys
from collections.abc import Mapping
from typing import Any, Final, cast

from aiohttp import hdrs, web
from aiohttp.http_exceptions import BadHttpMethod, LineTooLong

from fictable.settings import ServiceSettings
from fictable.web.document import JSON_TYPE
from fictable.web.keys import DOCUMENT, TRAFFIC, identify_request
from fictable.web.middlewares import PLAIN_JSON_PATHS, PROBLEM_TYPE, SECURITY_HEADERS, trim_slash
from fictable.web.problems import HTTP_PROBLEMS, Problem, render_problem_bytes
from fictable.web.streaming import cut

try:
    import fcntl
    import termios
except ImportError:  # Windows: only what waits in the service is counted there
    UNSENT_QUERY = 0
else:
    UNSENT_QUERY = termios.TIOCOUTQ

LOGGER = logging.getLogger("fictable.service")
REQUEST_LINE: Final = re.compile(rb"[!-~]{1,40} (/[!-~]{0,200}?)(?:\?[!-~]{0,1000})? HTTP/1\.[01]\r?\n")
HEAD_BYTES: Final = 2000
"""So much of a head is kept to tell what was asked for."""
SLOWEST_BYTES: Final = 1024
"""A client that takes fewer bytes a second of its answer is stuck."""
REFUSED_SECONDS: Final = 1.0
"""How long one that is sent away may take to read why."""
MOST_REFUSED: Final = 20
"""So many are told why at a time; others are sent away without a word, for their connections take room too."""
CANCELLED_SECONDS: Final = 2.0
"""How long a handler that is cancelled at the end may take to let go."""
CONNECTION_OPTIONS: Final[Mapping[str, Any]] = {
    "access_log": None,  # the middleware writes it
    "auto_decompress": False,  # a compressed body is refused; unpacking it while it is drained would block the loop
}
LINGERING_SECONDS: Final = 2.0
"""How long the rest of a body that nobody wants is read, so that its sender gets to read the answer."""


class ServiceProtocol(web.RequestHandler):
    """A connection of the service; made for each by the listening socket."""

    __slots__ = ("_app", "_head", "_header_timer", "_limits", "_write_timer")

    def __init__(self, manager: web.Server, app: web.Application, limits: ServiceSettings, loop: asyncio.AbstractEventLoop) -> None:
        lingering = min(LINGERING_SECONDS, limits.body_seconds)
        options = {**CONNECTION_OPTIONS, "keepalive_timeout": limits.keepalive_seconds, "lingering_time": lingering}
        super().__init__(manager, loop=loop, **options)
        self._app, self._limits = app, limits
        self._header_timer: asyncio.TimerHandle | None = None
        self._write_timer: asyncio.TimerHandle | None = None
        self._head = b""

    @property
    def is_waiting(self) -> bool:
        """Whether no request is in hand, nor whole and about to be."""
        if self._waiter is None:
            return self._request_count == 0
        return not self._waiter.done()

    @property
    def is_busy(self) -> bool:
        """Whether a request is in hand or has begun to arrive."""
        return bool(self._head) or not self.is_waiting

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for the first request, or send away one client too many."""
        super().connection_made(transport)
        self._limit_silence(cast(asyncio.Transport, transport))
        self._await_headers()
        manager = self._manager
        if manager is not None and len(manager.connections) > self._limits.max_connections:
            self._refuse(cast(asyncio.Transport, transport))

    def connection_lost(self, exc: BaseException | None) -> None:
        """Stop waiting."""
        self._stop_timer()
        self._stop_write_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Pass data on; a client that has begun a request must bring all of its headers within the time limit."""
        if self.is_waiting and not self._head:
            self._head = bytes(data[:HEAD_BYTES])
        super().data_received(data)
        if self.is_waiting:
            self._await_headers()
        else:
            self._head = self._head if self._has_error() else b""
            self._stop_timer()

    def pause_writing(self) -> None:
        """Begin to watch a client that takes its answer more slowly than it is made."""
        super().pause_writing()
        if self.transport is not None:
            self._watch_writing(self.transport)

    def resume_writing(self) -> None:
        """Stop watching: it has taken most of it."""
        super().resume_writing()
        self._stop_write_timer()

    def handle_error(
        self, request: web.BaseRequest, status: int = 500, exc: BaseException | None = None, message: str | None = None
    ) -> web.StreamResponse:
        """Answer what is no HTTP with the service's error body and close the connection. Raises ConnectionError after a partial answer."""
        head, self._head = self._head, b""
        if status >= 500:
            self.log_exception("Unexpected error", exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError(message or "the answer has already begun")
        line = REQUEST_LINE.match(head) if isinstance(exc, BadHttpMethod) else None
        path = trim_slash(line[1].decode("ascii")) if line else ""
        problem = self._describe(choose_status(status, exc, head), path)
        request_id = identify_request(request)
        response = web.Response(
            status=problem.status,
            body=render_problem_bytes(problem, instance=f"urn:fictable:request:{request_id}", request_id=request_id),
            content_type=JSON_TYPE if path in PLAIN_JSON_PATHS else PROBLEM_TYPE,
            headers={**SECURITY_HEADERS, **problem.headers, "X-Request-ID": request_id},
        )
        response.force_close()
        return response

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Send an answer; its bytes count as unsent until it is taken."""
        size = len(resp.body) if isinstance(resp, web.Response) and isinstance(resp.body, bytes) else 0
        with self._app[TRAFFIC].hold(size):
            return await super().finish_response(request, resp, start_time)

    def leave_idle(self) -> None:
        """Close the connection unless it is busy."""
        if not self.is_busy:
            self.force_close()

    async def shutdown(self, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - as in the base class
        """End the connection now; what runs is cancelled, for it has had its time (see `server.drain`)."""
        transport, task = self.transport, self._task_handler
        self.force_close()
        if task is not None and not task.done():
            task.cancel()
            await asyncio.wait([task], timeout=CANCELLED_SECONDS)
        if transport is not None:
            transport.abort()

    def _has_error(self) -> bool:
        """Whether the last that came was no HTTP; what its head was is still wanted then."""
        return bool(self._messages) and not hasattr(self._messages[-1][0], "headers")

    def _describe(self, status: int, path: str) -> Problem:
        """Describe what went wrong; aiohttp calls a method of an unknown name bad HTTP, but to its client it is one not allowed."""
        if not path:
            known = status if status in HTTP_PROBLEMS else 500
            return Problem(known, *HTTP_PROBLEMS[known])
        methods = self._app[DOCUMENT].list_methods(path)
        if methods:
            return Problem(405, *HTTP_PROBLEMS[405], headers={hdrs.ALLOW: ",".join(methods)})
        return Problem(404, *HTTP_PROBLEMS[404])

    def _refuse(self, transport: asyncio.Transport) -> None:
        """Send away one client too many: with an answer, or at once where even those who read theirs are too many."""
        traffic, manager = self._app[TRAFFIC], self._manager
        traffic.note_refusal("connection")
        if manager is None or len(manager.connections) > self._limits.max_connections + MOST_REFUSED:
            cut(transport)
            return
        self.close()
        transport.write(write_refusal(traffic.advise_wait()))
        transport.write_eof()
        self._loop.call_later(REFUSED_SECONDS, transport.abort)

    def _limit_silence(self, transport: asyncio.Transport) -> None:
        """Have the system end a connection whose client takes nothing at all, also once all is handed over to the system (Linux)."""
        option, raw = getattr(socket, "TCP_USER_TIMEOUT", None), transport.get_extra_info("socket")
        if option is not None and raw is not None:
            with contextlib.suppress(OSError):  # not a TCP connection
                raw.setsockopt(socket.IPPROTO_TCP, option, max(1, int(self._limits.write_seconds * 1000)))

    def _await_headers(self) -> None:
        if self._header_timer is None:
            self._header_timer = self._loop.call_later(self._limits.header_seconds, self.force_close)

    def _stop_timer(self) -> None:
        if self._header_timer is not None:
            self._header_timer.cancel()
            self._header_timer = None

    def _watch_writing(self, transport: asyncio.Transport) -> None:
        unsent = count_unsent(transport)
        self._write_timer = self._loop.call_later(self._limits.write_seconds, self._check_writing, transport, unsent)

    def _check_writing(self, transport: asyncio.Transport, unsent: int) -> None:
        """Cut off a client that has taken too little since the last look."""
        seconds = self._limits.write_seconds
        if unsent - count_unsent(transport) < SLOWEST_BYTES * seconds:
            self._write_timer = None
            LOGGER.warning("a client that took hardly anything of its answer for %g seconds is cut off", seconds)
            cut(transport)
        else:
            self._watch_writing(transport)

    def _stop_write_timer(self) -> None:
        if self._write_timer is not None:
            self._write_timer.cancel()
            self._write_timer = None


def count_unsent(transport: asyncio.Transport) -> int:
    """Count the bytes that a client has not taken yet: those that wait here, and those that the system keeps for it (on Unix)."""
    raw, kept = transport.get_extra_info("socket"), bytes(4)
    if raw is not None and UNSENT_QUERY:
        with contextlib.suppress(OSError):  # it is closed already
            kept = fcntl.ioctl(raw.fileno(), UNSENT_QUERY, kept)
    return transport.get_write_buffer_size() + int.from_bytes(kept, sys.byteorder)


def choose_status(status: int, error: BaseException | None, head: bytes) -> int:
    """Give the status of an answer to what is no HTTP: 414 and 431 where it is only too much of it."""
    if isinstance(error, LineTooLong):
        return 431 if b"\n" in head else 414
    return 431 if getattr(error, "message", "").startswith("Too many headers") else status


def write_refusal(wait: int) -> bytes:
    """Write the whole answer to a client that is sent away before it has asked for anything."""
    problem = Problem(503, *HTTP_PROBLEMS[503], details={"retry_after": wait})
    body = render_problem_bytes(problem, instance="about:blank", request_id="")
    headers = {
        **SECURITY_HEADERS,
        hdrs.CONTENT_TYPE: PROBLEM_TYPE,
        hdrs.CONTENT_LENGTH: str(len(body)),
        hdrs.RETRY_AFTER: str(wait),
        hdrs.CONNECTION: "close",
    }
    lines = ["HTTP/1.1 503 Service Unavailable", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("ascii") + body
