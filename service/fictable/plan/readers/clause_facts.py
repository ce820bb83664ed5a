"""All notations of a clause together: its phrase and its remarks become facts and the bare phrase."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Final

from fictable.plan.readers.enumerations import read_choices, read_codes, read_slashes, read_yes_no
from fictable.plan.readers.facts import Facts, Reading
from fictable.plan.readers.formats import read_format, read_regex, read_span
from fictable.plan.readers.modifiers import make_pattern, read_declared, read_pattern, read_shared, read_unique, read_unit
from fictable.plan.readers.periods import read_period
from fictable.plan.readers.ranges import read_range
from fictable.plan.readers.relations import read_at_least, read_at_most, read_formula, read_gap, read_later
from fictable.plan.readers.series import read_series
from fictable.plan.readers.shapes import read_shape
from fictable.plan.readers.shares import read_counted_truth, read_nulls, read_truth
from fictable.plan.units import is_measure

_LABEL: Final = re.compile(r"^\s*(?P<label>[^\W\d][\w ]{1,40}?)\s*:\s+(?P<rest>.+)$", re.DOTALL)
_NAME: Final = re.compile(r"^[^\W\d][\w#/-]*(?:\s+[^\W_][\w#/-]*){0,3}$")
_NO_NAME: Final = re.compile(
    r"\b(?:not|never|before|after|until|since|null|only|whole|required|mandatory|optional|key|etc|max|min|or|is|are|if|when"
    r"|always|same|of|approx|about"
    r"|default|format|iso|gmt|utc|the|a|an|see|sample|example|including|in|as|leave|those|them|given|measured"
    r"|yes|true|blank|there|there's|for"
    r"|with|ranges?|ranging|varies|varying|lies|goes|runs|falls|reaches|positives?|negatives?|each|all|both|values?|between|from|to)\b",
    re.IGNORECASE,
)
_YEARLY: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|last|past|since|q[1-4]|in (?:19|20)\d\d|during)|\d{4}-\d\d-\d\d"
    r"|\d{4}\s?[/+]\s?\d\d",
    re.IGNORECASE,
)
# `which is San Francisco throughout`
_CONSTANT: Final = re.compile(
    r"^(?:which |that )?(?:(?:is|being) (?:always )?(?P<value>[A-Z]\w+(?: [A-Z]\w+){0,3}) (?:throughout|everywhere|in all rows"
    r"|in every row)"
    r"|(?:is |being )?(?:always|constantly|invariably) ['\"]?(?P<fixed>[A-Z]\w+(?: [A-Z]\w+){0,3})['\"]?)$"
)
# `such as 15-1252`: one code, and no range.
_EXAMPLE: Final = re.compile(
    r"(?:like|such as|e\.g\.,?|eg|ex\.|for example|example:?)\s+(?P<code>(?!\d{4}-\d\d-\d\d)\d+(?:[-/]\d+)+)", re.IGNORECASE
)
# `hh:mm:ss`, `yyyy-mm-dd`
_WRITTEN_AS: Final = re.compile(
    r"(?:(?:as|in|format:?)\s+)?(?P<day>(?:yyyy|dd|mm)[-/.](?:mm|dd)[-/.](?:dd|yyyy|yy))?[ T]?(?P<hour>(?:hh?:)mm(?::ss)?)?(?<=[a-z])",
    re.IGNORECASE,
)
# `rare! like 3%`
_RARE: Final = re.compile(
    r"^(?:(?:very|quite|pretty) )?(?:rare|uncommon|common|often|seldom)\W+(?:like |about |maybe |say |only |~\s?|approx\.? )?"
    r"(?=\d+(?:\.\d+)?%$)",
    re.IGNORECASE,
)
# `voltage around 230`: a tenth more or less.
_NEAR: Final = re.compile(
    r"^(?:around|roughly|approximately|about|circa) (\d+(?:,\d{3})*(?:\.\d+)?)(?!\s?%)(?:\s+[^\d\s]+)?$", re.IGNORECASE
)
# What stands after a range and is no name: `501-1998 mAh`.
_UNIT_TOKEN: Final = re.compile(r"^(?:[a-zµ]{1,3}|[A-Za-z]{0,5}[A-Z][A-Za-z]{0,4}|[\wµ°²³]{1,6}/[\w²³]{1,6})$")
_CHOICE_WORDS: Final = re.compile(r"^\s*(?:either|one of|any of|values?|such as|e\.g\.|for example|options?)\b", re.IGNORECASE)


def read_phrase(phrase: str, as_of: dt.datetime) -> tuple[Facts, str]:
    """The facts that stand in the phrase itself, and the phrase without them."""
    found: dict[str, Any] = {}
    for read in (
        read_gap,
        read_formula,
        read_later,
        read_at_most,
        read_at_least,
        read_nulls,
        read_shape,
        _period(as_of),
        read_range,
        read_pattern,
        _style_only,
        read_span,
        read_yes_no,
        _trailing_slashes,
        read_unique,
        _unit_in,
    ):
        phrase = _note_down(found, read(phrase))
    return Facts(**found), phrase


def read_notes(notes: Iterable[str], as_of: dt.datetime) -> dict[str, Any]:
    """The facts of remarks, as members of Facts; a remark that is only a name becomes one of `names`."""
    notes = tuple(part for note in notes for whole in _split_wide(note) for part in _split_type(whole))
    found: dict[str, Any] = dict(read_shape(" ".join(notes))[0])
    names: list[str] = []
    for note in (part for whole in notes for part in (whole.split(";") if re.search(r";\s+\w+\W+\w+\W+\w+", whole) else [whole])):
        names.extend(_read_note(note, found, as_of))
    return {**found, "names": tuple(names)} if names else found


_SIZED: Final = re.compile(
    r"\b((?:decimal|numeric|number|dec|n?varchar2?|n?char|character(?: varying)?|float|double|int"
    r"|bigint))\s*\(\s*(?:\d+(?:\s*,\s*\d+)?|max)\s*\)",
    re.IGNORECASE,
)
# `18-29, 30-44, 45+`: bands that numbers are put into.
_BAND: Final = re.compile(
    r"(?:[$€£]?\d[\d.,]*k?\s*[-–]\s*[$€£]?\d[\d.,]*k?|\d[\d.,]*k?\s?\+|[<>≤≥]=?\s?\d[\d.,]*k?|(?:under|over|unter|über"
    r"|moins de|plus de|menos de|más de|mais de|meno di"
    r"|oltre|onder|boven|ab|bis)\s\d[\d.,]*)(?:\s[^\W\d]{1,10})?",
    re.IGNORECASE,
)
_WIDE_RANGE: Final = re.compile(r"[\u3040-\u9fff][^,]*[,、;][^,]*\d\s*(?:到|至|から|~|～|〜)\s*\d")
_SPACED: Final = re.compile(r"\s*[A-Z0-9]\+?(?:\s+[A-Z0-9]\+?){2,}\s*")
_DECLARED: Final = re.compile(
    r"^(?P<type>(?:decimal|numeric|number|n?varchar2?|n?char|int(?:eger)?|float|double|real|text|string|str|dec|bool(?:ean)?"
    r"|date|datetime|timestamp"
    r"|time|enum|category|categorical)\b\s*(?:\([\d\s,]*\)|\[\d*\])?)(?:\s*[,;:]\s*|\s+[-–—]\s+|\s+(?=[-\d<>≥≤(\[]))(?P<rest>.+)$",
    re.IGNORECASE,
)


def _split_wide(note: str) -> list[str]:
    """`元/平方米,20000到150000` as two remarks: a unit, and a range in Chinese or Japanese."""
    return re.split(r"[,、;]\s*", note) if _WIDE_RANGE.search(note) else [note]


def _split_type(note: str) -> tuple[str, ...]:
    """`decimal(10,2), >= 0` and `float 0-1` as two remarks; `enum (a, b)` as its values."""
    note = _SIZED.sub(r"\1", note)
    match = _DECLARED.match(note.strip())
    if match is None:
        return (note,)
    rest = match["rest"].strip()
    if match["type"].lower().startswith(("enum", "categor")):
        return (rest.strip("()[]{}"),)
    return tuple(
        part for part in (*re.split(r",\s*(?=(?:unique|not null|nullable|optional|required|primary key)\b)", rest), match["type"]) if part
    )


def _read_note(note: str, found: dict[str, Any], as_of: dt.datetime) -> list[str]:
    """Reads one remark into `found`; returns the names it gives."""
    constant = _CONSTANT.match(note)
    if constant:
        found.setdefault("values", (constant["value"] or constant["fixed"],))
        return []
    note = re.sub(r"(?<=\d)\s+(?=%)", "", re.sub(r"^((?:19|20)\d\d)\s+only$", r"in \1", note.strip()))
    note = _RARE.sub("about ", note)
    coded = _EXAMPLE.fullmatch(note)
    if coded and len(set(map(len, re.split(r"[-/]", coded["code"])))) > 1:
        found.setdefault("pattern", make_pattern(coded["code"]))
        return []
    bands = [band.strip() for band in re.split(r"[,;|/]|\s(?:or|oder|ou|o|and|und|et|y|e)\s", note) if band.strip()]
    if len(bands) > 2 and all(_BAND.fullmatch(band) for band in bands) and sum("-" in band or "–" in band for band in bands) > 1:
        found.setdefault("values", tuple(bands))
        return []
    if _SPACED.fullmatch(note):
        found.setdefault("values", tuple(note.split()))
        return []
    near = _NEAR.match(note)
    if near and "minimum" not in found and "maximum" not in found:
        number = Decimal(near[1].replace(",", ""))
        found.update({"minimum": number * Decimal("0.9"), "maximum": number * Decimal("1.1")})
        return []
    if read_series(note) and not re.search(r"\d\s*(?:-|–|to)\s*\d", note):
        return []
    label = _LABEL.match(note)
    if label and not re.search(r"\b(?:is|are|be|range|values?|format|options?|example|one of)\b", label["label"], re.IGNORECASE):
        _read_note(label["rest"], found, as_of)
        return [label["label"]]
    readers: tuple[Callable[[str], Reading], ...] = (
        read_regex,
        _written_as,
        _whole_unit,
        read_counted_truth,
        read_gap,
        read_formula,
        read_nulls,
        read_shape,
        read_shared,
        read_yes_no,
        read_codes,
        _coded_truth,
        _later_first,
        _period(as_of) if _YEARLY.search(note) else _nothing,
        read_span,
        _exact_choices,
        _lone_share,
        read_later,
        read_at_most,
        read_at_least,
        read_range,
        read_pattern,
        read_format,
        read_unique,
        _unit_bare,
        read_choices,
        read_truth,
    )
    rest = note
    for read in readers:
        before = rest
        rest = re.sub(r",\s*(?:so|and|but)\s*$", "", _note_down(found, read(rest)))
        if read in {read_truth, _lone_share} and rest != before and len(rest.split()) <= 4:
            return []
        if not rest.strip(" ,.;:"):
            return []
    if {"minimum", "maximum"} & found.keys() and _UNIT_TOKEN.match(rest.strip(" ,.;:")):
        return []
    kind, left = read_declared(rest)
    whole = " ".join(rest.strip(" ,.;:–-").split())
    if (
        kind
        and left.strip(" ,.;:")
        and len(whole.split()) in {2, 3}
        and _NAME.match(whole)
        and not _NO_NAME.search(whole)
        and not re.match(r"(?:whole|free|double|unsigned|short|long|date)\b", whole, re.IGNORECASE)
    ):
        return [whole]
    if kind:
        found.update({key: value for key, value in kind.items() if key not in found})
        return []
    plain = re.sub(r",?\s+(?:so|and|but|which|that)$", "", " ".join(left.strip(" ,.;:–-").split()))
    return [plain] if _NAME.match(plain) and not _NO_NAME.search(plain) else []


def _note_down(found: dict[str, Any], reading: Reading) -> str:
    """Keeps what was found first; returns the rest of the text."""
    facts, rest = reading
    for key, value in facts.items():
        found.setdefault(key, value)
    return rest


def _written_as(text: str) -> Reading:
    """`hh:mm:ss`, `yyyy-mm-dd`: a time, a date or both."""
    match = _WRITTEN_AS.fullmatch(text)
    if match is None:
        return {}, text
    return {"declared": "datetime" if match["day"] and match["hour"] else "date" if match["day"] else "time"}, ""


def _exact_choices(text: str) -> Reading:
    """Choices before ranges: three or more parts, or an `or`, and no part is a range, unit or comparison."""
    measured, rest = read_slashes(text)
    if "unit" in measured:
        return measured, re.sub(r"\b(?:in|as)\s*$", "", rest)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    if re.match(
        r"\s*(?:between|from|entre|zwischen|von|tra|fra|tussen|van|de|da|từ)\s+-?[\d.]+\D*\s(?:and|to|y|e|et|und|en|a|à|bis|tot|đến)\s",
        text,
    ):
        return {}, text
    if re.search(r"\d\s*(?:到|至|から|~|～)\s*\d", text):
        return {}, text
    if re.search(r"\d\s*(?:-|–|\bto\b)\s*\d|[<>≤≥]", text) and not re.search(r"[A-Za-z]{2}", re.sub(r"\bto\b", "", text)):
        return {}, text
    if not (
        re.search(r"\bor\b|/|\boder\b|\bou\b|\bo\b", text)
        or text.count(",") >= 2
        or text.count("|") >= 1
        or text.count(";") >= 1
        or _CHOICE_WORDS.match(text)
        or re.match(r"^'[^']*'\s*,", text)
    ):
        return {}, text
    found, rest = read_choices(text)
    if not found or "weights" in found or all(re.fullmatch(r"[A-Z]{3}", str(value)) for value in found["values"]):  # currencies
        return found, rest
    compared = re.search(r"[<≤]", text) and re.search(r"[>≥]", text)
    if not compared and not _CHOICE_WORDS.match(text) and all(_is_notation(str(value)) for value in found["values"]):
        return {}, text
    return found, rest


def _coded_truth(text: str) -> Reading:
    """`1 = diabetic` says what the positive answer is."""
    share = re.match(r"^\s*1\s+(?:for|in)\s+(?:about |around |roughly |some )?(\d{1,2}(?:\.\d+)?)\s?(?:%|per ?cent)", text)
    if share:
        return {"declared": "boolean", "truth": float(share[1]) / 100}, text[share.end() :]
    match = re.match(r"^\s*1\s*(?:=|means|for|if)\s*[^\d,;]+[,;]?", text)
    if match is None:
        return {}, text
    share = re.match(r"^\s*(?:about |around |roughly )?(\d{1,2}(?:\.\d+)?)\s?(?:%|per ?cent)\s*$", text[match.end() :])
    return ({"declared": "boolean", "truth": float(share[1]) / 100}, "") if share else ({"declared": "boolean"}, text[match.end() :])


def _later_first(text: str) -> Reading:
    """`on or after the first` is no choice."""
    return read_later(text) if re.search(r"\bor (?:after|later)\b", text) else ({}, text)


def _lone_share(text: str) -> Reading:
    """A single percentage that says how often the positive case is: `27% of them churned`."""
    return read_truth(text) if text.count("%") == 1 and re.search(r"%\s+\w", text) else ({}, text)


def _is_notation(value: str) -> bool:
    """Whether a part of a list is a range or a unit, so that the list is none of values."""
    return bool(read_range(value)[0]) or (bool(read_unit(value, bare=True)[0]) and len(value.split()) == 1 and not value.isdigit())


def _trailing_slashes(text: str) -> Reading:
    """Slashed values after a name; `Province/State` alone is a name."""
    found, rest = read_slashes(text)
    return (found, rest) if found and re.search(r"[^\W\d_]{2}", rest) and not re.match(r"^\s*\S+/\S+", text) else ({}, text)


def _whole_unit(text: str) -> Reading:
    """A remark that is nothing but a unit, slashes included: `in mg/dl`, `km/h`, `lb`, `°F`."""
    bare = re.sub(r"^\s*(?:in|measured in|as)\s+", "", text, flags=re.IGNORECASE).strip(" .")
    if is_measure(bare) and not read_unit(text, bare=True)[0]:
        return {"unit": bare.lower()}, ""
    if text.count("%") > 1:  # `EUR (80%), USD (20%)` are values
        return {}, text
    found, rest = read_unit(text, bare=True)
    return (
        (found, "")
        if found and not re.sub(r"\b(?:in|measured|given|whole|full|US|as|per \w+)\b|[ .,()]", "", rest, flags=re.IGNORECASE)
        else ({}, text)
    )


def _unit_in(text: str) -> Reading:
    """A unit after `in`."""
    return read_unit(text, bare=False)


def _unit_bare(text: str) -> Reading:
    """A unit anywhere in a remark."""
    return read_unit(text, bare=True)


def _style_only(text: str) -> Reading:
    """A described form in a phrase, unless it is all of the phrase."""
    found, rest = read_format(text)
    return (found, rest) if found and re.search(r"[^\W\d_]{2}", rest) else ({}, text)


def _nothing(text: str) -> Reading:
    """Reads nothing."""
    return {}, text


def _period(as_of: dt.datetime) -> Callable[[str], Reading]:
    """The reader of periods with the dataset's clock."""
    return lambda text: read_period(text, as_of)
