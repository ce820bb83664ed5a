"""Enumerations: `(paid, open or cancelled)`, `EN/MI/SE`, `[1=Pending 2=Approved]`, `A 70%, B 30%`."""

from __future__ import annotations

import re
from typing import Any, Final

from fictable.plan.readers.facts import Reading

_OR: Final = r"(?:or|oder|ou|o|hoặc|または|或|and|und|et|y|e|và)"
_SPLIT: Final = re.compile(rf"\s*(?:,\s*{_OR}\s+|,|;|\||\n|\s{_OR}\s)\s*", re.IGNORECASE)
_SLASHED: Final = re.compile(r"(?<!\S)([^\s/,]+(?:\s?/\s?[^\s/,]+)+)(?!\S)")
_CODED: Final = re.compile(r"(?<![\w])(\d{1,3})\s*=\s*([^\d=,;]+?)(?=\s*[,;]?\s*\d{1,3}\s*=|\s*$)")
_WEIGHTED: Final = re.compile(
    r"^(?P<value>.*?[^\s-])\s*[:=]?\s*\(?(?<![\d-])(?P<share>\d+(?:\.\d+)?)\s?%\)?$|^(?P<share2>\d+(?:\.\d+)?)\s?%\s+(?P<value2>\S.*)$"
)
_LEAD: Final = re.compile(
    r"^\s*(?:either|one of|any of|values?|such as|like|e\.g\.|for example|being|is|are|in|:|=|-|–)\s+|^\s*[:=]\s*", re.IGNORECASE
)
_YES_NO: Final = re.compile(
    r"\b(yes ?(?:/|or) ?no|y ?(?:/|or) ?n|true ?(?:/|or) ?false|0 ?(?:/|or) ?1|1 ?(?:/|or) ?0|sí ?/ ?no|ja ?/ ?nein"
    r"|oui ?/ ?non|sim ?/ ?não)(?![\w/])",
    re.IGNORECASE,
)


def read_yes_no(text: str) -> Reading:
    """`Yes/No`, `Y/N`, `true/false`, `0/1` as two `values` in the spelling of the text."""
    match = _YES_NO.search(text)
    if match is None:
        return {}, text
    values = tuple(parse_value(part) for part in re.split(r"/|\sor\s", match[1]))
    return {"values": values}, f"{text[: match.start()]} {text[match.end() :]}"


def read_codes(text: str) -> Reading:
    """`1=Pending 2=Approved` as `values`: the codes' labels."""
    found = _CODED.findall(text)
    return ({"values": tuple(label.strip() for _, label in found)}, _CODED.sub(" ", text)) if len(found) > 1 else ({}, text)


def read_slashes(text: str) -> Reading:
    """`EN/MI/SE/EX` as `values`; a lone pair of lower-case words needs to be all there is."""
    match = _SLASHED.search(text)
    if match is None or "://" in match[1]:
        return {}, text
    values = tuple(parse_value(part) for part in match[1].split("/") if part.strip())
    if len(values) < 2:
        return {}, text
    return {"values": values}, f"{text[: match.start()]} {text[match.end() :]}"


def read_choices(text: str) -> Reading:
    """A remark that is nothing but a list of two or more short values: `values`, with `weights` where shares stand beside them."""
    lead, body = "", text.strip().rstrip(".")
    while lead != body:
        lead, body = body, _LEAD.sub("", body)
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
