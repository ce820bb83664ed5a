"""What drives a car: power, displacement, torque, economy, emissions, range, weight, acceleration and gears."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Rows, values
from fictable_vehicles.car import DIESEL, ELECTRIC, HYBRID, PICKUP, car

GEARBOXES: Final = {
    "en": ("Automatic", "Manual", "CVT", "Dual-Clutch"),
    "de": ("Automatik", "Schaltgetriebe", "Stufenlos", "Doppelkupplung"),
    "fr": ("Automatique", "Manuelle", "CVT", "Double embrayage"),
    "es": ("Automática", "Manual", "CVT", "Doble embrague"),
}


@values.measured(
    car,
    "horsepower",
    low=40,
    high=1100,
    widest=5000,
    title="Power (hp)",
    phrases=("horsepower", "engine hp", "engine power", "hp", "horse power", "bhp", "max power", "power ps", "power hp"),
    in_context=("power",),
)
def show_power(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["base_power"]) * np.array([1.0, 1.0, 1.0, 1.06, 1.15])[rows["trim_place"]])


@values.measured(
    car,
    "engine_size",
    low=0,
    high=8,
    decimals=1,
    widest=20,
    title="Engine displacement (litres)",
    phrases=("engine size", "engine displacement", "engine capacity", "displacement", "engine volume", "engine liters", "engine litres"),
)
def show_engine(rows: Rows) -> Any:
    return rows["displacement_litres"]


@values.measured(
    car,
    "torque",
    low=50,
    high=1400,
    widest=10_000,
    title="Torque (Nm)",
    phrases=("engine torque", "max torque"),
    in_context=("torque", "torque nm"),
)
def show_torque(rows: Rows) -> Any:
    """About 1.25 Nm per hp of petrol engines, 2.2 of diesels, 1.6 of electric motors."""
    return (
        np.asarray(rows["horsepower fact"]) * np.array([1.25, 2.15, 1.3, 1.65])[rows["fuel_code"]] * rows.draw("torque").uniform(0.96, 1.04)
    )


@values.measured(
    car,
    "mpg_city",
    low=8,
    high=160,
    title="City mileage (mpg; MPGe of electric cars)",
    phrases=("city mpg", "mpg city", "city fuel economy", "city mileage"),
)
def show_city(rows: Rows) -> Any:
    return np.asarray(rows["city"]) * np.array([1.02, 1.0, 1.0, 0.98, 0.94])[rows["trim_place"]]


@values.measured(
    car,
    "mpg_highway",
    low=10,
    high=160,
    title="Highway mileage (mpg; MPGe of electric cars)",
    phrases=("highway mpg", "mpg highway", "highway fuel economy", "hwy mpg", "highway mileage"),
)
def show_highway(rows: Rows) -> Any:
    return np.asarray(rows["highway"]) * np.array([1.02, 1.0, 1.0, 0.98, 0.94])[rows["trim_place"]]


@values.measured(
    car,
    "mpg",
    low=8,
    high=160,
    decimals=1,
    title="Fuel economy (mpg)",
    phrases=("mpg", "miles per gallon", "fuel economy", "fuel efficiency", "combined mpg", "gas mileage"),
)
def show_economy(rows: Rows) -> Any:
    """55 % city and 45 % highway by the harmonic mean, as the EPA has it."""
    return 1.0 / (0.55 / np.asarray(rows["mpg_city fact"]) + 0.45 / np.asarray(rows["mpg_highway fact"]))


@values.measured(
    car,
    "consumption",
    low=0,
    high=30,
    decimals=1,
    widest=100,
    title="Fuel consumption (l/100 km)",
    phrases=("fuel consumption comb", "fuel consumption l/100km", "combined fuel consumption", "litres per 100 km", "liters per 100 km"),
    in_context=("fuel consumption", "consumption"),
)
def show_consumption(rows: Rows) -> Any:
    return np.where(np.asarray(rows["fuel_code"]) == ELECTRIC, 0.0, 235.215 / np.asarray(rows["mpg fact"]))


@values.measured(
    car,
    "co2",
    low=0,
    high=600,
    widest=5000,
    title="CO2 emissions (g/km)",
    phrases=("co2 emissions", "co2 emission", "carbon emissions g/km", "co2 g/km", "co2 emissions g/km"),
    in_context=("emissions", "co2"),
)
def show_emissions(rows: Rows) -> Any:
    """23.2 g of CO2 for each 0.01 litre of petrol, 26.5 g of diesel."""
    return np.asarray(rows["consumption fact"]) * np.where(np.asarray(rows["fuel_code"]) == DIESEL, 26.5, 23.2)


@values.measured(
    car,
    "electric_range",
    low=0,
    high=900,
    widest=5000,
    title="Electric range (miles)",
    phrases=("electric range", "battery range", "ev range", "range miles", "driving range"),
    in_context=("range",),
)
def show_range(rows: Rows) -> Any:
    return np.asarray(rows["range_miles"]) * np.array([0.95, 1.0, 1.0, 1.04, 1.08])[rows["trim_place"]]


@values.measured(
    car,
    "battery_kwh",
    low=0,
    high=220,
    decimals=1,
    widest=1000,
    title="Battery capacity (kWh)",
    phrases=("battery capacity kwh", "vehicle battery capacity", "ev battery size"),
    in_context=("battery capacity", "battery size"),
)
def show_battery(rows: Rows) -> Any:
    """A mile needs 33.7 kWh over its MPGe."""
    return np.asarray(rows["electric_range fact"]) * 33.7 / np.asarray(rows["mpg fact"]) * 0.92


@values.measured(
    car,
    "weight",
    low=1500,
    high=9000,
    widest=10**5,
    title="Kerb weight (lb)",
    phrases=("curb weight", "kerb weight", "vehicle weight", "car weight", "gross vehicle weight"),
    in_context=("weight",),
)
def show_weight(rows: Rows) -> Any:
    base = np.array([2350.0, 2850.0, 2250.0, 3450.0, 2450.0, 2250.0, 3300.0, 2600.0, 3700.0])[rows["body_code"]]
    heavy = np.where(np.asarray(rows["fuel_code"]) == ELECTRIC, 900.0, 0.0) + 3.6 * np.minimum(rows["horsepower fact"], 450)
    return np.rint((base + heavy) * rows.draw("weight").uniform(0.96, 1.04) / 5) * 5


@values.measured(
    car,
    "acceleration",
    low=1.9,
    high=20,
    decimals=1,
    widest=100,
    title="0 to 60 mph (seconds)",
    phrases=("0-60 mph", "0-60 time", "zero to sixty", "0-100 km/h", "acceleration 0-60"),
    in_context=("acceleration",),
)
def show_acceleration(rows: Rows) -> Any:
    ratio = np.asarray(rows["weight fact"]) / np.asarray(rows["horsepower fact"])
    return 0.9 + 0.40 * ratio * np.where(np.asarray(rows["fuel_code"]) == ELECTRIC, 0.75, 0.93)


@values.measured(
    car, "top_speed", low=80, high=220, widest=500, title="Top speed (mph)", phrases=("top speed", "max speed", "maximum speed")
)
def show_top_speed(rows: Rows) -> Any:
    return np.minimum(62.0 + 3.9 * np.sqrt(np.asarray(rows["horsepower fact"])), 168.0)


@car.field(
    "transmission",
    title="Transmission",
    phrases=("transmission", "transmission type", "gearbox", "gear type", "gearbox type"),
    in_context=("gear",),
)
def choose_transmission(rows: Rows) -> Any:
    """Electric cars are automatic; manual gears are rare in America and common elsewhere."""
    draw, code = rows.draw("gear").uniform(), np.asarray(rows["fuel_code"])
    manual = rows.localized({"en_US": 0.06, "de": 0.42, "fr": 0.45, "es": 0.45, "en_GB": 0.48, "it": 0.5, "pt": 0.45})
    power, body = np.asarray(rows["base_power"]), np.asarray(rows["body_code"])
    small, sporty = power < 220, (power < 350) & (body != PICKUP)
    if rows.locale.startswith("en_US"):
        manual = np.where(np.isin(body, [1, PICKUP]) | (rows.as_of.year - np.asarray(rows["age"]) > 2018), 0.004, manual * 1.5)
    made = np.select([draw < np.where(small, manual * 1.3, manual * 0.4), small & (draw > 0.8), sporty & (draw > 0.93)], [1, 2, 3], 0)
    return values.choose_label(rows.localized(GEARBOXES), np.where(code == ELECTRIC, 0, np.where(code == HYBRID, 2 * (made > 1), made)))
