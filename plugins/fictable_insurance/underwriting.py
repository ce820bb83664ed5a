"""Applications for life, disability and critical illness cover: risk, class, decision and price by age, smoking and sum."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

PRODUCTS: Final = Pool.read(__package__, "data/products.csv", weight="share", types=dict.fromkeys(("rate", "lasting"), "float64"))
CONDITIONS: Final = (
    "None",
    "Hypertension",
    "High Cholesterol",
    "Asthma",
    "Type 2 Diabetes",
    "Depression",
    "Heart Disease",
    "Cancer History",
)
CONDITION_RISK: Final = np.array([0, 14, 8, 6, 26, 9, 40, 34])
OCCUPATIONS: Final = ("Class 1 - Office", "Class 2 - Light Manual", "Class 3 - Manual", "Class 4 - Hazardous")
CLASSES: Final = ("Preferred Plus", "Preferred", "Standard Plus", "Standard", "Substandard")
DECISIONS: Final = ("Approved", "Approved with Loading", "Referred", "Declined")
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

application = Entity(
    "insurance.application",
    PRODUCTS,
    title="Insurance application",
    phrases=(
        "underwriting",
        "insurance application",
        "life insurance",
        "underwriting decision",
        "insurance applicant",
        "underwriter",
        "life policy",
        "insurance quote",
    ),
)
application.field(
    "product",
    title="Life insurance product",
    phrases=("life insurance type", "life insurance product", "type of life insurance", "insurance plan type"),
    in_context=("product", "policy type", "insurance type", "type", "plan"),
)


@values.measured(
    application,
    "age",
    low=18,
    high=80,
    widest=120,
    title="Age at application",
    phrases=("applicant age", "age at application", "issue age", "age at issue", "insured age"),
    in_context=("age",),
)
def show_age(rows: Rows) -> Any:
    return np.asarray(rows.entity("person")["age"]).clip(18, 80)


@application.field(
    "smoker",
    storage="bool",
    title="Smoker (applicant)",
    phrases=(
        "smoker applicant",
        "tobacco user",
    ),
    in_context=(
        "smoker",
        "smoking",
        "tobacco use",
    ),
)
def tell_smoker(rows: Rows) -> Any:
    return rows.draw("smoker").chance(0.16)


@application.hidden("illness")
def draw_illness(rows: Rows) -> Any:
    """The place among CONDITIONS: more with age."""
    ill = rows.draw("ill").uniform() < 0.1 + 0.008 * (np.asarray(rows["age fact"]) - 18)
    kind = 1 + np.searchsorted(np.array([0.34, 0.55, 0.68, 0.82, 0.92, 0.97]), rows.draw("kind").uniform(), side="right")
    return np.where(ill, kind, 0)


@application.field(
    "condition",
    title="Condition declared",
    phrases=("declared condition", "medical history flag", "declared medical condition"),
    in_context=("pre-existing condition", "medical condition", "medical history"),
)
def show_condition(rows: Rows) -> Any:
    return values.choose_label(CONDITIONS, rows["illness"])


@application.hidden("job")
def draw_job(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.58, 0.82, 0.96]), rows.draw("job").uniform(), side="right")


@application.field("occupation_class", phrases=("occupation class", "occupational class", "occupation risk class"))
def show_job(rows: Rows) -> Any:
    return values.choose_label(OCCUPATIONS, rows["job"])


@application.hidden("points")
def rate_risk(rows: Rows) -> Any:
    """Points of extra mortality: body mass, smoking, illness, work."""
    bmi = np.asarray(rows.entity("person")["bmi"], np.float64)
    return (
        1.9 * np.maximum(bmi - 27, 0)
        + 22.0 * np.asarray(rows["smoker"])
        + CONDITION_RISK[rows["illness"]]
        + np.array([0, 3, 7, 20])[rows["job"]]
        + rows.draw("points").uniform(0, 12)
    )


@values.measured(
    application,
    "risk_score",
    low=1,
    high=100,
    widest=1000,
    title="Underwriting score (1 best)",
    phrases=("underwriting score", "applicant risk score", "risk rating score", "mortality score"),
    in_context=("risk score",),
)
def show_score(rows: Rows) -> Any:
    return 5.0 + 0.9 * np.asarray(rows["points"]) + 0.25 * (np.asarray(rows["age fact"]) - 18)


@application.field(
    "risk_class",
    title="Underwriting class",
    phrases=("underwriting class", "rating class", "risk classification", "health class"),
    in_context=("risk class", "risk category", "risk level"),
)
def show_class(rows: Rows) -> Any:
    return values.choose_label(CLASSES, np.searchsorted(np.array([6.0, 12.0, 22.0, 42.0]), np.asarray(rows["points"]), side="right"))


@application.hidden("verdict")
def decide(rows: Rows) -> Any:
    """The place among DECISIONS."""
    found = np.searchsorted(np.array([30.0, 62.0, 70.0]), np.asarray(rows["points"]), side="right")
    return np.where((found == 0) & rows.draw("doubt").chance(0.04), 2, found)


@application.field(
    "decision",
    title="Underwriting decision",
    phrases=("underwriting decision", "underwriting status", "application decision of insurance"),
    in_context=("decision", "status", "application status", "outcome"),
)
def show_decision(rows: Rows) -> Any:
    return values.choose_label(DECISIONS, rows["verdict"])


@application.hidden("loading_percent")
def set_loading(rows: Rows) -> Any:
    return np.where(np.asarray(rows["verdict"]) == 1, np.rint((np.asarray(rows["points"]) - 20) / 10) * 25, 0).clip(0, 200)


@values.measured(
    application,
    "loading",
    low=0,
    high=200,
    widest=1000,
    title="Extra premium (%)",
    phrases=("premium loading", "extra premium percent", "loading percentage"),
    in_context=("loading",),
)
def show_loading(rows: Rows) -> Any:
    return rows["loading_percent"]


@values.measured(
    application,
    "term",
    low=5,
    high=60,
    widest=100,
    title="Term (years)",
    phrases=("policy term", "policy term years", "term length", "policy duration", "insurance term"),
    in_context=("term",),
)
def set_term(rows: Rows) -> Any:
    """10 to 30 years by fives; a whole life ends at 95 or later."""
    lasting = np.asarray(rows["lasting"]) == 1
    return np.where(lasting, 95 - np.asarray(rows["age fact"]), 10 + 5 * rows.draw("term").integer(0, 4)).clip(5, 60)


@values.measured(
    application,
    "sum_assured",
    low=10_000,
    high=5_000_000,
    widest=10**9,
    title="Sum assured",
    phrases=("sum assured", "face amount", "face value of the policy", "death benefit", "life cover amount"),
    in_context=("coverage amount", "coverage", "sum insured", "benefit"),
)
def set_sum(rows: Rows) -> Any:
    return (
        np.array([25, 50, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000])[
            np.searchsorted(SUMS, rows.draw("sum").uniform(), side="right").clip(max=12)
        ]
        * 1000.0
    )


SUMS: Final = np.cumsum([6, 10, 17, 9, 9, 16, 6, 5, 12, 4, 4, 1, 1]) / 100


@application.field(
    "annual_premium",
    title="Life premium of a year",
    phrases=("life insurance premium", "quoted premium", "premium quote", "premium offered"),
    in_context=("premium", "annual premium", "insurance premium"),
    **MONEY,
)
def set_premium(rows: Rows) -> Any:
    """By mortality, which doubles each nine years of age, smoking, the loading, the product and the sum."""
    age = np.asarray(rows["age fact"], np.float64)
    per_thousand = (
        0.62 * portable.exp((age - 30) * 0.074) * np.where(rows["smoker"], 2.3, 1.0) * (1 + np.asarray(rows["loading_percent"]) / 100)
    )
    return np.maximum(
        np.asarray(rows["sum_assured fact"]) / 1000 * per_thousand * np.asarray(rows["rate"]) * rows.draw("premium").uniform(0.93, 1.07)
        + 48,
        60.0,
    )


@application.field(
    "applied_on",
    storage="date32",
    title="Date of application",
    phrases=("insurance application date", "underwriting date"),
    in_context=("application date", "applied on", "date", "quote date"),
)
def date_application(rows: Rows) -> Any:
    return values.days_before(rows, rows.draw("applied").integer(40, 760))


@application.field(
    "decided_on",
    storage="date32",
    title="Date of decision",
    phrases=("underwriting decision date",),
    in_context=("decision date", "decided on"),
)
def date_decision(rows: Rows) -> Any:
    """Referred cases and those with an illness take longer."""
    slow = np.where((np.asarray(rows["verdict"]) >= 2) | (np.asarray(rows["illness"]) > 0), 18.0, 4.0)
    return values.add_days(rows["applied_on"], np.minimum(1 + rows.draw("decided").exponential(slow), 40))


@application.field(
    "beneficiary",
    title="Relation of the beneficiary",
    phrases=("beneficiary relationship", "beneficiary relation", "beneficiary type"),
    in_context=("beneficiary",),
)
def pick_beneficiary(rows: Rows) -> Any:
    return rows.draw("beneficiary").pick(BENEFICIARIES)


BENEFICIARIES: Final = Pool({"Spouse": 58, "Child": 22, "Parent": 9, "Sibling": 5, "Trust": 4, "Estate": 2})


@application.field(
    "medical_exam", storage="bool", title="Medical examination", phrases=("medical exam required", "medical exam", "paramedical exam")
)
def tell_exam(rows: Rows) -> Any:
    return (np.asarray(rows["sum_assured fact"]) >= 500_000) | (np.asarray(rows["age fact"]) > 55) | (np.asarray(rows["illness"]) > 3)
