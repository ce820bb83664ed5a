"""What the form of a name tells of its values: `click_bool`, `lives in a city`, `presence of rust`, `time to relapse`, `log income`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.defaults import COUNTED, HEADS, MEASURED, SAID, UNIT_TAILS, choose_default, count_default
from fictable.plan.known_phrases import Default, find_known, find_known_word
from fictable.plan.text import make_singular
from fictable.plan.words import EXPANDED

_TABLE: Final = read_table("name_forms")


def _read(name: str) -> frozenset[str]:
    """The words of a group."""
    return frozenset(_TABLE[name].split())


_FLAGS: Final = _read("flags")
_VERBS: Final = _read("verbs")
_FIRM_VERBS: Final = _read("firm_verbs")
_DID: Final = _read("did")
_TRUTHS: Final = _read("truths")
_NO_TRUTHS: Final = _read("no_truths")
_HAPPENINGS: Final = _read("happenings")
_BEFORE: Final = _read("before")
_MEANS: Final = _read("means")
_SCALED: Final = _read("scaled")
_LOGARITHMS: Final = _read("logarithms")
_SUMMARIES: Final = _read("summaries")
_TRAILING: Final = frozenset(
    {"average", "avg", "mean", "median", "min", "max", "minimum", "maximum", "overall", "worst", "best", "std", "sd", "se"}
)
# The most of a time in each unit.
_UNITS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 7200),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), 240),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 48),
    **dict.fromkeys(("ms", "milliseconds"), 5000),
    **dict.fromkeys(("days", "months"), 60),
}
# Abbreviations of words that tell the kind of a name.
_SPELLED: Final[Mapping[str, str]] = {
    word: EXPANDED[word]
    for word in ("avg", "num", "nr", "nbr", "tot", "cnt", "pct", "perc", "amt", "dt", "ts", "yr", "mth", "hrs", "mins", "secs")
    if word in EXPANDED
}
_SUMS: Final = frozenset({"proceed", "fund", "loss", "due", "good", "holding", "winning", "contribution", "mean", "refund", "receivable"})
_TALLIES: Final = frozenset({"estimated", "total", "registered", "active", "new", "daily", "monthly", "peak", "current", "average", "max"})
_POSTED: Final = _read("posted")
_OF_DATES: Final = frozenset(
    {"format", "type", "range", "difference", "precision", "accuracy", "flag", "note", "comment", "time", "id", "key"}
)
_BOUNDARIES: Final = frozenset({"ending", "beginning", "starting", "commencing"})
_MOMENTS: Final = _read("moments")
_DURATIONS: Final = _read("durations")
_LASTING: Final = _read("lasting")
_SPAN_STATES: Final = _read("span_states")
_CLOCK: Final[dict[str, tuple[int, int]]] = {word: (low, high) for word, (low, high) in _TABLE["clock"].items()}
_CONDITIONS: Final[tuple[str, ...]] = tuple(_TABLE["conditions"].split())
_NO_CONDITIONS: Final = _read("no_conditions")
_QUALITIES: Final[tuple[str, ...]] = tuple(_TABLE["qualities"].split())
_NO_QUALITIES: Final = _read("no_qualities")
_CONCEDED: Final = _read("conceded")
# What things are counted by without a mean of them: `visits per year`, `cases per thousand`.
_TIMES: Final = _read("times")
_COUNTERS: Final = frozenset({"number", "num", "count"})
_SPANS: Final = frozenset({"days", "hours", "minutes", "weeks", "months", "years", "seconds"})
_LONGEST: Final = {"year": 40, "month": 48, "week": 104, "day": 365, "hour": 60, "minute": 180, "second": 600}
# How shares of something are called that is liked or shared.
_SOCIAL: Final = frozenset({"post", "file", "video", "facebook", "twitter", "social", "photo", "tweet", "number", "total", "page", "reel"})
_SHORTEST: Final = 6
# Nouns whose values are known, and words that name no place where something is.
_NOUNS: Final = HEADS | COUNTED
_TOLD: Final = _NOUNS | {"general", "total", "fact"}
_CONDITION: Final = Default("boolean", "boolean", {"probability": 0.2})
_HAD: Final = _read("had")
_MONEY: Final = frozenset({"usd", "eur", "gbp", "inr", "jpy"})
_GROWN: Final[tuple[str, ...]] = tuple(_TABLE["grown"].split())
_NOT_GROWN: Final = _read("not_grown")


def choose_form(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """The default that the form of a folded English phrase tells, or None; `keys` are its words in the singular."""
    phrase, keys = tuple(_SPELLED.get(word, word) for word in phrase), tuple(_SPELLED.get(word, word) for word in keys)
    if len(phrase) < 2:
        return None
    return (
        _choose_flag(phrase, keys)
        or _choose_number(phrase, keys)
        or (_choose_scale(keys) if phrase[-1] == keys[-1] else _choose_most(keys))
        or _choose_summary(phrase, keys)
        or _choose_clock(phrase)
        or _choose_span(phrase, keys)
        or _choose_time(phrase, keys)
        or _choose_unit(keys)
    )


def choose_by_ending(keys: Sequence[str]) -> Default | None:
    """What the ending of a name in singular words tells of which nothing else is known: a unit, a noun grown together with it, a suffix.

    `bookings usd` is money, `recvdate` a date, `viewcount` a count, `-itis` a condition and `-ness` a quality.
    """
    word = keys[-1]
    unit = next((end for end in (word, keys[0]) if len(end) > 1 and end in UNIT_TAILS), "")
    if len(keys) > 1 and unit:
        most, decimals = (5000, 2) if unit in _MONEY else (100, 1) if unit == "percent" else (500, 1)
        return Default("number.decimal", "decimal", {"min": 0, "max": most, "decimals": decimals})
    grown = next((noun for noun in _GROWN if word.endswith(noun) and len(word) > len(noun) + 2), None)
    if grown is not None and word not in _NOT_GROWN:
        return choose_default((grown,))
    if len(word) < _SHORTEST:
        return None
    if word.endswith(_CONDITIONS) and word not in _NO_CONDITIONS:
        return _CONDITION
    if word.endswith(_QUALITIES) and word not in _NO_QUALITIES:
        return Default("number.decimal", "decimal", {"min": 0, "max": 100, "decimals": 1})
    return None


def _choose_unit(keys: Sequence[str]) -> Default | None:
    """`risk mm`: what has a unit is a number, whatever the word before it means elsewhere."""
    if keys[-1] not in UNIT_TAILS or len(keys[-1]) == 1 or keys[-1] in _LONGEST or find_known(keys, plural=False) is not None:
        return None
    named = choose_default(keys[:-1]).kind in {"category", "label", "text", "name"}
    return choose_by_ending(keys) if named else None


def _choose_flag(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """What is true or not: by a mark, by a verb that begins it, by a noun that asks whether."""
    first, last = phrase[0], keys[-1]
    asked = len(phrase) > 2 and phrase[1] == "of" and keys[0] in _TRUTHS and phrase[0] == keys[0] and not frozenset(keys[2:]) & _NO_TRUTHS
    happened = first in _BEFORE and phrase[-1] in _HAPPENINGS
    marked = last in _FLAGS or first in {"flag", "bool", "any"} or first == "ever"
    someone = first == keys[0] and first in words.AGENTS and len(phrase) > 2 and _is_told(phrase[1])
    plain = last not in _NOUNS
    aged = len(phrase) == 2 and first in {"over", "under", "above", "below"} and last.isdigit()
    did = len(phrase) > 2 and first in _DID and phrase[1] in words.PREPOSITIONS
    told = aged or did or first in _FIRM_VERBS or (first in _VERBS and plain)
    told = told or (someone and (phrase[2] in words.PREPOSITIONS or (plain and phrase[1] in _VERBS)))
    somewhere = first in {"in", "on", "under"} and phrase[-1] == last and last not in _TOLD
    return (
        Default("boolean", "boolean", {"probability": 0.3}) if asked or happened or marked or told or somewhere or _is_state(keys) else None
    )


def _is_state(keys: Sequence[str]) -> bool:
    """Whether a status is that of something one has or has not: `diabetes status`."""
    if keys[-1] != "status":
        return False
    return keys[-2] in _HAD or keys[-2] in _HAPPENINGS or choose_by_ending(keys[-2:-1]) == _CONDITION


def _is_told(word: str) -> bool:
    """Whether a word after a person says what they did: `mother smoked at birth`, but not `customer segment`."""
    return word in _VERBS or (word.endswith("ed") and len(word) > 4 and word not in SAID)


def _choose_number(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """`total number of tests`, `average number of rooms`, `number of years in school`, `days active`, `frequency of calls`."""
    if phrase[-1] == "allowed" and keys[-2] in _CONCEDED:
        return count_default(keys[-2])
    plural = phrase[-1] != keys[-1] and "of" not in keys
    if plural and (phrase[0] in {"distinct", "unique", "different"} or (phrase[0] in _TALLIES and keys[-1] in words.PEOPLE)):
        return count_default(keys[-1])
    numbered = keys[-1] == "number" and phrase[-2] != keys[-2] and find_known(keys, plural=False) is None
    if numbered or (phrase[0] == "number" and len(phrase) == 2 and phrase[1].endswith("ed")):
        return count_default(keys[-2]) if numbered else Default("number.integer", "count", {"min": 0, "max": 1000})
    if _is_mean(phrase, keys):
        return Default("number.decimal", "decimal", {"min": 0.5, "max": 30, "decimals": 1})
    place = next((place for place in range(min(len(keys) - 2, 4)) if keys[place] in _COUNTERS and keys[place + 1] == "of"), None)
    if place is None:
        often = (
            len(keys) > 2
            and tuple(keys[:2]) == ("frequency", "of")
            and "of" not in keys[2:]
            and (phrase[-1] != keys[-1] or not set("aeiou") & set(keys[-1]))
        )
        return Default("number.integer", "count", {"min": 0, "max": 200}) if often else None
    if frozenset(keys[:place]) & (_SCALED | _LOGARITHMS):
        return _make_scaled(keys)
    span = keys[place + 2]
    if span in _LONGEST and len(keys) > place + 3:
        counted = Default("number.integer", "count", {"min": 0, "max": _LONGEST[span]})
    elif place == 0:
        return None
    else:
        known = find_known(keys[place:], plural=True)
        counted = known[0] if known and known[1] == len(keys) - place else count_default(keys[-1] if keys[-1] in COUNTED else span)
    if not frozenset(keys[:place]) & _MEANS:
        return counted
    return Default("number.decimal", "decimal", {"min": counted.params["min"], "max": counted.params["max"], "decimals": 1})


def _is_mean(phrase: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether a name tells how many of one thing there are for another: `students per computer`, but not `visits per year`."""
    place = keys.index("per", 1) if "per" in keys[1:-1] else 0
    counted = place > 0 and phrase[place - 1] != keys[place - 1] and keys[place - 1] not in MEASURED
    return counted and keys[-1] not in _TIMES and keys[0] not in _COUNTERS


