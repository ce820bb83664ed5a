"""Normal forms, words, inflection, brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.plan.text import find_brackets, find_words, fold, make_key, make_singular, name_column, normalise_text, split_identifier


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("prices", "price"),
        ("categories", "category"),
        ("boxes", "box"),
        ("status", "status"),
        ("children", "child"),
        ("addresses", "address"),
        ("class", "class"),
        ("diagnoses", "diagnosis"),
        ("sales", "sales"),
        ("bus", "bus"),
    ],
)
def test_singular(plural: str, singular: str) -> None:
    """Plurals lose their ending; words that only look like plurals stay."""
    assert make_singular(plural) == singular


@pytest.mark.parametrize(
    ("name", "spaced"),
    [
        ("orderDate", "order Date"),
        ("order_date", "order date"),
        ("PurchaseOrderID", "Purchase Order ID"),
        ("HTTPStatus", "HTTP Status"),
        ("plain words", "plain words"),
    ],
)
def test_identifiers_are_split(name: str, spaced: str) -> None:
    """Camel case and snake case become words."""
    assert split_identifier(name) == spaced


def test_words_are_folded() -> None:
    """Accents, case and possessives go; signs are read."""
    assert find_words("Número de pedido") == ("numero", "de", "pedido")
    assert find_words("the customer's memb# 5%") == ("the", "customer", "memb", "number", "5", "percent")
    assert fold("Straße Đà") == "strasse da"


def test_keys_and_columns() -> None:
    """A key has singular words; a column the last word in the singular, unless it is a count."""
    assert make_key(("product", "names")) == "product name"
    assert name_column(("product", "names")) == "product_name"
    assert name_column(("bedrooms",), keep_plural=True) == "bedrooms"
    assert name_column(()) == ""


def test_full_width_signs_are_plain() -> None:
    """Japanese and Chinese punctuation separates like ours."""
    assert normalise_text("氏名、年齢（歳）") == "氏名,年齢(歳)"


def test_brackets_nest() -> None:
    """Only the outermost bracket is found; an unclosed one ends with its line."""
    assert [bracket.inside for bracket in find_brackets("a (b (c)) d [e]")] == ["b (c)", "e"]
    assert [bracket.inside for bracket in find_brackets("a (b\nc")] == ["b"]


@given(st.text(max_size=200))
def test_brackets_lie_in_the_text(text: str) -> None:
    """Brackets come in order, inside the text, and do not overlap."""
    places = [place for bracket in find_brackets(text) for place in (bracket.start, bracket.end)]
    assert places == sorted(places)
    assert not places or places[-1] <= len(text)


def test_signs_that_cannot_be_printed_are_spaces() -> None:
    """Neither of the unassigned, of control nor of private use: no name could have them."""
    assert normalise_text("A\U00018cd6,b\u2028c\nd\u3000e\u200bf") == "A ,b c\nd e f"
