"""The documents of the schemas folder are found and read."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from spec_samples import WEB_SHOP  # type: ignore[import-not-found]  # it stands beside this file

from fictable.errors import GenerationFailed
from fictable.spec.canonical import to_document
from fictable.spec.documents import find_schema, read_schema
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec

SCHEMA = "dataset-spec.schema.json"


def validate(document: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(read_schema(SCHEMA))
    return [error.message for error in validator.iter_errors(document)]


def test_a_json_document_is_read() -> None:
    """The schema of dataset specs is a valid Draft 2020-12 schema."""
    schema = read_schema(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")


def test_each_reading_is_a_fresh_copy() -> None:
    """What a caller does to a document changes no later reading."""
    read_schema(SCHEMA).clear()
    assert read_schema(SCHEMA)


@pytest.mark.parametrize("name", ["missing.json", "../pyproject.toml", "schemas/../x.json", ""])
def test_an_unknown_document_is_an_error(name: str) -> None:
    """A name that is no document of the folder, or leaves it, is refused."""
    with pytest.raises(GenerationFailed):
        find_schema(name)


def test_the_schema_accepts_the_example_and_its_canonical_form() -> None:
    """The example of the design validates as written and as canonical document."""
    assert validate(WEB_SHOP) == []
    canonical = to_document(parse_dataset_spec(WEB_SHOP, defaults=SpecDefaults()))
    assert validate(json.loads(json.dumps(canonical))) == []


@pytest.mark.parametrize(
    "constraint",
    [
        {"kind": "inequality", "low": "a", "high": "b", "strict": True},
        {"kind": "inequality", "fields": ["a", "b", "c"]},
        {"kind": "not_equal", "fields": ["a", "b"]},
        {"kind": "sum", "parts": ["a", "b"], "total": "c"},
        {"kind": "unique_together", "fields": ["a", "b"]},
    ],
    ids=str,
)
def test_the_schema_accepts_each_shape_of_a_constraint(constraint: dict[str, Any]) -> None:
    """Each kind of constraint has its own closed shape."""
    table = {"name": "t", "fields": [{"name": name, "type": "number.integer"} for name in "abc"], "constraints": [constraint]}
    assert validate({"tables": [table]}) == []
    assert validate({"tables": [{**table, "constraints": [{**constraint, "other": 1}]}]}) != []


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"tables": []},
        {"tables": [{"name": "t"}]},
        {"tables": [{"name": "t", "fields": [{"name": "a"}]}]},
        {"tables": [{"name": "t", "fields": [{"name": "a", "type": "Bad Type"}]}]},
        {"tables": [{"name": "t", "fields": [{"name": "", "type": "x"}]}]},
        {"tables": [{"name": "t", "fields": [{"name": " a", "type": "x"}]}]},
        {"tables": [{"name": "t", "fields": [{"name": "a\tb", "type": "x"}]}]},
        {"tables": [{"name": "t", "rows": -1, "fields": [{"name": "a", "type": "x"}]}]},
        {"tables": [{"name": "t", "fields": [{"name": "a", "type": "x", "null_fraction": 2}]}]},
        {"tables": [{"name": "t", "fields": [{"name": "a", "type": "x", "cases": [{"when": "true"}]}]}]},
        {"tables": [{"name": "t", "fields": [{"name": "a", "type": "x", "cases": [{"when": "true", "value": 1, "type": "x"}]}]}]},
        {"tables": [{"name": "t", "fields": [{"name": "a", "type": "x"}], "constraints": [{"kind": "unique"}]}]},
        {"seed": 2**53, "tables": [{"name": "t", "fields": [{"name": "a", "type": "x"}]}]},
        {"other": 1, "tables": [{"name": "t", "fields": [{"name": "a", "type": "x"}]}]},
    ],
)
def test_the_schema_refuses_what_the_parser_refuses(document: dict[str, Any]) -> None:
    """A document that breaks a rule of the format fails the schema."""
    assert validate(document) != []
