"""Topics written as data."""

from __future__ import annotations

import pytest

from fictable.contract.topic_files import expand_fields


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("person.name", "person.name"),
        ({"template": "A-{seq:3}"}, {"type": "id.template", "params": {"template": "A-{seq:3}"}}),
        ({"min": 1, "max": 3}, {"type": "number.integer", "params": {"min": 1, "max": 3}}),
        ({"min": 0.0, "max": 1.0, "decimals": 2}, {"type": "number.decimal", "params": {"min": 0.0, "max": 1.0, "decimals": 2}}),
        ({"values": {"open": 3, "shut": 1}}, {"type": "category", "params": {"values": ["open", "shut"], "weights": [3, 1]}}),
        ({"after": "start", "min_offset": 2}, {"type": "date", "params": {"after": "start", "min_offset": 2}}),
        (
            {"expr": "a + b", "null_when": "a > 3"},
            {"type": "expression", "params": {"expr": "a + b"}, "cases": [{"when": "a > 3", "value": None}]},
        ),
        (
            {"min": 1, "max": 2, "cases": [{"when": "a = 1", "min": 5, "max": 9}, {"when": "a = 2", "value": 0}]},
            {
                "type": "number.integer",
                "params": {"min": 1, "max": 2},
                "cases": [{"when": "a = 1", "params": {"min": 5, "max": 9}}, {"when": "a = 2", "value": 0}],
            },
        ),
        (
            {"values": {"a": 3, "b": 1}, "cases": [{"when": "x", "values": ["c", "d", "e"]}]},
            {
                "type": "category",
                "params": {"values": ["a", "b"], "weights": [3, 1]},
                "cases": [{"when": "x", "params": {"values": ["c", "d", "e"], "weights": [1, 1, 1]}}],
            },
        ),
    ],
)
def test_the_type_of_a_field_follows_from_its_parameters(made: object, expected: object) -> None:
    """Other keys than those of a field spec are parameters."""
    assert expand_fields({"x": made}) == {"x": expected}


def test_a_field_that_tells_no_type_is_refused() -> None:
    """With what could be written."""
    with pytest.raises(ValueError, match="tells no type"):
        expand_fields({"x": {"null_fraction": 0.1}})
