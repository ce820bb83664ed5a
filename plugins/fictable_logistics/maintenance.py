"""Maintenance work orders: fault, trade, downtime, repair, cost and times of one repair."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

FAULTS: Final = Pool.read(
    __package__, "data/faults.csv", weight="share", types=dict.fromkeys(("down_hours", "repair_hours", "parts"), "float64")
)
WORK_TYPES: Final = Pool({"Preventive": 48, "Corrective": 36, "Predictive": 10, "Emergency": 6})
WORK_STATES: Final = Pool({"Completed": 76, "In Progress": 10, "Scheduled": 9, "Waiting for Parts": 5})
PRIORITIES: Final = Pool({"Low": 24, "Medium": 48, "High": 22, "Critical": 6})
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

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
