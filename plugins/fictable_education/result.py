"""The result of an exam, an assignment or a course: score, grade, points and feedback agree and follow the student's ability."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import ColumnPlan, Context, Entity, FieldSpec, FieldType, Pool, Rows
from fictable_education.measures import TEXT, add_days, add_minutes, days_before, fill, measured, write_digits

FEEDBACK: Final = Pool.read(__package__, "data/feedback.csv", weight="share")
ADVICE: Final = Pool.read(__package__, "data/feedback_advice.csv")
EXAMS: Final = Pool.read(__package__, "data/exam_types.csv", weight="share", types={"weight": "int16"})
SUBJECTS: Final = Pool.read(__package__, "data/school_subjects.csv", weight="share")
ASSIGNMENTS: Final = Pool(["Problem Set {n}", "Essay {n}", "Lab Report {n}", "Reading Response {n}", "Project Milestone {n}", "Quiz {n}",
    "Homework {n}", "Case Study {n}", "Group Presentation {n}", "Worksheet {n}"])  # fmt: skip
BANDS: Final = np.array(["fail", "poor", "average", "good", "excellent"], TEXT)
# Lower limits of the letter grades in per cent, as most American schools set them, and the points of each.
LIMITS: Final = (60.0, 63.0, 67.0, 70.0, 73.0, 77.0, 80.0, 83.0, 87.0, 90.0, 93.0, 97.0)
LETTERS: Final = np.array(["F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"], TEXT)
POINTS: Final = np.array([0.0, 0.7, 1.0, 1.3, 1.7, 2.0, 2.3, 2.7, 3.0, 3.3, 3.7, 4.0, 4.0])
PLAIN_LIMITS: Final = (60.0, 70.0, 80.0, 90.0)
PLAIN: Final = np.array(["F", "D", "C", "B", "A"], TEXT)

result = Entity("education.exam_result", title="Exam result", phrases=("exam", "quiz", "report card", "transcript", "exam result",
    "assignment", "assessment", "gradebook", "student grade", "school exam", "test score", "student",
    "pupil"))  # fmt: skip


def grade(scores: NDArray[Any], *, plain: bool = False) -> Any:
    """Letter grades of scores in per cent; plain ones without plus and minus."""
    limits, letters = (PLAIN_LIMITS, PLAIN) if plain else (LIMITS, LETTERS)
    return letters[np.searchsorted(limits, np.asarray(scores, np.float64), side="right")]


@result.field("id", title="Number of the result", capacity=10**7, phrases=("exam result id", "result number", "grade id",
    "exam record id", "submission id"))  # fmt: skip
def number_result(rows: Rows) -> Any:
    return "R" + write_digits(rows.draw("id").distinct(10**7), 7)


@result.hidden("exam")
def choose_exam(rows: Rows) -> Any:
    """The kind of exam with its weight."""
    return rows.draw("exam").pick(EXAMS)


@result.field("exam_type", title="Kind of exam", phrases=("exam type", "assessment type", "type of exam", "test type of exam",
    "exam name", "type of assessment", "exam"))  # fmt: skip
def name_exam(rows: Rows) -> Any:
    return rows["exam"]["exam_type"]


@result.field("weight", title="Weight in the course grade (%)", storage="int16", phrases=("exam weight", "assessment weight",
    "grade weight"))  # fmt: skip
def weigh_exam(rows: Rows) -> Any:
    return np.asarray(rows["exam"]["weight"])


@result.hidden("topic")
def choose_subject(rows: Rows) -> Any:
    """A school subject."""
    return np.asarray(rows.draw("subject").pick(SUBJECTS))


@result.field("subject", title="School subject", phrases=("school subject", "exam subject", "subject name", "subject taught"),
    in_context=("subject", ))  # fmt: skip
def name_subject(rows: Rows) -> Any:
    return rows["topic"]


@measured(result, "score", low=12.0, high=100.0, widest=10_000, title="Score (%)", phrases=("exam score", "test score",
    "grade percentage", "score percentage", "exam marks", "marks obtained", "percentage score", "quiz score", "marks",
    "course grade percent", "student score", "assignment score", "exam result"), in_context=("score", "mark", "percentage", "points",
    "result"))  # fmt: skip
def draw_score(rows: Rows) -> Any:
    """Around 79 %, with the student's promise and the luck of the day."""
    promise = rows.entity("education.student")["promise"]
    raw = 79.0 + 10.0 * promise + rows.draw("luck").normal(0.0, 7.0)
    return np.where(raw > 92.0, 92.0 + 8.0 * (1.0 - 1.0 / (1.0 + (raw.clip(92.0) - 92.0) / 9.0)), raw)


