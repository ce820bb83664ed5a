"""The finance pack: rows that a banker believes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest

from fictable.contract.catalog import Catalog
from fictable.errors import FictableError


def frame(make: Any, fields: dict[str, Any], rows: int = 1000, **dataset: Any) -> pd.DataFrame:
    """A table of the given columns; each is a type id or members of a field."""
    listed = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in fields.items()]
    made: pd.DataFrame = make(listed, rows=rows, **dataset).to_pandas()
    return made


def topic(make: Any, catalog: Catalog, name: str, rows: int = 1000, **dataset: Any) -> pd.DataFrame:
    """The usual table of a topic."""
    return frame(make, dict(catalog.topics[name].fields), rows, **dataset)


def passes_luhn(number: str) -> bool:
    """Whether a number of digits is valid by Luhn's formula."""
    doubled = [int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(number))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


@pytest.mark.parametrize(
    ("locale", "country", "length"), [("de_DE", "DE", 22), ("fr_FR", "FR", 27), ("nl_NL", "NL", 18), ("en_GB", "GB", 22), ("en_US", "", 0)]
)
def test_ibans_have_valid_check_digits(make: Any, locale: str, country: str, length: int) -> None:
    """IBANs are unique, of the locale's country and its length, and leave 1 modulo 97."""
    ibans = frame(make, {"iban": {"type": "finance.account.iban", "unique": True}}, 300, locale=locale).iban
    for iban in ibans:
        assert iban.startswith(country)
        assert length in {0, len(iban)}
        assert int("".join(str(int(letter, 36)) for letter in iban[4:] + iban[:4])) % 97 == 1


def test_routing_numbers_have_the_aba_checksum(make: Any) -> None:
    """Nine digits whose weighted sum is a multiple of ten, always the same for a bank."""
    made = frame(make, {"bank": "finance.account.bank", "routing": "finance.account.routing_number", "bic": "finance.account.bic"}, 300)
    weights = (3, 7, 1, 3, 7, 1, 3, 7, 1)
    assert all(len(number) == 9 and sum(int(d) * w for d, w in zip(number, weights, strict=True)) % 10 == 0 for number in made.routing)
    assert (made.groupby("bank").routing.nunique() == 1).all()
    assert made.bic.str.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}").all()


def test_cards_cohere(make: Any) -> None:
    """Unique numbers of test ranges pass Luhn; length and security code follow the network; cards are valid after the clock."""
    fields = {
        "number": {"type": "finance.card.number", "unique": True},
        "network": "finance.card.network",
        "cvv": "finance.card.cvv",
        "expiry": "finance.card.expiry",
    }
    made = frame(make, fields, as_of="2026-01-01T00:00:00Z")
    starts = {"Visa": "4", "Mastercard": ("5", "2"), "American Express": "37", "Discover": "6011", "JCB": "35", "Diners Club": "30"}
    for row in made.itertuples():
        assert passes_luhn(row.number)
        assert row.number.startswith(starts[row.network])
        assert len(row.number) == {"American Express": 15, "Diners Club": 14}.get(row.network, 16)
        assert len(row.cvv) == (4 if row.network == "American Express" else 3)
        assert dt.date(2000 + int(row.expiry[3:]), int(row.expiry[:2]), 28) > dt.date(2026, 1, 1)
    assert made.number.is_unique


def test_merchants_decide_category_code_and_amount(make: Any) -> None:
    """A merchant has one category and code; groceries cost less than hotels; cash comes in notes of twenty."""
    names = ("type", "merchant", "category", "mcc", "amount", "channel")
    made = frame(make, {name: f"finance.transaction.{name}" for name in names}, 5000)
    bought = made[made.type == "Purchase"]
    assert (bought.groupby("merchant")[["category", "mcc"]].nunique() == 1).all().all()
    usual = bought.amount.astype(float).groupby(bought.category).median()
    assert usual["Fast Food"] < usual["Groceries"] < usual["Hotels"]
    cash = made[made.type == "ATM Withdrawal"]
    assert (cash.amount.astype(float) % 20 == 0).all()
    assert set(cash.channel) == {"ATM"}
    assert set(made.mcc[made.category == "Groceries"]) == {"5411"}


def test_amounts_may_be_signed(make: Any) -> None:
    """With `signed` debits are negative and credits positive."""
    fields = {"amount": {"type": "finance.transaction.amount", "params": {"signed": True}}, "direction": "finance.transaction.direction"}
    made = frame(make, fields)
    assert ((made.amount.astype(float) > 0) == (made.direction == "Credit")).all()
    assert 0.05 < (made.direction == "Credit").mean() < 0.4


def test_fraud_is_rare_and_as_frequent_as_asked(make: Any) -> None:
    """By default under 2 %; the rate can be set; the score tells fraud apart."""
    made = frame(make, {"fraud": "finance.transaction.is_fraud", "score": "finance.transaction.risk_score"}, 20_000)
    assert 0.003 < made.fraud.mean() < 0.02
    assert made.score[made.fraud].median() > 80 > 30 > made.score[~made.fraud].median()
    often = frame(make, {"fraud": {"type": "finance.purchase.is_fraud", "params": {"rate": 0.1}}}, 5000)
    assert 0.06 < often.fraud.mean() < 0.14


