"""Values in other forms than after a colon: `falls into six classes, i.e. a, b, c`, `e.g. a, b or c`, `0 for good and 5 for dead`."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = r"(?:[\w<>≥≤+$€£'&/-]|\.(?=\w))+"
_STOP: Final = r"(?!(?:the|its|their|his|her|whether|if|how|plus|from|between|is|are|with)\b)"
_GOES_ON: Final = r"(?!(?:and|or|is|are|for|with|the|which|that|plus)\b)[\w+'&]"
_VALUE: Final = rf"{_STOP}{_WORD}(?: {_GOES_ON}{_WORD[:-1]}*){{0,3}}"
_VALUES: Final = rf"{_VALUE}(?:, {_VALUE}){{0,14}},? (?:or|and) {_VALUE}"
_PLAIN: Final = rf"{_VALUE}(?:, {_VALUE}){{2,14}}"
_END: Final = r"(?=\s*(?:[.;:!?]|$|, (?:and|the|its|their|which|plus|while)\b| [-–—]))"
# `expedition role, e.g. Leader, Climber or Cook`; `occupation, to wit Student or Employee`
_NAMELY: Final = re.compile(
    rf",? (?:e\.g\.|i\.e\.|to wit|namely|viz\.?|that is to say|for instance|for example"
    rf"|such as),? (?P<list>{_VALUES}){_END}",
    re.IGNORECASE,
)
# `falls into six classes, i.e. worker, services, office`
_CLASSES: Final = re.compile(
    r" (?:falls?|fall|is divided|are divided|is grouped|are grouped|is split|is sorted|divides?"
    r"|groups?) in(?:to)? (?:one of )?(?:\w+ )?"
    r"(?:classes|groups|categories|kinds|types|levels|bands|brackets|sorts)(?:,| -| –|:)?(?: (?:i\.e\.|e\.g\."
    r"|namely|to wit|viz\.?|that is),?)?"
    rf" (?P<list>{_PLAIN}|{_VALUES})"
    rf"(?P<next>,? and (?:the )?(?P<other>[a-z][\w-]*(?: [\w-]+)?) into "
    rf"(?P<more>{_VALUE}(?:, {_VALUE}){{1,8}}(?:,? (?:and|or) {_VALUE})?))?"
    r"(?=\s*(?:[.;]|$))",
    re.IGNORECASE,
)
# `traveller type one of Business, Couples, Families`
_ONE_OF: Final = re.compile(
    rf"(?<=\w) (?:is |are |being )?(?:one|any) of (?P<list>{_VALUE}(?:, {_VALUE}){{1,14}}(?:,? (?:or|and) {_VALUE})?)(?=\s*(?:[.;]|$))"
)
# `inspection result, either Pass, Fail or Pending`
_EITHER: Final = re.compile(
    rf"(?<=\w),? (?:(?:which|that) is |being |is |of )?either (?!(?:an?|the)\b)(?P<list>{_VALUES})(?=\s*(?:[.;,]|$))"
)
# `swelling as none, slight or severe`, `immigration status of native, first generation or second generation`
_GIVEN: Final = re.compile(
    rf"(?<=[a-z]{{3}}) (?:(?:(?:is |are )?(?:rated|coded|noted|given|graded|recorded|marked|described"
    rf"|classified|stated|known|scored) )?as|(?<=status )of) (?P<list>{_VALUE}(?:, {_VALUE}){{1,10}},? or {_VALUE})"
    r"(?=\s*(?:[.;,]|$))"
)
# `0 for good and 5 for dead` are the ends of a scale, `1 = censored, 2 = dead` all of its codes.
_ENDS: Final = re.compile(
    r",? (?:where |with |from )?(?P<low>\d{1,3}) (?:for|is|being|means|meaning"
    r"|as) (?:the )?[a-z][\w -]{1,25}?,? (?:and|to|through|up to) (?P<high>\d{1,3}) "
    r"(?:for|is|being|means|meaning|as) (?:the )?[a-z][\w-]*(?: [\w-]+)?(?=\s*(?:[.;,)]|$))",
    re.IGNORECASE,
)
_CODES: Final = re.compile(
    r",? (?P<list>[A-Z0-9]{1,3} ?= ?[A-Za-z][\w -]{1,25}(?:,? (?:and "
    r"|or )?[A-Z0-9]{1,3} ?= ?[A-Za-z][\w -]{1,25}){1,9})(?=\s*(?:[.;]|$))"
)
# `season - Spring, Summer, Autumn or Winter`, `seasons are written — Winter, Spring — and …`
_DASHED: Final = re.compile(
    r"(?<=\w)(?: (?:is|are)(?: also)? (?:written|given|noted|stated|recorded))? [-–—] "
    r"(?P<list>(?:[A-Z][\w/-]*(?: \w[\w/-]*){0,3})(?:, (?:[A-Za-z][\w/-]*(?: \w[\w/-]*){0,3})){1,10}"
    r"(?:,? (?:or|and) [A-Z][\w/-]*(?: \w[\w/-]*){0,3})?)(?: [-–—](?=,|\s)|(?=\s*[.;]|\s*$))"
)
# `region tells south from other`
_TOLD: Final = re.compile(
    r"(?P<name>\b[a-z]+(?: [a-z]+)?) (?:tells|distinguishes|separates|discerns) (?P<first>[\w-]+) (?:from"
    r"|and) (?:the )?(?P<second>[\w-]+)(?=\s*(?:[.;,]|$))"
)


def state_values(text: str) -> str:
    """A text in which such values stand in brackets behind their name."""
    text = _CLASSES.sub(_class, text)
    text = _TOLD.sub(lambda match: f"{match['name']} ({match['first']}, {match['second']})", text)
    text = _ENDS.sub(lambda match: f" ({match['low']} to {match['high']})" if int(match["low"]) < int(match["high"]) else match[0], text)
    text = _CODES.sub(lambda match: f" ({match['list']})", text)
    for form in (_NAMELY, _ONE_OF, _EITHER, _GIVEN, _DASHED):
        text = form.sub(lambda match: f" ({match['list']})" if _is_free(match) and _are_values(match["list"]) else match[0], text)
    return text


def _is_free(match: re.Match[str]) -> bool:
    """Whether a match stands in no bracket."""
    before = match.string[: match.start()]
    return before.count("(") == before.count(")") and not re.search(r"\d$", before)


def _are_values(listed: str) -> bool:
    """Whether a list holds values: `or` joins them, or all begin with a capital or a digit; small words with `and` are names."""
    parts = re.split(r",? (?:or|and) |, ", listed)
    alike = parts[0][:1].islower() or not any(part[:1].islower() for part in parts[1:])
    return " or " in listed or (alike and (" and " not in listed or not parts[-1][:1].islower()))


def _class(match: re.Match[str]) -> str:
    """The classes in brackets, those of a second field as well."""
    return f" ({match['list']})" + (f", {match['other']} ({match['more']})" if match["next"] else "")
