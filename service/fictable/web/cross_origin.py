"""Cross-origin requests of web pages (CORS, https://fetch.spec.whatwg.org): only for configured origins, never with credentials."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

EXPOSED_HEADERS = (
    "Content-Disposition, Link, Location, Retry-After, X-Checks, X-Coverage, X-Fallback-Used, X-Generation-Time, X-Ignored, X-Request-ID, "
    "X-Row-Count, X-Schema-Digest, X-Schema-Source, X-Seed, X-Total-Count"
)
PREFLIGHT_SECONDS = 600


def allow_origins(origins: Sequence[str]) -> Middleware:
    """Build the middleware that lets pages of these origins call the service; "*" is any origin."""

    @web.middleware
    async def answer_cross_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get(hdrs.ORIGIN)
        if origin is None or not ("*" in origins or origin in origins):
            return await handler(request)
        if request.method == hdrs.METH_OPTIONS and hdrs.ACCESS_CONTROL_REQUEST_METHOD in request.headers:
            response: web.StreamResponse = answer_preflight()
        else:
            response = await handler(request)
        response.headers[hdrs.ACCESS_CONTROL_ALLOW_ORIGIN] = "*" if "*" in origins else origin
        response.headers[hdrs.ACCESS_CONTROL_EXPOSE_HEADERS] = EXPOSED_HEADERS
        response.headers.add(hdrs.VARY, hdrs.ORIGIN)
        return response

    return answer_cross_origin


def answer_preflight() -> web.Response:
    """Give the answer to a browser that asks whether it may send a request."""
    headers = {
        hdrs.ACCESS_CONTROL_ALLOW_METHODS: "GET, HEAD, POST, PUT, PATCH, DELETE",
        hdrs.ACCESS_CONTROL_ALLOW_HEADERS: "Authorization, Content-Type, X-Request-ID",
        hdrs.ACCESS_CONTROL_MAX_AGE: str(PREFLIGHT_SECONDS),
    }
    return web.Response(status=204, headers=headers)
