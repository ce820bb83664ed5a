"""Keeps stated rules: drafts become computed, follow one another, or are bound by constraints of the table."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from fictable.plan.defaults import COUNTED, choose_default
from fictable.plan.drafts import Draft
from fictable.plan.formulas import compute_draft, find_field, is_whole, quote_name, rests_on, split_name
from fictable.plan.number_orders import bound_numbers
from fictable.plan.relations import order_moments
from fictable.plan.rules.statements import Operand, Statement
from fictable.plan.text import make_singular

_KEPT_TYPES: Final = frozenset({"finance.stock"})


@dataclass(slots=True)
class Kept:
    """The drafts and constraints while rules are applied; `held` are the columns of each statement that could be kept."""

    drafts: list[Draft]
    constraints: list[Mapping[str, Any]] = field(default_factory=list)
    held: dict[int, tuple[str, ...]] = field(default_factory=dict)


def keep_statements(kept: Kept, statements: Sequence[Statement], declared: Mapping[str, frozenset[str]], showing: Collection[str]) -> None:
    """Applies statements to drafts: calculations first, then order and difference; what cannot be kept is left out of `held`.

    `declared` maps a type id to the parameters that it takes, `showing` are the types that show a value of an entity.
    """
    order = sorted(range(len(statements)), key=lambda number: (statements[number].sign != "=", number))
    for number in order:
        statement = statements[number]
        if statement.sign == "=":
            names = _calculate(kept, statement)
        elif statement.sign == "!=":
            names = _part(kept, statement, showing)
        else:
            names = _order(kept, statement, declared)
        if names:
            kept.held[number] = names


def _find(drafts: Sequence[Draft], operand: Operand) -> int | None:
    """The draft that an operand means."""
    place = next((place for place, draft in enumerate(drafts) if draft.name == operand.name), None)
    return find_field(drafts, operand.name) if place is None else place


def _calculate(kept: Kept, statement: Statement) -> tuple[str, ...]:
    """Makes a draft an expression of others, which are numbers from then on."""
    target = _find(kept.drafts, statement.left)
    if target is None or kept.drafts[target].type_id == "expression":
        return ()
    parts: list[str] = []
    used: list[int] = []
    for part in statement.formula:
        if isinstance(part, str):
            parts.append(part)
            continue
        place = _find(kept.drafts, part)
        if place is None or place == target or rests_on(kept.drafts, place, kept.drafts[target].name):
            return ()
        if not kept.drafts[place].is_number and not _make_number(kept.drafts, place, like=target):
            return ()
        used.append(place)
        parts.append(quote_name(kept.drafts[place].name))
    if not used:
        return ()
    expression = " ".join(parts)
    kept.drafts[target] = compute_draft(kept.drafts[target], expression, whole=is_whole(kept.drafts, expression))
    return tuple(kept.drafts[place].name for place in (target, *used))


def _make_number(drafts: list[Draft], place: int, *, like: int | None = None) -> bool:
    """Makes a draft that was only guessed a number, like the one that it is compared with; False where it is something else."""
    draft = drafts[place]
    if draft.is_moment or draft.kind in {"boolean", "time"} or draft.facts.values or draft.facts.pattern:
        return False
    meant = draft.meaning or draft.words
    plural = bool(meant) and meant[-1] != make_singular(meant[-1])
    default = choose_default(tuple(make_singular(word) for word in meant), plural=plural)
    if not default.type_id.startswith("number."):
        other = drafts[like] if like is not None else None
        whole = (
            plural or any(make_singular(word) in COUNTED for word in meant) or (other is not None and other.kind in {"count", "integer"})
        )
        params = {"min": 0, "max": 1000} if whole else {"min": 0, "max": 1000, "decimals": 2}
        drafts[place] = replace(
            draft, type_id="number.integer" if whole else "number.decimal", kind="integer" if whole else "decimal", params=params, of=""
        )
        return True
    drafts[place] = replace(draft, type_id=default.type_id, kind=default.kind, params=dict(default.params), of="")
    return True


def _order(kept: Kept, statement: Statement, declared: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Keeps one draft at most as large, or as late, as the others."""
    names: list[str] = []
    for other in statement.right:
        low, high = _find(kept.drafts, statement.left), _find(kept.drafts, other)
        if low is None or high is None or low == high:
            continue
        drafts = kept.drafts
        if drafts[low].is_moment != drafts[high].is_moment and statement.moments:
            _make_moment(drafts, low, high)
        if drafts[low].is_moment and drafts[high].is_moment:
            done = order_moments(drafts, high, low, kept.constraints, declared, gap=statement.gap, strict=statement.sign == "<")
        elif drafts[low].kind == drafts[high].kind == "time":
            kept.constraints.append({"kind": "inequality", "low": drafts[low].name, "high": drafts[high].name})
            done = True
        else:
            done = _order_numbers(kept, low, high, strict=statement.sign == "<")
        names.extend((drafts[low].name, drafts[high].name) if done else ())
    return tuple(dict.fromkeys(names))


