"""Schools and universities (all invented), and the people who teach there."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_education.measures import days_before, measured, write_digits
from fictable_education.people import name_person

UNIVERSITIES: Final = Pool.read(__package__, "data/universities.csv", weight="share")
SCHOOLS: Final = Pool.read(__package__, "data/schools.csv", weight="share")
SUBJECTS: Final = Pool.read(__package__, "data/school_subjects.csv", weight="share")
DEGREES: Final = Pool.read(__package__, "data/teacher_degrees.csv", weight="share", types={"extra": "float64"})
CONTRACTS: Final = Pool({"Full-time": 78, "Part-time": 15, "Substitute": 7}, de=["Vollzeit", "Teilzeit", "Vertretung"])
RANKS: Final = Pool.read(__package__, "data/ranks.csv", weight="share", types={"pay": "float64"})

university = Entity("education.university", UNIVERSITIES, title="University", phrases=("university", "college", "higher education",
    "campus", "institution"))  # fmt: skip
university.field("name", title="University", phrases=("university", "university name", "college name", "institution name", "alma mater",
    "college"), in_context=("name", "institution", "school"))  # fmt: skip
university.field("type", title="Public, private or community", phrases=("university type", "college type", "institution type",
    "type of university", "control of institution"), in_context=("type", "control"))  # fmt: skip


@university.hidden("fame")
def draw_fame(rows: Rows) -> Any:
    """How sought-after the university is, normally distributed."""
    return rows.draw("fame").normal()


@measured(university, "ranking", low=1, high=1500, storage="int16", decimals=None, widest=50_000, title="Rank",
    phrases=("university ranking", "world rank", "university rank", "national rank", "college ranking"), in_context=("rank",
    "ranking"))  # fmt: skip
def rank(rows: Rows) -> Any:
    """1 is the most sought-after; about 1,500 are ranked."""
    return 380.0 - 240.0 * rows["fame"] + rows.draw("rank").uniform(-60.0, 60.0) + 120.0 * np.maximum(-rows["fame"], 0.0) * 2.0


@measured(university, "tuition", low=1200, high=68_000, storage="decimal", decimals=2, title="Tuition a year", phrases=("tuition",
    "tuition fee", "tuition fees", "annual tuition", "tuition cost", "out of state tuition", "in state tuition"))  # fmt: skip
def price_tuition(rows: Rows) -> Any:
    """By type; in tens."""
    kind = np.asarray(rows["type"])
    usual = np.select([kind == "Private", kind == "Community"], [38_500.0, 4200.0], 14_500.0)
    return np.rint(usual * rows.draw("tuition").lognormal(0.08 * rows["fame"], 0.2) / 10.0) * 10.0


@measured(university, "acceptance_rate", low=4.0, high=99.0, widest=100, title="Acceptance rate (%)", phrases=("acceptance rate",
    "admission rate", "admit rate"))  # fmt: skip
def measure_acceptance(rows: Rows) -> Any:
    return 63.0 - 19.0 * rows["fame"] + rows.draw("acceptance").normal(0.0, 6.0)


@measured(university, "students", low=450, high=68_000, storage="int32", decimals=None, title="Students", phrases=("total enrollment",
    "number of students", "student population", "student body size", "student count", "total students"), in_context=("enrollment",
    "students"))  # fmt: skip
def count_students(rows: Rows) -> Any:
    kind = np.asarray(rows["type"])
    return np.select([kind == "Private", kind == "Community"], [6200.0, 8200.0], 18_500.0) * rows.draw("students").lognormal(0.0, 0.55)


@measured(university, "graduation_rate", low=18.0, high=98.0, widest=100, title="Graduation rate (%)", phrases=("graduation rate",
    "completion rate of students"))  # fmt: skip
def measure_graduation(rows: Rows) -> Any:
    return 62.0 + 12.0 * rows["fame"] + rows.draw("graduation").normal(0.0, 5.0)


@measured(university, "student_faculty_ratio", low=4.0, high=34.0, widest=1000, title="Students per teacher",
    phrases=("student faculty ratio", "student to faculty ratio", "student teacher ratio", "student-teacher ratio",
    "pupil teacher ratio"))  # fmt: skip
def measure_ratio(rows: Rows) -> Any:
    return 15.5 - 2.2 * rows["fame"] + rows.draw("ratio").normal(0.0, 2.4)


@university.field("founded", title="Year of foundation", storage="int16", phrases=("year founded", "founded year",
    "founding year of university", "established year", "year established"), in_context=("founded", "established"))  # fmt: skip
def draw_foundation(rows: Rows) -> Any:
    return (1998 - rows.draw("founded").exponential(58.0).clip(0, 210)).astype(np.int64)


school = Entity("education.school", SCHOOLS, title="School", phrases=("school", "high school", "elementary", "k-12", "school district"))
school.field("name", title="School", phrases=("school name", "school", "high school", "high school name"), in_context=("name",))
school.field("level", title="Level", phrases=("school level", "school type", "type of school"), in_context=("level", "type"))


@measured(school, "students", low=60, high=3600, storage="int16", decimals=None, widest=30_000, title="Pupils",
    phrases=("school enrollment", "number of pupils", "pupil count", "pupils"))  # fmt: skip
def count_pupils(rows: Rows) -> Any:
    return 590.0 * rows.draw("pupils").lognormal(0.0, 0.5)


teacher = Entity("education.teacher", SUBJECTS, title="Teacher", phrases=("teacher", "faculty member", "instructor", "professor",
    "lecturer", "teaching staff", "faculty", "educator"))  # fmt: skip
teacher.field("subject", title="Subject taught", phrases=("teaching subject", "subject specialization", "teacher subject"),
    in_context=("subject", "specialization"))  # fmt: skip


@teacher.field("id", title="Teacher number", capacity=10**5, phrases=("teacher id", "instructor id", "faculty id", "professor id",
    "teacher number", "lecturer id"))  # fmt: skip
def number_teacher(rows: Rows) -> Any:
    return "T" + write_digits(rows.draw("id").distinct(10**5), 5)


@teacher.field("name", title="Teacher", phrases=("teacher", "teacher name", "class teacher", "tutor", "tutor name", "homeroom teacher",
    "faculty advisor"))  # fmt: skip
def write_name(rows: Rows) -> Any:
    return name_person(rows, "teacher")


@teacher.hidden("school degree")
def choose_degree(rows: Rows) -> Any:
    """The highest degree."""
    return rows.draw("degree").pick(DEGREES)


@teacher.field("qualification", title="Highest degree", phrases=("teacher qualification", "highest degree", "teaching qualification",
    "teaching certificate"), in_context=("qualification", "degree", "education"))  # fmt: skip
def name_degree(rows: Rows) -> Any:
    return rows["school degree"]["degree"]


@measured(teacher, "years_experience", low=0, high=42, storage="int16", decimals=None, widest=80, title="Years of teaching",
    phrases=("years of teaching", "teaching experience", "years teaching", "teaching experience years"),
    in_context=("years of experience", "experience", "years experience"))  # fmt: skip
def count_years(rows: Rows) -> Any:
    return np.floor(rows.draw("years").exponential(11.0))


@measured(teacher, "salary", low=31_000, high=148_000, storage="decimal", decimals=2, title="Salary a year", phrases=("teacher salary",
    "faculty salary", "professor salary"), in_context=("salary",))  # fmt: skip
def pay(rows: Rows) -> Any:
    """Rises with the degree and some 1.8 % with every year; in tens."""
    raised = 43_500.0 + 1150.0 * rows["years_experience fact"].clip(0, 30) + np.asarray(rows["school degree"]["extra"])
    return np.rint(raised * rows.draw("pay").lognormal(0.0, 0.09) / 10.0) * 10.0


@teacher.field("hire_date", title="Hired on", storage="date32", phrases=("teacher hire date",), in_context=("hire date", "joining date",
    "date hired"))  # fmt: skip
def show_hire_day(rows: Rows) -> Any:
    """Every teacher starts with the experience gained since."""
    return days_before(rows, np.asarray(rows["years_experience fact"]) * 365.0 + rows.draw("days").uniform(5.0, 360.0))


@teacher.field("contract", title="Contract", phrases=("teacher employment type", "teaching contract"), in_context=("employment type",
    "contract", "contract type"))  # fmt: skip
def draw_contract(rows: Rows) -> Any:
    return rows.draw("contract").pick(CONTRACTS)


@measured(teacher, "rating", low=1.0, high=5.0, decimals=1, widest=100, title="Students' rating (1 to 5)", phrases=("teacher rating",
    "instructor rating", "professor rating", "teaching evaluation score"), in_context=("rating",))  # fmt: skip
def rate(rows: Rows) -> Any:
    return 4.8 - rows.draw("rating").exponential(0.6)


@teacher.field("rank", title="Academic rank", phrases=("academic rank", "faculty rank", "academic title", "professor rank"))
def draw_rank(rows: Rows) -> Any:
    return rows.draw("rank").pick(RANKS)["rank"]
