"""A Fictable object for the tests of the command: two sinks, two types, rows that are numbers, failures on demand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

from fictable.contract.catalog import Catalog, PluginReport
from fictable.contract.nouns import FieldType, Sink
from fictable.errors import DescriptionInvalid, Issue, Refused
from fictable.settings import Settings
from fictable.spec.nouns import Constraint, Coverage, DatasetSpec, FieldSpec, TableSpec

CHUNK = 50


def make_catalog() -> Catalog:
    """Make a small catalog, as plugins would make it."""
    types = (
        FieldType(
            "person.name",
            lambda rows: rows,
            title="Full name",
            description="A name of the locale.",
            phrases=("name", "full name"),
            capacity=1000,
        ),
        FieldType("person.email", lambda rows: rows, title="E-mail", phrases=("e-mail", "email address")),
        FieldType(
            "number.decimal",
            lambda rows: rows,
            title="Decimal",
            storage="decimal",
            decimals=2,
            params={"min": {"type": "number", "default": 0, "description": "Least value"}, "max": {"type": "number"}},
            required=("max",),
            examples=({"max": 9},),
        ),
        FieldType("reference", lambda rows: rows, title="Reference", required=("to",), params={"to": {"type": "string"}}),
    )
    sinks = [Sink(name, lambda *_: iter(()), "text/plain", name) for name in ("csv", "json")]
    sinks.append(Sink("ndjson", lambda *_: iter(()), "application/x-ndjson", "ndjson", aliases=("jsonl",)))
    reports = (
        PluginReport("person", "fictable", "1.0.0", counts={"field_types": 2, "topics": 0}, warnings=("slow\x1b[31m", *"123456")),
        PluginReport("broken", "guest", "0.1", ok=False, reason="ImportError: no module named x"),
    )
    return Catalog({kind.id: kind for kind in types}, {}, {}, (), {}, {sink.id: sink for sink in sinks}, {}, reports, {}, "")


def make_spec(tables: int = 1, rows: int = 120) -> DatasetSpec:
    """Make a spec with coverage; every table has the same fields."""
    fields = (
        FieldSpec("id", "id.sequence"),
        FieldSpec("salary", "number.integer", {"min": 1, "max": 9}, unique=True, null_fraction=0.05, locale="de_DE"),
    )
    names = ("orders", "people", "places")[:tables]
    return DatasetSpec(
        tables=tuple(TableSpec(name, rows, fields, constraints=(Constraint("inequality", ("id", "salary")),)) for name in names),
        title="a [bold] title",
        seed=7,
        coverage=(
            Coverage("salary from 1 to 9", "mapped", ("salary",)),
            Coverage("some [red]id[/red]", "assumed", ("orders.id",), "usual"),
            Coverage("5% refunds", "unresolved", (), "no such field"),
        ),
    )


@dataclass
class FakeFictable:
    """What the commands call, without an engine. `before_chunk` runs before each chunk of rows."""

    spec: DatasetSpec = field(default_factory=make_spec)
    degraded: bool = False
    before_chunk: Callable[[int], None] = lambda _: None
    catalog: Catalog = field(default_factory=make_catalog)
    calls: list[Any] = field(default_factory=list)
    closed: bool = False
    settings: Settings = field(default_factory=Settings)

    def plan_sync(self, request: Any) -> Any:
        """Give the one spec with the rows and the seed of the request."""
        self.calls.append(request)
        if request.description == "bad":
            raise DescriptionInvalid([Issue("/description", "too_short", "Description must be longer", "bad", "10 to 4000 characters")])
        tables = tuple(replace(table, rows=request.rows) for table in self.spec.tables)
        spec = replace(self.spec, tables=tables, seed=request.seed or self.spec.seed)
        return SimpleNamespace(spec=spec, source="offline", degraded=self.degraded)

    def parse_spec(self, document: Any, rows: int | None = None, seed: int | None = None, locale: str | None = None) -> DatasetSpec:
        """Read names, rows and the first field of each table."""
        self.calls.append((document, rows, seed, locale))
        if any(part["type"] == "reference" for table in document["tables"] for part in table.get("fields", [])):
            raise Refused("a reference needs another table", param="to")
        tables = [TableSpec(table["name"], rows or table["rows"], ()) for table in document["tables"]]
        return DatasetSpec(tuple(tables), seed=seed or 0, locale=locale or "en_US")

    def prepare(self, spec: DatasetSpec) -> Any:
        """Give the tables of the spec."""
        rows = {table.name: table.rows for table in spec.tables}
        return SimpleNamespace(tables=tuple(rows), rows_of=rows.__getitem__)

    def stream(
        self,
        dataset: Any,
        *,
        table: str,
        format: str,
        progress: Callable[[int], None],
        report: Any = None,
        keep_formulas: bool | None = None,
    ) -> Iterator[bytes]:
        """Give lines with the table and the number of the row; note in calls whether it was closed."""
        rows = dataset.rows_of(table)
        try:
            for start in range(0, rows, CHUNK):
                self.before_chunk(start)
                end = min(rows, start + CHUNK)
                yield b"".join(self._write(table, row, format) for row in range(start, end))
                progress(end)
        finally:
            self.calls.append(f"closed {table}")

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True

    @staticmethod
    def _write(table: str, row: int, format: str) -> bytes:
        if format == "ndjson":
            return json.dumps({"value": row}).encode() + b"\n"
        return f"{format},{table},{row}\n".encode()
