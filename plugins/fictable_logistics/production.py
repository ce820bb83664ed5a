"""Production orders and batches of a plant: planned and made pieces, scrap, times and effectiveness."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

ITEMS: Final = Pool.read(
    __package__,
    "data/lines.csv",
    weight="share",
    types={"batch_size": "int64", **dict.fromkeys(("cycle", "nominal", "tolerance", "piece_cost"), "float64")},
)
SHIFTS: Final = Pool({"Morning": 42, "Afternoon": 36, "Night": 22})
ORDER_STATES: Final = Pool({"Completed": 82, "In Progress": 12, "On Hold": 4, "Cancelled": 2})
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}
production = Entity(
    "logistics.production",
    ITEMS,
    title="Production order",
    phrases=(
        "production order",
        "manufacturing",
        "manufacturing order",
        "production",
        "production line",
        "production batch",
        "work in progress",
        "factory",
        "shop floor",
        "oee",
    ),
)
production.field(
    "item",
    title="Product made",
    phrases=("manufactured product", "product manufactured", "part name", "part produced"),
    in_context=("product", "product name", "item", "part", "component"),
)
production.field(
    "part_number",
    title="Part number",
    phrases=("manufacturing part number",),
    in_context=("part number", "part no", "product code", "product id"),
)
production.field(
    "line",
    title="Production line",
    phrases=("production line", "assembly line", "manufacturing line", "line name"),
    in_context=("line", "work center", "workstation"),
)


@production.field(
    "batch",
    capacity=10**5,
    title="Batch",
    phrases=("batch number", "lot number", "batch id", "batch code", "production batch", "lot id", "manufacturing batch"),
    in_context=("batch", "lot"),
)
def write_batch(rows: Rows) -> Any:
    return (
        "B"
        + values.write_digits(rows.as_of.year % 100 - 1 + np.zeros(len(rows), np.int64), 2)
        + "-"
        + values.write_digits(rows.draw("batch").distinct(10**5), 5)
    )


@production.field("shift", title="Shift", phrases=("production shift", "work shift"), in_context=("shift",))
def pick_shift(rows: Rows) -> Any:
    return rows.draw("shift").pick(SHIFTS)


@values.measured(
    production,
    "planned",
    low=1,
    high=100_000,
    widest=10**8,
    title="Quantity planned",
    phrases=("planned quantity", "planned units", "target quantity", "production target", "planned output", "target output"),
    in_context=("quantity ordered", "order quantity"),
)
def plan_quantity(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["batch_size"]) * rows.draw("planned").uniform(0.5, 1.5) / 10) * 10


@values.measured(
    production,
    "produced",
    low=0,
    high=100_000,
    widest=10**8,
    title="Quantity produced",
    phrases=(
        "produced quantity",
        "units produced",
        "quantity produced",
        "actual output",
        "production volume",
        "production volumes",
        "units manufactured",
        "output quantity",
    ),
    in_context=("quantity", "output"),
)
def count_output(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["planned fact"]) * (1.0 - np.minimum(rows.draw("lost").exponential(0.035), 0.6)))


@values.measured(
    production,
    "scrap",
    low=0,
    high=100_000,
    widest=10**8,
    title="Pieces scrapped",
    phrases=("scrap quantity", "scrap count", "scrapped units", "defective pieces", "units scrapped", "defect quantity", "scrap"),
    in_context=("defects", "rejects", "defect count"),
)
def count_scrap(rows: Rows) -> Any:
    return np.floor(np.asarray(rows["produced fact"]) * np.minimum(rows.draw("scrap").exponential(0.018), 0.4))


@values.measured(
    production,
    "yield",
    low=0,
    high=100,
    decimals=2,
    title="Yield (%)",
    phrases=("production yield", "first pass yield", "yield percent of the line", "yield rate"),
    in_context=("yield",),
)
def show_yield(rows: Rows) -> Any:
    return 100.0 * (1.0 - np.asarray(rows["scrap fact"]) / np.maximum(np.asarray(rows["produced fact"]), 1))


@values.measured(
    production,
    "cycle_seconds",
    low=1,
    high=600,
    decimals=1,
    widest=10**6,
    title="Cycle time (seconds)",
    phrases=("cycle time", "cycle time seconds", "takt time"),
)
def draw_cycle(rows: Rows) -> Any:
    return np.asarray(rows["cycle"]) * rows.draw("cycle").lognormal(0.03, 0.06)


@values.measured(
    production,
    "downtime_minutes",
    low=0,
    high=900,
    widest=10**6,
    title="Downtime (minutes)",
    phrases=("production downtime", "line downtime", "unplanned downtime", "downtime minutes"),
    in_context=("downtime",),
)
def draw_downtime(rows: Rows) -> Any:
    return rows.draw("downtime").exponential(32.0)


@values.measured(
    production,
    "oee",
    low=5,
    high=99,
    decimals=1,
    title="Overall equipment effectiveness (%)",
    phrases=("oee", "overall equipment effectiveness", "equipment effectiveness"),
)
def show_effectiveness(rows: Rows) -> Any:
    """Availability times performance times quality."""
    run = np.asarray(rows["planned fact"]) * np.asarray(rows["cycle"]) / 60
    available = run / (run + np.asarray(rows["downtime_minutes fact"]) + 45)
    return available * np.minimum(np.asarray(rows["cycle"]) / np.asarray(rows["cycle_seconds fact"]), 1.0) * np.asarray(rows["yield fact"])


@production.field("material_cost", title="Material of the order", phrases=("material cost", "materials cost", "raw material cost"), **MONEY)
def set_material(rows: Rows) -> Any:
    return np.asarray(rows["produced fact"]) * np.asarray(rows["piece_cost"]) * rows.draw("material").uniform(0.94, 1.08)


@production.field(
    "started_at",
    storage="timestamp[s]",
    title="Start of production",
    phrases=("production start", "production start time", "production date", "manufacturing date"),
    in_context=("start time", "start date", "started at", "date"),
)
def time_start(rows: Rows) -> Any:
    """At the beginning of the shift; what is in progress or on hold was begun in the last days."""
    shift = np.asarray(rows["shift"]).astype("U9")
    hour = np.select([shift == "Morning", shift == "Afternoon"], [6, 14], 22)
    state = rows["state"]
    days = np.select([state == "In Progress", state == "On Hold"], [1, rows.draw("hold").integer(2, 9)], rows.draw("day").integer(12, 364))
    return values.add_seconds(values.days_before(rows, days), hour * 3600 + rows.draw("minute").integer(0, 40) * 60)


@production.field(
    "ended_at",
    storage="timestamp[s]",
    title="End of production",
    phrases=("production end", "production end time"),
    in_context=("end time", "end date", "finished at", "completed at"),
)
def time_end(rows: Rows) -> Any:
    return values.add_seconds(
        rows["started_at"],
        np.asarray(rows["produced fact"]) * np.asarray(rows["cycle_seconds fact"]) + np.asarray(rows["downtime_minutes fact"]) * 60,
    )


@production.field(
    "status",
    title="State of the order",
    phrases=("production status", "production order status", "manufacturing status"),
    in_context=("status", "order status"),
)
def pick_state(rows: Rows) -> Any:
    return rows["state"]


@production.hidden("state")
def draw_state(rows: Rows) -> Any:
    return np.asarray(rows.draw("status").pick(ORDER_STATES))
