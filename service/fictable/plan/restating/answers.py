"""Fields of yes or no, told together: `Flags: a, b, c`, `YES/NO for a and b`, `Was there an accident, an injury? All Yes or No`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words
from fictable.plan.text import fold

_ANSWER: Final = (
    r"(?:either )?(?:yes[ /-](?:or )?no|no[ /](?:or )?yes|y ?(?:/|or) ?n|true[ /-](?:or )?false|0 ?(?:/|or) ?1|1 ?(?:/|or) ?0|booleans?"
    r"|binary)(?! \()"
)
_ITEM: Final = r"[A-Za-z][\w'/&-]*(?: (?!(?:is|are|was|were|has|have)\b)[\w'/&-]+){0,4}"
_LIST: Final = rf"{_ITEM}(?: \([^()\n]{{1,30}}\))?(?:, {_ITEM}(?: \([^()\n]{{1,30}}\))?){{0,24}}"
_ENTRY: Final = rf"{_ITEM}(?: \([^()\n]{{1,30}}\))?"
_ENDING: Final = r"(?=\s*(?:[.;]|$))"
# `For each of the following just answer yes or no: …`, `Flags: …`, `Answered by yes or no: …`
_BEFORE: Final = re.compile(
    r"(?P<start>(?:^|(?<=[.;!?] )|(?<=\n)))"
    r"(?P<lead>[A-Za-z][\w ,'-]{0,50}?)??"
    rf"(?P<kind>\b(?:{_ANSWER}|flags|indicators|dummies))(?: (?:columns|fields|flags|variables|questions|answers|values))?"
    rf"(?: (?:for|to|about|on|as to|is given for|are given for|is noted for|are))?(?: (?:each of|all of|each"
    rf"|all|the following))*:\s(?P<list>{_LIST})"
    rf"{_ENDING}",
    re.IGNORECASE,
)
# `number of rooms, and YES/NO for pool, gym and spa`
_INSIDE: Final = re.compile(
    rf"(?P<start>(?:, (?:and )?|\band |^|(?<=[.;] )|\bwith ))(?:an? )?(?P<kind>{_ANSWER})(?: (?:values|flags"
    rf"|answers))? (?:for|on|as to|about) "
    rf"(?P<list>{_LIST}){_ENDING}",
    re.IGNORECASE,
)
# `running, chasing and eating: each true or false`, `the lift and the pool are coded yes/no`
_AFTER: Final = re.compile(
    rf"\b(?P<list>{_LIST})(?:: | [-–—] |, )(?:each|all|both)(?: (?:one|of them|of these|is|are|being|a))*"
    rf" (?P<kind>{_ANSWER})(?: (?:flags?|columns?|values?|answers?))?{_ENDING}",
    re.IGNORECASE,
)
_CODED: Final = re.compile(
    rf"\b(?P<list>{_ENTRY}(?:, {_ENTRY}){{0,8}},? and {_ENTRY},?)(?: (?:is|are|were|was))(?: (?:all|both|each|just|simply|likewise))*"
    rf"(?: (?:coded|answered|given|stored|noted|marked|recorded|stated))?(?: (?:as|by|in|with))? (?P<kind>{_ANSWER})(?: too)?{_ENDING}",
    re.IGNORECASE,
)
# `fatal is Y or N, Y for around 25%`, `spam is 0 or 1, the ones being 9%`
_SINGLE: Final = re.compile(
    r"(?P<before>^|[.;:,] (?:and |while )?)(?:the )?(?P<name>[a-z][\w-]*(?: (?!is\b)[a-z][\w-]*){0,2}) is "
    rf"(?P<kind>{_ANSWER})(?: too| as well| again)?"
    r"(?:, (?:and |with )?(?:(?:it is )?(?:true|yes|y|1)(?: for| in)?|(?:the )?ones (?:being|are|make up)) "
    r"(?:(?:about|around|roughly|some|only) )?(?P<share>\d{1,2}(?:\.\d+)?)%(?: of (?:the )?[a-z]+)?)?(?=\s*(?:[.;,]|$))",
    re.IGNORECASE,
)
# `union membership, which 18% have`, `married, true for 67%`
_HELD: Final = re.compile(
    r",? (?:(?:which|that|whom) (?:(?:about|around|roughly|some|only) )?(?P<have>\d{1,2}(?:\.\d+)?)% (?:of [a-z ]{3,20} )?"
    r"(?:have|do|are|own|use|hold|said|say)|(?:true|yes) (?:for|in) (?:(?:about|around|roughly|some"
    r"|only) )?(?P<true>\d{1,2}(?:\.\d+)?)%"
    r"(?: of (?:the |all )?[a-z]+)?)(?=[.,;]|$)",
    re.IGNORECASE,
)
# `receipt status (0/1); 96% succeed.`
_DOING: Final = re.compile(
    r"\((?:yes/no|0/1|1/0|y/n|boolean)\)[;.] (?:(?:about|around|roughly|some"
    r"|only) )?(?P<share>\d{1,2}(?:\.\d+)?)% (?:of (?:them|[a-z]+) )?[a-z]+(?=[.;])",
    re.IGNORECASE,
)
# A question with an auxiliary in front: `Does the pupil have a desk, an own room, a computer?`
_AUXILIARY: Final = r"(?:did|does|do|was|were|is|are|has|have|had|can|could|will|would)"
_QUESTION: Final = re.compile(
    rf"(?P<start>(?:(?<=[.;!?] )|(?<=\n)))(?P<asked>{_AUXILIARY} (?!(?:you|we|i)\b)(?:[^.?!;:\n]"
    rf"|\.(?=\d)){{5,200}})\?(?=\s|$)(?P<answer>\s(?:all |each |both )?"
    rf"(?:are |is )?{_ANSWER}(?:, (?:and |but )?(?:mostly|usually|often) (?:no|yes))?\.)?",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    rf"^(?:and |or )?(?:{_AUXILIARY} )?(?:there |it |he |she |they |you |one |(?:(?:the|an?|each|every|his|her|its|their) )?[a-z]+ "
    r"(?=(?:have|own|use|hold|get|take|suffer|offer|receive)\b))?"
    r"(?:(?:have|own|use|hold|take|happen|occur|suffer from|offer|receive|been|be|get|got) )?"
    r"(?:(?:in|on|at|from|by|with) )?(?:(?:the|an?|any|some|his|her|its|their|also) )*",
    re.IGNORECASE,
)
# `Diabetes? 8% says yes.`
_BARE: Final = re.compile(
    r"(?P<start>(?:^|(?<=[.;!?] )|(?<=\n)))(?!(?:who|what|where|when|why|how|which)\b)(?P<name>(?:whether )?[A-Z][\w -]{2,40})\?"
    r"(?=\s(?:(?:[^.?!\n]|\.(?=\d)){0,40}\b(?:yes|no)\b))",
    re.IGNORECASE,
)
_NEAR: Final = r"(?:(?:about|around|roughly|some|nearly|almost|only|just|say|over|under)\s)*"
# A sentence that answers the one before: `73% are.`, `In 2% of cases yes.`, `In 75% of the auctions it was.`
_ANSWERED: Final = re.compile(
    rf"(?P<asked>\((?:yes/no|[Yy]es, [Nn]o|[Yy]es or [Nn]o)\))[.?]?\s(?:(?:in|for|with)\s)?{_NEAR}(?P<share>\d{{1,2}}(?:\.\d+)?)%"
    r"(?:\sof\s(?:the\s|all\s|them\b\s?)?[a-z]*)?,?"
    r"(?:\s(?:it|they|there|he|she)\b)?\s?(?:(?:says?|said|answer(?:s|ed)?)\s)?(?:yes|are|is|was|were|do|does"
    r"|did|have|has|had|would|will)\b\.?",
    re.IGNORECASE,
)
_SAYING: Final = re.compile(
    r"\b(?:three|two|four|five|some|several|more|further|other|last|final)(?: (?:more|further|other"
    r"|last))? (?:flags?|indicators?|booleans?) "
    r"(?:say|tell|show|mark|state|note|indicate)s? (?:if|whether) (?P<who>it|he|she|they|the [a-z]+) (?P<list>[^.;:!?()\n]{5,160})"
    rf"{_ENDING}",
    re.IGNORECASE,
)

# `Four features with hidden meaning, feature 1, feature 2 …`: what counts the others is none of them.
_COUNTED: Final = re.compile(
    r"^(?:two|three|four|five|six|seven|eight|nine|ten|several|these|the following"
    r"|\d{1,2}) [a-z-]+s\b",
    re.IGNORECASE,
)

_KIND: Final = re.compile(rf"\b(?:{_ANSWER}|flags|indicators|dummies)", re.IGNORECASE)
_PARTS: Final = re.compile(r"((?<=[.;!?])\s+|\n)")


def state_answers(text: str) -> str:
    """A text in which fields of yes or no that are told together have a remark each."""
    text = _SAYING.sub(_ask_each, text)
    text = _SINGLE.sub(_answer_one, text)
    text = _HELD.sub(lambda match: f" ({match['have'] or match['true']}% yes)" if _is_outside(match) else match[0], text)
    text = _QUESTION.sub(_answer, text)
    text = _BARE.sub(lambda match: f"{match['start']}{match['name']} (yes/no).", text)
    text = "".join(_mark_sentence(part) if _KIND.search(part) else part for part in _PARTS.split(text))
    text = _DOING.sub(lambda match: f"({match['share']}% yes)", text)
    return _ANSWERED.sub(lambda match: f"({match['share']}% yes).", text)


def _mark_sentence(sentence: str) -> str:
    """A sentence whose list of names has answers."""
    for form in (_BEFORE, _INSIDE, _AFTER, _CODED):
        sentence = form.sub(_mark, sentence)
    return sentence


def _is_outside(match: re.Match[str]) -> bool:
    """Whether a match stands in no bracket."""
    before = match.string[: match.start()]
    return before.count("(") == before.count(")")


def _answer_one(match: re.Match[str]) -> str:
    """One name with its answers, or with the share that is told of them."""
    plain = match["name"].lower().split()
    if not is_name(match["name"]) or not _is_outside(match) or plain[0] in words.STOPS:
        return match[0]
    remark = f"({match['share']}% yes)" if match["share"] else _say(match["kind"])
    return f"{match['before']}{match['name']} {remark}"


def _say(kind: str) -> str:
    """The remark of a kind of answer."""
    plain = re.sub(r"^either ", "", kind.lower()).replace(" or ", "/").replace(" ", "/").replace("-", "/")
    return f"({plain if re.fullmatch(r'(?:yes/no|0/1|y/n)', plain) else '1/0' if plain == '1/0' else 'boolean'})"


def split_items(wording: str) -> list[str]:
    """The items of a list, without conjunctions and articles."""
    parts = re.split(r",\s*(?:(?:and|or|plus)\s+)?|\s+(?:and|or|plus)\s+", wording.strip(" ,"))
    return [
        re.sub(
            r"^(?:the|an?|its|their|his|her|being|if"
            r"|whether)\s+",
            "",
            part.strip(),
            flags=re.IGNORECASE,
        )
        for part in parts
        if part
    ]


def is_name(item: str) -> bool:
    """Whether an item is a short noun phrase: no pronoun, no auxiliary."""
    plain = [fold(word) for word in item.partition(" (")[0].split()]
    return (
        0 < len(plain) <= 5
        and not any(word[:1].isdigit() for word in plain[1:])
        and not frozenset(plain) & (words.PRONOUNS | words.AUXILIARIES | {"whether", "if", "how"})
    )


def _mark(match: re.Match[str]) -> str:
    """Each item of the list with the answers as its remark."""
    items = split_items(match["list"])
    items = items[1:] if len(items) > 2 and _COUNTED.match(items[0]) else items
    if not items or not all(map(is_name, items)) or (len(items) == 1 and "," not in match["list"] and match.re in {_AFTER, _CODED}):
        return match[0]
    start = match.groupdict().get("start") or ""
    return start + ", ".join(_tell(item, match["kind"]) for item in items)


def _tell(item: str, kind: str) -> str:
    """An item with the answers as its remark, or with the share that it states itself."""
    name, _, held = item.rstrip(")").partition(" (")
    share = re.search(r"\d{1,2}(?:\.\d+)?(?=\s?%)", held)
    if share:
        return f"{name} ({share[0]}% yes)"
    return f"{name} ({held})" if re.search(r"\bor\b|/|,", held) else f"{name} {_say(kind)}"


def _answer(match: re.Match[str]) -> str:
    """Each thing that a question asks for, as a name with yes or no."""
    pieces = re.split(
        r",\s*(?:or\s+|and\s+)?|\s+or\s+(?=an?\s)", re.sub(r"\([^()]*\)", lambda held: held[0].replace(",", "\0"), match["asked"])
    )
    names = [_name_asked(piece.replace("\0", ",")) for piece in pieces]
    if not all(names):
        return match[0]
    return match["start"] + ", ".join(name if name.endswith(")") else f"{name} (yes/no)" for name in names) + "."


def _name_asked(piece: str) -> str:
    """`was alcohol involved` → `alcohol involved`; nothing where the piece is too long to be told from a clause."""
    rest = _LEAD.sub("", piece.strip())
    bare = [fold(word) for word in re.sub(r"\([^()]*\)", "", rest).split()]
    if not bare or bare[-1] in words.PREPOSITIONS | words.PRONOUNS or frozenset(bare) & {"who", "what", "which", "how", "when", "where"}:
        return ""
    if len(bare) > 3 and not rest.endswith(")"):
        rest = re.split(r"\s(?:during|in|at|on|for|with|before|after|by)\s", rest)[0]
    return rest if len(rest.split()) <= 7 else ""


def _ask_each(match: re.Match[str]) -> str:
    """`three flags say if it barks, is tame or bites people`: one question for each."""
    pieces = re.split(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+(?=[a-z]+s\b|is\b|was\b|has\b)", match["list"])
    asked = [re.sub(rf"^(?:if |whether )?(?:{match['who']} )?", "", piece) for piece in pieces if piece]
    return ", ".join(f"whether {match['who']} {piece}" for piece in asked)
