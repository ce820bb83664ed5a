"""Sentences: introduction, cues, chunks and the noun phrases in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from fictable.plan import words
from fictable.plan.clauses import Clause, Outline
from fictable.plan.flags import follow_question
from fictable.plan.masking import MARK, Masks, mask_brackets, mask_facts
from fictable.plan.noun_phrases import read_chunk, read_list_item
from fictable.plan.vocabulary import Vocabulary

_SENTENCE: Final = re.compile(
    r"(?<!\bno)(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bapprox)(?<!\bvs)(?<=[\w\ue000-\uf8ff)\"'%+ ])[.!?]+(?=\s|$)|\n+|;"
    r"|(?<=[^\x00-\u024f])\.(?=\S)|!+"
)
_PURPOSE: Final = re.compile(
    r"[\s,]+(?:(?:suitable|intended|useful|meant|needed|used)\s+)?(?:for|to be used (?:for|in)|to (?:train|test|build"
    r"|teach|practi[cs]e|demonstrate|demo|analy[sz]e|predict|populate|use|feed|show|simulate|model|support|study|help)"
    r"|so (?:that )?(?:we|i)|zur?|für|para|pour|per|voor|để)"
    r"\b(?=[^,;:]*\b(?:analys[ei]s|analytics|analy[sz]e|model\w*|dashboards?|test\w*|train\w*|demos?|demonstrat\w+"
    r"|projects?|prototyp\w*|purposes?|class\w*|courses?|backtest\w*|learning|bi|report\w*|visuali[sz]\w*|research|study"
    r"|teach\w*|apps?|applications?|"
    r"forecast\w*|predict\w*|exercises?|tutorial|simulat\w*|team|database|populate|experiments?|segmentation|detection"
    r"|schulung|análisis|pruebas|analyse|tests?|trainingszwecke|phân tích)\b)[^,;:\ue000-\uf8ff]*$",
    re.IGNORECASE,
)
_INSTRUCTION: Final = re.compile(
    r"^\W*(?:please\b.*|(?:csv|json|excel|no index|thx|thanks|thank you|realistic|make (?:it|sure|them)|fill this"
    r"|don't use|do not|output|return|format(?:ted)?|use (?:realistic|fake)|keep it|ensure|should look|values should|"
    r"as csv|in csv|header|headers|with headers?|random|seed|english|synthetic|fake|only \d+ rows|around \d+|about \d+"
    r"|approximately \d+|at least \d+|\d[\d,.]*\s?k?\s*(?:rows|records|lines|entries|samples|rows?)|"
    r"\d+ (?:yrs|years)|i(?:'m| am)\b|we(?:'re| are)\b|the data (?:should|must|is)|data (?:should|must)|it should"
    r"|no (?:nulls|missing|duplicates)|asap|pls|plz)\b.*|of course|etc)\W*$",
    re.IGNORECASE,
)
_ROWS: Final = re.compile(
    r"(?:~\s*)?\b\d[\d,.]*\s?[kKmM]?\s+(?:rows?|records?|lines?|entries|samples|examples|filas|zeilen|lignes|linhas|righe"
    r"|rijen|registros|datensätze|hàng|dòng)\b(?:\s+of\b)?",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(r"^(?P<group>[^:,]{1,40}):\s+(?P<body>.+)$", re.DOTALL)
# `from 1 (worst) to 5 (best)`.
_GLOSSED: Final = re.compile(r"(\d+)\s*\([a-z -]+\)\s*(to|and|-|–)\s*(\d+)\s*\([a-z -]+\)", re.IGNORECASE)
# `name, age and club come first`: where the fields stand, no field.
_RANKING: Final = re.compile(r"\s+(?:come|comes|stand|stands|go|goes)\s+(?:first|next|last|then)\b(?:[^.,;]*\bby\b)?", re.IGNORECASE)
# `Each game lists …`, at the beginning of a description.
_DESCRIBING: Final = re.compile(
    r"^(?:each|every|an?|one)\s+(?:\w+\s+){1,3}?(?:lists|keeps|records|stores|shows|gives|carries|tracks|holds"
    r"|notes|bears|comes with|consists of"
    r"|is described by|is identified by|is known by)\s+(?=\w)",
    re.IGNORECASE,
)
_COLUMN_CUES: Final = frozenset(
    {"column", "columns", "field", "fields", "cols", "attributes", "variables", "features", "headers", "schema"}
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A masked sentence: its body, whether fields were announced, and the group it names."""

    body: str
    listed: bool
    group: str = ""


