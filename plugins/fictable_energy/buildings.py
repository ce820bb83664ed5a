"""The heat and the cold that buildings of known shape need."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Rows
from fictable_energy.measures import choose_label, measured

building = Entity(
    "energy.building",
    title="Energy need of a building",
    phrases=("building energy", "heating load", "cooling load", "energy efficiency", "building"),
)


@building.hidden("shape")
def draw_shape(rows: Rows) -> Any:
    """One of twelve shapes of the same volume."""
    return rows.draw("shape").integer(0, 11)


def choose_number(values: tuple[float, ...], index: Any) -> Any:
    """The number at each index."""
    return np.array(values)[np.asarray(index, np.int64)]


@measured(
    building,
    "compactness",
    low=0.6,
    high=1,
    decimals=2,
    widest=1,
    title="Relative compactness",
    phrases=("relative compactness", "compactness"),
)
def show_compactness(rows: Rows) -> Any:
    return choose_number((0.98, 0.9, 0.86, 0.82, 0.79, 0.76, 0.74, 0.71, 0.69, 0.66, 0.64, 0.62), rows["shape"])


@measured(
    building,
    "surface_area",
    low=500,
    high=820,
    decimals=1,
    widest=10**6,
    title="Surface area (m²)",
    phrases=("building surface area",),
    in_context=("surface area",),
)
def show_surface(rows: Rows) -> Any:
    return choose_number((514.5, 563.5, 588, 612.5, 637, 661.5, 686, 710.5, 735, 759.5, 784, 808.5), rows["shape"])


@measured(building, "wall_area", low=240, high=420, decimals=1, widest=10**6, title="Wall area (m²)", phrases=("wall area",))
def show_walls(rows: Rows) -> Any:
    return choose_number((294, 318.5, 294, 318.5, 343, 416.5, 245, 269.5, 294, 318.5, 343, 367.5), rows["shape"])


@measured(building, "roof_area", low=100, high=225, decimals=2, widest=10**6, title="Roof area (m²)", phrases=("roof area",))
def compute_roof(rows: Rows) -> Any:
    return (np.asarray(rows["surface_area fact"]) - np.asarray(rows["wall_area fact"])) / 2.0


@measured(
    building,
    "height",
    low=3.5,
    high=7,
    decimals=1,
    widest=1000,
    title="Height (m)",
    phrases=("overall height", "building height"),
    in_context=("height",),
)
def show_height(rows: Rows) -> Any:
    return np.where(np.asarray(rows["shape"]) < 6, 7.0, 3.5)


@building.field("orientation", title="Orientation", phrases=("building orientation",), in_context=("orientation",))
def pick_orientation(rows: Rows) -> Any:
    return choose_label(("North", "East", "South", "West"), rows.draw("side").integer(0, 3))


@measured(
    building,
    "glazing",
    low=0,
    high=0.4,
    decimals=2,
    widest=1,
    title="Glazing (share of the floor)",
    phrases=("glazing area", "window area share", "glazing"),
)
def show_glazing(rows: Rows) -> Any:
    return choose_number((0.0, 0.1, 0.25, 0.4), rows.draw("glazing").integer(0, 3))


@measured(
    building,
    "heating_load",
    low=6,
    high=44,
    decimals=2,
    widest=10**6,
    title="Heating load (kWh/m²)",
    phrases=("heating load", "heating demand"),
)
def compute_heating(rows: Rows) -> Any:
    tall = np.asarray(rows["height fact"]) > 5
    walls = (np.asarray(rows["wall_area fact"]) - 300.0) * 0.035
    return np.where(tall, 25.5, 8.5) + walls + 18.0 * np.asarray(rows["glazing fact"]) + rows.draw("heat").normal(0.0, 1.0)


@measured(
    building,
    "cooling_load",
    low=10,
    high=49,
    decimals=2,
    widest=10**6,
    title="Cooling load (kWh/m²)",
    phrases=("cooling load", "cooling demand"),
)
def compute_cooling(rows: Rows) -> Any:
    return np.asarray(rows["heating_load fact"]) * 0.93 + 3.9 + rows.draw("cool").normal(0.0, 1.4)
