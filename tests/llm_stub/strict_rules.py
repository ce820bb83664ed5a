"""What strict structured output asks of a schema, checked as the real service does before it asks the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MOST_PROPERTIES, MOST_LEVELS, MOST_ENUM_VALUES = 5000, 10, 1000
MOST_NAME_CHARACTERS, LONG_ENUM, MOST_LONG_ENUM_CHARACTERS = 120_000, 250, 15_000
KNOWN = {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "description", "anyOf", "$ref", "$defs"}
KNOWN |= {"pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems"}


def find_format_faults(form: Any) -> list[str]:
    """What is wrong with the response_format of a request; nothing where the service would take it."""
    if not isinstance(form, dict) or form.get("type") != "json_schema":
        return ["response_format is not json_schema"]
    named = form.get("json_schema", {})
    faults = [] if re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", str(named.get("name", ""))) else ["the name of the schema"]
    if named.get("strict") is not True:
        faults.append("strict is not true")
    return faults + find_schema_faults(named.get("schema"))


def find_schema_faults(schema: Any) -> list[str]:
    """What is wrong with a schema."""
    if not isinstance(schema, dict) or schema.get("type") != "object":
        return ["the root is not an object"]
    nodes = list(walk(schema, 1))
    faults = [fault for node, level in nodes for fault in find_node_faults(node, level)]
    names = [name for node, _ in nodes for name in node.get("properties", {})]
    values = [value for node, _ in nodes for value in node.get("enum", ())]
    if len(names) > MOST_PROPERTIES:
        faults.append(f"{len(names)} properties")
    if len(values) > MOST_ENUM_VALUES:
        faults.append(f"{len(values)} enum values")
    if sum(len(str(text)) for text in (*names, *values)) > MOST_NAME_CHARACTERS:
        faults.append("names and enum values are too long together")
    return faults


def find_node_faults(node: dict[str, Any], level: int) -> list[str]:
    """What is wrong with one schema in a schema, at a level of nested objects."""
    faults = [f"unsupported keyword {key}" for key in node if key not in KNOWN]
    if level > MOST_LEVELS:
        faults.append(f"{level} levels")
    given = node.get("type")
    kinds = given if isinstance(given, list) else [given]
    if "object" in kinds:
        if node.get("additionalProperties") is not False:
            faults.append("an object is open")
        if sorted(node.get("required", ())) != sorted(node.get("properties", {})):
            faults.append("a key of an object is not required")
    if "array" in kinds and "items" not in node:
        faults.append("an array without items")
    if kinds == [None] and not {"anyOf", "$ref", "enum", "const"} & set(node):
        faults.append("a schema without a type")
    texts = [value for value in node.get("enum", ()) if isinstance(value, str)]
    if len(texts) > LONG_ENUM and sum(map(len, texts)) > MOST_LONG_ENUM_CHARACTERS:
        faults.append("a long enum with long values")
    if "enum" in node and not node["enum"]:
        faults.append("an empty enum")
    return faults


def walk(schema: dict[str, Any], level: int) -> Iterator[tuple[dict[str, Any], int]]:
    """A schema and all schemas in it, with their levels of nested objects."""
    yield schema, level
    for inner in schema.get("properties", {}).values():
        yield from walk(inner, level + 1 if "properties" in inner else level)
    if isinstance(schema.get("items"), dict):
        yield from walk(schema["items"], level + 1 if "properties" in schema["items"] else level)
    for inner in schema.get("anyOf", ()):
        yield from walk(inner, level)
