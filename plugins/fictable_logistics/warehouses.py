"""Warehouses: name, kind, zone, capacity, use, docks, workers and accuracy of one site."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

SITES: Final = Pool(
    {
        "Atlanta DC": 9,
        "Dallas DC": 9,
        "Reno Fulfillment Center": 7,
        "Chicago Cross-Dock": 8,
        "Newark DC": 7,
        "Memphis Hub": 8,
        "Columbus Warehouse": 6,
        "Phoenix Warehouse": 5,
        "Tacoma DC": 4,
    }
)
ZONES: Final = Pool({"Ambient": 72, "Chilled": 14, "Frozen": 8, "Hazardous": 6})
KINDS: Final = Pool({"Distribution Center": 42, "Fulfillment Center": 24, "Cross-Dock": 12, "Cold Storage": 12, "Bonded Warehouse": 10})

warehouse = Entity(
    "logistics.warehouse",
    SITES,
    title="Warehouse",
    phrases=("warehouse", "distribution center", "fulfillment center", "depot", "warehouse operations"),
)


@warehouse.field(
    "site",
    title="Name of the warehouse",
    phrases=(
        "distribution center name",
        "depot name",
    ),
    in_context=(
        "name",
        "distribution center",
        "fulfillment center",
    ),
)
def show_warehouse(rows: Rows) -> Any:
    return rows["value"]


@warehouse.field("kind", title="Kind of warehouse", phrases=("warehouse type", "facility type"), in_context=("type",))
def pick_kind(rows: Rows) -> Any:
    return rows.draw("kind").pick(KINDS)


@warehouse.field(
    "zone",
    title="Temperature zone",
    phrases=("temperature zone", "storage zone", "storage type", "storage condition"),
    in_context=("zone",),
)
def pick_zone(rows: Rows) -> Any:
    return rows.draw("zone").pick(ZONES)


@values.measured(
    warehouse,
    "pallets",
    low=500,
    high=120_000,
    widest=10**7,
    title="Pallet places",
    phrases=("pallet positions", "pallet capacity", "storage capacity", "warehouse capacity"),
    in_context=("capacity",),
)
def draw_places(rows: Rows) -> Any:
    return np.rint(rows.draw("places").lognormal(9.5, 0.6) / 100) * 100


@values.measured(
    warehouse,
    "utilization",
    low=5,
    high=100,
    decimals=1,
    title="Places in use (%)",
    phrases=(
        "warehouse utilization",
        "capacity utilization",
        "space utilization",
        "storage utilization",
        "occupancy of the warehouse",
    ),
    in_context=(
        "utilization",
        "utilization rate",
    ),
)
def draw_use(rows: Rows) -> Any:
    return 81.0 + rows.draw("use").normal(0.0, 9.0)


@values.measured(
    warehouse,
    "docks",
    low=2,
    high=200,
    widest=10**5,
    title="Dock doors",
    phrases=("dock doors", "number of docks", "loading docks", "loading bays"),
)
def count_docks(rows: Rows) -> Any:
    return np.asarray(rows["pallets fact"]) / 450 * rows.draw("docks").uniform(0.7, 1.3)


@values.measured(
    warehouse,
    "workers",
    low=5,
    high=3000,
    widest=10**6,
    title="Workers",
    phrases=("warehouse workers", "warehouse staff", "number of workers"),
    in_context=("employees", "workers"),
)
def count_workers(rows: Rows) -> Any:
    return np.asarray(rows["pallets fact"]) / 90 * rows.draw("workers").uniform(0.6, 1.6)


@values.measured(
    warehouse,
    "pick_accuracy",
    low=90,
    high=100,
    decimals=2,
    title="Orders picked right (%)",
    phrases=("picking accuracy", "pick accuracy", "order accuracy", "inventory accuracy"),
)
def draw_accuracy(rows: Rows) -> Any:
    return 100.0 - rows.draw("accuracy").exponential(0.55)
