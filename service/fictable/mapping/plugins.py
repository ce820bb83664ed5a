"""Finds plugins, admits or fences each, and builds the catalog."""

from __future__ import annotations

import hashlib
import importlib.metadata
import inspect
import json
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import Any, Final

import pluggy

from fictable.contract import hooks
from fictable.contract.catalog import Catalog, PluginReport
from fictable.contract.nouns import FieldType
from fictable.mapping.admission import KINDS, Staged, admit
from fictable.mapping.deadline import run_within

GROUP: Final = "fictable"
OUR_DISTRIBUTION: Final = "fictable"
IMPORT_SECONDS: Final = 15.0


@dataclass(frozen=True, slots=True)
class FoundPlugin:
    """An entry point: its namespace, how to import it, and the distribution that brought it."""

    name: str
    load: Callable[[], Any]
    distribution: str
    version: str


def find_plugins() -> list[FoundPlugin]:
    """All installed plugins (entry points of the group `fictable`), ours first, then by name and distribution."""
    found: dict[tuple[str, str, str], FoundPlugin] = {}
    read: dict[int, tuple[str, str]] = {}  # a distribution reads its metadata anew for each question
    for point in importlib.metadata.entry_points(group=GROUP):
        dist = point.dist
        if id(dist) not in read:
            read[id(dist)] = (dist.name, dist.version) if dist else ("", "")
        name, version = read[id(dist)]
        found[point.name, point.value, name] = FoundPlugin(point.name, point.load, name, version)
    return sorted(found.values(), key=lambda p: (p.distribution != OUR_DISTRIBUTION, p.name != "core", p.name, p.distribution))


def load_catalog(
    plugins: Sequence[FoundPlugin] | None = None,
    *,
    allow: Collection[str] = (),
    deny: Collection[str] = (),
    config: Mapping[str, Mapping[str, Any]] | None = None,
) -> Catalog:
    """Import and admit plugins one by one; a broken one is reported and left out, whole.

    `allow` (if not empty) and `deny` hold namespaces; core is always allowed. `config` has a table per namespace.
    """
    tables = {name: freeze(table) for name, table in (config or {}).items()}
    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    shelves: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    owner: dict[str, str] = {}
    reports = []
    for plugin in find_plugins() if plugins is None else plugins:
        reason = _refuse_by_configuration(plugin.name, allow, deny)
        if reason:
            reports.append(PluginReport(plugin.name, plugin.distribution, plugin.version, ok=False, reason=reason))
            continue
        reports.append(_load_one(manager, plugin, tables.get(plugin.name, MappingProxyType({})), shelves, owner))
    return _freeze(shelves, owner, reports, MappingProxyType(tables))


def _refuse_by_configuration(name: str, allow: Collection[str], deny: Collection[str]) -> str:
    if name in deny:
        return "denied by the configuration (plugins.deny)"
    if allow and name not in allow and name != "core":
        return "not in the configuration's plugins.allow"
    return ""


def _load_one(
    manager: pluggy.PluginManager,
    plugin: FoundPlugin,
    config: Mapping[str, Any],
    shelves: dict[str, dict[str, Any]],
    owner: dict[str, str],
) -> PluginReport:
    try:
        module = run_within(IMPORT_SECONDS, plugin.load, f"import of {plugin.name}")
        staged = admit(manager, plugin.name, module, config, shelves)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - SystemExit too: a plugin must not end the service
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:500]
        return PluginReport(plugin.name, plugin.distribution, plugin.version, ok=False, reason=reason)
    return _keep(plugin, _digest_files(module) + _digest_config(config), staged, shelves, owner)


def _keep(plugin: FoundPlugin, digest: str, staged: Staged, shelves: dict[str, dict[str, Any]], owner: dict[str, str]) -> PluginReport:
    counts = {}
    for kind, items in staged.items.items():
        shelves[kind].update(items)
        owner.update(dict.fromkeys(items, plugin.name))
        counts[kind] = len(items)
    return PluginReport(
        plugin.name,
        plugin.distribution,
        plugin.version,
        warnings=tuple(staged.warnings),
        counts=MappingProxyType(counts),
        digest=digest,
    )


def freeze(value: Any) -> Any:
    """A configuration value that no plugin can change: mappings as read-only views, lists as tuples."""
    if isinstance(value, Mapping):
        return MappingProxyType({name: freeze(member) for name, member in value.items()})
    return tuple(freeze(member) for member in value) if isinstance(value, list | tuple) else value


def _digest_config(config: Mapping[str, Any]) -> str:
    """What the plugin is told may change what it makes: "" without configuration, else a digest of it."""
    if not config:
        return ""
    text = json.dumps(config, sort_keys=True, default=lambda value: dict(value) if isinstance(value, Mapping) else str(value))
    return f"+{hashlib.sha256(text.encode()).hexdigest()}"


def _digest_files(module: Any) -> str:
    """SHA-256 over the plugin's own files (code and data), by their names."""
    if not isinstance(module, ModuleType) or not getattr(module, "__file__", None):
        return hashlib.sha256(repr(inspect.getmodule(module)).encode()).hexdigest()
    digest = hashlib.sha256()
    for file in list_files(str(module.__file__)):
        name, ending = os.path.basename(file), os.path.splitext(file)[1]
        if ending not in {".pyc", ".pyo"}:
            with open(file, "rb") as content:
                digest.update(f"{name}\0".encode() + content.read() + b"\0")
    return digest.hexdigest()


def list_files(module_file: str) -> list[str]:
    """The file of a module, or all files of its package in the order of their paths' parts; links to folders are not followed."""
    folder, name = os.path.split(module_file)
    if name != "__init__.py":
        return [module_file]
    found = [(*parent.split(os.sep), file) for parent, _, files in os.walk(folder) for file in files]
    return [file for file in map(os.sep.join, sorted(found)) if os.path.isfile(file)]


def _freeze(
    shelves: Mapping[str, dict[str, Any]], owner: Mapping[str, str], reports: Sequence[PluginReport], config: Mapping[str, Any]
) -> Catalog:
    types: dict[str, FieldType] = shelves["field_types"]
    identity = [
        [[r.name, r.version, r.digest] for r in reports if r.ok],
        [[id_, kind.version] for id_, kind in sorted(types.items())],
        sorted(shelves["topics"]),
    ]
    digest = hashlib.sha256(json.dumps(identity).encode()).hexdigest()
    return Catalog(
        field_types=MappingProxyType(dict(sorted(types.items()))),
        entities=MappingProxyType(dict(sorted(shelves["entities"].items()))),
        topics=MappingProxyType(dict(sorted(shelves["topics"].items()))),
        phrases=tuple(phrases for _, phrases in sorted(shelves["phrases"].items())),
        generators=MappingProxyType(dict(sorted(shelves["generators"].items()))),
        sinks=MappingProxyType(dict(sorted(shelves["sinks"].items()))),
        owner=MappingProxyType(dict(owner)),
        reports=tuple(reports),
        config=config,
        digest=digest,
        declared_params=MappingProxyType({id_: tuple(kind.params) for id_, kind in types.items()}),
    )
