"""Amounts are of the order of the locale's currency."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

# Locale, and between which bounds the median price of a shop's goods lies.
MEDIANS = (("en_US", 15, 60), ("de_DE", 15, 120), ("pt_BR", 80, 320), ("ja_JP", 2_000, 9_000), ("vi_VN", 300_000, 1_400_000))


def median(make: Any, locale: str, **field: Any) -> float:
    """The median of a field of 2,000 rows."""
    table = make([{"name": "amount", **field}], rows=2_000, locale=locale)
    return float(np.median(table["amount"].to_numpy(zero_copy_only=False).astype(float)))


@pytest.mark.parametrize(("locale", "low", "high"), MEDIANS)
def test_prices_are_of_the_order_of_the_currency(make: Any, locale: str, low: float, high: float) -> None:
    """A television costs no thousand yen; the amounts of a bank follow the same level."""
    assert low < median(make, locale, type="commerce.product.price") < high
    usual = median(make, "en_US", type="finance.transaction.amount")
    level = {"pt_BR": 5.2, "ja_JP": 140.0, "vi_VN": 22_000.0}.get(locale, 1.0)
    assert 0.7 * level < median(make, locale, type="finance.transaction.amount") / usual < 1.4 * level


def test_a_range_in_dollars_keeps_its_shape(make: Any) -> None:
    """Where somebody asks for prices up to 500 in a locale of large numbers, they are spread below it as dollars are."""
    asked = {"type": "commerce.product.price", "params": {"min": 5, "max": 500}}
    assert 0.5 < median(make, "ja_JP", **asked) / median(make, "en_US", **asked) < 2.0


def test_whole_units_where_the_currency_has_no_cents(make: Any) -> None:
    """Yen and dong have no hundredths."""
    for locale in ("ja_JP", "vi_VN"):
        fields = [{"name": n, "type": f"commerce.product.{n}"} for n in ("price", "cost")]
        for column in make(fields, rows=500, locale=locale).columns:
            assert all(amount % 1 == 0 for amount in column.to_pylist())
