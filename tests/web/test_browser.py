"""The page at /docs in a real browser, where one is installed (CHROMIUM, or chromium or google-chrome on the path)."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestServer

from fictable.contract.catalog import Catalog
from fictable.settings import Settings
from fictable.web.app import create_app
from fictable.work.service import Fictable

BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=8000", "--dump-dom",
]  # fmt: skip


@pytest.mark.skipif(not BROWSER, reason="no browser is installed")
async def test_the_docs_page_shows_every_operation(catalog: Catalog, offline_settings: Settings, tmp_path: Path) -> None:
    """Swagger UI reads our document and draws its operations, from our own files."""
    server: Any = TestServer(create_app(Fictable(offline_settings, catalog)))
    await server.start_server()
    try:
        command = [BROWSER, *FLAGS, f"--user-data-dir={tmp_path}", str(server.make_url("/docs"))]
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
        page, _ = await asyncio.wait_for(process.communicate(), 60)
    finally:
        await server.close()
    text = page.decode("utf-8", "replace")
    assert "Synthetic Data Generation Service API" in text
    assert all(f'data-path="{path}"' in text for path in ("/generate", "/health", "/v1/specs"))
