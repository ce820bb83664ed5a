"""The planner that needs no network: rules from a description to a dataset spec document."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from fictable.contract.nouns import Topic
from fictable.plan import words
from fictable.plan.assembly import Heading, cover, make_document, make_unique_names
from fictable.plan.catalog import PlanCatalog
from fictable.plan.clauses import Clause, Outline
from fictable.plan.conditions import apply_conditions
from fictable.plan.conversions import make_fields
from fictable.plan.decisions import Decider
from fictable.plan.drafts import Draft
from fictable.plan.frames import NARROW, choose_frame
from fictable.plan.frames import make_fields as make_frame_fields
from fictable.plan.grammar_prose import read_prose
from fictable.plan.grammar_tables import read_written_columns
from fictable.plan.groups import find_actor, find_domain
from fictable.plan.intro import date_by_intro, name_people, pace_by_text, year_by_date
from fictable.plan.language import choose_locale
from fictable.plan.letters import strip_letter
from fictable.plan.lexicon import Context, Lexicon
from fictable.plan.notations.foreign import write_out_clauses
from fictable.plan.notations.shorthand import write_out
from fictable.plan.phrase_words import drop_actions
from fictable.plan.readers.facts import Facts
from fictable.plan.relations import Related, relate
from fictable.plan.remembered import Remembered
from fictable.plan.resolution import Resolver
from fictable.plan.restating.answers import state_answers
from fictable.plan.restating.listing import state_values
from fictable.plan.restating.portions import state_portions
from fictable.plan.restating.spans import state_spans
from fictable.plan.roles import settle_roles
from fictable.plan.rules.cues import Cues, read_cues
from fictable.plan.rules.keeping import Kept, keep_statements
from fictable.plan.rules.lifting import hide_equations, lift_rules
from fictable.plan.rules.statements import Lifted
from fictable.plan.short_texts import ShortText
from fictable.plan.spelling import spell_plainly
from fictable.plan.subjects import find_subject, join_holder, name_actions
from fictable.plan.tagging.outline import is_told, read_tagged
from fictable.plan.tagging.tagger import Tagger, read_tagger
from fictable.plan.text import find_words, make_singular, name_column, normalise_text
from fictable.plan.tongues import Tongues
from fictable.plan.topics import Topics, rename_fields
from fictable.plan.translation import HEAD_FIRST, Translator, read_translators
from fictable.spec.nouns import Coverage

MOST_FIELDS: Final = 200
MOST_CLAUSES: Final = 300
FEW_FIELDS: Final = 2
# A text of so many words names its subject anywhere.
MOST_SHORT_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class OfflinePlan:
    """A dataset spec document of one table (coverage inside), the coverage, and the id of the topic that filled it, if any."""

    document: dict[str, Any]
    coverage: tuple[Coverage, ...]
    topic: str | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one reading of a text gives: `told` are the fields of which clauses without a field of their own tell."""

    outline: Outline
    topic: Topic | None
    subject: frozenset[str]
    drafts: Sequence[Draft]
    told: Mapping[int, tuple[str, ...]]
    context: Context


