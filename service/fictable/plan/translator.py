"""Wire answer → dataset spec document of one table. What does not fit is repaired or left out, and the coverage tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from fictable.contract.nouns import FieldType
from fictable.errors import Issue, PlanningFailed, SpecInvalid
from fictable.plan.assembly import Heading, make_document
from fictable.plan.text import find_words, name_column
from fictable.plan.translator_coverage import Claim, cover_claims
from fictable.plan.translator_fields import FieldTranslator, TranslatedField
from fictable.plan.translator_names import clean_names, clean_text
from fictable.plan.translator_rules import RulesReading
from fictable.plan.wire import CONSTRAINTS
from fictable.spec.nouns import Coverage, DatasetSpec

MOST_FIELDS: Final = 200
MOST_CONSTRAINTS: Final = 20
MOST_UNRESOLVED: Final = 50
MOST_MENDED: Final = 40
_ROUNDS: Final = 40
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Background:
    """What is known beside the answer: the description, the table's heading, and the document and coverage of the rules."""

    description: str
    heading: Heading
    offline: Mapping[str, Any]
    clauses: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """A dataset spec of one table, and what was wrong with the answer: paths into it; empty where all of it could be kept."""

    spec: DatasetSpec
    issues: tuple[Issue, ...]


class Translator:
    """Translates answers with the field types of a catalog; `read` is the parser that users' specs go through."""

    def __init__(self, types: Mapping[str, FieldType], read: Callable[[Document], DatasetSpec], most_fields: int = MOST_FIELDS) -> None:
        self._types, self._read, self._most_fields = types, read, min(most_fields, MOST_FIELDS)

    def translate(self, answer: object, background: Background) -> Translation:
        """The spec of an answer (what json.loads returns). Raises PlanningFailed where it has no usable column."""
        wires = answer.get("fields") if isinstance(answer, dict) else None
        if not isinstance(wires, list) or not isinstance(answer, dict):
            raise PlanningFailed("the language model's answer has no list of fields")
        wires = [wire for wire in wires[: self._most_fields] if isinstance(wire, dict)]
        if not wires:
            raise PlanningFailed("the language model's answer has no fields")
        names = clean_names([wire.get("name") for wire in wires])
        translator = FieldTranslator(self._types, _index_fields(background.offline))
        fields = [translator.translate(wire, place, names) for place, wire in enumerate(wires)]
        renamed = {str(wire.get("name")): name for wire, name in zip(wires, names, strict=True)}
        draft = _Draft(fields, _read_constraints(answer.get("constraints"), renamed), [issue for field in fields for issue in field.issues])
        return self._mend(self._settle(draft, answer, background), draft, answer, background)

    def _mend(self, made: Translation, draft: _Draft, answer: Mapping[str, Any], background: Background) -> Translation:
        """Let the rules' reading stand in for what was refused, column by column, as far as the parser takes it."""
        rules = RulesReading(background.offline, background.clauses, self._types)
        names = {field.name for field in draft.fields}
        found = [(place, mended) for place, field in enumerate(draft.fields) if (mended := rules.mend(field, names)) is not None]
        for place, mended in found[:MOST_MENDED]:
            field, draft.fields[place] = draft.fields[place], mended
            try:
                made = replace(made, spec=self._read(self._write(draft, answer, background)))
            except SpecInvalid:
                draft.fields[place] = field
        return made

    def _settle(self, draft: _Draft, answer: Mapping[str, Any], background: Background) -> Translation:
        """Leave out what the parser refuses, until it refuses nothing."""
        for _ in range(_ROUNDS):
            if not draft.fields:
                break
            try:
                return Translation(self._read(self._write(draft, answer, background)), tuple(draft.issues))
            except SpecInvalid as error:
                draft.leave_out_all(error.issues, self._types)
        raise PlanningFailed("the language model's answer makes no valid dataset spec")

    def _write(self, draft: _Draft, answer: Mapping[str, Any], background: Background) -> Document:
        """The document with its coverage."""
        title = clean_text(answer.get("title"), 80) or background.heading.title
        table = name_column(find_words(clean_text(answer.get("table"), 60)), keep_plural=True) or background.heading.table
        given = answer.get("unresolved")
        unresolved = [str(text) for text in given[:MOST_UNRESOLVED] if isinstance(text, str)] if isinstance(given, list) else []
        claims = [Claim(field.name, field.clause, field.lost, field.mended) for field in draft.fields]
        coverage = cover_claims(claims, background.clauses, unresolved, background.description)
        heading = replace(background.heading, title=title, table=table)
        return make_document(heading, [field.document for field in draft.fields], draft.constraints, coverage)


