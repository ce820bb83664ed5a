"""The language of descriptions that are lists of names, by the vocabularies of the catalog."""

from __future__ import annotations

import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.tongues import Tongues
from fictable.plan.translation import read_translators


@pytest.fixture(scope="module")
def tongues(catalog: Catalog) -> Tongues:
    return Tongues(catalog, read_translators())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ordini: numero ordine, cliente, prezzo", "it"),
        ("Immobili: indirizzo, città, affitto", "it"),
        ("Carros usados: marca, modelo, quilometragem", "pt"),
        ("Vluchten: vluchtnummer, vertrektijd, vertraging", "nl"),
        ("Schüler: Name, Klasse, Fach", "de"),
        ("Logements : adresse, loyer, surface", "fr"),
        ("Pedidos: cantidad, correo electrónico", "es"),
        ("住所、市区町村、郵便番号、家賃", "ja"),
        ("学生:学号、姓名、课程、成绩", "zh"),
        ("Danh sách bệnh nhân", "vi"),
        ("hotel bookings: guest, number of guests, price per night", "en"),
        ("orders, weight per item, price per unit, name of customer", "en"),
        ("id, name, status, total, note, position", "en"),
    ],
)
def test_language_by_vocabulary(tongues: Tongues, text: str, language: str) -> None:
    """Names of fields tell the language where no small words do; English words are never taken for another language's."""
    assert tongues.detect(text) == language
