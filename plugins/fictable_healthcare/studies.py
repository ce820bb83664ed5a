"""Study data for lessons: diabetes, heart disease and stroke, whose outcome follows from the measurements by a logistic model."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Entity, Pool, Rows, portable
from fictable_healthcare.measures import TEXT, measured

CHEST_PAIN: Final = Pool.read(__package__, "data/chest_pain.csv", weight="share", types={"points": "float64"})
ECG: Final = Pool({"Normal": 52, "ST-T abnormality": 30, "Left ventricular hypertrophy": 18})
SLOPES: Final = Pool.read(__package__, "data/st_slopes.csv", weight="share", types={"points": "float64"})
THALASSEMIA: Final = Pool({"Normal": 56, "Reversible defect": 37, "Fixed defect": 7})
WORK: Final = Pool({"Private": 57, "Self-employed": 16, "Government": 13, "Child": 12, "Never worked": 2})
RESIDENCE: Final = Pool({"Urban": 51, "Rural": 49})


def risk(score: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logistic function, as shares between 0 and 1."""
    return np.asarray(1.0 / (1.0 + portable.exp(-np.asarray(score, np.float64))))


diabetes = Entity("health.diabetes_study", title="Diabetes study", phrases=("diabetes", "diabetic", "pima",
    "diabetes prediction"))  # fmt: skip


@diabetes.hidden("years")
def know_age(rows: Rows) -> Any:
    """The participant's age."""
    return rows.entity("health.case")["age"].astype(np.float64)


@measured(diabetes, "bmi", low=18.2, high=62.0, widest=120, title="Body mass index")
def measure_bmi(rows: Rows) -> Any:
    return 31.6 * rows.draw("bmi").lognormal(0.0, 0.2)


@measured(diabetes, "glucose", low=44, high=199, storage="int16", decimals=None, widest=600,
    title="Plasma glucose after two hours (mg/dL)", in_context=("glucose", "glucose level", "plasma glucose"))  # fmt: skip
def measure_glucose(rows: Rows) -> Any:
    return 100.0 + 0.5 * (rows["bmi fact"] - 31.0) + 0.32 * (rows["years"] - 33.0) + rows.draw("glucose").lognormal(2.6, 0.95)


@measured(diabetes, "pregnancies", low=0, high=15, storage="int16", decimals=None, widest=30, title="Pregnancies", phrases=("pregnancies",
    "number of pregnancies", "times pregnant"))  # fmt: skip
def count_pregnancies(rows: Rows) -> Any:
    return np.floor(rows.draw("count").exponential(np.interp(rows["years"], [18, 30, 45], [0.8, 3.0, 5.2])))


@measured(diabetes, "skin_thickness", low=7, high=99, storage="int16", decimals=None, widest=200, title="Skin fold at the triceps (mm)",
    phrases=("skin thickness", "skin fold thickness", "triceps skinfold", "skinthickness"))  # fmt: skip
def measure_fold(rows: Rows) -> Any:
    return 0.92 * rows["bmi fact"] * rows.draw("fold").lognormal(0.0, 0.22)


@measured(diabetes, "insulin", low=14, high=846, storage="int16", decimals=None, widest=2000,
    title="Serum insulin after two hours (µU/mL)", in_context=("insulin",))  # fmt: skip
def measure_insulin(rows: Rows) -> Any:
    return 1.05 * rows["glucose fact"] * rows.draw("insulin").lognormal(0.0, 0.5)


@measured(diabetes, "pedigree", low=0.078, high=2.42, decimals=3, widest=10, title="Diabetes pedigree function",
    phrases=("diabetes pedigree function", "diabetespedigreefunction", "diabetes pedigree", "pedigree function"))  # fmt: skip
def measure_pedigree(rows: Rows) -> Any:
    return 0.38 * rows.draw("pedigree").lognormal(0.0, 0.62)


@measured(diabetes, "blood_pressure", low=40, high=122, storage="int16", decimals=None, widest=250, title="Diastolic blood pressure (mmHg)")
def measure_pressure(rows: Rows) -> Any:
    return 70.0 + 0.3 * (rows["years"] - 33.0) + rows.draw("pressure").normal(0.0, 10.5)


@diabetes.hidden("ill")
def fall_ill(rows: Rows) -> Any:
    """Odds rise with glucose, weight, age and pedigree, as in the well-known study of Pima women."""
    body = 0.035 * (rows["glucose fact"] - 121.0) + 0.085 * (rows["bmi fact"] - 32.0)
    score = body + 0.03 * (rows["years"] - 34.0) + 0.9 * (rows["pedigree fact"] - 0.47)
    return rows.draw("ill").chance(risk(score - 1.45))


@diabetes.field("outcome", title="Diabetes (0 or 1)", storage="int16", phrases=("diabetes outcome", "diabetes result",
    "diabetic outcome"), in_context=("outcome", "class", "label", "target"))  # fmt: skip
