"""A planner's document that breaks a rule of the spec: the part that does is left out and its clause told, for a description always
has an answer.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any, Final

from fictable.errors import Issue, SpecInvalid

_ROUNDS: Final = 64
_PLAIN: Final = "text.sentence"
_LONGEST_NOTE: Final = 300
_LONGEST_NAME: Final = 100


def mend_document(document: dict[str, Any], read: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The document, without what read(document) refuses: a parameter, a constraint, the end of a note, letters of a name, or all about a
    field but its name.

    Raises SpecInvalid where nothing of this helps. The document that is given stays as it is.
    """
    for _ in range(_ROUNDS):
        try:
            read(document)
        except SpecInvalid as error:
            document = copy.deepcopy(document)
            if not _leave_out(document, error.issues):
                raise
        else:
            return document
    read(document)
    return document


def _leave_out(document: dict[str, Any], issues: Sequence[Issue]) -> bool:
    """Change the document by its issues; whether anything was changed. Of a constraint only one at a time, as places then move."""
    changed = False
    for issue in issues:
        match issue.path.split("/")[1:]:
            case ["coverage", place, "note" | "clause" as part, *_]:
                entry = document["coverage"][int(place)]
                entry[part], changed = str(entry[part])[:_LONGEST_NOTE], True
            case ["tables", table, "fields", place, "name"]:
                changed = _rename(document, document["tables"][int(table)]["fields"], int(place)) or changed
            case ["tables", table, "fields", place, *rest]:
                fields = document["tables"][int(table)]["fields"]
                field = fields[int(place)]
                fields[int(place)] = _mend_field(field, rest)
                _tell(document, field["name"], issue)
                changed = changed or fields[int(place)] != field
            case ["tables", table, "constraints", place, *_] if not changed:
                del document["tables"][int(table)]["constraints"][int(place)]
                changed = True
    return changed


def _mend_field(field: dict[str, Any], rest: Sequence[str]) -> dict[str, Any]:
    """The field without the parameter that the rest of a pointer names, else free text."""
    params = field.get("params", {})
    if len(rest) > 1 and rest[0] == "params" and rest[1] in params and field["type"] != "expression":
        return {**field, "params": {name: value for name, value in params.items() if name != rest[1]}}
    return {"name": field["name"], "type": _PLAIN}


def _rename(document: dict[str, Any], fields: list[dict[str, Any]], place: int) -> bool:
    """Give a field a name that can be printed, is not too long and is no other field's; whether that is another one."""
    old, taken = fields[place]["name"], {field["name"] for field in fields}
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in str(old)).split())[:_LONGEST_NAME].strip() or "field"
    numbered = (plain if number == 1 else f"{plain}_{number}" for number in range(1, len(fields) + 2))
    new = next(name for name in numbered if name not in taken)
    fields[place] = {**fields[place], "name": new}
    for entry in document.get("coverage", ()):
        entry["fields"] = [new if name == old else name for name in entry.get("fields", ())]
    return new != str(old)


def _tell(document: dict[str, Any], name: str, issue: Issue) -> None:
    """The clause of the field becomes unresolved, with the reason."""
    for entry in document.get("coverage", ()):
        if name in entry.get("fields", ()):
            entry["status"], entry["note"] = "unresolved", issue.message[:_LONGEST_NOTE]
            return
