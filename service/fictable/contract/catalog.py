"""The catalog: everything that plugins registered, frozen; built once at start and passed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fictable.contract.nouns import Entity, FieldType, Generator, Phrases, Sink, Topic


@dataclass(frozen=True, slots=True)
class PluginReport:
    """What became of one plugin: `ok`, or the reason why it was left out; warnings; counts per kind of thing registered.

    `digest` covers the plugin's files and its table of the configuration: where it changes, the data may change.
    """

    name: str
    distribution: str
    version: str
    ok: bool = True
    reason: str = ""
    warnings: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    digest: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Catalog:
    """All registered things by id, in a fixed order; `owner` names the plugin of each; `digest` covers ids, versions, plugins;
    `declared_params` names the parameters of each field type.
    """

    field_types: Mapping[str, FieldType]
    entities: Mapping[str, Entity]
    topics: Mapping[str, Topic]
    phrases: tuple[Phrases, ...]
    generators: Mapping[str, Generator]
    sinks: Mapping[str, Sink]
    owner: Mapping[str, str]
    reports: tuple[PluginReport, ...]
    config: Mapping[str, Mapping[str, Any]]
    digest: str
    declared_params: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find_sink(self, name: str) -> Sink | None:
        """The sink with this id or alias."""
        if name in self.sinks:
            return self.sinks[name]
        return next((sink for sink in self.sinks.values() if name in sink.aliases), None)
