"""How a claim of the finance pack is handled: report, reserve, parts of the loss, recovery, days to settle."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

CHANNELS: Final = Pool({"Phone": 38, "Mobile App": 27, "Web Portal": 18, "Agent": 13, "Email": 4})
AUTHORITIES: Final = Pool({"Police": 52, "Fire": 10, "Ambulance": 12, "None": 20, "Other": 6})
STAGES: Final = Pool({"Closed": 66, "Investigation": 10, "Assessment": 9, "Negotiation": 6, "Payment": 6, "Litigation": 3})
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

handling = Entity(
    "insurance.handling",
    CHANNELS,
    title="Claim handling",
    phrases=("claim handling", "claims handling", "claims adjuster", "claim adjuster", "claims processing", "loss adjustment"),
)


@handling.field(
    "channel",
    title="How the claim was reported",
    phrases=("claim channel", "claim reported via", "claim intake channel", "fnol channel"),
    in_context=("report channel",),
)
def show_channel(rows: Rows) -> Any:
    return rows["value"]


@handling.field("stage", title="Stage of the claim", phrases=("claim stage", "claim phase", "stage of the claim"), in_context=("stage",))
def pick_stage(rows: Rows) -> Any:
    return rows.draw("stage").pick(STAGES)


@handling.field(
    "adjuster_id", title="Adjuster's number", phrases=("adjuster id", "adjuster code", "claim handler id", "claims adjuster id")
)
def write_adjuster(rows: Rows) -> Any:
    return "ADJ-" + values.write_digits(rows.draw("adjuster").integer(101, 168))


@handling.hidden("whole")
def read_loss(rows: Rows) -> Any:
    """Cents of the claim."""
    return np.rint(np.asarray(rows.entity("finance.claim")["loss"]) * 100).astype(np.int64)


@handling.hidden("injury_cents")
def split_injury(rows: Rows) -> Any:
    share = np.where(rows.draw("hurt").chance(0.3), rows.draw("injury").uniform(0.1, 0.45), 0.0)
    return np.rint(np.asarray(rows["whole"]) * share).astype(np.int64)


@handling.hidden("property_cents")
def split_property(rows: Rows) -> Any:
    share = np.where(rows.draw("broken").chance(0.4), rows.draw("property").uniform(0.05, 0.3), 0.0)
    return np.rint(np.asarray(rows["whole"]) * share).astype(np.int64)


@handling.field("injury_claim", title="Part for injuries", phrases=("injury claim", "injury claim amount", "bodily injury amount"), **MONEY)
def show_injury(rows: Rows) -> Any:
    return rows["injury_cents"]


@handling.field(
    "property_claim", title="Part for property", phrases=("property claim", "property claim amount", "property damage amount"), **MONEY
)
def show_property(rows: Rows) -> Any:
    return rows["property_cents"]


@handling.field(
    "vehicle_claim", title="Part for the vehicle", phrases=("vehicle claim", "vehicle claim amount", "vehicle damage amount"), **MONEY
)
def show_vehicle(rows: Rows) -> Any:
    """The rest of the claim."""
    return np.asarray(rows["whole"]) - np.asarray(rows["injury_cents"]) - np.asarray(rows["property_cents"])


@handling.field(
    "reserve",
    title="Reserve",
    phrases=("claim reserve", "reserve amount", "case reserve", "loss reserve", "outstanding reserve"),
    in_context=("reserve",),
    **MONEY,
)
def set_reserve(rows: Rows) -> Any:
    """Near the loss, to hundred."""
    return np.rint(np.asarray(rows["whole"]) / 100 * rows.draw("reserve").uniform(0.8, 1.25) / 100 + 0.5) * 100


@handling.field(
    "recovery",
    title="Recovered from others",
    phrases=("subrogation recovery", "recovery amount", "subrogation amount", "salvage recovery", "salvage and subrogation"),
    **MONEY,
)
def set_recovery(rows: Rows) -> Any:
    part = np.where(rows.draw("has").chance(0.17), rows.draw("part").uniform(0.1, 0.7), 0.0)
    return np.rint(np.rint(np.asarray(rows.entity("finance.claim")["payout"], np.float64) * 100) * part).astype(np.int64)


@values.measured(
    handling,
    "days_to_settle",
    low=1,
    high=720,
    widest=10**5,
    title="Days to settle",
    phrases=("days to settle", "settlement days", "days to close", "claim cycle time", "claim processing days", "settlement time days"),
)
def count_days(rows: Rows) -> Any:
    """Large claims take longer."""
    return rows.draw("days").lognormal(2.6, 0.6) * (1 + np.sqrt(np.asarray(rows["whole"]) / 2_000_000))


@handling.field("authorities", title="Authorities called", phrases=("authorities contacted", "authority contacted"))
def pick_authority(rows: Rows) -> Any:
    return rows.draw("authority").pick(AUTHORITIES)


@handling.field(
    "litigated",
    storage="bool",
    title="Attorney involved",
    phrases=("attorney involved", "litigated", "litigation flag", "attorney represented", "in litigation"),
)
def tell_litigation(rows: Rows) -> Any:
    return rows.draw("litigation").uniform() < np.minimum(0.02 + np.asarray(rows["whole"]) / 40_000_000, 0.3)


@values.measured(
    handling,
    "fraud_score",
    low=0,
    high=100,
    widest=1000,
    title="Fraud score of the claim",
    phrases=("claim fraud score", "claim suspicion score"),
    in_context=("fraud score",),
)
def set_score(rows: Rows) -> Any:
    """High where the claim was found fraudulent."""
    found = np.asarray(rows.entity("finance.claim")["fraud"])
    return np.where(found, 62 + rows.draw("high").normal(12.0, 12.0), rows.draw("low").exponential(18.0))
