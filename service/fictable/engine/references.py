"""Which row of the parent table a child row points to: computed from the child's row number alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fictable.contract.nodes import Reference
from fictable.engine.distributions import unit_of
from fictable.engine.mixing import PHI, mix64
from fictable.engine.permutation import permute, permute_rounds
from fictable.engine.portable import power
from fictable.engine.quotas import fill_up
from fictable.errors import Refused

KNOTS = 65_536
_STEPS = 3


def find_parents(
    node: Reference,
    numbers: NDArray[np.uint64],
    *,
    children: int,
    parents: int,
    key: int,
    unique: bool,
    memo: dict[int, BoundedChildren] | None = None,
) -> NDArray[np.uint64]:
    """The parent's row number for each child row.

    unique: one to one. With bounds every parent has min_children to max_children of all `children` rows; what is the same for all
    rows is kept in `memo`. Raises Refused where parents, children and bounds do not fit.
    """
    if parents < 1:
        raise Refused(f"table {node.table!r} has no rows to refer to", param="to")
    if unique:
        if children > parents:
            raise Refused(
                f"{children} rows cannot refer to {parents} rows of {node.table!r} one to one",
                param="to",
                allowed=f"at most {parents} rows",
            )
        return permute_rounds(numbers, parents, key)
    if node.min_children is None and node.max_children is None:
        bits = mix64(numbers * PHI + np.uint64(key))
        if (node.distribution or {}).get("kind", "uniform") == "uniform":
            return _below(bits, parents)
    known = {} if memo is None else memo
    if id(node) not in known:
        known[id(node)] = BoundedChildren(node, children=children, parents=parents)
    return known[id(node)].find(numbers, key)


def find_earlier_rows(node: Reference, numbers: NDArray[np.uint64], key: int) -> NDArray[np.uint64]:
    """The row that a row refers to in its own table: an earlier one, so that there is no circle; the first row gets itself.

    Uniform over the earlier rows; with zipf the earliest are favoured. Raises Refused where children are bounded.
    """
    if node.min_children is not None or node.max_children is not None:
        raise Refused("rows of one table that refer to each other have no bounds of children", param="min_children")
    bits = mix64(numbers * PHI + np.uint64(key))
    if (node.distribution or {}).get("kind", "uniform") == "uniform":
        return np.where(numbers > 0, (bits >> np.uint64(32)) * np.minimum(numbers, np.uint64(2**32)) >> np.uint64(32), np.uint64(0))
    share = power(unit_of(bits), np.full(len(bits), 1.0 + float((node.distribution or {}).get("exponent", 1.0))))
    return np.minimum((share * numbers.astype(np.float64)).astype(np.uint64), np.maximum(numbers, np.uint64(1)) - np.uint64(1))


def _below(bits: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    if size <= 2**32:
        return (bits >> np.uint64(32)) * np.uint64(size) >> np.uint64(32)
    return bits % np.uint64(size)


class BoundedChildren:
    """Which parent each child row refers to, where children are bounded or spread by zipf; made once for all rows of a table."""

    def __init__(self, node: Reference, *, children: int, parents: int) -> None:
        """Raises Refused where so many children do not fit so many parents."""
        lowest, highest = node.min_children or 0, children if node.max_children is None else node.max_children
        if not parents * lowest <= children <= parents * highest:
            raise Refused(
                f"{children} rows do not fit {parents} rows of {node.table!r} with {lowest} to {highest} children each",
                param="min_children",
                allowed=f"{parents * lowest} to {parents * highest} rows",
            )
        self._children, self._parents = children, parents
        quotas, starts = share_children(node, children, parents, lowest, highest)
        self._starts, self._widths = starts[:-1], np.diff(starts)
        self._ends = np.cumsum(quotas)
        self._begins = self._ends - quotas
        self._step = max(1, children // (2 * KNOTS))
        self._guide = np.searchsorted(self._ends, np.arange(0, children + self._step, self._step), side="right")

    def find(self, numbers: NDArray[np.uint64], key: int) -> NDArray[np.uint64]:
        """The parent's row number for each child row."""
        slot = permute(numbers % np.uint64(self._children), self._children, key).astype(np.int64)
        knot = self._find_knots(slot)
        rank = self._starts[knot] + (slot - self._begins[knot]) % self._widths[knot]
        return permute(rank.astype(np.uint64), self._parents, key ^ 0x5851F42D4C957F2D)

    def _find_knots(self, slot: NDArray[np.int64]) -> NDArray[np.int64]:
        """The knot that each slot lies in: from the first knot of its neighbourhood a step or two on."""
        knot = self._guide[slot // self._step]
        for _ in range(_STEPS):
            late = self._ends[knot] <= slot
            if not late.any():
                return knot
            knot = knot + late
        later = np.flatnonzero(self._ends[knot] <= slot)
        knot[later] = np.searchsorted(self._ends, slot[later], side="right")
        return knot


def share_children(node: Reference, children: int, parents: int, lowest: int, highest: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many children each knot (a run of parent ranks) gets, and where each knot's ranks start (one more entry than knots).

    Weights (zipf by rank, else an even spread of natural variation) are filled up between the bounds until they sum to `children`.
    """
    knots = min(parents, KNOTS)
    starts = (np.arange(knots + 1, dtype=np.int64) * parents) // knots
    width = np.diff(starts)
    weights = _weights(node, starts, width)
    quotas, ceiling = width * lowest, width * highest
    left = children - int(quotas.sum())
    fill_up(quotas, ceiling, weights, left)
    return quotas, starts


def _weights(node: Reference, starts: NDArray[np.int64], width: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole numbers of at least 1, so that their sum is exact on every machine."""
    if (node.distribution or {}).get("kind") == "zipf":
        exponent = float((node.distribution or {}).get("exponent", 1.0))
        middle = (starts[:-1] + starts[1:] + 1) / 2.0
        relative = power(middle / middle[0], np.full(len(middle), -exponent))
    else:
        relative = 0.5 + (mix64(np.arange(len(width), dtype=np.uint64)) >> np.uint64(11)).astype(np.float64) * 2.0**-53
    return np.maximum((relative * width * 2.0**20).astype(np.int64), 1)
