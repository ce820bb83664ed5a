"""Phrases of other languages in English words and order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fictable.plan.spelling import spell_plainly, strip_clause
from fictable.plan.text import find_words
from fictable.plan.translation import Translator, read_translators

_TRANSLATORS = read_translators()


@pytest.fixture
def translators() -> dict[str, Translator]:
    return _TRANSLATORS


@pytest.mark.parametrize(
    ("language", "phrase", "english"),
    [
        ("de", "Fahrgestellnummer", "vin"),
        ("de", "Name des Kunden", "customer name"),
        ("de", "Kundenname", "customer name"),
        ("de", "Anzahl der Zimmer", "number of room"),
        ("de", "durchschnittliche Bewertung", "average rating"),
        ("fr", "numéro de téléphone du client", "customer phone"),
        ("fr", "prix unitaire", "unit price"),
        ("es", "número de habitaciones", "number of rooms"),
        ("es", "número de cliente", "customer number"),
        ("pt", "renda mensal", "monthly income"),
        ("it", "prezzo al giorno", "daily price"),
        ("nl", "huurprijs per maand", "monthly rent"),
        ("vi", "tên khách hàng", "customer name"),
        ("vi", "số hợp đồng", "contract number"),
        ("ja", "予約番号", "booking number"),
        ("ja", "商品の価格", "product price"),
        ("zh", "订单编号", "order number"),
        ("zh", "商品数量", "number of product"),
    ],
)
def test_a_phrase_is_put_into_english_words_and_order(translators: dict[str, Translator], language: str, phrase: str, english: str) -> None:
    """Compounds open up, what stands behind `of` comes first, and what is counted is counted."""
    assert " ".join(translators[language].translate(find_words(phrase))[0]) == english


def test_a_word_that_means_two_things_gives_both(translators: dict[str, Translator]) -> None:
    """The rest of the description chooses."""
    assert {("gender",), ("genre",)} <= set(translators["it"].translate(("genere",)))


def test_a_phrase_whose_head_is_unknown_is_not_translated(translators: dict[str, Translator]) -> None:
    """Half a translation would name another thing."""
    assert translators["de"].translate(("quastenflosser",)) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(sorted(["de", "fr", "es", "pt", "it", "nl", "vi", "ja", "zh"])))
def test_any_text_is_translated_or_left(text: str, language: str) -> None:
    """No text makes it fail."""
    for english in _TRANSLATORS[language].translate(find_words(text)):
        assert all(english)


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("de", "Gehalt (35.000 bis 95.000)", "Gehalt (35000 bis 95000)"),
        ("de", "Vor- und Nachname", "Vorname und Nachname"),
        ("fr", "entre 10 000 et 25 000 euros", "entre 10000 et 25000 euros"),
        ("ja", "月給(20万から80万)", "月給(200000から 800000)"),
        ("en", "version 1.000 and 10,5", "version 1.000 and 10,5"),
    ],
)
def test_numbers_and_ellipses_are_spelled_plainly(language: str, text: str, plain: str) -> None:
    """Each language has its own habits; English is the plain form."""
    assert spell_plainly(text, language) == plain


def test_a_subordinate_clause_loses_its_article_and_its_verb() -> None:
    """What is asked stays."""
    assert strip_clause("het boek beschadigd is", "nl") == "boek beschadigd"
