"""Concrete and the chemical elements."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_science.measures import measured, write_digits

_ELEMENT: Final = {"atomic_number": "int64", "atomic_mass": "float64", "element_group": "int64", "period": "int64"}
ELEMENTS: Final = Pool.read(
    __package__, "data/elements.csv", types={**_ELEMENT, "melting": "float64", "density": "float64", "electronegativity": "float64"}
)


concrete = Entity(
    "science.concrete",
    title="Concrete",
    phrases=("concrete", "cement", "compressive strength", "concrete mix", "material", "materials", "material strength"),
)


@concrete.field("mix_id", title="Mix", phrases=("mix id", "concrete mix id"), in_context=("sample id", "mix", "id"))
def number_mix(rows: Rows) -> Any:
    return "MIX-" + write_digits(rows.draw("mix").distinct(10**5), 5)


@measured(
    concrete,
    "cement",
    low=102,
    high=540,
    decimals=1,
    widest=10**5,
    title="Cement (kg/m³)",
    phrases=("cement", "cement content", "cement kg"),
)
def draw_cement(rows: Rows) -> Any:
    return rows.draw("cement").normal(280.0, 92.0)


@measured(
    concrete, "slag", low=0, high=360, decimals=1, widest=10**5, title="Blast furnace slag (kg/m³)", phrases=("blast furnace slag", "slag")
)
def draw_slag(rows: Rows) -> Any:
    return np.where(rows.draw("has").chance(0.54), rows.draw("slag").normal(137.0, 68.0), 0.0)


@measured(concrete, "fly_ash", low=0, high=200, decimals=1, widest=10**5, title="Fly ash (kg/m³)", phrases=("fly ash",))
def draw_ash(rows: Rows) -> Any:
    return np.where(rows.draw("has").chance(0.45), rows.draw("ash").normal(120.0, 32.0), 0.0)


@measured(
    concrete,
    "water",
    low=122,
    high=247,
    decimals=1,
    widest=10**5,
    title="Water (kg/m³)",
    phrases=("water content of concrete", "mixing water"),
    in_context=("water", "water content"),
)
def draw_water(rows: Rows) -> Any:
    return 190.0 - 1.35 * np.asarray(rows["superplasticizer fact"]) + rows.draw("water").normal(0.0, 16.0)


@measured(
    concrete,
    "superplasticizer",
    low=0,
    high=32,
    decimals=1,
    widest=10**4,
    title="Superplasticizer (kg/m³)",
    phrases=("superplasticizer", "superplasticiser", "plasticizer"),
)
def draw_plasticiser(rows: Rows) -> Any:
    return np.where(rows.draw("has").chance(0.63), rows.draw("plastic").normal(9.7, 4.2).clip(1.7, None), 0.0)


@measured(
    concrete,
    "coarse_aggregate",
    low=801,
    high=1145,
    decimals=1,
    widest=10**5,
    title="Coarse aggregate (kg/m³)",
    phrases=("coarse aggregate", "gravel"),
)
def draw_coarse(rows: Rows) -> Any:
    return rows.draw("coarse").normal(973.0, 77.0)


@measured(
    concrete, "fine_aggregate", low=594, high=993, decimals=1, widest=10**5, title="Fine aggregate (kg/m³)", phrases=("fine aggregate",)
)
def draw_fine(rows: Rows) -> Any:
    return rows.draw("fine").normal(774.0, 80.0)


@measured(
    concrete,
    "age",
    low=1,
    high=365,
    widest=10**5,
    title="Age of the concrete (days)",
    phrases=("curing age", "concrete age", "age days", "curing time"),
    in_context=("age",),
)
def draw_age(rows: Rows) -> Any:
    return np.array([3, 7, 14, 28, 56, 90, 180, 365])[
        np.searchsorted([0.13, 0.26, 0.32, 0.74, 0.83, 0.93, 0.97], rows.draw("age").uniform())
    ]


@measured(
    concrete,
    "strength",
    low=2.3,
    high=83,
    decimals=2,
    widest=10**4,
    title="Compressive strength (MPa)",
    phrases=("compressive strength", "concrete strength", "concrete compressive strength", "strength mpa"),
    in_context=("strength",),
)
def compute_strength(rows: Rows) -> Any:
    """Abrams's law by the ratio of water and binder, grown with the logarithm of the age."""
    binder = np.asarray(rows["cement fact"]) + 0.75 * np.asarray(rows["slag fact"]) + 0.45 * np.asarray(rows["fly_ash fact"])
    ratio = np.asarray(rows["water fact"]) / binder
    full = 104.0 * portable.exp(-1.75 * ratio)
    return full * (0.24 + 0.225 * portable.log(np.asarray(rows["age fact"]) + 1.0)).clip(0, 1.3) + rows.draw("strength").normal(0.0, 3.6)


element = Entity(
    "science.element", ELEMENTS, title="Chemical element", phrases=("element", "chemical element", "periodic table", "chemistry")
)
element.field("element", title="Chemical element", phrases=("chemical element", "element name"), in_context=("name", "element"))
element.field("symbol", title="Symbol of the element", phrases=("element symbol", "chemical symbol"), in_context=("symbol",))
element.field("atomic_number", storage="int32", title="Atomic number", phrases=("atomic number",))
element.field("atomic_mass", storage="float64", decimals=3, title="Atomic mass (u)", phrases=("atomic mass", "atomic weight"))
element.field("element_group", storage="int32", title="Group of the periodic table", phrases=("periodic group",), in_context=("group",))
element.field("period", storage="int32", title="Period of the periodic table", phrases=("periodic table period",), in_context=("period",))
element.field("category", title="Sort of element", phrases=("element category",), in_context=("category", "type"))
element.field(
    "phase", title="Phase at room temperature", phrases=("phase at room temperature", "state of matter"), in_context=("phase", "state")
)
element.field("melting", storage="float64", decimals=1, title="Melting point (°C)", phrases=("melting point", "melting temperature"))
element.field("density", storage="float64", decimals=5, title="Density of the element (g/cm³)", in_context=("density",))
element.field("electronegativity", storage="float64", decimals=2, title="Electronegativity", phrases=("electronegativity",))