@result.field("max_score", title="Most points possible", storage="int16", phrases=("max score", "maximum score", "total marks",
    "maximum marks", "max marks", "out of", "points possible"))  # fmt: skip
def show_maximum(rows: Rows) -> Any:
    return np.full(len(rows), 100)


@result.field("grade", title="Letter grade", phrases=("letter grade", "final grade", "course grade", "grade letter", "grade received",
    "grade obtained", "student grade", "exam grade"), in_context=("grade",))  # fmt: skip
def show_grade(rows: Rows) -> Any:
    return grade(rows["score fact"])


@result.field("plain_grade", title="Letter grade without plus and minus", phrases=("grade a-f", "simple letter grade"))
def show_plain_grade(rows: Rows) -> Any:
    return grade(rows["score fact"], plain=True)


@result.field("grade_points", title="Grade points (4.0)", storage="float64", decimals=1, phrases=("grade points", "grade point",
    "quality points"))  # fmt: skip
def show_points(rows: Rows) -> Any:
    return POINTS[np.searchsorted(LIMITS, rows["score fact"], side="right")]


@result.field("passed", title="Passed", storage="bool", phrases=("passed", "exam passed", "is passed", "pass flag"))
def tell_passed(rows: Rows) -> Any:
    return rows["score fact"] >= 60.0


@result.field("pass_fail", title="Pass or Fail", phrases=("pass/fail", "pass or fail", "pass fail", "pass fail status",
    "result status of exam", "exam status"), in_context=("result", "status"))  # fmt: skip
def name_pass(rows: Rows) -> Any:
    return np.where(rows["score fact"] >= 60.0, np.array("Pass", TEXT), np.array("Fail", TEXT))


@result.field("performance_level", title="Level of performance", phrases=("performance level", "performance category",
    "academic performance", "proficiency level", "student performance level"))  # fmt: skip
def name_level(rows: Rows) -> Any:
    words = rows.localized({"en_US": ("Failing", "Below average", "Average", "Good", "Excellent"), "de": ("Ungenügend", "Schwach",
        "Durchschnitt", "Gut", "Sehr gut")})  # fmt: skip
    return np.array(words, TEXT)[np.searchsorted(PLAIN_LIMITS, rows["score fact"], side="right")]


@result.field("feedback", title="Teacher's feedback", phrases=("teacher feedback", "teacher comment", "instructor feedback",
    "instructor comment", "grade comment", "student feedback from teacher", "report card comment", "teacher remarks",
    "remarks of teacher"), in_context=("feedback", "comment", "comments", "remarks"))  # fmt: skip
def write_feedback(rows: Rows) -> Any:
    """Praise for good scores, advice for weak ones."""
    band = BANDS[np.searchsorted(PLAIN_LIMITS, rows["score fact"], side="right")]
    text = np.asarray(rows.draw("feedback").pick(FEEDBACK, band=band)["text"])
    if not rows.locale.startswith("en"):
        return text
    advice = np.asarray(rows.draw("advice").pick(ADVICE, band=band)["text"])
    return np.where(rows.draw("brief").chance(0.25), text, text + " " + advice)


@result.hidden("day")
def choose_day(rows: Rows) -> Any:
    """A day of the last two years, on a weekday."""
    day = days_before(rows, rows.draw("day").integer(3, 730))
    weekday = (day.astype(np.int64) + 3) % 7
    return day - np.maximum(weekday - 4, 0).astype("timedelta64[D]")


