"""Order and difference: `A never exceeds B`, `B (at least A)`, `A must not be before B`, `A and B differ`, `AはB以下`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from fictable.plan.formulas import split_name
from fictable.plan.rules.cues import Cues, sign_of
from fictable.plan.rules.gaps import read_gap
from fictable.plan.rules.mentions import EXACT, Mention
from fictable.plan.rules.passages import Passage, Reader
from fictable.plan.rules.statements import Operand, Statement

_TURNED: Final = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "after": "before=", "before": "after="}
_FILLED: Final = re.compile(
    r"^[\s'\"`*]*(?:(?:or equal to|or the same as|or equal|or on|than|to|the|an?|of|its|their|his|her|that|this|ai|agli|alle"
    r"|dai|dagli|alla|dell|sui|value|date|day"
    r"|time|own|respective|its own|als|que|quam"
    r"|dan|di|da|do|de|del|della|dell'|des|du|d'|l'|la|le|les|el|los|las|o|a|os|as|ao|al|alla|all'|allo|il|lo|gli|i|der|die"
    r"|das|dem|den|het|een|un|une"
    r"|una|uno|um|uma|ngay|gia|cua|voi|or|equal|it|y|oder|der jeweiligen|jeweiligen|zum|zur|au|aux|ou egale?s? a|o igual|igual"
    r"|ugual[ei]|pari|gelijk|aan|be|is|are|was|were|it|they|has|have|been|both|all|the sum of)"
    r"\b[\s'\"`*]*){0,5}$"
)
_FILLED_WIDE: Final = re.compile(r"^[\sのは该该项其]*$")
_LISTED: Final = re.compile(
    r"^\s*(?:,|,?\s*(?:and|or|&|und|oder|et|ou|y|o|e|en|of|và|hoặc|with|mit|nor)|和|与|と|或|、)\s*(?:the|its|de[rnms]?|die|das|la"
    r"|le|el|los|las|a|o|il|lo|het)?\s*$"
)
_STATIVE: Final = re.compile(r"(?:or (?:equal|the same|on)|on or|at or|day or|equal(?: to)? or)")
_OTHER: Final = re.compile(
    r"^\s*(?:than\s+)?(?:the\s+)?(?:it|them|that|this|the (?:other|former|first(?: one)?|previous one)|(?:der|die"
    r"|das) (?:andere|erste)r?|l'autre|(?:la|el) (?:otr[oa]|primer[oa])|(?:o|a) (?:outr[oa]|primeir[oa])|l'altr[oa]|(?:il"
    r"|la) prim[oa]|(?:de|het) (?:andere|eerste))\b"
)
_NEW: Final = re.compile(r"\s+(?:than )?(?:the|its|their) (?P<name>[a-z]+ [a-z]+)(?=\s*[,.;)]|\s*$)")
_LARGER: Final = re.compile(
    r"\b(?:is|are|being|always|be)\s+(?:(?:of course|always|naturally|at least|never|usually|clearly|as|the|a|an|much|slightly"
    r"|equal or)\s+)*"
    r"(?:(?P<large>bigger|larger|higher|greater|longer|as high|as large|as big|as great|as long|highest|largest|biggest)"
    r"|(?P<small>smaller|lower|lesser|shorter|smallest|lowest)|(?P<late>later|last)|(?P<early>earlier|first))"
    r"(?:\s+(?:one|figure|number|value|amount|of the two|of both|price|date|time|score|count))?(?=\s*(?:$|[,.;:)\]–-]))"
)
_PRONOUN: Final = re.compile(r"\b(?:the (?P<last>latter|second|other|last)|the (?:former|first))\b")
_ORDERED: Final = re.compile(
    r"\b(?:in (?:this |chronological |that |the following |time |temporal |the right )?(?:order|sequence)|chronologically"
    r"|one after (?:the other|another)"
    r"|zeitlich geordnet|in (?:dieser|zeitlicher|chronologischer) reihenfolge|(?:dans cet|par) ordre(?: chronologique)?"
    r"|en (?:este |ese )?orden(?: cronologico)?"
    r"|(?:por|em|nesta) ordem(?: cronologica)?|in (?:questo )?ordine(?: cronologico)?|in (?:deze |chronologische )?volgorde"
    r"|theo thu tu)\b|按(?:时间|照)?顺序|時系列順|この順"
)
_MOST_WORDS_BEFORE_CUE: Final = 9

# Mentions that stand further from a cue are never the likeliest.
_MOST_MENTIONS: Final = 12


def find_comparisons(reader: Reader, passage: Passage, cues: Cues) -> Iterator[Statement]:
    """The order and the differences that a passage states."""
    for match in cues.infix.finditer(reader.text, passage.start, passage.end):
        yield from _read_infix(reader, passage, cues, match)
    for match in cues.postfix.finditer(reader.text, passage.start, passage.end) if cues.postfix else ():
        yield from _read_postfix(reader, passage, match)
    yield from _read_larger(reader, passage)
    for match in cues.differ.finditer(reader.text, passage.start, passage.end):
        yield from _read_differ(reader, passage, match)


def _read_infix(reader: Reader, passage: Passage, cues: Cues, match: re.Match[str]) -> Iterator[Statement]:
    """`A cue B`."""
    sign = _find_sign(reader, passage, cues, match)
    moments = sign.startswith(("after", "before"))
    rights = _find_rights(reader, passage, match.end(), cues)
    fresh = _find_fresh(reader, passage, match) if not moments else None
    if fresh is not None and (not rights or rights[0].start < fresh[1]):
        yield _compare_fresh(reader, sign, fresh, match)
        return
    if not rights:
        return
    chunk = passage.chunk_start(match.start())
    lefts = reader.between(chunk, match.start())
    pair = _choose(reader, lefts, rights[0], moments=moments)
    hosted = pair is None
    if pair is None and not (lefts and _near(reader, lefts[-1].end, match.start())):
        host = reader.before(chunk, passage.start)
        pair = _choose(reader, [host], rights[0], moments=moments) if host is not None else None
    if pair is None:
        return
    left, right, first = pair
    start = match.start() if hosted else first.start
    end = rights[0].end
    gap = read_gap(reader.text, max(chunk, passage.start), match.start(), end, passage.chunk_end(end)) if moments else None
    cue = min(match.start(), gap.start) if gap else match.start()
    span = (min(start, cue), max(end, gap.end) if gap else end, cue)
    yield _state(reader, sign, left, right, span, gap.measure if gap else None)
    for other in rights[1:]:
        more = _choose(reader, [Mention(start, start, {left: 3.0})], other, moments=moments)
        if more is not None:
            yield _state(reader, sign, left, more[1], (start, other.end, match.start()), None)


def _find_rights(reader: Reader, passage: Passage, place: int, cues: Cues) -> list[Mention]:
    """The mentions that a comparison is with: the next one, and those listed with it inside of the same bracket or at the end."""
    following = reader.between(place, passage.end)
    if not following or not _fills(cues.negation.sub(" ", reader.text[place : following[0].start])):
        other = _OTHER.match(reader.text[place : passage.end])
        before = reader.between(passage.start, place)
        if other and len(before) > 1:
            return [Mention(place + other.start(), place + other.end(), before[-2].scores)]
        return []
    taken = [following[0]]
    for mention in following[1:]:
        if not _LISTED.match(reader.text[taken[-1].end : mention.start]):
            break
        taken.append(mention)
    tail = reader.text[taken[-1].end : passage.end].strip(" '\"`")
    listed = len(taken) > 1 and (not tail or tail[0] in ")]}）") and all(reader.times(mention.best) > 1 for mention in taken)
    return taken if listed else taken[:1]


def _find_fresh(reader: Reader, passage: Passage, match: re.Match[str]) -> tuple[Mention, int, str] | None:
    """`the borrower APR is above the borrower rate`, where no field has the second name: what is compared, its end, the name."""
    chunk = passage.chunk_start(match.start())
    lefts = reader.between(chunk, match.start())
    named = _NEW.match(reader.text, match.end(), passage.end)
    if named is None or not lefts or lefts[-1].scores[lefts[-1].best] < EXACT or not reader.drafts[lefts[-1].best].is_number:
        return None
    own = split_name(reader.drafts[lefts[-1].best].name)
    words = split_name(named["name"])
    known = any(set(words) <= set(split_name(draft.name)) for draft in reader.drafts)
    return (lefts[-1], named.end(), named["name"]) if words[0] == own[0] and words != own and not known else None


def _compare_fresh(reader: Reader, sign: str, fresh: tuple[Mention, int, str], match: re.Match[str]) -> Statement:
    """The comparison of a field with one that only the rule names."""
    mention, end, name = fresh
    one, other = Operand(reader.drafts[mention.best].name), Operand(name, fresh=True)
    if sign.startswith(">"):
        one, other = other, one
    return Statement("<" if sign in {"<", ">"} else "<=", one, (other,), start=mention.start, end=end, cue=match.start())


def _fills(text: str) -> bool:
    return bool(_FILLED.match(text) or _FILLED_WIDE.match(text))


def _near(reader: Reader, start: int, end: int) -> bool:
    """Whether so few words stand between a mention and a cue that the mention is what the cue is about."""
    return len(reader.text[start:end].split()) <= 3


def _choose(reader: Reader, lefts: list[Mention], right: Mention, *, moments: bool) -> tuple[int, int, Mention] | None:
    """The likeliest pair of drafts that can be compared: the left mention that is named best, the nearest of equals."""
    best: tuple[float, int, int, Mention] | None = None
    for apart, mention in enumerate(reversed(lefts[-_MOST_MENTIONS:])):
        for one, score in mention.scores.items():
            for other, worth in right.scores.items():
                total = score + worth - apart + 1.5 * reader.surely_suits(one, other)
                if reader.suits(one, other, moments=moments) and (best is None or total > best[0]):
                    best = (total, one, other, mention)
    return (best[1], best[2], best[3]) if best else None


def _find_sign(reader: Reader, passage: Passage, cues: Cues, match: re.Match[str]) -> str:
    """The sign of a cue, turned round where a negation stands before it in its chunk; `=` behind a word of time: or on the same day."""
    sign = sign_of(match)
    chunk = passage.chunk_start(match.start())
    before = " ".join(reader.text[chunk : match.start()].split()[-_MOST_WORDS_BEFORE_CUE:])
    mention = reader.before(match.start(), chunk)
    since = max(chunk, mention.end if mention is not None else chunk)
    following = next(iter(reader.between(match.end(), passage.end)), None)
    behind = reader.text[match.end() : following.start] if following is not None else ""
    negated = any(cues.negation.search(words) for words in (reader.text[since : match.start()], behind))
    if match[0].strip() in {">=", "<=", "≥", "≤", ">", "<", "=<", "=>"}:
        return sign
    if negated and not re.search(r"not only|no (?:missing|null)", before):
        return _TURNED[sign]
    loose = _STATIVE.search(match[0]) or re.match(r"\s*or (?:equal|the same|on)\b", reader.text[match.end() : match.end() + 14])
    if loose:
        return {"after": "after=", "before": "before=", ">": ">=", "<": "<="}.get(sign, sign)
    if re.search(r"或?同一?天|或?当天|igual|egal|gleich|ugual|gelijk|hoac|equal|same", match[0]) and sign in {"after", "before"}:
        return f"{sign}="
    return {"不早于": "after=", "不晚于": "before=", "不迟于": "before="}.get(match[0], sign)


def _read_postfix(reader: Reader, passage: Passage, match: re.Match[str]) -> Iterator[Statement]:
    """`AはB以下`: the second name stands before the cue."""
    before = reader.between(passage.start, match.start())
    if not before or not (_fills(reader.text[before[-1].end : match.start()]) or _near_wide(reader.text[before[-1].end : match.start()])):
        return
    sign = {"以降": "after=", "以後": "after=", "以前": "before=", "之后": "after", "以后": "after"}.get(match[0], sign_of(match))
    moments = sign.startswith(("after", "before"))
    chunk = passage.chunk_start(match.start())
    lefts = [mention for mention in before[:-1] if mention.start >= chunk] or before[-2:-1]
    pair = _choose(reader, lefts, before[-1], moments=moments)
    if pair is None:
        return
    left, right, first = pair
    start = before[-1].start if first.start < chunk else first.start
    yield _state(reader, sign, left, right, (start, match.end(), match.start()), None)


def _near_wide(text: str) -> bool:
    return bool(re.fullmatch(r"[\sのとがを在等]*(?:日|时间|時刻)?[\sのとがを]*", text))


def _read_differ(reader: Reader, passage: Passage, match: re.Match[str]) -> Iterator[Statement]:
    """`A and B differ`, `A is never the same as B`, `B (different from A)`."""
    chunk = passage.chunk_start(match.start())
    before = reader.between(chunk, match.start())
    after = reader.between(match.end(), passage.chunk_end(match.end()))
    after = [mention for mention in after[:1] if _fills(reader.text[match.end() : mention.start])]
    earlier = reader.between(passage.start, chunk)
    rest = [*earlier[-2:], *before][-4:]
    chosen, one, other = _choose_different(reader, rest, after) or ((), 0, 0)
    if not chosen:
        return
    inside = [mention.start for mention in chosen if mention.start >= chunk]
    names = (Operand(reader.drafts[one].name), Operand(reader.drafts[other].name))
    end = chosen[1].end if after else match.end()
    yield Statement("!=", names[0], (names[1],), start=min([*inside, match.start()]), end=end, cue=match.start())


def _read_larger(reader: Reader, passage: Passage) -> Iterator[Statement]:
    """`A and B, where A is the bigger figure`, `A and B (the latter is higher)`."""
    for match in _LARGER.finditer(reader.text, passage.start, passage.end):
        chunk = passage.chunk_start(match.start())
        named = reader.between(chunk, match.start())
        before = reader.between(passage.start, chunk)
        pronoun = _PRONOUN.search(reader.text, chunk, match.start())
        subject = named[-1] if named else before[-1 if pronoun is None or pronoun["last"] else -2] if len(before) > 1 else None
        others = [mention for mention in before[-2:] if subject is not None and mention.start != subject.start]
        moments = match["late"] is not None or match["early"] is not None
        pair = next(
            (pair for other in reversed(others) if subject and (pair := _choose(reader, [subject], other, moments=moments)) is not None),
            None,
        )
        if pair is not None:
            sign = ">=" if match["large"] else "<=" if match["small"] else "after=" if match["late"] else "before="
            yield _state(reader, sign, pair[0], pair[1], (chunk if not named else named[-1].start, match.end(), match.start()), None)


def speaks_of_order(text: str) -> bool:
    """Whether a levelled text says of some fields which is the larger, or that they come in order."""
    return _LARGER.search(text) is not None or _ORDERED.search(text) is not None


def find_sequences(reader: Reader, passage: Passage, _: Cues) -> Iterator[Statement]:
    """`the dates come in order: A, B and C`: each moment is no earlier than the one before."""
    match = _ORDERED.search(reader.text, passage.start, passage.end)
    if match is None:
        return
    after = reader.between(match.end(), passage.end)
    named = after if len(after) > 1 else reader.between(passage.start, match.start())
    places = list(dict.fromkeys(mention.best for mention in named if reader.drafts[mention.best].is_moment))
    for one, other in pairwise(places):
        yield _state(reader, "before=", one, other, (match.start(), match.end(), match.start()), None)


def _choose_different(
    reader: Reader, before: Sequence[Mention], after: Sequence[Mention]
) -> tuple[tuple[Mention, Mention], int, int] | None:
    """The two mentions that are told apart, with their drafts: the likeliest of one type, the nearest of equals."""
    lasts = after or before
    found = [
        (first.scores[one] + last.scores[other] + 2.0 * reader.is_like(one, other) - 0.4 * apart, (first, last), one, other)
        for first in before
        for last in lasts
        if first.start < last.start
        for one in first.scores
        for other in last.scores
        if one != other and {reader.drafts[one].kind, reader.drafts[other].kind} != {"boolean"}
        for apart in [len(before) - before.index(first)]
    ]
    best = max(found, key=lambda choice: choice[0], default=None)
    return best[1:] if best else None


def _state(reader: Reader, sign: str, left: int, right: int, span: tuple[int, int, int], gap: tuple[int, int, str] | None) -> Statement:
    """The statement of a sign between two drafts, the smaller or earlier one on the left."""
    one, other = Operand(reader.drafts[left].name), Operand(reader.drafts[right].name)
    moments = sign.startswith(("after", "before"))
    strict = sign in {">", "<", "after", "before"}
    if sign.startswith(("after", ">")):
        one, other = other, one
    return Statement("<" if strict else "<=", one, (other,), start=span[0], end=span[1], cue=span[2], gap=gap, moments=moments)
