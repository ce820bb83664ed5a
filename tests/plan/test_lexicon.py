"""Phrases to types."""

from __future__ import annotations

import pytest

from fictable.plan.lexicon import Context, Lexicon

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
