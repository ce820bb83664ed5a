"""What a clause says of its field, apart from its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeAlias

Reading: TypeAlias = tuple[Mapping[str, Any], str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Bounds, choices and modifiers that were read from a clause; absent ones have their neutral value.

    `weights` are shares beside `values` (empty: equal). `truth` is the stated share of the positive case, 0 to 1.
    `start` and `end` are ISO dates. `declared` is a kind a person wrote: integer, decimal, percent, date, datetime, time,
    boolean, text, id, uuid, category. `shared` tells that the facts hold for the fields before, too. `names` are column names
    given in brackets. `gap` is the stated distance to the earlier date: least, most, unit. `shape` are the members of a
    distribution (kind, centre, spread). `null_when` and `null_unless` are conditions in words, under which the value is missing,
    or there. `later_than`, `at_most` and `at_least` name another field; `formula` is the right side of an equation.
    """

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    values: tuple[Any, ...] = ()
    weights: tuple[float, ...] = ()
    truth: float | None = None
    null_fraction: float = 0.0
    unique: bool = False
    start: str = ""
    end: str = ""
    declared: str = ""
    unit: str = ""
    pattern: str = ""
    shared: bool = False
    names: tuple[str, ...] = ()
    later_than: str = ""
    at_most: str = ""
    at_least: str = ""
    formula: str = ""
    gap: tuple[int, int, str] | None = None
    shape: tuple[tuple[str, Any], ...] = ()
    null_when: str = ""
    null_unless: str = ""

    @property
    def has_range(self) -> bool:
        """Whether a bound was stated."""
        return self.minimum is not None or self.maximum is not None

    @property
    def rules_only(self) -> bool:
        """Whether nothing was stated but a relation to another field."""
        stated = bool(self.later_than or self.at_most or self.at_least or self.formula)
        return stated and replace(self, later_than="", at_most="", at_least="", formula="") == Facts()

    @property
    def decimals(self) -> int:
        """The most decimals that a bound was written with."""
        places = [-int(bound.as_tuple().exponent) for bound in (self.minimum, self.maximum) if bound is not None]
        return max([0, *places])
