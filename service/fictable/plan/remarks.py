"""Parts of sentences that say how the values of the field before are, and name no field."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.clauses import Clause

_USUALLY: Final = re.compile(r"^(?:by (?:at|up|about|no|\d)|usually|mostly|typically|rarely|hardly|almost|nearly)\b.*\d", re.IGNORECASE)
# `mostly low`, `neither above the final score`: says how the values are, and names no field.
_MANNER: Final = re.compile(
    r"^(?:and |but )?(?:mostly|usually|typically|rarely|hardly|normally|neither|nor|say|preferably|ideally|at (?:the )?(?:most"
    r"|least)|that is|meaning|where (?:the|an?) [\w ]+ (?:is|are|stays?))\b",
    re.IGNORECASE,
)
# `both scores between 0 and 1`, `all whole numbers`: of the fields before.
_ALL_ARE: Final = re.compile(
    r"^(?:and )?(?:both|all|each|these are|they are)(?: of (?:them|these))? (?:are |being |is |an? |as )?(?:whole |decimal |integer "
    r"|positive )?"
    r"(?:scores?|fractions?|numbers?|integers?|amounts?|values?|percentages?|decimals?|rates?|shares?)\b",
    re.IGNORECASE,
)
# `a ten-digit number` after a field: what it is, and no further field.
_APPOSED: Final = re.compile(
    r"^an? (?:unique |random |plain )?(?:[\w-]+-(?:digit|character|letter)s? (?:number|integer|code|string|id|identifier)"
    r"|whole number|integer"
    r"|decimal(?: number)?|boolean|percentage|free text|string|(?:numeric|text|short) code)\b",
    re.IGNORECASE,
)

# `so thats all`, `no weird nulls`: about the answer.
_CHATTER: Final = re.compile(
    r"(?:(?:and|so|but|or|well|ok|okay)\s+)*(?:(?:that'?s|thats|that is|it'?s|that'?ll|thatll|that should)\s+(?:all|it|enough|about it"
    r"|do|do it|fine|plenty)\b.*"
    r"|no (?:\w+ )?(?:nulls?|blanks?|gaps|dupes|duplicates|nans?|empties|(?:missing|empty) (?:values|cells|fields|data))"
    r"|nothing (?:fancy|else|special|more)|keep it (?:simple|real|realistic)|whatever (?:works|fits|you (?:like|think))"
    r"|you (?:get|know) .*)",
    re.IGNORECASE,
)


def is_chatter(plain: str) -> bool:
    """Whether a part of a list only speaks of the answer: `thats all`, `no weird nulls`."""
    return _CHATTER.fullmatch(plain.strip(" .,!")) is not None


def read_manner(wording: str, plain: str, notes: tuple[str, ...]) -> Clause | None:
    """The remark that a part of a sentence is, None where it may name a field. `plain` is its wording without its `notes`."""
    if _APPOSED.match(plain) or _ALL_ARE.match(plain):
        return Clause(wording, "fact", "", (*notes, plain))
    return Clause(wording, "fact", "", notes) if _USUALLY.match(plain) or _MANNER.match(plain) else None
