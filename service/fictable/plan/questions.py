"""Indirect questions and subordinate clauses as names: `whether it was paid`, `how long it took`, `who their manager is`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.defaults import SAID
from fictable.plan.events import find_event, name_events
from fictable.plan.masking import MARK
from fictable.plan.parts_of_speech import is_finite
from fictable.plan.text import make_singular
from fictable.plan.vocabulary import Vocabulary

# `Applicants state their income`, `they give their name`: what stands before the possessive names no field.
_POSSESSED: Final = re.compile(
    r"^(?!whether\b|if\b|how\b|who\b|what\b)(?:[A-Za-z]+\s+){1,2}?[a-z]+\s+(?:their|his|her|its)\s+(?=\w)", re.IGNORECASE
)
_WHO: Final = re.compile(
    r"^(?:and\s+|also\s+){0,6}(?:who|what|which)\s+(?:their|the|its|his|her|your)\s+(?P<what>[\w-]+(?:\s[\w-]+)?)\s+(?:is|was|are|were)$",
    re.IGNORECASE,
)
# `by which agent`, `with what result`
_BY_WHICH: Final = re.compile(
    r"^(?:and\s+)?(?:by|to|from|with|at|in|on|for|of)\s+(?:which|what)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)$", re.IGNORECASE
)
_WHERE: Final = re.compile(
    r"^(?:and\s+)?where\s+(?:it|they|he|she|the\s+[a-z]+)\s+(?:(?P<left>left|departed|started|leaves|departs|starts|came|comes"
    r"|took off|flew|set off)(?:\s+from)?"
    r"|(?:went|goes|arrived|arrives|landed|lands|ended|ends|was going|is going|is headed|was bound)(?:\s+(?:to|for|up|at))?)$",
    re.IGNORECASE,
)
# `how it was submitted`
_WAY: Final = re.compile(
    r"^(?:and\s+|also\s+)?how\s+(?!much\b|many\b|long\b|often\b|far\b|old\b)(?:it|they|he|she|(?:the |each "
    r"|every )?[a-z]+)\s+(?:(?:was|were|is|are|got"
    r"|has been)\s+(?P<verb>[a-z]+ed|paid|sent|made|sold)"
    r"|(?P<pays>pays?|paid))(?:\s+is)?$",
    re.IGNORECASE,
)
_DOER: Final = re.compile(
    r"^(?:and\s+|also\s+){0,6}(?:by )?who(?:m)?\s+(?:has |had |was |is |it was )?(?P<verb>[a-z]+)(?:\s+(?:it|them|the \w+|her|him|by))*$",
    re.IGNORECASE,
)
WHETHER: Final = re.compile(r"^.*?\b(?:whether|if)(?: or not)?\s+(?P<rest>.+)$", re.IGNORECASE)
_HOW_MANY: Final = re.compile(r"^.*?\bhow many\s+(?P<rest>.+)$", re.IGNORECASE)
_WHICH: Final = re.compile(r"^(?:and\s+)?which (?P<what>\w+(?: \w+)?) (?:was|were|is|are|got) (?P<verb>\w+ed)\b", re.IGNORECASE)
_PARTICLES: Final = frozenset({"up", "out", "off", "back", "down", "away"})
_PAST: Final = frozenset({"ran", "runs", "took", "came", "went", "got", "made", "found", "kept", "left", "lies", "lives"})
_HOW_MUCH: Final = re.compile(r"^.*?\bhow much\s+(?P<rest>.+)$", re.IGNORECASE)
_HOW: Final[dict[str, str]] = read_table("manners")
_HOW_LONG: Final = re.compile(rf"^.*?\bhow (?:very )?(?P<how>{'|'.join(_HOW)})\b(?P<rest>.*)$", re.IGNORECASE)
_MANNERS: Final = frozenset({"well", "good", "bad", "severe", "important", "big", "large", "clean", "difficult", "high", "popular"})
_WHEN: Final = re.compile(
    r"^.*?\bwhen\s+(?:it|they|he|she|the\s+\w+)\s+(?:was|were|is|got|has been)\s+(?P<rest>(?:last\s+|first\s+)?\w+ed|\w+n"
    r"|paid|made|sold|sent|built|bought|left|lost|kept|put|cut|found|held)\b(?P<more>.*)$",
    re.IGNORECASE,
)
# `what was left over at closing time`
_WHAT_WAS: Final = re.compile(
    r"^(?:and\s+)?what\s+(?:was|is|were|are|has been)\s+(?P<verb>left over|left|paid|spent|charged|owed|earned|collected"
    r"|raised|donated|wasted|used up|given back)\b",
    re.IGNORECASE,
)
# `how much did it earn`
_AMOUNTS: Final = {
    "earn": "earnings", "cost": "cost", "weigh": "weight", "spend": "amount spent", "pay": "amount paid", "owe": "amount owed",
    "earned": "earnings", "spent": "amount spent", "paid": "amount paid", "charged": "amount charged", "sold": "amount sold",
}  # fmt: skip
# `in which year did it come out`
_IN_WHICH: Final = re.compile(
    r"^(?:and\s+)?(?:in|on|at|from|to|for)\s+(?:which|what)\s+(?P<what>year|month|day|date|time|city|country|place|town|state|region|language"
    r"|currency|price|age|floor|street|season)\s+(?:did|was|were|does|is|has|the|it|they|he|she)\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"^(?:the\s+)?(?P<what>[\w ]+?)\s+(?:are|is|were)\s+counted\b", re.IGNORECASE)
_QUESTIONS: Final = {"when": "date", "where": "location", "who": "person name", "how much": "amount", "at what time": "time"}
_DOERS: Final = {
    "saw": "observer name",
    "acquired": "acquirer",
    "spotted": "observer name",
    "paid": "payer name",
    "bought": "buyer name",
    "purchased": "buyer name",
    "sold": "seller name",
    "wrote": "author",
    "written": "author",
    "made": "manufacturer",
    "owns": "owner name",
    "drove": "driver name",
    "driving": "driver name",
    "taught": "teacher name",
    "teaches": "teacher name",
    "treated": "doctor name",
    "directed": "director",
    "reported": "reporter name",
    "won": "winner",
    "approved": "approver name",
    "ordered": "customer name",
    "handled": "agent name",
    "handles": "agent name",
    "rented": "tenant name",
    "published": "publisher",
    "sponsored": "sponsor",
    "insured": "insured name",
    "delivered": "courier name",
    "supplied": "supplier",
    "supplies": "supplier",
    "created": "creator name",
    "borrowed": "borrower name",
}


def rename_clause(chunk: str) -> str:
    """A chunk whose subordinate clause names its field: `who their manager is`, `the date they were hired`, `they state their income`."""
    plain = " ".join(MARK.sub(" ", chunk).split())
    if plain.lower() in _QUESTIONS:
        return chunk.replace(plain, _QUESTIONS[plain.lower()])
    who = _WHO.match(plain)
    if who:
        return chunk.replace(plain, who["what"] + (" name" if make_singular(who["what"].lower()) in words.PEOPLE else ""))
    by_which = _BY_WHICH.match(plain)
    if by_which:
        return chunk.replace(plain, by_which["what"] + (" name" if make_singular(by_which["what"].lower()) in words.PEOPLE else ""))
    where = _WHERE.match(plain)
    if where:
        return chunk.replace(plain, "origin" if where["left"] else "destination")
    way = _WAY.match(plain)
    if way:
        return chunk.replace(plain, f"{'payment' if way['pays'] else find_event(way['verb'])} method")
    doer = _DOER.match(plain)
    if doer and (noun := _DOERS.get(doer["verb"].lower(), "")):
        return chunk.replace(plain, noun)
    chunk = name_events(chunk)
    match = _POSSESSED.match(chunk)
    if match and not frozenset(match[0].lower().split()[:-1]) & (words.PREPOSITIONS | {"and", "or", "of"}):
        return chunk[match.end() :]
    return chunk


def read_question(plain: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """The field that an indirect question asks for, and whether its answer is yes or no."""
    match = _HOW_MANY.match(plain)
    if match:
        what = [word for word in match["rest"].split() if word.lower() not in words.AUXILIARIES | words.PRONOUNS | {"there", "was", "were"}]
        counted = _take_phrase(what, 3)
        if not counted and what:
            return "quantity " + " ".join(word for word in what[:3] if word.lower() not in words.DETERMINERS), False
        named = " ".join(counted)
        return named if named.startswith("years ") else f"number of {named}", False
    match = _WHICH.match(plain)
    if match:
        return f"{match['what']} {match['verb']}", False
    match = _HOW_MUCH.match(plain)
    if match:
        what = [word for word in match["rest"].split() if word.lower() not in words.AUXILIARIES | words.PRONOUNS]
        paid = _AMOUNTS.get(what[-1].lower().removesuffix("s"), "") if len(what) == 1 else ""
        asked = _take_phrase(what, 2)
        return paid or " ".join(["amount", *asked] if len(asked) == 1 and asked[0] in SAID else asked) or "amount", False
    match = _IN_WHICH.match(plain)
    if match:
        return match["what"], False
    match = _WHEN.match(plain)
    if match:
        return f"{match['rest']} date", False
    match = _WHAT_WAS.match(plain)
    if match:
        return f"amount {match['verb']}", False
    match = _HOW_LONG.match(plain)
    if match:
        return _name_manner(match["how"].lower(), match["rest"]), False
    match = _COUNTED.match(plain)
    if match:
        return f"number of {match['what']}", False
    match = WHETHER.match(plain)
    return (name_truth(match["rest"], vocabulary), True) if match else None


_SUBJECT: Final = re.compile(
    r"^\s+(?:the|its|their|his|her|a|an)\s+(?P<what>[a-z-]+(?: [a-z-]+)?)\s+(?:is|was|are|were|went|has been)\b", re.IGNORECASE
)


def _name_manner(how: str, rest: str) -> str:
    """The noun of a manner, with what has it where many things may: `how severe the accident was` → `accident severity`."""
    subject = _SUBJECT.match(rest) if how in _MANNERS else None
    return f"{subject['what']} {_HOW[how]}" if subject and make_singular(subject["what"]) not in words.PEOPLE else _HOW[how]


def _take_phrase(what: list[str], most: int) -> list[str]:
    """The words up to a preposition, at most so many."""
    taken: list[str] = []
    for word in what:
        counted = word.lower() == "of" and len(taken) == 1
        if (word.lower() in words.PREPOSITIONS and not counted) or len(taken) == most or (taken and is_finite(word.lower())):
            break
        if taken and word.lower() in words.VERBS - words.NOUN_VERBS | {"live"} and not word.endswith("ed"):
            break
        if word.lower() not in words.DETERMINERS:
            taken.append(word)
    return taken


def name_truth(rest: str, vocabulary: Vocabulary) -> str:
    """A name for what is asked: `they are a senior citizen` → `senior citizen`, `fraud was reported` → `fraud reported`."""
    plain = [word.lower().strip(",.'") for word in re.sub(r"(\w)'(?:re|s)\b", r"\1", rest).split()]
    content = [
        word
        for word in plain
        if word not in words.DETERMINERS | words.AUXILIARIES | words.PRONOUNS | {"already", "ever", "also", "currently"}
    ]
    subject = content[0] if content else ""
    if (
        plain
        and (plain[0] in words.PRONOUNS or make_singular(subject) in words.PEOPLE or vocabulary.is_entity(make_singular(subject)))
        and len(content) > 1
        and not (
            len(content) == 2
            and content[1].endswith("ed")
            and make_singular(subject) not in words.PEOPLE
            and plain[0] not in words.PRONOUNS
        )
    ):
        content = content[0 if plain[0] in words.PRONOUNS else 1 :]
    if content and content[0].endswith("ed") and len(content) > 1 and content[1] in words.PREPOSITIONS:
        return content[0]
    while len(content) > 1 and content[0] in _PAST:
        content = content[1:]
    kept: list[str] = []
    for word in content:
        if kept and word in _PARTICLES and len(kept) == 1:
            kept.append(word)
            continue
        if kept and (word in words.PREPOSITIONS or (word in words.VERBS and not word.endswith("ed") and word in _PAST)):
            break
        if word not in words.PREPOSITIONS and word not in {"turn", "turned", "out", "or"}:
            kept.append(word)
    return " ".join(kept[:4]) or subject
