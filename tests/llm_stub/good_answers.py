"""Answers of a model that plans well, as a person would, to the three examples of the API document."""

from __future__ import annotations

from typing import Any

SHOP = (
    "Generate e-commerce product data including product names, prices, categories, brands, and customer ratings for online store analysis"
)
HOSPITAL = "Create healthcare patient records with demographics, medical conditions, treatment dates, and billing information for analysis"
BANK = "Generate financial transaction data with account numbers, transaction types, amounts, dates, and merchant information"


def column(name: str, type_id: str, clause: str | None, **facts: Any) -> dict[str, Any]:
    """A column; keys that are not given are null in the answer."""
    return {"name": name, "type": type_id, "clause": clause, **facts}


GOOD: dict[str, dict[str, Any]] = {
    SHOP: {
        "title": "Online shop products",
        "table": "products",
        "fields": [
            column("product_id", "id.template", None, template="P{seq:5}"),
            column("product_name", "commerce.product.name", "product names"),
            column("category", "commerce.product.category", "categories"),
            column("brand", "commerce.product.brand", "brands"),
            column("price", "commerce.product.price", "prices", min=5, max=1500),
            column("rating", "commerce.product.rating", "customer ratings", min=1, max=5),
            column("review_count", "number.integer", "customer ratings", min=0, max=5000, distribution="lognormal", mean=120, stddev=200),
        ],
    },
    HOSPITAL: {
        "title": "Patient records",
        "table": "patients",
        "fields": [
            column("patient_id", "health.patient.id", None, unique=True),
            column("name", "person.name", "demographics"),
            column("age", "person.age", "demographics", min=0, max=95),
            column("gender", "person.gender", "demographics"),
            column("blood_type", "health.patient.blood_type", "demographics"),
            column("condition", "health.case.condition", "medical conditions"),
            column("medication", "health.case.medication", "medical conditions"),
            column("admitted_on", "date", "treatment dates", start="2025-01-01", end="2025-12-01"),
            column("discharged_on", "date", "treatment dates", after="admitted_on", min_offset=1, max_offset=14, unit="day"),
            column("billing_amount", "health.case.billing_amount", "billing information"),
            column("insurance_provider", "health.patient.insurance_provider", "billing information", null_fraction=0.05),
            column("payment_status", "category", "billing information", values=["paid", "pending", "denied"], weights=[0.7, 0.2, 0.1]),
        ],
        "constraints": [{"kind": "inequality", "fields": ["admitted_on", "discharged_on"], "total": None}],
    },
    BANK: {
        "title": "Bank transactions",
        "table": "transactions",
        "fields": [
            column("transaction_id", "id.uuid", None),
            column("account_number", "finance.account.number", "account numbers"),
            column("transaction_type", "finance.transaction.type", "transaction types"),
            column("amount", "finance.transaction.amount", "amounts"),
            column("transaction_date", "datetime", "dates", start="2025-01-01", end="2025-12-31"),
            column("merchant", "finance.transaction.merchant", "merchant information"),
            column("merchant_category", "finance.transaction.category", "merchant information"),
            column("merchant_city", "finance.transaction.merchant_city", "merchant information"),
        ],
    },
}
