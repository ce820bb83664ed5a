"""The parts that kernels are made of do what the functions of Python and Faker do that they stand in for."""

from __future__ import annotations

import colorsys
import datetime as dt
import itertools
from ipaddress import IPv6Address
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.engine.kernels.colors import _to_hsl, _to_rgb
from fictable.engine.kernels.formats import LETTERS, NUMERIFY, UPPERCASE, read_formats, read_options
from fictable.engine.kernels.kernel import draws_of, multiply_high
from fictable.engine.kernels.letters import draw_digits, number_letters
from fictable.engine.kernels.moment_texts import date_texts, format_seconds, iso_texts
from fictable.engine.kernels.networks import write_ipv6
from fictable.engine.kernels.passwords import draw_distinct, order_as_set
from fictable.engine.kernels.ragged import join_rounds, join_runs, table_of

ROWS = np.arange(4000, dtype=np.uint64)


@given(st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=20), st.integers(1, 2**63 - 1))
def test_multiply_high_is_exact(bits: list[int], size: int) -> None:
    """The upper half of the product of 128 bits."""
    made = multiply_high(np.array(bits, np.uint64), np.asarray(size, np.uint64)).tolist()
    assert made == [number * size >> 64 for number in bits]


def test_labels_are_apart() -> None:
    """Other labels, scopes and items give other numbers; the same give the same."""
    draws = draws_of(ROWS, 5)
    streams = [draws.bits("a"), draws.bits("b"), draws.within("a").bits("a"), draws.within("a/a").bits(""), draws_of(ROWS, 6).bits("a")]
    streams.append(draws.items("a", np.ones(len(ROWS), np.int64)).bits("a"))
    for one, other in itertools.combinations(streams, 2):
        assert not (one == other).any()
    assert (draws.at(ROWS[::7].astype(np.intp)).bits("a") == streams[0][::7]).all()


def test_items_belong_to_their_row() -> None:
    """The draws of a row's items do not change with the items of other rows."""
    draws, counts = draws_of(ROWS[:50], 5), np.arange(50) % 4
    every = draws.items("x", counts).bits("y")
    ends = np.cumsum(counts)
    for row in (3, 10, 49):
        alone = draws.at(np.array([row])).items("x", counts[[row]]).bits("y")
        assert alone.tolist() == every[ends[row] - counts[row] : ends[row]].tolist()


def test_digits_are_even() -> None:
    """Every digit of every place is about equally likely."""
    digits = draw_digits(draws_of(np.arange(20_000, dtype=np.uint64), 5), "n", 14)
    for column in digits.T:
        counts = np.bincount(column, minlength=10)
        assert len(counts) == 10
        assert abs(counts - 2000).max() < 220


@given(st.integers(0, 10**12), st.integers(1, 14))
def test_numbers_are_padded(number: int, width: int) -> None:
    """Leading zeros up to the width, higher digits cut."""
    letters = number_letters(np.array([number]), width)
    assert bytes(letters[0]).decode() == str(number).zfill(width)[-width:]


def test_sets_show_their_order() -> None:
    """The order of up to four numbers is the one in which a Python set shows them."""
    for size, count in ((4, 4), (9, 3), (12, 4), (40, 2), (900, 4)):
        sequences = draw_distinct(draws_of(ROWS, size), "n", size, count)
        assert [len(set(row)) for row in sequences.tolist()] == [count] * len(ROWS)
        assert order_as_set(sequences).tolist() == [list(_filled(row)) for row in sequences.tolist()]


def _filled(numbers: list[int]) -> set[int]:
    found: set[int] = set()
    for number in numbers:
        found.add(number)
    return found


def test_addresses_are_short() -> None:
    """IPv6 addresses are written as Python's ipaddress writes them, wherever their zeros are."""
    patterns = [[0 if mask >> place & 1 else 0xA0 + place for place in range(8)] for mask in range(256)]
    groups = np.array([*patterns, [1, 0x10, 0x100, 0x1000, 0, 0xFFFF, 0x0F0F, 0]], np.uint16)
    octets = groups.astype(">u2").view(np.uint8).reshape(-1, 16)
    assert write_ipv6(octets).to_pylist() == [str(IPv6Address(row.tobytes())) for row in octets]


