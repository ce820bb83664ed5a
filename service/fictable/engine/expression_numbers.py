"""Exact integer arithmetic on arrays: 64-bit where it fits for certain, Python integers where it might not, never wrapped.

An array of integers is int64, or of Python integers (dtype object) where some value may lie beyond.
OverflowError is raised by `narrow` only.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Integers: TypeAlias = NDArray[Any]
WORD = 2**63


def bound(values: Integers) -> int:
    """Give the greatest magnitude in an array, 0 when it is empty."""
    return max(abs(int(values.min())), abs(int(values.max()))) if values.size else 0


def narrow(values: Integers) -> NDArray[np.int64]:
    """Turn integers into int64; raises OverflowError when one does not fit."""
    if values.dtype != object:
        return values
    if values.size and (values.min() < -WORD or values.max() >= WORD):
        raise OverflowError("beyond 64 bits")
    return values.astype(np.int64)


def widen(values: Integers) -> Integers:
    """Turn integers into Python integers, which have no bound."""
    return values.astype(object)


def add(left: Integers, right: Integers) -> Integers:
    """Add exactly."""
    return left + right if bound(left) + bound(right) < WORD else widen(left) + widen(right)


def subtract(left: Integers, right: Integers) -> Integers:
    """Subtract exactly."""
    return left - right if bound(left) + bound(right) < WORD else widen(left) - widen(right)


def multiply(left: Integers, right: Integers) -> Integers:
    """Multiply exactly."""
    return left * right if bound(left) * bound(right) < WORD else widen(left) * widen(right)


def rescale(values: Integers, given: int, wanted: int) -> Integers:
    """Change the scale of scaled integers; digits that are dropped round half away from zero."""
    if wanted >= given:
        return multiply(values, np.array([10 ** (wanted - given)], np.int64)) if wanted > given else values
    return divide_rounded(values, np.array([10 ** (given - wanted)], np.int64))


def divide_rounded(left: Integers, right: Integers) -> Integers:
    """Divide integers, rounded half away from zero; no divisor may be 0."""
    if bound(left) + bound(right) >= WORD:
        left, right = widen(left), widen(right)
    divisor = abs(right)
    quotient = (abs(left) + divisor // 2) // divisor
    signed: Integers = np.where((left < 0) != (right < 0), -quotient, quotient)
    return signed


def take_remainder(left: Integers, right: Integers) -> Integers:
    """Give the remainder of a division that rounds towards zero: it has the sign of `left`. No divisor may be 0."""
    if bound(left) >= WORD or bound(right) >= WORD:
        left, right = widen(left), widen(right)
    remainder = abs(left) % abs(right)
    return np.where(left < 0, -remainder, remainder)


def negate(values: Integers) -> Integers:
    """Change the sign exactly."""
    return np.negative(values if bound(values) < WORD else widen(values))


def magnitude(values: Integers) -> Integers:
    """Take the absolute value exactly."""
    return abs(values) if bound(values) < WORD else abs(widen(values))


def round_float(values: NDArray[np.float64], decimals: int) -> NDArray[np.float64]:
    """Round floats half away from zero; numbers too large to have such decimals stay. Minus zero becomes zero."""
    factor = 10.0**decimals
    scaled = np.abs(values) * factor
    whole = np.floor(scaled)
    rounded = np.where(scaled - whole >= 0.5, whole + 1.0, whole) / factor
    return np.where(scaled < 2.0**52, np.copysign(rounded, values), values) + 0.0