def _make_moment(drafts: list[Draft], low: int, high: int) -> None:
    """Makes the one of two drafts a date that is none yet, where nothing else is known of it."""
    for place, other in ((low, high), (high, low)):
        draft = drafts[place]
        if (
            not draft.is_moment
            and drafts[other].is_moment
            and (draft.kind in {"category", "label", "text", "id", "time"} or split_name(draft.name)[:1] in {("day",), ("date",)})
            and not draft.facts.values
        ):
            drafts[place] = replace(draft, type_id=drafts[other].kind, kind=drafts[other].kind, params={}, of="")


def _order_numbers(kept: Kept, low: int, high: int, *, strict: bool) -> bool:
    """Keeps one number at most as large as another; both become plain numbers of one kind."""
    drafts = kept.drafts
    for place, other in ((low, high), (high, low)):
        if not drafts[place].is_number and not _make_number(drafts, place, like=other):
            return False
    owners = {drafts[place].type_id.rsplit(".", 1)[0] for place in (low, high)}
    if len(owners) == 1 and owners <= _KEPT_TYPES:
        return True
    if "expression" in {drafts[low].type_id, drafts[high].type_id}:
        return _bound_computed(kept, low, high)
    bound_numbers(drafts, low, high, kept.constraints, strict=strict)
    return True


def _bound_computed(kept: Kept, low: int, high: int) -> bool:
    """A computed number is no more than what it is a sum of; other bounds of it are not kept."""
    computed, other = (high, low) if kept.drafts[high].type_id == "expression" else (low, high)
    used = set(re.findall(r"\w+", str(kept.drafts[computed].params.get("expr", ""))))
    return kept.drafts[other].name in used


def _part(kept: Kept, statement: Statement, showing: Collection[str]) -> tuple[str, ...]:
    """Keeps two drafts different; those that show entities of one kind show two of them."""
    one, other = _find(kept.drafts, statement.left), _find(kept.drafts, statement.right[0])
    if one is None or other is None or one == other:
        return ()
    drafts = kept.drafts
    if drafts[one].type_id == "expression" or drafts[other].type_id == "expression":
        return ()
    if _tells_apart(drafts[one], drafts[other], showing):
        return drafts[one].name, drafts[other].name
    if drafts[one].type_id != drafts[other].type_id and drafts[one].kind not in {"integer", "decimal", "count"}:
        drafts[other] = replace(drafts[other], type_id=drafts[one].type_id, kind=drafts[one].kind, params=drafts[one].params)
    if drafts[one].type_id in showing and drafts[one].of == drafts[other].of:
        roles = [_role_of(drafts[place], drafts[partner]) for place, partner in ((one, other), (other, one))]
        if roles[0] == roles[1]:
            return ()
        for place, role in zip((one, other), roles, strict=True):
            drafts[place] = replace(drafts[place], of=role)
    kept.constraints.append({"kind": "not_equal", "fields": [drafts[one].name, drafts[other].name]})
    return drafts[one].name, drafts[other].name


def _tells_apart(one: Draft, other: Draft, showing: Collection[str]) -> bool:
    """Whether two drafts show different values of one entity, like the origin and the destination of a flight: these differ anyway."""
    owners = {draft.type_id.rpartition(".")[0] for draft in (one, other)}
    return one.type_id != other.type_id and one.of == other.of and len(owners) == 1 and {one.type_id, other.type_id} <= set(showing)


def _role_of(draft: Draft, partner: Draft) -> str:
    """The words of a name that another has not: home, away."""
    others = set(split_name(partner.name))
    own = [word for word in split_name(draft.name) if word not in others]
    role = re.sub(r"[^a-z0-9_]", "", "_".join(own).lower())[:40]
    return role if role[:1].isalpha() else ""
