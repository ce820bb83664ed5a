"""Arrow batches for the tests of the encoders."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pyarrow as pa
import pytest


@pytest.fixture
def every_type() -> pa.RecordBatch:
    """Three rows of every storage, the second of them null throughout."""
    moment = dt.datetime(2025, 1, 1, 12, 30, 5)
    columns = {
        "text": pa.array(["a,b", None, ""]),
        "word": pa.array(["paid", None, 'say "no"']).dictionary_encode(),
        "whole": pa.array([-7, None, 0]),
        "price": pa.array([Decimal("24.50"), None, Decimal("-0.05")], pa.decimal128(18, 2)),
        "ratio": pa.array([1.0, None, 1e-07]),
        "yes": pa.array([True, None, False]),
        "day": pa.array([dt.date(2025, 1, 1), None, dt.date(1969, 12, 31)]),
        "moment": pa.array([moment, None, dt.datetime(1969, 12, 31, 23, 59, 59)], pa.timestamp("s")),
        "clock": pa.array([dt.time(1, 2, 3), None, dt.time(0)], pa.time32("s")),
    }
    return pa.RecordBatch.from_pydict(columns)
