"""Invoices: what was delivered, net and gross amounts, terms and state."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_finance.ranges import TEXT, bounded, convert_dollars, fit_money, write_digits

SERVICES = Pool.read(__package__, "data/services.csv", weight="share", types={"median": "float64", "spread": "float64"})
TERM_DAYS = np.array([30, 30, 30, 14, 15, 45, 60])
TERM_NAMES = np.array(["Net 30", "Net 30", "Net 30", "Net 14", "Net 15", "Net 45", "Net 60"], TEXT)
INVOICE_STATES = ("Paid", "Sent", "Overdue", "Draft", "Cancelled")
INVOICE_SHARES = np.array([0.72, 0.84, 0.94, 0.97])
LABELS = {
    "en": INVOICE_STATES,
    "de": ("Bezahlt", "Offen", "Überfällig", "Entwurf", "Storniert"),
    "fr": ("Payée", "Envoyée", "En retard", "Brouillon", "Annulée"),
    "es": ("Pagada", "Enviada", "Vencida", "Borrador", "Anulada"),
}
VAT = {
    "en": ([0.0, 5.0, 6.25, 7.25, 8.25]),
    "en_GB": [20.0, 20.0, 20.0, 5.0, 0.0],
    "de": [19.0, 19.0, 19.0, 7.0],
    "fr": [20.0, 20.0, 10.0, 5.5],
    "es": [21.0, 21.0, 10.0],
    "it": [22.0, 22.0, 10.0],
    "nl": [21.0, 21.0, 9.0],
    "pt": [23.0, 23.0, 13.0, 6.0],
    "ja": [10.0, 10.0, 8.0],
    "vi": [10.0, 10.0, 8.0, 5.0],
    "zh": [13.0, 13.0, 9.0, 6.0],
    "de_AT": [20.0, 20.0, 10.0],
    "de_CH": [8.1, 8.1, 2.6],
    "fr_BE": [21.0, 21.0, 6.0],
    "fr_CH": [8.1, 8.1, 2.6],
    "es_MX": [16.0, 16.0, 0.0],
    "en_AU": [10.0, 10.0, 0.0],
    "en_IN": [18.0, 18.0, 12.0, 5.0],
    "en_IE": [23.0, 23.0, 13.5],
}

invoice = Entity(
    "finance.invoice",
    SERVICES,
    title="Invoice",
    phrases=("invoice", "bill", "billing", "accounts receivable", "accounts payable", "billing record"),
)
invoice.field(
    "service",
    title="Invoiced goods or services",
    phrases=("invoice description", "billed item", "service description", "invoice item"),
    in_context=("description", "service", "item"),
)


@invoice.field(
    "number",
    title="Invoice number",
    capacity=10**6,
    phrases=("invoice number", "invoice no", "invoice id", "invoice reference", "invoice #"),
    in_context=("bill number",),
)
def number_invoice(rows: Rows) -> Any:
    return "INV-" + write_digits(rows.draw("number").distinct(10**6), 6)


@invoice.hidden("cents")
def set_net(rows: Rows) -> Any:
    amount = rows.draw("amount").lognormal(portable.log(np.asarray(rows["median"])), rows["spread"])
    return convert_dollars(rows, np.where(amount > 2000, np.rint(amount / 10) * 1000, np.rint(amount * 100)))


@invoice.field(
    "amount",
    title="Net amount",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**9),
    phrases=(
        "invoice amount",
        "net invoice amount",
        "billed amount",
        "amount billed",
    ),
    in_context=("bill amount", "billing amount", "amount", "subtotal", "net"),
)
def show_net(rows: Rows) -> Any:
    return fit_money(rows, rows["cents"] / 100)


@invoice.hidden("percent")
def pick_percent(rows: Rows) -> Any:
    rates = np.array(rows.localized(VAT))
    return rates[rows.draw("percent").integer(0, len(rates) - 1)]


@invoice.field(
    "tax_rate", title="Tax rate (%)", storage="float64", decimals=2, phrases=("invoice tax rate",), in_context=("tax rate", "VAT rate")
)
def show_percent(rows: Rows) -> Any:
    return rows["percent"]


@invoice.hidden("tax_cents")
def set_tax(rows: Rows) -> Any:
    return np.floor(rows["cents"] * rows["percent"] / 100 + 0.5).astype(np.int64)


@invoice.field("tax", title="Tax", storage="decimal", decimals=2, phrases=("invoice tax",), in_context=("tax", "tax amount", "VAT"))
def show_tax(rows: Rows) -> Any:
    return rows["tax_cents"]


@invoice.field(
    "total",
    title="Gross amount",
    storage="decimal",
    decimals=2,
    phrases=("invoice total", "gross amount", "total invoice amount", "billing total"),
    in_context=("total", "total amount", "amount due"),
)
def show_total(rows: Rows) -> Any:
    return rows["cents"] + rows["tax_cents"]


@invoice.hidden("state")
def pick_state(rows: Rows) -> Any:
    return np.searchsorted(INVOICE_SHARES, rows.draw("state").uniform(), side="right")


@invoice.field(
    "status", title="Invoice status", phrases=("invoice status", "billing status"), in_context=("bill status", "status", "payment status")
)
def show_state(rows: Rows) -> Any:
    return np.array(rows.localized(LABELS), TEXT)[rows["state"]]


@invoice.hidden("term")
def pick_term(rows: Rows) -> Any:
    return rows.draw("term").integer(0, len(TERM_DAYS) - 1)


@invoice.hidden("days")
def read_days(rows: Rows) -> Any:
    """Days until the invoice is due."""
    return TERM_DAYS[rows["term"]]


@invoice.field("terms", title="Payment terms", phrases=("payment terms", "terms of payment", "invoice terms"), in_context=("terms",))
def show_terms(rows: Rows) -> Any:
    return TERM_NAMES[rows["term"]]
