"""Clauses become drafts of fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from fictable.plan import words
from fictable.plan.clauses import Clause
from fictable.plan.compounds import expand_compound
from fictable.plan.decisions import Decider
from fictable.plan.drafts import Draft
from fictable.plan.explanations import Explained, read_meaning, take_meaning
from fictable.plan.formulas import find_field
from fictable.plan.known_phrases import find_known_word, knows_phrase
from fictable.plan.lexicon import Lexicon
from fictable.plan.naming import Namer
from fictable.plan.neighbours import Neighbours, is_named
from fictable.plan.notations.short_names import explain_short
from fictable.plan.parts_of_speech import is_adverb, lacks_noun
from fictable.plan.phrase_words import clean_phrase, is_figure, merge_facts, read_sample
from fictable.plan.questions import name_truth
from fictable.plan.readers.facts import Facts
from fictable.plan.remembered import Remembered
from fictable.plan.shares import read_foreign_share, read_told_share, share_value
from fictable.plan.siblings import answer_alike, count_sexes, date_times, find_shared_facts, split_dates, tell_comments
from fictable.plan.text import find_words, make_key, make_singular, name_column, split_identifier

_SO_MANY_DO: Final = re.compile(
    (
        r"^(?:(?:about|around|roughly|some|only|nearly)\s+)?(\d{1,3}(?:\.\d+)?)\s?%\s+(?:of (?:them|\w+) )?(?:do|are|have it|say yes"
        r"|yes)$"
    ),
    re.IGNORECASE,
)
_BOUNDS_WORDS: Final = frozenset({"start", "stop", "end", "begin", "finish"})
_SHARED_HEADS: Final = frozenset({"content", "level", "concentration", "score", "count"})
# Kinds whose columns keep a plural, unless a text has all its names in the plural: `product names, prices, categories`.
_KEPT: Final = frozenset({"decimal", "category", "text"})
_SPANS: Final = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds"})
_INNER: Final = words.DETERMINERS - {"i", "o", "e"}
# `the department, which is either sewing or finishing`
_VALUED: Final = re.compile(r"^(?:which|that|and)?\s*(?:is|are|can be|may be|being)\b|^(?:either|one of)\b", re.IGNORECASE)


class Resolver:
    """Turns the clauses of one description into drafts; `told` are the fields of which sentences without a field of their own tell."""

    def __init__(self, decider: Decider, lexicon: Lexicon, seen: Remembered, language: str) -> None:
        self._decider, self._lexicon, self._seen, self._language = decider, lexicon, seen, language
        self._namer = Namer(decider, lexicon, language)
        self._neighbours = Neighbours(decider, lexicon, self._redecide)
        self.told: dict[int, tuple[str, ...]] = {}
        self._plurals = False
        self._keys: dict[tuple[str, ...], str] = {}

    def resolve_all(self, clauses: Sequence[Clause]) -> list[Draft]:
        """The drafts of all clauses in order; remarks go to the fields before them."""
        drafts, clauses = list[Draft](), explain_short(clauses)
        heads = [find_words(clause.head)[-1:] for clause in clauses if clause.head and clause.form in {"item", "prose"}]
        self._plurals = sum(make_singular(head[0]) != head[0] for head in heads if head) * 10 >= len(heads) * 7
        for number, clause in enumerate(clauses):
            if clause.form == "aside":
                continue
            if self._take_share(drafts, clause, number):
                continue
            found = self.resolve(clause, number)
            if not found and drafts:
                self._add_facts(drafts, clause, number)
            for draft in found:
                if self._is_mention(draft, clause, drafts, number):
                    continue
                drafts.append(draft)
                if draft.facts.shared or (
                    draft.facts.has_range and draft.words[-1:] and make_singular(draft.words[-1]) in _SHARED_HEADS and len(draft.words) > 1
                ):
                    self._share_back(drafts)
        for place, facts in find_shared_facts(drafts, clauses).items():
            drafts[place] = self._redecide(drafts[place], facts)
        return tell_comments(answer_alike(count_sexes(date_times(split_dates(self._neighbours.measure_unknown(drafts))))))

    def _take_share(self, drafts: list[Draft], clause: Clause, number: int) -> bool:
        """Whether a clause only says how many rows have something that a field before tells: `about a quarter churn`."""
        if drafts and self._language != "en":
            return self._take_foreign_share(drafts, clause, number)
        done = _SO_MANY_DO.match(clause.text.strip(" .-–,")) if drafts and drafts[-1].kind == "boolean" else None
        if done:
            drafts[-1] = replace(drafts[-1], type_id="boolean", params={"probability": round(min(float(done[1]) / 100, 1.0), 6)}, of="")
            self.told[number] = (drafts[-1].name,)
            return True
        told = read_told_share(clause.text) if drafts and clause.form in {"prose", "item", "fact"} else None
        if told is None:
            return False
        shared = share_value(drafts, told)
        if shared is not None:
            drafts[shared[0]] = shared[1]
            self.told[number] = (shared[1].name,)
            return True
        spoken = find_words(told[1])
        what = clean_phrase(tuple(word for word in spoken if not is_adverb(word)) or spoken)
        if not what or len(what) > 3:
            return True
        drafts.append(self._make_draft(what, Facts(truth=told[0], declared="boolean"), number, boolean=True))
        drafts[-1] = replace(drafts[-1], type_id="boolean", params={"probability": round(told[0], 6)}, of="", status="mapped")
        return True

    def _take_foreign_share(self, drafts: list[Draft], clause: Clause, number: int) -> bool:
        """The same in other languages, where a clause has a percentage and no other number: `etwa 10 % sind storniert`."""
        told = read_foreign_share(clause.text) if clause.form in {"prose", "item", "fact"} else None
        if told is None:
            return False
        share, said, empty = told
        if empty:
            names = [" ".join(said[start:]) for start in range(len(said))]
            place = next((place for name in names if (place := find_field(drafts, name)) is not None), None)
            if place is None:
                return False
            drafts[place] = replace(drafts[place], facts=replace(drafts[place].facts, null_fraction=share))
            self.told[number] = (drafts[place].name,)
            return True
        shared = share_value(drafts, (share, " ".join(said)))
        if shared is not None:
            drafts[shared[0]] = shared[1]
            self.told[number] = (shared[1].name,)
        return True

    def resolve(self, clause: Clause, number: int) -> list[Draft]:
        """The drafts of one clause: none for a remark or for prose that names no field."""
        meant, notes = take_meaning(clause.notes)
        explained = read_meaning(meant, self._lexicon, self._seen.as_of) if meant else Explained(Facts(), ())
        if meant:
            clause = replace(clause, notes=notes, favoured=True, boolean=clause.boolean or explained.boolean)
        facts, phrase, verbatim = self._read(clause)
        facts = merge_facts(facts, explained.facts) if meant else facts
        subfields = () if isinstance(clause.sample, dict) else self._find_subfields(facts)
        if subfields:
            return [self._make_part(name, number) for name in subfields]
        if clause.form == "fact" and not facts.names:
            return []
        if facts.names and (clause.form in {"prose", "fact"} or not phrase or self._is_weak(phrase)):
            verbatim = facts.names[0] if "_" in facts.names[0] else ""
            named = clean_phrase(find_words(split_identifier(facts.names[0])))
            if phrase and len(named) == 1 and self._decider.find(named) is None and not self._lexicon.knows_head(make_singular(named[0])):
                verbatim = name_column(named)
            else:
                phrase = named
        if not phrase:
            return []
        single = phrase[-1] == "detail"
        if (
            self._language == "en"
            and not facts.names
            and clause.form in {"prose", "item"}
            and is_figure(phrase, spoken=clause.form == "prose")
        ):
            return []
        spoken = tuple(make_singular(word) for word in self._decider.translate(phrase))
        opened = expand_compound(spoken) if not facts.values and not single else ()
        if opened:
            return [self._make_draft(find_words(name), Facts(), number) for name in opened]
        if clause.form == "prose" and not facts.names and not self._is_credible(clause, phrase, facts):
            return []
        if facts == Facts() and re.fullmatch(r"\d{3,}", clause.head) and clause.sample is None:
            facts = Facts(declared="decimal")
        if (
            facts == Facts()
            and clause.head.isupper()
            and clause.head.isascii()
            and not (explained.words or lacks_noun(phrase))
            and 2 <= len(clause.head) <= 5
            and clause.sample is None
            and not self._decider.knows(phrase)
            and not self._lexicon.knows_head(phrase[-1])
        ):
            facts = Facts(declared="decimal")
        if explained.words and not clause.boolean:
            return [self._make_draft(phrase, facts, number, verbatim=verbatim, meaning=explained.words)]
        draft = self._make_draft(phrase, facts, number, verbatim=verbatim, boolean=clause.boolean, sample=clause.sample)
        both = draft.kind == "datetime" and draft.name.endswith("date") and re.search(r"\bdate (?:and[ _]|& )time\b", clause.text)
        return [replace(draft, name=f"{draft.name}_time") if both else draft]

    def _read(self, clause: Clause) -> tuple[Facts, tuple[str, ...], str]:
        """The facts of a clause, the words of its phrase, and its verbatim name if it is an identifier."""
        noted = self._seen.read_notes(clause.notes)
        if clause.told:
            noted = {name: value for name, value in noted.items() if name != "names"}
        if clause.form == "column":
            return Facts(**noted), self._namer.open_word(self._namer.choose_alternative(clause.head)), clause.head.strip()
        if clause.form == "fact":
            return Facts(**noted), (), ""
        stated, rest = self._seen.read_phrase(clause.head)
        empty = Facts()
        members = {name: value for name in Facts.__slots__ if (value := getattr(stated, name)) != getattr(empty, name)}
        phrase = clean_phrase(find_words(split_identifier(rest)), self._language)
        if not phrase and members:
            phrase = clean_phrase(find_words(clause.head), self._language)
        return Facts(**{**members, **noted}), phrase, ""

    def _find_subfields(self, facts: Facts) -> tuple[str, ...]:
        """Values that are themselves names of fields: `address (street, city, postal code)`, `(start / stop)`."""
        values = [str(value) for value in facts.values]
        if len(values) < 2:
            return ()
        keys = [make_key(find_words(value)) for value in values]
        numbered = [re.fullmatch(r"([a-z][a-z ]*) \d", value) for value in values]
        if all(numbered) and len({match[1] for match in numbered if match}) == 1:
            return tuple(values)
        if all(key in _BOUNDS_WORDS for key in keys):
            return tuple(values)
        return (
            tuple(values)
            if sum(self._is_part(key, value) for key, value in zip(keys, values, strict=True)) >= max(2, 0.75 * len(values))
            and not any(value[:1].isupper() for value in values)
            else ()
        )

    def _is_part(self, key: str, value: str) -> bool:
        """Whether something in a bracket names a field."""
        return self._lexicon.knows_anywhere(key) or value.startswith(("whether ", "if "))

    def _make_part(self, name: str, number: int) -> Draft:
        """A field that stands in a bracket; `whether …` is one of yes and no."""
        asked = re.match(r"(?:whether|if)\s+(.+)", name)
        if asked:
            return self._make_draft(find_words(name_truth(asked[1], self._lexicon)), Facts(), number, boolean=True)
        return self._make_draft(find_words(name), Facts(), number)

    def _is_weak(self, phrase: tuple[str, ...]) -> bool:
        """Whether a phrase is too long to be a name."""
        return len(phrase) > 4

    def _is_credible(self, clause: Clause, phrase: tuple[str, ...], facts: Facts) -> bool:
        """Whether a noun phrase of a sentence names a field: something must speak for it."""
        if clause.boolean or facts != Facts() or knows_phrase(tuple(map(make_singular, phrase))):
            return True
        key = make_key(phrase)
        if lacks_noun(phrase) and not self._lexicon.knows(key) and find_known_word(key, plural=False) is None:
            return False
        if (self._lexicon.is_entity(key) and not self._lexicon.knows(key)) or len(phrase) > 5:
            return False
        match = self._decider.find(phrase)
        if match is not None and (match.exact or clause.favoured):
            return True
        if len(phrase) > 2 and phrase[1] == "of" and self._lexicon.knows_head(phrase[0]):
            return True
        return (len(phrase) > 1 and self._lexicon.knows_head(make_singular(phrase[-1]))) or (
            clause.favoured and make_singular(phrase[-1]) not in words.META | words.PEOPLE
        )

    def _make_draft(
        self,
        phrase: tuple[str, ...],
        facts: Facts,
        number: int,
        *,
        verbatim: str = "",
        boolean: bool = False,
        sample: Any = None,
        meaning: tuple[str, ...] = (),
    ) -> Draft:
        """The draft of a phrase; a stated `meaning` tells its values where it is not itself unknown."""
        if sample is not None and facts == Facts():
            facts = read_sample(sample, asked=phrase[0] in {"is", "has", "was", "can"})
        decision = self._decider.decide(meaning or phrase, facts, boolean=boolean)
        if meaning and decision.type_id == "category" and decision.status == "assumed":
            meaning, decision = (), self._decider.decide(phrase, facts, boolean=boolean)
        plural = decision.kind in {"count", "integer"} or phrase[0] == "number" or (decision.kind in _KEPT and not self._plurals)
        name = verbatim or name_column(self._namer.shorten(phrase), keep_plural=plural or self._language != "en")
        return Draft(
            name[:120] or "value",
            phrase,
            decision.type_id,
            decision.kind,
            number,
            decision.params,
            facts,
            decision.of,
            decision.status,
            decision.note,
            verbatim=bool(verbatim),
            boolean=boolean,
            unique=decision.unique,
            meaning=meaning or self._decider.translate(phrase),
        )

    def _is_mention(self, draft: Draft, clause: Clause, drafts: list[Draft], number: int) -> bool:
        """Whether a sentence only speaks again of a field; what it adds is merged into that field."""
        if clause.form == "column":
            return False
        if draft.facts.rules_only:
            meant = [place for place, known in enumerate(drafts) if frozenset(draft.words) < frozenset(known.words)]
            if len(meant) == 1:
                drafts[meant[0]] = self._redecide(drafts[meant[0]], merge_facts(drafts[meant[0]].facts, draft.facts))
                self.told[number] = (drafts[meant[0]].name,)
                return True
        own = self._make_key(draft.words)
        for place, known in enumerate(drafts):
            if known.verbatim or known.boolean or self._make_key(known.words) != own:
                continue
            ruled = bool(draft.facts.formula or draft.facts.at_most or draft.facts.at_least or draft.facts.later_than)
            told = (
                bool(re.search(r"\s(?:is|are|must|should|has to|stays?|never|always|cannot|can't|isn't)\s", clause.text))
                and number != known.clause
            )
            if clause.form == "prose" or known.facts == draft.facts or ruled or told:
                drafts[place] = self._redecide(known, merge_facts(known.facts, draft.facts))
                self.told[number] = (known.name,)
                return True
        return False

    def _make_key(self, spoken: tuple[str, ...]) -> str:
        """The key of a phrase, made once: each phrase is compared with all before it."""
        if spoken not in self._keys:
            self._keys[spoken] = make_key(spoken)
        return self._keys[spoken]

    def _add_facts(self, drafts: list[Draft], clause: Clause, number: int) -> None:
        """Adds the facts of a remark to the last field."""
        added = Facts(**self._seen.read_notes(clause.notes))
        if clause.head and clause.form == "fact":
            added = merge_facts(added, self._seen.read_phrase(clause.head)[0])
        stated = added.truth is not None or _VALUED.match(clause.text) is not None
        added = replace(added, names=(), declared="", unit=added.unit if added.shared else "", values=added.values if stated else ())
        if added != Facts():
            drafts[-1] = self._redecide(drafts[-1], merge_facts(drafts[-1].facts, added))
            self.told[number] = (drafts[-1].name,)
            if added.later_than and len(drafts) > 1 and re.search(r"\b(?:latter two|both)\b", clause.text):
                drafts[-2] = self._redecide(drafts[-2], merge_facts(drafts[-2].facts, added))
            if added.shared:
                self._share_back(drafts)

    def _share_back(self, drafts: list[Draft]) -> None:
        """`each 1 to 255`: gives the last field's range and unit to the fields before it that state nothing themselves."""
        source = drafts[-1].facts
        limit = 12 if source.shared else 4
        for place in range(len(drafts) - 2, max(-1, len(drafts) - 2 - limit), -1):
            known = drafts[place]
            if (
                known.facts != Facts()
                or is_named(known)
                or known.kind in {"date", "datetime", "boolean", "id", "name", "label", "text"}
                or (known.kind == "category" and known.status == "mapped")
                or (known.words[0] in _SPANS and len(known.words) > 1)
                or not (source.has_range or source.unit)
                or (not source.shared and len(known.words) > 1)
            ):
                break
            drafts[place] = self._redecide(known, replace(source, shared=False, names=()))

    def _redecide(self, draft: Draft, facts: Facts) -> Draft:
        """The draft with other facts."""
        if facts == draft.facts:
            return draft
        meant = draft.meaning if self._language == "en" and draft.meaning else draft.words
        decision = self._decider.decide(meant, facts, boolean=draft.boolean)
        return replace(
            draft,
            facts=facts,
            type_id=decision.type_id,
            kind=decision.kind,
            params=decision.params,
            of=decision.of,
            status=decision.status,
            note=decision.note,
            unique=decision.unique,
        )
