"""All frames in their order."""

from __future__ import annotations

from typing import Final

from fictable.plan.masking import Masks
from fictable.plan.sentence_frames.clearing import clear_sentence
from fictable.plan.sentence_frames.meaning import explain_columns
from fictable.plan.sentence_frames.remarks import hide_remarks
from fictable.plan.sentence_frames.spreading import spread_facts
from fictable.plan.sentence_frames.values import place_values
from fictable.plan.vocabulary import Vocabulary

# Longer ones are lists, in which every frame would be looked for in vain.
LONGEST: Final = 1200


def frame_sentence(sentence: str, masks: Masks, vocabulary: Vocabulary) -> str:
    """An English sentence, its brackets masked, in the form that the reader of chunks understands."""
    sentence = " ".join(sentence.split()).rstrip(" .")
    if len(sentence) > LONGEST:
        return sentence
    sentence = clear_sentence(hide_remarks(sentence, masks), masks)
    sentence = spread_facts(sentence, masks)
    sentence = place_values(sentence, masks, vocabulary)
    return explain_columns(sentence, masks, vocabulary)