def show_outcome(rows: Rows) -> Any:
    return rows["ill"].astype(np.int64)


@diabetes.field("diabetic", title="Has diabetes", storage="bool", phrases=("has diabetes", "diabetic", "is diabetic",
    "diabetes diagnosis", "diabetes status"))  # fmt: skip
def tell_diabetic(rows: Rows) -> Any:
    return rows["ill"]


heart = Entity("health.heart_study", title="Heart disease study", phrases=("heart disease", "heart study", "chest pain", "heart attack",
    "cardiovascular", "heart failure prediction", "cardiac study"))  # fmt: skip


@heart.hidden("years")
def know_years(rows: Rows) -> Any:
    """The participant's age."""
    return rows.entity("health.case")["age"].astype(np.float64)


@heart.hidden("pain")
def choose_pain(rows: Rows) -> Any:
    """The kind of chest pain."""
    return rows.draw("pain").pick(CHEST_PAIN)


@heart.field("chest_pain_type", title="Kind of chest pain", phrases=("chest pain type", "chest pain", "type of chest pain",
    "chestpaintype"), in_context=("cp",))  # fmt: skip
def name_pain(rows: Rows) -> Any:
    return rows["pain"]["chest_pain"]


@heart.field("fasting_blood_sugar", title="Fasting blood sugar above 120 mg/dL (0 or 1)", storage="int16", phrases=("fasting blood sugar",
    "fasting bs", "fastingbs"), in_context=("fbs",))  # fmt: skip
def draw_sugar(rows: Rows) -> Any:
    return rows.draw("sugar").chance(0.17).astype(np.int64)


@heart.field("resting_ecg", title="ECG at rest", phrases=("resting ecg", "resting electrocardiogram", "rest ecg", "restecg", "ecg result",
    "restingecg"))  # fmt: skip
def draw_ecg(rows: Rows) -> Any:
    return rows.draw("ecg").pick(ECG)


@measured(heart, "max_heart_rate", low=71, high=202, storage="int16", decimals=None, widest=350, title="Highest heart rate reached",
    phrases=("max heart rate", "maximum heart rate", "maximum heart rate achieved", "maxhr", "thalach", "max hr"))  # fmt: skip
def measure_peak(rows: Rows) -> Any:
    """Tanaka's 208 - 0.7 × age, which few patients reach."""
    return 208.0 - 0.7 * rows["years"] - 12.0 - rows.draw("short").exponential(14.0) + rows.draw("spread").normal(0.0, 9.0)


@measured(heart, "cholesterol", low=126, high=564, storage="int16", decimals=None, widest=1000, title="Serum cholesterol (mg/dL)",
    in_context=("cholesterol", "serum cholesterol", "chol"))  # fmt: skip
def measure_cholesterol(rows: Rows) -> Any:
    return (215.0 + 0.6 * rows["years"]) * rows.draw("cholesterol").lognormal(0.0, 0.19)


@heart.hidden("angina")
def tell_angina(rows: Rows) -> Any:
    """Pain on exertion, common where the chest pain is silent at rest."""
    return rows.draw("angina").chance(0.12 + 0.14 * np.asarray(rows["pain"]["points"]))


@heart.field("exercise_angina", title="Angina on exertion", storage="bool", phrases=("exercise induced angina", "exercise angina",
    "exerciseangina", "exang"))  # fmt: skip
def show_angina(rows: Rows) -> Any:
    return rows["angina"]


@measured(heart, "oldpeak", low=0.0, high=6.2, widest=20, title="ST depression on exertion (mm)", phrases=("oldpeak", "st depression",
    "exercise st depression"))  # fmt: skip
def measure_depression(rows: Rows) -> Any:
    return rows.draw("flat").exponential(0.75) + np.where(rows["angina"], rows.draw("more").exponential(0.7), 0.0)


@heart.hidden("slope")
def choose_slope(rows: Rows) -> Any:
    """The slope of the ST segment."""
    return rows.draw("slope").pick(SLOPES)


@heart.field("st_slope", title="Slope of the ST segment", phrases=("st slope", "slope of st segment", "st segment slope"),
    in_context=("slope",))  # fmt: skip
def name_slope(rows: Rows) -> Any:
    return rows["slope"]["slope"]


@heart.field("vessels", title="Major vessels narrowed (0 to 3)", storage="int16", phrases=("number of major vessels", "major vessels",
    "vessels colored by fluoroscopy"), in_context=("ca",))  # fmt: skip
def count_vessels(rows: Rows) -> Any:
    return rows["narrowed"]


@heart.hidden("narrowed")
def narrow_vessels(rows: Rows) -> Any:
    """How many vessels are narrowed."""
    return np.searchsorted([0.59, 0.80, 0.93], rows.draw("vessels").uniform(), side="right")


