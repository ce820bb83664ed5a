"""Production orders and batches, quality inspections and maintenance work orders of a plant."""

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
DEFECTS: Final = Pool.read(__package__, "data/defects.csv", weight="share")
FAULTS: Final = Pool.read(
    __package__, "data/faults.csv", weight="share", types=dict.fromkeys(("down_hours", "repair_hours", "parts"), "float64")
)
SHIFTS: Final = Pool({"Morning": 42, "Afternoon": 36, "Night": 22})
ORDER_STATES: Final = Pool({"Completed": 74, "In Progress": 12, "Planned": 8, "On Hold": 4, "Cancelled": 2})
WORK_TYPES: Final = Pool({"Preventive": 48, "Corrective": 36, "Predictive": 10, "Emergency": 6})
WORK_STATES: Final = Pool({"Completed": 76, "In Progress": 10, "Scheduled": 9, "Waiting for Parts": 5})
PRIORITIES: Final = Pool({"Low": 24, "Medium": 48, "High": 22, "Critical": 6})
DISPOSITIONS: Final = ("Accepted", "Rework", "Rejected")
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
    """At the beginning of the shift."""
    shift = np.asarray(rows["shift"]).astype("U9")
    hour = np.select([shift == "Morning", shift == "Afternoon"], [6, 14], 22)
    return values.add_seconds(
        values.days_before(rows, rows.draw("day").integer(12, 364)), hour * 3600 + rows.draw("minute").integer(0, 40) * 60
    )


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
    return rows.draw("status").pick(ORDER_STATES)


inspection = Entity(
    "logistics.inspection",
    ITEMS,
    DEFECTS,
    title="Quality inspection",
    phrases=(
        "quality inspection",
        "quality control",
        "inspection",
        "quality assurance",
        "defect",
        "manufacturing defect",
        "product quality",
        "inspection result",
    ),
)
inspection.field(
    "item",
    title="Product inspected",
    phrases=("inspected product", "inspected part"),
    in_context=("product", "product name", "item", "part"),
)
inspection.field("line", title="Line of the product inspected", in_context=("production line", "line"))
inspection.field(
    "defect", title="Defect", phrases=("defect type", "type of defect", "defect name", "defect description"), in_context=("defect",)
)
inspection.field(
    "family", title="Family of the defect", phrases=("defect category", "defect family", "defect location"), in_context=("category",)
)
inspection.field("grade", title="Grade of the defect", phrases=("defect severity", "defect grade"), in_context=("severity",))


@values.measured(
    inspection,
    "sample",
    low=1,
    high=2000,
    widest=10**7,
    title="Pieces inspected",
    phrases=(
        "inspected quantity",
        "units inspected",
        "quantity inspected",
        "inspection sample size",
    ),
    in_context=("sample size",),
)
def draw_sample(rows: Rows) -> Any:
    """The sizes of ISO 2859 for the batch."""
    return np.array([20, 32, 50, 80, 125, 200, 315])[
        np.searchsorted(np.array([280, 500, 1200, 3200, 10_000, 35_000]), np.asarray(rows["batch_size"]))
    ]


@values.measured(
    inspection,
    "defects",
    low=0,
    high=2000,
    widest=10**7,
    title="Defects found",
    phrases=("defects found", "defect count", "number of defects", "defective count", "defects detected"),
    in_context=("defects",),
)
def count_defects(rows: Rows) -> Any:
    return np.floor(
        np.asarray(rows["sample fact"])
        * np.minimum(np.where(rows.draw("clean").chance(0.45), 0.0, rows.draw("share").exponential(0.03)), 0.5)
    )


@values.measured(
    inspection,
    "defect_rate",
    low=0,
    high=100,
    decimals=2,
    title="Defective (%)",
    phrases=("defect rate", "defect rates", "defective rate", "defect percentage"),
)
def show_rate(rows: Rows) -> Any:
    return 100.0 * np.asarray(rows["defects fact"]) / np.asarray(rows["sample fact"])


@inspection.field(
    "result",
    title="Result of the inspection",
    phrases=("inspection result", "inspection results", "inspection outcome", "inspection status", "quality status"),
    in_context=("result", "pass fail", "status"),
)
def tell_result(rows: Rows) -> Any:
    return values.choose_label(("Pass", "Fail"), np.asarray(rows["defect_rate fact"]) > 2.5)


@inspection.field(
    "disposition",
    title="What became of the batch",
    phrases=(
        "batch disposition",
        "lot disposition",
    ),
    in_context=("disposition",),
)
def tell_disposition(rows: Rows) -> Any:
    return values.choose_label(DISPOSITIONS, np.searchsorted(np.array([2.5, 8.0]), np.asarray(rows["defect_rate fact"]), side="left"))


