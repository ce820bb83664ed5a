"""Several fields that are unique together: the digits of one permuted row number in a mixed radix."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fictable.contract.nodes import Digit
from fictable.engine.keys import key_of
from fictable.engine.permutation import permute_rounds

if TYPE_CHECKING:
    from fictable.engine.batch import Batch


def find_digits(node: Digit, batch: Batch) -> NDArray[np.uint64]:
    """The field's digit per row, in [0, sizes[place])."""
    key = key_of(batch.run.dataset.seed, batch.run.table.name, "together", list(node.group))
    number = permute_rounds(batch.numbers, math.prod(node.sizes), key)
    return number // np.uint64(math.prod(node.sizes[node.place + 1 :])) % np.uint64(node.sizes[node.place])
