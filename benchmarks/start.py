"""Seconds from the start of `fictable serve` until /health answers.

python benchmarks/start.py [--turns 7]

Every turn is a new process with a new, empty database; the first one is not counted, as it may have to write the byte code.
Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import sys
import time

from requests import read_cpu
from streaming import probe_health, serve


def measure_start() -> tuple[float, float]:
    """Start the service once; gives the seconds until it answered and the CPU seconds of its process."""
    began = time.perf_counter()
    with serve() as (port, pid):
        probe_health(http.client.HTTPConnection("127.0.0.1", port, timeout=30))
        return time.perf_counter() - began, read_cpu(pid)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=7)
    turns = parser.parse_args().turns
    measure_start()
    seconds, used = zip(*(measure_start() for _ in range(turns)), strict=True)
    sys.stdout.write("| starts | median s | fastest | slowest | median s CPU |\n|---|---|---|---|---|\n")
    sys.stdout.write(
        f"| {turns} | {statistics.median(seconds):.2f} | {min(seconds):.2f} | {max(seconds):.2f} | {statistics.median(used):.2f} |\n"
    )


if __name__ == "__main__":
    main()
