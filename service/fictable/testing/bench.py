"""A bench: one catalog with an engine, to make columns of single field types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike

from fictable.contract.catalog import Catalog
from fictable.contract.nodes import ProviderCall
from fictable.contract.nouns import FieldType
from fictable.engine.engine import Engine
from fictable.engine.patterns import count_texts
from fictable.engine.table import TableRun
from fictable.engine.unique_values import count_values
from fictable.mapping.plugins import find_plugins, load_catalog
from fictable.mapping.resolve import SpecMapper
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec

LOCALES: Final = ("en_US", "en_GB", "de_DE", "fr_FR", "ja_JP", "pt_BR")
BATCH: Final = 16_384
SEED: Final = 5
_NUMBER = {"name": "sibling_number", "type": "number.decimal", "params": {"min": 1, "max": 40}}
# What a parameter with "format": "field:…" is given; by the part behind the colon.
SIBLINGS: Final[Mapping[str, Mapping[str, Any]]] = {
    "number": _NUMBER,
    "": _NUMBER,
    "time": {"name": "sibling_time", "type": "datetime"},
    "text": {"name": "sibling_text", "type": "text.word"},
    "boolean": {"name": "sibling_boolean", "type": "boolean"},
}
# The types that speak of other tables or fields by a name that is no sibling parameter; core alone has such.
_LINK = {"name": "sibling_reference", "type": "reference", "params": {"to": "parents.parent_id"}}
_LINKED: Final[Mapping[str, tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]]] = {
    "reference": ({"to": "parents.parent_id"}, ()),
    "lookup": ({"via": "sibling_reference", "field": "label"}, (_LINK,)),
    "expression": ({"expr": "sibling_number * 2"}, (_NUMBER,)),
}
_PARENT_FIELDS = [{"name": "parent_id", "type": "id.sequence"}, {"name": "label", "type": "text.word"}]
_PARENTS = {"name": "parents", "rows": 500, "fields": _PARENT_FIELDS}


class Bench:
    """Makes values of a catalog's field types, without trial runs: what breaks shall break where it can be named."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog, self._engine = catalog, Engine()
        self._mapper = SpecMapper(catalog, count_texts=count_texts, count_values=count_values)
        self._turned: Bench | None = None
        self._declared = {kind.id: tuple(kind.params) for kind in catalog.field_types.values()}

    @classmethod
    def of_installed(cls, config: Mapping[str, Mapping[str, Any]] | None = None) -> Bench:
        """With the catalog of all installed plugins."""
        return cls(load_catalog(config=config))

    def turn(self) -> Bench:
        """A bench with the installed plugins loaded in the opposite order (core first); made once."""
        if self._turned is None:
            found = find_plugins()
            order = [*(p for p in found if p.name == "core"), *(p for p in reversed(found) if p.name != "core")]
            self._turned = Bench(load_catalog(order, config=self.catalog.config))
        return self._turned

    def types_of(self, namespace: str) -> list[FieldType]:
        """The field types that a plugin registered, by id."""
        return [kind for kind in self.catalog.field_types.values() if self.catalog.owner[kind.id] == namespace]

    def open(self, document: Mapping[str, Any], table: str = "t") -> TableRun:
        """The run of one table of a dataset spec document. Raises SpecInvalid, Refused, PluginError."""
        spec = parse_dataset_spec(document, defaults=SpecDefaults(), declared_params=self._declared)
        return self._engine.open_table(self._mapper.map_dataset(spec), table)

    def column(self, document: Mapping[str, Any], numbers: ArrayLike, size: int = BATCH) -> pa.Array:
        """The column `value` of the given rows, made in batches of `size`."""
        return read_column(self.open(document), numbers, size)


def read_column(run: TableRun, numbers: ArrayLike, size: int = BATCH, name: str = "value") -> pa.Array:
    """A column of the given rows, made in batches of `size`."""
    wanted = np.asarray(numbers, np.uint64)
    return pa.concat_arrays([run.batch(wanted[at : at + size]).column(name) for at in range(0, len(wanted), size)])


def list_examples(kind: FieldType) -> list[Mapping[str, Any]]:
    """The parameters that a type is tried with: none, where it needs none but siblings, and its examples."""
    if kind.id in _LINKED:
        return [_LINKED[kind.id][0]]
    siblings = {name for name, schema in kind.params.items() if is_sibling(schema)}
    bare = [dict[str, Any]()] if set(kind.required) <= siblings else []
    if not bare and not kind.examples and isinstance(kind.plan, ProviderCall):
        bare = [{name: _fill(kind.params[name]) for name in kind.required}]
    return [*bare, *kind.examples]


def is_sibling(schema: Any) -> bool:
    """Whether a parameter names a sibling field."""
    return isinstance(schema, Mapping) and str(schema.get("format", "")).partition(":")[0] == "field"


def write_document(
    kind: FieldType,
    params: Mapping[str, Any],
    *,
    rows: int = BATCH,
    seed: int = SEED,
    locale: str = "en_US",
    before: Iterable[Mapping[str, Any]] = (),
    after: Iterable[Mapping[str, Any]] = (),
    **members: Any,
) -> dict[str, Any]:
    """A dataset spec with the table t, whose field `value` has the type; the siblings that its parameters name are there."""
    given, siblings = dict(params), dict[str, Mapping[str, Any]]()
    for name, schema in kind.params.items():
        if is_sibling(schema) and (name in kind.required or name in given):
            sibling = SIBLINGS[str(schema["format"]).partition(":")[2]]
            siblings[sibling["name"]], given[name] = sibling, sibling["name"]
    siblings |= {extra["name"]: extra for extra in _LINKED.get(kind.id, ({}, ()))[1]}
    field = {"name": "value", "type": kind.id, "params": given, **members}
    table = {"name": "t", "rows": rows, "fields": [*before, field, *siblings.values(), *after]}
    return {"seed": seed, "locale": locale, "tables": [table, _PARENTS] if kind.id in _LINKED else [table]}


def _fill(schema: Mapping[str, Any]) -> Any:
    """A value for a required parameter of a Faker method."""
    if "enum" in schema:
        return schema["enum"][0]
    return {"integer": 1, "number": 1.0, "boolean": True}.get(str(schema.get("type")), "text")
