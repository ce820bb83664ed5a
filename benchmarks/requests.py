"""CPU cost of POST /generate with a cached plan: the whole request, from socket to socket.

python benchmarks/requests.py [--turns 300]

The service runs in a child process; its CPU time is read from /proc (Linux only). Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import statistics
import sys
from pathlib import Path

from streaming import serve

DESCRIPTION = (
    "Generate e-commerce product data including product names, prices, categories, brands, and customer ratings for online store analysis"
)
ROUNDS = 5


def read_cpu(pid: int) -> float:
    """CPU seconds of a process, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ask(connection: http.client.HTTPConnection, rows: int) -> int:
    """One request; returns the bytes of the answer."""
    body = json.dumps({"description": DESCRIPTION, "rows": rows})
    connection.request("POST", "/generate", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    size = len(response.read())
    if response.status != 200:
        raise RuntimeError(f"/generate answered {response.status}")
    return size


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=300)
    turns = parser.parse_args().turns
    sys.stdout.write("| rows | requests | ms CPU per request (median of rounds) | bytes |\n|---|---|---|---|\n")
    with serve() as (port, pid):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for rows in (10, 1000, 10_000):
            size, rounds = ask(connection, rows), []
            for _ in range(ROUNDS):
                before = read_cpu(pid)
                for _ in range(turns):
                    ask(connection, rows)
                rounds.append((read_cpu(pid) - before) / turns * 1000)
            sys.stdout.write(f"| {rows:,} | {ROUNDS * turns:,} | {statistics.median(rounds):.2f} | {size:,} |\n")


if __name__ == "__main__":
    main()
