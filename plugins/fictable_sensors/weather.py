"""Weather observations: season, hour and climate of a station make temperature, humidity, wind, rain and the sky agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_sensors.measures import add_seconds, choose_label, measured, pace, read_day, read_hour, turn

_NUMBERS: Final = ("latitude", "longitude", "elevation", "january", "july", "swing", "wet_days", "rain", "damp", "breeze")
STATIONS: Final = Pool.read(__package__, "data/stations.csv", weight="share", types=dict.fromkeys(_NUMBERS, "float64"))
COMPASS: Final = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
SKIES: Final = ("Clear", "Partly Cloudy", "Mostly Cloudy", "Overcast", "Fog", "Light Rain", "Rain", "Thunderstorm", "Snow")
SKIES_BY_LANGUAGE: Final = {
    "en": SKIES,
    "de": ("Klar", "Leicht bewölkt", "Stark bewölkt", "Bedeckt", "Nebel", "Leichter Regen", "Regen", "Gewitter", "Schnee"),
    "fr": ("Dégagé", "Peu nuageux", "Très nuageux", "Couvert", "Brouillard", "Pluie légère", "Pluie", "Orage", "Neige"),
    "es": ("Despejado", "Poco nuboso", "Muy nuboso", "Cubierto", "Niebla", "Lluvia ligera", "Lluvia", "Tormenta", "Nieve"),
}
# Row by row a day and three hours on: dates follow each other and all times of the day occur.
STEP: Final = 27 * 3600

weather = Entity(
    "sensors.weather",
    STATIONS,
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


@weather.hidden("hour")
def mark_hour(rows: Rows) -> Any:
    """The full hour of the observation, in order of the rows, in the two years before the clock."""
    return add_seconds(pace(rows, STEP, days=729), 12 * 3600)


@weather.field(
    "date", storage="date32", title="Date of observation", phrases=("observation date", "date of observation"), in_context=("date", "day")
)
def show_date(rows: Rows) -> Any:
    return np.asarray(rows["hour"]).astype("datetime64[D]")


@weather.hidden("wet")
def decide_rain(rows: Rows) -> Any:
    return rows.draw("wet").chance(rows["wet_days"] / 365.0)


@weather.hidden("level")
def find_daily_mean(rows: Rows) -> Any:
    """The day's mean temperature: between the climate of January and July, some degrees off, cooler in summer rain."""
    season = turn(read_day(rows["hour"]), 200, 365.25)
    usual = (rows["january"] + rows["july"]) / 2 + (rows["july"] - rows["january"]) / 2 * season
    return usual + rows.draw("anomaly").normal(0.0, 1.2 + np.abs(rows["july"] - rows["january"]) * 0.1) - 1.2 * rows["wet"]


@weather.hidden("half swing")
def find_swing(rows: Rows) -> Any:
    """Half of the day's range; rain and clouds flatten it."""
    return rows["swing"] * np.where(rows["wet"], 0.55, 1.05) * rows.draw("swing").uniform(0.75, 1.2)


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
        "daily high",
        "highest temperature",
        "tmax",
        "temperature max",
        "temp max",
    ),
    in_context=("high", "max"),
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
        "daily low",
        "lowest temperature",
        "tmin",
        "temperature min",
        "temp min",
    ),
    in_context=("low", "min"),
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
    return usual + rows.draw("humid").normal(0.0, 8.0)


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
    return 1015.0 - 5.5 * rows["wet"] + rows.draw("pressure").normal(0.0, 5.8)


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
    return rows["breeze"] * rows.draw("wind").lognormal(-0.1, 0.45) * np.where(rows["wet"], 1.2, 1.0)


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
    return np.floor(250.0 + rows.draw("bearing").normal(0.0, 85.0)) % 360.0


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
    """Nothing on most days; on wet ones as much as the climate has on average, by the exponential."""
    depth = 0.2 + rows.draw("depth").exponential(1.0) * np.maximum(rows["rain"] / rows["wet_days"] - 0.2, 1.0)
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
    free = rows.draw("clouds").uniform()
    usual = 100.0 * free * free * (3.0 - 2.0 * free) * (0.45 + rows["damp"] / 150.0)
    return np.where(rows["wet"], rows.draw("cover").uniform(68.0, 100.5), usual)


@weather.hidden("sky")
def judge_sky(rows: Rows) -> Any:
    """The place among SKIES."""
    rain, warm = np.asarray(rows["precipitation fact"]), np.asarray(rows["temperature fact"])
    dry = np.searchsorted([20, 50, 85], np.asarray(rows["cloud_cover fact"]), side="right")
    dry = np.where((np.asarray(rows["humidity fact"]) >= 95) & (np.asarray(rows["wind_speed fact"]) < 14), 4, dry)
    wet = np.where(rows["freezing"], 8, np.where((rain > 9) & (warm > 19), 7, np.where(rain > 4, 6, 5)))
    return np.where(rows["wet"], wet, dry)


@weather.field(
    "condition",
    title="Weather condition",
    phrases=("weather condition", "weather description", "sky condition", "weather type", "weather summary", "weather conditions"),
    in_context=("condition", "weather", "summary"),
)
def name_sky(rows: Rows) -> Any:
    return choose_label(rows.localized(SKIES_BY_LANGUAGE), rows["sky"])


