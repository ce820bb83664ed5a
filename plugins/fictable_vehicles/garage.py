"""Services and repairs of a car in a workshop: job, parts, labour, odometer and the next appointment."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

JOBS: Final = Pool.read(__package__, "data/services.csv", weight="share", types=dict.fromkeys(("parts", "hours", "interval"), "float64"))
SHOPS: Final = Pool(
    [
        "Main Street Auto Service",
        "Northside Garage",
        "Riverside Motors",
        "Precision Auto Care",
        "Hilltop Tire & Brake",
        "Corner Service Center",
        "Lakeview Auto Repair",
        "Union Garage",
    ]
)
STATES: Final = Pool({"Completed": 86, "In Progress": 6, "Scheduled": 5, "Waiting for Parts": 3})
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

service = Entity(
    "vehicle.service",
    JOBS,
    title="Car service",
    phrases=(
        "car service",
        "vehicle service",
        "car maintenance",
        "vehicle maintenance",
        "auto repair",
        "car repair",
        "vehicle repair",
        "garage",
        "workshop",
    ),
)
service.field(
    "job",
    title="Work done",
    phrases=("service performed", "repair type", "type of repair", "vehicle service type", "work performed", "type of service performed"),
    in_context=("service type", "service", "maintenance type", "description", "type"),
)
service.field("family", title="Kind of service", phrases=("service category of the car",), in_context=("service category", "category"))


@service.field(
    "date",
    storage="date32",
    title="Date of service",
    phrases=("repair date",),
    in_context=(
        "date",
        "service date",
        "date of service",
    ),
)
def date_service(rows: Rows) -> Any:
    """In the last two years, while the car was on the road."""
    return values.days_before(rows, rows["days"])


@service.hidden("days")
def draw_days(rows: Rows) -> Any:
    return rows.draw("date").integer(1, np.minimum(720, 90 + 365 * np.asarray(rows.entity("vehicle.car")["age"])))


@values.measured(
    service,
    "odometer",
    low=500,
    high=300_000,
    widest=10**7,
    title="Odometer at the service",
    phrases=("odometer at service", "mileage at service"),
    in_context=("odometer", "mileage"),
)
def read_odometer(rows: Rows) -> Any:
    """The car's mileage less what it drove since."""
    return np.maximum(
        np.asarray(rows.entity("vehicle.car")["miles"]) - 30.0 * np.asarray(rows["days"]), 900.0 + rows.draw("few").uniform(0, 4000)
    )


@values.measured(
    service,
    "labor_hours",
    low=0.1,
    high=40,
    decimals=1,
    widest=10**4,
    title="Labour hours",
    phrases=("labor hours", "labour hours", "hours worked on the car"),
)
def count_hours(rows: Rows) -> Any:
    return np.asarray(rows["hours"]) * rows.draw("hours").lognormal(0.0, 0.2)


@service.hidden("parts_cents")
def set_parts(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["parts"]) * rows.draw("parts").lognormal(0.0, 0.3) * 100).astype(np.int64)


@service.hidden("labor_cents")
def set_labor(rows: Rows) -> Any:
    rate = 85 + 10 * rows.draw("rate").integer(0, 7)
    return np.where(
        np.asarray(rows["family"]).astype("U8") == "Recall", 0, np.rint(np.asarray(rows["labor_hours fact"]) * rate * 100)
    ).astype(np.int64)


@service.field("parts_cost", title="Cost of parts", phrases=("parts cost", "cost of parts"), **MONEY)
def show_parts(rows: Rows) -> Any:
    return rows["parts_cents"]


@service.field("labor_cost", title="Cost of labour", phrases=("labor cost", "labour cost"), **MONEY)
def show_labor(rows: Rows) -> Any:
    return rows["labor_cents"]


@service.field(
    "total_cost",
    title="Cost of the service",
    phrases=(
        "repair cost",
        "maintenance cost",
        "total repair cost",
        "cost of repair",
    ),
    in_context=(
        "total cost",
        "cost",
        "total",
        "amount",
        "service cost",
    ),
    **MONEY,
)
def show_total(rows: Rows) -> Any:
    return np.asarray(rows["parts_cents"]) + np.asarray(rows["labor_cents"])


@service.field("next_due", storage="date32", title="Next service", phrases=("next service date", "next service due", "next service"))
def date_next(rows: Rows) -> Any:
    """As many days later as the miles between two services take at 33 a day, at most three years."""
    return values.add_days(rows["date"], np.minimum(np.asarray(rows["interval"]) / 33.0, 1095))


@values.measured(
    service,
    "next_odometer",
    low=500,
    high=500_000,
    widest=10**7,
    title="Odometer of the next service",
    phrases=("next service mileage", "next service odometer"),
)
def read_next(rows: Rows) -> Any:
    return np.asarray(rows["odometer fact"]) + np.asarray(rows["interval"])


@service.field("shop", title="Workshop", phrases=("repair shop", "service center", "workshop name", "garage name", "mechanic shop"))
def pick_shop(rows: Rows) -> Any:
    return rows.draw("shop").pick(SHOPS)


@service.field("status", title="State of the job", phrases=("car service status", "repair status"), in_context=("status", "service status"))
def pick_status(rows: Rows) -> Any:
    return rows.draw("status").pick(STATES)
