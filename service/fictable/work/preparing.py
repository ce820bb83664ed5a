"""Specs made ready to run, kept while they are in use: mapping and the trial run are done once per spec, not once per request."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Final, TypeAlias

from fictable.contract.plans import PlannedDataset
from fictable.spec.nouns import DatasetSpec

KEPT: Final = 256
Key: TypeAlias = "tuple[str, tuple[int, ...]]"


class PreparedShelf:
    """Planned datasets by spec digest, the least recently used ones dropped. Rows and seed are put in anew for each request;
    where the number of rows decides whether a spec can be kept at all, it is part of the key.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, PlannedDataset] = OrderedDict()

    def plan(
        self,
        spec: DatasetSpec,
        digest: str,
        make: Callable[[], tuple[DatasetSpec, PlannedDataset]],
        quarantined: Collection[str] = (),
    ) -> tuple[DatasetSpec, PlannedDataset]:
        """The spec and its planned dataset: kept, or made by make(), which may change the spec (and is then not kept).

        A kept one that uses a plugin in quarantine by now is made anew, which refuses it.
        """
        key = (digest, tuple(table.rows for table in spec.tables) if _depends_on_rows(spec) else ())
        found = self._kept.get(key)
        if found is None or (quarantined and _uses(found, quarantined)):
            made_spec, planned = make()
            if made_spec == spec:
                self._keep(key, planned)
            return made_spec, planned
        self._kept.move_to_end(key)
        tables = {table.name: replace(found.tables[table.name], rows=table.rows) for table in spec.tables}
        return spec, replace(found, seed=spec.seed, tables=tables)

    def _keep(self, key: Key, planned: PlannedDataset) -> None:
        self._kept[key] = planned
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def _uses(planned: PlannedDataset, plugins: Collection[str]) -> bool:
    """Whether a field is made by one of these plugins; a case may have the type of another plugin than its field."""
    fields = [field for table in planned.tables.values() for field in table.fields.values()]
    types = [case.type for field in fields for case in field.spec.cases if case.type]
    return any(field.owner in plugins for field in fields) or any(planned.owner.get(type_) in plugins for type_ in types)


def _depends_on_rows(spec: DatasetSpec) -> bool:
    if len(spec.tables) > 1 or spec.tables[0].rows == 0:
        return True
    table = spec.tables[0]
    rules = any(rule.kind == "unique_together" for rule in table.constraints)
    return rules or bool(table.primary_key) or any(field.unique for field in table.fields)
