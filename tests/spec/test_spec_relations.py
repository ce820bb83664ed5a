"""Names in a spec point to what exists, and nothing is made from itself."""

from __future__ import annotations

from typing import Any

import pytest
from spec_samples import find_issues, with_fields  # type: ignore[import-not-found]  # it stands beside this file

from fictable.spec.relations import find_cycles

PARENT = {"name": "parents", "fields": [{"name": "id", "type": "id.sequence"}, {"name": "x.y", "type": "text.word"}]}


def expression(name: str, text: str) -> dict[str, Any]:
    return {"name": name, "type": "expression", "params": {"expr": text}}


def reference(name: str, to: str) -> dict[str, Any]:
    return {"name": name, "type": "reference", "params": {"to": to}}


def children(*fields: dict[str, Any]) -> dict[str, Any]:
    return {"tables": [PARENT, {"name": "children", "fields": list(fields)}]}


def test_names_may_hold_dots() -> None:
    """A reference to a field whose name has a dot finds it."""
    lookup = {"name": "y", "type": "lookup", "params": {"via": "p", "field": "x.y"}}
    assert find_issues(children(reference("p", "parents.x.y"), lookup)) == ()


def test_a_table_may_refer_to_itself() -> None:
    """A reference to another field of the same table is no circle."""
    assert find_issues(with_fields({"name": "id", "type": "id.sequence"}, reference("boss", "t.id"))) == ()


@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ([reference("p", "parents.nope")], "0/params/to", "unknown_field"),
        ([reference("p", "parents")], "0/params/to", "unknown_field"),
        ([{"name": "p", "type": "reference"}], "0/params/to", "missing"),
        ([{"name": "p", "type": "reference", "params": {"to": 3}}], "0/params/to", "wrong_type"),
        ([{"name": "p", "type": "lookup", "params": {"via": "q", "field": "id"}}], "0/params/via", "unknown_field"),
        ([{"name": "p", "type": "lookup", "params": {"field": "id"}}], "0/params/via", "missing"),
        ([reference("p", "parents.id"), {"name": "q", "type": "lookup", "params": {"via": "p"}}], "1/params/field", "missing"),
        (
            [reference("p", "parents.id"), {"name": "q", "type": "lookup", "params": {"via": "p", "field": "z"}}],
            "1/params/field",
            "unknown_field",
        ),
        (
            [{"name": "p", "type": "text.word"}, {"name": "q", "type": "lookup", "params": {"via": "p", "field": "id"}}],
            "1/params/via",
            "not_allowed",
        ),
        ([{"name": "p", "type": "expression"}], "0/params/expr", "missing"),
        ([{"name": "p", "type": "expression", "params": {"expr": 3}}], "0/params/expr", "wrong_type"),
        ([expression("p", "1 +")], "0/params/expr", "invalid_expression"),
        ([expression("p", "z + 1")], "0/params/expr", "unknown_field"),
        ([expression("p", "(" * 40 + "1" + ")" * 40)], "0/params/expr", "too_deep"),
        ([expression("p", "+".join(["1"] * 300))], "0/params/expr", "too_many"),
        ([expression("p", "p + 1")], "0", "cycle"),
        ([expression("p", "q"), expression("q", "p")], "0", "cycle"),
        ([{"name": "p", "type": "date", "params": {"after": "q"}}], "0/params/after", "unknown_field"),
        (
            [{"name": "p", "type": "date", "params": {"after": "q"}}, {"name": "q", "type": "datetime", "params": {"before": "p"}}],
            "0",
            "cycle",
        ),
        ([{"name": "p", "type": "text.word", "cases": [{"when": "p = 'x'", "value": None}]}], "0", "cycle"),
        (
            [{"name": "p", "type": "text.word", "cases": [{"when": "true", "type": "expression", "params": {"expr": "z"}}]}],
            "0/cases/0/params/expr",
            "unknown_field",
        ),
    ],
)
def test_a_broken_relation_is_found(fields: list[dict[str, Any]], path: str, code: str) -> None:
    """Each name that points nowhere and each circle is an issue at its field."""
    issues = find_issues(children(*fields))
    assert [(issue.path, issue.code) for issue in issues] == [(f"/tables/1/fields/{path}", code)]


def test_tables_may_not_refer_to_each_other_in_a_circle() -> None:
    """Of tables whose references form a circle none can be the first."""
    tables = [
        {"name": name, "fields": [{"name": "id", "type": "id.sequence"}, reference("r", f"{to}.id")]} for name, to in ("ab", "bc", "ca")
    ]
    issues = find_issues({"tables": tables})
    assert [(issue.path, issue.code) for issue in issues] == [("/tables/0", "cycle")]
    assert "a → b → c → a" in issues[0].message


def test_a_circle_through_lookups_is_found() -> None:
    """A key that is made from what is looked up through it is a circle across the row."""
    fields = [
        {"name": "id", "type": "id.sequence"},
        expression("k", "l"),
        reference("r", "t.k"),
        {"name": "l", "type": "lookup", "params": {"via": "r", "field": "id"}},
    ]
    assert [issue.code for issue in find_issues(with_fields(*fields))] == ["cycle"]


def test_names_are_compared_in_one_unicode_form() -> None:
    """A name written with combining characters is the one written without."""
    fields = [{"name": "caf\u00e9", "type": "number.integer"}, expression("x", "cafe\u0301 + 1"), expression("y", '"cafe\u0301" * 2')]
    assert find_issues(with_fields(*fields, primary_key=["cafe\u0301"])) == ()


def test_cycles_of_a_graph() -> None:
    """Long chains are no problem, and each circle is named once."""
    chain = {str(number): (str(number + 1),) for number in range(5000)}
    assert find_cycles({**chain, "5000": ()}) == []
    assert find_cycles({"a": ("b", "c"), "b": ("a",), "c": ("d",), "d": ()}) == [("a", "b")]
