"""Does a column's name say what a field asks for? Answers with a weight, because a column may serve one field only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from tests.descriptions.cases import ExpectedField


def list_words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


# Words for one and the same thing in a column's name.
_SAME: Final = {
    variant: word
    for word, variants in {
        "number": "num no nr nbr", "quantity": "qty", "amount": "amt", "percent": "pct percentage perc", "temperature": "temp",
        "address": "addr", "latitude": "lat", "longitude": "lng lon long", "description": "desc", "department": "dept",
        "average": "avg mean", "min": "minimum", "max": "maximum", "id": "identifier uid", "phone": "tel telephone", "zip": "zipcode",
        "postal": "postcode", "date": "dt", "timestamp": "ts datetime", "employee": "emp", "customer": "cust client",
        "product": "prod", "transaction": "txn trans tx", "account": "acct", "organization": "org organisation", "color": "colour",
        "neighborhood": "neighbourhood", "license": "licence", "center": "centre", "favorite": "favourite", "labor": "labour",
        "enrollment": "enrolment", "frequency": "freq", "email": "mail", "m2": "sqm", "gender": "sex", "canceled": "cancelled",
        "program": "programme", "kg": "kilogram", "minute": "mins", "hour": "hr hrs", "second": "secs", "year": "yr yrs",
    }.items()
    for variant in variants.split()
}  # fmt: skip
_FILLING: Final = list_words("is has was were the of a an in on at for by and per de del da do la d l s")
_GENERAL: Final = list_words(
    "name title type status date id code value score number time state text description level rank class group year month day count total "
    "flag label index key size result age rate rating position amount category location region source timestamp duration balance"
)
_UNITS: Final = list_words(
    "usd eur gbp inr jpy amount value cost price percent ratio rate score rating level index kg g mg lb cm mm m km mi mile m2 sqft ft c f "
    "k celsius kelvin fahrenheit day hour minute second ms year month mb kb gb byte kwh kw w v pa hpa db bpm rpm nm ppm mph kmh knot "
    "million mn count number total unit reading measurement min mmhg dl ug pound dollar euro pc cent scale code quantity rank"
)
_MOMENTS: Final = list_words("date time timestamp day utc iso local unix epoch ms hhmm")
_CLASSES: Final = list_words("name type category group status code label level class title")
# Words that may follow a field's name without changing what it is.
_TAILS: Final = {
    "number": _UNITS, "integer": _UNITS, "date": _MOMENTS, "datetime": _MOMENTS, "time": _MOMENTS, "category": _CLASSES,
    "label": frozenset({"name", "title", "label", "code"}), "id": frozenset({"id", "number", "code", "key", "ref", "reference", "uuid"}),
    "regex": frozenset({"id", "number", "code"}), "uuid": frozenset({"id", "uuid"}),
    "boolean": list_words("flag indicator status label yn yes bool 01"), "name": frozenset({"name", "full", "fullname"}),
    "text": list_words("text content body comment note detail"), "phone": frozenset({"number"}), "zip": frozenset({"code"}),
    "address": frozenset({"line", "line1", "1", "street"}), "country": frozenset({"name", "code"}), "city": frozenset({"name"}),
    "state": frozenset({"name", "code", "abbr"}), "currency": frozenset({"code"}), "url": frozenset({"url", "link"}),
    "email": frozenset({"address"}), "ip": frozenset({"address", "v4"}), "isbn": frozenset({"10", "13"}), "card": frozenset({"number"}),
    "any": _CLASSES | list_words("number id date value text flag score count usd amount list rating unit minute percent"),
}  # fmt: skip
_ROW_NUMBER = re.compile(r"(^|_)(id|uuid|index|row|rownum|row_number|s_?no|serial)$")


def remove_accents(text: str) -> str:
    """The text with Latin letters alone bared of marks; other scripts stay."""
    bare = text.translate({0x111: "d", 0x110: "D", 0xDF: "ss"})
    return "".join(sign for sign in unicodedata.normalize("NFD", bare) if not "\u0300" <= sign <= "\u036f")


@lru_cache(maxsize=50_000)
def split_words(name: str) -> tuple[str, ...]:
    """The lower-case words of a name in snake_case, CamelCase or prose."""
    text = remove_accents(unicodedata.normalize("NFKC", name))
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", text).lower()
    text = text.replace("%", " percent ").replace("#", " number ").replace("'s", " ")
    return tuple(re.findall(r"[0-9a-z\u00c0-\uffff]+", text))


def _make_singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(maxsize=50_000)
def find_terms(name: str) -> tuple[str, ...]:
    """The words of a name that carry meaning, in singular, one word per meaning."""
    words = split_words(name)
    singular = (_make_singular(_SAME.get(word, word)) for word in words)
    return tuple(_SAME.get(word, word) for word in singular if word not in _FILLING) or words


def find_context(description: str, concepts: list[str]) -> frozenset[str]:
    """The words that may stand before a general name: `order status` answers `status` where orders are spoken of."""
    return frozenset(term for text in (description, *concepts) for term in find_terms(text))


def is_row_number(column: str) -> bool:
    """Whether a column is a mere key of the rows, which every table may have."""
    return _ROW_NUMBER.search("_".join(split_words(column))) is not None


def weigh_name(column: str, field: ExpectedField, context: AbstractSet[str]) -> int:
    """How well a column's name fits a field: 100 the same, 30 and more related, 0 not at all."""
    loose = (_weigh_loosely(column, name, field.kind, context) for name in field.names)
    exact = (85 for name in field.exact_names if find_terms(name) == find_terms(column) or "".join(split_words(name)) == _join(column))
    return max((*loose, *exact), default=0)


def _join(name: str) -> str:
    return "".join(split_words(name))


def _weigh_loosely(column: str, name: str, kind: str, context: AbstractSet[str]) -> int:
    if _join(column) == _join(name):
        return 100
    has, wants = find_terms(column), find_terms(name)
    if set(has) == set(wants):
        return 98 if has == wants else 92
    if not set(wants) < set(has) or _is_flag_of(column, kind):
        return 0
    last = max(place for place, term in enumerate(has) if term in wants)
    before, after = [term for term in has[:last] if term not in wants], has[last + 1 :]
    general = len(set(wants)) == 1 and (wants[0] in _GENERAL or len(wants[0]) == 1)
    if not set(after) <= _TAILS.get(kind, frozenset()):
        return 0
    if general and (not set(before) <= context or (after and wants[0] not in {"date", "time", "timestamp"})):
        return 0
    return (40 if general else 60) - 5 * (len(before) + len(after) - 1) - (5 if after else 0)


def _is_flag_of(column: str, kind: str) -> bool:
    return split_words(column)[:1] in {("is",), ("has",)} and kind not in {"boolean", "any", "category", "gender"}
