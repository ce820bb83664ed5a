"""Meters and bills: tariff, use, power and amount agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_energy.measures import (
    add_seconds,
    days_before,
    drift,
    measured,
    pace,
    read_day,
    read_hour,
    report_in_turn,
    turn,
    write_digits,
)

ORDERS: Final = Pool.read(__package__, "data/orders.csv", weight="share")
TARIFFS: Final = Pool.read(__package__, "data/tariffs.csv", weight="share", types=dict.fromkeys(("rate", "standing", "yearly"), "float64"))
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
    ORDERS,
    TARIFFS,
    by=("", "thing"),
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
meter.field("order", title="Order of the readings", description='With `values` ["in turn"] five meters report every half-hour.')
# For 364 days five meters report, then the next five.
report_in_turn(meter, 5, 364 * 48)
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
    return "MTR-" + write_digits(rows.draw("meter", by=rows["thing"]).integer(100_000, 109_999), 6)


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
    """Every half-hour, in order of the rows; in a series every meter at once."""
    return np.where(rows["serial"], add_seconds(days_before(rows, 364), rows["beat"] * 1800), pace(rows, 1800, days=364))


@meter.field("date", storage="date32", title="Day of the meter reading", in_context=("date", "day"))
def show_date(rows: Rows) -> Any:
    return np.asarray(rows["read_at"]).astype("datetime64[D]")


@meter.hidden("size")
def draw_size(rows: Rows) -> Any:
    return rows["yearly"] * rows.draw("size", by=rows["thing"]).lognormal(0.0, 0.3)


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
        "k wh",
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
    return rows["size"] / 17_520.0 * shape * season * portable.exp(0.5 * drift(rows, "use") - 0.12)


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
    return rows["size"] * (rows.draw("age", by=rows["thing"]).uniform(0.5, 9.0) + rows["beat"] / 17_520.0)


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
