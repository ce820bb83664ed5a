"""Languages and locales."""

from __future__ import annotations

import pytest

from fictable.plan.language import choose_locale, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("customers with name and age", "en"),
        ("Erzeuge eine Kundenliste mit Vorname und Ort", "de"),
        ("Liste de clients avec le nom et la ville", "fr"),
        ("Datos de clientes con nombre y ciudad", "es"),
        ("Dados de clientes com nome e endereço", "pt"),
        ("Elenco di clienti con nome e città", "it"),
        ("Een lijst van klanten met naam en stad", "nl"),
        ("Danh sách khách hàng với họ tên và tuổi", "vi"),
        ("顧客のデータ：氏名、年齢", "ja"),
        ("客户数据：姓名和年龄", "zh"),
        ("id,name", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    """Script and small words tell the language."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language", "locale"),
    [
        ("German customers with name", "en", "de_DE"),
        ("sales in France", "en", "fr_FR"),
        ("customers with name", "en", "en_US"),
        ("clientes", "es", "es_ES"),
        ("clientes de México con nombre", "es", "es_MX"),
        ("a Turkish restaurant", "en", "en_US"),
    ],
)
def test_locales(text: str, language: str, locale: str) -> None:
    """Peoples and places beat the language, the language beats the default."""
    assert choose_locale(text, language, "en_US") == locale
