"""Earthquakes of the world's regions, and samples of rivers, lakes and taps."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_science.measures import TEXT, add_seconds, choose_label, days_before, measured, write_digits

FAULTS: Final = Pool.read(
    __package__, "data/faults.csv", weight="share", types=dict.fromkeys(("north", "east", "scatter", "usual_depth"), "float64")
)
_WATER: Final = ("acid", "oxygen_usual", "demand", "murk", "nitrate_usual", "salts", "solids_usual", "germs")
WATERS: Final = Pool.read(__package__, "data/waters.csv", weight="share", types=dict.fromkeys(_WATER, "float64"))
SIDES: Final = Pool(["N", "S", "E", "W", "NNE", "NNW", "SSE", "SSW", "ENE", "ESE", "WNW", "WSW", "NE", "NW", "SE", "SW"])

quake = Entity(
    "science.earthquake",
    FAULTS,
    title="Earthquake",
    phrases=("earthquake", "seismic", "seismic event", "seismology", "quake", "seismic activity", "tremor", "tsunami"),
)
quake.field("region", title="Seismic region", phrases=("seismic region", "earthquake location"), in_context=("region", "area"))
quake.field("country", title="Country of the earthquake", in_context=("country",))
quake.field("net", title="Network", phrases=("seismic network", "contributing network"), in_context=("network", "net", "source"))


@quake.field("id", title="Event id", phrases=("earthquake id", "quake id"), in_context=("id", "event id"), capacity=10**6)
def write_event(rows: Rows) -> Any:
    return rows["net"] + "7" + write_digits(rows.draw("id").distinct(10**6), 6)


@quake.field(
    "time",
    storage="timestamp[s]",
    title="Time of the earthquake",
    phrases=("origin time", "earthquake time", "event time"),
    in_context=("time", "timestamp", "datetime", "date time", "occurred at"),
)
def time_quake(rows: Rows) -> Any:
    """At any time of the last two years."""
    return add_seconds(days_before(rows, rows.draw("day").integer(1, 730)), rows.draw("second").integer(0, 86_399))


@quake.field("date", storage="date32", title="Date of the earthquake", phrases=("earthquake date",), in_context=("date",))
def show_date(rows: Rows) -> Any:
    return np.asarray(rows["time"]).astype("datetime64[D]")


@quake.field(
    "latitude",
    storage="float64",
    decimals=4,
    title="Latitude of the epicentre",
    phrases=("epicenter latitude",),
    in_context=("latitude", "lat"),
)
def scatter_north(rows: Rows) -> Any:
    return rows["north"] + rows["scatter"] * rows.draw("north").normal(0.0, 0.7)


@quake.field(
    "longitude",
    storage="float64",
    decimals=4,
    title="Longitude of the epicentre",
    phrases=("epicenter longitude",),
    in_context=("longitude", "lon", "lng"),
)
def scatter_east(rows: Rows) -> Any:
    """Around the region, and across the date line where need be."""
    east = rows["east"] + rows["scatter"] * rows.draw("east").normal(0.0, 0.8)
    return (east + 540.0) % 360.0 - 180.0


@measured(
    quake,
    "depth",
    low=0.5,
    high=700,
    decimals=1,
    widest=6400,
    title="Depth (km)",
    phrases=("earthquake depth", "focal depth", "depth km", "hypocenter depth"),
    in_context=("depth",),
)
def draw_depth(rows: Rows) -> Any:
    return rows["usual_depth"] * rows.draw("depth").lognormal(-0.1, 0.45)


@measured(
    quake,
    "magnitude",
    low=2.5,
    high=9.3,
    decimals=1,
    widest=10,
    title="Magnitude",
    phrases=("magnitude", "earthquake magnitude", "richter", "richter magnitude", "richter scale", "mag"),
)
def draw_magnitude(rows: Rows) -> Any:
    """Gutenberg and Richter's law with b = 1: each step of one is ten times rarer; far networks list from 4 on."""
    least = np.where(np.asarray(rows["net"]) == "us", 4.2, 2.5)
    return least + rows.draw("magnitude").exponential(0.4343)


