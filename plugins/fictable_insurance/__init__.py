"""The insurance pack: motor risks, underwriting, health plans, retention, claim handling, travel and home cover."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_insurance.claims import handling
from fictable_insurance.contracts import contract
from fictable_insurance.health import plan
from fictable_insurance.motor import motor
from fictable_insurance.property import dwelling, travel
from fictable_insurance.topics import TOPICS
from fictable_insurance.underwriting import application

__all__ = ["application", "contract", "dwelling", "handling", "motor", "plan", "travel"]

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in (motor, application, plan, contract, handling, travel, dwelling):
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in (*TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
