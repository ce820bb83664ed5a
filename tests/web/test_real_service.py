"""The real Fictable object behind the HTTP room, offline."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import subprocess
import sys
import urllib.request
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestServer

from fictable.settings import StoreSettings
from fictable.web.app import create_app
from fictable.work.service import Fictable

DESCRIPTION = "Generate e-commerce product data including product names, prices, categories, brands, and customer ratings"


@pytest.fixture
async def open_service(catalog: Any, offline_settings: Any, aiohttp_client: Any) -> Any:
    """Start a service whose store is at a path."""

    async def start(path: Path) -> Any:
        settings = replace(offline_settings, store=StoreSettings(path=str(path)))
        return await aiohttp_client(TestServer(create_app(Fictable(settings, catalog))))

    return start


def read_rows(text: str) -> list[list[str]]:
    """Read a CSV text."""
    return list(csv.reader(io.StringIO(text)))


async def test_equal_requests_bring_equal_bytes_and_one_plan(open_service: Any, tmp_path: Path) -> None:
    """The first request plans, the second finds the plan; a restart and an empty cache change no byte."""
    body = {"description": DESCRIPTION, "rows": 50}
    answers = []
    for path in (tmp_path / "one.sqlite", tmp_path / "one.sqlite", tmp_path / "two.sqlite"):
        client = await open_service(path)
        for _ in range(2):
            response = await client.post("/generate", json=body)
            assert response.status == 200
            answers.append((response.headers["X-Schema-Source"], response.headers["X-Schema-Digest"], await response.read()))
        await client.close()
    assert [source for source, _, _ in answers] == ["offline", "cache", "cache", "cache", "offline", "cache"]
    assert len({(digest, content) for _, digest, content in answers}) == 1


@pytest.mark.parametrize("rows", [1, 1000, 10000])
async def test_exactly_the_rows_asked_for_come_back(open_service: Any, tmp_path: Path, rows: int) -> None:
    """Header, body and request agree on the number of rows."""
    client = await open_service(tmp_path / "x.sqlite")
    response = await client.post("/generate", json={"description": DESCRIPTION, "rows": rows})
    lines = read_rows(await response.text())
    assert len(lines) == rows + 1
    assert len({len(line) for line in lines}) == 1
    assert response.headers["X-Row-Count"] == str(rows)


async def test_the_seed_changes_the_rows_and_is_told(open_service: Any, tmp_path: Path) -> None:
    """Another seed gives other rows; the seed of an answer brings them again."""
    client = await open_service(tmp_path / "x.sqlite")
    bodies: dict[int, set[bytes]] = {}
    for seed in (None, 1, 2, 1):
        body = {"description": DESCRIPTION, "rows": 20} | ({} if seed is None else {"seed": seed})
        response = await client.post("/generate", json=body)
        bodies.setdefault(int(response.headers["X-Seed"]), set()).add(await response.read())
    assert len(bodies) == 3
    assert all(len(contents) == 1 for contents in bodies.values())


@pytest.mark.parametrize(
    "text",
    [
        "x" * 4000,
        "\u0000" * 10,
        "          .",
        "=cmd|'/c calc'!A0 with =1+1",
        "😀" * 10,
        "a, b, c, d, e, f",
        "{}[]()<>!?",
        "顧客データを作成してください",
    ],
)
async def test_any_description_brings_a_dataset(open_service: Any, tmp_path: Path, text: str) -> None:
    """Whatever the description, a table comes back."""
    client = await open_service(tmp_path / "x.sqlite")
    response = await client.post(
        "/generate", data=json.dumps({"description": text, "rows": 3}), headers={"Content-Type": "application/json"}
    )
    assert response.status == 200
    lines = read_rows(await response.text())
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize("content", [b"garbage " * 999, b"", None])
async def test_a_broken_store_never_stops_generation(open_service: Any, tmp_path: Path, content: bytes | None) -> None:
    """A file that is no database is set aside; a folder takes the file into itself, and where that is a folder too, the service
    does without a cache, which health tells.
    """
    path = tmp_path / "x.sqlite"
    if content is None:
        (path / "fictable.sqlite").mkdir(parents=True)
    else:
        path.write_bytes(content)
    client = await open_service(path)
    response = await client.post("/generate", json={"description": DESCRIPTION, "rows": 3})
    assert response.status == 200
    health = await client.get("/health")
    expected = "inaccessible" if content is None else "accessible"
    assert (health.status, (await health.json())["dependencies"]["schema_cache"]) == (200, expected)


SERVE = """
from fictable.settings import load_settings
from fictable.web.server import serve
serve(load_settings(None, {"FICTABLE_SERVICE__PORT": "0", "FICTABLE_STORE__PATH": %r, "FICTABLE_PLANNER__MODE": "offline"}))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_served_process_says_where_it_is_and_ends_when_told(tmp_path: Path, number: int) -> None:
    """One line tells the address; requests are answered and logged; a signal ends the process without an error."""
    code = SERVE % str(tmp_path / "x.sqlite")
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert address is not None, line
        with urllib.request.urlopen(f"{address[0]}/v1/health/ready", timeout=10) as response:
            assert json.load(response)["status"] == "ready"
        process.send_signal(number)
        log = process.stderr.read()
    assert process.returncode == 0
    assert line.endswith("planner: offline\n")
    assert json.loads(log)["path"] == "/v1/health/ready"
