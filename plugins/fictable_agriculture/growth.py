"""How a crop stands: stage, vegetation index, pests."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Rows
from fictable_agriculture.crops import crop
from fictable_agriculture.measures import choose_label, measured

__all__ = ["crop"]

STAGES: Final = ("Seedling", "Vegetative", "Flowering", "Fruiting", "Maturity")


@measured(crop, "ndvi", low=0.05, high=0.95, decimals=3, widest=1, title="NDVI", phrases=("ndvi", "vegetation index", "crop health index"))
def draw_ndvi(rows: Rows) -> Any:
    return np.array([0.24, 0.52, 0.74, 0.68, 0.43])[np.asarray(rows["stage"])] + rows.draw("ndvi").normal(0.0, 0.06)


@crop.hidden("stage")
def draw_stage(rows: Rows) -> Any:
    return rows.draw("stage").integer(0, 4)


@crop.field(
    "growth_stage", title="Growth stage", phrases=("growth stage", "crop stage", "plant stage", "phenological stage"), in_context=("stage",)
)
def name_stage(rows: Rows) -> Any:
    return choose_label(STAGES, rows["stage"])


@crop.field(
    "infestation",
    title="How bad the pest is",
    phrases=(
        "pest infestation",
        "infestation level",
        "pest severity",
    ),
    in_context=(
        "disease severity",
        "severity",
    ),
)
def pick_infestation(rows: Rows) -> Any:
    return choose_label(("None", "Low", "Moderate", "High"), np.searchsorted([0.46, 0.76, 0.93], rows.draw("bad").uniform()))
