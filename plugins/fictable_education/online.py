"""Online courses as a learning platform lists them, and how learners get on with them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_education.measures import add_days, days_before, measured, write_digits
from fictable_education.people import name_person

COURSES: Final = Pool.read(__package__, "data/online_courses.csv", weight="share", types={"hours": "float64", "price": "float64"})
UNIVERSITIES: Final = Pool.read(__package__, "data/universities.csv", weight="share")
CERTIFICATES: Final = Pool({"Course": 70, "Specialization": 21, "Professional certificate": 9})
LEVELS: Final = Pool({"Beginner": 48, "Intermediate": 26, "All levels": 18, "Advanced": 8}, de=["Anfänger", "Fortgeschritten",
    "Alle Stufen", "Experten"])  # fmt: skip
LANGUAGES: Final = Pool({"English": 78, "Spanish": 8, "German": 4, "French": 4, "Portuguese": 3, "Hindi": 3})
PLATFORMS: Final = Pool({"LearnHub": 38, "SkillForge": 27, "OpenCampus": 19, "BrightPath": 16})
DEVICES: Final = Pool({"Desktop": 55, "Mobile": 34, "Tablet": 11})

online = Entity("education.online_course", COURSES, title="Online course", phrases=("online course", "e-learning", "mooc", "elearning",
    "learning platform", "online learning", "online class", "video course", "udemy", "coursera"))  # fmt: skip
online.field("title", title="Title", phrases=("online course title", "online course name", "mooc title"), in_context=("title",
    "course title", "course name", "name", "course"))  # fmt: skip
online.field("category", title="Category", phrases=("online course category", "course category"), in_context=("category", "subject"))
online.field("subcategory", title="Subcategory", phrases=("online course subcategory", "course subcategory"), in_context=("subcategory",
    "topic"))  # fmt: skip


@online.field("id", title="Number of the course", capacity=10**6, phrases=("online course id", "mooc id"), in_context=("course id",))
def number_course(rows: Rows) -> Any:
    return "OC" + write_digits(rows.draw("id").distinct(10**6), 6)


@online.field("level", title="Level", phrases=("online course level", "instructional level"), in_context=("level", "difficulty",
    "difficulty level"))  # fmt: skip
def draw_level(rows: Rows) -> Any:
    return rows.draw("level").pick(LEVELS)


@online.field("instructor", title="Instructor", phrases=("online course instructor",), in_context=("instructor", "instructor name",
    "teacher", "tutor"))  # fmt: skip
def name_instructor(rows: Rows) -> Any:
    return name_person(rows, "instructor")


@online.field("platform", title="Platform (invented)", phrases=("learning platform", "course platform", "course provider",
    "online learning platform"), in_context=("platform", "provider"))  # fmt: skip
def draw_platform(rows: Rows) -> Any:
    return rows.draw("platform").pick(PLATFORMS)


@online.field("language", title="Language", phrases=("course language", "language of instruction"), in_context=("language",))
def draw_language(rows: Rows) -> Any:
    return rows.draw("language").pick(LANGUAGES)


@measured(online, "list_price", low=0, high=399, storage="decimal", decimals=2, title="Price", phrases=("online course price",
    "course price", "course fee"), in_context=("price", "cost"))  # fmt: skip
def show_price(rows: Rows) -> Any:
    """The title's price, now and then the next step up or down; free courses stay free."""
    step = np.array([-10.0, -5.0, 0.0, 0.0, 0.0, 5.0, 10.0])[rows.draw("step").integer(0, 6)]
    usual = np.asarray(rows["price"])
    return np.where(usual == 0.0, 0.0, np.maximum(usual + step, 9.99))


@online.field("free", title="Free", storage="bool", phrases=("is free course", "free course"), in_context=("is free", "free"))
def tell_free(rows: Rows) -> Any:
    return np.asarray(rows["price"]) == 0.0


@online.field("paid", title="Paid", storage="bool", phrases=("is paid course", "paid course"), in_context=("is paid", "paid"))
def tell_paid(rows: Rows) -> Any:
    return np.asarray(rows["price"]) > 0.0


@measured(online, "duration_hours", low=0.5, high=90.0, widest=10_000, title="Length (hours)", phrases=("content duration",
    "course duration hours", "course duration", "course length", "course hours", "video hours"), in_context=("duration", "duration hours",
    "hours"))  # fmt: skip
def measure_length(rows: Rows) -> Any:
    return np.asarray(rows["hours"]) * rows.draw("hours").lognormal(0.0, 0.16)


@measured(online, "lectures", low=4, high=620, storage="int16", decimals=None, widest=10_000, title="Lectures",
    phrases=("number of lectures", "num lectures", "lecture count", "number of lessons", "lessons"), in_context=("lectures",))  # fmt: skip
def count_lectures(rows: Rows) -> Any:
    return rows["duration_hours fact"] * 6.0 * rows.draw("lectures").lognormal(0.0, 0.25)


@measured(online, "learners", low=8, high=950_000, storage="int32", decimals=None, title="Learners",
    phrases=("number of subscribers of course", "num subscribers", "course enrollments", "number of learners", "learners",
    "enrolled learners", "course enrollment"), in_context=("students", "enrolled students", "enrollment", "enrollments",
    "number of students", "subscribers"))  # fmt: skip
