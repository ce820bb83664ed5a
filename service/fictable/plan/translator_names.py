"""Names that a language model gives, made fit for headers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

LONGEST_NAME: Final = 100
# What headers may hold beside letters, digits and marks of any script.
_STRANGE: Final = re.compile(r"[^\w %()./#$€£&:'°+-]+")
# Spreadsheets take a cell that begins with one of the first four for a formula.
_EDGES: Final = "=+-@ \t'.:/"


def clean_names(given: Sequence[object]) -> list[str]:
    """One header per given name, in order: printable, 1 to 100 characters, no formula, all different whatever their case."""
    taken: set[str] = set()
    names = []
    for place, name in enumerate(given):
        plain = clean_name(name) or f"column_{place + 1}"
        names.append(_make_different(plain, taken))
        taken.add(names[-1].casefold())
    return names


def clean_name(given: object) -> str:
    """A name without what headers cannot hold; "" where nothing is left."""
    if not isinstance(given, str):
        return ""
    text = unicodedata.normalize("NFC", given[: 4 * LONGEST_NAME])
    plain = "".join(char if char.isprintable() else " " for char in text)
    return _STRANGE.sub("_", " ".join(plain.split())).lstrip(_EDGES)[:LONGEST_NAME].strip(_EDGES).strip("_ ")


def clean_text(given: object, longest: int) -> str:
    """A text on one line of at most `longest` characters, without control characters and lone surrogates; "" for anything else."""
    if not isinstance(given, str):
        return ""
    plain = "".join(char if char.isprintable() else " " for char in given[: 4 * longest])
    return " ".join(plain.split())[:longest].strip()


def _make_different(name: str, taken: set[str]) -> str:
    number, found = 2, name
    while found.casefold() in taken:
        found = f"{name}_{number}"
        number += 1
    return found
