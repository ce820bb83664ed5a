"""Names of teachers: people of the locale who are not the row's student."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import FictableError, Pool, Rows

TEXT: Final = np.dtypes.StringDType()
FIRST_NAMES: Final = (Pool.faker("person", "first_names_female"), Pool.faker("person", "first_names_male"))
LAST_NAMES: Final = Pool.faker("person", "last_names")
FAMILY_FIRST: Final = ("ja", "zh", "ko", "vi", "hu")
SPACELESS: Final = ("zh", "ko")


def name_person(rows: Rows, role: str) -> Any:
    """Full name of the person who has the role beside the row's own; where no plugin provides persons, names of their own."""
    try:
        return rows.entity("person", role)["name"]
    except FictableError:
        return _draw_name(rows, role)


def name_relative(rows: Rows, role: str, share: float) -> Any:
    """Full name of a relative of the row's person, who bears the same family name in a share of the rows."""
    try:
        relative, family = rows.entity("person", role), rows.entity("person")["last_name"]
    except FictableError:
        return _draw_name(rows, role)
    return np.where(rows.draw(f"{role} family").chance(share), _join_name(rows, relative["first_name"], family), relative["name"])


def _join_name(rows: Rows, first: Any, last: Any) -> Any:
    language = rows.locale.split("_")[0]
    gap = "" if language in SPACELESS else " "
    return last + gap + first if language in FAMILY_FIRST else first + gap + last


def _draw_name(rows: Rows, role: str) -> Any:
    woman = rows.draw(f"{role} woman").chance(0.55)
    women, men = (np.asarray(rows.draw(f"{role} {place}").pick(pool), TEXT) for place, pool in enumerate(FIRST_NAMES))
    first, last = np.where(woman, women, men), np.asarray(rows.draw(f"{role} last").pick(LAST_NAMES), TEXT)
    return _join_name(rows, first, last)


def read_age(rows: Rows) -> NDArray[np.int64]:
    """Age of the row's person in whole years; where no plugin provides persons, that of an undergraduate."""
    try:
        return np.asarray(rows.entity("person")["age"]).astype(np.int64)
    except FictableError:
        return rows.draw("age").integer(18, 23)
