"""A hospital stay: admission, ward, room and discharge agree with the case's length of stay."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, add_days, add_minutes, days_before, write_digits
from fictable_healthcare.people import read_age

HOSPITALS: Final = Pool.read(__package__, "data/hospitals.csv", weight="share")
# How hospitals for children are told by their names.
CHILDREN: Final = ("Children", "Kinder", "Infantil", "Enfants", "Bambin", "小児", "Nhi ", "儿童")


def is_for_children(names: Any) -> Any:
    """Which names are those of hospitals for children."""
    found = np.asarray(names)
    return np.logical_or.reduce([np.strings.find(found, np.array(word, TEXT)) >= 0 for word in CHILDREN])


GENERAL: Final = HOSPITALS.where(lambda columns: ~is_for_children(columns["hospital"]))
SOURCES: Final = Pool.read(__package__, "data/admission_sources.csv", weight="share")
CLASSES: Final = Pool.read(__package__, "data/encounter_classes.csv", weight="share")
# Share of admissions by hour of the day: few at night, a peak before noon and a second one in the afternoon.
HOURS: Final = np.cumsum([
    2.0, 1.6, 1.3, 1.2, 1.2, 1.6, 3.2, 5.0, 6.0, 6.6, 7.0, 6.8,
    6.2, 6.0, 6.0, 6.0, 5.6, 5.4, 5.0, 4.6, 4.2, 3.6, 2.8, 2.1,
]) / 101.0  # fmt: skip

stay = Entity("health.stay", title="Hospital stay", phrases=("patient", "hospital", "admission", "inpatient", "hospitalization",
    "hospitalisation", "clinic", "encounter", "medical", "ward", "discharge"))  # fmt: skip


@stay.field("id", title="Admission number", capacity=10**6, phrases=("admission id", "admission number", "encounter id",
    "encounter number", "hadm id", "stay id", "hospital visit id", "encounter identifier"))  # fmt: skip
def number_stay(rows: Rows) -> Any:
    return "ADM" + write_digits(rows.draw("id").distinct(10**6), 7)


@stay.hidden("day in")
def choose_day(rows: Rows) -> Any:
    """A day in the two years before the clock, early enough for the discharge to lie before it."""
    days = np.asarray(rows.entity("health.case")["length_of_stay fact"])
    return days_before(rows, np.rint(days + rows.draw("day").uniform(0.0, 730.0)))


@stay.hidden("moment in")
def choose_moment(rows: Rows) -> Any:
    """Day and minute of the admission."""
    hour = np.searchsorted(HOURS, rows.draw("hour").uniform(), side="right").clip(max=23)
    return add_minutes(rows["day in"], hour * 60 + rows.draw("minute").integer(0, 59))


@stay.hidden("day out")
def find_day_out(rows: Rows) -> Any:
    """The day in plus the length of stay."""
    return add_days(rows["day in"], rows.entity("health.case")["length_of_stay fact"])


@stay.field("admission_date", storage="date32", phrases=("admission date", "date of admission", "admit date", "hospitalization date",
    "date admitted", "admitted on", "treatment start date"))  # fmt: skip
def show_day_in(rows: Rows) -> Any:
    return rows["day in"]


@stay.field("admitted_at", storage="timestamp[s]", title="Admission time", phrases=("admission time", "admitted at", "admit time",
    "admission datetime", "admission timestamp", "encounter start", "arrival time at hospital", "check in time at hospital"))  # fmt: skip
def show_moment_in(rows: Rows) -> Any:
    return rows["moment in"]


@stay.field("discharge_date", storage="date32", phrases=("discharge date", "date of discharge", "date discharged", "discharged on",
    "treatment end date"))  # fmt: skip
def show_day_out(rows: Rows) -> Any:
    return rows["day out"]


@stay.field("discharged_at", storage="timestamp[s]", title="Discharge time", phrases=("discharge time", "discharged at",
    "discharge datetime", "discharge timestamp", "encounter end", "encounter stop"))  # fmt: skip
def show_moment_out(rows: Rows) -> Any:
    """Late morning to evening of the last day."""
    return add_minutes(rows["day out"], 9 * 60 + rows.draw("minute").uniform(0.0, 600.0))


@stay.field("treatment_date", storage="date32", phrases=("treatment date", "procedure date", "date of treatment", "surgery date",
    "service date", "date of service", "treatment dates", "date of procedure"))  # fmt: skip
def show_treatment_day(rows: Rows) -> Any:
    return add_days(rows["day in"], np.floor(rows.draw("day").uniform() * np.asarray(rows.entity("health.case")["length_of_stay fact"])))


@stay.field("diagnosis_date", storage="date32", phrases=("diagnosis date", "date of diagnosis", "diagnosed on", "onset date",
    "date diagnosed", "condition start date"))  # fmt: skip
def show_diagnosis_day(rows: Rows) -> Any:
    return add_days(rows["day in"], -np.floor(rows.draw("days").exponential(40.0)).clip(0, 900))


@stay.field("follow_up_date", storage="date32", phrases=("follow-up date", "follow up date", "followup date", "next visit date",
    "next appointment date", "next appointment", "follow-up appointment", "next visit"))  # fmt: skip
def show_follow_up(rows: Rows) -> Any:
    return add_days(rows["day out"], np.array([7, 10, 14, 21, 28, 30, 42, 60, 90])[rows.draw("gap").integer(0, 8)])


@stay.field("hospital", title="Hospital", phrases=("hospital", "hospital name", "clinic name", "medical center", "medical facility",
    "healthcare facility", "treating hospital", "health facility", "healthcare provider name", "hospital branch"), in_context=("facility",
    "facility name", "clinic", "center"))  # fmt: skip
def name_hospital(rows: Rows) -> Any:
    """Grown-ups are not taken to a hospital for children."""
    any_one, other = (np.asarray(rows.draw(label).pick(pool)) for label, pool in (("hospital", HOSPITALS), ("other", GENERAL)))
    return np.where((read_age(rows) >= 16) & is_for_children(any_one), other, any_one)


@stay.hidden("floor letter")
def letter_ward(rows: Rows) -> Any:
    """The letter of the department's ward."""
    return rows.entity("health.case")["unit"]["ward"]


