"""Weather observations: season, hour and climate of a station make temperature, humidity, wind, rain and the sky agree."""

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
    spread,
    take_turns,
    turn,
)

_NUMBERS: Final = ("latitude", "longitude", "elevation", "january", "july", "swing", "wet_days", "rain", "damp", "breeze")
ORDERS: Final = Pool.read(__package__, "data/weather_orders.csv", weight="share")
STATIONS: Final = Pool.read(__package__, "data/stations.csv", weight="share", types=dict.fromkeys(_NUMBERS, "float64"))
COMPASS: Final = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
# Row by row a day and three hours on: dates follow each other and all times of the day occur.
STEP: Final = 27 * 3600
# So many stations report in turn, for so many days.
REPORTING, PERIOD = 4, 729

weather = Entity(
    "sensors.weather",
    ORDERS,
    STATIONS,
    by=("", "quantile"),
    title="Weather observation",
    phrases=(
        "weather",
        "weather station",
        "meteorological",
        "climate",
        "forecast",
        "weather observation",
        "weather data",
        "rainfall",
        "rain",
    ),
)
weather.field("order", title="Order of the observations", description='With `values` ["hourly"] or ["daily"] four stations in turn.')
weather.field(
    "station", title="Weather station", phrases=("weather station", "station name", "weather station name"), in_context=("station", "site")
)
weather.field(
    "station_id", title="Station code (ICAO)", phrases=("weather station id", "station id", "station code"), in_context=("station number",)
)
weather.field("city", title="City of the station", in_context=("city", "location", "place"))
weather.field("country", title="Country of the station", in_context=("country",))
weather.field("latitude", storage="float64", decimals=2, title="Latitude of the station", in_context=("latitude", "lat"))
weather.field("longitude", storage="float64", decimals=2, title="Longitude of the station", in_context=("longitude", "lon", "lng"))
weather.field("elevation", storage="int32", title="Elevation (m)", phrases=("elevation", "altitude", "station elevation"))


@weather.field(
    "observed_at",
    storage="timestamp[s]",
    title="Time of observation",
    phrases=("observation time", "time of observation", "observed at", "observation timestamp"),
    in_context=("timestamp", "datetime", "date time", "recorded at"),
)
def time_observation(rows: Rows) -> Any:
    """Some minutes before the full hour, as airports report."""
    return add_seconds(rows["hour"], rows.draw("minute").integer(-10, -3) * 60)


@weather.hidden("serial")
def find_series(rows: Rows) -> Any:
    return np.asarray(rows["order"]) != "any"


@weather.hidden("turns")
def take_station(rows: Rows) -> Any:
    """Station and beat, which is an hour or a day."""
    hourly, daily = np.array(take_turns(rows, REPORTING, PERIOD * 24)), np.array(take_turns(rows, REPORTING, PERIOD))
    return np.where(np.asarray(rows["order"]) == "hourly", hourly, daily).T


@weather.hidden("thing")
def number_station(rows: Rows) -> Any:
    return np.where(rows["serial"], np.asarray(rows["turns"])[:, 0], rows.numbers.astype(np.int64))


@weather.hidden("beat")
def count_hours(rows: Rows) -> Any:
    """Hours since the series began."""
    return np.where(rows["serial"], np.asarray(rows["turns"])[:, 1] * np.where(np.asarray(rows["order"]) == "daily", 24, 1), 0)


@weather.hidden("quantile")
def place_station(rows: Rows) -> Any:
    return spread(rows, "station", REPORTING)


