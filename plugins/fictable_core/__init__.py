"""The core pack: numbers, dates, text, identifiers, categories, links between tables, Faker's vocabulary and the output formats."""

from __future__ import annotations

from collections.abc import Callable

from faker.providers import BaseProvider

from fictable import FieldType, Generator, Sink, encode_csv, encode_json, encode_ndjson, hookimpl
from fictable_core.identifiers import IDENTIFIER_TYPES
from fictable_core.links import LINK_TYPES
from fictable_core.moments import MOMENT_TYPES
from fictable_core.numbers import NUMBER_TYPES
from fictable_core.shapes import SPIRAL
from fictable_core.standard_providers import find_standard_providers
from fictable_core.text import TEXT_TYPES

# As in fictable.sinks.csv, which is loaded on first use only.
CSV_OPTIONS = {
    "header": {"type": "boolean", "default": True, "description": "Whether the first line names the columns."},
    "keep_formulas": {
        "type": "boolean",
        "default": False,
        "description": "Whether text that a spreadsheet would take for a formula stays as it is, without an apostrophe in front.",
    },
}


@hookimpl
def register_field_types(register: Callable[[FieldType], None]) -> None:
    """Numbers, dates and times, text, identifiers, categories and links."""
    for kind in (*NUMBER_TYPES, *MOMENT_TYPES, *TEXT_TYPES, *IDENTIFIER_TYPES, *LINK_TYPES):
        register(kind)


@hookimpl
def register_faker_providers(register: Callable[[type[BaseProvider]], None]) -> None:
    """Faker's standard providers: `faker.<method>`."""
    for provider in find_standard_providers():
        register(provider)


@hookimpl
def register_generators(register: Callable[[Generator], None]) -> None:
    """Datasets made from a formula."""
    register(SPIRAL)


@hookimpl
def register_sinks(register: Callable[[Sink], None]) -> None:
    """CSV, JSON and NDJSON."""
    register(Sink("csv", encode_csv, media_type="text/csv; charset=utf-8", extension="csv", options=CSV_OPTIONS, compact=True, apart=True))
    register(Sink("json", encode_json, media_type="application/json", extension="json", compact=True))
    register(
        Sink("ndjson", encode_ndjson, media_type="application/x-ndjson", extension="ndjson", aliases=("jsonl",), compact=True, apart=True)
    )
