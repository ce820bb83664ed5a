"""What happened, as the name of a date: `the date they were hired` → `hire date`, `when it was sold` → `sale date`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.data_files import read_table

# Forms of a verb → the noun that qualifies a date.
_NOUNS: Final[dict[str, str]] = {form: noun for noun, forms in read_table("events").items() for form in forms.split()}
_SUBJECT: Final = (
    r"(?:it|they|he|she|you|we|someone|somebody|people|(?:the|this|that|a|an|each|every|our|their|his|her)\s+[\w-]+(?:\s[\w-]+)?"
    r"|(?:customers?|users?|patients?|employees?|members?|students?)\b)"
)
# What happens to every record tells nothing about its date.
_PLAIN: Final = frozenset({"posting", "recording", "collection", "measurement", "report", "submission", "transaction", "listing"})
_NAMED: Final = re.compile(r"\b(?:the|this|a|an|each|every)\s+[\w-]+(?:\s[\w-]+)?\s+(?:was|were|is|got|has)\b")
_ASIDE: Final = (
    r"(?:(?:was|were|is|are|got|gets|has been|had been|have been|has|have|had|first|last|originally|actually|finally|initially)\s+){0,6}"
)
_VERB: Final = (
    r"(?P<verb>taken out|takes out|came back|comes back|came in|comes in|brought back|given back|gave back|handed in"
    r"|signed up|signed in|logged in"
    r"|logged on|checked in|checked out|checks in|checks out|picked up|dropped off|set up|[a-z]+)"
)
_DATED: Final = re.compile(
    (
        rf"\b(?P<head>date|day|time|year|month|timestamp)\s+(?:on which\s+|in which\s+|at which\s+|that\s+"
        rf"|when\s+)?{_SUBJECT}\s+{_ASIDE}{_VERB}(?:\s+(?:on|in|at|from|the \w+|it))?(?=\s*(?:$|[\ue000-\uf8ff,.;]))"
    ),
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    (
        rf"^(?:and\s+|also\s+|the\s+){{0,6}}(?:information (?:on|about) )?when\s+{_SUBJECT}\s+{_ASIDE}{_VERB}(?:\s+(?:on|in|at|the \w+"
        rf"|it|their \w+))?(?=\s*(?:$|[\ue000-\uf8ff,.;]))"
    ),
    re.IGNORECASE,
)


def name_events(chunk: str) -> str:
    """The chunk with what happened on a date as its name; unknown verbs leave it as it is."""
    match = _DATED.search(chunk)
    if match and (noun := _find_noun(match["verb"], chunk)):
        head = "date" if match["head"].lower() == "day" else match["head"].lower()
        noun = "" if noun in _PLAIN and not _NAMED.search(match[0]) else f"{noun} "
        return f"{chunk[: match.start()]}{noun}{head}{chunk[match.end() :]}"
    match = _WHEN.match(chunk)
    if match and (noun := _find_noun(match["verb"], chunk)):
        return f"{noun} date{chunk[match.end() :]}"
    return chunk


def _find_noun(verb: str, chunk: str) -> str:
    """The noun of a verb, `last` or `first` before it where the chunk says so."""
    noun = _NOUNS.get(verb.lower().replace(" ", "_"), "")
    often = re.search(r"\b(last|first)\b", chunk, re.IGNORECASE)
    return f"{often[1].lower()} {noun}" if noun and often else noun


def find_event(verb: str) -> str:
    """The noun for what a form of a verb tells, `submission` for `submitted`; the verb itself where none is known."""
    return _NOUNS.get(verb.lower(), verb.lower())
