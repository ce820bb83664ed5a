"""The finance pack: accounts, cards, transactions, loans, markets, insurance, invoices, expenses and budgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, FieldType, Phrases, Topic, hookimpl
from fictable_finance.accounts import account
from fictable_finance.assets import coin, currency, holding
from fictable_finance.business_topics import BUSINESS_TOPICS
from fictable_finance.cards import card
from fictable_finance.fraud import purchase
from fictable_finance.insurance import claim
from fictable_finance.invoicing import invoice
from fictable_finance.lending import loan
from fictable_finance.markets import stock
from fictable_finance.moments import make_date_types, make_value_types
from fictable_finance.spending import budget, expense, payment
from fictable_finance.topics import BANK_TOPICS
from fictable_finance.transactions import transaction

LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    """Things whose fields belong together."""
    for entity in (account, card, transaction, purchase, loan, stock, coin, currency, holding, claim, invoice, payment, expense, budget):
        register(entity)


@hookimpl
def register_field_types(register: Callable[[FieldType], None]) -> None:
    """Dates that follow other fields of the table, currencies and tax numbers."""
    for kind in (*make_date_types(), *make_value_types()):
        register(kind)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    """The usual tables."""
    for topic in (*BANK_TOPICS, *BUSINESS_TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    """How people of other languages name these things."""
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
