"""Datasets made from a formula."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fictable import Generator, Rows, TablePlan, portable


def make_spiral(params: Mapping[str, Any], _: Any) -> TablePlan:
    """Points on intertwined spiral arms, a classic of classification lessons: x, y and the arm's number."""
    arms, turns, noise = int(params["arms"]), float(params["turns"]), float(params["noise"])

    def compute(rows: Rows) -> Mapping[str, Any]:
        arm = (rows.numbers % np.uint64(arms)).astype(np.int64)
        along = np.sqrt(rows.draw("along").uniform())
        angle = 2 * np.pi * (turns * along + arm / arms)
        return {
            "x": along * portable.cos(angle) + rows.draw("x").normal(0.0, noise),
            "y": along * portable.sin(angle) + rows.draw("y").normal(0.0, noise),
            "arm": arm,
        }

    return TablePlan(
        "points", rows=int(params["rows"]), columns={"x": "float64", "y": "float64", "arm": "int64"}, compute=compute, decimals=6
    )


SPIRAL = Generator(
    "spiral",
    make_spiral,
    title="Intertwined spirals",
    params={
        "rows": {"type": "integer", "minimum": 1, "maximum": 10**9, "default": 1000},
        "arms": {"type": "integer", "minimum": 1, "maximum": 20, "default": 2},
        "turns": {"type": "number", "minimum": 0.1, "maximum": 20, "default": 1.5},
        "noise": {"type": "number", "minimum": 0, "maximum": 1, "default": 0.02},
    },
)
