"""The tagger: tokens and tags of prose, the best sequence, which facts belong to which column, and their wording."""

from __future__ import annotations

import datetime as dt
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.corpus import find_tagged, read_corpus, read_marks, tag_tokens

from fictable.contract.catalog import Catalog
from fictable.plan.lexicon import Lexicon
from fictable.plan.readers.clause_facts import read_notes
from fictable.plan.tagging.features import describe_tokens
from fictable.plan.tagging.gathering import gather_names
from fictable.plan.tagging.outline import is_told, read_tagged
from fictable.plan.tagging.remarks import make_remarks
from fictable.plan.tagging.spans import Span, find_spans
from fictable.plan.tagging.tagger import TAGS, Tagger, read_tagger
from fictable.plan.tagging.tokens import split_tokens
from fictable.plan.text import normalise_text

AS_OF = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def lexicon(catalog: Catalog) -> Lexicon:
    """The phrases of all packs."""
    return Lexicon(catalog)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """With the weights of the package."""
    return read_tagger()


@given(st.text(max_size=200))
def test_tokens_are_the_text_without_its_spaces(text: str) -> None:
    """In order, each where it says that it stands."""
    tokens = split_tokens(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(first.end <= second.start for first, second in itertools.pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("50,000 (L/R), it's AB-1234.", ["50,000", "(", "L/R", ")", ",", "it's", "AB-1234", "."]),
        ("payment_method in µg/m³; 2.5–3", ["payment_method", "in", "µg/m³", ";", "2.5", "–", "3"]),
    ],
)
def test_numbers_names_and_units_are_single_tokens(text: str, tokens: list[str]) -> None:
    """Signs stand alone."""
    assert [token.text for token in split_tokens(text)] == tokens


_WEIGHTS = st.lists(st.integers(-50, 50), min_size=len(TAGS), max_size=len(TAGS))


@given(st.lists(_WEIGHTS, min_size=1, max_size=4), st.lists(_WEIGHTS, min_size=len(TAGS), max_size=len(TAGS)))
def test_the_best_tags_are_found(emissions: list[list[int]], follow: list[list[int]]) -> None:
    """No sequence of tags has a higher sum of weights."""
    transitions = np.array(follow)
    places = {str(place): place for place in range(len(emissions))}
    tags = Tagger(places, np.array(emissions), transitions).tag([[str(place)] for place in range(len(emissions))])

    def weigh(path: tuple[int, ...]) -> int:
        return sum(emissions[place][tag] for place, tag in enumerate(path)) + sum(
            follow[first][second] for first, second in itertools.pairwise(path)
        )

    found = tuple(TAGS.index(tag) for tag in tags)
    assert weigh(found) == max(weigh(path) for path in itertools.product(range(len(TAGS)), repeat=len(emissions)))


def test_the_weights_fit_the_features(tagger: Tagger, lexicon: Lexicon) -> None:
    """On what they were learnt from; else `python -m training.train` was forgotten after a change."""
    hit = wanted = told = 0
    for marked in itertools.islice(read_corpus(), 0, None, 25):
        right = find_tagged(marked.text, tag_tokens(marked))
        found = find_tagged(marked.text, tagger.tag(describe_tokens(split_tokens(marked.text), lexicon)))
        hit, wanted, told = hit + len(right & found), wanted + len(right), told + len(found)
    assert 2 * hit / (wanted + told) > 0.9


def test_marks_are_taken_out_of_a_line() -> None:
    """Names, facts, facts ahead and later mentions."""
    marked = read_marks("A {>unique} [id], a [price] {of 1-9}. The <price> {is never null}, 5 < 6.")
    assert marked.text == "A unique id, a price of 1-9. The price is never null, 5 < 6."
    assert [(marked.text[start:end], kind) for start, end, kind in marked.spans] == [
        ("unique", "AHEAD"), ("id", "NAME"), ("price", "NAME"), ("of 1-9", "FACT"), ("price", "AGAIN"), ("is never null", "FACT"),
    ]  # fmt: skip


def test_every_line_of_the_corpus_is_marked_whole() -> None:
    """No mark is left in a text, and each has a column."""
    for marked in read_corpus():
        assert not set("{}") & set(marked.text), marked.text
        assert any(kind == "NAME" for _, _, kind in marked.spans), marked.text


