"""Road accidents: when, where, weather, light, collision, people hurt."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

CRASHES: Final = Pool.read(
    __package__, "data/crashes.csv", weight="share", types={"harm": "float64", "vehicles_low": "int64", "vehicles_high": "int64"}
)
HOURS: Final = np.cumsum([18, 16, 15, 10, 9, 13, 24, 48, 50, 38, 40, 46, 54, 54, 62, 76, 82, 84, 66, 50, 42, 37, 30, 24]) / 988
WEATHER: Final = ("Clear", "Cloudy", "Rain", "Snow", "Fog")
SURFACES: Final = ("Dry", "Dry", "Wet", "Snowy or Icy", "Wet")
LIGHTS: Final = ("Daylight", "Dawn or Dusk", "Dark - Lighted", "Dark - Not Lighted")
SEVERITIES: Final = ("Property Damage Only", "Minor Injury", "Serious Injury", "Fatal")
ROADS: Final = Pool({"City Street": 44, "Arterial Road": 24, "Highway": 16, "Rural Road": 12, "Parking Lot": 4})
LIMITS: Final = {"City Street": 30, "Arterial Road": 40, "Highway": 65, "Rural Road": 50, "Parking Lot": 15}
JUNCTIONS: Final = Pool({"Not at Junction": 46, "Intersection": 38, "T-Junction": 9, "Roundabout": 3, "Driveway": 4})
CONTROLS: Final = Pool({"No Control": 52, "Traffic Signal": 29, "Stop Sign": 15, "Yield Sign": 4})

accident = Entity(
    "vehicle.accident",
    CRASHES,
    title="Road accident",
    phrases=("accident", "car accident", "traffic accident", "road accident", "crash", "car crash", "traffic crash", "collision", "traffic collision", "road safety"),
)
accident.field("collision_type", title="Kind of collision", phrases=("collision type", "type of collision", "crash type", "accident type", "type of accident", "manner of collision"), in_context=("type",))
accident.field("cause", title="Cause of the accident", phrases=("accident cause", "cause of accident", "contributing factor", "primary contributory cause", "crash cause"), in_context=("cause",))


@accident.field("occurred_at", storage="timestamp[s]", title="Time of the accident", phrases=("accident datetime", "accident time", "crash date", "crash time", "accident date and time", "crash datetime"), in_context=("date", "time", "datetime", "timestamp", "date time", "accident date", "occurred at"))
def time_accident(rows: Rows) -> Any:
    """Most in the evening rush; a little more by the end of the year."""
    hour = np.searchsorted(HOURS, rows.draw("hour").uniform(), side="right").clip(max=23)
    return values.add_seconds(values.days_before(rows, rows.draw("day").integer(1, 1090)), hour * 3600 + rows.draw("minute").integer(0, 59) * 60)


@accident.hidden("sky")
def draw_weather(rows: Rows) -> Any:
    """The place among WEATHER; snow in the cold months only."""
    cold = values.turn(values.read_day(rows["occurred_at"]), 15, 365.25) > 0.35
    draw = rows.draw("weather").uniform()
    return np.select([draw < 0.62, draw < 0.8, draw < 0.93, (draw < 0.98) & cold], [0, 1, 2, 3], np.where(draw < 0.975, 2, 4))


@accident.field("weather", title="Weather at the accident", phrases=("weather conditions", "weather condition at accident", "weather condition of the accident"), in_context=("weather", "weather condition"))
def show_weather(rows: Rows) -> Any:
    return values.choose_label(WEATHER, rows["sky"])


@accident.field("road_surface", title="Road surface", phrases=("road surface", "road surface condition", "road surface conditions", "road condition", "surface condition", "roadway surface"))
def show_surface(rows: Rows) -> Any:
    return values.choose_label(SURFACES, rows["sky"])


@accident.field("light", title="Light conditions", phrases=("light condition", "light conditions", "lighting condition", "lighting"), in_context=("light",))
def show_light(rows: Rows) -> Any:
    """By the hour and the season."""
    hour, summer = values.read_hour(rows["occurred_at"]), values.turn(values.read_day(rows["occurred_at"]), 172, 365.25)
    rise, fall = 6.6 - 1.3 * summer, 18.2 + 1.9 * summer
    dark = np.where(rows.draw("lamps").chance(0.72), 2, 3)
    dim = (np.abs(hour - rise) < 0.6) | (np.abs(hour - fall) < 0.6)
    return values.choose_label(LIGHTS, np.select([dim, (hour > rise) & (hour < fall)], [1, 0], dark))


@accident.field("road_type", title="Kind of road", phrases=("road type", "type of road", "road class", "road category", "roadway type"))
def show_road(rows: Rows) -> Any:
    return rows["road"]


@accident.hidden("road")
def pick_road(rows: Rows) -> Any:
    return rows.draw("road").pick(ROADS)


@accident.hidden("limit")
def set_limit(rows: Rows) -> Any:
    road = np.asarray(rows["road"]).astype("U16")
    usual = np.select([road == name for name in LIMITS], list(LIMITS.values()), 30)
    return usual + 5 * rows.draw("limit").integer(-1, 1)


@values.measured(accident, "speed_limit", low=5, high=85, widest=300, title="Speed limit (mph)", phrases=("speed limit", "posted speed limit"))
def show_limit(rows: Rows) -> Any:
    return rows["limit"]


@accident.field("junction", title="Kind of junction", phrases=("junction type", "junction detail", "intersection type"), in_context=("junction",))
def pick_junction(rows: Rows) -> Any:
    return rows.draw("junction").pick(JUNCTIONS)


@accident.field("traffic_control", title="Traffic control", phrases=("traffic control", "traffic control device", "junction control"))
def pick_control(rows: Rows) -> Any:
    return rows.draw("control").pick(CONTROLS)


@accident.hidden("grade")
def draw_severity(rows: Rows) -> Any:
    """The place among SEVERITIES: graver at speed and in head-on crashes."""
    force = np.asarray(rows["harm"]) + (np.asarray(rows["limit"]) - 35) / 28.0 + rows.draw("force").normal(0.0, 0.8)
    return np.searchsorted(np.array([0.35, 1.75, 3.15]), force, side="right")


@accident.field("severity", title="Severity of the accident", phrases=("accident severity", "crash severity", "severity of accident", "injury severity"), in_context=("severity",))
def show_severity(rows: Rows) -> Any:
    return values.choose_label(SEVERITIES, rows["grade"])


@values.measured(accident, "vehicles", low=1, high=12, title="Vehicles in the accident", phrases=("vehicles in accident",), in_context=("number of vehicles", "vehicles involved", "number of vehicles involved", "vehicle count", "vehicles"))
def count_vehicles(rows: Rows) -> Any:
    return rows.draw("vehicles").integer(rows["vehicles_low"], rows["vehicles_high"])


@values.measured(accident, "injuries", low=0, high=40, title="People injured", phrases=("number of injuries", "injuries total", "persons injured", "people injured", "number of persons injured"), in_context=("injuries", "injured"))
def count_injuries(rows: Rows) -> Any:
    more = np.floor(rows.draw("injured").exponential(0.5))
    return np.where(np.asarray(rows["grade"]) == 0, 0, np.where(np.asarray(rows["grade"]) == 3, more, 1 + more))


@values.measured(accident, "fatalities", low=0, high=12, title="People killed", phrases=("number of fatalities", "fatalities", "persons killed", "people killed", "number of deaths in accident", "number of persons killed"), in_context=("deaths", "killed"))
def count_deaths(rows: Rows) -> Any:
    return np.where(np.asarray(rows["grade"]) == 3, 1 + np.floor(rows.draw("killed").exponential(0.16)), 0)


@values.measured(accident, "casualties", low=0, high=60, title="Casualties", phrases=("number of casualties", "casualties", "casualty count"))
def count_casualties(rows: Rows) -> Any:
    return np.asarray(rows["injuries fact"]) + np.asarray(rows["fatalities fact"])


@accident.field("alcohol", storage="bool", title="Alcohol involved", phrases=("alcohol involved", "drunk driving", "alcohol related", "driver alcohol involvement"))
def tell_alcohol(rows: Rows) -> Any:
    return (np.asarray(rows["cause"]).astype("U20") == "Impaired Driving") | rows.draw("alcohol").chance(0.02)
