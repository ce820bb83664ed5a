"""Government: police incidents, requests to the city, permits, elections, countries, accidents, budgets, inspections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_government.safety import crash, crime, request
from fictable_government.state import budget, inspection, nation, permit, vote
from fictable_government.topics import TOPICS

ENTITIES: Final = (crime, request, crash, permit, vote, nation, budget, inspection)
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
