"""Salaries and incomes in the currency of the country."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Rows

# What a salary of one US dollar is about in the country's own currency, pay level included.
PAY_LEVELS: Final[Mapping[str, float]] = {
    "en_US": 1.0,
    "en_GB": 0.58,
    "de": 0.68,
    "fr": 0.55,
    "es": 0.42,
    "it": 0.45,
    "pt": 1.3,
    "nl": 0.66,
    "ja": 75.0,
    "vi": 4200.0,
}
# Pay is rounded to this much of the currency.
ROUNDING: Final[Mapping[str, int]] = {"en_US": 100, "ja": 10_000, "vi": 1_000_000}


def round_money(rows: Rows, thousands: NDArray[np.float64]) -> Any:
    """Thousands of US dollars a year as hundredths of the country's currency, rounded as pay is."""
    step = rows.localized(ROUNDING)
    return (np.rint(thousands * 1000 * rows.localized(PAY_LEVELS) / step) * step * 100).astype(np.int64)
