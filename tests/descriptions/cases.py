"""A case: a description and the columns of the real dataset behind it. README.md tells the format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, get_args

Split = Literal["develop", "held", "develop2", "develop3", "held3", "develop4", "develop5", "held5"]
SPLITS: Final[tuple[Split, ...]] = get_args(Split)
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ExpectedField:
    """A column that the description asks for (`must`) or that would suit it.

    `names`: what the column may be called, more words before or after allowed; `exact_names`: only just so.
    `kind` and `check` say which values fit; see values.py.
    """

    concept: str
    names: tuple[str, ...]
    exact_names: tuple[str, ...]
    kind: str
    check: Mapping[str, Any]
    must: bool


@dataclass(frozen=True, slots=True)
class ExpectedRule:
    """`left operator right` must hold in the rows; the sides are names or arithmetic on names."""

    left: str
    operator: str
    right: str


@dataclass(frozen=True, slots=True)
class Case:
    """A description and what is expected of its dataset. `group`: the phrasing of an explicit one, else the style."""

    id: str
    group: str
    domain: str
    description: str
    fields: tuple[ExpectedField, ...]
    rules: tuple[ExpectedRule, ...] = field(default=())


def read_case(document: Mapping[str, Any]) -> Case:
    """A line of a case file."""
    fields = tuple(
        ExpectedField(
            one["concept"], tuple(one["names"]), tuple(one.get("names_exact", ())), one["kind"], one.get("check", {}), one["must"]
        )
        for one in document["fields"]
    )
    rules = tuple(ExpectedRule(*rule) for rule in document.get("relations", ()))
    group = document.get("phrasing") or document["style"]
    return Case(document["id"], group, document["domain"], document["description"], fields, rules)


def read_case_file(path: Path) -> list[Case]:
    """The cases of a file with one JSON object per line."""
    return [read_case(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def load_cases(split: Split) -> list[Case]:
    """All cases of a split, in the order of the file names."""
    return [case for path in sorted(HERE.glob(f"cases_{split}_*.jsonl")) for case in read_case_file(path)]
