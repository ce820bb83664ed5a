"""Science: earthquakes, water, irises, penguins, shells, wine, foods, stars, planets, concrete, elements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_science.earth import quake
from fictable_science.foods import food
from fictable_science.matter import concrete, element
from fictable_science.space import planet, star
from fictable_science.species import iris, penguin, shell
from fictable_science.things import THINGS
from fictable_science.topics import TOPICS
from fictable_science.waters import water
from fictable_science.wines import wine

ENTITIES: Final = (quake, water, iris, penguin, shell, wine, food, star, planet, concrete, element, *THINGS)
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
