"""Crops with their season, yield, prices, water and pests, and the weather that suits them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_agriculture.measures import days_before, measured, write_digits

_CROP: Final = (
    "usual_yield",
    "usual_price",
    "nitrogen_usual",
    "phosphorus_usual",
    "potassium_usual",
    "warmth",
    "damp",
    "acid",
    "wet",
    "days",
    "sowing",
    "thirst",
)
CROPS: Final = Pool.read(__package__, "data/crops.csv", weight="share", types=dict.fromkeys(_CROP, "float64"))
PLACES: Final = Pool.read(__package__, "data/crop_places.csv", weight="place_share")
IRRIGATION: Final = Pool({"Rainfed": 38, "Drip": 19, "Sprinkler": 17, "Flood": 12, "Center Pivot": 10, "Furrow": 4})
GROUND: Final = Pool({"Loam": 30, "Clay Loam": 18, "Sandy Loam": 22, "Silt Loam": 15, "Clay": 10, "Sandy": 5})

crop = Entity(
    "agriculture.crop",
    CROPS,
    PLACES,
    title="Crop",
    phrases=(
        "crop",
        "crop yield",
        "harvest",
        "agriculture",
        "agricultural",
        "farming",
        "cultivation",
        "field",
        "plant growth",
        "crop recommendation",
        "precision agriculture",
        "irrigation",
    ),
)
crop.field(
    "crop",
    title="Crop",
    phrases=("crop", "crop name", "crop type", "type of crop", "crop grown", "crop label"),
    in_context=("label", "name", "commodity", "item"),
)
crop.field("country", title="Country of the crop", in_context=("growing country", "producing country"))
crop.field("region", title="Region of the crop", in_context=("growing region", "producing region"))
crop.field("category", title="Sort of crop", phrases=("crop category", "crop group"), in_context=("category", "type"))
crop.field(
    "season",
    title="Growing season",
    phrases=("growing season", "crop season", "cropping season", "planting season"),
    in_context=("season",),
)
crop.field("pest", title="Pest", phrases=("pest", "pest type", "insect", "pest name"))
crop.field("disease", title="Plant disease", phrases=("crop disease", "plant disease"), in_context=("disease", "disease name"))


@crop.field(
    "variety",
    title="Variety of the crop",
    phrases=("crop variety", "seed variety", "cultivar", "seed type"),
    in_context=("variety", "seed"),
)
def pick_variety(rows: Rows) -> Any:
    return np.where(rows.draw("variety").chance(0.55), rows["variety_a"], rows["variety_b"])


@crop.field(
    "field_id",
    title="Field",
    phrases=("field id", "plot id", "field number", "parcel id", "field name"),
    in_context=("field", "plot", "id"),
)
def number_field(rows: Rows) -> Any:
    return "F-" + write_digits(rows.draw("field").integer(1, 480), 3)


@crop.field("soil_type", title="Soil of the field", in_context=("soil type", "soil"))
def pick_ground(rows: Rows) -> Any:
    return rows.draw("ground").pick(GROUND)


@crop.field("irrigation", title="Irrigation", phrases=("irrigation type", "irrigation method", "irrigation", "irrigation system"))
def pick_irrigation(rows: Rows) -> Any:
    return rows.draw("irrigation").pick(IRRIGATION)


@measured(
    crop,
    "nitrogen",
    low=0,
    high=180,
    widest=10**4,
    title="Nitrogen of the soil (kg/ha)",
    in_context=("nitrogen", "n", "nitrogen content", "nitrogen level", "soil nitrogen"),
)
def draw_nitrogen(rows: Rows) -> Any:
    return rows["nitrogen_usual"] + rows.draw("nitrogen").normal(0.0, 11.0)


@measured(
    crop,
    "phosphorus",
    low=3,
    high=150,
    widest=10**4,
    title="Phosphorus of the soil (kg/ha)",
    in_context=("phosphorus", "phosphorous", "p", "phosphorus content", "phosphorus level"),
)
def draw_phosphorus(rows: Rows) -> Any:
    return rows["phosphorus_usual"] + rows.draw("phosphorus").normal(0.0, 7.0)


@measured(
    crop,
    "potassium",
    low=4,
    high=210,
    widest=10**4,
    title="Potassium of the soil (kg/ha)",
    in_context=("potassium", "k", "potassium content", "potassium level"),
)
def draw_potassium(rows: Rows) -> Any:
    return rows["potassium_usual"] + rows.draw("potassium").normal(0.0, 3.5)


@measured(
    crop,
    "temperature",
    low=4,
    high=44,
    decimals=2,
    widest=100,
    title="Temperature in the season (°C)",
    in_context=("temperature", "average temperature", "avg temp", "mean temperature"),
)
def draw_temperature(rows: Rows) -> Any:
    return rows["warmth"] + rows.draw("warmth").normal(0.0, 2.2)


@measured(
    crop,
    "humidity",
    low=12,
    high=100,
    decimals=2,
    widest=100,
    title="Humidity in the season (%)",
    in_context=("humidity", "relative humidity"),
)
def draw_humidity(rows: Rows) -> Any:
    return rows["damp"] + rows.draw("damp").normal(0.0, 3.5)


@measured(
    crop,
    "ph",
    low=3.5,
    high=9.5,
    decimals=2,
    widest=14,
    title="pH of the field",
    in_context=("ph", "p h", "ph value", "soil ph", "ph level"),
)
def draw_acid(rows: Rows) -> Any:
    return rows["acid"] + rows.draw("acid").normal(0.0, 0.4)


@measured(
    crop,
    "rainfall",
    low=15,
    high=320,
    decimals=1,
    widest=10**5,
    title="Rain in a month of the season (mm)",
    in_context=("rainfall", "rainfall mm", "precipitation", "rain", "average rainfall"),
)
def draw_rain(rows: Rows) -> Any:
    return rows["wet"] * rows.draw("rain").lognormal(-0.02, 0.2)


@measured(
    crop,
    "area",
    low=0.4,
    high=400,
    decimals=2,
    widest=10**9,
    title="Area sown (ha)",
    phrases=(
        "area harvested",
        "cultivated area",
        "sown area",
        "planted area",
        "acreage",
        "hectares",
        "area hectares",
        "harvested area",
        "area planted",
        "field size",
    ),
    in_context=("area", "size"),
)
def draw_area(rows: Rows) -> Any:
    return rows.draw("area").lognormal(2.2, 1.0)


@measured(
    crop,
    "yield",
    low=0.1,
    high=140,
    decimals=2,
    widest=10**7,
    title="Yield (t/ha)",
    phrases=(
        "crop yield",
        "yield per hectare",
        "yield t/ha",
        "yield tons per hectare",
        "yield hg/ha",
        "yield kg per ha",
        "yield ton per hectare",
        "crop productivity",
    ),
    in_context=("yield", "productivity"),
)
def compute_yield(rows: Rows) -> Any:
    """The crop's usual yield; less without enough rain where nothing is watered, and by luck."""
    dry = (np.asarray(rows["rainfall fact"]) / rows["wet"]).clip(0.6, 1.15)
    watered = np.asarray(rows["irrigation"]) != "Rainfed"
    return rows["usual_yield"] * np.where(watered, 1.08, 0.96 * dry) * rows.draw("luck").lognormal(-0.02, 0.18)


