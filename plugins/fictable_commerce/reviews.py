"""Customer reviews whose words agree with their stars and with the kind of product."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import ColumnPlan, Context, Entity, FieldSpec, Pool, Rows
from fictable_commerce.ranges import bounded, find_sibling

EXPERIENCES = Pool.read(__package__, "data/experiences.csv")
REMARKS = Pool.read(__package__, "data/remarks.csv", types={"place": "int64"})
# Shares of 1 to 5 stars, J-shaped as in large shops.
STAR_SHARES = np.cumsum([0.08, 0.05, 0.09, 0.21, 0.57])
SENTIMENTS = Pool(
    ["Negative", "Neutral", "Positive"],
    de=["Negativ", "Neutral", "Positiv"],
    fr=["Négatif", "Neutre", "Positif"],
    es=["Negativo", "Neutral", "Positivo"],
)
RATING_NAMES = (
    "rating",
    "stars",
    "star_rating",
    "review_rating",
    "customer_rating",
    "user_rating",
    "product_rating",
    "score",
    "review_score",
    "overall_rating",
    "rating_score",
)
OPENING, CLOSING, TITLE = 10, 20, 30

review = Entity(
    "commerce.review", title="Customer review", phrases=("review", "customer review", "product review", "feedback", "testimonial")
)


@review.hidden("stars")
def rate(rows: Rows) -> Any:
    return np.searchsorted(STAR_SHARES, rows.draw("stars").uniform(), side="right").clip(max=4) + 1


@review.field(
    "rating",
    title="Stars of a review",
    storage="int32",
    params=bounded("integer", 1, 5),
    examples=({"min": 1, "max": 10},),
    phrases=("star rating", "stars", "review rating", "review score", "review stars", "number of stars"),
    in_context=("rating", "score"),
)
def show_rating(rows: Rows) -> Any:
    low, high = rows.params["min"], rows.params["max"]
    return low + np.rint((np.asarray(rows["stars"]) - 1) / 4.0 * (high - low))


@review.field(
    "sentiment",
    title="Sentiment of a review",
    phrases=("review sentiment", "customer sentiment"),
    in_context=("sentiment", "sentiment label"),
)
def show_sentiment(rows: Rows) -> Any:
    """Negative (1, 2), neutral (3) or positive (4, 5 stars)."""
    return SENTIMENTS.load(rows.locale).columns["value"][np.sign(np.asarray(rows["stars"]) - 3) + 1]


@review.field(
    "helpful_votes",
    storage="int32",
    params=bounded("integer", 0, 10**6),
    phrases=("helpful votes", "helpful count", "helpfulness", "upvotes of the review"),
)
def count_votes(rows: Rows) -> Any:
    return np.floor(np.maximum(rows.draw("votes").lognormal(0.3, 1.4) - 0.8, 0.0)).clip(rows.params["min"], rows.params["max"])


@review.field(
    "verified", title="Verified purchase", storage="bool", phrases=("verified purchase", "verified buyer", "is verified purchase")
)
def choose_verified(rows: Rows) -> Any:
    return rows.draw("verified").chance(0.86)


def find_rating(field: FieldSpec, context: Context) -> str | None:
    """The field of the table that holds the review's rating as a number, else None."""
    found = find_sibling(field, context, [str(field.params["rating"])] if "rating" in field.params else RATING_NAMES)
    return found if found is not None and context.storage(found) not in {"string", "bool"} else None


def read_stars(rows: Rows, rating: str | None, scale: float) -> Any:
    """Stars 1 to 5 of each row: of the table's rating, read on a scale up to `scale`, else of the review itself."""
    if rating is None:
        return rows.entity("commerce.review")["stars"]
    return np.clip(np.rint(np.asarray(rows[rating], np.float64) * 5.0 / scale), 1, 5).astype(np.int64)


def find_scale(context: Context, rating: str | None) -> float:
    """The top of the rating's scale: its parameter `max`, 5 where that is not known."""
    top = context.field(rating).params.get("max", 5) if rating is not None else 5
    return float(top) if isinstance(top, int | float) and 0 < top <= 100 else 5.0


def tell(rows: Rows, stars: Any) -> Any:
    """Sentences for the stars: an opening, what happened with that kind of product, a closing; short ones leave some out."""
    line = np.asarray(rows.entity("commerce.product")["line"])
    good = np.where(stars == 3, rows.draw("side").chance(0.5), stars > 3)
    key = line + np.where(good, np.array("+", line.dtype), np.array("-", line.dtype))
    middle = rows.draw("middle").pick(EXPERIENCES, key=key)["sentence"]
    opening = rows.draw("opening").pick(REMARKS, place=OPENING + stars)["sentence"]
    closing = rows.draw("closing").pick(REMARKS, place=CLOSING + stars)["sentence"]
    length = rows.draw("length").uniform()
    whole = opening + " " + middle + " " + closing
    return np.where(length < 0.25, opening + " " + middle, np.where(length < 0.4, middle + " " + closing, whole))


def map_text(field: FieldSpec, context: Context) -> ColumnPlan:
    """Review texts that agree with the table's rating, if it has one."""
    rating = find_rating(field, context)
    scale = find_scale(context, rating)
    return ColumnPlan(lambda rows: tell(rows, read_stars(rows, rating, scale)))


def map_title(field: FieldSpec, context: Context) -> ColumnPlan:
    """Headlines of reviews that agree with the table's rating, if it has one."""
    rating = find_rating(field, context)
    scale = find_scale(context, rating)
    return ColumnPlan(lambda rows: rows.draw("title").pick(REMARKS, place=TITLE + read_stars(rows, rating, scale))["sentence"])
