"""The rows that plan functions are handed: views of a batch that know their draw keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fictable.contract.pools import Pool, choose_locale
from fictable.engine.draws import StatelessDraw
from fictable.engine.keys import key_of
from fictable.engine.picks import Picks
from fictable.errors import PluginError

if TYPE_CHECKING:
    from fictable.contract.plans import PlannedField
    from fictable.engine.batch import Batch


class BatchRows:
    """Implements contract.protocols.Rows. `scope` is the path of names that keys its draws."""

    def __init__(self, batch: Batch, scope: tuple[object, ...], *, params: Mapping[str, Any], locale: str, of: str) -> None:
        self.batch, self.scope, self.params, self.locale, self.of = batch, scope, params, locale, of
        self._labels: set[str] = set()

    def __len__(self) -> int:
        return len(self.batch.numbers)

    @property
    def numbers(self) -> NDArray[np.uint64]:
        """Row numbers in the table, from 0."""
        return self.batch.numbers

    @property
    def as_of(self) -> dt.datetime:
        """The dataset's clock."""
        return self.batch.run.dataset.as_of

    def key(self, label: str) -> int:
        """The 64-bit key of the draw with this label."""
        return key_of(self.batch.run.dataset.seed, self.batch.run.table.name, *self.scope, label)

    def draw(self, label: str, by: ArrayLike | None = None) -> StatelessDraw:
        """An independent draw, known by its label; with `by` one value per whole number in it instead of one per row.

        Raises PluginError where the label was used before in this function.
        """
        if label in self._labels:
            raise PluginError(f"draw({label!r}) was already made here: a second one would be the same numbers; name it otherwise")
        self._labels.add(label)
        numbers = self.numbers if by is None else np.asarray(by).astype(np.int64).astype(np.uint64)
        return StatelessDraw(self.key(label), numbers, self.batch.run.shelf, self.locale, self.batch.cells)

    def __getitem__(self, name: str) -> Any:
        return self.batch.read_field(name)

    def localized(self, choices: Mapping[str, Any]) -> Any:
        """The choice for this locale: by full name, by language, else the first."""
        found = choose_locale(choices, self.locale)
        return next(iter(choices.values())) if found is None else found

    def entries(self, pool: Pool, index: ArrayLike) -> Picks:
        """The entries of a pool with the given indices."""
        return Picks(self.batch.run.shelf.get(pool, self.locale), np.asarray(index).astype(np.int32))

    def entity(self, id: str, role: str = "") -> EntityRows:
        """The entity of this row with this field's `of`; with a role the one that has this role beside it, as an `of` of that name has."""
        return self.batch.entity_rows(id, " ".join(part for part in (self.of, role) if part), "")

    def parent(self, reference: str) -> BatchRows:
        """The rows of the other table that the reference field points to."""
        return self.batch.parent_rows(reference)


class FieldRows(BatchRows):
    """The rows of one field, for built-in nodes, which may also know the field and the table's size."""

    def __init__(self, batch: Batch, field: PlannedField, scope: tuple[object, ...], params: Mapping[str, Any]) -> None:
        super().__init__(batch, scope, params=params, locale=field.spec.locale, of=field.spec.of)
        self.field = field

    @property
    def total(self) -> int:
        """The number of rows of the whole table."""
        return self.batch.run.table.rows

    def bits(self, label: str) -> NDArray[np.uint64]:
        """64 random bits per row."""
        return self.draw(label).bits()


class EntityRows(BatchRows):
    """The rows of one entity value: `rows["x"]` is another value of the same entity."""

    def __init__(self, batch: Batch, entity: str, of: str, name: str, params: Mapping[str, Any], locale: str) -> None:
        super().__init__(batch, ("entity", of, entity, name), params=params, locale=locale, of=of)
        self._entity = entity

    def __getitem__(self, name: str) -> Any:
        return self.batch.read_fact(self._entity, self.of, name)