@measured(
    crop,
    "production",
    low=0.1,
    high=50_000,
    decimals=1,
    widest=10**10,
    title="Production (t)",
    phrases=(
        "crop production",
        "total production",
        "production tonnes",
        "production tons",
        "harvest quantity",
        "quantity harvested",
        "agricultural production",
        "harvested quantity",
    ),
    in_context=("production", "output", "quantity"),
)
def compute_production(rows: Rows) -> Any:
    return np.asarray(rows["area fact"]) * np.asarray(rows["yield fact"])


@crop.field(
    "sown_on",
    storage="date32",
    title="Sown on",
    phrases=("sowing date", "planting date", "planted date", "sown date", "seeding date", "planted on"),
)
def date_sowing(rows: Rows) -> Any:
    """About the crop's month of sowing, in one of the last three seasons that are over."""
    year = (days_before(rows, 365).astype("datetime64[Y]") - rows.draw("year").integer(0, 2).astype("timedelta64[Y]")).astype(
        "datetime64[D]"
    )
    return year + np.rint((rows["sowing"] - 1) * 30.4 + rows.draw("day").normal(10.0, 8.0).clip(0, 28)).astype(np.int64)


@measured(
    crop,
    "days_to_harvest",
    low=30,
    high=400,
    widest=2000,
    title="Days from sowing to harvest",
    phrases=("days to harvest", "growth duration", "growing days", "days to maturity", "crop duration", "growth days"),
)
def draw_days(rows: Rows) -> Any:
    return rows["days"] * (1.0 + rows.draw("days").normal(0.0, 0.04))


