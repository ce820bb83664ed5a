"""From a chunk of a sentence to clauses: list items, questions (`whether …`, `how many …`) and noun phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from fictable.plan import words
from fictable.plan.clauses import Clause
from fictable.plan.defaults import MEASURED, SAID, is_truth
from fictable.plan.explanations import MEANT
from fictable.plan.masking import MARK, Masks
from fictable.plan.parts_of_speech import is_finite, is_noun_too, is_verb_form
from fictable.plan.questions import name_truth, read_question, rename_clause
from fictable.plan.remarks import read_manner
from fictable.plan.text import fold, make_key, make_singular
from fictable.plan.vocabulary import Vocabulary

IDENTIFIER: Final = re.compile(r"^[A-Za-z]\w*_\w+$|^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?:[A-Z]+)?$|^[a-z]+(?:[A-Z][a-z0-9]*)+$|^[a-z]+_\w+$")
_SHARED_TRUTH: Final = re.compile(
    r"^(?:[\w ]{0,20}\s)?(?P<share>\d+(?:\.\d+)?)\s?%\s+of\s+(?:(?:our|the|all|these|those)\s+)?(?P<who>\w+)\s+(?P<rest>[^%]+)$",
    re.IGNORECASE,
)
_SINGLE_VERB: Final = re.compile(r"^(?:it|he|she|they|which|each)\s+(?P<verb>weighs?|costs?|lasts?|earns?|measures?)\b", re.IGNORECASE)
_EACH: Final = re.compile(r"^(?:for|in|with)\s+(?:every|each)\s+[\w ]{3,25}?\s+(?=(?:we|there|you|i|it)\b)", re.IGNORECASE)
_VERB_NOUNS: Final = {"weigh": "weight", "cost": "cost", "last": "duration", "earn": "income", "measure": "length"}
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
# Words for rows and columns that name a field where values stand beside them: `class (low, high)`.
NAMING: Final = frozenset({"class", "label", "value", "kind", "item", "target", "question", "case"})
# `response to the last campaign`, `reason for leaving`
_REACHING: Final = frozenset({"response", "reason", "access", "consent", "reaction", "exposure", "adherence", "proximity", "willingness"})
# `years with the firm`, `days per week at home`
_SPANS: Final = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
_SPANNING: Final = frozenset({"with", "at", "in", "per", "since", "until", "before", "after", "on"})
# `hours worked lie between …`: what is said of a field stands behind all of its name.
_SAID_OF_FIELDS: Final = frozenset(
    {"is", "are", "lie", "lies", "range", "ranges", "goes", "go", "runs", "varies", "vary", "should", "must"}
)
# `we hold age`: what stands after it is a field.
_KEEPING: Final = re.compile(
    r"^(?:and |then |also )*(?:we|i|you|they) (?:also |then |further |want to |need to |would like to )*(?:hold|keep|note|record|store"
    r"|log|list|track|know|have|need|want|save|collect|register|show|count|measure) (?=[a-z])",
    re.IGNORECASE,
)
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


@dataclass(slots=True)
class _Phrase:
    """A noun phrase while it is read: its words, its remarks, whether an article or `has` stood before."""

    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    favoured: bool = False
    subject: bool = False
    alone: bool = False
    told: bool = False
    named: bool = False


def read_chunk(chunk: str, masks: Masks, vocabulary: Vocabulary, *, opening: bool) -> list[Clause]:
    """The clauses of a chunk of prose. In the opening sentence only what is named in brackets or as an identifier counts."""
    notes = tuple(masks.read(mark) for mark in MARK.findall(chunk))
    wording = masks.restore(chunk)
    asked, chunk = chunk, rename_clause(chunk)
    plain = " ".join(MARK.sub(" ", chunk).split())
    if re.match(r"^by (?:at|up|about|no|\d)\b", plain):
        return [Clause(wording, "fact", notes=notes)]
    manner = read_manner(wording, plain, notes)
    if manner is not None:
        return [manner]
    shared = _SHARED_TRUTH.match(plain)
    if shared and not re.search(r"\b(?:missing|empty|blank|null)\b", plain):
        named = next((note for note in notes if re.match(r"^(?:is|has|was) ", note)), "")
        head = re.sub(r"\s+\S*/\S*$", "", named) or name_truth(shared["rest"], vocabulary)
        return [Clause(wording, "prose", head, (f"{shared['share']}% yes",), favoured=True, boolean=True)]
    single = _SINGLE_VERB.match(plain)
    if single and notes:
        return [Clause(wording, "prose", _VERB_NOUNS[single["verb"].lower().rstrip("s")], notes, favoured=True)]
    chunk = _EACH.sub("", chunk)
    question = read_question(plain, vocabulary)
    if question is not None:
        head, boolean = question
        if boolean and notes and " " in head and re.search(r",|/|\bor\b", notes[0]):
            head = re.sub(r"\s+(?:given|taken|made|done|used|\w+ed)$", "", head)
        answers = notes and re.fullmatch(
            r"\W*(?:yes|y|true|no|n|false|0|1)\W+(?:or\W+)?(?:yes|y|true|no|n|false|0|1)\W*", notes[0], re.IGNORECASE
        )
        if (
            boolean
            and notes
            and not answers
            and (make_singular(head.lower()) in words.PEOPLE or vocabulary.is_entity(make_singular(head.lower())))
        ):
            head = re.split(r",|\s+or\s+", notes[0])[0]
        if boolean and notes and not head:
            return _read_options(wording, notes)
        return [Clause(wording, "prose", head, notes, favoured=True, boolean=boolean)]
    ranked = _RANKED.match(chunk)
    if ranked:
        return [Clause(wording, "prose", ranked[1].lower(), notes, favoured=True)]
    chunk = _RELATIVE.sub(r"\1", chunk)
    dated = _DATED.search(chunk)
    if dated:
        chunk = f"{chunk[: dated.start()]}{dated['what']} {dated['verb']} {dated['head']}{chunk[dated.end() :]}"
    renamed = len(chunk.split()) == 1 and chunk != asked
    phrases = [
        phrase
        for phrase in find_phrases(chunk, masks, vocabulary)
        if _is_fieldlike(replace(phrase, named=phrase.named or renamed), vocabulary)
    ]
    if opening:
        phrases = [phrase for phrase in phrases if phrase.notes or any(IDENTIFIER.match(word) for word in phrase.words)]
    if not phrases:
        return [Clause(wording, "fact", "" if notes else plain, notes)]
    clauses = []
    for number, phrase in enumerate(phrases):
        empty = all(make_singular(fold(word)) in words.META - NAMING for word in phrase.words)
        head = "" if empty else " ".join(phrase.words)
        form = "column" if len(phrase.words) == 1 and IDENTIFIER.match(head) else "prose"
        clauses.append(Clause(wording if number == 0 else f"{head} ({wording})", form, head, tuple(phrase.notes), favoured=phrase.favoured))  # type: ignore[arg-type]
    return clauses


def _read_options(wording: str, notes: tuple[str, ...]) -> list[Clause]:
    """`whether it was a holiday or a working day` asks two questions, `whether it is new or used` has two answers."""
    options = [option.strip() for option in re.split(r",\s*(?:or\s+)?|\s+or\s+", notes[0]) if option.strip()]
    last = options[-1].split()
    shared = len(options) > 1 and len(last) == 3 and last[0] in {"a", "an"} and all(len(option.split()) == 2 for option in options[:-1])
    if shared and not any(is_truth(option.split()[1:]) for option in options):
        values = ", ".join([*(option.split()[1] for option in options[:-1]), last[1]])
        return [Clause(wording, "prose", f"{last[2]} type", (values,), favoured=True)]
    if all(re.match(r"(?:an?|the|on) ", option) for option in options):
        names = [re.sub(r"^(?:on )?(?:an? |the )?", "", option) for option in options]
        texts = (wording, *(f"{name} ({wording})" for name in names[1:]))
        return [Clause(text, "prose", name, favoured=True, boolean=True) for text, name in zip(texts, names, strict=True)]
    return [Clause(wording, "prose", " or ".join(options[:2]), notes, favoured=True)]


def find_phrases(chunk: str, masks: Masks, vocabulary: Vocabulary) -> list[_Phrase]:
    """The noun phrases of a chunk in order; marks go to the phrase before them, or to the first."""
    found: list[_Phrase] = []
    waiting: list[str] = []
    kept = _KEEPING.sub("", chunk)
    current, favoured, open_phrase = _Phrase(), kept != chunk, False
    tokens = kept.split()
    for place, token in enumerate(tokens):
        if MARK.fullmatch(token):
            following = _opens_noun(tokens, place) or not current.words
            (waiting if following else current.notes).append(masks.read(token))
            open_phrase = False
            continue
        word = fold(token.strip(".,:!?\"'").removesuffix("'s"))
        if not word:
            continue
        linked = word == "upon" or (word == "of" and _takes_of(current.words[-1])) if open_phrase else False
        follows = fold(tokens[place + 1].strip(".,:!?")) if place + 1 < len(tokens) else ""
        linked = linked or (open_phrase and word == "per" and follows.isalpha() and follows not in words.STOPS)
        linked = linked or (open_phrase and word in {"with", "since"} and current.words[-1].lower() in _SPANS)
        linked = linked or (open_phrase and word in {"to", "for"} and make_singular(fold(current.words[-1])) in _REACHING)
        spanning = (
            open_phrase and fold(current.words[0]) in _SPANS and word in _SPANNING and place + 1 < len(tokens) and len(current.words) < 5
        )
        if spanning or (linked and not frozenset(current.words) & {"of", "to", "for"}):
            current.words.append(word)
            continue
        if open_phrase and current.words[-1] in {"of", "to", "for", "with", "since"} | _SPANNING and word in words.DETERMINERS:
            continue
        explained = place + 1 < len(tokens) and bool(MARK.fullmatch(tokens[place + 1])) and masks.read(tokens[place + 1]).startswith(MEANT)
        owned = open_phrase and current.words[-1] == "of" and word in words.VERBS and is_noun_too(word)
        if not (explained or owned) and _breaks(word, tokens, place, favoured=favoured or open_phrase, vocabulary=vocabulary):
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
        found[0].told = tokens[0].lower() in {"the", "their", "its"}
        found[0].named = len(tokens) > 1 and fold(tokens[0]) in {"the", "a", "an"} and not chunk[:1].isupper()
    for phrase in found:
        while phrase.words and phrase.words[-1] in {"of", "to", "for"}:
            phrase.words.pop()
    return [phrase for phrase in found if phrase.words or phrase.notes]


def _breaks(word: str, tokens: list[str], place: int, *, favoured: bool, vocabulary: Vocabulary) -> bool:
    """Whether a word ends a noun phrase: a closed-class word, or a verb that is not part of a known phrase."""
    before = fold(tokens[place - 1].strip(",.")) if place else ""
    after = fold(tokens[place + 1].strip(".,:!?\"'")) if place + 1 < len(tokens) else ""
    owned = before in {"has", "have", "had"} and after.isalpha() and after not in words.STOPS
    if before in words.AUXILIARIES and word.endswith("ed") and not owned and not vocabulary.knows(word):
        return True
    if place and word.endswith("ed") and after in _SAID_OF_FIELDS and before not in words.STOPS:
        return False
    if _is_verb_before_article(word, tokens, place, vocabulary):
        return True
    if before == "of" and word in words.NOUN_VERBS and place > 1:
        return False
    if word not in words.STOPS:
        return _is_plain_verb(word, tokens, place, vocabulary)
    following = fold(tokens[place + 1].strip(".,:!?\"'")) if place + 1 < len(tokens) else ""
    if word.endswith("s") and following in words.PREPOSITIONS and word in words.VERBS:
        return True
    pair = make_key((word, following)) if following else word
    if following and (
        vocabulary.knows(pair)
        or (word in words.NOUN_VERBS and following not in words.PREPOSITIONS and vocabulary.knows_head(make_singular(following)))
    ):
        return False
    if word in SAID and place > 0 and following in {"is", "are", "was", "were", "in"} and not _is_closed(before):
        return False
    if not following and favoured and word in words.VERBS and place > 0 and fold(tokens[place - 1]) in _ARTICLES | {"by", "as"}:
        return False
    return not (
        word in words.VERBS
        and favoured
        and place > 0
        and ((vocabulary.knows(word) and not word.endswith("s")) or fold(tokens[place - 1]) in _ARTICLES)
    )


def _is_closed(word: str) -> bool:
    """Whether a word cannot be a noun."""
    return not word or word in words.AUXILIARIES | words.PRONOUNS | words.DETERMINERS | words.PREPOSITIONS | words.ADVERBS


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


def _is_plain_verb(word: str, tokens: list[str], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is a verb and no noun: `outcomes happen at`, `sets the triage level`."""
    if vocabulary.knows(word) or vocabulary.knows(make_singular(word)) or vocabulary.knows_head(make_singular(word)):
        return False
    following = fold(tokens[place + 1].strip(".,")) if place + 1 < len(tokens) else ""
    if not following or (word != make_singular(word) and place == 0 and following not in words.STOPS):
        return False
    opens = following in words.DETERMINERS | words.PREPOSITIONS | words.PRONOUNS
    return (is_finite(word) and (opens or word != make_singular(word))) or (is_verb_form(word) and following in _ARTICLES)


def _takes_of(word: str) -> bool:
    """Whether a noun goes on with `of`."""
    key = make_singular(fold(word))
    return fold(word) in words.OF_HEADS or key in words.OF_HEADS or key in MEASURED


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
        (vocabulary.is_entity(whole) and not (phrase.alone and vocabulary.knows(whole)))
        or (len(keys) == 1 and keys[0] in words.PEOPLE and not (phrase.named or (phrase.alone and phrase.told)))
    )
