"""Readings of connected sensors: quantity, unit, value, limits, place, battery and radio belong together; smart home devices."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_sensors.measures import add_seconds, choose_label, days_before, measured, pace, read_hour, turn, write_digits

_NUMBERS: Final = ("mean", "spread", "low", "high", "alarm_low", "alarm_high", "wave")
SENSORS: Final = Pool.read(__package__, "data/sensors.csv", weight="share", types=dict.fromkeys(_NUMBERS, "float64"))
SPOTS: Final = Pool.read(__package__, "data/spots.csv", weight="share")
MAKERS: Final = Pool(
    {"Bosch Sensortec": 5, "Sensirion": 4, "Honeywell": 4, "Siemens": 4, "Schneider Electric": 3, "ABB": 2, "Milesight": 2, "Advantech": 2}
)
FIRMWARE: Final = Pool({"2.4.1": 38, "2.4.0": 22, "2.3.7": 18, "2.3.2": 9, "2.2.5": 7, "1.9.8": 4, "2.5.0-beta": 2})
LINKS: Final = Pool({"Wi-Fi": 32, "LoRaWAN": 24, "Zigbee": 14, "Ethernet": 12, "NB-IoT": 10, "Bluetooth LE": 8})
STATES: Final = ("Normal", "Warning", "Critical", "Offline")
DEVICES: Final = 400

reading = Entity(
    "sensors.reading",
    SENSORS,
    SPOTS,
    title="Sensor reading",
    phrases=(
        "sensor",
        "iot",
        "iot device",
        "iot sensor",
        "sensor reading",
        "telemetry",
        "device reading",
        "gateway",
        "smart sensor",
        "sensor data",
    ),
)
reading.field(
    "sensor_type",
    phrases=("sensor type", "type of sensor", "sensor kind", "measurement type", "measured quantity"),
    in_context=("type", "metric", "parameter", "quantity"),
)
reading.field(
    "unit", title="Unit of the reading", phrases=("unit of measurement", "measurement unit", "sensor unit"), in_context=("unit", "units")
)
reading.field(
    "location",
    title="Place of the sensor",
    phrases=("sensor location", "device location", "installation location"),
    in_context=("location", "room", "place"),
)
reading.field("zone", title="Area of the site", phrases=("sensor zone",), in_context=("zone", "area", "building"))
reading.field("model", title="Sensor model", phrases=("sensor model", "device model"), in_context=("model",))


@reading.hidden("number")
def draw_number(rows: Rows) -> Any:
    """The running number of the device; the quantity comes first, so that one device always measures one thing."""
    return rows.draw("device").integer(1, DEVICES)


@reading.field("sensor_id", title="Sensor id", phrases=("sensor id", "sensor number", "sensor code"), in_context=("id",))
def write_sensor(rows: Rows) -> Any:
    """Prefix of the quantity, letter of the unit's sort of place and number, such as TMP-P-0042."""
    return rows["prefix"] + "-" + np.strings.upper(np.strings.slice(rows["setting"], 0, 1)) + "-" + write_digits(rows["number"], 4)


@reading.field(
    "device_id",
    title="Device id",
    phrases=("device id", "device number", "iot device id", "node id", "gateway id", "device identifier"),
    in_context=("device",),
)
def write_device(rows: Rows) -> Any:
    return "dev-" + np.strings.lower(rows["prefix"]) + "-" + write_digits(rows["number"], 4)


@reading.field(
    "manufacturer",
    title="Maker of the device",
    phrases=("sensor manufacturer", "device manufacturer"),
    in_context=("manufacturer", "vendor", "brand"),
)
def pick_maker(rows: Rows) -> Any:
    return rows.draw("maker").pick(MAKERS)


@reading.field(
    "measured_at",
    storage="timestamp[s]",
    title="Time of the reading",
    phrases=("reading time", "reading timestamp", "time of reading", "reading datetime"),
    in_context=("timestamp", "datetime", "recorded at", "date time", "time", "measured at"),
)
def time_reading(rows: Rows) -> Any:
    """Every five minutes in order of the rows, some seconds late, in the last 90 days."""
    return add_seconds(pace(rows, 300, days=89), rows.draw("late").integer(0, 59))


@reading.hidden("raw")
def draw_raw(rows: Rows) -> Any:
    """Normal about the quantity's mean, higher or lower by day; two in a hundred run far out of it."""
    wave = rows["wave"] * turn(read_hour(rows["measured_at"]), 14, 24)
    spread = np.where(rows.draw("odd").chance(0.02), 4.0, 1.0) * rows["spread"]
    return (rows["mean"] + wave + rows.draw("raw").normal(0.0, 1.0) * spread).clip(rows["low"], rows["high"])


