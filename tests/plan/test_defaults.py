"""What unknown phrases become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.plan.compounds import expand_compound
from fictable.plan.data_files import read_table
from fictable.plan.defaults import choose_default, make_code


@pytest.mark.parametrize(
    ("phrase", "type_id"),
    [
        ("renewal date", "date"),
        ("is active", "boolean"),
        ("number of doors", "number.integer"),
        ("parking fee", "number.decimal"),
        ("login time", "datetime"),
        ("opening time", "time"),
        ("membership code", "id.pattern"),
        ("feedback text", "text.sentence"),
        ("driver name", "person.name"),
        ("ship name", "id.template"),
        ("priority", "category"),
        ("checkout type", "category"),
        ("fraud flag", "boolean"),
        ("fecha de alta", "date"),
        ("precio", "number.decimal"),
        ("wholly unknown", "category"),
        ("student enrolled", "number.integer"),
        ("player of the match", "person.name"),
    ],
)
def test_by_the_last_word(phrase: str, type_id: str) -> None:
    """The last word, or its equivalent of another language, decides."""
    assert choose_default(tuple(phrase.split()), language="es").type_id == type_id


def test_values_say_what_they_are() -> None:
    """Invented values are recognisable as such."""
    assert choose_default(("zone",)).params["values"][0] == "Zone A"
    assert make_code(("policy", "number")) == "PN[0-9]{6}"


@pytest.mark.parametrize(
    ("key", "first"),
    [
        (("demographic",), "age"),
        (("billing", "information"), "billing amount"),
        (("contact", "detail"), "email"),
        (("vital", "sign"), "heart rate"),
        (("price",), None),
        (("weather", "station"), None),
    ],
)
def test_compounds(key: tuple[str, ...], first: str | None) -> None:
    """Collective words open up; plain fields do not."""
    assert (expand_compound(key) or (None,))[0] == first


def test_bounds_are_in_order() -> None:
    """Every default range ascends."""
    table = read_table("defaults")
    assert all(low <= high for low, high in table["integers"].values())
    assert all(low < high and 0 <= places <= 6 for low, high, places in table["decimals"].values())
    assert all(len(values) == len(set(values)) > 1 for values in table["choices"].values())


@given(st.lists(st.text(alphabet="abcdefgxyz{}", min_size=1, max_size=8), max_size=5))
def test_any_phrase_has_a_default(phrase: list[str]) -> None:
    """No phrase is without a type, and templates stay well formed."""
    default = choose_default(tuple(phrase))
    assert "{" not in str(default.params.get("template", "")).replace("{seq:3}", "")
