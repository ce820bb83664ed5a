"""The words that tell relations, as regular expressions over levelled text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fictable.plan.data_files import read_table
from fictable.plan.rules.mentions import level

SIGNS: Final = (">=", "<=", ">", "<", "after", "before")
OPERATORS: Final = {"plus": "+", "minus": "-", "times": "*", "over": "/"}
GATHERED: Final = ("sum", "mean", "difference", "product", "quotient")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language: comparisons between and behind two names, differences, calculations."""

    infix: re.Pattern[str]
    postfix: re.Pattern[str] | None
    negation: re.Pattern[str]
    differ: re.Pattern[str]
    operator: re.Pattern[str]
    equate: re.Pattern[str]
    gathered: re.Pattern[str] | None
    any: re.Pattern[str]


def _flatten(form: str) -> str:
    """A form of the table without line breaks, accents and capitals; `ß` may be written `ss`."""
    joined = "".join(line.strip() for line in form.splitlines())
    return "".join(_flatten_escape(piece) for piece in re.split(r"(\\.)", joined)).replace("ß", "(?:ß|ss)")


def _flatten_escape(piece: str) -> str:
    return piece if piece.startswith("\\") else level(piece)


def _bound(form: str) -> str:
    """A form that begins and ends with whole words, where it is made of words."""
    return rf"(?<![a-z_])(?:{form})(?![a-z_])"


def read_cues(language: str) -> Cues:
    """The cues of a language together with the signs and the English words, which texts of any language may have."""
    table = read_table("rules")
    languages = list(dict.fromkeys((language, "en")))
    forms: list[str] = []
    for number, sign in enumerate(SIGNS):
        worded = [_bound(_flatten(table["compare"][tongue][sign])) for tongue in languages if sign in table["compare"].get(tongue, {})]
        signed = [_flatten(table["compare"]["any"][sign])] if sign in table["compare"]["any"] else []
        forms.append(f"(?P<s{number}>{'|'.join((*signed, *worded))})")
    behind: Mapping[str, str] = table["postfix"].get(language, {})
    postfix = "|".join(f"(?P<s{SIGNS.index(sign)}>{_bound(_flatten(form))})" for sign, form in behind.items())
    differ = "|".join((table["differ"]["any"], *(_bound(_flatten(table["differ"][tongue])) for tongue in languages)))
    calculated = "|".join(f"(?P<{name}>{_flatten(form)})" for name, form in table["calculate"].items())
    equate = "|".join((r"(?<![<>!=])=(?![=>])", *(_bound(_flatten(table["equate"][tongue])) for tongue in languages)))
    gathered = "|".join(
        f"(?P<{name}>{'|'.join(_bound(_flatten(table[name][tongue])) for tongue in languages if tongue in table[name])})"
        for name in GATHERED
    )
    negation = "|".join(_bound(_flatten(table["negation"][tongue])) for tongue in languages if table["negation"][tongue])
    whole = "|".join((*(re.sub(r"\(\?P<\w+>", "(?:", form) for form in (*forms, *([postfix] if postfix else []), gathered)), differ))
    return Cues(
        re.compile("|".join(forms)),
        re.compile(postfix) if postfix else None,
        re.compile(rf"(?:{negation}|n't)"),
        re.compile(differ),
        re.compile(calculated),
        re.compile(equate),
        re.compile(gathered),
        re.compile(f"{whole}|{re.sub(r'[(][?]P<[a-z]+>', '(?:', calculated)}|=|%"),
    )


def sign_of(match: re.Match[str]) -> str:
    """The sign of a comparison that was found."""
    return SIGNS[int(str(match.lastgroup)[1:])]
