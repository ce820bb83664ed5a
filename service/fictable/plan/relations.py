"""Relations between drafts: order in time, bounds by another field, formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from fictable.plan.data_files import read_table
from fictable.plan.defaults import choose_default
from fictable.plan.drafts import Draft
from fictable.plan.formulas import apply_formula, apply_usual_total, apply_weights, find_field, read_meaning, split_name
from fictable.plan.text import make_singular


@dataclass(frozen=True, slots=True)
class Step:
    """Two dates that follow each other: words of both, and the usual distance."""

    earlier: tuple[str, ...]
    later: tuple[str, ...]
    least: int
    most: int
    unit: str


def _spaced(names: str) -> tuple[str, ...]:
    """Words, `check_in` being two, each between spaces."""
    return tuple(f" {name.replace('_', ' ')} " for name in names.split())


_STEPS: Final = tuple(
    Step(_spaced(row["earlier"]), _spaced(row["later"]), row["least"], row["most"], row["unit"]) for row in read_table("steps")["steps"]
)
_CLOCKED: Final = {"day": (10, 480, "minute"), "year": (18, 50, "year"), "month": (3, 96, "month"), "minute": (3, 75, "minute")}


@dataclass(frozen=True, slots=True)
class Related:
    """The drafts with their relations, the constraints that no parameter expresses, and notes on clauses that could not be honoured."""

    drafts: tuple[Draft, ...]
    constraints: tuple[Mapping[str, Any], ...] = ()
    refused: Mapping[int, str] = field(default_factory=dict)


def relate(drafts: Sequence[Draft], declared: Mapping[str, frozenset[str]]) -> Related:
    """Applies stated relations, then the usual ones. `declared` maps a type id to the parameters that it takes."""
    done = list(drafts)
    constraints: list[Mapping[str, Any]] = []
    refused: dict[int, str] = {}
    for place, draft in enumerate(done):
        if draft.facts.formula:
            apply_formula(done, place, refused)
        elif draft.facts.weights and draft.type_id == "category":
            apply_weights(done, place)
    apply_usual_total(done)
    for place, draft in enumerate(done):
        if draft.facts.later_than:
            earlier = _find_earlier(done, place, draft.facts.later_than)
            if earlier is None:
                refused[draft.clause] = f"no earlier date is known as {draft.facts.later_than!r}"
            else:
                _order(done, place, earlier, constraints, declared, stated=True)
        elif draft.is_moment:
            earlier = _find_usual_earlier(done, place)
            if earlier is not None:
                _order(done, place, earlier, constraints, declared, stated=False)
        if draft.facts.at_most or draft.facts.at_least:
            _bound(done, place, constraints, declared, refused)
    return Related(tuple(done), tuple(constraints), refused)


def _find_earlier(drafts: Sequence[Draft], place: int, name: str) -> int | None:
    """The earlier date that a phrase means; failing that, the nearest usual one, or the first date before."""
    if name in {"it", "that", "this", "then"}:
        return next((other for other in range(place - 1, -1, -1) if drafts[other].is_moment), None)
    if name != "?" and not re.match(r"^(?:the )?(?:first|former)$", name):
        found = find_field(drafts, name, before=place)
        if found is not None and drafts[found].is_moment:
            return found
    usual = _find_usual_earlier(drafts, place)
    if usual is not None:
        return usual
    return next((other for other in range(place) if drafts[other].is_moment), None)


def _find_step(earlier: Draft, later: Draft) -> tuple[int, int, str] | None:
    """The usual distance between two dates, or None where they have no usual order."""
    before, after = (f" {' '.join((*split_name(draft.name), '·', *read_meaning(draft)))} " for draft in (earlier, later))
    for step in _STEPS:
        starts = any(word in before for word in step.earlier)
        if starts and any(word in after for word in step.later) and not any(word in after for word in step.earlier):
            return step.least, step.most, step.unit
    return None


def _find_usual_earlier(drafts: Sequence[Draft], place: int) -> int | None:
    """The date that usually comes before this one, nearest first."""
    later = drafts[place]
    others: list[int] = [*range(place - 1, -1, -1), *range(place + 1, len(drafts))]
    for other in others:
        if (
            drafts[other].is_moment
            and drafts[other].params.get("after") != later.name
            and _same_thing(drafts[other], later)
            and _find_step(drafts[other], later)
        ):
            return other
    return None


def _same_thing(earlier: Draft, later: Draft) -> bool:
    """Whether the qualifiers of two dates do not contradict: both of one entity or of none."""
    return earlier.of == later.of or not earlier.of or not later.of


def _order(
    drafts: list[Draft],
    place: int,
    earlier: int,
    constraints: list[Mapping[str, Any]],
    declared: Mapping[str, frozenset[str]],
    *,
    stated: bool,
) -> None:
    """Makes one date follow another: by an offset, or by a constraint where its own period is stated."""
    draft, base = drafts[place], drafts[earlier]
    if place == earlier or _depends(drafts, earlier, draft.name):
        return
    coherent = "." in draft.type_id and draft.type_id.rsplit(".", 1)[0] == base.type_id.rsplit(".", 1)[0] and draft.of == base.of
    if coherent and not stated:
        return
    if draft.facts.start or draft.facts.has_range:
        if draft.kind == base.kind:
            constraints.append({"kind": "inequality", "low": base.name, "high": draft.name})
        return
    least, most, unit = draft.facts.gap or _find_step(base, draft) or (0, 30, "day")
    moment = (
        draft.kind == "datetime" or (draft.kind != "date" and base.kind == "datetime") or (unit == "minute" and base.kind == "datetime")
    )
    if draft.kind == "datetime" and unit == "day" and base.kind == "datetime" and {"start", "pickup"} & set(split_name(base.name)):
        least, most, unit = _CLOCKED["day"]
    if draft.kind == "time" and unit == "day":
        least, most, unit = _CLOCKED["day"]
    if not moment and unit == "minute":
        least, most, unit = 0, 1, "day"
    kind = "datetime" if moment else "date"
    own = "after" in declared.get(draft.type_id, frozenset())
    drafts[place] = replace(
        draft,
        type_id=draft.type_id if own else kind,
        kind=draft.kind if own else kind,
        of=draft.of if own else "",
        params={"after": base.name, "min_offset": least, "max_offset": most, "unit": unit},
        note=draft.note or f"after {base.name}",
    )


def _make_plain(draft: Draft) -> Draft:
    """The draft as a plain number within its stated bounds."""
    default = choose_default(tuple(make_singular(word) for word in draft.words)).params
    low, high = draft.facts.minimum, draft.facts.maximum
    params: dict[str, Any] = {
        "min": float(low) if low is not None else min(default.get("min", 0), float(high or 0)),
        "max": float(high) if high is not None else max(default.get("max", 1000), float(low or 0) * 2),
        "decimals": max(draft.facts.decimals, 1),
    }
    return replace(draft, type_id="number.decimal", kind="decimal", of="", params=params)


def _depends(drafts: Sequence[Draft], place: int, name: str) -> bool:
    """Whether a draft follows, at any distance, the field of this name."""
    by_name = {draft.name: draft for draft in drafts}
    current: Draft | None = drafts[place]
    for _ in range(len(drafts)):
        after = current.params.get("after") if current is not None else None
        if not isinstance(after, str):
            return False
        if after == name:
            return True
        current = by_name.get(after)
    return True


def _bound(
    drafts: list[Draft], place: int, constraints: list[Mapping[str, Any]], declared: Mapping[str, frozenset[str]], refused: dict[int, str]
) -> None:
    """Keeps a number on the stated side of another one; a date that is bounded by a date follows it or goes before it."""
    name = drafts[place].facts.at_most or drafts[place].facts.at_least
    other = _find_twin(drafts, place) if name == "other" else find_field(drafts, name, before=place)
    if other is not None and drafts[other].is_moment and drafts[place].is_moment:
        earlier, later = (place, other) if drafts[place].facts.at_most else (other, place)
        _order(drafts, later, earlier, constraints, declared, stated=True)
    elif other is None or not (drafts[other].is_number and drafts[place].is_number):
        refused[drafts[place].clause] = f"no number is known as {name!r}"
    elif drafts[place].facts.at_most:
        _limit(drafts, place, other, constraints)
    else:
        _limit(drafts, other, place, constraints)


def _find_twin(drafts: Sequence[Draft], place: int) -> int | None:
    """The field beside a place that ends in the same word: diastolic pressure beside systolic."""
    near = (other for other in (place - 1, place + 1) if 0 <= other < len(drafts))
    return next((other for other in near if drafts[other].words[-1:] == drafts[place].words[-1:]), None)


def _limit(drafts: list[Draft], place: int, other: int, constraints: list[Mapping[str, Any]]) -> None:
    """Keeps the number at `place` at most as large as the `other`."""
    for member in (place, other):
        if not drafts[member].type_id.startswith("number.") and drafts[member].facts.has_range:
            drafts[member] = _make_plain(drafts[member])
        elif not drafts[member].type_id.startswith("number."):
            spoken = drafts[member].words
            keys = tuple(make_singular(word) for word in spoken)
            default = choose_default(keys, plural=bool(spoken) and any(word != key for word, key in zip(spoken, keys, strict=True)))
            usable = default.type_id.startswith("number.")
            drafts[member] = replace(
                drafts[member],
                type_id=default.type_id if usable else "number.decimal",
                kind=default.kind if usable else "decimal",
                of="",
                params=default.params if usable else {"min": 0, "max": 1000, "decimals": 2},
            )
    low, high = drafts[place], drafts[other]
    if low.facts.has_range and not high.facts.has_range:
        bounds = {**low.params, "max": max(high.params.get("max", 0), low.params.get("max", 0))}
        high = replace(high, type_id=low.type_id, kind=low.kind, params=bounds)
    if low.type_id != high.type_id or low.params.get("decimals") != high.params.get("decimals"):
        low = replace(
            low,
            type_id=high.type_id,
            kind=high.kind,
            params={**high.params, "min": min(low.params.get("min", 0), high.params.get("min", 0))},
        )
    top = max(high.params.get("max", 0), low.params.get("max", 0))
    drafts[other] = high if high.facts.has_range else replace(high, params={**high.params, "max": top})
    drafts[place] = low if low.facts.has_range else replace(low, params={**low.params, "max": drafts[other].params.get("max", top)})
    low, high = drafts[place], drafts[other]
    constraints.append({"kind": "inequality", "low": low.name, "high": high.name})
