"""The media pack: films, series, music, books, video games, apps, podcasts, news and what people watch and play."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_media.apps import app
from fictable_media.books import book
from fictable_media.games import game
from fictable_media.music import track
from fictable_media.play import play
from fictable_media.press import article, podcast
from fictable_media.screen import movie, series, show
from fictable_media.topics import TOPICS
from fictable_media.viewing import viewing

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    """Works and what becomes of them."""
    for entity in (movie, series, show, track, book, game, app, podcast, article, viewing, play):
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
