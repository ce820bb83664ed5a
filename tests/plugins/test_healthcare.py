"""The health pack: rows that a clinician believes."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import Any

import numpy as np
import pandas as pd
import pytest

from fictable.contract.catalog import Catalog

CASE = "health.case."
AGES = {"type": "person.age", "params": {"min": 0, "max": 97}}


def read_data(name: str) -> list[dict[str, str]]:
    """The entries of a pool file."""
    return list(csv.DictReader(files("fictable_healthcare").joinpath("data", name).read_text("utf-8").splitlines()))


def frame(make: Any, fields: dict[str, Any], rows: int = 3000, **dataset: Any) -> pd.DataFrame:
    """A table of the given columns; each is a type id or members of a field."""
    listed = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in fields.items()]
    made: pd.DataFrame = make(listed, rows=rows, **dataset).to_pandas()
    return made


def topic(make: Any, catalog: Catalog, name: str, rows: int = 1000, **dataset: Any) -> pd.DataFrame:
    """The usual table of a topic."""
    return frame(make, dict(catalog.topics[name].fields), rows, **dataset)


def test_there_are_at_least_120_diagnoses_with_drug_treatment_and_department() -> None:
    """Every diagnosis has drugs (for children too), treatments, a department and a place in the mix of cases."""
    diagnoses = read_data("diagnoses.csv")
    drugs = {entry["therapy"] for entry in read_data("medications.csv")}
    cares = {entry["care"] for entry in read_data("treatments.csv")}
    departments = {entry["department"] for entry in read_data("departments.csv")}
    codes = {entry["icd10"] for entry in diagnoses}
    assert len(codes) == len(diagnoses) >= 120
    assert codes == {entry["icd10"] for entry in read_data("case_mix.csv")}
    assert {entry["therapy"] for entry in diagnoses} | {entry["therapy_child"] for entry in diagnoses} == drugs
    assert {entry["care"] for entry in diagnoses} == cares
    assert {entry["department"] for entry in diagnoses} <= departments


def test_diagnosis_code_drug_and_treatment_belong_together(make: Any) -> None:
    """Code, names, drug, dose and treatment of a row are those of one diagnosis."""
    known = {entry["icd10"]: entry for entry in read_data("diagnoses.csv")}
    drugs = {(e["therapy"], e["medication"], f"{e['dose']} {e['unit']}", e["frequency"]) for e in read_data("medications.csv")}
    cares = {(e["care"], e["treatment"], e["kind"]) for e in read_data("treatments.csv")}
    columns = {n: CASE + n for n in ("icd10", "condition", "diagnosis", "medication", "dosage", "frequency", "treatment", "treatment_type")}
    for row in frame(make, {**columns, "age": AGES}).itertuples():
        entry = known[row.icd10]
        therapy = entry["therapy_child"] if row.age < 13 else entry["therapy"]
        assert (row.condition, row.diagnosis) == (entry["condition"], entry["diagnosis"])
        assert (therapy, row.medication, row.dosage, row.frequency) in drugs
        assert (entry["care"], row.treatment, row.treatment_type) in cares


def test_diagnoses_fit_sex_and_age(make: Any) -> None:
    """No man gives birth, no woman has prostate cancer, no child has dementia, and no adult is born too early."""
    made = frame(make, {"code": CASE + "icd10", "gender": "person.gender", "age": AGES}, 20_000)
    maternity = made[made.code.str.startswith("O")]
    assert len(maternity) > 50
    assert set(maternity.gender) == {"Female"}
    assert maternity.age.between(13, 64).all()
    assert set(made[made.code.isin(["C61", "N40.1"])].gender) == {"Male"}
    assert made[made.code.isin(["G30.9", "H25.9"])].age.min() >= 45
    assert made[made.code.isin(["P07.30", "P59.9"])].age.max() < 2


def test_stays_end_after_they_begin(make: Any) -> None:
    """Discharge is admission plus the length of stay, the treatment lies between, nothing lies after the clock."""
    stay = "health.stay."
    names = ("admission_date", "discharge_date", "treatment_date", "admitted_at", "discharged_at", "follow_up_date")
    made = frame(make, {**{n: stay + n for n in names}, "days": CASE + "length_of_stay"}, as_of="2026-01-01T00:00:00Z")
    for name in names:
        made[name] = pd.to_datetime(made[name])
    assert ((made.discharge_date - made.admission_date).dt.days == made.days).all()
    assert (made.treatment_date.between(made.admission_date, made.discharge_date)).all()
    assert (made.admitted_at < made.discharged_at).all()
    assert (made.follow_up_date > made.discharge_date).all()
    assert made.discharge_date.max() <= pd.Timestamp("2026-01-01")


def test_bills_add_up(make: Any) -> None:
    """What the insurance covers and what the patient owes make the total; those without insurance pay all."""
    columns = {
        "total": "health.medical_bill.total", "covered": "health.medical_bill.insurance_covered", "due": "health.medical_bill.patient_due",
        "amount": CASE + "billing_amount", "kind": "health.patient.insurance_type", "claim": "health.medical_bill.claim_status",
    }  # fmt: skip
    made = frame(make, columns)
    assert (made.covered + made.due == made.total).all()
    assert (made.total == made.amount).all()
    assert (made[made.kind == "Self-pay"].covered == 0).all()
    assert (made[made.claim == "Denied"].covered == 0).all()
    amounts = made.total.astype(float)
    assert 3000 < amounts.median() < 12_000
    assert amounts.mean() > 1.2 * amounts.median()


def test_vital_signs_fit_each_other_and_the_illness(make: Any) -> None:
    """The text shows both pressures, the lower is well below the upper, fever and breathlessness show where the illness has them."""
    names = (
        "systolic",
        "diastolic",
        "blood_pressure",
        "heart_rate",
        "temperature",
        "temperature_f",
        "oxygen_saturation",
        "respiratory_rate",
    )
    made = frame(make, {**{n: "health.vitals." + n for n in names}, "code": CASE + "icd10", "age": AGES}, 12_000)
    assert (made.systolic.astype(str) + "/" + made.diastolic.astype(str) == made.blood_pressure).all()
    assert (made.systolic - made.diastolic >= 19).all()
    assert np.allclose(made.temperature * 1.8 + 32, made.temperature_f, atol=0.06)
    grown = made[made.age >= 18]
    assert 115 < grown.systolic.mean() < 135
    assert made[made.age < 2].heart_rate.mean() > grown.heart_rate.mean() + 25
    assert made[made.code == "J10.1"].temperature.mean() > made[made.code == "E78.5"].temperature.mean() + 1
    assert grown[grown.code == "J44.9"].oxygen_saturation.mean() < grown[grown.code == "E78.5"].oxygen_saturation.mean() - 2


def test_blood_counts_obey_the_definitions_of_the_indices(make: Any) -> None:
    """MCH, MCV and MCHC follow from hemoglobin, hematocrit and red cells; sex and illness show."""
    names = ("hemoglobin", "hematocrit", "rbc", "mcv", "mch", "mchc", "glucose", "creatinine")
    made = frame(make, {**{n: "health.labs." + n for n in names}, "gender": "person.gender", "code": CASE + "icd10"}, 6000)
    assert np.allclose(made.mch, made.mcv * made.mchc / 100, atol=0.2)
    assert np.allclose(made.hematocrit, made.hemoglobin / made.mchc * 100, atol=0.6)
    assert np.allclose(made.rbc, made.hematocrit / made.mcv * 10, atol=0.06)
    means = made.groupby("gender").hemoglobin.mean()
    assert means["Male"] > means["Female"] + 0.8
    assert made[made.code == "D50.9"].hemoglobin.mean() < made.hemoglobin.mean() - 1.5
    assert made[made.code == "E11.65"].glucose.mean() > made.glucose.mean() + 30
    assert made[made.code == "N18.30"].creatinine.mean() > made.creatinine.mean() + 0.4


def test_lab_results_are_flagged_by_their_range(make: Any, catalog: Catalog) -> None:
    """A value below the range is Low, above it High or Critical, and most are Normal."""
    made = topic(make, catalog, "health.lab_results", 3000)
    limits = made.reference_range.str.split("-", expand=True).astype(float)
    below, above = made.value < limits[0], made.value > limits[1]
    assert (made[below].flag == "Low").all()
    assert made[above].flag.isin(["High", "Critical"]).all()
    assert (made[~below & ~above].flag == "Normal").all()
    assert 0.7 < (made.flag == "Normal").mean() < 0.92


def test_blood_types_have_the_shares_of_the_country(make: Any) -> None:
    """O+ leads in the United States, A+ in Germany and Japan."""
    for locale, first in (("en_US", "O+"), ("de_DE", "A+"), ("ja_JP", "A+")):
        made = frame(make, {"blood_type": "health.patient.blood_type"}, 4000, locale=locale).blood_type.value_counts(normalize=True)
        assert made.index[0] == first
        assert len(made) == 8


def test_body_measures_agree(make: Any) -> None:
    """Weight is body mass index times height squared, and the class is that of the index."""
    made = frame(make, {n: "health.patient." + n for n in ("height_cm", "weight_kg", "bmi", "bmi_category")})
    assert np.allclose(made.weight_kg, made.bmi * (made.height_cm / 100) ** 2, rtol=0.01)
    assert (made[made.bmi_category == "Obese"].bmi >= 30).all()
    assert (made[made.bmi_category == "Underweight"].bmi < 18.51).all()


def test_charges_follow_age_and_smoking(make: Any, catalog: Catalog) -> None:
    """Smokers pay several times as much, the old more than the young."""
    made = topic(make, catalog, "health.insurance_charges", 4000)
    made["charges"] = made.charges.astype(float)
    assert made[made.smoker].charges.mean() > 2 * made[~made.smoker].charges.mean()
    calm = made[~made.smoker]
    assert calm[calm.age > 55].charges.mean() > 2 * calm[calm.age < 30].charges.mean()


@pytest.mark.parametrize(
    ("name", "outcome", "cause"),
    [("diabetes_study", "outcome", "glucose"), ("heart_study", "target", "oldpeak"), ("stroke_study", "stroke", "age")],
)
def test_outcomes_of_studies_follow_from_the_measurements(make: Any, catalog: Catalog, name: str, outcome: str, cause: str) -> None:
    """The outcome is neither rare nor certain and goes with its main cause."""
    made = topic(make, catalog, f"health.{name}", 4000)
    assert 0.02 < made[outcome].mean() < 0.6
    assert made[outcome].corr(made[cause].astype(float)) > 0.12


def test_births_are_premature_before_week_37(make: Any, catalog: Catalog) -> None:
    """Maturity, weight class and weeks agree; weight grows with the weeks."""
    made = topic(make, catalog, "health.births", 4000)
    assert ((made.weeks < 37) == (made.maturity == "premature")).all()
    assert (made[made.low_birth_weight == "low"].weight_kg <= 2.5).all()
    assert made.weeks.corr(made.weight_kg) > 0.4


def test_notes_speak_of_the_row(make: Any, catalog: Catalog) -> None:
    """Every note of an illness names its condition, findings or drug, and the patient's age and sex; notes vary."""
    columns = {"note": CASE + "clinical_note", "condition": CASE + "condition", "drug": CASE + "medication", "gender": "person.gender",
               "age": {"type": "person.age", "params": {"min": 18, "max": 90}}}  # fmt: skip
    made = frame(make, columns, 500)
    assert made.note.nunique() > 490
    for row in made.itertuples():
        assert f"{row.age}-year-old" in row.note
        assert ("woman" in row.note) == (row.gender == "Female")
        assert "{" not in row.note
    named = [row.condition in row.note or row.drug in row.note for row in made.itertuples()]
    assert np.mean(named) > 0.93


