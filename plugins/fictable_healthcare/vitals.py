"""Vital signs: pressure, pulse, temperature, oxygen and breathing fit the patient's age and illness."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, add_minutes, days_before, measured, write_number

vitals = Entity("health.vitals", title="Vital signs", phrases=("patient", "vital sign", "vitals", "hospital", "clinic", "icu", "nursing",
    "blood pressure", "heart rate", "health monitoring"))  # fmt: skip
AGES: Final = (0, 1, 3, 6, 12, 18)
# Appendicitis, gallbladder, pancreatitis, bleeding, heart attack, embolism, stroke, respiratory failure, sepsis, broken hip.
STAYING: Final = ("K35", "K81", "K85", "K92", "I21", "I26", "I63", "J96", "A41", "S72")
EMERGENCY_ENDS: Final = Pool.read(__package__, "data/emergency_ends.csv", weight="share")
TRIAGE: Final = np.array(["1 - Resuscitation", "2 - Emergent", "3 - Urgent", "4 - Less urgent", "5 - Non-urgent"], TEXT)


def has_sign(rows: Rows, sign: str) -> NDArray[np.float64]:
    """1.0 where the case's illness shows the sign (fever, hypoxia, tachycardia, highbp, lowbp …), else 0.0."""
    return np.asarray(np.strings.find(np.asarray(rows.entity("health.case")["entry"]["signs"]), sign) >= 0).astype(np.float64)


@measured(vitals, "systolic", low=68, high=218, storage="int16", decimals=None, widest=320, title="Systolic blood pressure (mmHg)",
    phrases=("systolic blood pressure", "systolic bp", "systolic", "sbp", "sys bp", "ap hi", "resting blood pressure", "resting bp",
    "trestbps"))  # fmt: skip
def measure_systolic(rows: Rows) -> Any:
    """Rises through childhood and with every adult year; moved by hypertension and shock."""
    age = rows.entity("health.case")["age"]
    usual = np.interp(age, [0, 1, 6, 12, 18, 40, 60, 85], [72, 88, 98, 108, 117, 121, 129, 136])
    return usual + rows.draw("systolic").normal(0.0, 10.5) + 17.0 * has_sign(rows, "highbp") - 22.0 * has_sign(rows, "lowbp")


@measured(vitals, "diastolic", low=38, high=128, storage="int16", decimals=None, widest=200, title="Diastolic blood pressure (mmHg)",
    phrases=("diastolic blood pressure", "diastolic bp", "diastolic", "dbp", "dia bp", "ap lo"))  # fmt: skip
def measure_diastolic(rows: Rows) -> Any:
    """Some 62 % of the systolic pressure, at least 20 below it."""
    systolic = np.asarray(rows["systolic fact"])
    stiff = np.interp(rows.entity("health.case")["age"], [0, 50, 90], [0.66, 0.64, 0.56])
    return np.minimum(systolic * stiff + rows.draw("diastolic").normal(0.0, 5.5), systolic - 20.0)


@vitals.field("blood_pressure", title="Blood pressure", phrases=("blood pressure", "bp", "blood pressure reading", "bp reading",
    "arterial pressure"))  # fmt: skip
def write_pressure(rows: Rows) -> Any:
    return write_number(np.asarray(rows["systolic fact"])) + "/" + write_number(np.asarray(rows["diastolic fact"]))


@measured(vitals, "heart_rate", low=38, high=196, storage="int16", decimals=None, widest=350, title="Heart rate (beats per minute)",
    phrases=("heart rate", "pulse", "pulse rate", "heartbeat", "heart beat", "bpm", "resting heart rate", "hr bpm",
    "heart rate bpm"))  # fmt: skip
def measure_pulse(rows: Rows) -> Any:
    usual = np.interp(rows.entity("health.case")["age"], AGES, [138, 122, 106, 94, 84, 74])
    return usual + rows.draw("pulse").normal(0.0, 9.0) + 21.0 * has_sign(rows, "tachycardia") + 7.0 * has_sign(rows, "fever")


@measured(vitals, "respiratory_rate", low=8, high=62, storage="int16", decimals=None, widest=120,
    title="Respiratory rate (breaths per minute)", phrases=("respiratory rate", "respiration rate", "breathing rate", "resp rate",
    "respirations", "breaths per minute"))  # fmt: skip
def measure_breathing(rows: Rows) -> Any:
    usual = np.interp(rows.entity("health.case")["age"], AGES, [38, 30, 25, 21, 18, 15.5])
    return usual + rows.draw("breathing").normal(0.0, 1.8) + 5.0 * has_sign(rows, "hypoxia") + 1.5 * has_sign(rows, "fever")


@measured(vitals, "oxygen_saturation", low=72, high=100, storage="int16", decimals=None, widest=100, title="Oxygen saturation (%)",
    phrases=("oxygen saturation", "spo2", "o2 saturation", "blood oxygen", "sp o2", "o2 sat", "oxygen level", "blood oxygen level",
    "pulse oximetry"))  # fmt: skip
