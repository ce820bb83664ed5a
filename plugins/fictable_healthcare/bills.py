"""The bill of a case: total, what the insurance covers and what the patient owes add up; claim and payment agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, add_days, write_digits

PAYMENTS: Final = Pool({"Insurance": 62, "Credit card": 15, "Debit card": 8, "Check": 6, "Payment plan": 5, "Bank transfer": 3, "Cash": 1})
CLAIMS: Final = Pool.read(__package__, "data/claim_status.csv", weight="share")
DENIALS: Final = Pool({"Service not covered": 28, "Prior authorization missing": 24, "Out-of-network provider": 16, "Duplicate claim": 12,
    "Coding error": 12, "Coverage expired": 8})  # fmt: skip

bill = Entity("health.medical_bill", title="Medical bill", phrases=("medical bill", "hospital bill", "medical claim",
    "health insurance claim", "medical billing", "healthcare billing", "patient bill", "encounter", "healthcare claim"))  # fmt: skip


@bill.field("id", title="Bill number", capacity=10**6, phrases=("bill id", "bill number", "medical bill id", "hospital invoice number",
    "billing id", "statement number"))  # fmt: skip
def number_bill(rows: Rows) -> Any:
    return "MB-" + write_digits(rows.draw("id").distinct(10**6), 6)


@bill.field("claim_id", title="Claim number", capacity=10**7, phrases=("medical claim id", "health claim id", "medical claim number"),
    in_context=("claim id", "claim number"))  # fmt: skip
def number_claim(rows: Rows) -> Any:
    return "CLM" + write_digits(rows.draw("claim").distinct(10**7), 8)


@bill.hidden("kind")
def know_insurance(rows: Rows) -> Any:
    """Private, Medicare …; others than the American words count as insured."""
    return np.asarray(rows.entity("health.patient")["insurer"]["insurance_type"])


@bill.hidden("cents")
def know_total(rows: Rows) -> Any:
    """The bill of the case in whole cents."""
    return np.rint(np.asarray(rows.entity("health.case")["billing_amount fact"]) * 100.0)


@bill.hidden("claim")
def choose_claim(rows: Rows) -> Any:
    """What became of the claim."""
    insured = ~np.isin(rows["kind"], np.array(["Self-pay", "Selbstzahler"], TEXT))
    who = np.where(insured, np.array("insured", TEXT), np.array("self-pay", TEXT))
    return rows.draw("claim").pick(CLAIMS, who=who)


@bill.hidden("covered cents")
def cover(rows: Rows) -> Any:
    """Nothing without insurance or after a denial; else 70 to 98 % beyond the deductible."""
    paying = np.isin(np.asarray(rows["claim"]["claim_status"]), np.array(["Approved", "Paid", "Pending", "Submitted",
        "Partially approved"], TEXT))  # fmt: skip
    partial = np.asarray(rows["claim"]["claim_status"]) == "Partially approved"
    rate = rows.draw("rate").uniform(0.72, 0.98) * np.where(partial, 0.55, 1.0)
    deductible = np.array([0, 5000, 10_000, 25_000, 50_000, 100_000])[rows.draw("deductible").integer(0, 5)]
    return np.where(paying, np.rint(np.maximum(rows["cents"] - deductible, 0.0) * rate), 0.0)


@bill.field("total", title="Total charges", storage="decimal", decimals=2, phrases=("medical bill total", "total medical charges",
    "claim amount submitted", "total hospital charges"), in_context=("total amount", "total", "claim amount",
    "amount charged"))  # fmt: skip
def show_total(rows: Rows) -> Any:
    return rows["cents"].astype(np.int64)


@bill.field("insurance_covered", title="Paid by the insurance", storage="decimal", decimals=2, phrases=("insurance covered",
    "insurance coverage amount", "insurance paid", "amount covered by insurance", "payer coverage", "covered amount", "insurance payment",
    "insurance amount", "paid by insurance", "coverage amount"), in_context=("covered", "amount covered", "allowed amount"))  # fmt: skip
def show_covered(rows: Rows) -> Any:
    return rows["covered cents"].astype(np.int64)


@bill.field("patient_due", title="Owed by the patient", storage="decimal", decimals=2, phrases=("patient responsibility",
    "patient payment", "out of pocket", "out-of-pocket cost", "out of pocket cost", "patient due", "amount due from patient",
    "patient share", "patient balance", "patient amount"), in_context=("balance due", "amount due"))  # fmt: skip
def show_due(rows: Rows) -> Any:
    return (rows["cents"] - rows["covered cents"]).astype(np.int64)


@bill.field("payment_method", title="Payment method", phrases=("medical bill payment method", "patient payment method"),
    in_context=("payment method", "payment type"))  # fmt: skip
def draw_payment(rows: Rows) -> Any:
    own = rows["covered cents"] == 0
    drawn = np.asarray(rows.draw("payment").pick(PAYMENTS))
    return np.where(own & (drawn == "Insurance"), np.array("Payment plan", TEXT), drawn)


@bill.field("payment_status", title="Payment status", phrases=("medical bill payment status", "bill status"),
    in_context=("payment status", "billing status"))  # fmt: skip
def name_payment_status(rows: Rows) -> Any:
    return rows["claim"]["payment_status"]


@bill.field("claim_status", title="Claim status", phrases=("medical claim status", "health claim status"), in_context=("claim status",))
def name_claim_status(rows: Rows) -> Any:
    return rows["claim"]["claim_status"]


@bill.field("denial_reason", title="Reason of a denial", phrases=("claim denial reason", "denial reason"))
def draw_denial(rows: Rows) -> Any:
    return rows.draw("denial").pick(DENIALS)


@bill.field("billing_date", title="Billing date", storage="date32", phrases=("billing date", "medical bill date", "statement date",
    "date billed", "bill date"))  # fmt: skip
def show_billing_day(rows: Rows) -> Any:
    return rows["day"]


@bill.hidden("day")
def choose_day(rows: Rows) -> Any:
    """One to three weeks after the discharge."""
    return add_days(rows.entity("health.stay")["day out"], rows.draw("wait").integer(1, 21))


@bill.field("due_date", title="Due date", storage="date32", phrases=("medical bill due date", "bill due date"), in_context=("due date",
    "payment due date"))  # fmt: skip
def show_due_day(rows: Rows) -> Any:
    return add_days(rows["day"], 30)
