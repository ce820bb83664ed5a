"""Health plans: tier, network, premium by age, deductible, copay and limit out of pocket, and who is enrolled."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

TIERS: Final = Pool.read(
    __package__,
    "data/plans.csv",
    weight="share",
    types=dict.fromkeys(("monthly", "deductible_base", "limit", "share_paid", "copay_base"), "float64"),
)
NETWORKS: Final = Pool({"HMO": 46, "PPO": 30, "EPO": 17, "POS": 7})
INSURERS: Final = Pool(
    {
        "Northstar Health": 24,
        "Bluefield Mutual": 22,
        "Summit Care": 18,
        "Evergreen Health Plan": 14,
        "Unity Health Partners": 12,
        "Lakeshore Health": 10,
    }
)
FAMILY: Final = ("Individual", "Individual + Spouse", "Individual + Children", "Family")
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

plan = Entity(
    "insurance.plan",
    TIERS,
    title="Health plan",
    phrases=(
        "health plan",
        "health insurance plan",
        "insurance plan",
        "plan enrollment",
        "marketplace plan",
        "open enrollment",
        "benefits enrollment",
    ),
)
plan.field(
    "tier",
    title="Metal tier",
    phrases=(
        "metal tier",
        "metal level",
        "plan level",
    ),
    in_context=(
        "tier",
        "level",
        "plan tier",
    ),
)


@plan.hidden("net")
def pick_network(rows: Rows) -> Any:
    return rows.draw("network").pick(NETWORKS)


@plan.field(
    "network",
    title="Kind of network",
    phrases=(
        "plan network",
        "health plan type",
        "HMO or PPO",
    ),
    in_context=(
        "plan type",
        "type",
        "network type",
    ),
)
def show_network(rows: Rows) -> Any:
    return rows["net"]


@plan.hidden("house")
def pick_insurer(rows: Rows) -> Any:
    return rows.draw("insurer").pick(INSURERS)


@plan.field(
    "issuer",
    title="Insurer of the plan",
    phrases=("plan issuer", "issuer name", "health plan insurer"),
    in_context=("issuer", "insurer", "carrier", "insurance company", "provider"),
)
def show_insurer(rows: Rows) -> Any:
    return rows["house"]


@plan.field("name", title="Name of the plan", phrases=("health plan name", "insurance plan name"), in_context=("plan name", "plan", "name"))
def name_plan(rows: Rows) -> Any:
    size = rows.localized({"en": "Saver", "de": "Basis", "fr": "Essentiel", "es": "Básico"})
    return rows["house"] + " " + rows["tier"] + " " + rows["net"] + " " + size


@plan.hidden("members")
def draw_members(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.55, 0.7, 0.8]), rows.draw("members").uniform(), side="right")


@plan.field("coverage_tier", title="Who is covered", phrases=("coverage tier", "enrollment tier", "family coverage", "covered members"))
def show_members(rows: Rows) -> Any:
    return values.choose_label(FAMILY, rows["members"])


@values.measured(
    plan,
    "dependents",
    low=0,
    high=9,
    title="Dependents covered",
    phrases=("covered dependents", "number of dependents covered"),
    in_context=("dependents", "children"),
)
def count_dependents(rows: Rows) -> Any:
    children = 1 + np.floor(rows.draw("children").exponential(0.9))
    return np.select([np.asarray(rows["members"]) == place for place in range(4)], [0, 1, children, 1 + children])


@plan.hidden("monthly_cents")
def set_premium(rows: Rows) -> Any:
    """The tier's price at the age by the federal age curve (1 at 21, 1.28 at 40, 3 at 64), for each adult; children 0.77."""
    age = np.asarray(rows.entity("person")["age"]).clip(19, 64).astype(np.float64)
    curve = 0.9 + 0.1 * portable.exp((age - 19) * 0.0676)
    count = np.asarray(rows["dependents fact"])
    spouse = (np.asarray(rows["members"]) % 2 == 1).astype(np.float64)
    people = curve / 1.31 * (1 + spouse) + 0.6 * np.minimum(count - spouse, 3)
    kind = np.asarray(rows["net"]).astype("U3")
    return np.rint(
        np.asarray(rows["monthly"])
        * people
        * np.where(kind == "PPO", 1.14, np.where(kind == "HMO", 0.94, 1.0))
        * rows.draw("premium").uniform(0.86, 1.16)
        * 100
    )


@plan.field(
    "monthly_premium",
    title="Premium of a month",
    phrases=("monthly premium", "premium per month", "plan premium", "monthly insurance premium"),
    in_context=("premium",),
    **MONEY,
)
def show_premium(rows: Rows) -> Any:
    return np.asarray(rows["monthly_cents"]).astype(np.int64)


@plan.hidden("deductible_dollars")
def set_deductible(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["deductible_base"]) * rows.draw("deductible").uniform(0.75, 1.0) / 50) * 50


@plan.field(
    "deductible",
    title="Deductible of a year",
    phrases=("annual deductible", "plan deductible", "individual deductible", "health deductible"),
    in_context=("deductible",),
    **MONEY,
)
def show_deductible(rows: Rows) -> Any:
    return np.asarray(rows["deductible_dollars"])


@plan.field(
    "out_of_pocket_max",
    title="Limit out of pocket",
    phrases=("out of pocket max", "out-of-pocket maximum", "oop max", "max out of pocket", "out of pocket limit", "moop"),
    **MONEY,
)
def show_limit(rows: Rows) -> Any:
    return np.maximum(
        np.rint(np.asarray(rows["limit"]) * rows.draw("limit").uniform(0.85, 1.0) / 50) * 50, np.asarray(rows["deductible_dollars"])
    )


@plan.field(
    "copay",
    title="Copay of a visit",
    phrases=(
        "copay amount",
        "office visit copay",
        "primary care copay",
    ),
    in_context=(
        "copay",
        "copayment",
    ),
    **MONEY,
)
def show_copay(rows: Rows) -> Any:
    return np.asarray(rows["copay_base"]) + 5 * rows.draw("copay").integer(-2, 2)


@plan.field("coinsurance", storage="int32", title="Coinsurance (%)", phrases=("coinsurance", "coinsurance rate", "coinsurance percent"))
def show_coinsurance(rows: Rows) -> Any:
    return rows["share_paid"]


@plan.field(
    "subsidy", title="Premium tax credit", phrases=("premium subsidy", "premium tax credit", "aptc"), in_context=("subsidy",), **MONEY
)
def set_subsidy(rows: Rows) -> Any:
    """Two thirds have one: up to 90 % of the premium."""
    share = np.where(rows.draw("has").chance(0.66), rows.draw("part").uniform(0.25, 0.9), 0.0)
    return np.rint(np.asarray(rows["monthly_cents"]) * share).astype(np.int64)


@plan.field(
    "effective",
    storage="date32",
    title="Start of cover",
    phrases=("coverage start date", "coverage effective date", "enrollment effective date"),
    in_context=("effective date", "start date"),
)
def date_start(rows: Rows) -> Any:
    """The first of a month, mostly January."""
    month = np.where(rows.draw("open").chance(0.7), 0, rows.draw("month").integer(1, 11))
    start = np.datetime64(f"{rows.as_of.year - 1}-01", "M") + month.astype("timedelta64[M]")
    return start.astype("datetime64[D]")
