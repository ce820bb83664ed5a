"""Relations to other fields: `>= OrderDate`, `after the bind date`, `never exceeds the cost`, `= qty x price`, `sum of the four`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.readers.facts import Reading

_NAME: Final = r"(?:the\s+|its\s+|their\s+|his\s+|her\s+|than\s+){0,6}(?P<other>[^\W\d][\w ]{0,40}?)"
_LATER: Final = (
    re.compile(rf"(?:>=?|≥)\s*{_NAME}\s*(?:$|[,;)])", re.IGNORECASE),
    re.compile(
        r"\b(?:(?:must be|always|is|comes?|strictly|not|never|on or|at or|some time|sometime|shortly"
        rf"|(?:at least |about |a )?(?:an?|one|two|few|several|some|couple of|\d+) (?:minute|hour|day|week|month"
        rf"|year)s?)\s+){{0,6}}(?<!look )after\s+(?:the\s+"
        rf"|its\s+|their\s+)?{_NAME}\s*(?:$|[,;)])",
        re.IGNORECASE,
    ),
    re.compile(
        (
            rf"\b(?:later than|(?:not|never) be (?:earlier than|before)|(?:isn't|is not|aren't|are not|can't be|cannot be)"
            rf" (?:before|earlier than)|not before|never before|no earlier than"
            rf"|not earlier than|never earlier than|follows?|nach(?: de[mrn])?"
            rf"|après(?: la?)?|despu[eé]s de(?:l| la)?|posterior a(?:l| la)?|depois d[ao]|posterior [àa]o?|dopo(?: la| il)?"
            rf"|successiv[ao] all[ao']?|na(?: de)?|later dan(?: de)?|sau|immer nach(?: de[mr])?)\s+{_NAME}\s*(?:$|[,;)])"
        ),
        re.IGNORECASE,
    ),
)
_LATER_CJK: Final = re.compile(r"(?:不早于|晚于|迟于)(?P<other>\w{2,12})|(?P<ja>\w{2,12}?)(?:以降|より後|の後)")
_LATER_ALONE: Final = re.compile(
    (
        r"\b(?:\d+ (?:days?|weeks?|months?) later|ends? later|closed later|later|afterwards|follows it|after (?:it"
        r"|that|this)|später|plus tard)\b"
    ),
    re.IGNORECASE,
)
_AT_MOST: Final = (
    re.compile(rf"(?:<=?|≤)\s*{_NAME}\s*(?:$|[,;)])", re.IGNORECASE),
    re.compile(
        rf"\b(?:never|not|must not|cannot|can't|doesn't|does not)\s+(?:exceeds?|be more than|be higher than|be above"
        rf"|more than|greater than|higher than|larger than|above|be greater than|be larger than)\s+(?:the\s+)?{_NAME}\s*(?:$|[,;)])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!never )(?<!not )(?<!no )\b(?:(?:is|are|always|a bit|slightly|somewhat|must be)\s+){{0,6}}(?:lower than"
        rf"|less than|fewer than|smaller than"
        rf"|at most|no more than|no higher than|not more than|not higher than|below|under|up to)\s+{_NAME}\s*(?:$|[,;)])",
        re.IGNORECASE,
    ),
)
_BEFORE: Final = re.compile(
    rf"(?<!not )(?<!never )(?<!not be )(?<!never be )(?<!no )\b(?:always\s+)?(?:before|earlier than)\s+{_NAME}\s*(?:$|[,;)])", re.IGNORECASE
)
_AT_LEAST: Final = (
    re.compile(
        rf"\b(?:never|not|must not be|cannot be|can't be|no)\s+(?:is\s+|be\s+|falls?\s+)?(?:below|less than"
        rf"|lower than|smaller than|under|fewer than)"
        rf"\s+{_NAME}\s*(?:$|[,;)])",
        re.IGNORECASE,
    ),
    re.compile(
        (
            rf"\b(?:at least (?:as (?:high|large|big|much|long|many|great) as|equal to|the)|(?:is|are"
            rf"|must be) at least)\s+{_NAME}\s*(?:$|[,;)])"
        ),
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!not )(?<!never )(?<!no )\b(?:(?:is|are|always|a bit|slightly|somewhat|must be)\s+){{0,6}}(?:above|exceeds?"
        rf"|more than|higher than|greater than"
        rf"|larger than|over|beyond)\s+{_NAME}\s*(?:$|[,;)])",
        re.IGNORECASE,
    ),
)
_SUM: Final = re.compile(r"\b(?:must be|is|being|equals?|as)?\s*(?:the\s+)?(?:sum|total) of\s+(?P<parts>.+)$", re.IGNORECASE)
_EQUATION: Final = re.compile(
    r"(?:^|\s)(?:=|(?:equals|calculated as|computed as|which is|defined as|is|are|being"
    r"|equal to)\b)\s*(?:the\s+)?(?P<formula>[\w][\w .]*(?:\s*(?:[-+*/×·÷]|\bx\b|\btimes\b|\bplus\b|\bminus\b"
    r"|\bless\b(?!\s+than)|\bmultiplied by\b"
    r"|\bdivided by\b|\bmal\b|\bpor\b|\bfois\b)\s*[\w .]+)+)",
    re.IGNORECASE,
)
_SIGN_WORD: Final = "(?:x|times|plus|minus|multiplied by|divided by|mal)"
# A name in a calculation, up to the next sign: were signs also parts of names, every split would have to be tried.
_OPERAND: Final = rf"[^\W\d]\w*+(?:\ ++(?!{_SIGN_WORD}\s)\w++)*+"
# A remark that is nothing but a calculation: `home goals + away goals`.
_BARE: Final = re.compile(
    (
        rf"^(?:\d+(?:\.\d+)?\s[*×x]\s)?{_OPERAND}(?:\s++(?:[-+*×]|{_SIGN_WORD})\s(?!or\b)"
        rf"(?:\d+(?:\.\d+)?\s[*×x]\s)?{_OPERAND})+ *$"
    ),
    re.IGNORECASE,
)
_OPERATORS: Final = (
    (re.compile(r"\s*(?:×|·|\bx\b|\btimes\b|\bmultiplied by\b|\bmal\b|\bfois\b|\*)\s*", re.IGNORECASE), " * "),
    (re.compile(r"\s*(?:÷|\bdivided by\b|/)\s*", re.IGNORECASE), " / "),
    (re.compile(r"\s*(?:\bplus\b|\+)\s*", re.IGNORECASE), " + "),
    (re.compile(r"\s*(?:\bminus\b|\bless\b|\s-\s)\s*", re.IGNORECASE), " - "),
)


_DIFFERENCE: Final = re.compile(
    (
        r"(?:^|\b(?:is|being|equals|as|=)\s+)?(?:the\s+)?difference (?:between|of)\s+(?:the\s+)?(?P<first>[\w ]{2,40}?)\s+(?:and"
        r"|to)\s+(?:the\s+)?(?P<second>[\w ]{2,40}?)\s*$"
    ),
    re.IGNORECASE,
)
_PART_OF: Final = re.compile(
    (
        r"(?:^|\b(?:is|being|equals|as|at)\s+|=\s*)(?:always\s+)?(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|percent)\s+of\s+(?:the\s+"
        r"|its\s+|their\s+)?(?P<whole>[a-z][\w ]{2,40}?)\s*$"
    ),
    re.IGNORECASE,
)
_GAP: Final = re.compile(
    r"\b(?P<bound>at least|exactly|up to|at most|within|about|around|roughly)?\s*(?P<low>an?|one|two|three|four|five|six"
    r"|\d{1,3})(?:\s*(?:-|–|to)\s*(?P<high>\d{1,3}))?\s+"
    r"(?P<unit>minute|hour|day|week|month|year)s?\s+(?:later|after|following|of|from)\b",
    re.IGNORECASE,
)
_CHINESE_SIGNS: Final = {"乘以": " * ", "加": " + ", "加上": " + ", "减": " - ", "减去": " - ", "除以": " / ", "×": " * "}
_TIMES: Final = re.compile("乘以|加上|加|减去|减|除以|×")
_CHINESE: Final = re.compile(r"(?:等于|=)\s*(?P<formula>[\u4e00-\u9fff]+(?:(?:乘以|加上|加|减去|减|除以|×)[\u4e00-\u9fff]+)+)")
_SMALL: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_EQUAL_OR: Final = re.compile(r"\b(?:the )?(?:same|equal|identical)(?: (?:as|to|day))?\s+or\s+", re.IGNORECASE)


def read_gap(text: str) -> Reading:
    """`30 days later`, `1-5 days after the order`, `at least a month after` as `gap`: least, most, unit; the words stay for the order."""
    match = _GAP.search(text)
    if match is None:
        return {}, text
    low = _SMALL.get(match["low"].lower()) or int(match["low"])
    high = int(match["high"]) if match["high"] else low
    bound = (match["bound"] or "").lower()
    if bound == "at least":
        high = low * 3
    elif bound in {"up to", "at most", "within"}:
        low = 0
    return {"gap": (min(low, high), max(low, high), match["unit"].lower())}, text


def read_formula(text: str) -> Reading:
    """`= quantity × unit price` or `sum of a, b and c` as `formula`: names joined by ` + `, ` - `, ` * `, ` / `.

    `the sum of the four` gives `#4`: the four numbers before; `the mean of the three` gives `@3`; `which adds them up` gives `#*`.
    """
    chinese = _CHINESE.search(text)
    if chinese:
        return {"formula": _sign(_TIMES.sub(lambda match: _CHINESE_SIGNS[match[0]], chinese["formula"]))}, text[: chinese.start()]
    bracketed = _BRACKETED.search(text)
    if bracketed:
        return {"formula": _sign(bracketed["formula"])}, text[: bracketed.start()]
    match = _EQUATION.search(text)
    if match:
        formula = match["formula"]
        for form, sign in _OPERATORS:
            formula = form.sub(sign, formula)
        return {"formula": formula.strip()}, text[: match.start()]
    if _BARE.match(text.strip()):
        return read_formula(f"= {text.strip()}")
    match = _DIFFERENCE.search(text)
    if match:
        return {"formula": f"{match['first'].strip()} - {match['second'].strip()}"}, text[: match.start()]
    match = _PART_OF.search(text)
    if match and not re.match(
        r"(?:the )?(?:rows|records|them|people|customers|cases|time|all|values|users|patients|orders)\b", match["whole"], re.IGNORECASE
    ):
        return {"formula": f"{float(match['share']) / 100:g} * {match['whole'].strip()}"}, text[: match.start()]
    match = _MEAN.search(text)
    if match:
        return {"formula": f"@{_read_sum(match[1])[1:]}"}, text[: match.start()]
    match = _ADDED.search(text)
    if match:
        return {"formula": "#*"}, text[: match.start()]
    match = _SUM.search(text)
    if match:
        return {"formula": _read_sum(match["parts"])}, text[: match.start()]
    return {}, text


_MEAN: Final = re.compile(
    r"\b(?:must be|is|being|equals?|as)?\s*(?:the\s+)?(?:mean|average) of\s+(?:the |these |all )*(two|three|four|five|six|\d)\b.*$",
    re.IGNORECASE,
)
_ADDED: Final = re.compile(
    (
        r"\b(?:which |that )?(?:adds?|sums?) (?:them|these|those|all(?: of them)?)(?: all)? up\b|\b(?:the )?(?:sum|total) of"
        r" (?:them|these|those)(?: all)?\b"
    ),
    re.IGNORECASE,
)


_BRACKETED: Final = re.compile(
    (
        r"(?:^|\s)(?:=|equals\b|is\b)\s*(?P<formula>(?=[^=]*\()(?![^=]*\(\s*[\d.,]+\s*[-–]\s*[\d.,]+\s*\))"
        r"(?:[\w ().,%]*+(?:[-+*/×^][\w (). ]++)++|(?>[\w ().,%]*x(?=[\w (). ]))[\w (). ]++))\s*$"
    ),
    re.IGNORECASE,
)


def _sign(formula: str) -> str:
    """A formula with plain signs."""
    for form, sign in _OPERATORS:
        formula = form.sub(sign, formula)
    return re.sub(r"\s*\^\s*2\b", " ^2", formula).strip()


def _read_sum(parts: str) -> str:
    """The parts of a sum as a formula."""
    counted = re.match(r"\s*(?:the|all|these)?\s*(two|three|four|five|six|\d)\b", parts, re.IGNORECASE)
    if counted:
        word = counted[1].lower()
        return "#" + (word if word.isdigit() else str(("two", "three", "four", "five", "six").index(word) + 2))
    return " + ".join(part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*\+\s*|\s*&\s*", parts.rstrip(" .")) if part.strip())


def read_later(text: str) -> Reading:
    """`later_than`: the words that name the earlier field; `?` where the text only says `later`."""
    text = _EQUAL_OR.sub("", text)
    cjk = _LATER_CJK.search(text)
    if cjk:
        return {"later_than": (cjk["other"] or cjk["ja"]).strip()}, f"{text[: cjk.start()]} {text[cjk.end() :]}"
    for form in _LATER:
        match = form.search(text)
        if match:
            return {"later_than": match["other"].strip()}, f"{text[: match.start()]} {text[match.end() :]}"
    match = _LATER_ALONE.search(text)
    if match:
        return {"later_than": "?"}, f"{text[: match.start()]} {text[match.end() :]}"
    return {}, text


def read_at_most(text: str) -> Reading:
    """`at_most`: the words that name the larger field."""
    for form in (*_AT_MOST, _BEFORE):
        match = form.search(text)
        if match:
            return {"at_most": match["other"].strip()}, f"{text[: match.start()]} {text[match.end() :]}"
    return {}, text


def read_at_least(text: str) -> Reading:
    """`at_least`: the words that name the smaller field."""
    for form in _AT_LEAST:
        match = form.search(text)
        if match:
            return {"at_least": match["other"].strip()}, f"{text[: match.start()]} {text[match.end() :]}"
    return {}, text
