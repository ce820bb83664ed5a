"""Measurements of species: irises, penguins, abalones."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_science.measures import choose_label, measured


def read_pool(file: str, *numbers: str) -> Pool:
    """A pool of the pack with weights in the column `share`."""
    return Pool.read(__package__, f"data/{file}.csv", weight="share", types=dict.fromkeys(numbers, "float64"))


IRISES: Final = read_pool("irises", "sepal_l", "sepal_ls", "sepal_w", "sepal_ws", "petal_l", "petal_ls", "petal_w", "petal_ws")
PENGUINS: Final = read_pool("penguins", "bill_f", "bill_m", "deep_f", "deep_m", "flipper_f", "flipper_m", "mass_f", "mass_m")

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
    phrases=("penguin", "penguin measurement"),
)
penguin.field("species", title="Species of penguin", phrases=("penguin species",), in_context=("species",))
penguin.field("island", title="Island of the colony", phrases=("penguin island",), in_context=("island",))


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


@penguin.field("year", storage="int32", title="Year of the study", in_context=("year", "study year"))
def draw_year(rows: Rows) -> Any:
    return rows.draw("year").integer(2007, 2009)


shell = Entity("science.abalone", title="Abalone", phrases=("abalone", "shell", "shellfish", "mollusc"))


@shell.field("sex", title="Sex of the abalone (M, F, I)", in_context=("sex", "gender"))
def name_shell_sex(rows: Rows) -> Any:
    return choose_label(
        ("I", "F", "M"), np.where(np.asarray(rows["rings fact"]) < 7, 0, np.searchsorted([0.2, 0.57], rows.draw("sex").uniform()))
    )


@measured(
    shell,
    "rings",
    low=1,
    high=29,
    widest=1000,
    title="Rings of the shell",
    phrases=("shell rings",),
    in_context=("rings", "number of rings"),
)
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
