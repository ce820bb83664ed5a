"""CPU cost of planning descriptions that are made to be read slowly (tests/hostile/text_mutations.py).

python benchmarks/hostile_texts.py [--texts 10000] [--first 0] [--show 10]

Each text is planned by the rules alone; one that seems slow is planned twice more and the quickest counts. Prints a Markdown table, and
the slowest seeds with the beginning of their texts.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from pathlib import Path

from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "hostile"))
from text_mutations import write_text

LIMIT = 0.2
"""CPU seconds that a text may cost."""


def measure(fictable: Fictable, text: str) -> float:
    """CPU seconds of planning a text."""
    request = GenerationRequest(text, rows=3)
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        fictable.plan_offline(request)
        best = min(best, time.process_time() - began)
        if best < LIMIT / 2:
            break
    return best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    measure(fictable, "customers with name and age")
    gc.freeze()  # as the service does
    found = sorted(
        ((measure(fictable, write_text(seed)), seed) for seed in range(options.first, options.first + options.texts)), reverse=True
    )
    seconds = [cost for cost, _ in found]
    slow = sum(cost > LIMIT for cost in seconds)
    row = (statistics.median(seconds), seconds[len(seconds) // 100], seconds[0])
    sys.stdout.write(f"| texts | median ms | p99 | slowest | above {LIMIT * 1000:.0f} ms |\n|---|---|---|---|---|\n")
    sys.stdout.write(f"| {len(seconds):,} | {' | '.join(f'{value * 1000:.1f}' for value in row)} | {slow} |\n\n")
    for cost, seed in found[: options.show]:
        sys.stdout.write(f"{seed}: {cost * 1000:.0f} ms: {write_text(seed)[:120]!r}\n")


if __name__ == "__main__":
    main()