@heart.field("thalassemia", title="Thallium scan", phrases=("thalassemia", "thal", "thallium stress test"))
def draw_scan(rows: Rows) -> Any:
    return rows.draw("scan").pick(THALASSEMIA)


@heart.hidden("ill")
def suffer(rows: Rows) -> Any:
    """Odds rise with age, in men, with silent pain, angina, a flat slope and ST depression; fall with the heart rate reached."""
    man = ~rows.entity("health.case")["female"]
    score = 0.035 * (rows["years"] - 54.0) + 1.1 * man + 0.9 * (np.asarray(rows["pain"]["points"]) - 1.2) + 1.0 * rows["angina"]
    score = score + 0.55 * (rows["oldpeak fact"] - 0.9) + 0.9 * np.asarray(rows["slope"]["points"])
    score = score - 0.02 * (rows["max_heart_rate fact"] - 148.0)
    return rows.draw("ill").chance(risk(score + 0.9 * rows["narrowed"] - 1.8))


@heart.field("heart_disease", title="Heart disease", storage="bool", phrases=("heart disease", "has heart disease",
    "heart disease presence", "presence of heart disease", "heartdisease", "cardiovascular disease", "cardio"))  # fmt: skip
def tell_disease(rows: Rows) -> Any:
    return rows["ill"]


@heart.field("target", title="Heart disease (0 or 1)", storage="int16", phrases=("heart disease outcome", "heart attack risk",
    "heart disease target"), in_context=("target", "outcome", "output", "label"))  # fmt: skip
def show_target(rows: Rows) -> Any:
    return rows["ill"].astype(np.int64)


stroke = Entity("health.stroke_study", title="Stroke study", phrases=("stroke", "stroke prediction", "stroke risk"))


@stroke.hidden("years")
def know_stroke_age(rows: Rows) -> Any:
    """The person's age."""
    return rows.entity("health.case")["age"].astype(np.float64)


@stroke.hidden("pressure")
def tell_pressure(rows: Rows) -> Any:
    """Whether the blood pressure is too high."""
    return rows.draw("pressure").chance(np.interp(rows["years"], [18, 45, 80], [0.02, 0.09, 0.27]))


@stroke.hidden("heart")
def tell_heart(rows: Rows) -> Any:
    """Whether the heart is ill."""
    return rows.draw("heart").chance(np.interp(rows["years"], [18, 50, 80], [0.0, 0.04, 0.2]))


@stroke.field("hypertension", title="Hypertension (0 or 1)", storage="int16", phrases=("has hypertension", "hypertension flag",
    "hypertensive", "high blood pressure"), in_context=("hypertension",))  # fmt: skip
def show_pressure(rows: Rows) -> Any:
    return rows["pressure"].astype(np.int64)


@stroke.field("heart_disease", title="Heart disease (0 or 1)", storage="int16", phrases=("history of heart disease",),
    in_context=("heart disease",))  # fmt: skip
def show_heart(rows: Rows) -> Any:
    return rows["heart"].astype(np.int64)


@stroke.field("work_type", title="Kind of work", phrases=("work type", "type of work"), in_context=("work",))
def draw_work(rows: Rows) -> Any:
    drawn = np.asarray(rows.draw("work").pick(WORK))
    child = rows["years"] < 16
    return np.where(child, np.array("Child", TEXT), np.where(drawn == "Child", np.array("Private", TEXT), drawn))


@stroke.field("residence_type", title="Town or country", phrases=("residence type", "urban or rural", "residence area"))
def draw_residence(rows: Rows) -> Any:
    return rows.draw("residence").pick(RESIDENCE)


@measured(stroke, "glucose_level", low=55, high=272, decimals=2, widest=600, title="Average glucose (mg/dL)",
    in_context=("avg glucose level", "average glucose level", "glucose level"))  # fmt: skip
def measure_average(rows: Rows) -> Any:
    high = rows.draw("high").chance(np.interp(rows["years"], [20, 80], [0.04, 0.3]))
    return np.where(high, 195.0, 92.0) * rows.draw("glucose").lognormal(0.0, 0.17)


@stroke.field("stroke", title="Stroke (0 or 1)", storage="int16", phrases=("had stroke", "stroke occurrence", "stroke outcome",
    "has stroke"), in_context=("stroke", "outcome", "target"))  # fmt: skip
def show_stroke(rows: Rows) -> Any:
    """Rare; odds rise with age, pressure, heart disease and glucose."""
    score = 0.068 * (rows["years"] - 62.0) + 0.6 * rows["pressure"] + 0.6 * rows["heart"] + 0.006 * (rows["glucose_level fact"] - 105.0)
    return rows.draw("stroke").chance(risk(score - 2.6)).astype(np.int64)
