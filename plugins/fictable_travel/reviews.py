"""Reviews of hotels and restaurants whose words agree with their stars."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values

REMARKS = Pool.read(__package__, "data/hotel_remarks.csv")
SHARES = np.cumsum([0.06, 0.08, 0.17, 0.33, 0.36])
DIGITS = ("1", "2", "3", "4", "5")


def select(about: str, slot: str) -> Pool:
    """The sentences about a hotel or a restaurant for one place of a review."""
    return REMARKS.where(lambda columns: (columns["about"] == about) & (columns["slot"] == slot))


HOTEL = {slot: select("hotel", slot) for slot in ("title", "middle", "close")}
TABLE = {slot: select("restaurant", slot) for slot in ("title", "middle", "close")}

review = Entity(
    "travel.review",
    title="Review of a stay or meal",
    phrases=("hotel review", "restaurant review", "guest review", "tripadvisor", "tripadvisor review", "traveler review"),
)


@review.hidden("stars")
def choose_stars(rows: Rows) -> Any:
    return np.searchsorted(SHARES, rows.draw("stars").uniform(), side="right").clip(max=4) + 1


@review.hidden("digit")
def write_stars(rows: Rows) -> Any:
    return values.choose_label(DIGITS, np.asarray(rows["stars"]) - 1)


@values.measured(
    review,
    "rating",
    low=1,
    high=5,
    title="Stars of the review",
    phrases=("hotel review rating", "restaurant review rating"),
    in_context=("rating", "review score", "stars", "score"),
)
def show_stars(rows: Rows) -> Any:
    return rows["stars"]


@review.field("hotel_title", title="Title of a hotel review", phrases=("hotel review title",), in_context=("review title", "title"))
def title_hotel(rows: Rows) -> Any:
    return rows.draw("title").pick(HOTEL["title"], stars=rows["digit"])["sentence"]


@review.field(
    "hotel_text",
    title="Text of a hotel review",
    phrases=("hotel review text", "hotel review"),
    in_context=("review", "review text", "text", "comment"),
)
def tell_hotel(rows: Rows) -> Any:
    return (
        rows.draw("middle").pick(HOTEL["middle"], stars=rows["digit"])["sentence"]
        + " "
        + rows.draw("close").pick(HOTEL["close"], stars=rows["digit"])["sentence"]
    )


@review.field("meal_title", title="Title of a restaurant review", phrases=("restaurant review title",))
def title_meal(rows: Rows) -> Any:
    return rows.draw("title").pick(TABLE["title"], stars=rows["digit"])["sentence"]


@review.field("meal_text", title="Text of a restaurant review", phrases=("restaurant review text", "restaurant review"))
def tell_meal(rows: Rows) -> Any:
    return (
        rows.draw("middle").pick(TABLE["middle"], stars=rows["digit"])["sentence"]
        + " "
        + rows.draw("close").pick(TABLE["close"], stars=rows["digit"])["sentence"]
    )
