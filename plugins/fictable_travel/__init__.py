"""The travel pack: hotels, bookings, trips, holiday rentals, cruises, events, restaurants, menus, recipes and food orders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_travel.bookings import booking
from fictable_travel.checks import check
from fictable_travel.dining import dish, recipe, restaurant, table
from fictable_travel.events import event
from fictable_travel.hotels import hotel
from fictable_travel.orders import order
from fictable_travel.rentals import cruise, listing
from fictable_travel.reviews import review
from fictable_travel.topics import TOPICS
from fictable_travel.trips import arrivals, trip

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    """Where people stay, go and eat."""
    for entity in (hotel, booking, trip, arrivals, restaurant, dish, table, order, check, recipe, listing, cruise, review, event):
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
