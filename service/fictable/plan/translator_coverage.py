"""What became of each clause of a description, from the clauses that a language model copied for its columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fictable.plan import words
from fictable.plan.text import find_words, make_singular
from fictable.plan.translator_names import clean_text
from fictable.spec.nouns import Coverage

LONGEST_CLAUSE: Final = 200
# A clause counts as covered when at least this share of its words stands in what columns were made for.
_COVERED: Final = 0.6
_FORMS: Final = frozenset({"row", "rows", "column", "columns", "each", "table", "dataset", "data", "csv", "with", "and", "or", "of", "the"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A column and the words of the description that it says it stands for; `lost` tells what of them it could not keep, `mended`
    what of it is the rules' reading instead.
    """

    field: str
    clause: str
    lost: str = ""
    mended: str = ""


def cover_claims(claims: Sequence[Claim], clauses: Sequence[Coverage], unresolved: Sequence[str], description: str) -> tuple[Coverage, ...]:
    """One entry per clause, in the order of the text; first what columns claim, then what the rules' clauses leave over.

    `clauses` are those that the rules find in the description; `unresolved` what the model itself says it does not honour.
    """
    text = _fold(description)
    entries = _group(claims, text)
    held = {word for claim in claims for word in _list_words(claim.clause)} if claims else set()
    entries += [_carry(entry) for entry in clauses if not _is_covered(entry.clause, held)]
    known = {entry.clause.casefold() for entry in entries if entry.status == "unresolved"}
    for given in unresolved:
        clause = clean_text(given, LONGEST_CLAUSE)
        if clause and clause.casefold() not in known and _fold(clause) in text:
            entries = [entry for entry in entries if entry.clause.casefold() != clause.casefold() or entry.fields]
            entries.append(Coverage(clause, "unresolved", (), "the language model found no way to honour it"))
    return tuple(sorted(entries, key=lambda entry: _find(entry.clause, text)))


def _group(claims: Sequence[Claim], text: str) -> list[Coverage]:
    """One entry per claimed clause, with all of its columns."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.clause or f"\0{claim.field}", []).append(claim)
    entries = []
    for clause, group in groups.items():
        names = tuple(claim.field for claim in group)
        lost = "; ".join(claim.lost for claim in group if claim.lost)[:300]
        mended = "; ".join(claim.mended for claim in group if claim.mended)[:300]
        if clause.startswith("\0"):
            entries.append(
                Coverage(names[0], "unresolved" if lost else "assumed", names, lost or mended or "added: the description does not name it")
            )
        elif lost:
            entries.append(Coverage(clause, "unresolved", names, lost))
        elif _fold(clause) in text:
            entries.append(Coverage(clause, "mapped", names, mended))
        else:
            entries.append(Coverage(clause, "assumed", names, mended or "not in these words in the description"))
    return entries


def _carry(entry: Coverage) -> Coverage:
    """A clause that no column stands for: still an introduction or a purpose, else unresolved."""
    if entry.status == "assumed" and not entry.fields:
        return Coverage(entry.clause, "assumed", (), "an introduction, a purpose or an instruction: no column")
    return Coverage(entry.clause, "unresolved", (), "no column stands for it")


def compare_clauses(clause: str, other: str) -> float:
    """How alike two wordings are: the share of the longer one's meaningful words that both have; 0 where that is too little."""
    first, second = set(_list_words(clause)), set(_list_words(other))
    likeness = len(first & second) / max(len(first), len(second), 1)
    return likeness if likeness >= _COVERED else 0.0


def _is_covered(clause: str, held: set[str]) -> bool:
    wanted = _list_words(clause)
    return bool(wanted) and sum(word in held for word in wanted) >= _COVERED * len(wanted)


def _list_words(text: str) -> list[str]:
    """The words that carry meaning, in the singular."""
    singular = [make_singular(word) for word in find_words(text)]
    return [word for word in singular if word not in words.DETERMINERS and word not in words.PREPOSITIONS and word not in _FORMS]


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _find(clause: str, text: str) -> int:
    place = text.find(_fold(clause).rstrip("…"))
    return place if place >= 0 else len(text)
