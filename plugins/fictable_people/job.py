"""A person's job: department, title, level, pay, date of hire and record agree with each other and with the person's age."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from fictable import ColumnPlan, Context, Entity, FieldSpec, FieldType, Pool, Rows, portable, values
from fictable_people.money import ROUNDING, round_money
from fictable_people.person import FEMALE_NAMES, LAST_NAME_FIRST, LAST_NAMES, MALE_NAMES, MOST_PEOPLE

JOBS = Pool.read(__package__, "data/jobs.csv", weight="share", types={"median_salary": "float64"})
TEXT = np.dtypes.StringDType()
EMPLOYMENT_TYPES = Pool(
    {"Full-time": 84, "Part-time": 9, "Contract": 5, "Intern": 2},
    de=["Vollzeit", "Teilzeit", "Befristet", "Praktikum"],
    fr=["CDI temps plein", "Temps partiel", "CDD", "Stage"],
    es=["Jornada completa", "Media jornada", "Temporal", "Prácticas"],
    pt=["Integral", "Meio período", "Temporário", "Estágio"],
    it=["Tempo pieno", "Part-time", "Tempo determinato", "Stage"],
    nl=["Voltijd", "Deeltijd", "Tijdelijk", "Stage"],
    ja=["正社員", "パート", "契約社員", "インターン"],
    vi=["Toàn thời gian", "Bán thời gian", "Hợp đồng", "Thực tập"],
)
STATUSES = Pool(
    {"Active": 90, "On Leave": 3, "Terminated": 7},
    de=["Aktiv", "Beurlaubt", "Ausgeschieden"],
    fr=["Actif", "En congé", "Parti"],
    es=["Activo", "De baja", "Cesado"],
    pt=["Ativo", "Afastado", "Desligado"],
    it=["Attivo", "In congedo", "Cessato"],
    nl=["Actief", "Met verlof", "Uit dienst"],
    ja=["在職", "休職", "退職"],
    vi=["Đang làm", "Nghỉ phép", "Đã nghỉ"],
)
WORK_MODES = Pool(
    {"On-site": 52, "Hybrid": 32, "Remote": 16},
    de=["Vor Ort", "Hybrid", "Remote"],
    fr=["Sur site", "Hybride", "Télétravail"],
    es=["Presencial", "Híbrido", "Remoto"],
    pt=["Presencial", "Híbrido", "Remoto"],
    ja=["出社", "ハイブリッド", "在宅"],
)
SKILLS = Pool.read(__package__, "data/skills.csv", weight="share")
SCHOOLING = Pool.read(__package__, "data/education.csv", weight="share", types={"tier": "int64"})
# Shares of those with no college, some college, a bachelor's degree and more, by the median pay of the title (thousands of US dollars).
PAY_STEPS: Final = np.array([60.0, 90.0, 130.0])
TIER_SHARES: Final = np.array([[0.46, 0.84, 0.98], [0.16, 0.4, 0.9], [0.05, 0.16, 0.76], [0.02, 0.07, 0.56]])
RATINGS: Final[Mapping[int, float]] = {1: 2, 2: 8, 3: 46, 4: 33, 5: 11}
REVIEWS = Pool(dict(RATINGS))
MONEY_BOUND: Final = {"type": "number", "minimum": 0, "maximum": 1e12}
LOWEST_PAY, HIGHEST_PAY = 28.0, 280.0
# Eighteen years and the days by which a date of hire moves off a weekend.
DAYS_TO_ADULTHOOD = 6578
# Names of a column that shows which company a person works for.
COMPANY_NAMES: Final = (
    "company_domain", "company_name", "company", "employer", "organization", "organisation", "firm", "company_website", "domain",
    "business_name", "firma", "unternehmen", "entreprise", "societe", "société", "empresa", "azienda", "bedrijf", "会社名", "会社",
    "công_ty", "cong_ty", "公司",
)  # fmt: skip

job = Entity(
    "person.job",
    JOBS,
    by=("rung",),
    title="Job",
    phrases=("employee", "staff", "personnel", "worker", "hr", "human resources", "payroll", "workforce", "job"),
)


@job.hidden("rung")
def climb(rows: Rows) -> Any:
    """The quantile among the jobs, which are in order of their seniority: who is about 20 has begun, who is 31 may lead."""
    reached = 0.35 + 0.055 * (np.asarray(rows.entity("person")["age"]) - 19.0)
    return rows.draw("job").uniform() * reached.clip(0.24, 1.0)


job.field(
    "department",
    phrases=(
        "department",
        "dept",
        "department name",
    ),
    in_context=("team", "division"),
)
job.field(
    "job_title",
    phrases=("job title", "job position", "role title", "designation", "jobtitle"),
    in_context=("position", "title", "role", "job"),
)
job.field("seniority", phrases=("seniority", "seniority level", "job level", "career level"), in_context=("level", "grade"))


@job.field(
    "employee_id",
    capacity=10**9,
    phrases=("employee id", "employee number", "staff id", "personnel number", "emp id", "employee no", "badge number"),
)
def number_employees(rows: Rows) -> Any:
    """EMP and a number of at least five digits, in the order of the rows."""
    return "EMP" + np.strings.zfill((rows.numbers + np.uint64(1)).astype(TEXT), 5)


def map_work_email(field: FieldSpec, context: Context) -> ColumnPlan:
    """At the domain of the company where the table shows one, else at one domain for all."""
    shown = values.find_sibling(field, context, COMPANY_NAMES)
    if shown is None or not context.field(shown).type.startswith("commerce.company."):
        return ColumnPlan(write_work_email, capacity=MOST_PEOPLE)
    return ColumnPlan(lambda rows: rows.entity("commerce.company")["work_email"])


def write_work_email(rows: Rows) -> Any:
    """The person's names at the company's domain, which is reserved for examples."""
    person = rows.entity("person")
    domain_number = person["namesake"] % 3
    extra = np.where(domain_number == 0, "", domain_number.astype(TEXT))
    return person["local_part"] + np.where(domain_number == 0, "", "-").astype(TEXT) + extra + "@example.com"


WORK_EMAIL: Final = FieldType(
    "person.job.work_email",
    mapper=map_work_email,
    title="Work e-mail",
    description="Made of the names, at the domain of the company where the table shows one; else at one domain for all.",
    phrases=("employee email", "staff email"),
    in_context=("work email", "company email", "business email", "office email", "corporate email"),
)


@job.hidden("tenure_days")
def draw_tenure(rows: Rows) -> Any:
    """Days since the date of hire; within the years since the person came of age, longer in higher positions."""
    lived = np.datetime64(rows.as_of.date(), "D") - rows.entity("person")["date_of_birth"].astype("datetime64[D]")
    career = np.maximum(lived.astype(np.int64) - DAYS_TO_ADULTHOOD, 1).astype(np.float64)
    scale = 500 + 12.0 * np.asarray(rows["median_salary"])
    drawn = rows.draw("tenure").exponential(scale) + 7
    longest = np.minimum(career, 38 * 365.0)
    spare = rows.draw("spare").uniform(0.05, 0.95)
    return np.rint(np.where(drawn < longest, drawn, longest * spare)).astype(np.int64)


@job.field(
    "hire_date",
    storage="date32",
    phrases=(
        "hire date",
        "date hired",
        "hired date",
        "employment start date",
        "joining date",
        "date of joining",
        "hiring date",
        "date of hire",
        "employment date",
    ),
    in_context=("start date", "joined", "date joined"),
)
def compute_hire_date(rows: Rows) -> Any:
    """A working day before the dataset's clock, after the person's eighteenth birthday."""
    day = np.datetime64(rows.as_of.date(), "D") - rows["tenure_days"]
    weekday = (day.astype(np.int64) + 3) % 7
    return day - np.maximum(weekday - 4, 0)


@job.field(
    "years_of_service",
    storage="int32",
    phrases=("years of service", "years at company", "length of service", "years with company", "years employed"),
)
def compute_years_of_service(rows: Rows) -> Any:
    """Completed years since the date of hire."""
    days = (np.datetime64(rows.as_of.date(), "D") - rows["hire_date"]).astype(np.int64)
    return (days / 365.25).astype(np.int64)


@job.field(
    "years_of_experience",
    storage="int32",
    phrases=("years of experience", "work experience", "total working years", "experience years"),
    in_context=("experience",),
)
def compute_experience(rows: Rows) -> Any:
    """Years of service and those in earlier jobs, within the years since the person was 18."""
    career = np.maximum(rows.entity("person")["age"] - 19, 0)
    earlier = rows.draw("earlier").uniform(0.1, 0.95) * np.maximum(career - rows["years_of_service"], 0)
    return rows["years_of_service"] + earlier.astype(np.int64)


@job.hidden("pay")
def draw_pay(rows: Rows) -> Any:
    """Thousands of US dollars a year: the median of the title, more with each year of service."""
    service = 1 + 0.012 * (rows["tenure_days"] / 365.25).clip(0, 20)
    return (np.asarray(rows["median_salary"]) * 0.95 * service * rows.draw("pay").lognormal(0, 0.11)).clip(LOWEST_PAY, 400)


@job.field(
    "salary",
    storage="decimal",
    decimals=2,
    title="Annual salary",
    unit="a year",
    phrases=(
        "salary",
        "annual salary",
        "base salary",
        "yearly salary",
        "wage",
        "base pay",
        "gross salary",
        "compensation",
        "monthly salary",
        "pay",
    ),
    params={"min": MONEY_BOUND, "max": MONEY_BOUND},
    examples=({"min": 30_000, "max": 150_000},),
    description="A year's pay in the country's currency, by title and service; with min and max spread over that range.",
)
def show_salary(rows: Rows) -> Any:
    """Hundredths of the currency."""
    low, high = rows.params.get("min"), rows.params.get("max")
    if low is None and high is None:
        return round_money(rows, rows["pay"])
    top = max(10 * float(low or 0), 1.0) if high is None else float(high)
    bottom = min(top / 8 if low is None else float(low), top)
    place = (portable.log(rows["pay"] / LOWEST_PAY) / portable.log(np.array(HIGHEST_PAY / LOWEST_PAY))).clip(0, 1)
    step = 100 if top - bottom >= 10_000 else 1
    amount = np.rint((bottom + place * (top - bottom)) / step) * step
    return (amount.clip(bottom, top) * 100).astype(np.int64)


@job.field("bonus", storage="decimal", decimals=2, phrases=("bonus", "annual bonus", "bonus amount"))
def draw_bonus(rows: Rows) -> Any:
    """A tenth of the pay, more for good reviews; half of a junior's."""
    share = 0.03 + 0.025 * rows["performance_rating"] * rows.draw("bonus").uniform(0.6, 1.4)
    return round_money(rows, rows["pay"] * share)