class _Draft:
    """A document while parts of it may still be left out."""

    def __init__(self, fields: list[TranslatedField], constraints: list[dict[str, Any]], issues: list[Issue]) -> None:
        self.fields, self.constraints, self.issues = fields, constraints, issues

    def leave_out_all(self, issues: Sequence[Issue], types: Mapping[str, FieldType]) -> None:
        """Drop what issues of the parser point to, later parts first, so that the places of the others stay; of a circle one link."""
        first: dict[tuple[str, int], Issue] = {}
        for issue in issues:
            if issue.code != "cycle" or not first:
                first.setdefault(_find_place(issue), issue)
        for _, issue in sorted(first.items(), key=lambda entry: entry[0][1], reverse=True):
            if self.fields:
                self.leave_out(issue, types)

    def leave_out(self, issue: Issue, types: Mapping[str, FieldType]) -> None:
        """Drop the part that an issue of the parser points to: a constraint, a member or parameter of a field, else the field."""
        parts = issue.path.strip("/").split("/")
        place = _find_place(issue)[1]
        self.issues.append(replace(issue, path="/" + "/".join(part for part in parts[2:] if part != "params")))
        if parts[2:3] == ["constraints"] and 0 <= place < len(self.constraints):
            del self.constraints[place]
        elif parts[2:3] == ["fields"] and 0 <= place < len(self.fields):
            smaller = self.fields[place].without(parts[4:], issue.message, types)
            if smaller is None:
                self._drop_field(place)
            else:
                self.fields[place] = smaller
        elif self.constraints:
            self.constraints.clear()
        else:
            self._drop_field(len(self.fields) - 1)

    def _drop_field(self, place: int) -> None:
        name = self.fields.pop(place).name
        self.constraints = [
            made for made in self.constraints if name not in (*made.get("fields", ()), *made.get("parts", ()), made.get("total"))
        ]


def _find_place(issue: Issue) -> tuple[str, int]:
    """Which list of the table an issue points into, and where; -1 for none."""
    parts = issue.path.strip("/").split("/")
    return (parts[2], int(parts[3])) if len(parts) > 3 and parts[3].isdecimal() else ("", -1)


def _index_fields(document: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The fields of the rules' document by name."""
    return {str(made["name"]).casefold(): made for table in document["tables"] for made in table["fields"]}


def _read_constraints(given: object, renamed: Mapping[str, str]) -> list[dict[str, Any]]:
    """The constraints whose fields exist, as a dataset spec has them."""
    made = []
    for wire in given[:MOST_CONSTRAINTS] if isinstance(given, list) else ():
        if not isinstance(wire, dict) or wire.get("kind") not in CONSTRAINTS or not isinstance(wire.get("fields"), list):
            continue
        fields = [renamed[name] for name in _texts(wire["fields"]) if name in renamed]
        total = renamed.get(str(wire.get("total")), "")
        if len(fields) < 2 or len(fields) != len(wire["fields"]) or (wire["kind"] == "sum" and not total):
            continue
        made.append({"kind": "sum", "parts": fields, "total": total} if wire["kind"] == "sum" else {"kind": wire["kind"], "fields": fields})
    return made


def _texts(given: Sequence[Any]) -> list[str]:
    return [entry for entry in given if isinstance(entry, str)]
