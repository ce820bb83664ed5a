"""Energy: load and price of the grid, power plants, sun and wind, meters and bills, charging, fuel, buildings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_energy.buildings import building
from fictable_energy.grid import load
from fictable_energy.meters import meter
from fictable_energy.plants import plant
from fictable_energy.renewables import solar, wind
from fictable_energy.sales import charging, fuel
from fictable_energy.topics import TOPICS

ENTITIES: Final = (load, plant, solar, wind, meter, charging, fuel, building)
LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in ENTITIES:
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in (*TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
