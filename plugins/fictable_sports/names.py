"""Names of athletes by their nation, and counts with a given mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from fictable import Pool, Rows, portable

Decorator: TypeAlias = "Callable[[Callable[[Rows], Any]], Callable[[Rows], Any]]"
NAMES = Pool.read(__package__, "data/athlete_names.csv")
MEN = NAMES.where(lambda columns: columns["slot"] == "M")
WOMEN = NAMES.where(lambda columns: columns["slot"] == "F")
FAMILIES = NAMES.where(lambda columns: columns["slot"] == "last")


def name_athlete(rows: Rows, label: str, nation: Any, female: Any = None) -> Any:
    """First and last name as usual in the nation; of men where `female` is not given."""
    first = rows.draw(f"{label} first").pick(MEN, nationality=nation)["name"]
    last = rows.draw(f"{label} last").pick(FAMILIES, nationality=nation)["name"]
    if female is None:
        return first + " " + last
    woman = rows.draw(f"{label} woman").pick(WOMEN, nationality=nation)["name"]
    return np.where(female, woman + " " + last, first + " " + last)


def draw_poisson(rows: Rows, label: str, mean: Any, most: int) -> Any:
    """Counts of a Poisson distribution by inversion, from 0 to `most`."""
    mean = np.asarray(mean, np.float64)
    chance = portable.exp(-mean)
    reached, drawn = chance.copy(), rows.draw(label).uniform()
    count = np.zeros(len(mean), np.int64)
    for number in range(1, most + 1):
        count += drawn >= reached
        chance = chance * mean / number
        reached = reached + chance
    return count


def split(rows: Rows, label: str, whole: Any, low: float, high: float) -> Any:
    """A part of whole numbers between the shares low and high."""
    return np.floor(np.asarray(whole) * rows.draw(label).uniform(low, high) + 0.5)