def read_prose(text: str, language: str, vocabulary: Vocabulary) -> Outline:
    """The outline of sentences: what introduces them, and a clause per list item, noun phrase, remark and aside."""
    masks = Masks()
    text = _GLOSSED.sub(r"\1 \2 \3", text)
    sentences = [part.strip() for part in _SENTENCE.split(mask_brackets(text, masks)) if part and part.strip(" .,\n")]
    intro: list[str] = []
    clauses: list[Clause] = []
    for number, sentence in enumerate(sentences):
        plain, purpose = _cut_purpose(_drop_rows(sentence))
        if number == 0 or not clauses:
            opening, body = _find_body(plain, language)
            intro.append(masks.restore(opening))
        else:
            opening, body = _find_group(plain)
        if opening and number == 0:
            clauses.append(Clause(masks.restore(opening), "aside"))
        if body:
            first = number == 0 and not opening
            clauses.extend(_read_body(body, language, masks, vocabulary, group=masks.restore(opening) if number else "", first=first))
        if purpose:
            clauses.append(Clause(masks.restore(purpose).strip(" ,"), "aside"))
        if number == 0 and not opening:
            intro.append(masks.restore(plain))
    return Outline(" ".join(intro), keep_spelling(clauses))


def keep_spelling(clauses: list[Clause]) -> tuple[Clause, ...]:
    """Single words beside two or more identifiers are identifiers, too."""
    identifiers = sum(clause.form == "column" and not clause.head.islower() for clause in clauses)
    if identifiers < 2:
        return tuple(clauses)
    return tuple(
        replace(clause, form="column") if clause.form == "item" and re.fullmatch(r"[^\W\d]\w*", clause.head) else clause
        for clause in clauses
    )


def _drop_rows(sentence: str) -> str:
    """The sentence without row counts: the number of rows is asked for elsewhere."""
    return _ROWS.sub(" ", sentence).strip()


def _cut_purpose(sentence: str) -> tuple[str, str]:
    """The sentence and the purpose at its end."""
    match = _PURPOSE.search(sentence)
    return (sentence[: match.start()], sentence[match.start() :]) if match else (sentence, "")


def _find_body(sentence: str, language: str) -> tuple[str, str]:
    """Where the fields begin in an opening sentence: after a colon or the first cue that a list follows; else all is opening, or body."""
    colon = re.search(r":(?!//)\s*(?=\S)", sentence)
    before = sentence[: colon.start()] if colon else sentence
    if colon and len(before.split()) <= 25 and "," not in before.replace(", please", ""):
        return before, sentence[colon.end() :]
    dashed = re.match(r"^(?P<before>[^,:;-]{3,60}?)\s+[-–—]\s+(?P<body>[^,]+(?:,[^,]+){2,})$", sentence)
    if dashed and len(dashed["before"].split()) <= 6 and not MARK.search(dashed["before"]):
        return dashed["before"], dashed["body"]
    cue = _find_cue(sentence, language)
    if cue is not None:
        return sentence[: cue.start()], sentence[cue.end() :]
    if colon and len(before.split()) <= 25:
        return before, sentence[colon.end() :]
    describing = _DESCRIBING.match(sentence) if language == "en" else None
    if describing:
        return sentence[: describing.end()], sentence[describing.end() :]
    pieces = [piece for piece in re.split(r",|\s(?:and|y|und|et|e|en|và)\s", sentence) if piece.strip()]
    if MARK.search(sentence) or (len(pieces) >= 3 and max(len(piece.split()) for piece in pieces) <= 4):
        return "", sentence
    return sentence, ""


