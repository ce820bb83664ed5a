"""Science: earthquakes, water, irises, penguins, shells, wine, foods, stars, planets, concrete, elements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_science.earth import quake, water
from fictable_science.life import food, iris, penguin, shell, wine
from fictable_science.matter import concrete, element, planet, star
from fictable_science.topics import TOPICS

ENTITIES: Final = (quake, water, iris, penguin, shell, wine, food, star, planet, concrete, element)
LANGUAGES: Final = ("de", "es", "fr")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in ENTITIES:
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in TOPICS:
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
