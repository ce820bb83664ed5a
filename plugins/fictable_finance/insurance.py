"""Insurance: policies and claims whose type, incident, amounts and state belong together."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_finance.ranges import TEXT, bounded, fit_range, write_digits

CLAIMS = Pool.read(
    __package__,
    "data/claims.csv",
    weight="share",
    types={"median": "float64", "spread": "float64", "usual_premium": "float64", "coverage": "float64", "deductible": "float64"},
)
INCIDENTS = Pool.read(__package__, "data/incidents.csv")
STATES = {
    "en": ("Paid", "Approved", "Under Review", "Pending", "Denied"),
    "de": ("Ausgezahlt", "Bewilligt", "In Prüfung", "Offen", "Abgelehnt"),
    "fr": ("Payé", "Accepté", "En cours d'examen", "En attente", "Refusé"),
    "es": ("Pagado", "Aprobado", "En revisión", "Pendiente", "Denegado"),
}
DENIED = 4
DEATH = "death_benefit"
STATE_SHARES = np.array([0.56, 0.68, 0.79, 0.91])
SEVERITIES = {
    "en": ("Minor", "Moderate", "Major", "Severe"),
    "de": ("Gering", "Mittel", "Hoch", "Sehr hoch"),
    "fr": ("Mineur", "Modéré", "Majeur", "Grave"),
    "es": ("Leve", "Moderado", "Grave", "Muy grave"),
}

claim = Entity(
    "finance.claim",
    CLAIMS,
    INCIDENTS,
    title="Insurance claim",
    phrases=("insurance", "claim", "insurance claim", "insurance policy", "policy", "policyholder", "insured", "insurer"),
)
claim.field(
    "policy_type",
    phrases=("policy type", "line of insurance", "insurance product"),
    in_context=(
        "type of insurance",
        "insurance type",
        "type",
    ),
)
claim.field("code", title="Kind of claim, as a code", description="The same in all languages, such as collision or water_damage.")
claim.field("claim_type", phrases=("claim type", "type of claim", "incident type", "loss type", "cause of loss", "claim category"))
claim.field(
    "incident",
    title="Incident description",
    phrases=("incident description", "claim description", "loss description", "description of the incident"),
    in_context=("description", "details"),
)


@claim.field(
    "policy_number",
    capacity=10**8,
    phrases=("policy number", "policy no", "policy id", "insurance policy number"),
    in_context=("insurance number",),
)
def number_policy(rows: Rows) -> Any:
    return "POL-" + write_digits(rows.draw("policy").distinct(10**8), 8)


@claim.field("claim_number", capacity=10**7, phrases=("claim number", "claim id", "claim no", "claim reference"))
def number_claim(rows: Rows) -> Any:
    return "CLM-" + write_digits(rows.draw("claim").distinct(10**7), 7)


@claim.hidden("size")
def set_size(rows: Rows) -> Any:
    """How large the claim is for its kind: 1 is the median."""
    return rows.draw("size").lognormal(0.0, rows["spread"])


@claim.hidden("cover")
def set_cover(rows: Rows) -> Any:
    return rows["coverage"] * np.array([0.5, 1.0, 1.0, 1.5, 2.0])[rows.draw("cover").integer(0, 4)]


@claim.hidden("excess")
def set_excess(rows: Rows) -> Any:
    return rows["deductible"] * np.array([0.5, 1.0, 1.0, 2.0])[rows.draw("excess").integer(0, 3)]


@claim.hidden("loss")
def set_loss(rows: Rows) -> Any:
    """Never above the cover; to ten above 1,000; a death benefit is the whole cover."""
    raw = np.where(np.asarray(rows["code"]) == DEATH, rows["cover"], np.minimum(rows["median"] * rows["size"], rows["cover"]))
    return np.where(raw > 1000, np.rint(raw / 10) * 10, np.rint(raw * 100) / 100)


@claim.field(
    "amount",
    title="Claim amount",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**8),
    phrases=(
        "claim amount",
        "claimed amount",
        "loss amount",
        "total claim amount",
        "claim value",
    ),
    in_context=(
        "claim cost",
        "amount",
    ),
)
def show_loss(rows: Rows) -> Any:
    return fit_range(rows, rows["loss"])


@claim.hidden("state")
def pick_state(rows: Rows) -> Any:
    """A loss that the deductible swallows is denied."""
    found = np.searchsorted(STATE_SHARES, rows.draw("state").uniform(), side="right")
    return np.where(rows["loss"] <= rows["excess"], DENIED, found)


@claim.field("status", title="Claim status", phrases=("claim status",), in_context=("status",))
def show_state(rows: Rows) -> Any:
    return np.array(rows.localized(STATES), TEXT)[rows["state"]]


@claim.field(
    "payout",
    title="Paid amount",
    storage="decimal",
    decimals=2,
    phrases=("payout", "payout amount", "settlement amount", "approved amount", "paid amount", "amount paid", "claim paid"),
    in_context=("settlement",),
)
def show_payout(rows: Rows) -> Any:
    """The loss less the deductible, mostly in full, where paid or approved; nothing else."""
    full = np.maximum(rows["loss"] - rows["excess"], 0.0) * np.where(
        rows.draw("full").chance(0.7) | (np.asarray(rows["code"]) == DEATH), 1.0, rows.draw("part").uniform(0.6, 1.0)
    )
    return np.where(rows["state"] <= 1, full, 0.0)


@claim.field(
    "premium",
    title="Annual premium",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**7),
    phrases=("premium", "annual premium", "policy premium", "insurance premium", "policy annual premium", "yearly premium"),
)
def show_premium(rows: Rows) -> Any:
    return fit_range(rows, rows["premium_base"] * rows.draw("premium").lognormal(0.0, 0.35))


@claim.hidden("premium_base")
def read_premium(rows: Rows) -> Any:
    return rows["usual_premium"] * portable.power(rows["cover"] / rows["coverage"], np.full(len(rows), 0.5))


@claim.field(
    "deductible_amount",
    title="Deductible",
    storage="decimal",
    decimals=2,
    phrases=("deductible", "deductible amount", "policy deductible", "excess amount"),
)
def show_excess(rows: Rows) -> Any:
    return rows["excess"]


@claim.field(
    "coverage_amount",
    storage="decimal",
    decimals=2,
    phrases=("coverage", "sum insured", "insured amount", "policy limit", "coverage limit"),
    in_context=("coverage amount",),
)
def show_cover(rows: Rows) -> Any:
    return rows["cover"]


@claim.field(
    "severity", title="Severity of the incident", phrases=("incident severity", "claim severity", "loss severity"), in_context=("severity",)
)
def show_severity(rows: Rows) -> Any:
    """By the size of the claim for its kind; a death is as severe as can be."""
    level = np.searchsorted(np.array([0.7, 1.8, 4.0]), rows["size"], side="right")
    return np.array(rows.localized(SEVERITIES), TEXT)[np.where(np.asarray(rows["code"]) == DEATH, 3, level)]


@claim.field(
    "fraud",
    title="Claim found fraudulent",
    storage="bool",
    phrases=("fraud reported", "fraudulent claim", "claim fraud"),
    in_context=("fraud", "fraud flag", "is fraud"),
)
def show_fraud(rows: Rows) -> Any:
    """About 4 %: likelier for large claims, and mostly denied."""
    chance = 0.012 * np.minimum(rows["size"], 5.0) * np.where(rows["state"] == DENIED, 9.0, 0.8)
    return rows.draw("fraud").uniform() < np.minimum(chance, 0.6)


@claim.field(
    "vehicles",
    title="Vehicles involved",
    storage="int32",
    phrases=("vehicles involved",),
    in_context=("number of vehicles involved", "number of vehicles"),
)
def count_vehicles(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.58, 0.91, 0.98]), rows.draw("vehicles").uniform(), side="right") + 1


@claim.field("witnesses", title="Witnesses", storage="int32", phrases=("witnesses", "number of witnesses"))
def count_witnesses(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.45, 0.75, 0.92]), rows.draw("witnesses").uniform(), side="right")


@claim.field(
    "police_report", title="Police report", storage="bool", phrases=("police report", "police report available", "police report filed")
)
def choose_report(rows: Rows) -> Any:
    return rows.draw("report").chance(0.52)
