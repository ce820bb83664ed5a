"""The commerce pack: rows that a shopkeeper believes."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import Any

import numpy as np
import pandas as pd
import pytest

from fictable.contract.catalog import Catalog

PRODUCT = "commerce.product."


def read_data(name: str) -> list[dict[str, str]]:
    """The entries of a pool file."""
    lines = [line for line in files("fictable_commerce").joinpath("data", name).read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def frame(make: Any, fields: dict[str, Any], rows: int = 2000, **dataset: Any) -> pd.DataFrame:
    """A table of the given columns; each is a type id or members of a field."""
    listed = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in fields.items()]
    made: pd.DataFrame = make(listed, rows=rows, **dataset).to_pandas()
    return made


def topic(make: Any, catalog: Catalog, name: str, rows: int = 1000, **dataset: Any) -> pd.DataFrame:
    """The usual table of a topic."""
    return frame(make, dict(catalog.topics[name].fields), rows, **dataset)


def test_products_are_known_by_at_least_300_names() -> None:
    """The pool is large, its names differ, and every product line has brands."""
    products = read_data("products.csv")
    assert len({entry["base"] for entry in products}) == len(products) >= 300
    assert {entry["line"] for entry in products} == {entry["line"] for entry in read_data("brands.csv")}


@pytest.mark.parametrize("locale", ["en_US", "de_DE", "fr_FR", "es_ES"])
def test_brand_category_and_price_belong_to_the_product(make: Any, locale: str) -> None:
    """Each row's category is that of its product, its brand makes such things, its price is in the product's range."""
    language = "" if locale == "en_US" else f".{locale[:2]}"
    known = {entry["base"]: entry for entry in read_data(f"products{language}.csv")}
    makers = {(entry["brand"], entry["line"]) for entry in read_data("brands.csv")}
    columns = {name: PRODUCT + name for name in ("name", "category", "subcategory", "brand", "price", "material")}
    for row in frame(make, columns, 400, locale=locale).itertuples():
        fitting = [entry for base, entry in known.items() if base in row.name and entry["category"] == row.category]
        entry = max(fitting, key=lambda found: len(found["base"]))
        assert (row.brand, entry["line"]) in makers
        assert row.material == entry["material"]
        assert float(entry["low"]) * 0.45 < float(row.price) < float(entry["high"]) * 2.2 + 10


def test_prices_look_like_prices(make: Any) -> None:
    """Prices are skewed, end mostly in .99 or .95, and lie above the cost."""
    made = frame(make, {"price": PRODUCT + "price", "cost": PRODUCT + "cost"}).astype(float)
    cents = (made.price * 100).round().astype(int) % 100
    assert cents.isin([99, 95]).mean() > 0.65
    assert made.price.median() < made.price.mean() < 200
    assert (made.cost < made.price).all()


def test_a_price_range_is_kept(make: Any) -> None:
    """With min and max all prices are inside, and those that were inside stay as they were."""
    free = frame(make, {"price": PRODUCT + "price"}).price.astype(float)
    kept = frame(make, {"price": {"type": PRODUCT + "price", "params": {"min": 20, "max": 100}}}).price.astype(float)
    assert kept.between(20, 100).all()
    inside = free.between(20, 100)
    assert (free[inside] == kept[inside]).all()


def test_ratings_are_skewed_upwards(make: Any) -> None:
    """Average ratings have one decimal between 1 and 5 and a median above 4; stars are mostly five."""
    made = frame(make, {"rating": PRODUCT + "rating", "stars": "commerce.review.rating"})
    assert made.rating.between(1, 5).all()
    assert 4.1 < made.rating.median() < 4.8
    assert set(made.stars) == {1, 2, 3, 4, 5}
    assert (made.stars == 5).mean() > 0.45


def test_barcodes_have_their_check_digit(make: Any) -> None:
    """Barcodes are unique EAN-13 numbers."""
    codes = frame(make, {"code": {"type": PRODUCT + "barcode", "unique": True}}).code
    assert codes.is_unique
    for code in codes[:300]:
        assert len(code) == 13
        assert sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(code)) % 10 == 0


@pytest.mark.parametrize("rating", ["commerce.review.rating", {"type": "number.integer", "params": {"min": 1, "max": 5}}])
def test_review_texts_agree_with_the_rating_of_the_table(make: Any, rating: Any) -> None:
    """Bad stars complain and good stars praise, whichever type the rating has."""
    made = frame(make, {"rating": rating, "review": "commerce.review_text", "title": "commerce.review_title"}, 600)
    openings = {
        1: "Terrible|Waste|waste|disappoint|worst|Avoid|money back|Zero|letdown|joke|angry|Never",
        5: "love|expectation|Perfect|Best|Five|Fantastic|happier|Exactly|Wow|excellent|impressed|ask for more|"
        "keeper|promised|skeptical|great find|sooner|pleasure|just as good|is right",
    }
    for stars, words in openings.items():
        texts = made.review[made.rating == stars]
        assert texts.str.contains(words).mean() > 0.6
        assert texts.nunique() > 0.6 * len(texts)
        assert not texts.str.contains(openings[6 - stars]).mean() > 0.35


def test_orders_add_up_and_follow_their_status(make: Any, catalog: Catalog) -> None:
    """Totals are quantity times price plus shipping; dates ascend; only sent orders have a ship date, delivered ones arrived."""
    made = topic(make, catalog, "commerce.orders")
    total = made.quantity * made.unit_price.astype(float) + made.shipping_cost.astype(float)
    assert np.allclose(total, made.total_amount.astype(float))
    sent = made.ship_date.notna()
    assert (made.ship_date[sent] >= made.order_date[sent]).all()
    assert (made.delivery_date.dropna() >= made.order_date[made.delivery_date.notna()]).all()
    assert set(made.order_status[~sent]) == {"Pending", "Processing", "Cancelled"}
    assert made.delivery_date[made.order_status == "Delivered"].notna().all()
    assert (made.order_status == "Delivered").mean() > 0.6


def test_totals_find_their_parts_under_other_names(make: Any) -> None:
    """A total beside Spanish columns is their product; subtotal, tax and freight make the total due."""
    spanish = frame(
        make, {"cantidad": "commerce.order.quantity", "precio_unitario": PRODUCT + "price", "total": "commerce.order_total"}, 300
    )
    assert np.allclose(spanish.cantidad * spanish.precio_unitario.astype(float), spanish.total.astype(float))
    parts = {
        "subtotal": "commerce.subtotal",
        "tax": "commerce.tax_amount",
        "freight": "commerce.order.shipping_cost",
        "total_due": "commerce.order_total",
    }
    made = frame(make, parts, 300).astype(float)
    assert np.allclose(made.subtotal + made.tax + made.freight, made.total_due, atol=0.011)


def test_companies_cohere(make: Any) -> None:
    """Domain and e-mail belong to the name, the size band holds the number of employees, domains are reserved ones."""
    names = ("name", "domain", "email", "website", "employees", "size", "founded_year")
    made = frame(make, {name: f"commerce.company.{name}" for name in names}, 500)
    assert made.domain.str.endswith(".example").all()
    assert (made.email.str.split("@").str[1] == made.domain).all()
    assert (made.website == "https://www." + made.domain).all()
    for count, band in zip(made.employees, made["size"], strict=True):
        low, _, high = band.rstrip("+").partition("-")
        assert int(low) <= count <= int(high or 10**9)
    assert made.founded_year.between(1850, 2025).all()


def test_work_emails_name_the_person(make: Any) -> None:
    """The part before the @ is made of the row's names."""
    made = frame(make, {"first": "person.first_name", "last": "person.last_name", "mail": "commerce.company.work_email"}, 100)
    starts = [mail.startswith(first.lower() + ".") for first, mail in zip(made["first"], made.mail, strict=True) if first.isascii()]
    assert np.mean(starts) > 0.9


