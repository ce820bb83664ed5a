"""CPU cost per row of the orders table, against Faker row by row and against pyarrow's CSV writer on ready batches.

python benchmarks/orders.py [--rows 200000] [--turns 5] [--save]

All arms run in one process, in turns; the table shows the median of the turns. Only the ratios mean something on another machine.
The last column compares each ratio with the one in figures.json, which --save writes. Mimesis takes part where it is installed.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
from faker import Faker

from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import Prepared
from fictable.work.service import Fictable

try:
    from mimesis import Generic, Locale
except ImportError:
    Generic = None

FIGURES = Path(__file__).with_name("figures.json")
FAKER_SHARE = 200  # Faker makes one row for so many of ours
CATEGORIES = ["Electronics", "Clothing", "Home & Kitchen", "Books", "Sports", "Toys"]
WEIGHTS = [25, 22, 20, 14, 11, 8]


def prepare(rows: int) -> tuple[Fictable, Prepared]:
    """The orders table of benchmarks/orders.json with this many rows."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    document = json.loads(Path(__file__).with_name("orders.json").read_text("utf-8"))
    return fictable, fictable.prepare(fictable.parse_spec(document, rows=rows))


def write_with_faker(rows: int) -> int:
    """The same columns with Faker, row by row, as its documentation shows; returns the bytes."""
    faker, out = Faker("en_US"), io.StringIO()
    writer = csv.writer(out)
    for _ in range(rows):
        name = faker.first_name(), faker.last_name()
        writer.writerow(
            [
                faker.uuid4(),
                *name,
                faker.email(),
                faker.street_address(),
                faker.city(),
                faker.country(),
                faker.catch_phrase(),
                random.choices(CATEGORIES, WEIGHTS)[0],
                round(random.lognormvariate(3.2, 0.9), 2),
                random.randint(1, 9),
                faker.date_time_between("-2y"),
            ]
        )
    return len(out.getvalue())


def write_with_mimesis(rows: int) -> int:
    """The same columns with Mimesis, row by row; returns the bytes."""
    generic, out = Generic(Locale.EN, seed=1), io.StringIO()
    writer = csv.writer(out)
    person, address, numbers = generic.person, generic.address, generic.numeric
    for _ in range(rows):
        writer.writerow(
            [
                generic.cryptographic.uuid(),
                person.first_name(),
                person.last_name(),
                person.email(),
                address.address(),
                address.city(),
                address.country(),
                generic.text.word(),
                generic.random.choices(CATEGORIES, WEIGHTS)[0],
                round(generic.random.lognormvariate(3.2, 0.9), 2),
                numbers.integer_number(1, 9),
                generic.datetime.datetime(start=2024, end=2025),
            ]
        )
    return len(out.getvalue())


def write_ready(batches: list[pa.RecordBatch], schema: pa.Schema) -> int:
    """pyarrow's CSV writer on ready batches; returns the bytes."""
    out = io.BytesIO()
    with pyarrow.csv.CSVWriter(out, schema, write_options=pyarrow.csv.WriteOptions(quoting_style="needed")) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return out.tell()


def measure(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--save", action="store_true", help="keep the ratios in figures.json")
    given = parser.parse_args()
    fictable, prepared = prepare(given.rows)
    table = fictable.make_table(prepared)
    batches, schema = table.to_batches(max_chunksize=16_384), table.schema
    arms: dict[str, tuple[Callable[[], object], int]] = {
        "fictable, spec to CSV": (lambda: sum(len(chunk) for chunk in fictable.stream(prepared)), given.rows),
        "Faker, row by row": (lambda: write_with_faker(given.rows // FAKER_SHARE), given.rows // FAKER_SHARE),
        **({"Mimesis, row by row": (lambda: write_with_mimesis(given.rows // 20), given.rows // 20)} if Generic else {}),
        "pyarrow write_csv of ready batches": (lambda: write_ready(batches, schema), given.rows),
    }
    seconds: dict[str, list[float]] = {name: [] for name in arms}
    for _ in range(given.turns):
        for name, (work, rows) in arms.items():
            seconds[name].append(measure(work) / rows)
    report({name: statistics.median(turns) for name, turns in seconds.items()}, save=given.save)


def report(costs: dict[str, float], *, save: bool) -> None:
    """Print the table; compare each ratio with the committed one."""
    ours = costs["fictable, spec to CSV"]
    known = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    print("| arm | ns CPU per row | rows per CPU second | cost against ours | against the last figure |")
    print("|---|---|---|---|---|")
    for name, cost in costs.items():
        ratio = cost / ours
        change = f"{ratio / known[name]:.2f} ×" if name in known else "new"
        print(f"| {name} | {cost * 1e9:,.0f} | {1 / cost:,.0f} | {ratio:.3g} × | {change} |")
    if save:
        FIGURES.write_text(json.dumps({name: round(cost / ours, 4) for name, cost in costs.items()}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
