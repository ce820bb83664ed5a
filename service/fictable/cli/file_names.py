"""Names of tables → names of files that every system takes, and that lead nowhere else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import click

_LONGEST_BYTES: Final = 200
_STRANGE: Final = re.compile(r"[^\w.-]|^[.-]")
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}
)
"""Names that Windows keeps for devices, whatever their suffix."""


def name_files(tables: Iterable[str], extension: str) -> dict[str, str]:
    """Map each table to the name of its file. Raises click.UsageError where two would have one name, also without regard to case."""
    names = {table: f"{name_stem(table)}.{extension}" for table in tables}
    seen: dict[str, str] = {}
    for table, name in names.items():
        other = seen.setdefault(name.casefold(), table)
        if other != table:
            raise click.UsageError(
                f"the tables {other!r} and {table!r} would have the same file name, {name}; write them one by one with --table"
            )
    return names


def name_stem(table: str) -> str:
    """Give the stem of a table's file: letters of any script, digits, _ . and -, at most 200 bytes, none that leads elsewhere, hides the
    file, looks like an option or names a device.
    """
    stem = _STRANGE.sub("_", unicodedata.normalize("NFC", table))
    stem = stem.encode()[:_LONGEST_BYTES].decode(errors="ignore")
    return f"_{stem}" if stem.split(".", 1)[0].casefold() in _RESERVED else stem
