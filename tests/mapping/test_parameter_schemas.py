"""The quick look at the schemas of parameters lets nothing through that the meta-schema would refuse."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.errors import PluginError
from fictable.mapping.parameter_schemas import check_parameter_schema, is_plain
from fictable.mapping.plugins import load_catalog

KEYWORDS = (
    *("type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems"),
    *("uniqueItems", "title", "description", "format", "default", "const", "enum", "examples", "items", "additionalProperties"),
    *("properties", "pattern", "multipleOf", "required", "x-unit", "$ref", "$schema"),
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.floats(-2, 2),
    st.sampled_from(["string", "integer", "number", "null", "text", "", "[", "a+"]),
    st.lists(st.sampled_from(["string", "integer", "text", 1, None]), max_size=3),
)
SCHEMAS = st.recursive(
    VALUES,
    lambda inner: st.one_of(
        st.dictionaries(st.sampled_from(KEYWORDS), inner, max_size=4), st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(KEYWORDS), SCHEMAS, max_size=5))
def test_what_is_plain_is_a_schema(schema: dict[str, Any]) -> None:
    """The meta-schema agrees with the quick look wherever this one says yes."""
    if is_plain(schema):
        jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "text"},
        {"type": []},
        {"type": ["string", "string"]},
        {"minimum": "1"},
        {"minimum": True},
        {"minLength": -1},
        {"enum": "a"},
        {"title": 1},
        {"properties": {"a": {"type": 5}}},
        {"items": {"maxItems": 0.5}},
        {"pattern": "["},
        "string",
        7,
    ],
)
def test_a_wrong_schema_is_refused(schema: Any) -> None:
    """Whether the quick look knows the keyword or not; the error names the type."""
    with pytest.raises(PluginError, match=r"demo\.type"):
        check_parameter_schema("demo.type", schema, set())


def test_most_parameters_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the thousands of parameters of the packs only a few have to be held against the meta-schema."""
    asked: list[Any] = []
    check = jsonschema.Draft202012Validator.check_schema

    def ask(schema: Any) -> None:
        asked.append(schema)
        check(schema)

    monkeypatch.setattr(jsonschema.Draft202012Validator, "check_schema", ask)
    catalog = load_catalog()
    assert all(report.ok for report in catalog.reports)
    assert len(asked) * 20 < sum(len(kind.params) for kind in catalog.field_types.values())
