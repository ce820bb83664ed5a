"""Quality inspections: samples, defects, result, measured and nominal size of one batch."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_logistics.production import ITEMS

DEFECTS: Final = Pool.read(__package__, "data/defects.csv", weight="share")
DISPOSITIONS: Final = ("Accepted", "Rework", "Rejected")

inspection = Entity(
    "logistics.inspection",
    ITEMS,
    DEFECTS,
    title="Quality inspection",
    phrases=(
        "quality inspection",
        "quality control",
        "inspection",
        "quality assurance",
        "defect",
        "manufacturing defect",
        "product quality",
        "inspection result",
    ),
)
inspection.field(
    "item",
    title="Product inspected",
    phrases=("inspected product", "inspected part"),
    in_context=("product", "product name", "item", "part"),
)
inspection.field("line", title="Line of the product inspected", in_context=("production line", "line"))
inspection.field(
    "defect", title="Defect", phrases=("defect type", "type of defect", "defect name", "defect description"), in_context=("defect",)
)
inspection.field(
    "family", title="Family of the defect", phrases=("defect category", "defect family", "defect location"), in_context=("category",)
)
inspection.field("grade", title="Grade of the defect", phrases=("defect severity", "defect grade"), in_context=("severity",))


@values.measured(
    inspection,
    "sample",
    low=1,
    high=2000,
    widest=10**7,
    title="Pieces inspected",
    phrases=(
        "inspected quantity",
        "units inspected",
        "quantity inspected",
        "inspection sample size",
    ),
    in_context=("sample size",),
)
def draw_sample(rows: Rows) -> Any:
    """The sizes of ISO 2859 for the batch."""
    return np.array([20, 32, 50, 80, 125, 200, 315])[
        np.searchsorted(np.array([280, 500, 1200, 3200, 10_000, 35_000]), np.asarray(rows["batch_size"]))
    ]


@values.measured(
    inspection,
    "defects",
    low=0,
    high=2000,
    widest=10**7,
    title="Defects found",
    phrases=("defects found", "defect count", "number of defects", "defective count", "defects detected"),
    in_context=("defects",),
)
def count_defects(rows: Rows) -> Any:
    return np.floor(
        np.asarray(rows["sample fact"])
        * np.minimum(np.where(rows.draw("clean").chance(0.45), 0.0, rows.draw("share").exponential(0.03)), 0.5)
    )


@values.measured(
    inspection,
    "defect_rate",
    low=0,
    high=100,
    decimals=2,
    title="Defective (%)",
    phrases=("defect rate", "defect rates", "defective rate", "defect percentage"),
)
def show_rate(rows: Rows) -> Any:
    return 100.0 * np.asarray(rows["defects fact"]) / np.asarray(rows["sample fact"])


@inspection.field(
    "result",
    title="Result of the inspection",
    phrases=("inspection result", "inspection results", "inspection outcome", "inspection status", "quality status"),
    in_context=("result", "pass fail", "status"),
)
def tell_result(rows: Rows) -> Any:
    return values.choose_label(("Pass", "Fail"), np.asarray(rows["defect_rate fact"]) > 2.5)


@inspection.field(
    "disposition",
    title="What became of the batch",
    phrases=(
        "batch disposition",
        "lot disposition",
    ),
    in_context=("disposition",),
)
def tell_disposition(rows: Rows) -> Any:
    return values.choose_label(DISPOSITIONS, np.searchsorted(np.array([2.5, 8.0]), np.asarray(rows["defect_rate fact"]), side="left"))


@values.measured(
    inspection,
    "measured_mm",
    low=0.1,
    high=3000,
    decimals=3,
    widest=10**6,
    title="Size measured (mm)",
    phrases=("measured dimension", "measured value mm", "measured size", "measurement mm"),
    in_context=("measurement", "measured value"),
)
def measure_size(rows: Rows) -> Any:
    return np.asarray(rows["nominal"]) + np.asarray(rows["tolerance"]) * rows.draw("size").normal(0.0, 0.4)


@inspection.field(
    "nominal_mm",
    storage="float64",
    decimals=3,
    title="Nominal size (mm)",
    phrases=("nominal dimension", "nominal value", "nominal size", "target dimension"),
)
def show_nominal(rows: Rows) -> Any:
    return np.asarray(rows["nominal"])


@inspection.field(
    "inspected_at",
    storage="timestamp[s]",
    title="Time of the inspection",
    phrases=("inspection date", "inspection time", "inspected on", "inspected at"),
    in_context=("date", "timestamp"),
)
def time_inspection(rows: Rows) -> Any:
    return values.add_seconds(values.days_before(rows, rows.draw("day").integer(1, 364)), rows.draw("second").integer(6 * 3600, 21 * 3600))
