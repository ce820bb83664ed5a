"""Which person a field is of: the table's own person, or another that the phrase names (buyer and seller, patient and doctor)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from fictable.plan import words
from fictable.plan.drafts import Draft
from fictable.plan.text import make_singular

_PERSON = "person"
_NAMES = frozenset({"person.name", "person.first_name", "person.last_name"})
# Whose relatives they are is somebody else; fathers are men and mothers women.
_KIN = frozenset({"mother", "father", "parent", "guardian", "spouse"})
_NAME_PARTS = frozenset({"name", "first_name", "last_name"})


def settle_roles(drafts: Sequence[Draft], subject: Collection[str]) -> list[Draft]:
    """The drafts with the `of` of every field of a person.

    Whose name stands there plainly (`name, manager name`), else the person that the table is about, else the one who is named first
    (`patient name, age`), is the one whose fields need no role. Others keep theirs, so that a buyer and a seller are two. Whose name
    another plugin shows (`teacher name`) has the role of that type, and without a name beside it the fields without a role are theirs.
    """
    held = _find_held_roles(drafts)
    roles = {place: _find_role(draft) for place, draft in enumerate(drafts) if draft.type_id.split(".")[0] == _PERSON}
    roles = {place: held.get(role, role) for place, role in roles.items()}
    named = [role for role in roles.values() if role]
    plain = any(not role and drafts[place].type_id in _NAMES for place, role in roles.items())
    if plain:
        named = []
    main = next((role for role in named if role in subject), next((role for role in named if role not in _KIN), ""))
    if main in held.values():
        main = ""
    shown = next((role for word, role in held.items() if word in subject), "")
    if shown and not plain and not any(drafts[place].type_id in _NAMES for place in roles):
        roles = {place: role or shown for place, role in roles.items()}
    return [
        replace(draft, of="" if roles[place] == main else roles[place]) if place in roles else draft for place, draft in enumerate(drafts)
    ]


def _find_held_roles(drafts: Sequence[Draft]) -> dict[str, str]:
    """The words for persons whose names other plugins show, with the role that these give them: physician → doctor."""
    held: dict[str, str] = {}
    for draft in drafts:
        parts = draft.type_id.split(".")
        role = parts[-2] if parts[-1] in _NAME_PARTS else parts[-1]
        if parts[0] != _PERSON and role in words.PEOPLE:
            held[role] = role
            held.update(dict.fromkeys((word for word in map(make_singular, draft.meaning or draft.words) if word in words.PEOPLE), role))
    return held


def _find_role(draft: Draft) -> str:
    """The last word before the end of the phrase that is a kind of person, or the first word of a phrase of one.

    Of a name that only stands for what no plugin knows (`approved by`, `deal owner`) all words but those for names.
    """
    plain = [make_singular(word) for word in draft.meaning or draft.words]
    kinds = [word for word in (plain[:-1] or plain) if word in words.AGENTS]
    if kinds or draft.status != "assumed" or draft.type_id != "person.name":
        return kinds[-1] if kinds else ""
    return "_".join(word for word in plain if word not in {"name", "full"})[:40]
