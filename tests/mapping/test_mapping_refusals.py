"""A user's spec is honoured or refused, with a pointer to the place and what is allowed."""

from __future__ import annotations

from typing import Any

import pytest

from fictable.errors import Issue, SpecInvalid


def refuse(make: Any, *fields: dict[str, Any], rows: int = 10, constraints: list[dict[str, Any]] | None = None) -> Issue:
    with pytest.raises(SpecInvalid) as caught:
        make(list(fields), rows=rows, constraints=constraints)
    return caught.value.issues[0]


def test_an_unknown_type_is_named_with_what_is_near(make: Any) -> None:
    """The hint has the type that was meant."""
    issue = refuse(make, {"name": "x", "type": "number.integr"})
    assert (issue.path, issue.code) == ("/tables/0/fields/0/type", "unknown_type")
    assert "number.integer" in issue.hint


@pytest.mark.parametrize(
    ("type_", "params", "path", "code"),
    [
        ("number.integer", {"lowest": 1}, "/lowest", "unknown_parameter"),
        ("number.integer", {"min": "one"}, "/min", "not_allowed"),
        ("number.integer", {"min": 9, "max": 3}, "/min", "out_of_range"),
        ("category", {}, "/values", "missing"),
        ("category", {"values": ["a", 1]}, "/values", "refused"),
        ("category", {"values": ["a", "b"], "weights": [1]}, "/weights", "refused"),
        ("datetime", {"start": "yesterday!"}, "/start", "refused"),
        ("datetime", {"after": "nowhere"}, "/after", "unknown_field"),
        ("id.template", {"template": "X-{sequence}"}, "/template", "refused"),
        ("number.decimal", {"min": 0, "max": 10**15, "decimals": 12}, "/decimals", "refused"),
    ],
)
def test_a_bad_parameter_is_refused_at_its_place(make: Any, type_: str, params: dict[str, Any], path: str, code: str) -> None:
    """The pointer ends at the parameter."""
    issue = refuse(make, {"name": "x", "type": type_, "params": params})
    assert (issue.path, issue.code) == (f"/tables/0/fields/0/params{path}", code)


def test_unique_beyond_capacity_names_capacity_and_demand(make: Any) -> None:
    """Six faces of a die cannot make ten unique rows."""
    issue = refuse(make, {"name": "die", "type": "number.integer", "params": {"min": 1, "max": 6}, "unique": True})
    assert issue.code == "capacity"
    assert "6 different values for 10 unique rows" in issue.message


def test_unique_without_a_promise_is_refused(make: Any) -> None:
    """A sentence promises nothing."""
    assert refuse(make, {"name": "x", "type": "faker.sentence", "unique": True}).code == "not_unique"


@pytest.mark.parametrize(
    ("case", "path"),
    [
        ({"when": "n + 1", "value": 3}, "/when"),
        ({"when": "n > 1", "value": "three"}, "/value"),
        ({"when": "n > 1", "type": "text.word"}, ""),
        ({"when": "n > 1", "params": {"min": 5, "max": 2}}, "/params/min"),
    ],
)
def test_a_case_must_fit_its_field(make: Any, case: dict[str, Any], path: str) -> None:
    """`when` is a truth value, and the value, type or parameters fit the field's storage."""
    issue = refuse(make, {"name": "n", "type": "number.integer"}, {"name": "m", "type": "number.integer", "cases": [case]})
    assert issue.path == f"/tables/0/fields/1/cases/0{path}"


def test_circles_are_found_before_any_row(make: Any) -> None:
    """Two expressions that need each other are refused."""
    fields = [{"name": n, "type": "expression", "params": {"expr": f"{o} + 1"}} for n, o in (("a", "b"), ("b", "a"))]
    assert refuse(make, *fields).code == "cycle"


def test_a_sum_of_texts_is_refused(make: Any) -> None:
    """A constraint without a rule for its fields is refused at its place."""
    fields = [{"name": n, "type": "text.word"} for n in "abc"]
    issue = refuse(make, *fields, constraints=[{"kind": "sum", "parts": ["a", "b"], "total": "c"}])
    assert issue.path == "/tables/0/constraints/0"
