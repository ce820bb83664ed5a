"""Documents that several tests of the spec room read."""

from __future__ import annotations

from typing import Any

from fictable.errors import Issue, SpecInvalid
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec

WEB_SHOP: dict[str, Any] = {
    "version": 1,
    "title": "web shop orders",
    "locale": "en_US",
    "seed": 42,
    "as_of": "2026-01-01T00:00:00Z",
    "tables": [
        {
            "name": "customers",
            "rows": 200,
            "primary_key": ["customer_id"],
            "fields": [
                {"name": "customer_id", "type": "id.sequence"},
                {"name": "full_name", "type": "person.name"},
                {"name": "email", "type": "person.email", "unique": True},
                {"name": "account_manager", "type": "person.name", "of": "manager"},
                {"name": "country", "type": "category", "params": {"values": ["DE", "FR", "IT"], "weights": [5, 3, 2]}},
            ],
        },
        {
            "name": "orders",
            "rows": 1000,
            "primary_key": ["order_id"],
            "fields": [
                {"name": "order_id", "type": "id.template", "params": {"template": "ORD-{seq:6}"}},
                {
                    "name": "customer_id",
                    "type": "reference",
                    "params": {
                        "to": "customers.customer_id",
                        "distribution": {"kind": "zipf", "exponent": 1.3},
                        "min_children": 0,
                        "max_children": 20,
                    },
                },
                {"name": "customer_country", "type": "lookup", "params": {"via": "customer_id", "field": "country"}},
                {
                    "name": "status",
                    "type": "category",
                    "params": {"values": ["paid", "open", "cancelled"], "weights": [0.7, 0.2, 0.1]},
                    "exact": True,
                },
                {"name": "quantity", "type": "number.integer", "params": {"min": 1, "max": 9}},
                {
                    "name": "unit_price",
                    "type": "number.decimal",
                    "params": {"min": 1, "max": 900, "decimals": 2, "distribution": {"kind": "lognormal", "mean": 3.5, "stddev": 0.8}},
                },
                {"name": "ordered_at", "type": "datetime", "params": {"start": "2025-01-01", "end": "2025-12-31"}},
                {
                    "name": "shipped_at",
                    "type": "datetime",
                    "params": {"after": "ordered_at", "min_offset": 1, "max_offset": 5, "unit": "day"},
                    "cases": [{"when": "status = 'cancelled'", "value": None}],
                },
                {"name": "coupon", "type": "id.pattern", "params": {"pattern": "[A-Z]{4}[0-9]{2}"}, "null_fraction": 0.85},
                {"name": "total", "type": "expression", "params": {"expr": "round(quantity * unit_price * 1.19, 2)"}},
            ],
            "constraints": [{"kind": "inequality", "low": "ordered_at", "high": "shipped_at"}],
        },
    ],
    "coverage": [{"clause": "5% refunds", "status": "unresolved"}],
}


def with_fields(*fields: Any, **others: Any) -> dict[str, Any]:
    """Give a document of one table with these fields."""
    return {"tables": [{"name": "t", "fields": list(fields), **others}]}


def find_issues(document: Any) -> tuple[Issue, ...]:
    """Give the issues of a document, () when it is fine."""
    try:
        parse_dataset_spec(document, defaults=SpecDefaults())
    except SpecInvalid as error:
        return error.issues
    return ()
