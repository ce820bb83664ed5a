"""Smart home devices: room, state, power and energy agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_sensors.measures import add_seconds, choose_label, measured, pace, read_hour, turn, write_digits

HOMES: Final = Pool.read(
    __package__, "data/home_devices.csv", weight="share", types=dict.fromkeys(("watts", "idle", "day", "evening"), "float64")
)

home = Entity(
    "sensors.home",
    HOMES,
    title="Smart home device",
    phrases=("smart home", "home automation", "smart device", "appliance", "connected home", "household device"),
)
home.field(
    "device",
    title="Smart home device",
    phrases=("smart home device", "smart device", "appliance", "appliance name", "appliance type"),
    in_context=("device", "device name", "name"),
)
home.field("room", title="Room", phrases=("room name",), in_context=("room", "location"))
home.field("kind", title="Sort of device", in_context=("type", "device type", "category", "device category"))
home.field("protocol", title="Radio of the device", in_context=("protocol", "connectivity"))


@home.field("home_id", title="Home id", phrases=("home id", "household id", "house id"), in_context=("home", "household"))
def number_home(rows: Rows) -> Any:
    return "HOME-" + write_digits(rows.draw("home").integer(1, 250), 4)


@home.field(
    "used_at", storage="timestamp[s]", title="Time of the event", in_context=("timestamp", "datetime", "time", "recorded at", "date time")
)
def time_event(rows: Rows) -> Any:
    """Every 17 minutes in order of the rows."""
    return add_seconds(pace(rows, 1020, days=89), rows.draw("late").integer(0, 600))


@home.hidden("on")
def decide_on(rows: Rows) -> Any:
    """By the hour; things that are in use report more often."""
    hour = read_hour(rows["used_at"])
    chance = np.where(hour >= 17, rows["evening"], np.where(hour >= 7, rows["day"], np.minimum(rows["day"], rows["evening"]) * 0.4))
    return rows.draw("on").chance(0.3 + 0.65 * chance)


@home.field(
    "state",
    title="On or off",
    phrases=("on/off", "on off state", "power state", "device on"),
    in_context=("status", "state", "device status"),
)
def tell_state(rows: Rows) -> Any:
    return choose_label(("Off", "On"), rows["on"])


@measured(
    home,
    "power",
    low=0,
    high=3500,
    decimals=1,
    widest=10**5,
    title="Power (W)",
    phrases=("power watts", "power draw", "wattage"),
    in_context=("power", "power consumption", "watts", "power usage"),
)
def measure_power(rows: Rows) -> Any:
    return np.where(rows["on"], rows["watts"] * rows.draw("power").lognormal(0.0, 0.16), rows["idle"])


@measured(
    home,
    "duration",
    low=0,
    high=720,
    widest=10**5,
    title="Minutes in use",
    phrases=("usage duration", "minutes used", "usage minutes"),
    in_context=("duration", "usage time"),
)
def measure_duration(rows: Rows) -> Any:
    return np.where(rows["on"], 2.0 + rows.draw("minutes").exponential(75.0), 0.0)


@measured(
    home,
    "energy",
    low=0,
    high=40,
    decimals=3,
    widest=10**5,
    title="Energy used (kWh)",
    phrases=("appliance energy", "device energy consumption"),
    in_context=("energy", "energy consumption", "energy usage", "energy used", "energy consumed", "kwh", "energy consumption kwh"),
)
def measure_energy(rows: Rows) -> Any:
    """Power times the time in use."""
    return np.asarray(rows["power fact"]) * np.asarray(rows["duration fact"]) / 60_000.0


@measured(
    home,
    "indoor_temperature",
    low=12,
    high=33,
    decimals=1,
    widest=80,
    title="Room temperature (°C)",
    phrases=("indoor temperature", "room temperature", "inside temperature"),
    in_context=("temperature",),
)
def measure_room(rows: Rows) -> Any:
    return 21.2 + 0.9 * turn(read_hour(rows["used_at"]), 18, 24) + rows.draw("warm").normal(0.0, 1.1)


@measured(
    home,
    "target_temperature",
    low=15,
    high=26,
    decimals=1,
    widest=80,
    title="Thermostat setting (°C)",
    phrases=("target temperature", "thermostat setting", "set temperature", "setpoint", "temperature setting", "set point"),
)
def set_target(rows: Rows) -> Any:
    return np.rint((np.asarray(rows["indoor_temperature fact"]) + rows.draw("set").normal(0.3, 0.7)) * 2.0) / 2.0


@home.field("occupied", storage="bool", title="Someone is there", phrases=("occupancy", "occupied", "room occupied", "presence detected"))
def find_presence(rows: Rows) -> Any:
    hour = read_hour(rows["used_at"])
    return rows.draw("presence").chance(np.where(rows["on"], 0.75, 0.35) - 0.2 * ((hour > 8) & (hour < 16)))


@home.field("motion", storage="bool", title="Motion detected", phrases=("motion detected", "motion", "movement detected"))
def find_motion(rows: Rows) -> Any:
    return np.asarray(rows["occupied"]) & rows.draw("motion").chance(0.7)