class OfflinePlanner:
    """Plans descriptions with the phrases of a catalog; these are indexed with the first plan, then only read."""

    def __init__(self, catalog: PlanCatalog) -> None:
        self._catalog, self._types = catalog, catalog.field_types
        self._examples = {
            type_id: field_type.examples for type_id, field_type in catalog.field_types.items() if field_type.storage == "string"
        }
        self._cues: dict[str, Cues] = {}
        self._showing = frozenset(type_id for type_id, field_type in catalog.field_types.items() if field_type.shows is not None)
        self._declared = {type_id: frozenset(field_type.params) for type_id, field_type in catalog.field_types.items()}

    @functools.cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self._catalog)

    @functools.cached_property
    def _topics(self) -> Topics:
        return Topics(self._catalog)

    @functools.cached_property
    def _translators(self) -> Mapping[str, Translator]:
        return read_translators()

    @functools.cached_property
    def _tongues(self) -> Tongues:
        return Tongues(self._catalog, self._translators)

    @functools.cached_property
    def _tagger(self) -> Tagger:
        return read_tagger()

    def plan(
        self, description: str, *, rows: int, seed: int, locale: str | None, as_of: dt.datetime, default_locale: str = "en_US"
    ) -> OfflinePlan:
        """The plan of a description of 1 to 4000 characters; the same arguments give the same plan. Never raises for any text.

        `as_of` is an aware datetime, the clock of relative dates; `locale` None is read from the text, else `default_locale`.
        """
        text = strip_letter(normalise_text(description))
        language = self._tongues.detect(text)
        text = spell_plainly(text, language)
        text = join_holder(text) if language == "en" else text
        text = write_out(text, self._lexicon) if language == "en" else write_out_clauses(text)
        hidden = hide_equations(text)
        seen = Remembered(as_of)
        reading = self._read(hidden, text, language, seen)
        lifted = lift_rules(text, reading.drafts, self._cues_of(language), head_first=language in HEAD_FIRST)
        if lifted.statements:
            reading = self._read(lifted.text, text, language, seen)
        elif hidden != text:
            reading = self._read(text, text, language, seen)
        outline, topic, subject = reading.outline, reading.topic, reading.subject
        related, coverage_of_rules = self._finish(reading, lifted)
        shown, told = apply_conditions(related.drafts, _unread(outline.clauses, related.drafts), self._examples)
        told = {**told, **reading.told}
        related = replace(related, drafts=shown)
        chosen = locale or choose_locale(text, language, default_locale)
        heading = Heading(_make_title(outline, text), _name_table(outline, topic), rows, seed, chosen, as_of)
        asked = bool(lifted.statements) or any(draft.verbatim for draft in related.drafts)
        asked = asked or (len(related.drafts) == FEW_FIELDS and language == "en" and is_told(text))
        short = ShortText(outline, text, language, subject, self._make_resolver(reading.context, subject, language, seen))
        if not related.drafts and topic is not None and language == "en":
            topic = self._find_by_head(short.line, topic)
            heading = replace(heading, table=_name_table(outline, topic))
            if topic is None:
                return self._plan_general(heading, short, related)
        if len(related.drafts) <= FEW_FIELDS and topic is not None and not asked:
            return self._plan_topic(heading, short, related, topic)
        if len(related.drafts) <= FEW_FIELDS and not asked and not any(clause.form == "item" for clause in outline.clauses):
            elsewhere = self._find_topic(text, self._translators.get(language))
            if elsewhere is not None and (not related.drafts or len(find_words(text)) <= MOST_SHORT_WORDS):
                return self._plan_topic(replace(heading, table=elsewhere.table), short, related, elsewhere)
        if not related.drafts or (len(related.drafts) <= FEW_FIELDS and not asked and short.has_kind(related.drafts)):
            return self._plan_general(heading, short, related)
        coverage = cover(
            outline.clauses,
            related.drafts,
            related.refused,
            about=f"the table is about {topic.title or topic.table}" if topic else "",
            told=told,
        )
        coverage = (*coverage, *coverage_of_rules)
        document = make_document(
            heading,
            make_fields(related.drafts, self._types, (name for rule in related.constraints for name in _names_of(rule))),
            related.constraints,
            coverage,
        )
        return OfflinePlan(document, coverage, None)

    def _read(self, text: str, whole: str, language: str, seen: Remembered) -> _Reading:
        """The outline of a text and the drafts of its clauses; `whole` is the description as it was written, rules included."""
        translator = self._translators.get(language)
        outline = _bound(read_written_columns(text) or self._read_sentences(text, language))
        topic = self._find_topic(outline.intro or text, translator)
        context = self._make_context(outline, whole, language, topic)
        spoken = (*find_words(outline.intro), *(translator.gather(find_words(outline.intro)) if translator else ()))
        subject = frozenset(make_singular(word) for word in spoken) - words.META
        resolver = self._make_resolver(context, subject, language, seen)
        drafts = resolver.resolve_all(outline.clauses)
        wider = self._widen(context, drafts)
        if wider is not None:
            resolver = self._make_resolver(wider, subject, language, seen)
            drafts = resolver.resolve_all(outline.clauses)
        drafts = pace_by_text(year_by_date(date_by_intro(drafts, outline.intro, seen.as_of)), text, seen.as_of)
        drafts = name_people(drafts, " ".join((outline.intro, *spoken)), language)
        groups = {number: clause.group for number, clause in enumerate(outline.clauses)}
        named = make_unique_names(settle_roles(drafts, subject), groups)[:MOST_FIELDS]
        return _Reading(outline, topic, subject, named, resolver.told, wider or context)

    def _read_sentences(self, text: str, language: str) -> Outline:
        """The outline of a text that is not written in columns: English prose by the tagger, lists and other languages by rules."""
        if language != "en":
            return read_prose(text, language, self._lexicon)
        text = state_answers(text)
        if is_told(text):
            return read_tagged(text, self._tagger, self._lexicon)
        return read_prose(state_values(state_spans(state_portions(text))), language, self._lexicon)

    def _make_resolver(self, context: Context, subject: frozenset[str], language: str, seen: Remembered) -> Resolver:
        """What turns the clauses of a description in a context into drafts."""
        translator = self._translators.get(language)
        decider = seen.decider(context, subject, lambda: Decider(self._types, self._lexicon, context, subject, translator))
        return Resolver(decider, self._lexicon, seen, language)

    def _cues_of(self, language: str) -> Cues:
        """The words for relations in a language; to compile those of all at start would take a tenth of it."""
        known = language if language in self._translators else "en"
        if known not in self._cues:
            self._cues[known] = read_cues(known)
        return self._cues[known]

    def _find_topic(self, text: str, translator: Translator | None) -> Topic | None:
        """The topic of a text by its own words, else by the English words for them."""
        text = drop_actions(text)
        topic = (translator is None and self._topics.find(name_actions(text))) or self._topics.find(text)
        return topic or (self._topics.find(" ".join(translator.gather(find_words(text)))) if translator else None)

    def _widen(self, context: Context, drafts: Sequence[Draft]) -> Context | None:
        """The context with the entities of which two or more fields were found, where the text names them less."""
        found: dict[str, set[str]] = {}
        for draft in drafts:
            if draft.status == "mapped" and draft.type_id in self._types and not draft.type_id.startswith(("person.", "place.")):
                found.setdefault(self._lexicon.owner_of(draft.type_id), set()).add(draft.type_id)
        added = {owner: 2.0 for owner, types in found.items() if "." in owner and len(types) >= 2 and context.weigh(owner) < 2}
        return (
            replace(context, weights={**context.weights, **{owner: context.weigh(owner) + more for owner, more in added.items()}})
            if added
            else None
        )

    def _make_context(self, outline: Outline, text: str, language: str, topic: Topic | None) -> Context:
        """What the description is about: entities that it names and those of its topic's fields."""
        owners: list[str] = []
        for made in (topic.fields if topic else {}).values():
            type_id = made if isinstance(made, str) else str(made.get("type", ""))
            if type_id in self._types and (owner := self._lexicon.owner_of(type_id)) not in owners:
                owners.append(owner)
        intro, translator = drop_actions(f"{outline.intro} {outline.table}"), self._translators.get(language)
        text = drop_actions(text)
        if translator is not None:
            intro, text = (f"{part} {' '.join(translator.gather(find_words(part)))}" for part in (intro, text))
        return self._lexicon.make_context(intro, text, language=language, extra=owners)

    def _finish(self, reading: _Reading, lifted: Lifted) -> tuple[Related, tuple[Coverage, ...]]:
        """The drafts with the rules that were lifted from the text, those of remarks and the usual ones; what became of the first."""
        kept = Kept(list(reading.drafts))
        keep_statements(kept, lifted.statements, self._declared, self._showing)
        entries = [
            Coverage(wording, "mapped", kept.held[number], "a rule between fields")
            if number in kept.held
            else Coverage(wording, "unresolved", (), "a rule that the fields cannot keep")
            for number, wording in enumerate(lifted.wordings)
        ]
        return relate(kept.drafts, self._declared, kept.constraints), tuple(entries)

    def _plan_topic(self, heading: Heading, short: ShortText, related: Related, topic: Topic) -> OfflinePlan:
        """The usual table of a topic, and the fields that the text names beside it."""
        outline = short.outline
        fields = [_expand(name, made) for name, made in topic.fields.items()]
        shown: list[Draft] = []
        renamed: dict[str, str] = {}
        stated: set[str] = set()
        for draft in (*related.drafts, *short.list_groups(topic.fields, topic, self._types)):
            place = next((place for place, made in enumerate(fields) if _means(made, draft)), None)
            made_of = make_fields([draft], self._types)
            usual = str(fields[place]["name"]) if place is not None else ""
            if place is None:
                fields.extend(made_of)
            elif _is_stated(draft) or len(made_of) > 1:
                renamed[usual] = str(made_of[0]["name"])
                fields[place : place + 1] = made_of
            elif any(made["name"] == draft.name for made in fields) or _is_part_of(draft.words, usual):
                shown.append(replace(draft, name=usual))
                continue
            else:
                renamed[usual] = draft.name
                fields[place] = {**fields[place], "name": draft.name}
                made_of = []
            stated.update(str(made["name"]) for made in made_of)
            shown.append(draft)
        fields = [made if made["name"] in stated else rename_fields(made, renamed) for made in fields]
        coverage = cover(
            outline.clauses, shown, related.refused, about=f"the usual fields of {topic.title or topic.table.replace('_', ' ')}"
        )
        coverage = tuple(_name_topic(entry, topic) if number == 0 and not entry.fields else entry for number, entry in enumerate(coverage))
        known = {str(made["name"]) for made in fields}
        ordinary = [rename_fields(constraint, renamed) for constraint in topic.constraints]
        constraints = [constraint for constraint in (*ordinary, *related.constraints) if _names_of(constraint) <= known]
        document = make_document(replace(heading, table=topic.table), fields, constraints, coverage)
        return OfflinePlan(document, coverage, topic.id)

    def _find_by_head(self, text: str, topic: Topic) -> Topic | None:
        """The topic of an English text, told by the noun for its rows, where that has one; None for a table by the kind of noun.

        A topic may only be what the subject is named after: `airline pilots` are people, `noise complaints` complaints. And one that
        stands for all rows of a noun may be of another field: `dog walking appointments`.
        """
        found, other = find_subject(text), find_subject(text.partition(" and ")[2])
        heads = {found.noun, other.noun} - {"record"}
        frame = choose_frame(text, found)
        if not frame.strong:
            return topic
        own = self._topics.find(found.noun)
        if not any(self._topics.knows(topic, head) for head in heads):
            if frame.lasting:
                return None if own is None and self._topics.find(" ".join(found.before)) is topic else topic
            if own is not None and self._topics.tells_wholly(text, topic):
                return topic
            return topic if other.noun != "record" and self._topics.find(other.noun) is topic else own if found.noun not in NARROW else None
        domain = find_domain(text, found) if own is topic and found.noun in NARROW else []
        fields = {make_singular(word) for name in topic.fields for word in name.split("_")}
        said = (*domain, find_actor(text, found))
        return None if domain and not any(noun in fields or self._topics.knows(topic, noun) for noun in said) else topic

    def _plan_general(self, heading: Heading, short: ShortText, related: Related) -> OfflinePlan:
        """A table by the kind of noun, for a text that names no topic, and the few fields that it names."""
        coverage = cover(short.outline.clauses, related.drafts, related.refused, about="")
        coverage = tuple(replace(entry, status="assumed", note="names no field: a general table") for entry in coverage[:1]) + coverage[1:]
        found = short.subject
        named = replace(heading, table=name_column(found.table, keep_plural=True)) if heading.table in {"", "data"} else heading
        fields = make_frame_fields(short.frame, found, self._types, actor=find_actor(short.line, found) if short.language == "en" else "")
        own = make_fields(related.drafts, self._types)
        names = {str(made["name"]) for made in own}
        fields = [*(made for made in fields if made["name"] not in names), *own]
        known = {str(made["name"]): made for made in fields}
        added = [draft for draft in short.list_groups(known, None, self._types) if draft.name not in known]
        fields.extend(make_fields(added, self._types))
        return OfflinePlan(make_document(named, fields, related.constraints, coverage), coverage, None)


