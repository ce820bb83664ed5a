"""Guests that break in nine ways and more: the service starts, serves, and reports each."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from broken_guests import AT_WORK, AT_WORK_HOOK, BROKEN_AT_LOAD, ENDLESS, ENDLESS_AT_LOAD, REASONS  # type: ignore[import-not-found]  # it stands beside this file
from click.testing import CliRunner
from guest_distributions import HEAD, put_on_path, write_distribution  # type: ignore[import-not-found]

from fictable.cli.command import fictable as command
from fictable.errors import PluginError, PluginOverdue, Refused, SpecInvalid
from fictable.mapping.plugins import FoundPlugin, load_catalog
from fictable.settings import PluginSettings, Settings
from fictable.web.app import create_app
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

FIELDS = {"word": "endless.word", "name": "person.name"}
GOOD = "Patients with name, blood type and admission date"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All of them, installed."""
    for namespace, body in (BROKEN_AT_LOAD | {"endless": ENDLESS}).items():
        write_distribution(tmp_path, namespace, body)
    put_on_path(tmp_path, monkeypatch)
    return tmp_path


@pytest.fixture
def opened(installed: Path, offline_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fictable]:
    monkeypatch.setattr("fictable.mapping.resolve.MAPPER_SECONDS", 0.3)
    store = replace(offline_settings.store, path=str(installed / "guests.sqlite"))
    made = Fictable.open(replace(offline_settings, store=store))
    yield made
    made.close()


def write_spec(**fields: str) -> dict[str, Any]:
    return {"tables": [{"name": "t", "rows": 5, "fields": [{"name": name, "type": kind} for name, kind in fields.items()]}]}


def test_the_catalog_reports_each_guest_and_keeps_nothing_of_it(opened: Fictable) -> None:
    """With the reason; the guest that only breaks at map time is admitted."""
    reports = {report.name: report for report in opened.catalog.reports}
    for name, reason in REASONS.items():
        assert not reports[name].ok
        assert reason in reports[name].reason
        assert name not in opened.catalog.owner.values()
    assert reports["endless"].ok
    assert opened.catalog.owner["person.name"] == "person"


def test_the_command_lists_each_guest_with_its_reason(installed: Path) -> None:
    """`fictable plugins` ends well and says what is left out."""
    result = CliRunner().invoke(command, ["plugins", "--json"])
    assert result.exit_code == 0
    for name, reason in REASONS.items():
        assert f'"{name}"' in result.stdout
        assert reason in result.stdout
    table = CliRunner().invoke(command, ["plugins"])
    assert table.stdout.count("left out") >= len(REASONS)


async def test_the_service_serves_and_its_health_names_the_guests(opened: Fictable) -> None:
    """Good requests get their rows; a description that leads to the endless guest gets free text there, the second time at once."""
    async with TestClient(TestServer(create_app(opened))) as client:
        health = await (await client.get("/health")).json()
        assert health["status"] == "healthy"
        assert {name: health["plugins"][name] for name in REASONS} == dict.fromkeys(REASONS, "left_out")
        good = await client.post("/generate", json={"description": GOOD, "rows": 5})
        assert (good.status, len((await good.text()).splitlines())) == (200, 6)
        for _ in range(2):
            bad = await client.post("/generate", json={"description": "Rows with quuxometer reading and name", "rows": 5})
            assert (bad.status, len((await bad.text()).splitlines())) == (200, 6)
        health = await (await client.get("/health")).json()
        assert health["plugins"]["endless"] == "quarantined"


