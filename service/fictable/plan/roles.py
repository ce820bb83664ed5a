"""Which person a field is of: the table's own person, or another that the phrase names (buyer and seller, patient and doctor)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from fictable.plan import words
from fictable.plan.drafts import Draft
from fictable.plan.text import make_singular

_PERSON = "person"
_NAMES = frozenset({"person.name", "person.first_name", "person.last_name"})


def settle_roles(drafts: Sequence[Draft], subject: Collection[str]) -> list[Draft]:
    """The drafts with the `of` of every field of a person.

    Whose name stands there plainly (`name, manager name`), else the person that the table is about, else the one who is named first
    (`patient name, age`), is the one whose fields need no role. Others keep theirs, so that a buyer and a seller are two.
    """
    roles = {place: _find_role(draft) for place, draft in enumerate(drafts) if draft.type_id.split(".")[0] == _PERSON}
    named = [role for role in roles.values() if role]
    if any(not role and drafts[place].type_id in _NAMES for place, role in roles.items()):
        named = []
    main = next((role for role in named if role in subject), named[0] if named else "")
    return [
        replace(draft, of="" if roles[place] == main else roles[place]) if place in roles else draft for place, draft in enumerate(drafts)
    ]


def _find_role(draft: Draft) -> str:
    """The last word before the end of the phrase that is a kind of person, or the first word of a phrase of one."""
    plain = [make_singular(word) for word in draft.words]
    kinds = [word for word in (plain[:-1] or plain) if word in words.PEOPLE]
    return kinds[-1] if kinds else ""
