"""Plugins are admitted whole or fenced and reported."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, cast

import pytest

from fictable import Entity, FieldType, Pool, hookimpl
from fictable.contract.catalog import Catalog
from fictable.mapping.plugins import FoundPlugin, find_plugins, load_catalog


def make_module(**members: Any) -> types.ModuleType:
    module = types.ModuleType("guest")
    module.__dict__.update(members)
    return module


def registering(*things: Any, kind: str = "field_types") -> types.ModuleType:
    def hook(register: Callable[[Any], None]) -> None:
        for thing in things:
            register(thing)

    hook.__name__ = f"register_{kind}"
    return make_module(**{f"register_{kind}": hookimpl(hook)})


def load(module: Any, name: str = "guest", **options: Any) -> Catalog:
    loader = module if callable(module) and not isinstance(module, types.ModuleType) else lambda: module
    return load_catalog([FoundPlugin(name, loader, "guest-dist", "1.0")], **options)


def some_type(id_: str = "guest.word", **about: Any) -> FieldType:
    return FieldType(id_, Pool(["a", "b"]), **about)


def test_a_good_plugin_is_admitted_and_counted() -> None:
    """Its type is in the catalog, owned by it."""
    catalog = load(registering(some_type()))
    assert catalog.owner["guest.word"] == "guest"
    assert catalog.reports[0].ok
    assert catalog.reports[0].counts["field_types"] == 1


def test_entities_open_into_field_types() -> None:
    """Every field of an entity is a type, with parameters that narrow its pool."""
    entity = Entity("guest.thing", Pool({"x": 1.0, "y": 2.0}))
    entity.field("value", phrases=("thing value",))
    catalog = load(registering(entity, kind="entities"))
    assert "values" in catalog.field_types["guest.thing.value"].params


def raise_(error: BaseException) -> Callable[[], Any]:
    def load_module() -> Any:
        raise error

    return load_module


def make_nothing() -> list[str]:
    return []


def loop() -> None:
    while True:
        pass


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        (raise_(ImportError("no such library")), "ImportError: no such library"),
        (raise_(SystemExit(3)), "SystemExit: 3"),
        (registering("not a type"), "takes a FieldType"),
        (registering(some_type(), some_type()), "already registered"),
        (registering(some_type("person.word")), "outside the namespace"),
        (registering(some_type("Guest Word")), "bad id"),
        (registering(FieldType("guest.none")), "exactly one of plan and mapper"),
        (registering(some_type(storage="float64")), "needs decimals"),
        (registering(some_type(storage="pickle")), "unknown storage"),
        (registering(some_type(phrases="one text")), "sequences of texts"),
        (registering(some_type(required=("x",))), "have no schema"),
        (registering(some_type(params={"x": {"type": "nonsense"}})), "schema is wrong"),
        (registering(FieldType("guest.bad", cast(Any, make_nothing))), "plan takes"),
        (make_module(register_field_types=hookimpl(lambda register: 5)), "returned a int"),
        (make_module(register_feild_types=hookimpl(lambda register: None)), "unknown hook"),
    ],
)
def test_a_broken_plugin_is_reported_and_left_out_whole(module: Any, reason: str) -> None:
    """The report says why; the catalog has nothing of it."""
    catalog = load(module)
    assert not catalog.reports[0].ok
    assert reason in catalog.reports[0].reason
    assert not catalog.field_types


def test_a_hook_that_never_ends_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """An endless loop costs its deadline and no more."""
    monkeypatch.setattr("fictable.mapping.admission.HOOK_SECONDS", 0.2)

    def register_field_types(register: Any) -> None:
        loop()

    catalog = load(make_module(register_field_types=hookimpl(register_field_types)))
    assert "took longer than" in catalog.reports[0].reason


def test_allow_and_deny_lists_hold() -> None:
    """A denied plugin, and one that is not allowed, is reported as such."""
    assert "plugins.deny" in load(registering(some_type()), deny=["guest"]).reports[0].reason
    assert "plugins.allow" in load(registering(some_type()), allow=["other"]).reports[0].reason


def test_the_first_of_two_of_one_name_wins() -> None:
    """The second is reported."""
    first, second = registering(some_type()), registering(some_type())
    catalog = load_catalog([FoundPlugin("guest", lambda: first, "a", "1"), FoundPlugin("guest", lambda: second, "b", "1")])
    assert [report.ok for report in catalog.reports] == [True, False]
    assert "taken" in catalog.reports[1].reason


def test_all_bundled_packs_are_admitted(catalog: Catalog) -> None:
    """Packs come through real entry points, ours first, and nothing is left out."""
    ours = [report for report in catalog.reports if report.distribution == "fictable"]
    assert [report.name for report in ours] == sorted([r.name for r in ours], key=lambda n: (n != "core", n))
    assert {"core", "person", "place", "internet", "commerce", "health", "finance", "education", "social"} <= {r.name for r in ours}
    assert [(report.name, report.reason) for report in ours if not report.ok] == []
    assert next(plugin.name for plugin in find_plugins()) == "core"


def test_the_digest_of_the_catalog_is_stable(catalog: Catalog) -> None:
    """Loading twice gives one digest; a plugin more gives another."""
    assert load_catalog().digest == catalog.digest
    more = [*find_plugins(), FoundPlugin("guest", lambda: registering(some_type()), "guest", "1")]
    assert load_catalog(more).digest != catalog.digest
