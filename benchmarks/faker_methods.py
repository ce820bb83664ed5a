"""CPU cost per value of every Faker method, plain Faker against ours, by locale.

python benchmarks/faker_methods.py [--locales en_US de_DE …] [--save]

Plain Faker is the bound method called in a loop (`fake.method()` costs more, for the proxy's look-up every time); ours is the method's
column in one batch of 16,384 rows, made ready before. Both in one process, the best of some turns each. --save keeps the
figures in faker_methods.json, of which docs/faker.md is made.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from faker import VERSION, Faker

from fictable.engine.compiler.verdicts import LOCALES
from fictable.engine.fakers import FakerShelf
from fictable.errors import Refused
from fictable.mapping.plugins import load_catalog
from fictable.work.tiers import list_methods

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
ROWS, CALLS, TURNS = 16_384, 200, 3


def main() -> None:
    """Measure, and print the medians of each locale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--locales", nargs="*", default=list(LOCALES))
    parser.add_argument("--save", action="store_true")
    wanted = parser.parse_args()
    methods = list_methods(load_catalog())
    figures = {locale: measure_locale(locale, methods) for locale in wanted.locales}
    for locale, found in figures.items():
        print(locale, describe(found))
    if wanted.save:
        facts = {"date": dt.datetime.now(dt.UTC).date().isoformat(), "faker": VERSION, "python": platform.python_version()}
        path = Path(__file__).with_suffix(".json")
        lines = ",\n".join(f"  {json.dumps(locale)}: {json.dumps(found)}" for locale, found in figures.items())
        path.write_text(f'{{\n "facts": {json.dumps(facts)},\n "locales": {{\n{lines}\n }}\n}}\n', "utf-8")


def measure_locale(locale: str, methods: list[str]) -> dict[str, list[Any]]:
    """[tier, ns per value of Faker, ns per value of ours] of each method."""
    shelf, fake = FakerShelf(), Faker(locale)
    fake.seed_instance(1)
    numbers = np.arange(ROWS, dtype=np.uint64)
    found = {}
    for method in methods:
        try:
            made = shelf.get(None, method, {}, locale, AS_OF)
            plain = find_best(lambda: call_often(fake, method), CALLS)  # noqa: B023
        except (Refused, NotImplementedError):
            continue
        rows = ROWS if made.tier != "rows" else CALLS
        ours = find_best(lambda: made.values(numbers[:rows], 1), rows)  # noqa: B023
        found[method] = [made.tier, round(plain, 1), round(ours, 1)]
    return found


def call_often(fake: Faker, method: str) -> None:
    """Faker's method as fast as it can be called: looked up once, without the proxy that `fake.method()` goes through every time."""
    call = getattr(fake, method)
    for _ in range(CALLS):
        call()


def find_best(action: Callable[[], Any], count: int) -> float:
    """Nanoseconds of CPU per value, the least of some turns."""
    best = float("inf")
    for _ in range(TURNS):
        start = time.process_time_ns()
        action()
        best = min(best, (time.process_time_ns() - start) / count)
    return best


def describe(found: dict[str, list[Any]]) -> str:
    """The median speed-up of each tier."""
    parts = []
    for tier in ("compiled", "kernel", "rows"):
        factors = [plain / max(ours, 0.1) for kind, plain, ours in found.values() if kind == tier]
        if factors:
            parts.append(f"{tier}: {len(factors)} methods, median {statistics.median(factors):.0f} x")
    return "; ".join(parts)


if __name__ == "__main__":
    main()
