"""What the rules read where a language model's column could not be kept as it was given: the same words, read without it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from fictable.contract.nouns import FieldType
from fictable.plan.translator_coverage import compare_clauses
from fictable.plan.translator_fields import TranslatedField
from fictable.spec.nouns import Coverage

NOTE: Final = "as the rules read it"
_MEMBERS: Final = ("of", "unique", "null_fraction", "cases")
Field = Mapping[str, Any]


class RulesReading:
    """The fields of the rules' document by name, and by the one clause that each stands for."""

    def __init__(self, document: Mapping[str, Any], clauses: Sequence[Coverage], types: Mapping[str, FieldType]) -> None:
        self._types = types
        self._fields: dict[str, Field] = {str(made["name"]).casefold(): made for table in document["tables"] for made in table["fields"]}
        honoured = [entry for entry in clauses if entry.status != "unresolved" and len(entry.fields) == 1]
        self._clauses = [(entry.clause, self._fields[name]) for entry in honoured if (name := entry.fields[0].casefold()) in self._fields]

    def mend(self, field: TranslatedField, names: Collection[str]) -> TranslatedField | None:
        """The field with what the rules read in place of what was refused; None where they read nothing there.

        `names` are those of all fields; what the rules say of others is of no use.
        """
        read = self._find(field) if field.refused else None
        if read is None or not self._stands_alone(read, names):
            return None
        if "type" in field.refused:
            return replace(field, document={**read, "name": field.name}, refused={}, mended=f"{NOTE}: {field.lost}")
        return self._take_parts(field, read)

    def _find(self, field: TranslatedField) -> Field | None:
        """What the rules make of the same column: by its name, else by its words."""
        known = self._fields.get(field.name.casefold())
        if known is not None or not field.clause:
            return known
        likeness = [compare_clauses(clause, field.clause) for clause, _ in self._clauses]
        best = max(likeness, default=0.0)
        return self._clauses[likeness.index(best)][1] if best else None

    def _take_parts(self, field: TranslatedField, read: Field) -> TranslatedField | None:
        """The field with the parameters and members that were refused, where the rules have them for the same type."""
        document = dict(field.document)
        params, given = dict(document.get("params", {})), read.get("params", {}) if read["type"] == document["type"] else {}
        taken = [name for name in field.refused if name in given]
        params.update({name: given[name] for name in taken})
        members = [name for name in field.refused if name in _MEMBERS and name in read]
        document |= {name: read[name] for name in members} | ({"params": params} if params else {})
        done = {*taken, *members}
        if not done:
            return None
        reasons = "; ".join(reason for name, reason in field.refused.items() if name in done)[:300]
        left = {name: reason for name, reason in field.refused.items() if name not in done}
        return replace(field, document=document, refused=left, mended=f"{NOTE}: {reasons}")

    def _stands_alone(self, read: Field, names: Collection[str]) -> bool:
        """Whether a field of the rules names no fields that the table does not have."""
        field_type = self._types.get(str(read["type"]))
        if field_type is None or "expr" in read.get("params", {}) or "cases" in read:
            return False
        siblings = [
            str(value)
            for name, value in read.get("params", {}).items()
            if isinstance(schema := field_type.params.get(name), Mapping) and str(schema.get("format", "")).startswith("field")
        ]
        return all(sibling in names for sibling in siblings)
