"""The 64-bit mixing function under every draw: whole numbers only, so the bits are the same on every machine."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

PHI: Final = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio, made odd: the step between the states of consecutive row numbers."""

FIRST_FACTOR: Final = np.uint64(0xBF58476D1CE4E5B9)
SECOND_FACTOR: Final = np.uint64(0x94D049BB133111EB)
_THIRTY, _TWENTY_SEVEN, _THIRTY_ONE = np.uint64(30), np.uint64(27), np.uint64(31)


def mix64(state: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """64 well mixed bits per state: the finaliser of splitmix64 (Steele, Lea and Flood, OOPSLA 2014), a bijection of uint64.

    The input is left as it is; the answer is a new array of the same shape.
    """
    mixed = state >> _THIRTY
    mixed ^= state
    mixed *= FIRST_FACTOR
    mixed ^= mixed >> _TWENTY_SEVEN
    mixed *= SECOND_FACTOR
    mixed ^= mixed >> _THIRTY_ONE
    return mixed
