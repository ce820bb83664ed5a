"""The OpenAPI document as the service uses it: what is served, what requests are checked against, which status a bad one gets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012, Schema

from fictable.spec.documents import read_schema

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
JSON_TYPE = "application/json"


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One operation of the document.

    `validation_status` is the status of an answer to a request that breaks its schema, 400 or 422. `validator` checks the
    JSON body, and is None where there is none; `properties` are the members that the body may have, by name. `query` checks the
    parameters in the address, with `parameters` by name; None where there are none. `segments` are the patterns of parts of the
    path, by name.
    """

    id: str
    method: str
    path: str
    validation_status: int
    validator: Validator | None
    properties: Mapping[str, Mapping[str, Any]]
    query: Validator | None = None
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    segments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class ApiDocument:
    """The document, its JSON text, its operations by id, and the path prefixes that are answered under a second name."""

    content: Mapping[str, Any]
    text: bytes
    operations: Mapping[str, Operation]
    mirrors: Mapping[str, str]

    def paths_of(self, operation: Operation) -> tuple[str, ...]:
        """Give the path of an operation, followed by its mirrored paths."""
        path = operation.path
        return (path, *(mirror + path.removeprefix(prefix) for prefix, mirror in self.mirrors.items() if is_below(path, prefix)))

    def list_methods(self, path: str) -> tuple[str, ...]:
        """Give the methods that a path has, with HEAD where there is GET; none for an unknown path."""
        found = [operation.method for operation in self.operations.values() if path in self.paths_of(operation)]
        return tuple(spelling for method in found for spelling in ((method, "HEAD") if method == "GET" else (method,)))


def is_below(path: str, prefix: str) -> bool:
    """Tell whether a path is the prefix or lies under it."""
    return path == prefix or path.startswith(f"{prefix}/")


def load_api_document(version: str, locales: Sequence[str] = ()) -> ApiDocument:
    """Read `openapi.yaml`, state in it the version of the service and the locales that it has, and build the validators of all
    request bodies. Locales that do not follow the document's pattern are left out; without any, the pattern alone counts.

    Raises GenerationFailed when the document is missing.
    """
    content = read_schema("openapi.yaml")
    content["info"]["version"] = version
    schema = content["components"]["schemas"]["Locale"]
    known = [locale for locale in locales if re.fullmatch(schema["pattern"], locale)]
    if known:
        schema["enum"] = known
    operations = {operation.id: operation for operation in list_operations(content)}
    text = json.dumps(content, ensure_ascii=False).encode()
    return ApiDocument(content, text, operations, content.get("x-mirrors", {}))


def list_operations(content: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield the operations of a document in its order."""
    resource = DRAFT202012.create_resource(content)
    registry: Registry[Schema] = Registry().with_resource("urn:fictable:openapi", resource)
    for path, item in content["paths"].items():
        for method in METHODS:
            if method in item:
                yield build_operation(content, registry, path, method)


def build_operation(content: Mapping[str, Any], registry: Registry[Schema], path: str, method: str) -> Operation:
    """Build one operation with the validators of its JSON body and of its query."""
    given = content["paths"][path][method]
    schema = given.get("requestBody", {}).get("content", {}).get(JSON_TYPE, {}).get("schema")
    validator, properties = None, {}
    if schema is not None:
        pointer = f"/paths/{escape_pointer(path)}/{method}/requestBody/content/{escape_pointer(JSON_TYPE)}/schema"
        validator = BodyValidator({"$ref": f"urn:fictable:openapi#{pointer}"}, registry=registry)
        properties = {name: resolve_schema(content, part) for name, part in resolve_schema(content, schema)["properties"].items()}
    parameters = {kind: find_parameters(content, given, kind) for kind in ("query", "path")}
    query = None
    if parameters["query"]:
        query = BodyValidator({"type": "object", "properties": parameters["query"], "additionalProperties": False})
    segments = {name: str(part["pattern"]) for name, part in parameters["path"].items() if "pattern" in part}
    name, status = given["operationId"], given["x-validation-status"]
    return Operation(name, method.upper(), path, status, validator, properties, query, parameters["query"], segments)


def find_parameters(content: Mapping[str, Any], operation: Mapping[str, Any], kind: str) -> dict[str, Mapping[str, Any]]:
    """Give the schemas of an operation's parameters that stand in the query or in the path, by name."""
    found = [parameter for parameter in operation.get("parameters", []) if parameter["in"] == kind]
    return {parameter["name"]: resolve_schema(content, parameter["schema"]) for parameter in found}


def resolve_schema(content: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference into the document's own schemas; a schema without one is given back."""
    if "$ref" not in schema:
        return schema
    found: Any = content
    for token in schema["$ref"].removeprefix("#/").split("/"):
        found = found[token.replace("~1", "/").replace("~0", "~")]
    return resolve_schema(content, found)


def escape_pointer(token: str) -> str:
    """Escape one token of a JSON pointer (RFC 6901, section 3)."""
    return token.replace("~", "~0").replace("/", "~1")


def check_pattern(_validator: Validator, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """Check the keyword `pattern` as ECMA 262 means it, where `$` is the end of the text; Python's also accepts a line end after it."""
    exact = pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") and not pattern.endswith(r"\$") else pattern
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(f"does not match {pattern}")


BodyValidator: type[Validator] = extend(Draft202012Validator, {"pattern": check_pattern})  # type: ignore[no-untyped-call]
