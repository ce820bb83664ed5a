"""Relations to other fields: `>= OrderDate`, `after the bind date`, `never exceeds the cost`, `= qty x price`, `sum of the four`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.readers.facts import Reading

_NAME: Final = r"(?:the\s+|its\s+|their\s+|his\s+|her\s+|than\s+)*(?P<other>[^\W\d][\w ]{0,40}?)"
_LATER: Final = (
    re.compile(rf"(?:>=?|≥)\s*{_NAME}\s*(?:$|[,;)])", re.IGNORECASE),
    re.compile(
        r"\b(?:(?:must be|always|is|comes?|strictly|not|never|on or|at or|some time|sometime|shortly"
        rf"|(?:at least |about )?(?:an?|one|two|\d+) (?:day|week|month|year)s?)\s+)*(?<!look )after\s+(?:the\s+"
        rf"|its\s+|their\s+)?{_NAME}\s*(?:$|[,;)])",
        re.IGNORECASE,
    ),
    re.compile(
        (
            rf"\b(?:later than|(?:not|never) be (?:earlier than|before)|not before|never before|no earlier than"
            rf"|not earlier than|never earlier than|follows?|nach"
            rf"|après|despu[eé]s de|depois d[ao]|na)\s+{_NAME}\s*(?:$|[,;)])"
        ),
        re.IGNORECASE,
    ),
)
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
        rf"|more than)\s+(?:the\s+)?{_NAME}\s*(?:$|[,;)])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!never )(?<!not )(?<!no )\b(?:(?:is|are|always|a bit|slightly|somewhat|must be)\s+)*(?:lower than"
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
        rf"(?<!not )(?<!never )(?<!no )\b(?:(?:is|are|always|a bit|slightly|somewhat|must be)\s+)*(?:above|exceeds?"
        rf"|more than|higher than|greater than"
        rf"|larger than|over|beyond)\s+{_NAME}\s*(?:$|[,;)])",
        re.IGNORECASE,
    ),
)
_SUM: Final = re.compile(r"\b(?:must be|is|being|equals?|as)?\s*(?:the\s+)?(?:sum|total) of\s+(?P<parts>.+)$", re.IGNORECASE)
_EQUATION: Final = re.compile(
    r"(?:^|\s)(?:=|(?:equals|calculated as|computed as|which is|defined as|is|are|being"
    r"|equal to)\b)\s*(?:the\s+)?(?P<formula>[\w][\w .]*(?:\s*(?:[-+*/×·÷]|\bx\b|\btimes\b|\bplus\b|\bminus\b|\bmultiplied by\b"
    r"|\bdivided by\b|\bmal\b|\bpor\b|\bfois\b)\s*[\w .]+)+)",
    re.IGNORECASE,
)
# A remark that is nothing but a calculation: `home goals + away goals`.
_BARE: Final = re.compile(
    r"^[^\W\d][\w ]*?(?:\s(?:[-+*×]|x|times|plus|minus|multiplied by|divided by|mal)\s(?!or\b)[^\W\d][\w ]*?)+$", re.IGNORECASE
)
_OPERATORS: Final = (
    (re.compile(r"\s*(?:×|·|\bx\b|\btimes\b|\bmultiplied by\b|\bmal\b|\bfois\b|\*)\s*", re.IGNORECASE), " * "),
    (re.compile(r"\s*(?:÷|\bdivided by\b|/)\s*", re.IGNORECASE), " / "),
    (re.compile(r"\s*(?:\bplus\b|\+)\s*", re.IGNORECASE), " + "),
    (re.compile(r"\s*(?:\bminus\b|\s-\s)\s*", re.IGNORECASE), " - "),
)


def read_formula(text: str) -> Reading:
    """`= quantity × unit price` or `sum of a, b and c` as `formula`: names joined by ` + `, ` - `, ` * `, ` / `.

    `the sum of the four` gives `#4`: the four numbers before.
    """
    match = _EQUATION.search(text)
    if match:
        formula = match["formula"]
        for form, sign in _OPERATORS:
            formula = form.sub(sign, formula)
        return {"formula": formula.strip()}, text[: match.start()]
    if _BARE.match(text.strip()):
        return read_formula(f"= {text.strip()}")
    match = _SUM.search(text)
    if match:
        return {"formula": _read_sum(match["parts"])}, text[: match.start()]
    return {}, text


def _read_sum(parts: str) -> str:
    """The parts of a sum as a formula."""
    counted = re.match(r"\s*(?:the|all|these)?\s*(two|three|four|five|six|\d)\b", parts, re.IGNORECASE)
    if counted:
        word = counted[1].lower()
        return "#" + (word if word.isdigit() else str(("two", "three", "four", "five", "six").index(word) + 2))
    return " + ".join(part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*\+\s*|\s*&\s*", parts.rstrip(" .")) if part.strip())


def read_later(text: str) -> Reading:
    """`later_than`: the words that name the earlier field; `?` where the text only says `later`."""
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