def _gather(line: str) -> dict[str, list[str]]:
    marked = read_marks(line)
    spans = [Span(kind, start, end, marked.text[start:end]) for start, end, kind in marked.spans]  # type: ignore[arg-type]
    return {named.name: named.facts for named in gather_names(marked.text, spans)}


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("An [id] {(unique)}, a {>two-letter} [code].", {"id": ["(unique)"], "code": ["two-letter"]}),
        ("[Freight] and [mail] {are in pounds}.", {"Freight": ["are in pounds"], "mail": ["are in pounds"]}),
        ("A [row], [low] and [high] {(both 1 to 9)}.", {"row": [], "low": ["1 to 9)"], "high": ["1 to 9)"]}),
        ("[Opened], [closed]. <Opened> {is never null}.", {"Opened": ["is never null"], "closed": []}),
        ("The [way 1] and [way 2] {(N, S)}.", {"way 1": ["(N, S)"], "way 2": ["(N, S)"]}),
    ],
)
def test_facts_go_to_their_columns(line: str, facts: dict[str, list[str]]) -> None:
    """To the column before, the next one, all of a list, the one that is mentioned again."""
    assert _gather(line) == facts


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("We note whether it is [open] and its [size].", {"open"}),
        ("Does the flat have a [lift] or a [cellar]? The [rent] follows.", {"lift", "cellar"}),
        ("An [id]; some are [retired], 5% have a [debt].", {"retired", "debt"}),
        ("Two yes/no columns follow: [paid], [late].", {"paid", "late"}),
    ],
)
def test_questions_are_answered_with_yes_or_no(line: str, asked: set[str]) -> None:
    """Direct ones, indirect ones, and what some of all have."""
    marked = read_marks(line)
    spans = [Span(kind, start, end, marked.text[start:end]) for start, end, kind in marked.spans]  # type: ignore[arg-type]
    assert {named.name for named in gather_names(marked.text, spans) if named.asked} == asked


@pytest.mark.parametrize(
    ("fact", "read"),
    [
        ("is 61 square metres or more", {"minimum": "61"}),
        ("never drops under 9 and never tops 117", {"minimum": "9", "maximum": "117"}),
        ("is in euro starting at 20,129", {"unit": "euro", "minimum": "20129"}),
        ("as none, slight or severe", {"values": "('none', 'slight', 'severe')"}),
        ("is either an owner or an agent", {"values": "('owner', 'agent')"}),
        ("may be null (30 %)", {"null_fraction": "0.3"}),
        ('like "20% off" at half of them, null elsewhere', {"null_fraction": "0.5"}),
        ("is between 0 and 100 % and may be missing", {"minimum": "0", "maximum": "100", "null_fraction": "0.2"}),
        ("(none, cat, dog)", {"values": "('none', 'cat', 'dog')"}),
        ("is a unix timestamp or any date-time you like", {"declared": "datetime"}),
        ("is a 12-digit number", {"pattern": "[0-9]{12}"}),
        ("(0x plus 40 hex characters)", {"pattern": "0x[0-9a-f]{40}"}),
        ("yes for 3 %", {"truth": "0.03", "declared": "boolean"}),
        ("in µS/cm", {}),
        ("-45 to +60", {"minimum": "-45", "maximum": "60"}),
        ("is never before created", {"later_than": "created"}),
        ("in March 2025", {"start": "2025-03-01", "end": "2025-03-31"}),
    ],
)  # fmt: skip
def test_facts_in_words_are_remarks_that_the_readers_know(fact: str, read: dict[str, str]) -> None:
    """Bounds, values, nulls, kinds, codes and shares, without what leads to them."""
    found = read_notes(make_remarks([fact]), AS_OF)
    assert {name: str(value) for name, value in found.items()} == read


def test_spans_begin_and_end_where_tags_do() -> None:
    """Two spans of a kind may touch; a tag that goes on with nothing begins."""
    text = "a b c d"
    assert find_spans(text, split_tokens(text), ["B-NAME", "B-NAME", "I-NAME", "I-FACT"]) == [
        Span("NAME", 0, 1, "a"),
        Span("NAME", 2, 5, "b c"),
        Span("FACT", 6, 7, "d"),
    ]


def test_sentences_are_told_and_lists_are_not() -> None:
    """What stands behind the first sentence decides."""
    assert is_told("We run trams. A ride has an id and a line, and its delay is in minutes.")
    assert not is_told("Trams: id, line, delay in minutes (0 to 30), driver name, depot, weather. It rained.")
    assert not is_told("Generate trams with id, line and delay.")


def test_what_a_column_is_compared_with_is_a_column(tagger: Tagger, lexicon: Lexicon) -> None:
    """Where no other name has its words."""
    text = "We export the deals of a firm. A deal has an amount and a stage. The engage date precedes the close date."
    assert [clause.head for clause in read_tagged(text, tagger, lexicon).clauses if clause.head][2:] == ["engage date", "close date"]


@given(st.text(alphabet=st.sampled_from("abz 0123,.;:!?()[]{}<>%-–'\"\n€µ"), max_size=300))
def test_any_signs_have_an_outline(tagger: Tagger, lexicon: Lexicon, text: str) -> None:
    """Whatever its signs are."""
    outline = read_tagged(text, tagger, lexicon)
    assert all(isinstance(clause.head, str) for clause in outline.clauses)


@given(st.text(max_size=60))
def test_any_text_has_an_outline(tagger: Tagger, lexicon: Lexicon, text: str) -> None:
    """Of any script, between sentences, as the planner gives it."""
    assert read_tagged(normalise_text(f"An id is unique. {text} The age is 1 to 9."), tagger, lexicon) is not None
