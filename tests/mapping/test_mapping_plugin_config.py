"""A plugin's table of the configuration reaches its hooks and mappers, and is part of what identifies the data."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from fictable import Context, FieldSpec, FieldType, Pool, hookimpl
from fictable.contract.catalog import Catalog
from fictable.errors import SpecInvalid
from fictable.mapping.plugins import FoundPlugin, find_plugins, load_catalog
from fictable.settings import Settings
from fictable.work.service import Fictable


def map_greeting(field: FieldSpec, context: Context) -> Pool:
    """One word: the configured one."""
    return Pool([context.config.get("word", "hello")])


@hookimpl
def register_field_types(register: Callable[[FieldType], None], config: Mapping[str, Any]) -> None:
    register(FieldType("guest.greeting", mapper=map_greeting))
    for name in config.get("names", ()):
        register(FieldType(f"guest.{name}", Pool(["a", "b"])))


@hookimpl
def register_topics(config: Mapping[str, Any]) -> None:
    if config.get("spoil"):
        config["word"] = "spoiled"  # type: ignore[index]  # what a plugin must not do


def load(config: Mapping[str, Any] | None = None) -> Catalog:
    module = types.ModuleType("guest")
    module.__dict__.update(register_field_types=register_field_types, register_topics=register_topics)
    guests = [*find_plugins(), FoundPlugin("guest", lambda: module, "guest", "1")]
    return load_catalog(guests, config=None if config is None else {"guest": config})


def read_first(catalog: Catalog, settings: Settings, kind: str) -> tuple[Any, str]:
    service = Fictable(settings, catalog)
    fields = [{"name": "value", "type": kind}]
    prepared = service.prepare(service.parse_spec({"tables": [{"name": "t", "rows": 1, "fields": fields}]}))
    return service.make_table(prepared)["value"][0].as_py(), prepared.output_version


def test_hooks_and_mappers_see_the_table(offline_settings: Settings) -> None:
    """Registered types and values follow it."""
    catalog = load({"word": "ahoy", "names": ["first", "second"]})
    assert {"guest.first", "guest.second"} <= set(catalog.field_types)
    assert read_first(catalog, offline_settings, "guest.greeting")[0] == "ahoy"
    assert read_first(load(), offline_settings, "guest.greeting")[0] == "hello"


def test_the_table_enters_the_identity_of_plans_and_data(offline_settings: Settings) -> None:
    """The catalog's digest (plans) and the output version (data) change with it; data of other plugins keep theirs."""
    plain, told, same = load(), load({"word": "ahoy", "depth": {"a": 1}}), load({"depth": {"a": 1}, "word": "ahoy"})
    assert plain.digest != told.digest == same.digest
    versions = [read_first(c, offline_settings, "guest.greeting")[1] for c in (plain, told, same)]
    assert versions[0] != versions[1] == versions[2]
    assert read_first(plain, offline_settings, "person.name") == read_first(told, offline_settings, "person.name")


def test_a_plugin_cannot_change_its_table() -> None:
    """The attempt leaves it out; lists within are tuples."""
    assert "does not support item assignment" in next(r.reason for r in load({"spoil": True}).reports if r.name == "guest")
    assert load({"names": ["x"]}).config["guest"]["names"] == ("x",)


def test_the_settings_hand_the_tables_on(offline_settings: Settings) -> None:
    """[plugins.config.person] is what the person pack is told."""
    plugins = replace(offline_settings.plugins, config={"person": {"key": 1}})
    told = Fictable.open(replace(offline_settings, plugins=plugins)).catalog
    assert told.config["person"]["key"] == 1
    assert told.digest != load_catalog().digest


@pytest.mark.parametrize("params", [{"values": ["no such city"]}, {"values": []}])
def test_parameters_that_leave_no_entry_are_refused(params: dict[str, Any], service: Fictable) -> None:
    """With the place of the parameter, before a row is made."""
    fields = [{"name": "town", "type": "place.city", "params": params}]
    with pytest.raises(SpecInvalid) as caught:
        service.prepare(service.parse_spec({"tables": [{"name": "t", "rows": 3, "fields": fields}]}))
    assert caught.value.issues[0].path == "/tables/0/fields/0/params/values"


def test_a_date_that_is_none_is_refused(service: Fictable) -> None:
    """By the schema of the type, for every pack."""
    fields = [{"name": "day", "type": "commerce.order_date", "params": {"start": "soon"}}]
    with pytest.raises(SpecInvalid) as caught:
        service.prepare(service.parse_spec({"tables": [{"name": "t", "rows": 3, "fields": fields}]}))
    assert caught.value.issues[0].path == "/tables/0/fields/0/params/start"
