"""Drafts become a dataset spec document of one table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fictable.plan.clauses import Clause
from fictable.plan.drafts import Draft
from fictable.plan.text import find_words, name_column
from fictable.spec.nouns import Coverage


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the rows of a document; `as_of` is aware."""

    title: str
    table: str
    rows: int
    seed: int
    locale: str
    as_of: dt.datetime


def make_unique_names(drafts: Sequence[Draft], groups: Mapping[int, str]) -> list[Draft]:
    """The drafts under different names: a second one takes its unit, its group or a number; an exact repetition is left out."""
    taken: dict[str, Draft] = {}
    done: list[Draft] = []
    for named in drafts:
        draft = named
        known = taken.get(draft.name.lower())
        if known is not None:
            if (
                known.words == draft.words
                and not draft.verbatim
                and known.clause != draft.clause
                and known.facts == draft.facts
                and groups.get(known.clause) == groups.get(draft.clause)
            ):
                continue
            draft = replace(draft, name=_find_name(draft, groups.get(draft.clause, ""), taken))
        taken[draft.name.lower()] = draft
        done.append(draft)
    return done


def _find_name(draft: Draft, group: str, taken: Mapping[str, Draft]) -> str:
    """A free name for a draft."""
    options = [f"{draft.name}_in_{'_'.join(find_words(draft.facts.unit))}"] if draft.facts.unit else []
    if group and len(find_words(group)) <= 2:
        options.append(f"{name_column(find_words(group))}_{draft.name}")
    for option in options:
        if option.lower() not in taken:
            return option
    number = 2
    while f"{draft.name}_{number}".lower() in taken:
        number += 1
    return f"{draft.name}_{number}"


def make_field(draft: Draft) -> dict[str, Any]:
    """The field of a document."""
    made: dict[str, Any] = {"name": draft.name, "type": draft.type_id}
    if draft.params:
        made["params"] = dict(draft.params)
    if draft.of:
        made["of"] = draft.of
    if draft.unique:
        made["unique"] = True
    if draft.cases:
        made["cases"] = [dict(case) for case in draft.cases]
    if draft.facts.null_fraction > 0:
        made["null_fraction"] = round(min(draft.facts.null_fraction, 1.0), 6)
    return made


def make_document(
    heading: Heading, fields: Sequence[Mapping[str, Any]], constraints: Iterable[Mapping[str, Any]], coverage: Iterable[Coverage]
) -> dict[str, Any]:
    """A document of one table."""
    table: dict[str, Any] = {"name": heading.table, "rows": heading.rows, "fields": [dict(made) for made in fields]}
    constraints = [dict(constraint) for constraint in constraints]
    if constraints:
        table["constraints"] = constraints
    return {
        "version": 1,
        "title": heading.title,
        "locale": heading.locale,
        "seed": heading.seed,
        "as_of": heading.as_of.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "tables": [table],
        "coverage": [_show(entry) for entry in coverage],
    }


def _show(entry: Coverage) -> dict[str, Any]:
    """A coverage entry as JSON."""
    shown: dict[str, Any] = {"clause": entry.clause, "status": entry.status}
    if entry.fields:
        shown["fields"] = list(entry.fields)
    if entry.note:
        shown["note"] = entry.note
    return shown


def cover(
    clauses: Sequence[Clause],
    drafts: Sequence[Draft],
    refused: Mapping[int, str],
    *,
    about: str,
    told: Mapping[int, tuple[str, ...]] | None = None,
) -> tuple[Coverage, ...]:
    """One entry per clause, in the order of the text.

    `about` says what the introduction was taken for, `told` which fields a sentence told of without naming a new one.
    """
    told = told or {}
    entries: list[Coverage] = []
    for number, clause in enumerate(clauses):
        own = [draft for draft in drafts if draft.clause == number]
        wording = _limit(clause.text) or "…"
        if number in refused:
            entries.append(Coverage(wording, "unresolved", tuple(draft.name for draft in own), refused[number]))
        elif number in told:
            entries.append(Coverage(wording, "mapped", told[number], "when a value is missing"))
        elif own:
            guessed = [draft for draft in own if draft.status == "assumed"]
            entries.append(
                Coverage(wording, "assumed" if guessed else "mapped", tuple(draft.name for draft in own), (guessed or own)[0].note)
            )
        elif clause.form == "aside":
            entries.append(
                Coverage(
                    wording, "assumed", (), about if number == 0 and about else "an introduction, a purpose or an instruction: no column"
                )
            )
        elif clause.form == "fact" and entries and entries[-1].fields and _is_remark(clause):
            entries.append(Coverage(wording, "mapped", entries[-1].fields, "a remark on the field before"))
        else:
            entries.append(Coverage(wording, "unresolved", (), "names no field that the rules can read"))
    return tuple(entries)


def _is_remark(clause: Clause) -> bool:
    """Whether a clause has something that readers could read."""
    return bool(re.search(r"\d|empty|blank|unique|each|both|after|later|exceed", " ".join((clause.text, *clause.notes))))


def _limit(text: str) -> str:
    """A clause of at most 200 characters on one line, without control characters."""
    head = text[:400]
    if not head.isprintable():
        head = "".join(char if char.isprintable() else " " for char in head)
    plain = " ".join(head.split())
    return plain if len(plain) <= 200 else plain[:199] + "…"
