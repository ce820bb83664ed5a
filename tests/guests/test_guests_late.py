"""Guests that work on the rows of the trial and hang on later ones: broken off while the rows are made, in service and command."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner
from guest_distributions import HEAD, put_on_path, write_distribution  # type: ignore[import-not-found]  # it stands beside this file

from fictable.cli.command import fictable as command
from fictable.errors import PluginError, PluginOverdue
from fictable.settings import EngineSettings, Settings
from fictable.web.app import create_app
from fictable.work.fences import RunFences
from fictable.work.service import Fictable

LATE = """
def work(rows):
    found = np.array(["fine"] * len(rows), np.dtypes.StringDType())
    if int(rows.numbers.max()) >= 6000:
        {hang}
    return found

@hookimpl
def register_field_types(register):
    register(FieldType("{name}.word", work, phrases=("{name} reading",)))
    register(FieldType("{name}.plain", Pool(["a", "b"])))
"""
HANGS = {
    "spinning": "while True: pass",
    "stubborn": "\n".join(
        ["for _ in range(3):", *(" " * 12 + line for line in ("try:", "    while True: pass", "except BaseException:", "    pass"))]
    ),
    "sleeping": "time.sleep(20)",  # in C, where nothing can break it off: the thread is left behind
}
SECONDS = 0.4


@pytest.fixture
def late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One guest for each way to hang, installed."""
    for name, hang in HANGS.items():
        write_distribution(tmp_path, name, LATE.format(name=name, hang=hang), head=f"import time\nimport numpy as np\n{HEAD}")
    put_on_path(tmp_path, monkeypatch)
    return tmp_path


@pytest.fixture
def opened(late: Path, offline_settings: Settings) -> Iterator[Fictable]:
    store = replace(offline_settings.store, path=str(late / "late.sqlite"))
    made = Fictable.open(replace(offline_settings, store=store, engine=EngineSettings(field_seconds=SECONDS)))
    yield made
    made.close()


def write_spec(kind: str, rows: int) -> dict[str, Any]:
    fields = [{"name": "number", "type": "id.sequence"}, {"name": "word", "type": kind}]
    return {"tables": [{"name": "t", "rows": rows, "fields": fields}]}


@pytest.mark.parametrize("name", HANGS)
def test_a_kept_plan_is_broken_off_on_later_rows(opened: Fictable, name: str) -> None:
    """The first answer is fine, and its plan is kept; a longer one hangs, is broken off and names field and plugin; then the plan is
    no longer used, and all else goes on.
    """
    assert opened.make_table(opened.prepare(opened.parse_spec(write_spec(f"{name}.word", 10)))).num_rows == 10
    prepared = opened.prepare(opened.parse_spec(write_spec(f"{name}.word", 9000)))
    with pytest.raises(PluginOverdue, match=f"word: plugin '{name}' is put in quarantine") as caught:
        b"".join(opened.stream(prepared))
    assert (caught.value.plugin, caught.value.field) == (name, "word")
    for kind in (f"{name}.word", f"{name}.plain"):
        with pytest.raises(PluginError, match=f"plugin '{name}' is in quarantine"):
            opened.prepare(opened.parse_spec(write_spec(kind, 10)))
    assert opened.make_table(opened.prepare(opened.parse_spec(write_spec("person.name", 9000)))).num_rows == 9000


def test_workers_are_broken_off_as_well(opened: Fictable, monkeypatch: pytest.MonkeyPatch) -> None:
    """With several threads at work, none of them is left hanging."""
    monkeypatch.setattr("fictable.work.service.PARALLEL_FROM", 5000)
    opened.settings = replace(opened.settings, engine=EngineSettings(field_seconds=SECONDS, workers=2, batch_rows=1024))
    prepared = opened.prepare(opened.parse_spec(write_spec("spinning.word", 9000)))
    with pytest.raises(PluginOverdue, match="plugin 'spinning' is put in quarantine"):
        b"".join(opened.stream(prepared))
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("fictable-worker")]


@pytest.mark.parametrize("name", ["spinning", "sleeping"])
async def test_the_service_answers_all_the_same(opened: Fictable, name: str) -> None:
    """A description gets its rows with free text in place of the field; a spec gets an error; both within the deadline, and the plugin
    is in quarantine for all to see.
    """
    async with TestClient(TestServer(create_app(opened))) as client:
        wanted = {"description": f"Rows with {name} reading and full name", "rows": 9000}
        described = await client.post("/generate", json=wanted)
        assert (described.status, len((await described.text()).splitlines())) == (200, 9001)
        health = await (await client.get("/health")).json()
        assert health["plugins"][name] == "quarantined"
        refused = await client.post("/v1/generate", json={"spec": write_spec(f"{name}.word", 10)})
        assert (refused.status, (await refused.json())["code"]) == (500, "plugin_error")
        other = await client.post("/v1/generate", json={"spec": write_spec("person.name", 10)})
        assert other.status == 200


async def test_a_stream_is_broken_off_without_its_end(opened: Fictable) -> None:
    """Rows that are sent already cannot be taken back: the body ends before its end, and the service serves the next."""
    opened.settings = replace(opened.settings, engine=EngineSettings(field_seconds=SECONDS, batch_rows=2048))
    async with TestClient(TestServer(create_app(opened))) as client:
        answer = await client.post("/v1/generate", json={"spec": write_spec("spinning.word", 20_000)})
        assert answer.status == 200
        with pytest.raises(ClientError):
            await answer.read()
        assert (await client.post("/v1/generate", json={"spec": write_spec("person.name", 10)})).status == 200


def test_the_command_ends_with_one_line_and_no_file(late: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names plugin and field; no half file and no temporary one is left."""
    monkeypatch.setenv("FICTABLE_ENGINE__FIELD_SECONDS", str(SECONDS))
    monkeypatch.setenv("FICTABLE_PLANNER__MODE", "offline")
    spec = late / "spec.json"
    spec.write_text(str(write_spec("spinning.word", 9000)).replace("'", '"'))
    folder = late / "out"
    folder.mkdir()
    result = CliRunner().invoke(command, ["generate", "--spec", str(spec), "--output", str(folder / "rows.csv")])
    assert result.exit_code == 1
    assert "word: plugin 'spinning' is put in quarantine" in result.stderr
    assert result.stderr.count("error") == 1
    assert not list(folder.iterdir())


def test_our_own_packs_need_no_fence(opened: Fictable) -> None:
    """Rows of bundled types alone are made in the caller's thread; one foreign field, also in a case only, brings the fence."""
    plain = opened.open_stream(opened.prepare(opened.parse_spec(write_spec("person.name", 10))), None, "csv")
    assert plain.fences is None
    spec = write_spec("text.word", 10)
    spec["tables"][0]["fields"][1]["cases"] = [{"when": "number = 3", "type": "spinning.plain"}]
    assert isinstance(opened.open_stream(opened.prepare(opened.parse_spec(spec)), None, "csv").fences, RunFences)
