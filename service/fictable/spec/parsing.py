"""Turns a JSON document into a dataset spec, or into the whole list of what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast, get_args

from fictable.spec.aliases import AliasNote, all_texts, find_canonical_key
from fictable.spec.constraint_parsing import read_constraint
from fictable.spec.field_parsing import read_field, read_locale
from fictable.spec.findings import Findings, join_pointer
from fictable.spec.names import (
    CLAUSE_LENGTH,
    CONSTRAINT_LIMIT,
    COVERAGE_LIMIT,
    FORMAT_VERSION,
    NAME_LENGTH,
    NOTE_LENGTH,
    ROW_LIMIT,
    SEED_LIMIT,
    TITLE_LENGTH,
    SpecLimits,
    normalise_name,
)
from fictable.spec.nouns import Coverage, CoverageStatus, DatasetSpec, FieldSpec, TableSpec
from fictable.spec.reading import Reader
from fictable.spec.relations import check_relations

SINGLE_TABLE_NAME = "data"
TABLE_KEYS = frozenset({"name", "rows", "primary_key", "fields", "constraints"})
INSTANT = re.compile(r"\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d)?([Zz]|[+-]\d\d:\d\d)?)?", re.ASCII)
NO_DECLARATIONS: Mapping[str, Collection[str]] = MappingProxyType({})
NO_LIMITS = SpecLimits()
"""None but those of the format itself."""


@dataclass(frozen=True, slots=True)
class SpecDefaults:
    """What stands where a document is silent: rows of a table, locale, as_of (UTC, whole seconds) and seed."""

    rows: int = 1000
    locale: str = "en_US"
    as_of: dt.datetime = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    seed: int = 0


def parse_dataset_spec(
    document: object,
    *,
    defaults: SpecDefaults,
    notes: list[AliasNote] | None = None,
    declared_params: Mapping[str, Collection[str]] = NO_DECLARATIONS,
    limits: SpecLimits = NO_LIMITS,
) -> DatasetSpec:
    """Turn a document (what json.loads returns) into a dataset spec with every default written down.

    Aliases are rewritten and appended to `notes`; a document with `fields` and without `tables` is one table named "data".
    declared_params names, per type id, the parameters that the type has itself: they are never taken for aliases; `limits` may be
    lower than those of the format.
    Raises SpecInvalid with every issue found, in the order of the document, each with a JSON pointer into it as given.
    """
    findings = Findings()
    reader = Reader(findings, [] if notes is None else notes, declared_params, limits)
    spec = _read_dataset(_wrap_single_table(document, findings), reader, defaults)
    findings.raise_if_any()
    check_relations(spec, findings)
    findings.raise_if_any()
    return spec


def parse_instant(text: str) -> dt.datetime:
    """Read an ISO 8601 date or date and time in whole seconds; without an offset it is UTC. Raises ValueError otherwise."""
    if not INSTANT.fullmatch(text):
        raise ValueError(text)
    instant = dt.datetime.fromisoformat(text.upper())
    try:
        return instant.replace(tzinfo=dt.UTC) if instant.tzinfo is None else instant.astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError(text) from error


def _wrap_single_table(document: object, findings: Findings) -> object:
    if not isinstance(document, dict) or not all_texts(document):
        return document
    used = {key: find_canonical_key("table", key) for key in document}
    if "fields" not in used.values() or any(find_canonical_key("dataset", key) == "tables" for key in document):
        return document
    findings.rename("/tables", "")
    findings.rename("/tables/0", "")
    table: dict[str, Any] = {key: document[key] for key in document if used[key] in TABLE_KEYS}
    if "name" not in (used[key] for key in table):
        table["name"] = SINGLE_TABLE_NAME
    return {**{key: value for key, value in document.items() if key not in table}, "tables": [table]}


def _read_dataset(document: object, reader: Reader, defaults: SpecDefaults) -> DatasetSpec:
    values = reader.read_object(document, "", "dataset", required=("tables",)) or {}
    if "version" in values and reader.read_integer(values["version"], "/version", FORMAT_VERSION, FORMAT_VERSION) is None:
        values.pop("version")
    locale = read_locale(values, "", reader, defaults.locale)
    seed = reader.read_integer(values.get("seed", defaults.seed), "/seed", 0, SEED_LIMIT)
    return DatasetSpec(
        title=reader.read_text(values.get("title", ""), "/title", TITLE_LENGTH) or "",
        locale=locale,
        seed=seed or 0,
        as_of=_read_as_of(values["as_of"], reader) if "as_of" in values else defaults.as_of,
        tables=_read_tables(values.get("tables"), reader, defaults.rows, locale),
        coverage=_read_coverage(values.get("coverage", []), reader),
    )


def _read_as_of(value: object, reader: Reader) -> dt.datetime:
    text = reader.read_text(value, "/as_of", 40)
    try:
        return parse_instant(text) if text is not None else dt.datetime.min.replace(tzinfo=dt.UTC)
    except ValueError:
        allowed = "a date or a date and time in whole seconds, such as 2026-01-01T00:00:00Z"
        reader.findings.add("/as_of", "not_allowed", f"must be {allowed}", given=value, allowed=allowed)
        return dt.datetime.min.replace(tzinfo=dt.UTC)


def _read_tables(value: object, reader: Reader, rows: int, locale: str) -> tuple[TableSpec, ...]:
    if value is None:
        return ()
    items = reader.read_list(value, "/tables", reader.limits.tables, 1)
    _check_all_fields(items, reader)
    tables = [_read_table(item, join_pointer("/tables", index), reader, rows, locale) for index, item in enumerate(items)]
    report_duplicates([table.name for table in tables], [f"/tables/{index}/name" for index in range(len(tables))], "table", reader)
    return tuple(tables)


def _check_all_fields(tables: list[Any], reader: Reader) -> None:
    """Add an issue where all tables together have too many fields, and read no further: each alone may be fine."""
    lists = [value for table in tables if isinstance(table, dict) for key, value in table.items() if _is_fields(key)]
    count, most = sum(len(value) for value in lists if isinstance(value, list)), reader.limits.all_fields
    if count > most:
        message = f"has {count} fields in all tables; at most {most} are allowed"
        reader.findings.add("/tables", "too_many", message, given=count, allowed=most)
        reader.findings.raise_if_any()


def _is_fields(key: object) -> bool:
    return isinstance(key, str) and find_canonical_key("table", key) == "fields"


def _read_table(value: object, path: str, reader: Reader, default_rows: int, locale: str) -> TableSpec:
    values = reader.read_object(value, path, "table", required=("name", "fields")) or {}
    rows = reader.read_integer(values.get("rows", default_rows), f"{path}/rows", 0, ROW_LIMIT)
    constraints = reader.read_list(values.get("constraints", []), f"{path}/constraints", CONSTRAINT_LIMIT)
    read = [read_constraint(item, join_pointer(f"{path}/constraints", index), reader) for index, item in enumerate(constraints)]
    return TableSpec(
        name=(reader.read_name(values["name"], f"{path}/name") if "name" in values else None) or "",
        rows=rows or 0,
        fields=_read_fields(values["fields"], f"{path}/fields", reader, locale) if "fields" in values else (),
        primary_key=_read_primary_key(values.get("primary_key", []), f"{path}/primary_key", reader),
        constraints=tuple(constraint for constraint in read if constraint is not None),
    )


def _read_fields(value: object, path: str, reader: Reader, locale: str) -> tuple[FieldSpec, ...]:
    items = reader.read_list(value, path, reader.limits.fields, 1)
    fields = [read_field(item, join_pointer(path, index), reader, locale) for index, item in enumerate(items)]
    report_duplicates([field.name for field in fields], [f"{path}/{index}/name" for index in range(len(fields))], "field", reader)
    if fields and all(field.drop for field in fields):
        reader.findings.add(path, "not_allowed", "every field is dropped, so the table has no column", hint="keep at least one field")
    return tuple(fields)


def _read_primary_key(value: object, path: str, reader: Reader) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else reader.read_list(value, path, reader.limits.fields)
    paths = [path] if isinstance(value, str) else [join_pointer(path, index) for index in range(len(names))]
    read = [reader.read_name(name, where) or "" for name, where in zip(names, paths, strict=True)]
    report_duplicates(read, paths, "key field", reader)
    return tuple(read)


def report_duplicates(names: list[str], paths: list[str], what: str, reader: Reader) -> None:
    """Add an issue for every name that stands a second time; empty names are faulty already and passed over."""
    seen: set[str] = set()
    for name, path in zip(names, paths, strict=True):
        if name and name in seen:
            reader.findings.add(path, "duplicate", f"the {what} name {name!r} is used twice", given=name)
        seen.add(name)


def _read_coverage(value: object, reader: Reader) -> tuple[Coverage, ...]:
    items = reader.read_list(value, "/coverage", COVERAGE_LIMIT)
    return tuple(_read_coverage_entry(item, join_pointer("/coverage", index), reader) for index, item in enumerate(items))


def _read_coverage_entry(value: object, path: str, reader: Reader) -> Coverage:
    values = reader.read_object(value, path, "coverage", required=("clause", "status")) or {}
    names = reader.read_list(values.get("fields", []), f"{path}/fields", reader.limits.fields)
    fields = [reader.read_text(name, join_pointer(f"{path}/fields", index), NAME_LENGTH, 1) or "" for index, name in enumerate(names)]
    status = reader.read_choice(values["status"], f"{path}/status", get_args(CoverageStatus)) if "status" in values else None
    return Coverage(
        clause=(reader.read_text(values["clause"], f"{path}/clause", CLAUSE_LENGTH, 1) if "clause" in values else None) or "",
        status=cast("CoverageStatus", status or "unresolved"),
        fields=tuple(normalise_name(name) for name in fields),
        note=reader.read_text(values.get("note", ""), f"{path}/note", NOTE_LENGTH) or "",
    )
