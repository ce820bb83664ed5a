"""The sports pack: football, basketball, cricket, tennis, Olympic results, races, workouts, standings and chess."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_sports.athletes import olympian, player
from fictable_sports.courts import basketball, cricket, tennis
from fictable_sports.football import football, standing
from fictable_sports.mind import chess
from fictable_sports.racing import grand_prix, race
from fictable_sports.topics import TOPICS
from fictable_sports.training import workout

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    """Matches, players, results and workouts."""
    for entity in (football, player, standing, basketball, cricket, tennis, olympian, race, grand_prix, workout, chess):
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    """The usual tables."""
    for topic in (*TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    """How people of other languages name these things."""
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
