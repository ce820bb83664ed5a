"""One wire field → one field of a dataset spec document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from fictable.contract.nouns import FieldType
from fictable.errors import Issue
from fictable.plan.translator_coverage import LONGEST_CLAUSE
from fictable.plan.translator_names import clean_name, clean_text
from fictable.plan.translator_params import fit_params, gather_params, is_finite
from fictable.plan.translator_tidy import list_losses, tidy_case_value, tidy_params
from fictable.plan.wire_types import NEEDS_TABLES

MOST_CASES: Final = 10
LONGEST_CONDITION: Final = 500
FREE_TEXT: Final = "text.sentence"
# What says so much about the values that another type is taken if the chosen one cannot be told.
_FACTS: Final = ("values", "min", "max", "start", "end", "after")


@dataclass(frozen=True, slots=True)
class TranslatedField:
    """A field of a document, the words that it stands for, what of them was left out and why, and issues of the answer.

    `mended` tells what the rules' reading stands in for.
    """

    document: dict[str, Any]
    clause: str
    refused: Mapping[str, str]
    issues: tuple[Issue, ...]
    mended: str = ""

    @property
    def name(self) -> str:
        """Its name in the document."""
        return str(self.document["name"])

    @property
    def lost(self) -> str:
        """What was left out and why, in one sentence; empty where nothing was."""
        return "; ".join(self.refused.values())[:300]

    def without(self, rest: Sequence[str], reason: str, types: Mapping[str, FieldType]) -> TranslatedField | None:
        """Without the member or parameter that the rest of a JSON pointer names; None where the field cannot do without it."""
        kept = dict(self.document)
        part, lost = rest[0] if rest else "", ""
        if part == "params" and len(rest) > 1 and rest[1] in kept.get("params", {}):
            kept["params"] = {name: value for name, value in kept["params"].items() if name != rest[1]}
            lost = rest[1]
            if rest[1] in types[str(kept["type"])].required:
                kept = {"name": kept["name"], "type": FREE_TEXT}
        elif part in {"of", "unique", "null_fraction", "cases"} and part in kept:
            del kept[part]
            lost = part
        elif kept["type"] != FREE_TEXT:
            kept = {"name": kept["name"], "type": FREE_TEXT}
        else:
            return None
        lost = lost if kept["type"] == self.document["type"] else "type"
        return replace(self, document=kept, refused={**self.refused, lost or "type": clean_text(reason, 200)}, mended="")


class FieldTranslator:
    """Translates the fields of one answer; `offline` has the fields of the rules' document by case-folded name."""

    def __init__(self, types: Mapping[str, FieldType], offline: Mapping[str, Mapping[str, Any]]) -> None:
        self._types, self._offline = types, offline

    def translate(self, wire: Mapping[str, Any], place: int, names: Sequence[str]) -> TranslatedField:
        """The field at a place of the answer; `names` are the cleaned names of all fields."""
        given = gather_params(wire)
        type_id, refused = self._choose_type(wire, names[place], given)
        field_type = self._types[type_id]
        params, unfit = fit_params(self._rename(given, field_type, wire, names), field_type)
        missing = [name for name in field_type.required if name not in params]
        if missing:
            refused["type"] = f"{type_id} needs {missing[0]}"
            type_id, params = self._guess(names[place], {}, avoid=type_id)
            unfit = {}
        refused |= {name: reason for name, reason in unfit.items() if name not in {"weights", "decimals", "distribution", "unit"}}
        storage = self._types[type_id].storage
        document: dict[str, Any] = {"name": names[place], "type": type_id} | ({"params": params} if params else {})
        document |= self._read_members(wire, self._types[type_id])
        issues = tuple(
            Issue(f"/fields/{place}/{name}", "not_allowed", reason, allowed=self._show(wire))
            for name, reason in list_losses(refused, storage).items()
        )
        return TranslatedField(document, clean_text(wire.get("clause"), LONGEST_CLAUSE), refused, issues)

    def _choose_type(self, wire: Mapping[str, Any], name: str, given: dict[str, Any]) -> tuple[str, dict[str, str]]:
        """The type that was given if it is known and takes the facts, else one that does; and why it is another one."""
        asked = wire.get("type")
        field_type = self._types.get(asked) if isinstance(asked, str) and asked not in NEEDS_TABLES else None
        if field_type is None:
            type_id, params = self._guess(name, given, avoid="")
            given.update({key: value for key, value in params.items() if key not in given})
            return type_id, {"type": f"there is no type {clean_text(asked, 60) or 'of this kind'!r} for described tables"}
        shaped = tidy_params(field_type, given)
        field_type = self._types.get(shaped, field_type)
        untold = [fact for fact in _FACTS if fact in given and fact not in field_type.params]
        other = _find_general(given, field_type.storage) if untold else ""
        if not other or other not in self._types:
            return field_type.id, {}
        if field_type.decimals is not None and "decimals" in self._types[other].params:
            given.setdefault("decimals", field_type.decimals)
        return other, {}

    def _guess(self, name: str, given: Mapping[str, Any], *, avoid: str) -> tuple[str, dict[str, Any]]:
        """A type by the rules' reading of the same name, else by the facts, else free text."""
        known = self._offline.get(name.casefold())
        if known is not None and known["type"] != avoid:
            return str(known["type"]), dict(known.get("params", {}))
        return _find_general(given, "int64" if all(_is_whole(given.get(key, 0)) for key in ("min", "max")) else "decimal") or FREE_TEXT, {}

    def _rename(self, given: Mapping[str, Any], field_type: FieldType, wire: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
        """The parameters with names of siblings as they stand in the document; a sibling that does not exist is left out."""
        done = dict(given)
        for key, schema in field_type.params.items():
            if isinstance(schema, Mapping) and str(schema.get("format", "")).startswith("field") and key in done:
                sibling = clean_name(done[key])
                found = next((name for name in names if name.casefold() == sibling.casefold()), None)
                if found is None or found == clean_name(wire.get("name")):
                    del done[key]
                else:
                    done[key] = found
        return done

    def _read_members(self, wire: Mapping[str, Any], field_type: FieldType) -> dict[str, Any]:
        """of, unique, null_fraction and cases, where they say something."""
        members: dict[str, Any] = {}
        of = clean_name(wire.get("of"))
        if of and field_type.shows is not None:
            members["of"] = of
        if wire.get("unique") is True:
            members["unique"] = True
        share = wire.get("null_fraction")
        if isinstance(share, int | float) and not isinstance(share, bool) and is_finite(share):
            share = share / 100 if 1 < share <= 100 else share
            if 0 < share <= 1:
                members["null_fraction"] = round(float(share), 6)
        cases = wire.get("cases")
        read = (
            [_read_case(case, field_type.storage) for case in cases[:MOST_CASES] if isinstance(case, dict)]
            if isinstance(cases, list)
            else []
        )
        if any(read):
            members["cases"] = [case for case in read if case]
        return members

    def _show(self, wire: Mapping[str, Any]) -> list[str] | None:
        """The parameters that the type of a wire field takes."""
        asked = wire.get("type")
        return sorted(self._types[asked].params) if isinstance(asked, str) and asked in self._types else None


def _find_general(given: Mapping[str, Any], storage: str) -> str:
    """The general type that takes the facts of a field whose values are stored so; "" where there is none."""
    if "values" in given:
        return "category"
    if "min" in given or "max" in given:
        if storage.startswith("int"):
            return "number.integer"
        return "number.decimal" if storage.startswith(("float", "decimal")) else ""
    if any(fact in given for fact in ("start", "end", "after")):
        return "date" if storage == "date32" else "datetime" if storage.startswith("timestamp") else ""
    return ""


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _read_case(case: Mapping[str, Any], storage: str) -> dict[str, Any]:
    """A case with a condition and a scalar value; empty for anything else."""
    when, value = case.get("when"), case.get("value")
    if not isinstance(when, str) or not when.strip() or not (value is None or isinstance(value, str | int | float)) or not is_finite(value):
        return {}
    tidy = tidy_case_value(value, storage)
    return {"when": when[:LONGEST_CONDITION], "value": clean_text(tidy, 200) if isinstance(tidy, str) else tidy}
