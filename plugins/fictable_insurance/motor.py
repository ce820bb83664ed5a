"""Motor insurance: a driver's age, experience and record, the premium and the claims that follow from them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

AREAS: Final = Pool({"A": 15, "B": 11, "C": 28, "D": 22, "E": 20, "F": 4})
USES: Final = Pool({"Commute": 58, "Pleasure": 31, "Business": 11})
COVERS: Final = ("Liability Only", "Basic", "Extended", "Premium")
CLASSES: Final = ("Preferred", "Standard", "Substandard", "High Risk")
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

motor = Entity(
    "insurance.motor",
    AREAS,
    title="Motor insurance risk",
    phrases=("motor insurance", "auto insurance", "car insurance", "vehicle insurance", "insured driver", "driver risk"),
)


@values.measured(
    motor,
    "driver_age",
    low=18,
    high=90,
    widest=120,
    title="Driver's age",
    phrases=("driver age", "age of driver", "drivage"),
    in_context=("age",),
)
def show_age(rows: Rows) -> Any:
    """The age of the table's person, at least 18."""
    return np.asarray(rows.entity("person")["age"]).clip(18, 90)


@values.measured(
    motor,
    "driving_experience",
    low=0,
    high=74,
    widest=120,
    title="Years with a licence",
    phrases=("driving experience", "years licensed", "years of driving experience", "driving experience years", "license years"),
)
def count_years(rows: Rows) -> Any:
    """Since 16 to 24, mostly since 18."""
    return np.maximum(np.asarray(rows["driver_age fact"]) - 16 - np.floor(rows.draw("since").exponential(2.2)), 0)


@values.measured(
    motor,
    "bonus_malus",
    low=50,
    high=230,
    widest=1000,
    title="Bonus-malus (100 at the start, 50 is best)",
    phrases=("bonus malus", "bonus-malus", "bonusmalus", "bonus malus coefficient"),
)
def set_bonus(rows: Rows) -> Any:
    """Five per cent less for each year, a quarter more for each past accident."""
    years = np.asarray(rows["driving_experience fact"])
    earned = 100.0 * portable.power(np.full(len(rows), 0.95), np.minimum(years, 14.0))
    return np.floor(np.maximum(earned * (1 + 0.25 * np.asarray(rows["past_accidents fact"])), 50.0))


@values.measured(
    motor,
    "past_accidents",
    low=0,
    high=12,
    title="Accidents at fault",
    phrases=("past accidents", "at-fault accidents", "prior accidents", "accidents in the last 5 years"),
)
def count_accidents(rows: Rows) -> Any:
    young = np.where(np.asarray(rows["driver_age fact"]) < 26, 0.42, 0.24)
    return np.floor(rows.draw("accidents").exponential(young + 0.15))


@values.measured(
    motor,
    "speeding_violations",
    low=0,
    high=20,
    title="Speeding violations",
    phrases=("speeding violations", "traffic violations", "moving violations", "speeding tickets", "number of violations"),
)
def count_violations(rows: Rows) -> Any:
    return np.floor(rows.draw("violations").exponential(0.75))


@values.measured(
    motor, "duis", low=0, high=6, title="Convictions for drunk driving", phrases=("duis", "dui", "dui convictions", "dwi convictions")
)
def count_duis(rows: Rows) -> Any:
    return np.floor(rows.draw("duis").exponential(0.27))


@values.measured(
    motor,
    "credit_score",
    low=300,
    high=850,
    widest=1000,
    title="Credit-based insurance score",
    phrases=("insurance credit score", "insurance score", "credit-based insurance score"),
)
def draw_score(rows: Rows) -> Any:
    return 715.0 + rows.draw("score").normal(0.0, 75.0) + 0.9 * (np.asarray(rows["driver_age fact"]) - 45)


@values.measured(
    motor,
    "annual_mileage",
    low=500,
    high=45_000,
    widest=10**6,
    title="Miles a year",
    phrases=("annual mileage", "yearly mileage", "miles per year", "annual miles driven"),
)
def draw_mileage(rows: Rows) -> Any:
    return np.rint(rows.draw("miles").lognormal(9.3, 0.4) / 500) * 500


@values.measured(
    motor,
    "density",
    low=1,
    high=27_000,
    widest=10**6,
    title="Inhabitants per square kilometre where the driver lives",
    phrases=("population density of the driver's city", "insured area density"),
    in_context=("density",),
)
def draw_density(rows: Rows) -> Any:
    """By the area code: A is the country, F the middle of a large city."""
    area = np.asarray(rows["value"]).astype("U1")
    middle = np.select([area == letter for letter in "ABCDE"], [3.3, 4.3, 5.3, 6.6, 7.9], 9.6)
    return rows.draw("density").lognormal(middle, 0.35)


@motor.field(
    "area",
    title="Area code (A rural to F urban)",
    phrases=("insurance area", "area code of the driver"),
    in_context=("area", "territory", "rating territory"),
)
def show_area(rows: Rows) -> Any:
    return rows["value"]


@motor.field("vehicle_use", phrases=("vehicle use", "vehicle usage", "use of the vehicle", "primary vehicle use"))
def pick_use(rows: Rows) -> Any:
    return rows.draw("use").pick(USES)


@motor.field(
    "cover",
    title="Level of cover",
    phrases=(
        "coverage level",
        "level of cover",
        "auto coverage",
        "type of coverage",
    ),
    in_context=(
        "coverage",
        "cover",
        "coverage type",
    ),
)
def show_cover(rows: Rows) -> Any:
    return values.choose_label(COVERS, rows["cover_place"])


