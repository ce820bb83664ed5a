"""Golden digests: what a released version of a field type gave, it gives for ever, or its version is raised."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from fictable.contract.nouns import FieldType
from fictable.testing.bench import Bench, list_examples, write_document

_ROWS: Final = 500


def check_golden(bench: Bench, namespace: str, path: Path) -> Iterator[str]:
    """Compare with the file; types and versions that it does not have are added to it."""
    now = {kind.id: [kind.version, _digest(bench, kind)] for kind in bench.types_of(namespace)}
    before: dict[str, list[Any]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    kept = dict(now)
    for id_, (version, digest) in before.items():
        if id_ not in now:
            yield f"{id_}: was released and is gone; take its line out of {path.name} where that is meant"
        elif now[id_][0] == version and now[id_][1] != digest:
            yield f"{id_}: other values than released; raise version to {version + 1} or restore them"
        if id_ not in now or now[id_][0] == version:
            kept[id_] = [version, digest]
    if kept != before:
        path.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", "utf-8")


def _digest(bench: Bench, kind: FieldType) -> str:
    cells = [bench.column(write_document(kind, params, rows=_ROWS), range(_ROWS)).to_pylist() for params in list_examples(kind)]
    return hashlib.sha256(repr(cells).encode()).hexdigest()[:16]
