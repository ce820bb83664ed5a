"""What belongs together in the rows of trade, money, medicine, learning, travel and vehicles."""

from __future__ import annotations

import csv
import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from fictable.contract.catalog import Catalog

NETWORKS = {
    "Visa": (r"4\d{15}", 3),
    "Mastercard": (r"5[1-5]\d{14}|2[2-7]\d{14}", 3),
    "American Express": (r"3[47]\d{13}", 4),
    "Discover": (r"6\d{15}", 3),
    "Diners Club": (r"3[068]\d{12}", 3),
    "JCB": (r"35\d{14}", 3),
}
EXACT: dict[str, float] = {"O+": 0.38, "A+": 0.34, "B+": 0.09, "O-": 0.07, "A-": 0.06, "AB+": 0.03, "B-": 0.02, "AB-": 0.01}


def read_data(package: str, name: str) -> list[dict[str, str]]:
    """The entries of a pool file."""
    lines = files(package).joinpath("data", name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def list_fields(prefix: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity by their names."""
    return [{"name": name, "type": f"{prefix}.{name}"} for name in names]


def make_topic(make: Any, catalog: Catalog, topic: str, rows: int, **dataset: Any) -> list[dict[str, Any]]:
    """The rows of a topic's usual table."""
    about = catalog.topics[topic]
    wanted = [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in about.fields.items()]
    made: list[dict[str, Any]] = make(wanted, rows=rows, constraints=list(about.constraints), **dataset).to_pylist()
    return made


def map_once(rows: Sequence[Mapping[str, Any]], key: str, *values: str) -> dict[Any, Any]:
    """Key → values; the assertion fails where a key has two of them."""
    found: dict[Any, Any] = {}
    for row in rows:
        told = tuple(row[name] for name in values)
        assert found.setdefault(row[key], told) == told, row
    return found


def check_luhn(number: str) -> bool:
    """Luhn's formula over all digits."""
    digits = [int(sign) for sign in reversed(number)]
    return sum(digits[::2]) % 10 + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2]) % 10 in {0, 10}


def test_category_subcategory_brand_name_and_price_are_of_one_product(make: Any) -> None:
    """A product's name has one category and line, its brand makes such things, and the price lies around that of such a product."""
    known = {entry["base"]: entry for entry in read_data("fictable_commerce", "products.csv")}
    brands = {(entry["brand"], entry["line"]) for entry in read_data("fictable_commerce", "brands.csv")}
    rows = make(
        list_fields("commerce.product", "category", "subcategory", "brand", "name", "price", "list_price", "cost"), rows=3000
    ).to_pylist()
    map_once(rows, "subcategory", "category")
    hits = 0
    for row in rows:
        entry = max((known[base] for base in known if base in row["name"]), key=lambda e: len(e["base"]), default=None)
        if entry is None:
            continue
        hits += 1
        assert (entry["category"], entry["subcategory"]) == (row["category"], row["subcategory"])
        assert (row["brand"], entry["line"]) in brands
        assert 0.3 * float(entry["low"]) < float(row["price"]) < 3.5 * float(entry["high"])
        assert row["cost"] < row["price"] <= row["list_price"]
    assert hits > 2500


def test_merchant_category_code_and_amount_agree(make: Any) -> None:
    """A merchant has one category and code (and another for refunds), and amounts are of the size that is usual there."""
    known = {(entry["merchant"], entry["category"], entry["mcc"]): entry for entry in read_data("fictable_finance", "merchants.csv")}
    rows = make(list_fields("finance.transaction", "merchant", "category", "mcc", "amount"), rows=4000).to_pylist()
    map_once([row for row in rows if row["category"] != "Refund"], "merchant", "category", "mcc")
    for row in rows:
        entry = known[row["merchant"], row["category"], str(row["mcc"])]
        usual, widest = float(entry["median"]), math.exp(6 * float(entry["spread"]))
        assert usual / widest - 1 < abs(float(row["amount"])) < usual * widest + 1, row


def test_card_number_is_of_its_network(make: Any) -> None:
    """First digit, length, check digit, security code and the masked forms agree with the network."""
    rows = make(list_fields("finance.card", "network", "number", "cvv", "masked", "last4"), rows=800).to_pylist()
    for row in rows:
        form, length = NETWORKS[row["network"]]
        assert re.fullmatch(form, row["number"]), row
        assert re.fullmatch(rf"\d{{{length}}}", row["cvv"]), row
        assert check_luhn(row["number"])
        assert row["number"][-4:] == row["last4"] == row["masked"][-4:]
    assert {row["network"] for row in rows} >= {"Visa", "Mastercard", "American Express"}


@pytest.mark.parametrize(("topic", "status"), [("commerce.orders", "order_status"), ("commerce.shipments", "status")])
def test_status_and_dates_agree(make: Any, catalog: Catalog, topic: str, status: str) -> None:
    """What is cancelled or not yet sent has no date of delivery; what is delivered has all dates, in order and not in the future."""
    rows = make_topic(make, catalog, topic, 1500, as_of="2026-01-01T00:00:00Z")
    assert len({row[status] for row in rows}) > 3
    for row in rows:
        sent, came = row["ship_date"], row["delivery_date"]
        if row[status] in {"Cancelled", "Pending", "Processing", "Label Created"}:
            assert came is None, row
        if row[status] in {"Delivered", "Returned"}:
            assert came is not None, row
            assert came <= dt.date(2026, 1, 1)
        if sent and came:
            assert sent <= came
        if sent and row.get("order_date"):
            assert row["order_date"] <= sent


