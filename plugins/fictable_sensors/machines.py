"""Machines under watch: speeds, torque, heat, wear and the failures that follow from them (after the ranges of public data)."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_sensors.measures import add_seconds, choose_label, days_before, drift, measured, pace, report_in_turn, write_digits

ORDERS: Final = Pool.read(__package__, "data/orders.csv", weight="share")
GRADES: Final = Pool({"L": 60, "M": 30, "H": 10})
KINDS: Final = Pool(
    {
        "CNC Mill": 5,
        "Lathe": 4,
        "Hydraulic Press": 3,
        "Air Compressor": 4,
        "Centrifugal Pump": 5,
        "Conveyor": 3,
        "Induction Motor": 5,
        "Gearbox": 2,
        "Welding Robot": 2,
    }
)
FAILURES: Final = ("No Failure", "Tool Wear Failure", "Heat Dissipation Failure", "Power Failure", "Overstrain Failure")

machine = Entity(
    "sensors.machine",
    ORDERS,
    title="Machine",
    phrases=(
        "machine",
        "predictive maintenance",
        "equipment",
        "machinery",
        "industrial machine",
        "manufacturing",
        "machine failure",
        "maintenance",
        "factory",
    ),
)


machine.field("order", title="Order of the records", description='With `values` ["in turn"] six machines report every hour.')
# For 364 days six machines report, then the next six.
report_in_turn(machine, 6, 364 * 24)


@machine.hidden("unit")
def draw_unit(rows: Rows) -> Any:
    """The running number of the machine."""
    return np.where(rows["serial"], 1 + rows["thing"] % 120, rows.draw("machine").integer(1, 120))


@machine.field(
    "machine_id",
    title="Machine id",
    phrases=("machine id", "equipment id", "asset id", "machine number", "unit id"),
    in_context=("id", "asset"),
)
def number_machine(rows: Rows) -> Any:
    return "M-" + write_digits(rows["unit"], 3)


@machine.field(
    "machine_type",
    title="Machine type",
    phrases=("machine type", "equipment type", "type of machine", "machine name", "equipment name"),
    in_context=("type", "machine", "equipment"),
)
def pick_kind(rows: Rows) -> Any:
    """One machine has one type."""
    return rows.draw("kind", by=rows["unit"]).pick(KINDS)


@machine.field(
    "quality_grade",
    title="Quality variant (L, M, H)",
    phrases=("quality variant", "product quality variant"),
    in_context=("product type", "grade"),
)
def pick_grade(rows: Rows) -> Any:
    return rows.draw("grade").pick(GRADES)


@machine.field(
    "recorded_at",
    storage="timestamp[s]",
    title="Time of the record",
    in_context=("timestamp", "datetime", "recorded at", "time", "date time"),
)
def time_record(rows: Rows) -> Any:
    beat = add_seconds(days_before(rows, 364), rows["beat"] * 3600)
    return add_seconds(np.where(rows["serial"], beat, pace(rows, 3600, days=364)), rows.draw("second").integer(0, 59))


@measured(
    machine,
    "air_temperature",
    low=295,
    high=305,
    decimals=1,
    widest=2000,
    title="Air temperature (K)",
    phrases=("air temperature k", "air temperature kelvin"),
    in_context=("air temperature",),
)
def measure_air(rows: Rows) -> Any:
    return 300.0 + 2.0 * drift(rows, "air")


@measured(
    machine,
    "process_temperature",
    low=305,
    high=315,
    decimals=1,
    widest=2000,
    title="Process temperature (K)",
    phrases=("process temperature", "process temperature k"),
)
def measure_process(rows: Rows) -> Any:
    return np.asarray(rows["air_temperature fact"]) + 10.0 + drift(rows, "process")


@measured(
    machine,
    "temperature",
    low=18,
    high=140,
    decimals=1,
    widest=2000,
    title="Machine temperature (°C)",
    phrases=(
        "machine temperature",
        "motor temperature",
        "bearing temperature",
        "equipment temperature",
        "operating temperature",
        "oil temperature",
    ),
    in_context=("temperature",),
)
def measure_heat(rows: Rows) -> Any:
    return 58.0 + np.asarray(rows["vibration fact"]) * 3.2 + rows.draw("heat").normal(0.0, 6.0)


@measured(
    machine,
    "rotational_speed",
    low=1150,
    high=2900,
    widest=10**6,
    title="Rotational speed (rpm)",
    phrases=("rotational speed", "rpm", "rotation speed", "spindle speed", "motor speed", "engine rpm"),
    in_context=("speed",),
)
def measure_speed(rows: Rows) -> Any:
    return 1290.0 + portable.exp(5.35 + 0.62 * drift(rows, "speed"))


@measured(machine, "torque", low=3, high=80, decimals=1, widest=10**5, title="Torque (Nm)", phrases=("torque", "torque nm"))
def measure_torque(rows: Rows) -> Any:
    """Falls with the speed, for the power is about the same; 40 Nm at 1540 rpm."""
    return 40.0 - (np.asarray(rows["rotational_speed fact"]) - 1540.0) * 0.045 + 5.0 * drift(rows, "torque")


@measured(machine, "tool_wear", low=0, high=255, widest=10**5, title="Tool wear (minutes)", phrases=("tool wear", "tool wear min"))
def measure_wear(rows: Rows) -> Any:
    """In a series the tool wears for four hours, from a beat of the machine's own on, and is changed."""
    start = rows.draw("tool", by=rows["thing"]).uniform(0.0, 240.0)
    return np.where(rows["serial"], (start + rows["beat"] * 14.0) % 240.0, rows.draw("wear").uniform(0.0, 240.0))


