"""What column names mean for which no plugin has a type: the lines of `data/vocabulary/*.csv`.

A line is `phrase;kind;values`. Kinds and their values: `integer` and `decimal` `low..high` (with as many decimals as are written; wide
ranges are skewed),
`category` and `label` `one|two|three` (with weights `one*3|two*1`), `boolean` the share of true, `id` a pattern, `date`, `datetime`,
`time` and `text` none; any other kind is the id of a field type. A phrase in the plural holds for plurals only.
"""

from __future__ import annotations

import functools
import importlib.resources
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from fictable.plan.text import find_words, fold, make_singular
from fictable.plan.words import EXPANDED

Kind = Literal["integer", "decimal", "date", "datetime", "time", "boolean", "category", "text", "id", "label", "name", "count"]


@dataclass(frozen=True, slots=True)
class Default:
    """A type for a field with its parameters; `kind` is the class of its values, `guessed` tells that no word of it is known."""

    type_id: str
    kind: Kind
    params: Mapping[str, Any] = field(default_factory=dict)
    guessed: bool = False


_LONGEST: Final = 5
_WHOLE_NUMBER: Final = re.compile(r"0|-?[1-9]\d{0,8}")
# A range whose high end is so many times its low one is skewed, and so is one from nothing to so much.
_WIDE: Final = 30
_MANY: Final = 500
# What is left above a range, and the standard normal quantile of 99 %.
_TAIL: Final = 0.02
_QUANTILE: Final = 2.3263
_Line = tuple[bool, str, str]


@functools.cache
def _read_lines() -> dict[str, list[_Line]]:
    """Singular phrase, as written and spelled out → for each line of it: whether it holds for the plural only, its kind and its values.

    Read when the first description comes.
    """
    found: dict[str, list[_Line]] = {}
    folder = importlib.resources.files("fictable.plan").joinpath("data/vocabulary")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for line in file.read_text("utf-8").splitlines()[1:]:
            phrase, kind, values = line.split(";", 2)
            words = find_words(fold(phrase))
            singular = tuple(map(make_singular, words))
            for key in dict.fromkeys((" ".join(singular), " ".join(EXPANDED.get(word, word) for word in singular))):
                found.setdefault(key, []).append((words[-1] != singular[-1], kind, values))
    return found


def find_known(phrase: Sequence[str], *, plural: bool) -> tuple[Default, int] | None:
    """The longest known ending of a phrase in singular words, of two words at least, with the number of its words."""
    for length in range(min(len(phrase), _LONGEST), 1, -1):
        known = _find(" ".join(phrase[-length:]), plural=plural)
        if known is not None:
            return known, length
    return None


def find_known_word(word: str, *, plural: bool) -> Default | None:
    """What a single word in the singular means where it is all that is known."""
    return _find(word, plural=plural)


def is_known(phrase: Sequence[str], *, plural: bool = False) -> bool:
    """Whether the vocabulary says what a name in singular words means: by its ending, or where it is a single word by that."""
    return find_known(phrase, plural=plural) is not None or (len(phrase) == 1 and find_known_word(phrase[0], plural=plural) is not None)


def knows_phrase(phrase: Sequence[str]) -> bool:
    """Whether a phrase in singular words is known as a whole."""
    return len(phrase) > 1 and " ".join(phrase) in _read_lines()


def _find(key: str, *, plural: bool) -> Default | None:
    """The line of a phrase: of the plural first where it stands in the plural, then of the singular."""
    lines = _read_lines().get(key, ())
    line = next((line for line in lines if line[0] == plural), None) or next((line for line in lines if not line[0]), None)
    return make_known(line[1], line[2]) if line is not None else None


def make_known(kind: str, values: str) -> Default:
    """The type for a kind and its values as a line has them. Raises ValueError where the values do not fit the kind."""
    match kind:
        case "integer":
            low, high = map(int, values.split(".."))
            return Default("number.integer", "integer", {"min": low, "max": high, **_skew(low, high, least=2)})
        case "decimal":
            least, most = values.split("..")
            decimals = max(len(end.partition(".")[2]) for end in (least, most))
            ends = float(least), float(most)
            return Default("number.decimal", "decimal", {"min": ends[0], "max": ends[1], "decimals": decimals, **_skew(*ends, least=0)})
        case "category" | "label":
            return Default("category", "category" if kind == "category" else "label", _read_choices(values))
        case "boolean":
            return Default("boolean", "boolean", {"probability": float(values)})
        case "id":
            return Default("id.pattern", "label", {"pattern": values})
        case "date" | "datetime" | "time":
            return Default(kind, kind)
        case "text":
            return Default("text.sentence", "text")
        case _:
            return Default(kind, "name")


def _skew(low: float, high: float, *, least: float) -> dict[str, Any]:
    """A distribution for a range over several powers of ten, where most values are small: its ends are the central 98 % of a lognormal.

    Ranges that begin at 0 have an exponential one; those below `least` are ranks and numbers, which are even.
    """
    if low == 0 and high >= _MANY:
        return {"distribution": {"kind": "exponential", "scale": round(high / -math.log(_TAIL), 4)}}
    if low <= 0 or low < least or high / low < _WIDE:
        return {}
    middle, width = (math.log(low) + math.log(high)) / 2, (math.log(high) - math.log(low)) / (2 * _QUANTILE)
    return {"distribution": {"kind": "lognormal", "mean": round(middle, 4), "stddev": round(width, 4)}}


def _read_choices(values: str) -> dict[str, Any]:
    """The parameters of a category: values, and weights where they are written."""
    choices = values.split("|")
    if not all("*" in choice for choice in choices):
        return {"values": _read_whole(choices)}
    names, _, weights = zip(*(choice.rpartition("*") for choice in choices), strict=True)
    return {"values": _read_whole(names), "weights": [float(weight) for weight in weights]}


def _read_whole(choices: Sequence[str]) -> list[Any]:
    """The choices, as numbers where all are whole ones without a leading zero."""
    numbers = all(_WHOLE_NUMBER.fullmatch(choice) for choice in choices)
    return [int(choice) for choice in choices] if numbers else list(choices)
