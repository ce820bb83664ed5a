"""Takes the rules out of a text: what is left names fields only, and every rule is kept beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from fictable.plan.data_files import read_table
from fictable.plan.drafts import Draft
from fictable.plan.rules.comparisons import find_comparisons, find_sequences, speaks_of_order
from fictable.plan.rules.cues import Cues
from fictable.plan.rules.echoes import find_composed, find_echoes, forget_rules
from fictable.plan.rules.equations import find_equations
from fictable.plan.rules.mentions import EXACT, Mention, find_mentions, index_names, level
from fictable.plan.rules.passages import Passage, Reader, find_passages
from fictable.plan.rules.statements import Lifted, Operand, Statement
from fictable.plan.text import find_words, make_singular

MOST_STATEMENTS: Final = 40
_LEADS: Final = frozenset(read_table("rules")["lead"]["words"].split())
_WIDE_LEADS: Final = tuple(read_table("rules")["lead"]["wide"].split())
_LAST_WORD: Final = re.compile(r"[^\s,;:(（、，]+$")
_JOINING: Final = re.compile(
    rf"(?:^|[\s,;:(])(?:{'|'.join(read_table('rules')['lead']['joining'].split())})\b",
    re.IGNORECASE,
)
_EQUATION: Final = re.compile(
    r"(?:(?<!\s)\s++)?(?<![<>!=:])=(?![=>])(?=[^,;\n=|]{0,160}?(?:[*×÷+]|\s[-–−/]\s))(?=[^,;\n|]{0,80}?[^\W\d]{2})[^,;\n|=]{1,200}(?=$|[,;\n|])"
)
_LONGEST_REMARK: Final = 6
_EMPTY: Final = re.compile(r"[(\[{（]\s*[,;、，]*\s*[)\]}）]")
_DOUBLED: Final = re.compile(r"([,;，、])(?:\s*[,;，、])+")


def lift_rules(text: str, drafts: Sequence[Draft], cues: Cues, *, head_first: bool) -> Lifted:
    """The text without the rules between the drafts that it names; the same text where it has none."""
    plain = level(text)
    if len(plain) != len(text) or len(drafts) < 2 or not _tells_rules(plain, cues):
        return Lifted(text)
    passages = find_passages(plain)
    drafts = forget_rules(drafts, cues)
    reader = Reader(plain, drafts, find_mentions(plain, index_names(drafts, find_composed(drafts, cues), head_first=head_first), text))
    echoes = find_echoes(reader, _find_ruled(plain, passages, cues))
    if echoes:
        left_out = find_composed(drafts, cues) | echoes
        reader = Reader(plain, drafts, find_mentions(plain, index_names(drafts, left_out, head_first=head_first), text))
    found: list[tuple[Statement, Passage]] = []
    for passage in passages:
        if _tells_rules(plain[passage.start : passage.end], cues):
            equations = list(find_equations(reader, passage, cues))
            spans = [(one.start, one.end) for one in equations]
            found.extend((one, passage) for one in find_sequences(reader, passage, cues))
            compared = [
                one
                for one in find_comparisons(reader, passage, cues)
                if not any(one.start < end and start < one.end for start, end in spans)
            ]
            found.extend((one, passage) for one in (*equations, *compared))
    found = found[:MOST_STATEMENTS]
    statements = tuple(one for one, _ in found)
    return Lifted(_cut(text, reader, found), statements, tuple(" ".join(text[one.start : one.end].split()) for one in statements))


def hide_equations(text: str) -> str:
    """The text without the right sides of its equations: a first reading for the names of fields only."""
    return _EQUATION.sub(_keep_bracket, text)


def _keep_bracket(match: re.Match[str]) -> str:
    """What an equation leaves: the bracket that closes behind it and what follows there."""
    depth = 0
    for place, char in enumerate(match[0]):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return match[0][place:]
    return ""


def _tells_rules(text: str, cues: Cues) -> bool:
    """Whether a levelled text has words of relations."""
    return cues.any.search(text) is not None or speaks_of_order(text)


def _find_ruled(text: str, passages: Sequence[Passage], cues: Cues) -> list[tuple[int, int]]:
    """The chunks that words of relations stand in, from left to right, each once."""
    found = dict.fromkeys(
        (passage.chunk_start(match.start()), passage.chunk_end(match.start()))
        for passage in passages
        for match in cues.any.finditer(text, passage.start, passage.end)
    )
    return sorted(found)


def _cut(text: str, reader: Reader, found: Sequence[tuple[Statement, Passage]]) -> str:
    """The text without the rules; fields that only a rule names are kept in its place."""
    spans = _join([(one.start, one.end) for one, _ in found])
    wordings = {(one.start, one.end): _plain(text, one) for one in reader.mentions} if spans else {}
    done: list[str] = []
    last = 0
    for start, end in spans:
        inside = [(one, passage) for one, passage in found if start <= one.start < end]
        kept = _keep(wordings, reader, reader.between(start, end), spans)
        fresh = [part.name for one, _ in inside for part in (*one.formula, *one.right) if isinstance(part, Operand) and part.fresh]
        names = [*_word_kept(text, start, kept, [one for one, _ in inside]), *fresh]
        named = any(max(mention.scores.values()) >= EXACT for mention in reader.between(inside[0][1].start, start))
        lead = _lead_in(text[last:start], names) if named or not names else text[last:start]
        done.append(f"{lead}{', '.join(names)}{' ' if names else ''}")
        whole = bool(kept) and kept[-1].end >= end
        last = end if whole else _find_end(text, reader, inside[-1][1], end)
    cut = "".join((*done, text[last:]))
    for _ in range(2):
        cut = _DOUBLED.sub(r"\1", _EMPTY.sub(" ", cut))
    return cut


def _strip_lead(text: str) -> str:
    """A text without the small words at its end that lead to a rule: `, which must always`."""
    kept = text
    while True:
        trimmed = kept.rstrip(" ,\t")
        wide = next((lead for lead in _WIDE_LEADS if trimmed.endswith(lead)), "")
        word = _LAST_WORD.search(trimmed, max(0, len(trimmed) - 20))
        size = len(wide) or (len(word[0]) if word and word[0].lower() in _LEADS else 0)
        if not size:
            return text if kept is text else f"{kept.rstrip()} "
        kept = trimmed[:-size]


def _lead_in(text: str, names: Sequence[str]) -> str:
    """The text before a rule: without the words that lead to it, and with a comma for those that join it to what stands before."""
    stripped = _strip_lead(text)
    joining = [match.start() for match in _JOINING.finditer(text, max(0, len(stripped) - 1))]
    if not names:
        return f"{stripped.rstrip()}, " if joining else stripped
    if not joining:
        return text
    word = _JOINING.match(text, joining[-1])
    return f"{text[: joining[-1]].rstrip()}, {text[word.end() :].lstrip()}" if word else text


def _word_kept(text: str, start: int, kept: Sequence[Mention], statements: Sequence[Statement]) -> list[str]:
    """The wordings of the fields that only a rule names: all that stands before its relation, then the names behind."""
    cue = min((one.cue for one in statements if one.cue), default=start)
    before = [mention for mention in kept if mention.end <= cue]
    if not before:
        return [text[mention.start : mention.end] for mention in kept]
    head = _strip_lead(text[before[0].start : cue]).strip(" ,;:-–(")
    return [head, *(text[mention.start : mention.end] for mention in kept if mention.start >= cue)]


def _find_end(text: str, reader: Reader, passage: Passage, end: int) -> int:
    """Where the remark on a rule ends: with its chunk, where nothing else is told there."""
    until = passage.chunk_end(end)
    rest = text[end:until]
    told = _JOINING.match(rest) or reader.between(end, until) or len(rest.split()) > _LONGEST_REMARK
    return end if told else until


def _join(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping stretches as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _keep(
    wordings: Mapping[tuple[int, int], tuple[str, ...]], reader: Reader, inside: Sequence[Mention], spans: Sequence[tuple[int, int]]
) -> list[Mention]:
    """The mentions in a rule of fields that stand nowhere else in the text; `wordings` are the words of all mentions by their places."""
    kept: list[Mention] = []
    known: set[int] = set()
    for mention in inside:
        place = mention.best
        if place in known or mention.scores[place] < EXACT:
            continue
        wording = wordings[mention.start, mention.end]
        same = [other for other in reader.mentions if other.scores.get(place, 0.0) >= EXACT and wordings[other.start, other.end] == wording]
        outside = any(not any(start <= other.start < end for start, end in spans) for other in same)
        if not outside and same[0].start == mention.start:
            kept.append(mention)
        known.add(place)
    return kept


def _plain(text: str, mention: Mention) -> tuple[str, ...]:
    """The words of a mention, in the singular."""
    return tuple(make_singular(word) for word in find_words(text[mention.start : mention.end]))
