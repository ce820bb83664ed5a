"""Relations between fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fictable.plan.offline import OfflinePlan

Fields = Callable[[str], dict[str, dict[str, Any]]]


def test_stated_order(fields: Fields) -> None:
    """`X after Y` becomes an offset from Y."""
    made = fields("Claims with policy date, claim date (must be after the policy date)")
    assert made["claim_date"]["params"]["after"] == "policy_date"


def test_usual_order(fields: Fields) -> None:
    """Dates that usually follow each other do so."""
    made = fields("Stays: admission date, discharge date, reason")
    assert made["discharge_date"]["params"]["after"] == "admission_date"


def test_no_circles(fields: Fields) -> None:
    """Two dates that each claim to be later do not wait for each other."""
    made = fields("Data: start date (after the end date), end date (after the start date)")
    after = {name: made[name].get("params", {}).get("after") for name in ("start_date", "end_date")}
    assert not (after["start_date"] == "end_date" and after["end_date"] == "start_date")


def test_formulas(fields: Fields) -> None:
    """Totals are computed from their parts, with the names of the columns."""
    made = fields("Sales: qty, unit price, tip (0-9), total = qty x unit price")
    assert made["total"] == {"name": "total", "type": "expression", "params": {"expr": "round(quantity * unit_price, 2)"}}
    made = fields("Regions: eu_sales, us_sales, all_sales (sum of eu_sales and us_sales)")
    assert made["all_sales"]["params"]["expr"] == "round(eu_sales + us_sales, 2)"


def test_unknown_operands_are_reported(plan: Callable[[str], OfflinePlan]) -> None:
    """A formula over no field is unresolved, and the field is kept."""
    made = plan("Sales: city, total (= foo * bar)")
    assert [(entry.status, entry.fields) for entry in made.coverage][-1] == ("unresolved", ("total",))


def test_upper_bounds(plan: Callable[[str], OfflinePlan]) -> None:
    """`never exceeds` becomes a constraint of two plain numbers."""
    table = plan("Bills: claim cost, coverage (never exceeds the claim cost)").document["tables"][0]
    assert table["constraints"] == [{"kind": "inequality", "low": "coverage", "high": "claim_cost"}]
    assert {made["type"] for made in table["fields"]} == {"number.decimal"}