def test_invoice_status_and_dates_agree(make: Any, catalog: Catalog) -> None:
    """Paid invoices have a date of payment, open ones none; overdue ones are past their date."""
    for row in make_topic(make, catalog, "finance.invoices", 800, as_of="2026-01-01T00:00:00Z"):
        assert (row["payment_date"] is not None) == (row["status"] in {"Paid", "Refunded"}), row
        assert row["invoice_date"] <= row["due_date"]
        if row["status"] == "Overdue":
            assert row["due_date"] < dt.date(2026, 1, 1)
        assert abs(row["amount"] + row["tax"] - row["total"]) < 0.011


def test_diagnosis_code_department_medication_and_treatment_agree(make: Any) -> None:
    """All of a case are those of one entry of the table of diagnoses."""
    known = {entry["icd10"]: entry for entry in read_data("fictable_healthcare", "diagnoses.csv")}
    drugs = {(entry["therapy"], entry["medication"]) for entry in read_data("fictable_healthcare", "medications.csv")}
    cares = {(entry["care"], entry["treatment"]) for entry in read_data("fictable_healthcare", "treatments.csv")}
    rows = make(list_fields("health.case", "icd10", "diagnosis", "department", "medication", "treatment"), rows=3000).to_pylist()
    map_once(rows, "icd10", "diagnosis")
    for row in rows:
        entry = known[row["icd10"]]
        assert row["diagnosis"] == entry["diagnosis"]
        assert row["department"] == entry["department"] or row["department"] in {"Pediatrics", "Emergency Medicine"}
        assert {(entry["therapy"], row["medication"]), (entry["therapy_child"], row["medication"])} & drugs
        assert (entry["care"], row["treatment"]) in cares


def test_blood_types_are_as_in_the_population(make: Any) -> None:
    """The shares of the eight types are those of American donors, those of Vietnam differ."""
    drawn = make(list_fields("health.patient", "blood_type"), rows=20_000)["blood_type"].to_pylist()
    shares = {kind: drawn.count(kind) / len(drawn) for kind in EXACT}
    assert sum(shares.values()) == pytest.approx(1.0)
    assert all(abs(shares[kind] - share) < 0.02 for kind, share in EXACT.items()), shares
    asian = make(list_fields("health.patient", "blood_type"), rows=8000, locale="vi_VN")["blood_type"].to_pylist()
    assert sum(kind.endswith("-") for kind in asian) / len(asian) < 0.02 < sum(kind.startswith("B") for kind in asian) / len(asian) - 0.15


def test_course_department_code_and_credits_agree(make: Any) -> None:
    """A course code has one title, department, subject, level and number of credits."""
    known = {entry["code"]: entry for entry in read_data("fictable_education", "courses.csv")}
    names = ("code", "title", "department", "subject", "credits", "level")
    for row in make(list_fields("education.course", *names), rows=1500).to_pylist():
        assert {name: str(row[name]) for name in names} == {name: known[row["code"]][name] for name in names}


def test_airport_code_city_and_country_agree(make: Any) -> None:
    """All of an airport are those of one entry; well-known ones are where they are."""
    rows = make(list_fields("place.airport", "iata_code", "icao_code", "airport", "city", "country"), rows=2500).to_pylist()
    found = map_once(rows, "iata_code", "icao_code", "airport", "city", "country")
    true = {
        "JFK": "New York",
        "LHR": "London",
        "FRA": "Frankfurt",
        "NRT": "Tokyo",
        "CDG": "Paris",
        "GRU": "São Paulo",
        "SGN": "Ho Chi Minh City",
    }
    assert len(found) > 80
    assert all(place in " ".join(found[code][1:3]) for code, place in true.items() if code in found)
    assert len(true.keys() & found.keys()) > 3


def test_make_model_year_and_price_agree(make: Any) -> None:
    """A model has one make and body, is sold in its years, and loses value with age and miles."""
    known = {(entry["make"], entry["model"]): entry for entry in read_data("fictable_vehicles", "cars.csv")}
    rows = make(list_fields("vehicle.car", "make", "model", "body", "year", "mileage", "msrp", "price", "vin"), rows=4000).to_pylist()
    for row in rows:
        entry = known[row["make"], row["model"]]
        assert int(entry["first"]) <= row["year"] <= (int(entry["last"]) or 2100), row
        assert 300 < row["price"] < 1.4 * row["msrp"]
        assert row["vin"].startswith(entry["wmi"])
    kept = {age: np.mean([r["price"] / r["msrp"] for r in rows if 2026 - r["year"] == age]) for age in (1, 4, 8, 12)}
    assert list(kept.values()) == sorted(kept.values(), reverse=True)
    assert kept[8] < 0.75 * kept[1]


def test_homes_to_let_are_coherent(make: Any) -> None:
    """Larger homes cost more, the deposit is a few rents, studios have no bedroom, and the lease ends after its term."""
    names = ("property_type", "bedrooms", "rooms", "area", "rent", "deposit", "lease_start", "lease_end", "lease_months")
    for locale in ("en_US", "de_DE", "ja_JP"):
        rows = make(list_fields("place.rental", *names), rows=1500, locale=locale).to_pylist()
        for row in rows:
            assert row["deposit"] / row["rent"] in {1, 2, 3}
            assert row["rooms"] > row["bedrooms"]
            months = (row["lease_end"] + dt.timedelta(1)).month - row["lease_start"].month
            assert (months - row["lease_months"]) % 12 == 0
            assert row["lease_start"].day == (row["lease_end"] + dt.timedelta(1)).day
        area, rent = ([float(row[name]) for row in rows] for name in ("area", "rent"))
        assert np.corrcoef(area, rent)[0, 1] > 0.45
    assert {row["bedrooms"] for row in rows if row["property_type"] == "ワンルーム"} == {0}
