"""A JSON body against its schema in the document → values with defaults filled in, or issues in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from jsonschema import ValidationError
from multidict import MultiMapping

from fictable.errors import InvalidInput, Issue
from fictable.spec.findings import suggest
from fictable.web.document import Operation, escape_pointer

Properties: TypeAlias = Mapping[str, Mapping[str, Any]]

CODES: Mapping[str, str] = {
    "required": "missing",
    "type": "wrong_type",
    "enum": "not_allowed",
    "minimum": "out_of_range",
    "maximum": "out_of_range",
    "minLength": "out_of_range",
    "maxLength": "out_of_range",
    "pattern": "bad_format",
    "additionalProperties": "unknown_key",
    "oneOf": "not_exactly_one",
}
FEW_CHOICES = 20
"""As many choices are listed in a message; more stand beside it."""
DIGITS = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class CheckedBody:
    """The members that the schema knows, with its defaults, and the names of the members that it does not know."""

    values: Mapping[str, Any]
    ignored: tuple[str, ...]


def check_body(operation: Operation, body: Mapping[str, Any]) -> CheckedBody:
    """Check a body against the schema of an operation.

    An integer may be written as 10.0 or 1e1 and is an int afterwards. Raises InvalidInput with one issue per member, in the
    order of the schema.
    """
    if operation.validator is not None:
        issues = list_issues(operation.properties, operation.validator.iter_errors(dict(body)))
        if issues:
            raise InvalidInput(issues)
    values = {name: fill_value(schema, body.get(name)) for name, schema in operation.properties.items()}
    return CheckedBody(values, tuple(name for name in body if name not in operation.properties))


def check_query(operation: Operation, query: MultiMapping[str]) -> Mapping[str, Any]:
    """Check the parameters in the address against the schemas of an operation, and fill in their defaults.

    Raises InvalidInput with one issue per parameter; unknown ones and repeated ones are refused, as nobody could say which counts.
    """
    repeated = [name for name in dict.fromkeys(query) if len(query.getall(name)) > 1]
    if repeated:
        raise InvalidInput([Issue(f"/{escape_pointer(name)}", "given_twice", "This parameter is given twice") for name in repeated])
    given = {name: read_parameter(operation.parameters.get(name, {}), text) for name, text in query.items()}
    if operation.query is not None:
        issues = list_issues(operation.parameters, operation.query.iter_errors(given))
        if issues:
            raise InvalidInput(issues)
    return {name: fill_value(schema, given.get(name)) for name, schema in operation.parameters.items()}


def read_parameter(schema: Mapping[str, Any], text: str) -> Any:
    """Give the text of a parameter as the type that its schema names; what is none stays text, which the schema then refuses."""
    return int(text) if schema.get("type") == "integer" and DIGITS.fullmatch(text) else text


def fill_value(schema: Mapping[str, Any], given: Any) -> Any:
    """Give a checked value, or the schema's default where none was given; null is not accepted by any schema, so it means absent."""
    if given is None:
        return schema.get("default")
    return int(given) if schema.get("type") == "integer" else given


def list_issues(properties: Properties, errors: Iterator[ValidationError]) -> list[Issue]:
    """Turn what the validator found into one issue per place: the first one said, but "empty" before all others."""
    found: dict[str, Issue] = {}
    for error in errors:
        for issue in describe_error(properties, error):
            if issue.path not in found or issue.code in {"missing", "empty"}:
                found[issue.path] = issue
    order = [f"/{escape_pointer(name)}" for name in properties]
    return sorted(found.values(), key=lambda issue: order.index(issue.path) if issue.path in order else len(order))


def describe_error(properties: Properties, error: ValidationError) -> list[Issue]:
    """Turn one finding of the validator into issues: one for each missing or unknown member, else exactly one."""
    place = point_to(error.absolute_path)
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    rule = str(error.validator)
    if rule == "required" and isinstance(error.instance, Mapping):
        missing = [name for name in schema["required"] if name not in error.instance]
        return [Issue(f"{place}/{escape_pointer(name)}", "missing", say_empty(find_label(properties, name))) for name in missing]
    if rule == "additionalProperties" and isinstance(error.instance, Mapping):
        return [describe_unknown(place, name, list(schema["properties"])) for name in error.instance if name not in schema["properties"]]
    label = schema.get("title") or (str(error.absolute_path[-1]) if error.absolute_path else "Body")
    if is_empty(schema, error.instance):
        return [Issue(place, "empty", say_empty(label), error.instance)]
    allowed = list(schema["enum"]) if "enum" in schema and (rule == "enum" or "pattern" not in schema) else None
    return [Issue(place, CODES.get(rule, rule.lower()), say_rule(label, rule, schema), error.instance, allowed)]


def point_to(path: Sequence[str | int]) -> str:
    """Give the JSON pointer of a path (RFC 6901)."""
    return "".join(f"/{escape_pointer(str(token))}" for token in path)


def describe_unknown(place: str, name: str, known: list[str]) -> Issue:
    """Give the issue about a member that a closed object does not have; the name itself stands in the path only."""
    return Issue(f"{place}/{escape_pointer(name)}", "unknown_key", "This member is not known", None, known, suggest(name, known))


def find_label(properties: Properties, name: str) -> str:
    """Give what a member is called in messages: the title of its schema, else its name."""
    return str(properties.get(name, {}).get("title", name))


def is_empty(schema: Mapping[str, Any], given: Any) -> bool:
    """Tell whether null, nothing or white space stands where a text with a least length is wanted."""
    return schema.get("minLength", 0) > 0 and (given is None or (isinstance(given, str) and not given.strip()))


def say_empty(label: str) -> str:
    """Give the message for a missing or empty member."""
    return f"{label} field is required and cannot be empty"


def say_rule(label: str, rule: str, schema: Mapping[str, Any]) -> str:
    """Give the message for a broken rule, from the rule's own bounds."""
    if rule == "oneOf":
        names = [name for part in schema["oneOf"] for name in part.get("required", [])]
        return f"Body must have exactly one of: {', '.join(names)}"
    if "enum" in schema and (rule == "enum" or "pattern" not in schema):
        if len(schema["enum"]) > FEW_CHOICES:
            return f"There is no {str(label).lower()} of this name"
        return f"{label} must be one of: {', '.join(str(value) for value in schema['enum'])}"
    if schema.get("type") in {"integer", "number"} and "minimum" in schema and "maximum" in schema:
        return f"{label} must be between {schema['minimum']} and {schema['maximum']}"
    if rule in {"minLength", "maxLength"}:
        return f"{label} must be between {schema.get('minLength', 0)} and {schema.get('maxLength', 'any number of')} characters"
    if rule in {"pattern", "type"} and "examples" in schema and "minLength" not in schema and "pattern" in schema:
        return f"{label} must look like {' or '.join(str(example) for example in schema['examples'])}"
    if rule == "type":
        return f"{label} must be {say_type(schema.get('type'))}"
    return f"{label} breaks the rule {rule} of its schema"


def say_type(name: Any) -> str:
    """Give a JSON type in words."""
    words = {"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false", "array": "a list"}
    return words.get(str(name), "a JSON object")
