"""Air quality: pollutants of a city's station, the index after the American EPA and its category."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_sensors.measures import (
    add_seconds,
    choose_label,
    days_before,
    drift,
    measured,
    pace,
    read_day,
    read_hour,
    report_in_turn,
    spread,
    turn,
)

_NUMBERS: Final = ("latitude", "longitude", "dust", "coarse", "nitrogen", "ozone", "carbon")
ORDERS: Final = Pool.read(__package__, "data/orders.csv", weight="share")
CITIES: Final = Pool.read(__package__, "data/air_cities.csv", weight="share", types=dict.fromkeys(_NUMBERS, "float64"))
INDEX: Final = (0.0, 50.0, 100.0, 150.0, 200.0, 300.0, 500.0)
# Upper ends of the EPA's categories: fine and coarse dust, nitrogen dioxide, ozone in µg/m³, carbon monoxide in mg/m³.
LIMITS: Final = {
    "PM2.5": (0.0, 9.0, 35.4, 55.4, 125.4, 225.4, 325.4),
    "PM10": (0.0, 54.0, 154.0, 254.0, 354.0, 424.0, 604.0),
    "NO2": (0.0, 100.0, 188.0, 677.0, 1220.0, 2349.0, 3853.0),
    "O3": (0.0, 108.0, 140.0, 170.0, 210.0, 400.0, 604.0),
    "CO": (0.0, 5.0, 10.8, 14.2, 17.6, 34.8, 57.7),
}
SOURCES: Final = {"PM2.5": "pm25", "PM10": "pm10", "NO2": "no2", "O3": "o3", "CO": "co"}
CATEGORIES: Final = ("Good", "Moderate", "Unhealthy for Sensitive Groups", "Unhealthy", "Very Unhealthy", "Hazardous")

air = Entity(
    "sensors.air",
    ORDERS,
    CITIES,
    by=("", "quantile"),
    title="Air quality",
    phrases=("air quality", "air pollution", "pollution", "pollutant", "air quality index", "emission monitoring"),
)
air.field("order", title="Order of the measurements", description='With `values` ["in turn"] four cities report every hour.')
# For 365 days four cities report, then the next four.
report_in_turn(air, 4, 365 * 24)
air.hidden("quantile")(lambda rows: spread(rows, "city", 4))
air.field("city", title="City of the air station", in_context=("city", "location"))
air.field("country", title="Country of the air station", in_context=("country",))
air.field(
    "site",
    title="Air quality station",
    phrases=("air quality station", "monitoring station", "monitoring site"),
    in_context=("station", "station name", "site"),
)
air.field("latitude", storage="float64", decimals=2, title="Latitude of the air station", in_context=("latitude", "lat"))
air.field("longitude", storage="float64", decimals=2, title="Longitude of the air station", in_context=("longitude", "lon", "lng"))


@air.field(
    "measured_at",
    storage="timestamp[s]",
    title="Hour of the air measurement",
    in_context=("timestamp", "datetime", "date time", "measured at", "time", "recorded at"),
)
def mark_hour(rows: Rows) -> Any:
    """Full hours of one day after the other, in order of the rows."""
    alone = add_seconds(pace(rows, 25 * 3600, days=729), rows.draw("hour").integer(0, 23) * 3600)
    return np.where(rows["serial"], add_seconds(days_before(rows, 365), rows["beat"] * 3600), alone)


@air.field("date", storage="date32", title="Date of the air measurement", in_context=("date", "day"))
def show_date(rows: Rows) -> Any:
    return np.asarray(rows["measured_at"]).astype("datetime64[D]")


@air.hidden("stale")
def find_stillness(rows: Rows) -> Any:
    """How much dirt the air holds: more in winter (of the north) and at rush hours, otherwise by the lognormal."""
    hour = read_hour(rows["measured_at"])
    rush = np.maximum(turn(hour, 8, 12), 0.0)
    return (
        (1.0 + 0.28 * turn(read_day(rows["measured_at"]), 8, 365.25))
        * (0.85 + 0.3 * rush)
        * portable.exp(0.42 * drift(rows, "still") - 0.09)
    )


@measured(
    air,
    "pm25",
    low=0.5,
    high=600,
    decimals=1,
    widest=2000,
    title="PM2.5 (µg/m³)",
    phrases=("pm2.5", "pm25", "pm 2.5", "fine particulate matter", "pm2 5", "fine dust"),
)
def measure_dust(rows: Rows) -> Any:
    return rows["dust"] * rows["stale"] * portable.exp(0.15 * drift(rows, "dust"))


@measured(
    air,
    "pm10",
    low=1,
    high=900,
    decimals=1,
    widest=3000,
    title="PM10 (µg/m³)",
    phrases=("pm10", "pm 10", "particulate matter", "coarse dust"),
)
def measure_coarse(rows: Rows) -> Any:
    return np.asarray(rows["pm25 fact"]) * (1.0 + (rows["coarse"] - 1.0) * portable.exp(0.25 * drift(rows, "coarse")))


@measured(
    air,
    "no2",
    low=1,
    high=300,
    decimals=1,
    widest=2000,
    title="Nitrogen dioxide (µg/m³)",
    phrases=("no2", "nitrogen dioxide", "nox", "no2 level"),
)
def measure_nitrogen(rows: Rows) -> Any:
    return rows["nitrogen"] * (0.35 + 0.65 * rows["stale"]) * portable.exp(0.22 * drift(rows, "nitrogen"))


@measured(
    air,
    "so2",
    low=0.5,
    high=200,
    decimals=1,
    widest=2000,
    title="Sulphur dioxide (µg/m³)",
    phrases=("so2", "sulfur dioxide", "sulphur dioxide"),
)
def measure_sulphur(rows: Rows) -> Any:
    return (2.0 + rows["dust"] * 0.13) * portable.exp(0.45 * drift(rows, "sulphur"))


@measured(
    air,
    "co",
    low=0.05,
    high=20,
    decimals=2,
    widest=200,
    title="Carbon monoxide (mg/m³)",
    phrases=("carbon monoxide", "co level", "co concentration"),
    in_context=("co",),
)
def measure_carbon(rows: Rows) -> Any:
    return rows["carbon"] * (0.3 + 0.7 * rows["stale"]) * portable.exp(0.2 * drift(rows, "carbon"))


@measured(
    air, "o3", low=1, high=320, decimals=1, widest=1000, title="Ozone (µg/m³)", phrases=("ozone", "o3", "ozone level", "ground level ozone")
)
def measure_ozone(rows: Rows) -> Any:
    """High on summer afternoons, eaten up by traffic's nitrogen oxides."""
    hour, day = turn(read_hour(rows["measured_at"]), 15, 24), turn(read_day(rows["measured_at"]), 185, 365.25)
    return rows["ozone"] * (1.0 + 0.4 * hour + 0.25 * day) * portable.exp(0.25 * drift(rows, "ozone") - 0.03)


