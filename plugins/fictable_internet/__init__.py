"""The internet: requests with browser, path, status and size that agree, addresses, ports, files, sessions, hashes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, FieldType, Phrases, Topic, hookimpl
from fictable_internet.clicks import click, server
from fictable_internet.issues import issue
from fictable_internet.topics import TOPICS
from fictable_internet.values import FIELD_TYPES, file
from fictable_internet.visit import visit

__all__ = ["click", "file", "issue", "server", "visit"]

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_field_types(register: Callable[[FieldType], None]) -> None:
    for kind in FIELD_TYPES:
        register(kind)


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in (visit, file, issue, click, server):
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in (*TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
