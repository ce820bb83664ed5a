"""The commerce pack: products, orders, customers, companies, reviews, subscriptions, leads and campaigns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, FieldType, Phrases, Topic, hookimpl
from fictable_commerce.amounts import make_amount_types, make_date_types, make_review_types
from fictable_commerce.companies import company, supplier
from fictable_commerce.customers import customer, store
from fictable_commerce.growth import cart, subscription
from fictable_commerce.marketing import campaign, lead
from fictable_commerce.orders import order
from fictable_commerce.products import product
from fictable_commerce.reviews import review
from fictable_commerce.topics import SHOP_TOPICS
from fictable_commerce.trade_topics import TRADE_TOPICS

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    """Things whose fields belong together."""
    for entity in (product, order, customer, store, company, supplier, review, subscription, cart, lead, campaign):
        register(entity)


@hookimpl
def register_field_types(register: Callable[[FieldType], None]) -> None:
    """Amounts, dates and texts that follow from other fields of the table."""
    for kind in (*make_amount_types(), *make_date_types(), *make_review_types()):
        register(kind)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    """The usual tables."""
    for topic in (*SHOP_TOPICS, *TRADE_TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    """How people of other languages name these things."""
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
