"""Phrases to types."""

from __future__ import annotations

import pytest

from fictable.plan.lexicon import Context, Lexicon
from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

NOTHING = Context({})


@pytest.mark.parametrize(
    ("phrase", "type_id"),
    [
        (("email",), "person.email"),
        (("qty",), "shop.quantity"),
        (("billing", "city"), "shop.city"),
        (("product", "price"), "shop.product.price"),
        (("emial", "adress"), None),
        (("shiping", "weight"), "shop.weight"),
        (("name",), None),
        (("game", "name"), None),
        (("unknown",), None),
    ],
)
def test_without_context(phrase: tuple[str, ...], type_id: str | None, lexicon: Lexicon) -> None:
    """Phrases count anywhere; words that need an entity do not; typing errors are forgiven in long phrases."""
    match = lexicon.find(phrase, NOTHING)
    assert (match.type_id if match else None) == type_id


def test_context_decides(lexicon: Lexicon) -> None:
    """An ambiguous word follows what the text is about."""
    about_products = lexicon.make_context("products", "products with name and price", language="en")
    about_people = lexicon.make_context("customers", "customers with name", language="en")
    assert [found.type_id if (found := lexicon.find(("name",), context)) else None for context in (about_products, about_people)] == [
        "shop.product.name",
        "person.name",
    ]


def test_the_language_comes_first(lexicon: Lexicon) -> None:
    """Phrases of the description's language are known there only."""
    assert lexicon.find(("ort",), Context({}, "de")) is not None
    assert lexicon.find(("ort",), Context({}, "fr")) is None


def test_qualifiers_are_reported(lexicon: Lexicon) -> None:
    """Words that a type does not account for are its qualifiers."""
    match = lexicon.find(("billing", "city"), NOTHING)
    assert match is not None
    assert (match.qualifiers, match.exact) == (("billing",), False)


def test_what_qualifies_the_subject_is_only_mentioned(lexicon: Lexicon) -> None:
    """`product customers` are customers: what is named beside the subject counts once, however often it is named."""
    about_products = lexicon.make_context("our products", "our products with price", language="en")
    mentioning = lexicon.make_context("product trips", "product trips with product weight, product size and price", language="en")
    assert about_products.weigh("shop.product") > 3
    assert lexicon.make_context("product customers", "product customers", language="en").weigh("shop.product") == 1
    assert mentioning.weigh("shop.product") > 1


@pytest.mark.parametrize(
    ("text", "column", "type_id"),
    [
        ("Car sharing trips with user id, car plate, start time and price", "price", "vehicle.car.price"),
        ("storm tracks: storm name, year, wind speed, pressure", "year", "media.track.year"),
        ("trees with tree id, block id, diameter", "block_id", "sports.chess.black"),
        ("wildlife sightings with camera id, number of animals, temperature", "temperature", "agriculture.animal.temperature"),
    ],
)
def test_a_thing_that_is_only_mentioned_lends_no_type(text: str, column: str, type_id: str) -> None:
    """Where the usual values for a name are known, they win over a type of another thing."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    fields = fictable.plan_sync(GenerationRequest(text, 5, seed=1)).spec.tables[0].fields
    assert {field.name: field.type for field in fields}[column] != type_id