@motor.hidden("cover_place")
def draw_cover(rows: Rows) -> Any:
    """Old cars seldom have more than liability."""
    old = np.asarray(rows.entity("vehicle.car")["age"]) > 10
    draw = rows.draw("cover").uniform()
    return np.where(
        old,
        np.searchsorted(np.array([0.5, 0.82, 0.96]), draw, side="right"),
        np.searchsorted(np.array([0.12, 0.45, 0.8]), draw, side="right"),
    )


@motor.hidden("factor")
def rate_risk(rows: Rows) -> Any:
    """How much likelier than usual a claim is: youth and old age, record, town, miles, score."""
    age = np.asarray(rows["driver_age fact"])
    young = portable.exp(-(age - 18) / 7.0)
    record = (
        1
        + 0.28 * np.asarray(rows["past_accidents fact"])
        + 0.09 * np.asarray(rows["speeding_violations fact"])
        + 0.5 * np.asarray(rows["duis fact"])
    )
    town = 0.75 + 0.06 * portable.log(np.asarray(rows["density fact"]))
    miles = 0.7 + 0.3 * np.asarray(rows["annual_mileage fact"]) / 12_000
    score = 1.0 + (715 - np.asarray(rows["credit_score fact"])) / 600
    return (0.85 + 1.5 * young + np.maximum(age - 70, 0) * 0.018) * record * town * miles * score


@values.measured(
    motor,
    "risk_score",
    low=1,
    high=100,
    widest=1000,
    title="Risk score (1 best)",
    phrases=("driver risk score", "motor risk score", "insurance risk score", "policy risk score"),
    in_context=("risk score",),
)
def show_risk(rows: Rows) -> Any:
    return 22.0 + 26.0 * portable.log(np.asarray(rows["factor"]) + 0.5)


@motor.field(
    "risk_class",
    title="Risk class of the driver",
    phrases=("driver risk class", "motor risk class", "risk tier"),
    in_context=("risk class", "risk category", "risk level", "risk profile"),
)
def show_class(rows: Rows) -> Any:
    return values.choose_label(CLASSES, np.searchsorted(np.array([0.95, 1.7, 2.7]), np.asarray(rows["factor"]), side="right"))


@motor.field(
    "premium",
    title="Motor premium of a year",
    phrases=("motor premium", "auto insurance premium", "car insurance premium", "auto premium", "car insurance cost"),
    in_context=("premium", "annual premium", "insurance premium"),
    **MONEY,
)
def set_premium(rows: Rows) -> Any:
    """By the root of the risk, the cover and the car's price."""
    value = np.minimum(np.asarray(rows.entity("vehicle.car")["price fact"]), 90_000)
    base = np.array([520.0, 690.0, 830.0, 980.0])[rows["cover_place"]] + value * np.array([0.0, 0.008, 0.013, 0.017])[rows["cover_place"]]
    return base * np.sqrt(np.asarray(rows["factor"])) * rows.draw("premium").lognormal(0.0, 0.1)


@values.measured(
    motor,
    "exposure",
    low=0.01,
    high=1,
    decimals=2,
    widest=100,
    title="Years insured in the period",
    phrases=("exposure", "policy exposure", "exposure years"),
)
def draw_exposure(rows: Rows) -> Any:
    return np.where(rows.draw("whole").chance(0.35), 1.0, rows.draw("exposure").uniform(0.02, 1.0))


@values.measured(
    motor,
    "claim_count",
    low=0,
    high=8,
    title="Claims in the period",
    phrases=("number of claims", "claim count", "claimnb", "claims count", "num claims", "claims made", "claim frequency"),
    in_context=("claims",),
)
def count_claims(rows: Rows) -> Any:
    """By the Poisson's first terms: five in a hundred for a usual risk and a whole year."""
    mean = 0.055 * np.asarray(rows["factor"]) * np.asarray(rows["exposure fact"])
    draw, none = rows.draw("claims").uniform(), portable.exp(-mean)
    return np.select([draw < none, draw < none * (1 + mean), draw < none * (1 + mean + mean * mean / 2)], [0, 1, 2], 3)


@motor.field(
    "claimed",
    storage="bool",
    title="Whether there was a claim",
    phrases=("claim made", "has claim", "made a claim", "claim outcome", "filed a claim", "claim flag"),
    in_context=("outcome", "claim"),
)
def tell_claim(rows: Rows) -> Any:
    return np.asarray(rows["claim_count fact"]) > 0


@motor.field(
    "claims_cost",
    title="Cost of the claims",
    phrases=("incurred losses", "claim cost total"),
    in_context=("losses", "total claims cost", "claims cost", "total claims amount"),
    **MONEY,
)
def set_cost(rows: Rows) -> Any:
    return np.where(
        np.asarray(rows["claim_count fact"]) > 0, rows.draw("cost").lognormal(7.4, 1.1) * np.asarray(rows["claim_count fact"]), 0.0
    )


@motor.field(
    "no_claims_years",
    storage="int32",
    title="Years without a claim",
    phrases=("no claims discount", "no claims years", "no claim bonus", "ncd", "claim free years", "years without claims"),
)
def count_free_years(rows: Rows) -> Any:
    return np.where(
        np.asarray(rows["past_accidents fact"]) > 0,
        rows.draw("free").integer(0, 4),
        np.minimum(np.asarray(rows["driving_experience fact"]), 15),
    ).clip(0, np.asarray(rows["driving_experience fact"]))
