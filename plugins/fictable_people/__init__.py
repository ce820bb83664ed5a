"""People: names, gender, e-mail, birth, family, education, work and pay, body, telephone and identity numbers that agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, FieldType, Phrases, Topic, hookimpl
from fictable_people import body, contact, identity, life
from fictable_people.attendance import leave, workday
from fictable_people.hiring import opening, training
from fictable_people.job import WORK_EMAIL, job
from fictable_people.person import person
from fictable_people.topics import TOPICS

__all__ = ["body", "contact", "identity", "job", "leave", "life", "opening", "person", "training", "workday"]

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_field_types(register: Callable[[FieldType], None]) -> None:
    register(WORK_EMAIL)


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in (person, job, opening, training, leave, workday):
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in (*TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
