"""The seven hooks of a plugin. Each may take any subset of its arguments and must return None.

`register` takes one thing; `config` is the plugin's own table of the configuration, empty by default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import pluggy

from fictable.contract.nouns import Entity, FieldType, Generator, Phrases, Sink, Topic

PROJECT: Final = "fictable"
hookspec: Final = pluggy.HookspecMarker(PROJECT)
hookimpl: Final = pluggy.HookimplMarker(PROJECT)


@hookspec
def register_field_types(register: Callable[[FieldType], None], config: Mapping[str, Any]) -> None:
    """Register kinds of fields: register(FieldType("air.iata", …))."""


@hookspec
def register_faker_providers(register: Callable[[type], None], config: Mapping[str, Any]) -> None:
    """Register Faker provider classes; each public method that returns one value becomes the field type `<namespace>.<method>`."""


@hookspec
def register_entities(register: Callable[[Entity], None], config: Mapping[str, Any]) -> None:
    """Register entities; their fields become the field types `<entity>.<name>`."""


@hookspec
def register_topics(register: Callable[[Topic], None], config: Mapping[str, Any]) -> None:
    """Register the usual tables for descriptions that name no field."""


@hookspec
def register_phrases(register: Callable[[Phrases], None], config: Mapping[str, Any]) -> None:
    """Register lexicon data of a language, for anybody's types, entities and topics."""


@hookspec
def register_generators(register: Callable[[Generator], None], config: Mapping[str, Any]) -> None:
    """Register named ways to make a dataset."""


@hookspec
def register_sinks(register: Callable[[Sink], None], config: Mapping[str, Any]) -> None:
    """Register output formats."""
