"""Which table a subject in a few words gets, with all packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.topics import Topics


@pytest.fixture(scope="module")
def topics(catalog: Catalog) -> Topics:
    """The topics of all packs."""
    return Topics(catalog)


def read_subjects(name: str) -> list[tuple[str, str]]:
    """The lines of a file beside this one: subject, tab, topic."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [(text, topic) for text, topic in (line.split("\t") for line in lines if not line.startswith("#"))]


def test_subjects_get_their_topic(topics: Topics) -> None:
    """Hundreds of subjects in all fields, with qualifiers, places and purposes."""
    found = [(text, topic, made.id if (made := topics.find(text)) else None) for text, topic in read_subjects("subjects.tsv")]
    assert len(found) >= 700
    assert [entry for entry in found if entry[1] != entry[2]] == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("a small dataset of used cars for a price prediction model", "vehicle.used_cars"),
        ("1000 rows of employee data for testing my HR dashboard", "person.employees"),
        ("realistic patient records please", "health.patients"),
        ("tweets about climate change", "social.tweets"),
        ("sales data for a bakery", "travel.coffee_sales"),
        ("students of a high school", "education.pupils"),
        ("volcanoes", "science.volcanic_eruptions"),
        ("cats", "person.pets"),
        ("clothing returns", "commerce.returns"),
        ("warehouse stock movements", "logistics.stock_movements"),
    ],
)
def test_purposes_and_qualifiers_do_not_disturb(text: str, topic: str, topics: Topics) -> None:
    """The head of the noun phrase counts, what a topic is `about` or `for` less, and `students of a school` are school students."""
    found = topics.find(text)
    assert found is not None
    assert found.id == topic


def test_topics_are_whole(catalog: Catalog) -> None:
    """Each has a title, phrases and the core fields of its trade, and its phrases lead to it."""
    topics = Topics(catalog)
    for topic in catalog.topics.values():
        shown = [name for name, about in topic.fields.items() if isinstance(about, str) or not about.get("drop")]
        assert topic.title
        assert 5 <= len(shown) <= 20, topic.id
        found = [made.id for phrase in topic.phrases if (made := topics.find(phrase)) is not None]
        assert found.count(topic.id) > 0.7 * len(topic.phrases), topic.id


def test_phrases_of_other_languages_lead_to_their_topic(catalog: Catalog, topics: Topics) -> None:
    """In each of nine languages, 200 topics and more."""
    for language in ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh"):
        known: dict[str, str] = {}
        for phrases in catalog.phrases:
            named = {**phrases.anywhere, **phrases.in_context} if phrases.language == language else {}
            known.update({phrase: id_ for id_, made in named.items() if id_ in catalog.topics for phrase in made[:1]})
        found = [(made := topics.find(phrase)) is not None and made.id == id_ for phrase, id_ in known.items()]
        assert len(known) >= 190
        assert sum(found) > 0.95 * len(found), language


@pytest.mark.parametrize("text", ["security checks at an airport", "check-in desks at an airport", "gate changes by airline"])
def test_where_something_is_tells_no_topic(text: str, topics: Topics) -> None:
    """A place or a doer behind a noun that no topic knows is not what the table is of."""
    assert topics.find(text) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("sales by store", "commerce.sales"),
        ("overdue loans at a university library", "education.library_loans"),
        ("overdue loans at a bank", "finance.loans"),
    ],
)
def test_a_phrase_about_the_head_counts_wherever_its_words_stand(text: str, topic: str, topics: Topics) -> None:
    """Its words may stand apart, and weigh more than the head alone."""
    found = topics.find(text)
    assert found is not None
    assert found.id == topic
