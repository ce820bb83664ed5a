"""The logistics pack: freight, containers, customs, warehouses, stock movements, fleet, production, quality, maintenance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_logistics.freight import freight
from fictable_logistics.plant import inspection, production, work_order
from fictable_logistics.stock import movement, receipt, trip, warehouse
from fictable_logistics.topics import TOPICS
from fictable_logistics.trade import container, customs

__all__ = ["container", "customs", "freight", "inspection", "movement", "production", "receipt", "trip", "warehouse", "work_order"]

LANGUAGES: Final = ("de", "es", "fr")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in (freight, container, customs, movement, receipt, trip, warehouse, production, inspection, work_order):
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in TOPICS:
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
