"""The patient as the hospital registers them: numbers, blood type, allergies, insurance, body measures and habits."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, measured, write_digits
from fictable_healthcare.people import name_staff

# Shares of the ABO and Rh groups among blood donors of each country (national blood services, rounded).
BLOOD_TYPES: Final = Pool(
    {"O+": 37.4, "A+": 35.7, "B+": 8.5, "O-": 6.6, "A-": 6.3, "AB+": 3.4, "B-": 1.5, "AB-": 0.6},
    de={"A+": 37, "O+": 35, "B+": 9, "O-": 6, "A-": 6, "AB+": 4, "B-": 2, "AB-": 1},
    ja={"A+": 39.8, "O+": 29.9, "B+": 19.9, "AB+": 9.9, "O-": 0.15, "A-": 0.2, "B-": 0.1, "AB-": 0.05},
    zh={"O+": 36, "A+": 28, "B+": 28, "AB+": 7.3, "O-": 0.25, "A-": 0.2, "B-": 0.2, "AB-": 0.05},
    vi={"O+": 41.7, "B+": 30.8, "A+": 21.9, "AB+": 4.98, "O-": 0.3, "B-": 0.2, "A-": 0.1, "AB-": 0.02},
)
ALLERGIES: Final = Pool(
    {
        "None known": 58, "Penicillin": 9, "Sulfa drugs": 4, "Aspirin": 2.5, "Ibuprofen": 2, "Codeine": 1.5, "Latex": 2.5, "Peanuts": 3,
        "Shellfish": 3, "Tree nuts": 1.5, "Eggs": 1, "Milk": 1.2, "Pollen": 5, "Dust mites": 3, "Bee stings": 1.6, "Iodine contrast": 1.4,
    },
    de=["Keine bekannt", "Penicillin", "Sulfonamide", "Aspirin", "Ibuprofen", "Codein", "Latex", "Erdnüsse", "Schalentiere", "Baumnüsse",
        "Eier", "Milch", "Pollen", "Hausstaubmilben", "Bienenstiche", "Jodhaltiges Kontrastmittel"],
)  # fmt: skip
PAYERS: Final = Pool.read(__package__, "data/payers.csv", weight="share")
INSURERS: Final = Pool.read(__package__, "data/insurers.csv", weight="share")
SMOKING: Final = Pool.read(__package__, "data/smoking.csv", weight="share")
ALCOHOL: Final = Pool({"Non-drinker": 34, "Occasional": 44, "Moderate": 16, "Heavy": 6}, de=["Nie", "Gelegentlich", "Mäßig", "Viel"])
EXERCISE: Final = Pool({"Sedentary": 26, "Light": 34, "Moderate": 28, "Active": 12}, de=["Kaum", "Leicht", "Mäßig", "Viel"])
LANGUAGES: Final = Pool({"English": 80, "Spanish": 12, "Chinese": 1.5, "Vietnamese": 1, "Arabic": 1, "French": 1, "Tagalog": 1,
    "Korean": 0.7, "Russian": 0.6, "German": 0.5})  # fmt: skip
RELATIONS: Final = Pool({"Spouse": 42, "Parent": 18, "Child": 17, "Sibling": 11, "Partner": 7, "Friend": 5})
REGIONS: Final = Pool({"southeast": 27, "southwest": 24, "northwest": 24, "northeast": 25})
BMI_CLASSES: Final = np.array(["Underweight", "Normal", "Overweight", "Obese"], TEXT)

patient = Entity("health.patient", title="Patient", phrases=("patient", "hospital", "clinic", "medical", "healthcare", "health care",
    "health record", "health insurance", "medical insurance", "smoker"))  # fmt: skip


@patient.field("id", title="Patient number", capacity=10**6, phrases=("patient id", "patient number", "patient identifier", "patientid",
    "patient no", "patient code"), in_context=("id", "identifier"))  # fmt: skip
def number_patient(rows: Rows) -> Any:
    return "P" + write_digits(rows.draw("id").distinct(10**6), 6)


@patient.field("mrn", title="Medical record number", capacity=9 * 10**6, phrases=("mrn", "medical record number", "medical record no",
    "chart number", "record number", "medical record id"))  # fmt: skip
def number_record(rows: Rows) -> Any:
    return (rows.draw("mrn").distinct(9 * 10**6) + 10**6).astype(TEXT)


@patient.field("blood_type", title="Blood type", phrases=("blood type", "blood group", "bloodtype", "abo group", "blood typ"))
def draw_blood(rows: Rows) -> Any:
    return rows.draw("blood").pick(BLOOD_TYPES)


@patient.field("allergy", title="Allergies", phrases=("allergy", "allergies", "known allergy", "drug allergy", "allergen"))
def draw_allergy(rows: Rows) -> Any:
    return rows.draw("allergy").pick(ALLERGIES)


@patient.hidden("insurer")
def choose_insurer(rows: Rows) -> Any:
    """Kind of insurance by age, then a company of that kind."""
    age = rows.entity("health.case")["age"]
    band = np.array(["young", "adult", "senior"], TEXT)[np.searchsorted([19, 65], age, side="right")]
    kind = rows.draw("kind").pick(PAYERS, band=band)["insurance_type"]
    return rows.draw("insurer").pick(INSURERS, insurance_type=kind)


@patient.field("insurance_provider", title="Insurance company", phrases=("insurance provider", "insurance company", "health insurer",
    "insurance carrier", "insurer", "medical insurer", "health insurance provider", "health insurance company", "payer", "payer name",
    "health plan", "insurance name", "insurance plan", "insurance information"), in_context=("insurance", "health insurance",
    "carrier"))  # fmt: skip
def name_insurer(rows: Rows) -> Any:
    return rows["insurer"]["provider"]


@patient.field("insurance_type", title="Kind of insurance", phrases=("insurance type", "type of insurance", "coverage type",
    "insurance category", "payer type", "insurance status"))  # fmt: skip
def name_insurance_type(rows: Rows) -> Any:
    return rows["insurer"]["insurance_type"]


@patient.field(
    "insurance_id",
    title="Insurance member number",
    capacity=10**8,
    phrases=(
        "insurance id",
        "insurance number",
        "member id",
        "insurance member id",
        "health insurance number",
        "subscriber id",
        "insurance policy id",
    ),
    in_context=("insurance policy number",),
)
def number_member(rows: Rows) -> Any:
    return rows.draw("letters").text("[A-HJ-NP-Z]{3}") + write_digits(rows.draw("member").distinct(10**8), 8)


@measured(patient, "height_cm", low=45, high=212, title="Height (cm)", phrases=("patient height",), in_context=("height", "height cm",
    "height in cm", "body height"))  # fmt: skip
def measure_height(rows: Rows) -> Any:
    """Adults by sex; children along the median of the growth charts (CDC, rounded)."""
    of = rows.entity("health.case")
    age = of["age"].astype(np.float64)
    grown = np.where(of["female"], 162.5, 176.0)
    share = np.interp(age, [0, 1, 2, 4, 6, 8, 10, 12, 14, 16, 18], [0.36, 0.45, 0.52, 0.61, 0.69, 0.76, 0.82, 0.88, 0.95, 0.985, 1.0])
    return grown * share * (1.0 + rows.draw("height").normal(0.0, 0.041))


@measured(patient, "bmi", low=12.0, high=54.0, widest=120, title="Body mass index", phrases=("patient bmi",), in_context=("bmi",
    "body mass index"))  # fmt: skip
def measure_bmi(rows: Rows) -> Any:
    """Right-skewed around 28 in adults, lower in children, higher where the illness comes with obesity."""
    of = rows.entity("health.case")
    middle = np.interp(of["age"], [0, 2, 6, 12, 18, 30, 55, 80], [15.0, 16.3, 15.6, 18.2, 22.5, 26.6, 28.6, 26.8])
    heavy = np.strings.find(np.asarray(of["entry"]["signs"]), "obese") >= 0
    return middle * rows.draw("bmi").lognormal(0.0, 0.16) + np.where(heavy, 7.5, 0.0)


@measured(patient, "weight_kg", low=2.2, high=240.0, title="Weight (kg)", phrases=("patient weight",), in_context=("weight", "weight kg",
    "weight in kg", "body weight"))  # fmt: skip
def measure_weight(rows: Rows) -> Any:
    """Body mass index times the square of the height."""
    metres = rows["height_cm fact"] / 100.0
    return rows["bmi fact"] * metres * metres


@patient.field("bmi_category", title="Weight class", phrases=("bmi category", "weight category", "weight status", "bmi class",
    "obesity level", "weight class"))  # fmt: skip
def class_bmi(rows: Rows) -> Any:
    return BMI_CLASSES[np.searchsorted([18.5, 25.0, 30.0], rows["bmi fact"], side="right")]


@patient.hidden("habit")
def choose_habit(rows: Rows) -> Any:
    """Smoking by age; children do not."""
    band = np.array(["child", "adult", "senior"], TEXT)[np.searchsorted([16, 65], rows.entity("health.case")["age"], side="right")]
    return rows.draw("habit").pick(SMOKING, band=band)["status"]


@patient.field("smoking_status", title="Smoking status", phrases=("smoking status", "smoking history", "tobacco use", "smoking habit",
    "tobacco status", "smoking"))  # fmt: skip
def name_smoking(rows: Rows) -> Any:
    return rows["habit"]


@patient.field("smoker", storage="bool", phrases=("smoker", "is smoker", "current smoker", "smokes"))
def tell_smoker(rows: Rows) -> Any:
    return np.asarray(rows["habit"]) == "Current"


@patient.field("alcohol", title="Alcohol consumption", phrases=("alcohol consumption", "alcohol use", "alcohol intake", "drinking habit",
    "alcohol"))  # fmt: skip
def draw_alcohol(rows: Rows) -> Any:
    return rows.draw("alcohol").pick(ALCOHOL)


@patient.field("physical_activity", title="Physical activity", phrases=("physical activity", "exercise level", "activity level",
    "exercise habits", "physical activity level"))  # fmt: skip
def draw_exercise(rows: Rows) -> Any:
    return rows.draw("exercise").pick(EXERCISE)


@patient.field("language", title="Preferred language", phrases=("preferred language", "primary language", "patient language"),
    in_context=("language",))  # fmt: skip
def draw_language(rows: Rows) -> Any:
    return rows.draw("language").pick(LANGUAGES)


@patient.field("emergency_contact", title="Emergency contact", phrases=("emergency contact", "emergency contact name", "next of kin"))
def name_contact(rows: Rows) -> Any:
    return name_staff(rows, "contact")


@patient.field("emergency_relation", title="Relation of the emergency contact", phrases=("emergency contact relationship",
    "emergency contact relation", "next of kin relationship"))  # fmt: skip
def draw_relation(rows: Rows) -> Any:
    return rows.draw("relation").pick(RELATIONS)


@patient.field("organ_donor", storage="bool", title="Organ donor", phrases=("organ donor", "is organ donor"))
def tell_donor(rows: Rows) -> Any:
    return rows.draw("donor").chance(0.54)


@measured(patient, "children", low=0, high=6, storage="int16", decimals=None, widest=20, title="Insured children",
    phrases=("number of children covered", "dependents covered"), in_context=("children", "number of children", "dependents"))  # fmt: skip
def count_children(rows: Rows) -> Any:
    return np.searchsorted([0.43, 0.67, 0.85, 0.96, 0.985], rows.draw("children").uniform(), side="right")


@patient.field("region", title="Region of residence", phrases=("residential region", "insurance region"), in_context=("region",))
def draw_region(rows: Rows) -> Any:
    return rows.draw("region").pick(REGIONS)


@measured(patient, "insurance_charges", low=1100, high=64_000, storage="decimal", decimals=2, title="Yearly insurance charges",
    phrases=("insurance charges", "insurance cost", "medical insurance charges", "medical insurance cost", "health insurance cost",
    "annual medical cost"), in_context=("charges",))  # fmt: skip
def measure_charges(rows: Rows) -> Any:
    """Rise with the square of age and with children; smokers pay several times as much, the more the heavier they are."""
    age = rows.entity("health.case")["age"].clip(18, 90).astype(np.float64)
    smokes, heavy = np.asarray(rows["habit"]) == "Current", rows["bmi fact"] > 30.0
    usual = 1600.0 + 3.25 * age * age + 480.0 * rows["children fact"]
    extra = np.where(smokes, np.where(heavy, 33_000.0, 13_500.0), np.where(heavy, 700.0, 0.0))
    rare = np.where(rows.draw("rare").chance(0.07), rows.draw("size").uniform(4000.0, 19_000.0), 0.0)
    return (usual + extra + rare) * rows.draw("spread").lognormal(0.0, 0.1)


@patient.hidden("premium factor")
def rate_premium(rows: Rows) -> Any:
    """How much more than the cheapest plan the patient pays."""
    return 1.0 + rows.entity("health.case")["age"].clip(18, 64) / 40.0 + np.where(np.asarray(rows["habit"]) == "Current", 0.5, 0.0)


@measured(patient, "health_premium", low=80, high=2500, storage="decimal", decimals=2, title="Monthly health insurance premium",
    phrases=("health insurance premium", "monthly health premium"), in_context=("premium", "insurance premium"))  # fmt: skip
def measure_premium(rows: Rows) -> Any:
    return 190.0 * rows["premium factor"] * rows.draw("premium").lognormal(0.0, 0.2)
