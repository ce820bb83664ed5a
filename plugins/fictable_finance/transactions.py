"""Transactions: type, merchant, category, amount, channel and risk of one movement of money."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_finance.fraud import CHANNELS, MERCHANTS, add_risk, set_cents
from fictable_finance.ranges import TEXT, bounded, convert_dollars, fit_money, write_digits

TYPES = Pool.read(__package__, "data/transaction_types.csv", weight="share", types={"sign": "int64"})
STATUSES = Pool(
    {"Completed": 93, "Pending": 4, "Failed": 2, "Reversed": 1},
    de=["Abgeschlossen", "Ausstehend", "Fehlgeschlagen", "Storniert"],
    fr=["Terminée", "En attente", "Échouée", "Annulée"],
    es=["Completada", "Pendiente", "Fallida", "Revertida"],
)
DIRECTIONS = Pool(["Debit", "Credit"], de=["Soll", "Haben"], fr=["Débit", "Crédit"], es=["Cargo", "Abono"])
MARKS = {
    "POS": "POS ",
    "Online": "WEB ",
    "Mobile App": "APP ",
    "ACH": "ACH ",
    "SEPA": "SEPA ",
    "PIX": "PIX ",
    "Bank Transfer": "TRF ",
    "ATM": "ATM WDL ",
    "Branch": "BR ",
    "System": "",
}

transaction = Entity(
    "finance.transaction",
    TYPES,
    MERCHANTS,
    CHANNELS,
    title="Transaction",
    phrases=(
        "transaction",
        "financial transaction",
        "bank transaction",
        "credit card transaction",
        "payment transaction",
        "bank statement",
    ),
)
transaction.field(
    "type",
    title="Transaction type",
    phrases=("transaction type", "type of transaction", "txn type", "trans type", "transaction kind"),
    in_context=("type",),
)
transaction.field(
    "merchant",
    title="Merchant name",
    phrases=(
        "merchant",
        "merchant name",
        "payee",
        "merchant information",
        "merchant info",
        "merchant details",
        "counterparty",
        "beneficiary",
    ),
    in_context=("vendor", "store"),
)
transaction.field(
    "category",
    title="Merchant category",
    phrases=("merchant category", "spending category", "transaction category", "merchant type"),
    in_context=("category",),
)
transaction.field("mcc", title="Merchant category code", phrases=("MCC", "merchant category code", "MCC code"))
transaction.field(
    "channel", title="Transaction channel", phrases=("transaction channel", "banking channel", "transaction mode"), in_context=("channel",)
)


@transaction.field(
    "id",
    title="Transaction number",
    capacity=10**9,
    phrases=("transaction id", "transaction number", "txn id", "trans id", "transaction reference", "transaction no", "transaction ref"),
    in_context=("reference", "reference number"),
)
def number_transaction(rows: Rows) -> Any:
    return "TXN" + write_digits(rows.draw("id").distinct(10**9), 9)


transaction.hidden("cents")(lambda rows: convert_dollars(rows, set_cents(rows)))
add_risk(transaction)


@transaction.field(
    "amount",
    title="Transaction amount",
    storage="decimal",
    decimals=2,
    params={**bounded("number", 0, 10**9), "signed": {"type": "boolean", "default": False, "description": "debits negative"}},
    examples=({"signed": True}, {"min": 5, "max": 2000}),
    phrases=("transaction amount", "txn amount", "transaction value", "amount of transaction", "trans amount", "payment amount"),
    in_context=("amount", "amt", "value", "sum"),
)
def show_amount(rows: Rows) -> Any:
    amount = fit_money(rows, rows["cents"] / 100)
    return amount * rows["sign"] if rows.params["signed"] else amount


@transaction.field(
    "direction",
    title="Debit or credit",
    phrases=("debit or credit", "debit/credit", "credit or debit indicator", "transaction direction", "debit credit indicator"),
    in_context=("direction",),
)
def show_direction(rows: Rows) -> Any:
    return DIRECTIONS.load(rows.locale).columns["value"][(np.asarray(rows["sign"]) > 0).astype(np.int64)]


@transaction.field("merchant_id", title="Merchant number", phrases=("merchant id", "merchant number", "merchant code"))
def number_merchant(rows: Rows) -> Any:
    """M, the category's code and two digits that belong to the merchant's name."""
    return "M" + np.asarray(rows["mcc"]) + write_digits(np.strings.str_len(np.asarray(rows["merchant"])) * 7 % 90 + 10, 2)


@transaction.field(
    "merchant_city", phrases=("merchant city", "merchant location", "transaction location", "transaction city"), in_context=("location",)
)
def show_city(rows: Rows) -> Any:
    return rows.entity("place")["city"]


@transaction.field("status", title="Transaction status", phrases=("transaction status", "txn status"), in_context=("status",))
def pick_status(rows: Rows) -> Any:
    return rows.draw("status").pick(STATUSES)


@transaction.field(
    "description",
    title="Statement text",
    phrases=(
        "transaction description",
        "statement text",
        "transaction details",
        "memo",
        "transaction memo",
        "payment reference",
        "narrative",
        "transaction note",
    ),
    in_context=("description", "details"),
)
def describe(rows: Rows) -> Any:
    """As statements print it: channel, merchant in capitals, a number."""
    channel = np.asarray(rows["channel"])
    mark: Any = np.full(len(rows), "", TEXT)
    for name, text in MARKS.items():
        mark = np.where(channel == name, np.array(text, TEXT), mark)
    return mark + np.strings.upper(np.asarray(rows["merchant"])) + " #" + write_digits(rows.draw("number").integer(1000, 9999), 4)


@transaction.field(
    "balance_after",
    title="Balance after the transaction",
    storage="decimal",
    decimals=2,
    phrases=(
        "balance after transaction",
        "balance after",
        "running balance",
        "post transaction balance",
        "new balance",
        "remaining balance",
    ),
    in_context=("balance",),
)
def show_balance(rows: Rows) -> Any:
    return convert_dollars(rows, rows.draw("balance").lognormal(7.9, 1.1) * 100) / 100
