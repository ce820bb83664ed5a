"""Documents become dataset specs, or lists of everything that is wrong with them."""

from __future__ import annotations

import copy
import datetime as dt
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spec_samples import WEB_SHOP, find_issues, with_fields  # type: ignore[import-not-found]  # it stands beside this file

from fictable.spec.nouns import Absent, Case, Constraint, Coverage
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec, parse_instant

DEFAULTS = SpecDefaults(rows=7, locale="de_DE", as_of=dt.datetime(2025, 6, 1, tzinfo=dt.UTC), seed=5)
FIELD = {"name": "a", "type": "number.integer"}
OTHER = {"name": "b", "type": "number.integer"}


def test_the_example_of_the_format_is_read_whole() -> None:
    """Every part of the example arrives in the spec."""
    before = copy.deepcopy(WEB_SHOP)
    spec = parse_dataset_spec(WEB_SHOP, defaults=DEFAULTS)
    customers, orders = spec.tables
    assert (spec.seed, spec.locale, spec.title, spec.as_of) == (42, "en_US", "web shop orders", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert (customers.rows, customers.primary_key, customers.fields[3].of) == (200, ("customer_id",), "manager")
    assert orders.fields[7].cases == (Case("status = 'cancelled'", None),)
    assert orders.constraints == (Constraint("inequality", ("ordered_at", "shipped_at")),)
    assert spec.coverage == (Coverage("5% refunds", "unresolved"),)
    assert before == WEB_SHOP


def test_silent_documents_take_the_defaults() -> None:
    """Rows, locale, as_of and seed come from the defaults that are handed in, and fields take the locale of the dataset."""
    spec = parse_dataset_spec(with_fields(FIELD), defaults=DEFAULTS)
    assert (spec.seed, spec.locale, spec.as_of, spec.tables[0].rows) == (5, "de_DE", DEFAULTS.as_of, 7)
    assert spec.tables[0].fields[0].locale == "de_DE"


def test_a_bare_table_is_a_dataset() -> None:
    """A document with `fields` on top is one table named data; dataset keys beside it count for the dataset."""
    spec = parse_dataset_spec({"fields": [FIELD], "rows": 3, "seed": 9}, defaults=DEFAULTS)
    assert (spec.tables[0].name, spec.tables[0].rows, spec.seed) == ("data", 3, 9)
    named = parse_dataset_spec({"columns": [FIELD], "name": "people"}, defaults=DEFAULTS)
    assert named.tables[0].name == "people"


def test_pointers_of_a_bare_table_fit_the_document() -> None:
    """Issues of a bare table, and of keys given by another word, point into the document as it was given."""
    issues = find_issues({"columns": [{"name": "a", "type": "expression", "params": {"formula": "b +"}}], "rows": -1})
    assert [issue.path for issue in issues] == ["/rows"]
    issues = find_issues({"columns": [{"name": "a", "type": "expression", "params": {"formula": "b +"}}]})
    assert [issue.path for issue in issues] == ["/columns/0/params/formula"]


@pytest.mark.parametrize(
    ("document", "path", "code"),
    [
        ([], "", "wrong_type"),
        ("text", "", "wrong_type"),
        ({1: 2}, "", "wrong_type"),
        ({}, "/tables", "missing"),
        ({**with_fields(FIELD), "sed": 1}, "/sed", "unknown_key"),
        ({**with_fields(FIELD), "rows": 1}, "/rows", "unknown_key"),
        ({**with_fields(FIELD), "version": 2}, "/version", "out_of_range"),
        ({**with_fields(FIELD), "seed": -1}, "/seed", "out_of_range"),
        ({**with_fields(FIELD), "seed": 2**53}, "/seed", "out_of_range"),
        ({**with_fields(FIELD), "seed": True}, "/seed", "wrong_type"),
        ({**with_fields(FIELD), "seed": 1.5}, "/seed", "wrong_type"),
        ({**with_fields(FIELD), "seed": math.nan}, "/seed", "wrong_type"),
        ({**with_fields(FIELD), "seed": math.inf}, "/seed", "wrong_type"),
        ({**with_fields(FIELD), "seed": "1"}, "/seed", "wrong_type"),
        ({**with_fields(FIELD), "title": "x" * 201}, "/title", "out_of_range"),
        ({**with_fields(FIELD), "title": "\ud800"}, "/title", "not_allowed"),
        ({**with_fields(FIELD), "locale": "english"}, "/locale", "not_allowed"),
        ({**with_fields(FIELD), "locale": None}, "/locale", "wrong_type"),
        ({**with_fields(FIELD), "as_of": "yesterday"}, "/as_of", "not_allowed"),
        ({**with_fields(FIELD), "as_of": "2025-02-30"}, "/as_of", "not_allowed"),
        ({**with_fields(FIELD), "as_of": "2025-01-01T00:00:00.5Z"}, "/as_of", "not_allowed"),
        ({**with_fields(FIELD), "as_of": "0001-01-01T00:00:00+05:00"}, "/as_of", "not_allowed"),
        ({**with_fields(FIELD), "as_of": 5}, "/as_of", "wrong_type"),
        ({**with_fields(FIELD), "coverage": [{"clause": "x", "status": "done"}]}, "/coverage/0/status", "not_allowed"),
        ({**with_fields(FIELD), "coverage": [{"status": "mapped"}]}, "/coverage/0/clause", "missing"),
        ({"tables": []}, "/tables", "too_few"),
        ({"tables": {}}, "/tables", "wrong_type"),
        ({"tables": with_fields(FIELD)["tables"] * 51}, "/tables", "too_many"),
        ({"tables": with_fields(FIELD)["tables"] * 2}, "/tables/1/name", "duplicate"),
        ({"tables": [{"fields": [FIELD]}]}, "/tables/0/name", "missing"),
        ({"tables": [{"name": "t"}]}, "/tables/0/fields", "missing"),
        (with_fields(), "/tables/0/fields", "too_few"),
        (with_fields(*[FIELD] * 501), "/tables/0/fields", "too_many"),
        (with_fields(FIELD, FIELD), "/tables/0/fields/1/name", "duplicate"),
        (with_fields({**FIELD, "name": "e\u0301"}, {**FIELD, "name": "\u00e9"}), "/tables/0/fields/1/name", "duplicate"),
        (with_fields({**FIELD, "drop": True}), "/tables/0/fields", "not_allowed"),
        (with_fields(FIELD, rows=-1), "/tables/0/rows", "out_of_range"),
        (with_fields(FIELD, rows=10**12 + 1), "/tables/0/rows", "out_of_range"),
        (with_fields(FIELD, primary_key=["z"]), "/tables/0/primary_key/0", "unknown_field"),
        (with_fields(FIELD, primary_key=["a", "a"]), "/tables/0/primary_key/1", "duplicate"),
        (with_fields("a"), "/tables/0/fields/0", "wrong_type"),
        (with_fields({"type": "x"}), "/tables/0/fields/0/name", "missing"),
        (with_fields({"name": "a"}), "/tables/0/fields/0/type", "missing"),
        (with_fields({**FIELD, "min": 1}), "/tables/0/fields/0/min", "unknown_key"),
        (with_fields({**FIELD, "nullable": True}), "/tables/0/fields/0/nullable", "unknown_key"),
        (with_fields({**FIELD, "a/b~": True}), "/tables/0/fields/0/a~1b~0", "unknown_key"),
        (with_fields({**FIELD, "name": ""}), "/tables/0/fields/0/name", "not_allowed"),
        (with_fields({**FIELD, "name": "x" * 129}), "/tables/0/fields/0/name", "not_allowed"),
        (with_fields({**FIELD, "name": "a\nb"}), "/tables/0/fields/0/name", "not_allowed"),
        (with_fields({**FIELD, "name": "\ud800"}), "/tables/0/fields/0/name", "not_allowed"),
        (with_fields({**FIELD, "name": " a"}), "/tables/0/fields/0/name", "not_allowed"),
        (with_fields({**FIELD, "name": 3}), "/tables/0/fields/0/name", "wrong_type"),
        (with_fields({**FIELD, "type": "Number"}), "/tables/0/fields/0/type", "not_allowed"),
        (with_fields({**FIELD, "of": 3}), "/tables/0/fields/0/of", "wrong_type"),
        (with_fields({**FIELD, "unique": 1}), "/tables/0/fields/0/unique", "wrong_type"),
        (with_fields({**FIELD, "null_fraction": 1.1}), "/tables/0/fields/0/null_fraction", "out_of_range"),
        (with_fields({**FIELD, "null_fraction": math.nan}), "/tables/0/fields/0/null_fraction", "out_of_range"),
        (with_fields({**FIELD, "null_fraction": False}), "/tables/0/fields/0/null_fraction", "wrong_type"),
        (with_fields({**FIELD, "percent_null": 1}), "/tables/0/fields/0/percent_null", "not_allowed"),
        (with_fields({**FIELD, "params": []}), "/tables/0/fields/0/params", "wrong_type"),
        (with_fields({**FIELD, "params": {"min": math.inf}}), "/tables/0/fields/0/params/min", "out_of_range"),
        (with_fields({**FIELD, "params": {"min": 2**63}}), "/tables/0/fields/0/params/min", "out_of_range"),
        (with_fields({**FIELD, "params": {"min": -(10**5000)}}), "/tables/0/fields/0/params/min", "out_of_range"),
        (with_fields({**FIELD, "params": {"x": {1}}}), "/tables/0/fields/0/params/x", "wrong_type"),
        (with_fields({**FIELD, "params": {"x": {1: 2}}}), "/tables/0/fields/0/params/x", "wrong_type"),
        (with_fields({**FIELD, "params": {"x": "y" * 10_001}}), "/tables/0/fields/0/params/x", "out_of_range"),
        (with_fields({**FIELD, "params": {"x": [[[[[[[[[]]]]]]]]]}}), "/tables/0/fields/0/params/x/0/0/0/0/0/0/0", "too_deep"),
        (with_fields({**FIELD, "params": {"x": [0] * 100_001}}), "/tables/0/fields/0/params/x", "too_many"),
        (with_fields({**FIELD, "cases": [{"value": 1}]}), "/tables/0/fields/0/cases/0/when", "missing"),
        (with_fields({**FIELD, "cases": [{"when": "true"}]}), "/tables/0/fields/0/cases/0", "missing"),
        (with_fields({**FIELD, "cases": [{"when": "true", "value": 1, "type": "x"}]}), "/tables/0/fields/0/cases/0", "not_allowed"),
        (with_fields({**FIELD, "cases": [{"when": "true", "value": []}]}), "/tables/0/fields/0/cases/0/value", "wrong_type"),
        (with_fields({**FIELD, "cases": [{"when": "a >", "value": 1}]}), "/tables/0/fields/0/cases/0/when", "invalid_expression"),
        (with_fields({**FIELD, "cases": [{"when": "z > 1", "value": 1}]}), "/tables/0/fields/0/cases/0/when", "unknown_field"),
        (with_fields(FIELD, constraints=[{"kind": "ratio"}]), "/tables/0/constraints/0/kind", "not_allowed"),
    ],
)
def test_a_fault_is_found_where_it_stands(document: Any, path: str, code: str) -> None:
    """Each fault has its stable code and a JSON pointer to its place."""
    assert (path, code) in [(issue.path.encode().decode(), issue.code) for issue in find_issues(document)]


def test_all_faults_are_found_at_once() -> None:
    """One answer names every fault, in the order of the document, and all of it can be written as JSON."""
    document = {
        "seed": -1,
        "tables": [{"name": "t", "rows": "many", "fields": [{"name": "a", "type": "?"}, {"nme": "\ud800", "type": "x"}]}],
    }
    issues = find_issues(document)
    assert [issue.code for issue in issues] == ["out_of_range", "wrong_type", "not_allowed", "unknown_key", "missing"]
    assert json.dumps([[issue.given, issue.allowed] for issue in issues]).encode()


def test_endless_faults_end() -> None:
    """After a hundred faults reading stops and says so."""
    issues = find_issues(with_fields(*[{"nme": "x"}] * 400))
    assert len(issues) == 101
    assert issues[-1].code == "too_many_issues"


def test_an_unknown_key_gets_a_hint() -> None:
    """A key that is nearly right is answered with the right one, an unclear one with what to write."""
    assert find_issues(with_fields({**FIELD, "null_fractoin": 0.1}))[0].hint == "did you mean 'null_fraction'?"
    assert "null_fraction" in find_issues(with_fields({**FIELD, "nullable": True}))[0].hint


def test_integral_floats_are_integers() -> None:
    """10.0 rows are 10 rows, as JSON does not tell the two apart."""
    rows = parse_dataset_spec(with_fields(FIELD, rows=10.0), defaults=DEFAULTS).tables[0].rows
    assert (rows, type(rows)) == (10, int)


def test_parameters_are_copied_and_sorted() -> None:
    """The spec does not share the document's values, and the order of parameters has no meaning."""
    values = ["x"]
    spec = parse_dataset_spec(with_fields({**FIELD, "params": {"values": values, "b": {"z": 1, "y": 2.5}, "a": None}}), defaults=DEFAULTS)
    values.append("y")
    params = spec.tables[0].fields[0].params
    assert json.dumps(params) == '{"a": null, "b": {"y": 2.5, "z": 1}, "values": ["x"]}'


def test_a_case_without_value_is_told_from_null() -> None:
    """A case may change the type or the parameters; only then its value is absent."""
    cases = [{"when": "b = 1", "value": None}, {"when": "b = 2", "type": "text.word"}, {"when": "b = 3", "params": {"min": 5}}]
    read = parse_dataset_spec(with_fields({**FIELD, "cases": cases}, OTHER), defaults=DEFAULTS).tables[0].fields[0].cases
    assert read == (Case("b = 1", None), Case("b = 2", Absent.ABSENT, "text.word"), Case("b = 3", Absent.ABSENT, None, {"min": 5}))


def test_a_key_may_be_one_name() -> None:
    """A primary key of one field may be written without a list."""
    assert parse_dataset_spec(with_fields(FIELD, primary_key="a"), defaults=DEFAULTS).tables[0].primary_key == ("a",)


@pytest.mark.parametrize(
    ("text", "hour"), [("2026-01-01", 0), ("2026-01-01T05:00:00Z", 5), ("2026-01-01 05:00", 5), ("2026-01-01T05:00:00+02:00", 3)]
)
def test_instants_are_utc(text: str, hour: int) -> None:
    """A date is its midnight, and an offset is turned into UTC."""
    assert parse_instant(text) == dt.datetime(2026, 1, 1, hour, tzinfo=dt.UTC)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["tables", "fields", "name", "type", "rows", "params", "cases", "when", "constraints", "kind"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_no_document_crashes_the_parser(document: Any) -> None:
    """Whatever JSON comes in, the answer is a spec or a list of issues."""
    for issue in find_issues(document):
        json.dumps([issue.path, issue.message, issue.given, issue.allowed], ensure_ascii=False, allow_nan=False).encode()
