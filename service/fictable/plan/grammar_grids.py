"""Columns that a table lists with a heading for each of their properties, and headers with rows of values below."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import Any, Final

from fictable.plan.clauses import Clause, Outline
from fictable.plan.grammar_records import describe, find_role, read_value

_RULE: Final = re.compile(r"^[\s|+:=_-]*[-=+_]{2,}[\s|+:=_-]*$")
_GAPS: Final = re.compile(r"\s{2,}|\t")
_NUMBER: Final = re.compile(r"-?\d[\d.,:/ %-]*|true|false|\d{4}-\d\d-\d\d.*", re.IGNORECASE)
_NAMED: Final = re.compile(r"[^\W\d].{0,59}|#.{0,20}")


def read_grid(text: str) -> Outline | None:
    """The columns that the rows of a table describe, where the table is headed `Field | Type | …`; else None."""
    lines = text.split("\n")
    for number, line in enumerate(lines[:12]):
        for split in (_split_bars, _split_gaps, _split_dashes):
            if split is _split_dashes and line.lstrip()[:1] in {"-", "*", "•"}:
                continue
            roles = [find_role(cell) for cell in split(line)]
            if "name" in roles and len({role for role in roles if role}) > 1 and roles.count("") * 2 <= len(roles):
                clauses = [clause for row in lines[number + 1 :] if (clause := _read_row(split(row), roles, row)) is not None]
                if len(clauses) > 1:
                    intro = " ".join(one for one in lines[:number] if not _RULE.match(one)).strip()
                    return Outline(intro, tuple(clauses))
    return None


def _split_bars(line: str) -> list[str]:
    return [cell.strip() for cell in re.sub(r"^\s*\|\s?|\s*\|\s*$", "", line).split("|")] if "|" in line else []


def _split_gaps(line: str) -> list[str]:
    return [cell.strip() for cell in _GAPS.split(line.strip())]


def _split_dashes(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"\s+[-–—]\s+|\s*[:;]\s+", line.strip(" -*•"), maxsplit=3)]


def _read_row(cells: Sequence[str], roles: Sequence[str], row: str) -> Clause | None:
    """One row: its name, and the other cells as remarks by what their headings say."""
    if _RULE.match(row) or not row.strip() or len(cells) < 1:
        return None
    told: dict[str, str] = {}
    for role, cell in zip(roles, cells, strict=False):
        plain = re.sub(r"^[*`_]{1,2}(.*?)[*`_]{1,2}$", r"\1", cell).strip()
        if role and plain not in {"", "-", "–", "—", "NULL", "n/a"}:
            told[role] = f"{told[role]}, {plain}" if role in told else plain
    name = told.pop("name", "")
    if not name or not _NAMED.fullmatch(name) or len(name.split()) > 6:
        return None
    notes, sample = describe(told)
    return Clause(" ".join(row.split()), "column", name, notes, sample=sample)


def read_sampled(text: str) -> Outline | None:
    """A header line with a row of values or more below it, the values as samples; else None."""
    lines = [line.strip() for line in text.split("\n") if line.strip() and not _RULE.match(line)]
    for number in range(min(3, len(lines) - 1)):
        for separator in (",", ";", "|", "\t"):
            names = _split(lines[number], separator)
            rows = [cells for line in lines[number + 1 : number + 9] if len(cells := _split(line, separator)) == len(names)]
            if len(names) > 2 and rows and _are_names(names) and _are_values(rows[0], names):
                clauses = [
                    Clause(
                        f"{name}: {rows[0][place]}"[:200],
                        "column",
                        name,
                        _note_kind([row[place] for row in rows]),
                        sample=_sample(rows, place),
                    )
                    for place, name in enumerate(names)
                ]
                return Outline(" ".join(lines[:number]), tuple(clauses))
    return None


def _split(line: str, separator: str) -> list[str]:
    try:
        cells = next(csv.reader([line.strip("|") if separator == "|" else line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return []
    return [cell.strip() for cell in cells]


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells may head columns: short, different, and none a number."""
    return len(set(cells)) == len(cells) and all(_NAMED.fullmatch(cell) and len(cell.split()) <= 5 and ": " not in cell for cell in cells)


def _are_values(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether cells may stand under names: some are numbers, dates or truths."""
    return sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) * 4 >= len(cells) and list(cells) != list(names)


def _sample(rows: Sequence[Sequence[str]], place: int) -> Any:
    """The first value of a column that is not empty."""
    return next((read_value(row[place]) for row in rows if row[place]), None)


def _note_kind(cells: Sequence[str]) -> tuple[str, ...]:
    """What the values of a column have in common that one alone does not tell: a decimal among whole numbers."""
    kinds = {type(read_value(cell)) for cell in cells if cell}
    return ("decimal",) if kinds == {int, float} else ()
