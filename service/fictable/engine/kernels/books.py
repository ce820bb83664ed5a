"""Book numbers: ISBN-10, ISBN-13 and SBN with the parts of their registration groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.barcodes import check_digit
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, kept_text, side_by_side

_LONGEST_SEPARATOR: Final = 20


@dataclass(frozen=True, slots=True)
class _Group:
    """A registration group: its digits, and the upper bounds of registrants with the length of each."""

    ean: str
    group: str
    bounds: tuple[int, ...]
    lengths: tuple[int, ...]


def _read_rules(ean: str, group: str, rules: Sequence[Sequence[Any]], width: int) -> _Group | None:
    """None where the rules leave a gap.

    Faker compares texts: where the bounds have more digits than the number, it raises an error for the one number in a million that
    is a lower bound. Here such a number belongs to the range that it begins.
    """
    bounds, lengths, expected = [], [], 0
    for low, high, length in rules:
        if int(low[: width - 1]) != expected or min(len(low), len(high)) < width - 1:
            return None
        bounds.append(int(high[: width - 1]))
        lengths.append(int(length))
        expected = bounds[-1] + 1
    return _Group(ean, group, tuple(bounds), tuple(lengths)) if expected == 10 ** (width - 1) else None


def _read_groups(call: Call) -> list[_Group] | None:
    """The groups of a locale; each prefix is equally likely, and so is each group of it."""
    rules = call.read("rules")
    if not isinstance(rules, Mapping) or len({len(groups) for groups in rules.values()}) != 1:
        return None
    found = [_read_rules(ean, group, rows, 12 - len(ean) - len(group)) for ean, groups in rules.items() for group, rows in groups.items()]
    widths = {len(one.ean) + len(one.group) for one in found if one is not None}
    return None if any(one is None for one in found) or len(widths) != 1 else [one for one in found if one is not None]


def _registrant_lengths(groups: Sequence[_Group], chosen: NDArray[Any], digits: NDArray[np.uint8]) -> NDArray[np.int64]:
    compared = digits[:, :-1].astype(np.int64) @ 10 ** np.arange(digits.shape[1] - 2, -1, -1)
    found = np.zeros(len(digits), np.int64)
    for number, group in enumerate(groups):
        here = chosen == number
        found[here] = np.array(group.lengths)[np.searchsorted(np.array(group.bounds), compared[here])]
    return found


def _eleven(digits: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The letter of the check digit modulo 11 with the weights 1, 2, 3 …; X stands for ten."""
    rest = digits.astype(np.int64) @ np.arange(1, digits.shape[1] + 1) % 11
    return np.asarray(np.where(rest == 10, ord("X"), rest + ZERO).astype(np.uint8))


def _make_isbn(call: Call) -> Compute | None:
    groups, separator = _read_groups(call), call.given["separator"]
    if groups is None or not separator.isascii() or "\0" in separator or len(separator) > _LONGEST_SEPARATOR:
        return None
    return lambda draws: _write(draws, groups, separator, long=call.method == "isbn13")


def _write(draws: Draws, groups: Sequence[_Group], separator: str, *, long: bool) -> pa.Array:
    chosen = draws.below("group", len(groups))
    heads = np.array([[int(digit) for digit in one.ean + one.group] for one in groups], np.uint8)[chosen]
    rest = draw_digits(draws, "number", 12 - heads.shape[1])
    registrants = _registrant_lengths(groups, chosen, rest)
    prefix = len(groups[0].ean)
    body = np.concatenate([heads, rest], axis=1)
    check = check_digit(body) + np.uint8(ZERO) if long else _eleven(body[:, prefix:])
    group_widths = np.array([len(one.group) for one in groups], np.int64)[chosen]
    shown = body + np.uint8(ZERO) if long else body[:, prefix:] + np.uint8(ZERO)
    start = prefix if long else 0
    ends = [start + group_widths, start + group_widths + registrants, np.full(len(draws), shown.shape[1])]
    return write_parts(shown, [np.full(len(draws), prefix), *ends] if long else ends, check, separator)


def write_parts(digits: NDArray[np.uint8], ends: Sequence[NDArray[np.int64]], check: NDArray[np.uint8], separator: str) -> pa.Array:
    """Letters with the separator after each of the places `ends`, once for each of them, then the check letter."""
    rows, width = digits.shape
    copies = 2 if any((first == second).any() for first, second in pairwise(ends)) else 1
    cell = len(separator) * copies + 1
    letters = side_by_side(rows, np.zeros((rows, width * cell), np.uint8), check[:, None])
    keep = np.zeros(letters.shape, np.bool_)
    letters[:, 0:-1:cell] = digits
    keep[:, 0:-1:cell] = keep[:, -1:] = True
    for place, sign in enumerate((separator * copies).encode("ascii")):
        letters[:, place + 1 : width * cell : cell] = sign
    for number, end in enumerate(ends):
        again = (end == ends[number - 1]) if number else np.zeros(rows, np.bool_)
        first = (end - 1) * cell + 1 + again * len(separator)
        for place in range(len(separator)):
            keep[np.arange(rows), first + place] = True
    return kept_text(letters, keep)


def _make_sbn9(call: Call) -> Compute | None:
    from faker.providers.sbn.rules import RULES  # the provider reads them from there

    separator = call.given["separator"]
    group = _read_rules("", "", [tuple(rule) for rule in RULES], 8)
    if group is None or not separator.isascii() or "\0" in separator or len(separator) > _LONGEST_SEPARATOR:
        return None

    def compute(draws: Draws) -> pa.Array:
        digits = draw_digits(draws, "number", 8)
        registrants = _registrant_lengths([group], np.zeros(len(draws), np.int64), digits)
        return write_parts(digits + np.uint8(ZERO), [registrants, np.full(len(draws), 8)], _eleven(digits), separator)

    return compute


MAKERS: Final[Mapping[str, Maker]] = {"isbn:isbn10": _make_isbn, "isbn:isbn13": _make_isbn, "sbn:sbn9": _make_sbn9}
