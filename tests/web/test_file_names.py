"""File names made from descriptions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.web.file_names import name_file


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("Generate e-commerce product data including product names, prices, categories", "ecommerce_product_data"),
        ("Create healthcare patient records with demographics, medical conditions", "healthcare_patient_records"),
        ("Generate financial transaction data with account numbers, amounts", "financial_transaction_data"),
        ("Please give me 500 rows of hotel bookings such as guest and room", "hotel_bookings"),
        ("A dataset of the students of a school: name, grade", "students_school"),
        ("employees", "employees"),
        ("1,000 patients with blood type", "patients"),
        ("table with name and email", "name_email"),
        ("Real-estate listings in Berlin, each with a price", "real_estate_listings_berlin"),
        ("the company's invoices", "companys_invoices"),
        ("Kundendaten für München", "kundendaten_fur_munchen"),
        ("Générer des données clients, avec nom", "generer_des_donnees_clients"),
        ("顧客データを作成してください", "dataset"),
        ("данные о клиентах", "dataset"),
        ("!!! ??? ...", "dataset"),
        ("create a dataset", "dataset"),
        ("", "dataset"),
        ("con", "con_data"),
        ("../../etc/passwd", "etc_passwd"),
        ('x"; filename="evil.exe', "x"),
        ("orders\r\nX-Evil: 1", "orders"),
        ("a" * 100, "a" * 60),
        ("b" * 40 + " " + "c" * 40, "b" * 40),
    ],
)
def test_the_name_says_what_the_data_is_about(description: str, name: str) -> None:
    """The words before the list of fields count; hostile text and other scripts leave a plain name."""
    assert name_file(description, "csv") == f"{name}.csv"


@given(st.text(max_size=300))
def test_any_text_gives_a_plain_name(description: str) -> None:
    """Only lower-case letters, digits and underscores, at most sixty."""
    assert re.fullmatch(r"[a-z0-9_]{1,60}\.csv", name_file(description, "csv"))
