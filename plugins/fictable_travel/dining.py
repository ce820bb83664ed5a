"""Restaurants, their dishes and tables, and recipes."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values

CUISINES = Pool.read(__package__, "data/cuisines.csv", weight="share", types={"meal": "float64"})
RESTAURANTS = Pool.read(__package__, "data/restaurants.csv")
DISHES = Pool.read(__package__, "data/dishes.csv", types={"base_price": "float64", "energy": "float64"})
TABLE_STATUS = Pool({"Completed": 58, "Confirmed": 23, "Cancelled": 10, "No-show": 5, "Pending": 4})
REQUESTS = Pool(
    {"None": 58, "Window seat": 14, "High chair": 8, "Birthday": 9, "Quiet table": 6, "Wheelchair access": 2, "Outdoor seating": 3}
)

restaurant = Entity(
    "travel.restaurant", CUISINES, RESTAURANTS, title="Restaurant", phrases=("restaurant", "cafe", "diner", "eatery", "zomato", "yelp")
)
restaurant.field("restaurant", title="Restaurant", phrases=("restaurant",))
restaurant.field(
    "cuisine",
    title="Cuisine",
    phrases=("cuisine", "cuisine type", "restaurant cuisine", "type of cuisine"),
    in_context=("type", "category"),
)


@restaurant.field("name", title="Restaurant name", phrases=("restaurant name", "name of the restaurant"), in_context=("name",))
def show_name(rows: Rows) -> Any:
    return "" + rows["restaurant"]


@restaurant.field("cuisines", title="Cuisines", phrases=("cuisines",))
def show_cuisines(rows: Rows) -> Any:
    return rows["cuisine"] + ", " + rows["second"]


@values.measured(
    restaurant,
    "cost_for_two",
    low=5,
    high=900,
    title="Cost for two",
    phrases=("cost for two", "average cost for two", "approx cost for two people"),
    in_context=("cost", "price", "average cost"),
)
def price_meal(rows: Rows) -> Any:
    return rows.draw("meal").lognormal(0, 0.28) * np.asarray(rows["meal"])


@restaurant.field("price_range", title="Price range", phrases=("price range", "price level", "price category of the restaurant"))
def show_range(rows: Rows) -> Any:
    """$ to $$$$ by the cost of a meal for two."""
    return values.choose_label(("$", "$$", "$$$", "$$$$"), np.digitize(np.asarray(rows["cost_for_two fact"]), [28.0, 58.0, 105.0]))


@values.measured(
    restaurant,
    "rating",
    low=1,
    high=5,
    decimals=1,
    title="Restaurant rating",
    phrases=("restaurant rating", "aggregate rating"),
    in_context=("rating", "average rating", "score", "stars"),
)
def rate(rows: Rows) -> Any:
    return rows.draw("rating").normal(3.95, 0.45)


@values.measured(
    restaurant,
    "votes",
    low=0,
    high=60_000,
    title="Restaurant votes",
    phrases=("restaurant votes", "restaurant reviews"),
    in_context=("votes", "reviews", "review count", "number of reviews"),
)
def count_votes(rows: Rows) -> Any:
    return rows.draw("votes").lognormal(5.0, 1.2)


@restaurant.field("online_delivery", storage="bool", phrases=("has online delivery", "online delivery", "online order", "offers delivery"))
def deliver(rows: Rows) -> Any:
    return rows.draw("delivery").chance(0.62)


@restaurant.field("table_booking", storage="bool", phrases=("has table booking", "table booking", "takes reservations", "book table"))
def book(rows: Rows) -> Any:
    return rows.draw("booking").chance(np.clip(np.asarray(rows["cost_for_two fact"]) / 130, 0.05, 0.95))


@values.measured(
    restaurant, "seats", low=8, high=400, title="Seats", phrases=("seating capacity",), in_context=("capacity", "seats", "number of seats")
)
def count_seats(rows: Rows) -> Any:
    return rows.draw("seats").lognormal(3.95, 0.45)


dish = Entity("travel.dish", DISHES, title="Dish of a menu", phrases=("dish", "menu item", "menu", "food item", "restaurant menu"))
dish.field("dish", title="Dish", phrases=("dish", "menu item"), in_context=("food item",))
dish.field("cuisine", title="Cuisine of the dish", in_context=("cuisine",))
dish.field(
    "course",
    title="Course of a meal",
    phrases=("menu category", "menu section", "dish category", "meal course"),
    in_context=("category", "course", "type"),
)
dish.field("ingredients", title="Ingredients of the dish", in_context=("ingredients", "description"))


@dish.field("name", title="Dish name", phrases=("dish name", "menu item name"), in_context=("name", "item", "item name", "food name"))
def show_dish(rows: Rows) -> Any:
    return "" + rows["dish"]


@dish.field(
    "price",
    storage="decimal",
    decimals=2,
    params=values.bounded("number", 1, 1_000),
    title="Dish price",
    phrases=("menu price", "dish price"),
    in_context=("price",),
)
def price_dish(rows: Rows) -> Any:
    """Ends in .50, .95 or .00."""
    whole = np.maximum(np.rint(rows.draw("price").lognormal(0, 0.16) * np.asarray(rows["base_price"])), 2)
    ending = np.array([0.0, -0.5, -0.05])[rows.draw("ending").integer(0, 2)]
    return values.fit_range(rows, whole + ending)


@values.measured(
    dish,
    "calories",
    low=5,
    high=3_000,
    title="Dish calories",
    phrases=("dish calories", "menu calories"),
    in_context=("calories", "kcal", "energy"),
)
def count_calories(rows: Rows) -> Any:
    return np.rint(rows.draw("calories").normal(1, 0.06) * np.asarray(rows["energy"]) / 5) * 5


@dish.field("vegetarian", storage="bool", title="Vegetarian", phrases=("vegetarian", "is vegetarian", "veg or non veg", "is veg"))
def show_vegetarian(rows: Rows) -> Any:
    return np.asarray(rows["diet"]) == "V"


recipe = Entity("travel.recipe", DISHES, title="Recipe", phrases=("recipe", "cooking recipe", "cookbook recipe", "food recipe"))
recipe.field("dish", title="Recipe name", phrases=("recipe name", "recipe title"), in_context=("name", "title", "recipe", "dish"))
recipe.field("cuisine", title="Cuisine of the recipe", phrases=("recipe cuisine",), in_context=("cuisine",))
recipe.field("course", title="Course", phrases=("recipe category",), in_context=("course", "category", "meal type"))
recipe.field("ingredients", title="Ingredients", phrases=("ingredients", "ingredient list"))


@values.measured(
    recipe,
    "prep_minutes",
    low=2,
    high=240,
    title="Preparation time (min)",
    phrases=("preparation time", "prep time", "preparation minutes", "prep time minutes"),
)
def prepare(rows: Rows) -> Any:
    return np.rint(rows.draw("prepare").lognormal(2.8, 0.4) / 5) * 5 + 5


@values.measured(
    recipe,
    "cook_minutes",
    low=0,
    high=600,
    title="Cooking time (min)",
    phrases=("cooking time", "cook time", "cook time minutes", "cooking minutes"),
)
def cook(rows: Rows) -> Any:
    quick = np.isin(np.asarray(rows["course"]).astype("U16"), ["Drink"])
    return np.where(quick, 3, np.rint(rows.draw("cook").lognormal(3.2, 0.5) / 5) * 5 + 5)


@values.measured(
    recipe,
    "total_minutes",
    low=2,
    high=840,
    title="Total time (min)",
    phrases=("total cooking time", "recipe time"),
    in_context=("total time", "minutes", "total minutes", "time"),
)
def add_up(rows: Rows) -> Any:
    """Preparation and cooking."""
    return np.asarray(rows["prep_minutes fact"]) + np.asarray(rows["cook_minutes fact"])


@values.measured(
    recipe,
    "servings",
    low=1,
    high=24,
    title="Servings",
    phrases=("servings", "number of servings", "portions", "serves"),
    in_context=("yield",),
)
def serve(rows: Rows) -> Any:
    return np.array([2, 4, 4, 4, 6, 6, 8])[rows.draw("servings").integer(0, 6)]


@recipe.field(
    "difficulty",
    title="Recipe difficulty",
    phrases=("recipe difficulty", "cooking difficulty"),
    in_context=("difficulty", "difficulty level", "skill level"),
)
def show_difficulty(rows: Rows) -> Any:
    """By the time that it takes."""
    return values.choose_label(("Easy", "Medium", "Hard"), np.digitize(np.asarray(rows["total_minutes fact"]), [45.0, 85.0]))


@values.measured(
    recipe,
    "ingredient_count",
    low=2,
    high=40,
    title="Number of ingredients",
    phrases=("number of ingredients", "ingredient count", "n ingredients"),
)
def count_ingredients(rows: Rows) -> Any:
    return np.strings.count(np.asarray(rows["ingredients"]), ",") + 1


@values.measured(
    recipe,
    "calories",
    low=20,
    high=3_000,
    title="Calories per serving",
    phrases=("calories per serving",),
    in_context=("calories", "kcal", "energy"),
)
def count_energy(rows: Rows) -> Any:
    return np.asarray(rows["energy"]) * rows.draw("calories").normal(1, 0.08)


@values.measured(recipe, "rating", low=1, high=5, decimals=1, title="Recipe rating", phrases=("recipe rating",), in_context=("rating",))
def rate_recipe(rows: Rows) -> Any:
    return 4.9 - rows.draw("rating").lognormal(-1.1, 0.7)


table = Entity(
    "travel.table",
    TABLE_STATUS,
    title="Table reservation",
    phrases=("table reservation", "restaurant reservation", "restaurant booking", "dinner reservation"),
)


@table.field("status", title="Reservation status", phrases=("table reservation status",), in_context=("status", "reservation status"))
def show_table_status(rows: Rows) -> Any:
    return rows["value"]


@values.measured(
    table,
    "party_size",
    low=1,
    high=30,
    phrases=("party size", "number of diners"),
    in_context=("covers", "guests", "people", "persons", "number of guests"),
)
def count_party(rows: Rows) -> Any:
    return np.searchsorted([0.06, 0.52, 0.66, 0.86, 0.92, 0.97, 0.985], rows.draw("party").uniform(), side="right") + 1


@values.measured(table, "number", low=1, high=120, title="Table number", phrases=("table number", "table no"))
def number_table(rows: Rows) -> Any:
    return rows.draw("table").integer(1, 36)


@table.field(
    "at",
    storage="timestamp[s]",
    title="Reservation time",
    phrases=("reservation time", "reservation date", "reserved for", "dining time", "reservation datetime"),
    in_context=("date", "time"),
)
def choose_time(rows: Rows) -> Any:
    """Lunch or, mostly, dinner; every quarter of an hour; confirmed and pending ones are of the next four weeks."""
    quarter = np.where(rows.draw("lunch").chance(0.27), rows.draw("noon").integer(46, 55), rows.draw("evening").integer(70, 84))
    status = np.asarray(rows["value"])
    ahead = (status == "Confirmed") | (status == "Pending")
    days = np.where(ahead, -np.floor(rows.draw("ahead").uniform() * 28), 1 + rows.draw("day").uniform() * 360)
    return values.add_seconds(values.days_before(rows, days), quarter * 900)


@table.field("request", title="Special request", phrases=("special request", "reservation notes"), in_context=("request", "notes"))
def choose_request(rows: Rows) -> Any:
    return rows.draw("request").pick(REQUESTS)
