"""A small catalog, made by hand, and planners on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from fictable.contract.nouns import Entity, FieldType, Phrases, Topic
from fictable.contract.pools import Pool
from fictable.plan.lexicon import Lexicon
from fictable.plan.offline import OfflinePlan, OfflinePlanner

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_BOUND = {"type": "number", "minimum": -1000000, "maximum": 1000000}


@dataclass(frozen=True)
class SmallCatalog:
    """What the planner needs of a catalog."""

    field_types: Mapping[str, FieldType]
    entities: Mapping[str, Entity]
    topics: Mapping[str, Topic]
    phrases: tuple[Phrases, ...]


def _make_entities() -> tuple[Entity, ...]:
    person = Entity("person", phrases=("person", "customer", "patient", "employee"), title="Person")
    person.field("name", phrases=("full name", "customer name"), in_context=("name",))
    person.field("email", phrases=("email", "e-mail", "mail address"))
    product = Entity("shop.product", phrases=("product", "article"), title="Product")
    product.field("name", phrases=("product name",), in_context=("name",))
    product.field(
        "price", phrases=("unit price",), in_context=("price",), storage="decimal", decimals=2, params={"min": _BOUND, "max": _BOUND}
    )
    product.field("rating", in_context=("rating",), storage="float64", decimals=1)
    return person, product


def make_catalog() -> SmallCatalog:
    """A catalog with a person, a product, a few core types, one topic and German phrases."""
    pool = Pool(["x", "y"])
    times = {name: {"type": "string"} for name in ("start", "end", "after", "unit")}
    plain = [
        FieldType("date", pool, storage="date32", phrases=("date",), params=times),
        FieldType("datetime", pool, storage="timestamp[s]", phrases=("timestamp",), params=times),
        FieldType("number.integer", pool, storage="int64", params={"min": _BOUND, "max": _BOUND}),
        FieldType(
            "shop.quantity",
            pool,
            storage="int32",
            phrases=("quantity", "qty"),
            params={"min": {**_BOUND, "maximum": 100}, "max": {**_BOUND, "maximum": 100}},
        ),
        FieldType("shop.city", pool, phrases=("city", "town")),
        FieldType("shop.weight", pool, storage="float64", decimals=1, phrases=("shipping weight",)),
    ]
    entities = _make_entities()
    types = {kind.id: kind for kind in (*plain, *(kind for entity in entities for kind in entity.fields.values()))}
    orders = Topic(
        "shop.orders",
        ("orders", "online shop orders"),
        "orders",
        {"order_id": {"type": "id.template", "params": {"template": "O{seq:5}"}}, "order_date": "date", "quantity": "shop.quantity"},
        constraints=({"kind": "inequality", "low": "order_date", "high": "ship_date"},),
        title="Orders",
    )
    german = Phrases("de", {"person.email": ("E-Mail",), "shop.city": ("Ort", "Stadt")}, {"person.name": ("Name",)})
    return SmallCatalog(types, {entity.id: entity for entity in entities}, {orders.id: orders}, (german,))


@pytest.fixture(scope="session")
def small() -> SmallCatalog:
    """The small catalog."""
    return make_catalog()


@pytest.fixture(scope="session")
def lexicon(small: SmallCatalog) -> Lexicon:
    """Its lexicon."""
    return Lexicon(small)


@pytest.fixture(scope="session")
def planner(small: SmallCatalog) -> OfflinePlanner:
    """A planner on it."""
    return OfflinePlanner(small)


@pytest.fixture(scope="session")
def plan(planner: OfflinePlanner) -> Callable[[str], OfflinePlan]:
    """Plans a description with 10 rows and seed 1."""
    return lambda text: planner.plan(text, rows=10, seed=1, locale=None, as_of=AS_OF)


@pytest.fixture(scope="session")
def fields(plan: Callable[[str], OfflinePlan]) -> Callable[[str], dict[str, dict[str, Any]]]:
    """The fields of a description's plan by name."""
    return lambda text: {made["name"]: made for made in plan(text).document["tables"][0]["fields"]}