def test_vaccines_fit_the_age(make: Any, catalog: Catalog) -> None:
    """Doses lie within the series, and only ages that get a vaccine get it."""
    known = {entry["vaccine"]: entry for entry in read_data("vaccines.csv")}
    for row in topic(make, catalog, "health.vaccinations").itertuples():
        entry = known[row.vaccine]
        assert int(entry["first_age"]) <= row.age <= int(entry["last_age"])
        assert 1 <= row.dose_number <= int(entry["doses"])


def test_numbers_keep_a_range_that_is_asked_for(make: Any) -> None:
    """min and max of a measurement are kept, and the values do not pile up at the edges."""
    params = {"min": 20, "max": 35}
    made = frame(make, {"bmi": {"type": "health.patient.bmi", "params": params}})
    assert made.bmi.between(20, 35).all()
    assert (made.bmi == 35).mean() < 0.02


@pytest.mark.parametrize("locale", ["de_DE", "fr_FR", "es_ES", "it_IT", "pt_BR", "nl_NL", "ja_JP", "vi_VN", "zh_CN", "en_GB"])
def test_patients_of_other_countries(make: Any, catalog: Catalog, locale: str) -> None:
    """The topic runs in every locale, with the hospitals and insurers of the country."""
    made = topic(make, catalog, "health.patients", 60, locale=locale)
    assert "Lakeview Medical Center" not in set(made.hospital)
    assert "Medicare" not in set(made.insurance_provider)


