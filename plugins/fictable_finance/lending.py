"""Loans: purpose, amount, score, interest, instalment and what became of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, FictableError, Pool, Rows, portable
from fictable_finance.ranges import TEXT, bounded, fit_range, write_digits

LOANS = Pool.read(__package__, "data/loans.csv", weight="share", types={"median": "float64", "spread": "float64"})
TERMS = Pool.read(__package__, "data/loan_terms.csv", weight="share", types={"term": "int64"})
HOMES = Pool(
    {"Mortgage": 46, "Rent": 40, "Own": 14},
    de=["Hypothek", "Miete", "Eigentum"],
    fr=["Propriétaire avec crédit", "Locataire", "Propriétaire"],
    es=["Hipoteca", "Alquiler", "Propiedad"],
)
JOBS = {"< 1 year": 9, "1 year": 7, "2 years": 9, "3 years": 8, "4 years": 7, "5 years": 7, "6-9 years": 19, "10+ years": 34}
JOB_SHARES = np.cumsum([share / 100 for share in JOBS.values()])[:-1]
JOB_YEARS = np.array([0, 1, 2, 3, 4, 5, 6, 10])
# Base rate in percent by type, at a score of 720; how much a point of score changes it.
BASE_RATES = {"personal": 11.8, "auto": 7.1, "mortgage": 6.5, "student": 5.9, "business": 9.6}
SLOPES = {"personal": 0.06, "auto": 0.035, "mortgage": 0.008, "student": 0.008, "business": 0.03}
STATES = {
    "en": ("Current", "Fully Paid", "Late", "Charged Off"),
    "de": ("Laufend", "Zurückgezahlt", "Im Verzug", "Ausgefallen"),
    "fr": ("En cours", "Remboursé", "En retard", "En défaut"),
    "es": ("Al corriente", "Pagado", "Atrasado", "Impagado"),
}
GRADES = np.array(["G", "F", "E", "D", "C", "B", "A"], TEXT)
GRADE_SCORES = np.array([560, 600, 640, 680, 720, 760])
BANDS = np.array(["Poor", "Fair", "Good", "Very Good", "Excellent"], TEXT)
BAND_SCORES = np.array([580, 670, 740, 800])

loan = Entity(
    "finance.loan",
    LOANS,
    TERMS,
    title="Loan",
    phrases=("loan", "credit application", "lending", "borrower", "mortgage", "credit risk", "loan applicant"),
)
loan.field(
    "purpose",
    title="Loan purpose",
    phrases=("loan purpose", "purpose of the loan", "purpose of loan", "reason for loan"),
    in_context=("purpose",),
)
loan.field("loan_type", title="Loan type", phrases=("loan type", "type of loan", "loan product", "loan category"), in_context=("type",))


@loan.field("id", title="Loan number", capacity=10**7, phrases=("loan id", "loan number", "loan no", "loan reference", "application id"))
def number_loan(rows: Rows) -> Any:
    return "LN-" + write_digits(rows.draw("id").distinct(10**7), 7)


@loan.hidden("points")
def set_score(rows: Rows) -> Any:
    """300 to 850, skewed to the left, median about 725, like FICO scores in the United States."""
    return np.rint(850.0 - rows.draw("score").lognormal(4.83, 0.55)).clip(300, 850)


@loan.field(
    "credit_score",
    title="Credit score",
    storage="int32",
    params=bounded("integer", 300, 850),
    examples=({"min": 350, "max": 850},),
    phrases=("credit score", "FICO score", "FICO", "credit rating score", "creditscore", "applicant score"),
    in_context=("score",),
)
def show_score(rows: Rows) -> Any:
    return np.rint(fit_range(rows, rows["points"]))


@loan.field("credit_rating", title="Credit rating (band)", phrases=("credit rating", "credit score band", "creditworthiness"))
def show_band(rows: Rows) -> Any:
    return BANDS[np.searchsorted(BAND_SCORES, rows["points"], side="right")]


@loan.field("grade", title="Loan grade", phrases=("loan grade", "credit grade", "risk grade"), in_context=("grade",))
def show_grade(rows: Rows) -> Any:
    return GRADES[np.searchsorted(GRADE_SCORES, rows["points"], side="right")]


@loan.hidden("principal")
def set_amount(rows: Rows) -> Any:
    amount = rows.draw("amount").lognormal(portable.log(np.asarray(rows["median"])), rows["spread"])
    unit = np.where(amount < 100_000, 100.0, 1000.0)
    return np.clip(np.rint(amount / unit) * unit, 1000.0, 3_000_000.0)


@loan.field(
    "amount",
    title="Loan amount",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**9),
    examples=({"min": 1000, "max": 40000},),
    phrases=(
        "loan amount",
        "amount of the loan",
        "principal",
        "principal amount",
        "borrowed amount",
        "loan principal",
        "credit amount",
        "mortgage amount",
    ),
    in_context=("amount",),
)
def show_amount(rows: Rows) -> Any:
    return fit_range(rows, rows["principal"])


@loan.hidden("rate")
def set_rate(rows: Rows) -> Any:
    kind, score = np.asarray(rows["kind"]), rows["points"]
    base = np.select([kind == name for name in BASE_RATES], list(BASE_RATES.values()), 10.0)
    slope = np.select([kind == name for name in SLOPES], list(SLOPES.values()), 0.03)
    raw = base + (720 - score) * slope + rows.draw("margin").normal(0.0, 0.5)
    return np.rint(np.clip(raw, 2.9, 35.9) * 100) / 100


@loan.field(
    "interest_rate",
    title="Interest rate (%)",
    storage="float64",
    decimals=2,
    params=bounded("number", 0, 100),
    phrases=("interest rate", "loan rate", "annual percentage rate", "APR", "mortgage rate", "loan interest"),
    in_context=("rate",),
)
def show_rate(rows: Rows) -> Any:
    return fit_range(rows, rows["rate"])


loan.field(
    "term",
    title="Loan term (months)",
    storage="int32",
    phrases=(
        "loan term",
        "term months",
        "loan duration",
        "term in months",
        "repayment period",
        "loan term months",
        "repayment term",
        "loan tenure",
    ),
    in_context=("term", "duration"),
)


@loan.hidden("payment")
def set_payment(rows: Rows) -> Any:
    """The level instalment of an annuity: P·r / (1 - (1 + r)^-n) with the monthly rate r."""
    monthly, months = rows["rate"] / 1200.0, np.asarray(rows["term"], np.float64)
    return rows["principal"] * monthly / (1.0 - portable.power(1.0 + monthly, -months))


@loan.field(
    "monthly_payment",
    storage="decimal",
    decimals=2,
    phrases=("monthly payment", "installment", "instalment", "monthly installment", "EMI", "loan payment", "monthly repayment"),
)
def show_payment(rows: Rows) -> Any:
    return rows["payment"]


@loan.hidden("earnings")
def set_income(rows: Rows) -> Any:
    """Log-normal, median 66,000; at least four times the instalments of a year."""
    usual = rows.draw("income").lognormal(11.1, 0.5)
    return np.rint(np.maximum(usual, rows["payment"] * 12 * rows.draw("burden").uniform(2.4, 6.0)) / 100) * 100


@loan.field(
    "annual_income",
    storage="decimal",
    decimals=2,
    unit="a year",
    params=bounded("number", 0, 10**8),
    phrases=(
        "applicant income",
        "borrower income",
    ),
    in_context=(
        "yearly income",
        "annual income",
        "income",
    ),
)
def show_income(rows: Rows) -> Any:
    return fit_range(rows, np.minimum(rows["earnings"], 9e7))


@loan.field(
    "debt_to_income",
    title="Debt to income (%)",
    storage="float64",
    decimals=2,
    phrases=("debt to income", "DTI", "debt-to-income ratio", "debt to income ratio", "dti ratio"),
)
def show_burden(rows: Rows) -> Any:
    """Instalments and other debts of a month as a percentage of the monthly income."""
    other = rows.draw("other").uniform(0.0, 18.0)
    return np.minimum(rows["payment"] * 1200 / rows["earnings"] + other, 65.0)


@loan.hidden("failed")
def decide_default(rows: Rows) -> Any:
    """About 10 % in all; the chance doubles every 45 points of score."""
    chance = np.clip(0.055 * portable.exp((700.0 - rows["points"]) * 0.0154), 0.004, 0.7)
    return rows.draw("default").uniform() < chance


@loan.field(
    "default",
    title="Default flag",
    storage="bool",
    phrases=("default flag", "defaulted", "is default", "loan default", "default indicator", "default status", "has defaulted"),
    in_context=("default",),
)
def show_default(rows: Rows) -> Any:
    return rows["failed"]


@loan.hidden("stage")
def pick_stage(rows: Rows) -> Any:
    u = rows.draw("stage").uniform()
    return np.where(rows["failed"], 3, np.select([u < 0.58, u < 0.95], [0, 1], 2))


@loan.field("status", title="Loan status", phrases=("loan status", "repayment status", "loan state"), in_context=("status",))
def show_status(rows: Rows) -> Any:
    """Charged off where it defaulted; else current, fully paid or late."""
    return np.array(rows.localized(STATES), TEXT)[rows["stage"]]


@loan.field(
    "outstanding",
    title="Outstanding principal",
    storage="decimal",
    decimals=2,
    phrases=("outstanding principal", "outstanding loan balance", "remaining principal", "loan balance", "outstanding amount"),
    in_context=("balance",),
)
def show_outstanding(rows: Rows) -> Any:
    return np.where(rows["stage"] == 1, 0.0, rows["principal"] * rows.draw("left").uniform(0.05, 0.98))


@loan.field(
    "approved",
    title="Application approved",
    storage="bool",
    phrases=("loan approved", "approved", "is approved", "loan approval", "approval flag"),
)
def show_approved(rows: Rows) -> Any:
    return rows.draw("approved").uniform() < np.clip((rows["points"] - 480.0) / 260.0, 0.03, 0.97)


def read_age(rows: Rows) -> Any:
    """Years of the row's person; 40 where no plugin provides persons."""
    try:
        return np.asarray(rows.entity("person")["age"])
    except FictableError:
        return np.full(len(rows), 40)


