"""People: names, gender, e-mail, birth, family, education, work and pay, body, telephone and identity numbers that agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_people import body, contact, life
from fictable_people.job import job
from fictable_people.person import person
from fictable_people.topics import TOPICS

__all__ = ["body", "contact", "job", "life", "person"]

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    register(person)
    register(job)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in TOPICS:
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
