"""All frames in their order."""

from __future__ import annotations

from fictable.plan.frames.meaning import explain_columns
from fictable.plan.masking import Masks
from fictable.plan.vocabulary import Vocabulary


def frame_sentence(sentence: str, masks: Masks, vocabulary: Vocabulary) -> str:
    """An English sentence, its brackets masked, in the form that the reader of chunks understands."""
    return explain_columns(sentence, masks, vocabulary)
