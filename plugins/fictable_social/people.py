"""Names of agents and of people who write to each other: people of the locale who are not the row's person."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Pool, Rows

TEXT: Final = np.dtypes.StringDType()
FIRST_NAMES: Final = (Pool.faker("person", "first_names_female"), Pool.faker("person", "first_names_male"))
LAST_NAMES: Final = Pool.faker("person", "last_names")
FAMILY_FIRST: Final = ("ja", "zh", "ko", "vi", "hu")
SPACELESS: Final = ("ja", "zh", "ko")


def name_person(rows: Rows, label: str) -> Any:
    """Full names in the order of the locale; `label` keeps several people of a row apart."""
    woman = rows.draw(f"{label} woman").chance(0.55)
    women, men = (np.asarray(rows.draw(f"{label} {place}").pick(pool), TEXT) for place, pool in enumerate(FIRST_NAMES))
    first, last = np.where(woman, women, men), np.asarray(rows.draw(f"{label} last").pick(LAST_NAMES), TEXT)
    language = rows.locale.split("_")[0]
    gap = "" if language in SPACELESS else " "
    return last + gap + first if language in FAMILY_FIRST else first + gap + last
