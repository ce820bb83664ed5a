"""What several words tell together of a field's values: `years since last promotion`, `month sold`, `percent of income`, `wifi enabled`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.defaults import COUNTED, HEADS, SAID, count_default, find_whole
from fictable.plan.known_phrases import Default, find_known
from fictable.plan.name_forms import choose_form
from fictable.plan.text import make_singular

_TABLE: Final = read_table("phrases")
# The most of a span that is counted: `days since last contact`.
_SPANS: Final[dict[str, int]] = dict(_TABLE["spans"])
_DAYS: Final = {"day": 24, "week": 80, "month": 300}
_EVENTS: Final[frozenset[str]] = frozenset(_TABLE["events"].split())
_LOGGED: Final[frozenset[str]] = frozenset(_TABLE["logged"].split())
_DURATIONS: Final[frozenset[str]] = frozenset(_TABLE["durations"].split())
_STATES: Final[frozenset[str]] = frozenset(_TABLE["states"].split())
_NO_STATES: Final[frozenset[str]] = frozenset(_TABLE["no_states"].split())
_CREATORS: Final[frozenset[str]] = frozenset(_TABLE["creators"].split())
_ORDINALS: Final = frozenset({"last", "first", "next", "previous", "latest", "most"})
_PARTICIPLE: Final = re.compile(r"^(?!.*eed$)[a-z]{4,}ed$")
_MANY: Final = COUNTED | words.PEOPLE
_KNOWN_LAST: Final = _NO_STATES | HEADS | SAID
_BODIES: Final = frozenset({"personnel", "staff", "people", "aircraft", "police", "crew", "livestock", "cattle"})
_ABLE: Final = re.compile(r"^[a-z]{4,}[ai]ble$")
_SAID_ANYWAY: Final = frozenset({"given", "obtained", "achieved", "assigned", "recorded", "measured", "reported", "observed"})
_CLOCK: Final = {"month": (1, 12), "hour": (0, 23)}
_WHERE: Final = frozenset({"on", "in", "at", "during", "with", "without", "under", "over", "above", "below"})
_UNCOUNTED: Final[frozenset[str]] = frozenset(_TABLE["uncounted"].split())
_PERIOD: Final = re.compile(
    r"(?<=\w) (?:(?:in|over|during|within|for) )?(?:the )?(?:last|past|previous|prior|current|this) (?:\w+ )?"
    r"(?:year|month|week|quarter|season|day|hour|semester|decade)s?$"
)


def choose_whole(phrase: Sequence[str]) -> Default | None:
    """The default of a folded English phrase that its words have together only, or None; a lexicon that knows the phrase knows better."""
    if not phrase:
        return None
    keys = tuple(make_singular(word) for word in phrase)
    return (
        find_whole(keys)
        or _choose_known(phrase, keys)
        or choose_form(phrase, keys)
        or _choose_span(phrase, keys)
        or _choose_moment(phrase, keys)
        or _choose_share(keys)
        or _choose_counted(phrase, keys)
        or _choose_people(phrase, keys)
        or _choose_state(phrase, keys)
        or _choose_distinct(phrase, keys)
        or _choose_rate(phrase)
    )


def drop_period(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """`claims in the last year` as `claims`, `rating given` as `rating`: neither tells anything of the kind."""
    if len(phrase) == 2 and phrase[1] in _SAID_ANYWAY and make_singular(phrase[0]) in HEADS:
        return phrase[:1]
    return tuple(_PERIOD.sub("", " ".join(phrase)).split()) if len(phrase) > 2 else phrase


def _choose_known(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """What the vocabulary has for all the words: it says more than the rules for their kind."""
    known = find_known(keys, plural=phrase[-1] != keys[-1])
    return known[0] if known is not None and known[1] == len(keys) else None


def _choose_span(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """`years at company`, `hours per week`, `total working years`, `waiting time`."""
    if len(phrase) < 2:
        return None
    first, last = keys[0], keys[-1]
    leads = first in _SPANS and phrase[0] != first and "of" not in phrase[1:2]
    if leads and (phrase[1] in words.PREPOSITIONS or phrase[1] in SAID | {"spent"} or phrase[1].endswith(("ed", "ing"))):
        most = _DAYS.get(last, _SPANS[first]) if first == "hour" and phrase[1] in {"per", "worked"} else _SPANS[first]
        return Default("number.integer", "count", {"min": 0, "max": most})
    if len(keys) > 3 and keys[-3] in _SPANS and keys[-2] == "per" and last in _DAYS:
        return Default("number.integer", "count", {"min": 0, "max": _DAYS[last] // 2 if keys[-3] == "hour" else 60})
    if last == "year" and phrase[-1] == "years" and first not in {"year", "fiscal"}:
        return Default("number.integer", "count", {"min": 0, "max": 40})
    if last == "time" and keys[-2] in _DURATIONS:
        return Default("number.integer", "integer", {"min": 1, "max": 120})
    return None


def _choose_moment(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """`month sold`, `year remodelled`, `last visit`, `most recent order`, `actual departure`."""
    if len(phrase) < 2:
        return None
    if keys[-1] in {"departure", "arrival"} and keys[-2] in {"actual", "scheduled", "estimated", "planned", "expected"}:
        return Default("datetime", "datetime")
    if keys[0] in _ORDINALS and keys[-1] in _EVENTS and len(phrase) <= 3:
        return Default("date", "date")
    if keys[0] in _ORDINALS - {"first", "most"} and phrase[-1] in _LOGGED and len(phrase) <= 3:
        return Default("datetime", "datetime")
    if phrase[-1] in _CLOCK and not frozenset(phrase) & (words.PREPOSITIONS | {"first", "next"}):
        return Default("number.integer", "integer", dict(zip(("min", "max"), _CLOCK[phrase[-1]], strict=True)))
    if len(phrase) > 2 or phrase[0] not in {"year", "month", "day", "date"} or not (phrase[1].endswith("ed") or phrase[1] in SAID):
        return None
    if phrase[0] == "year":
        return Default("number.integer", "integer", {"min": 1980, "max": 2025})
    return Default("number.integer", "integer", {"min": 1, "max": 12}) if phrase[0] == "month" else Default("date", "date")


def _choose_counted(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """`nights on weekends`, `items on promotion`, `wins at home`: things in the plural, and where or when they are counted."""
    place = next((place for place, word in enumerate(phrase) if place and word in _WHERE), None)
    if place is None or place == len(phrase) - 1:
        return None
    if place > 1 and (phrase[place - 1] in SAID or _PARTICIPLE.match(phrase[place - 1])):
        place -= 1
    noun = keys[place - 1]
    if phrase[place - 1] == noun or noun in _UNCOUNTED or frozenset(phrase) & {"date", "time", "name", "id", "rate", "ratio", "share"}:
        return None
    return count_default(noun)


def _choose_distinct(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """`distinct called numbers`: how many of them."""
    return count_default(keys[-1]) if phrase[0] in {"distinct", "unique"} and len(phrase) > 1 and phrase[-1] != keys[-1] else None


def _choose_rate(phrase: Sequence[str]) -> Default | None:
    """`employment per 1000 jobs`, `income per capita`: how much for so many."""
    place = phrase.index("per") if "per" in phrase[1:-1] else 0
    scaled = bool(place) and (phrase[place + 1].isdigit() or phrase[place + 1] in {"thousand", "million", "hundred"})
    return Default("number.decimal", "decimal", {"min": 0.1, "max": 100, "decimals": 1}) if scaled else None


def _choose_share(keys: Sequence[str]) -> Default | None:
    """`percent salary hike`, `percentage of women`."""
    if len(keys) > 1 and keys[0] in {"percent", "percentage", "pct"}:
        return Default("number.decimal", "decimal", {"min": 0, "max": 100, "decimals": 1})
    return None


def _choose_people(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """People in the plural are counted: `registered users`; those who made something are named."""
    if phrase[-1] != keys[-1] and keys[-1] in words.PEOPLE - _CREATORS and len(phrase) <= 3:
        return Default("number.integer", "count", {"min": 0, "max": 500})
    return None


def _choose_state(phrase: Sequence[str], keys: Sequence[str]) -> Default | None:
    """A state that a thing is in or not: `diverted`, `wifi enabled`, `self employed`, `refundable`."""
    last = phrase[-1]
    counted = len(phrase) > 1 and (
        (phrase[-2] != keys[-2] and keys[-2] in _MANY) or phrase[-2] in _BODIES or keys[0] in {"number", "count"}
    )
    if counted and (last in _STATES or _PARTICIPLE.match(last)):
        return count_default(keys[-2])
    if last in _STATES and "of" not in phrase:
        return Default("boolean", "boolean", {"probability": 0.4})
    if last in _KNOWN_LAST or not (_PARTICIPLE.match(last) or _ABLE.match(last)) or len(phrase) > 2:
        return None
    known = len(phrase) == 2 and (phrase[0] != keys[0] or keys[0] in HEADS)
    return None if known else Default("boolean", "boolean", {"probability": 0.3})


def is_plural(phrase: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether the noun that a phrase is about stands in the plural: `origin` in `origin of beans`."""
    place = phrase.index("of") - 1 if "of" in phrase[1:-1] else -1
    return bool(keys) and phrase[place] != keys[place]
