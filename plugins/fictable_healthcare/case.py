"""A case of illness: diagnosis, code, department, drug, treatment, length of stay and bill belong together and fit the patient."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, measured, write_digits
from fictable_healthcare.people import BAND_EDGES, BANDS, name_staff, read_age, read_female

MIX: Final = Pool.read(__package__, "data/case_mix.csv", weight="share")
DIAGNOSES: Final = Pool.read(__package__, "data/diagnoses.csv", types={"days": "float64", "cost": "float64"})
SETTINGS: Final = Pool.read(__package__, "data/settings.csv", weight="share")
# What is hardly ever a reason for a stay in hospital.
OUTPATIENT: Final = (
    "A69.20", "B02.9", "D57.1", "E03.9", "E28.2", "E55.9", "E66.9", "E78.5", "F90.9", "G47.00", "G47.33", "H10.9", "H40.9", "H66.90",
    "H91.90", "I10", "J02.0", "J06.9", "J20.9", "J30.9", "J32.9", "J45.909", "K58.9", "K59.00", "K76.0", "L20.9", "L40.9", "L70.0",
    "M10.9", "M19.90", "M54.50", "M79.7", "M81.0", "R51.9", "S01.81XA", "S93.401A", "Z00.00", "Z00.129",
)  # fmt: skip
# Codes of illnesses that nobody makes an appointment for begin so.
ACUTE: Final = (
    "A", "E10.1", "E86", "G45", "I21", "I26", "I63", "J1", "J2", "J45.901", "J9", "K35", "K81", "K85", "K92", "L03", "N20", "N39",
    "R", "S", "T",
)  # fmt: skip


def is_acute(codes: Any) -> NDArray[np.bool_]:
    """Which ICD-10 codes are of illnesses that nobody makes an appointment for."""
    found = np.zeros(len(codes), bool)
    for start in ACUTE:
        found = found | np.strings.startswith(codes, np.array(start, TEXT))
    return found


INPATIENT_MIX: Final = MIX.where(lambda columns: ~np.isin(columns["icd10"], np.array(OUTPATIENT, TEXT)))
EMERGENCY_MIX: Final = MIX.where(lambda columns: is_acute(columns["icd10"]))
MEDICATIONS: Final = Pool.read(__package__, "data/medications.csv", weight="share", types={"price": "float64"})
TREATMENTS: Final = Pool.read(__package__, "data/treatments.csv", weight="share", types={"effort": "float64"})
DEPARTMENTS: Final = Pool.read(__package__, "data/departments.csv")
SUPPLIES: Final = Pool.read(__package__, "data/supplies.csv", weight="share", types={"days": "int64"})
COURSES: Final = Pool.read(__package__, "data/courses.csv", weight="share")
DISPOSITIONS: Final = Pool.read(__package__, "data/dispositions.csv", weight="share")
ADMISSIONS: Final = Pool.read(__package__, "data/admissions.csv", weight="share")
RESULTS: Final = Pool.read(__package__, "data/results.csv", weight="share")

case = Entity("health.case", SETTINGS, title="Case of illness", phrases=("patient", "hospital", "clinic", "medical", "healthcare",
    "health care", "health record", "admission", "inpatient", "clinical", "diagnosis", "disease", "ehr", "emr"),)  # fmt: skip
case.field("setting", title="Setting of the cases", description='With `values` ["inpatient"] the cases of hospital stays, with '
    '["emergency"] those of emergency rooms, else all.')  # fmt: skip


@case.hidden("female")
def know_sex(rows: Rows) -> NDArray[np.bool_]:
    """Whether the patient is a woman or girl."""
    return read_female(rows)


@case.hidden("age")
def know_age(rows: Rows) -> NDArray[np.int64]:
    """The patient's age in years."""
    return read_age(rows)


