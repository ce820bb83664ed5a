"""Cross-origin requests of web pages (CORS, https://fetch.spec.whatwg.org): only for configured origins, never with credentials."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

EXPOSED_HEADERS = (
    "Content-Disposition, Link, Location, Retry-After, X-Checks, X-Coverage, X-Fallback-Used, X-Generation-Time, X-Ignored, X-LLM-Calls, "
    "X-LLM-Cost, X-LLM-Tokens, X-Request-ID, X-Row-Count, X-Schema-Digest, X-Schema-Source, X-Seed, X-Total-Count"
)
PREFLIGHT_SECONDS = 600
Preparation = Callable[[web.Request, web.StreamResponse], Awaitable[None]]


def answer_preflights(origins: Sequence[str]) -> Middleware:
    """Build the middleware that tells browsers whether pages of these origins may send a request; "*" is any origin."""

    @web.middleware
    async def answer_preflight(request: web.Request, handler: Handler) -> web.StreamResponse:
        asked = request.method == hdrs.METH_OPTIONS and hdrs.ACCESS_CONTROL_REQUEST_METHOD in request.headers
        if not asked or find_permission(request, origins) is None:
            return await handler(request)
        headers = {
            hdrs.ACCESS_CONTROL_ALLOW_METHODS: "GET, HEAD, POST, PUT, PATCH, DELETE",
            hdrs.ACCESS_CONTROL_ALLOW_HEADERS: "Authorization, Content-Type, X-Request-ID",
            hdrs.ACCESS_CONTROL_MAX_AGE: str(PREFLIGHT_SECONDS),
        }
        return web.Response(status=204, headers=headers)

    return answer_preflight


def permit_origins(origins: Sequence[str]) -> Preparation:
    """Build what is done with every answer before its head is sent, streams included: pages of these origins may read it."""

    async def permit(request: web.Request, response: web.StreamResponse) -> None:
        if "*" not in origins:
            response.headers.add(hdrs.VARY, hdrs.ORIGIN)
        permission = find_permission(request, origins)
        if permission is not None:
            response.headers[hdrs.ACCESS_CONTROL_ALLOW_ORIGIN] = permission
            response.headers[hdrs.ACCESS_CONTROL_EXPOSE_HEADERS] = EXPOSED_HEADERS

    return permit


def find_permission(request: web.Request, origins: Sequence[str]) -> str | None:
    """Give the origin that a request comes from if its pages may read the answer, "*" where any may; else None."""
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is None:
        return None
    return "*" if "*" in origins else origin if origin in origins else None
