"""Stated shapes of distributions as parameters of plain numbers."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from fictable.plan.bounds import NUMERIC, Decision
from fictable.plan.readers.facts import Facts

_REACH = 4.0


def shape_decision(decision: Decision, facts: Facts) -> Decision:
    """The decision with the stated shape; types of plugins keep their own shape unless the text states a centre or bounds.

    A normal distribution without bounds reaches four standard deviations to both sides, and not below zero where its centre is positive.
    """
    shape = dict(facts.shape)
    known = not decision.type_id.startswith("number.")
    if not shape or decision.kind not in NUMERIC or (known and "centre" not in shape):
        return decision
    low, high = _find_bounds(decision, facts, shape)
    if not low < high:
        return decision
    whole = decision.kind in {"integer", "count"} and float(shape.get("centre", 0)).is_integer()
    decimals = 0 if whole else decision.params.get("decimals", 1 if high - low > 2 else 3)
    params: dict[str, Any] = {"min": int(low) if whole else low, "max": math.ceil(high) if whole else high}
    if not whole:
        params["decimals"] = decimals
    distribution = _make_distribution(shape, low, high)
    if distribution is not None:
        params["distribution"] = distribution
    type_id = "number.integer" if whole else "number.decimal"
    return replace(
        decision,
        type_id=type_id,
        kind="integer" if whole else "decimal",
        params=params,
        of="",
        status="mapped",
        note="the stated distribution",
    )


def _find_bounds(decision: Decision, facts: Facts, shape: dict[str, Any]) -> tuple[float, float]:
    """The stated bounds, else those that the shape reaches, else the usual ones."""
    low, high = decision.params.get("min", 0), decision.params.get("max", 100)
    if "centre" in shape:
        centre = float(shape["centre"])
        spread = float(shape.get("spread", abs(centre) / 4 or 1.0))
        if shape["kind"] == "normal":
            low, high = centre - _REACH * spread, centre + _REACH * spread
            low = max(low, 0.0) if centre > 0 else low
        elif shape["kind"] in {"lognormal", "exponential"}:
            low, high = 0, centre * 20
    low = float(facts.minimum) if facts.minimum is not None else low
    high = float(facts.maximum) if facts.maximum is not None else high
    return round(float(low), 3), round(float(high), 3)


def _make_distribution(shape: dict[str, Any], low: float, high: float) -> dict[str, Any] | None:
    """The distribution of a spec; four decimals, so that no machine's logarithm shows."""
    kind, centre = shape["kind"], float(shape.get("centre", (low + high) / 2 if shape["kind"] == "normal" else low + (high - low) / 5))
    if kind == "normal":
        default = abs(centre) / 4 if "centre" in shape and centre else (high - low) / 6
        return {"kind": "normal", "mean": round(centre, 4), "stddev": max(round(float(shape.get("spread", default)), 4), 0.0001)}
    if kind == "lognormal" and centre > 0:
        return {"kind": "lognormal", "mean": round(math.log(centre), 4), "stddev": 0.7}
    if kind == "exponential" and centre > 0:
        return {"kind": "exponential", "scale": round(centre, 4)}
    return None
