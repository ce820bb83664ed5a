"""The door's helpers by their plain names."""

from __future__ import annotations

from typing import Final

import numpy as np

from fictable import values

TEXT: Final = np.dtypes.StringDType()
add_seconds = values.add_seconds
choose_label = values.choose_label
days_before = values.days_before
measured = values.measured
write_digits = values.write_digits
