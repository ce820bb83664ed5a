"""Who is admitted and who is awarded a scholarship: better grades and tests open doors."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Rows, values
from fictable_education.measures import TEXT
from fictable_education.student import AID, student

DECISIONS: Final = ("Rejected", "Waitlisted", "Accepted")
AWARDS: Final = AID.where(lambda columns: columns["amount"] > 0.0)


@student.field("admission_decision", title="Decision on the application", phrases=("college admission decision",))
def decide_admission(rows: Rows) -> Any:
    """By grades and test, with some luck: about half are accepted."""
    strength = 1.5 * (rows["gpa fact"] - 3.1) + (rows["sat_score fact"] - 1050.0) / 220.0 + rows.draw("committee").normal(0.0, 0.45)
    return values.choose_label(DECISIONS, np.searchsorted([-0.35, 0.0], strength, side="right"))


@student.hidden("awarded")
def choose_award(rows: Rows) -> Any:
    """A scholarship of those that the student may have."""
    standing = np.where(rows["gpa fact"] >= 3.5, np.array("high", TEXT), np.array("usual", TEXT))
    return rows.draw("award").pick(AWARDS, standing=standing)


@student.field("award", title="Scholarship awarded", phrases=("awarded scholarship",))
def name_award(rows: Rows) -> Any:
    return rows["awarded"]["scholarship"]


@student.field("award_amount", title="Amount awarded a year", storage="decimal", decimals=2)
def price_award(rows: Rows) -> Any:
    """In steps of 250."""
    return np.maximum(
        np.rint(np.asarray(rows["awarded"]["amount"]) * rows.draw("award amount").lognormal(0.0, 0.35) / 250.0) * 250.0, 500.0
    )
