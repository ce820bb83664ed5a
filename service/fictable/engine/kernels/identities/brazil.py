"""Brazil: CPF, RG and CNPJ."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.identities.digits import column
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, draw_letters, fixed_text

_COMPANY_WEIGHTS: Final = np.array([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
_COMPANY_ALPHABET: Final = string.digits + string.ascii_uppercase


def _cpf_digit(digits: NDArray[np.int64]) -> NDArray[np.int64]:
    """Weights from the number of digits + 1 down to 2, modulo 11."""
    rest = digits @ np.arange(digits.shape[1] + 1, 1, -1) % 11
    return np.asarray(np.where(rest < 2, 0, 11 - rest))


def _company_digit(values: NDArray[np.int64]) -> NDArray[np.int64]:
    rest = -(values @ _COMPANY_WEIGHTS[-values.shape[1] :]) % 11
    return np.asarray(np.where(rest >= 10, 0, rest))


def _behind(values: NDArray[np.int64], rule: Callable[[NDArray[np.int64]], NDArray[np.int64]]) -> NDArray[np.int64]:
    """The values with two check digits of the rule behind them, the second over the first."""
    once = np.concatenate([values, rule(values)[:, None]], axis=1)
    return np.concatenate([once, rule(once)[:, None]], axis=1)


def _make_cpf(*, masked: bool) -> Maker:
    def compute(draws: Draws) -> pa.Array:
        letters = (_behind(draw_digits(draws, "digits", 9).astype(np.int64), _cpf_digit) + ZERO).astype(np.uint8)
        if not masked:
            return fixed_text(len(draws), letters)
        return fixed_text(len(draws), letters[:, :3], ".", letters[:, 3:6], ".", letters[:, 6:9], "-", letters[:, 9:])

    return lambda _: compute


def _make_rg(_: Call) -> Compute:
    """Eight digits and 11 minus their sum with the weights 2 to 9 modulo 11: X for ten, 0 for eleven."""

    def compute(draws: Draws) -> pa.Array:
        digits = draw_digits(draws, "digits", 8)
        last = 11 - digits.astype(np.int64) @ np.arange(2, 10) % 11
        check = np.where(last == 10, ord("X"), np.where(last == 11, ZERO, last + ZERO))
        return fixed_text(len(draws), digits + np.uint8(ZERO), column(check))

    return compute


def _make_company(*, masked: bool) -> Maker:
    """Eight digits and branch 0001, or twelve letters and digits; then two check digits."""

    def make(call: Call) -> Compute:
        mixed = bool(call.given["use_alphanumeric"])
        return lambda draws: _write_company(draws, mixed=mixed, masked=masked)

    return make


def _write_company(draws: Draws, *, mixed: bool, masked: bool) -> pa.Array:
    if mixed:
        base = draw_letters(draws, "letters", _COMPANY_ALPHABET, 12)
    else:
        branch = np.broadcast_to(np.frombuffer(b"0001", np.uint8), (len(draws), 4))
        base = np.concatenate([draw_digits(draws, "digits", 8) + np.uint8(ZERO), branch], axis=1)
    check = (_behind(base.astype(np.int64) - ZERO, _company_digit)[:, 12:] + ZERO).astype(np.uint8)
    parts: tuple[Any, ...] = (base, check)
    if masked:
        parts = (base[:, :2], ".", base[:, 2:5], ".", base[:, 5:8], "/", base[:, 8:], "-", check)
    return fixed_text(len(draws), *parts)


MAKERS: Final[Mapping[str, Maker]] = {
    "ssn.pt_BR:ssn": _make_cpf(masked=False),
    "ssn.pt_BR:cpf": _make_cpf(masked=True),
    "ssn.pt_BR:cin": _make_cpf(masked=True),
    "ssn.pt_BR:rg": _make_rg,
    "company.pt_BR:company_id": _make_company(masked=False),
    "company.pt_BR:cnpj": _make_company(masked=True),
}
