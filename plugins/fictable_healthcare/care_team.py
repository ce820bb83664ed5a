"""A doctor as the staff list shows them: name, specialty, licence, experience and fee agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_healthcare.measures import TEXT, measured, write_digits
from fictable_healthcare.people import LAST_NAMES, draw_first, name_staff, read_role

SPECIALTIES: Final = Pool.read(__package__, "data/specialties.csv", weight="share", types={"fee": "float64"})
DEGREES: Final = Pool({"MD": 72, "DO": 15, "MBBS": 9, "MD, PhD": 4}, de=["Dr. med.", "Dr. med.", "Dr. med.", "PD Dr. med."])
DAYS: Final = Pool({"Mon-Fri": 46, "Mon, Wed, Fri": 18, "Tue, Thu": 14, "Mon-Thu": 12, "Weekends": 4, "On call": 6})

doctor = Entity("health.doctor", SPECIALTIES, title="Doctor", phrases=("doctor", "physician", "surgeon", "medical staff",
    "hospital staff", "specialist", "clinician"))  # fmt: skip
doctor.field("specialty", title="Specialty", phrases=("doctor's specialty",), in_context=("specialty", "speciality", "specialization",
    "specialisation", "field of expertise"))  # fmt: skip
doctor.field("department", title="Department", phrases=("doctor's department",), in_context=("department",))


@doctor.hidden("woman")
def know_sex(rows: Rows) -> Any:
    """Whether the doctor, the person with this role, is a woman."""
    return ~np.asarray(read_role(rows, "doctor", "is_male", lambda: rows.draw("man").chance(0.56)), np.bool_)


@doctor.field("first_name", title="First name", phrases=("doctor first name", "physician first name"))
def show_first(rows: Rows) -> Any:
    return read_role(rows, "doctor", "first_name", lambda: draw_first(rows, "doctor", rows["woman"]))


@doctor.field("last_name", title="Last name", phrases=("doctor last name", "physician last name"))
def show_last(rows: Rows) -> Any:
    return read_role(rows, "doctor", "last_name", lambda: rows.draw("last").pick(LAST_NAMES))


@doctor.field("name", title="Name", phrases=("doctor full name",), in_context=("name", "full name"))
def write_name(rows: Rows) -> Any:
    """Title and full name of the doctor, whose e-mail address and telephone are those of persons with the `of` doctor."""
    return name_staff(rows, "doctor", titled=True)


@doctor.field("gender", title="Gender", phrases=("doctor gender", "physician gender"))
def name_gender(rows: Rows) -> Any:
    words = rows.localized({"en_US": ("Male", "Female"), "de": ("männlich", "weiblich"), "fr": ("Homme", "Femme"), "es": ("Hombre",
        "Mujer")})  # fmt: skip
    return np.array(words, TEXT)[rows["woman"].astype(np.int64)]


@doctor.field("id", title="Doctor number", capacity=10**5, phrases=("doctor id", "physician id", "provider id", "practitioner id",
    "staff doctor id", "doctor number"))  # fmt: skip
def number_doctor(rows: Rows) -> Any:
    return "DR" + write_digits(rows.draw("id").distinct(10**5), 5)


@doctor.field("license_number", title="Medical licence number", capacity=10**6, phrases=("medical license", "medical license number",
    "license number of doctor", "physician license", "medical licence number"), in_context=("license number", "licence number",
    "license"))  # fmt: skip
def number_license(rows: Rows) -> Any:
    return rows.draw("letter").text("[ACDGM]") + write_digits(rows.draw("license").distinct(10**6), 6)


@doctor.field("npi", title="Provider number (NPI)", params=values.REALISTIC, phrases=("npi", "npi number", "national provider identifier"),
    capacity=10**8)  # fmt: skip
def number_provider(rows: Rows) -> Any:
    """Ten digits with Luhn's check digit over 80840 and the first nine. Those in use begin with 1 or 2, these with 9."""
    first = rows.draw("kind").integer(1, 2) if rows.params["realistic"] else 9
    body = first * 10**8 + rows.draw("npi").distinct(10**8)
    digits = (80_840 * 10**9 + body)[:, None] // 10 ** np.arange(14) % 10 * np.where(np.arange(14) % 2 == 0, 2, 1)
    check = -np.where(digits > 9, digits - 9, digits).sum(axis=1) % 10
    return write_digits(body * 10 + check, 10)


@measured(doctor, "years_experience", low=0, high=45, storage="int16", decimals=None, widest=80, title="Years of experience",
    phrases=("doctor experience", "years in practice", "years of practice"), in_context=("years of experience", "experience",
    "years experience"))  # fmt: skip
def count_years(rows: Rows) -> Any:
    return rows.draw("years").lognormal(2.45, 0.62)


@doctor.field("qualification", title="Degree", phrases=("medical degree", "doctor qualification"), in_context=("qualification", "degree"))
def draw_degree(rows: Rows) -> Any:
    return rows.draw("degree").pick(DEGREES)


@doctor.field("consultation_fee", title="Consultation fee", storage="decimal", decimals=2, phrases=("doctor's fee",
    "doctor consultation fee"), in_context=("consultation fee", "fee"))  # fmt: skip
def price_hour(rows: Rows) -> Any:
    """The specialty's usual fee, more with experience, in steps of 5."""
    usual = np.asarray(rows["fee"]) * (1.0 + 0.008 * rows["years_experience fact"]) * rows.draw("fee").lognormal(0.0, 0.12)
    return np.rint(usual / 5.0) * 5.0


@doctor.field("rating", title="Patients' rating (1 to 5)", storage="float64", decimals=1, phrases=("doctor rating", "physician rating"),
    in_context=("rating", "patient rating"))  # fmt: skip
def rate(rows: Rows) -> Any:
    return (4.9 - rows.draw("rating").exponential(0.42)).clip(1.5, 5.0)


@doctor.field("available_days", title="Working days", phrases=("doctor availability", "available days", "working days of doctor"),
    in_context=("availability", "schedule"))  # fmt: skip
def draw_days(rows: Rows) -> Any:
    return rows.draw("days").pick(DAYS)
