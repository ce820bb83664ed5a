"""Open positions and courses for employees: what is advertised, for which pay, and who learned what with which result."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_people.job import JOBS, WORK_MODES
from fictable_people.money import PAY_LEVELS, ROUNDING

CONTRACTS: Final = Pool(
    {"Full-time": 82, "Part-time": 8, "Contract": 7, "Internship": 3}, de=["Vollzeit", "Teilzeit", "Befristet", "Praktikum"]
)
PERMANENT: Final = Pool({"Full-time": 97, "Contract": 3}, de=["Vollzeit", "Befristet"])
# Years of experience that are usually asked for, by the median pay of the title (thousands of US dollars).
PAY_STEPS: Final = np.array([48.0, 62.0, 80.0, 105.0, 135.0, 170.0])
YEARS: Final = np.array([1, 2, 3, 4, 6, 8, 11])
SOURCES: Final = Pool({"Company Website": 34, "Job Board": 36, "Professional Network": 22, "Recruiter": 8})
STATES: Final = ("Open", "Closed", "Filled", "On Hold")
COURSES: Final = Pool.read(
    __package__, "data/trainings.csv", weight="share", types={"usual_hours": "float64", "fee": "float64", "graded": "int64"}
)
PROVIDERS: Final = Pool(
    {"In-house": 52, "SkillBridge Academy": 18, "Northfield Training": 12, "Clarity Learning": 10, "Summit Institute": 8}
)
RESULTS: Final = ("Completed", "In Progress", "Failed", "Cancelled")
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

opening = Entity(
    "person.opening",
    JOBS,
    title="Open position",
    phrases=(
        "job posting",
        "job listing",
        "job ad",
        "job advertisement",
        "vacancy",
        "open position",
        "job opening",
        "job offer",
        "job board",
    ),
)
opening.field(
    "job_title",
    title="Title of the open position",
    phrases=("vacancy title", "job posting title"),
    in_context=("job title", "title", "position", "role"),
)
opening.field("department", title="Department of the open position", in_context=("department", "category", "team", "function"))
opening.field("seniority", title="Level of the open position", in_context=("seniority", "level", "experience level", "seniority level"))


@opening.hidden("pay")
def draw_pay(rows: Rows) -> Any:
    """Thousands of US dollars a year around which the firm advertises."""
    return np.asarray(rows["median_salary"]) * rows.draw("firm").lognormal(0.0, 0.12)


def _round_pay(rows: Rows, thousands: Any) -> Any:
    step = rows.localized(ROUNDING) * 10
    return (np.rint(thousands * 1000 * rows.localized(PAY_LEVELS) / step) * step * 100).astype(np.int64)


@opening.field(
    "salary_min", title="Pay from", phrases=("minimum salary", "salary from", "salary min", "min salary", "lowest salary offered"), **MONEY
)
def show_least(rows: Rows) -> Any:
    return _round_pay(rows, np.asarray(rows["pay"]) * 0.9)


@opening.field(
    "salary_max", title="Pay up to", phrases=("maximum salary", "salary to", "salary max", "max salary", "highest salary offered"), **MONEY
)
def show_most(rows: Rows) -> Any:
    """A tenth to a third above the lower end."""
    return _round_pay(rows, np.asarray(rows["pay"]) * (0.9 + rows.draw("width").uniform(0.12, 0.34)))


@values.measured(
    opening,
    "years_required",
    low=0,
    high=20,
    widest=100,
    title="Years of experience asked for",
    phrases=("required experience", "experience required", "years of experience required", "minimum experience"),
    in_context=("years of experience", "experience"),
)
def ask_years(rows: Rows) -> Any:
    """By the median pay of the title, a year more or less."""
    step = np.searchsorted(PAY_STEPS, np.asarray(rows["median_salary"]), side="right")
    return YEARS[step] + rows.draw("years").integer(-1, 1)


@opening.field("contract", title="Kind of contract", in_context=("employment type", "contract type", "job type", "type"))
def pick_contract(rows: Rows) -> Any:
    """Full-time from about the pay of a senior on."""
    drawn, sure = rows.draw("contract").pick(CONTRACTS), rows.draw("sure").pick(PERMANENT)
    return np.where(np.asarray(rows["median_salary"]) < 105, np.asarray(drawn), np.asarray(sure))


@opening.field("work_mode", title="Place of work", in_context=("work mode", "remote", "workplace type", "work model"))
def pick_mode(rows: Rows) -> Any:
    return rows.draw("mode").pick(WORK_MODES)


@opening.field(
    "posted_on",
    storage="date32",
    title="Date of the posting",
    phrases=("job posted date", "job posting date", "date of posting"),
    in_context=("posted date", "date posted", "posted on", "posting date", "date"),
)
def date_posting(rows: Rows) -> Any:
    """In the last four months, on working days."""
    day = values.days_before(rows, rows.draw("posted").integer(1, 120))
    weekday = (day.astype("datetime64[D]").astype(np.int64) + 3) % 7
    return day - np.maximum(weekday - 4, 0)


@opening.field(
    "closes_on",
    storage="date32",
    title="Last day to apply",
    phrases=("application deadline", "apply by", "closing date of the vacancy"),
    in_context=("closing date", "deadline", "expires on"),
)
def date_closing(rows: Rows) -> Any:
    return values.add_days(rows["posted_on"], np.array([21, 30, 30, 45, 60])[rows.draw("open").integer(0, 4)])


@values.measured(
    opening,
    "applications",
    low=0,
    high=2000,
    widest=10**6,
    title="Applications received",
    phrases=("applications received", "number of applicants", "number of applications", "applicant count"),
    in_context=("applicants", "applications"),
)
def count_applications(rows: Rows) -> Any:
    """More for junior positions and for those that are open long."""
    age = np.datetime64(rows.as_of.date(), "D") - np.asarray(rows["posted_on"]).astype("datetime64[D]")
    days = np.minimum(age.astype(np.int64), 45) + 1.0
    return np.floor(days * rows.draw("interest").lognormal(0.1, 0.8) * 90.0 / (30.0 + np.asarray(rows["median_salary"])))


@opening.field("status", title="State of the vacancy", phrases=("vacancy status", "job posting status"), in_context=("status",))
def tell_state(rows: Rows) -> Any:
    """Open until the last day; after it filled or closed."""
    over = np.asarray(rows["closes_on"]).astype("datetime64[D]") < np.datetime64(rows.as_of.date(), "D")
    draw = rows.draw("state").uniform()
    fresh = np.asarray(rows["applications fact"]) < 8
    ended, running = np.where(draw < 0.72, 2, 1), np.where((draw < 0.86) | fresh, 0, np.where(draw < 0.95, 2, 3))
    return values.choose_label(STATES, np.where(over, ended, running))


@opening.field("source", title="Where the position is advertised", in_context=("source", "channel"))
def pick_source(rows: Rows) -> Any:
    return rows.draw("source").pick(SOURCES)


training = Entity(
    "person.training",
    COURSES,
    title="Course for employees",
    phrases=(
        "employee training",
        "staff training",
        "training record",
        "training",
        "professional development",
        "workplace training",
        "corporate training",
    ),
)
training.field(
    "course",
    title="Course for employees",
    phrases=("training course", "training name", "training title", "training program"),
    in_context=("course", "course name", "program", "title"),
)
training.field(
    "topic", title="Kind of course", phrases=("training category", "training type", "training topic"), in_context=("category", "type")
)


@values.measured(
    training,
    "hours",
    low=1,
    high=120,
    widest=10**4,
    title="Hours of training",
    phrases=("training hours", "training duration"),
    in_context=("duration", "hours", "duration hours"),
)
def show_hours(rows: Rows) -> Any:
    """The usual hours of the course, some shorter or longer; at least one."""
    return np.rint(np.asarray(rows["usual_hours"]) * np.array([0.5, 1.0, 1.0, 1.0, 1.5])[rows.draw("length").integer(0, 4)])


@training.field("provider", title="Who teaches", phrases=("training provider", "training vendor"), in_context=("provider",))
def pick_provider(rows: Rows) -> Any:
    return rows.draw("provider").pick(PROVIDERS)


@training.field(
    "started_on",
    storage="date32",
    title="First day of the course",
    phrases=("training date", "training start date"),
    in_context=("start date", "date", "enrollment date"),
)
def date_start(rows: Rows) -> Any:
    """In the last year and a half, on working days."""
    day = values.days_before(rows, rows.draw("start").integer(1, 540))
    weekday = (day.astype("datetime64[D]").astype(np.int64) + 3) % 7
    return day - np.maximum(weekday - 4, 0)


@training.hidden("last")
def find_last(rows: Rows) -> Any:
    """The last day: six hours a day where the course is long, spread over some weeks."""
    span = np.asarray(rows["hours fact"]) / 6.0 * rows.draw("spread").uniform(1.0, 4.0)
    day = np.asarray(values.add_days(rows["started_on"], np.floor(span))).astype("datetime64[D]")
    return day - np.maximum((day.astype(np.int64) + 3) % 7 - 4, 0)


@training.hidden("state")
def choose_state(rows: Rows) -> Any:
    """Completed or failed where the last day is past; a few are cancelled."""
    over = np.asarray(rows["last"]).astype("datetime64[D]") < np.datetime64(rows.as_of.date(), "D")
    failed = (np.asarray(rows["points"]) < 60) & (np.asarray(rows["graded"]) == 1)
    done = np.where(failed, 2, 0)
    return np.where(rows.draw("cancelled").chance(0.04), 3, np.where(over, done, 1))


@training.hidden("points")
def draw_points(rows: Rows) -> Any:
    return np.rint(100.0 - rows.draw("points").exponential(12.0)).clip(30, 100)


@training.field(
    "status",
    title="State of the course",
    phrases=("training status", "course completion status"),
    in_context=("status", "completion status", "result"),
)
def show_state(rows: Rows) -> Any:
    return values.choose_label(RESULTS, rows["state"])


@training.field(
    "completed_on",
    storage="date32",
    title="Last day of the course",
    phrases=("training completion date", "training end date"),
    in_context=("completion date", "completed date", "end date"),
)
def show_last(rows: Rows) -> Any:
    return rows["last"]


@values.measured(
    training,
    "score",
    low=0,
    high=100,
    widest=1000,
    title="Score in the test (%)",
    phrases=("training score", "assessment score"),
    in_context=("score", "test score"),
)
def show_points(rows: Rows) -> Any:
    """60 and more are a pass."""
    return rows["points"]


@training.field(
    "cost",
    title="Cost of the course",
    phrases=("training cost", "training fee", "cost of training"),
    in_context=("cost", "fee", "price"),
    **MONEY,
)
def price_course(rows: Rows) -> Any:
    """By the hour; own courses cost a third. In the country's currency."""
    own = np.where(np.asarray(rows["provider"]).astype("U8") == "In-house", 0.33, 1.0)
    euros = np.asarray(rows["fee"]) * np.asarray(rows["hours fact"]) * own * rows.localized(PAY_LEVELS)
    step = max(rows.localized(ROUNDING) // 20, 5)
    return (np.maximum(np.rint(euros / step), 1) * step * 100).astype(np.int64)


@training.field(
    "mandatory",
    storage="bool",
    title="Course that everybody must take",
    phrases=("mandatory training", "is mandatory"),
    in_context=("mandatory", "required"),
)
def tell_mandatory(rows: Rows) -> Any:
    return np.asarray(rows["topic"]).astype("U20") == "Compliance"
