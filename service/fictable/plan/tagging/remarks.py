"""The facts of a column as remarks in the notations that the readers know: without the verb and the brackets they stood with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from fictable.plan.restating.listing import state_values
from fictable.plan.restating.portions import state_portions
from fictable.plan.restating.spans import state_spans
from fictable.plan.tagging.absences import CONDITION, drop_absences, tell_absence, tells_absence
from fictable.plan.tagging.bounds import read_bounds
from fictable.plan.tagging.codes import read_code
from fictable.plan.tagging.kinds import find_meaning, read_kind
from fictable.plan.tagging.options import read_options
from fictable.plan.text import find_brackets

_EDGES: Final = " ,;:.–—=\n"
# Verbs and small words that say nothing of the values: `is given as`, `which goes`, `with values`.
_LEAD: Final = re.compile(
    r"^(?:(?:and|which|that|who|it|they|these|those|its values?|values|this|there|here|having|being|be|is|are|was|were|can(?! ?not|'t)"
    r"|could|may(?! \d)|might|must|should|will|would|has|have|also|simply|just|only(?! if)|given|recorded|stored|noted"
    r"|expressed|stated|written"
    r"|counted|reported|kept|taken|measured|saved|quoted|shown|coded|goes|go|runs|run|ranges?|ranging|lies?|lying|stays?|staying|falls?"
    r"|falling|var(?:y|ies|ying)|spans?|moves?|sits?|takes?|takes? on|holds?|says?|reads?|tells?|shows?|somewhere|anywhere|typically"
    r"|normally|among|out of|by the words?|consists? of|made (?:up )?of|something|itself|themselves|any(?:thing)?"
    r"|of course|namely|i\.e\.|viz\.?|to wit|(?-i:of(?= [A-Z]))"
    r"|(?-i:as(?= (?:an?|the|either|one|[A-Z0-9])\b))|with(?= (?:values?|the values?|options?|an?|either|up|at)\b))(?![\w'])[,:]?\s*)+",
    re.IGNORECASE,
)
# Where a fact ends and another begins: `in USD, never empty`, `0 or 1; mostly 0`, `unique and 10 digits long`.
_JOINTS: Final = re.compile(
    r"(?:,|;)?\s+(?:and|but|though|while)\s+(?=(?:is|are|may|can|it|they|never|always|about|around|roughly|must|has|have|sometimes"
    r"|mostly|often|usually|rarely|seldom|hardly|comes?|stays?|in|with|unique|empty|blank|null|missing)\b)"
    r"|;\s+|(?<!\d)\s[–—-]\s|\s[–—-]\s(?![\d$€£])|:\s+(?=-?\d)|\s+(?=starting (?:at|from|with)\s)|\swith\s(?=\d)"
    r"|,\s+(?=(?:mostly|usually|often|rarely|seldom|hardly|typically|normally|always|never|not|no|thus|so|hence|in"
    r"|with|counted|measured|given|stored"
    r"|rounded|empty|blank|null|missing|absent|unknown|unique|may|can|must|is|are|which|that|at least|at most|up to|about|around|roughly"
    r"|depending|separated|possibly|perhaps|maybe|both|each|one per|per|for|if|when|where|because|since|only|mean|sd|skewed)\b)",
)
# What holds for some rows tells nothing of all.
_SELDOM: Final = re.compile(
    r"^(?:rarely|seldom|hardly(?: ever)?|usually|mostly|often|typically|normally|most(?:ly)? of them|in most cases"
    r"|on average|averag\w+)\b"
    r"(?!.*(?:%|empty|blank|null|missing|absent|\bhalf\b))",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"^(?P<value>yes|true|y|no|false|n)\b[:,]?\s*(?:(?:for|in|on|with|among|at|by)\s)?(?:(?:about|around|roughly|some"
    r"|under|over|only|just"
    r"|nearly|almost|approximately)\s)*(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)",
    re.IGNORECASE,
)
_UNIT_FIRST: Final = re.compile(
    r"^(?P<unit>in (?!(?:early|late|mid|week|spring|summer|autumn|winter|fall|q[1-4]|(?:jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec)[a-z]*)\b)[^,\d]{1,25}?),?\s+(?P<rest>(?:from|between|up to|at least|at most|max|min"
    r"|never)\b.*|[-$€£]?\d.*)$",
    re.IGNORECASE,
)
# `in µS/cm`: a unit, and no two values.
_RATE: Final = re.compile(
    r"^in\s[^\s\d]{1,8}/[^\s\d]{1,8}$|^[^\s\d]{1,8}/(?:s|h|min|l|L|dl|dL|ml|mL|m|cm|km|kg|day|year|MWh|kWh|m²|m2|m³|m3"
    r"|ha|km²|hr|mol|g)$"
)
# `between home and office`: two ends, and no values.
_ENDS: Final = re.compile(r"^(?:between|from) (?!\d)[a-z][a-z ]* (?:and|to) (?!\d)[a-z]+(?: [a-z]+)??(?: (?P<unit>in [^ ]+))?$")
_WRITTEN: Final = re.compile(r"^up to \d+ (?:\w+ )?(?:letters?|digits?|characters?|words?|chars)\b")


def make_remarks(facts: Sequence[str]) -> tuple[str, ...]:
    """The remarks that the facts of a column amount to, in order, without those that tell nothing."""
    return tuple(remark for fact in facts for remark in _split(state_values(state_spans(state_portions(fact)))))


def _split(fact: str) -> list[str]:
    """What a fact means, or its parts: bracketed ones, and those that a comma or `and` sets off, are remarks of their own."""
    meant, _, rest = fact.partition(", ")
    meaning = find_meaning(meant)
    if meaning:
        return [meaning, *(_split(rest) if rest else [])]
    absence = tell_absence(fact)
    parts = _find_parts(re.sub(r"^[-–—,:;]\s+|\s+[-–—]$", "", fact.strip()).strip())
    remarks = [remark for part in (drop_absences(parts) if absence else parts) for remark in _simplify(part)]
    return [absence, *remarks] if absence else remarks


def _find_parts(whole: str) -> list[str]:
    """The parts outside of brackets, then those inside."""
    brackets = find_brackets(whole)
    if len(brackets) == 1 and (brackets[0].start, brackets[0].end) == (0, len(whole)):
        whole, brackets = brackets[0].inside, ()
    outside, inside, end = "", [], 0
    for bracket in brackets:
        outside += whole[end : bracket.start]
        inside.extend(_JOINTS.split(bracket.inside))
        end = bracket.end
    return [part for part in (*_JOINTS.split(outside + whole[end:]), *inside) if part and part.strip(_EDGES)]


def _simplify(part: str) -> list[str]:
    """The remarks of a part without the words that lead to them and without its condition; none where it tells nothing of all rows."""
    bare = _LEAD.sub("", part.strip(_EDGES) + " ").strip(_EDGES)
    share = _SHARE.match(bare)
    if share:
        amount = float(share["share"])
        return [f"{amount if share['value'].lower() in {'yes', 'true', 'y'} else 100 - amount:g}% yes"]
    bounds = read_bounds(bare)
    if bounds is None and (_SELDOM.match(bare) or _RATE.match(bare) or _WRITTEN.match(bare)):
        return []
    bare = bare if tells_absence(bare) else CONDITION.sub("", bare)
    kind = read_kind(bare)
    if kind is not None:
        return [*kind[0], *_simplify(kind[1])]
    ends = _ENDS.match(bare)
    if ends:
        return [ends["unit"]] if ends["unit"] else []
    unit = _UNIT_FIRST.match(bare)
    if unit:
        return [*([] if _RATE.match(unit["unit"]) else [unit["unit"]]), *_simplify(unit["rest"])]
    return read_code(bare) or read_options(bare) or read_bounds(bare) or ([bare] if bare else [])
