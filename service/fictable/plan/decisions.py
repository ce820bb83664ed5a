"""Which type a phrase with its facts becomes, and with which parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from fictable.contract.nouns import FieldType
from fictable.plan import words
from fictable.plan.bounds import NUMERIC, Decision, as_years, decide_bounds, fit_params, is_starred
from fictable.plan.defaults import COUNTED, choose_default, count_default, is_counted, is_truth
from fictable.plan.known_phrases import Default, find_known, is_known, knows_phrase
from fictable.plan.lexicon import WEAK, Context, Lexicon, Match
from fictable.plan.name_forms import choose_by_ending
from fictable.plan.plain_decisions import decide_choices, decide_id, declare, is_own, number_own
from fictable.plan.readers.facts import Facts
from fictable.plan.shaping import shape_decision
from fictable.plan.text import make_key, make_singular
from fictable.plan.translation import Translator
from fictable.plan.units import choose_unit, find_conversion, find_stated, is_amount, is_far, is_share
from fictable.plan.whole_phrases import choose_whole, drop_period, is_plural

_KINDS: Final = {
    "int8": "integer",
    "int16": "integer",
    "int32": "integer",
    "int64": "integer",
    "uint64": "integer",
    "float64": "decimal",
    "float32": "decimal",
    "decimal": "decimal",
    "date32": "date",
    "timestamp[s]": "datetime",
    "bool": "boolean",
    "time32[s]": "time",
}
_OF: Final = frozenset({"of", "de", "del", "do", "da", "du", "des", "di", "della", "van", "von"})
_COUNTERS: Final = frozenset({"number", "count", "total", "sum", "nombre", "aantal", "anzahl", "share", "proportion"})
_ASKING: Final = frozenset({"is", "has", "was", "can", "are", "did", "does", "should", "will"})
_SPANS: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "night"})
_BODY: Final = frozenset({"person.age", "person.weight_kg", "person.height_cm"})


class Decider:
    """Decides for phrases of one description."""

    def __init__(
        self,
        types: Mapping[str, FieldType],
        lexicon: Lexicon,
        context: Context,
        subject: frozenset[str],
        translator: Translator | None = None,
    ) -> None:
        self._types, self._lexicon, self._context, self._subject = types, lexicon, context, subject
        self._translator, self._english = translator, replace(context, language="en")
        self._found: dict[tuple[str, ...], Match | None] = {}
        self._spoken: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}

    def translate(self, phrase: tuple[str, ...]) -> tuple[str, ...]:
        """The phrase in English words, or as it is where it is English or not in the dictionary."""
        return next(iter(self._alternatives(phrase)), phrase)

    def _alternatives(self, phrase: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """What a phrase may mean in English, the usual first; nothing for English ones."""
        if phrase not in self._spoken:
            self._spoken[phrase] = self._translator.translate(phrase) if self._translator is not None else ()
        return self._spoken[phrase]

    def find(self, phrase: Sequence[str]) -> Match | None:
        """The type that the lexicon has for folded words; types that need parameters are left out."""
        key = tuple(phrase)
        if key not in self._found:
            self._found[key] = self._find_new(key)
        return self._found[key]

    def knows(self, phrase: Sequence[str]) -> bool:
        """Whether a type, the vocabulary or the form of the phrase tells what its values are."""
        keys = tuple(map(make_singular, phrase))
        return self.find(phrase) is not None or choose_whole(phrase) is not None or is_known(keys)

    def _find_new(self, phrase: tuple[str, ...]) -> Match | None:
        """The type for a phrase that was not asked for before: by its own words, or where these are not all known by the English."""
        own = self._find_in(phrase, self._context)
        others = [self._find_in(english, self._english) for english in self._alternatives(phrase)]
        found = [match for match in (own, *others) if match is not None and not self._types[match.type_id].required]
        best = max(found, key=lambda match: (match.exact, match.score), default=None)
        spoken = self.translate(phrase)
        if best is not None and spoken != phrase and spoken[:2] == ("number", "of") and self.kind_of(best.type_id) != "integer":
            return None
        if best is not None and len(spoken) == 2 and spoken[1] == "name" and make_singular(spoken[0]) in words.AGENTS - {"artist"}:
            best = self._name_person(best, make_singular(spoken[0]))
        return best

    def _name_person(self, match: Match, person: str) -> Match:
        """The match for `guest name`: a person's, where the lexicon only knows the name of another thing."""
        if not match.exact and person in match.qualifiers and "person.name" in self._types:
            return Match("person.name", match.score, (person,))
        return match

    def _find_in(self, phrase: tuple[str, ...], context: Context) -> Match | None:
        """The type for a phrase in the language of a context; `per day`, `by the bank` only tell more of what stands before."""
        place = next((place for place, word in enumerate(phrase) if place and word in {"per", "by"}), None)
        if place is not None and phrase[-1] not in {"per", "by"}:
            whole = self._lexicon.find(phrase, context)
            if whole is not None and whole.exact:
                return whole
            before = self._find_in(phrase[:place], context)
            counted = phrase[place] == "per" and (phrase[place - 1] != make_singular(phrase[place - 1]) or phrase[place + 1].isdigit())
            return None if before is not None and counted and self.kind_of(before.type_id) == "text" else before
        return self._find_of(phrase, context) if _OF & frozenset(phrase[1:-1]) else self._lexicon.find(phrase, context)

    def _find_of(self, phrase: tuple[str, ...], context: Context) -> Match | None:
        """`time of the review` is a time and no review: the whole phrase, else what stands before `of`, qualified by the rest."""
        whole = self._lexicon.find(phrase, context)
        if whole is not None and whole.exact:
            return whole
        place = next(number for number, word in enumerate(phrase) if word in _OF and number)
        if phrase[0] in _COUNTERS:
            return None
        turned = (*phrase[place + 1 :], *phrase[:place])
        found = self._lexicon.find(turned, context)
        return found or self._lexicon.find(phrase[:place], context)

    def decide(self, phrase: tuple[str, ...], facts: Facts, *, boolean: bool = False) -> Decision:
        """The type for a phrase: what the text states wins over the lexicon, and the lexicon over the defaults."""
        if self._context.language == "en":
            phrase = drop_period(phrase)
        return shape_decision(self._decide(phrase, facts, boolean=boolean), facts)

    def _decide(self, phrase: tuple[str, ...], facts: Facts, *, boolean: bool) -> Decision:
        """The type for a phrase before a stated shape."""
        if facts.values:
            return decide_choices(facts)
        if facts.pattern:
            return Decision("id.pattern", "id", {"pattern": facts.pattern}, unique=facts.unique)
        if phrase and not facts.declared and (make_singular(phrase[-1]) in {"timestamp", "datetime"} or _is_moment(phrase)):
            facts = replace(facts, declared="datetime")
        if phrase and is_starred(phrase, facts):
            facts = replace(facts, declared="integer")
        if facts.declared == "uuid":
            return Decision("id.uuid", "id", unique=facts.unique)
        written, phrase = phrase, self.translate(phrase)
        if as_years(facts) and facts.unit and not facts.start:
            facts = replace(facts, minimum=None, maximum=None)
        match = None if boolean else self.find(written)
        if boolean:
            exact = self.find(written)
            match = exact if exact and exact.exact and self.kind_of(exact.type_id) == "boolean" else None
        if (
            match is not None
            and len(phrase) == 1
            and self.kind_of(match.type_id) == "text"
            and make_singular(phrase[0]) in _COUNTABLE - {"case", "order", "goal"}
            and phrase[0].endswith("s")
        ):
            match = None
        if match is not None and len(phrase) > 1 and phrase[0] in _ASKING and self.kind_of(match.type_id) != "boolean" and not match.exact:
            match = None
        whole = choose_whole(phrase) if self._context.language == "en" and not boolean and not self._knows_all(match, written) else None
        whole = whole or (None if boolean else self._choose_of_subject(match, phrase, facts))
        if match is None and whole is None and not boolean and self._context.language != "en" and _is_counted_abroad(written):
            whole = count_default(make_singular(phrase[-1]))
        if match is not None and (whole is not None or self._is_overruled(match, phrase)):
            match = None
        if match is not None and len(phrase) == 1 and phrase[0] in _SPANS and f"{phrase[0]}s" in match.type_id.rsplit(".", 1)[-1]:
            match = None
        if match is not None and self._fits(match, facts, phrase):
            return self._decide_known(match, facts)
        language = "en" if phrase != written else self._context.language
        return self._decide_default(phrase, facts, boolean=boolean, language=language, whole=whole)

    def _choose_of_subject(self, match: Match | None, phrase: Sequence[str], facts: Facts) -> Default | None:
        """What a single word is of the things that the table is about: `height` of trees, `age` beside a `breed`, but not `owner age`.

        A type of the table's own things knows better; people's measures are meant of animals where the text is of these.
        """
        key = make_singular(phrase[-1]) if phrase else ""
        animal = match is not None and match.type_id in _BODY and self._context.animals and not frozenset(match.qualifiers) & words.AGENTS
        own = match is not None and (self._context.weigh(self._lexicon.owner_of(match.type_id)) > 0 or not match.exact)
        subjects = sorted(self._subject - words.STOPS) if len(phrase) == 1 and not own and not facts.declared else []
        plural = bool(phrase) and phrase[-1] != key
        tried = [(subject, key) for subject in (*subjects, *(["pet"] if animal else []))]
        found = (find_known(words_of, plural=plural) for words_of in tried)
        return next((known[0] for known in found if known is not None), None)

    def _knows_all(self, match: Match | None, phrase: tuple[str, ...]) -> bool:
        """Whether a match is for the phrase as it stands, and not for a part of it."""
        return match is not None and match.exact and ("of" not in phrase or self._lexicon.knows(make_key(phrase)))

    def _is_overruled(self, match: Match, phrase: tuple[str, ...]) -> bool:
        """Whether a type that accounts for the last words only gives way: the whole phrase is a truth, a share, a quantity or a count."""
        keys = tuple(make_singular(word) for word in phrase)
        known = find_known(keys, plural=phrase[-1] != keys[-1])
        if self._is_far(match, keys, plural=phrase[-1] != keys[-1]):
            return True
        if self.kind_of(match.type_id) == "boolean" and phrase[-1] != keys[-1] and keys[-1] in COUNTED and self._context.language == "en":
            return True
        if match.exact:  # for the phrase itself, or for one that is written almost alike
            return known is not None and known[1] == len(keys) and not self._lexicon.knows(make_key(phrase))
        if known is not None and known[1] > len(keys) - len(match.qualifiers):
            return True
        kind = self.kind_of(match.type_id)
        if kind == "boolean" and phrase[-1] != keys[-1] and self._context.language == "en":
            return True
        if kind == "text" and phrase[-1] != keys[-1] and keys[-1] in COUNTED and self._context.language == "en":
            return True
        if is_truth(phrase) or is_counted(phrase) or keys[-1] in {"percent", "percentage", "pct"}:
            return True
        default = choose_default(keys, plural=phrase[-1] != keys[-1], language=self._context.language)
        if default.guessed or kind in {"date", "datetime"} or not (default.kind == "count" or self._lexicon.knows_head(keys[-1])):
            return False
        return (default.kind in NUMERIC and kind in {"boolean", "text"}) or (default.kind == "count" and kind == "decimal")

    def _is_far(self, match: Match, keys: tuple[str, ...], *, plural: bool) -> bool:
        """Whether a type is of a thing that is only mentioned, or for a small part of the phrase, and the usual values are known."""
        if match.score >= WEAK or self._context.language != "en" or self.kind_of(match.type_id) in {"date", "datetime"}:
            return False
        return find_known(keys, plural=plural) is not None or not choose_default(keys, plural=plural).guessed

    def kind_of(self, type_id: str) -> str:
        """The class of a type's values, by its storage."""
        return _KINDS.get(self._types[type_id].storage, "text") if type_id in self._types else "text"

    def _fits(self, match: Match, facts: Facts, phrase: tuple[str, ...]) -> bool:
        """Whether a known type can hold what the text states."""
        field_type = self._types[match.type_id]
        wanted = find_stated(field_type, facts.unit, phrase)
        conversion = find_conversion(field_type, wanted) if wanted else None
        if conversion is not None and is_far(field_type, conversion):
            return False
        converts = conversion is not None
        if converts and (facts.has_range or facts.unique):
            return choose_unit(field_type, wanted) is not None
        if is_share(facts.unit) and is_amount(field_type):
            return False
        measured = match.type_id.rsplit(".", 1)[-1].split("_")[-1].rstrip("s")
        if not converts and measured in _SPANS and facts.unit.rstrip("s") in _SPANS and measured != facts.unit.rstrip("s"):
            return False
        kind, declared = self.kind_of(match.type_id), facts.declared
        if declared in {"integer", "decimal", "percent"} and kind not in NUMERIC:
            return False
        if declared == "integer" and kind == "decimal" and not converts:
            return False
        if (
            (declared == "datetime" and kind != "datetime")
            or (declared == "date" and kind not in {"date", "datetime"})
            or (declared == "boolean" and kind != "boolean")
        ):
            return False
        if declared == "time" and kind not in {"time", "datetime"}:
            return False
        if facts.truth is not None and kind == "boolean":
            return True
        if facts.unit and kind == "text":
            return False
        if facts.has_range and kind in {"date", "datetime"}:
            return as_years(facts) is not None
        return not facts.has_range or kind in NUMERIC

    def _decide_known(self, match: Match, facts: Facts) -> Decision:
        """A type of the lexicon; a range that it does not declare makes it a plain number."""
        kind = self.kind_of(match.type_id)
        params = fit_params(self._types[match.type_id], facts, kind)
        if params is None and kind == "boolean":
            return Decision("boolean", "boolean", {"probability": facts.truth}, unique=False)
        if params is None:
            return decide_bounds(facts, kind, match.qualifiers, self._types[match.type_id])
        return Decision(
            match.type_id,
            kind,
            params,
            self._name_entity(match),
            unique=facts.unique,
            note="" if match.score >= 80 else "nearest known phrase",
        )

    def _name_entity(self, match: Match) -> str:
        """Which of several entities of the kind is meant: the qualifiers that are not what the table is about."""
        shows = self._types[match.type_id].shows
        if shows is None:
            return ""
        naming = tuple(word for word in match.qualifiers if word not in self._subject and not self._lexicon.is_entity(word))
        people = tuple(word for word in match.qualifiers if word in words.PEOPLE and word not in self._subject)
        return "_".join(people or naming)[:40]

    def _decide_default(
        self, phrase: tuple[str, ...], facts: Facts, *, boolean: bool, language: str, whole: Default | None = None
    ) -> Decision:
        """What no plugin knows: by the `whole` phrase, else by its last word, and by the facts."""
        keys = tuple(make_singular(word) for word in phrase)
        person = (
            len(keys) <= 2 and bool(keys) and keys[-1] in words.AGENTS and not (keys[-1] != phrase[-1] and keys[-1] not in words.PEOPLE)
        )
        default = whole or (
            count_default(keys[-2])
            if is_counted(phrase) and not knows_phrase(keys)
            else choose_default(
                keys,
                boolean=boolean or facts.declared == "boolean",
                person=person,
                plural=language == "en" and is_plural(phrase, keys),
                language=language,
            )
        )
        if (
            len(phrase) == 1
            and keys
            and phrase[0] != keys[0]
            and default.kind in {"category", "label"}
            and facts.declared in {"", "integer"}
            and keys[0] in _COUNTABLE
        ):
            default = Default("number.integer", "count", {"min": 0, "max": 200})
        if default.guessed and default.kind == "category" and language == "en":
            default = choose_by_ending(keys) or default
        note = "the usual values for such a name"
        if facts.truth is not None and default.kind in {"boolean", "category"} and facts.has_range is False:
            return Decision("boolean", "boolean", {"probability": facts.truth}, status="mapped")
        if facts.has_range or (facts.start and default.kind in NUMERIC and "year" in keys):
            return decide_bounds(facts, default.kind, keys, default)
        default = declare(default, facts, keys)
        if facts.unique and default.type_id == "number.integer":
            return Decision("id.sequence", "integer", status="assumed", note="a running number")
        if default.kind in {"date", "datetime"} and facts.start:
            return Decision(default.type_id, default.kind, {"start": facts.start, "end": facts.end})
        if default.kind == "id":
            return decide_id(keys, facts, self._subject)
        if default.type_id == "id.pattern" and (facts.unique or is_own(keys, self._subject)):
            return number_own(str(default.params["pattern"]), facts)
        return Decision(
            default.type_id,
            default.kind,
            default.params,
            status="assumed",
            note=note,
            unique=facts.unique and default.kind in {"label", "text"},
        )


def _is_counted_abroad(phrase: Sequence[str]) -> bool:
    """Whether a phrase of another language says how many of something there are: `numero de bebes`, but not `numero de serie`."""
    if len(phrase) < 2:
        return False
    plural = len(phrase) > 2 and phrase[1] == "de" and phrase[2].endswith("s")
    return phrase[0] in {"anzahl", "aantal"} or (phrase[0] in {"numero", "cantidad", "quantidade", "nombre"} and plural)


def _is_moment(phrase: Sequence[str]) -> bool:
    """Whether a name says that its values are dates with their time: `date_time`, `LastEditedWhen`."""
    return tuple(phrase[-2:]) == ("date", "time") or (len(phrase) > 1 and phrase[-1] == "when")


_COUNTABLE: Final = frozenset(
    (
        *("like", "share", "love", "wow", "haha", "sad", "angry", "view"),
        *("click", "visit", "comment", "save", "follow", "reaction", "download", "death"),
        *("case", "goal", "order", "game"),
    )
)