@weather.hidden("spell")
def number_spell(rows: Rows) -> Any:
    """So long the sky stays dry or wet: a day, or six hours; rows in no series have each their own."""
    length = np.where(np.asarray(rows["order"]) == "hourly", 6, 24)
    return np.where(rows["serial"], rows["thing"] * 2**20 + rows["beat"] // length, rows["thing"])


@weather.hidden("hour")
def mark_hour(rows: Rows) -> Any:
    """The full hour of the observation, in order of the rows, in the two years before the clock; of a day, noon."""
    order, start = np.asarray(rows["order"]), days_before(rows, PERIOD)
    hourly, daily = add_seconds(start, rows["beat"] * 3600), add_seconds(start, rows["beat"] * 3600 + 12 * 3600)
    return np.where(order == "hourly", hourly, np.where(order == "daily", daily, add_seconds(pace(rows, STEP, days=PERIOD), 12 * 3600)))


@weather.field(
    "date", storage="date32", title="Date of observation", phrases=("observation date", "date of observation"), in_context=("date", "day")
)
def show_date(rows: Rows) -> Any:
    return np.asarray(rows["hour"]).astype("datetime64[D]")


@weather.hidden("wet")
def decide_rain(rows: Rows) -> Any:
    return rows.draw("wet", by=rows["spell"]).chance(rows["wet_days"] / 365.0)


@weather.hidden("level")
def find_daily_mean(rows: Rows) -> Any:
    """The day's mean temperature: between the climate of January and July, some degrees off, cooler in summer rain."""
    season = turn(read_day(rows["hour"]), 200, 365.25)
    usual = (rows["january"] + rows["july"]) / 2 + (rows["july"] - rows["january"]) / 2 * season
    return usual + drift(rows, "anomaly") * (1.2 + np.abs(rows["july"] - rows["january"]) * 0.1) - 1.2 * rows["wet"]


@weather.hidden("half swing")
def find_swing(rows: Rows) -> Any:
    """Half of the day's range; rain and clouds flatten it."""
    return rows["swing"] * np.where(rows["wet"], 0.55, 1.05) * rows.draw("swing", by=rows["spell"]).uniform(0.75, 1.2)


@measured(
    weather,
    "temperature",
    low=-45,
    high=52,
    decimals=1,
    widest=150,
    title="Air temperature (°C)",
    phrases=(
        "air temperature",
        "ambient temperature",
        "outdoor temperature",
        "outside temperature",
        "temperature c",
        "temp c",
        "dry bulb temperature",
    ),
    in_context=("temperature", "temp", "temperature celsius", "mean temperature", "average temperature", "avg temp"),
)
def measure_temperature(rows: Rows) -> Any:
    return rows["level"] + rows["half swing"] * turn(read_hour(rows["hour"]), 15, 24) + rows.draw("noise").normal(0.0, 0.4)


@measured(
    weather,
    "temperature_f",
    low=-50,
    high=126,
    decimals=1,
    widest=300,
    title="Air temperature (°F)",
    phrases=("air temperature f", "outdoor temperature f"),
    in_context=("temperature f", "temp f", "temperature fahrenheit"),
)
def convert_temperature(rows: Rows) -> Any:
    return np.asarray(rows["temperature fact"]) * 1.8 + 32.0


@measured(
    weather,
    "max_temperature",
    low=-42,
    high=54,
    decimals=1,
    widest=150,
    title="Highest temperature of the day (°C)",
    phrases=(
        "max temperature",
        "maximum temperature",
        "max temp",
        "high temperature",
        "highest temperature",
        "tmax",
        "temperature max",
        "temp max",
    ),
    in_context=("high", "max", "daily high"),
)
def measure_highest(rows: Rows) -> Any:
    return np.maximum(rows["level"] + rows["half swing"], rows["temperature fact"]) + rows.draw("over").uniform(0.0, 0.6)


@measured(
    weather,
    "min_temperature",
    low=-48,
    high=44,
    decimals=1,
    widest=150,
    title="Lowest temperature of the day (°C)",
    phrases=(
        "min temperature",
        "minimum temperature",
        "min temp",
        "low temperature",
        "lowest temperature",
        "tmin",
        "temperature min",
        "temp min",
    ),
    in_context=("low", "min", "daily low"),
)
def measure_lowest(rows: Rows) -> Any:
    return np.minimum(rows["level"] - rows["half swing"], rows["temperature fact"]) - rows.draw("under").uniform(0.0, 0.6)


@measured(
    weather,
    "humidity",
    low=8,
    high=100,
    widest=100,
    title="Relative humidity (%)",
    phrases=("humidity", "relative humidity", "humidity percent", "rh", "humidity %", "air humidity"),
)
def measure_humidity(rows: Rows) -> Any:
    """High at night and in rain, low in the warm afternoon."""
    usual = rows["damp"] - 11.0 * turn(read_hour(rows["hour"]), 15, 24) + np.where(rows["wet"], 13.0, -3.0)
    return usual + 8.0 * drift(rows, "humid")


@measured(
    weather,
    "dew_point",
    low=-50,
    high=32,
    decimals=1,
    widest=100,
    title="Dew point (°C)",
    phrases=("dew point", "dewpoint", "dew point temperature"),
)
def compute_dew_point(rows: Rows) -> Any:
    """By the Magnus formula of temperature and humidity."""
    warmth = np.asarray(rows["temperature fact"])
    vapour = portable.log(np.asarray(rows["humidity fact"]) / 100.0) + 17.62 * warmth / (243.12 + warmth)
    return 243.12 * vapour / (17.62 - vapour)


@measured(
    weather,
    "pressure",
    low=955,
    high=1060,
    decimals=1,
    widest=1200,
    title="Air pressure at sea level (hPa)",
    phrases=(
        "air pressure",
        "atmospheric pressure",
        "barometric pressure",
        "sea level pressure",
        "barometer",
        "pressure hpa",
        "pressure mb",
    ),
    in_context=("pressure",),
)
def measure_pressure(rows: Rows) -> Any:
    return 1015.0 - 5.5 * rows["wet"] + 5.8 * drift(rows, "pressure")


@measured(
    weather,
    "wind_speed",
    low=0,
    high=150,
    decimals=1,
    widest=500,
    title="Wind speed (km/h)",
    phrases=("wind speed", "windspeed", "wind velocity", "wind speed kmh", "wind speed kph"),
    in_context=("wind",),
)
def measure_wind(rows: Rows) -> Any:
    return rows["breeze"] * portable.exp(0.45 * drift(rows, "wind") - 0.1) * np.where(rows["wet"], 1.2, 1.0)


@measured(
    weather,
    "wind_gust",
    low=0,
    high=220,
    decimals=1,
    widest=500,
    title="Gusts (km/h)",
    phrases=("wind gust", "gust", "gust speed", "wind gust speed"),
)
def measure_gust(rows: Rows) -> Any:
    return np.asarray(rows["wind_speed fact"]) * rows.draw("gust").uniform(1.25, 1.95)


@measured(
    weather,
    "wind_bearing",
    low=0,
    high=359,
    widest=360,
    title="Wind direction (degrees)",
    phrases=("wind bearing", "wind direction degrees", "wind degree", "wind angle"),
)
def measure_bearing(rows: Rows) -> Any:
    """Mostly from the west."""
    return np.floor(250.0 + 85.0 * drift(rows, "bearing")) % 360.0


@weather.field("wind_direction", title="Wind direction", phrases=("wind direction", "wind dir", "wind gust dir"))
def name_direction(rows: Rows) -> Any:
    return choose_label(COMPASS, np.floor(np.asarray(rows["wind_bearing fact"]) / 22.5 + 0.5).astype(np.int64) % 16)


@measured(
    weather,
    "precipitation",
    low=0,
    high=260,
    decimals=1,
    widest=2000,
    title="Precipitation (mm)",
    phrases=(
        "precipitation",
        "rainfall",
        "precip",
        "rain mm",
        "precipitation mm",
        "rainfall mm",
        "rainfall amount",
        "prcp",
        "daily rainfall",
    ),
    in_context=("rain",),
)
def measure_rain(rows: Rows) -> Any:
    """Nothing on most days; on wet ones as much as the climate has on average, by the exponential; part of it in an hour of a series."""
    share = np.where(np.asarray(rows["order"]) == "hourly", 0.15, 1.0)
    depth = 0.2 + rows.draw("depth").exponential(1.0) * np.maximum(rows["rain"] / rows["wet_days"] - 0.2, 1.0) * share
    return np.where(rows["wet"], depth, 0.0)


@weather.hidden("freezing")
def find_freezing(rows: Rows) -> Any:
    return np.asarray(rows["temperature fact"]) < 0.8


@measured(
    weather,
    "snowfall",
    low=0,
    high=90,
    decimals=1,
    widest=500,
    title="Snowfall (cm)",
    phrases=("snowfall", "snow", "fresh snow", "snow cm", "snow depth"),
)
def measure_snow(rows: Rows) -> Any:
    return np.where(rows["freezing"], np.asarray(rows["precipitation fact"]) * 0.95, 0.0)


@measured(
    weather,
    "cloud_cover",
    low=0,
    high=100,
    widest=100,
    title="Cloud cover (%)",
    phrases=("cloud cover", "cloudiness", "cloud coverage", "clouds", "cloud", "sky cover"),
)
def measure_clouds(rows: Rows) -> Any:
    """Often nearly clear or covered, covered in rain."""
    free = rows.draw("clouds", by=rows["spell"]).uniform()
    usual = 100.0 * free * free * (3.0 - 2.0 * free) * (0.45 + rows["damp"] / 150.0)
    return np.where(rows["wet"], rows.draw("cover").uniform(68.0, 100.5), usual)
