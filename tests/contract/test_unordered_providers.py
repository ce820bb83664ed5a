"""Provider methods whose values hang on the process are found in their source, and no others."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import ClassVar

import faker
import pytest
from faker.providers import BaseProvider

from fictable.contract.unordered import REASON, find_unordered
from fictable.engine.fakers import MADE_OF_SETS, FakerShelf, build_generator
from fictable.errors import Refused
from fictable.mapping.faker_types import read_provider_types

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
NAMES = {"anna", "berta"}
ORDER = list(NAMES)
SORTED = sorted(NAMES)


def join_names() -> str:
    return "-".join(NAMES)


class Base(BaseProvider):
    """What a class inherits counts."""

    places = frozenset({"north", "south"})
    listed = tuple(places)


class Own(Base):
    """Names that begin with bad hang on the process."""

    months: ClassVar = ("may", "june")

    def bad_draw(self) -> str:
        return str(self.random_element(self.places))

    def bad_list(self) -> str:
        return list(self.places | {"west"})[-1]

    def bad_loop(self) -> str:
        for place in self.places:
            return place
        return ""

    def bad_local(self) -> str:
        letters = {"a", "b"} - {"c"}
        return [letter for letter in letters][0]  # noqa: C416, RUF015

    def bad_star(self) -> str:
        return [*NAMES][0]  # noqa: RUF015

    def bad_first(self) -> str:
        return next(iter(NAMES.union({"clara"})))

    def bad_inherited(self) -> str:
        return self.listed[0]

    def bad_helper(self) -> str:
        return join_names()

    def bad_chain(self) -> str:
        return self.bad_helper() + ORDER[0]

    def bad_hash(self) -> str:
        return str(hash("a"))

    def good_sorted(self) -> str:
        return str(self.random_element(sorted(self.places))) + SORTED[0]

    def good_test(self) -> str:
        return "yes" if "north" in self.places and max(NAMES) and len(self.places) else "no"

    def good_any(self) -> str:
        return str(any(name.startswith("a") for name in NAMES)) + str(sorted(list(NAMES)))  # noqa: C414

    def good_plain(self) -> str:
        return str(self.random_element(self.months)) + str(self.generator.city())


def test_what_hangs_on_the_process_is_found() -> None:
    """Draws, loops, lists, stars, helpers, inherited lists, hash(); not what is sorted, counted or looked up."""
    public = {name for name in vars(Own) if name.startswith(("bad", "good"))}
    assert set(find_unordered(Own)) & public == {name for name in public if name.startswith("bad")}


def test_such_methods_are_no_field_types() -> None:
    """They are left out with the reason; the others are registered."""
    types, warnings = read_provider_types("own", Own)
    assert {kind.id for kind in types} == {"own.good_sorted", "own.good_test", "own.good_any", "own.good_plain"}
    assert len([line for line in warnings if REASON in line]) == 10


def test_such_methods_are_refused_where_a_plan_names_them() -> None:
    """With the name that the order comes in by."""
    with pytest.raises(Refused, match=r"bad_inherited .* takes from listed"):
        FakerShelf().get(Own, "bad_inherited", {}, "en_US", AS_OF)
    assert FakerShelf().get(Own, "good_sorted", {}, "en_US", AS_OF).tier == "compiled"


def test_lists_of_faker_that_are_made_of_sets_are_known() -> None:
    """No other source of Faker's providers makes something of a set that is not sorted."""
    root = Path(faker.__file__).parent
    made: set[str] = set()
    for path in root.glob("providers/**/*.py"):
        text = path.read_text("utf-8")
        if re.search(r"(list|tuple)\((set\(|\{)|= \{[^:{}\n]+ for |\[\*\{", text):
            made.add(".".join(path.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__"))
    assert made == set(MADE_OF_SETS)


def test_such_lists_are_sorted() -> None:
    """In every process the same."""
    generator, _ = build_generator(None, "it_IT", AS_OF)
    (cities,) = (vars(found)["cities"] for found in generator.providers if type(found).__module__.endswith("address.it_IT"))
    assert cities == sorted(cities)
    assert len(cities) > 1000
