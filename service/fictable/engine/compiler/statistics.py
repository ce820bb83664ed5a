"""Whether two samples may be of one distribution, in Python's own arithmetic, so that the answer is the same everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from math import sqrt
from typing import Final

FEWEST: Final = 5.0
"""Cells with a smaller expected count are put together."""

STRICT: Final = 4.892
"""The quantile of the normal distribution at 1 - 5e-7."""


def are_alike(first: Iterable[Hashable], second: Iterable[Hashable], quantile: float = STRICT) -> bool:
    """The chi-square test of homogeneity of two samples (Pearson 1900): whether its statistic is below the normal `quantile`.

    Rare values are one cell. The critical value is that of Wilson and Hilferty (1931).
    """
    left, right = Counter(first), Counter(second)
    sizes = left.total(), right.total()
    cells, rest = list[tuple[float, float]](), (0.0, 0.0)
    for value in left | right:  # in the order in which the samples have them
        counts = float(left[value]), float(right[value])
        if sum(counts) * min(sizes) / sum(sizes) < FEWEST:
            rest = rest[0] + counts[0], rest[1] + counts[1]
        else:
            cells.append(counts)
    if sum(rest) * min(sizes) / sum(sizes) >= FEWEST:
        cells.append(rest)
    return len(cells) < 2 or compute_statistic(cells, sizes) <= find_critical(len(cells) - 1, quantile)


def compute_statistic(cells: Iterable[tuple[float, float]], sizes: tuple[int, int]) -> float:
    """Pearson's statistic of a table of two columns."""
    total, statistic = sum(sizes), 0.0
    for counts in cells:
        for count, size in zip(counts, sizes, strict=True):
            expected = sum(counts) * size / total
            statistic += (count - expected) * (count - expected) / expected
    return statistic


def find_critical(degrees: int, quantile: float) -> float:
    """The value that a chi-square variable of so many degrees of freedom passes as rarely as a normal one passes `quantile`."""
    spread = 2.0 / (9.0 * degrees)
    root = 1.0 - spread + quantile * sqrt(spread)
    return degrees * root * root * root