def _bound(outline: Outline) -> Outline:
    """The outline with at most MOST_CLAUSES clauses, the others as one that is not read."""
    if len(outline.clauses) <= MOST_CLAUSES:
        return outline
    rest = Clause(" ".join(clause.text for clause in outline.clauses[MOST_CLAUSES:]), "prose")
    return replace(outline, clauses=(*outline.clauses[:MOST_CLAUSES], rest))


def _unread(clauses: Sequence[Clause], drafts: Sequence[Draft]) -> dict[int, str]:
    """The wording of the clauses of prose that became no field, by number."""
    read = {draft.clause for draft in drafts}
    return {number: clause.text for number, clause in enumerate(clauses) if number not in read and clause.form in {"prose", "fact", "item"}}


def _expand(name: str, made: str | Mapping[str, Any]) -> dict[str, Any]:
    """A field of a topic as a field of a document."""
    return {"name": name, "type": made} if isinstance(made, str) else {"name": name, **made}


def _means(made: Mapping[str, Any], draft: Draft) -> bool:
    """Whether a field of a topic is the one that a draft names; stated facts want a field of their own."""
    plain = tuple(make_singular(word) for word in draft.name.lower().split("_"))
    have = tuple(make_singular(word) for word in str(made["name"]).lower().split("_"))
    return (
        plain == have
        or (made["type"] == draft.type_id and "." in draft.type_id and not draft.type_id.startswith(("number.", "id.")))
        or (len(plain) == 1 and plain[0] in have)
    )


