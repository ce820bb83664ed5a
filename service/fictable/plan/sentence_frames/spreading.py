"""What a sentence says once of several fields: `five yes/no columns follow: …`, `both between 0 and 1`, `minutes by day and night`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.masking import MARK, Masks
from fictable.plan.parts_of_speech import is_finite, is_noun_too
from fictable.plan.text import fold, make_singular

_LIST: Final = r"[\w'/&\ue000-\uf8ff -]+(?:,\s*[\w'/&\ue000-\uf8ff -]+){0,24}"
_KIND: Final = (
    r"(?P<kind>yes[/-]no|yes or no|true[/-]false|true or false|0/1|binary|boolean|logical|dichotomous|numeric(?:al)?|integer"
    r"|whole[- ]number"
    r"|decimal|percentage|date|dummy)"
)
_COLUMNS: Final = r"(?:columns?|fields?|flags?|variables?|attributes?|features?|indicators?|markers?|questions?|answers?)"
# `Five yes/no columns follow: personal loan, online banking and credit card`
_ANNOUNCED: Final = re.compile(
    rf"(?P<before>^|[,;]\s*(?:and\s+)?|\s+and\s+)(?:then\s+)?(?:(?:we|there|i|it|you)\s+(?:also\s+)?(?:have|has|need|want"
    rf"|keep|are|is|add)\s+)?"
    rf"(?:the\s+)?(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}|several|some|more|the|following"
    rf"|further|last|first)\s+){{0,3}}"
    rf"{_KIND}\s+{_COLUMNS}(?:\s+(?:follow|come next|come last|are|say|tell|for|about|on|mark|named|called"
    rf"|there are))*\s*(?::|,|\s[-–—]\s|(?<=for)"
    rf"|(?<=are)|(?<=about)|(?<=on)|(?<=named)|(?<=called)|(?<=mark))\s+(?P<list>{_LIST})",
    re.IGNORECASE,
)
# `the three temperatures are all in degrees`: what stands at the end of a sentence, behind its list.
_TOLD: Final = re.compile(
    r"\s(?:is|are)\s(?:(?:all|both|each|just|simply|only)\s)*(?P<kind>yes[/-]no(?:\s\w+)?|yes or no(?:\s\w+)?|true or false|booleans?|flags"
    r"|binary(?:\s\w+)?|dates|percentages|percents?|whole numbers|integers|decimals?(?:\s\w+)?|decimal numbers|counts|fractions|0 or 1"
    r"|either yes or no|in (?:[a-z]+(?:\s[a-z]+)?|%)|counted"
    r"|(?:scores |fractions |ratings |numbers |values )?(?:between|from) [$€£]?-?[\d.,]+ (?:and|to) [$€£]?-?[\d.,]+%?(?:\s[a-z]+)?)$",
    re.IGNORECASE,
)
# `both scores between 0 and 1`
_BOTH: Final = re.compile(
    r"(?P<all>\b(?:both|all|each)(?: of (?:them|these|those|which))?)\s+(?:(?:being|are|is|as|given as"
    r"|expressed as)\s+)?(?!(?:the|of|its|their|in)\b)"
    r"(?:[a-z]+\s+)?(?=(?:between|from|in the range)\s+-?\d)",
    re.IGNORECASE,
)
# `Spending is split into wines, fruits and fish`
_SPLIT: Final = re.compile(
    r"^(?:the\s+|their\s+|its\s+)?(?P<what>[\w-]+(?:\s[\w-]+)?)(?:\s+(?:of|in|over|during|for)\s[\w ]{2,40}?)?\s+(?:is|are"
    r"|was|were|gets?)\s+(?:also\s+)?"
    r"(?:split(?: up)?|broken down|divided|separated|itemi[sz]ed|given separately|differentiated|distinguished"
    r"|broken)\s+(?:into|by|for|over|across"
    rf"|up into)\s+(?P<list>{_LIST}?,?\s+(?:and|plus)\s+[\w' -]+?)(?P<end>\s*(?:[;:]|$))",
    re.IGNORECASE,
)
_GROUPED: Final = re.compile(
    r"^(?:the\s+)?[\w ]{3,40}?\s+(?:is|are)\s+(?:measured|given|recorded|split|broken down|listed|reported|counted|kept"
    r"|divided|stored|shown|grouped)\s+"
    r"(?:by|for|per|in|into|as|over)\s[^:;.]{3,90}:\s+(?=[^,;]+,[^,;]+)",
    re.IGNORECASE,
)
# `minutes, calls and charge for day, evening and night`
_CROSSED: Final = re.compile(
    r"(?P<before>^|[;:]\s*|,\s*"
    r"|\s)(?P<whats>(?:the\s+)?[\w-]+(?:,\s*(?:the\s+)?[\w-]+){0,5}(?:,?\s+and\s+(?:the\s+)?[\w-]+)?)(?P<each>,?\s+each)?\s+"
    r"(?:for|by|per|during|at)\s+(?:each of\s+|both\s+"
    r"|the\s+)*(?P<wheres>(?:the\s+)?[a-z-]+(?:,\s*(?:the\s+)?[a-z-]+){0,6},?\s+and\s+(?:the\s+)?[a-z-]+)"
    r"(?P<each2>,?\s+each)?(?=\s*(?:[,;.\ue000-\uf8ff]|$))",
    re.IGNORECASE,
)
# What is told apart without a word for it.
_PLACES: Final[frozenset[str]] = frozenset(read_table("sentence_frames")["told_apart"].split())
_PART: Final = r"(?:the\s+)?[\w'-]+(?:\s[\w'-]+)?"
_MANY: Final = re.compile(
    r"\b(?P<what>numbers|counts|amounts|percentages|shares|averages|totals)\s+of\s+"
    rf"(?P<list>{_PART}(?:,\s*{_PART}){{0,8}},?\s+and\s+{_PART})(?=\s*(?:[,;\ue000-\uf8ff]|$|\s(?:which|that)\s))",
    re.IGNORECASE,
)
# `sepal length and sepal width, and the same for the petal`
_SAME: Final = re.compile(
    r",?\s+(?:and\s+|then\s+)*(?:the same|likewise|similarly|ditto|the same two|the same three)(?:\s+(?:again|figures"
    r"|numbers|fields|columns|values|data))*"
    r"\s+(?:for|of|with)\s+(?:the\s+|an?\s+|its\s+)?(?P<other>[\w-]+)(?:\s[\w-]+)?(?=\s*(?:[,;]|$))",
    re.IGNORECASE,
)


def spread_facts(sentence: str, masks: Masks) -> str:
    """The sentence with what holds for several fields behind each of them."""
    sentence = _GROUPED.sub("", sentence)
    sentence = _BOTH.sub(lambda match: f"{match['all']} ", sentence)
    sentence = _ANNOUNCED.sub(lambda match: match["before"] + _mark_all(match["list"], match["kind"], masks, match[0]), sentence)
    told = _TOLD.search(sentence)
    if told and " and " in sentence[: told.start()]:
        sentence = _tell_all(sentence[: told.start()], told["kind"], masks, sentence)
    sentence = _SPLIT.sub(_split, sentence)
    sentence = _MANY.sub(_number, sentence)
    sentence = _SAME.sub(_repeat, sentence)
    return _CROSSED.sub(_cross, sentence)


def _items(wording: str) -> list[str]:
    """The items of a list without articles."""
    parts = re.split(r",\s*(?:and\s+|plus\s+)?|\s+(?:and|plus|&)\s+", wording.strip(" ,"))
    return [
        re.sub(r"^(?:the|an?|its|their|his|her|both|on|in)\s+", "", part.strip(), flags=re.IGNORECASE) for part in parts if part.strip()
    ]


def _are_names(items: list[str]) -> bool:
    """Whether all items are short and none has a verb."""
    plain = [[fold(word) for word in MARK.sub(" ", item).split()] for item in items]
    return len(items) > 1 and all(
        0 < len(item) <= 5
        and not any(word in words.PRONOUNS | words.AUXILIARIES or (word in words.FINITE and not is_noun_too(word)) for word in item)
        and not any(is_finite(word) for word in item[1:])
        for item in plain
    )


def _mark_all(wording: str, kind: str, masks: Masks, whole: str) -> str:
    """Each item with the kind as its remark; the wording as it is where the items are no names."""
    items = _items(wording)
    if not _are_names(items):
        return whole
    return ", ".join(f"{item}{'' if _is_told(item, masks) else masks.hide(f'({_say(kind)})', _say(kind))}" for item in items)


def _is_told(item: str, masks: Masks) -> bool:
    """Whether an item has a range or values of its own."""
    return any(re.search(r"\d\s*(?:-|to|and)\s*\d|\bor\b|/", masks.read(mark)) for mark in MARK.findall(item))


def _say(kind: str) -> str:
    """A kind in the words that the readers of remarks know."""
    plain = kind.lower()
    if re.match(r"yes|either yes", plain):
        return "yes/no"
    if re.match(r"true|flags|binary|bool|logical|dich|dummy", plain):
        return "boolean"
    if plain.startswith(("0/1", "0 or 1")):
        return "0/1"
    known = {
        "dates": "date",
        "percentages": "percentage",
        "counts": "integer",
        "fractions": "fraction",
        "numeric": "number",
        "numerical": "number",
    }
    return known.get(plain, re.sub(r"^(?:scores|fractions|ratings|numbers|values) ", "", plain))


def _tell_all(wording: str, kind: str, masks: Masks, whole: str) -> str:
    """The number of each item where they are counted, else each item with the kind as its remark."""
    if kind.lower() not in {"counts", "counted"}:
        return _mark_all(wording, kind, masks, whole)
    items = _items(wording)
    return ", ".join(f"number of {item}" for item in items) if _are_names(items) else whole


def _split(match: re.Match[str]) -> str:
    """What is split, for each of the parts."""
    items = _items(match["list"])
    if not _are_names(items) or match["end"].strip() == ":":
        return match[0]
    return ", ".join(f"{item} {match['what']}" for item in items) + match["end"]


def _number(match: re.Match[str]) -> str:
    """`numbers of web purchases and store purchases`: the number of each."""
    items = _items(match["list"])
    what = make_singular(match["what"].lower())
    return ", ".join(f"{what} of {item}" for item in items) if _are_names(items) else match[0]


def _repeat(match: re.Match[str]) -> str:
    """The names before once more, with another first word."""
    before = _items(re.split(r":|\b(?:with|has|have|hold|holds|is|are)\b", match.string[: match.start()])[-1])
    lead = next((item.split()[0] for item in reversed(before) if len(item.split()) > 1), "")
    ends = [" ".join(item.split()[1:]) if item.split()[0] == lead else item for item in before]
    start = next((place for place, item in enumerate(before) if item.split()[0] == lead), len(before))
    repeated = [end for end in ends[start:] if end and len(end.split()) <= 3]
    return ", " + ", ".join(f"{match['other']} {end}" for end in repeated) if lead and repeated else match[0]


def _cross(match: re.Match[str]) -> str:
    """Each of the first list with each of the second."""
    whats, wheres = _items(match["whats"]), _items(match["wheres"])
    bound = match["each"] or match["each2"] or all(fold(where) in _PLACES or make_singular(fold(where)) in _PLACES for where in wheres)
    if not bound or len(wheres) < 2 or not all(_is_noun(what) for what in whats) or not all(_is_noun(where) for where in wheres):
        return match[0]
    return match["before"] + ", ".join(f"{make_singular(fold(where))} {what}" for where in wheres for what in whats)


def _is_noun(word: str) -> bool:
    """Whether a single word may be part of a name."""
    return fold(word) not in words.STOPS - words.NOUN_VERBS and make_singular(fold(word)) not in words.META
