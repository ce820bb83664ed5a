"""Earthquakes of the world's regions."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_science.measures import TEXT, add_seconds, choose_label, days_before, measured, write_digits

FAULTS: Final = Pool.read(
    __package__, "data/faults.csv", weight="share", types=dict.fromkeys(("north", "east", "scatter", "usual_depth"), "float64")
)
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
