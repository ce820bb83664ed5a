"""Other words for the keys of a dataset spec, scoped by the level they stand on; rewriting is reported, never silent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from fictable.spec.findings import Findings, join_pointer

Level = Literal["dataset", "table", "field", "case", "params", "distribution", "constraint", "coverage"]
CAMEL_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class AliasNote:
    """One key that was rewritten: `path` is the JSON pointer of the key as given, `used` the key of the format."""

    path: str
    given: str
    used: str


def _invert(words: Mapping[str, str]) -> Mapping[str, str]:
    """Turn {canonical key: "alias alias …"} into {alias: canonical key}."""
    return MappingProxyType({alias: used for used, aliases in words.items() for alias in aliases.split()})


CANONICAL_KEYS: Mapping[Level, tuple[str, ...]] = MappingProxyType(
    {
        "dataset": ("version", "title", "locale", "seed", "as_of", "tables", "coverage"),
        "table": ("name", "rows", "primary_key", "fields", "constraints"),
        "field": ("name", "type", "params", "of", "locale", "unique", "null_fraction", "exact", "cases", "drop", "note"),
        "case": ("when", "value", "type", "params"),
        "constraint": ("kind", "fields", "low", "high", "strict", "parts", "total", "coefficient"),
        "coverage": ("clause", "status", "fields", "note"),
    }
)

ALIASES: Mapping[Level, Mapping[str, str]] = MappingProxyType(
    {
        "dataset": _invert(
            {
                "version": "spec_version schema_version",
                "title": "name dataset_name",
                "locale": "lang language",
                "seed": "random_seed random_state",
                "as_of": "asof reference_date",
            }
        ),
        "table": _invert(
            {
                "name": "table table_name",
                "rows": "count num_rows row_count n_rows number_of_rows",
                "fields": "columns cols",
                "primary_key": "pk primary_keys",
                "constraints": "rules",
            }
        ),
        "field": _invert(
            {
                "name": "field field_name column column_name",
                "type": "field_type data_type",
                "params": "parameters args arguments",
                "locale": "lang language",
                "unique": "is_unique distinct",
                "null_fraction": "null_ratio null_rate null_share null_probability missing missing_fraction missing_ratio missing_rate "
                "percent_null null_percent null_percentage percent_missing missing_percent",
                "cases": "conditions",
                "drop": "hidden omit",
                "note": "comment description",
            }
        ),
        "case": _invert({"when": "condition if", "value": "then"}),
        "params": _invert(
            {
                "min": "minimum low min_value lower_bound",
                "max": "maximum high max_value upper_bound",
                "mean": "mu",
                "stddev": "std sd sigma std_dev stdev standard_deviation",
                "values": "choices enum categories",
                "weights": "probabilities",
                "expr": "formula expression",
                "decimals": "decimal_places",
                "start": "start_date",
                "end": "end_date",
                "to": "references",
                "pattern": "regex",
            }
        ),
        "distribution": _invert(
            {
                "kind": "name type",
                "mean": "mu",
                "stddev": "std sd sigma std_dev stdev standard_deviation",
                "weights": "probabilities",
            }
        ),
        "constraint": _invert({"kind": "type", "fields": "columns", "low": "lower", "high": "upper"}),
        "coverage": _invert({"fields": "columns"}),
    }
)

PERCENT_ALIASES = frozenset({"percent_null", "null_percent", "null_percentage", "percent_missing", "missing_percent"})
"""These say per cent: a value above 1 is divided by 100 where the field is read, one up to 1 is taken as a share."""

UNCLEAR_KEYS: Mapping[Level, Mapping[str, str]] = MappingProxyType(
    {
        "dataset": MappingProxyType({"rows": "each table has its own `rows`", "count": "each table has its own `rows`"}),
        "field": MappingProxyType(
            {
                "nullable": "say how many are null with `null_fraction`",
                "required": "say how many are null with `null_fraction`",
                "default": "a fixed value is a `category` with one value",
                "format": "say the form with a type, or with `params`",
                "primary_key": "the table lists its key in `primary_key`",
            }
        ),
    }
)
"""Keys whose meaning would be a guess: refused, with what to write instead."""


def rewrite_keys(
    level: Level,
    values: Mapping[str, Any],
    path: str,
    findings: Findings,
    notes: list[AliasNote],
    *,
    declared: Collection[str] = (),
) -> dict[str, Any]:
    """Rewrite the aliases among the keys of one object; `path` is its canonical pointer, `declared` keys keep their name.

    Every rewriting is appended to `notes`; an alias beside its key, or beside another alias of it, is an issue (`duplicate`).
    Keys that are neither are kept for the caller to judge.
    """
    result: dict[str, Any] = {}
    for given, value in values.items():
        used = given if given in declared else find_canonical_key(level, given)
        if used in result or (used != given and used in values):
            message = f"{given!r} and another key both say {used!r}"
            findings.add(path, "duplicate", message, given=given, hint=f"keep {used!r} only")
            continue
        result[used] = value
        if used != given:
            pointer = join_pointer(findings.locate(path), given)
            findings.rename(join_pointer(path, used), pointer)
            notes.append(AliasNote(pointer, given, used))
    return result


def find_canonical_key(level: Level, given: str) -> str:
    """Say which key a word stands for on a level; a word that stands for none is returned as it is.

    Outside of parameters, whose keys belong to the types, camelCase and hyphens count as snake_case.
    """
    aliases, keys = ALIASES[level], CANONICAL_KEYS.get(level)
    if given in aliases or keys is None or given in keys:
        return aliases.get(given, given)
    folded = CAMEL_HUMP.sub("_", given.replace("-", "_")).lower()
    return folded if folded in keys else aliases.get(folded, given)


def rewrite_params(
    params: Mapping[str, Any],
    path: str,
    findings: Findings,
    notes: list[AliasNote],
    *,
    declared: Collection[str] = (),
) -> dict[str, Any]:
    """Rewrite the aliases among parameters, and among those of a distribution in them; as `rewrite_keys` does."""
    result = rewrite_keys("params", params, path, findings, notes, declared=declared)
    if isinstance(distribution := result.get("distribution"), dict) and all_texts(distribution):
        result["distribution"] = rewrite_keys("distribution", distribution, join_pointer(path, "distribution"), findings, notes)
    return result


def all_texts(keys: Iterable[Any]) -> bool:
    """Tell whether all keys of an object are texts, as they are in JSON."""
    return all(isinstance(key, str) for key in keys)
