"""Items of lists: a name without articles and trailing sentence, its marks as remarks."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words
from fictable.plan.clauses import Clause
from fictable.plan.defaults import choose_default
from fictable.plan.known_phrases import find_known_word
from fictable.plan.masking import MARK, Masks
from fictable.plan.notations.foreign import name_asked
from fictable.plan.noun_phrases import IDENTIFIER, NAMING, read_chunk
from fictable.plan.parts_of_speech import lacks_noun
from fictable.plan.questions import WHETHER, name_truth, rename_clause
from fictable.plan.remarks import is_chatter, read_manner
from fictable.plan.spelling import strip_clause
from fictable.plan.text import find_words, fold, make_key, make_singular
from fictable.plan.vocabulary import Vocabulary

# `always after arrival`, `never below cost`: says something of the field before.
_OFTEN_EMPTY: Final = re.compile(
    r"^(?:y |und |et |e |en )?(?:casi siempre vac[ií]o|fast immer leer|meist(?:ens)? leer|presque toujours vide|souvent vide"
    r"|quase sempre vazio|quasi sempre vuoto|bijna altijd leeg"
    r"|hầu hết (?:để )?trống|ほとんど空|大多为空)s?$",
    re.IGNORECASE,
)
_RELATIVE_ONLY: Final = re.compile(
    (
        r"^(?:(?:which|that|and|it|is|are|must be|should be|always|never|not|at least)\s+)+(?:after|before|later than|earlier"
        r" than|above|below|at least|at most|greater than|less than|higher than|lower than|no)\b"
    ),
    re.IGNORECASE,
)
# An item that is nothing but two values: `rated or casual`.
# `Jede Bestellung hat eine …`, `Chaque ligne comporte …`
_TOLD_ELSEWHERE: Final = re.compile(
    r"^(?:(?:für|zu|von|bei|pour|de|para|por|di|per|van|voor|bij|op|cho|với)\s+)?"
    r"(?:jede[rnms]?|chaque|cada|ogni|elke?|iedere?|mỗi)\s+\S+\s+(?:\S+\s+)?(?:hat|enthält|besitzt|nennt|umfasst|hat auch|a"
    r"|führt|zeigt|trägt|beschreibt|comporte|contient|possède|indique|donne|porte|présente|mentionne|est décrite? par|tiene|contiene"
    r"|incluye|muestra|lleva|indica|registra|recoge|trae|da|consta de|cuenta con"
    r"|tem|possui|contém|inclui|mostra|traz|leva|informa|ha|comprende|include|riporta|presenta|heeft|bevat|toont|vermeldt|krijgt|kent"
    r"|có|gồm|bao gồm|ghi"
    r"|(?:willen|hebben|bewaren|noteren|moeten|brauchen|wollen|möchten|erfassen|speichern)\s(?:we|wij|wir)|(?:wil|heb|bewaar|brauche|möchte"
    r"|will)\s(?:ik|ich)"
    r"|quiero|queremos|necesito|necesitamos|guardamos|registramos|anotamos|quero|preciso|precisamos|guardam|vogliamo|voglio|servono|serve"
    r"|(?:on|nous|je) (?:veut|voulons|veux|note|notons|garde))\s+",
    re.IGNORECASE,
)
_EITHER: Final = re.compile(r"^(?P<first>[a-z]+) or (?P<second>[a-z]+)$")
# `systolic always higher`: of two fields that share their head.
_COMPARED: Final = re.compile(
    r"^(?:the )?(?P<name>[a-z]+)(?: \w+)?(?: is| being)? always (?:the )?(?P<how>higher|greater|larger|bigger|lower|smaller"
    r"|less|shorter|longer)$"
)
_LEAD: Final = re.compile(
    r"^(?:(?:need(?:s|ed)?|gimme|give me|show me|i'd like|would like|add|and|or|also|finally|then|plus|including|includes?"
    r"|with|such as|as well as|containing|their|the|an?|its|his"
    r"|her|our|my|each|every|some|any|of|on|for|whether|namely|columns?|fields|like|references|having|has|have|maybe|"
    r"the following|following|unique(?= \w+ \w+)|i want|we want|i need|we need|don't forget|about|"
    r"el|la|los|las|le|les|der|die|das|den|dem|des|ein|eine|einen|einer|ihr|ihre|o|os|as|il|lo|gli|de|het|een|un|una|une"
    r"|um|uma|seu|sua|su|sus|sa|ses|son|con|mit|avec|com|met|với|các|bao gồm|sowie|deren|dessen)\s+|[lLd]')+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"\s+(?:being|is|are|was|were|saying|which|that|where|ranging|varying|can be|should be|as well|given|respectively"
    r"|please|pls|if any|if there|on a scale|on scale|in the form|of the form|etc\.?|per(?! (?:\d[\d,.]* )?\w+$)|for|from|because|so that"
    r"|when|it|they|he|she|we|you|itself|themselves|since"
    r"|possibly|may|(?:comes?|follows?|falls?)(?= \w)|somewhere|likewise|with (?:the )?(?:values?|options?|choices)|by (?=\d)"
    r"|(?:\w+ )?(?:years?|days?|months?) (?:after|before))\b.*$",
    re.IGNORECASE,
)
# `distance from home`, `years since last promotion`: what follows belongs to the name.
_REACHING: Final = re.compile(
    r"^(?!(?:[\w-]+ )?(?:distance|time|difference|energy) in\b)"
    r"(?:[\w-]+ )?(?:distance|calories|energy|years?|days?|weeks?|months?|hours?|minutes?|seconds?|time|income|revenue|deviation|change"
    r"|difference|proceeds|earnings|miles|km|steps)(?: \w+ed| spent)? (?:from|since|for|between|until|to|in|at|with|per)(?: [\w-]+){1,4}$",
    re.IGNORECASE,
)
# `country or region`: two words for one field.
_ALTERNATIVE: Final = re.compile(r"^(?P<first>[a-z]+(?: [a-z]+)?) or (?P<second>[a-z]+(?: [a-z]+)?)$", re.IGNORECASE)
_VERBAL_LEAD: Final = re.compile(r"^(?!is\b|has\b|was\b)[a-z]+(?:s|ed)\s+(?:from|by|to|in|at|on|with)\s+(?:an?|the|its)\s+")
_ASKED: Final = re.compile(
    r"^(?:et\s+|und\s+|y\s+|e\s+|en\s+)?(?:si|s'|ob|se|of|nếu|liệu|có phải)\s*(?<=[\s'])(?P<rest>[\w'’]+(?:\s+[\w'’]+){0,5})$"
    r"|^(?P<zh>是否\w{1,10})$|^(?P<ja>\w{1,10}(?:の有無|有無|可否|フラグ|かどうか|か否か))$"
    r"|^(?P<vi>(?:có|đã)\s+\w+(?:\s+\w+){0,4}\s+(?:hay )?(?:không|chưa))$",
    re.IGNORECASE,
)
_DISTRIBUTED: Final = re.compile(r"^(?:the\s+)?(?:(?:total\s+)?(?:counts?|numbers?)\s+of)\s+", re.IGNORECASE)
_QUESTION: Final = re.compile(
    r"^(?:has|is|was|did|does|do|are|have|had|can|will)\s+(?:the\s+\w+\s+|it\s+|they\s+|he\s+|she\s+)?", re.IGNORECASE
)
# `has pool`: yes or no; `has a price` goes on.
_HAVING: Final = re.compile(r"has (?!(?:an?|the|its|been|one|two|three|no|many|several|some)\b)[a-z-]+(?: [a-z-]+)?", re.IGNORECASE)
_HOW: Final = re.compile(r"^how (?:many|much|long|old|far|often)\b", re.IGNORECASE)
_SHARED: Final = re.compile(r"^(?:and\s+)?(each|all|both)\b", re.IGNORECASE)
_GREATER: Final = frozenset({"higher", "greater", "larger", "bigger", "longer"})


def read_list_item(chunk: str, masks: Masks, vocabulary: Vocabulary, language: str) -> list[Clause]:
    """The clause of a list item, or those of the sentence that it turns out to be."""
    if language != "en":
        return _read_foreign_item(chunk, masks, language)
    notes = tuple(masks.read(mark) for mark in MARK.findall(chunk))
    wording = masks.restore(chunk)
    chunk = rename_clause(chunk)
    plain = " ".join(MARK.sub(" ", chunk).split())
    if is_chatter(plain):
        return [Clause(wording, "aside")]
    if plain.endswith(("?", "﹖")) and not notes:
        truth = name_truth(_QUESTION.sub("", plain.strip(" ?﹖")), vocabulary)
        return [Clause(wording, "item", truth, favoured=True, boolean=True)] if truth else []
    plain = plain.strip(" .,:!?\"'-–—")
    if _HAVING.fullmatch(plain) and not notes:
        return [Clause(wording, "item", plain, favoured=True, boolean=True)]
    if (WHETHER.match(plain) and not re.match(r"^[\w ]+\b(?:saying|telling)\b", plain)) or _HOW.match(plain):
        return read_chunk(chunk, masks, vocabulary, opening=False)
    if not vocabulary.knows(make_key(find_words(plain))):
        verbal = _VERBAL_LEAD.match(plain)
        plain = plain[verbal.end() :] if verbal and verbal[0].split()[0].lower() in words.VERBS else plain
    timed = MARK.search(re.sub(r"[\s\ue000-\uf8ff]+$", "", chunk)) and plain.startswith("time ")
    head = _TAIL.sub("", plain).strip() if timed else _find_head(plain, vocabulary)
    if head and make_singular(fold(head.split()[-1])) in words.NEVER_HEADS - {"course", "side", "information", "row", "money", "kind"}:
        return [Clause(wording, "aside")]
    remark = _read_remark(wording, plain, "" if notes and _says_nothing(head) else head, notes)
    if remark is not None:
        return remark
    either = _EITHER.match(head) if _EITHER.match(plain) else None
    if either and not notes and not any(map(_is_amount, either.groups())) and not vocabulary.knows(make_key(find_words(head))):
        return [Clause(wording, "item", plain, (plain,), favoured=True)]
    return read_chunk(chunk, masks, vocabulary, opening=False) if len(head.split()) > 7 else [_make_item(wording, head, notes)]


def _read_foreign_item(chunk: str, masks: Masks, language: str) -> list[Clause]:
    """The clause of an item in another language."""
    notes = tuple(masks.read(mark) for mark in MARK.findall(chunk))
    wording = masks.restore(chunk)
    plain = " ".join(MARK.sub(" ", chunk).split()).strip(" .,:!?\"'-–—")
    asked = _ASKED.match(plain)
    if asked:
        rest = strip_clause(asked["rest"], language) if asked["rest"] else asked["zh"] or asked["ja"] or asked["vi"]
        return [Clause(wording, "item", rest, notes, favoured=True, boolean=True)]
    if _OFTEN_EMPTY.match(plain):
        return [Clause(wording, "fact", notes=("nearly always empty",))]
    named = name_asked(plain, notes)
    if named is not None:
        return [_make_item(wording, *named)]
    plain = re.sub(r"\s+is$", "", _TOLD_ELSEWHERE.sub("", plain))
    head = _LEAD.sub("", plain + " ").strip()
    if not head or (notes and _says_nothing(head)):
        return [Clause(wording, "fact", notes=notes)] if notes else []
    return [_make_item(wording, head, notes)]


def _is_amount(word: str) -> bool:
    """Whether a word is a name for numbers, and so no value: `rebate or grant`."""
    known = find_known_word(make_singular(word), plural=word != make_singular(word)) or choose_default((make_singular(word),))
    return known.kind in {"decimal", "count", "integer"} and not known.guessed and not lacks_noun((word,))


def _find_head(plain: str, vocabulary: Vocabulary) -> str:
    """The name in an item: without what leads to it and, unless it is known as it stands, without what follows."""
    if re.fullmatch(r"from \w+", plain):
        return plain
    head = _LEAD.sub("", plain + " ").strip()
    head = _DISTRIBUTED.sub("", head) if "counts of" in plain.lower() else head
    if vocabulary.knows(make_key(find_words(head))) or _REACHING.match(head):
        return head
    alternative = _ALTERNATIVE.match(head)
    if alternative and all(vocabulary.knows(make_key(find_words(alternative[part]))) for part in ("first", "second")):
        return alternative["first"]
    return _TAIL.sub("", head).strip()


def _says_nothing(head: str) -> bool:
    """Whether a head has only words for rows and columns and small words."""
    return head != "overall" and all(
        make_singular(fold(word)) in (words.META - NAMING) | words.ADVERBS | words.DETERMINERS for word in head.split()
    )


def _read_remark(wording: str, plain: str, head: str, notes: tuple[str, ...]) -> list[Clause] | None:
    """What an item says of the field before or of one of a pair; None where it names a field."""
    if not head or head.lower() in {"which", "that", "these", "those"}:
        shared = _SHARED.match(plain)
        told = (*notes, shared[1]) if shared else notes
        return [Clause(wording, "fact", notes=told)] if notes else []
    manner = read_manner(wording, plain, notes)
    if manner is not None:
        return [manner]
    compared = _COMPARED.match(plain)
    if compared:
        rule = "higher than the other" if compared["how"] in _GREATER else "lower than the other"
        return [Clause(wording, "prose", compared["name"], (rule,), favoured=True)]
    return [Clause(wording, "fact", "", (*notes, plain))] if _RELATIVE_ONLY.match(plain) else None


def _make_item(wording: str, head: str, notes: tuple[str, ...]) -> Clause:
    """The clause of an item; an identifier keeps its spelling."""
    named = IDENTIFIER.match(head) or (notes and head in words.AUXILIARIES)
    return Clause(wording, "column" if named else "item", head, notes, favoured=True)
