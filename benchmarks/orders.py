"""CPU cost per row of the orders table, against Faker and Mimesis row by row and against pyarrow's CSV writer on ready batches.

python benchmarks/orders.py [--rows 200000] [--turns 5] [--save]

All arms write the same twelve columns as CSV to a file; they run in one process, in turns, and the table shows the median of the turns.
Only the ratios mean something on another machine. The last column compares each ratio with the one in figures.json, which --save
writes. Mimesis takes part where it is installed.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
from faker import Faker
from figures import Arm, measure_in_turns, report

from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import Prepared
from fictable.work.service import Fictable

try:
    from mimesis import Generic, Locale
except ImportError:
    Generic = None

FAKER_SHARE, MIMESIS_SHARE = 200, 20  # they make one row for so many of ours
CATEGORIES = ["Electronics", "Clothing", "Home & Kitchen", "Books", "Sports", "Toys"]
WEIGHTS = [25, 22, 20, 14, 11, 8]
DOMAINS = ["example.com", "example.org", "example.net"]
OURS, FLOOR = "fictable, spec to CSV", "pyarrow write_csv of ready batches"


def prepare(rows: int) -> tuple[Fictable, Prepared]:
    """The orders table of benchmarks/orders.json with this many rows."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    document = json.loads(Path(__file__).with_name("orders.json").read_text("utf-8"))
    return fictable, fictable.prepare(fictable.parse_spec(document, rows=rows))


def write_ours(fictable: Fictable, prepared: Prepared, path: Path) -> None:
    """From the spec to a CSV file."""
    with path.open("wb") as file:
        file.writelines(fictable.stream(prepared))


def write_with_faker(rows: int, path: Path) -> None:
    """The same columns with Faker, row by row: its own providers, an e-mail made of the row's name, weights and prices by `random`."""
    faker = Faker("en_US")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for _ in range(rows):
            first, last = faker.first_name(), faker.last_name()
            writer.writerow(
                [
                    faker.uuid4(),
                    first,
                    last,
                    f"{first}.{last}@{faker.safe_domain_name()}".lower(),
                    faker.street_address(),
                    faker.city(),
                    faker.country(),
                    faker.catch_phrase(),
                    random.choices(CATEGORIES, WEIGHTS)[0],
                    round(random.lognormvariate(3.2, 0.9), 2),
                    random.randint(1, 9),
                    faker.date_time_between("-2y").strftime("%Y-%m-%d %H:%M:%S"),
                ]
            )


def write_with_mimesis(rows: int, path: Path) -> None:
    """The same columns with Mimesis, row by row, made in the same way."""
    generic = Generic(Locale.EN, seed=1)
    person, address, numbers, chance = generic.person, generic.address, generic.numeric, generic.random
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for _ in range(rows):
            first, last = person.first_name(), person.last_name()
            writer.writerow(
                [
                    generic.cryptographic.uuid(),
                    first,
                    last,
                    f"{first}.{last}@{chance.choice(DOMAINS)}".lower(),
                    address.address(),
                    address.city(),
                    address.country(),
                    " ".join(generic.text.words(quantity=3)),
                    chance.choices(CATEGORIES, WEIGHTS)[0],
                    round(chance.lognormvariate(3.2, 0.9), 2),
                    numbers.integer_number(1, 9),
                    generic.datetime.formatted_datetime("%Y-%m-%d %H:%M:%S", start=2024, end=2025),
                ]
            )


def write_ready(batches: list[pa.RecordBatch], schema: pa.Schema, path: Path) -> None:
    """pyarrow's CSV writer on ready batches."""
    options = pyarrow.csv.WriteOptions(quoting_style="needed")
    with path.open("wb") as file, pyarrow.csv.CSVWriter(file, schema, write_options=options) as writer:
        for batch in batches:
            writer.write_batch(batch)


def list_arms(rows: int, path: Path) -> dict[str, Arm]:
    """What is measured."""
    fictable, prepared = prepare(rows)
    table = fictable.make_table(prepared)
    batches, schema = table.to_batches(max_chunksize=16_384), table.schema
    arms: dict[str, Any] = {
        OURS: Arm(lambda: write_ours(fictable, prepared, path), rows),
        "Faker, row by row": Arm(lambda: write_with_faker(rows // FAKER_SHARE, path), rows // FAKER_SHARE),
    }
    if Generic:
        arms["Mimesis, row by row"] = Arm(lambda: write_with_mimesis(rows // MIMESIS_SHARE, path), rows // MIMESIS_SHARE)
    return {**arms, FLOOR: Arm(lambda: write_ready(batches, schema, path), rows)}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--save", action="store_true", help="keep the ratios in figures.json")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        costs = measure_in_turns(list_arms(given.rows, Path(folder) / "orders.csv"), given.turns)
    report("orders", costs, OURS, save=given.save)


if __name__ == "__main__":
    main()
