"""Stated forms of codes and spans: `SO followed by five digits`, `three letters`, `AB12 style`, `B01 to B10`, `letters A to H`."""

from __future__ import annotations

import re
from typing import Any, Final

from fictable.plan.readers.facts import Reading
from fictable.plan.readers.modifiers import make_pattern

_COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "acht": 8, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "ocho": 8,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "duas": 2,
    "três": 3, "quatro": 4, "dois": 2, "twee": 2, "drie": 3, "vijf": 5, "zes": 6, "hai": 2, "ba": 3, "bốn": 4,
}  # fmt: skip
_COUNT: Final = r"(?:\d{1,2}|" + "|".join(_COUNTS) + r")"
_UNIT: Final = (
    r"(?:(?:capital|upper-?case|decimal|random)\s+)?(?P<{}>digits?|numbers?|letters?|characters?|chars?|Ziffern|chiffres|dígitos"
    r"|cifre|cijfers|chữ số|Buchstaben|Großbuchstaben|lettres|letras|lettere|chữ cái|Zeichen|caractères|caracteres|caratteri|tekens)"
)
_RUN: Final = re.compile(rf"\b(?P<count>{_COUNT})[\s-]{_UNIT.format('unit')}\b(?!\s+(?:of|between))", re.IGNORECASE)
_PREFIXED: Final = re.compile(
    rf"\b(?:the\s+|a\s+)?(?:letters?\s+|prefix(?:ed with)?\s+)?['\"]?(?P<prefix>[A-Z][A-Z0-9-]{{0,5}})['\"]?\s*"
    rf"(?:,\s*|\s)(?:followed by|then|plus|and then|and|\+)\s+(?:(?P<count>{_COUNT})\s+)?{_UNIT.format('unit')}\b"
)
_STARTED: Final = re.compile(
    rf"(?:(?P<count>{_COUNT})\s+{_UNIT.format('unit')},?\s+)?\b(?:starting|beginning|starts"
    rf"|begins)\s+with\s+['\"]?(?P<prefix>[A-Z0-9-]{{1,6}})['\"]?(?!\w)"
)
_STYLE: Final = re.compile(r"(?<![\w-])(?P<sample>(?=[A-Z0-9/_.-]*\d)[A-Z0-9]+(?:[-/_.][A-Z0-9]+)*)[\s-](?:style|format|like)\b")
_REGEX: Final = re.compile(r"^pattern \^?(?P<regex>.{1,80}?)\$?$")
_LETTERS: Final = re.compile(
    r"(?:\b(?:letters?|grades?|from|van|von|de|de la|classes)\s+)?(?<![\w'.-])(?P<low>[A-Za-z])\s*(?:\bto\b|\bthrough\b|\bthru\b|-|–|\.\.|"
    r"\bt/m\b|\bbis\b|\bà\b|\ba\b|\bhasta\b|\btot\b)\s*(?P<high>[A-Za-z])(?![\w'.-])"
)
_CODES: Final = re.compile(
    r"\b(?P<low>[A-Z]{1,3}\d{1,3})\s*(?:\bto\b|\bthrough\b|-|–|\.\.|\bbis\b|\bt/m\b)\s*(?P<high>[A-Z]{1,3}\d{1,3})\b"
)
_CLASSES: Final = {
    **dict.fromkeys(("let", "buc", "gro"), "[A-Z]"),
    **dict.fromkeys(("cha", "car", "zei", "tek"), "[A-Z0-9]"),
}
_MOST: Final = 100


def read_span(text: str) -> Reading:
    """`A to H`, `a-d`, `B01 to B10` as `values`: every letter or code between both ends, ends included, at most 100."""
    for form, spell in ((_CODES, _spell_codes), (_LETTERS, _spell_letters)):
        for match in form.finditer(text):
            values = spell(match["low"], match["high"])
            if 2 <= len(values) <= _MOST:
                return {"values": values}, f"{text[: match.start()]} {text[match.end() :]}"
    return {}, text


def _spell_letters(low: str, high: str) -> tuple[Any, ...]:
    """The letters of a span of one case."""
    if low.isupper() != high.isupper() or low >= high:
        return ()
    return tuple(chr(place) for place in range(ord(low), ord(high) + 1))


def _spell_codes(low: str, high: str) -> tuple[Any, ...]:
    """The codes of a span that share their letters and their width."""
    letters, first, last = low.rstrip("0123456789"), low.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), high.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if not high.startswith(letters) or len(first) != len(last) or not int(first) < int(last) <= int(first) + _MOST:
        return ()
    return tuple(f"{letters}{number:0{len(first)}d}" for number in range(int(first), int(last) + 1))


def read_regex(text: str) -> Reading:
    """`pattern ^[A-Z]{2}$`, as a schema states it, as `pattern`; one that is more than classes and counts says nothing."""
    regex = _REGEX.match(text.strip())
    if regex:
        return ({"pattern": regex["regex"]}, "") if _is_plain(regex["regex"]) else ({}, "")
    return {}, text


def read_format(text: str) -> Reading:
    """A form that is described in words, or by a sample with `style`, as `pattern`."""
    for form, spell in ((_PREFIXED, _spell_prefixed), (_STARTED, _spell_started), (_STYLE, _spell_style), (_RUN, _spell_run)):
        match = form.search(text)
        if match:
            return {"pattern": spell(match)}, f"{text[: match.start()]} {text[match.end() :]}"
    return {}, text


def _is_plain(regex: str) -> bool:
    """Whether a regular expression has only what the type for patterns knows: classes, counts and literals."""
    return re.fullmatch(r"(?:\[[\w-]+\]|[\w -]|\{\d+\})+", regex) is not None


def _count(word: str | None, usual: int) -> int:
    """A number as digits or as a word; 1 to 40."""
    if not word:
        return usual
    return max(1, min(int(word) if word.isdigit() else _COUNTS[word.lower()], 40))


def _class_of(unit: str | None) -> str:
    """The characters that a word stands for."""
    plain = (unit or "cha").lower()
    return "[A-Z]" if plain == "chữ cái" else _CLASSES.get(plain[:3], "[0-9]")


def _spell_run(match: re.Match[str]) -> str:
    """`three letters`."""
    return f"{_class_of(match['unit'])}{{{_count(match['count'], 1)}}}"


def _spell_prefixed(match: re.Match[str]) -> str:
    """`SO followed by five digits`."""
    return f"{match['prefix']}{_class_of(match['unit'])}{{{_count(match['count'], 9)}}}"


def _spell_started(match: re.Match[str]) -> str:
    """`ten characters, starting with B00`: the count holds for the whole code."""
    rest = max(1, _count(match["count"], len(match["prefix"]) + 6) - len(match["prefix"]))
    return f"{match['prefix']}{_class_of(match['unit'])}{{{rest}}}"


def _spell_style(match: re.Match[str]) -> str:
    """`FDA15 style`."""
    return make_pattern(match["sample"])
