"""Education: students whose grades, attendance and habits agree, courses, results with feedback, teachers, schools, online courses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, FieldType, Phrases, Topic, hookimpl
from fictable_education import admission
from fictable_education.campus import attendance, fee, loan
from fictable_education.course import course
from fictable_education.institutions import school, teacher, university
from fictable_education.online import online
from fictable_education.result import GRADE_FOR_SCORE, result
from fictable_education.student import student
from fictable_education.topics import TOPICS

__all__ = ["admission"]
ENTITIES: Final = (course, student, result, university, school, teacher, attendance, loan, fee, online)
LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_field_types(register: Callable[[FieldType], None]) -> None:
    register(GRADE_FOR_SCORE)


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
