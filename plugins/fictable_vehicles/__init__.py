"""The vehicle pack: cars and listings, plates, taxi and bike trips, service, parking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, FieldType, Phrases, Topic, hookimpl
from fictable_vehicles import car_engine, car_sale, fares
from fictable_vehicles.bike import bike_trip
from fictable_vehicles.car import car
from fictable_vehicles.garage import service
from fictable_vehicles.parking import parking, violation
from fictable_vehicles.plates import PLATE
from fictable_vehicles.ride import ride
from fictable_vehicles.topics import TOPICS

__all__ = ["bike_trip", "car", "car_engine", "car_sale", "fares", "parking", "ride", "service", "violation"]

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_field_types(register: Callable[[FieldType], None]) -> None:
    register(PLATE)


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in (car, ride, bike_trip, service, parking, violation):
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in (*TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