@job.field("hourly_rate", storage="decimal", decimals=2, phrases=("hourly rate", "hourly wage", "hourly pay", "pay rate"))
def compute_hourly_rate(rows: Rows) -> Any:
    """The year's pay by 2,080 hours."""
    hundredths = np.rint(round_money(rows, rows["pay"]) / 2080.0)
    step = 1 if rows.localized(ROUNDING) == 100 else 1000
    return (np.rint(hundredths / step) * step).astype(np.int64)


@job.field(
    "pay_date",
    storage="date32",
    title="Pay day",
    phrases=(
        "pay day",
        "salary payment date",
    ),
)
def date_pay(rows: Rows) -> Any:
    """The last weekday of the month that ended last before the dataset's clock: one payroll run for all."""
    month = np.datetime64(rows.as_of.date(), "M").astype("datetime64[D]")
    last = month - 1 - max(int((month - 1).astype(np.int64) + 3) % 7 - 4, 0)
    return np.full(len(rows), last)


@job.field(
    "performance_rating",
    storage="int32",
    phrases=(
        "performance rating",
        "performance score",
        "appraisal rating",
    ),
    in_context=("rating",),
)
def draw_rating(rows: Rows) -> Any:
    """1 to 5; most are 3 or 4."""
    return np.asarray(rows.draw("rating").pick(REVIEWS))


