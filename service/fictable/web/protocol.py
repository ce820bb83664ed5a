"""One connection: aiohttp's protocol, with our error body for what is no HTTP, and a time limit for slow headers."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from aiohttp import hdrs, web
from aiohttp.http_exceptions import BadHttpMethod

from fictable.web.document import JSON_TYPE, ApiDocument
from fictable.web.keys import identify_request
from fictable.web.middlewares import PLAIN_JSON_PATHS, PROBLEM_TYPE, SECURITY_HEADERS, trim_slash
from fictable.web.problems import HTTP_PROBLEMS, Problem, answer_problem

HEADER_SECONDS = 15.0
REQUEST_LINE = re.compile(rb"[!-~]{1,40} (/[!-~]{0,200}?)(?:\?[!-~]{0,1000})? HTTP/1\.[01]\r?\n")


class ServiceProtocol(web.RequestHandler):
    """A connection of the service; made for each by the listening socket, with the options of aiohttp's RequestHandler."""

    __slots__ = ("_document", "_header_timer", "_latest")

    def __init__(self, manager: web.Server, document: ApiDocument, *, loop: asyncio.AbstractEventLoop, **options: Any) -> None:
        super().__init__(manager, loop=loop, **options)
        self._document = document
        self._header_timer: asyncio.TimerHandle | None = None
        self._latest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_headers()

    def connection_lost(self, exc: BaseException | None) -> None:
        """Stop waiting."""
        self._stop_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Pass data on; a client that has begun a request must bring all of its headers within the time limit."""
        before = self._request_count
        self._latest = data[:2000]
        super().data_received(data)
        if self._request_count != before or self._current_request is not None:
            self._stop_timer()
        else:
            self._await_headers()

    def handle_error(
        self, request: web.BaseRequest, status: int = 500, exc: BaseException | None = None, message: str | None = None
    ) -> web.StreamResponse:
        """Answer what is no HTTP with the service's error body and close the connection. Raises ConnectionError after a partial answer."""
        if status >= 500:
            self.log_exception("Unexpected error", exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError(message or "the answer has already begun")
        line = REQUEST_LINE.match(self._latest) if isinstance(exc, BadHttpMethod) else None
        path = trim_slash(line[1].decode("ascii")) if line else ""
        problem = self._describe(status, path)
        request_id = identify_request(request)
        media_type = JSON_TYPE if path in PLAIN_JSON_PATHS else PROBLEM_TYPE
        response = answer_problem(problem, media_type=media_type, instance=f"urn:fictable:request:{request_id}", request_id=request_id)
        response.headers.update({**SECURITY_HEADERS, "X-Request-ID": request_id})
        response.force_close()
        return response

    def _describe(self, status: int, path: str) -> Problem:
        """Describe what went wrong; aiohttp calls a method of an unknown name bad HTTP, but to its client it is one not allowed."""
        if not path:
            known = status if status in HTTP_PROBLEMS else 500
            return Problem(known, *HTTP_PROBLEMS[known])
        methods = self._document.list_methods(path)
        if methods:
            return Problem(405, *HTTP_PROBLEMS[405], headers={hdrs.ALLOW: ",".join(methods)})
        return Problem(404, *HTTP_PROBLEMS[404])

    def _await_headers(self) -> None:
        if self._header_timer is None:
            self._header_timer = asyncio.get_running_loop().call_later(HEADER_SECONDS, self.force_close)

    def _stop_timer(self) -> None:
        if self._header_timer is not None:
            self._header_timer.cancel()
            self._header_timer = None
