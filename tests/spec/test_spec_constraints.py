"""Constraints have closed shapes and one normal form."""

from __future__ import annotations

from typing import Any

import pytest
from spec_samples import find_issues, with_fields  # type: ignore[import-not-found]  # it stands beside this file

from fictable.spec.nouns import Constraint
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec

FIELDS = [{"name": name, "type": "number.integer"} for name in "abc"]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({"kind": "inequality", "low": "a", "high": "b"}, Constraint("inequality", ("a", "b"))),
        ({"kind": "inequality", "low": "a", "high": "b", "strict": True}, Constraint("inequality", ("a", "b"), strict=True)),
        ({"kind": "inequality", "fields": ["a", "b", "c"], "strict": False}, Constraint("inequality", ("a", "b", "c"))),
        ({"kind": "not_equal", "fields": ["a", "b"]}, Constraint("not_equal", ("a", "b"))),
        ({"kind": "sum", "parts": ["a", "b"], "total": "c"}, Constraint("sum", ("a", "b"), total="c")),
        ({"kind": "unique_together", "fields": ["a", "b"]}, Constraint("unique_together", ("a", "b"))),
    ],
)
def test_each_shape_is_read(given: dict[str, Any], read: Constraint) -> None:
    """Each accepted shape becomes the same noun."""
    spec = parse_dataset_spec(with_fields(*FIELDS, constraints=[given]), defaults=SpecDefaults())
    assert spec.tables[0].constraints == (read,)


@pytest.mark.parametrize(
    ("given", "path", "code"),
    [
        ("a < b", "", "wrong_type"),
        ({}, "/kind", "missing"),
        ({"kind": "unique", "fields": ["a"]}, "/kind", "not_allowed"),
        ({"kind": "inequality", "low": "a"}, "/high", "missing"),
        ({"kind": "inequality", "low": "a", "high": "a"}, "/high", "duplicate"),
        ({"kind": "inequality", "low": "a", "high": "b", "fields": ["a", "b"]}, "", "not_allowed"),
        ({"kind": "inequality", "low": "a", "high": "z"}, "", "unknown_field"),
        ({"kind": "inequality", "low": "a", "high": "b", "strict": "yes"}, "/strict", "wrong_type"),
        ({"kind": "inequality", "fields": ["a"]}, "/fields", "too_few"),
        ({"kind": "not_equal"}, "/fields", "missing"),
        ({"kind": "not_equal", "fields": ["a", "b"], "strict": True}, "/strict", "unknown_key"),
        ({"kind": "not_equal", "fields": ["a", "a"]}, "/fields/1", "duplicate"),
        ({"kind": "sum", "fields": ["a", "b"], "total": "c"}, "/fields", "unknown_key"),
        ({"kind": "sum", "parts": ["a", "b"]}, "/total", "missing"),
        ({"kind": "sum", "parts": ["a", "b"], "total": "a"}, "/total", "duplicate"),
        ({"kind": "sum", "parts": ["a", "b"], "total": "z"}, "", "unknown_field"),
        ({"kind": "unique_together", "fields": "a"}, "/fields", "wrong_type"),
        ({"kind": "unique_together", "fields": ["a", "b"], "where": 1}, "/where", "unknown_key"),
    ],
)
def test_anything_else_is_refused(given: Any, path: str, code: str) -> None:
    """A constraint of another shape, or over unknown fields, is an issue at its place."""
    issues = find_issues(with_fields(*FIELDS, constraints=[given]))
    assert (f"/tables/0/constraints/0{path}", code) in [(issue.path, issue.code) for issue in issues]