@job.field("employment_type", phrases=("employment type", "contract type", "employee type", "job type", "type of employment"))
def pick_employment_type(rows: Rows) -> Any:
    """Full-time for most."""
    return rows.draw("type").pick(EMPLOYMENT_TYPES)


@job.field("status", title="Employee status", phrases=("employee status",), in_context=("status",))
def pick_status(rows: Rows) -> Any:
    """Active, on leave or terminated."""
    return rows.draw("status").pick(STATUSES)


@job.field("work_mode", phrases=("work mode", "work arrangement", "remote status", "work location type", "workplace type"))
def pick_work_mode(rows: Rows) -> Any:
    """On site, hybrid or remote."""
    return rows.draw("mode").pick(WORK_MODES)


@job.field("skill", phrases=("skill", "primary skill", "key skill"))
def pick_skill(rows: Rows) -> Any:
    """A skill that employers ask for in the field of work."""
    return rows.draw("skill").pick(SKILLS, craft=rows["craft"])["skill"]


@job.field("education_level", title="Education for the job", description="The highest level reached; agrees with the job's title.")
def show_education(rows: Rows) -> Any:
    """The better a title is paid, the higher; those below 24 have no master's degree or doctorate yet."""
    bounds = TIER_SHARES[np.searchsorted(PAY_STEPS, np.asarray(rows["median_salary"]), side="right")]
    tier = (rows.draw("tier").uniform()[:, None] >= bounds).sum(axis=1)
    young = rows.entity("person")["age"] < 24
    return rows.draw("level").pick(SCHOOLING, tier=np.where(young, np.minimum(tier, 2), tier))["education_level"]