def test_an_endless_mapper_is_broken_off_and_its_plugin_put_in_quarantine(opened: Fictable, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first request runs into the deadline; from then on every type of the plugin is refused at once, others are made."""
    spec = opened.parse_spec(write_spec(**FIELDS))
    with pytest.raises(PluginOverdue, match=r"word: plugin 'endless' is put in quarantine") as caught:
        opened.prepare(spec)
    assert (caught.value.field, caught.value.plugin) == ("word", "endless")
    monkeypatch.setattr("fictable.mapping.resolve.MAPPER_SECONDS", 1e6)
    for fields in (FIELDS, {"other": "endless.plain"}):
        with pytest.raises(PluginError, match="plugin 'endless' is in quarantine"):
            opened.prepare(opened.parse_spec(write_spec(**fields)))
    prepared = opened.prepare(opened.parse_spec(write_spec(name="person.name")))
    assert opened.make_table(prepared).num_rows == 5


def test_quarantine_is_no_state_of_the_process(opened: Fictable, offline_settings: Settings) -> None:
    """Another Fictable object knows nothing of it."""
    with pytest.raises(PluginOverdue):
        opened.prepare(opened.parse_spec(write_spec(**FIELDS)))
    other = Fictable(offline_settings, opened.catalog)
    assert other.make_table(other.prepare(other.parse_spec(write_spec(other="endless.plain")))).num_rows == 5


def test_a_described_field_of_a_broken_plugin_becomes_unresolved(opened: Fictable) -> None:
    """The coverage names the plugin; the other fields stand."""
    planned = opened.plan_sync(GenerationRequest("Rows with quuxometer reading and full name", rows=3))
    types = {field.name: field.type for field in planned.spec.tables[0].fields}
    assert "endless.word" not in types.values()
    assert "person.name" in types.values()
    assert any("endless" in entry.note for entry in planned.spec.coverage if entry.status == "unresolved")


@pytest.mark.parametrize("name", AT_WORK)
def test_a_guest_that_breaks_when_rows_are_made_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offline_settings: Settings
) -> None:
    """One error of ours before the first row, and the next request is served."""
    write_distribution(tmp_path, name, AT_WORK[name] + AT_WORK_HOOK.format(name=name), head=f"import numpy as np\n{HEAD}")
    put_on_path(tmp_path, monkeypatch)
    service = Fictable.open(offline_settings)
    fields = [{"name": "other", "type": "number.decimal"}, {"name": "value", "type": f"{name}.word"}]
    with pytest.raises((PluginError, Refused, SpecInvalid), match=f"{name}|circle"):
        service.prepare(service.parse_spec({"tables": [{"name": "t", "rows": 5, "fields": fields}]}))
    assert service.make_table(service.prepare(service.parse_spec(write_spec(name="person.name")))).num_rows == 5


def test_a_function_that_never_ends_is_found_by_the_trial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offline_settings: Settings
) -> None:
    """Its plugin goes into quarantine as well."""
    body = "def work(rows):\n    while True:\n        pass\n" + AT_WORK_HOOK.format(name="spins")
    write_distribution(tmp_path, "spins", body)
    put_on_path(tmp_path, monkeypatch)
    service = Fictable.open(offline_settings)
    monkeypatch.setattr("fictable.mapping.resolve.TRIAL_SECONDS", 1.0)
    with pytest.raises(PluginOverdue, match="plugin 'spins' is put in quarantine"):
        service.prepare(service.parse_spec(write_spec(value="spins.word")))
    with pytest.raises(PluginError, match="in quarantine"):
        service.prepare(service.parse_spec(write_spec(value="spins.word")))


@pytest.mark.parametrize("name", ENDLESS_AT_LOAD)
def test_a_guest_that_never_ends_to_load_is_left_out(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether at its import or in a hook, in Python or in C: after the deadline the next plugin is loaded."""
    write_distribution(tmp_path, name, ENDLESS_AT_LOAD[name])
    write_distribution(tmp_path, "fine", "@hookimpl\ndef register_topics(register):\n    pass\n")
    put_on_path(tmp_path, monkeypatch)
    monkeypatch.setattr("fictable.mapping.plugins.IMPORT_SECONDS", 0.3)
    monkeypatch.setattr("fictable.mapping.admission.HOOK_SECONDS", 0.3)
    guests = [FoundPlugin(each, partial(importlib.import_module, f"guest_{each}"), each, "1.0") for each in (name, "fine")]
    first, second = load_catalog(guests).reports
    assert (first.ok, "took longer than 0.3 s" in first.reason, second.ok) == (False, True, True)


def test_a_name_that_leads_elsewhere_is_no_namespace() -> None:
    """The name of an entry point is checked before any of its hooks is called."""
    module = SimpleNamespace(__name__="strange")
    for name in ("../x", "", "Upper", "a.b", "a" * 60):
        catalog = load_catalog([FoundPlugin(name, lambda: module, "strange", "1")])
        assert "bad name" in catalog.reports[0].reason


def test_a_denied_guest_is_not_even_imported(installed: Path, offline_settings: Settings) -> None:
    """The lists of the configuration hold for guests as for bundled packs."""
    service = Fictable.open(replace(offline_settings, plugins=PluginSettings(deny=tuple(REASONS), allow=())))
    reports = {report.name: report.reason for report in service.catalog.reports}
    assert all("plugins.deny" in reports[name] for name in REASONS)
    assert not {f"guest_{name}" for name in REASONS} & set(sys.modules)


def test_a_pool_that_cannot_be_loaded_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offline_settings: Settings) -> None:
    """Data are read when they are first needed; what goes wrong then is the plugin's error, not ours."""
    body = """
        thing = Entity("holes.thing", Pool(["a", "b"]).where(lambda columns: columns["nowhere"]))
        thing.field("value")

        @hookimpl
        def register_entities(register):
            register(thing)
    """
    write_distribution(tmp_path, "holes", body)
    put_on_path(tmp_path, monkeypatch)
    service = Fictable.open(offline_settings)
    for params in ({}, {"values": ["a"]}):
        table = {"name": "t", "rows": 5, "fields": [{"name": "value", "type": "holes.thing.value", "params": params}]}
        with pytest.raises(PluginError, match="plugin 'holes' has a pool that raised KeyError"):
            service.prepare(service.parse_spec({"tables": [table]}))