@loan.field("home_ownership", phrases=("home ownership", "housing status", "home ownership status", "home owner status"))
def pick_home(rows: Rows) -> Any:
    """The young rent, the old own their home, most others pay it off."""
    age, chance = read_age(rows), rows.draw("home").uniform()
    rents = (0.96 - 0.02 * (age - 19.0)).clip(0.2, 0.96)
    owns = (0.02 + 0.018 * (age - 42.0)).clip(0.02, 0.55)
    return HOMES.load(rows.locale).columns["value"][np.where(chance < rents, 1, np.where(chance < rents + owns, 2, 0))]


@loan.field("employment_length", phrases=("employment length", "length of employment", "emp length"))
def pick_job(rows: Rows) -> Any:
    """No longer than since the eighteenth birthday."""
    place = np.searchsorted(JOB_SHARES, rows.draw("job").uniform(), side="right")
    longest = np.searchsorted(JOB_YEARS, np.maximum(read_age(rows) - 18, 0), side="right") - 1
    return np.array(tuple(JOBS), TEXT)[np.minimum(place, longest)]


@loan.field(
    "late_payments",
    title="Late payments",
    storage="int32",
    phrases=("late payments", "number of late payments", "missed payments", "delinquencies", "number of delinquencies"),
)
def count_late(rows: Rows) -> Any:
    return np.floor(rows.draw("late").exponential(np.clip((760.0 - rows["points"]) / 90.0, 0.08, 4.0))).clip(0, 20)


@loan.field(
    "open_accounts",
    title="Open credit lines",
    storage="int32",
    phrases=("open accounts", "number of open accounts", "open credit lines", "number of credit lines", "credit lines"),
)
def count_lines(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("lines").lognormal(2.1, 0.5)).clip(0, 45)
