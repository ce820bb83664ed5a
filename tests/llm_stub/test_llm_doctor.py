"""`fictable doctor`: one line for each check, what to do, and no word of the key."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from stub_network import hang  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import KEY, StubModel, answer_error, answer_raw, answer_text  # type: ignore[import-not-found]  # it stands beside this file

from fictable.cli.command import fictable as command
from fictable.cli.surroundings import Surroundings
from fictable.contract.catalog import Catalog, PluginReport
from fictable.errors import PluginError
from fictable.settings import Settings, StoreSettings
from fictable.store.connection import Database
from fictable.store.inspection import inspect_database, inspect_file
from fictable.store.placement import name_sibling
from fictable.store.usage_store import UsageStore
from fictable.work import doctor
from fictable.work.service import Fictable

READY = answer_text('{"ready": true}')
NAMES = ["configuration", "plugins", "generation", "cache", "disk", "key", "endpoint", "model", "structured output", "budget"]


@pytest.fixture(scope="module")
def opened(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Fictable:
    """A Fictable object for the local checks, made once."""
    path = tmp_path_factory.mktemp("doctor") / "x.sqlite"
    return Fictable(Settings(store=StoreSettings(path=str(path))), catalog)


@pytest.fixture
def run(stub: StubModel, opened: Fictable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """run(arguments…, VARIABLE=…) → the result and its lines, as (verdict, name) → line."""
    monkeypatch.chdir(tmp_path)
    given = {"HOME": str(tmp_path), "OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": stub.address, "FICTABLE_PLANNER__DEADLINE_SECONDS": "3"}

    async def call(*arguments: str, **more: str) -> tuple[Result, dict[tuple[str, str], str]]:
        surroundings = Surroundings({**given, **more}, open_fictable=lambda _: opened)
        result = await asyncio.to_thread(CliRunner().invoke, command, ("doctor", *arguments), obj=surroundings)
        assert KEY not in result.output
        lines = [line for line in result.stdout.splitlines() if line[:9].strip() in {"ok", "warning", "failed", "skipped"}]
        return result, {(line[:9].strip(), line[9:28].strip()): line for line in lines}

    return call


async def test_all_is_well(stub: StubModel, run: Any) -> None:
    """One line each, exit code 0, one tiny call with a strict schema and few tokens."""
    stub.script = [READY]
    result, lines = await run()
    assert result.exit_code == 0, result.output
    assert list(lines) == [("ok", name) for name in NAMES]
    assert "given by OPENAI_API_KEY" in lines["ok", "key"]
    assert "strict schemas" in lines["ok", "structured output"]
    assert [call["max_tokens"] for call in stub.calls] == [1000]


@pytest.mark.parametrize(
    ("reply", "name", "advice"),
    [
        (answer_error(401, "invalid_api_key"), "key", "check the key"),
        (answer_error(429, "insufficient_quota"), "key", "credit"),
        (answer_error(404, "model_not_found"), "model", "check llm.model"),
        (answer_error(400), "model", "llm.max_output_tokens"),
        (answer_error(500), "endpoint", "try again later"),
        (answer_raw(b"", 307, location="/elsewhere"), "endpoint", "redirects are not followed"),
        (answer_raw(b"<html>", media_type="text/html"), "endpoint", "check llm.base_url"),
        (answer_text(None, refusal="no"), "model", "choose another model"),
        (answer_text("Certainly!"), "structured output", "choose another model"),
    ],
)
async def test_each_failure_is_told_where_it_belongs(stub: StubModel, run: Any, reply: Any, name: str, advice: str) -> None:
    """Exit code 1, and the line of the check says what to do."""
    stub.script = [reply]
    result, lines = await run()
    assert result.exit_code == 1
    assert [entry[1] for entry in lines if entry[0] == "failed"] == [name]
    assert advice in lines["failed", name].partition(" -> ")[2]


async def test_a_service_that_hangs_is_left_at_the_deadline(stub: StubModel, run: Any) -> None:
    """The check ends, too."""
    stub.script = [hang]
    result, lines = await run(FICTABLE_PLANNER__DEADLINE_SECONDS="0.4")
    assert result.exit_code == 1
    assert "did not answer in time" in lines["failed", "endpoint"]


async def test_json_mode_and_rate_limits_are_no_failures(stub: StubModel, run: Any) -> None:
    """JSON mode works, words alone are a warning, a rate limit passes; a form that was chosen must be there."""
    for forms, script, expected in (
        (("json_object",), READY, ("ok", "structured output")),
        (("text",), READY, ("warning", "structured output")),
        (("json_schema",), answer_error(429, "rate_limit_exceeded", retry_after="9"), ("warning", "model")),
    ):
        stub.forms, stub.script = forms, [script]
        result, lines = await run()
        assert (result.exit_code, expected in lines) == (0, True), result.output
    stub.forms = ("json_object",)
    result, lines = await run(FICTABLE_LLM__STRUCTURED_OUTPUT="schema")
    assert (result.exit_code, "auto" in lines["failed", "structured output"]) == (1, True)


async def test_offline_nothing_is_asked(stub: StubModel, run: Any) -> None:
    """--offline, mode offline and auto without a key skip what needs a model, and say so; mode llm without a key fails."""
    for arguments, more, reason in (
        (("--offline",), {}, "because of --offline"),
        ((), {"FICTABLE_PLANNER__MODE": "offline"}, "planner.mode is offline"),
        ((), {"OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""}, "there is no key"),
    ):
        result, lines = await run(*arguments, **more)
        assert result.exit_code == 0, result.output
        assert reason in lines["skipped", "model"]
        assert ("skipped", "endpoint") in lines
    result, lines = await run(OPENAI_API_KEY="", OPENAI_BASE_URL="", FICTABLE_PLANNER__MODE="llm")
    assert (result.exit_code, ("failed", "key") in lines) == (1, True)
    assert stub.calls == []


async def test_json_has_every_finding(run: Any) -> None:
    """For programs; the budget is told in tokens."""
    result, _ = await run("--json", "--offline")
    found = json.loads(result.stdout)
    assert [entry["name"] for entry in found] == NAMES[:-1]
    assert {"name", "verdict", "message", "advice"} == set(found[0])


async def test_the_question_is_counted_and_a_used_up_budget_is_a_warning(stub: StubModel, run: Any, tmp_path: Path) -> None:
    """What the tiny call costs is a part of the day's tokens. With none left it is not made, which is no failure: planning goes on
    offline.
    """
    stub.script = [READY]
    path, today = tmp_path / "used.sqlite", dt.datetime.now(dt.UTC).date().isoformat()
    more = {"FICTABLE_LLM__DAILY_TOKEN_BUDGET": "5000", "FICTABLE_STORE__PATH": str(path)}
    _, lines = await run(**more)
    used = await UsageStore(Database(path), alone=True).summarise(today)
    assert used is not None
    assert (used.calls, used.tokens_of_day) == (1, used.input_tokens + used.output_tokens)
    assert f"{used.tokens_of_day:,} of 5,000 tokens" in lines["ok", "budget"]
    assert used.tokens_of_day > 0
    await UsageStore(Database(path), alone=True).add(today, "m", 1, 2500, 2500, 0)
    result, lines = await run(**more)
    assert (result.exit_code, len(stub.calls)) == (0, 1)
    assert ("warning", "budget") in lines
    assert "daily token budget is used up" in lines["skipped", "model"]


async def test_a_wrong_configuration_is_the_last_line(run: Any) -> None:
    """Nothing else can be checked."""
    result, lines = await run(FICTABLE_SERVICE__PORT="x")
    assert (result.exit_code, list(lines)) == (1, [("failed", "configuration")])
    assert "FICTABLE_SERVICE__PORT" in result.stdout


def test_plugins_that_cannot_be_loaded_are_told(tmp_path: Path) -> None:
    """Also where no Fictable object can be made at all."""

    def refuse(_: Settings) -> Fictable:
        raise PluginError("no core")

    result = CliRunner().invoke(command, ("doctor",), obj=Surroundings({"HOME": str(tmp_path)}, open_fictable=refuse))
    assert (result.exit_code, "no core" in result.stdout) == (1, True)


def test_left_out_plugins_and_little_room_are_told(opened: Fictable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A plugin that was left out is a warning with its reason; a disk that is nearly full fails."""

    class Broken:
        """A Fictable object with a plugin that was left out."""

        class catalog:  # noqa: N801
            """Its catalog."""

            reports = (PluginReport("x", "x", "1", ok=False, reason="ImportError"),)
            field_types: dict[str, Any] = {}  # noqa: RUF012

    assert "x (ImportError)" in doctor.check_plugins(Broken()).message  # type: ignore[arg-type]
    for free, verdict in ((10**6, "failed"), (10**8, "warning"), (10**10, "ok")):
        usage = type("usage", (), {"free": free})
        monkeypatch.setattr("shutil.disk_usage", lambda _, usage=usage: usage)
        assert doctor.check_disk(tmp_path / "a" / "b.sqlite").verdict == verdict


