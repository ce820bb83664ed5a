"""Quantile cells by a checked guess, and knots of children by a guide: the same as by a search."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.contract.nodes import Reference
from fictable.engine.alias import QuantileCells, cumulate, quantile_cells
from fictable.engine.references import BoundedChildren

WEIGHTS = st.lists(st.floats(0, 1e9) | st.integers(0, 100) | st.just(1e-300), min_size=1, max_size=60).filter(any)


@given(WEIGHTS, st.lists(st.tuples(st.integers(1, 2**31), st.floats(0, 1, exclude_max=True)), min_size=1, max_size=50))
def test_guessed_cells_are_those_of_the_search(weights: list[float], wanted: list[tuple[int, float]]) -> None:
    """For any weights, sizes row by row and positions: the same entry, ordinal and width."""
    sizes = np.array([size for size, _ in wanted])
    places = np.minimum((sizes * np.array([share for _, share in wanted])).astype(np.int64), sizes - 1)
    exact = quantile_cells(cumulate(weights), places, sizes)
    for found, expected in zip(QuantileCells(weights).find(places, sizes), exact, strict=True):
        assert found.tolist() == expected.tolist()


@given(WEIGHTS, st.integers(1, 5000))
def test_guessed_cells_of_one_size_cover_it(weights: list[float], size: int) -> None:
    """Over all positions of one size, small and large against the number of entries, every cell is met whole."""
    places = np.arange(size)
    exact = quantile_cells(cumulate(weights), places, size)
    for found, expected in zip(QuantileCells(weights).find(places, size), exact, strict=True):
        assert found.tolist() == expected.tolist()


def test_positions_outside_are_errors() -> None:
    """A position that is negative or not below its size raises, as in the search."""
    for position, size in ((-1, 5), (5, 5), (7, 3)):
        with pytest.raises(ValueError, match="position"):
            QuantileCells([1, 2]).find(np.array([position]), size)


@given(st.integers(1, 400), st.integers(1, 12), st.sampled_from([None, {"kind": "zipf", "exponent": 1.4}]), st.integers(0, 2**64 - 1))
def test_children_by_guide_keep_bounds_and_totals(parents: int, mean: int, distribution: dict[str, object] | None, key: int) -> None:
    """Every parent has a number of children within the bounds, and all children have a parent."""
    node = Reference("p", "id", distribution, 1, 3 * mean)
    found = BoundedChildren(node, children=parents * mean, parents=parents).find(np.arange(parents * mean, dtype=np.uint64), key)
    counts = np.bincount(found.astype(np.int64), minlength=parents)
    assert len(counts) == parents
    assert counts.min() >= 1
    assert counts.max() <= 3 * mean
    assert counts.sum() == parents * mean
