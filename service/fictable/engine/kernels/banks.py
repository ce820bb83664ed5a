"""Bank accounts: IBAN and BBAN with their check digits, ABA routing numbers, SWIFT codes."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.formats import UPPERCASE, read_formats, read_options
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, draw_letters, fixed_text, join_texts, number_letters
from fictable.engine.kernels.names import read_names

_Letters = NDArray[np.uint8]
_CCC_WEIGHTS: Final = 2 ** np.arange(10)
_ALPHANUMERIC: Final = string.ascii_uppercase + string.digits


def _make_aba(_: Call) -> Compute:
    """The Federal Reserve district 01 to 12, six digits, and the check digit with the weights 3, 7, 1."""

    def compute(draws: Draws) -> pa.Array:
        digits = np.concatenate([number_letters(draws.between("district", 1, 12), 2) - np.uint8(ZERO), draw_digits(draws, "n", 6)], axis=1)
        total = digits.astype(np.int64) @ np.array([3, 7, 1, 3, 7, 1, 3, 7])
        letters = np.concatenate([digits, (-total % 10).astype(np.uint8)[:, None]], axis=1) + np.uint8(ZERO)
        return fixed_text(len(draws), letters)

    return compute


def remainder_97(letters: _Letters) -> NDArray[np.int64]:
    """Capital letters and digits as a number modulo 97, A as 10 to Z as 35 (ISO 7064, MOD 97-10)."""
    rest = np.zeros(len(letters), np.int64)
    for column in letters.T:
        value = column.astype(np.int64)
        is_letter = value >= 65
        rest = (rest * np.where(is_letter, 100, 10) + value - np.where(is_letter, 55, ZERO)) % 97
    return rest


def _ccc_digit(digits: _Letters) -> NDArray[np.uint8]:
    """The control digit of the Spanish account code: weights 2**i modulo 11."""
    rest = digits.astype(np.int64) @ _CCC_WEIGHTS % 11
    return np.asarray(np.where(rest < 2, rest, 11 - rest).astype(np.uint8))


def _spanish_letters(draws: Draws) -> _Letters:
    office, account = draw_digits(draws, "office", 8), draw_digits(draws, "account", 10)
    zeros = np.zeros((len(draws), 2), np.uint8)
    controls = np.stack([_ccc_digit(np.concatenate([zeros, office], axis=1)), _ccc_digit(account)], axis=1)
    return np.concatenate([office, controls, account], axis=1) + np.uint8(ZERO)


def _bban_letters(call: Call) -> Callable[[Draws], _Letters] | None:
    """Letters of the account number of the country."""
    module = call.read("bban").__module__
    if module == "faker.providers.bank.es_ES":
        return _spanish_letters
    formats = read_formats([call.read("bban_format")], UPPERCASE) if module == "faker.providers.bank" else None
    if formats is None or formats.loose:
        return None
    return lambda draws: formats.draw(draws, "bban")[0]


def _make_bban(call: Call) -> Compute | None:
    letters = _bban_letters(call)
    return None if letters is None else lambda draws: fixed_text(len(draws), letters(draws))


def _make_iban(call: Call) -> Compute | None:
    letters, country = _bban_letters(call), str(call.read("country_code"))
    if letters is None or len(country) != 2 or not country.isascii():
        return None

    def compute(draws: Draws) -> pa.Array:
        bban = letters(draws)
        tail = np.broadcast_to(np.frombuffer(f"{country}00".encode("ascii"), np.uint8), (len(draws), 4))
        check = 98 - remainder_97(np.concatenate([bban, tail], axis=1))
        return fixed_text(len(draws), country, number_letters(check, 2), bban)

    return compute


def _make_swift(call: Call) -> Compute | None:
    length = {"swift8": 8, "swift11": 11}.get(call.method) or call.given["length"]
    primary, country = bool(call.given.get("primary", False)), str(call.read("country_code"))
    if length not in {None, 8, 11} or len(country) != 2 or not country.isascii():
        return None
    known = {name: call.read(f"swift_{name}_codes") if call.given["use_dataset"] else None for name in ("bank", "location", "branch")}
    if any(codes is not None for codes in known.values()):
        return _swift_from_lists(known, country, length, primary=primary)

    def compute(draws: Draws) -> pa.Array:
        head, place = draw_letters(draws, "bank", string.ascii_uppercase, 4), draw_letters(draws, "location", _ALPHANUMERIC, 2)
        branch = "XXX" if primary else draw_letters(draws, "branch", _ALPHANUMERIC, 3)
        return _cut(draws, fixed_text(len(draws), head, country, place, branch), length)

    return compute


def _cut(draws: Draws, codes: pa.Array, length: int | None) -> pa.Array:
    """Codes of eleven letters, cut to eight: all, none, or every second one."""
    if length == 11:
        return codes
    import pyarrow.compute as pc

    short = pc.utf8_slice_codeunits(codes, 0, 8)
    return short if length == 8 else pc.if_else(pa.array(draws.below("length", 2) == 1), codes, short)


def _swift_from_lists(known: Mapping[str, Any], country: str, length: int | None, *, primary: bool) -> Compute | None:
    letters = {"bank": (string.ascii_uppercase, 4), "location": (_ALPHANUMERIC, 2), "branch": (_ALPHANUMERIC, 3)}
    lists = {name: None if codes is None else read_names(read_options(codes)[0]) for name, codes in known.items()}
    if any(lists[name] is None for name, codes in known.items() if codes is not None):
        return None

    def part(draws: Draws, name: str) -> pa.Array:
        names = lists[name]
        return fixed_text(len(draws), draw_letters(draws, name, *letters[name])) if names is None else names.pick(draws, name)

    def compute(draws: Draws) -> pa.Array:
        branch = "XXX" if primary else part(draws, "branch")
        return _cut(draws, join_texts(part(draws, "bank"), country, part(draws, "location"), branch), length)

    return compute


MAKERS: Final[Mapping[str, Maker]] = {
    "bank:aba": _make_aba,
    "bank:bban": _make_bban,
    "bank.es_ES:bban": _make_bban,
    "bank:iban": _make_iban,
    "bank:swift": _make_swift,
    "bank:swift8": _make_swift,
    "bank:swift11": _make_swift,
}
