"""The gate: a compiled method is used only where it looks like Faker itself.

A verdict is a function of the method, its arguments, the locale and the provider: the keys and the numbers of samples are fixed.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Hashable, Sequence
from typing import Any, Final, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.compiler.nodes import ColumnProgram, TextColumnProgram, ValueColumnProgram
from fictable.engine.compiler.statistics import STRICT, are_alike

FULL: Final = 500
"""How many of Faker's values are looked at."""

SHORT: Final = 60
"""The same, for other arguments of a method of Faker's own that has passed without arguments."""

OURS: Final = 4
"""How many of ours for each of theirs."""
_THEIR_KEY: Final = 0x5EED
_OUR_KEY: Final = 0x0DD5
MOST_VALUES: Final = 400
VIEWS: Final = (
    "lengths", "shapes", "beginnings", "ends", "middles", "numbers of words", "first words", "second words",
    "last words but one", "last words",
)  # fmt: skip
_DIGITS: Final = re.compile(r"\d+")
_WORDS: Final = re.compile(r"[^\W\d_]+")


class Caller(Protocol):
    """The row tier of a method."""

    def values(self, numbers: NDArray[np.uint64], key: int) -> Sequence[Any]:
        """One value per row number."""
        ...


def find_difference(column: ColumnProgram, caller: Caller, size: int = FULL) -> str:
    """What tells a compiled column from `size` of Faker's own values; "" where nothing does."""
    theirs = list(caller.values(np.arange(size, dtype=np.uint64), _THEIR_KEY))
    made = column.values(np.arange(OURS * size, dtype=np.uint64), _OUR_KEY)
    ours = made.to_pylist() if isinstance(made, pa.Array) else made.tolist()
    if not are_alike(map(_kind_of, theirs), map(_kind_of, ours)):
        return "kinds"
    return _find_impossible(column, theirs) or find_unlike(theirs, ours)


def find_unlike(theirs: Sequence[Any], ours: Sequence[Any], quantile: float = STRICT) -> str:
    """The first of our views on values in which two samples differ beyond the normal `quantile`, "" where they do not."""
    if len({str(value) for value in ours}) <= MOST_VALUES and not are_alike(map(str, theirs), map(str, ours), quantile):
        return "values"
    if theirs and all(isinstance(value, int | float) for value in theirs):
        bounds = sorted(float(value) for value in theirs)[:: max(len(theirs) // 20, 1)]
        if not are_alike((bisect(bounds, float(value)) for value in theirs), (bisect(bounds, _size(value)) for value in ours), quantile):
            return "sizes"
    left, right = zip(*map(_look_at, theirs), strict=True), zip(*map(_look_at, ours), strict=True)
    for name, their_view, our_view in zip(VIEWS, left, right, strict=True):
        if not are_alike(their_view, our_view, quantile):
            return name
    return ""


def _size(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")


def _look_at(value: Any) -> tuple[Hashable, ...]:
    """What we compare of a value, in the order of VIEWS."""
    text = str(value)
    words = _WORDS.findall(text)
    first, last = (words[0], words[-1]) if words else (None, None)
    second, last_but_one = (words[1], words[-2]) if len(words) > 1 else (None, None)
    middle = text[len(text) // 2 :][:1]
    return len(text), describe_shape(text), text[:2], text[-2:], middle, len(text.split()), first, second, last_but_one, last


def describe_shape(text: str) -> str:
    """Runs of letters as a (capitals first: A), digits as 9, all else as it is."""
    letters = _WORDS.sub(lambda run: "A" if run.group()[0].isupper() else "a", text)
    return _DIGITS.sub(lambda run: "9" * min(len(run.group()), 12), letters)[:60]


def _kind_of(value: Any) -> str:
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__


def _find_impossible(column: ColumnProgram, theirs: Sequence[Any]) -> str:
    """What the compiled method could never make: a value, where its values are known, or else a letter."""
    if isinstance(column, ValueColumnProgram):
        return "" if {value for value in theirs if isinstance(value, str | int)} <= set(column.pool.to_pylist()) else "possible values"
    if isinstance(column, TextColumnProgram):
        texts = column.pool.to_pylist()
        if len(column.nodes) == 1 and texts:
            return "" if set(theirs) <= set(texts) else "possible values"
        letters = {letter for text in texts for letter in text} | set("-0123456789")
        return "" if {letter for value in theirs for letter in value} <= letters else "possible letters"
    return ""
