"""English constructions that say in another form what the grammar reads: shared nouns, lists of questions, shares before their values."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from fictable.plan import words
from fictable.plan.defaults import MEASURED, SAID
from fictable.plan.predicates import read_predicates
from fictable.plan.text import make_singular

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_OWNERS: Final = r"(?:their|its|his|her|the|our|your|my)"
# `their own income and that of a co-applicant`
_THAT_OF: Final = re.compile(
    rf"\b{_OWNERS} (?:own )?(?P<head>[a-z]+(?: [a-z]+)?) and (?:that|those) of (?:an?|the|their|its|his|her|another|any) (?P<who>[\w-]+)\b",
    re.IGNORECASE,
)
# `nights on weekends and on weekdays`, `the number of likes, of shares and of comments`
_REPEATED: Final = re.compile(
    r"\b(?P<noun>[a-z]+) (?P<link>on|in|at|during|for|from|per|to|of) (?P<first>(?:the )?[a-z]+)"
    r"(?P<more>(?:, (?P=link) (?:the )?[a-z]+){0,6}),? and (?P=link) (?P<last>(?:the )?[a-z]+)\b",
    re.IGNORECASE,
)
# `the property lies in an urban, semiurban or rural area`
_PLACED: Final = re.compile(
    r"\b(?:(?:the|its|their|each|every|an?) )?(?P<what>[a-z]+) (?:lies|is|are|was|were|sits|stands|falls|works|lives|belongs)"
    r"(?: located| situated| found| placed| based)? (?:in|at|on|to|of|under) (?:an?|the|either an?|one) "
    r"(?P<list>[a-z-]+(?:, [a-z-]+){0,8},? or (?:an? )?[a-z-]+) (?P<noun>[a-z]+)(?=\s*(?:[,.;]|and\b|$))",
    re.IGNORECASE,
)
# `has a high, medium or low priority`
_OWNED: Final = re.compile(
    r"\b(?P<lead>has|have|with|gets|carries|shows) (?:an?|either an?) (?P<list>[a-z-]+(?:, [a-z-]+){0,8},? or [a-z-]+) "
    r"(?P<noun>[a-z]+)(?=\s*(?:[,.;]|and\b|$))",
    re.IGNORECASE,
)
# `the wage that is really offered`, `the species that was struck`
_SAID_OF: Final = re.compile(
    r"\b(?P<noun>(?!(?:dates?|days?|times?|years?|months?|moments?|places?|ones?|people|same|column|field|flag|label)\b)[a-z]+) "
    r"(?:that|which) (?:is|was|are|were|has been|have been|got)(?: (?:really|actually|finally|then|eventually|being|first|last))? "
    r"(?P<verb>[a-z]+ed|sold|paid|made|taken|built|lost|won|sent|struck|bought|hit|spent)(?=\s*(?:[,.;(]|and\b|$))",
    re.IGNORECASE,
)
_UNSAID: Final = frozenset({"missing", "needed", "required", "supposed", "based", "used", "called", "named", "expected", "limited"})
# `a score which may be negative (-20 to 500)`: what a value may be is said by its range.
_MAY_BE: Final = re.compile(
    r",? (?:which|that) (?:may|can|might|could|must|should) (?:also |even |sometimes )?be (?:negative|positive|zero|large|small|high"
    r"|low|fractional)"
    r"(?: or (?:negative|positive|zero))?\b",
    re.IGNORECASE,
)
# `airport as three-letter codes which must differ`, `ownership is free choice`, `holiday name if there is one`
_CODED: Final = re.compile(r" as (?:an? )?(?:one|two|three|four|five|six|\d)-(?:letter|character|digit)s? codes?\b", re.IGNORECASE)
_DIFFERING: Final = re.compile(
    r",? (?:which|that) (?:must|should|always|never) (?:differ|not be the same|be different)[^,.;()]*", re.IGNORECASE
)
_FREE: Final = re.compile(
    r" (?:is|are) (?:free choice|free|up to you|your choice|arbitrary|at your discretion)(?=\s*(?:[,.;]|$))", re.IGNORECASE
)
_IF_ANY: Final = re.compile(
    r",? if (?:there (?:is|was|are) (?:one|any|some)|any|it exists|they exist|it has one|they have one)\b(?P<noted>\s*\()?", re.IGNORECASE
)
# `the rating they gave`, `the price they paid`
_THEY_GAVE: Final = re.compile(
    r"(?P<noun>\b[a-z]+) (?:they|he|she|it|we|you|people|the [a-z]+) (?:gave|give|gives|left|made|chose|picked|selected|used|wrote"
    r"|took|paid"
    r"|submitted|stated|got|bought|played|lives in|works in|works for|comes from)"
    r"(?=\s*(?:[,.;(]|and\b|$))",
    re.IGNORECASE,
)
# `rainfall between sowing and harvest`, `balance after the transaction`, `amount which is negative for debits`
_BETWEEN: Final = re.compile(
    r"(?<=[a-z])(?<!days)(?<!hours)(?<!time)(?<!distance)(?<!difference)(?<!years)(?<!minutes)(?<!weeks)(?<!months)"
    r" between [a-z]+ and [a-z]+\b"
)
_AROUND: Final = re.compile(r"\b(?P<noun>[a-z]+) (?P<link>after|before) (?:the |an? )?(?P<what>[a-z]+)\b", re.IGNORECASE)
_SIGNED: Final = re.compile(
    r",? (?:which|that) (?:is|are) (?:negative|positive|zero) (?:for|when|if|in) [^,.;()]{2,40}(?=[,.;)]|$)", re.IGNORECASE
)
_MODES: Final = re.compile(r",? with (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) [a-z ]{3,30}:\s+(?=[a-z])")
_BECAUSE: Final = re.compile(
    r",? (?:because|due to|owing to|for (?:privacy|legal|historical|technical) reasons)\b[^,.;()–-]{0,60}(?=\s*(?:[,.;)–-]|$))",
    re.IGNORECASE,
)
_STEPS: Final = re.compile(
    r" in (?:steps of (?:[\d.]+|a half|one)|halves|tenths|whole steps|half[- ]?steps|whole numbers only)\b", re.IGNORECASE
)
# `Five yes/no columns follow: …`
_ANSWERED: Final = re.compile(
    r"\b(?:(?:[a-z]+|\d+) )?(?:yes/no|true/false|y/n|0/1|boolean|binary) (?:columns?|fields?|flags?|indicators?|variables?|attributes?)"
    r"(?: (?:follow|come last|come next|are added|close the row))?:\s*",
    re.IGNORECASE,
)
_OPENERS: Final = re.compile(
    r"(?:(?<=[.!?;]\s)|^)(?:(?:By law|Of course|In addition|On top of that|Besides|Moreover|Additionally|Furthermore|Lastly|Naturally|Also"
    r"|Finally|Afterwards|Apart from that|Beyond that|After that|Not to forget)[,:]? "
    r"(?:(?:comes?|follows?|there (?:is|are)|there's)(?: also)? )?"
    r"|(?:Last|Next|First|Then|Finally|Lastly|At the end)(?: (?:comes?|follows?|there (?:is|are)|there's)(?: also)? ))(?=[\w\"])"
)
_NUMBERED: Final = re.compile(
    r"\b(?P<stem>[A-Za-z][a-z]{1,20})(?P<first>\d{1,2}) ?(?:\.\.\.?|…|to|through|-|–) ?(?P=stem)(?P<last>\d{1,2})\b"
)
_PART: Final = (
    r"(?:(?:about |roughly |some |around |nearly )?(?:\d{1,2}(?:\.\d+)?\s?%(?: of (?:them|the [a-z]+))?"
    r"|(?:half|an? (?:third|quarter|fifth|sixth|seventh|eighth|tenth)|(?:two|three|four) (?:thirds|quarters|fifths))(?: of (?:them"
    r"|the [a-z]+))?)"
    r"(?: (?:is|are))?)"
)
_VALUE: Final = r"[A-Za-z][\w/+&'-]*(?: [\w/+&'-]+){0,3}?"
# `half Pass, a fifth Fail, the remainder Out of Business`
_SHARED_OUT: Final = re.compile(
    rf"(?::|\b(?:is|are))? (?P<list>{_PART} {_VALUE}(?:,(?: and)? {_PART} {_VALUE}){{1,8}}"
    rf"(?:,? and|,) (?:the )?(?P<rest>rest|remainder|others?|remaining ones)(?: (?:is|are))? (?P<last>{_VALUE}))(?=\s*(?:[.;]|$))",
    re.IGNORECASE,
)
_ONE_PART: Final = re.compile(rf"(?P<part>{_PART}) (?P<value>{_VALUE})$", re.IGNORECASE)
_PARTS: Final = {
    "half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "sixth": 16.7, "seventh": 14.3, "eighth": 12.5, "tenth": 10.0,
}  # fmt: skip
_TIMES: Final = {"two": 2, "three": 3, "four": 4}
_HOW_MANY: Final = re.compile(r"\bhow many (?P<rest>[a-z][\w ,'-]{3,160})", re.IGNORECASE)


# `Who ordered what and how long did it take?`, where the text lists the fields, too.
_QUESTION: Final = re.compile(
    r"(?:(?<=[.!?:;]\s)|^)((?:who|what|when|where|why|how|which)\b[^.?!:;()]{3,120})\?(?=\s+\S)", re.IGNORECASE | re.MULTILINE
)


def find_questions(text: str) -> frozenset[str]:
    """The direct questions of a text, without their mark; none where nothing else of it lists anything."""
    rest = _QUESTION.sub(" ", text)
    return frozenset(match[1].strip() for match in _QUESTION.finditer(text)) if rest.count(",") >= 2 else frozenset()


def reword(text: str) -> str:
    """An English text with the constructions above in the form that the grammar reads; other texts stay as they are."""
    text = re.sub(r"\b(?:his or her|his/her|her or his)\b", "their", re.sub(r"\band/or\b", "and", text))
    text = _ANSWERED.sub("flags for ", read_predicates(text))
    for form, rewrite in _RULES:
        text = form.sub(rewrite, text)
    return text


def _drop(match: re.Match[str]) -> str:  # noqa: ARG001 - what is said in other words is not read again
    """Nothing."""
    return ""


def _drop_clause(match: re.Match[str]) -> str:
    """The noun alone; after a question word the clause asks for what it says."""
    kept = match["noun"].lower() in words.STOPS - words.NOUN_VERBS | {"date", "day", "time", "year", "month", "moment", "place"}
    return match[0] if kept else match["noun"]


def _tie(match: re.Match[str]) -> str:
    """A measure with what it was measured before or after, as one name; a date is later than something."""
    noun = make_singular(match["noun"].lower())
    tied = noun in MEASURED and noun not in {"date", "time"} and match["what"].lower() not in words.STOPS - words.NOUN_VERBS
    return f"{match['noun']}-{match['link']}-{match['what']}" if tied else match[0]


def _share_head(match: re.Match[str]) -> str:
    """Both owners of a noun with the noun."""
    return f"the {match['head']} and the {match['who']} {match['head']}"


def _repeat_noun(match: re.Match[str]) -> str:
    """The noun before each of its repeated prepositions; verbs have none."""
    noun, link = match["noun"], match["link"]
    if noun.lower() in words.STOPS - words.NOUN_VERBS or noun.lower() in SAID or noun.endswith(("ed", "ing", "ly")):
        return match[0]
    ends = [match["first"], *re.findall(rf", {link} ((?:the )?[a-z]+)", match["more"], re.IGNORECASE), match["last"]]
    return f"{', '.join(f'{noun} {link} {end}' for end in ends[:-1])} and {noun} {link} {ends[-1]}"


def _name_place(match: re.Match[str]) -> str:
    """The thing and the noun that all values share as the name, the values in brackets."""
    if match["noun"].lower() in words.STOPS or match["what"].lower() in words.STOPS - words.NOUN_VERBS - words.PRONOUNS:
        return match[0]
    what = "" if match["what"].lower() in words.PRONOUNS else f"{match['what']} "
    return f"{what}{match['noun']} ({match['list']})"


def _name_owned(match: re.Match[str]) -> str:
    """The noun that the values qualify, the values in brackets."""
    asked = re.search(r"\b(?:whether|if)\b[^.;,]*$", match.string[: match.start()], re.IGNORECASE)
    return match[0] if asked or match["noun"].lower() in words.STOPS else f"{match['lead']} a {match['noun']} ({match['list']})"


def _turn(match: re.Match[str]) -> str:
    """What is said of a thing before it."""
    if match["verb"].lower() in _UNSAID or match["noun"].lower() in words.STOPS - words.NOUN_VERBS:
        return match[0]
    return f"{match['verb']} {match['noun']}"


def _count_up(match: re.Match[str]) -> str:
    """All of a numbered series."""
    first, last = int(match["first"]), int(match["last"])
    return ", ".join(f"{match['stem']}{number}" for number in range(first, last + 1)) if 0 < last - first < 30 else match[0]


def _share_out(match: re.Match[str]) -> str:
    """Values with their shares behind them, the rest for the last."""
    known = [_ONE_PART.match(part.strip()) for part in re.split(r",(?: and)? |,? and (?=the )", match["list"])[:-1]]
    shares = [(one["value"], _measure(one["part"])) for one in known if one]
    rest = 100 - sum(share for _, share in shares)
    if len(shares) != len(known) or rest <= 0:
        return match[0]
    return f" ({', '.join(f'{value} {share:g}%' for value, share in [*shares, (match['last'], round(rest, 1))])})"


def _measure(part: str) -> float:
    """A share in words or digits as a percentage."""
    number = re.search(r"\d+(?:\.\d+)?", part)
    if number:
        return float(number[0])
    found = re.search(r"(two|three|four)? ?(half|third|quarter|fifth|sixth|seventh|eighth|tenth)", part.lower())
    return _PARTS[found[2]] * _TIMES.get(found[1] or "", 1) if found else 0.0


def _count_each(match: re.Match[str]) -> str:
    """`how many adults, children and babies came`: the number of each."""
    pieces = re.split(r"(,\s*(?:and\s+)?|\s+and\s+)", match["rest"])
    counted: list[str] = []
    for piece in pieces[::2]:
        noun, tail = _take_plural(piece)
        if not noun:
            break
        counted.append(noun)
        if tail:
            break
    if len(counted) < 2:
        return match[0]
    last = pieces[2 * (len(counted) - 1)]
    tail = _take_plural(last)[1]
    if tail and len(pieces) > 2 * len(counted) - 1 and not pieces[2 * len(counted) - 1].startswith(","):
        return match[0]
    after = "".join(pieces[2 * len(counted) - 1 :])
    return f"{', '.join(f'number of {noun}' for noun in counted[:-1])} and number of {counted[-1]}{after}"


def _take_plural(piece: str) -> tuple[str, str]:
    """A noun phrase in the plural at the beginning of a piece, and what stands after it; nothing where it begins otherwise."""
    taken: list[str] = []
    plain = piece.split()
    for word in plain[:3]:
        if word.lower() in words.STOPS:
            break
        taken.append(word)
        if make_singular(word.lower()) != word.lower():
            break
    plural = bool(taken) and make_singular(taken[-1].lower()) != taken[-1].lower()
    return (" ".join(taken), " ".join(plain[len(taken) :])) if plural else ("", "")


_RULES: Final[tuple[Rule, ...]] = (
    (_THAT_OF, _share_head),
    (_REPEATED, _repeat_noun),
    (_PLACED, _name_place),
    (_OWNED, _name_owned),
    (_SAID_OF, _turn),
    (_MAY_BE, _drop),
    (_CODED, _drop),
    (_BECAUSE, _drop),
    (_THEY_GAVE, _drop_clause),
    (_BETWEEN, _drop),
    (_AROUND, _tie),
    (_SIGNED, _drop),
    (_MODES, lambda match: ", " if match[0] else ""),
    (_STEPS, _drop),
    (_DIFFERING, _drop),
    (_FREE, _drop),
    (_IF_ANY, lambda match: " (" if match["noted"] else " (if any)"),
    (_OPENERS, _drop),
    (_NUMBERED, _count_up),
    (_SHARED_OUT, _share_out),
    (_HOW_MANY, _count_each),
)
