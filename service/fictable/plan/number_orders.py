"""Order between numbers: bounds that leave room for it, one kind of number for all that are compared, and the usual orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from fictable.plan.data_files import read_table
from fictable.plan.defaults import choose_default
from fictable.plan.drafts import Draft
from fictable.plan.formulas import read_meaning, split_name
from fictable.plan.text import make_singular

_ORDERS: Final = tuple(
    (frozenset(row["lower"].split()), frozenset(row["higher"].split()), frozenset(row.get("only", "").split()))
    for row in read_table("orders")["orders"]
)


def bound_numbers(drafts: list[Draft], place: int, other: int, constraints: list[Mapping[str, Any]], *, strict: bool = False) -> None:
    """Keeps the number at `place` at most as large as the `other`; both become plain numbers."""
    for member in (place, other):
        if not drafts[member].type_id.startswith("number."):
            drafts[member] = _make_plain(drafts[member])
    low, high = drafts[place], drafts[other]
    top = max(high.params.get("max", 0), low.params.get("max", 0))
    if not high.facts.has_range:
        drafts[other] = replace(high, params={**high.params, "max": max(top, low.params.get("min", 0) + 1)})
    ceiling = drafts[other].params["max"]
    if not low.facts.has_range:
        params = {**low.params, "max": min(low.params.get("max", ceiling), ceiling)}
        params["min"] = min(
            params.get("min", 0), params["max"], high.params.get("min", 0) if params.get("min", 0) >= params["max"] else params["max"]
        )
        drafts[place] = replace(low, params=params)
    made: dict[str, Any] = {"kind": "inequality", "low": low.name, "high": high.name}
    if strict:
        made = {"kind": "inequality", "fields": [low.name, high.name], "strict": True}
    if not any(_pair(known) == (low.name, high.name) for known in constraints):
        constraints.append(made)


def _pair(constraint: Mapping[str, Any]) -> tuple[str, str]:
    """The smaller and the larger field of an inequality of two."""
    fields = constraint.get("fields") or (constraint.get("low", ""), constraint.get("high", ""))
    return str(fields[0]), str(fields[-1])


def _make_plain(draft: Draft) -> Draft:
    """The draft as a plain number within its stated bounds, else within the usual ones of its name."""
    spoken = draft.meaning or draft.words
    keys = tuple(make_singular(word) for word in spoken)
    plural = bool(spoken) and any(word != key for word, key in zip(spoken, keys, strict=True))
    default = choose_default(keys, plural=plural)
    usable = default.type_id.startswith("number.")
    params: dict[str, Any] = {**(default.params if usable else {"min": 0, "max": 1000, "decimals": 2})}
    kind = default.kind if usable else "decimal"
    if draft.kind in {"integer", "count"} and kind == "decimal":
        kind = "integer"
        params = {"min": int(params["min"]), "max": int(params["max"])}
    params.update({key: draft.params[key] for key in ("min", "max", "decimals") if key in draft.params})
    params = _state_bounds(draft, params, whole=kind != "decimal")
    if kind == "decimal":
        params.setdefault("decimals", 2)
    else:
        params.pop("decimals", None)
    return replace(draft, type_id="number.decimal" if kind == "decimal" else "number.integer", kind=kind, of="", params=params)


def _state_bounds(draft: Draft, params: dict[str, Any], *, whole: bool) -> dict[str, Any]:
    """The parameters with the bounds that the text states."""
    for key, bound in (("min", draft.facts.minimum), ("max", draft.facts.maximum)):
        if bound is not None:
            params[key] = int(bound) if whole and bound == bound.to_integral_value() else float(bound)
    if params["min"] > params["max"]:
        params["min"], params["max"] = (
            (min(0, params["max"]), params["max"]) if draft.facts.minimum is None else (params["min"], params["min"] * 2 + 1)
        )
    return params


def harmonise(drafts: list[Draft], constraints: Sequence[Mapping[str, Any]]) -> None:
    """Numbers that are compared get the same decimals, those of the finest."""
    by_name = {draft.name: place for place, draft in enumerate(drafts)}
    pairs = [_pair(constraint) for constraint in constraints if constraint["kind"] == "inequality"]
    for _ in range(len(pairs)):
        changed = False
        for low, high in pairs:
            members = [by_name[name] for name in (low, high) if name in by_name and drafts[by_name[name]].type_id.startswith("number.")]
            finest = max((drafts[place].params.get("decimals", 0) for place in members), default=0)
            for place in members:
                if drafts[place].params.get("decimals", 0) != finest or (finest and drafts[place].type_id == "number.integer"):
                    drafts[place] = replace(
                        drafts[place], type_id="number.decimal", kind="decimal", params={**drafts[place].params, "decimals": finest}
                    )
                    changed = True
        if not changed:
            return


def add_usual_orders(drafts: list[Draft], constraints: list[Mapping[str, Any]]) -> None:
    """Numbers whose names say which is the smaller keep that order: `min_age` and `max_age`; coherent ones already do."""
    known = {_pair(constraint) for constraint in constraints if constraint["kind"] == "inequality"}
    plain = [place for place, draft in enumerate(drafts) if draft.is_number and draft.type_id != "expression" and not draft.facts.formula]
    spoken = {place: _spell(drafts[place]) for place in plain}
    lows = [place for place in plain if any(words & order[0] for words in spoken[place] for order in _ORDERS)]
    highs = [place for place in plain if any(words & order[1] for words in spoken[place] for order in _ORDERS)]
    for low in lows:
        for high in highs:
            if low == high or not _is_usual(drafts, spoken, low, high) or (drafts[high].name, drafts[low].name) in known:
                continue
            if (drafts[low].name, drafts[high].name) not in known and not _coheres(drafts[low], drafts[high]):
                bound_numbers(drafts, low, high, constraints)


def _spell(draft: Draft) -> tuple[frozenset[str], ...]:
    """The words of a draft's name, and their English ones."""
    return tuple(frozenset(words) for words in (split_name(draft.name), read_meaning(draft)) if words)


def _coheres(low: Draft, high: Draft) -> bool:
    """Whether both show one entity, whose values belong together anyway."""
    owners = {draft.type_id.rsplit(".", 1)[0] for draft in (low, high)}
    return len(owners) == 1 and low.of == high.of and not owners & {"number", "id"} and not (low.facts.has_range or high.facts.has_range)


def _is_usual(drafts: Sequence[Draft], spoken: Mapping[int, tuple[frozenset[str], ...]], low: int, high: int) -> bool:
    """Whether the names of two drafts differ in nothing but the words of a usual order, and their stated ranges allow it."""
    least, most = drafts[low].facts.minimum, drafts[high].facts.maximum
    if least is not None and most is not None and least > most:
        return False
    return any(_follows(one, other, order) for one in spoken[low] for other in spoken[high] for order in _ORDERS)


def _follows(low: frozenset[str], high: frozenset[str], order: tuple[frozenset[str], frozenset[str], frozenset[str]]) -> bool:
    """Whether the words of two names have an order, and are else the same."""
    lower, higher, only = order
    if not low & lower or not high & higher or low & higher or high & lower:
        return False
    rest = low - lower
    return rest == high - higher and (not only or bool(rest & only))
