"""Describe a dataset in plain language, get the table. The public door: everything that a program or a plugin may import.

Names are loaded on first use, so that `import fictable` stays quick and imports neither pyarrow nor Faker.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fictable.contract.hooks import hookimpl
    from fictable.contract.nodes import (
        Choice,
        ColumnPlan,
        Concat,
        Constant,
        Counter,
        Formula,
        Lookup,
        Moment,
        Number,
        Offset,
        Pattern,
        Plan,
        ProviderCall,
        Reference,
        TablePlan,
        Uuid,
    )
    from fictable.contract.nouns import Entity, FieldType, Generator, Phrases, Sink, Topic
    from fictable.contract.pools import Pool
    from fictable.contract.protocols import Context, Draw, Picks, Rows
    from fictable.engine import portable, values
    from fictable.engine.picks import format_integers
    from fictable.errors import FictableError, InvalidInput, Refused
    from fictable.sinks.csv import encode as encode_csv
    from fictable.sinks.json import encode as encode_json
    from fictable.sinks.ndjson import encode as encode_ndjson
    from fictable.spec.nouns import FieldSpec
    from fictable.work.python import generate

__version__ = "1.0.0"

_HOMES = {
    "fictable.contract.hooks": ("hookimpl",),
    "fictable.contract.nodes": (
        "Choice", "ColumnPlan", "Concat", "Constant", "Counter", "Formula", "Lookup", "Moment", "Number", "Offset", "Pattern", "Plan",
        "ProviderCall", "Reference", "TablePlan", "Uuid",
    ),
    "fictable.contract.nouns": ("Entity", "FieldType", "Generator", "Phrases", "Sink", "Topic"),
    "fictable.contract.pools": ("Pool",),
    "fictable.contract.protocols": ("Context", "Draw", "Picks", "Rows"),
    "fictable.engine.picks": ("format_integers",),
    "fictable.errors": ("FictableError", "InvalidInput", "Refused"),
    "fictable.spec.nouns": ("FieldSpec",),
    "fictable.work.python": ("generate",),
}  # fmt: skip

__all__ = [
    "Choice", "ColumnPlan", "Concat", "Constant", "Context", "Counter", "Draw", "Entity", "FictableError", "FieldSpec", "FieldType",
    "Formula", "Generator", "InvalidInput", "Lookup", "Moment", "Number", "Offset", "Pattern", "Phrases", "Picks", "Plan", "Pool",
    "ProviderCall", "Reference", "Refused", "Rows", "Sink", "TablePlan", "Topic", "Uuid", "encode_csv", "encode_json", "encode_ndjson",
    "format_integers", "generate", "hookimpl", "portable", "values",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a public name where it lives."""
    if name in {"portable", "values"}:
        return importlib.import_module(f"fictable.engine.{name}")
    if name in {"encode_csv", "encode_json", "encode_ndjson"}:
        return importlib.import_module(f"fictable.sinks.{name.removeprefix('encode_')}").encode
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module 'fictable' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
