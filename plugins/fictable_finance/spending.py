"""Money that a firm spends and receives: expenses, budgets and payments."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_finance.ranges import TEXT, bounded, convert_dollars, fit_money, fit_range, write_digits

EXPENSES = Pool.read(__package__, "data/expenses.csv", weight="share", types={"median": "float64", "spread": "float64"})
PAYMENT_METHODS = Pool({"Corporate Card": 62, "Personal Card": 20, "Bank Transfer": 12, "Cash": 6})
APPROVALS = Pool({"Approved": 58, "Reimbursed": 20, "Submitted": 14, "Rejected": 4, "Draft": 4})
DEPARTMENTS = Pool(
    {
        "Sales": 17,
        "Marketing": 15,
        "Engineering": 16,
        "Operations": 14,
        "Human Resources": 9,
        "Finance": 8,
        "IT": 11,
        "Customer Support": 7,
        "Legal": 3,
    }
)
BUDGET_LINES = Pool(
    {
        "Salaries": 18,
        "Software": 14,
        "Travel": 13,
        "Advertising": 11,
        "Training": 9,
        "Equipment": 10,
        "Consulting": 9,
        "Office Supplies": 8,
        "Facilities": 8,
    }
)
PAY_STATUSES = Pool(
    {"Completed": 86, "Pending": 6, "Failed": 5, "Refunded": 3},
    de=["Abgeschlossen", "Ausstehend", "Fehlgeschlagen", "Erstattet"],
    fr=["Effectué", "En attente", "Échoué", "Remboursé"],
    es=["Completado", "Pendiente", "Fallido", "Reembolsado"],
)
PAY_METHODS = Pool(
    {"Credit Card": 44, "Debit Card": 20, "Bank Transfer": 14, "PayPal": 12, "Direct Debit": 6, "Check": 4},
    de=["Kreditkarte", "Debitkarte", "Überweisung", "PayPal", "Lastschrift", "Scheck"],
    fr=["Carte de crédit", "Carte de débit", "Virement", "PayPal", "Prélèvement", "Chèque"],
    es=["Tarjeta de crédito", "Tarjeta de débito", "Transferencia", "PayPal", "Domiciliación", "Cheque"],
)
GATEWAYS = Pool({"Stripe": 48, "Adyen": 20, "Square": 18, "Braintree": 14})

expense = Entity(
    "finance.expense",
    EXPENSES,
    title="Business expense",
    phrases=("expense", "expense report", "expense claim", "reimbursement", "business expense"),
)
expense.field(
    "expense_category",
    title="Expense category",
    phrases=("expense category", "expense type", "type of expense", "cost category"),
    in_context=("category",),
)
expense.field("item", title="What was bought", phrases=("expense description", "expense item"), in_context=("description", "item"))


@expense.field(
    "amount",
    title="Expense amount",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**7),
    phrases=(
        "expense amount",
        "reimbursement amount",
    ),
    in_context=("amount spent", "amount", "cost"),
)
def show_expense(rows: Rows) -> Any:
    return fit_range(rows, np.rint(rows.draw("amount").lognormal(portable.log(np.asarray(rows["median"])), rows["spread"]) * 100) / 100)


@expense.field("payment_method", title="How an expense was paid", in_context=("payment method", "paid with", "payment type"))
def pick_expense_method(rows: Rows) -> Any:
    return rows.draw("method").pick(PAYMENT_METHODS)


@expense.field(
    "status", title="Expense status", phrases=("expense status", "approval status", "reimbursement status"), in_context=("status",)
)
def pick_approval(rows: Rows) -> Any:
    return rows.draw("status").pick(APPROVALS)


@expense.field("receipt", title="Receipt attached", storage="bool", phrases=("receipt attached", "has receipt", "receipt available"))
def choose_receipt(rows: Rows) -> Any:
    return rows.draw("receipt").chance(0.91)


budget = Entity(
    "finance.budget", title="Budget line", phrases=("budget", "budgeting", "financial plan", "departmental budget", "cost center")
)


@budget.field("department", title="Department with a budget", in_context=("department", "team"))
def pick_department(rows: Rows) -> Any:
    return rows.draw("department").pick(DEPARTMENTS)


@budget.field(
    "line", title="Budget category", phrases=("budget category", "budget line", "budget item", "line item name"), in_context=("category",)
)
def pick_line(rows: Rows) -> Any:
    return rows.draw("line").pick(BUDGET_LINES)


@budget.field("cost_center", phrases=("cost center", "cost centre", "cost center code"))
def pick_center(rows: Rows) -> Any:
    return rows.draw("center").text("CC-[1-9][0-9]0")


@budget.field(
    "quarter", title="Fiscal quarter", phrases=("fiscal quarter", "budget period", "quarter", "fiscal period"), in_context=("period",)
)
def pick_quarter(rows: Rows) -> Any:
    quarter = rows.draw("quarter").integer(0, 7)
    return write_digits(rows.as_of.year - 2 + quarter // 4, 4) + "-Q" + write_digits(quarter % 4 + 1, 1)


@budget.field("fiscal_year", storage="int32", phrases=("fiscal year", "budget year", "financial year"), in_context=("year",))
def pick_year(rows: Rows) -> Any:
    return rows.as_of.year - rows.draw("year").integer(0, 3)


@budget.hidden("planned")
def set_planned(rows: Rows) -> Any:
    """Log-normal; pay is many times what is spent on travel or training."""
    line, lines = np.asarray(rows["line"]), BUDGET_LINES.load(rows.locale).columns["value"]
    scale = np.select([line == lines[0], line == lines[2], line == lines[4]], [11.0, 0.5, 0.4], 1.0)
    return np.maximum(np.rint(scale * rows.draw("planned").lognormal(10.6, 0.8) / 500) * 500, 500.0)


@budget.hidden("used")
def set_used(rows: Rows) -> Any:
    return np.rint(rows["planned"] * rows.draw("used").lognormal(-0.03, 0.14) * 100) / 100


@budget.field(
    "budgeted",
    title="Budgeted amount",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**8),
    phrases=("budget amount", "budgeted amount", "allocated budget", "planned amount", "budget allocated", "planned budget"),
    in_context=("budget", "amount"),
)
def show_planned(rows: Rows) -> Any:
    return fit_range(rows, rows["planned"])


@budget.field(
    "actual",
    title="Actual amount",
    storage="decimal",
    decimals=2,
    phrases=("actual amount", "actual spend", "actual spending", "actual expenses", "actual cost"),
    in_context=("actual", "spent"),
)
def show_used(rows: Rows) -> Any:
    return rows["used"]


@budget.field(
    "variance",
    title="Budget less actual",
    storage="decimal",
    decimals=2,
    phrases=("budget variance", "variance amount"),
    in_context=("variance",),
)
def show_variance(rows: Rows) -> Any:
    return rows["planned"] - rows["used"]


@budget.field(
    "variance_percent",
    title="Variance (%)",
    storage="float64",
    decimals=1,
    phrases=("variance percent", "variance percentage", "budget variance percent"),
)
def show_variance_percent(rows: Rows) -> Any:
    return (rows["planned"] - rows["used"]) / rows["planned"] * 100


@budget.field("status", title="Budget status", phrases=("budget status",), in_context=("status",))
def show_budget_status(rows: Rows) -> Any:
    share = rows["used"] / rows["planned"]
    return np.select([share > 1.02, share > 0.95], ["Over Budget", "On Budget"], "Under Budget").astype(TEXT)


payment = Entity(
    "finance.payment", title="Payment", phrases=("payment", "payment record", "online payment", "payment processing", "payout record")
)


@payment.field("id", title="Payment number", capacity=10**8, phrases=("payment id", "payment number", "payment reference number"))
def number_payment(rows: Rows) -> Any:
    return "PAY-" + write_digits(rows.draw("id").distinct(10**8), 8)


@payment.hidden("cents")
def set_payment(rows: Rows) -> Any:
    return convert_dollars(rows, np.maximum(np.rint(rows.draw("amount").lognormal(4.2, 1.0) * 100), 100))


@payment.field(
    "amount",
    title="Paid amount",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**8),
    phrases=("amount of payment", "payment total"),
    in_context=("amount", "amount paid"),
)
def show_payment(rows: Rows) -> Any:
    return fit_money(rows, rows["cents"] / 100)


@payment.hidden("fee_cents")
def set_fee(rows: Rows) -> Any:
    """2.9 % and 30 cents, the usual fee for cards."""
    return np.floor(rows["cents"] * 0.029 + 30.5).astype(np.int64)


@payment.field(
    "fee",
    title="Processing fee",
    storage="decimal",
    decimals=2,
    phrases=("processing fee", "transaction fee", "payment fee", "service charge", "bank fee"),
    in_context=("fee",),
)
def show_fee(rows: Rows) -> Any:
    return rows["fee_cents"]


@payment.field(
    "net", title="Amount less fee", storage="decimal", decimals=2, phrases=("net payment", "amount after fees"), in_context=("net amount",)
)
def show_net_payment(rows: Rows) -> Any:
    return rows["cents"] - rows["fee_cents"]


@payment.field("status", title="Payment status", phrases=("payment status", "payment state"), in_context=("status",))
def pick_payment_status(rows: Rows) -> Any:
    return rows.draw("status").pick(PAY_STATUSES)


@payment.hidden("way")
def pick_way(rows: Rows) -> Any:
    return rows.draw("method").pick(PAY_METHODS)


@payment.field("method", title="Payment method", in_context=("payment method", "method", "payment type"))
def show_way(rows: Rows) -> Any:
    return rows["way"]


@payment.field(
    "gateway",
    title="Payment gateway",
    phrases=("payment gateway", "payment processor", "payment provider"),
    in_context=("gateway", "processor"),
)
def pick_gateway(rows: Rows) -> Any:
    """PayPal processes its own payments."""
    return np.where(np.asarray(rows["way"]) == "PayPal", np.array("PayPal", TEXT), rows.draw("gateway").pick(GATEWAYS))