@case.hidden("entry")
def choose_diagnosis(rows: Rows) -> Any:
    """The diagnosis, by how often it is treated among patients of this sex and age."""
    band = BANDS[np.searchsorted(BAND_EDGES, rows["age"], side="right")]
    who = np.where(rows["female"], np.array("F ", TEXT), np.array("M ", TEXT)) + band
    code, setting = np.asarray(rows.draw("code").pick(MIX, who=who)["icd10"]), np.asarray(rows["setting"])
    for name, mix in (("inpatient", INPATIENT_MIX), ("emergency", EMERGENCY_MIX)):
        if (setting == name).any():
            code = np.where(setting == name, np.asarray(rows.draw(name).pick(mix, who=who)["icd10"]), code)
    return rows.draw("entry").pick(DIAGNOSES, icd10=code)


@case.hidden("course")
def follow_course(rows: Rows) -> Any:
    """How the illness goes: the usual course of the diagnosis, sometimes milder or worse."""
    return rows.draw("course").pick(COURSES, course=rows["entry"]["course"])


@case.hidden("drug")
def choose_drug(rows: Rows) -> Any:
    """A drug of the diagnosis; children get theirs."""
    entry = rows["entry"]
    therapy = np.where(rows["age"] < 13, np.asarray(entry["therapy_child"]), np.asarray(entry["therapy"]))
    return rows.draw("drug").pick(MEDICATIONS, therapy=therapy)


@case.hidden("care")
def choose_care(rows: Rows) -> Any:
    """A treatment of the diagnosis."""
    return rows.draw("care").pick(TREATMENTS, care=rows["entry"]["care"])


@case.hidden("unit")
def choose_unit(rows: Rows) -> Any:
    """The department of the diagnosis; children are seen in pediatrics, save in emergencies and intensive care."""
    usual = np.asarray(rows["entry"]["department"])
    kept = np.isin(usual, np.array(["Emergency Medicine", "Intensive Care", "Ophthalmology", "ENT", "Psychiatry"], TEXT))
    young = (rows["age"] < 16) & ~kept
    return rows.draw("unit").pick(DEPARTMENTS, department=np.where(young, np.array("Pediatrics", TEXT), usual))


@case.field( "condition", title="Medical condition", phrases=("medical condition", "health condition", "disease", "illness",
    "medical diagnosis name", "existing condition", "chronic condition", "ailment", "disease name", "medical problem"),
    in_context=("condition",),)  # fmt: skip
def name_condition(rows: Rows) -> Any:
    return rows["entry"]["condition"]


@case.field(
    "diagnosis",
    phrases=(
        "diagnosis", "primary diagnosis", "principal diagnosis", "diagnosis description", "admitting diagnosis", "medical diagnosis",
        "reason for admission", "admission reason", "diagnosis name", "dx", "reason description", "final diagnosis", "icd description",
    ),
)  # fmt: skip
def name_diagnosis(rows: Rows) -> Any:
    return rows["entry"]["diagnosis"]


@case.field("icd10", title="ICD-10-CM code", phrases=("icd-10", "icd10", "icd 10", "icd code", "icd-10 code", "icd10 code", "icd 10 code",
    "icd-10-cm", "diagnosis code", "icd", "dx code", "primary diagnosis code"), in_context=("code", "reason code",
    "reasoncode"))  # fmt: skip
def code_diagnosis(rows: Rows) -> Any:
    return rows["entry"]["icd10"]


@case.field( "department", phrases=("hospital department", "clinical department", "medical department", "hospital unit",
    "clinic department", "hospital ward", "referred department"), in_context=("department", "ward", "division"),)  # fmt: skip
def name_department(rows: Rows) -> Any:
    return rows["unit"]["department"]


@case.field( "specialty", title="Medical specialty", phrases=("medical specialty", "doctor specialty", "physician specialty", "specialty",
    "speciality", "medical speciality", "provider specialty", "doctor specialization", "clinical specialty"),
    in_context=("specialization", "specialisation", "field"),)  # fmt: skip
def name_specialty(rows: Rows) -> Any:
    return rows["unit"]["specialty"]


