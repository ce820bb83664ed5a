"""An app as a store lists it: category, size, installs, ratings and price agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_social.measures import TEXT, days_before, measured, write_number

APPS: Final = Pool.read(__package__, "data/apps.csv", weight="share")
RATED: Final = Pool({"Everyone": 80, "Teen": 12, "Everyone 10+": 4, "Mature 17+": 4})
STEPS: Final = np.array([1, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000, 100_000, 500_000, 10**6, 5 * 10**6, 10**7, 5 * 10**7, 10**8,
    5 * 10**8, 10**9])  # fmt: skip
LABELS: Final = np.array([f"{step:,}+" for step in STEPS.tolist()], TEXT)

app = Entity("social.app", APPS, title="App", phrases=("mobile app", "app store", "play store", "google play", "android app", "ios app",
    "app listing", "app store export", "app"))  # fmt: skip
app.field("app", title="App (invented)", phrases=("name of app", "application title"), in_context=("app name", "app", "name", "title"))
app.field("category", title="Category", phrases=("app store category",), in_context=("category", "genre", "genres", "app category"))


@app.hidden("count")
def count_installs(rows: Rows) -> Any:
    """Installs, with a long tail."""
    return np.floor(rows.draw("installs").lognormal(11.2, 2.4)).clip(1, 2.0e9)


@app.field(
    "installs",
    title="Installs as stores show them",
    phrases=("app installs", "downloads of app"),
    in_context=("downloads", "installs", "number of installs", "install count"),
)
def show_installs(rows: Rows) -> Any:
    """The step below, such as 10,000+."""
    return LABELS[np.searchsorted(STEPS, rows["count"], side="right") - 1]


@measured(app, "install_count", low=1, high=2_000_000_000, storage="int64", decimals=None, widest=10**10, title="Installs",
    phrases=("exact installs", "maximum installs", "minimum installs"))  # fmt: skip
def show_count(rows: Rows) -> Any:
    return rows["count"]


@measured(app, "reviews", low=0, high=160_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Ratings counted",
    phrases=("number of app reviews", "app rating count"), in_context=("reviews", "number of reviews", "review count", "rating count",
    "ratings"))  # fmt: skip
def count_reviews(rows: Rows) -> Any:
    return np.floor(rows["count"] * 0.018 * rows.draw("reviews").lognormal(0.0, 0.8).clip(0, 20))


@measured(app, "rating", low=1.0, high=5.0, decimals=1, widest=100, title="Rating (1 to 5)", phrases=("app average rating",
    "average app rating"), in_context=("rating", "average rating", "stars"))  # fmt: skip
def rate(rows: Rows) -> Any:
    return 4.75 - rows.draw("rating").exponential(0.52)


@app.hidden("costs")
def tell_paid(rows: Rows) -> Any:
    """One app in fourteen is paid for."""
    return rows.draw("paid").chance(0.07)


@app.field("type", title="Free or Paid", phrases=("app pricing type",), in_context=("type", "free or paid"))
def name_type(rows: Rows) -> Any:
    return np.where(rows["costs"], np.array("Paid", TEXT), np.array("Free", TEXT))


@measured(app, "price", low=0, high=399, storage="decimal", decimals=2, title="Price", in_context=("price", "app price"))
def price(rows: Rows) -> Any:
    """0 for free apps, else mostly 0.99 to 9.99."""
    steps = np.array([0.99, 0.99, 1.49, 1.99, 1.99, 2.99, 2.99, 3.99, 4.99, 4.99, 6.99, 9.99, 14.99, 29.99])
    return np.where(rows["costs"], steps[rows.draw("price").integer(0, 13)], 0.0)


@measured(
    app, "size_mb", low=1.0, high=400.0, widest=100_000, title="Size (MB)", phrases=("size in mb",), in_context=("app size mb", "size mb")
)
def measure_size(rows: Rows) -> Any:
    return rows.draw("size").lognormal(3.0, 0.85)


@app.field("size", title="Size such as 19M", in_context=("size", "app size", "download size"))
def write_size(rows: Rows) -> Any:
    size = np.asarray(rows["size_mb fact"])
    return np.where(size < 10.0, write_number(size, 1), write_number(size)) + "M"


@app.field("content_rating", title="Content rating", phrases=("age rating of app", "maturity rating"), in_context=("content rating",))
def draw_content(rows: Rows) -> Any:
    return rows.draw("content").pick(RATED)


@app.field("version", title="Current version", phrases=("current version of app", ), in_context=("version", "current version",
    "current ver"))  # fmt: skip
def write_version(rows: Rows) -> Any:
    parts = [rows.draw(label).integer(low, high).astype(TEXT) for label, low, high in (("major", 1, 8), ("minor", 0, 14), ("patch", 0, 9))]
    return parts[0] + "." + parts[1] + "." + parts[2]


@app.field(
    "android_version",
    title="Oldest Android version",
    phrases=("min android version", "required android version"),
    in_context=("android version", "minimum android version", "android ver"),
)
def draw_android(rows: Rows) -> Any:
    names = np.array(["4.1 and up", "4.4 and up", "5.0 and up", "6.0 and up", "7.0 and up", "8.0 and up", "10 and up",
        "Varies with device"], TEXT)  # fmt: skip
    return names[rows.draw("android").integer(0, 7)]


@app.field(
    "updated",
    title="Last updated",
    storage="date32",
    in_context=("last updated", "updated", "last update", "update date", "app last updated"),
)
def show_update(rows: Rows) -> Any:
    return days_before(rows, 3.0 + rows.draw("updated").exponential(240.0).clip(0, 2500))
