"""What users draw: meters, bills, charging sessions, filling stations and the heat that buildings need."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_energy.measures import add_seconds, choose_label, days_before, measured, pace, read_day, read_hour, turn, write_digits

TARIFFS: Final = Pool.read(__package__, "data/tariffs.csv", weight="share", types=dict.fromkeys(("rate", "standing", "yearly"), "float64"))
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
PAID: Final = Pool({"Paid": 86, "Pending": 8, "Overdue": 6})
# Shares of a day's use by the hour of an ordinary home, over the mean of the hours.
HOURLY: Final = (
    0.62,
    0.55,
    0.52,
    0.51,
    0.53,
    0.62,
    0.85,
    1.02,
    1.0,
    0.93,
    0.91,
    0.93,
    0.97,
    0.96,
    0.95,
    1.0,
    1.15,
    1.4,
    1.58,
    1.6,
    1.5,
    1.31,
    1.02,
    0.76,
)

meter = Entity(
    "energy.meter",
    TARIFFS,
    title="Meter reading",
    phrases=(
        "meter",
        "smart meter",
        "electricity meter",
        "meter reading",
        "electricity consumption",
        "energy consumption",
        "power consumption",
        "household power",
        "energy usage",
        "utility",
        "electricity usage",
        "electricity bill",
        "utility bill",
        "energy bill",
    ),
)
meter.field(
    "tariff",
    title="Tariff",
    phrases=("tariff", "tariff name", "rate plan", "tariff type", "electricity plan", "energy plan"),
    in_context=("plan",),
)
meter.field(
    "customer_type",
    title="Sort of customer",
    phrases=("consumer type",),
    in_context=("customer type", "type", "building type", "sector", "customer class"),
)


@meter.field(
    "meter_id",
    title="Meter number",
    phrases=("meter id", "meter number", "smart meter id", "meter serial number"),
    in_context=("id", "meter"),
)
def number_meter(rows: Rows) -> Any:
    return "MTR-" + write_digits(rows.draw("meter").integer(100_000, 109_999), 6)


@meter.field(
    "account_number",
    title="Account with the utility",
    phrases=("utility account", "service account"),
    in_context=("account number", "account id", "customer number"),
)
def number_account(rows: Rows) -> Any:
    return write_digits(rows.draw("account").integer(4_000_000_000, 4_099_999_999), 10)


@meter.field(
    "read_at",
    storage="timestamp[s]",
    title="Time of the meter reading",
    phrases=("meter reading time", "meter reading date", "reading date"),
    in_context=("timestamp", "datetime", "date time", "time", "reading time", "recorded at"),
)
def mark_half_hour(rows: Rows) -> Any:
    """Every half-hour, in order of the rows."""
    return pace(rows, 1800, days=364)


@meter.field("date", storage="date32", title="Day of the meter reading", in_context=("date", "day"))
def show_date(rows: Rows) -> Any:
    return np.asarray(rows["read_at"]).astype("datetime64[D]")


@meter.hidden("size")
def draw_size(rows: Rows) -> Any:
    return rows["yearly"] * rows.draw("size").lognormal(0.0, 0.3)


@measured(
    meter,
    "energy",
    low=0,
    high=400,
    decimals=3,
    widest=10**7,
    title="Energy of the half-hour (kWh)",
    phrases=(
        "kwh",
        "energy kwh",
        "consumption kwh",
        "energy consumption",
        "electricity consumption",
        "electricity usage",
        "energy usage",
        "energy consumed",
        "usage kwh",
        "power usage",
        "kwh consumed",
        "energy used",
        "electricity consumed",
    ),
    in_context=("consumption", "usage", "energy", "reading"),
)
def measure_energy(rows: Rows) -> Any:
    shape = np.array(HOURLY)[np.floor(read_hour(rows["read_at"])).astype(np.int64)]
    season = 1.0 + 0.18 * turn(read_day(rows["read_at"]), 15, 182.6)
    return rows["size"] / 17_520.0 * shape * season * rows.draw("use").lognormal(-0.12, 0.5)


@measured(
    meter,
    "active_power",
    low=0,
    high=800,
    decimals=3,
    widest=10**7,
    title="Active power (kW)",
    phrases=("global active power", "power kw", "active power kw"),
    in_context=("active power", "power", "power consumption"),
)
def compute_power(rows: Rows) -> Any:
    """Twice the energy of the half-hour."""
    return np.asarray(rows["energy fact"]) * 2.0


@measured(
    meter,
    "reactive_power",
    low=0,
    high=300,
    decimals=3,
    widest=10**7,
    title="Reactive power (kvar)",
    phrases=("reactive power", "global reactive power", "lagging reactive power", "kvar"),
)
def compute_reactive(rows: Rows) -> Any:
    factor = np.asarray(rows["power_factor fact"])
    return np.asarray(rows["active_power fact"]) * np.sqrt(1.0 - factor * factor) / factor


@measured(meter, "power_factor", low=0.6, high=1, decimals=3, widest=1, title="Power factor", phrases=("power factor",))
def draw_factor(rows: Rows) -> Any:
    return 1.0 - rows.draw("factor").exponential(0.035)


@measured(
    meter,
    "voltage",
    low=200,
    high=260,
    decimals=1,
    widest=10**6,
    title="Voltage (V)",
    phrases=("voltage", "line voltage", "volts", "mains voltage"),
)
def draw_voltage(rows: Rows) -> Any:
    return 239.5 + rows.draw("voltage").normal(0.0, 3.0) - 0.2 * np.asarray(rows["active_power fact"]).clip(0, 15)


@measured(
    meter,
    "current",
    low=0,
    high=4000,
    decimals=2,
    widest=10**7,
    title="Current (A)",
    phrases=("global intensity", "amperage", "current amps", "electric current", "intensity amps"),
    in_context=("current", "intensity"),
)
def compute_current(rows: Rows) -> Any:
    return np.asarray(rows["active_power fact"]) * 1000.0 / (np.asarray(rows["voltage fact"]) * np.asarray(rows["power_factor fact"]))


@measured(
    meter,
    "frequency",
    low=59.9,
    high=60.1,
    decimals=3,
    widest=100,
    title="Grid frequency (Hz)",
    phrases=("grid frequency", "line frequency", "frequency hz"),
    in_context=("frequency",),
)
def draw_frequency(rows: Rows) -> Any:
    return 60.0 + rows.draw("frequency").normal(0.0, 0.018)


@measured(
    meter,
    "kitchen_energy",
    low=0,
    high=60,
    widest=10**6,
    title="Sub-metering kitchen (Wh)",
    phrases=("sub metering 1", "sub metering", "kitchen sub metering"),
)
def measure_kitchen(rows: Rows) -> Any:
    return np.where(rows.draw("cooking").chance(0.12), rows.draw("kitchen").uniform(8.0, 42.0), rows.draw("idle").integer(0, 2))


@measured(
    meter,
    "laundry_energy",
    low=0,
    high=60,
    widest=10**6,
    title="Sub-metering laundry (Wh)",
    phrases=("sub metering 2", "laundry sub metering"),
)
def measure_laundry(rows: Rows) -> Any:
    return np.where(rows.draw("washing").chance(0.08), rows.draw("laundry").uniform(10.0, 40.0), rows.draw("idle").integer(0, 2))


@measured(
    meter,
    "heating_energy",
    low=0,
    high=31,
    widest=10**6,
    title="Sub-metering heating and cooling (Wh)",
    phrases=("sub metering 3", "water heater sub metering"),
)
def measure_heating(rows: Rows) -> Any:
    return np.where(rows.draw("heating").chance(0.4), rows.draw("heat").normal(17.5, 0.9), rows.draw("idle").integer(0, 1))


@measured(
    meter,
    "cumulative",
    low=120,
    high=10**7,
    decimals=1,
    widest=10**9,
    title="Counter (kWh)",
    phrases=("meter value", "meter reading kwh", "cumulative consumption", "cumulative kwh", "meter reading"),
    in_context=("counter",),
)
def read_counter(rows: Rows) -> Any:
    return rows["size"] * rows.draw("age").uniform(0.5, 9.0)


@meter.field(
    "period_start",
    storage="date32",
    title="Start of the billing period",
    phrases=("billing period start", "billing start date", "bill start date"),
    in_context=("period start", "start date"),
)
def start_period(rows: Rows) -> Any:
    """The first of one of the last 24 months."""
    months = rows.draw("month").integer(1, 24).astype("timedelta64[M]")
    return (days_before(rows, 0).astype("datetime64[M]") - months).astype("datetime64[D]")


@meter.field(
    "period_end",
    storage="date32",
    title="End of the billing period",
    phrases=("billing period end", "billing end date", "bill end date"),
    in_context=("period end", "end date"),
)
def end_period(rows: Rows) -> Any:
    return (np.asarray(rows["period_start"]).astype("datetime64[M]") + 1).astype("datetime64[D]") - 1


@measured(
    meter,
    "monthly_energy",
    low=5,
    high=500_000,
    widest=10**8,
    title="Energy of the month (kWh)",
    phrases=("monthly consumption", "monthly usage", "monthly kwh", "billed consumption", "monthly energy consumption", "units consumed"),
)
def measure_month(rows: Rows) -> Any:
    season = 1.0 + 0.2 * turn(read_day(rows["period_start"]), 10, 182.6)
    return rows["size"] / 12.0 * season * rows.draw("month").lognormal(0.0, 0.08)


@meter.field(
    "unit_rate",
    storage="float64",
    decimals=4,
    title="Price per kWh",
    phrases=("price per kwh", "rate per kwh", "unit rate", "electricity rate", "cost per kwh", "energy rate"),
    in_context=("rate",),
)
def show_rate(rows: Rows) -> Any:
    return rows["rate"] / 100.0


@meter.field(
    "bill_amount",
    storage="decimal",
    decimals=2,
    title="Amount of the bill",
    phrases=(
        "electricity bill",
        "energy bill",
        "utility bill",
        "electricity cost",
        "energy cost",
        "monthly bill",
        "electricity bill amount",
    ),
    in_context=("bill amount", "amount", "total amount", "amount due", "cost", "total cost", "bill"),
)
def compute_bill(rows: Rows) -> Any:
    """Energy of the month times the rate, and the monthly charge."""
    return np.rint(np.asarray(rows["monthly_energy fact"]) * rows["rate"] + rows["standing"]).astype(np.int64)


@meter.field(
    "standing_charge",
    storage="decimal",
    decimals=2,
    title="Monthly charge",
    phrases=("standing charge", "fixed charge", "monthly service charge", "basic charge"),
)
def show_charge(rows: Rows) -> Any:
    return rows["standing"].astype(np.int64)


@meter.field(
    "payment_status", title="Payment of the bill", phrases=("bill payment status",), in_context=("payment status", "status", "bill status")
)
def pick_payment(rows: Rows) -> Any:
    return rows.draw("paid").pick(PAID)


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
    in_context=("energy", "kwh", "energy consumed"),
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


building = Entity(
    "energy.building",
    title="Energy need of a building",
    phrases=("building energy", "heating load", "cooling load", "energy efficiency", "building"),
)


@building.hidden("shape")
def draw_shape(rows: Rows) -> Any:
    """One of twelve shapes of the same volume."""
    return rows.draw("shape").integer(0, 11)


def choose_number(values: tuple[float, ...], index: Any) -> Any:
    """The number at each index."""
    return np.array(values)[np.asarray(index, np.int64)]


@measured(
    building,
    "compactness",
    low=0.6,
    high=1,
    decimals=2,
    widest=1,
    title="Relative compactness",
    phrases=("relative compactness", "compactness"),
)
def show_compactness(rows: Rows) -> Any:
    return choose_number((0.98, 0.9, 0.86, 0.82, 0.79, 0.76, 0.74, 0.71, 0.69, 0.66, 0.64, 0.62), rows["shape"])


@measured(
    building,
    "surface_area",
    low=500,
    high=820,
    decimals=1,
    widest=10**6,
    title="Surface area (m²)",
    phrases=("building surface area",),
    in_context=("surface area",),
)
def show_surface(rows: Rows) -> Any:
    return choose_number((514.5, 563.5, 588, 612.5, 637, 661.5, 686, 710.5, 735, 759.5, 784, 808.5), rows["shape"])


@measured(building, "wall_area", low=240, high=420, decimals=1, widest=10**6, title="Wall area (m²)", phrases=("wall area",))
def show_walls(rows: Rows) -> Any:
    return choose_number((294, 318.5, 294, 318.5, 343, 416.5, 245, 269.5, 294, 318.5, 343, 367.5), rows["shape"])


@measured(building, "roof_area", low=100, high=225, decimals=2, widest=10**6, title="Roof area (m²)", phrases=("roof area",))
def compute_roof(rows: Rows) -> Any:
    return (np.asarray(rows["surface_area fact"]) - np.asarray(rows["wall_area fact"])) / 2.0


@measured(
    building,
    "height",
    low=3.5,
    high=7,
    decimals=1,
    widest=1000,
    title="Height (m)",
    phrases=("overall height", "building height"),
    in_context=("height",),
)
def show_height(rows: Rows) -> Any:
    return np.where(np.asarray(rows["shape"]) < 6, 7.0, 3.5)


@building.field("orientation", title="Orientation", phrases=("building orientation",), in_context=("orientation",))
def pick_orientation(rows: Rows) -> Any:
    return choose_label(("North", "East", "South", "West"), rows.draw("side").integer(0, 3))


@measured(
    building,
    "glazing",
    low=0,
    high=0.4,
    decimals=2,
    widest=1,
    title="Glazing (share of the floor)",
    phrases=("glazing area", "window area share", "glazing"),
)
def show_glazing(rows: Rows) -> Any:
    return choose_number((0.0, 0.1, 0.25, 0.4), rows.draw("glazing").integer(0, 3))


@measured(
    building,
    "heating_load",
    low=6,
    high=44,
    decimals=2,
    widest=10**6,
    title="Heating load (kWh/m²)",
    phrases=("heating load", "heating demand"),
)
def compute_heating(rows: Rows) -> Any:
    tall = np.asarray(rows["height fact"]) > 5
    walls = (np.asarray(rows["wall_area fact"]) - 300.0) * 0.035
    return np.where(tall, 25.5, 8.5) + walls + 18.0 * np.asarray(rows["glazing fact"]) + rows.draw("heat").normal(0.0, 1.0)


@measured(
    building,
    "cooling_load",
    low=10,
    high=49,
    decimals=2,
    widest=10**6,
    title="Cooling load (kWh/m²)",
    phrases=("cooling load", "cooling demand"),
)
def compute_cooling(rows: Rows) -> Any:
    return np.asarray(rows["heating_load fact"]) * 0.93 + 3.9 + rows.draw("cool").normal(0.0, 1.4)
