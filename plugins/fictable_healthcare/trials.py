"""Clinical trials: phase, condition, intervention, arms, participants and dates agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, add_days, days_before, fill, measured, write_digits

PHASES: Final = Pool.read(__package__, "data/trial_phases.csv", weight="share", types={"participants": "float64", "months": "float64"})
CONDITIONS: Final = Pool.read(__package__, "data/trial_conditions.csv", weight="share", types={"tumour": "int64"})
STATUSES: Final = Pool.read(__package__, "data/trial_status.csv", weight="share")
ARMS: Final = Pool({"Treatment": 50, "Placebo": 36, "Active control": 14})
SPONSORS: Final = Pool(["Helix Biologics", "Arbor Vaccines", "Northlake Biologics", "Stellar Immunotherapies",
    "Oakmont University Hospital", "Lumen Therapeutics", "Corvida Pharma", "Lakeview Medical Center", "Meridian Research Network",
    "Pinnacle Oncology Group"])  # fmt: skip
TITLES: Final = Pool(["{drug} Versus Placebo in Patients With {condition}", "Safety and Efficacy of {drug} in {condition}",
    "A {phase} Study of {drug} for {condition}", "Long-Term Outcomes of {drug} in Adults With {condition}",
    "{drug} Plus Standard Care in {condition}: A Randomized Trial"])  # fmt: skip
EVENTS: Final = Pool({"None reported": 54, "Headache": 11, "Nausea": 9, "Fatigue": 8, "Dizziness": 6, "Rash": 4, "Diarrhea": 4,
    "Insomnia": 3, "Elevated liver enzymes": 1})  # fmt: skip
# Of tumours by the words of oncology, of other illnesses by plain ones; from worst to best.
RESPONSES: Final = np.array([["Worsened", "No change", "Improved", "Much improved"],
    ["Progressive disease", "Stable disease", "Partial response", "Complete response"]], TEXT)  # fmt: skip

trial = Entity("health.clinical_trial", PHASES, CONDITIONS, title="Clinical trial", phrases=("clinical trial", "trial participant",
    "study participant", "clinical study", "drug trial", "placebo"))  # fmt: skip
trial.field("phase", title="Phase", phrases=("trial phase", "study phase", "clinical phase", "clinical trial phase"), in_context=("phase",))

trial.field("condition", title="Condition under study", phrases=("condition studied", "studied condition", "trial condition"))
trial.field("intervention", title="Substance under study", phrases=("trial intervention", "study drug", "investigational drug"))


@trial.field("id", title="Trial number", capacity=10**6, phrases=("trial id", "nct number", "nct id", "clinical trial id", "study id",
    "trial number", "trial identifier"))  # fmt: skip
def number_trial(rows: Rows) -> Any:
    """In the style of a registry, in a range that has not been given out."""
    return "NCT99" + write_digits(rows.draw("id").distinct(10**6), 6)


@trial.field("participant_id", title="Participant number", capacity=10**6, phrases=("participant id", "subject id", "trial subject id",
    "study participant id", "participant number", "subject number"))  # fmt: skip
def number_participant(rows: Rows) -> Any:
    return "SUBJ-" + write_digits(rows.draw("participant").distinct(10**6), 6)


@trial.field("title", title="Title", phrases=("trial title", "study title", "trial name", "study name", "clinical trial name"),
    in_context=("title",))  # fmt: skip
def write_title(rows: Rows) -> Any:
    return fill(rows.draw("title").pick(TITLES), drug=rows["intervention"], condition=rows["named"], phase=rows["phase"])


@trial.field("sponsor", title="Sponsor", phrases=("trial sponsor", "study sponsor", "sponsor"))
def draw_sponsor(rows: Rows) -> Any:
    return rows.draw("sponsor").pick(SPONSORS)


@trial.field("status", title="Status", phrases=("trial status", "study status", "recruitment status"), in_context=("status",))
def draw_status(rows: Rows) -> Any:
    """Completed where the last day lies before the clock; else recruiting or active."""
    over = rows["last day"] < days_before(rows, 0)
    time = np.where(over, np.array("over", TEXT), np.array("running", TEXT))
    return rows.draw("status").pick(STATUSES, time=time)["status"]


@measured(trial, "enrollment", low=8, high=42_000, storage="int32", decimals=None, title="Participants", phrases=("trial enrollment",
    "number of participants", "enrolled participants", "trial participants", "sample size"), in_context=("enrollment", "enrolment",
    "participants"))  # fmt: skip
def count_participants(rows: Rows) -> Any:
    return np.asarray(rows["participants"]) * rows.draw("size").lognormal(0.0, 0.7)


@trial.hidden("first day")
def choose_start(rows: Rows) -> Any:
    """A day of the last six years."""
    return days_before(rows, rows.draw("start").uniform(30.0, 2190.0))


@trial.field("start_date", title="Start", storage="date32", phrases=("trial start date", "study start date"), in_context=("start date",))
def show_start(rows: Rows) -> Any:
    return rows["first day"]


@trial.field("completion_date", title="Completion", storage="date32", phrases=("trial completion date", "study completion date",
    "trial end date", "study end date"), in_context=("completion date", "end date"))  # fmt: skip
def show_end(rows: Rows) -> Any:
    return rows["last day"]


@trial.hidden("last day")
def choose_end(rows: Rows) -> Any:
    """The first day plus the usual months of the phase, more or less."""
    return add_days(rows["first day"], 30.4 * np.asarray(rows["months"]) * rows.draw("length").lognormal(0.0, 0.3))


@trial.field("enrolled_on", title="Day of enrolment", storage="date32", phrases=("trial enrollment date", "consent date",
    "randomization date", "trial enrolment date"), in_context=("enrollment date", "enrolment date"))  # fmt: skip
def show_enrolment(rows: Rows) -> Any:
    return add_days(rows["first day"], rows.draw("days").uniform(1.0, 28.0))


@trial.hidden("group")
def choose_arm(rows: Rows) -> Any:
    """Treatment, placebo or active control."""
    return np.asarray(rows.draw("arm").pick(ARMS))


@trial.field("arm", title="Arm", phrases=("treatment arm", "trial arm", "study arm", "treatment group", "study group",
    "randomization arm", "trial group"), in_context=("arm", "group"))  # fmt: skip
def name_arm(rows: Rows) -> Any:
    return rows["group"]


@measured(trial, "baseline_score", low=5.0, high=100.0, widest=10_000, title="Score at the start (0 to 100)", phrases=("baseline score",
    "baseline value", "baseline measurement", "baseline"))  # fmt: skip
def measure_baseline(rows: Rows) -> Any:
    return rows.draw("baseline").normal(62.0, 12.0)


@trial.hidden("effect")
def know_effect(rows: Rows) -> Any:
    """Share of the score that the arm takes away."""
    middle = np.select([rows["group"] == "Treatment", rows["group"] == "Active control"], [0.34, 0.26], 0.12)
    return middle + rows.draw("effect").normal(0.0, 0.13)


@measured(trial, "final_score", low=0.0, high=110.0, widest=10_000, title="Score at the end", phrases=("endpoint score",
    "follow-up score", "post treatment score", "end score", "primary endpoint", "final measurement"))  # fmt: skip
def measure_final(rows: Rows) -> Any:
    return rows["baseline_score fact"] * (1.0 - rows["effect"])


@trial.field("response", title="Response", phrases=("treatment response", "clinical response", "trial response", "trial outcome"),
    in_context=("response", "outcome"))  # fmt: skip
def name_response(rows: Rows) -> Any:
    return RESPONSES[np.asarray(rows["tumour"]), np.searchsorted([-0.02, 0.16, 0.42], rows["effect"], side="right")]


@trial.field("adverse_event", title="Adverse event", phrases=("trial adverse event", "adverse events"), in_context=("adverse event",
    "side effect"))  # fmt: skip
def draw_event(rows: Rows) -> Any:
    return rows.draw("event").pick(EVENTS)


@trial.field("dropped_out", title="Left early", storage="bool", phrases=("dropped out of trial", "trial dropout", "withdrew from study"),
    in_context=("dropout", "dropped out", "withdrawn"))  # fmt: skip
def tell_dropout(rows: Rows) -> Any:
    return rows.draw("dropout").chance(np.where(rows["group"] == "Placebo", 0.16, 0.11))
