"""Ranges said otherwise: `0~23`, `five up to 1022`, `3 through 9585`, `with maximum 2000`, `none above 700`, `over 15 million`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.restating.portions import NUMBERS, read_count

_WORDED: Final = "|".join(NUMBERS)
_DIGITS: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
_NUMBER: Final = rf"(?:-?[$€£]?{_DIGITS}|{_WORDED})"
_TENS: Final = re.compile(
    r"\b(?P<ten>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?P<one>one|two|three|four|five|six|seven|eight|nine)\b"
)
_TILDE: Final = re.compile(r"(?<=\d)\s?[~～]\s?(?=-?\d)")
# `between one and six`, `from nought to five`, `five up to 1022`, `3 through 9585`
_SPAN: Final = re.compile(
    rf"(?P<lead>\b(?:anywhere |somewhere )?(?:between|from)\s|(?<![\w.-]))(?P<low>{_NUMBER})(?P<unit>\s?(?:°C|°F|kg|cm|mm|km|%))?"
    rf"\s(?P<link>and|to|up to|through|till|until)\s(?P<high>{_NUMBER})(?![\w-]|\.\d|,\d)",
    re.IGNORECASE,
)
_MOST: Final = re.compile(
    rf"(?:[,:]|\b(?:with|having|of|which|that|and|is|are|was|were|but))*\s(?:(?:with |having |of )?(?:an? "
    rf"|the )?maximum:?|not over|not above|never above|never over|none above"
    rf"|none over|none beyond|not beyond|not exceeding|no more than|not more than|never more than"
    rf"|nothing above|no higher than|at most|up to)"
    rf"\s(?:of\s|at\s|to\s)?(?P<high>{_NUMBER})(?P<scale>\s(?:million|billion|thousand)\b)?(?![\w-]|\.\d|,\d"
    rf"|%|\s(?:to|and|-)\s\d)(?P<times>\stimes\b)?",
    re.IGNORECASE,
)
_AT_MOST: Final = re.compile(rf"(?P<high>\b{_NUMBER})\s(?:at (?:the )?most|at (?:the )?very most|or (?:less|fewer))\b", re.IGNORECASE)
_SCALED: Final = re.compile(
    rf"(?<![\w.,])(?:(?P<low>\d+(?:\.\d+)?|{_WORDED})(?P<joint>\s(?:and|to|up to|through)\s"
    rf"|\s?[-–]\s?))?(?P<number>\d+(?:\.\d+)?|{_WORDED})\s(?P<scale>thousand|million|billion)\b",
    re.IGNORECASE,
)
_SCALE: Final = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


def state_spans(text: str) -> str:
    """A text in which such ranges are written with digits and `to` or `up to`."""
    text = _TENS.sub(lambda match: str(NUMBERS[match["ten"]] + NUMBERS[match["one"]]), text)
    text = _TILDE.sub("-", text)
    text = _SCALED.sub(_multiply, text)
    text = _SPAN.sub(_span, text)
    text = _AT_MOST.sub(_least, text)
    return _MOST.sub(_most, text)


def _digits(number: str) -> str:
    """A number in digits, as it is written if it has some."""
    return str(read_count(number)) if number.lower() in NUMBERS else number


def _multiply(match: re.Match[str]) -> str:
    """`15 million` in digits, and `10 to 15 million`, where the lower end is not itself so large.

    Two ends with decimals (`0.7-296.4 thousand dollars`) are values as the column has them, in thousands.
    """
    scale = _SCALE[match["scale"].lower()]
    high = float(_digits(match["number"]))
    if match["low"] and "." in match["low"] and "." in match["number"]:
        return match[0]
    if not match["low"]:
        return str(int(high * scale))
    low = float(_digits(match["low"]))
    return f"{int(low * scale) if 0 < low < high else match['low']}{match['joint']}{int(high * scale)}"


def _span(match: re.Match[str]) -> str:
    """Both ends in digits; `and` needs `between` before it, and names no range between two counts of things."""
    lead, link = match["lead"].strip().lower(), match["link"].lower()
    worded = {match["low"].lower(), match["high"].lower()} & NUMBERS.keys()
    if (link == "and" and not lead.endswith("between")) or (
        worded and not lead and link in {"to", "through"} and match["low"].lower() == "one"
    ):
        return match[0]
    if link in {"till", "until"} and not lead:
        return match[0]
    if not worded and link in {"and", "to"} and not lead.startswith(("any", "some")):
        return match[0]
    kept = "" if not lead else "between " if link == "and" else "from "
    joint = "and" if link == "and" else "to"
    return f"{kept}{_digits(match['low'])}{match['unit'] or ''} {joint} {_digits(match['high'])}"


def _least(match: re.Match[str]) -> str:
    """`60 at the most` as `up to 60`, where nothing says that it is only the usual end."""
    usual = re.search(r"\b(?:usually|mostly|often|reaches|at least|up to)\s$", match.string[: match.start()], re.IGNORECASE)
    return match[0] if usual else f"up to {_digits(match['high'])}"


def _most(match: re.Match[str]) -> str:
    """`up to` and the number, in brackets where it stands behind a comma."""
    number = _digits(match["high"])
    plain = match[0].strip().lower()
    if plain.startswith(("up to ", "at most ")) and match["high"].lower() not in NUMBERS:
        return match[0]
    before = match.string[: match.start()]
    if re.search(r"\b(?:at least [\d.,]+|usually|mostly|often)$", before.rstrip(), re.IGNORECASE):
        return match[0]
    if before.count("(") > before.count(")"):
        return f"{',' if match[0].startswith(',') else ''} up to {number}"
    free = before.count("(") == before.count(")") and (match[0].startswith((",", ":")) or " maximum" in match[0].lower())
    return f" (up to {number})" if free else f" up to {number}"
