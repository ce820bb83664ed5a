"""Samples of rivers, lakes and taps."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_science.measures import add_seconds, days_before, measured, write_digits

_WATER: Final = ("acid", "oxygen_usual", "demand", "murk", "nitrate_usual", "salts", "solids_usual", "germs")
WATERS: Final = Pool.read(__package__, "data/waters.csv", weight="share", types=dict.fromkeys(_WATER, "float64"))


water = Entity(
    "science.water",
    WATERS,
    title="Water sample",
    phrases=(
        "water quality",
        "water sample",
        "water",
        "river",
        "lake",
        "drinking water",
        "groundwater",
        "water potability",
        "water test",
        "wastewater",
        "water monitoring",
    ),
)
water.field(
    "body",
    title="Sampling site",
    phrases=("sampling site", "water body", "sampling location", "sampling station"),
    in_context=("site", "location", "station", "name"),
)
water.field("source", title="Kind of water", phrases=("water source", "water type", "source type"), in_context=("source", "type"))


@water.field("sample_id", title="Water sample", phrases=("water sample id",), in_context=("sample id", "sample number", "id"))
def number_sample(rows: Rows) -> Any:
    return "WQ-" + write_digits(rows.draw("sample").distinct(10**6), 6)


@water.field(
    "sampled_at",
    storage="timestamp[s]",
    title="Time of the water sample",
    in_context=("sampling date", "sample date", "timestamp", "sampled at", "collection date"),
)
def time_sample(rows: Rows) -> Any:
    """On a morning or afternoon of the last two years."""
    return add_seconds(days_before(rows, rows.draw("day").integer(2, 730)), rows.draw("hour").integer(28, 66) * 900)


@water.field("date", storage="date32", title="Day of the water sample", in_context=("date", "day"))
def show_water_date(rows: Rows) -> Any:
    return np.asarray(rows["sampled_at"]).astype("datetime64[D]")


@measured(
    water,
    "temperature",
    low=0,
    high=34,
    decimals=1,
    widest=100,
    title="Temperature of the water (°C)",
    phrases=("water temperature", "water temp"),
    in_context=("temperature", "temp"),
)
def measure_warmth(rows: Rows) -> Any:
    return np.where(np.asarray(rows["source"]) == "Groundwater", 11.5, 15.0) + rows.draw("warm").normal(0.0, 4.2)


@measured(
    water,
    "ph",
    low=4.5,
    high=10.5,
    decimals=2,
    widest=14,
    title="pH of the water",
    phrases=("water ph", "ph", "p h", "ph value", "ph level"),
)
def measure_acid(rows: Rows) -> Any:
    return rows["acid"] + rows.draw("acid").normal(0.0, 0.32)


@measured(
    water,
    "dissolved_oxygen",
    low=0.1,
    high=15,
    decimals=2,
    widest=100,
    title="Dissolved oxygen (mg/l)",
    phrases=("dissolved oxygen", "do mg/l", "oxygen saturation mg/l"),
    in_context=("oxygen", "do"),
)
def measure_oxygen(rows: Rows) -> Any:
    """Less in warm water."""
    return rows["oxygen_usual"] - 0.16 * (np.asarray(rows["temperature fact"]) - 14.0) + rows.draw("oxygen").normal(0.0, 0.6)


@measured(
    water,
    "bod",
    low=0.1,
    high=90,
    decimals=2,
    widest=10**4,
    title="Biochemical oxygen demand (mg/l)",
    phrases=("bod", "biochemical oxygen demand", "biological oxygen demand"),
)
def measure_demand(rows: Rows) -> Any:
    return rows["demand"] * rows.draw("demand").lognormal(-0.04, 0.35)


@measured(
    water,
    "cod",
    low=0.5,
    high=260,
    decimals=1,
    widest=10**5,
    title="Chemical oxygen demand (mg/l)",
    phrases=("chemical oxygen demand",),
    in_context=("cod",),
)
def measure_chemical(rows: Rows) -> Any:
    return np.asarray(rows["bod fact"]) * rows.draw("ratio").uniform(1.9, 3.4)


@measured(water, "turbidity", low=0.05, high=420, decimals=2, widest=10**5, title="Turbidity (NTU)", phrases=("turbidity", "turbidity ntu"))
def measure_murk(rows: Rows) -> Any:
    return rows["murk"] * rows.draw("murk").lognormal(-0.1, 0.55)


@measured(
    water,
    "conductivity",
    low=15,
    high=4200,
    widest=10**6,
    title="Conductivity (µS/cm)",
    phrases=("conductivity", "electrical conductivity", "specific conductance", "water conductivity"),
)
def measure_salts(rows: Rows) -> Any:
    return rows["salts"] * rows.draw("salts").lognormal(-0.01, 0.16)


@measured(
    water,
    "dissolved_solids",
    low=8,
    high=2800,
    widest=10**6,
    title="Total dissolved solids (mg/l)",
    phrases=("total dissolved solids", "tds", "dissolved solids"),
    in_context=("solids",),
)
def compute_solids(rows: Rows) -> Any:
    return np.asarray(rows["conductivity fact"]) * rows.draw("solids").uniform(0.61, 0.68)


@measured(
    water,
    "nitrate",
    low=0.02,
    high=60,
    decimals=2,
    widest=10**4,
    title="Nitrate (mg/l)",
    phrases=("nitrate level", "nitrate concentration"),
    in_context=("nitrate", "nitrates"),
)
def measure_nitrate(rows: Rows) -> Any:
    return rows["nitrate_usual"] * rows.draw("nitrate").lognormal(-0.05, 0.4)


@measured(
    water,
    "hardness",
    low=10,
    high=520,
    widest=10**5,
    title="Hardness (mg/l CaCO₃)",
    phrases=("hardness", "water hardness", "total hardness"),
)
def compute_hardness(rows: Rows) -> Any:
    return np.asarray(rows["conductivity fact"]) * 0.42 * rows.draw("hard").lognormal(0.0, 0.18)


@measured(
    water,
    "sulfate",
    low=1,
    high=600,
    decimals=1,
    widest=10**5,
    title="Sulphate (mg/l)",
    phrases=("sulfate", "sulphate", "sulfate concentration"),
)
def compute_sulphate(rows: Rows) -> Any:
    return np.asarray(rows["dissolved_solids fact"]) * 0.13 * rows.draw("sulphate").lognormal(0.0, 0.3)


@measured(
    water,
    "chloramines",
    low=0,
    high=9,
    decimals=2,
    widest=100,
    title="Chloramines (mg/l)",
    phrases=("chloramines", "chloramine", "residual chlorine", "free chlorine", "chlorine residual"),
)
def measure_chlorine(rows: Rows) -> Any:
    return np.where(
        np.asarray(rows["source"]) == "Tap Water", rows.draw("chlorine").normal(1.9, 0.55), rows.draw("trace").exponential(0.03)
    )


@measured(
    water,
    "organic_carbon",
    low=0.1,
    high=60,
    decimals=2,
    widest=10**4,
    title="Organic carbon (mg/l)",
    phrases=("total organic carbon", "toc"),
    in_context=("organic carbon",),
)
def compute_carbon(rows: Rows) -> Any:
    return (0.8 + np.asarray(rows["bod fact"]) * 1.3) * rows.draw("carbon").lognormal(0.0, 0.2)


@measured(
    water, "trihalomethanes", low=0, high=130, decimals=1, widest=10**4, title="Trihalomethanes (µg/l)", phrases=("trihalomethanes", "thm")
)
def compute_methanes(rows: Rows) -> Any:
    return np.asarray(rows["chloramines fact"]) * 16.0 * rows.draw("methane").lognormal(0.0, 0.3)


@measured(
    water,
    "coliforms",
    low=0,
    high=500_000,
    widest=10**8,
    title="Coliforms (per 100 ml)",
    phrases=("coliform", "fecal coliform", "e coli", "total coliform", "coliform count", "bacteria count"),
)
def count_germs(rows: Rows) -> Any:
    return np.where(rows["germs"] > 0, portable.exp(rows["germs"] + rows.draw("germs").normal(0.0, 0.8)) - 1.0, 0.0)


@water.field(
    "potable",
    storage="bool",
    title="Fit to drink",
    phrases=("potability", "potable", "is potable", "drinkable", "safe to drink", "water safe"),
)
def judge_potable(rows: Rows) -> Any:
    """No more germs, dirt, nitrate and acid than usual limits allow."""
    clean = (np.asarray(rows["coliforms fact"]) < 1) & (np.asarray(rows["turbidity fact"]) < 5) & (np.asarray(rows["nitrate fact"]) < 50)
    return clean & (np.abs(np.asarray(rows["ph fact"]) - 7.5) <= 1.0)


@measured(
    water, "quality_index", low=5, high=100, decimals=1, widest=100, title="Water quality index", phrases=("water quality index", "wqi")
)
def compute_index(rows: Rows) -> Any:
    """From 100 down with oxygen demand, murk and germs, and with the lack of oxygen."""
    loss = 2.1 * np.asarray(rows["bod fact"]) + 0.5 * np.asarray(rows["turbidity fact"]) + 1.6 * rows["germs"]
    return 98.0 - loss - 2.2 * (8.0 - np.asarray(rows["dissolved_oxygen fact"])).clip(0, None)
