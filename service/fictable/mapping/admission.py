"""Admits one plugin, whole or not at all: every rule of the plugin door is checked here."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pluggy

from fictable.contract import hooks
from fictable.contract.nodes import ProviderCall
from fictable.contract.nouns import Entity, FieldType, Generator, Phrases, Sink, Topic
from fictable.errors import PluginError
from fictable.mapping.deadline import run_within
from fictable.mapping.faker_types import read_provider_types
from fictable.mapping.parameter_schemas import check_parameter_schema

KINDS: Final[Mapping[str, type]] = {
    "field_types": FieldType,
    "entities": Entity,
    "topics": Topic,
    "phrases": Phrases,
    "generators": Generator,
    "sinks": Sink,
    "faker_providers": type,
}
CORE: Final = "core"
# What core owns beside its own name.
CORE_NAMESPACES: Final = ("core", "number", "id", "text", "faker")
STORAGES: Final = ("string", "bool", "int8", "int16", "int32", "int64", "float64", "decimal", "date32", "timestamp[s]", "time32[s]")
HOOK_SECONDS: Final = 5.0
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}\Z")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_SINK_ID = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(slots=True)
class Staged:
    """What one plugin registered, by kind and id."""

    items: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    warnings: list[str] = field(default_factory=list)


def admit(
    manager: pluggy.PluginManager, name: str, module: Any, config: Mapping[str, Any], taken: Mapping[str, Mapping[str, Any]]
) -> Staged:
    """Register the plugin, call its hooks and check all that it gives. Raises PluginError (or the plugin's own error)."""
    if not _NAME.match(name):
        raise PluginError(f"bad name {name[:60]!r}: lower-case letters, digits and _, a letter first")
    if manager.has_plugin(name):
        raise PluginError(f"the namespace {name!r} is taken by another plugin")
    manager.register(module, name)
    try:
        _check_hook_names(module)
        staged = Staged()
        for kind in KINDS:
            _call_hook(manager, name, kind, config, staged, taken)
        _open_providers(name, staged)
        _open_entities(staged)
        checked: set[str] = set()
        for kind_ in staged.items["field_types"].values():
            check_field_type(kind_, checked)
    except BaseException:
        manager.unregister(name=name)
        raise
    return staged


def _call_hook(
    manager: pluggy.PluginManager, name: str, kind: str, config: Mapping[str, Any], staged: Staged, taken: Mapping[str, Mapping[str, Any]]
) -> None:
    hook = getattr(manager.hook, f"register_{kind}")
    found = next((impl for impl in hook.get_hookimpls() if impl.plugin_name == name), None)
    if found is None:
        return
    given = {"register": _registrar(kind, name, staged, taken), "config": config}
    result = run_within(HOOK_SECONDS, lambda: found.function(*(given[a] for a in found.argnames)), f"register_{kind}")
    if result is not None:
        raise PluginError(f"register_{kind} returned a {type(result).__name__}; it must call register() and return nothing")


def _registrar(kind: str, name: str, staged: Staged, taken: Mapping[str, Mapping[str, Any]]) -> Callable[[Any], None]:
    wanted = KINDS[kind]

    def register(thing: Any) -> None:
        if not isinstance(thing, wanted):
            raise PluginError(f"register_{kind} takes a {wanted.__name__}, not {thing!r:.60}")
        key = _key_of(kind, name, thing)
        if key in staged.items[kind] or key in taken.get(kind, {}):
            raise PluginError(f"{key!r} is already registered")
        staged.items[kind][key] = thing

    return register


def _key_of(kind: str, name: str, thing: Any) -> str:
    if kind == "faker_providers":
        return f"{thing.__module__}:{thing.__qualname__}"
    if kind == "phrases":
        return f"{name}/{thing.language}"
    key = str(thing.id)
    if not (_SINK_ID if kind == "sinks" else _ID).match(key):
        raise PluginError(f"bad id {key!r}: lower-case letters, digits and _, up to three parts joined by dots")
    namespace = key.split(".", maxsplit=1)[0]
    owned = namespace in CORE_NAMESPACES or "." not in key if name == CORE else namespace == name
    if kind != "sinks" and not owned:
        raise PluginError(f"{key!r} is outside the namespace {name!r} (the name of the entry point)")
    return key


def _check_hook_names(module: Any) -> None:
    known = [f"register_{kind}" for kind in KINDS]
    for attribute in dir(module):
        function = getattr(module, attribute, None)
        if getattr(function, f"{hooks.PROJECT}_impl", None) is not None and attribute not in known:
            raise PluginError(f"unknown hook {attribute!r}; there are {', '.join(sorted(known))}")


def _open_providers(name: str, staged: Staged) -> None:
    namespace = "faker" if name == CORE else name
    for provider in staged.items.pop("faker_providers").values():
        types, warnings = read_provider_types(namespace, provider)
        staged.warnings += [] if name == CORE else warnings  # the standard providers are known
        for kind in types:
            staged.items["field_types"].setdefault(kind.id, kind)


def _open_entities(staged: Staged) -> None:
    for entity in staged.items["entities"].values():
        for kind in entity_types(entity):
            if kind.id in staged.items["field_types"]:
                raise PluginError(f"{kind.id!r} is registered twice")
            staged.items["field_types"][kind.id] = kind


def entity_types(entity: Entity) -> list[FieldType]:
    """The entity's field types; a column of a pool takes `values` (and a number `min` and `max`), which narrow the pool."""
    numeric = {column: number for pool in reversed(entity.pools) for column, number in pool.read_columns().items()}
    types = []
    for name, kind in entity.fields.items():
        if name in entity.computes:
            types.append(kind)
            continue
        if name not in numeric:
            raise PluginError(f"{kind.id}: {name!r} is neither a column of a pool nor a function")
        item = {"type": "number" if numeric[name] else "string"}
        params: dict[str, Any] = {"values": {"type": "array", "minItems": 1, "maxItems": 1000, "items": item}}
        if numeric[name]:
            bound = {"type": "number", "minimum": -1e15, "maximum": 1e15}
            params |= {"min": bound, "max": bound}
        types.append(replace(kind, params={**params, **kind.params}))
    return types


def check_field_type(kind: FieldType, checked: set[str]) -> None:
    """Whether a field type keeps the rules of the door. Raises PluginError that names the type.

    `checked` has the parameter schemas that were found to be right; most types of a plugin share a few.
    """
    if kind.shows is None and (kind.plan is None) == (kind.mapper is None):
        raise PluginError(f"{kind.id}: give exactly one of plan and mapper")
    if kind.storage not in STORAGES:
        raise PluginError(f"{kind.id}: unknown storage {kind.storage!r}; there are {', '.join(STORAGES)}")
    if kind.storage in {"float64", "decimal"} and kind.decimals is None:
        raise PluginError(f"{kind.id}: a {kind.storage} needs decimals; the last bits of a float differ between processors")
    for schema in kind.params.values():
        check_parameter_schema(kind.id, schema, checked)
    if isinstance(kind.phrases, str) or isinstance(kind.in_context, str):
        raise PluginError(f"{kind.id}: phrases and in_context are sequences of texts, not one text")
    missing = [name for name in kind.required if name not in kind.params]
    if missing:
        raise PluginError(f"{kind.id}: required parameters {missing} have no schema")
    if isinstance(kind.plan, ProviderCall):
        _check_provider_call(kind.id, kind.plan)
    _check_signature(kind.id, "plan", kind.plan, 1)
    _check_signature(kind.id, "mapper", kind.mapper, 2)


def _check_provider_call(id_: str, call: ProviderCall) -> None:
    json.dumps(dict(call.arguments))
    if call.provider is not None and not hasattr(call.provider, call.method):
        raise PluginError(f"{id_}: {call.provider.__name__} has no method {call.method!r}")


def _check_signature(id_: str, role: str, function: Any, takes: int) -> None:
    if inspect.isfunction(function) and len(inspect.signature(function).parameters) != takes:
        shape = "(rows)" if takes == 1 else "(field, context)"
        raise PluginError(f"{id_}: {role} takes {shape}, {function.__name__} has {inspect.signature(function)}")
