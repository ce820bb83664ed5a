"""English sentences whose verbs name a field: `recency counts the days`, `an advert was posted on a day`, `spending is split into …`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words
from fictable.plan.text import make_singular

_START: Final = r"(?:(?<=[.!?:;]\s)|^)"
_KEEPING: Final = (
    r"(?:have|has|hold|holds|keep|keeps|know|knows|record|records|store|stores|need|want|note|notes|log|logs|track|tracks|list|lists|see"
    r"|show|shows|give|gives|measure|collect|get|gets|find|is|are|'s)"
)
# `about the borrower we hold the state`, `per prescriber and drug there's a name`
_ADVERBIAL: Final = re.compile(
    rf"{_START}(?:of|in|at|about|during|after|before|upon|with|from|regarding|concerning|beyond) "
    r"(?:[\w'-]+ ){0,4}?[\w'-]+,? (?=(?:we|they|I|you|there|one|somebody)(?: (?:also|then|only|always))?(?: |(?='s))"
    rf"{_KEEPING}\b)",
    re.IGNORECASE,
)
# `during the match the player has kills`, `on arrival a number is given out`
_SCENE: Final = re.compile(
    rf"{_START}(?:during|on|at|upon|after|before) (?:the |each |every |an? )?[a-z]+,? "
    r"(?=(?:the|an?|each|every) [\w -]{2,30}? (?:has|have|gets|is|are|was|were) )",
    re.IGNORECASE,
)
# `apart from a customer id we keep the year of birth`
_APART: Final = re.compile(
    rf"{_START}(?:apart from|besides|beside|in addition to|next to|along with|together with|aside from) (?P<what>[\w -]{{2,40}}?),? "
    rf"(?P<who>we|they|I|you|there|it)(?P<verb> {_KEEPING}) (?=\w)",
    re.IGNORECASE,
)
# `recency counts the days since …`, `BHK says how many rooms there are`
_TELLING: Final = re.compile(
    r"(?P<before>(?:(?<=[.!?:;]\s)|(?<=, )|(?<=\band )|^)(?:(?:the|its|their) )?)(?P<what>[a-z][\w-]*(?: [a-z][\w-]*)?) "
    r"(?:(?:says|tells|indicates|denotes|states|shows) (?:how|which|what|where|who|when)\b|(?P<counts>counts) (?:the|how|all)\b"
    r"|is (?:what|how (?:much|many|long|often))\b)[^,.;()\n]*",
    re.IGNORECASE,
)
# `an advert was posted on a day in 2022`
_HAPPENED: Final = re.compile(
    r"(?:(?:it|they|he|she|(?:an?|the|each|every) [a-z]+(?: [a-z]+)?) )?(?:was|is|were|got|gets) (?:first |last |then )?"
    r"(?P<verb>[a-z]{3,}ed|sold|bought|built|born|made|sent|paid) (?:on|at|in) (?:an?|some|one) (?P<head>date|day|time|month|year)"
    r"(?! of (?!birth))\b",
    re.IGNORECASE,
)
# `spending of the last year is split into wines, fruits and fish`
_SPLIT: Final = re.compile(
    r"\b(?P<head>[a-z]+(?: [a-z]+)?)(?: (?:of|in|over|for) [^,.;:()]{2,30}?)? (?:is|are) (?:split|divided|broken down|separated"
    r"|given separately)"
    r"(?: up)? (?:into|by|over|across|for) (?P<list>[a-z][\w -]*(?:, [a-z][\w -]*){0,8},? and [a-z][\w -]*)(?=\s*(?:[.;(]|$))",
    re.IGNORECASE,
)
# `numbers of web purchases and store purchases`
_NUMBERS: Final = re.compile(
    r"\bnumbers of (?P<list>[a-z][\w-]*(?: [\w-]+)?(?:, [a-z][\w-]*(?: [\w-]+)?){0,6},? and [a-z][\w-]*(?: [\w-]+)?)\b", re.IGNORECASE
)
# `scores for cleanliness, service and value from 1 to 10`
_EACH_FOR: Final = re.compile(
    r"\b(?P<head>scores|ratings|marks|grades|points|counts|prices|levels|readings|votes|temperatures|amounts|costs|sales"
    r"|results|spending|expenditure) (?:for|on) "
    r"(?P<list>[a-z][\w-]*(?: [a-z][\w-]*)?(?:, [a-z][\w-]*(?: [a-z][\w-]*)?){0,8},? and [a-z][\w-]*)\b",
    re.IGNORECASE,
)
# `count the total claims`, `and sum the total cost`
_ORDER: Final = re.compile(
    rf"(?:{_START}|(?<=, )(?:and )?|(?<=\band ))(?:count|sum|total|note|list|give|show|include|state|record|store|track|log|measure|report)"
    r"(?: up| down)? (?=(?:the|its|their|an?) )",
    re.IGNORECASE,
)
_RATIO: Final = re.compile(r"\b([a-z]+) to ([a-z]+) (?=ratio\b)", re.IGNORECASE)
_WRITTEN: Final = re.compile(
    r" (?:is|are) (?:written|spelled|given|stored|recorded|noted|formatted) (?:like|as|in the form(?: of)?) ['\"][^'\"\n]{1,40}['\"]",
    re.IGNORECASE,
)
_ROUGH: Final = re.compile(r"\b(mid|early|late)[- ](?=(?:19|20)\d\d\b)", re.IGNORECASE)
_ROUGHLY: Final = {"mid": "June ", "early": "March ", "late": "October "}
# `the listing date comes before the loan date`: two fields, where the second stands nowhere else.
_ORDERED: Final = re.compile(
    r"\b(?P<first>(?:the |its |an? )?(?:[a-z]+ ){1,3}(?:date|time)) (?:comes|is|falls|lies|must be|must come) (?:always )?"
    r"(?P<how>before|after|earlier than|later than) (?:the |its |an? )?(?P<second>(?:[a-z]+ ){1,3}(?:date|time))\b",
    re.IGNORECASE,
)
_NO_SUBJECT: Final = frozenset(
    {"flag", "field", "column", "row", "record", "target", "label", "line", "it", "table", "file", "one", "data"}
)


# `the income and the rent are monthly and in dollars`
_PERIODIC: Final = re.compile(
    r"\b(?P<list>(?:the |their |its )?[a-z][\w -]{1,30}?(?: and (?:the |their |its )?[a-z][\w -]{1,30}?)?) (?:is|are) (?:given "
    r"|stated |counted )?"
    r"(?P<period>monthly|yearly|annual|daily|weekly|hourly)(?: and(?= in\b))?(?=\s*(?:[,.;]|in\b|$))",
    re.IGNORECASE,
)
# `a weather sensor adds ambient temperature, …`, `every 15 minutes the inverter logs DC power, …`
_LOGGING: Final = re.compile(
    r"(?<=[.!?:;]\s)(?:every [\w ]{2,20}? )?(?:the|an?|our|this) [a-z]+(?: [a-z]+)? (?:logs?|adds?|notes?|writes? down|measures?"
    r"|delivers?|sends?|registers?|captures?) "
    r"(?=(?:the |an? |its )?[A-Za-z][^.;:]*,)",
    re.IGNORECASE,
)
# `Measured are length, width and height`
_KEPT: Final = re.compile(
    rf"{_START}(?:measured|recorded|noted|stored|kept|given|listed|known|included|shown|tracked|collected|reported)(?: (?:also|too"
    rf"|further))? (?:are|is)"
    r"(?: (?:also|too|further))? (?=\w)",
    re.IGNORECASE,
)


def read_predicates(text: str) -> str:
    """An English text in which fields that verbs tell of stand as nouns; other texts stay as they are."""
    text = re.sub(r"\b([Tt])here's\b", r"\1here is", text)
    text = _ROUGH.sub(lambda match: _ROUGHLY[match[1].lower()], _WRITTEN.sub("", _RATIO.sub(r"\1-to-\2 ", text)))
    text = _APART.sub(lambda match: f"{match['who']}{match['verb']} {match['what']}, ", text)
    text = _SCENE.sub("", _ADVERBIAL.sub("", text))
    text = _LOGGING.sub("", text)
    text = _KEPT.sub("", _ORDER.sub("", text))
    text = _TELLING.sub(_name_told, text)
    text = _PERIODIC.sub(lambda match: re.sub(r"([\w-]+)(?= and |$)", rf"{match['period']} \1", match["list"]), text)
    text = _HAPPENED.sub(_name_happened, text)
    text = _ORDERED.sub(_name_both, text)
    text = _SPLIT.sub(lambda match: _spread(match["list"], f"{{}} {match['head']}"), text)
    text = _EACH_FOR.sub(_name_each, text)
    return _NUMBERS.sub(lambda match: _spread(match["list"], "number of {}"), text)


def _name_told(match: re.Match[str]) -> str:
    """The subject alone, as a whole number where it counts something."""
    spoken = match["what"].lower().split()
    if make_singular(spoken[-1]) in _NO_SUBJECT | words.PEOPLE or frozenset(spoken) & (
        words.PRONOUNS | words.DETERMINERS | words.AUXILIARIES
    ):
        return match[0]
    return f"{match['before']}{match['what']}{' (whole number)' if match['counts'] else ''}"


def _name_happened(match: re.Match[str]) -> str:
    """What happened, as the name of its date."""
    return f"{match['verb']} {'date' if match['head'].lower() == 'day' else match['head'].lower()}"


def _name_both(match: re.Match[str]) -> str:
    """Both dates, the later one with its relation to the earlier."""
    if match.string.lower().count(match["second"].lower()) > 1:
        return match[0]
    first, second = re.sub(r"^(?:the|its|an?) ", "", match["first"], flags=re.IGNORECASE), match["second"]
    if match["how"].lower() in {"before", "earlier than"}:
        return f"{first}, {second} (after the {first})"
    return f"{second}, {first} (after the {second})"


def _name_each(match: re.Match[str]) -> str:
    """Each thing with what it gets; a list that goes on with articles or verbs has further fields."""
    if frozenset(match["list"].lower().replace(",", " ").split()) & ((words.STOPS | words.PRONOUNS) - words.NOUN_VERBS - {"and"}):
        return match[0]
    return _spread(match["list"], f"{{}} {make_singular(match['head'].lower())}")


def _spread(listed: str, form: str) -> str:
    """A form with each item of a list."""
    items = [item.strip() for item in re.split(r",\s*(?:and\s+)?|\s+and\s+", listed) if item.strip()]
    made = [form.format(item) for item in items]
    return f"{', '.join(made[:-1])} and {made[-1]}"
