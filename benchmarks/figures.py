"""What the benchmarks share: CPU time, medians of arms that take turns, and the figures that a later run compares with.

`figures.json` holds, per benchmark, what each arm costs as a multiple of one of them: ratios within one run, which carry over to other
machines.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

FIGURES = Path(__file__).with_name("figures.json")


@dataclass(frozen=True, slots=True)
class Arm:
    """Work that is measured, and how many rows it makes."""

    work: Callable[[], object]
    rows: int


def measure(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure_in_turns(arms: Mapping[str, Arm], turns: int) -> dict[str, float]:
    """CPU seconds per row of each arm: the median over turns in which each runs once."""
    seconds: dict[str, list[float]] = {name: [] for name in arms}
    for _ in range(turns):
        for name, arm in arms.items():
            seconds[name].append(measure(arm.work) / arm.rows)
    return {name: statistics.median(costs) for name, costs in seconds.items()}


def report(benchmark: str, costs: Mapping[str, float], base: str, *, save: bool) -> None:
    """Print a Markdown table: each arm's cost, as a multiple of the base arm's, and that against the figure kept; `save` keeps it."""
    known = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    before = known.get(benchmark, {})
    lines = [f"| arm | ns CPU per row | rows per CPU second | × {base} | against the figure kept |", "|---|---|---|---|---|"]
    for name, cost in costs.items():
        ratio = cost / costs[base]
        change = f"{ratio / before[name]:.2f} ×" if before.get(name) else "new"
        lines.append(f"| {name} | {cost * 1e9:,.0f} | {1 / cost:,.0f} | {ratio:.3g} | {change} |")
    sys.stdout.write("\n".join(lines) + "\n")
    if save:
        known[benchmark] = {name: float(f"{cost / costs[base]:.4g}") for name, cost in costs.items()}
        FIGURES.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