@measured(
    machine,
    "vibration",
    low=0.2,
    high=16,
    decimals=2,
    widest=1000,
    title="Vibration (mm/s)",
    phrases=("vibration", "vibration level", "vibration mm/s", "machine vibration"),
)
def measure_vibration(rows: Rows) -> Any:
    return 1.2 + np.asarray(rows["tool_wear fact"]) * 0.008 + rows.draw("vibration").exponential(0.7)


@measured(
    machine,
    "pressure",
    low=0.5,
    high=14,
    decimals=2,
    widest=1000,
    title="Operating pressure (bar)",
    phrases=("operating pressure", "hydraulic pressure", "oil pressure", "discharge pressure"),
    in_context=("pressure",),
)
def measure_pressure(rows: Rows) -> Any:
    return 6.4 + 0.8 * drift(rows, "pressure")


@measured(
    machine,
    "operating_hours",
    low=12,
    high=60_000,
    widest=10**6,
    title="Operating hours",
    phrases=("operating hours", "running hours", "run hours", "hours of operation", "machine hours", "runtime hours"),
)
def measure_hours(rows: Rows) -> Any:
    return rows.draw("hours", by=rows["thing"]).exponential(9500.0) + rows["beat"]


@machine.hidden("fault")
def find_fault(rows: Rows) -> Any:
    """The place among FAILURES: worn tools, little heat given off at low speed, power out of its band, strain of a worn tool."""
    speed, torque, wear = (np.asarray(rows[f"{name} fact"]) for name in ("rotational_speed", "torque", "tool_wear"))
    power = torque * speed * 0.10471975511965977
    warm = np.asarray(rows["process_temperature fact"]) - np.asarray(rows["air_temperature fact"])
    # In a series a machine may be at its limit for hours; it breaks down in few of them.
    strikes = ~np.asarray(rows["serial"]) | rows.draw("strikes").chance(0.15)
    limit = np.select([np.asarray(rows["quality_grade"]) == "L", np.asarray(rows["quality_grade"]) == "M"], [11_000.0, 12_000.0], 13_000.0)
    return np.select(
        [
            (wear > 205) & rows.draw("worn").chance(0.12),
            strikes & (warm < 8.6) & (speed < 1420),
            strikes & ((power < 3500) | (power > 9000)),
            strikes & (wear * torque > limit),
        ],
        [1, 2, 3, 4],
        0,
    )


@machine.field(
    "failure",
    storage="bool",
    title="Machine failure",
    phrases=("machine failure", "failure", "failed", "equipment failure", "breakdown", "failure flag", "is failure"),
    in_context=("target",),
)
def tell_failure(rows: Rows) -> Any:
    return np.asarray(rows["fault"]) > 0


@machine.field(
    "failure_type", title="Failure type", phrases=("failure type", "failure mode", "type of failure", "fault type", "failure cause")
)
def name_failure(rows: Rows) -> Any:
    return choose_label(FAILURES, rows["fault"])


@machine.field(
    "last_maintenance",
    storage="date32",
    title="Last maintenance",
    phrases=("last maintenance", "last service date", "maintenance date", "last serviced"),
)
def date_maintenance(rows: Rows) -> Any:
    return days_before(rows, rows.draw("serviced").integer(2, 180))


@measured(
    machine,
    "remaining_life",
    low=0,
    high=365,
    widest=10**5,
    title="Remaining useful life (days)",
    phrases=("remaining useful life", "rul", "remaining life"),
)
def estimate_life(rows: Rows) -> Any:
    return (250.0 - np.asarray(rows["tool_wear fact"])) * rows.draw("life").uniform(0.7, 1.3) * np.where(rows["fault"] == 0, 1.0, 0.05)
