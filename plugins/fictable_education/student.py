"""A student: major, year, grades, attendance and habits follow from how able and diligent the student is."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_education.measures import TEXT, measured
from fictable_education.people import name_person, name_relative, read_age

MAJORS: Final = Pool.read(__package__, "data/majors.csv", weight="share")
SCHOOLS: Final = Pool.read(__package__, "data/schools.csv", weight="share")
STANDINGS: Final = np.array(["Freshman", "Sophomore", "Junior", "Senior"], TEXT)
STATUSES: Final = Pool.read(__package__, "data/student_status.csv", weight="share")
AID: Final = Pool.read(__package__, "data/scholarships.csv", weight="share", types={"amount": "float64"})
PARENTS: Final = Pool({"some high school": 17, "high school": 20, "some college": 23, "associate's degree": 21, "bachelor's degree": 13,
    "master's degree": 6})  # fmt: skip
LUNCHES: Final = Pool({"standard": 65, "free/reduced": 35})
GROUPS: Final = Pool({"group A": 9, "group B": 19, "group C": 32, "group D": 26, "group E": 14})
ACTIVITIES: Final = Pool({"No activity": 30, "Sports": 24, "Music": 12, "Drama": 7, "Debate": 6, "Volunteering": 9, "Robotics": 5,
    "Chess": 3, "Student council": 4})  # fmt: skip
HOUSING: Final = Pool({"On campus": 38, "Off campus": 34, "With family": 28})
TRAVEL: Final = Pool({"Less than 15 minutes": 45, "15 to 30 minutes": 33, "30 to 60 minutes": 17, "More than an hour": 5})
LEVELS: Final = Pool({"Low": 22, "Medium": 50, "High": 28})
SECTIONS: Final = Pool({"A": 34, "B": 32, "C": 22, "D": 12})

student = Entity("education.student", MAJORS, title="Student", phrases=("student", "pupil", "university", "college", "school",
    "undergraduate", "learner", "alumni"))  # fmt: skip
student.field("major", title="Major", phrases=("major", "programme of study", "program of study", "degree program", "degree programme",
    "academic program", "academic major", "field of study", "study program", "course of study", "branch of study"), in_context=("program",
    "programme", "branch", "stream"))  # fmt: skip
student.field("faculty", title="Faculty", phrases=("faculty", "school of study", "student's college"), in_context=("college",
    "department"))  # fmt: skip
student.field("degree", title="Degree", phrases=("degree", "degree type", "degree sought", "degree name"), in_context=("qualification",))


@student.field("id", title="Student number", capacity=9 * 10**6, phrases=("student id", "student number", "studentid",
    "student identifier", "student no", "roll number", "roll no", "enrollment number", "registration number of student",
    "matriculation number", "learner id", "admission number of student"), in_context=("id", "registration number"))  # fmt: skip
def number_student(rows: Rows) -> Any:
    return "S" + (rows.draw("id").distinct(9 * 10**6) + 10**6).astype(TEXT)


@student.hidden("ability")
def draw_ability(rows: Rows) -> Any:
    """How able the student is, normally distributed around 0 with spread 1."""
    return rows.draw("ability").normal()


@student.hidden("diligence")
def draw_diligence(rows: Rows) -> Any:
    """How diligent the student is, likewise; a little related to ability."""
    return 0.3 * rows["ability"] + 0.954 * rows.draw("diligence").normal()


@student.hidden("promise")
def combine(rows: Rows) -> Any:
    """What grades follow: ability and diligence, with spread near 1."""
    return 0.62 * rows["ability"] + 0.62 * rows["diligence"]


@measured(student, "gpa", low=0.9, high=4.0, decimals=2, widest=100, title="Grade point average (4.0)", phrases=("gpa",
    "grade point average", "cumulative gpa", "cgpa", "average grade", "high school gpa"))  # fmt: skip
def measure_gpa(rows: Rows) -> Any:
    """Around 3.1, skewed to the left."""
    raw = 3.12 + 0.48 * rows["promise"] + rows.draw("luck").normal(0.0, 0.13)
    return np.where(raw > 3.6, 3.6 + 0.58 * (1.0 - 1.0 / (1.0 + (raw.clip(3.6) - 3.6) * 2.4)), raw)


@student.hidden("year")
def choose_year(rows: Rows) -> Any:
    """Year of study from 1 to 4, by age where the student is 17 to 22; else fewer in the later years."""
    age, chance = read_age(rows), rows.draw("year").uniform()
    usual = np.searchsorted([0.30, 0.56, 0.79], chance, side="right") + 1
    young = np.searchsorted([0.15, 0.85], chance, side="right") + age - 19
    return np.where((age >= 17) & (age <= 22), young.clip(1, 4), usual)


@measured(student, "year_of_study", low=1, high=4, storage="int16", decimals=None, widest=13, title="Year of study",
    phrases=("year of study", "study year", "current year of study", "year level", "college year"), in_context=("year",))  # fmt: skip
def show_year(rows: Rows) -> Any:
    return rows["year"]


@student.field("class_standing", title="Class standing", phrases=("class standing", "class year", "student level",
    "academic standing year", "student classification"), in_context=("standing", "classification"))  # fmt: skip
def name_standing(rows: Rows) -> Any:
    return STANDINGS[rows["year"] - 1]


@measured(student, "grade_level", low=1, high=12, storage="int16", decimals=None, widest=13, title="Grade level (1 to 12)",
    phrases=("grade level", "school grade level", "grade year", "class grade"))  # fmt: skip
def draw_grade_level(rows: Rows) -> Any:
    """By age where the pupil is 6 to 18."""
    age = read_age(rows)
    return np.where((age >= 6) & (age <= 18), (age - 6 + rows.draw("early").chance(0.5)).clip(1, 12), rows.draw("grade").integer(1, 12))


@student.field("school", title="School that fits the age", phrases=("pupil's school", "student's school"))
def name_school(rows: Rows) -> Any:
    """Elementary until 10, middle until 13, then high school."""
    levels = rows.localized({"en_US": ("Elementary", "Middle", "High"), "de": ("Grundschule", "Realschule", "Gymnasium")})
    level = np.array(levels, TEXT)[np.searchsorted([11, 14], read_age(rows), side="right")]
    return rows.draw("school").pick(SCHOOLS, level=level)["name"]


@student.field("section", title="Class section", phrases=("student section", "homeroom", "school section"), in_context=("section",))
def draw_section(rows: Rows) -> Any:
    return rows.draw("section").pick(SECTIONS)


@student.field("enrollment_date", title="Day of enrolment", storage="date32", phrases=("enrollment date", "enrolment date",
    "date of enrollment", "date enrolled", "matriculation date", "enrolled on", "student admission date", "date of enrolment"))  # fmt: skip
def show_enrolment(rows: Rows) -> Any:
    """In the weeks before the first semester of the year of study."""
    first = (rows.as_of.year - rows["year"]).astype(TEXT) + "-08-20"
    return first.astype("datetime64[D]") - rows.draw("days").integer(0, 55).astype("timedelta64[D]")


@student.field("graduation_year", title="Year of graduation", storage="int16", phrases=("graduation year", "expected graduation year",
    "year of graduation", "expected graduation", "batch year", "graduating year"))  # fmt: skip
def show_graduation(rows: Rows) -> Any:
    return rows.as_of.year - rows["year"] + 4


@student.field("graduation_date", title="Day of graduation", storage="date32", phrases=("graduation date", "expected graduation date"))
def show_graduation_day(rows: Rows) -> Any:
    return ((rows.as_of.year - rows["year"] + 4).astype(TEXT) + "-05-18").astype("datetime64[D]")


@measured(student, "credits_completed", low=0, high=138, storage="int16", decimals=None, widest=1000, title="Credits completed",
    phrases=("credits completed", "credits earned", "completed credits", "earned credits", "total credits",
    "credit hours completed"))  # fmt: skip
def count_credits(rows: Rows) -> Any:
    """Some 30 a year, fewer where grades are weak."""
    years = rows["year"] - rows.draw("part").uniform(0.35, 0.65)
    return years * (29.0 + 1.6 * rows["promise"].clip(-3, 2))


@student.field("status", title="Status", phrases=("student status", "enrollment status", "enrolment status", "academic status",
    "student enrollment status"), in_context=("status",))  # fmt: skip
def draw_status(rows: Rows) -> Any:
    """Probation and withdrawal are for weak students."""
    standing = np.where(rows["promise"] < -1.25, np.array("weak", TEXT), np.array("sound", TEXT))
    return rows.draw("status").pick(STATUSES, standing=standing)["status"]


@measured(student, "attendance_rate", low=38.0, high=100.0, widest=100, title="Attendance (%)", phrases=("attendance percentage",
    "attendance percent", "attendance rate", "attendance %", "percent attendance", "class attendance rate"), in_context=("attendance",
    ))  # fmt: skip
def measure_attendance(rows: Rows) -> Any:
    """Mostly 85 to 98 %; the diligent come more often."""
    return 96.5 + 1.9 * rows["diligence"] - rows.draw("missed").exponential(6.0)


@measured(student, "absences", low=0, high=60, storage="int16", decimals=None, widest=365, title="Days absent",
    phrases=("student absences", "number of absences", "school absences", "days absent", "absent days"), in_context=("absences",
    ))  # fmt: skip
def count_absences(rows: Rows) -> Any:
    """Of 60 school days."""
    return np.rint(0.6 * (100.0 - rows["attendance_rate fact"]))


@measured(student, "study_hours", low=0.0, high=46.0, widest=168, title="Hours of study a week", phrases=("study hours", "hours studied",
    "study time", "weekly study hours", "study hours per week", "study hours per day", "hours of study", "self study hours"))  # fmt: skip
def measure_study(rows: Rows) -> Any:
    return 13.5 + 4.6 * rows["diligence"] + rows.draw("hours").normal(0.0, 2.6)


@measured(
    student,
    "sleep_hours",
    low=3.5,
    high=10.5,
    widest=24,
    title="Hours of sleep a night",
    phrases=("sleep per night",),
    in_context=("sleep hours", "hours of sleep", "sleep duration"),
)
def measure_sleep(rows: Rows) -> Any:
    return 7.0 + rows.draw("sleep").normal(0.0, 0.95)


@measured(student, "previous_score", low=20.0, high=100.0, widest=1000, title="Score of the year before (%)", phrases=("previous score",
    "previous scores", "prior score", "previous grade", "past score", "previous exam score"))  # fmt: skip
def measure_previous(rows: Rows) -> Any:
    return 74.5 + 9.5 * rows["promise"] + rows.draw("previous").normal(0.0, 5.5)


@measured(student, "tutoring_sessions", low=0, high=12, storage="int16", decimals=None, widest=1000, title="Tutoring sessions",
    phrases=("tutoring sessions", "number of tutoring sessions", "tutoring hours"))  # fmt: skip
def count_tutoring(rows: Rows) -> Any:
    return np.floor(rows.draw("tutoring").exponential(1.6))


@measured(student, "math_score", low=0, high=100, storage="int16", decimals=None, widest=1000, title="Math score", phrases=("math score",
    "maths score", "mathematics score", "math marks", "math grade", "maths marks", "mathematics marks"))  # fmt: skip
def score_math(rows: Rows) -> Any:
    return 66.5 + 10.5 * rows["ability"] + 5.0 * rows["diligence"] + rows.draw("math").normal(0.0, 8.0) - 4.0 * (rows["meal"] != "standard")


@measured(student, "reading_score", low=0, high=100, storage="int16", decimals=None, widest=1000, title="Reading score",
    phrases=("reading score", "reading marks", "english score", "reading grade"))  # fmt: skip
def score_reading(rows: Rows) -> Any:
    return 69.5 + 10.0 * rows["ability"] + 6.0 * rows["diligence"] + rows.draw("reading").normal(0.0,
        5.5) - 3.0 * (rows["meal"] != "standard")  # fmt: skip


@measured(student, "writing_score", low=0, high=100, storage="int16", decimals=None, widest=1000, title="Writing score",
    phrases=("writing score", "writing marks", "writing grade"))  # fmt: skip
def score_writing(rows: Rows) -> Any:
    """Close to the reading score; better after the preparation course."""
    return rows["reading_score fact"] - 2.0 + 4.5 * rows["prepared"] + rows.draw("writing").normal(0.0, 4.2)


@measured(student, "science_score", low=0, high=100, storage="int16", decimals=None, widest=1000, title="Science score",
    phrases=("science score", "science marks", "science grade"))  # fmt: skip
def score_science(rows: Rows) -> Any:
    return 0.55 * rows["math_score fact"] + 31.0 + 4.0 * rows["ability"] + rows.draw("science").normal(0.0, 7.0)


@measured(student, "final_score", low=0.0, high=100.0, widest=1000, title="Final score (%)", phrases=("final score", "final marks",
    "overall score", "overall grade percent", "total score", "final result score", "average score", "performance index",
    "overall marks"))  # fmt: skip
def score_final(rows: Rows) -> Any:
    """Study and attendance show in it."""
    diligent = 0.95 * rows["study_hours fact"] + 0.15 * (rows["attendance_rate fact"] - 90.0)
    return 60.5 + diligent + 7.5 * rows["ability"] + rows.draw("final").normal(0.0, 4.0)


@measured(student, "sat_score", low=400, high=1600, storage="int16", decimals=None, widest=2400, title="SAT score", phrases=("sat score",
    "sat total"), in_context=("sat", ))  # fmt: skip
def score_sat(rows: Rows) -> Any:
    """In tens; mean 1050, spread some 210 (College Board, rounded)."""
    return np.rint((1050.0 + 190.0 * rows["ability"] + rows.draw("sat").normal(0.0, 80.0)) / 10.0) * 10.0


@student.hidden("meal")
def choose_lunch(rows: Rows) -> Any:
    """Standard or free lunch."""
    return np.asarray(rows.draw("lunch").pick(LUNCHES))


@student.field("lunch", title="Lunch", phrases=("lunch type", "lunch", "school lunch"))
def name_lunch(rows: Rows) -> Any:
    return rows["meal"]


@student.hidden("prepared")
def tell_prepared(rows: Rows) -> Any:
    """Whether the preparation course was taken."""
    return rows.draw("prepared").chance(0.36)


@student.field("test_preparation", title="Test preparation course", phrases=("test preparation course", "test preparation", "test prep",
    "test prep course"))  # fmt: skip
def name_preparation(rows: Rows) -> Any:
    return np.where(rows["prepared"], np.array("completed", TEXT), np.array("none", TEXT))


@student.field("parental_education", title="Education of the parents", phrases=("parental level of education", "parental education",
    "parent education", "parents education", "parental education level", "mother education", "father education"))  # fmt: skip
def draw_parents(rows: Rows) -> Any:
    return rows.draw("parents").pick(PARENTS)


@student.field("ethnic_group", title="Group A to E", phrases=("race/ethnicity group", "student race ethnicity"),
    in_context=("race ethnicity", "race/ethnicity"))  # fmt: skip
def draw_group(rows: Rows) -> Any:
    return rows.draw("group").pick(GROUPS)


@student.field("activity", title="Extracurricular activity", phrases=("extracurricular activity", "extracurricular",
    "extracurricular activities", "after school activity", "school club"))  # fmt: skip
def draw_activity(rows: Rows) -> Any:
    return rows.draw("activity").pick(ACTIVITIES)


@student.field("internet_access", title="Internet at home", storage="bool", phrases=("internet access", "has internet",
    "internet access at home"))  # fmt: skip
def tell_internet(rows: Rows) -> Any:
    return rows.draw("internet").chance(0.91)


@student.field("motivation", title="Motivation", phrases=("motivation level", "student motivation", "parental involvement",
    "engagement level of student"), in_context=("motivation",))  # fmt: skip
def draw_motivation(rows: Rows) -> Any:
    return np.array(["Low", "Medium", "High"], TEXT)[np.searchsorted([-0.8, 0.6], rows["diligence"] + rows.draw("mood").normal(0.0, 0.5),
        side="right")]  # fmt: skip


@student.field("housing", title="Housing", phrases=("student housing", "campus residence"), in_context=("housing", "residence"))
def draw_housing(rows: Rows) -> Any:
    return rows.draw("housing").pick(HOUSING)


@student.field("travel_time", title="Way to school", phrases=("travel time to school", "commute to school",
    "distance from home to school"), in_context=("travel time",))  # fmt: skip
def draw_travel(rows: Rows) -> Any:
    return rows.draw("travel").pick(TRAVEL)


@student.field("advisor", title="Advisor", phrases=("academic advisor", "student advisor", "thesis advisor"), in_context=("advisor",
    "adviser", "advisor name"))  # fmt: skip
def name_advisor(rows: Rows) -> Any:
    return name_person(rows, "advisor")


@student.field("guardian", title="Guardian", phrases=("guardian name", "parent name", "guardian", "parent or guardian",
    "parent's name"))  # fmt: skip
def name_guardian(rows: Rows) -> Any:
    """Seven in ten bear the family name of the child."""
    return name_relative(rows, "guardian", 0.7)


@student.hidden("aid")
def choose_aid(rows: Rows) -> Any:
    """Half of the best students have a scholarship for merit; need and sport are for all."""
    standing = np.where(rows["gpa fact"] >= 3.5, np.array("high", TEXT), np.array("usual", TEXT))
    return rows.draw("aid").pick(AID, standing=standing)


@student.field("scholarship", title="Scholarship", phrases=("scholarship", "scholarship type", "scholarship name", "financial aid type",
    "type of scholarship", "financial aid"))  # fmt: skip
def name_scholarship(rows: Rows) -> Any:
    return rows["aid"]["scholarship"]


@student.field("has_scholarship", title="Has a scholarship", storage="bool", phrases=("has scholarship", "scholarship holder",
    "scholarship status", "receives scholarship", "is scholarship student"))  # fmt: skip
def tell_scholarship(rows: Rows) -> Any:
    return np.asarray(rows["aid"]["amount"]) > 0.0


@student.field("scholarship_amount", title="Yearly scholarship", storage="decimal", decimals=2, phrases=("scholarship amount",
    "aid amount", "financial aid amount", "scholarship award"))  # fmt: skip
def price_scholarship(rows: Rows) -> Any:
    """In steps of 250; 0 without one."""
    return np.rint(np.asarray(rows["aid"]["amount"]) * rows.draw("amount").lognormal(0.0, 0.35) / 250.0) * 250.0


@student.field("international", title="International student", storage="bool", phrases=("international student", "is international",
    "foreign student"))  # fmt: skip
def tell_international(rows: Rows) -> Any:
    return rows.draw("abroad").chance(0.09)


@student.field("dropout", title="Left without a degree", storage="bool", phrases=("dropout", "dropped out", "student dropout",
    "is dropout", "at risk of dropout"))  # fmt: skip
def tell_dropout(rows: Rows) -> Any:
    return rows.draw("dropout").chance(np.interp(rows["promise"], [-2.5, -1.0, 0.5, 2.0], [0.7, 0.32, 0.07, 0.02]))