@measured(weather, "visibility", low=0.1, high=16, decimals=1, widest=200, title="Visibility (km)", phrases=("visibility", "visibility km"))
def measure_visibility(rows: Rows) -> Any:
    least = choose_number([10.5, 10.5, 10.0, 9.0, 0.1, 6.0, 3.0, 2.0, 0.8], rows["sky"])
    most = choose_number([16.1, 16.1, 16.1, 16.1, 0.9, 12.0, 8.0, 7.0, 5.0], rows["sky"])
    return rows.draw("visibility").uniform(least, most)


def choose_number(values: list[float], index: Any) -> Any:
    """The number at each index."""
    return np.array(values)[np.asarray(index, np.int64)]


@measured(
    weather,
    "feels_like",
    low=-60,
    high=60,
    decimals=1,
    widest=150,
    title="Apparent temperature (°C)",
    phrases=("feels like", "apparent temperature", "feels like temperature", "heat index", "wind chill"),
)
def compute_feeling(rows: Rows) -> Any:
    """Apparent temperature by Steadman, as Australia's weather service gives it."""
    warm, wind = np.asarray(rows["temperature fact"]), np.asarray(rows["wind_speed fact"]) / 3.6
    vapour = np.asarray(rows["humidity fact"]) / 100.0 * 6.105 * portable.exp(17.27 * warm / (237.7 + warm))
    return warm + 0.33 * vapour - 0.7 * wind - 4.0


@weather.hidden("sun")
def find_sun(rows: Rows) -> Any:
    """The sine of the sun's height, 0 at night."""
    tilt = 0.409 * turn(read_day(rows["hour"]), 172, 365.25)
    north = np.asarray(rows["latitude"]) * 0.017453292519943295
    height = portable.sin(north) * portable.sin(tilt) + portable.cos(north) * portable.cos(tilt) * turn(read_hour(rows["hour"]), 12.5, 24)
    return height.clip(0.0, None)


@measured(
    weather,
    "solar_radiation",
    low=0,
    high=1150,
    widest=2000,
    title="Solar radiation (W/m²)",
    phrases=("solar radiation", "global radiation", "shortwave radiation", "sunlight intensity"),
)
def measure_radiation(rows: Rows) -> Any:
    return 1080.0 * rows["sun"] * (1.0 - 0.72 * np.asarray(rows["cloud_cover fact"]) / 100.0)


@measured(weather, "uv_index", low=0, high=14, widest=20, title="UV index", phrases=("uv index", "uv", "ultraviolet index"))
def measure_uv(rows: Rows) -> Any:
    return 12.5 * rows["sun"] * rows["sun"] * (1.0 - 0.6 * np.asarray(rows["cloud_cover fact"]) / 100.0)


@measured(
    weather,
    "sunshine_hours",
    low=0,
    high=15,
    decimals=1,
    widest=24,
    title="Sunshine (hours)",
    phrases=("sunshine", "sunshine hours", "hours of sunshine", "sunshine duration"),
)
def measure_sunshine(rows: Rows) -> Any:
    longest = 12.0 + turn(read_day(rows["hour"]), 172, 365.25) * np.asarray(rows["latitude"]) * 0.075
    return longest * (1.0 - np.asarray(rows["cloud_cover fact"]) / 105.0)


@weather.field("rain_today", storage="bool", title="Rain today", phrases=("rain today", "raining", "is raining", "rained"))
def tell_rain(rows: Rows) -> Any:
    """More than 1 mm."""
    return np.asarray(rows["precipitation fact"]) > 1.0


@weather.field("rain_tomorrow", storage="bool", title="Rain tomorrow", phrases=("rain tomorrow", "will rain", "rain next day"))
def guess_rain(rows: Rows) -> Any:
    """Likelier after wet, damp and low-pressure days."""
    lift = 0.25 * rows["wet"] + (np.asarray(rows["humidity fact"]) - 65.0) / 220.0 + (1014.0 - np.asarray(rows["pressure fact"])) / 70.0
    return rows.draw("tomorrow").chance((rows["wet_days"] / 520.0 + lift).clip(0.02, 0.95))


@measured(
    weather,
    "rain_chance",
    low=0,
    high=100,
    widest=100,
    title="Chance of rain (%)",
    phrases=("chance of rain", "precipitation probability", "probability of precipitation", "rain probability", "chance of precipitation"),
)
def forecast_rain(rows: Rows) -> Any:
    return np.rint(np.where(rows["wet"], rows.draw("wet").uniform(45, 101), rows.draw("dry").exponential(14.0)) / 5.0) * 5.0


@weather.field("season", title="Season", phrases=("season", "time of year"))
def name_season(rows: Rows) -> Any:
    """Of the northern or southern half of the earth, by the meteorological months."""
    month = np.asarray(rows["hour"]).astype("datetime64[M]").astype(np.int64) % 12
    quarter = ((month + 1) % 12 // 3 + np.where(np.asarray(rows["latitude"]) < 0, 2, 0)) % 4
    return choose_label(
        rows.localized(
            {
                "en": ("Winter", "Spring", "Summer", "Autumn"),
                "de": ("Winter", "Frühling", "Sommer", "Herbst"),
                "fr": ("Hiver", "Printemps", "Été", "Automne"),
                "es": ("Invierno", "Primavera", "Verano", "Otoño"),
            }
        ),
        quarter,
    )
