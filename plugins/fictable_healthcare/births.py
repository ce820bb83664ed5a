"""Births: weeks, weight, maturity, mother and delivery agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_healthcare.measures import TEXT, days_before, measured, write_digits
from fictable_healthcare.people import name_staff

DELIVERIES: Final = Pool({"Vaginal": 66, "Cesarean": 30, "Assisted vaginal": 4})
HABITS: Final = Pool({"nonsmoker": 89, "smoker": 11})
MARITAL: Final = Pool({"married": 61, "not married": 39})

birth = Entity("health.newborn", title="Birth", phrases=("birth record", "newborn", "baby", "pregnancy", "maternity", "gestation",
    "premature", "infant", "birth data"))  # fmt: skip


@birth.field("id", title="Birth number", capacity=10**6, phrases=("birth id", "birth record id", "newborn id", "birth certificate number"))
def number_birth(rows: Rows) -> Any:
    return "B" + write_digits(rows.draw("id").distinct(10**6), 6)


@measured(birth, "mother_age", low=15, high=48, storage="int16", decimals=None, widest=70, title="Mother's age", phrases=("mother age",
    "mother's age", "maternal age", "age of mother", "mage"))  # fmt: skip
def draw_mother_age(rows: Rows) -> Any:
    return rows.draw("mother").normal(29.2, 5.7)


@measured(birth, "father_age", low=15, high=66, storage="int16", decimals=None, widest=100, title="Father's age", phrases=("father age",
    "father's age", "paternal age", "age of father", "fage"))  # fmt: skip
def draw_father_age(rows: Rows) -> Any:
    return rows["mother_age fact"] + 2.3 + rows.draw("father").normal(0.0, 4.4)


@birth.field("mother_name", title="Mother's name", phrases=("mother name", "mother's name", "name of mother"))
def name_mother(rows: Rows) -> Any:
    """A woman, whose other data are those of persons with the `of` mother."""
    return name_staff(rows, "mother")


@birth.field("smoking", title="Smoking in pregnancy", phrases=("maternal smoking", "mother smoking habit", "smoking during pregnancy",
    "mother smoker"), in_context=("smoking habit", "habit", "smoking status", "smoking"))  # fmt: skip
def draw_habit(rows: Rows) -> Any:
    return rows["habit"]


@birth.hidden("habit")
def choose_habit(rows: Rows) -> Any:
    """Whether the mother smoked."""
    return np.asarray(rows.draw("habit").pick(HABITS))


@birth.field("marital_status", title="Mother's marital status", phrases=("mother's marital status", "marital status of mother"),
    in_context=("marital status", "marital", "mother marital status"))  # fmt: skip
def draw_marital(rows: Rows) -> Any:
    return rows.draw("marital").pick(MARITAL)


@measured(birth, "weeks", low=23, high=44, storage="int16", decimals=None, widest=60, title="Length of pregnancy (weeks)",
    phrases=("gestational age", "weeks of gestation", "gestation weeks", "pregnancy length", "pregnancy duration", "length of pregnancy",
    "gestational weeks", "weeks pregnant", "pregnancy weeks"), in_context=("weeks", "gestation", "length in weeks", "length"))  # fmt: skip
def measure_weeks(rows: Rows) -> Any:
    """Most between 38 and 41; one in nine before 37."""
    early = np.where(rows.draw("early").chance(0.075), rows.draw("weeks early").exponential(3.6), 0.0)
    return 39.2 + rows.draw("value").normal(0.0, 1.25) - early


@birth.hidden("grams")
def weigh(rows: Rows) -> Any:
    """Weight by the week, less where the mother smoked."""
    usual = np.interp(rows["weeks fact"], [23, 26, 29, 32, 35, 37, 39, 41, 44], [590, 900, 1280, 1800, 2470, 2950, 3390, 3620, 3680])
    return usual * rows.draw("weight").lognormal(0.0, 0.12) - 190.0 * (rows["habit"] == "smoker")


@measured(birth, "weight_kg", low=0.4, high=5.6, decimals=2, widest=12, title="Birth weight (kg)", phrases=("birth weight", "birthweight",
    "birth weight kg", "baby weight", "newborn weight"))  # fmt: skip
def show_kilograms(rows: Rows) -> Any:
    return rows["grams"] / 1000.0


@measured(birth, "weight_lb", low=0.9, high=12.4, decimals=2, widest=30, title="Birth weight (pounds)", phrases=("birth weight lb",
    "birth weight in pounds", "birth weight pounds", "baby weight in pounds"))  # fmt: skip
def show_pounds(rows: Rows) -> Any:
    return rows["grams"] / 453.592


@birth.field("low_weight", title="Low birth weight", phrases=("low birth weight", "birth weight category", "low birthweight",
    "low birthweight indicator", "low birth weight indicator", "low birth weight flag"))  # fmt: skip
def name_low_weight(rows: Rows) -> Any:
    """Low below 2.5 kg."""
    return np.where(rows["grams"] < 2500.0, np.array("low", TEXT), np.array("not low", TEXT))


@birth.field("maturity", title="Premature or full term", phrases=("premature or full term", "prematurity", "baby premature", "premie",
    "term status"), in_context=("premature", "maturity"))  # fmt: skip
def name_maturity(rows: Rows) -> Any:
    """Premature before week 37."""
    return np.where(rows["weeks fact"] < 37, np.array("premature", TEXT), np.array("full term", TEXT))


@measured(birth, "visits", low=0, high=32, storage="int16", decimals=None, widest=100, title="Prenatal visits", phrases=("prenatal visit",
    "number of prenatal visits", "hospital visits during pregnancy", "number of hospital visits", "antenatal visits"),
    in_context=("visits", "hospital visits"))  # fmt: skip
def count_visits(rows: Rows) -> Any:
    return 11.8 + rows.draw("visits").normal(0.0, 3.4) - 0.5 * np.maximum(39.0 - rows["weeks fact"], 0.0)


@measured(birth, "weight_gain", low=0, high=98, storage="int16", decimals=None, widest=300, title="Mother's weight gain (pounds)",
    phrases=("weight gained during pregnancy", "mother's weight gain", "maternal weight gain", "weight gain in pounds",
    "pregnancy weight gain", "weight gained"), in_context=("gained", "weight gain"))  # fmt: skip
def measure_gain(rows: Rows) -> Any:
    return rows.draw("gain").normal(30.5, 13.5)


@measured(birth, "length_cm", low=27.0, high=60.0, widest=100, title="Length at birth (cm)", phrases=("birth length", "baby length",
    "newborn length", "length at birth"))  # fmt: skip
def measure_length(rows: Rows) -> Any:
    return 50.2 * portable.power(rows["grams"] / 3400.0, np.full(len(rows), 0.31)) + rows.draw("length").normal(0.0, 0.9)


@measured(birth, "apgar", low=0, high=10, storage="int16", decimals=None, widest=10, title="Apgar score after five minutes",
    phrases=("apgar", "apgar score", "apgar 5", "five minute apgar"))  # fmt: skip
def score_apgar(rows: Rows) -> Any:
    return 9.4 - rows.draw("apgar").exponential(0.7) - 0.25 * np.maximum(36.0 - rows["weeks fact"], 0.0)


@birth.field(
    "delivery",
    title="Kind of delivery",
    phrases=("delivery type", "mode of delivery", "type of delivery", "birth method"),
    in_context=("delivery method",),
)
def draw_delivery(rows: Rows) -> Any:
    return rows.draw("delivery").pick(DELIVERIES)


@birth.field("sex", title="Sex of the baby", phrases=("baby sex", "baby gender", "sex of baby", "newborn sex", "infant sex", "baby's sex"))
def name_sex(rows: Rows) -> Any:
    return np.where(rows.draw("sex").chance(0.488), np.array("female", TEXT), np.array("male", TEXT))


@birth.field("date", title="Day of birth", storage="date32", phrases=("baby birth date", "delivery date of baby", "newborn date of birth",
    "birth date of baby"), in_context=("birth date", "date of birth"))  # fmt: skip
def show_day(rows: Rows) -> Any:
    return days_before(rows, rows.draw("day").uniform(1.0, 730.0))