@case.field( "doctor", title="Treating doctor", phrases=("doctor", "physician", "attending physician", "treating doctor", "doctor name",
    "physician name", "consulting doctor", "surgeon", "referring physician", "attending doctor", "assigned doctor",
    "primary care physician", "clinician", "prescribing doctor", "prescriber"), in_context=("provider", "provider name", "consultant",
    "practitioner"),)  # fmt: skip
def name_doctor(rows: Rows) -> Any:
    return name_staff(rows, "doctor", titled=True)


@case.field("nurse", title="Nurse", phrases=("nurse", "attending nurse", "nurse name", "assigned nurse"))
def name_nurse(rows: Rows) -> Any:
    return name_staff(rows, "nurse")


@case.field("symptom", title="Presenting complaint", phrases=("symptom", "chief complaint", "presenting complaint", "presenting symptom",
    "main symptom", "reason for visit", "reason for encounter", "visit reason", "reason for the visit"))  # fmt: skip
def name_symptom(rows: Rows) -> Any:
    return rows["entry"]["complaint"]


@case.field("medication", phrases=("medication", "drug", "medicine", "prescribed medication", "prescribed drug", "medication name",
    "drug name", "prescription drug", "current medication"), in_context=("prescription",))  # fmt: skip
def name_drug(rows: Rows) -> Any:
    return rows["drug"]["medication"]


@case.hidden("dose text")
def write_dose(rows: Rows) -> Any:
    """Such as 500 mg."""
    return np.asarray(rows["drug"]["dose"]) + " " + np.asarray(rows["drug"]["unit"])


@case.field("dosage", phrases=("dosage", "dose", "medication dosage", "drug dose", "drug strength"))
def show_dose(rows: Rows) -> Any:
    return rows["dose text"]


@case.field("dose_amount", title="Dose, number", storage="float64", decimals=3, phrases=("dose amount", "dose quantity", "dose value"))
def number_dose(rows: Rows) -> Any:
    return np.asarray(rows["drug"]["dose"]).astype(np.float64)


@case.field("dose_unit", title="Dose unit", phrases=("dose unit", "dosage unit"))
def name_dose_unit(rows: Rows) -> Any:
    return rows["drug"]["unit"]


@case.field("frequency", title="Dosing frequency", phrases=("dosing frequency", "dosage frequency", "medication frequency",
    "dose frequency"), in_context=("frequency",))  # fmt: skip
def name_frequency(rows: Rows) -> Any:
    return rows["drug"]["frequency"]


@case.field("route", title="Route of administration", phrases=("route of administration", "administration route", "medication route",
    "drug route"), in_context=("route",))  # fmt: skip
def name_route(rows: Rows) -> Any:
    return rows["drug"]["route"]


@case.field("prescription", title="Prescription text", phrases=("prescription text", "prescription details", "medication instructions",
    "medication order", "sig"))  # fmt: skip
def write_prescription(rows: Rows) -> Any:
    drug = rows["drug"]
    taken = np.asarray(drug["route"]) + " " + np.asarray(drug["frequency"])
    return np.asarray(drug["medication"]) + " " + rows["dose text"] + " " + taken


@case.field("days_supply", title="Days of supply", storage="int16", phrases=("days supply", "days supplied", "medication duration",
    "duration days", "duration in days", "treatment duration"))  # fmt: skip
def count_days(rows: Rows) -> Any:
    return np.asarray(rows.draw("days").pick(SUPPLIES, duration=rows["drug"]["duration"])["days"])


@case.field("refills", storage="int16", phrases=("refill", "refills", "refills remaining", "number of refills"))
def count_refills(rows: Rows) -> Any:
    """None for short courses."""
    drawn = np.searchsorted([0.16, 0.3, 0.46, 0.78, 0.86], rows.draw("refills").uniform(), side="right")
    return np.where(np.asarray(rows["drug"]["duration"]) == "lasting", drawn, 0)


