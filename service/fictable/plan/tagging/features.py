"""What the tagger sees of each token: its word, its form, its class, whether the vocabulary knows it, and the same of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from fictable.plan import words
from fictable.plan.parts_of_speech import is_adverb, is_finite, is_verb_form
from fictable.plan.restating.portions import NUMBERS
from fictable.plan.tagging.tokens import Token
from fictable.plan.text import fold, make_singular, split_identifier
from fictable.plan.vocabulary import Vocabulary

_LONGEST_PHRASE: Final = 4
_NUMERALS: Final = frozenset(NUMBERS) | {"dozen", "hundred", "thousand", "million", "billion", "half", "third", "quarter", "fifth", "tenth"}
_OPENING: Final = frozenset("([{")
_CLOSING: Final = frozenset(")]}")


def describe_tokens(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[list[str]]:
    """The names of the features of each token, those of one token without doubles."""
    folded = [fold(token.text) for token in tokens]
    singular = [make_singular(word) for word in folded]
    classes = [_classify(token, word) for token, word in zip(tokens, folded, strict=True)]
    known = _find_known(folded, singular, vocabulary)
    heads = [word.isalpha() and vocabulary.knows_head(word) for word in singular]
    shapes = [_shape(token.text) for token in tokens]
    depths = _find_depths(tokens)
    described: list[list[str]] = []
    for place, token in enumerate(tokens):

        def at(values: Sequence[str], offset: int, place: int = place) -> str:
            return values[place + offset] if 0 <= place + offset < len(values) else "^" if place + offset < 0 else "$"

        found = ["bias", f"depth={depths[place]}", f"suffix={folded[place][-3:]}"]
        if token.opens:
            found.append("opens")
        found.extend(f"class{offset}={at(classes, offset)}" for offset in (-3, -2, -1, 0, 1, 2, 3))
        for offset in (-2, -1, 0, 1, 2):
            found.append(f"word{offset}={at(folded, offset)}")
            found.append(f"known{offset}={at(known, offset)}")
        found.extend(f"shape{offset}={at(shapes, offset)}" for offset in (-1, 0, 1))
        if heads[place]:
            found.append("head")
        if place + 1 < len(tokens) and heads[place + 1]:
            found.append("head+1")
        for first, second in ((-2, -1), (-1, 0), (0, 1), (1, 2)):
            found.append(f"classes{first}={at(classes, first)}|{at(classes, second)}")
            found.append(f"words{first}={at(folded, first)}|{at(folded, second)}")
        found.append(f"classes-1,1={at(classes, -1)}|{at(classes, 0)}|{at(classes, 1)}")
        found.append(f"classes-2,0={at(classes, -2)}|{at(classes, -1)}|{at(classes, 0)}")
        found.append(f"classes0,2={at(classes, 0)}|{at(classes, 1)}|{at(classes, 2)}")
        found.append(f"known={at(known, -1)}|{known[place]}|{at(known, 1)}")
        found.append(f"word,class-1={folded[place]}|{at(classes, -1)}")
        found.append(f"word-1,class={at(folded, -1)}|{classes[place]}")
        found.append(f"known,class-1={known[place]}|{at(classes, -1)}")
        found.append(f"known,word-1={known[place]}|{at(folded, -1)}")
        found.append(f"opening={_opening(folded, tokens, place)}|{classes[place]}")
        described.append(found)
    return described


def _opening(folded: Sequence[str], tokens: Sequence[Token], place: int) -> str:
    """The word that the sentence of a token begins with."""
    while place and not tokens[place].opens:
        place -= 1
    return folded[place]


def _classify(token: Token, word: str) -> str:
    """The class of a token: that of a sign, a number, a closed class of words, a form of verbs, or an open word."""
    if not word[:1].isalnum() and word[:1] != "_":
        return token.text
    if word[0].isdigit():
        return "number" if re.fullmatch(r"[\d.,:/-]+", word) else "mixed"
    if word in _NUMERALS:
        return "numeral"
    for name in ("determiners", "prepositions", "pronouns", "auxiliaries"):
        if word in _CLOSED[name]:
            return name
    if word in {"and", "or", "but", "nor"}:
        return word
    if is_finite(word) or word in words.SAYING:
        return "finite"
    if is_adverb(word) or word in words.ADVERBS:
        return "adverb"
    if is_verb_form(word) or word in words.VERBS:
        return "verb" + ("ed" if word.endswith("ed") else "")
    if "_" in word or split_identifier(token.text) != token.text:
        return "identifier"
    if word in words.META:
        return "meta"
    return "plural" if make_singular(word) != word else "noun"


_CLOSED: Final = {
    "determiners": words.DETERMINERS,
    "prepositions": words.PREPOSITIONS,
    "pronouns": words.PRONOUNS,
    "auxiliaries": words.AUXILIARIES,
}


def _find_known(folded: Sequence[str], singular: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Per token whether it begins (`B`), goes on (`I`) or ends (`E`) a known phrase for a column, is one (`S`), or `-`."""
    known = ["-"] * len(folded)
    place = 0
    while place < len(folded):
        length = next(
            (
                length
                for length in range(min(_LONGEST_PHRASE, len(folded) - place), 0, -1)
                if folded[place] not in words.STOPS and _knows(singular, place, length, vocabulary)
            ),
            0,
        )
        if length == 1:
            known[place] = "S"
        elif length:
            known[place : place + length] = ["B", *["I"] * (length - 2), "E"]
        elif vocabulary.is_entity(singular[place]):
            known[place] = "entity"
        place += max(length, 1)
    return known


def _knows(singular: Sequence[str], place: int, length: int, vocabulary: Vocabulary) -> bool:
    """Whether the tokens are one phrase that the vocabulary knows."""
    phrase = " ".join(singular[place : place + length])
    return phrase[:1].isalnum() and vocabulary.knows(phrase)


def _shape(text: str) -> str:
    """Capitals, small letters, digits and signs of a token, runs as one: `AB-12` is `A-0`."""
    plain = re.sub(r"[A-Z]+", "A", text)
    plain = re.sub(r"[^\W\d_A-Z]+", "a", plain)
    return re.sub(r"\d+", "0", plain)[:6]


def _find_depths(tokens: Sequence[Token]) -> list[int]:
    """Whether each token stands in a bracket (1) or quotation marks (2)."""
    depths: list[int] = []
    depth, quoted = 0, False
    for token in tokens:
        if token.text in _OPENING:
            depth += 1
        elif token.text in _CLOSING:
            depth = max(0, depth - 1)
        elif token.text == '"':
            quoted = not quoted
        elif token.opens and not depth:
            quoted = False
        depths.append(2 if quoted else min(depth, 1))
    return depths
