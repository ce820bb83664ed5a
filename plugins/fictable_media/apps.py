"""Apps of a store: category, name, size, installs, reviews and price agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

CATEGORIES = Pool.read(__package__, "data/app_categories.csv", weight="share", types={"megabytes": "float64", "paid_share": "float64"})
SUBJECTS = Pool.read(__package__, "data/app_names.csv")
SUFFIXES = Pool(
    {"": 40, " Pro": 10, " Lite": 8, " Plus": 8, " - Free & Easy": 6, " 2": 4, " HD": 5, " Go": 8, ": Smart & Simple": 5, " Master": 6}
)
MAKERS = Pool(
    ["Appworks", "Blue Pixel", "Tapsmith", "Northbyte", "Lemon Labs", "Quickfox", "Orbit Soft", "Fernwood Digital", "Kiteo", "Mobiloft"]
)
RATED = Pool({"Everyone": 80, "Teen": 11, "Mature 17+": 5, "Everyone 10+": 4})
FORMS = Pool([" Inc.", " Studio", " LLC", " GmbH", " Apps"])
ANDROID = Pool(
    {"4.0.3 and up": 18, "4.1 and up": 26, "4.4 and up": 14, "5.0 and up": 20, "6.0 and up": 8, "7.0 and up": 8, "8.0 and up": 6}
)
STEPS = np.array(
    [10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 10**6, 5 * 10**6, 10**7, 5 * 10**7, 10**8, 5 * 10**8, 10**9]
)

app = Entity(
    "media.app",
    CATEGORIES,
    SUBJECTS,
    title="App",
    phrases=("mobile app", "app", "app store", "play store", "android app", "ios app", "google play"),
)
app.field("category", title="App category", phrases=("app category", "prime genre"), in_context=("category",))
app.field("genres", title="App genre", in_context=("genre", "genres"))


@app.field(
    "name",
    title="App name",
    phrases=("app name", "app title", "application name", "track name of the app"),
    in_context=("app", "name", "title"),
)
def name_app(rows: Rows) -> Any:
    plain = rows["subject"] + rows.draw("suffix").pick(SUFFIXES)
    return np.where(rows.draw("form").chance(0.3), rows["maker"] + " " + rows["subject"], plain)


@app.field("developer", title="App developer", phrases=("app developer", "app publisher"), in_context=("developer", "seller"))
def choose_developer(rows: Rows) -> Any:
    return rows["maker"] + rows.draw("form").pick(FORMS)


@app.hidden("maker")
def choose_maker(rows: Rows) -> Any:
    return rows.draw("maker").pick(MAKERS)


@app.hidden("step")
def choose_step(rows: Rows) -> Any:
    return np.clip(np.rint(rows.draw("step").normal(8.0, 3.2)), 0, 16).astype(np.int64)


@values.measured(
    app,
    "downloads",
    low=0,
    high=10**9,
    title="Installs",
    phrases=("install count", "number of downloads", "app downloads", "download count", "number of installs"),
    in_context=("downloads",),
)
def count_downloads(rows: Rows) -> Any:
    return STEPS[rows["step"]]


@app.field("installs", title="Installs as shown", phrases=("installs",))
def write_installs(rows: Rows) -> Any:
    """As the store writes it: 10,000+."""
    return values.choose_label([f"{step:,}+" for step in STEPS], rows["step"])


@values.measured(
    app,
    "reviews",
    low=0,
    high=10**8,
    title="App reviews",
    phrases=(),
    in_context=("reviews", "number of reviews", "review count", "rating count", "ratings", "app reviews"),
)
def count_reviews(rows: Rows) -> Any:
    """About one review per fifty installs."""
    return np.floor(STEPS[rows["step"]] * rows.draw("share").lognormal(-3.9, 0.8))


@values.measured(
    app,
    "rating",
    low=1,
    high=5,
    decimals=1,
    title="App rating",
    phrases=("app rating", "store rating"),
    in_context=("rating", "average rating", "user rating", "stars"),
)
def rate(rows: Rows) -> Any:
    return 4.75 - rows.draw("rating").lognormal(-0.9, 0.62)


@values.measured(
    app,
    "megabytes_size",
    low=0.1,
    high=500,
    decimals=1,
    title="App size (MB)",
    phrases=("app size mb", "size mb"),
    in_context=("size in mb", "size in megabytes"),
)
def weigh(rows: Rows) -> Any:
    return rows.draw("size").lognormal(0, 0.7) * np.asarray(rows["megabytes"])


@app.field("size", title="App size", phrases=("app size", "download size"), in_context=("size",))
def write_size(rows: Rows) -> Any:
    """As the store writes it: 19M, 8.7M."""
    size = np.asarray(rows["megabytes_size fact"])
    return np.where(size < 10, values.write_number(size, 1), values.write_number(np.rint(size))) + "M"


@app.field("type", title="Free or paid", phrases=("free or paid", "pricing model of the app"), in_context=("type",))
def choose_type(rows: Rows) -> Any:
    return values.choose_label(("Free", "Paid"), rows["paid"])


@app.hidden("paid")
def charge(rows: Rows) -> Any:
    return rows.draw("paid").chance(np.asarray(rows["paid_share"])).astype(np.int64)


@app.field(
    "price",
    storage="decimal",
    decimals=2,
    params=values.bounded("number", 0, 400),
    title="App price",
    phrases=("app price",),
    in_context=("price",),
)
def choose_price(rows: Rows) -> Any:
    """0 for free apps, else .99 prices."""
    steps = np.array([0.99, 1.49, 1.99, 2.99, 3.99, 4.99, 6.99, 9.99, 14.99, 29.99])
    paid = steps[np.minimum(rows.draw("price").exponential(2.4).astype(np.int64), 9)]
    return values.fit_range(rows, np.where(np.asarray(rows["paid"]) == 1, paid, 0.0))


@app.field("content_rating", title="App content rating", phrases=("app content rating",), in_context=("content rating", "age rating"))
def choose_content_rating(rows: Rows) -> Any:
    return rows.draw("content").pick(RATED)


@app.field(
    "updated",
    title="Last updated",
    storage="date32",
    phrases=("app last updated",),
    in_context=("last updated", "last update", "updated", "updated on"),
)
def choose_update(rows: Rows) -> Any:
    return values.days_before(rows, np.minimum(1 + rows.draw("age").exponential(320), 3000))


@app.field("version", title="Current version", phrases=("current ver",), in_context=("version", "app version", "current version"))
def choose_version(rows: Rows) -> Any:
    parts = [
        values.write_digits(rows.draw(name).integer(low, high)) for name, low, high in (("major", 1, 9), ("minor", 0, 14), ("patch", 0, 9))
    ]
    return parts[0] + "." + parts[1] + "." + parts[2]


@app.field(
    "android_version", title="Android version", phrases=("android version", "android ver", "minimum android version", "minimum os version")
)
def choose_android(rows: Rows) -> Any:
    return rows.draw("android").pick(ANDROID)


@app.field("package", title="Package name", phrases=("package name", "app id", "bundle id"))
def write_package(rows: Rows) -> Any:
    """A reversed domain of the reserved kind with a number."""
    return (
        "example."
        + np.strings.replace(np.strings.lower(np.asarray(rows["maker"])), " ", "")
        + ".app"
        + values.write_digits(rows.draw("n").integer(100, 99_999))
    )


@values.measured(app, "revenue", low=0, high=10**9, title="App revenue (USD)", phrases=("app revenue",), in_context=("revenue",))
def earn(rows: Rows) -> Any:
    return STEPS[rows["step"]] * portable.exp(rows.draw("earn").normal(-3.5, 1.0))
