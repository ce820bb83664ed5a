"""Pools: entries to pick from by weight, with variants per locale, loaded when first used."""

from __future__ import annotations

import csv
import importlib
import importlib.resources
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

TEXT = np.dtypes.StringDType()
Choices: TypeAlias = "Sequence[Any] | Mapping[Any, float]"


@dataclass(frozen=True, slots=True, eq=False)
class PoolEntries:
    """A pool in one locale: equally long columns (text as NumPy StringDType), weights or None for equal chances,
    and the column that stands for the entry.
    """

    columns: Mapping[str, NDArray[Any]]
    weights: tuple[float, ...] | None
    default: str

    def __len__(self) -> int:
        return len(self.columns[self.default])


class Pool:
    """Entries to pick from: a list, a mapping value → weight, a CSV file of several columns, or a Faker word list.

    `Pool(["a", "b"])` · `Pool({"a": 3, "b": 1})` · `Pool({"White": 3}, de=["Weiß"])` ·
    `Pool.read(__package__, "models.csv", weight="sales")` · `Pool.faker("person", "last_names")`.
    Under a locale (`de` or `de_DE`) a list translates the values one by one and keeps
    the weights; a mapping brings its own. Raises ValueError where a translation has another length.
    """

    def __init__(self, values: Choices, /, **locales: Choices) -> None:
        for name, other in locales.items():
            if not isinstance(other, Mapping) and len(other) != len(values):
                raise ValueError(f"{name} translates {len(other)} of {len(values)} values")
        self._set_up(lambda locale: _entries_of(values, locales, locale), lambda: {"value": not isinstance(next(iter(values)), str)})

    def _set_up(self, load: Callable[[str], PoolEntries], columns: Callable[[], Mapping[str, bool]]) -> None:
        self._memo: dict[str, PoolEntries] = {}
        self._names: Mapping[str, bool] | None = None
        self._load, self._columns = load, columns

    @classmethod
    def _made(cls, load: Callable[[str], PoolEntries], columns: Callable[[], Mapping[str, bool]]) -> Pool:
        pool = cls(())
        pool._set_up(load, columns)
        return pool

    @classmethod
    def read(cls, package: str, file: str, *, weight: str | None = None, types: Mapping[str, str] | None = None) -> Pool:
        """From a CSV file with a header in a package; lines that start with # are comments.

        `weight` names the column of weights; `types` gives columns that are no text a NumPy dtype ("int32", "float64").
        `models.de_DE.csv` or `models.de.csv` beside `models.csv` serve those locales.
        """
        kinds = dict(types or {})

        def columns() -> Mapping[str, bool]:
            header = next(csv.reader(_lines(package, file, "")))
            return {name: name in kinds for name in header if name != weight}

        return cls._made(lambda locale: _read(package, file, locale, weight, kinds), columns)

    @classmethod
    def faker(cls, provider: str, attribute: str) -> Pool:
        """The word list `attribute` of the standard Faker provider (`person`, `address` …) in the row's locale, else en_US's."""
        return cls._made(lambda locale: _faker_entries(provider, attribute, locale), lambda: {"value": False})

    def where(self, keep: Callable[[Mapping[str, NDArray[Any]]], NDArray[np.bool_]]) -> Pool:
        """The entries for which keep(columns) is true."""

        def load(locale: str) -> PoolEntries:
            whole = self.load(locale)
            mask = keep(whole.columns)
            weights = None if whole.weights is None else tuple(np.asarray(whole.weights)[mask].tolist())
            return PoolEntries({name: column[mask] for name, column in whole.columns.items()}, weights, whole.default)

        return Pool._made(load, self.read_columns)

    def load(self, locale: str) -> PoolEntries:
        """The entries for a locale. Raises ValueError for an empty pool or bad weights, OSError for a missing file."""
        if locale not in self._memo:
            entries = self._load(locale)
            if not len(entries):
                raise ValueError("the pool is empty")
            self._memo[locale] = entries
        return self._memo[locale]

    def read_columns(self) -> Mapping[str, bool]:
        """Column name → whether it is numeric, without loading the entries."""
        if self._names is None:
            self._names = self._columns()
        return self._names


def choose_locale(choices: Mapping[str, Any], locale: str) -> Any:
    """The choice for a locale: by its full name, then by its language, else None."""
    found = choices.get(locale)
    return found if found is not None else choices.get(locale.split("_", maxsplit=1)[0])


def _entries_of(values: Choices, locales: Mapping[str, Choices], locale: str) -> PoolEntries:
    chosen = choose_locale(locales, locale)
    chosen = values if chosen is None else chosen
    weighted = chosen if isinstance(chosen, Mapping) else values
    weights = tuple(float(w) for w in weighted.values()) if isinstance(weighted, Mapping) else None
    return PoolEntries({"value": as_column(list(chosen))}, weights, "value")


def as_column(values: Sequence[Any]) -> NDArray[Any]:
    """Values as an array: text as StringDType, everything else as NumPy sees it."""
    return np.array(values, TEXT) if values and isinstance(values[0], str) else np.array(values)


def _lines(package: str, file: str, locale: str) -> list[str]:
    root = importlib.resources.files(package)
    stem, _, suffix = file.rpartition(".")
    names = [f"{stem}.{locale}.{suffix}", f"{stem}.{locale.split('_', maxsplit=1)[0]}.{suffix}", file] if locale else [file]
    for name in names:
        path = root.joinpath(name)
        if path.is_file():
            return [line for line in io.StringIO(path.read_text("utf-8")) if not line.startswith("#")]
    raise FileNotFoundError(f"{package}: no {file}")


def _read(package: str, file: str, locale: str, weight: str | None, types: Mapping[str, str]) -> PoolEntries:
    rows = list(csv.DictReader(_lines(package, file, locale)))
    if not rows:
        raise ValueError(f"{package}: {file} has no entries")
    columns = {n: np.array([r[n] for r in rows], types.get(n, TEXT)) for n in rows[0] if n != weight}
    weights = tuple(float(r[weight]) for r in rows) if weight else None
    return PoolEntries(columns, weights, next(iter(columns)))


def _faker_entries(provider: str, attribute: str, locale: str) -> PoolEntries:
    values = None
    for place in (f"{provider}.{locale}", f"{provider}.en_US", provider):
        try:
            module = importlib.import_module(f"faker.providers.{place}")
        except ModuleNotFoundError:
            continue
        values = getattr(module.Provider, attribute, None)
        if values:
            break
    if not values:
        raise ValueError(f"Faker's {provider} provider has no {attribute!r}")
    return _entries_of(values if isinstance(values, Mapping) else list(dict.fromkeys(values)), {}, locale)
