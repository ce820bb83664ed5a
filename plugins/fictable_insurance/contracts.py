"""Contracts in force: line, channel, payments, tenure, renewal, complaints and value of the customer."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

LINES: Final = Pool({"Auto": 42, "Home": 24, "Life": 14, "Health": 10, "Renters": 6, "Travel": 2, "Pet": 2})
CHANNELS: Final = Pool({"Agent": 38, "Branch": 18, "Call Center": 16, "Web": 20, "Broker": 8})
PAYMENTS: Final = Pool({"Monthly": 56, "Annual": 24, "Semi-Annual": 12, "Quarterly": 8})
RENEWALS: Final = ("Renewed", "Pending Renewal", "Lapsed", "Cancelled")
REASONS: Final = Pool(
    {"Found a cheaper offer": 42, "Sold the insured property": 18, "Moved": 14, "Non-payment": 14, "Poor service": 8, "Duplicate cover": 4}
)
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

contract = Entity(
    "insurance.contract",
    LINES,
    title="Insurance contract",
    phrases=(
        "insurance renewal",
        "policy renewal",
        "insurance customer",
        "insurance retention",
        "insurance cross-sell",
        "insurance churn",
        "insurance agent",
    ),
)


@contract.field(
    "line",
    title="Line of business",
    phrases=(
        "lob",
        "insurance line",
    ),
    in_context=(
        "business line",
        "line of business",
    ),
)
def show_line(rows: Rows) -> Any:
    return rows["value"]


@contract.field(
    "channel",
    title="Sales channel of the policy",
    phrases=("policy sales channel", "insurance sales channel", "policy channel"),
    in_context=("sales channel", "distribution channel", "channel"),
)
def pick_channel(rows: Rows) -> Any:
    return rows.draw("channel").pick(CHANNELS)


@contract.field(
    "payment_frequency",
    title="Payment of the premium",
    phrases=("premium frequency", "premium payment frequency", "premium payment mode", "premium mode"),
    in_context=("payment frequency", "billing frequency"),
)
def pick_payment(rows: Rows) -> Any:
    return rows.draw("payment").pick(PAYMENTS)


@values.measured(
    contract,
    "tenure_months",
    low=1,
    high=420,
    widest=10**4,
    title="Months since the start",
    phrases=("months since policy inception", "policy tenure", "policy age months", "months insured", "policy tenure months"),
    in_context=("tenure", "tenure months", "vintage"),
)
def draw_tenure(rows: Rows) -> Any:
    return rows.draw("tenure").exponential(52.0)


@values.measured(
    contract,
    "policies",
    low=1,
    high=9,
    title="Policies held",
    phrases=("number of policies", "policies held", "policy count", "num policies"),
)
def count_policies(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("policies").exponential(0.75))


@values.measured(
    contract,
    "complaints",
    low=0,
    high=8,
    title="Open complaints",
    phrases=("number of open complaints", "open complaints", "number of complaints"),
    in_context=("complaints",),
)
def count_complaints(rows: Rows) -> Any:
    return np.floor(rows.draw("complaints").exponential(0.45))


@values.measured(
    contract,
    "months_since_claim",
    low=0,
    high=420,
    widest=10**4,
    title="Months since the last claim",
    phrases=("months since last claim", "time since last claim"),
)
def count_months(rows: Rows) -> Any:
    return np.minimum(np.floor(rows.draw("since").exponential(18.0)), rows["tenure_months fact"])


@contract.field(
    "monthly_premium",
    title="Premium of a month (policy)",
    phrases=("monthly premium auto", "policy monthly premium"),
    in_context=("monthly premium", "premium"),
    **MONEY,
)
def show_premium(rows: Rows) -> Any:
    return rows["premium_dollars"]


@contract.hidden("premium_dollars")
def set_premium(rows: Rows) -> Any:
    line = np.asarray(rows["value"]).astype("U8")
    usual = np.select(
        [line == "Auto", line == "Home", line == "Life", line == "Health", line == "Renters", line == "Travel"],
        [118.0, 135.0, 62.0, 410.0, 17.0, 28.0],
        48.0,
    )
    return np.round(usual * rows.draw("premium").lognormal(0.0, 0.35), 2)


@contract.field(
    "lifetime_value",
    title="Value of the policyholder",
    phrases=("policyholder lifetime value", "insurance customer lifetime value"),
    in_context=("customer lifetime value", "clv", "lifetime value"),
    **MONEY,
)
def set_value(rows: Rows) -> Any:
    """A part of the premiums so far and of the coming three years."""
    months = np.asarray(rows["tenure_months fact"]) + 36
    return np.asarray(rows["premium_dollars"]) * months * np.asarray(rows["policies fact"]) * rows.draw("value").uniform(0.35, 0.6)


@contract.hidden("state")
def draw_state(rows: Rows) -> Any:
    """Complaints and short tenure make leaving likelier."""
    leave = 0.06 + 0.05 * np.asarray(rows["complaints fact"]) + np.where(np.asarray(rows["tenure_months fact"]) < 12, 0.06, 0.0)
    draw = rows.draw("state").uniform()
    return np.select([draw < leave * 0.5, draw < leave, draw > 0.88], [2, 3, 1], 0)


@contract.field("renewal_status", phrases=("renewal status", "policy renewal status", "renewed status"), in_context=("status",))
def show_state(rows: Rows) -> Any:
    return values.choose_label(RENEWALS, rows["state"])


@contract.field(
    "churned",
    storage="bool",
    title="Policyholder left",
    phrases=("policyholder churn", "insurance churned"),
    in_context=("churn", "churned"),
)
def tell_churn(rows: Rows) -> Any:
    return np.asarray(rows["state"]) >= 2


@contract.field(
    "cancellation_reason",
    title="Reason for leaving",
    phrases=("policy cancellation reason", "policy lapse reason"),
    in_context=("cancellation reason", "churn reason"),
)
def pick_reason(rows: Rows) -> Any:
    return rows.draw("reason").pick(REASONS)


@contract.field(
    "agent_code",
    title="Agent's number",
    phrases=("agent code", "agent number", "insurance agent id", "broker code"),
    in_context=("agent id", "agent"),
)
def write_agent(rows: Rows) -> Any:
    return "AG-" + values.write_digits(rows.draw("agent").integer(1001, 1480))


@contract.field(
    "previously_insured",
    storage="bool",
    title="Has vehicle insurance already",
    phrases=("previously insured", "already insured", "has vehicle insurance"),
)
def tell_insured(rows: Rows) -> Any:
    return rows.draw("insured").chance(0.46)


@contract.field("vehicle_damage", storage="bool", title="Vehicle damaged in the past", phrases=("vehicle damage", "past vehicle damage"))
def tell_damage(rows: Rows) -> Any:
    """Seldom where insured already."""
    return rows.draw("damage").uniform() < np.where(rows["previously_insured"], 0.09, 0.85)


@contract.field(
    "response",
    storage="bool",
    title="Interested in the offer",
    phrases=("interested in insurance", "offer response", "response to offer"),
    in_context=("response", "interested"),
)
def tell_response(rows: Rows) -> Any:
    """Nearly only those without cover and with a damage in the past."""
    chance = np.where(rows["previously_insured"], 0.002, np.where(rows["vehicle_damage"], 0.26, 0.03))
    return rows.draw("response").uniform() < chance
