"""Parameters that narrow the pools of entities: values, min and max of a pool's column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable.contract.nouns import Entity
from fictable.contract.pools import Pool
from fictable.errors import Issue
from fictable.spec.nouns import FieldSpec

NARROWING: Final = ("values", "min", "max")


def narrow_pools(entity: Entity, shown: Mapping[str, FieldSpec]) -> tuple[Pool, ...]:
    """The entity's pools with only the entries that the parameters of its shown columns allow.

    Later pools keep only entries whose shared column still occurs in the earlier ones. `shown` maps a value to its field.
    """
    pools: list[Pool] = []
    for pool in entity.pools:
        narrowed = pool
        for column in pool.read_columns():
            spec = shown.get(column)
            if spec is not None and column not in entity.computes:
                for keep in _filters(column, spec.params):
                    narrowed = narrowed.where(keep)
        pools.append(narrowed)
    return _agree(pools, changed=[a is not b for a, b in zip(pools, entity.pools, strict=True)])


def find_empty_pools(
    narrowed: Mapping[tuple[str, str], tuple[Pool, ...]], shown: Mapping[tuple[str, str, str], FieldSpec], fields: Sequence[str], path: str
) -> list[Issue]:
    """One issue for each entity whose parameters leave no entry; it points to the last field that narrows. `fields` in their order."""
    issues = []
    for (entity, of), pools in narrowed.items():
        asked = [spec for (id_, its_of, _), spec in shown.items() if (id_, its_of) == (entity, of)]
        narrowing = [spec for spec in asked if any(spec.params.get(name) is not None for name in NARROWING)]
        if any(_is_empty(pool, asked[0].locale) for pool in pools):
            spec = narrowing[-1]
            name = next(name for name in NARROWING if spec.params.get(name) is not None)
            message = f"{spec.name}: no entry of {entity} has {name} {spec.params[name]!r:.80}" + (
                " with the others" if narrowing[1:] else ""
            )
            issues.append(Issue(f"{path}/fields/{fields.index(spec.name)}/params/{name}", "not_allowed", message, spec.params[name]))
    return issues


def _is_empty(pool: Pool, locale: str) -> bool:
    try:
        pool.load(locale)
    except Exception as error:  # noqa: BLE001 - a pool that is broken otherwise is for the trial to name, with its plugin
        return isinstance(error, ValueError) and "empty" in str(error)
    return False


def _filters(column: str, params: Mapping[str, Any]) -> list[Callable[[Mapping[str, NDArray[Any]]], NDArray[np.bool_]]]:
    filters: list[Callable[[Mapping[str, NDArray[Any]]], NDArray[np.bool_]]] = []
    if params.get("values") is not None:
        wanted = frozenset(params["values"])
        filters.append(lambda columns: _is_among(columns[column], wanted))
    if params.get("min") is not None:
        low = params["min"]
        filters.append(lambda columns: columns[column] >= low)
    if params.get("max") is not None:
        high = params["max"]
        filters.append(lambda columns: columns[column] <= high)
    return filters


def _agree(pools: list[Pool], changed: list[bool]) -> tuple[Pool, ...]:
    """Keep in every pool only entries that have a partner in the pools that were narrowed."""
    if not any(changed):
        return tuple(pools)
    result = list(pools)
    for place, pool in enumerate(pools):
        for other in range(len(pools)):
            shared = [c for c in pool.read_columns() if c in pools[other].read_columns()]
            if other != place and changed[other] and shared:
                result[place] = _partners(result[place], pools[other], shared[0])
    return tuple(result)


def _partners(pool: Pool, other: Pool, column: str) -> Pool:
    # The other pool is loaded in its plain form: keys are shared by all locales.
    return pool.where(lambda columns: _is_among(columns[column], frozenset(other.load("en_US").columns[column].tolist())))


def _is_among(values: NDArray[Any], wanted: frozenset[Any]) -> NDArray[np.bool_]:
    return np.array([value in wanted for value in values.tolist()], np.bool_)
