"""Documents that almost are dataset specs: valid ones with some of their parts replaced by what nobody should send."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

DOCUMENTS: tuple[dict[str, Any], ...] = (
    {
        "version": 1,
        "title": "shop",
        "locale": "en_US",
        "seed": 42,
        "as_of": "2026-01-01T00:00:00Z",
        "tables": [
            {
                "name": "customers",
                "rows": 20,
                "primary_key": ["customer_id"],
                "fields": [
                    {"name": "customer_id", "type": "id.sequence"},
                    {"name": "email", "type": "person.email", "unique": True, "of": "buyer", "locale": "de_DE"},
                    {"name": "country", "type": "category", "params": {"values": ["DE", "FR"], "weights": [5, 3]}, "exact": True},
                ],
            },
            {
                "name": "orders",
                "rows": 30,
                "fields": [
                    {
                        "name": "customer",
                        "type": "reference",
                        "params": {"to": "customers.customer_id", "distribution": {"kind": "zipf", "exponent": 1.2}},
                    },
                    {"name": "land", "type": "lookup", "params": {"via": "customer", "field": "country"}},
                    {
                        "name": "price",
                        "type": "number.decimal",
                        "params": {"min": 1, "max": 9, "distribution": {"kind": "normal", "mean": 5, "stddev": 2}},
                    },
                    {"name": "ordered", "type": "date", "params": {"start": "2025-01-01", "end": "2025-12-31"}},
                    {
                        "name": "shipped",
                        "type": "date",
                        "params": {"after": "ordered", "min_offset": 1, "unit": "day"},
                        "cases": [{"when": "price > 5", "value": None}, {"when": "land = 'DE'", "params": {"max_offset": 3}}],
                        "null_fraction": 0.1,
                    },
                    {"name": "total", "type": "expression", "params": {"expr": "round(price * 1.19, 2)"}, "note": "with tax"},
                ],
                "constraints": [{"kind": "inequality", "low": "ordered", "high": "shipped"}],
            },
        ],
        "coverage": [{"clause": "5% refunds", "status": "unresolved", "fields": ["total"]}],
    },
    {
        "name": "dice",
        "count": 5,
        "columns": [
            {"field": "roll", "field_type": "number.integer", "parameters": {"minimum": 1, "maximum": 6}, "percent_null": 0.05},
            {"name": "side", "type": "number.integer", "params": {"min": 1, "max": 6}},
            {"name": "code", "type": "id.pattern", "params": {"pattern": "[A-Z]{4}[0-9]{2}"}, "drop": True},
            {"name": "double", "type": "expression", "params": {"formula": "roll * 2 + length(code)"}},
        ],
        "constraints": [{"kind": "unique_together", "fields": ["roll", "side"]}],
    },
)


def nest(depth: int, *, as_list: bool) -> Any:
    """A value nested so deep."""
    value: Any = 1
    for _ in range(depth):
        value = [value] if as_list else {"params": value}
    return value


def make_circle() -> list[Any]:
    """A list that holds itself."""
    circle: list[Any] = [1]
    circle += [circle, circle, circle]
    return circle


HOSTILE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**53, 2**63, -(2**63) - 1, 10**400, 0.5, -0.0, 1e308, 1e-320, float("nan"), float("inf"), float("-inf"),
    "", " ", "a", "A" * 129, "x" * 20_000, "\ud800", "a\udfffb", "\x00", "\u202eabc", "\u200b", "é" * 200, "=1+1", "../../x", "con", "\n",
    "__class__", "a.b.c.d", "customers.customer_id", "orders.total", "total", "shipped", "ordered", "roll", "double", "(" * 2000,
    "not " * 400 + "true", "-" * 1000 + "1", "1" + "+1" * 900, "total + total", "'" * 99, "9" * 500, "price" + " = 1 or price" * 99,
    "[" * 200, "[a-", "a{999999}", "(a+)+$", "\\", "9999-99-99", "0001-01-01T00:00:00+23:59", "de", "xx_XX", "tr_TR.UTF-8", "reference",
    "lookup", "expression", "category", "person.name", "no.such.type", "number.integer", [], {}, [None], [[]], {"": 1}, {"\ud800": 1},
    {"a" * 5000: 1}, list(range(2000)), ["a"] * 2000, [1, "1", 1.0, True, None], {str(key): key for key in range(600)}, (1, 2), b"bytes",
    {1: 2}, frozenset({1}), object(), nest(60, as_list=True), nest(60, as_list=False), nest(200, as_list=True), make_circle(),
    {"kind": "zipf", "exponent": float("nan")}, {"kind": "histogram", "edges": [3, 2, 1], "weights": [-1, 1]}, {"kind": "cauchy"},
    {"name": "x", "type": "expression", "params": {"expr": "x"}}, {"name": "x", "type": "reference", "params": {"to": "t.x"}},
    {"kind": "correlation", "fields": ["price", "price"], "coefficient": 1}, {"when": "true", "value": 1},
)  # fmt: skip
KEYS = (
    "name", "type", "params", "of", "unique", "null_fraction", "exact", "locale", "cases", "drop", "note", "rows", "fields", "columns",
    "tables", "constraints", "primary_key", "kind", "low", "high", "when", "value", "values", "weights", "min", "max", "minimum", "expr",
    "to", "via", "after", "before", "pattern", "distribution", "format", "nullable", "__proto__", "\u202e", "\ud800", "k" * 3000, "",
)  # fmt: skip


def mutate(seed: int) -> Any:
    """A document with one to six of its parts changed; the same for the same seed."""
    chance = random.Random(seed)
    document: Any = copy.deepcopy(chance.choice(DOCUMENTS))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        place, key = chance.choice(list(walk(document)))
        change(place, key, chance)
    return document


def walk(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a document, as the container and the key in it; what was put in already is not entered twice."""
    waiting, seen = [document], set[int]()
    while waiting:
        container = waiting.pop()
        if id(container) in seen or len(seen) > 200:
            continue
        seen.add(id(container))
        for key, value in list(container.items() if isinstance(container, dict) else enumerate(container)):
            yield container, key
            if isinstance(value, dict | list):
                waiting.append(value)


def change(place: Any, key: Any, chance: random.Random) -> None:
    """Replace, drop, repeat, move or add something at a place."""
    kind = chance.randrange(8)
    if kind == 0:
        del place[key]
    elif kind == 1 and isinstance(place, list):
        place += [place[key]] * chance.choice((1, 2, 700))
    elif kind == 2 and isinstance(place, dict):
        place[chance.choice(KEYS)] = place[key]
    elif kind == 3 and isinstance(place, dict):
        place[chance.choice(KEYS)] = copy.deepcopy(chance.choice(HOSTILE))
    elif kind == 4 and isinstance(place[key], str):
        at = chance.randrange(len(place[key]) + 1)
        place[key] = place[key][:at] + chance.choice(("\x00", "\ud800", "'", '"', "(", ".", "\u202e", " ", "é" * 130)) + place[key][at:]
    else:
        place[key] = copy.deepcopy(chance.choice(HOSTILE))
