"""Shorthand of English lists written out: `id+name`, `open/high/low/close (0-9)`, `reporter = email`, `qty int > 0`, `act. type`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.notations.items import Item, rewrite_items
from fictable.plan.notations.values import find_trailing_values
from fictable.plan.sentence_frames.meaning import MEANT
from fictable.plan.text import find_words, make_key
from fictable.plan.units import find_units
from fictable.plan.vocabulary import Vocabulary

_TABLE: Final = read_table("notations")
_PHRASES: Final[Mapping[str, str]] = _TABLE["phrases"]
_WORDS: Final[Mapping[str, str]] = _TABLE["words"]
_COMPANIONS: Final = tuple(frozenset(line.split()) for line in _TABLE["companions"])
_UNIT_NAMES: Final = frozenset(_TABLE["unit_names"].split())
_DOTS: Final = "|".join((*_TABLE["dotted"].split(), *_TABLE["dotted_words"]))
_DOTTED: Final = re.compile(rf"(?<![\w.])({_DOTS})\.\s(?=(?-i:[a-z(\[]))", re.IGNORECASE)
_CHATTER: Final = re.compile(rf"\s+(?:{'|'.join(_TABLE['chatter'].split())})(?=\s*[),.;!]|\s*$)", re.IGNORECASE)
_SHORT: Final = re.compile(
    rf"(?<![\w./+-])(?:{'|'.join(re.escape(one) for one in sorted((*_PHRASES, *_WORDS), key=len, reverse=True))})(?![\w/-])\.?",
    re.IGNORECASE,
)
# Notations of systems have their own readers.
_WRITTEN: Final = re.compile(
    r"create\s+table|```|[{\[]\s*\"|=>|\bclass \w+|\bdef \w+|^\s*[\w\"`]+(?:[,;|\t][\w\"`]+){2,}\s*$", re.IGNORECASE
)
_SIGNS: Final = re.compile(r"[/+=]|\b(?:or|s|secs?|ms|mins?|h|hrs?|unit|units|uom|measure|currency|int\w*|float|bool\w*|str\w*)\b")
_NAME: Final = r"[^\W\d][\w-]*(?:\s[^\W\d][\w-]*){0,2}"
_PART: Final = re.compile(r"[^\W\d][\w#-]*(?:\s[^\W\d][\w#-]*){0,3}")
_PLUS: Final = re.compile(rf"(?P<first>{_NAME})(?P<more>(?:\s\+\s{_NAME})+)")
_TIGHT: Final = re.compile(r"(?P<owner>(?:[^\W\d][\w-]*\s){0,3})(?P<first>[^\W\d]{2,})\+(?P<second>[^\W\d]{2,})")
_MEANS: Final = re.compile(r"(?P<name>[^\W\d][\w-]*(?:\s[^\W\d][\w-]*){0,2})\s=\s(?P<meant>[a-z]{3,}(?:\s[a-z]{2,}){0,2})")
_TYPED: Final = re.compile(
    rf"(?P<name>{_NAME}?)\s(?P<kind>{'|'.join(_TABLE['kinds'].split())})(?:\s*\(\d+(?:,\s*\d+)?\))?"
    r"\s+(?P<rest>(?:[<>≤≥]=?|-?\d|between\b|from\b|unique\b|not null\b|primary\b|pk\b|min\b|max\b).*)",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(r"(?P<name>[a-z]{2,3})\s(?P<answers>0/1|1/0|y/n|yes/no|true/false|t/f)", re.IGNORECASE)
_TIMED: Final = re.compile(
    rf"(?P<name>(?:[\w-]+\s){{0,3}}(?:{'|'.join(_TABLE['timed'].split())}))\s(?P<unit>{'|'.join(_TABLE['spans'].split())})"
)
_RELATING: Final = re.compile(r"[<>≤≥=]|\b(?:after|before|later|earlier|than|at least|at most|above|below|exceeds?)\b", re.IGNORECASE)
_ANSWERS: Final = frozenset({"yes", "no", "true", "false", "male", "female", "and", "or", "he", "she", "his", "her", "hers", "mine"})


def write_out(text: str, vocabulary: Vocabulary) -> str:
    """An English description with the shorthand of its lists written out; other notations stay as they are."""
    if _WRITTEN.search(text):
        return text
    text = _CHATTER.sub("", _DOTTED.sub(_undot, text))
    return "\n".join(_write_line(line, vocabulary) for line in text.split("\n"))


def _undot(match: re.Match[str]) -> str:
    """A short form without its dot, or the word for it."""
    return f"{_TABLE['dotted_words'].get(match[1].lower(), match[1])} "


def _write_line(line: str, vocabulary: Vocabulary) -> str:
    """A line with the shorthand of its list written out; a line without a list stays."""
    if line.count(",") + line.count(";") < 2:
        return line
    line = _SHORT.sub(_expand, line)
    return rewrite_items(line, lambda item: _write_item(item, vocabulary)) if _SIGNS.search(line) else line


def _expand(match: re.Match[str]) -> str:
    """The words that a short form stands for; capitals may be initials."""
    written = match[0].rstrip(".")
    return match[0] if written.isupper() and len(written) < 4 else _PHRASES.get(written.lower()) or _WORDS[written.lower()]


def _write_item(item: Item, vocabulary: Vocabulary) -> str | None:
    """An item written out, None where it is no shorthand."""
    for write in (_name_kinds, _answer, _open_sums, _open_slashes, _mean, _type, _time, _tell_units):
        done = write(item, vocabulary)
        if done is not None:
            return done
    valued = find_trailing_values(item.body, vocabulary) if not item.tail else None
    return f"{valued[0]} ({', '.join(valued[1])})" if valued else None


def _name_kinds(item: Item, _: Vocabulary) -> str | None:
    """`date/time`, `date + time`: one moment."""
    return f"date and time {item.tail}".strip() if re.fullmatch(r"date\s?[/+]\s?time", item.body, re.IGNORECASE) else None


def _answer(item: Item, _: Vocabulary) -> str | None:
    """`am 0/1`: a name that is a small word, too."""
    match = _ASKED.fullmatch(item.body)
    return f"{match['name']} ({match['answers']}) {item.tail}".rstrip() if match and match["name"] in words.AUXILIARIES else None


def _open_sums(item: Item, _: Vocabulary) -> str | None:
    """`brewery id+name`, `trip start + trip end`, `first + last name`."""
    tight = _TIGHT.fullmatch(item.body)
    if tight:
        return _spread([f"{tight['owner']}{tight['first']}", f"{tight['owner']}{tight['second']}"], item.tail)
    spaced = _PLUS.fullmatch(item.body)
    if not spaced:
        return None
    names = item.body.split(" + ")
    last = names[-1].split()
    return _spread([name if " " in name or len(last) != 2 else f"{name} {last[-1]}" for name in names], item.tail)


def _open_slashes(item: Item, _: Vocabulary) -> str | None:
    """`overall/aroma/taste (1-5)`, `lat/lon`, `min/max temperature`, `origin city / destination city`."""
    names = re.split(r"\s*/\s*", item.body)
    if item.valued or len(names) < 2 or not all(_PART.fullmatch(name) for name in names) or _ANSWERS & {name.lower() for name in names}:
        return None
    single = all(" " not in name for name in names)
    if single and len(names) > 2 and all(len(name) > 2 for name in names):
        return _spread(names, item.tail)
    if single and _are_companions(names):
        return _spread(names, item.tail)
    last = names[-1].split()
    if len(last) == 2 and all(" " not in name for name in names[:-1]) and _are_companions([*names[:-1], last[0]]):
        return _spread([*(f"{name} {last[1]}" for name in names[:-1]), names[-1]], item.tail)
    paired = len(names) == 2 and " / " in item.body and len(last) == 2 and len(names[0].split()) == 2
    return _spread(names, item.tail) if paired and names[0].split()[-1].lower() == last[-1].lower() else None


def _are_companions(names: Sequence[str]) -> bool:
    """Whether names belong together as fields of their own."""
    plain = {name.lower() for name in names}
    return len(plain) == len(names) and any(plain <= known for known in _COMPANIONS)


def _spread(names: Sequence[str], tail: str) -> str:
    """Names with the bracket that holds for all; a relation in it is one of the last."""
    inside = re.sub(r"^(?:all|each|both)\s+", "", tail[1:-1].strip())
    shared = [part.strip() for part in inside.split(",") if part.strip() and not _RELATING.search(part)]
    kept = ", ".join(shared) if _RELATING.search(inside) else inside
    told = [*([kept] * (len(names) - 1)), inside] if inside else [""] * len(names)
    return ", ".join(f"{name} ({note})" if note else name for name, note in zip(names, told, strict=True))


def _mean(item: Item, vocabulary: Vocabulary) -> str | None:
    """`reporter = email`: what the values of a column are."""
    match = _MEANS.fullmatch(item.body)
    if not match or not vocabulary.knows(make_key(find_words(match["meant"]))):
        return None
    return f"{match['name']} ({MEANT} {match['meant']}) {item.tail}".rstrip()


def _type(item: Item, _: Vocabulary) -> str | None:
    """`Quantity int > 0`: a name, its kind and its bounds."""
    match = _TYPED.fullmatch(item.body)
    return f"{match['name']} ({match['kind']}, {match['rest']}) {item.tail}".rstrip() if match else None


def _time(item: Item, _: Vocabulary) -> str | None:
    """`moving time s`."""
    match = _TIMED.fullmatch(item.body)
    if not match:
        return None
    unit = "minutes" if match["unit"].startswith("min") else "hours" if match["unit"].startswith("h") else "seconds"
    return f"{match['name']} ({'milliseconds' if match['unit'] == 'ms' else unit}) {item.tail}".rstrip()


def _tell_units(item: Item, _: Vocabulary) -> str | None:
    """`unit of measure (Pounds or Grams)`: units that are values."""
    spoken = find_words(item.body)
    named = re.split(r"\s*(?:,|/|\||;|\sor\s|\sand\s)\s*", item.tail[1:-1].strip())
    if not spoken or spoken[-1] not in _UNIT_NAMES or len(named) < 2 or not all(name and find_units(name) for name in named):
        return None
    return f"{item.body} (one of {', '.join(named)})"