def _is_stated(draft: Draft) -> bool:
    """Whether the text says more of a field than its name."""
    return bool(draft.cases or draft.unique or draft.params) or replace(draft.facts, names=()) != Facts()


def _is_part_of(phrase: Sequence[str], name: str) -> bool:
    """Whether a column's name has all words of a phrase, and so says more: `delays` and `departure_delay`."""
    return {make_singular(word) for word in phrase} <= {make_singular(word) for word in name.split("_")}


def _names_of(constraint: Mapping[str, Any]) -> set[str]:
    """The fields that a constraint names."""
    parts: Sequence[str] = (*constraint.get("fields", ()), *constraint.get("parts", ()))
    return {str(name) for name in (*parts, *(constraint[key] for key in ("low", "high", "total") if key in constraint))}


def _name_topic(entry: Coverage, topic: Topic) -> Coverage:
    """The first clause is what the topic was found in."""
    return Coverage(entry.clause, "mapped", tuple(topic.fields), f"the usual fields of {topic.title or topic.table.replace('_', ' ')}")


def _make_title(outline: Outline, text: str) -> str:
    """The introduction, or the beginning of the text, on one line of at most 80 characters."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in (outline.intro or text)).split())
    return plain[:80].strip() or "dataset"


def _name_table(outline: Outline, topic: Topic | None) -> str:
    """The table's written name, its topic's, or `data`."""
    if outline.table:
        return name_column(find_words(outline.table), keep_plural=True) or "data"
    return topic.table if topic else "data"
