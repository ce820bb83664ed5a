"""Vaccinations: vaccine, dose, lot, site and dates agree and fit the person's age."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, add_days, days_before, write_digits

VACCINES: Final = Pool.read(__package__, "data/vaccines.csv", types={"doses": "int64", "again": "int64", "first_age": "int64",
    "last_age": "int64", "share": "float64"})  # fmt: skip
SCHEDULE: Final = Pool.read(__package__, "data/vaccine_ages.csv", weight="share")
PLACES: Final = Pool({"Pharmacy": 34, "Primary care clinic": 36, "Hospital": 12, "Community vaccination site": 10, "School": 5,
    "Workplace": 3})  # fmt: skip
REACTIONS: Final = Pool({"None reported": 62, "Sore arm": 18, "Fatigue": 8, "Mild fever": 6, "Headache": 4, "Chills": 2})
AGE_GROUPS: Final = np.array(["0", "1", "2-4", "5-10", "11-17", "18-49", "50-64", "65+"], TEXT)

shot = Entity("health.vaccination", title="Vaccination", phrases=("vaccine", "vaccination", "immunization", "immunisation",
    "vaccinated"))  # fmt: skip


@shot.hidden("entry")
def choose_vaccine(rows: Rows) -> Any:
    """A vaccine that people of this age get."""
    group = AGE_GROUPS[np.searchsorted([1, 2, 5, 11, 18, 50, 65], rows.entity("health.case")["age"], side="right")]
    name = rows.draw("vaccine").pick(SCHEDULE, ages=group)["vaccine"]
    return rows.draw("entry").pick(VACCINES, vaccine=name)


@shot.field("id", title="Vaccination number", capacity=10**7, phrases=("vaccination id", "immunization id", "vaccination record id",
    "vaccine record number"))  # fmt: skip
def number_shot(rows: Rows) -> Any:
    return "VAC" + write_digits(rows.draw("id").distinct(10**7), 7)


@shot.field("vaccine", title="Vaccine", phrases=("vaccine", "vaccine name", "vaccine type", "immunization", "vaccination",
    "vaccine administered"))  # fmt: skip
def name_vaccine(rows: Rows) -> Any:
    return rows["entry"]["vaccine"]


@shot.field("disease", title="Disease prevented", phrases=("disease prevented", "vaccine target disease", "target disease"))
def name_disease(rows: Rows) -> Any:
    return rows["entry"]["disease"]


@shot.field("product", title="Product", phrases=("vaccine brand", "vaccine product"), in_context=("brand", "product", "brand name"))
def name_product(rows: Rows) -> Any:
    return rows["entry"]["product"]


@shot.field("manufacturer", title="Manufacturer (invented)", phrases=("vaccine manufacturer",), in_context=("manufacturer",))
def name_maker(rows: Rows) -> Any:
    return rows["entry"]["maker"]


@shot.field("dose_number", title="Number of the dose", storage="int16", phrases=("dose number", "vaccine dose number", "vaccine dose",
    "dose no", "number of doses", "doses received"))  # fmt: skip
def count_dose(rows: Rows) -> Any:
    return rows["dose"]


@shot.hidden("dose")
def choose_dose(rows: Rows) -> Any:
    """One of the doses of the series."""
    return rows.draw("dose").integer(1, np.asarray(rows["entry"]["doses"]))


@shot.field("doses_required", title="Doses of the series", storage="int16", phrases=("doses required", "total doses", "doses in series"))
def count_series(rows: Rows) -> Any:
    return np.asarray(rows["entry"]["doses"])


@shot.field("fully_vaccinated", title="Series complete", storage="bool", phrases=("fully vaccinated", "series complete",
    "is fully vaccinated", "vaccination complete"))  # fmt: skip
def tell_complete(rows: Rows) -> Any:
    return rows["dose"] >= np.asarray(rows["entry"]["doses"])


@shot.field("status", title="Vaccination status", phrases=("vaccination status", "immunization status", "vaccine status"))
def name_status(rows: Rows) -> Any:
    done = rows["dose"] >= np.asarray(rows["entry"]["doses"])
    return np.where(done, np.array("Complete", TEXT), np.array("Partial", TEXT))


@shot.field("lot_number", title="Lot number", phrases=("vaccine lot", "vaccine lot number", "vaccine batch number"),
    in_context=("lot number", "batch number", "lot"))  # fmt: skip
def number_lot(rows: Rows) -> Any:
    return rows.draw("lot").text("[A-HJ-NP-Z]{2}[0-9]{4}[A-HJ-NP-Z]")


@shot.field("route", title="Route", phrases=("vaccine route",), in_context=("route",))
def name_route(rows: Rows) -> Any:
    return rows["entry"]["route"]


@shot.field("site", title="Site of the injection", phrases=("injection site", "vaccination body site", "administration site"),
    in_context=("site",))  # fmt: skip
def name_site(rows: Rows) -> Any:
    return rows["entry"]["site"]


@shot.hidden("day")
def choose_day(rows: Rows) -> Any:
    """A day of the last three years that lies after the person's birth."""
    lived = rows.entity("health.case")["age"] * 365.0
    return days_before(rows, rows.draw("day").uniform(1.0, np.minimum(np.maximum(lived, 30.0), 1095.0)))


@shot.field("date", title="Vaccination date", storage="date32", phrases=("vaccination date", "date of vaccination", "immunization date",
    "vaccinated on", "date administered", "administration date", "vaccine date"))  # fmt: skip
def show_day(rows: Rows) -> Any:
    return rows["day"]


@shot.field("next_due", title="Next dose due", storage="date32", phrases=("next dose date", "next dose due", "next due date",
    "booster due date"))  # fmt: skip
def show_next(rows: Rows) -> Any:
    done = rows["dose"] >= np.asarray(rows["entry"]["doses"])
    again = np.maximum(np.asarray(rows["entry"]["again"]), 1) * 365
    return add_days(rows["day"], np.where(done, again, 28 + 30 * (np.asarray(rows["entry"]["doses"]) > 2)))


@shot.field("facility", title="Place of vaccination", phrases=("vaccination site", "vaccination center", "vaccination location",
    "place of vaccination", "vaccination centre"), in_context=("location", "clinic"))  # fmt: skip
def draw_place(rows: Rows) -> Any:
    return rows.draw("place").pick(PLACES)


@shot.field("reaction", title="Reaction", phrases=("adverse reaction", "side effect", "vaccine reaction", "adverse event"),
    in_context=("reaction",))  # fmt: skip
def draw_reaction(rows: Rows) -> Any:
    return rows.draw("reaction").pick(REACTIONS)
