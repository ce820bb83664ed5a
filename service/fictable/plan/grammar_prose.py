"""Sentences: introduction, cues, chunks and the noun phrases in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from fictable.plan import words
from fictable.plan.absences import is_absence_of_several
from fictable.plan.alternatives import hide_alternatives
from fictable.plan.chunks import split_chunks
from fictable.plan.clauses import Clause, Outline
from fictable.plan.ellipses import join_ellipses
from fictable.plan.flags import follow_question
from fictable.plan.list_items import read_list_item
from fictable.plan.masking import MARK, Masks, mask_brackets, mask_facts
from fictable.plan.noun_phrases import read_chunk
from fictable.plan.shares import read_told_share
from fictable.plan.sums import take_sums
from fictable.plan.text import make_singular
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
    r"as csv|in csv|header|headers|with headers?"
    r"|random(?! (?!data\b|values\b|rows\b|numbers\b|records\b|order\b|names\b)\w+)|seed|english|synthetic|fake|only \d+ rows"
    r"|(?:around|about) \d+(?![\d.]*\s?(?:%|per ?cent))"
    r"|approximately \d+(?![\d.]*\s?%)|at least \d+|\d[\d,.]*\s?k?\s*(?:rows|records|lines|entries|samples|rows?)|"
    r"\d+ (?:yrs|years)|i(?:'m| am)\b|we(?:'re| are)\b|the data (?:should|must|is)(?! (?:also )?(?:contain|include|have|show"
    r"|list|hold|cover|give|record))|data (?:should|must)(?! (?:contain|include|have|show|list))"
    r"|it should(?! (?:also )?(?:contain|include|have|show|list|hold|cover|give|record|tell))"
    r"|no (?:nulls|missing|duplicates)|asap|pls|plz)\b.*|of course|etc)\W*$",
    re.IGNORECASE,
)
_ROWS: Final = re.compile(
    r"(?:~\s*)?\b\d[\d,.]*\s?[kKmM]?\s+(?:rows?|records?|lines?|entries|samples|examples|filas|zeilen|lignes|linhas|righe"
    r"|rijen|registros|datensätze|hàng|dòng)\b(?:\s+of\b)?",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(r"^(?P<group>[^:,]{1,40}):\s+(?P<body>.+)$", re.DOTALL)
# `usage is measured by day and night: total day minutes, …`: the columns stand behind the colon.
_ANNOUNCED: Final = re.compile(
    r"^[^:]{5,100}\b(?:is|are|was|were|we|they) (?:also |then )?(?:measured|recorded|listed|tracked|collected|counted|noted"
    r"|described|kept|stored|reported"
    r"|measure|record|list|track|collect|count|note|describe|keep|store|report)\b[^:]{0,60}:\s+(?P<body>[^,]+(?:,[^,]+){2,})$",
    re.IGNORECASE | re.DOTALL,
)
# `per machine there are sensor readings: air temperature, …`
_THERE: Final = re.compile(r"^[^:,]{0,60}\bthere (?:is|are) [\w ]{2,40}:\s+(?P<body>[^,]+(?:,[^,]+){2,})$", re.IGNORECASE | re.DOTALL)
# `When a bank fails, the regulator writes down the name, the city, …`
_RECORDING: Final = re.compile(
    r"^(?:[^,;:]{1,60},\s)?[^,;:\ue000-\uf8ff]{2,60}?\s(?:writes? down|notes? down|takes? down|records?|stores?|keeps?|logs?"
    r"|registers?|collects?|captures?"
    r"|tracks?|lists?|reports?|documents?|publishes|wants?|needs?|knows?|measures?|asks? for|holds?)\s+"
    r"(?:(?:for|per|of|on|about) (?:each|every|all|any) [\w ]{2,25}?\s+)?"
    r"(?=(?:the|an?|its|their|his|her|each|[a-z]+'s)\s)",
    re.IGNORECASE,
)
# `from 1 (worst) to 5 (best)`.
_GLOSSED: Final = re.compile(r"(\d+)\s*\([a-z -]+\)\s*(to|and|-|–)\s*(\d+)\s*\([a-z -]+\)", re.IGNORECASE)
# `name, age and club come first`: where the fields stand, no field.
_RANKING: Final = re.compile(r"\s+(?:come|comes|stand|stands|go|goes)\s+(?:first|next|last|then)\b(?:[^.,;]*\bby\b)?", re.IGNORECASE)
# `Each game lists …`, at the beginning of a description.
_DESCRIBING: Final = re.compile(
    r"^(?:each|every|an?|one)\s+(?:\w+\s+){1,3}?(?:lists|keeps|records|stores|shows|gives|carries|tracks|holds|tells|names"
    r"|states|reports|logs|captures|documents"
    r"|notes|bears|comes with|consists of"
    r"|is described by|is identified by|is known by)\s+(?=\w)",
    re.IGNORECASE,
)
# `orders with status: paid, open or cancelled`: the colon opens values, and no list of fields.
_VALUED: Final = re.compile(
    (
        r"^(?P<before>[\w ]{2,40}?\s(?:with|having|including)\s+)(?:an?\s+|the\s+)?[\w-]+(?:\s[\w-]+)?:\s+(?:[\w-]+"
        r"(?:\s[\w-]+)?,\s*)*[\w-]+(?:\s[\w-]+)?,?\s+or\s+[\w-]+(?:\s[\w-]+)?\s*$"
    ),
    re.IGNORECASE,
)
# `play with`, `work with`: the word belongs to the verb.
_VERBAL: Final = re.compile(r"\b(?:play|work|deal|help|start|practi[cs]e|experiment|along|begin|go)\s+$", re.IGNORECASE)
# A sentence that announces the columns; what stands before it names none.
_LISTING: Final = re.compile(
    (
        r"^(?:the\s+)?(?:columns?|fields?|attributes?|variables?|features?|colunas|campos|spalten|felder|colonnes|champs|colonne"
        r"|campi|kolommen|velden|các cột|列|項目|字段)\s*(?:\w+\s*)?:\s*\S"
    ),
    re.IGNORECASE,
)
_REQUESTING: Final = re.compile(
    (
        r"^(?:i|we|you|could you|can you|please|let us|let's|give|make|create|generate|build|simulate)\b[^,:;]*\b(?:with"
        r"|including|containing|that has|that have)\b"
    ),
    re.IGNORECASE,
)
# `is two digits, a V and six more digits, e.g. 21V215000`: the sample says it all.
_SPELLED: Final = re.compile(
    (
        r"\s(?:is|are|has|consists of|made of)\s+(?:a |an |the )?(?:\w+ )?(?:digits?|letters?|numbers|capitals?)\b[^.;()]{0,80}?"
        r"(?:e\.g\.|for example|such as|like)\s+([A-Z0-9][\w/-]*\d[\w/-]*)"
    ),
    re.IGNORECASE,
)
# `"Risk 1 (High)", "Risk 2 (Medium)" or "Risk 3 (Low)"`: the brackets belong to the values.
_QUOTED: Final = re.compile(r'(?:"[^"\n]{1,60}"\s*(?:,|/|or|and|,\s*or|,\s*and)\s*){1,12}"[^"\n]{1,60}"')
# What purposes and sums are looked for in; longer stretches of text would be searched by the square.
_LONGEST_REMARK: Final = 400
# `with a mean of 70` tells of the field before, and introduces none.
_MEASURED: Final = re.compile(
    (
        r"^\s*(?:an? |the )?(?:mean|average of|standard deviation|sd\b|probability of|chance of|maximum of|minimum of|(?:about"
        r"|around|roughly) \d)"
    ),
    re.IGNORECASE,
)
# `We keep an id, the age and the city.`
_STORING: Final = re.compile(
    r"^(?:we|i|they)\s+(?:also\s+)?(?:keep|record|hold|track|log|store|note|know|collect|register|measure|write down)\s+"
    r"(?=(?:an?|the|their|its)\s[^.]*(?:,|\sand\s))",
    re.IGNORECASE,
)
# `For each wine I need its …`, `per ride we keep …`
_WANTING: Final = re.compile(
    r"^(?:for|per|on|of)\s+(?:(?:each|every|all|an?|the|any)\s+)?[\w -]{2,40}?,?\s+(?:i|we|you|they|there|it|please|let's)\s*'?\w*\s+"
    r"(?:(?:would|will|also|want to|need to|like to|should|could|can)\s+)*"
    r"(?:need|want|record|keep|store|have|show|list|track|include|note|log|save|measure|give|get|add|know|are|is|'d like)\w*\s+(?=\w)",
    re.IGNORECASE,
)
# `= price * (1 - discount / 100)`: brackets of a formula are no remark.
_FORMULA: Final = re.compile(
    r"(?<!\()=\s*[\w /*+×-]*\((?!\s*[\d.,]+\s*[-–]\s*[\d.,]+\s*\))(?=[^()]*[-+*/×])[^()]*\)(?:\s?\^\s?2)?(?:\s*[-+*/×]\s*[\w"
    r" ]+(?=[,.;\n]|$))?"
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
    text = re.sub(r"\?(?=\s*$)", "﹖", text) if "?," in text else text
    text = re.sub(r"^([\w ]{3,60}?)\s*(?:->|→|=>)\s*(?=\w)", r"\1: ", text)
    text = _SPELLED.sub(r" like \1", text)
    text = _QUOTED.sub(lambda match: masks.hide(match[0], match[0]) if "(" in match[0] else match[0], text)
    text = _FORMULA.sub(lambda match: f" {masks.hide(match[0], match[0])} ", text)
    text = re.sub(r"\bbest before\b", "best-before", _GLOSSED.sub(r"\1 \2 \3", text))
    sentences = [part.strip() for part in _SENTENCE.split(mask_brackets(text, masks)) if part and part.strip(" .,\n")]
    intro: list[str] = []
    clauses: list[Clause] = []
    listed = next((number for number, sentence in enumerate(sentences) if _LISTING.match(sentence)), 0)
    for sentence in sentences[:listed]:
        intro.append(masks.restore(sentence))
        clauses.append(Clause(masks.restore(sentence), "aside"))
    for number, sentence in enumerate(sentences[listed:]):
        if number and language == "en" and is_absence_of_several(masks.restore(sentence)):
            clauses.append(Clause(masks.restore(sentence), "fact"))
            continue
        plain, purpose = _cut_purpose(_drop_rows(sentence))
        asides = language == "en" and all(clause.form == "aside" for clause in clauses)
        wanting = _WANTING.match(plain) if asides else None
        if number and asides and not wanting and _REQUESTING.match(plain):
            opening, body = _find_body(plain, language)
            intro.append(masks.restore(opening))
        elif number and wanting:
            opening, body = plain[: wanting.end()], plain[wanting.end() :]
            intro.append(masks.restore(opening))
        elif number == 0 or not clauses:
            opening, body = _find_body(plain, language)
            intro.append(masks.restore(opening))
        else:
            opening, body = _find_group(plain)
        if number == 0 and body and _introduces(body) and sum(later.count(",") for later in sentences[1:]) > 1:
            opening, body = plain, ""
            intro[-1:] = [masks.restore(plain)]
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


def _introduces(body: str) -> bool:
    """Whether what a first sentence seems to list is one bare noun: `a gym tracks its members`."""
    plain = [word for word in body.strip(" .").split() if word.lower() not in words.DETERMINERS]
    return (
        len(plain) <= 2
        and bool(plain)
        and "," not in body
        and not MARK.search(body)
        and make_singular(plain[-1].lower()) != plain[-1].lower()
    )


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
    match = _PURPOSE.search(sentence, max(0, len(sentence) - _LONGEST_REMARK))
    return (sentence[: match.start()], sentence[match.start() :]) if match else (sentence, "")


def _find_body(sentence: str, language: str) -> tuple[str, str]:
    """Where the fields begin in an opening sentence: after a colon or the first cue that a list follows; else all is opening, or body."""
    colon = re.search(r":(?!//)\s*(?=\S)", sentence)
    before = sentence[: colon.start()] if colon else sentence
    valued = _VALUED.match(sentence) if language == "en" else None
    if valued:
        return valued["before"], sentence[valued.end("before") :]
    if colon and len(before.split()) <= 25 and "," not in before.replace(", please", ""):
        return before, sentence[colon.end() :]
    dashed = re.match(r"^(?P<before>(?:[^,:;–—-]|(?<=\w)-(?=\w)){3,80}?)\s+[-–—]\s+(?P<body>[^,]+(?:,[^,]+){2,})$", sentence)
    if dashed and re.search(r"\s[-–—]\s*(?:,|$)", dashed["body"]):
        dashed = None
    if dashed and len(dashed["before"].split()) <= 9 and not MARK.search(dashed["before"]):
        return dashed["before"], dashed["body"]
    cue = _find_cue(sentence, language)
    if cue is not None:
        return sentence[: cue.start()], sentence[cue.end() :]
    if colon and len(before.split()) <= 25:
        return before, sentence[colon.end() :]
    describing = _DESCRIBING.match(sentence) if language == "en" else None
    describing = describing or ((_WANTING.match(sentence) or _STORING.match(sentence)) if language == "en" else None)
    if describing:
        return sentence[: describing.end()], sentence[describing.end() :]
    recording = _RECORDING.match(sentence) if language == "en" else None
    if recording and sentence[recording.end() :].count(",") >= 2:
        return sentence[: recording.end()], sentence[recording.end() :]
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
        if _MEASURED.match(rest) or _VERBAL.search(sentence[: match.start()]):
            continue
        if rest.strip() and sentence[: match.start()].strip() and (match.start() > 0):
            return match
    return None


def _find_group(sentence: str) -> tuple[str, str]:
    """`Baby: sex, weight`: the group and its fields; `columns: …` names no group."""
    announced = _ANNOUNCED.match(sentence) or _THERE.match(sentence)
    if announced:
        return "", announced["body"]
    match = _GROUP.match(sentence)
    if match is None or len(match["group"].split()) > 4 or MARK.search(match["group"]):
        return "", sentence
    group = match["group"].strip()
    if re.match(r"^(?:one of|either|any of|some of|from \d|between|yes|no\b|true|up to|at most|at least|\d)", match["body"], re.IGNORECASE):
        return "", f"{group} {match['body']}"
    return ("" if group.lower() in _COLUMN_CUES else group), match["body"]


def _read_body(body: str, language: str, masks: Masks, vocabulary: Vocabulary, *, group: str, first: bool) -> list[Clause]:
    """The clauses of one sentence, as a list or as prose, whichever most of its chunks are."""
    body = re.sub(r"\b(date|arrival|departure|start|end)\s+(?:and|&)\s+time\b", r"\1 and_time", body, flags=re.IGNORECASE)
    body = re.sub(r"\b(rank|ranked|place|placing|position|standing) among\b[^,;.]*", r"\1", _RANKING.sub("", body))
    body, sums = take_sums(body)
    masked = mask_facts(body, masks, first=first)
    chunks = split_chunks(masked, language)
    chunks = hide_alternatives(chunks, masks, vocabulary) if language == "en" else chunks
    listed = language != "en" or _is_list([chunk for chunk, _ in chunks])
    clauses: list[Clause] = []
    asked = False
    for part, linked in chunks:
        chunk = part.replace("and_time", "and time")
        shares = tuple(
            f"{share[1]}% yes"
            for mark in MARK.findall(chunk)
            if (share := re.search(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)", masks.read(mark)))
        )
        bare = " ".join(MARK.sub(" ", chunk).split()) if shares and len(shares) == len(MARK.findall(chunk)) else chunk
        asked, flags = follow_question(bare, asked=asked)
        if flags:
            texts = (masks.restore(chunk), *(f"{flag} ({masks.restore(chunk)})" for flag in flags[1:]))
            clauses.extend(
                Clause(text, "prose", flag, shares, favoured=True, boolean=True, group=group)
                for text, flag in zip(texts, flags, strict=True)
            )
            continue
        wording = masks.restore(chunk)
        if _INSTRUCTION.match(masks.restore(MARK.sub(" ", chunk))):
            clauses.append(Clause(wording, "aside"))
            continue
        if language == "en" and read_told_share(wording):
            clauses.append(Clause(wording, "prose"))
            continue
        itemised = listed and (language != "en" or _NOTED.fullmatch(chunk) is not None or not _spoken(chunk))
        copied = _SAME.search(chunk) if clauses and clauses[-1].notes else None
        if copied:
            chunk = f"{chunk[: copied.start()]} {masks.hide(copied[0], clauses[-1].notes[0])}"
        read = read_list_item(chunk, masks, vocabulary, language) if itemised else read_chunk(chunk, masks, vocabulary, opening=first)
        clauses.extend(replace(clause, group=group, linked=linked and clause is read[-1]) for clause in read)
    return [*join_ellipses(clauses, vocabulary), *sums]


# `urgency in the same notation`: the values of the field before.
_SAME: Final = re.compile(
    r"(?<=\w),? (?:in|on|with|of|using) the same (?:notation|scale|format|range|way|coding|values|levels|options|form|style)$",
    re.IGNORECASE,
)


# A single word with its remarks: `am (0/1)`.
_NOTED: Final = re.compile(r"(?:am|do|can|will|may)[\s\ue000-\uf8ff]+")


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
