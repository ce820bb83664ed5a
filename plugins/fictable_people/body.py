"""A person's body: height by gender and country, weight by a body mass index that grows with age."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from fictable import Pool, Rows
from fictable_people.person import person

# Mean height in cm of women and men (NCD Risk Factor Collaboration, rounded).
HEIGHTS: Final[Mapping[str, tuple[float, float]]] = {
    "en_US": (162.5, 176.0),
    "en_GB": (163.5, 177.0),
    "de": (166.0, 179.5),
    "fr": (164.0, 177.5),
    "es": (162.5, 176.0),
    "it": (162.0, 175.5),
    "pt": (161.5, 174.5),
    "nl": (169.0, 182.5),
    "ja": (158.0, 171.0),
    "vi": (156.0, 167.5),
}
MEAN_INDEX: Final[Mapping[str, float]] = {"en_US": 27.6, "en_GB": 26.4, "ja": 22.6, "vi": 22.4, "fr": 25.2, "it": 25.2, "nl": 25.5}
EYES = Pool(
    {"Brown": 52, "Blue": 26, "Hazel": 12, "Green": 8, "Gray": 2},
    de=["Braun", "Blau", "Graubraun", "Grün", "Grau"],
    fr=["Marron", "Bleu", "Noisette", "Vert", "Gris"],
    es=["Marrones", "Azules", "Avellana", "Verdes", "Grises"],
    ja={"茶": 80, "黒": 20},
    vi={"Nâu": 60, "Đen": 40},
)
HAIR = Pool(
    {"Brown": 48, "Black": 24, "Blonde": 16, "Gray": 9, "Red": 3},
    de=["Braun", "Schwarz", "Blond", "Grau", "Rot"],
    fr=["Brun", "Noir", "Blond", "Gris", "Roux"],
    es=["Castaño", "Negro", "Rubio", "Gris", "Pelirrojo"],
    ja={"黒": 80, "茶": 20},
    vi={"Đen": 90, "Nâu": 10},
)


@person.field(
    "height_cm", storage="float64", decimals=1, title="Height (cm)", phrases=("height cm", "height in cm", "body height", "height")
)
def draw_height(rows: Rows) -> Any:
    """Centimetres; children grow until 18."""
    women, men = rows.localized(HEIGHTS)
    grown = np.where(rows["is_male"], men + rows.draw("men").normal(0, 7.0), women + rows.draw("women").normal(0, 6.4))
    return grown * (0.3 + 0.7 * np.sqrt((rows["age"] / 18.0).clip(0, 1)))


@person.hidden("mass_index")
def draw_mass_index(rows: Rows) -> Any:
    """Body mass index: skewed to the right, rising with age until 60."""
    adult = rows.localized(MEAN_INDEX) - 2.0 + 2.6 * ((rows["age"] - 18) / 42.0).clip(0, 1)
    mean = np.where(rows["age"] < 18, 15.5 + 0.36 * rows["age"], adult)
    return (mean * rows.draw("index").lognormal(0, 0.16)).clip(13, 55)


@person.field(
    "weight_kg", storage="float64", decimals=1, title="Weight (kg)", phrases=("weight kg", "weight in kg", "body weight", "weight")
)
def compute_weight(rows: Rows) -> Any:
    """Kilograms, by height and body mass index."""
    return rows["mass_index"] * rows["height_cm"] * rows["height_cm"] / 10_000


@person.field("bmi", storage="float64", decimals=1, title="Body mass index", phrases=("bmi", "body mass index"))
def compute_index(rows: Rows) -> Any:
    """Kilograms per square metre, of the weight and height of the row."""
    return rows["weight_kg"] * 10_000 / (rows["height_cm"] * rows["height_cm"])


@person.field("eye_color", phrases=("eye color", "eye colour"))
def pick_eye_color(rows: Rows) -> Any:
    """By rounded shares."""
    return rows.draw("eyes").pick(EYES)


@person.field("hair_color", phrases=("hair color", "hair colour"))
def pick_hair_color(rows: Rows) -> Any:
    """By rounded shares."""
    return rows.draw("hair").pick(HAIR)
