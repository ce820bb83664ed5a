"""The insurance pack: risk, premium, decision and claim follow from each other."""

from __future__ import annotations

from typing import Any

import numpy as np


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity by their names."""
    return [{"name": name, "type": f"insurance.{entity}.{name}"} for name in names]


def test_young_drivers_pay_more_and_claim_more(make: Any) -> None:
    """Premiums and claims of drivers below 25 are above those of drivers from 40 to 60."""
    rows = make(
        fields("motor", "driver_age", "driving_experience", "premium", "claim_count", "claimed", "claims_cost"), rows=8_000
    ).to_pylist()
    young = [row for row in rows if row["driver_age"] < 25]
    grown = [row for row in rows if 40 <= row["driver_age"] <= 60]
    for name in ("premium", "claim_count"):
        assert np.mean([float(row[name]) for row in young]) > 1.2 * np.mean([float(row[name]) for row in grown])
    for row in rows:
        assert row["driving_experience"] <= row["driver_age"] - 16
        assert row["claimed"] == (row["claim_count"] > 0) == (row["claims_cost"] > 0)


def test_the_driver_is_the_person_of_the_row(make: Any) -> None:
    """The driver's age is the age of the table's person."""
    rows = make([*fields("motor", "driver_age"), {"name": "age", "type": "person.age"}]).to_pylist()
    assert all(row["driver_age"] == min(max(row["age"], 18), 90) for row in rows)


def test_decisions_follow_the_risk(make: Any) -> None:
    """Declined applicants are of the worst class; smokers pay more for the same sum; a decision follows the application."""
    names = ("risk_class", "decision", "smoker", "age", "sum_assured", "annual_premium", "applied_on", "decided_on", "loading")
    rows = make([*fields("application", *names)], rows=4_000).to_pylist()
    for row in rows:
        assert row["decision"] != "Declined" or row["risk_class"] == "Substandard"
        assert row["loading"] == 0 or row["decision"] == "Approved with Loading"
        assert row["decided_on"] > row["applied_on"]
    cost = {
        smoker: np.mean([float(r["annual_premium"]) / r["sum_assured"] for r in rows if r["smoker"] == smoker]) for smoker in (True, False)
    }
    assert cost[True] > 1.5 * cost[False]


def test_the_parts_of_a_loss_make_the_claim(make: Any) -> None:
    """Injury, property and vehicle add up to the claim of the finance pack."""
    parts = ("injury_claim", "property_claim", "vehicle_claim")
    rows = make([*fields("handling", *parts), {"name": "amount", "type": "finance.claim.amount"}]).to_pylist()
    assert all(sum(row[name] for name in parts) == row["amount"] for row in rows)


def test_rich_plans_cost_more_and_cover_more(make: Any) -> None:
    """A platinum plan has a higher premium and a lower deductible than a bronze one, and limits are above deductibles."""
    rows = make(fields("plan", "tier", "coverage_tier", "monthly_premium", "deductible", "out_of_pocket_max"), rows=3_000).to_pylist()
    single = [row for row in rows if row["coverage_tier"] == "Individual"]
    mean = {t: np.mean([float(r["monthly_premium"]) for r in single if r["tier"] == t]) for t in ("Bronze", "Platinum")}
    assert mean["Platinum"] > mean["Bronze"]
    assert all(row["out_of_pocket_max"] >= row["deductible"] for row in rows)
