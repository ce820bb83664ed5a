"""What plugins register: field types, entities, topics, phrases, generators and sinks. All plain data."""

from __future__ import annotations

import importlib.resources
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from fictable.contract.nodes import Compute, Plan, TablePlan
from fictable.contract.pools import Pool
from fictable.contract.topic_files import read_topics

if TYPE_CHECKING:
    import pyarrow as pa

    from fictable.contract.protocols import Context
    from fictable.spec.nouns import FieldSpec

Mapper: TypeAlias = "Callable[[FieldSpec, Context], Plan]"


@dataclass(frozen=True, slots=True)
class EntityValue:
    """Which value of which entity a field type shows."""

    entity: str
    name: str


@dataclass(frozen=True)
class FieldType:
    """A kind of field: how people name it, what parameters it takes, how its values are made.

    Exactly one of `plan` and `mapper` ((field, context) → plan). `storage` is an Arrow type name or `decimal` (then functions
    return integers scaled by 10**decimals, or floats, which are rounded); float64 and decimal need `decimals`. `params` maps a
    name to its JSON Schema; numeric ones have both bounds; `"format": "field:number|time|text|boolean"` names a sibling field.
    `phrases` (English) are understood anywhere, `in_context` only where the text speaks of the entity. `capacity` is how many
    distinct values the plan promises. `unit` is what numbers are in (`kg`, `°C`, `minutes`; else read from the end of the title,
    `Height (cm)`): a text that asks for another one gets them converted. Raise `version` when the same spec and seed give other values.
    """

    id: str
    plan: Plan | None = None
    mapper: Mapper | None = field(default=None, kw_only=True)
    title: str = field(default="", kw_only=True)
    description: str = field(default="", kw_only=True)
    storage: str = field(default="string", kw_only=True)
    decimals: int | None = field(default=None, kw_only=True)
    params: Mapping[str, Any] = field(default_factory=dict, kw_only=True)
    required: Sequence[str] = field(default=(), kw_only=True)
    examples: Sequence[Mapping[str, Any]] = field(default=(), kw_only=True)
    phrases: Sequence[str] = field(default=(), kw_only=True)
    in_context: Sequence[str] = field(default=(), kw_only=True)
    capacity: int | None = field(default=None, kw_only=True)
    unit: str = field(default="", kw_only=True)
    version: int = field(default=1, kw_only=True)
    shows: EntityValue | None = field(default=None, kw_only=True, repr=False)


class Entity:
    """A thing whose fields belong together in a row.

    One entry of each pool is picked per row; a further pool among the entries that agree with those before it in the column
    they share (diagnosis → drug, country → city). Pool columns are values; functions add the rest.

    `by` names, for each pool, a value of the entity by which its entry is picked instead of by the row: whole numbers (rows of
    one device have one entry), or quantiles from 0 to below 1 (so many stations, spread over the
    entries in their order and by their weights; not for a pool that shares a column with one before it).
    """

    def __init__(self, id: str, *pools: Pool, title: str = "", phrases: Sequence[str] = (), by: Sequence[str] = ()) -> None:
        if by and len(by) != len(pools):
            raise ValueError(f"{id}: `by` needs a name, or none, for each of the {len(pools)} pools")
        self.id, self.pools, self.title, self.phrases, self.by = id, pools, title, tuple(phrases), tuple(by) or ("",) * len(pools)
        self.fields: dict[str, FieldType] = {}
        self.computes: dict[str, Compute] = {}

    @classmethod
    def read(
        cls,
        id: str,
        package: str,
        file: str,
        *,
        texts: Sequence[str] = (),
        numbers: Mapping[str, int] | None = None,
        weight: str | None = None,
        title: str = "",
    ) -> Entity:
        """An entity whose pool is a CSV file and whose fields are its columns: `texts`, and `numbers` with their decimals (0: whole).

        Other columns of the file are values for its functions; `weight` is the column of the shares.
        """
        decimals = numbers or {}
        made = cls(id, Pool.read(package, file, weight=weight, types=dict.fromkeys(decimals, "float64")), title=title)
        for column in texts:
            made.field(column)
        for column, places in decimals.items():
            storage: dict[str, Any] = {"storage": "float64", "decimals": places} if places else {"storage": "int64"}
            made.field(column, **storage)
        return made

    def field(self, name: str, **about: Any) -> Callable[[Compute], Compute]:
        """A public field `<id>.<name>`: a column of a pool, or, used as a decorator, a function of the entity's row.

        `about` are keyword arguments of FieldType. Raises ValueError for a name that is taken.
        """
        if name in self.fields:
            raise ValueError(f"{self.id}.{name} is defined twice")
        about.setdefault("title", name.replace("_", " ").capitalize())
        self.fields[name] = FieldType(f"{self.id}.{name}", shows=EntityValue(self.id, name), **about)
        return self.hidden(name)

    def hidden(self, name: str) -> Callable[[Compute], Compute]:
        """A value that the entity's other functions may read but that is no field type."""

        def keep(compute: Compute) -> Compute:
            self.computes[name] = compute
            return compute

        return keep


@dataclass(frozen=True)
class Phrases:
    """How people of another language name field types, entities and topics, of any plugin: id → phrases."""

    language: str
    anywhere: Mapping[str, Sequence[str]] = field(default_factory=dict)
    in_context: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, package: str, file: str) -> Phrases:
        """From TOML with `language = "de"` and the tables [anywhere] and [in_context]."""
        return cls(**tomllib.loads(importlib.resources.files(package).joinpath(file).read_text("utf-8")))


@dataclass(frozen=True)
class Topic:
    """The table that people mean when they name only a topic.

    `fields` maps a column to a type id or to members of a field spec (type, params, null_fraction, unique, of, cases …).
    """

    id: str
    phrases: Sequence[str]
    table: str
    fields: Mapping[str, str | Mapping[str, Any]]
    constraints: Sequence[Mapping[str, Any]] = ()
    title: str = ""

    @classmethod
    def read(cls, package: str, file: str) -> tuple[Topic, ...]:
        """The topics of a TOML file: a table per id with `phrases`, `table`, `fields`, and perhaps `title` and `constraints`.

        A field is the id of its type, or a table: keys that are no members of a field spec are parameters, from which a type that is
        left out follows (`values`, `min` …); `values` may be a table of value to weight; where `null_when` holds, nothing stands there.
        """
        return tuple(cls(id=id_, **about) for id_, about in read_topics(package, file).items())


@dataclass(frozen=True)
class Generator:
    """A named way to make a dataset: make(params, context) → a dataset spec document or table plans."""

    id: str
    make: Callable[[Mapping[str, Any], Any], Mapping[str, Any] | TablePlan]
    title: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    required: Sequence[str] = ()
    version: int = 1


@dataclass(frozen=True)
class Sink:
    """An output format: encode(batches, schema, options) yields bytes; the host feeds batches of `batch_rows` rows.

    The columns of the batches have the types of the schema. With `compact`, columns of text may come as dictionary arrays instead,
    or as structs whose fields (texts without nulls, each plain or a dictionary array) one after the other are the text.
    `apart` tells that batches have nothing to do with each other: the bytes of several are those of none, then what each adds to them.
    Several threads may then encode.
    """

    id: str
    encode: Callable[[Iterable[pa.RecordBatch], pa.Schema, Mapping[str, Any]], Iterator[bytes]]
    media_type: str
    extension: str
    batch_rows: int = 16_384
    options: Mapping[str, Any] = field(default_factory=dict)
    aliases: Sequence[str] = ()
    compact: bool = False
    apart: bool = False
