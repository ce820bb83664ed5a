"""Soil samples and fertilisers."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_agriculture.measures import choose_label, days_before, measured, write_digits

SOILS: Final = Pool.read(
    __package__,
    "data/soils.csv",
    weight="share",
    types=dict.fromkeys(("sand_usual", "silt_usual", "clay_usual", "acid", "organic", "water", "exchange"), "float64"),
)
FERTILISERS: Final = Pool.read(
    __package__, "data/fertilisers.csv", weight="share", types=dict.fromkeys(("n", "p", "k", "usual_rate", "price"), "float64")
)


soil = Entity(
    "agriculture.soil",
    SOILS,
    title="Soil sample",
    phrases=("soil", "soil sample", "soil test", "soil analysis", "soil quality", "soil health", "soil nutrient"),
)
soil.field(
    "soil_type",
    title="Kind of soil",
    phrases=("soil type", "soil texture", "type of soil", "soil class"),
    in_context=("type", "texture", "soil"),
)
soil.field("drainage", title="Drainage", phrases=("drainage", "soil drainage", "drainage class"))


@soil.field("sample_id", title="Soil sample", phrases=("soil sample id",), in_context=("sample id", "sample number", "id", "sample"))
def number_sample(rows: Rows) -> Any:
    return "SS-" + write_digits(rows.draw("sample").distinct(10**6), 6)


@measured(
    soil,
    "ph",
    low=3.2,
    high=9.8,
    decimals=2,
    widest=14,
    title="pH of the soil",
    phrases=("soil ph", "soil acidity", "ph of soil"),
    in_context=("ph", "p h", "ph value", "ph level", "acidity"),
)
def measure_acid(rows: Rows) -> Any:
    return rows["acid"] + rows.draw("acid").normal(0.0, 0.45)


@measured(
    soil,
    "moisture",
    low=2,
    high=70,
    decimals=1,
    widest=100,
    title="Moisture of the soil (%)",
    phrases=("soil moisture", "soil moisture percent", "soil water content", "volumetric water content"),
    in_context=("moisture", "moisture content"),
)
def measure_moisture(rows: Rows) -> Any:
    return rows["water"] * rows.draw("water").uniform(0.45, 1.05)


@measured(
    soil,
    "temperature",
    low=-4,
    high=38,
    decimals=1,
    widest=100,
    title="Temperature of the soil (°C)",
    phrases=("soil temperature", "soil temp"),
    in_context=("temperature",),
)
def measure_warmth(rows: Rows) -> Any:
    return 17.0 + rows.draw("warm").normal(0.0, 4.5)


@measured(
    soil,
    "organic_matter",
    low=0.2,
    high=40,
    decimals=2,
    widest=100,
    title="Organic matter (%)",
    phrases=("organic matter", "soil organic matter", "organic matter content"),
)
def measure_organic(rows: Rows) -> Any:
    return rows["organic"] * rows.draw("organic").lognormal(0.0, 0.22)


@measured(
    soil,
    "organic_carbon",
    low=0.1,
    high=24,
    decimals=2,
    widest=100,
    title="Organic carbon (%)",
    phrases=("organic carbon", "soil organic carbon", "soc"),
)
def compute_carbon(rows: Rows) -> Any:
    """The organic matter over 1.724."""
    return np.asarray(rows["organic_matter fact"]) / 1.724


@measured(
    soil,
    "nitrogen",
    low=2,
    high=220,
    decimals=1,
    widest=10**4,
    title="Nitrogen (mg/kg)",
    phrases=("nitrogen", "soil nitrogen", "nitrogen content", "nitrogen level", "available nitrogen", "nitrate"),
    in_context=("n",),
)
def measure_nitrogen(rows: Rows) -> Any:
    return (12.0 + np.asarray(rows["organic_matter fact"]).clip(0, 8) * 9.0) * rows.draw("nitrogen").lognormal(0.0, 0.32)


@measured(
    soil,
    "phosphorus",
    low=1,
    high=160,
    decimals=1,
    widest=10**4,
    title="Phosphorus (mg/kg)",
    phrases=("phosphorus", "soil phosphorus", "phosphorous", "phosphorus content", "available phosphorus"),
    in_context=("p",),
)
def measure_phosphorus(rows: Rows) -> Any:
    return rows.draw("phosphorus").lognormal(3.15, 0.5)


@measured(
    soil,
    "potassium",
    low=15,
    high=700,
    decimals=1,
    widest=10**4,
    title="Potassium (mg/kg)",
    phrases=("potassium", "soil potassium", "potassium content", "available potassium"),
    in_context=("k",),
)
def measure_potassium(rows: Rows) -> Any:
    return (70.0 + rows["clay_usual"] * 2.6) * rows.draw("potassium").lognormal(0.0, 0.32)


@measured(
    soil,
    "conductivity",
    low=0.05,
    high=9,
    decimals=2,
    widest=100,
    title="Electrical conductivity (dS/m)",
    phrases=("soil conductivity", "soil salinity", "soil ec"),
    in_context=("conductivity", "electrical conductivity", "ec", "salinity"),
)
def measure_conductivity(rows: Rows) -> Any:
    return rows.draw("salt").lognormal(-0.7, 0.55)


@measured(
    soil,
    "exchange_capacity",
    low=2,
    high=70,
    decimals=1,
    widest=1000,
    title="Cation exchange capacity (cmol/kg)",
    phrases=("cation exchange capacity", "cec"),
)
def measure_exchange(rows: Rows) -> Any:
    return rows["exchange"] * rows.draw("exchange").lognormal(0.0, 0.14)


@measured(
    soil,
    "sand",
    low=1,
    high=97,
    decimals=1,
    widest=100,
    title="Sand (%)",
    phrases=("sand content", "sand percent", "sand percentage"),
    in_context=("sand",),
)
def measure_sand(rows: Rows) -> Any:
    return rows["sand_usual"] + rows.draw("sand").normal(0.0, 2.5)


@measured(
    soil,
    "clay",
    low=1,
    high=75,
    decimals=1,
    widest=100,
    title="Clay (%)",
    phrases=("clay content", "clay percent", "clay percentage"),
    in_context=("clay",),
)
def measure_clay(rows: Rows) -> Any:
    return (rows["clay_usual"] + rows.draw("clay").normal(0.0, 1.5)).clip(1.0, 99.0 - np.asarray(rows["sand fact"]))


@measured(
    soil,
    "silt",
    low=0.5,
    high=90,
    decimals=1,
    widest=100,
    title="Silt (%)",
    phrases=("silt content", "silt percent", "silt percentage"),
    in_context=("silt",),
)
def compute_silt(rows: Rows) -> Any:
    """What sand and clay leave of a hundred."""
    return 100.0 - np.asarray(rows["sand fact"]) - np.asarray(rows["clay fact"])


@soil.field(
    "sampled_on",
    storage="date32",
    title="Sampled on",
    phrases=("soil sampling date",),
    in_context=("sampling date", "sample date", "date", "sampled on", "test date"),
)
def date_sample(rows: Rows) -> Any:
    return days_before(rows, rows.draw("age").integer(5, 900))


@measured(
    soil,
    "depth",
    low=5,
    high=100,
    widest=10**4,
    title="Depth of the sample (cm)",
    phrases=("soil depth", "sampling depth", "sample depth"),
    in_context=("depth",),
)
def draw_depth(rows: Rows) -> Any:
    return np.array([10, 15, 20, 30, 60])[rows.draw("depth").integer(0, 4)]


fertiliser = Entity(
    "agriculture.fertilizer",
    FERTILISERS,
    title="Fertiliser",
    phrases=("fertilizer", "fertiliser", "fertilizer application", "fertilizer recommendation"),
)
fertiliser.field(
    "fertilizer",
    title="Fertiliser",
    phrases=("fertilizer", "fertiliser", "fertilizer name", "fertilizer type", "fertiliser type", "fertilizer product"),
    in_context=("name", "product"),
)
fertiliser.field("kind", title="Sort of fertiliser", phrases=("fertilizer category", "nutrient type"), in_context=("type", "category"))
fertiliser.field("n", storage="int32", title="Nitrogen (%)", phrases=("nitrogen percent", "n percent"), in_context=("nitrogen", "n"))
fertiliser.field(
    "p",
    storage="int32",
    title="Phosphate (%)",
    phrases=("phosphate percent", "p2o5"),
    in_context=("phosphate", "phosphorus", "p"),
)
fertiliser.field("k", storage="int32", title="Potash (%)", phrases=("potash percent", "k2o"), in_context=("potash", "potassium", "k"))


@measured(
    fertiliser,
    "rate",
    low=10,
    high=20_000,
    widest=10**6,
    title="Application rate (kg/ha)",
    phrases=("application rate", "rate per hectare", "dose per hectare", "kg per hectare"),
    in_context=("rate", "dose", "amount", "quantity"),
)
def draw_rate(rows: Rows) -> Any:
    return np.rint(rows["usual_rate"] * rows.draw("rate").lognormal(0.0, 0.2) / 5.0) * 5.0


@fertiliser.field(
    "applied_on", storage="date32", title="Applied on", phrases=("application date", "fertilizer date", "applied on"), in_context=("date",)
)
def date_application(rows: Rows) -> Any:
    return days_before(rows, rows.draw("age").integer(5, 720))


@fertiliser.field(
    "method", title="How it is applied", phrases=("application method", "fertilizer application method"), in_context=("method",)
)
def pick_method(rows: Rows) -> Any:
    return choose_label(
        ("Broadcast", "Banding", "Side Dressing", "Fertigation", "Foliar Spray"),
        np.searchsorted([0.46, 0.66, 0.84, 0.95], rows.draw("method").uniform()),
    )


@fertiliser.field(
    "cost",
    storage="decimal",
    decimals=2,
    title="Cost per hectare",
    phrases=("fertilizer cost", "fertiliser cost", "cost per hectare"),
    in_context=("cost", "price"),
)
def compute_cost(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["rate fact"]) * rows["price"] / 1000.0 * 100.0).astype(np.int64)
