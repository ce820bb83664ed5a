"""Dates and single values of finance: dates that follow others of the table, home currency, tax numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import numpy as np

from fictable import ColumnPlan, Context, FieldSpec, FieldType, Moment, Offset, Pool, Rows
from fictable_finance.ranges import DATE_PARAMS, TEXT, find_sibling, plan_date
from fictable_finance.tax_numbers import TAX_NUMBER

INVOICE_DATES: Final = (
    "invoice_date",
    "issue_date",
    "billing_date",
    "bill_date",
    "date",
    "issued_at",
    "rechnungsdatum",
    "date_de_facture",
    "fecha_de_factura",
)
DUE_DATES: Final = ("due_date", "payment_due_date", "faelligkeitsdatum", "fälligkeitsdatum", "date_d_echeance", "fecha_de_vencimiento")
STATUS_NAMES: Final = ("status", "invoice_status", "payment_status", "estado", "statut")
POLICY_DATES: Final = (
    "policy_start_date",
    "policy_bind_date",
    "policy_effective_date",
    "policy_date",
    "effective_date",
    "start_date",
    "bind_date",
)
POLICY_ENDS: Final = ("policy_end_date", "end_date", "expiry_date", "policy_expiry_date", "policy_expiration_date", "expiration_date")
POLICY_LABELS: Final = {
    "en": ("Active", "Expired", "Cancelled", "Lapsed"),
    "de": ("Aktiv", "Abgelaufen", "Gekündigt", "Ruhend"),
    "fr": ("Actif", "Expiré", "Résilié", "Suspendu"),
    "es": ("Activa", "Vencida", "Cancelada", "Suspendida"),
}
INCIDENT_DATES: Final = ("incident_date", "date_of_loss", "loss_date", "accident_date", "date_of_incident")
CLAIM_DATES: Final = ("claim_date", "filed_date", "date_filed", "reported_date", "report_date", "claim_filed_date")
# Chance of a card or account movement in each hour of the day, in per mille.
HOURS: Final = np.cumsum([8, 5, 4, 3, 4, 8, 18, 35, 50, 58, 63, 68, 78, 72, 64, 62, 64, 72, 76, 66, 50, 36, 23, 13]) / 1000
CURRENCIES: Final = Pool(
    {"USD": 985, "EUR": 8, "GBP": 4, "CAD": 3},
    en_GB={"GBP": 88, "EUR": 8, "USD": 4},
    en_CA={"CAD": 90, "USD": 10},
    en_AU={"AUD": 94, "USD": 6},
    de={"EUR": 93, "USD": 5, "CHF": 2},
    de_CH={"CHF": 90, "EUR": 10},
    fr={"EUR": 94, "USD": 6},
    es={"EUR": 95, "USD": 5},
    it={"EUR": 96, "USD": 4},
    nl={"EUR": 95, "USD": 5},
    pt={"EUR": 95, "USD": 5},
    pt_BR={"BRL": 96, "USD": 4},
    es_MX={"MXN": 94, "USD": 6},
    ja={"JPY": 99, "USD": 1},
    zh={"CNY": 97, "USD": 3},
    vi={"VND": 99, "USD": 1},
    pl={"PLN": 94, "EUR": 6},
)
DAY: Final = 86_400
Mapper = Callable[[FieldSpec, Context], Moment | Offset | ColumnPlan]


def find_state(field: FieldSpec, context: Context) -> bool:
    """Whether the table shows the status of the pack's invoices."""
    name = find_sibling(field, context, STATUS_NAMES)
    return name is not None and context.field(name).type == "finance.invoice.status"


def map_invoice_date(field: FieldSpec, context: Context) -> Moment | Offset | ColumnPlan:
    """In the last two years; open invoices are of the last days, overdue ones are older than their term."""
    plan = plan_date(field, context, bases=(), low=0, high=0)
    if not isinstance(plan, Moment) or not find_state(field, context) or plan.high - plan.low < 200:
        return plan

    def compute(rows: Rows) -> Any:
        state, days = rows.entity("finance.invoice")["state"], rows.entity("finance.invoice")["days"]
        youngest = np.select([state == 0, state == 2], [days, days + 1], 0)
        oldest = np.select([(state == 1) | (state == 3), state == 2], [np.minimum(days, 14), days + 90], plan.high - plan.low)
        return (plan.high - rows.draw("age").integer(youngest, oldest)).astype("datetime64[D]")

    return ColumnPlan(compute)


def map_due_date(field: FieldSpec, context: Context) -> Moment | Offset | ColumnPlan:
    """As many days after the invoice as its payment terms say."""
    base = find_sibling(field, context, INVOICE_DATES)
    if base is None or context.storage(base) != "date32" or not field.params.keys().isdisjoint(("start", "end", "after")):
        return plan_date(field, context, bases=INVOICE_DATES, low=14, high=45)
    return ColumnPlan(lambda rows: np.asarray(rows[base]) + np.asarray(rows.entity("finance.invoice")["days"]).astype("timedelta64[D]"))


def map_payment_date(field: FieldSpec, context: Context) -> Moment | Offset:
    """2 to 30 days after the invoice."""
    return plan_date(field, context, bases=INVOICE_DATES[:4], low=2, high=30)


def map_policy_start(field: FieldSpec, context: Context) -> Moment | Offset:
    """In the last two years; where the table has claims, so early that they have room."""
    claimed = find_sibling(field, context, (*INCIDENT_DATES, *CLAIM_DATES))
    return plan_date(field, context, bases=(), low=0, high=0, slack=365 if claimed else 0)


