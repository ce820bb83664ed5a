"""Bounds that a text states: plain numbers, years and the parameters of known types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final, Literal

from fictable.contract.nouns import FieldType
from fictable.plan.known_phrases import Default
from fictable.plan.readers.facts import Facts
from fictable.plan.text import make_singular

NUMERIC: Final = frozenset({"integer", "decimal", "count"})
_MONEY: Final = frozenset(
    {
        "price",
        "amount",
        "cost",
        "total",
        "fee",
        "charge",
        "salary",
        "income",
        "premium",
        "payment",
        "balance",
        "budget",
        "fare",
        "revenue",
        "tax",
        "discount",
        "freight",
        "value",
        "wage",
        "rent",
        "expense",
    }
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A type with parameters. `kind` is the class of values, `of` names the entity apart from others of the table."""

    type_id: str
    kind: str
    params: Mapping[str, Any] = field(default_factory=dict)
    of: str = ""
    status: Literal["mapped", "assumed"] = "mapped"
    note: str = ""
    unique: bool = False


def decide_bounds(facts: Facts, kind: str, keys: Sequence[str], usual: FieldType | Default) -> Decision:
    """A plain number (or date) within the stated bounds; the open side takes the usual bound."""
    years = as_years(facts) if kind in {"date", "datetime"} else None
    if kind in {"date", "datetime"} and facts.start:
        return Decision(kind, kind, {"start": facts.start, "end": facts.end})
    if years is not None:
        return Decision(kind, kind, {"start": years[0], "end": years[1]})
    if facts.start and not facts.has_range:
        low, high = Decimal(facts.start[:4]), Decimal(facts.end[:4])
    else:
        low, high = _close_bounds(facts, usual)
    decimals = facts.decimals
    head = make_singular(keys[-1]) if keys else ""
    if decimals == 0 and kind == "decimal" and facts.declared != "integer" and facts.minimum is not None:
        starred = head == "rating" and low >= 1 and high <= 5 and not frozenset(keys) & {"average", "mean", "avg"}
        decimals = 2 if head in _MONEY else 0 if starred else (0 if high - low > 60 and head not in {"bmi", "ph"} else 1)
        decimals = (
            0
            if head in {"score", "mark", "point", "rating", "percent", "percentage"} and high == high.to_integral_value() and high > 5
            else decimals
        )
    elif decimals == 0 and kind == "decimal" and facts.declared != "integer":
        decimals = 1 if high <= 100 else 2
    if decimals == 0:
        return Decision("number.integer", "integer", {"min": int(low), "max": int(high)}, unique=False)
    decimals = min(decimals, 6)
    if facts.declared == "decimal":
        decimals = max(decimals, 2)
    return Decision("number.decimal", "decimal", {"min": make_plain_number(low), "max": make_plain_number(high), "decimals": decimals})


def _close_bounds(facts: Facts, usual: FieldType | Default) -> tuple[Decimal, Decimal]:
    """Both bounds: the stated ones, and for an absent one the usual, moved where it would cross."""
    params = usual.params if isinstance(usual, Default) else {}
    low = facts.minimum if facts.minimum is not None else Decimal(str(params.get("min", 0)))
    high = facts.maximum if facts.maximum is not None else Decimal(str(params.get("max", 1000)))
    if low > high:
        low, high = (min(Decimal(0), high), high) if facts.minimum is None else (low, low * 10 if low > 0 else Decimal(100))
    limit = Decimal(10) ** 12
    return max(-limit, min(limit, low)), max(-limit, min(limit, high))


def fit_params(field_type: FieldType, facts: Facts, kind: str) -> dict[str, Any] | None:
    """The stated bounds as parameters that the type declares; None where it cannot take them."""
    params: dict[str, Any] = {}
    stated: dict[str, Any] = {}
    if kind in NUMERIC and facts.start and not facts.has_range and field_type.id.endswith("year"):
        facts = replace(facts, minimum=Decimal(facts.start[:4]), maximum=Decimal(facts.end[:4]))
    if kind in {"date", "datetime"}:
        years = (facts.start, facts.end) if facts.start else as_years(facts)
        stated = {"start": years[0], "end": years[1]} if years else {}
    elif kind in NUMERIC:
        stated = {name: bound for name, bound in (("min", facts.minimum), ("max", facts.maximum)) if bound is not None}
    elif kind == "boolean" and facts.truth is not None:
        stated = {"probability": facts.truth}
    for name, value in stated.items():
        schema = field_type.params.get(name)
        if schema is None or not _within(value, schema):
            return None
        params[name] = make_plain_number(value) if isinstance(value, Decimal) else value
    if kind == "decimal" and facts.decimals and "decimals" in field_type.params:
        params["decimals"] = min(facts.decimals, 6)
    return params


def _within(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value is inside the bounds of a parameter."""
    if isinstance(value, str):
        return True
    number = Decimal(str(value))
    if schema.get("type") == "integer" and number != number.to_integral_value():
        return False
    return Decimal(str(schema.get("minimum", value))) <= number <= Decimal(str(schema.get("maximum", value)))


def as_years(facts: Facts) -> tuple[str, str] | None:
    """Bounds that are years as ISO dates."""
    low, high = facts.minimum, facts.maximum
    if low is None or high is None or not all(1900 <= bound <= 2100 and bound == bound.to_integral_value() for bound in (low, high)):
        return None
    return f"{int(low)}-01-01", f"{int(high)}-12-31"


def make_plain_number(value: Decimal) -> int | float:
    """A bound as a JSON number."""
    return int(value) if value == value.to_integral_value() else float(value)


def is_starred(phrase: Sequence[str], facts: Facts) -> bool:
    """Whether a rating goes from one to a few stars in whole steps, or bathrooms are counted so; an average does not."""
    low, high = facts.minimum, facts.maximum
    if facts.declared or facts.decimals or low is None or high is None or frozenset(phrase) & {"average", "mean", "avg"}:
        return False
    if make_singular(phrase[-1]) in {"bath", "bathroom", "toilet"}:
        return True
    return make_singular(phrase[-1]) in {"rating", "stars", "star"} and low >= 0 and high <= 5
