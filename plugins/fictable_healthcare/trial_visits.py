"""Visits of the participants of a clinical trial: one participant after the other, each through the schedule."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, add_days, days_before, measured, write_digits

SCHEDULE: Final = Pool.read(__package__, "data/trial_visits.csv", types={"week": "int64", "effect": "float64", "blood": "int64"})
SIDE_EFFECTS: Final = Pool({"None": 74, "Headache": 7, "Nausea": 6, "Fatigue": 5, "Dizziness": 3, "Rash": 2, "Diarrhea": 2, "Insomnia": 1})
# Centres of the trial; days between the first visits of two participants, who are allotted in blocks of four; days until all were seen.
SITES, TURN, APART, SPAN = 12, 6, 1.7, 700
# Share of the visits after the first dose that were not on the day of the schedule.
UNSCHEDULED: Final = 0.06
BLOCKS: Final = np.array([[0, 1, 1, 0], [1, 0, 0, 1], [0, 1, 0, 1], [1, 0, 1, 0], [0, 0, 1, 1], [1, 1, 0, 0]])
ARMS: Final = np.array(["Placebo", "Treatment"], TEXT)
EFFECT: Final = np.array([0.08, 0.3])

visit = Entity("health.trial_visit", title="Visit of a trial participant", phrases=("trial visit", "study visit", "clinical trial"))


@visit.hidden("entry")
def find_entry(rows: Rows) -> Any:
    """Where the row stands in the schedule."""
    return rows.numbers.astype(np.int64) % len(SCHEDULE.load(rows.locale))


@visit.hidden("subject")
def find_subject(rows: Rows) -> Any:
    """The running number of the participant."""
    return rows.numbers.astype(np.int64) // len(SCHEDULE.load(rows.locale))


def mix(numbers: Any, salt: int) -> Any:
    """Evenly spread integers below 2**31 that belong to whole numbers: a multiplication, folded."""
    spread = (numbers.astype(np.uint64) + np.uint64(salt)) * np.uint64(0x9E3779B97F4A7C15)
    return ((spread ^ (spread >> np.uint64(29))) >> np.uint64(33)).astype(np.int64)


@visit.field("subject_id", title="Participant of the visit", in_context=("subject id", "participant id", "patient id"))
def name_subject(rows: Rows) -> Any:
    """The number of the participant, such as S-0042, in the order of the rows."""
    return "S-" + write_digits(rows["subject"] + 1, 4)


@visit.field("site", title="Centre of the visit", phrases=("trial site", "study site"), in_context=("site", "site id", "center"))
def name_site(rows: Rows) -> Any:
    """The centres take turns, a few participants each."""
    return "Site " + write_digits(rows["subject"] // TURN % SITES + 1, 2)


@visit.hidden("arm number")
def find_arm(rows: Rows) -> Any:
    """0 placebo, 1 treatment: two of each in every block of four."""
    subject = rows["subject"]
    return BLOCKS[mix(subject // 4, 11) % len(BLOCKS), subject % 4]


@visit.field("arm", title="Arm of the participant", in_context=("arm", "group", "treatment arm"))
def name_arm(rows: Rows) -> Any:
    return ARMS[rows["arm number"]]


@visit.field("visit", title="Visit of the schedule", phrases=("visit name", "scheduled visit"), in_context=("visit", "time point"))
def name_visit(rows: Rows) -> Any:
    """As the schedule has it; now and then a visit for another reason takes its place."""
    planned = SCHEDULE.load(rows.locale).columns["visit"][rows["entry"]]
    return np.where((rows["entry"] > 1) & rows.draw("reason").chance(UNSCHEDULED), np.array("Unscheduled", TEXT), planned)


@visit.field("visit_date", storage="date32", title="Day of the visit", phrases=("study visit date",), in_context=("visit date", "date"))
def date_visit(rows: Rows) -> Any:
    """Within a few days of the schedule, on a working day."""
    first = days_before(rows, SPAN + 200) + (np.floor(rows["subject"] * APART) % SPAN).astype("timedelta64[D]")
    week = SCHEDULE.load(rows.locale).columns["week"][rows["entry"]]
    slack = np.where(week > 0, rows.draw("slack").integer(-3, 3), 0)
    day = add_days(first, week * 7 + slack)
    weekday = (day.astype(np.int64) + 3) % 7
    return day - np.maximum(weekday - 4, 0)


@measured(visit, "score", low=0.0, high=100.0, widest=10_000, title="Score of the visit (0 to 100, lower is better)",
    phrases=("efficacy score",), in_context=("score", "symptom score"))  # fmt: skip
def measure_score(rows: Rows) -> Any:
    """The participant's own level, less what the arm has brought by this visit."""
    level = 48.0 + mix(rows["subject"], 29) % 2900 / 100.0
    helped = EFFECT[rows["arm number"]] + (mix(rows["subject"], 47) % 1000 - 500) / 4000.0
    by_now = SCHEDULE.load(rows.locale).columns["effect"][rows["entry"]]
    return level * (1.0 - helped * by_now) + rows.draw("score").normal(0.0, 2.2)


@measured(visit, "systolic", low=85, high=200, storage="int16", decimals=None, widest=300, title="Systolic pressure at the visit (mmHg)",
    in_context=("systolic blood pressure", "systolic"))  # fmt: skip
def measure_systolic(rows: Rows) -> Any:
    return 112 + mix(rows["subject"], 61) % 30 + rows.draw("pressure").normal(0.0, 5.0)


@measured(visit, "heart_rate", low=45, high=130, storage="int16", decimals=None, widest=250, title="Heart rate at the visit (bpm)",
    in_context=("heart rate", "pulse"))  # fmt: skip
def measure_pulse(rows: Rows) -> Any:
    return 62 + mix(rows["subject"], 73) % 22 + rows.draw("pulse").normal(0.0, 4.0)


@measured(visit, "compliance", low=0.0, high=100.0, widest=100, title="Doses taken since the last visit (%)",
    phrases=("medication compliance", "dose compliance"), in_context=("compliance", "adherence"))  # fmt: skip
def measure_compliance(rows: Rows) -> Any:
    return 100.0 - rows.draw("missed").exponential(5.0)


@visit.field("side_effect", title="Side effect since the last visit", in_context=("adverse event", "side effect"))
def draw_effect(rows: Rows) -> Any:
    """None before the first dose."""
    drawn = np.asarray(rows.draw("effect").pick(SIDE_EFFECTS))
    return np.where(rows["entry"] < 2, np.array("None", TEXT), drawn)