def _choose_scale(keys: Sequence[str]) -> Default | None:
    """Values on a scale without a unit: `log income`, `standardized score`, `cost share`."""
    head = _find_head(keys)
    if keys[0] in _LOGARITHMS or (keys[0] == "natural" and keys[1] in _LOGARITHMS) or (keys[0] in _SCALED and head not in HEADS):
        return _make_scaled(keys)
    if keys[0] == "delta":
        return Default("number.decimal", "decimal", {"min": -10, "max": 10, "decimals": 2})
    if keys[0] in {"share", "proportion", "fraction"} and len(keys) == 2:
        return Default("number.decimal", "decimal", {"min": 0, "max": 1, "decimals": 3})
    if "share" in keys[1:-1] and keys[keys.index("share") + 1] == "of":
        return Default("number.decimal", "decimal", {"min": 0, "max": 1, "decimals": 3})
    if keys[-1] == "share" and "of" not in keys and not frozenset(keys) & _SOCIAL and not find_known(keys, plural=False):
        return Default("number.decimal", "decimal", {"min": 0, "max": 1, "decimals": 3})
    known = head in HEADS or find_known(keys, plural=False) is not None or find_known_word(head, plural=False) is not None
    return Default("number.decimal", "decimal", {"min": 0, "max": 100, "decimals": 2}) if keys[0] in _SUMMARIES and not known else None


