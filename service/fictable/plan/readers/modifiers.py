"""Modifiers: uniqueness, units, declared kinds, sharing words and example patterns."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.data_files import read_table
from fictable.plan.readers.facts import Reading

_UNIQUE: Final = re.compile(
    r"\b(?:unique(?:ly)?|distinct|no duplicates|eindeutige?[nrs]?|unique|únic[oa]|univoc[oa]|uniek[e]?|duy nhất|primary key"
    r"|pk)\b|唯一|不重复|重複なし|一意",
    re.IGNORECASE,
)
# `distinct called numbers`, `unique visitors`: how many of them.
_COUNTED: Final = re.compile(
    r"\s*(?:number of\s+)?(?:distinct\s+(?:\w+\s+){0,2}(?!ids\b|keys\b|names\b|codes\b)\w+s|unique\s+(?:visitors|users|customers"
    r"|viewers|listeners|clicks|views|opens|callers|players|subscribers|buyers|passengers|patients))\s*$",
    re.IGNORECASE,
)
_SHARED: Final = re.compile(
    r"(?<![\w-])\b(?:each|all(?!-|\s*,|\s+(?-i:[A-Z]))|both(?!-)|every one|jeweils|chacun|cada uno)\b(?:\s+(?:of them|of these|in|from))?",
    re.IGNORECASE,
)
_UNITS: Final = (
    "sqft",
    "square feet",
    "square meters",
    "square metres",
    "sq ft",
    "m2",
    "m²",
    "km",
    "kilometers",
    "kilometres",
    "miles",
    "mi",
    "meters",
    "metres",
    "cm",
    "mm",
    "inches",
    "feet",
    "kg",
    "kilograms",
    "grams",
    "mg",
    "lbs",
    "pounds sterling",
    "pounds",
    "ounces",
    "liters",
    "litres",
    "ml",
    "seconds",
    "secs",
    "minutes",
    "mins",
    "hours",
    "hrs",
    "days",
    "weeks",
    "months",
    "years",
    "milliseconds",
    "ms",
    "celsius",
    "fahrenheit",
    "°c",
    "°f",
    "kelvin",
    "percent",
    "%",
    "usd",
    "eur",
    "gbp",
    "us dollars",
    "dollars",
    "whole dollars",
    "euros",
    "euro's",
    "€",
    "reais",
    "đồng",
    "đ",
    "円",
    "元",
    "euro",
    "pounds",
    "thousand dollars",
    "millions",
    "thousands",
    "hpa",
    "mbar",
    "mph",
    "km/h",
    "kmh",
    "knots",
    "kwh",
    "kw",
    "mw",
    "watts",
    "volts",
    "amps",
    "mmhg",
    "mg/dl",
    "mmol/l",
    "bpm",
    "mb",
    "gb",
    "kb",
    "bytes",
    "deutsche mark",
    "yen",
    "rupees",
    "inr",
    "jpy",
    "reais",
    "ppm",
    "gwh",
    "km²",
    "m³",
    "m³/s",
    "min/km",
    "g/l",
    "litres",
    "litre",
    "tonnes",
    "hectares",
    "mwh",
    "twh",
    "degrees",
    "g/dl",
    "m/s",
    "µg/m3",
    "dong",
    "vnd",
    *read_table("words")["units"],
)
_WHOLE_UNITS: Final = frozenset({"whole dollars", "whole euros", "seconds", "days", "weeks", "months", "minutes", "milliseconds", "bytes"})
UNIT_WORDS: Final = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_IN_UNIT: Final = re.compile(rf"(?:\b(?:in|en|em|measured in)\s+)?(?<![\w/])(?P<unit>{UNIT_WORDS})(?![\w/])", re.IGNORECASE)
_AFTER_IN: Final = re.compile(
    rf"\b(?:in|en|em|measured in|as)\s+(?:full\s+|a\s+|whole\s+)?(?P<unit>{UNIT_WORDS}|whole \w+|g|l|t|m|s|h|ha|au|ly|pc)(?![\w/])",
    re.IGNORECASE,
)
_PATTERN: Final = re.compile(
    r"\b(?:like|such as|e\.g\.|por ejemplo|z\.\s?B\.|zum Beispiel|par exemple|por exemplo|ad esempio|bijvoorbeeld|ví dụ|例:?|如"
    r"|(?:in|of) the (?:form|format|pattern|style)(?: of)?|formatted(?: like| as)?|format|pattern|looks? like"
    r"|for example)[:\s]+['\"]?"
    r"(?P<sample>(?=[A-Za-z0-9#+:-]*\d)[A-Z0-9#]+(?:[-/_.+:][A-Z0-9#]+)*|[a-z]{1,6}[-_]?\d+(?:[-_.]\d+)+|[a-z]{1,6}[-_]?\d{2,}(?:[-_]\d+)*)['\"]?(?![\w+,])"
)
_DECLARED: Final = (
    (re.compile(r"\b(?:bool(?:ean)?|bit|flag)\b", re.IGNORECASE), "boolean"),
    (
        re.compile(
            r"\b(?:timestamp(?:tz)?|datetime2?|date[ -]?time|date and time|including (?:the )?time|and_time|with time)\b", re.IGNORECASE
        ),
        "datetime",
    ),
    (re.compile(r"\b(?:uuid|guid|uniqueidentifier)\b", re.IGNORECASE), "uuid"),
    (re.compile(r"\b(?:percentage|percent|pct)\b", re.IGNORECASE), "percent"),
    (re.compile(r"\b(?:int(?:eger)?|bigint|smallint|tinyint|whole numbers?|int32|int64|serial|long)\b", re.IGNORECASE), "integer"),
    (
        re.compile(
            r"\b(?:float|double(?: precision)?|real|decimal|numeric|number|money|float64|currency)\b(?:\s*\(\s*\d+\s*,\s*\d+\s*\))?",
            re.IGNORECASE,
        ),
        "decimal",
    ),
    (re.compile(r"\bdate\b", re.IGNORECASE), "date"),
    (re.compile(r"\btime\b", re.IGNORECASE), "time"),
    (re.compile(r"\b(?:enum|category|categorical|factor)\b", re.IGNORECASE), "category"),
    (re.compile(r"\b(?:string|text|str|n?var ?char2?|n?char|object|free text)\b(?:\s*\(\s*\w+\s*\))?", re.IGNORECASE), "text"),
    (re.compile(r"\b(?:identifier|id)\b", re.IGNORECASE), "id"),
)


def read_unique(text: str) -> Reading:
    """`unique` where the text asks for it; in `unique key` the word stays part of the name."""
    match = _UNIQUE.search(text)
    if match is None or _COUNTED.match(text):
        return {}, text
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return {"unique": True}, text if rest.strip().lower() in {"key", "keys"} else rest


def read_shared(text: str) -> Reading:
    """`each`, `both`, `all`: the facts hold for the fields before as well."""
    match = _SHARED.search(text)
    return ({}, text) if match is None else ({"shared": True}, f"{text[: match.start()]} {text[match.end() :]}")


def read_unit(text: str, *, bare: bool) -> Reading:
    """The unit, in lower case; where `bare`, also without `in` before it (a remark: `miles`, `duration, seconds`)."""
    match = (_IN_UNIT if bare else _AFTER_IN).search(text)
    if match is None:
        return {}, text
    unit = match["unit"].lower()
    facts = {"unit": unit, "declared": "integer"} if unit in _WHOLE_UNITS else {"unit": unit}
    return facts, f"{text[: match.start()]} {text[match.end() :]}"


def read_pattern(text: str) -> Reading:
    """`like AB-1234` as a `pattern` of classes: capitals, digits and the rest literally."""
    match = _PATTERN.search(text)
    if match is None or len(match["sample"]) > 24:
        return {}, text
    return {"pattern": make_pattern(match["sample"])}, f"{text[: match.start()]} {text[match.end() :]}"


def make_pattern(sample: str) -> str:
    """`AB-1234` → `[A-Z]{2}-[0-9]{4}`; `#` counts as a digit."""
    parts: list[str] = []
    for run in re.findall(r"[A-Z]+|[0-9#]+|[^A-Z0-9#]", sample):
        if run[0].isascii() and run[0].isupper():
            parts.append(f"[A-Z]{{{len(run)}}}")
        else:
            parts.append(f"[0-9]{{{len(run)}}}" if run[0].isdigit() or run[0] == "#" else run)
    return "".join(parts)


def read_declared(text: str) -> Reading:
    """The kind of value that a remark or a column definition declares."""
    for form, kind in _DECLARED:
        match = form.search(text)
        if match:
            return {"declared": kind}, f"{text[: match.start()]} {text[match.end() :]}"
    return {}, text
