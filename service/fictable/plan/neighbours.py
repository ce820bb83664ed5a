"""What fields tell of an unknown one between them: among measurements it is measured, among counts counted, among truths one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from fictable.plan.data_files import read_table
from fictable.plan.decisions import Decider
from fictable.plan.drafts import Draft
from fictable.plan.known_phrases import is_known
from fictable.plan.lexicon import Lexicon
from fictable.plan.readers.facts import Facts
from fictable.plan.text import make_singular

# Nouns whose values are names, whatever is measured beside them.
_NAMED: Final[frozenset[str]] = frozenset(read_table("phrases")["named"].split())
# Words beside which another one abbreviates a name.
_PAIRED: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("first", "last"): ("first", "name"),
    ("last", "first"): ("last", "name"),
    ("long", "lat"): ("longitude",),
    ("long", "latitude"): ("longitude",),
}
_PERCENT: Final = frozenset({"percent", "percentage", "pct", "%"})
_NAMES: Final = frozenset({"category", "label", "text", "name"})
# A run of unknown fields between others is no longer, and so many others are counted beside them.
_LONGEST: Final = 3
_COMPANY: Final = 3
# The share of numbers among the fields from which unknown ones are numbers, too.
_MOST: Final = 0.6
# Longer words are no abbreviations.
_SHORT: Final = 5


def is_named(draft: Draft) -> bool:
    """Whether a field's values are names, whatever its neighbours are."""
    return _find_head(draft) in _NAMED


def _find_head(draft: Draft) -> str:
    """The noun that a name is about: `type` in `type of wood`."""
    place = draft.words.index("of") if "of" in draft.words[1:] else len(draft.words)
    return make_singular(draft.words[place - 1])


class Neighbours:
    """Decides on unknown fields by those beside them; `redecide` makes a draft anew with other facts."""

    def __init__(self, decider: Decider, lexicon: Lexicon, redecide: Callable[[Draft, Facts], Draft]) -> None:
        self._decider, self._lexicon, self._redecide = decider, lexicon, redecide

    def measure_unknown(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts, unknown words between measurements measured, too: `fixed acidity 4-16, chlorides, density`."""
        return self._number_most(self._count_unknown(self._measure(self._complete_pairs(drafts))))

    def _complete_pairs(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts, of which those that abbreviate half of a pair mean the whole word: `first, last`, `lat, long`."""
        names = frozenset(word for draft in drafts if len(draft.words) == 1 for word in (draft.words[0], draft.name))
        done = list(drafts)
        for place, draft in enumerate(drafts):
            meaning = next((meaning for (word, other), meaning in _PAIRED.items() if draft.words == (word,) and other in names), ())
            if meaning and draft.facts == Facts():
                decided = self._decider.decide(meaning, draft.facts)
                done[place] = replace(
                    draft,
                    type_id=decided.type_id,
                    kind=decided.kind,
                    params=decided.params,
                    of=decided.of,
                    status=decided.status,
                    note=decided.note,
                    meaning=meaning,
                )
        return done

    def _measure(self, drafts: Sequence[Draft]) -> list[Draft]:
        """An unknown word takes the unit behind it, or is a number between numbers."""
        done = list(drafts)
        for place, draft in enumerate(drafts):
            if draft.facts.unit and place and drafts[place - 1].clause == draft.clause - 1:
                before = drafts[place - 1]
                if not is_named(before) and _is_unknown(before) and len(before.words) == 1:
                    done[place - 1] = self._redecide(before, Facts(unit=draft.facts.unit))
            if not _is_unknown(draft) or self._is_told(draft):
                continue
            near = [_find_nearest(drafts, range(place - 1, -1, -1)), _find_nearest(drafts, range(place + 1, len(drafts)))]
            if any(near) and all(known is None or known.kind == "decimal" or known.facts.has_range for known in near):
                done[place] = self._redecide(draft, Facts(declared="decimal"))
        return done

    def _count_unknown(self, drafts: list[Draft]) -> list[Draft]:
        """Short runs of names that are guessed become counts between counts, percentages between percentages, truths between truths."""
        done = list(drafts)
        counts, truths = sum(map(_is_count, drafts)), sum(draft.kind == "boolean" for draft in drafts)
        for start, end in _find_runs([self._is_guessed(draft) for draft in drafts]):
            if not start or end == len(drafts) or end - start > _LONGEST:
                continue
            sides = drafts[start - 1], drafts[end]
            if all(map(_is_percentage, sides)):
                facts = Facts(declared="percent")
            elif counts >= _COMPANY and all(map(_is_count, sides)):
                facts = Facts(declared="integer")
            elif truths >= _COMPANY and all(side.kind == "boolean" for side in sides) and all(map(_is_unknown, drafts[start:end])):
                facts = Facts(declared="boolean")
            else:
                continue
            done[start:end] = [self._redecide(draft, facts) for draft in drafts[start:end]]
        return done

    def _number_most(self, drafts: list[Draft]) -> list[Draft]:
        """An abbreviation that means nothing is a number where most fields are, and so are the known ones on both sides of it."""
        numbers = sum(draft.is_number for draft in drafts)
        if numbers < _MOST * len(drafts) or numbers < 2 * _COMPANY:
            return drafts
        done = list(drafts)
        for place, draft in enumerate(drafts):
            near = [_find_nearest(drafts, range(place - 1, -1, -1)), _find_nearest(drafts, range(place + 1, len(drafts)))]
            short = all(len(word) <= _SHORT for word in draft.words)
            if short and _is_unknown(draft) and not self._is_told(draft) and all(known is None or known.is_number for known in near):
                done[place] = self._redecide(draft, Facts(declared="decimal"))
        return done

    def _is_told(self, draft: Draft) -> bool:
        """Whether a name itself tells what its values are."""
        return is_named(draft) or self._lexicon.knows_head(_find_head(draft)) or is_known(tuple(map(make_singular, draft.words)))

    def _is_guessed(self, draft: Draft) -> bool:
        """Whether a field of names has no facts, and no type for its very words."""
        if draft.kind not in _NAMES or draft.facts != Facts() or draft.boolean or is_named(draft):
            return False
        match = self._decider.find(draft.words)
        return not self._is_told(draft) if match is None or match.exact else True


def _is_unknown(draft: Draft) -> bool:
    """Whether the values of a field are a guess."""
    return draft.type_id == "category" and draft.status == "assumed" and draft.facts == Facts()


def _is_percentage(draft: Draft) -> bool:
    """Whether a field is stated in percent."""
    return draft.facts.unit in _PERCENT or draft.facts.declared == "percent" or draft.words[-1] in _PERCENT or draft.words[0] in _PERCENT


def _is_count(draft: Draft) -> bool:
    """Whether things are counted in a field: a whole number of a noun in the plural."""
    return draft.kind == "count" or (draft.kind == "integer" and draft.words[-1] != make_singular(draft.words[-1]))


def _find_nearest(drafts: Sequence[Draft], places: range) -> Draft | None:
    """The first of some drafts whose kind is not itself a guess."""
    return next((drafts[place] for place in places if drafts[place].type_id != "category" or drafts[place].facts.values), None)


def _find_runs(chosen: Sequence[bool]) -> list[tuple[int, int]]:
    """The first place of each run of what is chosen, and the place behind it."""
    starts = [place for place, one in enumerate(chosen) if one and not (place and chosen[place - 1])]
    ends = [place + 1 for place, one in enumerate(chosen) if one and not (place + 1 < len(chosen) and chosen[place + 1])]
    return list(zip(starts, ends, strict=True))