def _choose_most(keys: Sequence[str]) -> Default | None:
    """`max players`, `logs of returns`: a summary of things that are counted, or of values on a scale."""
    if keys[0] in _LOGARITHMS | _SCALED:
        return _choose_scale(keys)
    least = (
        keys[0] in {"min", "max", "minimum", "maximum", "peak", "total"}
        and keys[-1] not in _SUMS
        and keys[-1] not in HEADS
        and find_known(keys, plural=True) is None
    )
    if least and keys[0] == "total" and keys[-1] not in COUNTED:
        return Default("number.integer", "count", {"min": 0, "max": 1000})
    return count_default(keys[-1]) if least else None


def _find_head(keys: Sequence[str]) -> str:
    """The noun of a name: the last word, or the one before a preposition."""
    place = next((place for place, word in enumerate(keys) if place and word in words.PREPOSITIONS), len(keys))
    return keys[place - 1]


def _choose_summary(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """`rating average`, `latency max`: what is summarized has its own values."""
    if phrase[-1] not in _TRAILING:
        return None
    found = choose_default(keys[:-1], plural=phrase[-2] != keys[-2])
    return found if found.kind in {"integer", "decimal", "count"} and not found.guessed else None


def _make_scaled(keys: Sequence[str]) -> Default:
    """Logarithms lie within some powers of e, standardized values about 0."""
    if frozenset(keys) & _LOGARITHMS:
        return Default("number.decimal", "decimal", {"min": 0, "max": 12, "decimals": 3})
    shape = {"kind": "normal", "mean": 0, "stddev": 1}
    return Default("number.decimal", "decimal", {"min": -3.5, "max": 3.5, "decimals": 3, "distribution": shape})


def _choose_clock(phrase: Sequence[str]) -> Default | None:
    """`month of arrival`, `year of release`, `hour of the accident`: numbers; `last edited when`: a moment."""
    if (phrase[-1] == "when" and phrase[-2].endswith("ed")) or (tuple(phrase[:2]) == ("time", "of") and phrase[-1] in _POSTED):
        return Default("datetime", "datetime")
    dated = phrase[0] == "date" and (len(phrase) > 2 or _is_told(phrase[-1]) or phrase[-1] in SAID) and phrase[-1] not in _OF_DATES
    if phrase[-1] in {"until", "till"} or dated:
        return Default("date", "date")
    if (
        phrase[0] in _CLOCK
        and phrase[1] in {"of", "when"}
        and phrase[-1] not in {"year", "day", "week"}
        and phrase != ("year", "of", "birth")
    ):
        low, high = _CLOCK[phrase[0]]
        return Default("number.integer", "integer", {"min": low, "max": high})
    happened = phrase[0] in {"year", "month"} and len(phrase) > 2 and (_is_told(phrase[-1]) or phrase[-2:] == ("took", "place"))
    if happened:
        return Default("number.integer", "integer", dict(zip(("min", "max"), _CLOCK[phrase[0]], strict=True)))
    if len(phrase) == 2 and phrase[0] in {"week", "month", "quarter", "period", "year"} and phrase[1] in _BOUNDARIES:
        return Default("date", "date")
    starts = phrase[0] == "year" and (phrase[-1] in {"start", "end", "begin", "birth"} or phrase[-1] not in HEADS) and len(phrase) == 2
    starts = starts and phrase[-1] == make_singular(phrase[-1])
    return Default("number.integer", "integer", {"min": 1950, "max": 2025}) if starts else None


def _choose_span(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """`days active`, `years of education`, `months tenure`."""
    spoken = phrase[0] in _SPANS and (phrase[1] == "of" or phrase[1] in _SPAN_STATES or (len(keys) == 2 and keys[1] not in HEADS))
    if not spoken or frozenset(keys[1:]) & {"price", "rate", "cost", "birth", "type"}:
        return None
    return Default("number.integer", "count", {"min": 0, "max": _LONGEST[keys[0]]})


def _choose_time(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """`time to relapse`, `survival time`, `moving time`, `moving time s`: how long, in minutes unless seconds are named."""
    if phrase[-1] in _UNITS and "time" in keys[:-1]:
        return Default("number.integer", "integer", {"min": 1, "max": _UNITS[phrase[-1]]})
    behind = phrase[0] == "time" and (phrase[1] in _DURATIONS or phrase[1].endswith("ing")) and phrase[-1] not in {"date", "time"}
    before = (
        keys[-1] == "time"
        and phrase[-1] == "time"
        and (phrase[-2] in _LASTING or (phrase[-2].endswith("ing") and phrase[-2] not in _MOMENTS))
    )
    return Default("number.integer", "integer", {"min": 1, "max": 240}) if behind or before else None
