"""The limits of a dataset spec and the syntax of its names, locales and type ids."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

FORMAT_VERSION = 1
SEED_LIMIT = 2**53 - 1
ROW_LIMIT = 10**12
TABLE_LIMIT = 50
FIELD_LIMIT = 500
ALL_FIELD_LIMIT = 5000
CASE_LIMIT = 50
CONSTRAINT_LIMIT = 200
COVERAGE_LIMIT = 4000
NAME_LENGTH = 128
TITLE_LENGTH = 200
NOTE_LENGTH = 1000
CLAUSE_LENGTH = 4000
PARAMETER_DEPTH = 8
PARAMETER_ITEMS = 100_000
PARAMETER_TEXT = 10_000

VALUE_LIMIT = 1_000_000
MESSAGE_LENGTH = 1000
PATH_LENGTH = 500
SHOWN_CHOICES = 100

LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?", re.ASCII)
TYPE_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class SpecLimits:
    """How large a document may be, in numbers that an operator may lower: tables, fields of one table and of all tables together,
    items of one list or object in parameters (such as the values of a category), and characters of one text in them.
    """

    tables: int = TABLE_LIMIT
    fields: int = FIELD_LIMIT
    all_fields: int = ALL_FIELD_LIMIT
    items: int = PARAMETER_ITEMS
    characters: int = PARAMETER_TEXT


def normalise_name(name: str) -> str:
    """Bring a name into Unicode form NFC, the only one that specs hold."""
    return unicodedata.normalize("NFC", name)


def find_name_fault(name: str) -> str:
    """Say what keeps a (normalised) table, field or entity name from being one; "" when it is fine.

    Names have 1 to 128 printable characters and neither start nor end with a space.
    """
    if not 1 <= len(name) <= NAME_LENGTH:
        return f"has {len(name)} characters"
    if not name.isprintable():
        return "holds a character that cannot be printed"
    return "starts or ends with a space" if name != name.strip() else ""