def _find_cue(sentence: str, language: str) -> re.Match[str] | None:
    """The first cue word after which something like a list stands."""
    cues = "|".join(filter(None, (words.CUES.get(language, ""), words.CUES["en"] if language != "en" else "")))
    spaced = r"(?:\b(?:{})\b:?\s*)" if language not in {"ja", "zh"} else r"(?:{}):?\s*"
    for match in re.finditer(spaced.format(cues), sentence, re.IGNORECASE):
        rest = sentence[match.end() :]
        if rest.strip() and sentence[: match.start()].strip() and (match.start() > 0):
            return match
    return None


def _find_group(sentence: str) -> tuple[str, str]:
    """`Baby: sex, weight`: the group and its fields; `columns: …` names no group."""
    match = _GROUP.match(sentence)
    if match is None or len(match["group"].split()) > 4 or MARK.search(match["group"]):
        return "", sentence
    group = match["group"].strip()
    return ("" if group.lower() in _COLUMN_CUES else group), match["body"]


def _read_body(body: str, language: str, masks: Masks, vocabulary: Vocabulary, *, group: str, first: bool) -> list[Clause]:
    """The clauses of one sentence, as a list or as prose, whichever most of its chunks are."""
    body = re.sub(r"\b(date|arrival|departure|start|end)\s+(?:and|&)\s+time\b", r"\1 and_time", body, flags=re.IGNORECASE)
    body = _RANKING.sub("", body)
    masked = mask_facts(body, masks, first=first)
    chunks = split_chunks(masked, language)
    listed = language != "en" or _is_list(chunks)
    clauses: list[Clause] = []
    asked = False
    for part in chunks:
        chunk = part.replace("and_time", "and time")
        asked, flags = follow_question(chunk, asked=asked)
        if flags:
            texts = (masks.restore(chunk), *(f"{flag} ({masks.restore(chunk)})" for flag in flags[1:]))
            clauses.extend(
                Clause(text, "prose", flag, favoured=True, boolean=True, group=group) for text, flag in zip(texts, flags, strict=True)
            )
            continue
        wording = masks.restore(chunk)
        if _INSTRUCTION.match(masks.restore(MARK.sub(" ", chunk))):
            clauses.append(Clause(wording, "aside"))
            continue
        itemised = listed and (language != "en" or not _spoken(chunk))
        read = read_list_item(chunk, masks, vocabulary, language) if itemised else read_chunk(chunk, masks, vocabulary, opening=first)
        clauses.extend(replace(clause, group=group) for clause in read)
    return join_ellipses(clauses, vocabulary)


def split_chunks(sentence: str, language: str) -> list[str]:
    """The parts between commas, conjunctions and spaced dashes; commas inside numbers do not separate."""
    joined = "|".join(dict.fromkeys(filter(None, (words.CONJUNCTIONS.get(language, ""), words.CONJUNCTIONS["en"]))))
    spaced = rf"\s+(?:{joined})\s+" if language not in {"ja", "zh"} else rf"\s*(?:{words.CONJUNCTIONS[language]})\s*"
    lead = rf"(?:(?:{joined}|or|also|finally|then)\s+)*" if language not in {"ja", "zh"} else ""
    form = re.compile(rf",(?!\d{{3}}(?:\D|$))\s*{lead}|{spaced}{lead}|\s[-–—]+\s|:\s+|\s\|\s", re.IGNORECASE)
    return [chunk.strip(" .,") for chunk in form.split(sentence) if chunk and chunk.strip(" .,:-–—")]


