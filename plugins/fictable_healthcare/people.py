"""Who the patient is: sex and age of the row's person, and names of staff."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import FictableError, Pool, Rows

TEXT: Final = np.dtypes.StringDType()
FIRST_NAMES: Final = (Pool.faker("person", "first_names_female"), Pool.faker("person", "first_names_male"))
LAST_NAMES: Final = Pool.faker("person", "last_names")
TITLES: Final = {"en_US": "Dr. ", "en_GB": "Dr ", "de": "Dr. med. ", "fr": "Dr ", "es": "Dr. ", "it": "Dott. ", "pt": "Dr. ",
    "nl": "Dr. ", "vi": "BS. ", "pl": "Dr ", "ja": "", "zh": "", "ko": ""}  # fmt: skip
FAMILY_FIRST: Final = ("ja", "zh", "ko", "vi", "hu")
SPACELESS: Final = ("ja", "zh", "ko")
# Upper ages of the bands in which diagnoses are counted.
BAND_EDGES: Final = (2, 13, 18, 45, 65)
BANDS: Final = np.array(["infant", "child", "teen", "young", "middle", "senior"], TEXT)


def read_female(rows: Rows) -> NDArray[np.bool_]:
    """Whether the row's person is a woman or girl; where no plugin provides persons, one in two."""
    try:
        return ~np.asarray(rows.entity("person")["is_male"], np.bool_)
    except FictableError:
        return np.asarray(rows.draw("female").chance(0.51))


def read_age(rows: Rows) -> NDArray[np.int64]:
    """Age of the row's person in whole years; where no plugin provides persons, spread like that of patients."""
    try:
        return np.asarray(rows.entity("person")["age"]).astype(np.int64)
    except FictableError:
        return np.asarray(rows.draw("age").normal(48.0, 22.0).clip(0, 99)).astype(np.int64)


def name_staff(rows: Rows, role: str, *, titled: bool = False) -> Any:
    """Full name of the person who has the role beside the row's own; `titled` puts the doctor's title in front."""
    try:
        name = rows.entity("person", role)["name"]
    except FictableError:
        name = _draw_name(rows, role)
    title = rows.localized(TITLES) if titled else ""
    return title + name if title else name


def read_role(rows: Rows, role: str, fact: str, otherwise: Callable[[], Any]) -> Any:
    """A fact of the person who has the role beside the row's own; `otherwise()` where no plugin provides persons."""
    try:
        return rows.entity("person", role)[fact]
    except FictableError:
        return otherwise()


def draw_first(rows: Rows, role: str, woman: Any) -> Any:
    """First names of women where `woman` is true, else of men."""
    women, men = (np.asarray(rows.draw(f"{role} {place}").pick(pool), TEXT) for place, pool in enumerate(FIRST_NAMES))
    return np.where(woman, women, men)


def _draw_name(rows: Rows, role: str) -> Any:
    first = draw_first(rows, role, rows.draw(f"{role} woman").chance(0.48))
    last = np.asarray(rows.draw(f"{role} last").pick(LAST_NAMES), TEXT)
    language = rows.locale.split("_")[0]
    gap = "" if language in SPACELESS else " "
    return last + gap + first if language in FAMILY_FIRST else first + gap + last
