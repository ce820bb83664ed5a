"""Warehouses, stock movements, deliveries of suppliers and trips of a fleet."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}
# Kinds of movement with the sign of their quantity.
MOVES: Final = ("Receipt", "Issue", "Transfer", "Adjustment", "Return", "Scrap")
REASONS: Final = (
    "Purchase order received",
    "Sales order picked",
    "Stock relocation",
    "Cycle count correction",
    "Customer return",
    "Damaged goods",
)
DOCUMENTS: Final = ("PO-", "SO-", "TR-", "CC-", "RMA-", "SC-")
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
ROUTES: Final = Pool(
    {
        "North Loop": 12,
        "South Loop": 12,
        "Airport Run": 8,
        "Downtown": 16,
        "Harbor Line": 9,
        "East Suburbs": 13,
        "West Suburbs": 13,
        "Interstate North": 9,
        "Interstate South": 8,
    }
)

movement = Entity(
    "logistics.movement",
    SITES,
    title="Stock movement",
    phrases=("stock movement", "inventory movement", "inventory transaction", "stock transaction", "warehouse movement", "goods movement"),
)


@movement.hidden("kind")
def draw_kind(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.26, 0.74, 0.86, 0.91, 0.97]), rows.draw("kind").uniform(), side="right")


@movement.field(
    "type",
    title="Kind of movement",
    phrases=("movement type", "inventory transaction type", "stock movement type"),
    in_context=("type", "transaction type"),
)
def show_kind(rows: Rows) -> Any:
    return values.choose_label(MOVES, rows["kind"])


@values.measured(
    movement,
    "quantity",
    low=-5000,
    high=5000,
    widest=10**7,
    title="Quantity moved (negative: out)",
    phrases=("quantity moved", "movement quantity", "quantity change", "stock change"),
    in_context=("quantity", "qty"),
)
def draw_quantity(rows: Rows) -> Any:
    """Issues and scrap take out, adjustments do both."""
    kind = np.asarray(rows["kind"])
    size = 1 + np.floor(rows.draw("size").exponential(np.array([180.0, 24.0, 60.0, 4.0, 2.0, 5.0])[kind]))
    sign = np.array([1, -1, 1, 1, 1, -1])[kind]
    return size * np.where((kind == 3) & rows.draw("sign").chance(0.55), -1, sign)


@movement.field(
    "reason", title="Reason of the movement", phrases=("movement reason", "adjustment reason"), in_context=("reason", "reason code")
)
def show_reason(rows: Rows) -> Any:
    return values.choose_label(REASONS, rows["kind"])


@movement.field(
    "document",
    title="Document of the movement",
    phrases=("movement document", "reference document", "source document"),
    in_context=("reference", "reference number", "document"),
)
def write_document(rows: Rows) -> Any:
    return values.choose_label(DOCUMENTS, rows["kind"]) + values.write_digits(rows.draw("document").integer(10_000, 99_999))


@movement.field("site", title="Warehouse of the movement", in_context=("warehouse", "site", "location"))
def show_site(rows: Rows) -> Any:
    return rows["value"]


@movement.field("from_bin", title="From bin", phrases=("from bin", "from location", "source location", "source bin"))
def write_from(rows: Rows) -> Any:
    return np.where(np.isin(np.asarray(rows["kind"]), [0, 4]), "RECEIVING", rows.draw("from").text("[A-F]-[0-2][0-9]-[1-5]"))


@movement.field("to_bin", title="To bin", phrases=("to bin", "to location", "target location", "target bin", "putaway location"))
def write_to(rows: Rows) -> Any:
    kind = np.asarray(rows["kind"])
    return np.select([kind == 1, kind == 5], ["SHIPPING", "SCRAP"], rows.draw("to").text("[A-F]-[0-2][0-9]-[1-5]"))


@movement.field(
    "moved_at",
    storage="timestamp[s]",
    title="Time of the movement",
    phrases=("movement date", "movement time", "moved at"),
    in_context=("timestamp", "date", "transaction date"),
)
def time_move(rows: Rows) -> Any:
    hour = np.rint(13 + rows.draw("hour").normal(0.0, 3.4)).clip(5, 22).astype(np.int64)
    return values.add_seconds(
        values.days_before(rows, rows.draw("day").integer(1, 364)), hour * 3600 + rows.draw("second").integer(0, 3599)
    )


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


receipt = Entity(
    "logistics.receipt",
    SITES,
    title="Delivery of a supplier",
    phrases=("supplier delivery", "goods receipt", "inbound delivery", "inbound shipment", "procurement delivery", "vendor delivery"),
)


@values.measured(
    receipt,
    "ordered",
    low=1,
    high=100_000,
    widest=10**8,
    title="Quantity ordered",
    phrases=("ordered quantity of the delivery",),
    in_context=("quantity ordered", "ordered quantity", "order quantity", "quantity"),
)
def draw_ordered(rows: Rows) -> Any:
    return np.maximum(np.rint(rows.draw("ordered").lognormal(5.6, 1.0) / 10) * 10, 10)


@values.measured(
    receipt,
    "received",
    low=0,
    high=100_000,
    widest=10**8,
    title="Quantity received",
    phrases=("quantity received", "received quantity", "quantity delivered", "delivered quantity", "qty received"),
)
def draw_received(rows: Rows) -> Any:
    short = np.where(rows.draw("short").chance(0.12), rows.draw("part").uniform(0.6, 0.98), 1.0)
    return np.floor(np.asarray(rows["ordered fact"]) * short)


@values.measured(
    receipt,
    "rejected",
    low=0,
    high=100_000,
    widest=10**8,
    title="Quantity rejected",
    phrases=("quantity rejected", "rejected quantity", "defective units", "qty rejected"),
)
def draw_rejected(rows: Rows) -> Any:
    return np.floor(
        np.asarray(rows["received fact"])
        * np.minimum(np.where(rows.draw("bad").chance(0.3), rows.draw("share").exponential(0.03), 0.0), 0.5)
    )


@values.measured(
    receipt,
    "defect_rate",
    low=0,
    high=100,
    decimals=2,
    title="Rejected (%)",
    phrases=("supplier defect rate", "rejection rate"),
    in_context=("defect rate",),
)
def show_rate(rows: Rows) -> Any:
    return 100.0 * np.asarray(rows["rejected fact"]) / np.maximum(np.asarray(rows["received fact"]), 1)


@receipt.field(
    "ordered_on",
    storage="date32",
    title="Date ordered",
    phrases=("procurement order date",),
    in_context=("order date", "ordered on", "po date"),
)
def date_order(rows: Rows) -> Any:
    return values.days_before(rows, rows.draw("ordered").integer(75, 600))


@receipt.field(
    "promised_on",
    storage="date32",
    title="Date promised by the supplier",
    phrases=("supplier promised date",),
    in_context=("promised date", "expected date", "due date", "expected delivery date"),
)
def date_promise(rows: Rows) -> Any:
    return values.add_days(rows["ordered_on"], rows["lead"])


@receipt.hidden("lead")
def draw_lead(rows: Rows) -> Any:
    return rows.draw("lead").integer(5, 45)


@receipt.field(
    "received_on",
    storage="date32",
    title="Date received",
    phrases=("receipt date", "goods receipt date", "received date"),
    in_context=("delivery date", "date received", "received on"),
)
def date_receipt(rows: Rows) -> Any:
    late = np.where(rows.draw("is late").chance(0.24), 1 + rows.draw("late").exponential(5.0), -rows.draw("early").integer(0, 2))
    return values.add_days(rows["promised_on"], np.minimum(late, 28))


@receipt.field(
    "punctual",
    storage="bool",
    title="Delivered on the day or before",
    phrases=("supplier on time", "on time from supplier"),
    in_context=("on time", "delivered on time"),
)
def tell_punctual(rows: Rows) -> Any:
    return np.asarray(rows["received_on"]).astype("datetime64[D]") <= np.asarray(rows["promised_on"]).astype("datetime64[D]")


trip = Entity(
    "logistics.trip",
    ROUTES,
    title="Fleet trip",
    phrases=(
        "fleet",
        "fleet trip",
        "truck",
        "truck trip",
        "delivery truck",
        "delivery van",
        "fleet telematics",
        "truck driver",
        "delivery driver",
    ),
)


@trip.field("route", title="Route", phrases=("route name", "delivery route name", "bus route name"), in_context=("route",))
def show_route(rows: Rows) -> Any:
    return rows["value"]


@trip.field(
    "unit",
    title="Number of the vehicle",
    phrases=("truck id", "truck number", "fleet vehicle id", "fleet number", "unit number"),
    in_context=("vehicle id", "vehicle"),
)
def number_unit(rows: Rows) -> Any:
    return "TRK-" + values.write_digits(rows.draw("unit").integer(101, 186))


@values.measured(
    trip,
    "distance",
    low=3,
    high=900,
    decimals=1,
    widest=10**5,
    title="Distance (miles)",
    phrases=("distance driven", "route miles"),
    in_context=("distance", "miles", "distance km"),
)
def draw_distance(rows: Rows) -> Any:
    return rows.draw("distance").lognormal(4.3, 0.65)


@values.measured(
    trip,
    "stops",
    low=1,
    high=220,
    widest=10**5,
    title="Stops",
    phrases=("number of stops", "stop count", "delivery stops"),
    in_context=("stops",),
)
def count_stops(rows: Rows) -> Any:
    return 1 + np.floor(np.sqrt(np.asarray(rows["distance fact"])) * rows.draw("stops").uniform(0.6, 3.0))


@values.measured(
    trip, "idle_minutes", low=0, high=400, widest=10**5, title="Minutes idling", phrases=("idle time", "idling time", "idle minutes")
)
def draw_idle(rows: Rows) -> Any:
    return np.asarray(rows["stops fact"]) * rows.draw("idle").uniform(0.5, 2.5)


@values.measured(
    trip,
    "speed",
    low=8,
    high=65,
    decimals=1,
    widest=300,
    title="Mean speed (mph)",
    phrases=("average speed", "avg speed", "mean speed"),
    in_context=("speed",),
)
def draw_speed(rows: Rows) -> Any:
    return 18.0 + 0.16 * np.asarray(rows["distance fact"]).clip(0, 220) + rows.draw("speed").normal(0.0, 3.0)


@values.measured(
    trip,
    "fuel_gallons",
    low=0.3,
    high=200,
    decimals=1,
    widest=10**5,
    title="Fuel used (gallons)",
    phrases=("fuel used", "fuel used gallons", "trip fuel consumption"),
    in_context=("fuel consumed", "fuel"),
)
def draw_fuel(rows: Rows) -> Any:
    return np.asarray(rows["distance fact"]) / rows.draw("mpg").uniform(6.5, 11.5) + np.asarray(rows["idle_minutes fact"]) * 0.012


@trip.field(
    "started_at",
    storage="timestamp[s]",
    title="Start of the route",
    phrases=("route start time",),
    in_context=("start time", "departure time", "started at", "departed at"),
)
def time_start(rows: Rows) -> Any:
    hour = np.rint(6.6 + rows.draw("hour").normal(0.0, 1.6)).clip(3, 16).astype(np.int64)
    return values.add_seconds(
        values.days_before(rows, rows.draw("day").integer(2, 364)), hour * 3600 + rows.draw("minute").integer(0, 59) * 60
    )


@trip.field(
    "ended_at",
    storage="timestamp[s]",
    title="End of the route",
    phrases=("route end time",),
    in_context=("end time", "arrival time", "ended at", "arrived at"),
)
def time_end(rows: Rows) -> Any:
    hours = np.asarray(rows["distance fact"]) / np.asarray(rows["speed fact"]) + np.asarray(rows["stops fact"]) * 0.07
    return values.add_seconds(rows["started_at"], hours * 3600)


@values.measured(
    trip,
    "load_kg",
    low=50,
    high=22_000,
    widest=10**7,
    title="Load (kg)",
    phrases=("load weight", "payload kg", "truck load"),
    in_context=("load",),
)
def draw_load(rows: Rows) -> Any:
    return rows.draw("load").lognormal(7.9, 0.6)