@values.measured(
    inspection,
    "measured_mm",
    low=0.1,
    high=3000,
    decimals=3,
    widest=10**6,
    title="Size measured (mm)",
    phrases=("measured dimension", "measured value mm", "measured size", "measurement mm"),
    in_context=("measurement", "measured value"),
)
def measure_size(rows: Rows) -> Any:
    return np.asarray(rows["nominal"]) + np.asarray(rows["tolerance"]) * rows.draw("size").normal(0.0, 0.4)


@inspection.field(
    "nominal_mm",
    storage="float64",
    decimals=3,
    title="Nominal size (mm)",
    phrases=("nominal dimension", "nominal value", "nominal size", "target dimension"),
)
def show_nominal(rows: Rows) -> Any:
    return np.asarray(rows["nominal"])


@inspection.field(
    "inspected_at",
    storage="timestamp[s]",
    title="Time of the inspection",
    phrases=("inspection date", "inspection time", "inspected on", "inspected at"),
    in_context=("date", "timestamp"),
)
def time_inspection(rows: Rows) -> Any:
    return values.add_seconds(values.days_before(rows, rows.draw("day").integer(1, 364)), rows.draw("second").integer(6 * 3600, 21 * 3600))


work_order = Entity(
    "logistics.work_order",
    FAULTS,
    title="Maintenance work order",
    phrases=(
        "maintenance work order",
        "maintenance order",
        "equipment repair",
        "machine repair",
        "maintenance log",
        "maintenance record",
        "work order",
    ),
)
work_order.field(
    "fault",
    title="Fault",
    phrases=("machine fault", "fault description", "equipment fault", "breakdown cause"),
    in_context=("fault", "issue", "problem", "description", "failure type"),
)
work_order.field("trade", title="Trade", phrases=("maintenance trade", "maintenance category"), in_context=("category", "trade"))


@work_order.field(
    "kind", title="Kind of maintenance", phrases=("maintenance type", "type of maintenance", "work order type"), in_context=("type",)
)
def pick_kind(rows: Rows) -> Any:
    return rows.draw("kind").pick(WORK_TYPES)


@work_order.field(
    "priority", title="Priority of the work", phrases=("work order priority", "maintenance priority"), in_context=("priority",)
)
def pick_priority(rows: Rows) -> Any:
    return rows.draw("priority").pick(PRIORITIES)


@work_order.field("status", title="State of the work", phrases=("work order status", "maintenance status"), in_context=("status",))
def pick_work_state(rows: Rows) -> Any:
    return rows.draw("status").pick(WORK_STATES)


@values.measured(
    work_order,
    "downtime_hours",
    low=0,
    high=120,
    decimals=1,
    widest=10**5,
    title="Downtime (hours)",
    phrases=("downtime hours", "machine downtime", "equipment downtime", "hours of downtime"),
    in_context=("downtime",),
)
def draw_down(rows: Rows) -> Any:
    return np.asarray(rows["down_hours"]) * rows.draw("down").lognormal(0.0, 0.45)


@values.measured(
    work_order,
    "repair_hours",
    low=0.1,
    high=100,
    decimals=1,
    widest=10**5,
    title="Repair time (hours)",
    phrases=("repair time", "time to repair", "repair hours", "mttr"),
    in_context=("labor hours", "hours"),
)
def draw_repair(rows: Rows) -> Any:
    """A part of the downtime."""
    return np.asarray(rows["downtime_hours fact"]) * rows.draw("part").uniform(0.5, 0.95)


@work_order.field(
    "cost",
    title="Cost of the maintenance",
    phrases=("machine maintenance cost", "maintenance work order cost", "cost of maintenance"),
    in_context=("maintenance cost", "repair cost", "cost", "total cost"),
    **MONEY,
)
def set_work_cost(rows: Rows) -> Any:
    return np.asarray(rows["parts"]) * rows.draw("parts").lognormal(0.0, 0.35) + np.asarray(rows["repair_hours fact"]) * 62.0


@work_order.field(
    "reported_at",
    storage="timestamp[s]",
    title="Time reported",
    phrases=("fault reported at",),
    in_context=("reported at", "reported date", "created at", "date", "opened at"),
)
def time_report(rows: Rows) -> Any:
    return values.add_seconds(values.days_before(rows, rows.draw("day").integer(8, 540)), rows.draw("second").integer(0, 86_399))


@work_order.field(
    "finished_at",
    storage="timestamp[s]",
    title="Time finished",
    phrases=("repair completed at", "maintenance completed at"),
    in_context=("completed at", "completed date", "completion date", "closed at", "finished at"),
)
def time_finish(rows: Rows) -> Any:
    return values.add_seconds(rows["reported_at"], np.asarray(rows["downtime_hours fact"]) * 3600 + rows.draw("wait").exponential(1800.0))
