"""One laboratory test per row: test, specimen, value, unit, reference range, flag and status agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_healthcare.measures import TEXT, add_minutes, days_before, write_digits
from fictable_healthcare.people import name_staff

TESTS: Final = Pool.read(
    __package__, "data/lab_tests.csv", weight="share",
    types={"low": "float64", "high": "float64", "mean": "float64", "spread": "float64", "skewed": "int64", "places": "int64"},
)  # fmt: skip
STATUSES: Final = Pool({"Final": 91, "Preliminary": 5, "Corrected": 2, "Pending": 2})
LABORATORIES: Final = Pool({"Central Laboratory": 40, "Emergency Laboratory": 18, "Riverside Diagnostics": 16, "Northgate Pathology": 14,
    "Lakeview Lab Services": 12})  # fmt: skip
SCALE: Final = np.array([1.0, 10.0, 100.0, 1000.0])

lab_test = Entity("health.lab_test", TESTS, title="Laboratory test", phrases=("lab test", "lab result", "laboratory", "blood test",
    "test result", "laboratory test", "diagnostic test", "lab order"))  # fmt: skip
lab_test.field("test", title="Test name", phrases=("lab test", "test name", "lab test name", "laboratory test", "blood test", "analyte",
    "test type", "lab name"), in_context=("test", "observation"))  # fmt: skip
lab_test.field("code", title="Test code", phrases=("test code", "lab test code", "lab code"), in_context=("code",))
lab_test.field("panel", title="Panel", phrases=("lab panel", "test panel", "test category", "lab category"), in_context=("panel",
    "category"))  # fmt: skip
lab_test.field("specimen", phrases=("specimen", "specimen type", "sample type", "sample material"))
lab_test.field("unit", title="Unit", phrases=("test unit", "result unit", "lab unit", "unit of measure"), in_context=("unit", "units"))


@lab_test.field("id", title="Number of the test", capacity=10**7, phrases=("lab id", "lab result id", "test id", "lab test id",
    "result id", "lab order id", "specimen id", "sample id"))  # fmt: skip
def number_test(rows: Rows) -> Any:
    return "LAB" + write_digits(rows.draw("id").distinct(10**7), 7)


@lab_test.hidden("number")
def measure(rows: Rows) -> Any:
    """The value, rounded as laboratories print it; one in ten is drawn from an ill patient, with twice the spread."""
    ill = 1.0 + rows.draw("ill").chance(0.1)
    middle, spread, skewed = np.asarray(rows["mean"]), np.asarray(rows["spread"]), np.asarray(rows["skewed"]) == 1
    normal = rows.draw("value").normal() * ill
    value = np.where(skewed, middle * portable.exp(np.where(skewed, spread * normal, 0.0)), middle + spread * normal)
    scale = SCALE[np.asarray(rows["places"])]
    return np.rint(np.maximum(value, np.asarray(rows["low"]) * 0.3) * scale) / scale


@lab_test.field("value", title="Result", storage="float64", decimals=3, phrases=("lab value", "test value", "result value",
    "lab result value", "measured value", "lab result", "laboratory result", "numeric result"), in_context=("result", "value"))  # fmt: skip
def show_value(rows: Rows) -> Any:
    return rows["number"]


def write_limit(rows: Rows, name: str) -> Any:
    """A limit of the reference range as printed, with the test's places."""
    places, limit = np.asarray(rows["places"]), np.asarray(rows[name])
    scaled = np.rint(limit * SCALE[places]).astype(np.int64)
    whole = (scaled // SCALE[places].astype(np.int64)).astype(TEXT)
    rest = np.select(
        [places == 1, places == 2, places == 3],
        [write_digits(scaled % 10, 1), write_digits(scaled % 100, 2), write_digits(scaled % 1000, 3)],
        np.array("", TEXT),
    )
    return np.where(places > 0, whole + "." + rest, whole)


@lab_test.field("reference_range", title="Reference range", phrases=("reference range", "normal range", "ref range", "reference interval"))
def write_range(rows: Rows) -> Any:
    return write_limit(rows, "low") + "-" + write_limit(rows, "high")


@lab_test.field("reference_low", title="Lower limit of the reference range", storage="float64", decimals=3, phrases=("reference low",
    "reference range low", "lower limit of normal", "ref low"))  # fmt: skip
def show_low(rows: Rows) -> Any:
    return np.asarray(rows["low"])


@lab_test.field("reference_high", title="Upper limit of the reference range", storage="float64", decimals=3, phrases=("reference high",
    "reference range high", "upper limit of normal", "ref high"))  # fmt: skip
def show_high(rows: Rows) -> Any:
    return np.asarray(rows["high"])


@lab_test.field("flag", title="Flag", phrases=("abnormal flag", "result flag", "lab flag", "abnormality flag", "result status flag",
    "result interpretation"), in_context=("flag", "interpretation"))  # fmt: skip
def write_flag(rows: Rows) -> Any:
    """Normal, Low, High, or Critical beyond twice the width of the reference range."""
    value, low, high = rows["number"], np.asarray(rows["low"]), np.asarray(rows["high"])
    flags = np.array(["Normal", "Low", "High", "Critical"], TEXT)
    return flags[np.select([value > high + 2.0 * (high - low), value > high, value < low], [3, 2, 1], 0)]


@lab_test.field("abnormal", title="Outside the reference range", storage="bool", phrases=("is abnormal", "abnormal result", "abnormal"))
def tell_abnormal(rows: Rows) -> Any:
    return (rows["number"] > np.asarray(rows["high"])) | (rows["number"] < np.asarray(rows["low"]))


@lab_test.field("status", title="Result status", phrases=("lab result status", "lab status", "test status", "result status"),
    in_context=("status",))  # fmt: skip
def draw_status(rows: Rows) -> Any:
    return rows.draw("status").pick(STATUSES)


@lab_test.field("laboratory", title="Laboratory", phrases=("laboratory name", "performing laboratory", "testing laboratory",
    "performing lab"), in_context=("laboratory", "lab"))  # fmt: skip
def draw_laboratory(rows: Rows) -> Any:
    return rows.draw("laboratory").pick(LABORATORIES)


@lab_test.field("technician", title="Laboratory technician", phrases=("lab technician", "lab tech", "laboratory technician",
    "verified by technician"))  # fmt: skip
def name_technician(rows: Rows) -> Any:
    return name_staff(rows, "technician")


@lab_test.hidden("taken")
def choose_moment(rows: Rows) -> Any:
    """Blood is mostly drawn in the morning."""
    minute = (420.0 + rows.draw("minute").exponential(140.0)) % 1440.0
    return add_minutes(days_before(rows, rows.draw("day").uniform(2.0, 730.0)), minute)


@lab_test.field("collected_at", title="Time of collection", storage="timestamp[s]", phrases=("collection time", "collected at",
    "specimen collection date", "sample collection time", "collection datetime", "drawn at"), in_context=("collected", ))  # fmt: skip
def show_taken(rows: Rows) -> Any:
    return rows["taken"]


@lab_test.field("collection_date", title="Day of collection", storage="date32", phrases=("collection date", "test date", "lab test date",
    "sample date", "lab date", "date of test", "collected date", "specimen date"))  # fmt: skip
def show_day(rows: Rows) -> Any:
    return rows["taken"].astype("datetime64[D]")


@lab_test.field("reported_at", title="Time of report", storage="timestamp[s]", phrases=("result date", "reported at", "result time",
    "report date", "resulted at", "result datetime"))  # fmt: skip
def show_reported(rows: Rows) -> Any:
    return add_minutes(rows["taken"], 25.0 + rows.draw("wait").exponential(150.0).clip(0, 2800))
