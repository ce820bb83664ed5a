"""English prose as an outline: a clause for each column that the tagger finds, with the facts beside it as remarks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from fictable.plan import words
from fictable.plan.absences import is_absence_of_several
from fictable.plan.clauses import Clause, Outline
from fictable.plan.ellipses import join_ellipses
from fictable.plan.list_items import read_list_item
from fictable.plan.masking import Masks
from fictable.plan.noun_phrases import read_chunk
from fictable.plan.parts_of_speech import is_adverb, is_finite
from fictable.plan.tagging.absences import read_share
from fictable.plan.tagging.features import describe_tokens
from fictable.plan.tagging.gathering import Named, gather_names
from fictable.plan.tagging.remarks import make_remarks
from fictable.plan.tagging.spans import find_spans
from fictable.plan.tagging.tagger import Tagger
from fictable.plan.tagging.tokens import split_tokens
from fictable.plan.text import find_words, make_key
from fictable.plan.vocabulary import Vocabulary

_ARTICLE: Final = re.compile(r"^(?:(?:the|an?|its|their|his|her|our|your|each|every|some|any|and|or|of)\s+)+", re.IGNORECASE)
_QUESTION: Final = re.compile(r"^(?:whether|if|how|who|when|where|what|which|why|did|does)\b", re.IGNORECASE)
_UNIT: Final = re.compile(r"\s+in\s+(?:[^\s]*[µ°²³%/][^\s]*|(?-i:[a-z]{0,2}[A-Z][A-Za-z]{0,3}))$")
_SPOKEN: Final = words.FINITE | words.SAYING | words.ACTIVE
# Verbs that are nouns as well, where something follows that only verbs have.
_EXPLAINED: Final = re.compile(
    r"\w\s+(?:counts?|means?|adds?|measures?|marks?|lists?|notes?|records?|states?|follow|follows)(?:\s+(?:the|its|how"
    r"|whether|what|when|an?)\b|:)"
)
# What a column is compared with.
_OPERAND: Final = re.compile(
    r"\b(?:precedes?|before|after|follows?|exceeds?|above|below|than|equal to)\s+(?:the|its"
    r"|their)\s+(?P<name>[a-z][\w-]*(?:\s[a-z][\w-]*){0,2})"
    r"(?=\s*(?:[,.;)]|$))"
)
# `current and potential energy rating`
_PAIR: Final = re.compile(r"(?P<first>[\w-]+) and (?P<second>[\w-]+(?: [\w-]+){1,3})")
_FEW_WORDS: Final = 4
_TOLD_SHARE: Final = 0.25
# What a sentence without a column may tell of others: how many, when, what is missing.
_TELLING: Final = re.compile(
    r"\d|%|\b(?:no|not|never|none|empty|blank|null|missing|only|all|half|third|quarter|most|nobody|without|flagged)\b", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"[^.!?\n;]+(?:[.!?;](?!\s|$)[^.!?\n;]*)*[.!?;]*\n*")


def is_told(text: str) -> bool:
    """Whether a good part of a text tells of its columns in sentences, and does not only list them."""
    later = [match[0] for match in _SENTENCE.finditer(text)][1:]
    told = sum(len(find_words(sentence)) for sentence in later if _is_spoken(sentence))
    return told > 0 and told >= _TOLD_SHARE * len(find_words(text))


def _is_spoken(sentence: str) -> bool:
    """Whether a sentence has a finite verb."""
    return bool(_EXPLAINED.search(sentence)) or any(word in _SPOKEN or is_finite(word) for word in find_words(sentence)[1:])


def read_tagged(text: str, tagger: Tagger, vocabulary: Vocabulary) -> Outline:
    """The outline of a text; sentences without a column are asides, or facts where they speak of shares, times or what is missing."""
    tokens = split_tokens(text)
    tags = tagger.tag(describe_tokens(tokens, vocabulary))
    alone = [match.span() for match in _SENTENCE.finditer(text) if match.start() and is_absence_of_several(match[0].strip(" .\n"))]
    spans = [span for span in find_spans(text, tokens, tags) if not any(start <= span.start < end for start, end in alone)]
    named = gather_names(text, spans)
    masks = Masks()
    told = [clause for one in named for clause in _make_clauses(one, text, masks, vocabulary)]
    clauses = join_ellipses([*told, *_find_operands(named, [clause.head for clause in told], vocabulary)], vocabulary)
    first = named[0].start if named else len(text)
    intro = text[:first].strip()
    opening = [Clause(intro, "aside")] if intro else []
    return Outline(_find_intro(text, first), (*opening, *clauses, *_find_rest(text, named, first)))


def _make_clauses(named: Named, text: str, masks: Masks, vocabulary: Vocabulary) -> list[Clause]:
    """The clauses of a column: its name with its facts as remarks."""
    shares = [f"{share:g}% yes" for fact in named.facts if named.asked and (share := read_share(fact)) is not None]
    marks = "".join(f" {masks.hide(f'({remark})', remark)}" for remark in shares or make_remarks(named.facts))
    clauses = _read_name(named.name, marks, masks, vocabulary)
    wording = text[named.start : named.end]
    return [
        replace(clause, text=wording if number == 0 else clause.text, boolean=clause.boolean or named.asked, told=True)
        for number, clause in enumerate(clauses)
    ]


def _read_name(name: str, marks: str, masks: Masks, vocabulary: Vocabulary) -> list[Clause]:
    """The clauses of a name: of a question, of two names that share a word (`first and last name`), or of one."""
    if _QUESTION.match(name):
        return read_chunk(name + marks, masks, vocabulary, opening=False)
    pair = _PAIR.fullmatch(_trim(name))
    if pair is None or vocabulary.knows(make_key(find_words(name))):
        return read_list_item(_trim(name) + marks, masks, vocabulary, "en")
    first, *_ = read_list_item(pair["first"], masks, vocabulary, "en") or [Clause(pair["first"], "item", pair["first"], favoured=True)]
    return [replace(first, linked=True), *read_list_item(pair["second"] + marks, masks, vocabulary, "en")]


def _find_operands(named: list[Named], heads: list[str], vocabulary: Vocabulary) -> list[Clause]:
    """Columns that are named in a rule alone: `the engage date precedes the close date`."""
    have = [set(make_key(find_words(head)).split()) for head in heads]
    found: list[Clause] = []
    for match in (match for one in named for fact in one.facts for match in _OPERAND.finditer(fact)):
        key = make_key(find_words(match["name"]))
        if vocabulary.knows(key) and not any(set(key.split()) <= other or other <= set(key.split()) for other in have):
            have.append(set(key.split()))
            found.append(Clause(match["name"], "item", match["name"], favoured=True))
    return found


def _trim(name: str) -> str:
    """A name without articles and verbs that lead to it, and without a unit at its end."""
    name = _UNIT.sub("", _ARTICLE.sub("", name))
    inner = re.search(r"\s(?:the|an?|its|their|his|her)\s", name)
    before = find_words(name[: inner.start()]) if inner else ()
    if inner and before and all(is_adverb(word) or is_finite(word) or word in words.VERBS for word in before):
        name = name[inner.end() :]
    return name


def _find_intro(text: str, first: int) -> str:
    """What a text says before its first column; its first sentence where that is next to nothing."""
    if len(find_words(text[:first])) >= _FEW_WORDS:
        return text[:first]
    match = _SENTENCE.match(text)
    return match[0] if match else text


def _find_rest(text: str, named: list[Named], first: int) -> list[Clause]:
    """The sentences after the first column in which none is named or told of."""
    taken = [(one.start, one.end) for one in named]
    return [
        Clause(match[0].strip(" .\n"), "fact" if _TELLING.search(match[0]) else "aside")
        for match in _SENTENCE.finditer(text, first)
        if re.search(r"\w", match[0]) and not any(start < match.end() and match.start() < end for start, end in taken)
    ]
