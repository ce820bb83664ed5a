"""Load, generation and price of grid areas hour by hour: daily and yearly waves, sun and wind agree."""

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
    spread,
    sway,
    turn,
)

_NUMBERS: Final = ("load", "daily", "yearly", "peak_day", "solar", "wind", "price")
ORDERS: Final = Pool.read(__package__, "data/orders.csv", weight="share")
GRIDS: Final = Pool.read(__package__, "data/grids.csv", weight="share", types={f"usual_{name}": "float64" for name in _NUMBERS})

load = Entity(
    "energy.load",
    ORDERS,
    GRIDS,
    by=("", "quantile"),
    title="Electric load",
    phrases=(
        "electricity load",
        "electric load",
        "grid",
        "power grid",
        "electricity demand",
        "energy demand",
        "load forecasting",
        "load profile",
        "electricity price",
        "electricity generation",
        "energy market",
    ),
)
load.field("order", title="Order of the hours", description='With `values` ["in turn"] three areas report every hour.')
# For 365 days three areas report, then the next three.
report_in_turn(load, 3, 365 * 24)
load.hidden("quantile")(lambda rows: spread(rows, "area", 3))
load.field(
    "area",
    title="Grid area",
    phrases=("grid area", "grid region", "balancing authority", "grid operator", "grid zone", "bidding zone"),
    in_context=("region", "area", "zone"),
)
load.field("area_code", title="Code of the grid area", in_context=("region code", "zone code"))
load.field("country", title="Country of the grid", in_context=("country",))


@load.field(
    "hour",
    storage="timestamp[s]",
    title="Hour of the load",
    phrases=("delivery hour", "hour beginning", "hour ending"),
    in_context=("timestamp", "datetime", "time", "date time", "hour"),
)
def mark_hour(rows: Rows) -> Any:
    """Full hours in order of the rows, in the year before the clock; in a series for every area."""
    return np.where(rows["serial"], add_seconds(days_before(rows, 365), rows["beat"] * 3600), pace(rows, 3600, days=365))


@load.field("date", storage="date32", title="Day of the load", in_context=("date", "day"))
def show_date(rows: Rows) -> Any:
    return np.asarray(rows["hour"]).astype("datetime64[D]")


