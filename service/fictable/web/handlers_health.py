"""GET /health and the probes under /v1/health."""

from __future__ import annotations

import time
from typing import Any

from aiohttp import web

from fictable.web.keys import FICTABLE, STARTED
from fictable.web.problems import format_now


async def check_health(request: web.Request) -> web.Response:
    """Answer 200 when the service is healthy and 503 when it is not, with the state of what it depends on."""
    fictable = request.app[FICTABLE]
    health = await fictable.check_health()
    body: dict[str, Any] = {
        "status": "healthy" if health.healthy else "unhealthy",
        "version": fictable.version,
        "timestamp": format_now(),
        "uptime": format_duration(time.monotonic() - request.app[STARTED]),
        "dependencies": {"openai_api": health.openai_api, "schema_cache": health.schema_cache},
    }
    if health.plugins:
        body["plugins"] = dict(health.plugins)
    if health.notes:
        body["notes"] = list(health.notes)
    return web.json_response(body, status=200 if health.healthy else 503)


async def get_health(request: web.Request) -> web.Response:
    """Answer that the service is there, with its version."""
    return web.json_response({"status": "ok", "version": request.app[FICTABLE].version})


async def get_liveness(_request: web.Request) -> web.Response:
    """Answer that the process runs."""
    return web.json_response({"status": "alive"})


async def get_readiness(request: web.Request) -> web.Response:
    """Answer that requests are taken: the application only listens once its plugins are loaded and its store is open."""
    return web.json_response({"status": "ready", "version": request.app[FICTABLE].version})


def format_duration(seconds: float) -> str:
    """Give a duration in days, hours, minutes and seconds without leading zeros, such as "2h 15m 30s"."""
    whole = max(0, int(seconds))
    parts = [(whole // 86400, "d"), (whole // 3600 % 24, "h"), (whole // 60 % 60, "m"), (whole % 60, "s")]
    first = next((index for index, (count, _) in enumerate(parts) if count), len(parts) - 1)
    return " ".join(f"{count}{unit}" for count, unit in parts[first:])
