"""`fictable types`: which field types there are, and one of them in detail."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fictable.cli.display import describe_params, make_table, show, show_json
from fictable.cli.failures import printable
from fictable.cli.surroundings import Surroundings, config_option
from fictable.cli.tiers import recompute_tiers, show_tiers
from fictable.errors import FictableError

if TYPE_CHECKING:
    from fictable.contract.nouns import FieldType
    from fictable.work.service import Fictable

SAMPLES = 5
EPILOG = """\b
Examples:
  fictable types
  fictable types person
  fictable types --search "phone number"
  fictable types number.decimal
  fictable types faker --tiers --locale de_DE
"""


@click.command("types", epilog=EPILOG, short_help="List the field types, or show one.")
@click.argument("name", required=False, metavar="[ID]")
@click.option("--search", metavar="TEXT", help="Only types whose id, title, description or phrases have these words.")
@click.option("--tiers", is_flag=True, help="How each type is made: vectorised; Faker's methods compiled, by a kernel, or row by row.")
@click.option("--locale", metavar="LOCALE", default="en_US", help="The locale of --tiers. [en_US]")
@click.option("--recompute-tiers", "verdicts", metavar="FILE", help="Judge Faker's methods in all locales anew and write the verdicts.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@config_option
@click.pass_obj
def show_types(
    surroundings: Surroundings, /, name: str | None, search: str | None, locale: str, verdicts: str | None, *, tiers: bool, as_json: bool
) -> None:
    """List the field types of all plugins; with ID one type with its parameters and sample values, or all types of a namespace."""
    with surroundings.open() as fictable:
        types = fictable.catalog.field_types
        if verdicts is not None:
            recompute_tiers(fictable.catalog, Path(verdicts))
            return
        if tiers:
            show_tiers(fictable.catalog, [kind.id for kind in choose_types(types, name, search)], locale, as_json=as_json)
            return
        if name is not None and name in types:
            _show_one(fictable, types[name], as_json=as_json)
            return
        chosen = choose_types(types, name, search)
    if as_json:
        show_json([describe_type(kind) for kind in chosen])
    else:
        rows = [(kind.id, kind.title, describe_storage(kind), ", ".join(list(kind.phrases)[:3])) for kind in chosen]
        show(make_table("", ("id", "title", "storage", "understood as"), rows))


def choose_types(types: Mapping[str, FieldType], namespace: str | None, search: str | None) -> list[FieldType]:
    """Choose the types under a namespace that have all words of `search`, by id. Raises click.UsageError where there is none."""
    known = sorted(types)
    chosen = [types[name] for name in known if namespace is None or name.startswith(f"{namespace}.")]
    if not chosen and namespace is not None:
        near = difflib.get_close_matches(namespace, known, n=3)
        raise click.UsageError(f"there is no field type {namespace!r}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    words = (search or "").lower().split()
    found = [kind for kind in chosen if all(word in _searchable(kind) for word in words)]
    if not found:
        raise click.UsageError(f"no field type has the words {search!r}")
    return found


def describe_type(kind: FieldType) -> dict[str, Any]:
    """Write a type as a JSON document."""
    members = ("id", "title", "description", "storage", "decimals", "params", "required", "phrases", "in_context", "capacity", "version")
    return {name: _make_list(getattr(kind, name)) for name in members}


def describe_storage(kind: FieldType) -> str:
    """Write the storage with its decimals: `decimal(2)`."""
    return kind.storage if kind.decimals is None else f"{kind.storage}({kind.decimals})"


def sample_values(fictable: Fictable, kind: FieldType) -> list[Any]:
    """Make a few values with the type's first example, else with its defaults. Raises FictableError, such as for a missing sibling."""
    field = {"name": "value", "type": kind.id, "params": dict(next(iter(kind.examples), {}))}
    document = {"version": 1, "tables": [{"name": "sample", "rows": SAMPLES, "fields": [field]}]}
    dataset = fictable.prepare(fictable.parse_spec(document))
    lines = b"".join(fictable.stream(dataset, table="sample", format="ndjson", progress=lambda _: None)).splitlines()
    return [json.loads(line)["value"] for line in lines]


def _show_one(fictable: Fictable, kind: FieldType, *, as_json: bool) -> None:
    try:
        samples, reason = sample_values(fictable, kind), ""
    except FictableError as error:
        samples, reason = [], f"none without the rest of a spec: {error}"
    if as_json:
        show_json({**describe_type(kind), "samples": samples})
        return
    click.echo(f"{kind.id}: {printable(kind.title)}")
    facts = {
        "description": kind.description,
        "storage": describe_storage(kind),
        "understood as": ", ".join([*kind.phrases, *kind.in_context]),
        "distinct values": "" if kind.capacity is None else f"{kind.capacity:,}",
        "version": str(kind.version),
        "samples": reason or ", ".join(json.dumps(value, ensure_ascii=False) for value in samples),
        "samples with": describe_params(next(iter(kind.examples), {})),
    }
    show(make_table("", ("", ""), [(name, text) for name, text in facts.items() if text]))
    if kind.params:
        click.echo()
        show(make_table("parameters", ("name", "default", "accepts", "about"), _list_params(kind)))


def _list_params(kind: FieldType) -> list[tuple[str, str, str, str]]:
    rows = list[tuple[str, str, str, str]]()
    for name, schema in kind.params.items():
        rules = {rule: value for rule, value in schema.items() if rule not in {"default", "description", "title"}}
        default = "required" if name in kind.required else _show_default(schema)
        rows.append((name, default, describe_params(rules), str(schema.get("description", schema.get("title", "")))))
    return rows


def _show_default(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema["default"], ensure_ascii=False, default=str) if "default" in schema else ""


def _searchable(kind: FieldType) -> str:
    return " ".join([kind.id, kind.title, kind.description, *kind.phrases, *kind.in_context]).lower()


def _make_list(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