def map_policy_status(field: FieldSpec, context: Context) -> ColumnPlan:
    """Active until the policy's end, then expired; a few are cancelled or lapsed."""
    end = find_sibling(field, context, POLICY_ENDS)
    known = end is not None and context.storage(end) == "date32"

    def compute(rows: Rows) -> Any:
        draw = rows.draw("status").uniform()
        today = np.datetime64(rows.as_of.date(), "D")
        over = np.asarray(rows[str(end)]) < today if known else draw < 0.14
        labels = np.array(rows.localized(POLICY_LABELS), TEXT)
        return labels[np.select([draw > 0.95, draw > 0.90, over], [3, 2, 1], 0)]

    return ColumnPlan(compute)


def map_policy_end(field: FieldSpec, context: Context) -> Moment | Offset:
    """One year after the start."""
    return plan_date(field, context, bases=POLICY_DATES, low=365, high=365)


def map_incident_date(field: FieldSpec, context: Context) -> Moment | Offset:
    """Within the year after the policy began."""
    return plan_date(field, context, bases=POLICY_DATES, low=10, high=300, slack=60)


def map_claim_date(field: FieldSpec, context: Context) -> Moment | Offset:
    """0 to 21 days after the incident."""
    if find_sibling(field, context, INCIDENT_DATES) is not None:
        return plan_date(field, context, bases=INCIDENT_DATES, low=0, high=21)
    return plan_date(field, context, bases=POLICY_DATES, low=10, high=300, slack=60)


def map_settlement_date(field: FieldSpec, context: Context) -> Moment | Offset:
    """7 to 60 days after the claim."""
    bases: Sequence[str] = (*CLAIM_DATES, *INCIDENT_DATES)
    return plan_date(field, context, bases=bases, low=7, high=60)


def map_transaction_date(field: FieldSpec, context: Context) -> Moment | Offset:
    """A day of the last two years."""
    return plan_date(field, context, bases=(), low=0, high=0)


def map_transaction_time(field: FieldSpec, context: Context) -> ColumnPlan | Offset:
    """A moment of the last two years, more often by day than by night."""
    plan = plan_date(field, context, bases=(), low=0, high=0)
    if not isinstance(plan, Moment):
        return plan

    def compute(rows: Rows) -> Any:
        day = rows.draw("day").integer(plan.low, plan.high)
        hour = np.searchsorted(HOURS, rows.draw("hour").uniform(), side="right").clip(max=23)
        return (day * DAY + hour * 3600 + rows.draw("second").integer(0, 3599)).astype("datetime64[s]")

    return ColumnPlan(compute)


def make_date_types() -> tuple[FieldType, ...]:
    """Dates of transactions, invoices and claims."""
    return (*_make_transaction_dates(), *_make_invoice_dates(), *_make_policy_dates(), *_make_claim_dates())


def _make_date(name: str, mapper: Mapper, title: str, phrases: tuple[str, ...], in_context: tuple[str, ...] = ()) -> FieldType:
    return FieldType(
        f"finance.{name}", mapper=mapper, title=title, phrases=phrases, in_context=in_context, storage="date32", params=DATE_PARAMS
    )


def _make_transaction_dates() -> Iterator[FieldType]:
    phrases = ("transaction date", "date of transaction", "posting date", "value date", "txn date", "trans date")
    yield _make_date("transaction_date", map_transaction_date, "Transaction date", phrases, ("booking date",))
    yield FieldType(
        "finance.transaction_time",
        mapper=map_transaction_time,
        title="Transaction date and time",
        storage="timestamp[s]",
        params=DATE_PARAMS,
        phrases=("transaction timestamp", "transaction datetime", "transaction date and time", "transaction date time"),
        in_context=("timestamp",),
    )


def _make_invoice_dates() -> Iterator[FieldType]:
    phrases: tuple[str, ...] = ("invoice date", "date of invoice", "issue date")
    yield _make_date("invoice_date", map_invoice_date, "Invoice date", phrases, ("bill date", "billing date"))
    phrases = ("due date", "payment due date", "date due", "invoice due date")
    yield _make_date("due_date", map_due_date, "Due date", phrases)
    phrases = ("payment date", "date paid", "paid date", "date of payment", "paid on")
    yield _make_date("payment_date", map_payment_date, "Payment date", phrases)


def _make_policy_dates() -> Iterator[FieldType]:
    phrases: tuple[str, ...] = (
        "policy start date", "policy bind date", "policy effective date", "policy start", "policy inception date"
    )  # fmt: skip
    yield _make_date("policy_start", map_policy_start, "Start of a policy", phrases)
    phrases = ("policy end date", "policy expiry date", "policy end", "policy expiration date")
    yield _make_date("policy_end", map_policy_end, "End of a policy", phrases)


def _make_claim_dates() -> Iterator[FieldType]:
    phrases: tuple[str, ...] = ("date of loss", "loss date", "accident date")
    yield _make_date("incident_date", map_incident_date, "Date of an incident", phrases, ("incident date",))
    phrases = ("claim date", "date of claim", "claim filed date", "claim filing date")
    yield _make_date("claim_date", map_claim_date, "Claim date", phrases, ("filed date", "date filed", "reported date"))
    phrases = ("settlement date", "date of settlement", "claim closed date")
    yield _make_date("settlement_date", map_settlement_date, "Settlement date", phrases)


def make_value_types() -> tuple[FieldType, ...]:
    """Currency of the locale and tax numbers."""
    return (
        FieldType(
            "finance.currency_code",
            CURRENCIES,
            title="Currency of an amount",
            description="Mostly the currency of the locale.",
            phrases=("transaction currency", "payment currency", "account currency", "invoice currency"),
            in_context=("currency", "currency code"),
        ),
        FieldType(
            "finance.policy_status",
            mapper=map_policy_status,
            title="Policy status",
            phrases=("policy status", "status of the policy"),
            in_context=("insurance status",),
        ),
        TAX_NUMBER,
    )
