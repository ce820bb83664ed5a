"""Foods and their nutrients."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_science.measures import days_before, measured, write_digits


def read_pool(file: str, *numbers: str) -> Pool:
    """A pool of the pack with weights in the column `share`."""
    return Pool.read(__package__, f"data/{file}.csv", weight="share", types=dict.fromkeys(numbers, "float64"))


FOODS: Final = read_pool(
    "foods", "kcal", "protein_usual", "fat_usual", "carbs_usual", "sugar_usual", "fiber_usual", "sodium_usual", "serving"
)


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
    in_context=("sodium",),
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
    "lab_id", title="Laboratory sample", phrases=("laboratory sample", "lab sample id"), in_context=("sample id", "sample", "specimen id")
)
def number_specimen(rows: Rows) -> Any:
    return "LAB-" + write_digits(rows.draw("specimen").distinct(10**6), 6)


@food.field("tested_on", storage="date32", title="Tested on", in_context=("test date", "tested on", "analysis date"))
def date_test(rows: Rows) -> Any:
    return days_before(rows, rows.draw("age").integer(1, 700))
