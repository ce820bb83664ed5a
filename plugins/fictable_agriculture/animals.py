"""Livestock whose species, breed, sex, age, weight and yield agree; farms."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_agriculture.measures import TEXT, choose_label, days_before, measured, write_digits

BREEDS: Final = Pool.read(
    __package__,
    "data/breeds.csv",
    weight="share",
    types=dict.fromkeys(("grown", "oldest", "milk_usual", "eggs_usual", "worth", "females"), "float64"),
)
FARMS: Final = Pool.read(__package__, "data/farms.csv", weight="share", types={"hectares": "float64"})
SIGNS: Final = Pool({"Lameness": 5, "Mastitis": 5, "Respiratory Infection": 5, "Parasites": 4, "Digestive Disorder": 3, "Eye Infection": 2})
FEEDS: Final = {
    "Cattle": "Corn Silage",
    "Sheep": "Pasture",
    "Goat": "Browse and Hay",
    "Pig": "Grower Pellets",
    "Chicken": "Layer Mash",
    "Buffalo": "Green Fodder",
}

animal = Entity(
    "agriculture.animal",
    BREEDS,
    title="Farm animal",
    phrases=(
        "livestock",
        "animal",
        "farm animal",
        "cattle",
        "cow",
        "herd",
        "dairy",
        "poultry",
        "sheep",
        "goat",
        "pig",
        "dairy cow",
        "milk production",
    ),
)
animal.field(
    "species",
    title="Animal",
    phrases=("animal type", "livestock type", "animal species", "type of animal"),
    in_context=("species", "type", "animal"),
)
animal.field("breed", title="Breed", phrases=("breed", "animal breed", "breed name"))
animal.field("purpose", title="What it is kept for", phrases=("livestock purpose",), in_context=("purpose",))


@animal.field(
    "tag",
    title="Ear tag",
    phrases=("ear tag", "tag number", "tag id", "animal id", "livestock id", "animal tag", "cow id", "animal number"),
    in_context=("id", "tag"),
)
def write_tag(rows: Rows) -> Any:
    return rows["letters"] + "-" + write_digits(rows.draw("tag").distinct(10**5), 5)


@animal.hidden("female")
def draw_female(rows: Rows) -> Any:
    return rows.draw("sex").chance(rows["females"])


@animal.field("sex", title="Sex of the animal", phrases=("animal sex", "animal gender"), in_context=("sex", "gender"))
def name_sex(rows: Rows) -> Any:
    return choose_label(("Male", "Female"), rows["female"])


@measured(
    animal,
    "age_months",
    low=0,
    high=240,
    widest=1000,
    title="Age of the animal (months)",
    phrases=("age months", "age in months", "animal age"),
    in_context=("age",),
)
def draw_age(rows: Rows) -> Any:
    """Up to what is usual for the breed; males leave sooner."""
    longest = rows["oldest"] * np.where(rows["female"], 1.0, 0.5)
    young = np.where(np.isin(np.asarray(rows["purpose"]), np.array(["Dairy", "Eggs"], TEXT)) & rows["female"], 0.26, 0.02)
    return longest * (young + (1.0 - young) * rows.draw("age").uniform() * rows.draw("kept").uniform(0.55, 1.0))


@animal.field(
    "born_on",
    storage="date32",
    title="Birth of the animal",
    phrases=("animal birth date", "hatch date"),
    in_context=("birth date", "date of birth", "dob", "born on"),
)
def date_birth(rows: Rows) -> Any:
    return days_before(rows, np.asarray(rows["age_months fact"]) * 30.4 + rows.draw("day").integer(0, 29))


@measured(
    animal,
    "weight",
    low=0.2,
    high=1150,
    decimals=1,
    widest=10**5,
    title="Weight of the animal (kg)",
    phrases=("live weight", "animal weight", "body weight kg", "liveweight", "carcass weight"),
    in_context=("weight", "weight kg", "body weight"),
)
def compute_weight(rows: Rows) -> Any:
    """Grows to that of the breed within some two thirds of the time of growth; males are a quarter heavier."""
    span = np.minimum(rows["oldest"] * 0.28, 20.0)
    grown = 1.0 - 0.92 * portable.exp(-1.9 * np.asarray(rows["age_months fact"]) / span)
    return rows["grown"] * grown * np.where(rows["female"], 1.0, 1.25) * rows.draw("weight").lognormal(0.0, 0.07)


@measured(
    animal,
    "milk",
    low=0,
    high=60,
    decimals=1,
    widest=10**5,
    title="Milk a day (litres)",
    phrases=("milk yield", "milk production", "daily milk yield", "milk per day", "milk produced", "daily milk production", "milk liters"),
    in_context=("milk",),
)
def compute_milk(rows: Rows) -> Any:
    """Of grown females of the mammals; others give none."""
    giving = rows["female"] & (np.asarray(rows["age_months fact"]) >= rows["oldest"] * 0.25) & (np.asarray(rows["purpose"]) != "Meat")
    return np.where(giving & (rows["milk_usual"] > 0), rows["milk_usual"] * rows.draw("milk").lognormal(-0.02, 0.2), 0.0)


@measured(
    animal,
    "eggs",
    low=0,
    high=7,
    widest=10**5,
    title="Eggs a week",
    phrases=("eggs", "egg production", "eggs laid", "eggs per week", "egg count"),
)
def compute_eggs(rows: Rows) -> Any:
    return np.where(rows["female"], rows["eggs_usual"] + rows.draw("eggs").normal(0.0, 0.8), 0.0) * (rows["eggs_usual"] > 0)


@measured(
    animal,
    "temperature",
    low=37,
    high=42.5,
    decimals=1,
    widest=100,
    title="Body temperature (°C)",
    in_context=("temperature", "body temperature"),
)
def measure_warmth(rows: Rows) -> Any:
    usual = np.where(np.asarray(rows["species"]) == "Chicken", 41.2, 38.8)
    return usual + rows.draw("warm").normal(0.0, 0.22) + 0.9 * (np.asarray(rows["health"]) == "Sick")


@animal.field(
    "health",
    title="Health of the animal",
    phrases=("animal health status", "animal health", "livestock health"),
    in_context=("health status", "health", "status", "condition"),
)
def draw_health(rows: Rows) -> Any:
    return choose_label(
        ("Healthy", "Under Observation", "Sick", "Quarantined"), np.searchsorted([0.88, 0.94, 0.985], rows.draw("health").uniform())
    )


@animal.field(
    "complaint", title="Complaint of the animal", phrases=("animal disease", "livestock disease"), in_context=("disease", "diagnosis")
)
def name_complaint(rows: Rows) -> Any:
    """None where it is healthy."""
    return np.where(np.asarray(rows["health"]) == "Healthy", "None", rows.draw("sign").pick(SIGNS))


@animal.field(
    "vaccinated", storage="bool", title="Vaccinated animal", phrases=("animal vaccinated",), in_context=("vaccinated", "vaccination status")
)
def draw_vaccinated(rows: Rows) -> Any:
    return rows.draw("vaccinated").chance(0.87)


@animal.field(
    "last_checked",
    storage="date32",
    title="Last check by the vet",
    phrases=(
        "last vet visit",
        "last checkup date",
        "last health check",
        "last vaccination date",
    ),
    in_context=("vaccination date",),
)
def date_check(rows: Rows) -> Any:
    return days_before(rows, (rows.draw("check").uniform() * (np.asarray(rows["age_months fact"]) * 30.4 - 3)).clip(1, 360))


@measured(
    animal,
    "feed",
    low=0.02,
    high=60,
    decimals=2,
    widest=10**5,
    title="Feed a day (kg)",
    phrases=("feed intake", "daily feed", "feed consumption", "feed per day", "feed kg"),
)
def compute_feed(rows: Rows) -> Any:
    share = np.where(np.asarray(rows["species"]) == "Chicken", 0.045, 0.029)
    return np.asarray(rows["weight fact"]) * share * rows.draw("feed").lognormal(0.0, 0.12)


@animal.field("feed_type", title="Feed", phrases=("feed type", "type of feed", "feed name"), in_context=("feed", "diet"))
def name_feed(rows: Rows) -> Any:
    species = np.asarray(rows["species"])
    names = list(FEEDS)
    return choose_label(list(FEEDS.values()), np.select([species == name for name in names], range(len(names))))


@animal.field(
    "price",
    storage="decimal",
    decimals=2,
    title="Price of the animal",
    phrases=("animal price", "livestock price"),
    in_context=("price", "value", "purchase price"),
)
def compute_price(rows: Rows) -> Any:
    return np.rint(rows["worth"] * 100.0 * rows.draw("price").lognormal(0.0, 0.18) * np.where(rows["female"], 1.0, 0.85)).astype(np.int64)


farm = Entity("agriculture.farm", FARMS, title="Farm", phrases=("farm", "farmer", "ranch", "farm record", "smallholder"))
farm.field("name", title="Farm", phrases=("farm name", "farm", "ranch name", "ranch"), in_context=("name",))
farm.field(
    "farm_type",
    title="Sort of farming",
    phrases=("farm type", "type of farm", "farming type", "farming system"),
    in_context=("type", "category"),
)


@farm.field("farm_id", title="Farm number", phrases=("farm id", "farm number", "farm code"), in_context=("id",))
def number_farm(rows: Rows) -> Any:
    return "FRM-" + write_digits(rows.draw("farm").distinct(10**5), 5)


@measured(
    farm,
    "size",
    low=0.5,
    high=9000,
    decimals=1,
    widest=10**8,
    title="Size of the farm (ha)",
    phrases=("farm size", "farm area", "farm size hectares", "land holding", "farm acreage", "land size"),
    in_context=("size", "area", "land area"),
)
def draw_size(rows: Rows) -> Any:
    return rows["hectares"] * rows.draw("size").lognormal(0.0, 0.3)


@measured(
    farm,
    "cropland",
    low=0,
    high=9000,
    decimals=1,
    widest=10**8,
    title="Land under crops (ha)",
    phrases=("cropland", "arable land", "cropland area"),
)
def draw_cropland(rows: Rows) -> Any:
    shares = {"Livestock": 0.12, "Dairy": 0.38, "Poultry": 0.2, "Mixed": 0.6}
    kind = np.asarray(rows["farm_type"])
    share = np.select([kind == name for name in shares], list(shares.values()), 0.88)
    return np.asarray(rows["size fact"]) * share * rows.draw("crops").uniform(0.9, 1.1)


@farm.field(
    "certified",
    storage="bool",
    title="Organic",
    phrases=("organic certified", "is organic", "organic farm", "organic certification"),
    in_context=("organic", "certified"),
)
def draw_organic(rows: Rows) -> Any:
    return (np.asarray(rows["farm_type"]) == "Organic") | rows.draw("organic").chance(0.08)


@farm.field(
    "founded",
    storage="int32",
    title="Founded in",
    phrases=("farm established",),
    in_context=("established", "established year", "founded year"),
)
def draw_year(rows: Rows) -> Any:
    return np.maximum(rows.as_of.year - 2 - np.rint(rows.draw("year").exponential(38.0)), 1880)


@measured(
    farm,
    "workers",
    low=1,
    high=220,
    widest=10**5,
    title="Workers",
    phrases=("farm workers", "farm labor", "laborers"),
    in_context=("number of workers", "workers", "employees"),
)
def draw_workers(rows: Rows) -> Any:
    return 1.0 + np.sqrt(np.asarray(rows["size fact"])) * rows.draw("workers").uniform(0.15, 0.7)


@farm.field(
    "revenue",
    storage="decimal",
    decimals=2,
    title="Income of the farm a year",
    phrases=("farm income", "annual farm revenue"),
    in_context=("annual revenue", "revenue", "income", "annual income"),
)
def draw_revenue(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["size fact"]) * rows.draw("revenue").lognormal(7.2, 0.5)).astype(np.int64) * 100
