"""The one written form of a dataset spec, and the identities that are computed from it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fictable.spec.names import FORMAT_VERSION, SEED_LIMIT, normalise_name
from fictable.spec.nouns import Absent, Case, Constraint, Coverage, DatasetSpec, FieldSpec, TableSpec

DIGEST_VERSION = 1
LEFT_OUT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "dataset": MappingProxyType(
            {
                "seed": "one spec has many datasets; the seed stands beside the digest wherever rows are named",
                "title": "a title changes no cell",
                "coverage": "what became of the description changes no cell",
            }
        ),
        "table": MappingProxyType({"rows": "the first rows of a longer table are the same rows; the number stands beside the digest"}),
        "field": MappingProxyType({"note": "a note changes no cell"}),
    }
)
"""What the spec digest leaves out, per level, and why."""


def to_document(spec: DatasetSpec) -> dict[str, Any]:
    """Write a dataset spec as a JSON-ready document: every default written, keys in one order, names in form NFC.

    Parsing the document gives the spec again.
    """
    return {
        "version": FORMAT_VERSION,
        "title": spec.title,
        "locale": spec.locale,
        "seed": spec.seed,
        "as_of": write_instant(spec.as_of),
        "tables": [_write_table(table) for table in spec.tables],
        "coverage": [_write_coverage(entry) for entry in spec.coverage],
    }


def write_instant(instant: dt.datetime) -> str:
    """Write an instant in UTC, in whole seconds: 2026-01-01T00:00:00Z."""
    utc = instant.replace(tzinfo=dt.UTC) if instant.tzinfo is None else instant.astimezone(dt.UTC)
    return utc.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _write_table(table: TableSpec) -> dict[str, Any]:
    return {
        "name": normalise_name(table.name),
        "rows": table.rows,
        "primary_key": [normalise_name(name) for name in table.primary_key],
        "fields": [_write_field(field) for field in table.fields],
        "constraints": [_write_constraint(constraint) for constraint in table.constraints],
    }


def _write_field(field: FieldSpec) -> dict[str, Any]:
    return {
        "name": normalise_name(field.name),
        "type": field.type,
        "params": _normalise_json(field.params),
        "of": normalise_name(field.of),
        "locale": field.locale,
        "unique": field.unique,
        "null_fraction": float(field.null_fraction) + 0.0,
        "exact": field.exact,
        "cases": [_write_case(case) for case in field.cases],
        "drop": field.drop,
        "note": field.note,
    }


def _write_case(case: Case) -> dict[str, Any]:
    document: dict[str, Any] = {"when": case.when}
    if case.value is not Absent.ABSENT:
        document["value"] = _normalise_json(case.value)
    if case.type is not None:
        document["type"] = case.type
    if case.params is not None:
        document["params"] = _normalise_json(case.params)
    return document


def _write_constraint(constraint: Constraint) -> dict[str, Any]:
    names = [normalise_name(name) for name in constraint.fields]
    if constraint.kind == "sum":
        return {"kind": "sum", "parts": names, "total": normalise_name(constraint.total)}
    if constraint.kind == "inequality":
        return {"kind": "inequality", "fields": names, "strict": constraint.strict}
    if constraint.kind == "correlation":
        return {"kind": "correlation", "fields": names, "coefficient": float(constraint.coefficient)}
    return {"kind": constraint.kind, "fields": names}


def _write_coverage(entry: Coverage) -> dict[str, Any]:
    return {"clause": entry.clause, "status": entry.status, "fields": list(entry.fields), "note": entry.note}


def _normalise_json(value: Any) -> Any:
    """Copy a JSON value with sorted keys and without minus zero."""
    if isinstance(value, Mapping):
        return {key: _normalise_json(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple):
        return [_normalise_json(item) for item in value]
    return value + 0.0 if isinstance(value, float) else value


def write_canonical(document: Mapping[str, Any]) -> bytes:
    """Write a JSON document as bytes: UTF-8, no white space, keys as they stand. Raises ValueError for NaN and infinities."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def canonical_bytes(spec: DatasetSpec) -> bytes:
    """Write a dataset spec as its canonical bytes, the same whatever the order of keys or the words of the document it came from."""
    return write_canonical(to_document(spec))


def compute_spec_digest(spec: DatasetSpec) -> str:
    """Compute the identity of a spec: "1-" and 64 hexadecimal digits of SHA-256 of its canonical form without LEFT_OUT."""
    document = _leave_out("dataset", to_document(spec))
    document["tables"] = [_leave_out("table", table) for table in document["tables"]]
    for table in document["tables"]:
        table["fields"] = [_leave_out("field", field) for field in table["fields"]]
    return f"{DIGEST_VERSION}-{hashlib.sha256(write_canonical(document)).hexdigest()}"


def _leave_out(level: str, document: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in LEFT_OUT[level]}


def compute_output_version(
    engine_version: int, faker_version: str, tier_version: str, dialect: str, plugins: Mapping[str, tuple[str, str]]
) -> str:
    """Compute the version of the bytes: 16 hexadecimal digits of SHA-256 over all that shapes them beside spec and seed.

    plugins maps the name of each plugin used to its version and the digest of its data; their order does not matter.
    """
    used = [[name, *plugins[name]] for name in sorted(plugins)]
    parts = {"engine": engine_version, "faker": faker_version, "tiers": tier_version, "dialect": dialect, "plugins": used}
    return hashlib.sha256(write_canonical(parts)).hexdigest()[:16]


def normalise_description(description: str) -> str:
    """Bring a description into form NFC with every run of white space folded to one space, and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", description).split())


def derive_seed(description: str) -> int:
    """Derive a seed, 0 to 2**53 - 1: the first 53 bits of SHA-256 of the normalised description in UTF-8."""
    digest = hashlib.sha256(normalise_description(description).encode("utf-8", "surrogatepass")).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) & SEED_LIMIT
