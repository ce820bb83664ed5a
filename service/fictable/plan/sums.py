"""What sentences say of sums: `men and women add up to the total`, `casual and registered users, together they give the count`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.clauses import Clause

# `men and women add up to the total`
_ADDING: Final = re.compile(
    r"(?:^|[,;.]\s*|\s)(?:(?:where|so that|and|with)\s+)?(?P<parts>(?!where\b)[a-z][a-z_ ]*?(?:,(?!\s*(?:where|with)\b)[a-z_"
    r" ]+)*,?\s+(?:and|plus)\s+(?:(?!\bwhere\b)[a-z_ ])+?)\s+(?:should |must |always |together )*"
    r"(?:add|sum|adding|summing)s? up to\s+(?:the\s+)?(?P<total>[a-z][\w ]{1,30}?)(?=\s*(?:[,.;]|$))",
    re.IGNORECASE,
)

# `casual users and registered users - together they give the total count`
_TOGETHER: Final = re.compile(
    r"(?<![\s,;–—-])[\s,;–—-]+(?:which |that |and )?(?:both |these )?together (?:they )?(?:give|make(?: up)?|form|yield|equal|add up to"
    r"|sum (?:up )?to|amount to)s?"
    r"\s+(?:the |a )?(?P<total>[a-z][\w ]{1,30}?)(?=\s*(?:[,.;)]|$))",
    re.IGNORECASE,
)
_ADDS_UP: Final = re.compile(r"\b(?:add|sum|adding|summing)s? up to\b", re.IGNORECASE)
# The form above is tried at every place, so it may only see a short text.
ADDING_CHARACTERS: Final = 160


def take_sums(body: str) -> tuple[str, list[Clause]]:
    """A sentence without what it says of sums, and a clause for each."""
    found: list[Clause] = []

    def take(match: re.Match[str]) -> str:
        parts = re.split(
            r",\s*(?:and\s+)?|\s+(?:and|plus)\s+",
            re.sub(r"^(?:where|so that|with|that)\s+", "", match["parts"].strip(), flags=re.IGNORECASE),
        )
        formula = " + ".join(re.sub(r"^(?:the|both|all)\s+", "", part.strip()) for part in parts if part.strip())
        found.append(Clause(" ".join(match[0].strip(" ,;.").split()), "prose", match["total"].strip(), (f"= {formula}",), favoured=True))
        return " "

    together = _TOGETHER.search(body)
    if together:
        parts = re.split(r"\s+and\s+|\s+plus\s+", re.sub(r"^.*,\s*(?:and\s+)?", "", body[: together.start()].strip(" ,-–—(")))
        formula = " + ".join(re.sub(r"^(?:and|the|both|all)\s+", "", part.strip()) for part in parts if part.strip())
        wording = " ".join(together[0].strip(" ,;.-–—(").split())
        found.append(Clause(wording, "prose", together["total"].strip(), (f"= {formula}",) if len(parts) > 1 else (), favoured=True))
        body = f"{body[: together.start()]}{body[together.end() :]}"
    cue = _ADDS_UP.search(body)
    if cue is None:
        return body, found
    start, end = max(0, cue.start() - ADDING_CHARACTERS), cue.end() + ADDING_CHARACTERS
    return body[:start] + _ADDING.sub(take, body[start:end]) + body[end:], found
