"""Codes described by their parts or by a sample of their own letters: `0x and 64 hex digits`, `the CVE id looks like CVE-2021-44228`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.restating.portions import NUMBERS, read_count

_NUMBER: Final = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
_HEX: Final = re.compile(
    rf"(?P<open>\(\s*)?(?P<both>\bboth )?\b0x (?:and|plus|followed by"
    rf"|then) (?P<count>{_NUMBER}) hex(?:adecimal)? (?:digits|characters)\b(?P<close>\s*\))?",
    re.IGNORECASE,
)
# The letters of the sample stand in the name, too: they are fixed.
_SAMPLE: Final = re.compile(
    r"\b(?P<name>(?P<letters>[A-Z]{2,6})(?: (?:id|number|code|key|identifier|ID))?)(?: (?:is|which is|looks|built|formed|written))?,? "
    r"(?:like|such as|e\.g\.|for example) (?P<sample>(?P=letters)(?:[-/_.]?\d+)+)(?![\w-])"
)
_DIGITS: Final = re.compile(
    rf"(?<=[a-z])(?<!\bof)(?<!\bwith)(?: is|,| has)? (?:an? )?(?P<count>{_NUMBER})[- ](?P<what>digit|character"
    rf"|letter)s?(?: (?:number|code|string|key))?(?=\s*(?:[.;)]|$))",
    re.IGNORECASE,
)
_CLASSES: Final = {"digit": "[0-9]", "character": "[A-Z0-9]", "letter": "[A-Z]"}


def state_samples(text: str) -> str:
    """A text in which such codes have their pattern in brackets behind them."""
    text = _HEX.sub(lambda match: f"({_spell(match)}0x[0-9a-f]{{{read_count(match['count'])}}})", text)
    text = _SAMPLE.sub(lambda match: f"{match['name']} ({re.sub(r'[0-9]+', _digits, match['sample'])})", text)
    return _DIGITS.sub(_describe, text)


def _spell(match: re.Match[str]) -> str:
    """That the pattern holds for both."""
    return "both " if match["both"] else ""


def _digits(match: re.Match[str]) -> str:
    """As many digits as a run of them has."""
    return f"[0-9]{{{len(match[0])}}}"


def _describe(match: re.Match[str]) -> str:
    """`is a 12-digit number` as a pattern, outside of brackets."""
    before = match.string[: match.start()]
    count = read_count(match["count"])
    if before.count("(") > before.count(")") or not 2 <= count <= 64:
        return match[0]
    return f" ({_CLASSES[match['what'].lower()]}{{{count}}})"
