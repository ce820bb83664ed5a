"""Wine: grape, region, chemistry, points and price agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_science.measures import TEXT, measured


def read_pool(file: str, *numbers: str) -> Pool:
    """A pool of the pack with weights in the column `share`."""
    return Pool.read(__package__, f"data/{file}.csv", weight="share", types=dict.fromkeys(numbers, "float64"))


_WINE: Final = ("fixed", "volatile", "citric", "sugar", "salt", "free", "total", "density_usual", "acid", "sulphate", "spirit")
WINES: Final = read_pool("wines", *_WINE)
LABELS: Final = read_pool("labels", "score", "dollars", "strength")
HOUSES: Final = Pool.read(__package__, "data/houses.csv")


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


@measured(wine, "label_alcohol", low=5, high=18, decimals=1, widest=100, title="Alcohol on the label (%)")
def print_alcohol(rows: Rows) -> Any:
    """In steps of a half, as the grape's wines usually have it."""
    return np.rint((rows["strength"] + rows.draw("label").normal(0.0, 0.45)) * 2) / 2


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


@measured(wine, "ph", low=2.7, high=4.1, decimals=2, widest=14, title="pH of the wine", in_context=("ph", "p h", "ph value", "ph level"))
def compute_acid(rows: Rows) -> Any:
    return rows["acid"] - 0.05 * (np.asarray(rows["fixed_acidity fact"]) - rows["fixed"]) + rows.draw("acid").normal(0.0, 0.12)


@measured(wine, "sulphates", low=0.22, high=2, decimals=2, widest=100, title="Sulphates (g/l)", phrases=("sulphates", "sulfates"))
def measure_sulphate(rows: Rows) -> Any:
    return rows["sulphate"] * portable.exp(0.05 * rows["virtue"] + rows.draw("sulphate").normal(0.0, 0.2))
