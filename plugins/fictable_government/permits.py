"""Building permits."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_government.measures import choose_label, days_before, measured, write_digits

PERMITS: Final = Pool.read(
    __package__, "data/permits.csv", weight="share", types=dict.fromkeys(("cost_median", "cost_spread", "days"), "float64")
)

permit = Entity(
    "government.permit",
    PERMITS,
    title="Building permit",
    phrases=("building permit", "permit", "construction permit", "permit application", "zoning", "building inspection"),
)
permit.field(
    "permit_type", title="Kind of permit", phrases=("permit type", "type of permit", "permit category"), in_context=("type", "category")
)
permit.field(
    "work",
    title="Work",
    phrases=("work description", "permit description", "description of work", "project description"),
    in_context=("description", "work", "work type"),
)
permit.field(
    "building_use",
    title="Use of the building",
    phrases=("building use", "occupancy type", "structure type", "use type", "existing use"),
    in_context=("building type", "property type"),
)


@permit.field(
    "number",
    title="Permit number",
    phrases=("permit number", "permit id", "permit no", "building permit number"),
    in_context=("id",),
    capacity=10**6,
)
def number_permit(rows: Rows) -> Any:
    year = np.asarray(rows["applied_on"]).astype("datetime64[Y]").astype(np.int64) + 1970
    return "BP" + write_digits(year) + "-" + write_digits(rows.draw("permit").distinct(10**6), 6)


@permit.field(
    "applied_on",
    storage="date32",
    title="Filed on",
    phrases=("permit application date", "filed on", "permit filing date"),
    in_context=("application date", "filed date", "applied on", "filing date", "submitted date"),
)
def date_filing(rows: Rows) -> Any:
    return days_before(rows, rows.draw("day").integer(30, 900))


@permit.field(
    "issued_on",
    storage="date32",
    title="Issued on",
    phrases=("permit issue date", "permit issued date"),
    in_context=("issue date", "issued on", "issued date", "approval date"),
)
def date_issue(rows: Rows) -> Any:
    wait = np.rint(rows["days"] * rows.draw("wait").lognormal(0.0, 0.4)).astype(np.int64)
    return np.asarray(rows["applied_on"]) + wait.astype("timedelta64[D]")


@permit.field(
    "cost",
    storage="decimal",
    decimals=2,
    title="Cost of the work",
    phrases=("estimated cost", "construction cost", "project cost", "valuation", "job value", "permit valuation", "estimated project cost"),
    in_context=("cost", "value", "amount"),
)
def show_cost(rows: Rows) -> Any:
    return rows["cents"]


@permit.hidden("cents")
def draw_cost(rows: Rows) -> Any:
    cost = rows["cost_median"] * portable.exp(rows["cost_spread"] * rows.draw("cost").normal(0.0, 1.0))
    return np.rint(cost / 100.0).clip(3, None).astype(np.int64) * 10_000


@permit.field(
    "fee", storage="decimal", decimals=2, title="Fee of the permit", phrases=("permit fee", "permit fees"), in_context=("fee", "fee paid")
)
def compute_fee(rows: Rows) -> Any:
    """85 dollars and 1.1 per cent of the cost up to a million, half of that above."""
    cost = np.asarray(rows["cents"], np.float64)
    return np.rint(8500.0 + 0.011 * np.minimum(cost, 1e8) + 0.0055 * (cost - 1e8).clip(0, None)).astype(np.int64)


@permit.field("status", title="State of the permit", phrases=("permit status",), in_context=("status", "current status"))
def tell_permit(rows: Rows) -> Any:
    """In review before it is issued; older ones are mostly finished."""
    today = days_before(rows, 0)
    age = (today - np.asarray(rows["issued_on"])).astype(np.int64)
    done = rows.draw("done").uniform() < 1.0 - portable.exp(-age.clip(0, None) / 160.0)
    lost = rows.draw("lost").chance(0.04)
    return choose_label(("In Review", "Issued", "Finaled", "Expired"), np.where(age < 0, 0, np.where(lost, 3, np.where(done, 2, 1))))


@measured(
    permit,
    "square_feet",
    low=40,
    high=600_000,
    widest=10**8,
    title="Floor area (sq ft)",
    phrases=("permit square feet",),
    in_context=("square feet", "square footage", "floor area"),
)
def draw_floor(rows: Rows) -> Any:
    return np.asarray(rows["cents"], np.float64) / 100.0 / rows.draw("price").uniform(120.0, 290.0)