def measure_oxygen(rows: Rows) -> Any:
    """Mostly 96 to 99 %, lower with lung and heart failure; skewed to the left."""
    return 98.6 - rows.draw("oxygen").exponential(1.1) - has_sign(rows, "hypoxia") * (2.5 + rows.draw("lack").exponential(2.6))


@vitals.hidden("celsius")
def measure_warmth(rows: Rows) -> Any:
    """Body temperature in °C, to a tenth."""
    warm = 36.75 + rows.draw("warmth").normal(0.0, 0.26)
    return np.round((warm + has_sign(rows, "fever") * rows.draw("fever").uniform(0.7, 2.9)).clip(34.2, 41.4), 1)


@vitals.field(
    "temperature", storage="float64", decimals=1, title="Body temperature",
    params={"unit": {"enum": ["C", "F"], "default": "C"}}, examples=({"unit": "F"},),
    phrases=("body temperature", "body temp", "patient temperature", "temperature celsius"), in_context=("temperature", "temp", "temp c"),
)  # fmt: skip
def show_warmth(rows: Rows) -> Any:
    return rows["celsius"] * 1.8 + 32.0 if rows.params["unit"] == "F" else rows["celsius"]


@vitals.field("temperature_f", storage="float64", decimals=1, title="Body temperature (°F)", phrases=("body temperature f",
    "temperature fahrenheit", "temp f", "body temperature fahrenheit", "temperature f"))  # fmt: skip
def show_warmth_fahrenheit(rows: Rows) -> Any:
    return rows["celsius"] * 1.8 + 32.0


@measured(vitals, "pain_score", low=0, high=10, storage="int16", decimals=None, widest=100, title="Pain score (0 to 10)",
    phrases=("pain score", "pain level", "pain scale", "pain rating"))  # fmt: skip
def measure_pain(rows: Rows) -> Any:
    pain = np.strings.find(np.asarray(rows.entity("health.case")["entry"]["complaint"]), "pain") >= 0
    return np.where(pain, rows.draw("much").normal(5.6, 1.8), rows.draw("little").exponential(1.4))


@measured(vitals, "mean_pressure", low=48, high=158, storage="int16", decimals=None, widest=250, title="Mean arterial pressure (mmHg)",
    phrases=("mean arterial pressure", "mean blood pressure"))  # fmt: skip
def measure_mean_pressure(rows: Rows) -> Any:
    return (np.asarray(rows["systolic fact"]) + 2.0 * np.asarray(rows["diastolic fact"])) / 3.0


def needs_bed(rows: Rows) -> Any:
    """Who has an illness that nobody is sent home with, by its ICD-10 code."""
    codes = np.asarray(rows.entity("health.case")["entry"]["icd10"])
    return np.logical_or.reduce([np.strings.startswith(codes, np.array(start, TEXT)) for start in STAYING])


@vitals.field("triage_level", title="Triage level", phrases=("triage level", "triage category", "esi level", "triage score", "triage"))
def name_triage(rows: Rows) -> Any:
    severity = np.asarray(rows.entity("health.case")["course"]["severity"])
    middle = np.select([severity == "Critical", severity == "Severe", severity == "Moderate"], [0.5, 1.4, 2.3], 3.3)
    grave = np.where(np.asarray(rows.entity("health.case")["entry"]["course"]) == "severe", 1.0, 0.0)
    middle = np.where(needs_bed(rows), np.minimum(middle, 1.9), middle)
    return TRIAGE[np.rint(middle - grave + rows.draw("triage").uniform(-0.9, 0.9)).clip(0, 4).astype(np.int64)]


@measured(vitals, "triage_wait", low=0, high=420, storage="int16", decimals=None, widest=10_000, title="Wait in the emergency room (min)",
    phrases=("emergency room wait",))  # fmt: skip
def measure_triage_wait(rows: Rows) -> Any:
    """Minutes until a doctor comes: none for who is in danger of life, an hour or more for who is not."""
    level = np.strings.slice(np.asarray(rows["triage_level"]), 0, 1)
    usual = np.select([level == "1", level == "2", level == "3", level == "4"], [0.0, 9.0, 38.0, 62.0], 80.0)
    return usual * rows.draw("wait").lognormal(0.0, 0.45)


@vitals.field("emergency_end", title="End of the visit to the emergency room", phrases=("ed disposition", "er disposition"))
def name_emergency_end(rows: Rows) -> Any:
    """By severity; who needs an operation or close care stays."""
    severity = np.asarray(rows.entity("health.case")["course"]["severity"])
    key = np.where(needs_bed(rows) & (severity != "Critical"), np.array("Bed", TEXT), severity)
    return rows.draw("emergency end").pick(EMERGENCY_ENDS, severity=key)["end"]


@vitals.field("recorded_at", storage="timestamp[s]", title="Time of measurement", phrases=("vitals recorded at", ),
    in_context=("recorded at", "observation time", "measured at", "recording time", "measurement time", "recorded", "measured",
    "timestamp"))  # fmt: skip
def show_moment(rows: Rows) -> Any:
    return add_minutes(days_before(rows, rows.draw("day").uniform(1.0, 365.0)), rows.draw("minute").integer(0, 1439))
