"""Check digits of national identifiers. Numbers come and go as whole numbers, one for each row."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import values

Numbers = NDArray[np.int64]
DNI_LETTERS: Final = "TRWAGMYFPDXBNJZSQVHLCKE"
ODD_VALUES: Final = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
"""What a letter counts for in an odd place of an Italian tax code; a digit counts as the letter of its rank does (A for 0)."""


def split_digits(numbers: Numbers, width: int) -> Numbers:
    """A matrix with one row for each number and one column for each of its `width` decimal places, the first one first."""
    return np.asarray(np.asarray(numbers, np.int64)[:, None] // 10 ** np.arange(width - 1, -1, -1) % 10)


def find_iso_digit(numbers: Numbers, width: int) -> Numbers:
    """The check digit after ISO 7064, MOD 11,10, of numbers of `width` places: German tax identifiers."""
    product = np.full(len(numbers), 10)
    for digit in split_digits(numbers, width).T:
        total = (digit + product) % 10
        product = np.where(total == 0, 10, total) * 2 % 11
    return np.asarray((11 - product) % 10)


def find_eleven_rest(numbers: Numbers) -> Numbers:
    """The ninth digit of a Dutch citizen service number of which eight are given (weights 9 to 2); 10 where there is none."""
    return np.asarray((split_digits(numbers, 8) * np.arange(9, 1, -1)).sum(axis=1) % 11)


def find_cpf_digits(numbers: Numbers) -> Numbers:
    """The two check digits of a Brazilian CPF of nine digits, as a number from 0 to 99 (weights 10 to 2, then 11 to 2, modulo 11)."""
    first = _fold_eleven((split_digits(numbers, 9) * np.arange(10, 1, -1)).sum(axis=1))
    second = _fold_eleven((split_digits(numbers * 10 + first, 10) * np.arange(11, 1, -1)).sum(axis=1))
    return np.asarray(first * 10 + second)


def find_my_number_digit(numbers: Numbers) -> Numbers:
    """The twelfth digit of a Japanese individual number of eleven digits (weights 2 to 7 and 2 to 6 from the right, modulo 11)."""
    return _fold_eleven((split_digits(numbers, 11) * np.array([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])).sum(axis=1))


def _fold_eleven(sums: Numbers) -> Numbers:
    rest = sums % 11
    return np.asarray(np.where(rest < 2, 0, 11 - rest))


def find_nir_key(numbers: Numbers) -> Numbers:
    """The key of a French social security number of 13 digits, 1 to 97."""
    return np.asarray(97 - numbers % 97)


def find_dni_letter(numbers: Numbers) -> Any:
    """The letter of a Spanish identity number."""
    return values.choose_label(tuple(DNI_LETTERS), numbers % len(DNI_LETTERS))


def find_tax_letter(codes: Any) -> Any:
    """The last letter of an Italian tax code of which 15 signs are given, letters and digits."""
    signs = np.asarray(codes).astype("U15").view(np.uint32).reshape(-1, 15).astype(np.int64)
    ranks = np.where(signs >= ord("A"), signs - ord("A"), signs - ord("0"))
    odd = np.array(ODD_VALUES)[ranks[:, ::2]].sum(axis=1)
    return values.choose_label(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), (odd + ranks[:, 1::2].sum(axis=1)) % 26)


def order_digits(numbers: Numbers) -> Numbers:
    """A number of ten digits for each number below 10!, in which one digit comes twice side by side and zero never: different ones.

    German tax identifiers have one digit twice.
    """
    left = np.tile(np.arange(10), (len(numbers), 1))
    rest, found = np.asarray(numbers, np.int64), []
    for size in range(10, 0, -1):
        place = (rest % size)[:, None]
        rest = rest // size
        found.append(np.take_along_axis(left, place, axis=1)[:, 0])
        left = left[np.arange(left.shape[1]) != place].reshape(len(numbers), size - 1)
    digits = np.stack(found, axis=1)
    doubled = np.where(digits == 0, np.roll(digits, -1, axis=1), digits)
    return np.asarray((doubled * 10 ** np.arange(9, -1, -1)).sum(axis=1))