SECONDS = np.array([0.0, 1.5, 59.999, 86_399.9, 86_400.0, 951_782_400.25, 951_868_799.5, 1_709_164_800.0, 1_735_689_599.0, 1_778_000_000.7])
PATTERNS = (
    "%Y-%m-%d", "%d.%m.%y", "%A, %d %B %Y", "%a %b %e", "%H:%M:%S", "%I:%M %p", "%Y%m%dT%H%M%S", "%j of %Y", "%u %w", "%%Y %Y%%",
    "at %H h", "", "plain", "%D %T", "%F %R", "%C", "%H%Y%M%m", "%y\n%S", "%h %k %l", "ä%Y",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("clock_only", [False, True])
def test_patterns_are_strftime(pattern: str, clock_only: bool) -> None:
    """Patterns mean what strftime makes of them; time() shows the first day of 1900."""
    write = format_seconds(pattern, float(SECONDS.min()), float(SECONDS.max()), clock_only=clock_only)
    moments = [dt.datetime(1970, 1, 1) + dt.timedelta(seconds=second) for second in SECONDS.tolist()]
    assert write is not None
    assert write(SECONDS).to_pylist() == [(moment.time() if clock_only else moment).strftime(pattern) for moment in moments]


@pytest.mark.parametrize("pattern", ["%U", "%c", "%", "%Y %", "%-d", "%s", "%f", "%Z"])
def test_unknown_directives_are_left_alone(pattern: str) -> None:
    """What needs more than one part of a moment, or means nothing everywhere, has no writer."""
    assert format_seconds(pattern, 0.0, 1e9) is None


@pytest.mark.parametrize("timespec", ["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"])
@pytest.mark.parametrize("highest", [2.5e11 + 0.25, 1.9e9])
def test_moments_are_isoformat(timespec: str, highest: float) -> None:
    """ISO 8601 with every precision; whole seconds have no fraction by default."""
    seconds = np.concatenate([SECONDS, [0.1234565, 12.9999996, 86_399.9999997, highest]])
    write = iso_texts("T", timespec, 0.0, highest)
    moments = [dt.datetime(1970, 1, 1) + dt.timedelta(seconds=second) for second in seconds.tolist()]
    assert write is not None
    assert write(seconds).to_pylist() == [moment.isoformat("T", timespec) for moment in moments]


def test_dates_are_strftime() -> None:
    """Day, month and year of a passport."""
    days = np.array(["1900-02-28", "1999-12-31", "2000-02-29", "2024-03-01"], "datetime64[D]")
    assert date_texts(days).to_pylist() == [day.strftime("%d %b %Y") for day in days.tolist()]


def test_colours_are_those_of_colorsys() -> None:
    """All shades of some hues, as Faker's model turns them."""
    from faker.providers.color.color import RandomColor

    hues, shades, values = (0, 1, 59, 60, 61, 180, 299, 359, 360), range(0, 101, 5), range(0, 101, 2)
    hsv = np.array(list(itertools.product(hues, shades, values)))
    assert _to_rgb(hsv).tolist() == [list(RandomColor.hsv_to_rgb(tuple(row))) for row in hsv.tolist()]
    assert _to_hsl(hsv).tolist() == [list(RandomColor.hsv_to_hsl(tuple(row))) for row in hsv.tolist()]
    assert colorsys.hsv_to_rgb(0.5, 0, 1) == (1, 1, 1)


def test_formats_are_filled() -> None:
    """Signs become letters of their kind, some of them none; formats come as often as they are named or weighted."""
    formats: Any = read_formats(["##-%%", "##-%%", "$!@?"], UPPERCASE)
    texts = formats.write(draws_of(ROWS, 1)).to_pylist()
    long = [text for text in texts if "-" in text]
    assert 0.63 < len(long) / len(texts) < 0.70
    assert all(text[:2].isdigit() and "0" not in text[3:] and len(text) == 5 for text in long)
    assert {len(text) for text in texts if "-" not in text} == {2, 3, 4}
    weighted: Any = read_formats(["a#", "b#"], NUMERIFY, [1.0, 9.0])
    assert 0.87 < sum(text[0] == "b" for text in weighted.write(draws_of(ROWS, 1)).to_pylist()) / len(ROWS) < 0.93
    lexified: Any = read_formats(["??"], LETTERS)
    assert len(set("".join(lexified.write(draws_of(ROWS, 1)).to_pylist()))) == 52


@pytest.mark.parametrize("formats", [[], ["é#"], ["a\0"], [3]])
def test_formats_beyond_ascii_are_left_alone(formats: list[Any]) -> None:
    """What is not ASCII has no tables."""
    assert read_formats(formats, NUMERIFY) is None


def test_options_have_weights() -> None:
    """A mapping has weights, a sequence none."""
    assert read_options({"a": 2, "b": 3}) == (["a", "b"], [2.0, 3.0])
    assert read_options(("a", "b")) == (["a", "b"], None)


def test_runs_are_joined() -> None:
    """Pieces of rows follow each other; rows without pieces are empty; a part of an array is read from where it begins."""
    pieces = table_of(["x", "ab", "", "é", "c"]).slice(1)
    assert join_runs(pieces, np.array([0, 2, 0, 1, 1])).to_pylist() == ["", "ab", "", "é", "c"]
    assert join_runs(pieces[:0], np.array([0, 0])).to_pylist() == ["", ""]
    rounds = [np.array([0, 1, 2]), np.array([-1, 0])]
    assert join_rounds(3, rounds, [table_of(["a", "b", "c"]), table_of(["no", "d"])]).to_pylist() == ["ad", "b", "c"]
