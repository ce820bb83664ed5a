"""Places: cities with state, postcode, coordinates and time zone, addresses, the cities of the world, airports, flights, homes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_places.homes import home
from fictable_places.place import place
from fictable_places.rentals import rental
from fictable_places.topics import TOPICS
from fictable_places.travel import airport, flight
from fictable_places.world import world

__all__ = ["airport", "flight", "home", "place", "rental", "world"]

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in (place, world, airport, flight, home, rental):
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in (*TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
