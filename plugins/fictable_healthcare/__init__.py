"""Health care: cases whose diagnosis, code, department, drug, stay and bill agree; patients, vital signs, laboratory, visits, studies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_healthcare.bills import bill
from fictable_healthcare.births import birth
from fictable_healthcare.care_team import doctor
from fictable_healthcare.lab_tests import lab_test
from fictable_healthcare.labs import labs
from fictable_healthcare.notes import case, stay
from fictable_healthcare.outbreak import outbreak
from fictable_healthcare.patient import patient
from fictable_healthcare.studies import diabetes, heart, stroke
from fictable_healthcare.topics import TOPICS
from fictable_healthcare.trial_visits import visit as trial_visit
from fictable_healthcare.trials import trial
from fictable_healthcare.vaccines import shot
from fictable_healthcare.visits import visit
from fictable_healthcare.vitals import vitals
from fictable_healthcare.wellbeing import day

ENTITIES: Final = (case, patient, stay, vitals, labs, lab_test, visit, bill, doctor, shot, trial, trial_visit, diabetes, heart, stroke,
    birth, outbreak, day)  # fmt: skip
LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


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