@case.field("treatment", phrases=("treatment", "treatment plan", "treatment name", "therapy", "treatment given", "treatment received",
    "intervention", "medical procedure", "procedure performed", "surgical procedure", "procedure name", "procedure description"),
    in_context=("procedure", "service", "service provided", "description"))  # fmt: skip
def name_treatment(rows: Rows) -> Any:
    return rows["care"]["treatment"]


@case.field("treatment_type", title="Kind of treatment", phrases=("treatment type", "procedure type", "type of treatment",
    "treatment category", "type of procedure"))  # fmt: skip
def name_treatment_kind(rows: Rows) -> Any:
    return rows["care"]["kind"]


@case.field("severity", phrases=("illness severity", "severity of illness", "disease severity", "condition severity", "severity level"),
    in_context=("severity", "acuity"))  # fmt: skip
def name_severity(rows: Rows) -> Any:
    return rows["course"]["severity"]


@case.field("outcome", title="Outcome of treatment", phrases=("treatment outcome", "patient outcome", "clinical outcome",
    "discharge condition", "health outcome"), in_context=("outcome", "patient status"))  # fmt: skip
def name_outcome(rows: Rows) -> Any:
    return rows["result of care"]


@case.hidden("result of care")
def tell_result(rows: Rows) -> Any:
    """The outcome; who has a lasting illness improves or is stable where others recover, and check-ups find people well."""
    outcome, lasting = np.asarray(rows["end"]["outcome"]), np.asarray(rows["drug"]["duration"]) == "lasting"
    better = np.where(rows.draw("better").chance(0.55), np.array("Improved", TEXT), np.array("Stable", TEXT))
    well = np.strings.startswith(np.asarray(rows["entry"]["icd10"]), np.array("Z00", TEXT))
    return np.select([well, lasting & (outcome == "Recovered")], [np.array("Well", TEXT), better], outcome)


@case.hidden("end")
def choose_end(rows: Rows) -> Any:
    """How the stay ends; nobody dies of what hardly needs a hospital, and children go home."""
    severity = np.asarray(rows["course"]["severity"])
    light = np.isin(np.asarray(rows["entry"]["icd10"]), np.array(OUTPATIENT, TEXT))
    young = (np.asarray(rows["age"]) < 18) & (severity != "Mild")
    key = np.where(young, np.array("Child ", TEXT) + severity, np.where(light, np.array("Mild", TEXT), severity))
    return rows.draw("end").pick(DISPOSITIONS, severity=key)


@case.field("discharge_status", title="Discharge status", phrases=("discharge status", "discharge disposition", "disposition",
    "discharge type", "discharge destination", "discharged to"))  # fmt: skip
def name_disposition(rows: Rows) -> Any:
    return rows["end"]["disposition"]


@case.field("admission_type", title="Admission type", phrases=("admission type", "type of admission", "admit type", "admission category"))
def name_admission_type(rows: Rows) -> Any:
    newborn = np.isin(np.asarray(rows["entry"]["icd10"]), np.array(["P07.30"], TEXT))
    usual = np.asarray(rows.draw("type").pick(ADMISSIONS, course=rows["entry"]["course"])["admission_type"])
    acute = is_acute(np.asarray(rows["entry"]["icd10"]))
    emergency, newly = np.array("Emergency", TEXT), np.array("Newborn", TEXT)
    return np.select([newborn, acute & (usual == "Elective")], [newly, emergency], usual)


@measured(case, "length_of_stay", low=1, high=120, storage="int16", decimals=None, widest=3650, title="Length of stay (days)",
    phrases=("length of stay", "los", "days in hospital", "hospital stay", "stay length", "stay duration", "length of stay days",
    "days hospitalized", "days admitted", "number of days in hospital", "time in hospital"))  # fmt: skip
def measure_stay(rows: Rows) -> Any:
    """Around the usual days of the diagnosis; longer in severe courses."""
    factor = np.select([np.asarray(rows["course"]["severity"]) == "Critical", np.asarray(rows["course"]["severity"]) == "Severe"], [1.7,
        1.3], 0.9)  # fmt: skip
    return np.asarray(rows["entry"]["days"]) * factor * rows.draw("days").lognormal(0.0, 0.42)


