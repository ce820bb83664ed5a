"""Laboratory values of one patient, side by side: blood count, chemistry and lipids agree with sex, age, illness and each other."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Entity, Rows, portable
from fictable_healthcare.measures import measured
from fictable_healthcare.vitals import has_sign

labs = Entity( "health.labs", title="Laboratory values", phrases=("patient", "lab result", "laboratory", "lab test", "blood test",
    "blood count", "lab", "labs", "medical", "clinical", "hospital", "health", "diabetes", "heart disease", "kidney"),)  # fmt: skip
CHILD: Final = 14


def is_grown_man(rows: Rows) -> NDArray[np.bool_]:
    """Whether the patient is male and past childhood."""
    of = rows.entity("health.case")
    return np.asarray(~of["female"] & (of["age"] >= CHILD))


@measured(labs, "hemoglobin", low=4.5, high=20.5, widest=30, title="Hemoglobin (g/dL)", phrases=("hemoglobin", "haemoglobin", "hgb",
    "hemoglobin level", "haemoglobins", "blood hemoglobin"), in_context=("hb",))  # fmt: skip
def measure_hemoglobin(rows: Rows) -> Any:
    """Men around 15, women and children around 13.3 g/dL; 3 g/dL less in anemia."""
    usual = np.where(is_grown_man(rows), 14.9, 13.3)
    return usual + rows.draw("value").normal(0.0, 1.05) - has_sign(rows, "anemia") * rows.draw("lack").uniform(1.6, 5.0)


@measured(labs, "mcv", low=58.0, high=118.0, widest=200, title="Mean corpuscular volume (fL)", phrases=("mcv", "mean corpuscular volume",
    "mean cell volume"))  # fmt: skip
def measure_cell_volume(rows: Rows) -> Any:
    return 89.5 + rows.draw("value").normal(0.0, 4.6) - has_sign(rows, "anemia") * rows.draw("small").uniform(0.0, 16.0)


@measured(labs, "mchc", low=28.0, high=37.5, widest=60, title="Mean corpuscular hemoglobin concentration (g/dL)", phrases=("mchc",
    "mean corpuscular hemoglobin concentration"))  # fmt: skip
def measure_cell_concentration(rows: Rows) -> Any:
    return 33.6 + rows.draw("value").normal(0.0, 0.85) - 0.9 * has_sign(rows, "anemia")


@measured(labs, "hematocrit", low=13.0, high=63.0, widest=100, title="Hematocrit (%)", phrases=("hematocrit", "haematocrit", "hct",
    "packed cell volume", "haematocrits"))  # fmt: skip
def measure_hematocrit(rows: Rows) -> Any:
    """Hemoglobin divided by its concentration in the cells."""
    return 100.0 * rows["hemoglobin fact"] / rows["mchc fact"]


@measured(labs, "rbc", low=1.4, high=8.0, decimals=2, widest=20, title="Red blood cells (10^6/µL)", phrases=("red blood cell count",
    "red blood cells", "erythrocyte count", "erythrocyte", "erythrocytes", "rbc count", "red cell count"), in_context=("rbc",
    ))  # fmt: skip
def count_red_cells(rows: Rows) -> Any:
    """Hematocrit divided by the volume of a cell."""
    return 10.0 * rows["hematocrit fact"] / rows["mcv fact"]


@measured(labs, "mch", low=17.0, high=41.0, widest=100, title="Mean corpuscular hemoglobin (pg)", phrases=("mch",
    "mean corpuscular hemoglobin", "mean cell hemoglobin"))  # fmt: skip
def measure_cell_hemoglobin(rows: Rows) -> Any:
    """Volume of a cell times the concentration in it."""
    return rows["mcv fact"] * rows["mchc fact"] / 100.0


@measured(labs, "wbc", low=1.0, high=42.0, widest=500, title="White blood cells (10^3/µL)", phrases=("white blood cell count",
    "white blood cells", "leukocyte count", "leucocyte count", "leukocyte", "leucocyte", "leukocytes", "wbc count", "wbc",
    "white cell count"))  # fmt: skip
def count_white_cells(rows: Rows) -> Any:
    return 6.9 * rows.draw("value").lognormal(0.0, 0.27) * (1.0 + has_sign(rows, "infection") * rows.draw("rise").uniform(0.5, 1.7))


@measured(labs, "platelets", low=12, high=950, storage="int32", decimals=None, widest=5000, title="Platelets (10^3/µL)",
    phrases=("platelet count", "platelets", "thrombocyte count", "thrombocyte", "thrombocytes", "platelet"), in_context=("plt",
    ))  # fmt: skip
def count_platelets(rows: Rows) -> Any:
    return 242.0 * rows.draw("value").lognormal(0.0, 0.24) * (1.0 - 0.38 * has_sign(rows, "liver"))


@measured(labs, "glucose", low=45, high=560, storage="int16", decimals=None, widest=1500, title="Glucose (mg/dL)",
    phrases=("blood glucose", "glucose level", "glucose", "blood sugar", "blood glucose level", "fasting glucose", "blood sugar level",
    "avg glucose level", "average glucose level", "plasma glucose", "fasting blood glucose"))  # fmt: skip
def measure_glucose(rows: Rows) -> Any:
    high = has_sign(rows, "hyperglycemia")
    older = np.interp(rows.entity("health.case")["age"], [18, 80], [0.0, 11.0])
    return (89.0 + older) * rows.draw("value").lognormal(0.0, 0.12) * (1.0 + high * rows.draw("rise").exponential(0.75))


@measured(labs, "hba1c", low=4.0, high=15.5, widest=25, title="HbA1c (%)", phrases=("hba1c", "hemoglobin a1c", "glycated hemoglobin",
    "a1c", "hba1c level", "hb a1c"))  # fmt: skip
def measure_glycation(rows: Rows) -> Any:
    """From the mean glucose by the ADAG study: (glucose + 46.7) / 28.7."""
    return (rows["glucose fact"] * rows.draw("mean").lognormal(0.0, 0.06) + 52.0) / 28.7


@measured(labs, "hdl", low=16, high=118, storage="int16", decimals=None, widest=300, title="HDL cholesterol (mg/dL)", phrases=("hdl",
    "hdl cholesterol", "hdl-c"))  # fmt: skip
def measure_hdl(rows: Rows) -> Any:
    return np.where(is_grown_man(rows), 47.0, 56.0) * rows.draw("value").lognormal(0.0, 0.22) * (1.0 - 0.12 * has_sign(rows, "lipids"))


@measured(labs, "triglycerides", low=30, high=780, storage="int16", decimals=None, widest=5000, title="Triglycerides (mg/dL)",
    phrases=("triglyceride", "triglycerides", "triglyceride level"))  # fmt: skip
def measure_triglycerides(rows: Rows) -> Any:
    return 105.0 * rows.draw("value").lognormal(0.0, 0.42) * (1.0 + 0.45 * has_sign(rows, "lipids"))


@measured(labs, "ldl", low=28, high=275, storage="int16", decimals=None, widest=700, title="LDL cholesterol (mg/dL)", phrases=("ldl",
    "ldl cholesterol", "ldl-c"))  # fmt: skip
def measure_ldl(rows: Rows) -> Any:
    return 106.0 + rows.draw("value").normal(0.0, 27.0) + 32.0 * has_sign(rows, "lipids")


@measured(labs, "cholesterol", low=80, high=450, storage="int16", decimals=None, widest=1000, title="Total cholesterol (mg/dL)",
    phrases=("cholesterol", "total cholesterol", "serum cholesterol", "cholesterol level", "chol"))  # fmt: skip
def measure_cholesterol(rows: Rows) -> Any:
    """LDL + HDL + a fifth of the triglycerides (Friedewald, up to 400 mg/dL)."""
    return rows["ldl fact"] + rows["hdl fact"] + np.minimum(rows["triglycerides fact"], 400.0) / 5.0


@measured(labs, "creatinine", low=0.2, high=13.5, decimals=2, widest=50, title="Creatinine (mg/dL)", phrases=("creatinine",
    "serum creatinine", "creatinine level"))  # fmt: skip
def measure_creatinine(rows: Rows) -> Any:
    grown = np.interp(rows.entity("health.case")["age"], [0, 5, 12, 18, 90], [0.3, 0.4, 0.62, 0.86, 0.98])
    failing = 1.0 + has_sign(rows, "renal") * (0.6 + rows.draw("failure").exponential(0.9))
    return grown * np.where(is_grown_man(rows), 1.12, 0.88) * rows.draw("value").lognormal(0.0, 0.15) * failing


@measured(labs, "egfr", low=3, high=140, storage="int16", decimals=None, widest=250, title="Estimated GFR (mL/min/1.73 m²)",
    phrases=("egfr", "gfr", "glomerular filtration rate", "estimated gfr"))  # fmt: skip
def estimate_filtration(rows: Rows) -> Any:
    """By the CKD-EPI equation of 2021 from creatinine, age and sex."""
    of = rows.entity("health.case")
    ratio = rows["creatinine fact"] / np.where(of["female"], 0.7, 0.9)
    low = portable.power(np.minimum(ratio, 1.0), np.where(of["female"], -0.241, -0.302))
    high = portable.power(np.maximum(ratio, 1.0), np.full(len(rows), -1.2))
    aged = portable.power(np.full(len(rows), 0.9938), of["age"].astype(np.float64))
    return 142.0 * low * high * aged * np.where(of["female"], 1.012, 1.0)


@measured(labs, "urea", low=3, high=165, storage="int16", decimals=None, widest=500, title="Blood urea nitrogen (mg/dL)",
    phrases=("blood urea nitrogen", "bun", "urea", "blood urea"))  # fmt: skip
def measure_urea(rows: Rows) -> Any:
    return 14.5 * rows.draw("value").lognormal(0.0, 0.25) * (0.4 + 0.6 * (rows["creatinine fact"] / 0.9).clip(0.6, 9.0))


@measured(labs, "sodium", low=116, high=160, storage="int16", decimals=None, widest=250, title="Sodium (mmol/L)", phrases=("sodium level",
    "serum sodium"), in_context=("sodium",))  # fmt: skip
def measure_sodium(rows: Rows) -> Any:
    low = np.asarray(rows.entity("health.case")["entry"]["icd10"]) == "E87.1"
    return np.where(low, 126.0, 139.7) + rows.draw("value").normal(0.0, 2.6)


@measured(labs, "potassium", low=2.3, high=7.4, widest=15, title="Potassium (mmol/L)", phrases=("potassium level", "serum potassium"),
    in_context=("potassium",))  # fmt: skip
def measure_potassium(rows: Rows) -> Any:
    return 4.15 + rows.draw("value").normal(0.0, 0.38) + 0.45 * has_sign(rows, "renal")


@measured(labs, "calcium", low=6.5, high=13.5, widest=25, title="Calcium (mg/dL)", phrases=("calcium level", "serum calcium"),
    in_context=("calcium",))  # fmt: skip
def measure_calcium(rows: Rows) -> Any:
    return 9.4 + rows.draw("value").normal(0.0, 0.42) - 0.4 * has_sign(rows, "renal")


@measured(labs, "alt", low=5, high=880, storage="int16", decimals=None, widest=9000, title="Alanine aminotransferase (U/L)",
    phrases=("alanine aminotransferase", "alt level", "sgpt", "alt sgpt"), in_context=("alt",))  # fmt: skip
def measure_alt(rows: Rows) -> Any:
    return 23.0 * rows.draw("value").lognormal(0.0, 0.42) * (1.0 + has_sign(rows, "liver") * rows.draw("rise").exponential(2.6))


@measured(labs, "ast", low=6, high=780, storage="int16", decimals=None, widest=9000, title="Aspartate aminotransferase (U/L)",
    phrases=("aspartate aminotransferase", "ast level", "sgot", "ast sgot"), in_context=("ast",))  # fmt: skip
def measure_ast(rows: Rows) -> Any:
    return 7.0 + 0.68 * rows["alt fact"] * rows.draw("value").lognormal(0.0, 0.2)


@measured(labs, "bilirubin", low=0.1, high=24.0, widest=80, title="Total bilirubin (mg/dL)", phrases=("bilirubin", "total bilirubin",
    "serum bilirubin"))  # fmt: skip
def measure_bilirubin(rows: Rows) -> Any:
    newborn = np.asarray(rows.entity("health.case")["entry"]["icd10"]) == "P59.9"
    return 0.58 * rows.draw("value").lognormal(0.0, 0.38) * (1.0 + 2.2 * has_sign(rows, "liver") + 24.0 * newborn)


@measured(labs, "albumin", low=1.6, high=5.6, widest=10, title="Albumin (g/dL)", phrases=("albumin", "serum albumin"))
def measure_albumin(rows: Rows) -> Any:
    return 4.3 + rows.draw("value").normal(0.0, 0.3) - 0.8 * has_sign(rows, "liver") - 0.3 * has_sign(rows, "infection")


@measured(labs, "crp", low=0.1, high=390.0, widest=1000, title="C-reactive protein (mg/L)", phrases=("c-reactive protein", "crp",
    "c reactive protein", "crp level"))  # fmt: skip
def measure_inflammation(rows: Rows) -> Any:
    return 2.1 * rows.draw("value").lognormal(0.0, 0.9) + has_sign(rows, "infection") * (18.0 + rows.draw("rise").exponential(65.0))


@measured(labs, "tsh", low=0.01, high=75.0, decimals=2, widest=200, title="Thyroid stimulating hormone (mIU/L)", phrases=("tsh",
    "thyroid stimulating hormone", "tsh level"))  # fmt: skip
def measure_thyroid(rows: Rows) -> Any:
    code = np.asarray(rows.entity("health.case")["entry"]["icd10"])
    return np.select([code == "E03.9", code == "E05.90"], [9.5, 0.04], 1.75) * rows.draw("value").lognormal(0.0, 0.45)


@measured(labs, "vitamin_d", low=4.0, high=110.0, widest=300, title="25-hydroxyvitamin D (ng/mL)", phrases=("vitamin d",
    "vitamin d level", "25-hydroxyvitamin d"))  # fmt: skip
def measure_vitamin_d(rows: Rows) -> Any:
    lacking = np.asarray(rows.entity("health.case")["entry"]["icd10"]) == "E55.9"
    return np.where(lacking, 13.0, 29.0) * rows.draw("value").lognormal(0.0, 0.3)


@measured(labs, "insulin", low=1, high=620, storage="int16", decimals=None, widest=2000, title="Serum insulin (µU/mL)",
    phrases=("insulin", "insulin level", "serum insulin"))  # fmt: skip
def measure_insulin(rows: Rows) -> Any:
    return 62.0 * rows.draw("value").lognormal(0.0, 0.55) * (1.0 + 0.6 * has_sign(rows, "hyperglycemia") + 0.3 * has_sign(rows, "obese"))


@measured(labs, "ferritin", low=3, high=1400, storage="int16", decimals=None, widest=20_000, title="Ferritin (ng/mL)",
    phrases=("ferritin", "serum ferritin"))  # fmt: skip
def measure_ferritin(rows: Rows) -> Any:
    lacking = np.asarray(rows.entity("health.case")["entry"]["icd10"]) == "D50.9"
    return np.where(lacking, 9.0, np.where(is_grown_man(rows), 130.0, 62.0)) * rows.draw("value").lognormal(0.0, 0.6)


@measured(labs, "troponin", low=0.001, high=28.0, decimals=3, widest=500, title="Troponin I (ng/mL)", phrases=("troponin", "troponin i",
    "cardiac troponin"))  # fmt: skip
def measure_troponin(rows: Rows) -> Any:
    code = np.asarray(rows.entity("health.case")["entry"]["icd10"])
    attack = (code == "I21.4") | (code == "I21.9")
    return np.where(attack, 1.9, 0.011) * rows.draw("value").lognormal(0.0, 0.8)


@measured(labs, "inr", low=0.7, high=7.5, widest=20, title="INR", phrases=("inr", "international normalized ratio"))
def measure_clotting(rows: Rows) -> Any:
    return 1.03 * rows.draw("value").lognormal(0.0, 0.08) * (1.0 + 0.4 * has_sign(rows, "liver"))
