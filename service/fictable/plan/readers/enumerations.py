"""Enumerations: `(paid, open or cancelled)`, `EN/MI/SE`, `[1=Pending 2=Approved]`, `A 70%, B 30%`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from fictable.plan.data_files import read_table
from fictable.plan.readers.facts import Reading

_OR: Final = r"(?:or|vs\.?|versus|oder|ou|o|hoặc|または|或|and|und|et|y|e|và)"
_SPLIT: Final = re.compile(
    rf"\s*(?:,\s*{_OR}\s+|,|;|\||\n|\s{_OR}\s(?!(?:over|above|older|more|up|under|below|younger|less|later|earlier|after|before)\b))\s*",
    re.IGNORECASE,
)
_SLASHED: Final = re.compile(r"(?<!\S)([^\s/,]+(?:\s?/\s?[^\s/,]+)+)(?!\S)")
_CODED: Final = re.compile(r"(?<![\w])(\d{1,3})\s*=\s*([^\d=,;]+?)(?=\s*[,;]?\s*\d{1,3}\s*=|\s*$)")
_LETTERED: Final = re.compile(r"(?<![\w])([A-Z]{1,3})\s*[=:]\s*([A-Za-z][^=,;:]*?)(?=\s*[,;]|\s+(?:or|and)\s+[A-Z]{1,3}\s*[=:]|\s*$)")
# `2 = monday .. 6 = friday`; `1 means new, 2 means used`; `0 unknown, 1 urban, 2 rural`.
_CODED_SPAN: Final = re.compile(r"(?<![\w])(\d+)\s*=\s*[a-z]+\s*(?:\.\.+|to|through|-|–)\s*(\d+)\s*=\s*[a-z]+", re.IGNORECASE)
_MEANT: Final = re.compile(r"(?<![\w])(\d{1,2})\s+(?:means|stands for|for|if)\s+", re.IGNORECASE)
_LABELLED: Final = re.compile(r"(?:^|,\s*)(\d)\s+([a-z][a-z -]{2,25})(?=,|$)")
_RATIO: Final = re.compile(r",?\s*(\d{1,2})\s?[:/]\s?(\d{1,2})\s*$")
_WEIGHTED: Final = re.compile(
    r"^(?P<value>.*?[^\s-])\s*[:=]?\s*\(?(?<![\d-])(?P<share>\d+(?:\.\d+)?)\s?%\)?$|^(?P<share2>\d+(?:\.\d+)?)\s?%\s+(?P<value2>\S.*)$"
)
_LEAD: Final = re.compile(
    r"^\s*(?:(?:only |always |just )?(?:coded|known|given|recorded|stored|written|noted|marked|classified|rated|described|named|called)"
    r"(?: only)?(?: as| in| with| by)?|either|one of|any of|values?|such as|like|e\.g\.|for example|being|is|are|in|:|=|-|–)\s+"
    r"|^\s*[:=]\s*",
    re.IGNORECASE,
)
_YES_NO: Final = re.compile(
    r"\b(yes ?(?:/|or) ?no|y ?(?:/|or) ?n|true ?(?:/|or) ?false|0 ?(?:/|or) ?1|1 ?(?:/|or) ?0|sí ?/ ?no|ja ?/ ?nein"
    r"|oui ?/ ?non|sim ?/ ?não)(?![\w/])",
    re.IGNORECASE,
)


# `mg/dL`, `m³/s` and `min/km` are units, and no two values.
_UNIT_PARTS: Final[frozenset[str]] = frozenset(read_table("words")["unit_parts"].split())


# `H/M` in capitals are people, and no hours in a month.
_SEXES: Final = frozenset({"H", "M", "F", "V", "D", "W"})


def read_yes_no(text: str) -> Reading:
    """`Yes/No`, `Y/N`, `true/false`, `0/1` as two `values` in the spelling of the text."""
    match = _YES_NO.search(text)
    if match is None:
        return {}, text
    values = tuple(parse_value(part) for part in re.split(r"/|\sor\s", match[1]))
    return {"values": values}, f"{text[: match.start()]} {text[match.end() :]}"


def read_codes(text: str) -> Reading:
    """`1=Pending 2=Approved` as `values`: the labels of numbers, but the letters of `H=Home, D=Draw`."""
    spanned = _CODED_SPAN.search(text)
    if spanned:
        return {"minimum": Decimal(spanned[1]), "maximum": Decimal(spanned[2])}, f"{text[: spanned.start()]} {text[spanned.end() :]}"
    meant = _MEANT.findall(text)
    if len(meant) > 1:
        return {"values": tuple(int(code) for code in meant)}, ""
    labelled = _LABELLED.findall(text)
    if len(labelled) > 1 and len(labelled) == text.count(",") + 1:
        return {"values": tuple(label.strip() for _, label in labelled)}, ""
    lettered = _LETTERED.findall(text)
    if len(lettered) > 1:
        return {"values": tuple(code for code, _ in lettered)}, _LETTERED.sub(" ", text)
    found = _CODED.findall(text)
    return ({"values": tuple(label.strip() for _, label in found)}, _CODED.sub(" ", text)) if len(found) > 1 else ({}, text)


def read_slashes(text: str) -> Reading:
    """`EN/MI/SE/EX` as `values`, `mg/dl` as `unit`; three letters (`S/M/L`) are sizes."""
    match = _SLASHED.search(text)
    if match is None or "://" in match[1]:
        return {}, text
    values = tuple(parse_value(part) for part in match[1].split("/") if part.strip())
    if len(values) < 2:
        return {}, text
    sizes = len(values) > 2 and all(len(str(value)) == 1 for value in values)
    sexes = frozenset(map(str, values)) <= _SEXES
    if not (sizes or sexes) and all(str(value).lower() in _UNIT_PARTS for value in values):
        return {"unit": match[1].lower()}, f"{text[: match.start()]} {text[match.end() :]}"
    return {"values": values}, f"{text[: match.start()]} {text[match.end() :]}"


def read_choices(text: str) -> Reading:
    """A remark that is nothing but a list of two or more short values: `values`, with `weights` where shares stand beside them."""
    lead, body = "", text.strip().rstrip(".")
    while lead != body:
        lead, body = body, _LEAD.sub("", body)
    ratio = _RATIO.search(body)
    if ratio and int(ratio[1]) + int(ratio[2]) == 100:
        pair = _split_choices(body[: ratio.start()])
        if len(pair) == 2:
            return {"values": tuple(map(parse_value, pair)), "weights": (float(ratio[1]), float(ratio[2]))}, ""
    parts = _split_choices(body)
    parts = _drop_unit(parts)
    if any(not part.startswith(("whether ", "if ")) and re.search(r"\s(?:is|are|was|were)\b", part) for part in parts):
        return {}, text
    if len(parts) < 2 or any(len(part.split()) > 5 or len(part) > 60 for part in parts):
        return {}, text
    pairs = [_split_weight(part) for part in parts]
    values = tuple(dict.fromkeys(parse_value(value) for value, _ in pairs))
    if len(values) < 2:
        return {}, text
    shares = tuple(share for _, share in pairs if share is not None)
    if len(shares) == len(values):
        return {"values": values, "weights": shares}, ""
    return {"values": values}, ""


def _split_choices(body: str) -> list[str]:
    """The parts of a list; slashes separate only where nothing else does."""
    parts = [part.strip().strip("'\"") for part in _SPLIT.split(body)]
    if len(parts) == 1 and "/" in body:
        parts = [part.strip() for part in body.split("/")]
    return [part for part in parts if part and part.lower() not in {"etc", "etc.", "...", "…", "and so on"}]


def _drop_unit(parts: list[str]) -> list[str]:
    """`30, 40 and 50 mph`: numbers, the unit of the last one being that of all; `and so on` is no value."""
    parts = [part for part in parts if not part.lower().startswith("so on")]
    if parts and re.match(r"[<>≤≥]", parts[-1]):
        return parts
    last = re.match(r"(-?\d+(?:\.\d+)?)\s+[^\W\d]+$", parts[-1]) if parts else None
    if last and len(parts) > 1 and all(re.fullmatch(r"-?\d+(?:\.\d+)?", part) for part in parts[:-1]):
        return [*parts[:-1], last[1]]
    return parts


def _split_weight(part: str) -> tuple[str, float | None]:
    """`paid 70%` → (`paid`, 70.0)."""
    match = _WEIGHTED.match(part)
    if match is None:
        return part, None
    return (match["value"] or match["value2"]).strip(" :=-"), float(match["share"] or match["share2"])


def parse_value(text: str) -> Any:
    """A value as written: integers and plain decimals as numbers, the rest as text without quotes."""
    plain = text.strip().strip("'\"")
    if re.fullmatch(r"-?(?:0|[1-9]\d{0,14})", plain):
        return int(plain)
    return plain