def test_outbreaks_count_coherently(make: Any) -> None:
    """Dead, recovered and active make the confirmed cases; there are more tests than cases."""
    names = ("confirmed", "deaths", "recovered", "active", "tests", "positivity_rate")
    made = frame(make, {n: "health.outbreak." + n for n in names})
    assert (made.deaths + made.recovered + made.active == made.confirmed).mean() > 0.99
    assert (made.tests >= made.confirmed).all()
    assert made.positivity_rate.between(0, 100).all()


def test_days_of_a_fitness_tracker_agree(make: Any, catalog: Catalog) -> None:
    """Distance and energy follow the steps; who sleeps longer sleeps better."""
    made = topic(make, catalog, "health.fitness", 2000)
    assert made.steps.corr(made.distance_km) > 0.9
    assert made.steps.corr(made.calories) > 0.3
    assert 5000 < made.steps.median() < 9500
    night = topic(make, catalog, "health.sleep_study", 2000)
    assert night.sleep_hours.corr(night.sleep_quality) > 0.4
    assert night.stress_level.corr(night.sleep_quality) < -0.2


def test_who_is_seriously_ill_is_not_sent_home(make: Any, catalog: Catalog) -> None:
    """Visits to an emergency room: urgent ones wait less, appendicitis is admitted or sent on; children are not sent to a hospice."""
    made = topic(make, catalog, "health.emergency_visits", 4000)
    waits = made.groupby("triage_level").wait_minutes.median()
    assert waits["1 - Resuscitation"] < waits["2 - Emergent"] < waits["3 - Urgent"] < waits["5 - Non-urgent"]
    ends = made[made.diagnosis == "Appendicitis"].disposition.value_counts(normalize=True)
    assert ends.get("Discharged home", 0.0) < 0.1 < ends["Admitted"]
    stays = topic(make, catalog, "health.admissions", 6000)
    assert not {"Hospice", "Skilled nursing facility"} & set(stays[stays.age < 18].discharge_status)


def test_grown_ups_are_not_in_hospitals_for_children(make: Any) -> None:
    """Such a hospital has patients below 16 only."""
    for locale, word in (("en_US", "Children"), ("de_DE", "Kinder"), ("fr_FR", "Enfants")):
        age = {"type": "person.age", "params": {"min": 0, "max": 95}}
        made = frame(make, {"age": age, "hospital": "health.stay.hospital"}, 4000, locale=locale)
        young = made[made.hospital.str.contains(word)].age
        assert len(young) > 5
        assert young.max() < 16