@quake.field("magnitude_type", title="Kind of magnitude", phrases=("magnitude type", "mag type"))
def name_kind(rows: Rows) -> Any:
    size = np.asarray(rows["magnitude fact"])
    far = np.asarray(rows["net"]) == "us"
    return choose_label(("ml", "md", "mb", "mww"), np.where(size >= 5.6, 3, np.where(far, 2, np.where(size < 2.8, 1, 0))))


@quake.field(
    "place",
    title="Place of the earthquake",
    phrases=("earthquake place", "epicenter", "place description"),
    in_context=("place", "location"),
)
def write_place(rows: Rows) -> Any:
    """Such as 42 km SSE of a town of the region."""
    return (
        rows.draw("far").integer(3, 160).astype(TEXT)
        + " km "
        + rows.draw("side").pick(SIDES)
        + " of "
        + rows["town"]
        + ", "
        + rows["country"]
    )


@measured(
    quake,
    "intensity",
    low=1,
    high=10,
    decimals=1,
    widest=12,
    title="Greatest intensity (Mercalli)",
    phrases=("mmi", "intensity mmi", "mercalli intensity"),
    in_context=("intensity",),
)
def compute_intensity(rows: Rows) -> Any:
    return (
        1.5 * np.asarray(rows["magnitude fact"])
        - 2.9
        - 0.012 * np.asarray(rows["depth fact"]).clip(0, 250)
        + rows.draw("felt").normal(0, 0.4)
    )


@measured(quake, "stations", low=4, high=520, widest=10**5, title="Stations", phrases=("number of stations", "nst", "stations used"))
def draw_stations(rows: Rows) -> Any:
    return 9.0 * portable.exp((np.asarray(rows["magnitude fact"]) - 2.5) * 0.7) * rows.draw("stations").lognormal(0.0, 0.35)


@measured(quake, "gap", low=12, high=330, widest=360, title="Azimuthal gap (degrees)", phrases=("azimuthal gap",), in_context=("gap",))
def draw_gap(rows: Rows) -> Any:
    return rows.draw("gap").lognormal(4.55, 0.45)


@measured(quake, "rms", low=0.02, high=2, decimals=2, widest=100, title="Residual of the travel times (s)", in_context=("rms", "rms error"))
def draw_residual(rows: Rows) -> Any:
    return rows.draw("rms").lognormal(-0.75, 0.5)


@measured(
    quake,
    "significance",
    low=90,
    high=2900,
    widest=10**5,
    title="Significance",
    phrases=("significance score",),
    in_context=("significance", "sig"),
)
def compute_significance(rows: Rows) -> Any:
    size = np.asarray(rows["magnitude fact"])
    return 15.4 * size * size * rows.draw("significance").uniform(0.98, 1.06)


@quake.field("tsunami", storage="bool", title="Tsunami warning", phrases=("tsunami", "tsunami warning", "tsunami flag", "tsunami alert"))
def warn_tsunami(rows: Rows) -> Any:
    return (np.asarray(rows["magnitude fact"]) >= 6.4) & (np.asarray(rows["depth fact"]) < 80) & rows.draw("sea").chance(0.7)


@quake.field("alert", title="Alert level", phrases=("pager alert",), in_context=("alert", "alert level"))
def name_alert(rows: Rows) -> Any:
    return choose_label(
        ("green", "yellow", "orange", "red"), np.searchsorted([6.3, 7.0, 7.6], np.asarray(rows["magnitude fact"]), side="right")
    )


@quake.field("status", title="Review of the event", phrases=("review status",), in_context=("status",))
def name_status(rows: Rows) -> Any:
    return choose_label(("automatic", "reviewed"), (np.asarray(rows["magnitude fact"]) > 3.2) | rows.draw("seen").chance(0.6))


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
    in_context=("sampling date", "sample date", "date", "timestamp", "sampled at", "collection date"),
)
def time_sample(rows: Rows) -> Any:
    """On a morning or afternoon of the last two years."""
    return add_seconds(days_before(rows, rows.draw("day").integer(2, 730)), rows.draw("hour").integer(28, 66) * 900)


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
    water, "ph", low=4.5, high=10.5, decimals=2, widest=14, title="pH of the water", phrases=("water ph", "ph", "ph value", "ph level")
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
    phrases=("nitrate level", "nitrates", "nitrate concentration"),
    in_context=("nitrate",),
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
