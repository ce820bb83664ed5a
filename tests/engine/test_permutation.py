from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.engine.mixing import mix64
from fictable.engine.permutation import LARGEST_SIZE, invert, permute, permute_rounds

KEYS = st.integers(0, 2**64 - 1)


def whole(size: int) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return np.arange(size, dtype=np.uint64)


def test_mix64_is_splitmix64() -> None:
    """The first outputs of splitmix64 with state 0 are those of the published generator."""
    states = np.array([1, 2, 3], np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    assert [hex(value) for value in mix64(states).tolist()] == ["0xe220a8397b1dcdaf", "0x6e789e6aa1b965f4", "0x6c45d188009454f"]
    assert states[0] == 0x9E3779B97F4A7C15


@given(st.integers(1, 3000), KEYS)
def test_every_place_is_taken_once(size: int, key: int) -> None:
    """Over all numbers the places are all numbers; invert leads back."""
    places = permute(whole(size), size, key)
    assert np.array_equal(np.sort(places), whole(size))
    assert np.array_equal(invert(places, size, key), whole(size))


@given(st.integers(1, LARGEST_SIZE), KEYS, st.lists(st.integers(0, LARGEST_SIZE - 1), min_size=1, max_size=20))
def test_any_size_can_be_inverted(size: int, key: int, numbers: list[int]) -> None:
    """Up to 2**62, places are within the size and lead back."""
    rows = np.array([number % size for number in numbers], np.uint64)
    places = permute(rows, size, key)
    assert int(places.max()) < size
    assert np.array_equal(invert(places, size, key), rows)


@given(st.integers(1, 500), KEYS, st.randoms(use_true_random=False))
def test_rows_may_come_in_any_order_and_with_gaps(size: int, key: int, random: object) -> None:
    """A row's place does not depend on the rows that are asked with it, whichever round they belong to."""
    rows = whole(2000)
    together = permute_rounds(rows, size, key)
    some = np.array(random.sample(range(2000), 50), np.uint64)  # type: ignore[attr-defined]
    assert np.array_equal(permute_rounds(some, size, key), together[some.astype(np.int64)])
    assert permute_rounds(rows[:1], size, key)[0] == together[0]


@given(st.integers(1, 200), KEYS)
def test_every_round_is_a_permutation_of_its_own(size: int, key: int) -> None:
    """Each run of `size` rows has every place once; the first round is that of `permute`."""
    rounds = permute_rounds(whole(size * 4), size, key).reshape(4, size)
    assert all(np.array_equal(np.sort(turn), whole(size)) for turn in rounds)
    assert np.array_equal(rounds[0], permute(whole(size), size, key))


def test_rounds_differ() -> None:
    """Another round and another key are another order."""
    rounds = permute_rounds(whole(3000), 1000, 7).reshape(3, 1000)
    assert (rounds[0] == rounds[1]).sum() < 10
    assert (rounds[1] == rounds[2]).sum() < 10
    assert (permute(whole(1000), 1000, 8) == rounds[0]).sum() < 10


def test_small_permutations_are_about_equally_frequent() -> None:
    """Over many keys each of the 24 orders of four numbers comes about as often as any other."""
    counts = Counter(tuple(permute(whole(4), 4, key).tolist()) for key in range(4800))
    assert len(counts) == 24
    assert sum((count - 200) ** 2 / 200 for count in counts.values()) < 50  # chi-square, 23 degrees of freedom


def test_places_look_random() -> None:
    """Neighbours land anywhere: differences of places are spread evenly, and so are the places of the first rows."""
    places = permute(whole(64_000), 1_000_000, 99).astype(np.int64)
    for values in (places, np.diff(places) % 1_000_000):
        counts = np.bincount(values // 15_625, minlength=64)
        assert float(((counts - 1000.0) ** 2 / 1000.0).sum()) < 120


def test_what_cannot_be_permuted() -> None:
    """Sizes and numbers out of range are errors, no rows are none."""
    for size in (0, -1, LARGEST_SIZE + 1):
        with pytest.raises(ValueError, match=r"1 to 2\*\*62"):
            permute_rounds(whole(1), size, 1)
    with pytest.raises(ValueError, match="outside"):
        permute(whole(4), 3, 1)
    with pytest.raises(ValueError, match="outside"):
        invert(whole(4), 3, 1)
    assert permute(whole(0), 5, 1).size == permute_rounds(whole(0), 5, 1).size == 0


def test_places_are_pinned() -> None:
    """The places are what they were when this line was written."""
    assert permute(whole(8), 10**6, 42).tolist() == [296199, 296928, 149967, 30160, 683862, 194386, 963041, 774085]
    assert permute_rounds(whole(10), 4, 42).tolist() == [2, 0, 1, 3, 3, 1, 0, 2, 3, 1]
