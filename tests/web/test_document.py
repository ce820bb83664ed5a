"""The OpenAPI document: valid, the same as the routes, and the source of the rules."""

from __future__ import annotations

import re
from typing import Any

import pytest
from openapi_spec_validator import validate

from fictable import __version__
from fictable.spec.documents import read_schema
from fictable.web.app import HANDLERS
from fictable.web.document import BodyValidator, escape_pointer, load_api_document
from fictable.web.keys import DOCUMENT


def test_the_document_is_valid() -> None:
    """The document follows OpenAPI 3.1."""
    validate(read_schema("openapi.yaml"))


def test_the_document_has_the_version_of_the_package() -> None:
    """A release does not forget the document."""
    assert read_schema("openapi.yaml")["info"]["version"] == __version__


def test_every_route_is_in_the_document_and_every_operation_has_a_route(app: Any) -> None:
    """Routes and document agree, apart from HEAD, mirrored prefixes and slashes at the end."""
    document = load_api_document("1.0.0")
    written = {(operation.method, path) for operation in document.operations.values() for path in document.paths_of(operation)}
    routes = {(route.method, route.resource.canonical) for route in app.router.routes() if route.method != "HEAD"}
    assert {(method, path.rstrip("/") or "/") for method, path in routes} == written
    assert written <= routes
    assert set(HANDLERS) == set(document.operations)


def test_mirrored_paths_are_below_their_prefix_only() -> None:
    """Everything under /v1 is mirrored and nothing else."""
    document = load_api_document("1.0.0")
    assert document.paths_of(document.operations["getLiveness"]) == ("/v1/health/live", "/api/v1/health/live")
    assert document.paths_of(document.operations["healthCheck"]) == ("/health",)


def test_every_operation_says_how_bad_requests_are_answered() -> None:
    """The status is 400 for the two plain operations and 422 elsewhere."""
    for operation in load_api_document("1.0.0").operations.values():
        assert operation.validation_status == (400 if operation.path in {"/generate", "/health"} else 422)


def test_the_served_document_lists_the_locales(app: Any) -> None:
    """What the service accepts stands in the document, and all of it follows the pattern."""
    schema = app[DOCUMENT].content["components"]["schemas"]["Locale"]
    assert {"de", "de_DE", "en_US"} <= set(schema["enum"])
    assert not [locale for locale in schema["enum"] if not re.fullmatch(schema["pattern"], locale)]


def test_the_examples_of_the_document_follow_their_schemas() -> None:
    """Request, error and health examples are what their schemas ask for."""
    content = load_api_document("1.0.0").content
    schemas = content["components"]["schemas"]
    checked = 0
    for item in content["paths"].values():
        for operation in item.values():
            parts = [*operation.get("responses", {}).values(), operation.get("requestBody", {})]
            for media in [media for part in parts for media in part.get("content", {}).values()]:
                reference = media["schema"].get("$ref", "").rsplit("/", 1)[-1]
                examples = [example["value"] for example in media.get("examples", {}).values()] + [
                    media[key] for key in ("example",) if key in media
                ]
                if reference in schemas:
                    whole = {"$ref": f"#/components/schemas/{reference}", "components": content["components"]}
                    for example in examples:
                        assert not list(BodyValidator(whole).iter_errors(example))
                        checked += 1
    assert checked >= 10


def test_the_limits_of_the_contract_stand() -> None:
    """What clients rely on: names, limits, defaults."""
    request = load_api_document("1.0.0").content["components"]["schemas"]["DatasetRequest"]
    assert request["required"] == ["description"]
    properties = request["properties"]
    assert (properties["description"]["minLength"], properties["description"]["maxLength"]) == (10, 4000)
    assert (properties["rows"]["minimum"], properties["rows"]["maximum"], properties["rows"]["default"]) == (1, 10000, 1000)
    assert (properties["format"]["enum"], properties["format"]["default"]) == (["csv"], "csv")


@pytest.mark.parametrize(("token", "escaped"), [("a/b", "a~1b"), ("~", "~0"), ("~1", "~01"), ("plain", "plain")])
def test_pointers_are_escaped(token: str, escaped: str) -> None:
    """Tokens of JSON pointers are escaped as RFC 6901 says."""
    assert escape_pointer(token) == escaped
