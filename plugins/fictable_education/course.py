"""A course of the catalogue and one offering of it: code, title, department, credits, level, section, room and seats agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_education.measures import TEXT, add_days, measured, write_digits
from fictable_education.people import name_person

COURSES: Final = Pool.read(__package__, "data/courses.csv", weight="share", types={"credits": "int16"})
MODES: Final = Pool({"In person": 66, "Online": 19, "Hybrid": 15}, de=["Präsenz", "Online", "Hybrid"])
TIMES: Final = Pool({"MWF 9:00-9:50": 12, "MWF 10:00-10:50": 13, "MWF 11:00-11:50": 12, "MWF 13:00-13:50": 9, "TR 8:30-9:45": 9,
    "TR 10:00-11:15": 13, "TR 13:00-14:15": 12, "TR 14:30-15:45": 9, "MW 16:00-17:15": 6, "T 18:00-20:45": 5})  # fmt: skip
HALLS: Final = Pool({"Science Hall": 18, "Main Hall": 16, "Whitman Hall": 12, "Engineering Building": 14, "Business Center": 12,
    "Library Annex": 7, "Arts Center": 8, "Lecture Hall B": 13})  # fmt: skip
SEMESTERS: Final = Pool({"Fall": 46, "Spring": 44, "Summer": 10}, de={"Wintersemester": 54, "Sommersemester": 46})

course = Entity("education.course", COURSES, title="Course", phrases=("course", "curriculum", "enrollment", "enrolment", "semester",
    "lecture", "course catalog", "module"))  # fmt: skip
course.field("code", title="Course code", phrases=("course code", "course number", "course no", "class code", "module code",
    "course id code", "subject code"), in_context=("code",))  # fmt: skip
course.field("title", title="Course title", phrases=("course name", "course title", "class name", "module name", "course"),
    in_context=("title", "name"))  # fmt: skip
course.field("department", title="Department", phrases=("academic department", "course department", "university department",
    "department offering"), in_context=("department",))  # fmt: skip
course.field("subject", title="Subject", phrases=("course subject", "academic subject", "subject area", "course field"),
    in_context=("discipline",))  # fmt: skip
course.field("credits", title="Credits", storage="int16", phrases=("credits", "credit hour", "credit hours", "course credits",
    "number of credits", "ects", "ects credits", "units of credit"))  # fmt: skip
course.field("level", title="Level of the course", phrases=("course level", "class level", "course difficulty"), in_context=("level",
    "difficulty"))  # fmt: skip


@course.field("id", title="Number of the offering", capacity=10**6, phrases=("course id", "class id", "crn", "course reference number",
    "section id", "course offering id"))  # fmt: skip
def number_course(rows: Rows) -> Any:
    return "CRS" + write_digits(rows.draw("id").distinct(10**6), 6)


@course.field("instructor", title="Instructor", phrases=("instructor", "professor", "lecturer", "instructor name", "professor name",
    "course instructor", "faculty name", "lecturer name", "taught by"))  # fmt: skip
def name_instructor(rows: Rows) -> Any:
    return name_person(rows, "instructor")


@course.field("section", title="Section", phrases=("course section", "class section", "section number"), in_context=("section",))
def name_section(rows: Rows) -> Any:
    return write_digits(np.floor(rows.draw("section").exponential(1.2)).clip(0, 8) + 1, 3)


@course.hidden("term")
def choose_term(rows: Rows) -> Any:
    """The season of the offering."""
    return np.asarray(rows.draw("term").pick(SEMESTERS))


@course.hidden("start year")
def choose_year(rows: Rows) -> Any:
    """The calendar year of one of the last four years."""
    return rows.as_of.year - 1 - rows.draw("year").integer(0, 3)


@course.field("semester", title="Semester", phrases=("semester", "academic term", "school term", "term name", "course semester"),
    in_context=("term", "session"))  # fmt: skip
def name_semester(rows: Rows) -> Any:
    return rows["term"] + " " + rows["start year"].astype(TEXT)


@course.field("season", title="Season of the semester", phrases=("semester name", "semester season"))
def name_season(rows: Rows) -> Any:
    return rows["term"]


@course.hidden("spring")
def tell_spring(rows: Rows) -> Any:
    """Whether the offering is in the second half of the academic year."""
    return ~np.isin(rows["term"], np.array(["Fall", "Wintersemester"], TEXT))


@course.field("academic_year", title="Academic year", phrases=("academic year", "school year", "academic session", "year of study period"))
def name_year(rows: Rows) -> Any:
    first = rows["start year"] - rows["spring"]
    return first.astype(TEXT) + "-" + (first + 1).astype(TEXT)


@course.hidden("first day")
def find_first_day(rows: Rows) -> Any:
    """Late August, mid January or early June."""
    month = np.where(rows["term"] == "Summer", "06-03", np.where(rows["spring"], "01-16", "08-26")).astype(TEXT)
    return (rows["start year"].astype(TEXT) + "-" + month).astype("datetime64[D]")


@course.field("start_date", title="First day", storage="date32", phrases=("course start date", "class start date", "semester start",
    "semester start date"), in_context=("start date",))  # fmt: skip
def show_first_day(rows: Rows) -> Any:
    return rows["first day"]


@course.field("end_date", title="Last day", storage="date32", phrases=("course end date", "class end date", "semester end",
    "semester end date"), in_context=("end date",))  # fmt: skip
def show_last_day(rows: Rows) -> Any:
    return add_days(rows["first day"], np.where(rows["term"] == "Summer", 56, 109))


@course.field("schedule", title="Days and times", phrases=("class schedule", "course schedule", "class time", "meeting time",
    "class times", "timetable"), in_context=("schedule",))  # fmt: skip
def draw_times(rows: Rows) -> Any:
    return rows.draw("times").pick(TIMES)


@course.field("room", title="Room", phrases=("classroom", "lecture room", "class room", "lecture hall", "classroom number"),
    in_context=("room", "location", "room number"))  # fmt: skip
def name_room(rows: Rows) -> Any:
    return np.asarray(rows.draw("hall").pick(HALLS)) + " " + (rows.draw("floor").integer(1, 4) * 100 + rows.draw("door").integer(1,
        32)).astype(TEXT)  # fmt: skip


@course.field("mode", title="Mode of teaching", phrases=("delivery mode of course", "instruction mode", "mode of instruction",
    "teaching mode", "learning mode", "course mode", "course format"), in_context=("mode", "format"))  # fmt: skip
def draw_mode(rows: Rows) -> Any:
    return rows.draw("mode").pick(MODES)


@measured(course, "capacity", low=8, high=320, storage="int16", decimals=None, widest=5000, title="Seats", phrases=("course capacity",
    "class capacity", "class size limit", "max enrollment", "maximum enrollment", "seats available in class"), in_context=("capacity",
    "seats"))  # fmt: skip
def count_seats(rows: Rows) -> Any:
    """Introductions are large, graduate classes small; in fives."""
    level = np.asarray(rows["level"])
    usual = np.select([level == "Introductory", level == "Intermediate", level == "Advanced"], [90.0, 45.0, 30.0], 18.0)
    return np.rint(usual * rows.draw("seats").lognormal(0.0, 0.42) / 5.0) * 5.0


@measured(course, "enrolled", low=3, high=320, storage="int16", decimals=None, widest=5000, title="Students enrolled",
    phrases=("enrolled students", "class size", "number of enrolled students", "students enrolled in class", "enrollment count"),
    in_context=("enrolled", "enrollment", "enrolment", "students"))  # fmt: skip
def count_enrolled(rows: Rows) -> Any:
    """60 to 100 % of the seats."""
    return np.floor(rows["capacity fact"] * (1.0 - rows.draw("free").exponential(0.14).clip(0, 0.7)))


@measured(course, "rating", low=1.0, high=5.0, decimals=1, widest=100, title="Students' rating (1 to 5)", phrases=("course rating",
    "course evaluation score", "class rating"))  # fmt: skip
def rate(rows: Rows) -> Any:
    return 4.75 - rows.draw("rating").exponential(0.55)
