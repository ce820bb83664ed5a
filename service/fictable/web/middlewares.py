"""What surrounds every handler: one log line, one error body, the same security headers."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping

from aiohttp import HttpVersion10, hdrs, web
from aiohttp.typedefs import Handler

from fictable.errors import Overloaded
from fictable.web.document import JSON_TYPE
from fictable.web.keys import DOCUMENT, TRAFFIC, identify_request
from fictable.web.problems import answer_problem, describe_error, format_now
from fictable.web.streaming import SENT

LOGGER = logging.getLogger("fictable.service")
ACCESS_LOGGER = logging.getLogger("fictable.access")

PLAIN_JSON_PATHS = frozenset({"/generate", "/health"})
PROBLEM_TYPE = "application/problem+json"
SECURITY_HEADERS: Mapping[str, str] = {
    "Server": "fictable",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
"""Set on every answer that does not bring a value of its own."""


@web.middleware
async def log_access(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Write one line of JSON per request: no query, no headers, no body, as these may hold secrets. Status 499: the client left."""
    started = time.perf_counter()
    request_id = identify_request(request)
    status, size = 499, 0
    try:
        response = await handler(request)
        status, size = response.status, response.content_length or 0
    finally:
        if SENT in request:
            status, size = request[SENT].status, request[SENT].size
        entry = {
            "timestamp": format_now(),
            "request_id": request_id,
            "method": request.method[:20],
            "path": request.path[:200],
            "status": status,
            "bytes": size,
            "seconds": round(time.perf_counter() - started, 4),
        }
        ACCESS_LOGGER.info("%s", json.dumps(entry))
    return response


@web.middleware
async def answer_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every error into the one error body; what nobody expected is logged with the id of the request."""
    identify_request(request)
    if request.version < HttpVersion10:
        return answer_error(request, web.HTTPBadRequest())
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return answer_error(request, error)
    except Exception as error:
        response = answer_error(request, error)
        if response.status >= 500 and not isinstance(error, Overloaded):  # a crowd must not fill the log as well
            LOGGER.exception("request %s failed", identify_request(request))
        return response


def answer_error(request: web.Request, error: Exception) -> web.Response:
    """Give the response for an error of a request."""
    problem = describe_error(error, find_validation_status(request))
    path = trim_slash(request.path)
    media_type = JSON_TYPE if path in PLAIN_JSON_PATHS else PROBLEM_TYPE
    request_id = identify_request(request)
    return answer_problem(problem, media_type=media_type, instance=name_instance(request, request_id), request_id=request_id)


def find_validation_status(request: web.Request) -> int:
    """Give the status of the answer to a bad request, as the document says for the operation; 400 where there is none."""
    document = request.app[DOCUMENT]
    path = name_route(request)
    for operation in document.operations.values():
        if operation.method == request.method and path in document.paths_of(operation):
            return operation.validation_status
    return 400


def name_route(request: web.Request) -> str:
    """Give the path of the matching route as the document writes it; empty when none matches."""
    resource = request.match_info.route.resource
    return trim_slash(resource.canonical) if resource is not None else ""


def name_instance(request: web.Request, request_id: str) -> str:
    """Give what names this occurrence of a problem: a known path, else the request by its id; a path of the client's is never repeated."""
    path = name_route(request)
    return path if path and "{" not in path else f"urn:fictable:request:{request_id}"


def trim_slash(path: str) -> str:
    """Give a path without the slash at its end, but for the root."""
    return path[:-1] if len(path) > 1 and path.endswith("/") else path


async def set_common_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set the request's id and the security headers on an answer that is about to be sent; the last one of a service that is ending
    closes its connection.
    """
    if request.app[TRAFFIC].draining:
        response.headers[hdrs.CONNECTION] = "close"
        response.force_close()
    response.headers["X-Request-ID"] = identify_request(request)
    for name, value in SECURITY_HEADERS.items():
        if name == hdrs.SERVER:
            response.headers[name] = value
        else:
            response.headers.setdefault(name, value)