@stay.field("ward", title="Ward", phrases=("ward name", "ward number", "ward id", "nursing unit"))
def name_ward(rows: Rows) -> Any:
    return "Ward " + np.asarray(rows["floor letter"]) + rows.draw("ward").integer(1, 4).astype(TEXT)


@stay.field("room_number", title="Room number", phrases=("hospital room", "hospital room number", "patient room", "ward room"),
    in_context=("room number", "room", "room no"))  # fmt: skip
def number_room(rows: Rows) -> Any:
    return (rows.draw("floor").integer(1, 6) * 100 + rows.draw("door").integer(1, 40)).astype(TEXT)


@stay.field("bed", title="Bed", phrases=("bed number", "bed id", "bed no", "hospital bed"), in_context=("bed",))
def name_bed(rows: Rows) -> Any:
    return np.asarray(rows["floor letter"]) + write_digits(rows.draw("bed").integer(1, 36), 2) + np.array(["A", "B", "C"],
        TEXT)[rows.draw("side").integer(0, 2)]  # fmt: skip


@stay.field("admission_source", title="Admission source", phrases=("admission source", "source of admission", "admitted from",
    "admission location", "referral source of admission"))  # fmt: skip
def name_source(rows: Rows) -> Any:
    return rows.draw("source").pick(SOURCES, course=rows.entity("health.case")["entry"]["course"])["source"]


@stay.field("encounter_class", title="Encounter class", phrases=("encounter class", "encounter type", "patient class",
    "class of encounter", "patient type", "care setting", "visit class"))  # fmt: skip
def name_class(rows: Rows) -> Any:
    """By the kind of treatment, from counselling to surgery; newborns and check-ups have their own."""
    return rows.draw("class").pick(CLASSES, kind=rows.entity("health.case")["care"]["kind"])["encounter_class"]
