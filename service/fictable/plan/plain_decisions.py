"""Decisions without a type of a plugin: stated values, declared kinds, identifiers."""

from __future__ import annotations

import re
from typing import Any, Final

from fictable.plan.bounds import NUMERIC, Decision
from fictable.plan.defaults import make_code
from fictable.plan.known_phrases import Default
from fictable.plan.readers.facts import Facts
from fictable.plan.units import is_share

_POSITIVE: Final = frozenset({"yes", "y", "true", "1", "t", "sí", "si", "ja", "oui", "sim"})
_WHOLE: Final = 100  # percent
_ID_HEADS: Final = frozenset({"id", "key", "code", "number", "identifier", "no", "uuid", "reference"})


def decide_choices(facts: Facts) -> Decision:
    """One of the stated values."""
    values = list(facts.values)
    spelled = [str(value).lower() for value in values]
    if sorted(spelled) == ["false", "true"]:
        return Decision("boolean", "boolean", {"probability": facts.truth if facts.truth is not None else 0.5})
    if len({type(value) for value in values}) > 1:
        values = [str(value) for value in values]
    params: dict[str, Any] = {"values": values}
    positive = [place for place, value in enumerate(spelled) if value in _POSITIVE]
    if facts.weights and sum(facts.weights) > 0:
        params["weights"] = list(facts.weights)
    elif facts.truth is not None and len(values) == 2:
        chosen = positive[0] if len(positive) == 1 else 0
        params["weights"] = [round(facts.truth if place == chosen else 1 - facts.truth, 6) for place in range(2)]
    return Decision("category", "category", params)


def declare(default: Default, facts: Facts, keys: tuple[str, ...]) -> Default:
    """The default, bent to the declared kind of value."""
    declared, kind = facts.declared, default.kind
    if (
        declared != "boolean"
        and (declared == "percent" or is_share(facts.unit))
        and (kind not in NUMERIC or default.params.get("max", 0) > _WHOLE)
    ):
        return Default("number.decimal", "decimal", {"min": 0, "max": 100, "decimals": 1})
    if declared == "integer" and kind not in {"integer", "count"}:
        if kind == "id" or (keys and keys[-1] in _ID_HEADS):
            return (
                Default("id.sequence", "integer")
                if facts.unique or keys == ("id",)
                else Default("number.integer", "integer", {"min": 1, "max": 1000})
            )
        low, high = (default.params.get("min", 0), default.params.get("max", 100)) if kind == "decimal" else (0, 100)
        return Default("number.integer", "integer", {"min": int(low), "max": int(high)})
    if declared == "decimal" and kind == "id":
        return Default("id.sequence", "integer") if facts.unique else Default("number.integer", "integer", {"min": 1, "max": 100_000})
    if declared == "decimal" and kind not in NUMERIC:
        return Default("number.decimal", "decimal", {"min": 0, "max": 1000, "decimals": 2})
    if declared in {"date", "datetime", "time"} and kind != declared:
        return Default(declared, declared)  # type: ignore[arg-type]
    if declared == "id" and kind != "id":
        return Default("id.pattern", "id", {"pattern": make_code(keys)})
    if facts.start and kind not in {"date", "datetime", *NUMERIC}:
        return Default("date", "date")
    if facts.unit and kind in {"category", "label", "text", "time", "datetime"} and not declared:
        return Default("number.decimal", "decimal", {"min": 0, "max": 100, "decimals": 1})
    return default


def is_own(keys: tuple[str, ...], subject: frozenset[str]) -> bool:
    """Whether a phrase names the number of what the table is of: `ride id` of rides."""
    return len(keys) > 1 and keys[-1] in _ID_HEADS and all(word in subject for word in keys[:-1])


def number_own(pattern: str, facts: Facts) -> Decision:
    """A running number with the letters before and as many digits as a code of the kind has."""
    coded = re.fullmatch(r"([A-Za-z0-9/#-]*)\[0-9\]\{(\d+)\}", pattern)
    if coded is None:
        return Decision("id.pattern", "id", {"pattern": pattern}, status="assumed", unique=True)
    template = f"{coded[1]}{{seq:{coded[2]}}}"
    return Decision("id.template", "id", {"template": template}, status="assumed", unique=facts.unique, note="a running number")


def decide_id(keys: tuple[str, ...], facts: Facts, subject: frozenset[str]) -> Decision:
    """An identifier: numbered where it is the table's own or unique, else one that may come again."""
    qualifiers = [word for word in keys[:-1] if word not in {"unique", "number"}]
    own = facts.unique or not qualifiers or all(word in subject for word in qualifiers)
    if facts.declared == "integer":
        return (
            Decision("id.sequence", "integer", status="assumed")
            if own
            else Decision("number.integer", "integer", {"min": 1, "max": 1000}, status="assumed")
        )
    pattern = make_code(qualifiers)
    if own:
        prefix = pattern.split("[", maxsplit=1)[0]
        return Decision(
            "id.template", "id", {"template": f"{prefix}{{seq:6}}"}, status="assumed", unique=facts.unique, note="a running number"
        )
    return Decision("id.pattern", "id", {"pattern": pattern.replace("{6}", "{4}")}, status="assumed", note="a code")
