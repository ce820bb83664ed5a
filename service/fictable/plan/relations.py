"""Relations between drafts: order in time, bounds by another field, formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from fictable.plan.data_files import read_table
from fictable.plan.drafts import Draft
from fictable.plan.formulas import apply_formula, apply_usual_total, apply_weights, find_field, read_meaning, split_name
from fictable.plan.number_orders import add_usual_orders, bound_numbers, harmonise


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


def relate(drafts: Sequence[Draft], declared: Mapping[str, frozenset[str]], constraints: Sequence[Mapping[str, Any]] = ()) -> Related:
    """Applies the relations that remarks state, then the usual ones.

    `declared` maps a type id to the parameters that it takes, `constraints` are those that were kept before.
    """
    done = list(drafts)
    constraints = list(constraints)
    refused: dict[int, str] = {}
    for place, draft in enumerate(done):
        if draft.facts.formula and draft.type_id != "expression":
            apply_formula(done, place, refused)
        elif draft.facts.weights and draft.type_id == "category":
            apply_weights(done, place)
    apply_usual_total(done)
    for place in range(len(done)):
        draft = done[place]
        if draft.facts.later_than and "after" not in draft.params:
            earlier = _find_earlier(done, place, draft.facts.later_than)
            if earlier is None:
                refused[draft.clause] = f"no earlier date is known as {draft.facts.later_than!r}"
            else:
                order_moments(done, place, earlier, constraints, declared)
        elif draft.is_moment and "after" not in draft.params:
            earlier = _find_usual_earlier(done, place)
            if earlier is not None:
                order_moments(done, place, earlier, constraints, declared, stated=False)
        if draft.facts.at_most or draft.facts.at_least:
            _bound(done, place, constraints, declared, refused)
    add_usual_orders(done, constraints)
    harmonise(done, constraints)
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


def order_moments(
    drafts: list[Draft],
    place: int,
    earlier: int,
    constraints: list[Mapping[str, Any]],
    declared: Mapping[str, frozenset[str]],
    *,
    stated: bool = True,
    gap: tuple[int, int, str] | None = None,
    strict: bool = False,
) -> bool:
    """Makes one date follow another: by an offset, or by a constraint where its own period is stated. False where it cannot."""
    draft, base = drafts[place], drafts[earlier]
    if place == earlier or _depends(drafts, earlier, draft.name):
        return False
    known = draft.params.get("after")
    if known is not None and not _may_follow(drafts, str(known), base.name):
        return _depends(drafts, place, base.name)
    coherent = "." in draft.type_id and draft.type_id.rsplit(".", 1)[0] == base.type_id.rsplit(".", 1)[0] and draft.of == base.of
    if coherent and not stated:
        return True
    if draft.facts.start or draft.facts.has_range:
        return _follow_within(drafts, place, earlier, constraints)
    least, most, unit = gap or draft.facts.gap or _find_step(base, draft) or (0, 30, "day")
    least, most, unit = _avoid_ties(most, unit) if strict and not least else (least, most, unit)
    moment = (
        draft.kind == "datetime" or (draft.kind != "date" and base.kind == "datetime") or (unit == "minute" and base.kind == "datetime")
    )
    if (
        gap is None
        and draft.kind == "datetime"
        and unit == "day"
        and base.kind == "datetime"
        and {"start", "pickup"} & set(split_name(base.name))
    ):
        least, most, unit = _CLOCKED["day"]
    if draft.kind == "time" and unit == "day":
        least, most, unit = _CLOCKED["day"]
    if not moment and unit in {"minute", "hour"}:
        least, most, unit = int(strict), 1, "day"
    kind = "datetime" if moment else "date"
    offered = declared.get(draft.type_id, frozenset())
    measured = "min_offset" in offered
    own = "after" in offered and (measured or (gap is None and draft.facts.gap is None))
    offsets = {"min_offset": least, "max_offset": max(most, least), "unit": unit} if measured or not own else {}
    drafts[place] = replace(
        draft,
        type_id=draft.type_id if own else kind,
        kind=draft.kind if own else kind,
        of=draft.of if own else "",
        params={"after": base.name, **offsets},
        note=draft.note or f"after {base.name}",
    )
    return True


def _avoid_ties(most: int, unit: str) -> tuple[int, int, str]:
    """A distance of at most so many units that is never nothing: from one day, hour or minute on."""
    days = {"week": 7, "month": 28, "year": 365}.get(unit)
    return (1, most * days, "day") if days else (1, max(most, 1), unit)


def _may_follow(drafts: Sequence[Draft], known: str, name: str) -> bool:
    """Whether a date that follows `known` may follow `name` instead, because `name` itself follows `known`."""
    place = next((place for place, draft in enumerate(drafts) if draft.name == name), None)
    return place is not None and _depends(drafts, place, known)


def _follow_within(drafts: list[Draft], place: int, earlier: int, constraints: list[Mapping[str, Any]]) -> bool:
    """Keeps a date with a period of its own behind another; where one has a time of day, both have."""
    draft, base = drafts[place], drafts[earlier]
    if draft.kind != base.kind:
        other = place if draft.kind == "date" else earlier
        if not {"start", "end"} >= set(drafts[other].params):
            return False
        drafts[other] = replace(drafts[other], type_id="datetime", kind="datetime", of="")
    for member in (place, earlier):
        made = drafts[member]
        if "." in made.type_id and {"start", "end"} >= set(made.params):
            drafts[member] = replace(made, type_id=made.kind, of="")
    if "after" not in base.params and draft.params.get("start") and not base.params.get("start"):
        drafts[earlier] = replace(
            drafts[earlier],
            params={**drafts[earlier].params, "start": draft.params["start"], "end": draft.params.get("end", draft.params["start"])},
        )
    constraints.append({"kind": "inequality", "low": base.name, "high": draft.name})
    return True


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
        order_moments(drafts, later, earlier, constraints, declared)
    elif other is None or not (drafts[other].is_number and drafts[place].is_number):
        refused[drafts[place].clause] = f"no number is known as {name!r}"
    elif drafts[place].facts.at_most:
        bound_numbers(drafts, place, other, constraints)
    else:
        bound_numbers(drafts, other, place, constraints)


def _find_twin(drafts: Sequence[Draft], place: int) -> int | None:
    """The field beside a place that ends in the same word: diastolic pressure beside systolic."""
    near = (other for other in (place - 1, place + 1) if 0 <= other < len(drafts))
    return next((other for other in near if drafts[other].words[-1:] == drafts[place].words[-1:]), None)