@load.hidden("sun")
def find_sun(rows: Rows) -> Any:
    """The share of the installed sun that the hour gives."""
    height = (turn(read_hour(rows["hour"]), 13, 24) + 0.25 * turn(read_day(rows["hour"]), 172, 365.25)).clip(0, None) / 1.25
    return (
        height
        * (0.62 + 0.2 * turn(read_day(rows["hour"]), 172, 365.25))
        * rows.draw("sky", by=np.where(rows["serial"], rows["thing"] * 2**20 + rows["beat"] // 24, rows["thing"])).uniform(0.55, 1.05)
    )


@load.hidden("breeze")
def find_wind(rows: Rows) -> Any:
    """The share of the installed wind, higher in winter, skewed."""
    blow = (0.5 + 0.22 * sway(rows, "front", rows["thing"], rows["beat"])).clip(0.0, 1.0)
    share = np.where(rows["serial"], blow, rows.draw("wind").uniform())
    return (0.04 + 0.72 * share * share + 0.08 * turn(read_day(rows["hour"]), 15, 365.25)).clip(0.01, 0.92)


@measured(
    load,
    "temperature",
    low=-30,
    high=46,
    decimals=1,
    widest=100,
    title="Temperature of the area (°C)",
    phrases=("area temperature",),
    in_context=("temperature",),
)
def measure_temperature(rows: Rows) -> Any:
    season = 9.5 * turn(read_day(rows["hour"]), 200, 365.25) + 4.0 * turn(read_hour(rows["hour"]), 15, 24)
    return 13.0 + season + 3.0 * drift(rows, "weather")


@measured(
    load,
    "demand",
    low=2000,
    high=190_000,
    widest=10**7,
    title="Load (MW)",
    phrases=(
        "electricity demand",
        "load mw",
        "demand mw",
        "system load",
        "power demand",
        "grid load",
        "actual load",
        "total load",
        "energy demand",
        "electric load",
        "electricity load",
    ),
    in_context=("load", "demand", "consumption", "mw"),
)
def measure_load(rows: Rows) -> Any:
    """Two humps a day, weekends lower, the year's wave, more on very hot and very cold days."""
    hour = read_hour(rows["hour"])
    day = np.asarray(rows["hour"]).astype("datetime64[D]").astype(np.int64)
    weekend = np.isin((day + 3) % 7, (5, 6))
    shape = 0.75 * turn(hour, 15.5, 24) + 0.3 * turn(hour, 7.5, 12)
    weather = np.abs(np.asarray(rows["temperature fact"]) - 16.0 - 9.5 * turn(read_day(rows["hour"]), 200, 365.25)) * 0.004
    level = 1.0 + rows["usual_daily"] * shape + rows["usual_yearly"] * turn(read_day(rows["hour"]) - rows["usual_peak_day"], 0, 365.25)
    return rows["usual_load"] * (level - 0.07 * weekend + weather) * (1.0 + 0.018 * drift(rows, "load"))


@measured(
    load,
    "forecast",
    low=2000,
    high=195_000,
    widest=10**7,
    title="Forecast of the load (MW)",
    phrases=("load forecast", "demand forecast", "forecast load", "forecasted demand", "day ahead load forecast", "forecasted load"),
    in_context=("forecast",),
)
def forecast_load(rows: Rows) -> Any:
    """Two per cent off, give or take."""
    return np.asarray(rows["demand fact"]) * (1.0 + rows.draw("error").normal(0.0, 0.02))


@measured(
    load,
    "solar",
    low=0,
    high=75_000,
    widest=10**7,
    title="Solar generation (MW)",
    phrases=("solar generation", "solar power generation", "generation solar", "solar output mw", "photovoltaic generation"),
    in_context=("solar",),
)
def generate_solar(rows: Rows) -> Any:
    return rows["usual_solar"] * rows["sun"]


@measured(
    load,
    "wind",
    low=0,
    high=65_000,
    widest=10**7,
    title="Wind generation (MW)",
    phrases=("wind generation", "wind power generation", "generation wind", "generation wind onshore", "wind output mw"),
    in_context=("wind",),
)
def generate_wind(rows: Rows) -> Any:
    return rows["usual_wind"] * rows["breeze"]


@measured(
    load,
    "renewable_share",
    low=0,
    high=100,
    decimals=1,
    widest=100,
    title="Share of sun and wind (%)",
    phrases=("renewable share", "share of renewables", "renewable percentage", "renewable energy share"),
)
def compute_share(rows: Rows) -> Any:
    return (np.asarray(rows["solar fact"]) + np.asarray(rows["wind fact"])) / np.asarray(rows["demand fact"]) * 100.0


@measured(
    load,
    "other",
    low=0,
    high=190_000,
    widest=10**7,
    title="Other generation (MW)",
    phrases=("conventional generation", "thermal generation", "fossil generation", "residual load"),
)
def generate_other(rows: Rows) -> Any:
    return np.asarray(rows["demand fact"]) - np.asarray(rows["solar fact"]) - np.asarray(rows["wind fact"])


@measured(
    load,
    "price",
    low=-150,
    high=900,
    decimals=2,
    widest=10**5,
    title="Electricity price per MWh",
    phrases=(
        "electricity price",
        "energy price",
        "power price",
        "spot price",
        "price per mwh",
        "day ahead price",
        "price day ahead",
        "market clearing price",
    ),
    in_context=("price", "wholesale price"),
)
def set_price(rows: Rows) -> Any:
    """Low where sun and wind are plenty, high where the load is; now and then a spike."""
    tight = np.asarray(rows["demand fact"]) / rows["usual_load"] - 1.0
    share = np.asarray(rows["renewable_share fact"]) / 100.0
    spike = np.where(rows.draw("spike").chance(0.012), rows.draw("height").lognormal(0.9, 0.5), 1.0)
    return rows["usual_price"] * (1.22 + 1.6 * tight - 0.8 * share) * portable.exp(0.2 * drift(rows, "price")) * spike


@measured(
    load,
    "carbon_intensity",
    low=5,
    high=900,
    widest=10**5,
    title="Carbon intensity (g CO2 per kWh)",
    phrases=("carbon intensity", "co2 intensity", "emission factor", "grid carbon intensity"),
)
def compute_carbon(rows: Rows) -> Any:
    return (470.0 * (1.0 - np.asarray(rows["renewable_share fact"]) / 100.0)).clip(20, None) * (
        1.0 + 0.07 * drift(rows, "mix").clip(-2.5, 2.5)
    )
