"""Pages of other origins."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from aiohttp.test_utils import TestServer

from fictable.web.app import create_app
from fictable.work.service import Fictable

PAGE = "https://example.org"


@pytest.fixture
async def open_client(fakes: Any, aiohttp_client: Any) -> Any:
    """Start an application for given origins."""

    async def start(*origins: str) -> Any:
        return await aiohttp_client(TestServer(create_app(fakes.FakeFictable(fakes.make_settings(cors_origins=origins)))))

    return start


@pytest.mark.parametrize(("configured", "allowed"), [((PAGE,), PAGE), (("*",), "*")])
async def test_a_configured_origin_may_read_answers(open_client: Any, configured: tuple[str, ...], allowed: str) -> None:
    """Answers and errors can be read by pages of the configured origins, without credentials."""
    client = await open_client(*configured)
    for path in ("/health", "/nothing"):
        response = await client.get(path, headers={"Origin": PAGE})
        assert response.headers["Access-Control-Allow-Origin"] == allowed
        assert "X-Row-Count" in response.headers["Access-Control-Expose-Headers"]
        assert response.headers.get("Vary") == (None if allowed == "*" else "Origin")
        assert "Access-Control-Allow-Credentials" not in response.headers


async def test_streams_may_be_read_too(catalog: Any, offline_settings: Any, aiohttp_client: Any) -> None:
    """The permission is in the head of an answer that is sent piece by piece."""
    settings = replace(offline_settings, service=replace(offline_settings.service, cors_origins=(PAGE,)))
    client = await aiohttp_client(TestServer(create_app(Fictable(settings, catalog))))
    body = {"spec": {"fields": [{"name": "n", "type": "id.sequence"}]}, "rows": 20_000}
    response = await client.post("/v1/generate", json=body, headers={"Origin": PAGE})
    assert response.headers["Transfer-Encoding"] == "chunked"
    assert response.headers["Access-Control-Allow-Origin"] == PAGE
    assert len(await response.read()) > 100_000


async def test_caches_keep_origins_apart(open_client: Any) -> None:
    """Also an answer to nobody's page depends on who asks."""
    response = await (await open_client(PAGE)).get("/health")
    assert response.headers["Vary"] == "Origin"
    assert "Access-Control-Allow-Origin" not in response.headers


async def test_a_browser_may_ask_first(open_client: Any) -> None:
    """The question before a POST with JSON is answered."""
    client = await open_client(PAGE)
    response = await client.options("/generate", headers={"Origin": PAGE, "Access-Control-Request-Method": "POST"})
    assert response.status == 204
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]


async def test_other_origins_get_no_permission(open_client: Any, client: Any) -> None:
    """Origins that are not configured, and all of them by default, are left to the browser's rule."""
    for service in (await open_client("https://other.example"), client):
        response = await service.get("/health", headers={"Origin": PAGE})
        assert "Access-Control-Allow-Origin" not in response.headers
        response = await service.options("/generate", headers={"Origin": PAGE, "Access-Control-Request-Method": "POST"})
        assert response.status == 405
