"""Sensors: weather stations, air quality, connected devices and their readings, smart homes, machines under watch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_sensors.air import air
from fictable_sensors.devices import reading
from fictable_sensors.homes import home
from fictable_sensors.machines import machine
from fictable_sensors.sky import weather
from fictable_sensors.topics import TOPICS

ENTITIES: Final = (weather, air, reading, home, machine)
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
