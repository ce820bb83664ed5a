"""Relations between drafts: order in time, bounds by another field, formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.defaults import FOREIGN, choose_default
from fictable.plan.drafts import Draft
from fictable.plan.text import find_words, make_singular, split_identifier


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
_SIGNS: Final = re.compile(r"\s([-+*/])\s")


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
            _apply_formula(done, place, refused)
    _apply_usual_total(done)
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


def _tokens(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: expanded, singular."""
    spoken = find_words(" ".join(split_identifier(part) for part in name.split()))
    return tuple(make_singular(word) for part in spoken for word in words.EXPANDED.get(part, part).split())


def find_field(drafts: Sequence[Draft], name: str, *, before: int | None = None) -> int | None:
    """The draft that a phrase means: the same words first, then all words of one in the other; the nearest before wins ties."""
    wanted = _tokens(name)
    if not wanted:
        return None
    best: tuple[float, int] | None = None
    for place, draft in enumerate(drafts):
        if place == before:
            continue
        for have in (_tokens(draft.name), _tokens(" ".join(draft.words))):
            score = 3.0 if have == wanted else 2.0 if set(wanted) <= set(have) else 1.0 if have and set(have) <= set(wanted) else 0.0
            if score and (best is None or score > best[0]):
                best = (score, place)
    return best[1] if best else None


def _apply_formula(drafts: list[Draft], place: int, refused: dict[int, str]) -> None:
    """Makes a draft an expression of others, where all its operands are numeric fields."""
    draft = drafts[place]
    if draft.facts.formula.startswith("#"):
        number = int(draft.facts.formula[1:])
        operands = [other for other in range(place) if drafts[other].is_number][-number:]
        if len(operands) < number:
            others = [other for other in range(len(drafts)) if other != place and drafts[other].is_number]
            operands = others[:number]
        expression = " + ".join(_quote(drafts[other].name) for other in operands) if len(operands) == number else ""
    else:
        expression = _translate(drafts, place, draft.facts.formula)
    if not expression:
        refused[draft.clause] = f"the formula {draft.facts.formula!r} names a number that is no field"
        return
    drafts[place] = _compute(draft, expression)


def _compute(draft: Draft, expression: str, status: Any = "mapped") -> Draft:
    """The draft as a formula, rounded to two decimals."""
    return replace(
        draft,
        type_id="expression",
        kind="decimal",
        params={"expr": f"round({expression}, 2)"},
        of="",
        status=status,
        note="computed from other fields",
        unique=False,
    )


def _translate(drafts: Sequence[Draft], place: int, formula: str) -> str:
    """A formula with column names, or nothing where an operand is unknown or no number."""
    parts = _SIGNS.split(formula)
    if len(parts) > 21:
        return ""
    done: list[str] = []
    for number, part in enumerate(parts):
        if number % 2:
            done.append(part)
            continue
        plain = part.strip()
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            done.append(plain)
            continue
        found = find_field(drafts, plain, before=place)
        if found is None or not drafts[found].is_number or _uses(drafts, found, drafts[place].name):
            return ""
        done.append(_quote(drafts[found].name))
    return " ".join(done)


def _uses(drafts: Sequence[Draft], place: int, name: str) -> bool:
    """Whether a draft is computed, at any distance, from the field of this name; one not yet computed counts as such."""
    draft = drafts[place]
    if not draft.facts.formula or draft.type_id != "expression":
        return bool(draft.facts.formula)
    used = frozenset(re.findall(r"\w+", str(draft.params.get("expr", ""))))
    return name in used or any(_uses(drafts, other, name) for other, known in enumerate(drafts) if other != place and known.name in used)


def _quote(name: str) -> str:
    """A column name as an expression has it: bare where it is one plain word."""
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) and name.lower() not in {
        "and",
        "or",
        "not",
        "in",
        "is",
        "null",
        "true",
        "false",
        "between",
        "date",
        "timestamp",
        "interval",
        "time",
    }:
        return name
    return '"' + name.replace('"', '""') + '"'


def _meaning(draft: Draft) -> str:
    """What a number usually means: price, quantity or total, in any of the known languages."""
    plain = [FOREIGN.get(word, word) for word in _tokens(draft.name)]
    if set(plain) & {"total"} and len(plain) <= 2 and not set(plain) & {"charge", "claim", "delay", "number"}:
        return "total"
    if "price" in plain and set(plain) & {"unit", "unitario", "unitaire", "einzel", "stuck"}:
        return "unit"
    if plain[-1:] == ["quantity"] or plain[:1] == ["quantity"] or plain == ["unit", "sold"]:
        return "quantity"
    return (
        "total"
        if draft.name.lower()
        in {"gesamtpreis", "line_total", "total_price", "total_amount", "order_total", "合計", "montant_total", "importe_total"}
        else ""
    )


def _apply_usual_total(drafts: list[Draft]) -> None:
    """A total beside a quantity and a unit price is their product."""
    found: dict[str, int] = {}
    for place, draft in enumerate(drafts):
        meaning = _meaning(draft)
        if meaning and draft.is_number:
            found.setdefault(meaning, place)
    if len(found) == 3 and drafts[found["total"]].type_id != "expression" and not drafts[found["total"]].facts.has_range:
        product = f"{_quote(drafts[found['quantity']].name)} * {_quote(drafts[found['unit']].name)}"
        drafts[found["total"]] = _compute(drafts[found["total"]], product, "assumed")


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
    before, after = f" {' '.join(_tokens(earlier.name))} ", f" {' '.join(_tokens(later.name))} "
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
    least, most, unit = _find_step(base, draft) or (0, 30, "day")
    moment = (
        draft.kind == "datetime" or (draft.kind != "date" and base.kind == "datetime") or (unit == "minute" and base.kind == "datetime")
    )
    if draft.kind == "datetime" and unit == "day" and base.kind == "datetime" and {"start", "pickup"} & set(_tokens(base.name)):
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
    other = find_field(drafts, name, before=place)
    if other is not None and drafts[other].is_moment and drafts[place].is_moment:
        earlier, later = (place, other) if drafts[place].facts.at_most else (other, place)
        _order(drafts, later, earlier, constraints, declared, stated=True)
    elif other is None or not (drafts[other].is_number and drafts[place].is_number):
        refused[drafts[place].clause] = f"no number is known as {name!r}"
    elif drafts[place].facts.at_most:
        _limit(drafts, place, other, constraints)
    else:
        _limit(drafts, other, place, constraints)


def _limit(drafts: list[Draft], place: int, other: int, constraints: list[Mapping[str, Any]]) -> None:
    """Keeps the number at `place` at most as large as the `other`."""
    for member in (place, other):
        if not drafts[member].type_id.startswith("number.") and drafts[member].facts.has_range:
            drafts[member] = _make_plain(drafts[member])
        elif not drafts[member].type_id.startswith("number."):
            default = choose_default(tuple(make_singular(word) for word in drafts[member].words))
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
