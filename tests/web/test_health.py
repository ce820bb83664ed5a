"""Health of the service, in three forms."""

from __future__ import annotations

import re
from typing import Any

import pytest

from fictable.web.handlers_health import format_duration


async def test_a_healthy_service_answers_200(client: Any) -> None:
    """Without a key for a language model, the service is healthy."""
    response = await client.get("/health")
    body = await response.json()
    assert (response.status, response.content_type) == (200, "application/json")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", body.pop("timestamp"))
    assert re.fullmatch(r"\d+s", body.pop("uptime"))
    dependencies = {"openai_api": "unavailable", "schema_cache": "accessible"}
    assert body == {"status": "healthy", "version": "1.0.0", "dependencies": dependencies}


async def test_an_unhealthy_service_answers_503(client: Any, fake: Any, fakes: Any) -> None:
    """When the service cannot do its work, the same body says so with 503."""
    fake.health = fakes.Health(healthy=False, openai_api="degraded", schema_cache="inaccessible")
    response = await client.get("/health")
    body = await response.json()
    assert (response.status, body["status"]) == (503, "unhealthy")
    assert body["dependencies"] == {"openai_api": "degraded", "schema_cache": "inaccessible"}


@pytest.mark.parametrize("prefix", ["/v1", "/api/v1"])
@pytest.mark.parametrize("slash", ["", "/"])
async def test_the_probes_answer_under_both_prefixes(client: Any, prefix: str, slash: str) -> None:
    """The probes are the same under /v1 and /api/v1, with and without a slash at the end."""
    expected = {
        "/health": {"status": "ok", "version": "1.0.0"},
        "/health/live": {"status": "alive"},
        "/health/ready": {"status": "ready", "version": "1.0.0"},
    }
    for path, body in expected.items():
        response = await client.get(f"{prefix}{path}{slash}", allow_redirects=False)
        assert (response.status, await response.json()) == (200, body)


async def test_head_is_answered_like_get(client: Any) -> None:
    """A probe may ask for the headers alone."""
    response = await client.head("/health")
    assert (response.status, await response.read()) == (200, b"")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-5, "0s"), (0, "0s"), (59.9, "59s"), (60, "1m 0s"), (8130, "2h 15m 30s"), (90061, "1d 1h 1m 1s"), (86400, "1d 0h 0m 0s")],
)
def test_durations_are_readable(seconds: float, text: str) -> None:
    """A duration begins with its largest unit."""
    assert format_duration(seconds) == text