@measured(
    reading,
    "value",
    low=0,
    high=3000,
    decimals=2,
    widest=10**6,
    title="Reading",
    phrases=("sensor value", "sensor reading", "measured value", "reading value", "measurement value"),
    in_context=("value", "reading", "measurement"),
)
def show_value(rows: Rows) -> Any:
    return rows["raw"]


@reading.field(
    "status",
    title="State of the sensor",
    phrases=("sensor status", "device status", "device state", "operational status", "connection status"),
    in_context=("status", "state"),
)
def judge_state(rows: Rows) -> Any:
    """Critical beyond the limits by a quarter of a spread, a warning beyond them; a few are offline."""
    value = np.asarray(rows["value fact"])
    over = np.maximum(value - rows["alarm_high"], rows["alarm_low"] - value)
    state = np.where(over > rows["spread"] * 0.5, 2, np.where(over > 0, 1, 0))
    return choose_label(STATES, np.where(rows.draw("offline").chance(0.015), 3, state))


@reading.field(
    "alert",
    storage="bool",
    title="Alarm",
    phrases=("alert", "alarm", "alert triggered", "alert flag", "threshold exceeded", "alarm triggered"),
)
def raise_alarm(rows: Rows) -> Any:
    value = np.asarray(rows["value fact"])
    return (value > rows["alarm_high"]) | (value < rows["alarm_low"])


@reading.field(
    "anomaly", storage="bool", title="Anomaly", phrases=("anomaly", "is anomaly", "anomaly flag", "anomalous", "anomaly detected")
)
def find_anomaly(rows: Rows) -> Any:
    """Further than three spreads from the usual."""
    return np.abs(np.asarray(rows["value fact"]) - rows["mean"]) > 3.0 * rows["spread"] + np.abs(rows["wave"])


@reading.field(
    "threshold",
    storage="float64",
    decimals=1,
    title="Upper limit",
    phrases=("alarm threshold", "alert threshold", "sensor threshold"),
    in_context=("threshold",),
)
def show_threshold(rows: Rows) -> Any:
    return rows["alarm_high"]


@measured(
    reading,
    "battery",
    low=3,
    high=100,
    widest=100,
    title="Battery level (%)",
    phrases=("battery level", "battery", "battery percentage", "battery percent", "battery status", "battery charge", "remaining battery"),
)
def draw_battery(rows: Rows) -> Any:
    """Mostly well charged."""
    left = rows.draw("battery").uniform()
    return 100.0 - 92.0 * left * left


@measured(reading, "battery_voltage", low=2.4, high=4.2, decimals=2, widest=60, title="Battery voltage (V)", phrases=("battery voltage",))
def compute_voltage(rows: Rows) -> Any:
    return 3.0 + np.asarray(rows["battery fact"]) * 0.011 + rows.draw("volt").normal(0.0, 0.02)


@measured(
    reading,
    "signal",
    low=-120,
    high=-30,
    widest=200,
    title="Signal strength (dBm)",
    phrases=("signal strength", "rssi", "signal strength dbm", "wifi signal", "signal dbm", "signal level"),
    in_context=("signal",),
)
def draw_signal(rows: Rows) -> Any:
    return -68.0 + rows.draw("signal").normal(0.0, 12.0)


@reading.field("firmware", title="Firmware version", phrases=("firmware", "firmware version"))
def pick_firmware(rows: Rows) -> Any:
    return rows.draw("firmware").pick(FIRMWARE)


@reading.field(
    "connectivity",
    title="Radio",
    phrases=("connectivity", "connection type", "network type", "connectivity type", "communication protocol"),
    in_context=("protocol",),
)
def pick_link(rows: Rows) -> Any:
    return rows.draw("link").pick(LINKS)


@reading.field(
    "installed_on",
    storage="date32",
    title="Installed on",
    phrases=("installation date", "install date", "installed on", "commissioning date", "deployment date"),
)
def date_installation(rows: Rows) -> Any:
    return days_before(rows, 120 + rows.draw("installed").exponential(520.0).clip(0, 3000))


@reading.field(
    "last_seen",
    storage="timestamp[s]",
    title="Last seen",
    phrases=("last seen", "last communication", "last heartbeat", "last ping", "last contact time"),
)
def time_contact(rows: Rows) -> Any:
    return add_seconds(days_before(rows, 0), -60 - rows.draw("silent").exponential(5400.0).clip(0, 2_000_000))


@reading.field(
    "last_calibrated",
    storage="date32",
    title="Last calibration",
    phrases=("last calibration", "calibration date", "last calibrated", "last calibration date", "last maintenance date"),
)
def date_calibration(rows: Rows) -> Any:
    return days_before(rows, rows.draw("calibrated").integer(3, 118))


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
home.field("room", title="Room", phrases=("room name", "room"), in_context=("location",))
home.field("kind", title="Sort of device", phrases=("device category",), in_context=("type", "device type", "category"))
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
