"""The logistics pack: freight, containers, customs, warehouses, stock movements, fleet, production, quality, maintenance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_logistics import transit
from fictable_logistics.deliveries import receipt
from fictable_logistics.fleet import trip
from fictable_logistics.freight import freight
from fictable_logistics.maintenance import work_order
from fictable_logistics.production import production
from fictable_logistics.quality import inspection
from fictable_logistics.stock import movement
from fictable_logistics.topics import TOPICS
from fictable_logistics.trade import container, customs
from fictable_logistics.warehouses import warehouse

__all__ = [
    "container", "customs", "freight", "inspection", "movement", "production", "receipt", "transit", "trip", "warehouse", "work_order"
]  # fmt: skip

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in (freight, container, customs, movement, receipt, trip, warehouse, production, inspection, work_order):
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in (*TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
