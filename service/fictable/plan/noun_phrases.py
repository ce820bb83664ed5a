"""From a chunk of a sentence to clauses: list items, questions (`whether …`, `how many …`) and noun phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from fictable.plan import words
from fictable.plan.clauses import Clause
from fictable.plan.masking import MARK, Masks
from fictable.plan.text import find_words, fold, make_key, make_singular
from fictable.plan.vocabulary import Vocabulary

_LEAD: Final = re.compile(
    r"^(?:(?:and|or|also|finally|then|plus|including|includes?|with|such as|as well as|containing|their|the|an?|its|his"
    r"|her|our|my|each|every|some|any|of|on|for|whether|namely|columns?|fields?|like|references|having|has|have|maybe|"
    r"the following|following|unique(?= \w+ \w+)|i want|we want|i need|we need|don't forget|about|"
    r"el|la|los|las|le|les|der|die|das|den|dem|des|ein|eine|einen|einer|ihr|ihre|o|os|as|il|lo|gli|de|het|een|un|una|une"
    r"|um|uma|seu|sua|su|sus|sa|ses|son|con|mit|avec|com|met|với|các|bao gồm|sowie|deren|dessen)\s+|[lLd]')+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"\s+(?:being|is|are|was|were|saying|which|that|where|ranging|varying|can be|should be|as well|given|respectively"
    r"|please|pls|if any|etc\.?|per|for|from|because|so that|when|it|they|he|she|we|you|itself|themselves|since"
    r"|possibly|may|comes?|follows?|by (?=\d)"
    r"|(?:\w+ )?(?:years?|days?|months?) (?:after|before))\b.*$",
    re.IGNORECASE,
)
_IDENTIFIER: Final = re.compile(
    r"^[A-Za-z]\w*_\w+$|^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?:[A-Z]+)?$|^[a-z]+(?:[A-Z][a-z0-9]*)+$|^[a-z]+_\w+$"
)
_WHETHER: Final = re.compile(r"^.*?\b(?:whether|if)(?: or not)?\s+(?P<rest>.+)$", re.IGNORECASE)
_HOW_MANY: Final = re.compile(r"^.*?\bhow many\s+(?P<rest>.+)$", re.IGNORECASE)
_WHICH: Final = re.compile(r"^(?:and\s+)?which (?P<what>\w+(?: \w+)?) (?:was|were|is|are|got) (?P<verb>\w+ed)\b", re.IGNORECASE)
_SHARED_TRUTH: Final = re.compile(
    r"^(?:[\w ]{0,20}\s)?(?P<share>\d+(?:\.\d+)?)\s?%\s+of\s+(?:(?:our|the|all|these|those)\s+)?(?P<who>\w+)\s+(?P<rest>[^%]+)$",
    re.IGNORECASE,
)
_SINGLE_VERB: Final = re.compile(r"^(?:it|he|she|they|which|each)\s+(?P<verb>weighs?|costs?|lasts?|earns?|measures?)\b", re.IGNORECASE)
_VERBAL_LEAD: Final = re.compile(r"^(?!is\b|has\b|was\b)[a-z]+(?:s|ed)\s+(?:from|by|to|in|at|on|with)\s+(?:an?|the|its)\s+")
_ASKED: Final = re.compile(r"^(?:si|ob|se|of|nếu|liệu)\s+(?P<rest>\w+(?:\s+\w+){0,4})$", re.IGNORECASE)
_PAST: Final = frozenset({"ran", "runs", "took", "came", "went", "got", "made", "found", "kept", "left", "lies", "lives"})
_EACH: Final = re.compile(r"^(?:for|in|with)\s+(?:every|each)\s+[\w ]{3,25}?\s+(?=(?:we|there|you|i|it)\b)", re.IGNORECASE)
_VERB_NOUNS: Final = {"weigh": "weight", "cost": "cost", "last": "duration", "earn": "income", "measure": "length"}
_HOW_MUCH: Final = re.compile(r"^.*?\bhow much\s+(?P<rest>.+)$", re.IGNORECASE)
_HOW_LONG: Final = re.compile(r"^.*?\bhow (?P<how>long|old|far|often|fast|tall|heavy)\b(?P<rest>.*)$", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"^.*?\bwhen\s+(?:it|they|he|she|the\s+\w+)\s+(?:was|were|is|got|has been)\s+(?P<rest>(?:last\s+|first\s+)?\w+ed|\w+n"
    r"|paid|made|sold|sent|built|bought|left|lost|kept|put|cut|found|held)\b(?P<more>.*)$",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"\b(?P<head>date|time|year|month|day)\s+(?:on which\s+|that\s+|when\s+|in which\s+)?the\s+(?P<what>\w+)\s+(?:was|were"
    r"|is|got)\s+(?P<verb>\w+)\b",
    re.IGNORECASE,
)
_RANKED: Final = re.compile(r"^(Rank|Grade|Score|Number) (?:the|all|each|every) \w+$")
_RELATIVE: Final = re.compile(
    r"\b(date|time|year|month|day|platform|place|city|country)\s+(?:on which |in which |that |when |where )?(?:it|they|he"
    r"|she)\s+(?:was\s+|were\s+|is\s+|are\s+)?[a-z]+(?:\s+(?:on|in|at|from))?\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"^(?:the\s+)?(?P<what>[\w ]+?)\s+(?:are|is|were)\s+counted\b", re.IGNORECASE)
_DISTRIBUTED: Final = re.compile(r"^(?:the\s+)?(?:(?:total\s+)?(?:counts?|numbers?)\s+of)\s+", re.IGNORECASE)
_HOW: Final = {
    "long": "duration",
    "old": "age",
    "far": "distance",
    "often": "frequency",
    "fast": "speed",
    "tall": "height",
    "heavy": "weight",
}
# Words for rows and columns that name a field where values stand beside them: `class (low, high)`.
_NAMING: Final = frozenset({"class", "label", "value", "kind", "item", "target", "question", "case"})
_ARTICLES: Final = frozenset({"a", "an", "the", "their", "its", "his", "her", "our", "each"})
_CARDINALS: Final = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_HAVING: Final = frozenset(
    {
        "has",
        "have",
        "had",
        "with",
        "having",
        "gets",
        "get",
        "include",
        "includes",
        "give",
        "gives",
        "record",
        "records",
        "store",
        "stores",
        "keep",
        "keeps",
        "needs",
        "need",
        "want",
        "and",
    }
)


def read_list_item(chunk: str, masks: Masks, vocabulary: Vocabulary, language: str) -> list[Clause]:
    """The clause of a list item: its name without articles and trailing sentence, marks as remarks."""
    notes = tuple(masks.read(mark) for mark in MARK.findall(chunk))
    wording = masks.restore(chunk)
    plain = " ".join(MARK.sub(" ", chunk).split()).strip(" .,:!?\"'-–—")
    if language == "en" and _WHETHER.match(plain) and not re.match(r"^[\w ]+\b(?:saying|telling)\b", plain):
        return read_chunk(chunk, masks, vocabulary, opening=False)
    if language == "en" and re.match(r"^how (?:many|much|long|old|far|often)\b", plain, re.IGNORECASE):
        return read_chunk(chunk, masks, vocabulary, opening=False)
    plain = _VERBAL_LEAD.sub("", plain) if language == "en" and not vocabulary.knows(make_key(find_words(plain))) else plain
    asked = _ASKED.match(plain) if language != "en" else None
    if asked:
        return [Clause(wording, "item", asked["rest"], notes, favoured=True, boolean=True)]
    counted = "counts of" in plain.lower()
    head = _LEAD.sub("", plain + " ").strip()
    head = _DISTRIBUTED.sub("", head) if counted else head
    if re.fullmatch(r"from \w+", plain):
        head = plain
    if not vocabulary.knows(make_key(find_words(head))) and language == "en":
        head = _TAIL.sub("", head).strip()
    if (
        language == "en"
        and head
        and make_singular(fold(head.split()[-1])) in words.NEVER_HEADS - {"course", "side", "information", "row", "money"}
    ):
        return [Clause(wording, "aside")]
    if notes and all(make_singular(fold(word)) in (words.META - _NAMING) | words.ADVERBS | words.DETERMINERS for word in head.split()):
        head = ""
    if not head:
        return [Clause(wording, "fact", notes=notes)] if notes else []
    if language == "en" and len(head.split()) > 7:
        return read_chunk(chunk, masks, vocabulary, opening=False)
    form = "column" if _IDENTIFIER.match(head) else "item"
    return [Clause(wording, form, head, notes, favoured=True)]  # type: ignore[arg-type]


@dataclass(slots=True)
class _Phrase:
    """A noun phrase while it is read: its words, its remarks, whether an article or `has` stood before."""

    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    favoured: bool = False
    subject: bool = False
    alone: bool = False


def read_chunk(chunk: str, masks: Masks, vocabulary: Vocabulary, *, opening: bool) -> list[Clause]:
    """The clauses of a chunk of prose. In the opening sentence only what is named in brackets or as an identifier counts."""
    notes = tuple(masks.read(mark) for mark in MARK.findall(chunk))
    wording = masks.restore(chunk)
    plain = " ".join(MARK.sub(" ", chunk).split())
    shared = _SHARED_TRUTH.match(plain)
    if shared and not re.search(r"\b(?:missing|empty|blank|null)\b", plain):
        named = next((note for note in notes if re.match(r"^(?:is|has|was) ", note)), "")
        head = re.sub(r"\s+\S*/\S*$", "", named) or name_truth(shared["rest"], vocabulary)
        return [Clause(wording, "prose", head, (f"{shared['share']}% yes",), favoured=True, boolean=True)]
    single = _SINGLE_VERB.match(plain)
    if single and notes:
        return [Clause(wording, "prose", _VERB_NOUNS[single["verb"].lower().rstrip("s")], notes, favoured=True)]
    chunk = _EACH.sub("", chunk)
    question = _read_question(plain, vocabulary)
    if question is not None:
        head, boolean = question
        if boolean and notes and " " in head and re.search(r",|/|\bor\b", notes[0]):
            head = re.sub(r"\s+(?:given|taken|made|done|used|\w+ed)$", "", head)
        if boolean and notes and (make_singular(head.lower()) in words.PEOPLE or vocabulary.is_entity(make_singular(head.lower()))):
            head = re.split(r",|\s+or\s+", notes[0])[0]
        return [Clause(wording, "prose", head, notes, favoured=True, boolean=boolean)]
    ranked = _RANKED.match(chunk)
    if ranked:
        return [Clause(wording, "prose", ranked[1].lower(), notes, favoured=True)]
    chunk = _RELATIVE.sub(r"\1", chunk)
    dated = _DATED.search(chunk)
    if dated:
        chunk = f"{chunk[: dated.start()]}{dated['what']} {dated['verb']} {dated['head']}{chunk[dated.end() :]}"
    phrases = [phrase for phrase in find_phrases(chunk, masks, vocabulary) if _is_fieldlike(phrase, vocabulary)]
    if opening:
        phrases = [phrase for phrase in phrases if phrase.notes or any(_IDENTIFIER.match(word) for word in phrase.words)]
    if not phrases:
        return [Clause(wording, "fact", "" if notes else plain, notes)]
    clauses = []
    for number, phrase in enumerate(phrases):
        empty = all(make_singular(fold(word)) in words.META - _NAMING for word in phrase.words)
        head = "" if empty else " ".join(phrase.words)
        form = "column" if len(phrase.words) == 1 and _IDENTIFIER.match(head) else "prose"
        clauses.append(Clause(wording if number == 0 else f"{head} ({wording})", form, head, tuple(phrase.notes), favoured=phrase.favoured))  # type: ignore[arg-type]
    return clauses


def _read_question(plain: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """The field that an indirect question asks for, and whether its answer is yes or no."""
    match = _HOW_MANY.match(plain)
    if match:
        what = [word for word in match["rest"].split() if word.lower() not in words.AUXILIARIES | words.PRONOUNS | {"there", "was", "were"}]
        return "number of " + " ".join(_take_phrase(what, 3)), False
    match = _WHICH.match(plain)
    if match:
        return f"{match['what']} {match['verb']}", False
    match = _HOW_MUCH.match(plain)
    if match:
        what = [word for word in match["rest"].split() if word.lower() not in words.AUXILIARIES | words.PRONOUNS]
        return " ".join(_take_phrase(what, 2)) or "amount", False
    match = _WHEN.match(plain)
    if match:
        return f"{match['rest']} date", False
    match = _HOW_LONG.match(plain)
    if match:
        return _HOW[match["how"].lower()], False
    match = _COUNTED.match(plain)
    if match:
        return f"number of {match['what']}", False
    match = _WHETHER.match(plain)
    return (name_truth(match["rest"], vocabulary), True) if match else None


def _take_phrase(what: list[str], most: int) -> list[str]:
    """The words up to a preposition, at most so many."""
    taken: list[str] = []
    for word in what:
        if word.lower() in words.PREPOSITIONS or len(taken) == most:
            break
        if word.lower() not in words.DETERMINERS:
            taken.append(word)
    return taken


def name_truth(rest: str, vocabulary: Vocabulary) -> str:
    """A name for what is asked: `they are a senior citizen` → `senior citizen`, `fraud was reported` → `fraud reported`."""
    plain = [word.lower().strip(",.'") for word in re.sub(r"(\w)'(?:re|s)\b", r"\1", rest).split()]
    content = [
        word
        for word in plain
        if word not in words.DETERMINERS | words.AUXILIARIES | words.PRONOUNS | {"already", "ever", "also", "currently"}
    ]
    subject = content[0] if content else ""
    if (
        plain
        and (plain[0] in words.PRONOUNS or make_singular(subject) in words.PEOPLE or vocabulary.is_entity(make_singular(subject)))
        and len(content) > 1
        and not (
            len(content) == 2
            and content[1].endswith("ed")
            and make_singular(subject) not in words.PEOPLE
            and plain[0] not in words.PRONOUNS
        )
    ):
        content = content[0 if plain[0] in words.PRONOUNS else 1 :]
    if content and content[0].endswith("ed") and len(content) > 1 and content[1] in words.PREPOSITIONS:
        return content[0]
    while len(content) > 1 and content[0] in _PAST:
        content = content[1:]
    kept: list[str] = []
    for word in content:
        if kept and (word in words.PREPOSITIONS or (word in words.VERBS and not word.endswith("ed") and word in _PAST)):
            break
        if word not in words.PREPOSITIONS and word not in {"turn", "turned", "out", "or"}:
            kept.append(word)
    return " ".join(kept[:4]) or subject


def find_phrases(chunk: str, masks: Masks, vocabulary: Vocabulary) -> list[_Phrase]:
    """The noun phrases of a chunk in order; marks go to the phrase before them, or to the first."""
    found: list[_Phrase] = []
    waiting: list[str] = []
    current, favoured, open_phrase = _Phrase(), False, False
    tokens = chunk.split()
    for place, token in enumerate(tokens):
        if MARK.fullmatch(token):
            following = _opens_noun(tokens, place) or not current.words
            (waiting if following else current.notes).append(masks.read(token))
            open_phrase = False
            continue
        word = fold(token.strip(".,:!?\"'").removesuffix("'s"))
        if not word:
            continue
        if open_phrase and (word == "upon" or (word == "of" and _takes_of(current.words[-1]))) and current.words.count("of") < 1:
            current.words.append(word)
            continue
        if open_phrase and current.words[-1] == "of" and word in words.DETERMINERS:
            continue
        if _breaks(word, tokens, place, favoured=favoured or open_phrase, vocabulary=vocabulary):
            if word in words.ACTIVE and current.words:
                current.subject = True
            before = fold(tokens[place - 1].strip(",.")) if place else ""
            favoured = (
                word in _ARTICLES
                or word in _HAVING
                or (word in {"by", "as"} and (before in words.VERBS or before.endswith(("ed", "en")) or tokens[0].lower() == "identify"))
                or (favoured and word in words.ADVERBS)
            )
            open_phrase = False
            continue
        if not open_phrase:
            counted = place > 0 and fold(tokens[place - 1]) in _CARDINALS
            current = _Phrase(favoured=favoured or place == 0, subject=counted)
            found.append(current)
            current.notes.extend(waiting)
            waiting.clear()
        current.words.append(token.strip(".,:!?\"'").removesuffix("'s"))
        favoured, open_phrase = False, True
    if waiting and found:
        found[-1].notes.extend(waiting)
    elif waiting:
        found.append(_Phrase([], waiting, favoured=True))
    if len(found) == 1 and len(found[0].words) == sum(
        not MARK.fullmatch(token) and fold(token) not in words.STOPS - words.VERBS for token in tokens
    ):
        found[0].favoured = True
        found[0].alone = True
    for phrase in found:
        while phrase.words and phrase.words[-1] == "of":
            phrase.words.pop()
    return [phrase for phrase in found if phrase.words or phrase.notes]


def _breaks(word: str, tokens: list[str], place: int, *, favoured: bool, vocabulary: Vocabulary) -> bool:
    """Whether a word ends a noun phrase: a closed-class word, or a verb that is not part of a known phrase."""
    before = fold(tokens[place - 1].strip(",.")) if place else ""
    if before in words.AUXILIARIES and word.endswith("ed") and not vocabulary.knows(word):
        return True
    if _is_verb_before_article(word, tokens, place, vocabulary):
        return True
    if word not in words.STOPS:
        return False
    following = fold(tokens[place + 1].strip(".,:!?\"'")) if place + 1 < len(tokens) else ""
    pair = make_key((word, following)) if following else word
    if following and (vocabulary.knows(pair) or (word in words.NOUN_VERBS and vocabulary.knows_head(make_singular(following)))):
        return False
    if not following and favoured and word in words.VERBS and place > 0 and fold(tokens[place - 1]) in _ARTICLES | {"by", "as"}:
        return False
    return not (
        word in words.VERBS
        and favoured
        and place > 0
        and ((vocabulary.knows(word) and not word.endswith("s")) or fold(tokens[place - 1]) in _ARTICLES)
    )


def _is_verb_before_article(word: str, tokens: list[str], place: int, vocabulary: Vocabulary) -> bool:
    """`each review bears a unique id`: what stands between a noun and an article is no noun."""
    return (
        0 < place < len(tokens) - 1
        and word.endswith(("s", "ed"))
        and (
            tokens[place + 1].lower() in {"a", "an", "the", "its"} or (bool(MARK.fullmatch(tokens[place + 1])) and place + 2 < len(tokens))
        )
        and not tokens[place].endswith((",", "'s"))
        and not vocabulary.knows(make_singular(word))
    )


def _takes_of(word: str) -> bool:
    """Whether a noun goes on with `of`."""
    return fold(word) in words.OF_HEADS or make_singular(fold(word)) in words.OF_HEADS


def _opens_noun(tokens: list[str], place: int) -> bool:
    """`had ⟨2–10⟩ prior purchases`: a range between a verb and a noun belongs to the noun."""
    before = fold(tokens[place - 1]) if place else ""
    after = fold(tokens[place + 1].strip(".,")) if place + 1 < len(tokens) else ""
    verbal = before in words.VERBS | words.AUXILIARIES | _HAVING or before.endswith("ed")
    return verbal and bool(after) and after not in words.STOPS and not MARK.match(after)


def _is_fieldlike(phrase: _Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a phrase could name a field: not only words for rows, people and the entities themselves."""
    if phrase.notes:
        return True
    keys = [make_singular(fold(word)) for word in phrase.words]
    if all(key in words.META or key.isdigit() for key in keys) or keys[-1] in words.NEVER_HEADS:
        return False
    if phrase.subject:
        return False
    if len(keys) == 1 and fold(phrase.words[0]) in words.VERBS and not vocabulary.knows(keys[0]):
        return False
    whole = " ".join(keys)
    return not (
        (vocabulary.is_entity(whole) and not (phrase.alone and vocabulary.knows(whole))) or (len(keys) == 1 and keys[0] in words.PEOPLE)
    )
