"""Clinical notes that agree with the case: who came with what, what was found, given and planned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Pool, Rows
from fictable_healthcare.case import case
from fictable_healthcare.measures import TEXT, capitalize
from fictable_healthcare.stay import stay

OPENINGS: Final = Pool.read(__package__, "data/note_openings.csv")
ASSESSMENTS: Final = Pool.read(__package__, "data/note_assessments.csv")
PLANS: Final = Pool.read(__package__, "data/note_plans.csv")
ENDINGS: Final = Pool.read(__package__, "data/note_endings.csv", weight="share")
SUMMARIES: Final = Pool.read(__package__, "data/note_summaries.csv")
# Where the chart speaks of a check-up or a birth there is no illness to be treated.
ROUTINE: Final = np.array(["Z00.00", "Z00.129"], TEXT)
BIRTHS: Final = np.array(["O80", "O82"], TEXT)


def name_person(rows: Rows) -> Any:
    """Such as woman, boy or infant, by age and sex."""
    female, age = rows["female"], rows["age"]
    grown = np.where(female, np.array("woman", TEXT), np.array("man", TEXT))
    young = np.where(female, np.array("girl", TEXT), np.array("boy", TEXT))
    return np.select([age < 1, age < 18], [np.array("infant", TEXT), young], grown)


def write_age(rows: Rows) -> Any:
    """Such as 54-year-old; newborns are a few weeks old."""
    years = rows["age"].astype(TEXT) + "-year-old"
    return np.where(rows["age"] < 1, np.array("4-month-old", TEXT), years)


def fill_templates(pool: Pool, picked: Any, locale: str, slots: Mapping[str, Any]) -> NDArray[Any]:
    """Texts picked from a pool's column `text` with every `{name}` replaced; template by template, for a search in each text is slow."""
    texts, made = np.asarray(picked), np.empty(len(picked), TEXT)
    for template in dict.fromkeys(pool.load(locale).columns["text"].tolist()):
        mine = texts == template
        if mine.any():
            first, *rest = re.split(r"\{(\w+)\}", template)
            text: Any = np.full(int(mine.sum()), first, TEXT)
            for name, after in zip(rest[::2], rest[1::2], strict=True):
                text = text + slots[name][mine] + after
            made[mine] = text
    return made


@case.hidden("slots")
def fill_slots(rows: Rows) -> Any:
    """The sentences of the note: opening, finding, assessment, plan and ending, one after the other."""
    entry, drug, care = rows["entry"], rows["drug"], rows["care"]
    slots = {
        "who": write_age(rows) + " " + name_person(rows),
        "complaint": np.asarray(entry["complaint"]),
        "finding": np.asarray(entry["finding"]),
        "condition": np.asarray(entry["condition"]),
        "diagnosis": np.asarray(entry["diagnosis"]),
        "code": np.asarray(entry["icd10"]),
        "medication": np.asarray(drug["medication"]) + " " + rows["dose text"] + " " + np.asarray(drug["frequency"]),
        "treatment": np.asarray(care["treatment"]),
        "severity": np.strings.lower(np.asarray(rows["course"]["severity"])),
    }
    cases = [np.isin(slots["code"], ROUTINE), np.isin(slots["code"], BIRTHS)]
    kind = np.select(cases, [np.array("routine", TEXT), np.array("birth", TEXT)], np.array("illness", TEXT))
    opening = rows.draw("opening").pick(OPENINGS, kind=kind)["text"]
    assessment = rows.draw("assessment").pick(ASSESSMENTS, kind=kind)["text"]
    plan = rows.draw("plan").pick(PLANS, kind=kind)["text"]
    ending = rows.draw("ending").pick(ENDINGS, outcome=rows["result of care"])["text"]
    start = fill_templates(OPENINGS, opening, rows.locale, slots) + " " + slots["finding"] + ". "
    middle = fill_templates(ASSESSMENTS, assessment, rows.locale, slots) + " "
    return start + middle + fill_templates(PLANS, plan, rows.locale, slots) + " " + np.asarray(ending)


@case.field( "clinical_note", title="Clinical note", phrases=( "clinical note", "doctor note", "doctor's note", "physician note",
    "medical note", "progress note", "visit note", "patient note", "clinical notes", "nursing note", "consultation note", "soap note",
    "doctor comment", "medical history", "patient history", "history of present illness",), in_context=("note", "notes", "comment",
    "remarks"),)  # fmt: skip
def show_note(rows: Rows) -> Any:
    return rows["slots"]


@case.field(
    "discharge_summary", title="Discharge summary",
    phrases=("discharge summary", "discharge note", "discharge instructions", "case summary", "hospital course"), in_context=("summary",),
)  # fmt: skip
def write_summary(rows: Rows) -> Any:
    """Two or three sentences on the stay."""
    entry = rows["entry"]
    summary = rows.draw("summary").pick(SUMMARIES, outcome=rows["result of care"])["text"]
    slots = {
        "who": capitalize(write_age(rows)) + " " + name_person(rows),
        "condition": np.asarray(entry["condition"]),
        "days": np.asarray(rows["length_of_stay fact"]).astype(np.int64).astype(TEXT),
        "treatment": np.asarray(rows["care"]["treatment"]),
        "medication": np.asarray(rows["drug"]["medication"]),
        "disposition": np.strings.lower(np.asarray(rows["end"]["disposition"])),
    }
    return fill_templates(SUMMARIES, summary, rows.locale, slots)


__all__ = ["case", "stay"]
