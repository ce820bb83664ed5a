"""Readings of connected sensors: quantity, unit, value, limits, place, battery and radio belong together."""

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
    read_hour,
    report_in_turn,
    turn,
    write_digits,
)

ORDERS: Final = Pool.read(__package__, "data/orders.csv", weight="share")
_NUMBERS: Final = ("mean", "spread", "low", "high", "alarm_low", "alarm_high", "wave")
SENSORS: Final = Pool.read(__package__, "data/sensors.csv", weight="share", types=dict.fromkeys(_NUMBERS, "float64"))
SPOTS: Final = Pool.read(__package__, "data/spots.csv", weight="share")
FIRMWARE: Final = Pool({"2.4.1": 38, "2.4.0": 22, "2.3.7": 18, "2.3.2": 9, "2.2.5": 7, "1.9.8": 4, "2.5.0-beta": 2})
LINKS: Final = Pool({"Wi-Fi": 32, "LoRaWAN": 24, "Zigbee": 14, "Ethernet": 12, "NB-IoT": 10, "Bluetooth LE": 8})
CONNECTED: Final = Pool({"Online": 90, "Offline": 7, "Maintenance": 3})
STATES: Final = ("Normal", "Warning", "Critical", "Offline")
DEVICES: Final = 400
# Of rooms, plants and outdoors: usual temperature (°C), half of its daily swing, usual humidity (%).
PLACES_CLIMATE: Final = (np.array([21.8, 24.5, 14.5]), np.array([0.9, 1.2, 4.5]), np.array([45.0, 42.0, 66.0]))

reading = Entity(
    "sensors.reading",
    ORDERS,
    SENSORS,
    SPOTS,
    by=("", "thing", "thing"),
    title="Sensor reading",
    phrases=(
        "sensor",
        "iot",
        "iot device",
        "io t",
        "io t device",
        "io t sensor",
        "iot sensor",
        "sensor reading",
        "telemetry",
        "device reading",
        "gateway",
        "smart sensor",
        "sensor data",
    ),
)
reading.field("order", title="Order of the readings", description='With `values` ["in turn"] eight devices report every five minutes.')
# For 89 days eight devices report, then the next eight.
report_in_turn(reading, 8, 89 * 288)
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
reading.field(
    "manufacturer",
    title="Maker of the device",
    phrases=("sensor manufacturer", "device manufacturer"),
    in_context=("manufacturer", "vendor", "brand"),
)
reading.field("model", title="Sensor model", phrases=("sensor model",), in_context=("model", "device model"))


@reading.hidden("number")
def draw_number(rows: Rows) -> Any:
    """The running number of the device; the quantity comes first, so that one device always measures one thing."""
    alone = rows.draw("device").integer(1, DEVICES)
    return np.where(rows["serial"], rows.draw("serial", by=rows["thing"]).integer(1, DEVICES), alone)


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
    "measured_at",
    storage="timestamp[s]",
    title="Time of the reading",
    phrases=("reading time", "reading timestamp", "time of reading", "reading datetime"),
    in_context=("timestamp", "datetime", "recorded at", "date time", "time", "measured at"),
)
def time_reading(rows: Rows) -> Any:
    """Every five minutes in order of the rows, some seconds late, in the last 90 days; in a series every device at once."""
    beat = add_seconds(days_before(rows, 89), rows["beat"] * 300)
    return add_seconds(np.where(rows["serial"], beat, pace(rows, 300, days=89)), rows.draw("late").integer(0, 59))


@reading.hidden("raw")
def draw_raw(rows: Rows) -> Any:
    """Normal about the quantity's mean, higher or lower by day; two in a hundred run far out of it."""
    wave = rows["wave"] * turn(read_hour(rows["measured_at"]), 14, 24)
    spread = np.where(rows.draw("odd").chance(0.02), 4.0, 1.0) * rows["spread"]
    value = (rows["mean"] + wave + drift(rows, "raw") * spread).clip(rows["low"], rows["high"])
    return np.where(np.asarray(rows["unit"]) == "events", np.rint(value), value)


@measured(
    reading,
    "value",
    low=0,
    high=3000,
    decimals=2,
    widest=10**6,
    title="Reading",
    phrases=("sensor value", "sensor reading", "reading value", "measurement value"),
    in_context=("measured value", "value", "reading", "measurement"),
)
def show_value(rows: Rows) -> Any:
    return rows["raw"]