@job.field("manager", title="Manager's name", phrases=("supervisor", "line manager", "reporting manager", "manager"))
def name_manager(rows: Rows) -> Any:
    """A full name in the order of the country; of another person."""
    given = [np.asarray(rows.draw(label).pick(pool)) for label, pool in (("female", FEMALE_NAMES), ("male", MALE_NAMES))]
    first = np.where(rows.draw("sex").chance(0.5), given[1], given[0])
    last = np.asarray(rows.draw("last").pick(LAST_NAMES))
    return last + " " + first if rows.locale.startswith(LAST_NAME_FIRST) else first + " " + last


@job.field("overtime", storage="bool", phrases=("overtime", "works overtime"))
def draw_overtime(rows: Rows) -> Any:
    """Whether the person works more than agreed."""
    return rows.draw("overtime").chance(0.28)


@job.field("job_satisfaction", storage="int32", phrases=("job satisfaction", "satisfaction level", "employee satisfaction"))
def draw_satisfaction(rows: Rows) -> Any:
    """1 (low) to 4 (very high); overtime lowers it."""
    return np.rint(2.9 - 0.35 * rows["overtime"] + rows.draw("satisfaction").normal(0, 0.95)).clip(1, 4)


@job.field("attrition", storage="bool", phrases=("attrition", "left the company", "employee turnover"))
def draw_attrition(rows: Rows) -> Any:
    """Whether the person left: likelier with overtime, low satisfaction and few years of service; one in six over all."""
    risk = 0.05 + 0.16 * rows["overtime"] + 0.05 * (4 - rows["job_satisfaction"]) + 0.1 * (rows["years_of_service"] < 2)
    return rows.draw("attrition").chance(risk - 0.03)


@job.field("leave_days", storage="int32", phrases=("leave days", "vacation days", "leave balance", "paid time off", "pto"))
def draw_leave_days(rows: Rows) -> Any:
    """Days of paid leave that are left, 0 to 30."""
    return np.rint(rows.draw("leave").normal(11, 6)).clip(0, 30)