@measured(air, "nh3", low=0.5, high=150, decimals=1, widest=1000, title="Ammonia (µg/m³)", phrases=("nh3", "ammonia"))
def measure_ammonia(rows: Rows) -> Any:
    return (4.0 + rows["dust"] * 0.28) * portable.exp(0.35 * drift(rows, "ammonia") - 0.05)


@measured(air, "benzene", low=0.1, high=30, decimals=2, widest=200, title="Benzene (µg/m³)", phrases=("benzene", "c6h6"))
def measure_benzene(rows: Rows) -> Any:
    return np.asarray(rows["co fact"]) * 2.1 * portable.exp(0.3 * drift(rows, "benzene") - 0.04)


@air.hidden("indices")
def compute_indices(rows: Rows) -> Any:
    """The index of each pollutant, one row of the array for each of LIMITS."""
    return np.stack([np.interp(np.asarray(rows[f"{SOURCES[name]} fact"]), limits, INDEX) for name, limits in LIMITS.items()], axis=1)


@measured(
    air,
    "aqi",
    low=0,
    high=500,
    widest=1000,
    title="Air quality index",
    phrases=("aqi", "air quality index", "aqi value", "pollution index"),
)
def compute_index(rows: Rows) -> Any:
    """The worst of the pollutants' indices."""
    return np.rint(np.asarray(rows["indices"]).max(axis=1))


@air.field(
    "category",
    title="Air quality category",
    phrases=("aqi category", "air quality category", "aqi bucket", "air quality level", "air quality status", "pollution level"),
    in_context=("category", "status"),
)
def name_category(rows: Rows) -> Any:
    return choose_label(CATEGORIES, np.searchsorted([50.5, 100.5, 150.5, 200.5, 300.5], np.asarray(rows["aqi fact"])))


@air.field(
    "dominant_pollutant",
    title="Dominant pollutant",
    phrases=("dominant pollutant", "main pollutant", "primary pollutant"),
    in_context=("pollutant",),
)
def name_pollutant(rows: Rows) -> Any:
    return choose_label(tuple(LIMITS), np.asarray(rows["indices"]).argmax(axis=1))
