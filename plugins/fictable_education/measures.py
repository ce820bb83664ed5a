"""The door's helpers by their plain names; measurements of this pack have one decimal unless they say otherwise."""

from __future__ import annotations

from functools import partial
from typing import Final

import numpy as np

from fictable import values

TEXT: Final = np.dtypes.StringDType()
measured = partial(values.measured, decimals=1)
add_days = values.add_days
add_minutes = values.add_minutes
days_before = values.days_before
fill = values.fill
fit_range = values.fit_range
settle = values.settle
write_digits = values.write_digits
