"""The sky of a weather observation: condition, visibility, sun, chance of rain, season."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Rows, portable
from fictable_sensors.measures import choose_label, measured, read_day, read_hour, turn
from fictable_sensors.weather import weather

__all__ = ["weather"]

SKIES: Final = ("Clear", "Partly Cloudy", "Mostly Cloudy", "Overcast", "Fog", "Light Rain", "Rain", "Thunderstorm", "Snow")
SKIES_BY_LANGUAGE: Final = {
    "en": SKIES,
    "de": ("Klar", "Leicht bewölkt", "Stark bewölkt", "Bedeckt", "Nebel", "Leichter Regen", "Regen", "Gewitter", "Schnee"),
    "fr": ("Dégagé", "Peu nuageux", "Très nuageux", "Couvert", "Brouillard", "Pluie légère", "Pluie", "Orage", "Neige"),
    "es": ("Despejado", "Poco nuboso", "Muy nuboso", "Cubierto", "Niebla", "Lluvia ligera", "Lluvia", "Tormenta", "Nieve"),
}


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