def count_learners(rows: Rows) -> Any:
    """A long tail; free courses have more."""
    return rows.draw("learners").lognormal(7.6, 1.55) * np.where(np.asarray(rows["price"]) == 0.0, 3.2, 1.0)


@measured(online, "reviews", low=0, high=190_000, storage="int32", decimals=None, title="Reviews", phrases=("number of course reviews",
    "num reviews of course"), in_context=("reviews", "number of reviews", "num reviews", "review count", "ratings count"))  # fmt: skip
def count_reviews(rows: Rows) -> Any:
    """2 to 20 % of the learners."""
    return np.floor(rows["learners fact"] * rows.draw("reviews").lognormal(-2.75, 0.6).clip(0.004, 0.35))


@measured(online, "rating", low=1.5, high=5.0, decimals=1, widest=100, title="Rating (1 to 5)", phrases=("online course rating",),
    in_context=("rating", "course rating", "average rating", "stars"))  # fmt: skip
def rate(rows: Rows) -> Any:
    return 4.9 - rows.draw("rating").exponential(0.46)


@online.hidden("day")
def choose_day(rows: Rows) -> Any:
    """A day of the last six years."""
    return days_before(rows, rows.draw("day").uniform(20.0, 2190.0))


@online.field("published", title="Published on", storage="date32", phrases=("course published date", "course publication date"),
    in_context=("published date", "published on", "publish date", "launch date", "published timestamp"))  # fmt: skip
def show_day(rows: Rows) -> Any:
    return rows["day"]


@online.field("updated", title="Updated on", storage="date32", phrases=("course last updated",), in_context=("last updated",
    "updated on", "last update"))  # fmt: skip
def show_update(rows: Rows) -> Any:
    """Between publication and the clock."""
    span = (days_before(rows, 0) - rows["day"]).astype(np.int64)
    return add_days(rows["day"], np.floor(span * rows.draw("update").uniform(0.3, 1.0)))


@online.field("certificate", title="Gives a certificate", storage="bool", phrases=("certificate offered", "has certificate",
    "certificate", "certificate available", "certification offered"))  # fmt: skip
def tell_certificate(rows: Rows) -> Any:
    return rows.draw("certificate").chance(np.where(np.asarray(rows["price"]) == 0.0, 0.35, 0.92))


@online.hidden("done")
def measure_progress(rows: Rows) -> Any:
    """How much of the course a learner has seen, in per cent: many stop early, some finish."""
    kind = rows.draw("kind").uniform()
    return np.select([kind < 0.17, kind < 0.6], [100.0, np.floor(rows.draw("early").exponential(16.0)).clip(0, 99)],
        np.floor(rows.draw("part").uniform(10.0, 99.0)))  # fmt: skip


@measured(online, "progress", low=0, high=100, storage="int16", decimals=None, widest=100, title="Progress (%)",
    phrases=("course progress", "progress percentage", "progress percent", "completion percentage", "percent complete",
    "course completion", "completion rate"), in_context=("progress",))  # fmt: skip
def show_progress(rows: Rows) -> Any:
    return rows["done"]


@online.field("completed", title="Completed", storage="bool", phrases=("course completed", "completed course", "completion status"),
    in_context=("completed", "is completed"))  # fmt: skip
def tell_completed(rows: Rows) -> Any:
    return rows["done"] >= 100.0


@measured(online, "minutes_watched", low=0, high=5400, storage="int16", decimals=None, widest=100_000, title="Minutes watched",
    phrases=("watch time minutes of course", "time spent learning", "time spent on course", "video minutes watched"),
    in_context=("watch time", "time spent", "minutes watched"))  # fmt: skip
def measure_watched(rows: Rows) -> Any:
    return rows["duration_hours fact"] * 0.6 * rows["done"] * rows.draw("speed").lognormal(0.0, 0.12)


@measured(online, "quiz_average", low=10.0, high=100.0, widest=1000, title="Average of the quizzes (%)", phrases=("quiz average",
    "average quiz score", "quiz scores average"), in_context=("quiz score",))  # fmt: skip
def score_quizzes(rows: Rows) -> Any:
    return 68.0 + 0.14 * rows["done"] + 8.0 * rows.entity("education.student")["promise"] + rows.draw("quiz").normal(0.0, 6.0)


@online.field("enrolled_on", title="Enrolled on", storage="date32", phrases=("course enrollment date", "online enrollment date"),
    in_context=("enrollment date", "enrolment date", "enrolled on"))  # fmt: skip
def show_enrolment(rows: Rows) -> Any:
    span = (days_before(rows, 0) - rows["day"]).astype(np.int64)
    return add_days(rows["day"], np.floor(span * rows.draw("enrolled").uniform(0.05, 0.98)))


@online.field("device", title="Device", phrases=("learning device",), in_context=("device", "device type"))
def draw_device(rows: Rows) -> Any:
    return rows.draw("device").pick(DEVICES)


@online.field("organization", title="Organization (invented)", phrases=("course organization", "offering organization",
    "course offered by"), in_context=("organization", "organisation", "institution", "university", "partner"))  # fmt: skip
def name_organization(rows: Rows) -> Any:
    return rows.draw("organization").pick(UNIVERSITIES)["name"]


@online.field("certificate_type", title="Kind of certificate", phrases=("certificate type", "course certificate type",
    "type of certificate"))  # fmt: skip
def draw_certificate(rows: Rows) -> Any:
    return rows.draw("certificate type").pick(CERTIFICATES)