@measured(
    reading,
    "temperature",
    low=-20,
    high=60,
    decimals=1,
    widest=2000,
    title="Temperature at the node (°C)",
    phrases=("sensor temperature", "node temperature", "device temperature"),
    in_context=("temperature", "temp", "temperature celsius", "temp c"),
)
def measure_temperature(rows: Rows) -> Any:
    """By the sort of place: rooms, plants, outdoors."""
    usual, wave = PLACES_CLIMATE[0][np.asarray(rows["kind of place"])], PLACES_CLIMATE[1][np.asarray(rows["kind of place"])]
    return usual + wave * turn(read_hour(rows["measured_at"]), 15, 24) + 1.3 * drift(rows, "warm")


@measured(
    reading,
    "humidity",
    low=10,
    high=100,
    decimals=1,
    widest=100,
    title="Humidity at the node (%)",
    phrases=("sensor humidity", "node humidity"),
    in_context=("humidity", "relative humidity"),
)
def measure_humidity(rows: Rows) -> Any:
    """Drier where it is warmer than usual."""
    place = np.asarray(rows["kind of place"])
    return PLACES_CLIMATE[2][place] - 1.6 * (np.asarray(rows["temperature fact"]) - PLACES_CLIMATE[0][place]) + 4.0 * drift(rows, "damp")


@measured(
    reading,
    "pressure",
    low=950,
    high=1060,
    decimals=1,
    widest=10**5,
    title="Air pressure at the node (hPa)",
    in_context=("pressure", "air pressure"),
)
def measure_pressure(rows: Rows) -> Any:
    return 1013.5 + 6.5 * drift(rows, "pressure")


@measured(
    reading,
    "light",
    low=0,
    high=90_000,
    widest=10**6,
    title="Light at the node (lux)",
    phrases=("light level", "light intensity", "illuminance", "lux", "luminosity lux", "ambient light"),
    in_context=("light",),
)
def measure_light(rows: Rows) -> Any:
    """Dark outdoors at night; lamps indoors in the daytime."""
    day = (turn(read_hour(rows["measured_at"]), 13, 24) + 0.15).clip(0.0, None)
    return (np.array([380.0, 300.0, 24_000.0])[np.asarray(rows["kind of place"])] * day + 3.0) * rows.draw("light").lognormal(-0.05, 0.3)


@measured(
    reading,
    "co2",
    low=380,
    high=5000,
    widest=10**5,
    title="Carbon dioxide at the node (ppm)",
    phrases=("co2", "co2 ppm", "co2 level", "carbon dioxide", "carbon dioxide level", "co2 concentration"),
)
def measure_carbon(rows: Rows) -> Any:
    return 420.0 + np.array([260.0, 110.0, 15.0])[np.asarray(rows["kind of place"])] * portable.exp(0.5 * drift(rows, "carbon"))


@reading.hidden("kind of place")
def find_kind(rows: Rows) -> Any:
    """0 indoors, 1 in a plant, 2 outdoors."""
    setting = np.asarray(rows["setting"])
    return np.where(setting == "outdoor", 2, np.where(setting == "plant", 1, 0))


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
    """Mostly well charged; a device loses a little from day to day."""
    left = np.where(rows["serial"], rows.draw("charge", by=rows["thing"]).uniform(), rows.draw("battery").uniform())
    return 100.0 - 92.0 * left * left - rows["beat"] // 288 * 0.12


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
    usual = np.where(rows["serial"], rows.draw("spot", by=rows["thing"]).normal(0.0, 11.0), 0.0)
    return -68.0 + usual + np.where(rows["serial"], 2.5, 12.0) * rows.draw("signal").normal()


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
    phrases=("last communication", "last heartbeat", "last ping", "last contact time"),
    in_context=("last seen",),
)
def time_contact(rows: Rows) -> Any:
    """Within the last minutes; of a device that is offline, hours or days ago."""
    silent = 60 + rows.draw("silent").exponential(240.0).clip(0, 3000)
    gone = 7200 + rows.draw("gone").exponential(160_000.0).clip(0, 2_000_000)
    return add_seconds(days_before(rows, 0), -np.where(rows["device_status"] == "Offline", gone, silent))


@reading.field(
    "device_status",
    title="Status of the device",
    phrases=("device status", "connection status", "device state", "online status"),
)
def state_device(rows: Rows) -> Any:
    """Low battery below a fifth of the charge, whatever else; now and then offline or in maintenance."""
    low = np.asarray(rows["battery fact"]) < 20
    return np.where(low, "Low Battery", np.asarray(rows.draw("state").pick(CONNECTED)))


@reading.field(
    "last_calibrated",
    storage="date32",
    title="Last calibration",
    phrases=("last calibration", "calibration date", "last calibrated", "last calibration date", "last maintenance date"),
)
def date_calibration(rows: Rows) -> Any:
    return days_before(rows, rows.draw("calibrated").integer(3, 118))
