"""The door's helpers by their plain names; measurements of this pack have one decimal unless they say otherwise."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

import numpy as np

from fictable import Pool, Rows, values

TEXT: Final = np.dtypes.StringDType()
measured = partial(values.measured, decimals=1)
add_days = values.add_days
add_minutes = values.add_minutes
days_before = values.days_before
fill = values.fill
fit_range = values.fit_range
settle = values.settle
write_digits = values.write_digits
write_number = values.write_number


def fill_words(rows: Rows, words: Pool) -> Any:
    """The text of an entity whose pool has it in parts, around words drawn from a pool of the columns `slot` and `word`."""
    one, two = (np.asarray(rows.draw(f"word of {slot}").pick(words, slot=rows[slot])["word"]) for slot in ("slot", "slot_two"))
    return rows["before"] + one + rows["between"] + two + rows["after"]