def test_subscriptions_end_after_they_start(make: Any, catalog: Catalog) -> None:
    """Only churned subscriptions have an end date and a reason; MRR follows plan and seats."""
    made = topic(make, catalog, "commerce.subscriptions")
    assert (made.end_date.notna() == made.churned).all()
    assert (made.churn_reason.notna() == made.churned).all()
    assert (made.end_date.dropna() >= made.start_date[made.churned]).all()
    assert 0.1 < made.churned.mean() < 0.6
    assert made.mrr.astype(float).groupby(made.plan).median()["Enterprise"] > 1000


def test_campaign_numbers_cohere(make: Any, catalog: Catalog) -> None:
    """Clicks are among impressions, conversions among clicks, spend within the budget, names carry the year of the start."""
    made = topic(make, catalog, "commerce.campaigns")
    assert (made.clicks <= made.impressions).all()
    assert (made.conversions <= made.clicks).all()
    assert (made.spend <= made.budget).all()
    assert (made.end_date > made.start_date).all()
    assert all(str(start.year) in name for start, name in zip(made.start_date, made.campaign_name, strict=True))
    assert np.allclose(made.clicks / made.impressions * 100, made.ctr, atol=0.01)


def test_returns_have_reasons_that_fit_the_goods(make: Any, catalog: Catalog) -> None:
    """Only clothing, shoes and accessories come back for their size; damaged goods have a fault as their reason."""
    made = topic(make, catalog, "commerce.returns", rows=3000)
    size = made[made.return_reason == "Wrong size or fit"]
    assert set(size.category) <= {"Clothing", "Shoes", "Accessories"}
    assert len(size) > 50
    assert set(made.return_reason[made.condition == "Damaged"]) <= {
        "Defective or does not work",
        "Damaged in transit",
        "Missing parts or accessories",
    }
    assert (made.return_date > made.order_date).all()
