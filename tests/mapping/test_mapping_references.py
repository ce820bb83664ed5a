"""Unique references: one to one with values that differ, else refused before a row is made."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from fictable.contract.catalog import Catalog
from fictable.errors import SpecInvalid
from fictable.testing.bench import Bench

DISTINCT: list[dict[str, Any]] = [
    {"type": "id.sequence"}, {"type": "id.uuid"}, {"type": "id.template", "params": {"template": "C-{seq:4}"}},
    {"type": "person.email"}, {"type": "person.job.employee_id"}, {"type": "person.job.work_email"},
    {"type": "number.integer", "params": {"min": 1, "max": 900}, "unique": True}, {"type": "person.national_id"},
]  # fmt: skip
REPEATED: list[dict[str, Any]] = [
    {"type": "person.first_name"}, {"type": "number.integer", "params": {"min": 1, "max": 900}}, {"type": "place.city"},
    {"type": "category", "params": {"values": ["a", "b"]}}, {"type": "id.template", "params": {"template": "C-{digits:4}"}},
    {"type": "id.sequence", "cases": [{"when": "other > 3", "value": 1}]}, {"type": "id.pattern", "params": {"pattern": "[A-Z]{3}"}},
]  # fmt: skip


@pytest.fixture(scope="module")
def bench(catalog: Catalog) -> Bench:
    """A catalog with an engine."""
    return Bench(catalog)


def write_spec(key: dict[str, Any], *, rows: int = 50, unique: bool = True) -> dict[str, Any]:
    other = {"name": "other", "type": "number.integer", "params": {"min": 1, "max": 9}}
    child = {"name": "key", "type": "reference", "params": {"to": "parents.key"}, "unique": unique}
    return {"tables": [{"name": "parents", "rows": 60, "fields": [{"name": "key", **key}, other]},
                       {"name": "children", "rows": rows, "fields": [child]}]}  # fmt: skip


@pytest.mark.parametrize("key", DISTINCT)
def test_unique_references_to_values_that_differ(bench: Bench, key: dict[str, Any]) -> None:
    """Every child has another parent, and another value."""
    found = bench.open(write_spec(key), "children").batch(np.arange(50, dtype=np.uint64)).column("key").to_pylist()
    assert len(set(found)) == 50


@pytest.mark.parametrize("key", REPEATED)
def test_unique_references_to_values_that_may_repeat_are_refused(bench: Bench, key: dict[str, Any]) -> None:
    """The issue names the parent's field and what to do; without `unique` the reference is good."""
    with pytest.raises(SpecInvalid) as caught:
        bench.open(write_spec(key), "children")
    (issue,) = caught.value.issues
    assert (issue.path, issue.code, issue.given) == ("/tables/1/fields/0/unique", "not_unique", "parents.key")
    assert "make parents.key unique" in issue.allowed
    bench.open(write_spec(key, unique=False), "children")


def test_one_row_is_always_unique(bench: Bench) -> None:
    """A single child cannot repeat anything."""
    assert bench.open(write_spec({"type": "person.first_name"}, rows=1), "children").table.rows == 1


def test_unique_references_within_a_table_are_refused(bench: Bench) -> None:
    """Rows that refer to earlier rows of their own table share them."""
    fields = [{"name": "id", "type": "id.sequence"}, {"name": "boss", "type": "reference", "params": {"to": "t.id"}, "unique": True}]
    with pytest.raises(SpecInvalid) as caught:
        bench.open({"tables": [{"name": "t", "rows": 9, "fields": fields}]})
    assert caught.value.issues[0].path == "/tables/0/fields/1/unique"
