"""Several names in one item of a list: `id+name`, `open/high/low/close (0-9)`, `q1..q5 (1-5)`, `marks in art/music/sport`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from fictable.plan.data_files import read_table
from fictable.plan.notations.items import Item
from fictable.plan.parts_of_speech import lacks_noun
from fictable.plan.text import make_singular
from fictable.plan.vocabulary import Vocabulary

Writer = Callable[[Item, Vocabulary], str | None]

_TABLE: Final = read_table("notations")
_COMPANIONS: Final = tuple(frozenset(line.split()) for line in _TABLE["companions"])
_NAME: Final = r"[^\W\d][\w-]*(?:\s[^\W\d][\w-]*){0,2}"
_PART: Final = re.compile(r"[^\W\d][\w#-]*(?:\s[^\W\d][\w#-]*){0,3}")
_PLUS: Final = re.compile(rf"{_NAME}(?:\s\+\s{_NAME})+")
_TIGHT: Final = re.compile(r"(?P<owner>(?:[^\W\d][\w-]*\s){0,3})(?P<first>[^\W\d]{2,})\+(?P<second>[^\W\d]{2,})")
_NUMBERED: Final = re.compile(r"(?P<stem>[A-Za-z]+_?)(?P<first>\d{1,2})\s?(?:\.\.+|-|–|to)\s?(?P=stem)?(?P<last>\d{1,2})")
_SHARED_OUT: Final = re.compile(r"(?P<what>[a-z]+) (?:in|for|of) (?P<list>[a-z]{3,}(?:\s?/\s?[a-z]{3,})+)", re.IGNORECASE)
_RELATING: Final = re.compile(r"[<>≤≥=]|\b(?:after|before|later|earlier|than|at least|at most|above|below|exceeds?)\b", re.IGNORECASE)
_ANSWERS: Final = frozenset({"yes", "no", "true", "false", "male", "female", "and", "or", "he", "she", "his", "her", "hers", "mine"})
_MOST: Final = 30


def _open_sums(item: Item, vocabulary: Vocabulary) -> str | None:
    """`brewery id+name`, `trip start + trip end`, `first + last name`, `station name + id`, `bloom start + end month`."""
    tight = _TIGHT.fullmatch(item.body)
    if tight:
        return _spread([f"{tight['owner']}{tight['first']}", f"{tight['owner']}{tight['second']}"], item.tail)
    if not _PLUS.fullmatch(item.body):
        return None
    names = item.body.split(" + ")
    first, last = names[0].split(), names[-1].split()
    if len(last) == 1 and len(first) > 1 and vocabulary.knows_head(make_singular(last[0].lower())):
        return _spread([names[0], *(" ".join([*first[:-1], name]) for name in names[1:])], item.tail)
    if len(first) == len(last) == len(names) == 2 and _are_companions([first[1], last[0]]):
        return _spread([f"{names[0]} {last[1]}", f"{first[0]} {names[1]}"], item.tail)
    return _spread([name if " " in name or len(last) != 2 else f"{name} {last[-1]}" for name in names], item.tail)


def _open_slashes(item: Item, vocabulary: Vocabulary) -> str | None:
    """`overall/aroma/taste (1-5)`, `lat/lon`, `min/max temperature`, `origin city / destination city`."""
    names = re.split(r"\s*/\s*", item.body)
    if item.valued or len(names) < 2 or not all(_PART.fullmatch(name) for name in names) or _ANSWERS & {name.lower() for name in names}:
        return None
    last = names[-1].split()
    owned = names[0].split()
    if len(owned) > 1 and all(" " not in name for name in names[1:]) and _are_companions([owned[-1], *names[1:]]):
        return _spread([names[0], *(" ".join([*owned[:-1], name]) for name in names[1:])], item.tail)
    if all(" " not in name for name in names):
        many = len(names) > 2 and all(len(name) > 2 for name in names)
        return _spread(_spell_out(names), item.tail) if many or _are_companions(names) else None
    if len(last) > 1 and all(" " not in name for name in names[:-1]) and _are_modifiers([*names[:-1], last[0]], last[-1], vocabulary):
        return _spread([*(" ".join([name, *last[1:]]) for name in names[:-1]), names[-1]], item.tail)
    paired = len(names) == 2 and " / " in item.body and len(last) == 2 and len(names[0].split()) == 2
    return _spread(names, item.tail) if paired and names[0].split()[-1].lower() == last[-1].lower() else None


def _open_numbered(item: Item, _: Vocabulary) -> str | None:
    """`q1..q5 (1-5)`: all of a numbered series; two equal stems tell it from a code."""
    match = _NUMBERED.fullmatch(item.body)
    if match is None or item.valued or item.body.count(match["stem"]) < 2:
        return None
    first, last = int(match["first"]), int(match["last"])
    return _spread([f"{match['stem']}{number}" for number in range(first, last + 1)], item.tail) if 0 < last - first < _MOST else None


def _open_shared(item: Item, _: Vocabulary) -> str | None:
    """`marks in art/music/sport (0-100)`: the same of several things."""
    match = _SHARED_OUT.fullmatch(item.body)
    if match is None or not re.search(r"\d", item.tail):
        return None
    return _spread([f"{part} {match['what']}" for part in re.split(r"\s?/\s?", match["list"])], item.tail)


def _are_companions(names: Sequence[str]) -> bool:
    """Whether names belong together as fields of their own."""
    plain = {name.lower() for name in names}
    return len(plain) == len(names) and any(plain <= known for known in _COMPANIONS)


def _are_modifiers(names: Sequence[str], noun: str, vocabulary: Vocabulary) -> bool:
    """Whether words only tell apart what the noun behind them measures: `fixed/volatile acidity`, but not `new/used car`."""
    return _are_companions(names) or (
        vocabulary.knows_head(make_singular(noun.lower())) and all(lacks_noun((name.lower(),)) for name in names)
    )


def _spell_out(names: Sequence[str]) -> list[str]:
    """The names; `long` beside a latitude is one in full."""
    placed = bool({name.lower() for name in names} & {"lat", "latitude"})
    return ["longitude" if placed and name.lower() == "long" else name for name in names]


def _spread(names: Sequence[str], tail: str) -> str:
    """Names with the bracket that holds for all; a relation in it is one of the last."""
    inside = re.sub(r"^(?:all|each|both)\s+|\s+(?:each|all)$", "", tail[1:-1].strip())
    shared = [part.strip() for part in inside.split(",") if part.strip() and not _RELATING.search(part)]
    kept = ", ".join(shared) if _RELATING.search(inside) else inside
    told = [*([kept] * (len(names) - 1)), inside] if inside else [""] * len(names)
    return ", ".join(f"{name} ({note})" if note else name for name, note in zip(names, told, strict=True))


OPENERS: Final[tuple[Writer, ...]] = (_open_sums, _open_slashes, _open_numbered, _open_shared)
