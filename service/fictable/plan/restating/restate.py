"""All forms in their order."""

from __future__ import annotations

from fictable.plan.restating.answers import state_answers
from fictable.plan.restating.listing import state_values
from fictable.plan.restating.names import state_names
from fictable.plan.restating.portions import state_portions
from fictable.plan.restating.samples import state_samples
from fictable.plan.restating.spans import state_spans


def restate(text: str) -> str:
    """An English text with names, codes, shares, ranges, values and answers in the notations that the readers know."""
    return state_answers(state_values(state_spans(state_portions(state_names(state_samples(text))))))