@result.field("exam_date", title="Day of the exam", storage="date32", phrases=("exam date", "date of exam", "test day", "assessment date",
    "examination date", "quiz date", "graded on"))  # fmt: skip
def show_day(rows: Rows) -> Any:
    return rows["day"]


@measured(result, "duration", low=10, high=240, storage="int16", decimals=None, widest=1000, title="Duration of the exam (minutes)",
    phrases=("exam duration", "test duration", "exam length minutes"), in_context=("duration", "duration minutes"))  # fmt: skip
def choose_duration(rows: Rows) -> Any:
    return np.array([20, 30, 45, 60, 60, 90, 90, 120, 120, 180])[rows.draw("duration").integer(0, 9)]


@result.field("attempt", title="Attempt", storage="int16", phrases=("exam attempt", ), in_context=("attempt", "attempt number",
    "number of attempts", "attempts"))  # fmt: skip
def count_attempts(rows: Rows) -> Any:
    return 1 + np.searchsorted([0.86, 0.97], rows.draw("attempt").uniform(), side="right")


@result.field("assignment", title="Assignment", phrases=("assignment", "assignment title", "assignment name", "homework", "homework title"))
def name_assignment(rows: Rows) -> Any:
    return fill(rows.draw("assignment").pick(ASSIGNMENTS), n=rows.draw("number").integer(1, 9).astype(TEXT))


@result.field("due_date", title="Day when the assignment is due", storage="date32", phrases=("assignment due date", "assignment deadline",
    "homework due date"), in_context=("due date", "deadline"))  # fmt: skip
def show_due_day(rows: Rows) -> Any:
    return rows["day"]


@result.hidden("hours late")
def hand_in(rows: Rows) -> Any:
    """Hours after the end of the day that is due; mostly negative, the diligent earlier."""
    diligence = rows.entity("education.student")["diligence"]
    return np.where(rows.draw("late").chance(np.interp(diligence, [-2, 0, 2], [0.3, 0.09, 0.02])),
        rows.draw("after").exponential(20.0) + 0.2, -rows.draw("before").exponential(14.0) - 0.1)  # fmt: skip


@result.field("submitted_at", title="Time of submission", storage="timestamp[s]", phrases=("submission date", "submitted at",
    "submission time", "date submitted", "submitted on", "assignment submission date"))  # fmt: skip
def show_submission(rows: Rows) -> Any:
    return add_minutes(add_days(rows["day"], 1), rows["hours late"] * 60.0)


@result.field("late", title="Handed in late", storage="bool", phrases=("is late", "late submission", "submitted late"),
    in_context=("late", ))  # fmt: skip
def tell_late(rows: Rows) -> Any:
    return rows["hours late"] > 0.0


@result.field("submission_status", title="Status of the submission", phrases=("submission status", "assignment status", "homework status"))
def name_submission(rows: Rows) -> Any:
    return np.where(rows["hours late"] > 0.0, np.array("Late", TEXT), np.array("On time", TEXT))


def map_grade(field: FieldSpec, _: Context) -> ColumnPlan:
    """The letter grade of the score in another field."""

    def compute(rows: Rows) -> Any:
        share = np.asarray(rows[field.params["score"]], np.float64) / float(field.params["out_of"]) * 100.0
        return grade(share, plain=not field.params["plus_minus"])

    return ColumnPlan(compute)


GRADE_FOR_SCORE: Final = FieldType(
    "education.grade_for_score",
    mapper=map_grade,
    title="Letter grade of a score",
    description="The letter grade of the number in the field `score`, which is out of `out_of` points.",
    required=("score",),
    params={
        "score": {"type": "string", "format": "field:number"},
        "out_of": {"type": "number", "minimum": 1, "maximum": 100_000, "default": 100},
        "plus_minus": {"type": "boolean", "default": True},
    },
    phrases=("grade for score", "letter grade for score"),
)
