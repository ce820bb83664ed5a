"""All forms in their order."""

from __future__ import annotations

from fictable.plan.restating.answers import state_answers
from fictable.plan.restating.listing import state_values
from fictable.plan.restating.portions import state_portions
from fictable.plan.restating.spans import state_spans


def restate(text: str) -> str:
    """An English text with shares, ranges, values and answers in the notations that the readers know."""
    return state_answers(state_values(state_spans(state_portions(text))))