def _is_list(chunks: list[str]) -> bool:
    """Whether few chunks have a finite verb or a pronoun."""
    verbal = sum(bool(_spoken(chunk)) for chunk in chunks)
    return verbal * 3 < len(chunks) or (len(chunks) <= 2 and not verbal)


def _spoken(chunk: str) -> bool:
    """Whether a chunk reads like a sentence and not like an item."""
    plain = [re.sub(r"'\w*$", "", word) for word in re.findall(r"[a-z']+", chunk.lower())]
    imperative = chunk[:1].isupper() and len(plain) > 1 and plain[0] in words.VERBS and plain[1] in words.DETERMINERS | words.PREPOSITIONS
    imperative = imperative or (len(plain) > 1 and plain[0] in {"identify", "give", "add", "tell", "rank"} and chunk[:1].isupper())
    if (
        plain
        and plain[0] in {"is", "has", "was"}
        and len(plain) <= 4
        and not frozenset(plain) & (words.DETERMINERS | words.PRONOUNS | words.PREPOSITIONS)
    ):
        return False
    opens = bool(plain) and (plain[0] in words.PRONOUNS | words.AUXILIARIES | {"whether", "if"} or plain[:2] == ["add", "up"])
    verbal = words.FINITE | words.SAYING | words.PRONOUNS | {"whether", "if"}
    return imperative or opens or any(word in verbal for word in plain[1:])


_MODIFIERS: Final = frozenset(
    [
        "first",
        "last",
        "admission",
        "discharge",
        "start",
        "end",
        "min",
        "max",
        "minimum",
        "maximum",
        "home",
        "away",
        "billing",
        "shipping",
        "pickup",
        "dropoff",
        "departure",
        "arrival",
        "opening",
        "closing",
        "check-in",
        "check-out",
        "systolic",
        "diastolic",
        "birth",
        "hire",
        "termination",
        "order",
        "delivery",
        "ship",
        "shipped",
        "required",
        "created",
        "updated",
        "gross",
        "net",
        "origin",
        "destination",
        "source",
        "target",
        "buyer",
        "seller",
        "sender",
        "receiver",
        "old",
        "new",
        "issue",
        "due",
        "entry",
        "exit",
        "current",
        "previous",
        "actual",
        "planned",
        "scheduled",
        "estimated",
        "mailing",
        "low",
        "high",
        "lower",
        "upper",
        "morning",
        "evening",
        "sunrise",
        "sunset",
        "open",
        "close",
        "father",
        "mother",
        "primary",
        "secondary",
    ]
)
_DIMENSIONS: Final = frozenset({"width", "height", "length", "depth", "weight"})


def join_ellipses(clauses: list[Clause], vocabulary: Vocabulary) -> list[Clause]:
    """`admission and discharge dates` gives both their head; `sepal length and width` gives both their qualifier."""
    done = list(clauses)
    for place in range(len(done) - 2, -1, -1):
        left, right = done[place], done[place + 1]
        if left.form == "aside" or right.form == "aside" or left.notes:
            continue
        ends, others = left.head.split(), right.head.split()
        if len(ends) >= 2 and ends[-1].isdigit() and right.head.isdigit():
            for later in range(place + 1, len(done)):
                if not done[later].head.isdigit():
                    break
                done[later] = replace(done[later], head=" ".join([*ends[:-1], done[later].head]))
            continue
        if (
            len(ends) == 1
            and len(others) >= 2
            and ends[0].lower() in _MODIFIERS
            and not vocabulary.knows(ends[0].lower())
            and len(others) <= 3
        ):
            done[place] = replace(left, head=" ".join([ends[0], *others[1:]]))
        elif len(ends) == 2 and len(others) == 1 and ends[1].lower() in _DIMENSIONS and others[0].lower() in _DIMENSIONS:
            done[place + 1] = replace(right, head=f"{ends[0]} {others[0]}")
    return done
