"""Pools of names: the most common names of a country by rank, then Faker's, each with its spelling in plain letters."""

from __future__ import annotations

import importlib.resources
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fictable import Pool
from fictable_people.transliteration import romanize

TAIL_SHARE = 0.2
TAIL_LENGTH = 400
# The offset of Zipf's law; where a country has few surnames the first is borne by a quarter of the people.
FLAT, STEEP, FEW = 8, 1.5, 35
SHARES = {"female": 0.507, "male": 0.493}
FAKER_LISTS = {"female": "first_names_female", "male": "first_names_male", "last": "last_names"}
FAKER_PAIRS = {"female": "first_name_female_pairs", "male": "first_name_male_pairs", "last": "last_name_pairs"}


@dataclass(frozen=True, slots=True)
class WeightedName:
    """A name, its spelling in the letters a to z, and its weight."""

    name: str
    slug: str
    weight: float


class NamePool(Pool):
    """Names of one kind (female, male, last; or given: female and male ones) with the columns name, slug, twins, twin and male.

    `twins` is how many names (of either gender) share the slug and `twin` which of them this is, so that what is made of
    slugs can be told apart.
    """

    def __init__(self, kind: str, company: Sequence[str]) -> None:
        super().__init__([kind])
        self._kind, self._company = kind, tuple(company)

    def load(self, locale: str) -> Any:
        """The names for a locale."""
        key = f"{self._kind} {locale}"
        if key not in self._memo:
            self._memo[key] = replace(super().load("en_US"), **_build_entries(self._kind, self._company, locale))
        return self._memo[key]

    def read_columns(self) -> Mapping[str, bool]:
        """Column name → whether it is numeric."""
        return {"name": False, "slug": False, "twins": True, "twin": True, "male": True}


class AgePool(Pool):
    """Ages by the population pyramid. Adults unless a range is asked for."""

    def __init__(self, pyramid: Pool) -> None:
        super().__init__(["age"])
        self._pyramid = pyramid
        self._adults = pyramid.where(lambda columns: (columns["age"] >= 18) & (columns["age"] <= 80))

    def load(self, locale: str) -> Any:
        """Ages 18 to 80."""
        return self._adults.load(locale)

    def where(self, keep: Callable[[Mapping[str, NDArray[Any]]], NDArray[np.bool_]]) -> Pool:
        """The ages of the whole pyramid, 0 to 100, that a parameter allows."""
        return self._pyramid.where(keep)

    def read_columns(self) -> Mapping[str, bool]:
        """The one column, a number."""
        return self._pyramid.read_columns()


def _build_entries(kind: str, company: Sequence[str], locale: str) -> dict[str, Any]:
    names = {member: read_names(member, locale) for member in company}
    before: Counter[str] = Counter()
    twins = Counter(name.slug for member in company for name in names[member])
    own: list[tuple[WeightedName, int, bool, float]] = []
    for member in company:
        share = SHARES.get(member, 1.0) / sum(name.weight for name in names[member])
        for name in names[member]:
            if kind in {member, "given"}:
                own.append((name, before[name.slug], member == "male", name.weight * share))
            before[name.slug] += 1
    text = partial(np.array, dtype=np.dtypes.StringDType())
    columns = {
        "name": text([name.name for name, *_ in own]),
        "slug": text([name.slug for name, *_ in own]),
        "twins": np.array([twins[name.slug] for name, *_ in own], np.int64),
        "twin": np.array([twin for _, twin, _, _ in own], np.int64),
        "male": np.array([male for _, _, male, _ in own], np.bool_),
    }
    return {"columns": columns, "weights": tuple(weight for *_, weight in own), "default": "name"}


def read_names(kind: str, locale: str) -> list[WeightedName]:
    """The names of a kind (female, male, last): the common ones by Zipf's law, then Faker's, each rarer than those."""
    language = locale.split("_", maxsplit=1)[0]
    spelled = _read_common(kind, locale)
    common = {name: 1 / (rank + (STEEP if len(spelled) < FEW else FLAT)) for rank, name in enumerate(spelled)}
    rest = _read_rest(kind, locale, spelled)
    if common:
        limit = min(sum(common.values()) * TAIL_SHARE, min(common.values()) * len(rest) / 2)
        scale = limit / sum(rest.values()) if rest else 0.0
        rest = {name: weight * scale for name, weight in rest.items()}
    pairs = _read_pairs(kind) if language == "ja" else {}
    return [
        WeightedName(name, spelled.get(name) or pairs.get(name) or romanize(name, language), weight)
        for name, weight in {**common, **rest}.items()
    ]


def _read_rest(kind: str, locale: str, spelled: Mapping[str, str]) -> dict[str, float]:
    rest = [(name, weight) for name, weight in _read_faker(kind, locale) if name not in spelled]
    return dict(rest[:: max(1, -(-len(rest) // TAIL_LENGTH))] if spelled else rest)


def _read_common(kind: str, locale: str) -> dict[str, str]:
    file = importlib.resources.files(__package__ or "fictable_people").joinpath("data/common_names.toml")
    line = tomllib.loads(file.read_text("utf-8")).get(locale, {}).get(kind, "")
    return {name: slug for name, _, slug in (entry.strip().partition(":") for entry in line.split(",") if entry.strip())}


def _read_faker(kind: str, locale: str) -> list[tuple[str, float]]:
    entries = Pool.faker("person", FAKER_LISTS[kind]).load(locale)
    values = entries.columns["value"].tolist()
    return list(zip(values, entries.weights or [1.0] * len(values), strict=True))


def _read_pairs(kind: str) -> dict[str, str]:
    """Faker's Japanese names with their spelling in Latin letters."""
    pairs = Pool.faker("person", FAKER_PAIRS[kind]).load("ja_JP").columns["value"].tolist()
    return {str(name): str(latin).lower() for name, _, latin in pairs}
