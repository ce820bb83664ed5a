"""What a field becomes whose phrase no plugin knows: by the word it ends in. All of it is marked as assumed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.known_phrases import Default, find_known, find_known_word

_TABLE: Final = read_table("defaults")
_INTEGERS: Final[Mapping[str, tuple[int, int]]] = {word: (low, high) for word, (low, high) in _TABLE["integers"].items()}
_COUNTS: Final[Mapping[str, tuple[int, int]]] = {word: (low, high) for word, (low, high) in _TABLE["counts"].items()}
_WHOLE: Final[Mapping[str, tuple[int, int]]] = {phrase: (low, high) for phrase, (low, high) in _TABLE["whole"].items()}
_PLAIN_PLURALS: Final[frozenset[str]] = frozenset(_TABLE["plain_plurals"]["words"].split())
# Words that tell a quantity wherever they stand in a name: `old balance origin`.
_MEASURES: Final = frozenset(_TABLE["measures"]["words"].split())
_DECIMALS: Final[Mapping[str, tuple[float, float, int]]] = {
    word: (low, high, places) for word, (low, high, places) in _TABLE["decimals"].items()
}
_CHOICES: Final[Mapping[str, list[str]]] = _TABLE["choices"]
_LETTERED: Final[frozenset[str]] = frozenset(_TABLE["lettered"].split())
BOOLEAN_HEADS: Final[frozenset[str]] = frozenset(_TABLE["boolean_heads"].split())
_BOOLEAN_LEADS: Final[frozenset[str]] = frozenset(_TABLE["boolean_leads"].split())
_DATES: Final[frozenset[str]] = frozenset(_TABLE["dates"].split())
_MOMENTS: Final[frozenset[str]] = frozenset(_TABLE["moments"].split())
_MOMENT_QUALIFIERS: Final[frozenset[str]] = frozenset(_TABLE["moment_qualifiers"].split())
_TEXTS: Final[frozenset[str]] = frozenset(_TABLE["texts"].split())
_IDS: Final[frozenset[str]] = frozenset(_TABLE["ids"].split())
_LABELS: Final[frozenset[str]] = frozenset(_TABLE["labels"].split())
_AREAS: Final[frozenset[str]] = frozenset(_TABLE["areas"].split())
_TRUTHS: Final[frozenset[str]] = frozenset(_TABLE["truths"].split())
_PATTERNS: Final[Mapping[str, str]] = _TABLE["patterns"]
_RUNNING: Final[frozenset[str]] = frozenset(_TABLE["running"].split())
SAID: Final[frozenset[str]] = frozenset(_TABLE["said"].split())
_NUMBERED: Final = re.compile(r"^([^\W\d_]{4,})\d+[a-z]{0,2}$")
_LONGEST: Final = {"minute": 180, "second": 600, "hour": 60, "day": 60, "month": 48, "week": 26}
_COUNT_LEADS: Final = frozenset({"number", "count", "num", "no", "n", "anzahl", "aantal"})
_SHARES: Final = frozenset({"share", "proportion", "fraction"})
_COUNTING: Final = frozenset({"revision", "version", "line", "page", "room", "floor", "week", "lap", "round"})
# Kinds that a noun behind a preposition has only where the one before it is unknown: `age for observations`.
_NAMING: Final = frozenset({"text", "label", "category", "name"})
_LINKS: Final = frozenset({"of", "in", "on", "at", "for", "from", "to", "with", "after", "before"})
# Measures that a name is about wherever its first preposition stands: `age at time of interview`.
_SETTLED: Final = _MEASURES | frozenset(_TABLE["settled"].split())
# Nouns of which there are many: `number of rooms`.
COUNTED: Final = frozenset((*_INTEGERS, *_COUNTS))
MEASURED: Final = frozenset(_DECIMALS)
FOREIGN: Final[Mapping[str, str]] = {word: english for english, foreign in _TABLE["foreign"].items() for word in foreign}
_LONGEST_ENDING: Final = max(map(len, FOREIGN))
UNIT_TAILS: Final[frozenset[str]] = frozenset(_TABLE["unit_tails"].split())
_OTHER_HEADS: Final = frozenset({"time", "month", "zip", "percent", "sum", "min", "max"})
_VAGUE: Final[frozenset[str]] = frozenset(_TABLE["vague"].split())
HEADS: Final = (
    frozenset((*_INTEGERS, *_DECIMALS, *_CHOICES, *_PATTERNS))
    .union(_LETTERED, BOOLEAN_HEADS, _DATES, _MOMENTS, _TEXTS, _IDS, _LABELS, _OTHER_HEADS)
    .difference(_VAGUE)
)


def choose_default(
    phrase: Sequence[str], *, boolean: bool = False, person: bool = False, plural: bool = False, language: str = "en"
) -> Default:
    """The default for the folded singular words of a phrase.

    `boolean`: the text asks whether; `person`: it names a human being; `plural`: its last word was in the plural.
    """
    if boolean:
        return Default("boolean", "boolean", {"probability": 0.4})
    plain = [words.EXPANDED.get(word, word).split()[-1] for word in map(_drop_digits, phrase)] or ["value"]
    whole = find_known(plain, plural=plural)
    if whole is not None and whole[1] == len(plain):
        return whole[0]
    if "per" in plain[1:]:
        plain, plural = plain[: plain.index("per", 1)], True
    if "by" in plain[1:-1]:
        plain = plain[: plain.index("by", 1)]
    if len(plain) > 1 and plain[-1] in UNIT_TAILS and plain[-2] in HEADS:
        plain.pop()
    known_phrase = find_known(plain, plural=plural)
    if known_phrase is not None and known_phrase[1] == len(plain):
        return known_phrase[0]
    # A phrase behind a preposition says more of the noun before it, unless it is its scale.
    apart = known_phrase is not None and plain[-1] != "scale" and frozenset(plain[1 : -known_phrase[1]]) & words.PREPOSITIONS
    shaped = _by_lead(plain, language) or (known_phrase[0] if known_phrase is not None and not apart else None)
    shaped = shaped or _by_whole(plain, language)
    shaped = shaped or (_by_plural(plain[-1]) if plural else None)
    if shaped is not None:
        return shaped
    first, last, joined = plain[0], plain[-1], "_".join(plain)
    if first in {"amount", "quantity"} and "of" in plain[1:2]:
        measured = _by_measure(last, plain[2:], frozenset()) or find_known_word(last, plural=plural)
        if measured is not None and measured.kind in {"integer", "decimal"}:
            return measured
    foreign = next(
        (FOREIGN[word] for word in (joined, first, last)[:: 2 if language == "en" else 1] if word in FOREIGN), ""
    ) or _find_ending(last)
    heads = _find_heads(plain)
    if len(plain) > 1 and last.endswith(("ed", "ing")) and last not in HEADS:
        heads.append(plain[-2])
    found_heads = [found for head in heads if (found := _by_head(head, plain)) is not None]
    known = next(iter(found_heads), None)
    if known is not None and known.kind in _NAMING and len(found_heads) > 1 and language == "en" and "of" not in plain:
        known = next((found for found in found_heads if found.kind not in _NAMING), known)
    known = known or (_by_head(foreign, [*plain, foreign]) if foreign else None)
    known = known or (Default("person.name", "name") if person else _find_single([*heads, last], plural=plural) or _by_inner(plain))
    if known is None and plural and last not in _PLAIN_PLURALS and last not in words.PEOPLE:
        return Default("number.integer", "count", {"min": 0, "max": 50}, guessed=True)
    return known or make_lettered(phrase)


def _find_heads(plain: Sequence[str]) -> list[str]:
    """The words of a phrase that may tell its values, the likeliest first: the noun before `of` or another preposition, the last word."""
    links = [place for place, word in enumerate(plain) if place and word in _LINKS]
    inner = [
        place
        for place, word in enumerate(plain)
        if place and word in words.PREPOSITIONS and " ".join(plain[place - 1 : place + 1]) not in words.PHRASAL
    ]
    first = [plain[inner[0] - 1]] if inner and inner[0] < len(plain) - 1 and plain[inner[0] - 1] in _SETTLED else []
    of = [plain[plain.index("of") - 1]] if "of" in plain[1:] else []
    return [*first, *of, plain[-1], *(plain[place - 1] for place in links)]


def _find_single(heads: Sequence[str], *, plural: bool) -> Default | None:
    """What the vocabulary has for the first of some single words that it knows; of those in the middle only numbers are meant."""
    found = ((head, find_known_word(head, plural=plural)) for head in heads)
    return next(
        (known for head, known in found if known is not None and (head in {heads[0], heads[-1]} or known.kind in {"integer", "decimal"})),
        None,
    )


def is_counted(phrase: Sequence[str]) -> bool:
    """Whether folded words count things of which something is said: `seats sold`, `rooms available`."""
    plural = len(phrase) >= 2 and phrase[-2].endswith("s") and not phrase[-2].endswith(("ss", "us", "is"))
    return plural and (phrase[-1] in SAID or (phrase[-1].endswith("ed") and phrase[-1] not in {"received_at", "required"}))


def count_default(word: str) -> Default:
    """A whole number of the things that a singular word names."""
    low, high = _COUNTS.get(word) or _INTEGERS.get(word) or (0, 100)
    return Default("number.integer", "count", {"min": low, "max": high})


def _drop_digits(word: str) -> str:
    """`humidity9am` is a humidity."""
    match = _NUMBERED.match(word)
    return match[1] if match else word


def _by_plural(word: str) -> Default | None:
    """Things in the plural are counted: `registered riders`."""
    return Default("number.integer", "count", dict(zip(("min", "max"), _COUNTS[word], strict=True))) if word in _COUNTS else None


def _by_inner(plain: Sequence[str]) -> Default | None:
    """A quantity by any of its words, the last first, where the word that it ends in says nothing."""
    word = next((word for word in reversed(plain[:-1]) if word in _MEASURES), None)
    return _by_measure(word, [word], frozenset()) if word else None


def _find_ending(word: str) -> str:
    """The English head of a compound of another language: `eintrittsdatum` ends in `datum`."""
    endings = (word[-size:] for size in range(min(len(word), _LONGEST_ENDING), 0, -1))
    longest = next((ending for ending in endings if ending in FOREIGN and len(ending) >= (5 if ending.isascii() else 2)), "")
    return FOREIGN.get(longest, "")


def _by_lead(plain: Sequence[str], language: str) -> Default | None:
    """The default that the first words of a phrase ask for: `is active`, `number of doors`, `total weight`, `player of the match`."""
    if plain[0] in {"total", "overall"} and len(plain) > 2 and plain[1] in _COUNT_LEADS:
        plain = plain[1:]
    first, last = plain[0], plain[-1]
    if len(plain) == 1:
        return None
    if first in _BOOLEAN_LEADS or last in {"flag", "yn", "bool", "boolean"} or "_".join(plain[:2]) == "no_show":
        return Default("boolean", "boolean", {"probability": 0.4})
    counted = first in _COUNT_LEADS or (first == "nombre" and language == "fr")
    if (counted and plain[1] not in _IDS) or last in {"count", "times"}:
        what = plain[2] if len(plain) > 2 and plain[1] == "of" else plain[1] if counted else first
        key = plain[-1] if counted and (plain[-1] in _INTEGERS or plain[-1] in _COUNTS) else what
        low, high = _INTEGERS.get(key) or _COUNTS.get(key) or (0, 50)
        return Default("number.integer", "count", {"min": low, "max": high})
    if first in _SHARES and plain[1] == "of":
        return Default("number.decimal", "decimal", {"min": 0, "max": 1, "decimals": 3})
    if first == "total" and last in COUNTED and last not in HEADS:
        return count_default(last)
    if first in {"total", "sum", "average", "avg", "mean"} and last not in HEADS:
        return Default("number.decimal", "decimal", {"min": 0, "max": 1000, "decimals": 2})
    if last in {"on", "at"} and (plain[-2].endswith("ed") or plain[-2] in SAID):
        return Default("date", "date") if last == "on" else Default("datetime", "datetime")
    if last == "by" and first.endswith("ed"):
        return Default("person.name", "name")
    if "of" in plain[1:-1] and first in words.PEOPLE:
        return Default("person.name", "name")
    return Default("number.integer", "count", {"min": 0, "max": 2000}) if first == "from" else None


def is_truth(phrase: Sequence[str]) -> bool:
    """Whether a phrase as a whole is commonly answered by yes or no: `paperless billing`."""
    return "_".join(phrase) in _TRUTHS


def find_whole(keys: Sequence[str]) -> Default | None:
    """The default that the table has for a whole phrase of two or more words in the singular."""
    if len(keys) < 2:
        return None
    bounds, joined = _WHOLE.get(" ".join(keys)), "_".join(keys)
    if bounds is not None:
        return Default("number.integer", "integer", {"min": bounds[0], "max": bounds[1]})
    if joined in _TRUTHS:
        return Default("boolean", "boolean", {"probability": 0.5})
    return Default("category", "category", {"values": list(_CHOICES[joined])}) if joined in _CHOICES else None


def _by_whole(plain: Sequence[str], language: str) -> Default | None:
    """The default of a phrase as a whole, or of its last two words."""
    joined, ending = "_".join(plain), "_".join(plain[-2:])
    whole = _WHOLE.get(" ".join(plain)) or _WHOLE.get(" ".join(plain[-2:])) or _WHOLE.get(" ".join(plain[-3:]))
    if whole is not None:
        return Default("number.integer", "integer", {"min": whole[0], "max": whole[1]})
    key = joined if joined in _CHOICES else ending
    if key in _CHOICES:
        return Default("category", "category", {"values": list(_CHOICES[key])})
    if joined in _TRUTHS:
        return Default("boolean", "boolean", {"probability": 0.5})
    if joined in _RUNNING:
        return Default("id.sequence", "integer")
    if language != "en" and FOREIGN.get(joined) == "name":
        return Default("person.name", "name")
    return Default("id.template", "label", {"template": "Item {seq:3}"}) if joined == "name" else None


def _by_head(head: str, plain: Sequence[str]) -> Default | None:
    """The default for the word that a phrase ends in, or None."""
    qualifiers = frozenset(plain[:-1])
    if head in _DATES or (head == "day" and "of" in plain[1:] and plain[-1] not in {"month", "week", "year"}):
        return Default("date", "date")
    if head in {"departure", "arrival"} and qualifiers & _MOMENT_QUALIFIERS:
        return Default("datetime", "datetime")
    if head == "time":
        return Default("datetime", "datetime") if qualifiers & _MOMENT_QUALIFIERS else Default("time", "time")
    if head in _MOMENTS:
        return Default("datetime", "datetime")
    if head in _PATTERNS:
        return Default("id.pattern", "label", {"pattern": _PATTERNS[head]})
    if head in _IDS or (head == "number" and qualifiers and not qualifiers & _COUNTING):
        return Default("id.pattern", "id", {"pattern": make_code(plain[:-1])})
    if head in BOOLEAN_HEADS and not qualifiers & _MEASURES:
        return Default("boolean", "boolean", {"probability": 0.3})
    if head in _CHOICES:
        return Default("category", "category", {"values": list(_CHOICES[head])})
    return _by_measure(head, plain, qualifiers) or _by_noun(head, plain)


def _by_measure(head: str, plain: Sequence[str], qualifiers: frozenset[str]) -> Default | None:
    """The default for a word that is counted or measured."""
    if head == "area" and qualifiers & _AREAS:
        return make_lettered(plain)
    if head in _LONGEST and qualifiers and not qualifiers & {"checkout", "birth", "start", "end"}:
        return Default("number.integer", "integer", {"min": 0, "max": _LONGEST[head]})
    if head in _INTEGERS:
        return Default("number.integer", "integer", dict(zip(("min", "max"), _INTEGERS[head], strict=True)))
    if head in _DECIMALS:
        low, high, decimals = _DECIMALS[head]
        if decimals == 0:
            return Default("number.integer", "integer", {"min": low, "max": high})
        return Default("number.decimal", "decimal", {"min": low, "max": high, "decimals": decimals})
    return None


def _by_noun(head: str, plain: Sequence[str]) -> Default | None:
    """The default for a word that stands for text or for a name."""
    if head in _TEXTS:
        return Default("text.sentence", "text")
    if head == "name" and any(word in words.AGENTS for word in plain[:-1]):
        return Default("person.name", "name")
    if head in _LABELS:
        named = plain[:-1] if len(plain) > 1 and head in {"name", "title", "label"} else plain
        return Default("id.template", "label", {"template": f"{_title(named)} {{seq:3}}"})
    return make_lettered(plain) if head in _LETTERED else None


def make_lettered(phrase: Sequence[str]) -> Default:
    """A handful of values that say what they are: `Checkout type A` … `Checkout type E`."""
    title = _title([word for word in phrase if not word.isdigit()] or phrase)
    return Default("category", "category", {"values": [f"{title} {letter}" for letter in "ABCDE"]}, guessed=True)


def make_code(qualifiers: Sequence[str]) -> str:
    """A pattern for a code: the initials of what it belongs to and digits."""
    letters = "".join(word[0] for word in qualifiers if word and word[0].isascii() and word[0].isalpha()).upper()[:3]
    return f"{letters or 'N'}[0-9]{{6}}"


def _title(phrase: Sequence[str]) -> str:
    """The words with a capital first."""
    phrase = phrase[list(phrase).index("of") + 1 :] if "of" in phrase[:-1] and phrase[0] in HEADS else phrase
    plain = " ".join(word for word in phrase if word not in {"{", "}"}).replace("{", "").replace("}", "")[:40]
    return plain[:1].upper() + plain[1:] or "Item"