@crop.field(
    "harvested_on",
    storage="date32",
    title="Harvested on",
    phrases=("harvest date", "harvested date", "date of harvest", "harvesting date", "harvested on"),
)
def date_harvest(rows: Rows) -> Any:
    return np.asarray(rows["sown_on"]) + np.rint(np.asarray(rows["days_to_harvest fact"])).astype(np.int64).astype("timedelta64[D]")


@measured(
    crop,
    "water_used",
    low=80,
    high=2500,
    widest=10**8,
    title="Water (mm in the season)",
    phrases=("water usage", "irrigation water", "water applied", "water requirement", "irrigation amount"),
    in_context=("water used", "water consumption"),
)
def draw_water(rows: Rows) -> Any:
    return rows["thirst"] * rows.draw("water").lognormal(0.0, 0.14)


@measured(
    crop,
    "fertilizer_used",
    low=0,
    high=800,
    decimals=1,
    widest=10**7,
    title="Fertiliser (kg/ha)",
    phrases=("fertilizer usage", "fertilizer used", "fertiliser used", "fertilizer applied", "fertilizer amount", "fertilizer rate"),
)
def draw_fertiliser(rows: Rows) -> Any:
    return rows["nitrogen_usual"] * 1.3 * rows.draw("fertiliser").lognormal(0.0, 0.25)


@measured(
    crop,
    "pesticide_used",
    low=0,
    high=60,
    decimals=2,
    widest=10**8,
    title="Pesticide (kg/ha)",
    phrases=("pesticide", "pesticide used", "pesticide usage", "pesticides tonnes", "pesticide amount"),
)
def draw_pesticide(rows: Rows) -> Any:
    return rows.draw("pesticide").lognormal(0.7, 0.6)


@crop.field(
    "price",
    storage="decimal",
    decimals=2,
    title="Price per tonne",
    phrases=(
        "crop price",
        "price per ton",
        "price per tonne",
        "market price",
        "farm gate price",
        "modal price",
        "selling price per ton",
        "commodity price",
    ),
    in_context=("price",),
)
def show_price(rows: Rows) -> Any:
    return rows["cents"]


@crop.hidden("cents")
def draw_price(rows: Rows) -> Any:
    return np.rint(rows["usual_price"] * 100.0 * rows.draw("price").lognormal(0.0, 0.12)).astype(np.int64)


@crop.field(
    "revenue",
    storage="decimal",
    decimals=2,
    title="Worth of the harvest",
    phrases=("crop revenue", "farm revenue", "harvest value", "crop value"),
    in_context=("revenue", "income", "value"),
)
def compute_revenue(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["cents"], np.float64) * np.asarray(rows["production fact"])).astype(np.int64)