@measured(case, "billing_amount", low=90, high=400_000, storage="decimal", decimals=2, title="Billing amount", phrases=("billing amount",
    "hospital bill", "treatment cost", "medical cost", "hospital charges", "total charges for stay", "bill amount", "medical expense",
    "medical bill amount", "healthcare cost", "cost of treatment", "medical charges", "hospital cost", "cost of care", "total claim cost",
    "claim cost", "billing information"), in_context=("bill", "billing", "charges", "total bill", "charge amount", "total charges",
    "cost", "total cost", "amount billed", "billed amount"))  # fmt: skip
def measure_bill(rows: Rows) -> Any:
    """Usual cost of the diagnosis, half of it proportional to the stay, with the spread of hospital charges."""
    entry, care = rows["entry"], rows["care"]
    stay = np.asarray(rows["length_of_stay fact"]) / np.asarray(entry["days"])
    usual = np.asarray(entry["cost"]) * (0.45 + 0.45 * stay) + np.asarray(care["effort"]) * 60.0
    return usual * rows.draw("price").lognormal(0.0, 0.3)


@measured(case, "treatment_cost", low=25, high=120_000, storage="decimal", decimals=2, title="Cost of the treatment",
    phrases=("procedure cost", "base encounter cost", "base cost", "encounter cost", "service cost", "cost per treatment"))  # fmt: skip
def measure_treatment_cost(rows: Rows) -> Any:
    return np.asarray(rows["care"]["effort"]) * 620.0 * rows.draw("price").lognormal(0.0, 0.35)


@measured(case, "medication_cost", low=2, high=25_000, storage="decimal", decimals=2, title="Cost of the medication",
          phrases=("medication cost", "drug cost", "prescription cost", "medicine price", "drug price", "medication price"))  # fmt: skip
def measure_drug_cost(rows: Rows) -> Any:
    return np.asarray(rows["drug"]["price"]) * rows.draw("price").lognormal(0.0, 0.18)


@case.field("test_result", title="Test result", phrases=("test result", "test results", "medical test result", "diagnostic result"))
def name_test_result(rows: Rows) -> Any:
    return rows.draw("result").pick(RESULTS, course=rows["entry"]["course"])["result"]


@case.field("readmitted", title="Readmitted within 30 days", storage="bool", phrases=("readmitted", "readmission",
    "readmitted within 30 days", "30 day readmission", "readmission flag", "is readmitted"))  # fmt: skip
def tell_readmission(rows: Rows) -> Any:
    risk = 0.05 + 0.07 * (np.asarray(rows["course"]["severity"]) != "Mild") + 0.0011 * rows["age"].clip(0, 90)
    return rows.draw("again").chance(risk) & (np.asarray(rows["end"]["disposition"]) != "Deceased")


@case.field("intensive_care", title="Intensive care needed", storage="bool", phrases=("icu admission", "intensive care", "icu",
    "icu stay", "in icu", "required icu"))  # fmt: skip
def tell_intensive_care(rows: Rows) -> Any:
    severity = np.asarray(rows["course"]["severity"])
    return rows.draw("icu").chance(np.select([severity == "Critical", severity == "Severe"], [0.85, 0.16], 0.01))


@case.field("deceased", title="Died in hospital", storage="bool", phrases=("in-hospital mortality", "hospital mortality",
    "died in hospital", "mortality", "hospital death", "deceased"))  # fmt: skip
def tell_death(rows: Rows) -> Any:
    return np.asarray(rows["end"]["disposition"]) == "Deceased"


@case.field("case_id", title="Case number", capacity=10**6, phrases=("case id", "medical case number"))
def number_case(rows: Rows) -> Any:
    return "CS-" + write_digits(rows.draw("case").distinct(10**6), 6)
