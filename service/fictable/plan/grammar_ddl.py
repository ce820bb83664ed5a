"""The columns of a CREATE TABLE."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.clauses import Clause, Outline

_CREATE: Final = re.compile(r"create\s+(?:temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?(?P<table>[\w.\"`\[\]]+)\s*\(", re.IGNORECASE)
# `[Salary] [money] NULL`
_BRACKETED_TYPE: Final = re.compile(
    r"(\]|\w)\s+\[(\w+)\](?=\s*[(,\n)]|\s+(?:NOT|NULL|IDENTITY|PRIMARY|DEFAULT|CHECK|UNIQUE))", re.IGNORECASE
)
_CONSTRAINT: Final = re.compile(
    r"^(?:primary\s+key|foreign\s+key|unique|constraint|check|index|key)\b\s*(?:\(|\w+\s*\(|\w+\s+(?:primary|foreign|unique|check))",
    re.IGNORECASE,
)
_COLUMN: Final = re.compile(
    r"^[\"`\[]?(?P<name>[^\W\d][\w ]*?|[^\W\d]\w*)[\"`\]]?\s+(?P<type>[A-Za-z]\w*(?:\s+precision)?(?:\s*\([^)]*\))?)(?P<rest>.*)$",
    re.DOTALL,
)
_IN: Final = re.compile(r"\bin\s*\((?P<values>[^)]*)\)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s+(-?\d+(?:\.\d+)?)\s+and\s+(-?\d+(?:\.\d+)?)", re.IGNORECASE)
_COMPARE: Final = re.compile(r"(?:<=|>=|<|>)\s*-?[\w.]+")
_ENUM: Final = re.compile(r"^(?:enum|set)\s*\((?P<values>.*)\)$", re.IGNORECASE | re.DOTALL)
# MySQL's boolean.
_TRUTH: Final = re.compile(r"tinyint\s*\(\s*1\s*\)|bit\s*(?:\(\s*1\s*\))?$", re.IGNORECASE)
# What a column's comment says of its values.
_TOLD: Final = re.compile(r"\bcomment\s+'(?P<told>[^']{3,80})'", re.IGNORECASE)
_KEPT: Final = re.compile(r"\bcomment \((?P<told>[^()]+)\)")
_COMMENT: Final = re.compile(
    r"^(?P<code>\s*[\w\"`\[][^\n]*?)\s*(?P<comma>,?)\s*--\s*(?P<told>(?=.*(?:\d|,|\bor\b|[=|/%]|\bin\b))[^\n']{3,80})$"
)


def read_ddl(text: str) -> Outline | None:
    """The columns of the first CREATE TABLE: types, CHECK, IN, BETWEEN, UNIQUE, PRIMARY KEY and NULL are read as remarks."""
    text = _BRACKETED_TYPE.sub(r"\1 \2", text)
    match = _CREATE.search(text)
    if match is None:
        return None
    body, end = _take_balanced(text, match.end() - 1)
    parts = [part.strip() for part in split_outside(_keep_comments(body), ",") if part.strip()]
    keys = {name.strip().strip('"`[]').lower() for part in parts if _CONSTRAINT.match(part) for name in _constrained(part)}
    clauses = [clause for part in parts if not _CONSTRAINT.match(part) and (clause := _read_column(part, keys)) is not None]
    table = match["table"].strip('"`[]').split(".")[-1].strip('"`[]')
    intro = f"{text[: match.start()]} {table}".strip()
    asides = [Clause(aside, "aside") for aside in (text[: match.start()].strip(), text[end:].strip(" ;\n-")) if aside]
    return Outline(intro, (*clauses, *asides), table)


def _keep_comments(body: str) -> str:
    """A table's definitions, comments at the ends of lines written as those of the columns before them."""
    lines = (_COMMENT.sub(lambda match: f"{match['code']} COMMENT '{match['told']}'{match['comma']}", line) for line in body.split("\n"))
    kept = "\n".join(re.sub(r"--[^\n]*", "", line) for line in lines)
    return _TOLD.sub(lambda match: f"comment ({re.sub(r'[()]', ' ', match['told'])})", kept)


def _constrained(part: str) -> list[str]:
    """The columns of a table constraint that makes them unique."""
    match = re.search(r"(?:primary\s+key|unique)[^(]*\(([^),]*)\)", part, re.IGNORECASE)
    return [match[1]] if match else []


def _read_column(part: str, keys: set[str]) -> Clause | None:
    """One column definition."""
    match = _COLUMN.match(part)
    if match is None:
        plain = part.strip('"`[] ')
        return Clause(part, "column", plain) if re.fullmatch(r"\w+", plain) else None
    kind = re.sub(r"\s*\(.*", "", match["type"])
    notes = ["boolean" if _TRUTH.match(match["type"]) else kind]
    enum, within, between = _ENUM.match(match["type"]), _IN.search(match["rest"]), _BETWEEN.search(match["rest"])
    if enum or within:
        found = enum or within
        notes = [found["values"] if found else ""]
    elif between:
        notes.append(f"{between[1]} to {between[2]}")
    else:
        notes.extend(_COMPARE.findall(match["rest"]))
    formed = re.search(r"\blike\s+'((?:\[[^\]']+\]|[^%_'\[\]])+)'", match["rest"], re.IGNORECASE)
    if formed:
        notes.append(f"pattern {formed[1]}")
    if re.search(r"\bunique\b|\bprimary\s+key\b", match["rest"], re.IGNORECASE) or match["name"].lower() in keys:
        notes.append("unique")
    told = _KEPT.search(match["rest"])
    if told and not (enum or within):
        notes.append(told["told"])
    return Clause(" ".join(part.split()), "column", match["name"], tuple(notes))


def _take_balanced(text: str, start: int) -> tuple[str, int]:
    """The inside of the bracket at `start`, and where the text goes on."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return text[start + 1 : place], place + 1
    return text[start + 1 :], len(text)


def split_outside(text: str, separator: str) -> list[str]:
    """The parts of a text between separators that stand in no bracket."""
    parts, depth, last = [], 0, 0
    for place, char in enumerate(text):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(char, 0)
        if char == separator and depth <= 0:
            parts.append(text[last:place])
            last = place + 1
    return [*parts, text[last:]]
