from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.engine.alias import ONE, AliasTable, build_alias, build_grouped_alias, cumulate, exact_shares, pick, quantile_cells
from fictable.engine.mixing import PHI, mix64
from fictable.errors import Refused

BITS = mix64(np.arange(200_000, dtype=np.uint64) * PHI)
WEIGHTS = st.lists(st.floats(0, 1e12) | st.integers(0, 100) | st.just(1e-300), min_size=1, max_size=40).filter(any)


def chances(table: AliasTable) -> list[Fraction]:
    """What the table gives each entry, exactly."""
    got = [Fraction(int(kept), ONE) for kept in table.threshold]
    for kept, other in zip(table.threshold.tolist(), table.alias.tolist(), strict=True):
        got[other] += 1 - Fraction(kept, ONE)
    return [share / len(got) for share in got]


@given(WEIGHTS)
def test_a_table_has_the_shares_of_the_weights(weights: list[float]) -> None:
    """Every entry's chance is right to 1 / (n · 2**32), and that of a weight of 0 is 0."""
    found, total = chances(build_alias(weights)), sum(map(Fraction, weights))
    for chance, weight in zip(found, weights, strict=True):
        assert abs(chance - Fraction(weight) / total) <= Fraction(1, len(weights) * ONE)
        assert weight or not chance


def test_picks_come_by_weight() -> None:
    """Over many draws the shares are those of the weights, and an entry of weight 0 never comes."""
    counts = np.bincount(pick(build_alias([5, 0, 3, 2]), 4, BITS), minlength=4) / len(BITS)
    assert np.abs(counts - [0.5, 0.0, 0.3, 0.2]).max() < 0.005


def test_picks_without_weights_are_even() -> None:
    """Without a table every entry has the same chance, and the index is a plain function of the draw."""
    counts = np.bincount(pick(None, 7, BITS), minlength=7)
    assert float(((counts - len(BITS) / 7) ** 2 / (len(BITS) / 7)).sum()) < 25
    assert pick(None, 7, np.array([0, 2**64 - 1], np.uint64)).tolist() == [0, 6]
    assert pick(None, 1, BITS[:3]).dtype == np.int32


def test_groups_pick_among_their_own() -> None:
    """A draw with a group goes to the entries of the group, by their weights."""
    table = build_grouped_alias([1, 3, 7, 2, 2, 0], [0, 2, 3], [2, 1, 3])
    group = (np.arange(len(BITS)) % 3).astype(np.int64)
    picked = table.pick(group, BITS)
    shares = [np.bincount(picked[group == each], minlength=6) / (group == each).sum() for each in range(3)]
    assert np.abs(np.array(shares) - [[0.25, 0.75, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0], [0, 0, 0, 0.5, 0.5, 0]]).max() < 0.01


@given(WEIGHTS, st.integers(0, 10**12))
def test_exact_shares_add_up(weights: list[float], total: int) -> None:
    """Shares sum to the total and each is less than one from its exact value."""
    shares, weight_sum = exact_shares(weights, total), sum(map(Fraction, weights))
    assert sum(shares.tolist()) == total
    assert all(abs(share - Fraction(weight) / weight_sum * total) < 1 for share, weight in zip(shares.tolist(), weights, strict=True))


def test_exact_shares_give_ties_to_the_earlier() -> None:
    """Of equal remainders the first entries get the rest."""
    assert exact_shares([1, 1, 1], 5).tolist() == [2, 2, 1]
    assert exact_shares([0.7, 0.2, 0.1], 10).tolist() == [7, 2, 1]
    assert exact_shares([1], 2**62).tolist() == [2**62]


@given(WEIGHTS, st.integers(1, 300))
def test_cells_tile_the_positions(weights: list[float], size: int) -> None:
    """Walking through all positions, entries come in order, ordinals count up within a cell, and widths are as promised."""
    index, ordinal, width = quantile_cells(cumulate(weights), np.arange(size), size)
    assert (np.diff(index) >= 0).all()
    for entry in np.unique(index):
        own = index == entry
        assert ordinal[own].tolist() == list(range(int(own.sum())))
        assert (width[own] == own.sum()).all()


@given(WEIGHTS, st.lists(st.integers(1, 2**21), min_size=1, max_size=20))
def test_cells_are_exact_for_sizes_that_differ_by_row(weights: list[float], sizes: list[int]) -> None:
    """With a size for each row the entry is the one whose cell, in exact numbers, holds the position."""
    bounds, size = cumulate(weights), np.array(sizes)
    position = size * 2 // 3
    for row, (index, ordinal, width) in enumerate(zip(*(part.tolist() for part in quantile_cells(bounds, position, size)), strict=True)):
        start, end = (int(bounds[entry]) * sizes[row] // ONE for entry in (index, index + 1))
        assert start <= position[row] < end
        assert (ordinal, width) == (position[row] - start, end - start)


def test_cells_refuse_positions_outside() -> None:
    """A position at or beyond the size, below 0, or too large a size is an error; no positions are none."""
    for position, size in ((5, 5), (-1, 5), (0, 2**31 + 1), (0, 0)):
        with pytest.raises(ValueError, match="quantile cells"):
            quantile_cells(cumulate([1, 2]), np.array([position]), size)
    assert quantile_cells(cumulate([1, 2]), np.array([], np.int64), 5)[0].size == 0


def test_cumulate_ends_at_one() -> None:
    """The bounds run from 0 to 2**32."""
    assert cumulate([1, 0, 1]).tolist() == [0, ONE // 2, ONE // 2, ONE]


@pytest.mark.parametrize("weights", [[], [0.0], [1, -1], [float("nan")], [float("inf")]])
def test_bad_weights_are_refused(weights: list[float]) -> None:
    """No weights, all zero, negative and strange ones are refused by every function."""
    for function in (build_alias, cumulate):
        with pytest.raises(Refused) as caught:
            function(weights)
        assert caught.value.param == "weights"
    with pytest.raises(Refused):
        exact_shares(weights, 5)


def test_large_tables() -> None:
    """A hundred thousand weights make a table whose thresholds and aliases are in range."""
    table = build_alias((np.arange(100_000) % 977 + 0.5).tolist())
    assert len(table) == 100_000
    assert int(table.threshold.max()) <= ONE
    assert 0 <= int(table.alias.min()) <= int(table.alias.max()) < 100_000
