"""The data files of the vocabulary of column names."""

from __future__ import annotations

import importlib.resources
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.lexicon import Lexicon
from fictable.plan.text import find_words, fold, make_key

HEADER: Final = "phrase;kind;values"
LONGEST: Final = 400
_WHOLE: Final = re.compile(r"(-?\d+)\.\.(-?\d+)")
_DECIMAL: Final = re.compile(r"(-?\d+\.(\d+))\.\.(-?\d+\.(\d+))")
_SHARE: Final = re.compile(r"0\.\d+")
_PATTERN: Final = re.compile(r"(?:\[0-9\]\{\d+\}|\[A-Z\]\{\d+\}|[A-Za-z0-9 /.:#-])+")
_FREE: Final = frozenset({"date", "datetime", "time", "text"})
_FOLDER: Final = Path(str(importlib.resources.files("fictable.plan"))) / "data" / "vocabulary"
FILES: Final = tuple(sorted(path.name for path in _FOLDER.glob("*.csv")))


def _read(name: str) -> list[tuple[str, str, str]]:
    """The lines of a file as (phrase, kind, values)."""
    lines = (_FOLDER / name).read_text("utf-8").splitlines()[1:]
    return [(phrase, kind, values) for phrase, kind, values in (line.split(";") for line in lines)]


def _read_all() -> list[tuple[str, str, str]]:
    """The lines of all files."""
    return [line for name in FILES for line in _read(name)]


def _is_whole(values: str) -> bool:
    """`low..high` of whole numbers, the first the lesser."""
    match = _WHOLE.fullmatch(values)
    return match is not None and int(match[1]) < int(match[2])


def _is_decimal(values: str) -> bool:
    """`low..high` with equally many decimals on both sides."""
    match = _DECIMAL.fullmatch(values)
    return match is not None and float(match[1]) < float(match[3]) and len(match[2]) == len(match[4])


def _is_choice(values: str) -> bool:
    """2 to 12 different values, either all weighted or none."""
    parts = values.split("|")
    weighted = [part.rpartition("*") for part in parts if re.search(r"\*\d+(?:\.\d+)?$", part)]
    names = [name for name, _, _ in weighted] or parts
    sensible = all(0 < float(weight) <= 100 for _, _, weight in weighted)
    total = sum(float(weight) for _, _, weight in weighted)
    return (
        2 <= len(parts) <= 12
        and len(weighted) in {0, len(parts)}
        and sensible
        and (not weighted or 95 <= total <= 105)
        and _are_names(names)
    )


def _is_label(values: str) -> bool:
    """At least 12 different names."""
    names = values.split("|")
    return len(names) >= 12 and _are_names(names)


def _are_names(names: list[str]) -> bool:
    """Different, not empty, without blanks around them."""
    return len(set(names)) == len(names) and all(name and name == name.strip() for name in names)


_CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "integer": _is_whole,
    "decimal": _is_decimal,
    "category": _is_choice,
    "label": _is_label,
    "boolean": lambda values: _SHARE.fullmatch(values) is not None and 0 < float(values) < 1,
    "id": lambda values: _PATTERN.fullmatch(values) is not None and "[" in values and bool(re.compile(values)),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_its_header_and_is_sorted(name: str) -> None:
    """A file has a header, at most 400 lines, three cells in each, and its phrases in order."""
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    phrases = [phrase for phrase, _, _ in _read(name)]
    assert lines[0] == HEADER
    assert len(lines) <= LONGEST
    assert phrases == sorted(phrases)


@pytest.mark.parametrize("name", FILES)
def test_values_parse(name: str, catalog: Catalog) -> None:
    """Every kind is one of the known ones or a field type of the catalog, and its values have the form of the kind."""
    wrong = [
        (phrase, kind, values)
        for phrase, kind, values in _read(name)
        if not (_CHECKS[kind](values) if kind in _CHECKS else values == "" and (kind in _FREE or kind in catalog.field_types))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", FILES)
def test_phrases_are_plain_words(name: str) -> None:
    """Phrases are lower case words without accents, signs and articles."""
    wrong = [
        phrase
        for phrase, _, _ in _read(name)
        if phrase != " ".join(find_words(fold(phrase))) or {"the", "an"} & set(phrase.split()) or len(phrase.split()) > 6
    ]
    assert wrong == []


def test_no_phrase_stands_twice() -> None:
    """Each phrase stands once in all files, and once more only where one is the plural of the other."""
    counted = Counter(_key(phrase) for phrase, _, _ in _read_all())
    assert [key for key, times in counted.items() if times > 1] == []


def test_no_phrase_is_one_of_a_field_type(catalog: Catalog) -> None:
    """What a field type has without context is left to it."""
    lexicon = Lexicon(catalog)
    assert [phrase for phrase, _, _ in _read_all() if lexicon.knows_anywhere(make_key(find_words(phrase)))] == []


def _key(phrase: str) -> tuple[str, bool]:
    """The phrase in the singular, and whether it was in the plural."""
    key = make_key(find_words(phrase))
    return key, phrase.rsplit(maxsplit=1)[-1] != key.rsplit(maxsplit=1)[-1]