def test_loans_cohere(make: Any, catalog: Catalog) -> None:
    """Instalments follow from amount, rate and term; low scores pay more and default more often."""
    made = topic(make, catalog, "finance.loans", 5000)
    amount, monthly, payment = made.loan_amount.astype(float), made.interest_rate / 1200, made.monthly_payment.astype(float)
    assert np.allclose(payment, amount * monthly / (1 - (1 + monthly) ** -made.term_months), atol=0.011)
    assert made.credit_score.between(300, 850).all()
    assert 690 < made.credit_score.median() < 760
    personal = made[made.loan_type == "Personal Loan"]
    low = personal.credit_score < 640
    assert personal.interest_rate[low].mean() > personal.interest_rate[~low].mean() + 4
    assert made.default[made.credit_score < 640].mean() > 3 * made.default[made.credit_score > 740].mean()
    assert (made.loan_status[made.default] == "Charged Off").all()
    assert (made.loan_amount[made.loan_type == "Mortgage"].astype(float).median()) > 100_000


@pytest.mark.parametrize("rows", [200, 5000])
def test_stock_prices_are_ordered_and_continuous(make: Any, catalog: Catalog, rows: int) -> None:
    """High and low enclose open and close; ticker and day are unique; days are working days; prices move by a few percent a day."""
    made = topic(make, catalog, "finance.stocks", rows)
    for name in ("open", "high", "low", "close"):
        made[name] = made[name].astype(float)
    assert (made.high >= made[["open", "close"]].max(axis=1)).all()
    assert (made.low <= made[["open", "close"]].min(axis=1)).all()
    assert (made.low > 0).all()
    assert not made.duplicated(["ticker", "date"]).any()
    days = pd.to_datetime(made.date)
    assert (days.dt.day_of_week < 5).all()
    assert days[:8000].is_monotonic_increasing
    move = made.assign(day=days).sort_values("day").groupby("ticker").close.pct_change().abs().dropna()
    assert move.quantile(0.95) < 0.12
    assert move.median() > 0.002


def test_claims_cohere(make: Any, catalog: Catalog) -> None:
    """Claim types fit policies, dates ascend, payouts never exceed the claim, and are nothing where denied."""
    made = topic(make, catalog, "finance.claims", 2000)
    assert set(made.claim_type[made.policy_type == "Auto"]) == {"Collision", "Comprehensive", "Bodily Injury"}
    assert (made.incident_date >= made.policy_start_date).all()
    assert (made.claim_date >= made.incident_date).all()
    assert (made.settlement_amount <= made.claim_amount).all()
    assert (made.settlement_amount[made.claim_status == "Denied"].astype(float) == 0).all()
    assert made.is_fraud.mean() < 0.1


def test_invoices_add_up_and_are_overdue_only_when_they_are(make: Any, catalog: Catalog) -> None:
    """Net and tax make the total; the terms give the due date; overdue invoices are past it, only paid ones have a payment date."""
    made = topic(make, catalog, "finance.invoices", as_of="2026-01-01T00:00:00Z")
    assert (made.amount + made.tax == made.total).all()
    terms = made.payment_terms.str.removeprefix("Net ").astype(int)
    assert (pd.to_datetime(made.due_date) - pd.to_datetime(made.invoice_date)).dt.days.eq(terms).all()
    assert (made.due_date[made.status == "Overdue"] < dt.date(2026, 1, 1)).all()
    assert (made.payment_date.notna() == (made.status == "Paid")).all()


def test_budgets_and_payments_add_up(make: Any, catalog: Catalog) -> None:
    """Variance is budget less actual; net is amount less fee."""
    budgets = topic(make, catalog, "finance.budgets")
    assert (budgets.budgeted_amount - budgets.actual_amount == budgets.variance).all()
    assert (budgets.variance[budgets.status == "Over Budget"] < 0).all()
    payments = topic(make, catalog, "finance.payments")
    assert (payments.amount - payments.fee == payments.net_amount).all()


@pytest.mark.parametrize("kind", ["finance.account.balance", "finance.loan.credit_score", "finance.loan.amount", "finance.claim.amount"])
def test_ranges_are_kept(make: Any, kind: str) -> None:
    """min and max hold for every row; a minimum above the maximum is refused."""
    values = frame(make, {"value": {"type": kind, "params": {"min": 400, "max": 700}}}).value.astype(float)
    assert values.between(400, 700).all()
    assert values.nunique() > 50
    with pytest.raises(FictableError):
        frame(make, {"value": {"type": kind, "params": {"min": 700, "max": 400}}})


def test_dates_of_transactions_keep_their_period(make: Any) -> None:
    """start and end bound the moments, which are more frequent by day."""
    fields = {"at": {"type": "finance.transaction_time", "params": {"start": "2023-01-01", "end": "2023-06-30"}}}
    moments = pd.to_datetime(frame(make, fields, 3000)["at"])
    assert moments.min() >= pd.Timestamp("2023-01-01")
    assert moments.max() < pd.Timestamp("2023-07-01")
    assert moments.dt.hour.between(8, 20).mean() > 0.75


def test_loans_fit_the_age_of_the_borrower(make: Any, catalog: Catalog) -> None:
    """Nobody works longer than since the eighteenth birthday; the young rent, the old own their home."""
    made = topic(make, catalog, "finance.loans", 4000)
    least = {"< 1 year": 0, "6-9 years": 6, "10+ years": 10}
    years = np.array([least.get(length, length[0]) for length in made.employment_length], int)
    assert (years <= made.age - 18).all()
    rents = made.home_ownership == "Rent"
    assert rents[made.age < 26].mean() > 0.7 > 0.4 > rents[made.age > 55].mean()


def test_cards_say_what_they_are(make: Any, catalog: Catalog) -> None:
    """Cards that are expired were valid until before the clock, all others are valid; debit cards have no credit limit."""
    made = topic(make, catalog, "finance.cards", 3000)
    expired = "20" + made.expiry_date.str[3:] + made.expiry_date.str[:2] < "202601"
    assert (expired == (made.status == "Expired")).all()
    assert (made.credit_limit.isna() == (made.card_type == "Debit")).all()
