"""Article numbers: EAN-8, EAN-13, UPC-A and UPC-E with their check digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, fixed_text

_Digits = NDArray[np.uint8]


def check_digit(digits: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The GS1 check digit of rows of digits: weights 3, 1, 3 … from the right."""
    total = 3 * digits[:, ::-1][:, 0::2].sum(axis=1, dtype=np.int64) + digits[:, ::-1][:, 1::2].sum(axis=1, dtype=np.int64)
    return np.asarray((-total % 10).astype(np.uint8))


def _with_check(digits: _Digits) -> _Digits:
    return np.concatenate([digits, check_digit(digits)[:, None]], axis=1)


def _prefix_table(prefixes: Sequence[Any]) -> list[list[int]] | None:
    try:
        return [[int(digit) for digit in prefix] for prefix in prefixes]
    except (TypeError, ValueError):
        return None


def _ean(draws: Draws, length: int, prefixes: Sequence[Sequence[int]]) -> _Digits:
    digits = draw_digits(draws, "digits", length - 1)
    if prefixes:
        chosen = draws.index("prefix", len(prefixes))
        for width in sorted({len(prefix) for prefix in prefixes}):
            table = np.array([(*prefix, *[0] * width)[:width] for prefix in prefixes], np.uint8)
            rows = np.array([len(prefix) == width for prefix in prefixes])[chosen]
            digits[rows, :width] = table[chosen[rows]]
    return _with_check(digits)


def _ean_compute(length: Any, prefixes: Sequence[Any]) -> Compute | None:
    read = _prefix_table(prefixes)
    if length not in {8, 13} or read is None or any(len(prefix) >= length for prefix in read):
        return None
    return lambda draws: fixed_text(len(draws), _ean(draws, length, read) + np.uint8(ZERO))


def _make_ean(call: Call) -> Compute | None:
    return _ean_compute(call.given["length"], call.given["prefixes"])


def _make_ean8(call: Call) -> Compute | None:
    return _ean_compute(8, call.given["prefixes"])


def _make_ean13(call: Call) -> Compute | None:
    """The North American form may fix whether the first digit is zero."""
    prefixes, leading_zero = call.given["prefixes"], call.given.get("leading_zero")
    if not prefixes and leading_zero is not None:
        prefixes = ((0,),) if leading_zero is True else tuple((digit,) for digit in range(1, 10))
    return _ean_compute(13, prefixes)


def _make_localized_ean(call: Call) -> Compute | None:
    """The Japanese names of the method are other words for it."""
    length = {"localized_ean8": 8, "localized_ean13": 13, "jan8": 8, "jan13": 13}.get(call.method) or call.given["length"]
    return _ean_compute(length, call.read("local_prefixes"))


def _base_digits(draws: Draws, base: str | None) -> _Digits:
    if isinstance(base, str) and len(base) == 6 and base.isascii() and base.isdigit():
        return np.broadcast_to(np.array([int(digit) for digit in base], np.uint8), (len(draws), 6))
    return draw_digits(draws, "base", 6)


def _upc(draws: Draws, base: str | None, system: int | None) -> tuple[_Digits, _Digits]:
    """The twelve digits of a UPC-A that can be shortened, and the six digits that it was made of."""
    short = _base_digits(draws, base)
    first = np.full(len(draws), system) if system in {0, 1} else draws.below("system", 2)
    code = np.zeros((len(draws), 11), np.uint8)
    code[:, 0] = first
    last = short[:, 5]
    low, three, four, high = last <= 2, last == 3, last == 4, last >= 5
    code[low, 1:3], code[low, 3], code[low, 8:11] = short[low, 0:2], last[low], short[low, 2:5]
    code[three, 1:4], code[three, 9:11] = short[three, 0:3], short[three, 3:5]
    code[four, 1:5], code[four, 10] = short[four, 0:4], short[four, 4]
    code[high, 1:6], code[high, 10] = short[high, 0:5], last[high]
    return _with_check(code), short


def _make_upc_a(call: Call) -> Compute | None:
    if call.given["upc_ae_mode"] is not True:
        return lambda draws: fixed_text(len(draws), _ean(draws, 13, [[0]])[:, 1:] + np.uint8(ZERO))
    base, system = call.given["base"], call.given["number_system_digit"]
    return lambda draws: fixed_text(len(draws), _upc(draws, base, system)[0] + np.uint8(ZERO))


def _make_upc_e(call: Call) -> Compute | None:
    base, system = call.given["base"], call.given["number_system_digit"]
    if call.given["safe_mode"] is False:
        if base is not None and not base.isascii():
            return None
        return lambda draws: _upc_e_as_given(draws, base, system)
    return lambda draws: _shorten(_upc(draws, base, system)[0])


def _upc_e_as_given(draws: Draws, base: str | None, system: int | None) -> pa.Array:
    code = _upc(draws, base, system)[0] + np.uint8(ZERO)
    return fixed_text(len(draws), code[:, :1], base or "", code[:, 11:])


def _shorten(code: _Digits) -> pa.Array:
    """UPC-A to UPC-E by the three patterns that Faker tries: zeros after the second, the third or fourth, and the fifth digit."""
    rows = len(code)
    made = np.empty((rows, 8), np.uint8)
    first = (code[:, 3] <= 2) & ~code[:, 4:8].any(axis=1)
    third = ~first & ~code[:, 4:9].any(axis=1)
    fourth = ~first & ~third & ~code[:, 5:10].any(axis=1)
    rest = ~(first | third | fourth)
    made[:, 0], made[:, 7] = code[:, 0], code[:, 11]
    made[first, 1:3], made[first, 3:6], made[first, 6] = code[first, 1:3], code[first, 8:11], code[first, 3]
    made[third, 1:4], made[third, 4:6], made[third, 6] = code[third, 1:4], code[third, 9:11], 3
    made[fourth, 1:5], made[fourth, 5], made[fourth, 6] = code[fourth, 1:5], code[fourth, 10], 4
    made[rest, 1:6], made[rest, 6] = code[rest, 1:6], code[rest, 10]
    return fixed_text(rows, made + np.uint8(ZERO))


MAKERS: Final[Mapping[str, Maker]] = {
    "barcode:ean": _make_ean,
    "barcode:ean8": _make_ean8,
    "barcode:ean13": _make_ean13,
    "barcode.en_US:ean13": _make_ean13,
    "barcode:localized_ean": _make_localized_ean,
    "barcode:localized_ean8": _make_localized_ean,
    "barcode:localized_ean13": _make_localized_ean,
    **{f"barcode.ja_JP:{name}": _make_localized_ean for name in ("jan", "jan8", "jan13")},
    "barcode.en_US:upc_a": _make_upc_a,
    "barcode.en_US:upc_e": _make_upc_e,
}
