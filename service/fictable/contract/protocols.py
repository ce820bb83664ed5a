"""What plugin functions are handed: rows, draws and the mapper's context."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fictable.contract.pools import Pool
from fictable.spec.nouns import FieldSpec


class Picks(Protocol):
    """Picked entries of a pool: an array of the default column in any expression; `picks["column"]` reads another column."""

    def __len__(self) -> int: ...
    def __getitem__(self, name: str) -> Any: ...
    def __array__(self, dtype: Any = None, copy: Any = None) -> NDArray[Any]: ...


class Draw(Protocol):
    """One independent draw per row, a function of (seed, table, field or entity value, label, row number) and of nothing else."""

    def bits(self) -> NDArray[np.uint64]:
        """64 random bits per row."""

    def uniform(self, low: ArrayLike = 0.0, high: ArrayLike = 1.0) -> NDArray[np.float64]:
        """Low ≤ x < high; both may be arrays."""

    def integer(self, low: ArrayLike, high: ArrayLike) -> NDArray[np.int64]:
        """Low ≤ x ≤ high, each equally likely; both may be arrays; spans up to 2**32. Raises ValueError otherwise."""

    def chance(self, probability: ArrayLike) -> NDArray[np.bool_]:
        """True with the given probability, which may be an array."""

    def normal(self, mean: ArrayLike = 0.0, stddev: ArrayLike = 1.0) -> NDArray[np.float64]:
        """Normally distributed; the same bits on every processor."""

    def lognormal(self, mean: ArrayLike = 0.0, stddev: ArrayLike = 1.0) -> NDArray[np.float64]:
        """Exp of normal(mean, stddev)."""

    def exponential(self, scale: ArrayLike = 1.0) -> NDArray[np.float64]:
        """Exponentially distributed with the given mean."""

    def pick(self, pool: Pool, **given: ArrayLike) -> Any:
        """An entry of the pool per row, by weight; given `column=values`, among the entries whose column has the row's value."""

    def cells(self, pool: Pool, position: ArrayLike, size: ArrayLike) -> tuple[Any, NDArray[np.int64], NDArray[np.int64]]:
        """Picks by quantile: the entry whose integer cell of [0, size) holds `position`; with it the ordinal in the cell
        and the cell's size. Distinct positions of one entry have distinct ordinals. Sizes up to 2**21.
        """

    def distinct(self, capacity: int) -> NDArray[np.int64]:
        """A number in [0, capacity): a permutation of the row number, so the first `capacity` rows of the table all differ."""

    def text(self, pattern: str) -> NDArray[Any]:
        """Text by a pattern of literals, classes and counts such as `[A-Z]{2}-[0-9]{4}`."""


class Rows(Protocol):
    """The rows to make values for. `rows["x"]` is a field of the table (inside an entity: its value x), without nulls, read-only.

    Rows come in any order and with gaps: never count, never look at a neighbour.
    """

    @property
    def params(self) -> Mapping[str, Any]:
        """The field's parameters, validated, defaults filled in."""

    @property
    def locale(self) -> str:
        """The field's locale, such as en_US."""

    @property
    def as_of(self) -> dt.datetime:
        """The dataset's clock (UTC)."""

    @property
    def numbers(self) -> NDArray[np.uint64]:
        """Row numbers in the table, from 0."""

    @property
    def of(self) -> str:
        """Which of the things of its kind the row's field is about: buyer or seller; empty where there is one."""

    def __len__(self) -> int: ...

    def __getitem__(self, name: str) -> Any: ...

    def draw(self, label: str, by: ArrayLike | None = None) -> Draw:
        """An independent draw, known by its label; a label serves once in a function.

        With `by`, whole numbers, it gives one value for each of them: the same for all rows of a number (a device, an employee).
        """

    def localized(self, choices: Mapping[str, Any]) -> Any:
        """The choice for this locale: by full name, by language, else the first."""

    def entries(self, pool: Pool, index: ArrayLike) -> Any:
        """The entries of a pool with the given indices (from 0), one per row, where a function chooses for itself."""

    def entity(self, id: str, role: str = "") -> Rows:
        """The entity of this row with this field's `of`, shown or not: rows.entity("person")["first_name"].

        With a role another one of the row, the one whose fields have that `of`: rows.entity("person", "doctor")["name"] is the name
        that a field of type person.name with the `of` doctor shows.
        """

    def parent(self, reference: str) -> Rows:
        """The rows of the other table that the reference field of this row points to."""


class Context(Protocol):
    """What a mapper may know: never the seed, the clock of the machine or the number of rows."""

    @property
    def locale(self) -> str:
        """The field's locale."""

    @property
    def as_of(self) -> dt.datetime:
        """The dataset's clock (UTC)."""

    @property
    def config(self) -> Mapping[str, Any]:
        """The plugin's own table of the configuration."""

    def field(self, name: str) -> FieldSpec:
        """A sibling field. Raises Refused where there is none."""

    def storage(self, name: str) -> str:
        """The storage of a sibling field, as its type declares it."""
