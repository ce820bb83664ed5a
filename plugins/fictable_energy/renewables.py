"""Solar and wind sites measured through the day."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_energy.measures import (
    DAY,
    add_seconds,
    choose_label,
    days_before,
    measured,
    pace,
    read_day,
    read_hour,
    report_in_turn,
    sway,
    turn,
    write_digits,
)

ORDERS = Pool.read(__package__, "data/orders.csv", weight="share")

solar = Entity(
    "energy.solar",
    ORDERS,
    title="Solar plant reading",
    phrases=("solar", "solar panel", "solar power", "photovoltaic", "inverter", "pv system", "irradiance", "solar plant", "solar energy"),
)


solar.field("order", title="Order of the readings", description='With `values` ["in turn"] four inverters report every 15 minutes.')
# For 199 days four inverters report, then the next four.
report_in_turn(solar, 4, 199 * 52)


@solar.field(
    "measured_at",
    storage="timestamp[s]",
    title="Time of the solar reading",
    in_context=("timestamp", "datetime", "date time", "time", "recorded at"),
)
def mark_quarter(rows: Rows) -> Any:
    """Every 15 minutes between seven and eight in the evening, day after day, in order of the rows."""
    number = np.where(rows["serial"], rows["beat"], rows.numbers.astype(np.int64))
    day = (number // 52) % 199
    return add_seconds(days_before(rows, 199), day * DAY + 7 * 3600 + (number % 52) * 900)


@solar.field(
    "inverter_id",
    title="Inverter",
    phrases=("inverter id", "inverter", "panel id", "inverter number", "string id"),
    in_context=("source key",),
)
def number_inverter(rows: Rows) -> Any:
    return "INV-" + write_digits(np.where(rows["serial"], 1 + rows["thing"] % 22, rows.draw("inverter").integer(1, 22)), 2)


@measured(
    solar,
    "irradiance",
    low=0,
    high=1150,
    decimals=1,
    widest=2000,
    title="Irradiance (W/m²)",
    phrases=("irradiance", "irradiation", "solar irradiance", "irradiance w/m2", "ghi", "global horizontal irradiance"),
)
def measure_irradiance(rows: Rows) -> Any:
    summer = turn(read_day(rows["measured_at"]), 172, 365.25)
    height = turn(read_hour(rows["measured_at"]), 13, 24) + 0.18 * summer - 0.05
    alone = rows.draw("cloud").uniform() * rows.draw("cover").chance(0.42)
    # One sky is over all inverters of a plant; a cloud is over one of them.
    passing = (0.45 * sway(rows, "sky", rows["thing"] // 4, rows["beat"], (4, 16, 52)) + rows.draw("shade").normal(0.0, 0.02)).clip(
        0.0, 1.0
    )
    return 900.0 * height.clip(0.0, None) * (1.0 - 0.75 * np.where(rows["serial"], passing, alone))


@measured(
    solar,
    "ambient_temperature",
    low=-20,
    high=46,
    decimals=1,
    widest=100,
    title="Ambient temperature (°C)",
    phrases=("site temperature",),
    in_context=("ambient temperature", "temperature", "air temperature"),
)
def measure_ambient(rows: Rows) -> Any:
    season = 9.0 * turn(read_day(rows["measured_at"]), 200, 365.25) + 5.0 * turn(read_hour(rows["measured_at"]), 15, 24)
    return 15.5 + season + 2.2 * np.where(rows["serial"], sway(rows, "mild", rows["thing"] // 4, rows["beat"]), rows.draw("air").normal())


@measured(
    solar,
    "module_temperature",
    low=-22,
    high=80,
    decimals=1,
    widest=150,
    title="Module temperature (°C)",
    phrases=("module temperature", "panel temperature", "cell temperature", "pv module temperature"),
)
def measure_module(rows: Rows) -> Any:
    """30 K over the air in full sun."""
    return np.asarray(rows["ambient_temperature fact"]) + 0.031 * np.asarray(rows["irradiance fact"]) + rows.draw("module").normal(0.0, 0.7)


@measured(
    solar, "dc_power", low=0, high=1400, decimals=2, widest=10**7, title="DC power (kW)", phrases=("dc power", "dc output", "panel output")
)
def compute_dc(rows: Rows) -> Any:
    """1 200 kW at 1 000 W/m², 0.4 % less for every degree above 25."""
    heat = 1.0 - 0.004 * (np.asarray(rows["module_temperature fact"]) - 25.0)
    return 1.2 * np.asarray(rows["irradiance fact"]) * heat * rows.draw("dirt", by=rows["thing"]).uniform(0.93, 1.0)


@measured(
    solar,
    "ac_power",
    low=0,
    high=1360,
    decimals=2,
    widest=10**7,
    title="AC power (kW)",
    phrases=("ac power", "ac output", "solar output", "power output kw", "inverter output"),
    in_context=("power", "power output", "output", "energy output", "generated power"),
)
def compute_ac(rows: Rows) -> Any:
    return np.asarray(rows["dc_power fact"]) * rows.draw("loss", by=rows["thing"]).uniform(0.965, 0.982)


@measured(
    solar,
    "daily_yield",
    low=0,
    high=12_000,
    decimals=1,
    widest=10**8,
    title="Yield since the morning (kWh)",
    phrases=("daily yield", "energy yield", "yield today"),
    in_context=("yield", "energy generated"),
)
def compute_yield(rows: Rows) -> Any:
    """What such a day has given up to the hour."""
    hour, summer = read_hour(rows["measured_at"]), turn(read_day(rows["measured_at"]), 172, 365.25)
    passed = 0.5 - 0.5 * turn((hour - 6.0).clip(0, 14), 0, 28)
    return (
        (5400.0 + 2100.0 * summer)
        * passed
        * rows.draw("day", by=np.where(rows["serial"], rows["thing"] * 512 + rows["beat"] // 52, rows["thing"])).uniform(0.75, 1.05)
    )


@measured(
    solar,
    "total_yield",
    low=1000,
    high=10**8,
    storage="int64",
    widest=10**9,
    title="Yield since the start (kWh)",
    phrases=("total yield", "lifetime yield", "cumulative energy"),
)
def compute_total(rows: Rows) -> Any:
    days = np.asarray(rows["measured_at"]).astype("datetime64[D]").astype(np.int64) - days_before(rows, 200).astype(np.int64)
    start = np.where(rows["serial"], rows.draw("start", by=rows["thing"]).uniform(6_100_000.0, 6_900_000.0), 6_300_000.0)
    # A day adds more than the best one gives, so that no counter ever runs back.
    return start + days * 7900.0 + np.asarray(rows["daily_yield fact"])


@measured(
    solar,
    "performance_ratio",
    low=50,
    high=100,
    decimals=1,
    widest=100,
    title="Performance ratio (%)",
    phrases=("performance ratio", "panel efficiency", "inverter efficiency"),
    in_context=("efficiency",),
)
def compute_ratio(rows: Rows) -> Any:
    return 84.0 + np.where(rows["serial"], 0.5, 3.5) * rows.draw("ratio").normal()


wind = Entity(
    "energy.wind",
    ORDERS,
    title="Wind turbine reading",
    phrases=("wind turbine", "turbine", "wind farm", "wind energy", "wind power", "scada"),
)


wind.field("order", title="Order of the readings", description='With `values` ["in turn"] four turbines report every ten minutes.')
# For 365 days four turbines report, then the next four.
report_in_turn(wind, 4, 365 * 144)


@wind.field(
    "measured_at",
    storage="timestamp[s]",
    title="Time of the turbine reading",
    in_context=("timestamp", "datetime", "date time", "time", "recorded at"),
)
def mark_ten(rows: Rows) -> Any:
    """Every ten minutes, in order of the rows; in a series every turbine at once."""
    return np.where(rows["serial"], add_seconds(days_before(rows, 365), rows["beat"] * 600), pace(rows, 600, days=365))


@wind.field("turbine_id", title="Turbine", phrases=("turbine id", "wind turbine id", "turbine number", "turbine"), in_context=("id",))
def number_turbine(rows: Rows) -> Any:
    return "WT-" + write_digits(np.where(rows["serial"], 1 + rows["thing"] % 36, rows.draw("turbine").integer(1, 36)), 2)


@measured(
    wind,
    "wind_speed",
    low=0,
    high=34,
    decimals=2,
    widest=200,
    title="Wind speed at the hub (m/s)",
    phrases=("hub wind speed", "wind speed m/s", "wind speed ms"),
    in_context=("wind speed", "wind"),
)
def measure_wind(rows: Rows) -> Any:
    """Weibull with shape 2 about a mean of 7.5 m/s; in a series one front moves all turbines of the farm."""
    front = sway(rows, "front", rows["thing"] // 4, rows["beat"], (36, 144, 432))
    gusts = 0.25 * sway(rows, "gusts", rows["thing"], rows["beat"], (2, 6)) + 0.05 * rows.draw("puff").normal()
    return np.where(rows["serial"], (7.5 + 3.3 * front + gusts).clip(0.3, None), 8.4 * np.sqrt(rows.draw("wind").exponential(1.0)))


@measured(
    wind,
    "wind_direction",
    low=0,
    high=359,
    widest=360,
    title="Wind direction at the hub (degrees)",
    in_context=("wind direction", "direction", "wind bearing"),
)
def measure_direction(rows: Rows) -> Any:
    front = sway(rows, "front", rows["thing"] // 4, rows["beat"], (72, 288)) + 0.04 * rows.draw("veer").normal()
    return np.floor(245.0 + 70.0 * np.where(rows["serial"], front, rows.draw("bearing").normal())) % 360.0


@measured(
    wind,
    "theoretical_power",
    low=0,
    high=3600,
    decimals=1,
    widest=10**6,
    title="Power by the curve (kW)",
    phrases=("theoretical power", "theoretical power curve", "expected power", "theoretical power kwh"),
)
def compute_curve(rows: Rows) -> Any:
    """A 3.6 MW turbine: from 3.5 m/s on, full from 12.5, off above 25."""
    speed = np.asarray(rows["wind_speed fact"])
    curve = np.interp(speed, [3.4, 5, 6, 7, 8, 9, 10, 11, 12, 12.5], [0, 260, 520, 870, 1330, 1880, 2480, 3020, 3460, 3600])
    return np.where(speed > 25.0, 0.0, curve)


@measured(
    wind,
    "power",
    low=0,
    high=3600,
    decimals=1,
    widest=10**6,
    title="Active power (kW)",
    phrases=("lv active power", "turbine power", "turbine output", "wind power output"),
    in_context=("power", "power output", "active power", "generated power", "output", "energy output"),
)
def measure_power(rows: Rows) -> Any:
    """A little below the curve; nothing while the turbine stands."""
    return np.where(rows["standing"], 0.0, np.asarray(rows["theoretical_power fact"]) * (1.0 - np.abs(rows.draw("loss").normal(0.0, 0.05))))


@wind.hidden("standing")
def decide_standing(rows: Rows) -> Any:
    return rows.draw("standing", by=np.where(rows["serial"], rows["thing"] * 2**17 + rows["beat"] // 36, rows["thing"])).chance(0.03)


@measured(
    wind,
    "rotor_speed",
    low=0,
    high=15,
    decimals=1,
    widest=100,
    title="Rotor speed (rpm)",
    phrases=("rotor speed", "rotor rpm", "blade speed"),
    in_context=("rpm",),
)
def measure_rotor(rows: Rows) -> Any:
    speed = np.asarray(rows["wind_speed fact"])
    return np.where(
        (np.asarray(rows["power fact"]) > 0), np.interp(speed, [3, 9.5], [6.2, 14.2]) + rows.draw("rotor").normal(0.0, 0.15), 0.0
    )


@measured(
    wind,
    "pitch",
    low=-2,
    high=90,
    decimals=1,
    widest=100,
    title="Blade pitch (degrees)",
    phrases=("blade pitch", "pitch angle", "blade pitch angle"),
)
def measure_pitch(rows: Rows) -> Any:
    speed = np.asarray(rows["wind_speed fact"])
    return np.where(rows["standing"] | (speed > 25.0), 88.0, np.interp(speed, [12, 25], [0.3, 23.0]) + rows.draw("pitch").normal(0.0, 0.3))


@wind.field("state", title="State of the turbine", phrases=("turbine status",), in_context=("status", "state"))
def tell_state(rows: Rows) -> Any:
    idle = np.where(np.asarray(rows["wind_speed fact"]) > 25.0, 2, np.where(np.asarray(rows["power fact"]) > 0, 0, 1))
    return choose_label(("Running", "Waiting for Wind", "Storm Stop", "Maintenance"), np.where(rows["standing"], 3, idle))
