"""Shorthand of English lists written out: `id+name`, `open/high/low/close (0-9)`, `reporter = email`, `qty int > 0`, `act. type`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.explanations import MEANT
from fictable.plan.notations.items import Item, rewrite_items
from fictable.plan.notations.names import OPENERS, Writer
from fictable.plan.notations.values import find_trailing_values
from fictable.plan.text import find_words, make_key
from fictable.plan.units import find_units
from fictable.plan.vocabulary import Vocabulary

_TABLE: Final = read_table("notations")
_PHRASES: Final[Mapping[str, str]] = _TABLE["phrases"]
_WORDS: Final[Mapping[str, str]] = _TABLE["words"]
_SHORT_FORMS: Final[Mapping[str, str]] = {**_PHRASES, **_WORDS}
_INITIALS: Final = 4
_SPANS: Final[Mapping[str, str]] = _TABLE["per"]
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
    r"create\s+table|```|[{\[]\s*\"|=>|(?-i:\b(?:class|struct|interface|type) [A-Z]\w*\s*[({:=])|\bdef \w+\("
    r"|^\s*[\w\"`]+(?:[,;|\t][\w\"`]+){2,}\s*$",
    re.IGNORECASE,
)
# Where most names have a declared kind behind them, the list is one of definitions.
_TYPED_NAMES: Final = re.compile(rf"(?<![\w/])[^\W\d]\w*\s(?:{'|'.join(_TABLE['kinds'].split())})(?![\w-])", re.IGNORECASE)
_SIGNS: Final = re.compile(
    r"[/+=]|\w\s?(?:\.\.|-)\s?\w|\b(?:or|s|secs?|ms|mins?|h|hrs?|unit|units|uom|measure|currency|hh?:mm|mm:ss|yyyy|uuid|enum|oneof|one_of|decimal|varchar|int\w*|float|bool\w*|str\w*)\b"
)
_NAME: Final = r"[^\W\d][\w-]*(?:\s[^\W\d][\w-]*){0,2}"
_MEANS: Final = re.compile(r"(?P<name>[^\W\d][\w-]*(?:\s[^\W\d][\w-]*){0,2})\s=\s(?P<meant>[a-z]{3,}(?:\s[a-z]{2,}){0,2})")
_TYPED: Final = re.compile(
    rf"(?P<name>{_NAME}?)\s(?P<kind>{'|'.join(_TABLE['kinds'].split())})(?:\s*\(\d+(?:,\s*\d+)?\))?"
    r"(?:(?<=int|ool|uid)|(?<=float)|(?<=integer)|(?<=boolean)|(?<=decimal)|(?<=varchar)"
    r"|\s+(?P<rest>(?:[<>≤≥]=?|-?\d|between\b|from\b|unique\b|not null\b|primary\b|pk\b|min\b|max\b).*))",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(rf"(?P<name>{_NAME}?)\s(?:enum|oneof|one_of)", re.IGNORECASE)
# `paid? y/n`
_QUESTIONED: Final = re.compile(r"(?<=\w)()\?\s*(?=(?:y/n|yes/no|0/1|1/0|t/f|true/false)(?![\w/]))", re.IGNORECASE)
_NAME_SHORT: Final = re.compile(r"(?<=[a-z] )(?<!\bin )nm(?![\w/])")
# `genre - Action / Comedy / Drama`
_DASHED: Final = re.compile(r"(?<=, )(?P<name>[a-z][\w ]{1,30}?) - (?P<list>[^,;:()/]{2,30}(?: ?/ ?[^,;:()/]{2,30}){2,})(?=,|;|\.?$)")
# `class log: student / teacher / subject / room`
_BARRED: Final = re.compile(r"^(?P<before>[^:,/]{3,60}:\s+)?(?P<list>[^,;:/]{2,40}(?: / [^,;:/]{2,40}(?:/[^,;:/ ]{1,10})?){3,})$")
_FORMED: Final = re.compile(
    rf"(?P<name>{_NAME})\s(?P<form>h{{1,2}}:mm(?::ss)?|mm:ss|yyyy-mm-dd|dd[/.]mm[/.]yy(?:yy)?|mm/dd/yy(?:yy)?)", re.IGNORECASE
)
_ADDED: Final = re.compile(
    rf"\(\s*(?:=\s*)?(?P<name>{_NAME})\s\+\s(?P<count>\d{{1,3}})\s?(?P<unit>(?:hour|day|week|month|year)s?)\s*\)", re.IGNORECASE
)
_ASKED: Final = re.compile(r"(?P<name>[a-z]{2,3})\s(?P<answers>0/1|1/0|y/n|yes/no|true/false|t/f)", re.IGNORECASE)
_TIMED: Final = re.compile(
    rf"(?P<name>(?:[\w-]+\s){{0,3}}(?:{'|'.join(_TABLE['timed'].split())}))\s(?P<unit>{'|'.join(_TABLE['spans'].split())})"
)
# `income/yr`
_RATE: Final = re.compile(rf"(?P<name>{_NAME})\s?/\s?(?P<per>{'|'.join(_SPANS)})", re.IGNORECASE)
# `age 18-24/25-34/45+`
_BAND: Final = r"(?:[<>]\s?\d+k?|\d+k?\s?[-–]\s?\d+k?|\d+k?\s?\+)"
_SLASH: Final = re.compile(r"\s?[/|]\s?")
_BANDED: Final = re.compile(rf"(?P<name>{_NAME})\s(?P<bands>{_BAND}(?:\s?[/|]\s?{_BAND}){{2,}})")
# `SELECT id, u.name AS owner FROM users u`
_SELECTED: Final = re.compile(r"\bselect\s+(?:distinct\s+)?(?P<columns>[\w.\s,\"`]+?)\s+from\s+(?P<table>[\w.]+)[^,;\n]*;?", re.IGNORECASE)


def write_out(text: str, vocabulary: Vocabulary) -> str:
    """An English description with the shorthand of its lists written out; other notations stay as they are."""
    if _WRITTEN.search(text):
        return text
    text = _SELECTED.sub(_list_selected, text)
    text = _CHATTER.sub("", _DOTTED.sub(_undot, text))
    return "\n".join(_write_line(line, vocabulary) for line in text.split("\n"))


def _undot(match: re.Match[str]) -> str:
    """A short form without its dot, or the word for it."""
    return f"{_TABLE['dotted_words'].get(match[1].lower(), match[1])} "


def _write_line(line: str, vocabulary: Vocabulary) -> str:
    """A line with the shorthand of its list written out; a line without a list stays."""
    if line.count(",") + line.count(";") < 2:
        return _BARRED.sub(lambda match: (match["before"] or "") + match["list"].replace(" / ", ", "), line)
    line = _NAME_SHORT.sub("name", _SHORT.sub(_expand, _QUESTIONED.sub(r"\1 ", line)))
    line = _DASHED.sub(lambda match: f"{match['name']} ({', '.join(part.strip() for part in match['list'].split('/'))})", line)
    typed = len(_TYPED_NAMES.findall(line)) * 2 >= line.count(",") + line.count(";") + 1
    return rewrite_items(line, lambda item: _write_item(item, vocabulary, typed=typed)) if _SIGNS.search(line) else line


def _list_selected(match: re.Match[str]) -> str:
    """The columns of a query, by their new names where they have some."""
    columns = (column.split()[-1].split(".")[-1] for column in match["columns"].split(",") if column.strip())
    return f"{match['table']}: {', '.join(columns)}. "


def _expand(match: re.Match[str]) -> str:
    """The words that a short form stands for; capitals may be initials."""
    written = match[0].rstrip(".")
    return match[0] if written.isupper() and len(written) < _INITIALS else _SHORT_FORMS[written.lower()]


def _write_item(item: Item, vocabulary: Vocabulary, *, typed: bool) -> str | None:
    """An item written out, None where it is no shorthand; a list of `typed` names has its own reader."""
    writers: tuple[Writer, ...] = (
        _name_kinds,
        _answer,
        _form,
        _later,
        _rate,
        _band,
        *OPENERS,
        _mean,
        *(() if typed else (_type,)),
        _time,
        _tell_units,
    )
    for write in writers:
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


def _form(item: Item, _: Vocabulary) -> str | None:
    """`half split hh:mm:ss`: how the values are written."""
    match = _FORMED.fullmatch(item.body)
    return f"{match['name']} ({match['form']}) {item.tail}".rstrip() if match else None


def _later(item: Item, _: Vocabulary) -> str | None:
    """`due date (order date + 30 days)`: so long after another date."""
    match = _ADDED.fullmatch(item.tail)
    return f"{item.body} ({match['count']} {match['unit']} after the {match['name']})" if match else None


def _rate(item: Item, _: Vocabulary) -> str | None:
    """`income/yr`: how much in a span."""
    match = _RATE.fullmatch(item.body)
    return f"{match['name']} per {_SPANS[match['per'].lower()]} {item.tail}".rstrip() if match else None


def _band(item: Item, _: Vocabulary) -> str | None:
    """`age 18-24/25-34/45+`: bands are values."""
    match = _BANDED.fullmatch(item.body)
    return f"{match['name']} ({', '.join(_SLASH.split(match['bands']))}) {item.tail}".rstrip() if match else None


def _mean(item: Item, vocabulary: Vocabulary) -> str | None:
    """`reporter = email`: what the values of a column are."""
    match = _MEANS.fullmatch(item.body)
    if not match or not vocabulary.knows(make_key(find_words(match["meant"]))):
        return None
    return f"{match['name']} ({MEANT} {match['meant']}) {item.tail}".rstrip()


def _type(item: Item, _: Vocabulary) -> str | None:
    """`Quantity int > 0`, `tier enum(gold, silver)`: a name, its kind and its bounds."""
    listed = _LISTED.fullmatch(item.body) if item.tail else None
    if listed:
        return f"{listed['name']} {item.tail}"
    match = _TYPED.fullmatch(item.body)
    told = ", ".join(filter(None, (match["kind"], match["rest"]))) if match else ""
    return f"{match['name']} ({told}) {item.tail}".rstrip() if match else None


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
