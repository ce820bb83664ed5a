"""docs/faker.md, made of the tiers and of the measured figures."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fictable.engine.compiler.verdicts import LOCALES
from fictable.engine.fakers import Tier

SIGNS = {"compiled": "c", "kernel": "k", "rows": "row"}
INTRO = """# Faker's methods

`faker.<method>` is a field type for every method of Faker that returns one value. There are three ways in which the values are made,
the **tiers**; `fictable types faker --tiers --locale LOCALE` lists them.

- **compiled** (c): Faker's own code is run once on symbols instead of random values. The ways that it may go, with their probabilities
  and word lists, become picks from pools, made for a whole batch at once. A compiled method is used only after it has been compared
  with Faker: kinds, lengths, shapes, words, beginnings and ends of values, and the values themselves where they are few.
- **kernel** (k): written by hand for what cannot be compiled, such as check digits, dates and floats.
- **row**: Faker is called for every row, seeded anew for each. Whatever reads the clock sees the dataset's `as_of`.

Compiled methods and kernels have Faker's distribution, not the values that Faker has for a seed. In every tier a value hangs on the
seed, the field and the number of its row alone. The verdicts for calls without parameters ship with the package, for one version of
Faker; other calls, other locales and the methods of plugins are judged when they are planned, by the same rules, and fall back to rows.

| locale | methods | compiled | kernel | row | compiled or kernel | median speed-up compiled | kernel |
|---|---|---|---|---|---|---|---|
"""
METHODS = """
## All methods

The tier, and how many times less CPU a value takes than a call of Faker's bound method, looked up once: Faker {faker}, Python {python},
{date}, two shared cores, `python benchmarks/faker_methods.py`. An empty cell means that the locale has no such method.

"""


def render_faker_page(methods: list[str], tiers: Mapping[str, Mapping[str, Tier]], root: Path) -> str:
    """The page as Markdown, of the tier of each method by locale."""
    measured = json.loads((root / "benchmarks" / "faker_methods.json").read_text("utf-8"))
    page = INTRO + "".join(_summarise(locale, tiers[locale], measured["locales"].get(locale, {})) for locale in LOCALES)
    page += METHODS.format(**measured["facts"])
    page += f"| method | {' | '.join(LOCALES)} |\n|---|{'---|' * len(LOCALES)}\n"
    for method in methods:
        cells = [_show(tiers[locale].get(method), measured["locales"].get(locale, {}).get(method)) for locale in LOCALES]
        page += f"| {method} | {' | '.join(cells)} |\n"
    return page


def _summarise(locale: str, tiers: Mapping[str, Tier], figures: dict[str, Any]) -> str:
    counts = {tier: sum(found == tier for found in tiers.values()) for tier in SIGNS}
    fast = (counts["compiled"] + counts["kernel"]) / len(tiers)
    medians = []
    for tier in ("compiled", "kernel"):
        factors = [plain / max(ours, 0.1) for kind, plain, ours in figures.values() if kind == tier]
        medians.append(f"{statistics.median(factors):.0f} ×" if factors else "")
    shown = [locale, len(tiers), *counts.values(), f"{fast:.0%}", *medians]
    return f"| {' | '.join(map(str, shown))} |\n"


def _show(tier: str | None, figure: list[Any] | None) -> str:
    if tier is None:
        return ""
    if figure is None or figure[0] != tier or tier == "rows":
        return SIGNS[tier]
    return f"{SIGNS[tier]} {figure[1] / max(figure[2], 0.1):.0f} ×"
