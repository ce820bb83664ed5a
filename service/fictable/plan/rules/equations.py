"""Calculations: `total = A × B`, `A is the sum of B, C and D`, `B and C add up to A`, `A (19 % of B)`, `AはBとCの合計`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from fictable.plan.formulas import split_name
from fictable.plan.rules.cues import GATHERED, OPERATORS, Cues
from fictable.plan.rules.mentions import Mention
from fictable.plan.rules.passages import Passage, Reader
from fictable.plan.rules.statements import Operand, Statement

_NUMBER: Final = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_PERCENT: Final = re.compile(
    r"\s*(?:%|percent|per cent|prozent|pour cent|por ciento|por cento|per cento|procent|phan tram)\s*(?:of|der|des|vom|von"
    r"|de la|de l'|de|del|du|do|da|della|dell'|di|van|cua|の)?\b\s*"
)
_SKIPPED: Final = re.compile(
    r"(?:the|an?|its|their|of|both|all|these|those|two|three|four|der|die|das|dem|den|des|de|von|vom|la|le|les|l'|el|los|las"
    r"|del|du|d'|do|da|o|il|lo|gli|i|della|dei|delle|het|een"
    r"|amounts? of|value of|column|field|number of|result of)\b\s*|[\s'\"`の]+|\*\*(?=\w)",
)
_JOINED: Final = re.compile(r"\s*(?:,\s*(?:and|und|et|y|e|en|và)?|&|\b(?:and|und|et|y|e|en|va|plus|mit|with)\b|和|与|と|及|、|\+)\s*")
_NOUN: Final = re.compile(r"[^\W\d_]\w*(?:[ _][^\W\d_]\w*){0,3}")
_NOUN_END: Final = re.compile(
    r"\s(?:and|which|that|is|are|for|with|where|in|as|but|times|plus|minus|divided|multiplied|rounded|und|et|y|e|en|que|qui"
    r"|der|die|das|from|if|per|by|so|then|on)\b"
)
_TOTALS: Final = re.compile(
    r"\s*(?:to|make|give|equals?|is|=|zum?|zur|auf|au|aux|a|al|alla|op|tot|thanh|,)?\s*(?:up\s+)?(?:to|dem|den|die|das|der|the"
    r"|la|le|el|il|o|het|de)?\s*"
)
_DASHED: Final = re.compile(r"\s[-–−](?=\s)")
_METRES: Final = re.compile(r"\s*[(\[]?\s*(?:in|en|em|im) (?:met(?:er|re)s?|mettres?|metros?|metri|metern?|m)\b\s*[)\]]?")
_SQUARED: Final = re.compile(
    r"\s*(?:squared|\^\s?2|\*\*\s?2|²|(?:zum|im|al|ao|au|in het)\s(?:quadrat|quadrato|cuadrado|quadrado|carre|kwadraat)"
    r"|kwadraat|binh phuong|の2乗|的平方)"
)
_ADDING: Final = re.compile(
    r"(?<![a-z])(?:(?:add|sum|total|adding|summing|totall?ing)(?:s|ed)? ?up to|(?:together|combined|jointly),? (?:they |both )?(?:make|give"
    r"|form|equal|are|is|yield)(?:s)?(?: up)?|makes? up|sums? to|totals? to"
    r"|ergeben(?: zusammen)?|addieren sich zu[mr]?|zusammen (?:ergeben|sind)|donnent|s'additionnent|suman|sumados dan|somam"
    r"|totalizam|sommano|danno|vormen samen|tellen op tot|cong lai bang)(?![a-z])"
    r"|相加等于|相加得|合计为|を足すと|の合計が"
)
_GIVES: Final = re.compile(
    r"(?<![<>!=])=(?![=>])|\b(?:makes?|gives?|yields?|equals?|(?:is|are) equal to|results? in|comes? to|ergibt|ergeben"
    r"|ist gleich|donnent?|fait|font|egale|da|dan|es igual a"
    r"|sao|da o|danno|geeft|geven|is gelijk aan|bang)\b|等于|得出|になる"
)
_RELATIVE: Final = re.compile(r"^\s*(?:which|that|it|this|and|die|der|das|qui|que|che|dat)\b")
_LINK: Final = re.compile(
    r"^[\s'\"`*]*(?:(?:is|are|be|being|as|was|must|should|always|the|a|an|its|per|column|value|field|of|\w+|in \w+)\s*){0,3}$"
)


@dataclass(slots=True)
class _Formula:
    """A calculation while it is read."""

    parts: list[Operand | str] = field(default_factory=list)
    operands: int = 0
    signs: int = 0
    known: int = 0
    dashed: bool = False
    sure: bool = True
    end: int = 0


_LONGEST_FORMULA: Final = 400


def find_equations(reader: Reader, passage: Passage, cues: Cues) -> Iterator[Statement]:
    """The calculations that a passage states."""
    taken: list[tuple[int, int]] = []
    for read in (_read_adding, _read_gathered, _read_equated, _read_reversed, _read_bare):
        for statement in read(reader, passage, cues):
            if not any(statement.start < end and start < statement.end for start, end in taken):
                taken.append((statement.start, statement.end))
                yield statement


def _read_adding(reader: Reader, passage: Passage, _: Cues) -> Iterator[Statement]:
    """`B and C add up to A`."""
    for match in _ADDING.finditer(reader.text, passage.start, passage.end):
        total = next(iter(reader.between(match.end(), passage.end)), None)
        if total is None or not _TOTALS.fullmatch(reader.text, match.end(), total.start):
            continue
        parts = _collect_before(reader, passage, match.start())
        if len(parts) >= 2:
            yield _make(reader, total.best, _gather("sum", [_name(reader, part) for part in parts]), (parts[0].start, total.end))


def _collect_before(reader: Reader, passage: Passage, place: int) -> list[Mention]:
    """The numbers listed right before a place."""
    taken: list[Mention] = []
    until = place
    for mention in reversed(reader.between(passage.start, place)):
        between = reader.text[mention.end : until]
        if taken and not (_JOINED.fullmatch(between) or re.fullmatch(r"\s*(?:,|and|,\s*and)\s*(?:the|its)?\s*", between)):
            break
        if not taken and len(between.split()) > 3:
            break
        taken.append(mention)
        until = mention.start
    return taken[::-1]


def _read_gathered(reader: Reader, passage: Passage, cues: Cues) -> Iterator[Statement]:
    """`A (sum of B and C)`, `A is the difference between B and C`, `A是B与C之和`."""
    for match in cues.gathered.finditer(reader.text, passage.start, passage.end) if cues.gathered else ():
        name = next(name for name in GATHERED if match[name])
        left = _find_left(reader, passage, match.start())
        start = match.start()
        counted = _read_counted(reader, match, left)
        operands, end = counted or _read_list(reader, match.end(), passage.end)
        if len(operands) < 2 and _is_behind(match[0]):
            left, before = _split_host(reader, passage, match.start())
            operands, end = [_name(reader, part) for part in before], match.end()
            start = before[0].start if before else start
        if left is None or len(operands) < 2 or any(reader.drafts[left.best].name == operand.name for operand in operands):
            continue
        start = start if counted else min(start, _start_of(left, start, passage))
        yield _make(reader, left.best, _gather(name, operands), (start, end))


def _split_host(reader: Reader, passage: Passage, cue: int) -> tuple[Mention | None, list[Mention]]:
    """What a calculation is for whose parts stand before its words, and the parts."""
    before = _collect_before(reader, passage, cue)
    host = reader.before(before[0].start, passage.start) if len(before) > 1 else None
    if host is None and len(before) > 2:
        return before[0], before[1:]
    return host, before if host is not None else []


def _is_behind(cue: str) -> bool:
    """Whether a word like `sum` may stand behind what is added: in Japanese and Chinese, and as `added up`."""
    return not cue.isascii() or (cue.startswith(("add", "sum", "total", "zusammen")) and not cue.endswith("of"))


_COUNTED: Final = re.compile(
    r"\s*(?:the |these |those |all |all of |both )*(?P<word>two|three|four|five|six|seven|eight|them|these|those|all|both"
    r"|\d)\b(?:\s+(?:scores?|parts?|values?|columns?|fields?|numbers?|lifts?|components?|others?|regions?|amounts?|above"
    r"|before|previous|[a-z]+s))?"
)
_HOW_MANY: Final = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def _read_counted(reader: Reader, match: re.Match[str], left: Mention | None) -> tuple[list[Operand], int] | None:
    """`the sum of the three`, `the mean of these`: the numbers named before that belong together, and where the words end."""
    found = _COUNTED.match(reader.text, match.end())
    if found is None or left is None:
        return None
    word = found["word"]
    wanted = int(word) if word.isdigit() else _HOW_MANY.get(word)
    target = left.best
    run: list[int] = []
    for place in range(target - 1, -1, -1):
        draft = reader.drafts[place]
        if not _countable(reader, place) or (wanted is None and run and draft.kind != reader.drafts[run[-1]].kind):
            if run and wanted is None:
                break
            if run:
                break
            continue
        run.append(place)
        if wanted is not None and len(run) == wanted:
            break
    if len(run) < max(2, wanted or 2):
        return None
    return [Operand(reader.drafts[place].name) for place in reversed(run)], found.end()


def _countable(reader: Reader, place: int) -> bool:
    """Whether a draft is a number, or was only guessed to be something else."""
    draft = reader.drafts[place]
    return draft.is_number or (draft.type_id == "category" and draft.status == "assumed" and not draft.facts.values)


def _read_equated(reader: Reader, passage: Passage, cues: Cues) -> Iterator[Statement]:
    """`A = B × C`, `A is B plus C`, `A equals 19 % of B`."""
    for match in cues.equate.finditer(reader.text, passage.start, passage.end):
        formula = _read_formula(reader, match.end(), passage.end, cues)
        if formula is None or (match[0] != "=" and not _is_worded(formula)):
            continue
        left = _find_left(reader, passage, match.start())
        if left is not None and _is_sound(reader, left.best, formula):
            yield _make(reader, left.best, tuple(formula.parts), (_start_of(left, match.start(), passage), formula.end))


def _read_reversed(reader: Reader, passage: Passage, cues: Cues) -> Iterator[Statement]:
    """`B times C makes A`, `B × C = A`."""
    for match in _GIVES.finditer(reader.text, passage.start, passage.end):
        total = next(iter(reader.between(match.end(), passage.end)), None)
        if total is None or _skip(reader.text, match.end(), total.start) < total.start:
            continue
        for mention in reader.between(passage.start, match.start()):
            formula = _read_formula(reader, mention.start, match.start(), cues)
            if formula is not None and not reader.text[formula.end : match.start()].strip() and _is_sound(reader, total.best, formula):
                yield _make(reader, total.best, tuple(formula.parts), (mention.start, total.end))
                break


def _read_bare(reader: Reader, passage: Passage, cues: Cues) -> Iterator[Statement]:
    """`A (B × C)`, `A: 19 % of B`: a calculation that is all of a remark."""
    for start, end in passage.cuts:
        if reader.text[start:end].strip() in {"-", "–", "—"} and reader.text[:start].rstrip()[-1:].isdigit():
            continue
        formula = _read_formula(reader, end, passage.end, cues)
        if formula is None or not _is_worded(formula):
            continue
        behind = reader.text[formula.end : passage.end].lstrip(" '\"`")
        host = reader.before(end, passage.start)
        if host is not None and (not behind or behind[0] in ",)]}|;:") and _is_sound(reader, host.best, formula):
            yield _make(reader, host.best, tuple(formula.parts), (end, formula.end))


def _is_worded(formula: _Formula) -> bool:
    """Whether the words alone tell that it is a calculation: a dash between words that are no fields is none."""
    return not formula.dashed or (formula.known > 1 and formula.known == formula.operands and formula.sure)


def _start_of(left: Mention, cue: int, passage: Passage) -> int:
    """Where a rule begins: at its left side, where that stands in the same chunk."""
    return left.start if left.start >= passage.chunk_start(cue) else cue


def _is_sound(reader: Reader, target: int, formula: _Formula) -> bool:
    """Whether a calculation has known operands, none of which is what it is for."""
    names = [part.name for part in formula.parts if isinstance(part, Operand) and not part.fresh]
    return formula.known >= 1 and reader.drafts[target].name not in names and _computable(reader, target)


def _computable(reader: Reader, target: int) -> bool:
    """Whether a draft may be calculated: a number, or what was only guessed."""
    draft = reader.drafts[target]
    return draft.is_number or (not draft.is_moment and draft.kind not in {"boolean", "time"} and not draft.facts.values)


def _find_left(reader: Reader, passage: Passage, cue: int) -> Mention | None:
    """What a calculation is for: the last mention before in the chunk, else the field that the chunk is a remark on."""
    chunk = passage.chunk_start(cue)
    inside = [mention for mention in reader.between(chunk, cue) if any(_computable(reader, place) for place in mention.scores)]
    if inside:
        near = [mention for mention in inside if _LINK.match(reader.text[mention.end : cue])]
        return near[-1] if near else None
    words = reader.text[chunk:cue].strip(" '\"`=")
    if words and not _RELATIVE.match(words) and len(words.split()) > 3:
        return None
    return reader.before(chunk, passage.start)


def _read_formula(reader: Reader, place: int, until: int, cues: Cues) -> _Formula | None:
    """The calculation that begins at a place: operands with signs between; None where there is none."""
    formula = _Formula(end=place)
    until = min(until, place + _LONGEST_FORMULA)
    depth, awaited = 0, True
    while place < until:
        place = _skip(reader.text, place, until)
        if place >= until:
            break
        char = reader.text[place]
        if awaited and char == "(":
            formula.parts.append("(")
            depth, place = depth + 1, place + 1
            continue
        if not awaited and char == ")" and depth:
            formula.parts.append(")")
            depth, place = depth - 1, place + 1
            formula.end = place
            continue
        step = _read_operand(reader, formula, place, until) if awaited else _read_sign(reader, formula, place, cues)
        if step is None:
            break
        place, awaited = step, not awaited
        if awaited is False:
            formula.end = place
    while formula.parts and formula.parts[-1] in {"+", "-", "*", "/", "("}:
        depth -= formula.parts.pop() == "("
    if depth or not formula.signs or formula.operands < 1 or formula.known < 1:
        return None
    return formula


def _skip(text: str, place: int, until: int) -> int:
    """The place behind blanks and small words."""
    while place < until and (match := _SKIPPED.match(text, place, until)):
        place = match.end()
    return place


def _read_operand(reader: Reader, formula: _Formula, place: int, until: int) -> int | None:
    """A field, a number, a percentage of a field, or the words for a field that is not there yet."""
    mention = next(iter(reader.between(place, min(until, place + 80))), None)
    if mention is not None and mention.start == place:
        operand = _name(reader, mention)
        end = _raise(reader, formula, operand, mention.end, until)
        formula.operands += 1
        formula.known += 1
        formula.sure = formula.sure and any(draft.is_number for draft in reader.drafts if draft.name == operand.name)
        return end
    number = _NUMBER.match(reader.text, place, until)
    if number:
        percent = _PERCENT.match(reader.text, number.end(), until)
        plain = number[0].replace(",", "")
        if percent and percent[0].strip() in {"%", "percent"} and not re.match(r"\s*[×x*]", reader.text[percent.end() :]):
            percent = None if not reader.between(percent.end(), min(percent.end() + 4, until)) else percent
        if percent:
            formula.parts.extend((f"{float(plain) / 100:g}", "*"))
            formula.signs += 1
            return _read_operand(reader, formula, _skip(reader.text, percent.end(), until), until)
        formula.parts.append(plain)
        return number.end()
    if not formula.signs or (mention is None and not formula.known):
        return None
    noun = _NOUN.match(reader.text, place, until)
    if noun is None:
        return None
    words = _NOUN_END.split(noun[0], maxsplit=1)[0]
    if not 2 < len(words) < 40:
        return None
    formula.parts.append(Operand(words, fresh=True))
    formula.operands += 1
    return place + len(words)


def _raise(reader: Reader, formula: _Formula, operand: Operand, end: int, until: int) -> int:
    """Adds an operand with what is said behind it: `height in metres squared` of a height in cm. Gives the place behind."""
    draft = next(draft for draft in reader.drafts if draft.name == operand.name)
    parts: list[Operand | str] = [operand]
    metres = _METRES.match(reader.text, end, until)
    end = metres.end() if metres else end
    larger = metres and ("cm" in split_name(draft.name) or draft.facts.unit == "cm" or draft.params.get("max", 0) > 100)
    squared = _SQUARED.match(reader.text, end, until)
    if squared:
        end = squared.end()
        parts = ["(", operand, "*", operand, *(("/", "10000") if larger else ()), ")"]
    elif larger:
        parts = ["(", operand, "/", "100", ")"]
    formula.parts.extend(parts)
    return end


def _read_sign(reader: Reader, formula: _Formula, place: int, cues: Cues) -> int | None:
    """A sign between two operands."""
    match = cues.operator.match(reader.text, place)
    if match is None and reader.text[place - 1].isspace():
        match = cues.operator.match(reader.text, place - 1)
    if match is None or not match[0]:
        return None
    formula.parts.append(OPERATORS[str(match.lastgroup)])
    formula.signs += 1
    formula.dashed = formula.dashed or match[0].strip() in "-–−"
    return match.end()


def _read_list(reader: Reader, place: int, until: int) -> tuple[list[Operand], int]:
    """Fields that are listed behind a word like `sum of`, and where the list ends."""
    operands: list[Operand] = []
    end, closing = place, False
    while True:
        place = _skip(reader.text, place, until)
        mention = next(iter(reader.between(place, until)), None)
        if mention is None or mention.start != place:
            break
        operands.append(_name(reader, mention))
        end = mention.end
        joint = _JOINED.match(reader.text, end, until)
        if joint is None or not joint[0].strip() or closing:
            break
        closing = joint[0].strip(" ,").isalpha() and joint[0].isascii()
        place = joint.end()
    return operands, end


def _name(reader: Reader, mention: Mention) -> Operand:
    """The field that a mention means; of several a number first."""
    span = (mention.start, mention.end)
    if span not in reader.named:
        numbers = [place for place in mention.scores if _countable(reader, place)] or list(mention.scores)
        reader.named[span] = reader.drafts[max(numbers, key=lambda place: (mention.scores[place], -place))].name
    return Operand(reader.named[span])


def _gather(name: str, operands: Sequence[Operand]) -> tuple[Operand | str, ...]:
    """The calculation that a word like `sum` or `difference` asks for."""
    sign = {"sum": "+", "mean": "+", "difference": "-", "product": "*", "quotient": "/"}[name]
    parts: list[Operand | str] = [operands[0]]
    for operand in operands[1:]:
        parts.extend((sign, operand))
    return ("(", *parts, ")", "/", str(len(operands))) if name == "mean" else tuple(parts)


def _make(reader: Reader, target: int, formula: tuple[Operand | str, ...], span: tuple[int, int]) -> Statement:
    return Statement("=", Operand(reader.drafts[target].name), formula=formula, start=span[0], end=span[1])
