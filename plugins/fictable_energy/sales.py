"""Charging sessions and filling stations."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_energy.measures import add_seconds, days_before, measured, write_digits

FUELS: Final = Pool.read(__package__, "data/fuels.csv", weight="share", types={"price_mean": "float64", "spread": "float64"})
BRANDS: Final = Pool.read(__package__, "data/fuel_brands.csv", weight="share", types={"offset": "float64"})
CHARGERS: Final = Pool.read(__package__, "data/chargers.csv", weight="share", types={"kilowatts": "float64", "price": "float64"})
CARS: Final = Pool(
    {
        "Tesla Model 3": 15,
        "Tesla Model Y": 17,
        "Chevrolet Bolt EV": 9,
        "Nissan Leaf": 9,
        "Ford Mustang Mach-E": 7,
        "Hyundai Ioniq 5": 8,
        "Kia EV6": 6,
        "Volkswagen ID.4": 7,
        "BMW i4": 4,
        "Rivian R1T": 3,
    }
)


charging = Entity(
    "energy.charging",
    CHARGERS,
    title="Charging session",
    phrases=("charging session", "ev charging", "charging station", "electric vehicle charging", "charging", "ev charger"),
)
charging.field("charger_type", title="Kind of charger", phrases=("charger type", "charging type", "charging level"), in_context=("type",))
charging.field("connector", title="Connector", phrases=("connector", "connector type", "plug type"))
charging.field(
    "kilowatts",
    storage="float64",
    decimals=1,
    title="Power of the charger (kW)",
    phrases=("charging rate", "charger power", "charging power", "charging rate kw"),
    in_context=("power",),
)


@charging.field(
    "station_id",
    title="Charging station",
    phrases=("charging station id", "charger id", "charging station"),
    in_context=("station id", "station"),
)
def number_station(rows: Rows) -> Any:
    return "CS-" + write_digits(rows.draw("station").integer(1, 320), 4)


@charging.field(
    "vehicle",
    title="Electric car",
    phrases=("electric vehicle", "ev model", "electric car", "electric vehicle model"),
    in_context=("vehicle", "vehicle model", "car"),
)
def pick_car(rows: Rows) -> Any:
    return rows.draw("car").pick(CARS)


@charging.field(
    "started_at",
    storage="timestamp[s]",
    title="Start of charging",
    phrases=("charging start time", "plug in time", "charging start"),
    in_context=("start time", "started at", "session start", "timestamp", "date"),
)
def start_charging(rows: Rows) -> Any:
    """Mostly in the daytime and the evening."""
    hour = np.where(rows.draw("evening").chance(0.42), rows.draw("late").normal(18.5, 1.8), rows.draw("day").normal(11.5, 3.0)).clip(
        0, 23.9
    )
    return add_seconds(days_before(rows, rows.draw("age").integer(1, 365)), hour * 3600 + rows.draw("second").integer(0, 59))


@charging.hidden("need")
def draw_need(rows: Rows) -> Any:
    """Per cent of the battery before charging and what is added."""
    before = 8.0 + rows.draw("before").uniform() * 52.0
    return np.stack([before, (rows.draw("goal").uniform(70.0, 100.0) - before).clip(5.0, None)], axis=1)


@measured(
    charging,
    "start_charge",
    low=0,
    high=100,
    widest=100,
    title="Charge before (%)",
    phrases=("state of charge start", "start soc", "initial soc", "state of charge"),
)
def show_before(rows: Rows) -> Any:
    return np.asarray(rows["need"])[:, 0]


@measured(
    charging, "end_charge", low=0, high=100, widest=100, title="Charge after (%)", phrases=("state of charge end", "end soc", "final soc")
)
def show_after(rows: Rows) -> Any:
    return np.asarray(rows["need"]).sum(axis=1)


@measured(
    charging,
    "energy",
    low=0.5,
    high=150,
    decimals=2,
    widest=10**5,
    title="Energy charged (kWh)",
    phrases=("energy charged", "energy delivered", "kwh delivered", "charged energy", "energy consumed kwh"),
    in_context=("energy", "kwh", "k wh", "energy consumed"),
)
def compute_charged(rows: Rows) -> Any:
    return np.asarray(rows["need"])[:, 1] * rows.draw("battery").uniform(0.5, 0.86)


@measured(
    charging,
    "duration",
    low=3,
    high=1440,
    widest=10**5,
    title="Minutes of charging",
    phrases=("charging duration", "charging time", "charging minutes"),
    in_context=("duration", "duration minutes", "session duration"),
)
def compute_duration(rows: Rows) -> Any:
    """At some 70 % of the charger's power."""
    return np.asarray(rows["energy fact"]) / (rows["kilowatts"] * rows.draw("speed").uniform(0.55, 0.88)) * 60.0


@charging.field(
    "ended_at",
    storage="timestamp[s]",
    title="End of charging",
    phrases=("charging end time", "unplug time", "charging end"),
    in_context=("end time", "ended at", "session end"),
)
def end_charging(rows: Rows) -> Any:
    return add_seconds(rows["started_at"], np.asarray(rows["duration fact"]) * 60)


@charging.field(
    "cost",
    storage="decimal",
    decimals=2,
    title="Cost of charging",
    phrases=("charging cost", "charging fee", "session cost"),
    in_context=("cost", "price", "amount", "total cost"),
)
def compute_cost(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["energy fact"]) * rows["price"]).astype(np.int64)


fuel = Entity(
    "energy.fuel",
    FUELS,
    BRANDS,
    title="Fuel price",
    phrases=("fuel price", "gas price", "gas station", "petrol station", "fuel", "filling station", "gasoline", "petrol price"),
)
fuel.field(
    "fuel_type", title="Motor fuel", phrases=("fuel grade", "gasoline type", "fuel product"), in_context=("fuel type", "type", "fuel")
)
fuel.field(
    "brand",
    title="Brand of the station",
    phrases=("gas station", "gas station brand", "petrol station", "fuel station", "gas station name"),
    in_context=("brand", "station", "station name"),
)


@fuel.field(
    "price",
    storage="decimal",
    decimals=3,
    title="Price per gallon",
    phrases=(
        "fuel price",
        "gas price",
        "price per gallon",
        "gasoline price",
        "price per liter",
        "price per litre",
        "petrol price",
        "diesel price",
    ),
    in_context=("price", "unit price"),
)
def show_price(rows: Rows) -> Any:
    return rows["mills"]


@fuel.hidden("mills")
def compute_price(rows: Rows) -> Any:
    """Ends in nine tenths of a cent."""
    return (
        np.rint((rows["price_mean"] + rows["offset"] + rows.draw("price").normal(0.0, 1.0) * rows["spread"]) * 100.0).astype(np.int64) * 10
        + 9
    )


@measured(
    fuel,
    "gallons",
    low=0.8,
    high=42,
    decimals=3,
    widest=10**5,
    title="Gallons sold",
    phrases=("gallons", "fuel quantity", "gallons sold", "liters", "litres", "fuel volume", "fuel consumed"),
    in_context=("quantity", "volume"),
)
def draw_gallons(rows: Rows) -> Any:
    return rows.draw("gallons").normal(11.2, 3.4)


@fuel.field(
    "total",
    storage="decimal",
    decimals=2,
    title="Paid for the fuel",
    phrases=("fuel cost", "fuel total", "total fuel cost"),
    in_context=("total", "total cost", "amount", "total amount"),
)
def compute_total(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["mills"], np.float64) / 10.0 * np.asarray(rows["gallons fact"])).astype(np.int64)
