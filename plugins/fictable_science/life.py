"""Measurements of species and foods: irises, penguins, shells, wine, nutrients."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_science.measures import TEXT, choose_label, days_before, measured, write_digits


def read_pool(file: str, *numbers: str) -> Pool:
    """A pool of the pack with weights in the column `share`."""
    return Pool.read(__package__, f"data/{file}.csv", weight="share", types=dict.fromkeys(numbers, "float64"))


IRISES: Final = read_pool("irises", "sepal_l", "sepal_ls", "sepal_w", "sepal_ws", "petal_l", "petal_ls", "petal_w", "petal_ws")
PENGUINS: Final = read_pool("penguins", "bill_f", "bill_m", "deep_f", "deep_m", "flipper_f", "flipper_m", "mass_f", "mass_m")
_WINE: Final = ("fixed", "volatile", "citric", "sugar", "salt", "free", "total", "density_usual", "acid", "sulphate", "spirit")
WINES: Final = read_pool("wines", *_WINE)
LABELS: Final = read_pool("labels", "score", "dollars")
HOUSES: Final = Pool.read(__package__, "data/houses.csv")
FOODS: Final = read_pool(
    "foods", "kcal", "protein_usual", "fat_usual", "carbs_usual", "sugar_usual", "fiber_usual", "sodium_usual", "serving"
)

iris = Entity("science.iris", IRISES, title="Iris", phrases=("iris", "flower", "iris flower", "sepal", "petal", "botany"))
iris.field("species", title="Species of iris", phrases=("iris species", "flower species"), in_context=("species", "variety", "class"))


@iris.hidden("vigour")
def draw_vigour(rows: Rows) -> Any:
    """How large the flower is for its species: sepals and petals grow together."""
    return rows.draw("vigour").normal(0.0, 1.0)


@measured(
    iris,
    "sepal_length",
    low=4.0,
    high=8.2,
    decimals=1,
    widest=100,
    title="Length of the sepal (cm)",
    phrases=("sepal length", "sepal length cm"),
)
def measure_sepal(rows: Rows) -> Any:
    return rows["sepal_l"] + rows["sepal_ls"] * (0.85 * rows["vigour"] + 0.5 * rows.draw("sepal").normal(0.0, 1.0))


@measured(
    iris,
    "sepal_width",
    low=1.9,
    high=4.5,
    decimals=1,
    widest=100,
    title="Width of the sepal (cm)",
    phrases=("sepal width", "sepal width cm"),
)
def measure_sepal_width(rows: Rows) -> Any:
    return rows["sepal_w"] + rows["sepal_ws"] * (0.6 * rows["vigour"] + 0.8 * rows.draw("sepal").normal(0.0, 1.0))


@measured(
    iris,
    "petal_length",
    low=1.0,
    high=7.0,
    decimals=1,
    widest=100,
    title="Length of the petal (cm)",
    phrases=("petal length", "petal length cm"),
)
def measure_petal(rows: Rows) -> Any:
    return rows["petal_l"] + rows["petal_ls"] * (0.75 * rows["vigour"] + 0.65 * rows.draw("petal").normal(0.0, 1.0))


@measured(
    iris,
    "petal_width",
    low=0.1,
    high=2.6,
    decimals=1,
    widest=100,
    title="Width of the petal (cm)",
    phrases=("petal width", "petal width cm"),
)
def measure_petal_width(rows: Rows) -> Any:
    return rows["petal_w"] + rows["petal_ws"] * (0.55 * rows["vigour"] + 0.83 * rows.draw("petal").normal(0.0, 1.0))


penguin = Entity(
    "science.penguin",
    PENGUINS,
    title="Penguin",
    phrases=("penguin", "species", "species measurement", "wildlife", "bird", "bird measurement"),
)
penguin.field("species", title="Species of penguin", phrases=("penguin species",), in_context=("species",))
penguin.field("island", title="Island of the colony", phrases=("island",))


@penguin.hidden("male")
def draw_male(rows: Rows) -> Any:
    return rows.draw("male").chance(0.505)


@penguin.hidden("vigour")
def draw_size(rows: Rows) -> Any:
    return rows.draw("vigour").normal(0.0, 1.0)


@penguin.field("sex", title="Sex of the penguin", in_context=("sex", "gender"))
def name_sex(rows: Rows) -> Any:
    return choose_label(("female", "male"), rows["male"])


@measured(
    penguin,
    "bill_length",
    low=32,
    high=60,
    decimals=1,
    widest=1000,
    title="Length of the bill (mm)",
    phrases=("bill length", "beak length", "culmen length", "bill length mm"),
)
def measure_bill(rows: Rows) -> Any:
    return np.where(rows["male"], rows["bill_m"], rows["bill_f"]) + 1.2 * rows["vigour"] + rows.draw("bill").normal(0.0, 1.9)


@measured(
    penguin,
    "bill_depth",
    low=13,
    high=22,
    decimals=1,
    widest=1000,
    title="Depth of the bill (mm)",
    phrases=("bill depth", "beak depth", "culmen depth", "bill depth mm"),
)
def measure_bill_depth(rows: Rows) -> Any:
    return np.where(rows["male"], rows["deep_m"], rows["deep_f"]) + 0.4 * rows["vigour"] + rows.draw("deep").normal(0.0, 0.75)


@measured(
    penguin,
    "flipper_length",
    low=170,
    high=232,
    widest=10**4,
    title="Length of the flipper (mm)",
    phrases=("flipper length", "flipper length mm", "wing length"),
)
def measure_flipper(rows: Rows) -> Any:
    return np.where(rows["male"], rows["flipper_m"], rows["flipper_f"]) + 3.2 * rows["vigour"] + rows.draw("flipper").normal(0.0, 4.6)


@measured(
    penguin,
    "body_mass",
    low=2700,
    high=6300,
    widest=10**6,
    title="Body mass (g)",
    phrases=("body mass", "body mass g", "body mass grams"),
    in_context=("mass", "weight", "weight g"),
)
def measure_mass(rows: Rows) -> Any:
    mass = np.where(rows["male"], rows["mass_m"], rows["mass_f"]) + 170.0 * rows["vigour"] + rows.draw("mass").normal(0.0, 220.0)
    return np.rint(mass / 25.0) * 25.0


@penguin.field("year", storage="int32", title="Year of the study", phrases=("study year",), in_context=("year",))
def draw_year(rows: Rows) -> Any:
    return rows.draw("year").integer(2007, 2009)


shell = Entity("science.abalone", title="Abalone", phrases=("abalone", "shell", "shellfish", "mollusc"))


@shell.field("sex", title="Sex of the abalone (M, F, I)", in_context=("sex", "gender"))
def name_shell_sex(rows: Rows) -> Any:
    return choose_label(
        ("I", "F", "M"), np.where(np.asarray(rows["rings fact"]) < 7, 0, np.searchsorted([0.2, 0.57], rows.draw("sex").uniform()))
    )


@measured(shell, "rings", low=1, high=29, widest=1000, title="Rings of the shell", phrases=("rings", "number of rings", "shell rings"))
def draw_rings(rows: Rows) -> Any:
    return rows.draw("rings").lognormal(2.24, 0.3)


@measured(
    shell,
    "length",
    low=0.07,
    high=0.82,
    decimals=3,
    widest=100,
    title="Length of the shell",
    phrases=("shell length",),
    in_context=("length",),
)
def measure_length(rows: Rows) -> Any:
    """Grows fast at first, hardly after twelve rings."""
    return 0.62 * (1.0 - portable.exp(-0.24 * np.asarray(rows["rings fact"]))) + rows.draw("length").normal(0.0, 0.055)


@measured(
    shell,
    "diameter",
    low=0.05,
    high=0.66,
    decimals=3,
    widest=100,
    title="Diameter of the shell",
    phrases=("shell diameter",),
    in_context=("diameter",),
)
def measure_diameter(rows: Rows) -> Any:
    return np.asarray(rows["length fact"]) * 0.79 + rows.draw("diameter").normal(0.0, 0.008)


@measured(
    shell,
    "height",
    low=0.01,
    high=0.26,
    decimals=3,
    widest=100,
    title="Height of the shell",
    phrases=("shell height",),
    in_context=("height",),
)
def measure_height(rows: Rows) -> Any:
    return np.asarray(rows["length fact"]) * 0.27 + rows.draw("height").normal(0.0, 0.01)


@measured(
    shell,
    "whole_weight",
    low=0.002,
    high=2.9,
    decimals=4,
    widest=1000,
    title="Whole weight",
    phrases=("whole weight",),
    in_context=("weight",),
)
def measure_whole(rows: Rows) -> Any:
    size = np.asarray(rows["length fact"])
    return 5.3 * size * size * size * rows.draw("whole").lognormal(0.0, 0.12)


@measured(shell, "shucked_weight", low=0.001, high=1.5, decimals=4, widest=1000, title="Weight of the meat", phrases=("shucked weight",))
def measure_meat(rows: Rows) -> Any:
    return np.asarray(rows["whole_weight fact"]) * rows.draw("meat").uniform(0.38, 0.47)


@measured(shell, "shell_weight", low=0.001, high=1.1, decimals=4, widest=1000, title="Weight of the dry shell", phrases=("shell weight",))
def measure_shell(rows: Rows) -> Any:
    return np.asarray(rows["whole_weight fact"]) * rows.draw("shell").uniform(0.25, 0.33)


wine = Entity(
    "science.wine",
    WINES,
    LABELS,
    title="Wine",
    phrases=("wine", "wine quality", "wine review", "wine tasting", "red wine", "white wine", "winery", "vineyard wine", "wine sample"),
)
wine.field(
    "wine_type",
    title="Colour of the wine",
    phrases=("wine type", "wine color", "type of wine", "wine colour"),
    in_context=("type", "color"),
)
wine.field("variety", title="Grape", phrases=("grape variety", "grape", "wine variety", "varietal"), in_context=("variety",))
wine.field("origin", title="Country of the wine", phrases=("wine country",), in_context=("country", "origin"))
wine.field("wine_region", title="Region of the wine", phrases=("wine region", "appellation"), in_context=("region", "province"))


@wine.hidden("house")
def choose_house(rows: Rows) -> Any:
    """A winery of the country."""
    return np.asarray(rows.draw("house").pick(HOUSES, origin=np.asarray(rows["origin"])), TEXT)


@wine.hidden("virtue")
def draw_virtue(rows: Rows) -> Any:
    """How good the wine is; its chemistry and its marks follow."""
    return rows.draw("virtue").normal(0.0, 1.0)


@wine.field("name", title="Wine", phrases=("wine name", "wine title", "wine label"), in_context=("name", "title", "wine", "label"))
def write_name(rows: Rows) -> Any:
    return rows["house"] + " " + np.asarray(rows["vintage fact"], np.int64).astype(TEXT) + " " + rows["variety"]


@wine.field("winery", title="Winery", phrases=("winery", "wine producer"), in_context=("producer",))
def pick_house(rows: Rows) -> Any:
    return rows["house"]


@measured(
    wine,
    "vintage",
    low=1995,
    high=2026,
    widest=3000,
    title="Vintage",
    phrases=("vintage", "vintage year", "wine vintage"),
    in_context=("year",),
)
def draw_vintage(rows: Rows) -> Any:
    return rows.as_of.year - 2 - rows.draw("vintage").exponential(4.2).clip(0, 28)


@measured(
    wine,
    "points",
    low=80,
    high=100,
    widest=100,
    title="Points (80 to 100)",
    phrases=("wine points", "wine score", "wine rating"),
    in_context=("points", "score", "rating"),
)
def give_points(rows: Rows) -> Any:
    return rows["score"] + 2.5 * rows["virtue"]


@wine.field(
    "price", storage="decimal", decimals=2, title="Price of a bottle", phrases=("wine price", "bottle price"), in_context=("price",)
)
def set_price(rows: Rows) -> Any:
    return (
        np.rint(rows["dollars"] * portable.exp(0.38 * rows["virtue"] + rows.draw("price").normal(-0.1, 0.35))).clip(6, 950).astype(np.int64)
        * 100
    )


@measured(
    wine,
    "quality",
    low=3,
    high=9,
    widest=100,
    title="Quality (3 to 9)",
    phrases=("wine quality score", "wine quality"),
    in_context=("quality", "quality score", "quality rating"),
)
def rate_quality(rows: Rows) -> Any:
    return 5.75 + 0.85 * rows["virtue"]


@measured(
    wine,
    "alcohol",
    low=8,
    high=15,
    decimals=1,
    widest=100,
    title="Alcohol (%)",
    phrases=("alcohol content", "alcohol percentage", "abv", "alcohol by volume"),
    in_context=("alcohol",),
)
def measure_alcohol(rows: Rows) -> Any:
    return rows["spirit"] + 0.5 * rows["virtue"] + rows.draw("alcohol").normal(0.0, 0.95)


@measured(wine, "fixed_acidity", low=3.8, high=15.9, decimals=1, widest=100, title="Fixed acidity (g/l)", phrases=("fixed acidity",))
def measure_fixed(rows: Rows) -> Any:
    return rows["fixed"] * rows.draw("fixed").lognormal(-0.01, 0.15)


@measured(
    wine, "volatile_acidity", low=0.08, high=1.58, decimals=2, widest=100, title="Volatile acidity (g/l)", phrases=("volatile acidity",)
)
def measure_volatile(rows: Rows) -> Any:
    """Less in good wines."""
    return rows["volatile"] * portable.exp(-0.11 * rows["virtue"] + rows.draw("volatile").normal(0.0, 0.26))


@measured(wine, "citric_acid", low=0, high=1.2, decimals=2, widest=100, title="Citric acid (g/l)", phrases=("citric acid",))
def measure_citric(rows: Rows) -> Any:
    return rows["citric"] + 0.03 * rows["virtue"] + rows.draw("citric").normal(0.0, 0.13)


@measured(
    wine,
    "residual_sugar",
    low=0.6,
    high=31,
    decimals=1,
    widest=1000,
    title="Residual sugar (g/l)",
    phrases=("residual sugar",),
    in_context=("sugar",),
)
def measure_sugar(rows: Rows) -> Any:
    wide = np.where(np.asarray(rows["wine_type"]) == "red", 0.3, 0.8)
    return rows["sugar"] * portable.exp(wide * rows.draw("sugar").normal(0.0, 1.0))


@measured(wine, "chlorides", low=0.01, high=0.6, decimals=3, widest=100, title="Chlorides (g/l)", phrases=("chlorides", "chloride"))
def measure_salt(rows: Rows) -> Any:
    return rows["salt"] * rows.draw("salt").lognormal(0.0, 0.27)


@measured(
    wine,
    "free_sulfur_dioxide",
    low=1,
    high=110,
    widest=1000,
    title="Free sulphur dioxide (mg/l)",
    phrases=("free sulfur dioxide", "free sulphur dioxide", "free so2"),
)
def measure_free(rows: Rows) -> Any:
    return rows["free"] * rows.draw("free").lognormal(-0.1, 0.48)


@measured(
    wine,
    "total_sulfur_dioxide",
    low=6,
    high=440,
    widest=1000,
    title="Total sulphur dioxide (mg/l)",
    phrases=("total sulfur dioxide", "total sulphur dioxide", "total so2"),
)
def measure_total(rows: Rows) -> Any:
    """The free part and what is bound."""
    return np.asarray(rows["free_sulfur_dioxide fact"]) + (rows["total"] - rows["free"]) * rows.draw("bound").lognormal(-0.05, 0.35)


@measured(
    wine,
    "density",
    low=0.987,
    high=1.01,
    decimals=4,
    widest=100,
    title="Density (g/cm³)",
    phrases=("wine density",),
    in_context=("density",),
)
def compute_density(rows: Rows) -> Any:
    """Sugar makes it heavy, alcohol light."""
    sugar, spirit = np.asarray(rows["residual_sugar fact"]), np.asarray(rows["alcohol fact"])
    return (
        rows["density_usual"]
        + (sugar - rows["sugar"]) * 0.00038
        - (spirit - rows["spirit"]) * 0.0011
        + rows.draw("density").normal(0.0, 0.0005)
    )


@measured(wine, "ph", low=2.7, high=4.1, decimals=2, widest=14, title="pH of the wine", in_context=("ph", "ph value", "ph level"))
def compute_acid(rows: Rows) -> Any:
    return rows["acid"] - 0.05 * (np.asarray(rows["fixed_acidity fact"]) - rows["fixed"]) + rows.draw("acid").normal(0.0, 0.12)


@measured(wine, "sulphates", low=0.22, high=2, decimals=2, widest=100, title="Sulphates (g/l)", phrases=("sulphates", "sulfates"))
def measure_sulphate(rows: Rows) -> Any:
    return rows["sulphate"] * portable.exp(0.05 * rows["virtue"] + rows.draw("sulphate").normal(0.0, 0.2))


food = Entity(
    "science.food",
    FOODS,
    title="Food",
    phrases=("food", "nutrition", "nutrient", "calorie", "food item", "diet", "nutritional", "meal", "ingredient"),
)
food.field("food", title="Food", phrases=("food name", "food item", "food", "food product"), in_context=("name", "item", "ingredient"))
food.field("food_group", title="Food group", phrases=("food group", "food category", "food type"), in_context=("category", "group", "type"))
food.field(
    "serving",
    storage="int32",
    title="Serving (g)",
    phrases=("serving size", "serving size g", "portion size", "serving grams"),
    in_context=("serving", "portion"),
)


@food.hidden("change")
def draw_change(rows: Rows) -> Any:
    """How much richer or poorer than the table this brand is."""
    return rows.draw("change").uniform(0.96, 1.04)


@measured(
    food,
    "calories",
    low=1,
    high=900,
    widest=10**5,
    title="Energy (kcal per 100 g)",
    phrases=("calories", "calorie", "kcal", "calories per 100g", "energy kcal", "calorie count", "calorie content"),
    in_context=("energy",),
)
def compute_calories(rows: Rows) -> Any:
    return rows["kcal"] * rows["change"]


@measured(
    food,
    "protein",
    low=0,
    high=90,
    decimals=1,
    widest=10**4,
    title="Protein (g)",
    phrases=("protein", "protein g", "protein content", "protein grams"),
)
def compute_protein(rows: Rows) -> Any:
    return rows["protein_usual"] * rows["change"]


@measured(
    food,
    "fat",
    low=0,
    high=100,
    decimals=1,
    widest=10**4,
    title="Fat (g)",
    phrases=("total fat", "fat content", "fat g", "fat grams"),
    in_context=("fat",),
)
def compute_fat(rows: Rows) -> Any:
    return rows["fat_usual"] * rows["change"]


@measured(food, "saturated_fat", low=0, high=60, decimals=1, widest=10**4, title="Saturated fat (g)", phrases=("saturated fat",))
def compute_saturated(rows: Rows) -> Any:
    return np.asarray(rows["fat fact"]) * rows.draw("saturated").uniform(0.14, 0.5)


@measured(
    food,
    "carbohydrates",
    low=0,
    high=100,
    decimals=1,
    widest=10**4,
    title="Carbohydrates (g)",
    phrases=("carbohydrates", "carbohydrate", "carbs", "total carbohydrate", "carbs g"),
)
def compute_carbs(rows: Rows) -> Any:
    return rows["carbs_usual"] * rows["change"]


@measured(
    food,
    "sugar",
    low=0,
    high=100,
    decimals=1,
    widest=10**4,
    title="Sugar (g)",
    phrases=("sugar content", "sugars", "sugar g", "total sugar"),
    in_context=("sugar",),
)
def compute_sugars(rows: Rows) -> Any:
    return np.minimum(rows["sugar_usual"] * rows["change"], np.asarray(rows["carbohydrates fact"]))


@measured(
    food, "fiber", low=0, high=60, decimals=1, widest=10**4, title="Fibre (g)", phrases=("fiber", "fibre", "dietary fiber", "fiber content")
)
def compute_fibre(rows: Rows) -> Any:
    return rows["fiber_usual"] * rows["change"]


@measured(
    food,
    "sodium",
    low=0,
    high=4000,
    widest=10**6,
    title="Sodium (mg)",
    phrases=("sodium content", "sodium mg", "salt content"),
    in_context=("sodium", "salt"),
)
def compute_sodium(rows: Rows) -> Any:
    return rows["sodium_usual"] * rows["change"]


@measured(
    food,
    "cholesterol",
    low=0,
    high=500,
    widest=10**5,
    title="Cholesterol (mg)",
    phrases=("cholesterol content",),
    in_context=("cholesterol",),
)
def compute_cholesterol(rows: Rows) -> Any:
    group = np.asarray(rows["food_group"])
    usual = np.select(
        [np.asarray(rows["food"]) == "Egg", group == "Dairy and Eggs", group == "Meat", group == "Fish"], [373, 38, 82, 55], 0
    )
    return usual * rows["change"]


@food.field(
    "lab_id", title="Laboratory sample", phrases=("laboratory sample", "lab sample id", "specimen id"), in_context=("sample id", "sample")
)
def number_specimen(rows: Rows) -> Any:
    return "LAB-" + write_digits(rows.draw("specimen").distinct(10**6), 6)


@food.field("tested_on", storage="date32", title="Tested on", in_context=("test date", "tested on", "analysis date"))
def date_test(rows: Rows) -> Any:
    return days_before(rows, rows.draw("age").integer(1, 700))
