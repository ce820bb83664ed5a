"""The parts of a sentence that may name fields: between commas, conjunctions, dashes, and what a field has."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words


def split_chunks(sentence: str, language: str) -> list[tuple[str, bool]]:
    """The parts between commas, conjunctions and spaced dashes, each with whether a conjunction joins it to the next one.

    Commas inside numbers do not separate.
    """
    joined = "|".join(dict.fromkeys(filter(None, (words.CONJUNCTIONS.get(language, ""), words.CONJUNCTIONS["en"]))))
    spaced = rf"\s+(?:{joined})\s+" if language not in {"ja", "zh"} else rf"\s*(?:{words.CONJUNCTIONS[language]})\s*"
    lead = rf"(?:(?:{joined}|or|also|finally|then)\s+)*" if language not in {"ja", "zh"} else ""
    form = re.compile(rf"(,(?!\d{{3}}(?:\D|$))\s*{lead}|{spaced}{lead}|\s[-–—]+\s|:\s+|\s\|\s)", re.IGNORECASE)
    pieces = form.split(sentence)
    chunks = [
        (chunk.strip(" .,"), bool(re.search(r"\w", after)))
        for chunk, after in zip(pieces[::2], [*pieces[1::2], ""], strict=True)
        if chunk.strip(" .,:-–—")
    ]
    return [(part, linked) for chunk, linked in chunks for part in (_split_owned(chunk) if language == "en" else [chunk])]


_SPANS: Final = frozenset({"years", "months", "weeks", "days", "hours"})


def _split_owned(chunk: str) -> list[str]:
    """The field and what it has: `the start station with its coordinates`; verbs and adverbs alone have nothing."""
    parts = [part for part in _OWNING.split(chunk) if part.strip(" .,")]
    if len(parts) > 1 and parts[0].split()[-1].lower() in _SPANS:
        return [chunk]
    bare = len(parts) > 1 and all(word.lower() in words.VERBS | words.ADVERBS for word in parts[0].split())
    return [chunk] if bare else parts


# `the start station with its coordinates`: two fields.
_OWNING: Final = re.compile(
    r"(?<=\w)\s+(?:together with|along with|with|as well as|plus)\s+(?=(?:its|their|his|her)\s+\w)"
    r"|(?<=\w)(?<!years)(?<!months)(?<!days)(?<!hours)\s+with\s+(?=(?:the|an?)\s+(?!mean|average|standard|probability|chance|maximum|minimum|value|range|length"
    r"|share)\w+(?:\s+(?!(?:of|in|on|at|for|from|to|with|and|or)\b)[a-z]+){0,2}\s*(?:[\ue000-\uf8ff]|$))",
    re.IGNORECASE,
)