def test_the_database_is_looked_at_and_left_alone(tmp_path: Path) -> None:
    """Each state that a file can be in, without making or repairing anything."""
    path = tmp_path / "x.sqlite"
    assert inspect_database(path).state == "missing"
    assert not path.exists()
    path.write_bytes(b"no database at all, but long enough to be one" * 99)
    assert (inspect_database(path).state, doctor.check_store(path).verdict) == ("broken", "failed")
    assert path.read_bytes().startswith(b"no database")
    (tmp_path / "folder" / "fictable.sqlite").mkdir(parents=True)
    assert inspect_database(tmp_path / "folder").state == "unusable"
    good = tmp_path / "good.sqlite"
    with sqlite3.connect(good) as connection:
        connection.execute("PRAGMA user_version = 1")
    assert (inspect_database(good).state, doctor.check_store(good).verdict) == ("usable", "ok")
    holder = sqlite3.connect(good, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert inspect_database(good).state == "locked"
    holder.execute("ROLLBACK")
    holder.execute("PRAGMA user_version = 999")
    holder.close()
    assert inspect_file(good).state == "newer"
    found = doctor.check_store(good)
    assert (inspect_database(good).state, found.verdict) == ("missing", "warning")
    assert name_sibling(good).name in found.message
    assert "update Fictable" in found.advice


def test_addresses_are_shown_without_secrets() -> None:
    """User, password and query stay out."""
    settings = Settings()
    shown = replace(settings, llm=replace(settings.llm, base_url="https://me:secret@host:8443/v1?token=secret"))
    assert doctor.show_address(shown) == "https://host:8443/v1"
